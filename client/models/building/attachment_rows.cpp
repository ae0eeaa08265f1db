// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/attachment_rows.hpp"

#include "client/models/words/harmless.hpp"

namespace pult::client {

namespace {

QString lineOf(const std::string& utf8) {
    return harmless(utf8);
}

Absence absenceOf(const wire::Attachment& attachment) {
    if (!attachment.missing || attachment.file_id)
        return Absence::none;
    switch (*attachment.missing) {
    case wire::MissingFile::pending:
        return Absence::pending;
    case wire::MissingFile::too_large:
        return Absence::tooLarge;
    case wire::MissingFile::gone:
        return Absence::gone;
    case wire::MissingFile::failed:
    case wire::MissingFile::unknown:
        break;
    }
    return Absence::failed;
}

QString degrees(double value) {
    return QString::number(value, 'f', 6);
}

/// A map that needs no account and no key.
QString mapOf(const wire::Place& place) {
    return QStringLiteral("https://www.openstreetmap.org/?mlat=%1&mlon=%2#map=17/%1/%2")
        .arg(degrees(place.latitude), degrees(place.longitude));
}

void showPlace(const wire::Place& place, AttachmentRow& row) {
    row.place = lineOf(place.address.value_or(""));
    if (row.place.isEmpty())
        row.place = degrees(place.latitude) + QStringLiteral(", ") + degrees(place.longitude);
    if (row.url.isEmpty())
        row.url = mapOf(place);
}

AttachmentRow attachmentRow(const wire::Attachment& attachment) {
    AttachmentRow row;
    row.fileId = attachment.file_id ? attachment.file_id->value : 0;
    row.kind = attachmentKind(attachment.kind);
    row.name = lineOf(attachment.name);
    row.mime = QString::fromStdString(attachment.type);
    row.bytes = attachment.size;
    row.width = attachment.width.value_or(0);
    row.height = attachment.height.value_or(0);
    row.absence = absenceOf(attachment);
    row.durationMs = attachment.duration_ms.value_or(0);
    row.emoji = lineOf(attachment.emoji.value_or(""));
    row.url = QString::fromStdString(attachment.url.value_or(""));
    if (attachment.waveform)
        row.waveform = QList<int>(attachment.waveform->begin(), attachment.waveform->end());
    if (attachment.phones)
        for (const std::string& phone : *attachment.phones)
            row.phones.append(lineOf(phone));
    if (attachment.place)
        showPlace(*attachment.place, row);
    return row;
}

} // namespace

QString attachmentKind(wire::AttachmentKind kind) {
    switch (kind) {
    case wire::AttachmentKind::photo:
        return QStringLiteral("image");
    case wire::AttachmentKind::sticker:
        return QStringLiteral("sticker");
    case wire::AttachmentKind::video:
        return QStringLiteral("video");
    case wire::AttachmentKind::voice:
        return QStringLiteral("voice");
    case wire::AttachmentKind::audio:
        return QStringLiteral("audio");
    case wire::AttachmentKind::location:
        return QStringLiteral("location");
    case wire::AttachmentKind::contact:
        return QStringLiteral("contact");
    case wire::AttachmentKind::file:
    case wire::AttachmentKind::unknown:
        break;
    }
    return QStringLiteral("file");
}

QList<AttachmentRow> attachmentRows(const std::vector<wire::Attachment>& attachments) {
    QList<AttachmentRow> rows;
    for (const wire::Attachment& attachment : attachments)
        rows.append(attachmentRow(attachment));
    return rows;
}

} // namespace pult::client
