// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/time_popup.hpp"

#include "client/kit/button.hpp"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace pult::client {

TimePopup::TimePopup(const kit::Theme& theme, std::int64_t nowMs, const QString& name, const QString& words,
                     QWidget* parent)
    : PopupFrame(theme, name, parent), m_input(new QDateTimeEdit) {
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs);
    m_input->setDisplayFormat(QStringLiteral("dd.MM.yyyy HH:mm"));
    m_input->setMinimumDateTime(now.addSecs(60));
    m_input->setMaximumDateTime(now.addYears(1));
    m_input->setDateTime(QDateTime(now.date().addDays(1), QTime(9, 0)));
    m_input->setAccessibleName(name);
    m_input->findChild<QLineEdit*>()->setAccessibleName(name); // it has the caret
    m_input->setFont(theme.font(kit::TextStyle::body));
    m_input->setMinimumHeight(theme.px(32));
    m_input->setCurrentSection(QDateTimeEdit::HourSection);
    auto* button = new kit::Button(theme, kit::Button::Look::primary);
    button->setText(words);
    connect(button, &kit::Button::clicked, this, &TimePopup::take);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 8);
    row->addWidget(m_input);
    row->addWidget(button);
}

void TimePopup::openBelow(const QWidget* widget) {
    adjustSize();
    move(widget->mapToGlobal(QPoint(widget->width() - width(), widget->height() + 4)));
    show();
    m_input->setFocus();
}

void TimePopup::take() {
    emit chosen(m_input->dateTime().toMSecsSinceEpoch());
    close();
}

void TimePopup::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        take();
    else
        PopupFrame::keyPressEvent(event);
}

} // namespace pult::client
