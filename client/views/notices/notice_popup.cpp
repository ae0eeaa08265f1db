// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/notices/notice_popup.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/small_widgets.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {
constexpr int kWidth = 340;
constexpr int kSide = 12;
constexpr int kTextLines = 2;
constexpr int kControlHeight = 28;
} // namespace

NoticePopup::NoticePopup(const kit::Theme& theme)
    : QWidget(nullptr, Qt::ToolTip | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint | Qt::WindowDoesNotAcceptFocus),
      m_theme(theme), m_title(new kit::Label(theme, TextStyle::body, Token::textPrimary, Weight::semibold)),
      m_text(new kit::Label(theme, TextStyle::body, Token::textSecondary)),
      m_open(new kit::Button(theme, kit::Button::Look::outline)),
      m_take(new kit::Button(theme, kit::Button::Look::outline)),
      m_reply(new kit::Button(theme, kit::Button::Look::outline)), m_field(new QLineEdit),
      m_cross(kit::makeIconButton(theme, QStringLiteral("x"), this, 16, 24)) {
    setAttribute(Qt::WA_ShowWithoutActivating);
    setCursor(Qt::PointingHandCursor);
    for (kit::Label* words : {m_title, m_text})
        words->setObjectName(QStringLiteral("comes"));
    m_title->setEliding(true);
    m_text->setEliding(true, kTextLines);
    for (kit::Button* button : {m_open, m_take, m_reply})
        button->setControlHeight(kControlHeight);

    auto* head = new QHBoxLayout;
    auto* sign = new kit::IconView(theme, 20);
    sign->setIcon(QStringLiteral("pult"), Token::accent);
    head->addWidget(sign);
    head->addWidget(m_title, 1);
    head->addWidget(m_cross);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_field, 1);
    foot->addStretch();
    foot->addWidget(m_take);
    foot->addWidget(m_reply);
    foot->addWidget(m_open);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSide, kSide, kSide, kSide);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_text);
    column->addLayout(foot);
    connect(m_open, &kit::Button::clicked, this, &NoticePopup::openRequested);
    m_field->hide();
    connect(m_reply, &kit::Button::clicked, this, [this] { m_replying ? send() : beginReply(); });
    connect(m_field, &QLineEdit::returnPressed, this, &NoticePopup::send);
    connect(m_take, &kit::Button::clicked, this, &NoticePopup::takeRequested);
    connect(m_cross, &kit::Button::clicked, this, &NoticePopup::dismissed);
}

void NoticePopup::setNotice(const Notice& notice) {
    const std::int64_t seen = m_notice.seenSeq;
    m_notice = notice;
    if (m_replying)
        m_notice.seenSeq = seen; // who writes looks at his own words
    refresh();
}

QString NoticePopup::typed() const {
    return m_field->text().trimmed();
}

void NoticePopup::refresh() {
    setAccessibleName(tr("Notification: %1").arg(m_notice.title));
    m_title->setText(m_notice.title);
    m_text->setText(m_notice.text);
    m_text->setVisible(!m_notice.text.isEmpty());
    m_text->setMinimumHeight(kTextLines * m_theme.lineHeight(TextStyle::body));
    m_open->setText(tr("Open"));
    m_take->setText(tr("Take"));
    m_take->setVisible(m_notice.mayTake);
    m_reply->setText(m_replying ? tr("Send") : tr("Reply"));
    m_reply->setVisible(m_notice.mayReply || m_replying);
    m_open->setVisible(!m_replying);
    m_field->setVisible(m_replying);
    m_field->setMinimumHeight(m_theme.px(kControlHeight));
    m_field->setAccessibleName(tr("Reply: %1").arg(m_notice.title));
    m_field->setPlaceholderText(tr("Write a reply…"));
    m_cross->setHint(tr("Put away"));
    setFixedWidth(m_theme.px(kWidth));
    adjustSize();
}

/// Only now it may have the keyboard.
void NoticePopup::beginReply() {
    m_replying = true;
    refresh();
    emit replyBegun();
    setWindowFlag(Qt::WindowDoesNotAcceptFocus, false);
    show(); // other flags make another window of it
    activateWindow();
    m_field->setFocus();
}

void NoticePopup::send() {
    const QString text = typed();
    m_field->clear();
    if (!text.isEmpty())
        emit replied(text);
}

void NoticePopup::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_replying)
        return emit dismissed();
    QWidget::keyPressEvent(event);
}

void NoticePopup::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void NoticePopup::mousePressEvent(QMouseEvent*) {
    if (!m_replying)
        emit openRequested();
}

void NoticePopup::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::bgSurface));
    painter.setPen(m_theme.color(m_notice.stays ? Token::dangerText : Token::borderStrong));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace pult::client
