// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/settings_window.hpp"

#include "client/kit/button.hpp"
#include "client/views/settings/found_line.hpp"
#include "client/views/settings/settings_search.hpp"

#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

namespace {

constexpr int kWidth = 680;
constexpr int kHeight = 480;
constexpr int kNamesWidth = 200;
constexpr int kFoundEdge = 16;
constexpr int kHeadingEdge = 12; ///< as the icons of the lines under it
constexpr int kHeadingGap = 8;

} // namespace

SettingsWindow::SettingsWindow(const kit::Theme& theme, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_notices(new NoticesPage(theme)), m_sounds(new SoundsPage(theme)),
      m_look(new LookPage(theme)), m_keys(new KeysPage(theme)), m_computer(new ComputerPage(theme)),
      m_find(new QLineEdit), m_names(new QVBoxLayout), m_found(new QVBoxLayout),
      m_nothing(new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary)), m_pages(new QStackedWidget) {
    setAttribute(Qt::WA_DeleteOnClose);
    auto* names = new kit::Paper(theme, kit::Token::bgWindow);
    names->setLines(Qt::RightEdge);
    names->setFixedWidth(theme.px(kNamesWidth));
    m_names->setContentsMargins(8, 12, 8, 8);
    m_names->setSpacing(4);
    m_find->setMinimumHeight(theme.px(32));
    m_find->setClearButtonEnabled(true);
    m_clear = m_find->findChild<QToolButton*>();
    const auto dressClear = [this] {
        m_clear->setIcon(m_theme.icon(QStringLiteral("x"), 16, kit::Token::textSecondary));
    };
    dressClear();
    connect(&theme, &kit::Theme::changed, this, dressClear);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    m_found->setSpacing(2);
    m_names->addWidget(m_find);
    m_find->installEventFilter(this);
    connect(m_find, &QLineEdit::textChanged, this, &SettingsWindow::showFound);
    connect(m_find, &QLineEdit::returnPressed, this, [this] {
        for (int i = 0; i < m_found->count(); ++i)
            if (auto* first = qobject_cast<FoundLine*>(m_found->itemAt(i)->widget()))
                return first->click();
    });
    addPage(m_notices, QStringLiteral("message-circle"));
    addPage(m_sounds, QStringLiteral("music"));
    addPage(m_look, QStringLiteral("text-size"));
    addPage(m_keys, QStringLiteral("keyboard"));
    addPage(m_computer, QStringLiteral("photo"));
    auto* found = new kit::Paper(theme, kit::Token::bgSurface);
    auto* lines = new QVBoxLayout(found);
    lines->setContentsMargins(kFoundEdge, kFoundEdge, kFoundEdge, kFoundEdge);
    lines->addLayout(m_found);
    lines->addWidget(m_nothing);
    lines->addStretch();
    m_pages->addWidget(found);
    m_names->addStretch();
    names->setLayout(m_names);
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(names);
    whole->addWidget(m_pages, 1);
    resize(theme.px(kWidth), std::min(theme.px(kHeight), screen()->availableGeometry().height()));
    retranslate();
    showPage(Page::notices);
}

void SettingsWindow::addPage(SettingsPage* page, const QString& icon) {
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // Tab goes to what stands on it
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
    m_icons.append(icon);
}

void SettingsWindow::showPage(Page page) {
    m_page = page;
    m_pages->setCurrentIndex(static_cast<int>(page));
    markPage(static_cast<int>(page));
}

void SettingsWindow::markPage(int page) {
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setAutoExclusive(false); // one that is exclusive can't be none
        m_buttons[i]->setChecked(i == page);
        m_buttons[i]->setAutoExclusive(true);
    }
}

void SettingsWindow::reveal(Page page, const QString& words) {
    showPage(page);
    if (page == Page::keys)
        m_keys->showAll();
    auto* scroll = qobject_cast<QScrollArea*>(m_pages->currentWidget());
    if (QWidget* control = static_cast<SettingsPage*>(scroll->widget())->controlOf(words)) {
        scroll->ensureWidgetVisible(control);
        control->setFocus(Qt::ShortcutFocusReason);
    }
}

void SettingsWindow::addFound(const SettingsHit& hit) {
    auto* line = new FoundLine(m_theme, hit, m_icons[hit.page], m_buttons[hit.page]->text());
    connect(line, &FoundLine::clicked, this, [this, hit] { reveal(static_cast<Page>(hit.page), hit.words); });
    m_found->addWidget(line);
}

/// In place of the page stand the lines that fit, those of a page together.
void SettingsWindow::showFound() {
    while (QLayoutItem* old = m_found->takeAt(0)) {
        if (QWidget* line = old->widget()) {
            line->hide(); // the others come at once
            line->deleteLater();
        }
        delete old;
    }
    const QString typed = m_find->text().simplified();
    m_nothing->hide();
    if (typed.isEmpty())
        return showPage(m_page);
    m_pages->setCurrentIndex(m_pages->count() - 1);
    markPage(-1);
    const QList<SettingsHit> hits = SettingsSearch::find(typed, m_keys->actions());
    m_nothing->setVisible(hits.isEmpty());
    if (hits.isEmpty())
        return;
    auto* heading = new kit::Label(m_theme, kit::TextStyle::title, kit::Token::textPrimary);
    heading->setEliding(true);
    heading->setText(tr("Found by “%1”", "what was typed").arg(typed));
    heading->setContentsMargins(kHeadingEdge, 0, 0, 0);
    m_found->addWidget(heading);
    m_found->addSpacing(kHeadingGap);
    for (const SettingsHit& hit : hits)
        addFound(hit);
}

bool SettingsWindow::eventFilter(QObject* watched, QEvent* event) {
    const bool isDown =
        watched == m_find && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down;
    if (!isDown)
        return QDialog::eventFilter(watched, event);
    stepDown();
    return true;
}

/// To what was found, else to the list of pages.
void SettingsWindow::stepDown() {
    QWidget* next = m_buttons[static_cast<int>(m_page)];
    for (int i = m_found->count() - 1; i >= 0; --i)
        if (auto* line = qobject_cast<FoundLine*>(m_found->itemAt(i)->widget()))
            next = line;
    next->setFocus(Qt::TabFocusReason);
}

void SettingsWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SettingsWindow::retranslate() {
    setWindowTitle(tr("Settings"));
    m_find->setPlaceholderText(tr("Find a setting"));
    m_find->setAccessibleName(tr("Find a setting"));
    m_clear->setAccessibleName(tr("Clear"));
    m_nothing->setText(tr("No setting is called like that"));
    const QStringList names{tr("Notifications"), tr("Sounds"), tr("Look, language, text"), tr("Keys"),
                            tr("Pictures and startup")};
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setText(names[i]);
        m_pages->widget(i)->setAccessibleName(names[i]);
    }
}

} // namespace pult::client
