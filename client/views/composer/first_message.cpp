// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/first_message.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/small_widgets.hpp"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kFormWidth = 480;
constexpr int kWordsHeight = 120;
} // namespace

FirstMessage::FirstMessage(const kit::Theme& theme, const Addressee& to, QWidget* parent)
    : QDialog(parent), m_text(new QPlainTextEdit),
      m_problem(new kit::Label(theme, TextStyle::small, Token::dangerText)),
      m_send(new Button(theme, Button::Look::primary)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Write first"));
    setAccessibleName(windowTitle());
    auto* heading = new kit::Label(theme, TextStyle::title, Token::textPrimary, kit::Weight::semibold);
    heading->setText(tr("Write to %1", "a customer").arg(to.name));
    heading->setEliding(true);
    auto* badge = new kit::BadgeView(theme);
    badge->setChannel(to.channelKind);
    auto* address = new kit::Label(theme, TextStyle::small, Token::textSecondary);
    address->setText(to.address);
    address->setEliding(true);
    auto* whom = new QHBoxLayout;
    whom->setSpacing(8);
    whom->addWidget(badge);
    whom->addWidget(address, 1);

    m_text->setObjectName(QStringLiteral("first-words"));
    m_text->setFont(theme.font(TextStyle::body));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(theme.px(kWordsHeight));
    m_text->setAccessibleName(tr("First message to %1", "a customer").arg(to.name));
    m_text->setPlaceholderText(tr("The client sees it as soon as it is sent"));
    m_text->setStyleSheet(QStringLiteral("QPlainTextEdit { border: 1px solid %1; border-radius: 4px; padding: 4px; }")
                              .arg(theme.color(Token::borderStrong).name()));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* cancel = new Button(theme, Button::Look::quiet);
    cancel->setText(tr("Cancel"));
    m_send->setText(tr("Send"));
    m_send->setIconName(QStringLiteral("send"));
    m_send->setKey(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_send->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_send);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addLayout(whom);
    column->addWidget(m_text, 1);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    resize(theme.px(kFormWidth), sizeHint().height());
    QPalette paper = palette();
    paper.setColor(QPalette::Window, theme.color(Token::bgSurface));
    setPalette(paper);

    connect(cancel, &Button::clicked, this, &QDialog::close);
    connect(m_send, &Button::clicked, this, &FirstMessage::send);
    connect(m_text, &QPlainTextEdit::textChanged, m_problem, &QWidget::hide);
    m_text->setFocus();
}

void FirstMessage::setText(const QString& text) {
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::End);
}

void FirstMessage::send() {
    const QString words = m_text->toPlainText().trimmed();
    if (words.isEmpty()) {
        showProblem(tr("Write something first"));
        return;
    }
    m_problem->hide();
    m_send->setEnabled(false); // once until there is an answer
    emit sendRequested(words);
}

void FirstMessage::showProblem(const QString& words) {
    m_problem->setText(words);
    m_problem->show();
    m_send->setEnabled(true);
    m_text->setFocus();
}

} // namespace pult::client
