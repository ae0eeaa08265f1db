// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/gone_files.hpp"

#include "client/models/words/harmless.hpp"

#include <QCoreApplication>

#include <algorithm>

namespace pult::client {

namespace {

/// Context of the translations.
struct GoneFileWords {
    Q_DECLARE_TR_FUNCTIONS(pult::client::GoneFiles)
};

constexpr std::string_view kNoSuchFile = "attachments: there is no such file of yours: ";

QList<qint64> idsIn(const std::string& detail) {
    QList<qint64> ids;
    if (!detail.starts_with(kNoSuchFile))
        return ids;
    const QString listed = QString::fromStdString(detail.substr(kNoSuchFile.size()));
    for (const QString& each : listed.split(QStringLiteral(", "))) {
        bool isNumber = false;
        if (const qint64 id = each.toLongLong(&isNumber); isNumber)
            ids.append(id);
    }
    return ids;
}

} // namespace

std::optional<GoneFiles> goneFiles(const SendRefusal& refusal) {
    if (refusal.returned.empty() || !refusal.returned.front().isMessage() || refusal.error.code != Errc::invalid)
        return std::nullopt;
    GoneFiles gone{idsIn(refusal.error.detail), {}};
    QStringList names;
    for (const wire::Attachment& file : refusal.returned.front().files())
        if (file.file_id && gone.ids.contains(file.file_id->value))
            names.append(harmless(file.name));
    if (names.isEmpty())
        return std::nullopt;
    gone.words =
        GoneFileWords::tr("A file has been deleted meanwhile, or taken out of its template: %1", "names of files")
            .arg(names.join(QStringLiteral(", ")));
    return gone;
}

} // namespace pult::client
