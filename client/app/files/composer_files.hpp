// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QObject>

#include <map>
#include <utility>

#include "client/sound/sound_recorder.hpp"
#include "client/state/attachment_tray.hpp"
#include "client/state/kept_draft.hpp"
#include "client/views/composer/draft_documents.hpp"

namespace pult::client {

class Desk;
class InboxWindow;

ComposerMode modeOf(wire::ComposeMode mode);
wire::ComposeMode modeOf(ComposerMode mode);

/// What its author had before his eyes when he said that a message is to go.
struct Looked {
    Seq seen = 0;      ///< newest message
    OperatorId holder; ///< who had the dialog; 0: nobody
};

/// Between the composer and the tray: what is chosen, pasted or dropped is checked, goes up and is shown; a message
/// that was sent too early goes out by itself when its files are there.
class ComposerFiles final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComposerFiles)
public:
    /// All outlive it.
    ComposerFiles(Desk& desk, Courier& courier, InboxWindow& window, QObject* parent = nullptr);

    AttachmentTray& tray() { return m_tray; }
    /// False: the files are not all there. The message is sent when they are, with what was `looked` at now, or when
    /// the operator presses again after one has failed.
    bool mayGo(DialogId dialog, ComposerMode mode, const Looked& looked);
    /// A message of this dialog goes out as soon as its files are there.
    bool isDue(DialogId dialog) const;
    /// It stays: it is not what it was when it was to go out.
    void unsetDue(DialogId dialog, wire::ComposeMode mode);
    /// Messages of all dialogs that do so.
    int due() const { return static_cast<int>(m_due.size()); }
    /// Another window has them: nothing goes up or out from here any more.
    void forget(DialogId dialog);
    /// All of a composer, as a message takes them; only when it may go.
    struct Taken {
        std::vector<wire::Attachment> attachments;
        std::vector<wire::Attachment> links; ///< the messenger doesn't take them: their addresses go
    };
    Taken take(DialogId dialog, ComposerMode mode);
    /// Files of a reply, at the server already, by what its messenger takes.
    Taken apart(DialogId dialog, std::vector<wire::Attachment> files) const;
    /// What the draft keeps of them: those at the server, and the others by their path.
    std::vector<wire::Attachment> ready(DialogId dialog, wire::ComposeMode mode) const;
    std::vector<DraftFile> pending(DialogId dialog, wire::ComposeMode mode) const;
    /// Puts a draft's files back into an empty tray. One that is gone or another one by now is told in words.
    void restore(DialogId dialog, wire::ComposeMode mode, const KeptDraft& draft);
    /// Makes them those of a draft that has come from elsewhere; what is not at the server yet stays. False: they were.
    bool follow(DialogId dialog, wire::ComposeMode mode, const KeptDraft& draft);
    /// The server doesn't have them any more: they don't go along.
    void giveUp(qint64 dialog, const QList<qint64>& fileIds);
    /// Files that were taken out of a composer, to be put back.
    struct Aside {
        std::vector<wire::Attachment> ready;
        std::vector<std::pair<DraftFile, QByteArray>> pending; ///< with the bytes of what was pasted
    };
    Aside setAside(DialogId dialog, wire::ComposeMode mode);
    void putBack(DialogId dialog, wire::ComposeMode mode, const Aside& files);
    /// A voice message that was recorded for the reply. It is kept as a pasted picture is: nothing takes it away but
    /// its cross and its sending.
    void addVoice(DialogId dialog, const Recording& recording);
    /// More of the one that is being recorded: it belongs to the draft already, so that a crash doesn't take it away.
    /// It ends with addVoice, or is dropped.
    void keepRunningVoice(DialogId dialog, const QByteArray& more);
    void dropRunningVoice();
    /// A reply takes no more files.
    bool isFull(DialogId dialog) const;
    /// The sound of a waiting voice message, as far as it is here.
    QByteArray sound(int id) const { return m_sounds.value(id); }
    /// Where it lies at the server; empty: it isn't there yet.
    std::optional<FileId> stored(int id) const;
    /// The words of a moment stand in another language now.
    void retranslate();

signals:
    /// Now all files are there.
    void sendDue(pult::DialogId dialog, pult::client::ComposerMode mode, const pult::client::Looked& looked);
    void refused(pult::DialogId dialog, const QString& words);
    /// Other files than before, or more of them at the server.
    void changed(pult::DialogId dialog, pult::wire::ComposeMode mode);

private:
    void add(DialogId dialog, ComposerMode mode, const QStringList& paths);
    void addPicture(DialogId dialog, ComposerMode mode, const QImage& picture);
    void putBackPending(DialogId dialog, wire::ComposeMode mode, const DraftFile& kept, const QByteArray& pasted);
    void putBackPasted(DialogId dialog, wire::ComposeMode mode, const DraftFile& kept, const QByteArray& bytes);
    /// Empty: its messenger takes it.
    QString refusal(DialogId dialog, wire::ComposeMode mode, const QString& type, qint64 bytes) const;
    /// The messenger doesn't take one, and nobody has said that it goes as a link.
    bool hasRefused(DialogId dialog, wire::ComposeMode mode) const;
    QString refusedHint(DialogId dialog, wire::ComposeMode mode) const;
    /// False: it was refused.
    bool admit(DialogId dialog, ComposerMode mode, const CheckedFile& file,
               AttachmentTray::Start start = AttachmentTray::Start::now);
    /// Goes up once the place where it was taken is out of it, also where it goes as a file: whoever gets the file
    /// gets the place with it.
    void addPhoto(DialogId dialog, ComposerMode mode, const CheckedFile& file);
    /// The picture's bytes, as long as it may be made smaller of them and again as it was.
    void keepOriginal(DialogId dialog, wire::ComposeMode mode, int id, const CheckedFile& file);
    void toggleShrinking(int id);
    void onShrunk(int id, const QByteArray& smaller);
    /// In place of what went up before.
    void putUp(int id, const CheckedFile& file, qint64 wasBytes = 0);
    void onChanged(DialogId dialog, wire::ComposeMode mode);
    void show(DialogId dialog, wire::ComposeMode mode);
    void loadThumbnail(const TrayFile& file, DialogId dialog, wire::ComposeMode mode);
    QString voiceName() const;

    Desk& m_desk;
    InboxWindow& m_window;
    AttachmentTray m_tray;
    QHash<int, QImage> m_thumbnails;     ///< null while it is being decoded
    QHash<int, CheckedFile> m_originals; ///< of pictures that are too large for a photo
    QHash<int, QByteArray> m_sounds;     ///< of voice messages that were recorded here
    QHash<int, QString> m_voiceLengths;  ///< of the same, in words
    std::map<std::pair<DialogId, wire::ComposeMode>, Looked> m_due;
    struct RunningVoice {
        DialogId dialog;
        DraftFile kept;
    };
    std::optional<RunningVoice> m_running;
};

} // namespace pult::client
