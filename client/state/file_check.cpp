// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/file_check.hpp"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

#include <algorithm>
#include <array>

#include "shared/domain/voice_type.hpp"

namespace pult::client {

namespace {

constexpr qint64 kBeginning = 64;

/// What starts by itself on a customer's computer; messengers refuse it as well.
bool isProgram(const QString& name, const QMimeType& type) {
    static constexpr std::array kEndings = {u"exe", u"msi", u"bat", u"cmd", u"com", u"scr", u"ps1", u"vbs", u"js",
                                            u"jar", u"lnk", u"apk", u"deb", u"rpm", u"sh",  u"dll", u"cpl", u"hta"};
    static const std::array kTypes = {
        QStringLiteral("application/x-executable"), QStringLiteral("application/x-sharedlib"),
        QStringLiteral("application/x-pie-executable"), QStringLiteral("application/x-ms-dos-executable"),
        QStringLiteral("application/x-shellscript")};
    const QString ending = QFileInfo(name).suffix().toLower();
    return std::any_of(kEndings.begin(), kEndings.end(), [&](QStringView one) { return ending == one; }) ||
           std::any_of(kTypes.begin(), kTypes.end(), [&](const QString& one) { return type.inherits(one); });
}

/// As the server will call it: what a messenger takes as a voice message has a type of its own.
QString typeName(const QMimeType& type, const QByteArray& beginning) {
    const std::string_view first(beginning.constData(), static_cast<std::size_t>(beginning.size()));
    return domain::isVoice(first) ? QString::fromLatin1(domain::kVoiceType.data(), domain::kVoiceType.size())
                                  : type.name();
}

FileProblem problemOf(const CheckedFile& file, const QMimeType& type, qint64 mostBytes) {
    if (file.bytes == 0)
        return FileProblem::empty;
    if (mostBytes > 0 && file.bytes > mostBytes)
        return FileProblem::tooLarge;
    return isProgram(file.source.name, type) ? FileProblem::program : FileProblem::none;
}

} // namespace

CheckedFile checkFile(const QString& path, qint64 mostBytes) {
    const QFileInfo info(path);
    CheckedFile file;
    file.source.name = info.fileName().isEmpty() ? path : info.fileName();
    file.source.path = path;
    file.bytes = file.source.diskBytes = info.size();
    file.source.modifiedMs = info.lastModified().toMSecsSinceEpoch();
    if (!info.exists())
        file.problem = FileProblem::gone;
    else if (info.isDir())
        file.problem = FileProblem::folder;
    else if (!info.isFile()) // a pipe or a device never ends
        file.problem = FileProblem::unreadable;
    if (file.problem != FileProblem::none)
        return file;
    QFile probe(path);
    if (!probe.open(QIODevice::ReadOnly)) {
        file.problem = FileProblem::unreadable;
        return file;
    }
    const QMimeType type = QMimeDatabase().mimeTypeForFile(info);
    file.type = typeName(type, probe.read(kBeginning));
    file.problem = problemOf(file, type, mostBytes);
    return file;
}

CheckedFile checkBytes(const QString& name, const QByteArray& bytes, qint64 mostBytes) {
    const QMimeType type = QMimeDatabase().mimeTypeForFileNameAndData(name, bytes);
    CheckedFile file{FileProblem::none, {name, {}, bytes, 0, 0}, bytes.size(), typeName(type, bytes.left(kBeginning))};
    file.problem = problemOf(file, type, mostBytes);
    return file;
}

} // namespace pult::client
