// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/thread/edit_history.hpp"

#include "client/kit/label.hpp"
#include "client/kit/prose.hpp"
#include "client/kit/time_words.hpp"

#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {
namespace {

constexpr int kWidth = 340;
constexpr int kMostHeight = 360;

} // namespace

EditHistory::EditHistory(const kit::Theme& theme, const MessageRow& message, std::int64_t nowMs, QWidget* parent)
    : PopupFrame(theme, tr("What it said before"), parent) {
    auto* title = new kit::Label(theme, kit::TextStyle::body, kit::Token::textPrimary, kit::Weight::semibold);
    title->setText(tr("What it said before"));

    auto* texts = new QWidget;
    auto* column = new QVBoxLayout(texts);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(2);
    for (const FormerTextRow& former : message.formerTexts) {
        const QString when = kit::TimeWords::inSentence(former.untilMs, nowMs);
        addText(*column, tr("Until: %1", "time of day, perhaps with its day").arg(when), former.text);
    }
    addText(*column, tr("Now", "of an edited message: its present text"), message.text);
    column->addStretch();

    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(texts);
    scroll->setAccessibleName(tr("What it said before"));
    scroll->viewport()->setAutoFillBackground(false);
    texts->setAutoFillBackground(false);

    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(12, 8, 4, 8);
    whole->setSpacing(4);
    whole->addWidget(title);
    whole->addWidget(scroll);
    const int inner = theme.px(kWidth) - 24;
    scroll->setFixedHeight(std::min(column->heightForWidth(inner), theme.px(kMostHeight)));
    setFixedWidth(theme.px(kWidth));
    scroll->setFocus();
}

void EditHistory::addText(QVBoxLayout& column, const QString& when, const QString& text) {
    auto* head = new kit::Label(theme(), kit::TextStyle::caption, kit::Token::textMuted);
    head->setText(when);
    auto* words = new kit::Prose(theme(), kit::TextStyle::body);
    words->setText(text);
    words->setAccessibleName(when + QStringLiteral(": ") + text);
    column.addSpacing(4);
    column.addWidget(head);
    column.addWidget(words);
}

void EditHistory::openBeside(QPoint globalPoint) {
    adjustSize();
    const QRect room = screen()->availableGeometry();
    int y = globalPoint.y();
    if (y + height() > room.bottom())
        y = std::max(room.top(), room.bottom() - height());
    move(std::clamp(globalPoint.x(), room.left(), std::max(room.left(), room.right() - width())), y);
    show();
}

} // namespace pult::client
