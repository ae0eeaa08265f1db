// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/settings_window.hpp"

#include "client/kit/button.hpp"

#include <QEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pult::client {

namespace {

constexpr int kWidth = 680;
constexpr int kHeight = 480;
constexpr int kNamesWidth = 200;

} // namespace

SettingsWindow::SettingsWindow(const kit::Theme& theme, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_notices(new NoticesPage(theme)), m_sounds(new SoundsPage(theme)),
      m_look(new LookPage(theme)), m_keys(new KeysPage(theme)), m_names(new QVBoxLayout), m_pages(new QStackedWidget) {
    setAttribute(Qt::WA_DeleteOnClose);
    auto* names = new kit::Paper(theme, kit::Token::bgWindow);
    names->setLines(Qt::RightEdge);
    names->setFixedWidth(theme.px(kNamesWidth));
    m_names->setContentsMargins(8, 12, 8, 8);
    m_names->setSpacing(4);
    addPage(m_notices, QStringLiteral("message-circle"));
    addPage(m_sounds, QStringLiteral("music"));
    addPage(m_look, QStringLiteral("text-size"));
    addPage(m_keys, QStringLiteral("language"));
    m_names->addStretch();
    names->setLayout(m_names);
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(names);
    whole->addWidget(m_pages, 1);
    resize(theme.px(kWidth), theme.px(kHeight));
    retranslate();
    showPage(Page::notices);
}

void SettingsWindow::addPage(SettingsPage* page, const QString& icon) {
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    const int number = m_pages->addWidget(scroll);
    auto* name = new kit::Button(m_theme, kit::Button::Look::tab);
    name->setIconName(icon);
    name->setAutoExclusive(true);
    name->setLeading(true);
    name->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(name, &kit::Button::clicked, this, [this, number] { showPage(static_cast<Page>(number)); });
    m_names->addWidget(name);
    m_buttons.append(name);
}

void SettingsWindow::showPage(Page page) {
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_buttons[static_cast<int>(page)]->setChecked(true);
}

void SettingsWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SettingsWindow::retranslate() {
    setWindowTitle(tr("Settings"));
    const QStringList names{tr("Notifications"), tr("Sounds"), tr("Look, language, text"), tr("Keys")};
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setText(names[i]);
        m_pages->widget(i)->setAccessibleName(names[i]);
    }
}

} // namespace pult::client
