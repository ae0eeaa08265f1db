// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace pult::client {

/// A file in the composer, on its way into a message.
struct PendingFileRow {
    enum class State { uploading, ready, failed };

    int id = 0;
    QString name;
    QString kind; ///< "image", "video", "audio", "voice", "file"
    qint64 bytes = 0;
    int percent = 0;           ///< of an upload
    bool waits = false;        ///< of an upload: the network is away
    qint64 bytesPerSecond = 0; ///< of an upload; 0: can't be told
    State state = State::uploading;
    QString problem; ///< why it failed, in the user's words
    QImage thumbnail;
    bool asDocument = false; ///< the channel takes it, but not as the picture, film or sound it is
    QString refusal = {};    ///< why the channel doesn't take it at all; empty: it does, or it goes as a link
    bool canLink = false;    ///< one that isn't taken may go as a link
    bool asLink = false;
    bool hasChoice = false;   ///< the channel would show it as a photo: it may go so or as a file
    bool asFile = false;      ///< chosen: as a file
    bool canShrink = false;   ///< it is too large for a photo there
    bool isShrinking = false; ///< a smaller one is being made
    qint64 wasBytes = 0;      ///< of the picture that it was made smaller from; 0: it is as it was
    bool operator==(const PendingFileRow&) const = default;
};

} // namespace pult::client
