// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "client/state/file_check.hpp"
#include "client/state/transfer_pace.hpp"
#include "shared/wire/types.hpp"

namespace pult::client {

/// A file that waits in a composer to go out with the next message.
struct TrayFile {
    enum class State { uploading, ready, failed };

    int id = 0; ///< names it here, also after it has failed and is tried again
    FileSource source;
    qint64 bytes = 0;
    QString type;
    State state = State::uploading;
    qint64 sent = 0;
    bool waits = false; ///< for the network, while uploading
    TransferPace pace;
    Error error;                 ///< while failed
    wire::Attachment attachment; ///< once ready
    bool asLink = false;         ///< its messenger doesn't take it: it goes as an address
    bool asFile = false;         ///< a picture that is to arrive as it is
    bool shrinking = false;      ///< a smaller one is being made of it
    qint64 wasBytes = 0;         ///< of the picture that this smaller one was made from; 0: it is none
};

/// Files between the operator's hand and a message: they belong to a dialog and a mode, as its text does, and go up
/// as soon as they are put in.
///
/// Owner    app; `courier` outlives it.
class AttachmentTray final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttachmentTray)
public:
    static constexpr std::size_t kMostFiles = 10;

    explicit AttachmentTray(Courier& courier, QObject* parent = nullptr);
    /// What goes up stops, and goes on when the same file is put in again.
    ~AttachmentTray() override;

    enum class Start { now, whenReplaced };
    /// A file without a problem. False: there are as many as one message takes.
    bool add(DialogId dialog, wire::ComposeMode mode, const CheckedFile& file, Start start = Start::now);
    /// Other bytes go up in its place; `wasBytes`: they were made smaller.
    void replace(int id, const CheckedFile& file, qint64 wasBytes = 0);
    /// One that is at the server already: a message came back to be edited.
    void putBack(DialogId dialog, wire::ComposeMode mode, const std::vector<wire::Attachment>& attachments);
    /// Also while it is going up.
    void remove(int id);
    void retry(int id);
    void sendAsLink(int id);
    void setAsFile(int id, bool asFile);
    void setShrinking(int id, bool shrinking);
    /// All of a composer, as a message takes them; only when isReady.
    std::vector<wire::Attachment> take(DialogId dialog, wire::ComposeMode mode);
    void clear();

    const std::vector<TrayFile>& files(DialogId dialog, wire::ComposeMode mode) const;
    /// Null: there is none any more.
    const TrayFile* find(int id) const;
    /// 0: there is none any more.
    DialogId dialogOf(int id) const;
    bool isReady(DialogId dialog, wire::ComposeMode mode) const;
    bool hasFailed(DialogId dialog, wire::ComposeMode mode) const;
    /// Those that would be lost when the program ended now.
    int size() const;

signals:
    void changed(pult::DialogId dialog, pult::wire::ComposeMode mode);
    /// The same files, farther or waiting.
    void progressed(pult::DialogId dialog, pult::wire::ComposeMode mode);

private:
    using Key = std::pair<DialogId, wire::ComposeMode>;
    struct Place {
        Key key;
        std::size_t index;
    };

    void start(TrayFile& file);
    void stopUpload(int id);
    std::optional<Place> findFile(int id) const;
    std::optional<Place> findTicket(int ticket);
    TrayFile& at(const Place& place) { return m_files.at(place.key)[place.index]; }
    void tell(const Key& key) { emit changed(key.first, key.second); }

    Courier& m_courier;
    std::map<Key, std::vector<TrayFile>> m_files;
    std::map<int, int> m_tickets; ///< of the courier -> file
    int m_nextId = 1;
    QElapsedTimer m_clock;
};

} // namespace pult::client
