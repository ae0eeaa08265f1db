// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/left_text.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/prose.hpp"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kTextWidth = 480;
constexpr int kTextHeight = 140;
} // namespace

LeftText::LeftText(const kit::Theme& theme, const QString& text, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Your text"));
    setAccessibleName(windowTitle());
    auto* heading = new kit::Label(theme, TextStyle::title, Token::textPrimary, kit::Weight::semibold);
    heading->setText(windowTitle());
    auto* why = new kit::Prose(theme, TextStyle::small, Token::textSecondary);
    why->setText(tr("You can't open this dialog any more. What you have written in it is still yours."));

    auto* words = new QPlainTextEdit(text);
    words->setObjectName(QStringLiteral("left-text"));
    words->setReadOnly(true);
    words->setFont(theme.font(TextStyle::body));
    words->setTabChangesFocus(true);
    words->setMinimumHeight(theme.px(kTextHeight));
    words->setAccessibleName(tr("What you have written"));
    words->setStyleSheet(QStringLiteral("QPlainTextEdit { border: 1px solid %1; border-radius: 4px; padding: 4px; }")
                             .arg(theme.color(Token::borderStrong).name()));

    auto* discard = new Button(theme, Button::Look::quiet);
    discard->setObjectName(QStringLiteral("left-text-delete"));
    discard->setText(tr("Delete"));
    auto* cancel = new Button(theme, Button::Look::quiet);
    cancel->setText(tr("Close"));
    auto* copy = new Button(theme, Button::Look::primary);
    copy->setObjectName(QStringLiteral("left-text-copy"));
    copy->setText(tr("Copy"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(discard);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(copy);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(why);
    column->addWidget(words, 1);
    column->addLayout(buttons);
    resize(theme.px(kTextWidth), sizeHint().height());
    QPalette paper = palette();
    paper.setColor(QPalette::Window, theme.color(Token::bgSurface));
    setPalette(paper);

    connect(copy, &Button::clicked, this, [this, text] {
        QApplication::clipboard()->setText(text);
        close();
    });
    connect(discard, &Button::clicked, this, [this] {
        emit deleteRequested();
        close();
    });
    connect(cancel, &Button::clicked, this, &QDialog::close);
    copy->setFocus();
}

} // namespace pult::client
