// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/picker_popup.hpp"

#include "client/kit/label.hpp"
#include "client/views/parts/picker_list.hpp"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pult::client {

PickerPopup::PickerPopup(const kit::Theme& theme, const QString& title, QWidget* parent)
    : PopupFrame(theme, title, parent), m_field(new QLineEdit), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(8, 8, 8, 8);
    m_column->setSpacing(6);
    m_column->addWidget(m_field);
    m_field->setPlaceholderText(title);
    m_field->setAccessibleName(title);
    listenTo(m_field);
}

void PickerPopup::listenTo(QLineEdit* line) {
    line->setFont(theme().font(kit::TextStyle::body));
    line->setMinimumHeight(theme().px(32));
    line->installEventFilter(this);
}

void PickerPopup::addKeys(const QString& words) {
    auto* keys = new kit::Label(theme(), kit::TextStyle::caption, kit::Token::textMuted);
    keys->setText(words);
    keys->setWordWrap(true);
    m_column->addWidget(keys);
}

void PickerPopup::openBelow(const QWidget* widget) {
    showBelow(*widget);
    m_field->setFocus();
}

bool PickerPopup::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return PopupFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        take();
        return true;
    }
    return list()->onKey(key);
}

} // namespace pult::client
