// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/dialog_preview.hpp"

#include "client/models/words/content_words.hpp"

#include <QCoreApplication>

namespace pult::client {
namespace {

using kit::Token;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(pult::client::DialogPreview)
};

// One line, and never more of a long message than a row could show.
QString oneLine(const QString& text) {
    return text.left(300).simplified();
}

} // namespace

QString deliveryIcon(DeliveryState state) {
    switch (state) {
    case DeliveryState::none:
        return {};
    case DeliveryState::scheduled:
    case DeliveryState::queued:
    case DeliveryState::inflight:
        return QStringLiteral("clock");
    case DeliveryState::accepted:
        return QStringLiteral("check");
    case DeliveryState::delivered:
    case DeliveryState::read:
        return QStringLiteral("checks");
    case DeliveryState::failed:
        return QStringLiteral("alert-circle");
    case DeliveryState::uncertain:
        return QStringLiteral("help-circle");
    case DeliveryState::cancelled:
        return QStringLiteral("ban");
    }
    return {};
}

Token deliveryColour(DeliveryState state) {
    switch (state) {
    case DeliveryState::read:
        return Token::accent;
    case DeliveryState::failed:
        return Token::dangerText;
    case DeliveryState::uncertain:
        return Token::warningText;
    default:
        return Token::textMuted;
    }
}

QString deliveryWords(DeliveryState state) {
    switch (state) {
    case DeliveryState::none:
        return {};
    case DeliveryState::scheduled:
        return Words::tr("sends in a moment");
    case DeliveryState::queued:
        return Words::tr("in the queue");
    case DeliveryState::inflight:
        return Words::tr("sending");
    case DeliveryState::accepted:
        return Words::tr("sent");
    case DeliveryState::delivered:
        return Words::tr("delivered");
    case DeliveryState::read:
        return Words::tr("read");
    case DeliveryState::failed:
        return Words::tr("not sent");
    case DeliveryState::uncertain:
        return Words::tr("maybe sent");
    case DeliveryState::cancelled:
        return Words::tr("cancelled");
    }
    return {};
}

QString attachmentIcon(const QString& kind) {
    if (kind == u"image")
        return QStringLiteral("photo");
    if (kind == u"video")
        return QStringLiteral("video");
    if (kind == u"voice")
        return QStringLiteral("microphone");
    if (kind == u"audio")
        return QStringLiteral("music");
    if (kind == u"sticker")
        return QStringLiteral("photo");
    if (kind == u"location")
        return QStringLiteral("map-pin");
    if (kind == u"contact")
        return QStringLiteral("user-circle");
    return QStringLiteral("file-text");
}

DialogPreview previewOf(const DialogRow& row) {
    DialogPreview preview;
    preview.text = lastWords(row);
    if (!row.typing.isEmpty() && row.customerIsTyping) {
        preview.text = Words::tr("typing…");
        preview.textColour = Token::link;
    } else if (!row.typing.isEmpty()) {
        preview.icon = QStringLiteral("pencil");
        preview.text = Words::tr("%1 is writing…", "a colleague").arg(row.typing);
    } else if (!row.draftText.isEmpty()) {
        preview.lead = Words::tr("Draft:");
        if (row.draftIsNote)
            preview.icon = QStringLiteral("note");
        preview.text = oneLine(row.draftText);
    } else if (row.lastState == DeliveryState::failed || row.lastState == DeliveryState::uncertain) {
        preview.icon = deliveryIcon(row.lastState);
        preview.iconColour = preview.leadColour = deliveryColour(row.lastState);
        preview.lead = row.lastState == DeliveryState::failed ? Words::tr("Not sent:") : Words::tr("Maybe sent:");
    } else if (row.pending) {
        preview.icon = deliveryIcon(DeliveryState::queued);
        preview.iconColour = deliveryColour(DeliveryState::queued);
    } else if (row.lastDirection == Direction::out) {
        preview.icon = deliveryIcon(row.lastState);
        preview.iconColour = deliveryColour(row.lastState);
        preview.text = row.lastAuthor.isEmpty() ? Words::tr("You: %1", "last message").arg(preview.text)
                                                : Words::tr("%1: %2", "author, text").arg(row.lastAuthor, preview.text);
    } else if (row.lastDirection == Direction::note) {
        preview.icon = QStringLiteral("note");
        if (!row.lastAuthor.isEmpty())
            preview.text = Words::tr("%1: %2", "author, text").arg(row.lastAuthor, preview.text);
    } else if (!row.lastAttachmentKind.isEmpty()) {
        preview.icon = attachmentIcon(row.lastAttachmentKind);
    } else if (!row.lastUnsupported.isEmpty()) {
        preview.icon = QStringLiteral("help-circle");
    }
    return preview;
}

} // namespace pult::client
