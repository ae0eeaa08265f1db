// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/content_words.hpp"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace pult::client {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Content)
};

struct KnownKind {
    const char* kind; ///< as the messengers call it
    const char* words;
};

// What customers really send of what can't be shown; the rest keeps the messenger's own word.
constexpr std::array<KnownKind, 9> kKnownKinds{{
    {"poll", QT_TRANSLATE_NOOP("pult::client::Content", "poll")},
    {"dice", QT_TRANSLATE_NOOP("pult::client::Content", "dice")},
    {"game", QT_TRANSLATE_NOOP("pult::client::Content", "game")},
    {"story", QT_TRANSLATE_NOOP("pult::client::Content", "story")},
    {"gift", QT_TRANSLATE_NOOP("pult::client::Content", "gift")},
    {"unique_gift", QT_TRANSLATE_NOOP("pult::client::Content", "gift")},
    {"giveaway", QT_TRANSLATE_NOOP("pult::client::Content", "giveaway")},
    {"checklist", QT_TRANSLATE_NOOP("pult::client::Content", "checklist")},
    {"invoice", QT_TRANSLATE_NOOP("pult::client::Content", "invoice")},
}};

// One line, and never more of a long message than a row could show.
QString oneLine(const QString& text) {
    return text.left(300).simplified();
}

QString sizeWords(std::int64_t bytes) {
    return bytes > 0 ? QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeTraditionalFormat) : QString();
}

QString absenceWords(const AttachmentRow& attachment) {
    const QString size = sizeWords(attachment.bytes);
    switch (attachment.absence) {
    case Absence::none:
        return {};
    case Absence::pending:
        return Words::tr("loading from the messenger");
    case Absence::tooLarge:
        return size.isEmpty() ? Words::tr("too large for the messenger to hand out")
                              : Words::tr("%1, more than the messenger hands out", "size").arg(size);
    case Absence::gone:
        return Words::tr("no longer available");
    case Absence::failed:
        return Words::tr("could not be fetched");
    }
    return {};
}

// Of something that was recorded, its name tells nothing.
bool isNameless(const AttachmentRow& attachment) {
    return attachment.name.isEmpty() || attachment.kind == u"voice" || attachment.kind == u"sticker";
}

QString endingOf(const QString& name) {
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 && name.size() - dot <= 6 ? name.mid(dot + 1).toUpper() : QString();
}

} // namespace

QString durationWords(std::int64_t durationMs) {
    const auto seconds = (durationMs + 500) / 1000;
    const QString tail = QStringLiteral("%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(QString::number(seconds / 60), tail);
    const QString minutes = QStringLiteral("%1").arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1:%2:%3").arg(QString::number(seconds / 3600), minutes, tail);
}

QString videoWords(const AttachmentRow& attachment) {
    QStringList parts;
    if (attachment.durationMs > 0)
        parts += durationWords(attachment.durationMs);
    parts += sizeWords(attachment.bytes);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString attachedWords(int files) {
    return Words::tr("%n file(s)", nullptr, files);
}

QString speedWords(double speed) {
    return QLocale().toString(speed, 'g', 2) + QChar(0x00D7);
}

QString attachmentWords(const QString& kind) {
    if (kind == u"image")
        return Words::tr("Photo");
    if (kind == u"video")
        return Words::tr("Video");
    if (kind == u"voice")
        return Words::tr("Voice message");
    if (kind == u"audio")
        return Words::tr("Audio");
    if (kind == u"sticker")
        return Words::tr("Sticker");
    if (kind == u"location")
        return Words::tr("Location");
    if (kind == u"contact")
        return Words::tr("Contact");
    return Words::tr("File");
}

QString attachmentTitle(const AttachmentRow& attachment) {
    if (!isNameless(attachment))
        return attachment.name;
    const QString kind = attachmentWords(attachment.kind);
    return attachment.emoji.isEmpty() ? kind : attachment.emoji + u' ' + kind;
}

QString attachmentAbout(const AttachmentRow& attachment) {
    if (attachment.kind == u"location")
        return attachment.place;
    if (attachment.kind == u"contact")
        return attachment.phones.isEmpty() ? Words::tr("without a telephone number")
                                           : attachment.phones.join(QStringLiteral(", "));
    QStringList parts;
    if (attachment.durationMs > 0)
        parts += durationWords(attachment.durationMs);
    if (attachment.absence != Absence::none) {
        parts += absenceWords(attachment);
    } else if (attachment.fileId == 0 && !attachment.url.isEmpty()) {
        parts += Words::tr("opens in the browser");
    } else {
        if (!isNameless(attachment))
            parts += endingOf(attachment.name);
        parts += sizeWords(attachment.bytes);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString unsupportedWords(const QString& kind) {
    const auto known = std::find_if(kKnownKinds.begin(), kKnownKinds.end(),
                                    [&](const KnownKind& each) { return kind == QLatin1String(each.kind); });
    return Words::tr("This kind of message can't be shown: %1")
        .arg(known == kKnownKinds.end() ? kind : Words::tr(known->words));
}

QString forwardedWords(const MessageRow& message) {
    return message.forwardedFrom.isEmpty() ? Words::tr("Forwarded")
                                           : Words::tr("Forwarded from %1").arg(message.forwardedFrom);
}

QString pressedWords() {
    return Words::tr("Pressed a button");
}

QString withheldWords() {
    return Words::tr("Deleted message");
}

QString formerWords(const MessageRow& message) {
    QStringList lines;
    for (const FormerTextRow& former : message.formerTexts.last(std::min<qsizetype>(message.formerTexts.size(), 5)))
        lines += Words::tr("before: %1", "what an edited message said").arg(former.text.left(300).trimmed());
    return lines.join(u'\n');
}

QString briefWords(const MessageRow& message) {
    if (message.withheld)
        return withheldWords();
    if (!message.text.isEmpty())
        return oneLine(message.text);
    if (!message.attachments.isEmpty())
        return attachmentTitle(message.attachments.front());
    return message.unsupported.isEmpty() ? QString() : unsupportedWords(message.unsupported);
}

QString copiedWords(const MessageRow& message) {
    if (!message.text.isEmpty())
        return message.text;
    QStringList lines;
    for (const AttachmentRow& attachment : message.attachments) {
        lines += attachmentTitle(attachment);
        if (attachment.kind == u"location" || attachment.kind == u"contact")
            lines += attachment.kind == u"contact" ? attachment.phones : QStringList{attachment.place, attachment.url};
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString lastWords(const DialogRow& row) {
    QString words = oneLine(row.lastText);
    if (words.isEmpty() && !row.lastAttachmentKind.isEmpty())
        words = attachmentWords(row.lastAttachmentKind);
    if (words.isEmpty() && !row.lastUnsupported.isEmpty())
        words = unsupportedWords(row.lastUnsupported);
    if (row.lastDeleted && words.isEmpty())
        return withheldWords();
    return row.lastDeleted ? Words::tr("Deleted: %1", "last message").arg(words) : words;
}

} // namespace pult::client
