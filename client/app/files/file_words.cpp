// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/file_words.hpp"

#include <QCoreApplication>
#include <QLocale>

#include "client/state/attachment_tray.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct Files {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Files)
};

QString sizeWords(qint64 bytes) {
    return QLocale().formattedDataSize(bytes, bytes < 10 * 1024 * 1024 ? 1 : 0, QLocale::DataSizeTraditionalFormat);
}

} // namespace

QString fileProblemWords(FileProblem problem, const QString& name, qint64 bytes, qint64 mostBytes) {
    switch (problem) {
    case FileProblem::folder:
        return Files::tr("“%1” is a folder: pack it into an archive to send it").arg(name);
    case FileProblem::gone:
        return Files::tr("“%1” is no longer there").arg(name);
    case FileProblem::unreadable:
        return Files::tr("“%1” can't be read: look at its permissions").arg(name);
    case FileProblem::empty:
        return Files::tr("“%1” is empty, there is nothing to send").arg(name);
    case FileProblem::tooLarge:
        return Files::tr("“%1” is %2, at most %3 can be sent").arg(name, sizeWords(bytes), sizeWords(mostBytes));
    case FileProblem::tooLargeForChannel:
        return Files::tr("“%1” is %2, this messenger takes at most %3")
            .arg(name, sizeWords(bytes), sizeWords(mostBytes));
    case FileProblem::program:
        return Files::tr("“%1” is a program: programs are not sent to clients").arg(name);
    case FileProblem::tooMany:
        return Files::tr("“%1” does not fit: a message takes %n file(s), send the rest after it", nullptr,
                         static_cast<int>(AttachmentTray::kMostFiles))
            .arg(name);
    case FileProblem::none:
        break;
    }
    return {};
}

QString channelRefusalWords(qint64 bytes, const std::optional<qint64>& mostBytes) {
    return mostBytes ? Files::tr("%1, at most %2 here", "a file's size and a messenger's limit")
                           .arg(sizeWords(bytes), sizeWords(*mostBytes))
                     : Files::tr("this messenger does not take such files");
}

QString placeStaysWords(const QString& name) {
    return Files::tr(
               "“%1” may tell where it was taken, and that can't be taken out of it: remove it, or send it as it is")
        .arg(name);
}

QString uploadProblemWords(const Error& error) {
    switch (error.code) {
    case Errc::not_found:
        return Files::tr("the file is gone");
    case Errc::forbidden:
        return Files::tr("the server does not take this type");
    case Errc::too_large:
        return Files::tr("too large for the server");
    case Errc::invalid:
        return Files::tr("the server could not read it");
    case Errc::conflict:
        return Files::tr("it was changed meanwhile: attach it again");
    case Errc::rate_limited:
        return Files::tr("too many uploads at once");
    case Errc::unavailable:
        return Files::tr("the server can't take it now");
    default:
        return Files::tr("did not go up");
    }
}

} // namespace pult::client
