// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/tag_popup.hpp"

#include "client/kit/popup_place.hpp"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>

namespace pult::client {

TagPopup::TagPopup(const kit::Theme& theme, QWidget* parent, const QString& title)
    : QFrame(parent, Qt::Popup), m_theme(theme), m_input(new QLineEdit) {
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(title);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 8);
    row->addWidget(m_input);
    m_input->setFixedSize(theme.px(200), theme.px(32));
    m_input->setMaxLength(64);
    m_input->setPlaceholderText(title);
    m_input->setAccessibleName(title);
    connect(m_input, &QLineEdit::returnPressed, this, [this] {
        const QString tag = m_input->text().simplified();
        if (!tag.isEmpty())
            emit chosen(tag);
        close();
    });
}

void TagPopup::openBelow(const QWidget* widget) {
    adjustSize();
    move(kit::popupPlace(*widget, size()));
    show();
    move(kit::popupPlace(*widget, size())); // dressed it may be wider
    m_input->setFocus();
}

void TagPopup::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(kit::Token::bgSurface));
    painter.setPen(m_theme.color(kit::Token::borderStrong));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace pult::client
