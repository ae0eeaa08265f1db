// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>

#include "server/hub/folder_counts.hpp"
#include "server/inbox/channel_directory.hpp"
#include "server/inbox/channel_sender.hpp"
#include "server/inbox/publisher.hpp"
#include "server/inbox/rereading.hpp"
#include "server/inbox/secret_box.hpp"
#include "server/staff/presence.hpp"
#include "server/staff/sign_in.hpp"

namespace pult::hub {

/// Who calls, from where.
struct Caller {
    domain::Principal principal;
    std::string tokenHash; ///< of the session or API token; empty for the command line
    std::string address;
    std::uint64_t socket = 0; ///< that the request came by; 0: by none, as with `POST /api/v1`
};

/// Every method of the operator API except session.*, which belong to a socket.
///
/// One dispatch for the WebSocket, `POST /api/v1/{method}`, the control socket of pultctl and pultctl itself when
/// the server doesn't run. Permissions are one table, method to permission; objects are checked in the store.
///
/// Thread   the I/O thread.
class Api {
public:
    /// How files go to customers as an address.
    struct FileLinks {
        std::string origin; ///< where customers reach this server; empty: nowhere, so there are no links
        std::chrono::days life{7};
    };

    struct Dependencies {
        storage::Store& store;
        staff::Directory& directory;
        staff::SignIn& signIn;
        staff::PresenceBoard& presence;
        inbox::ChannelDirectory& channels;
        const inbox::SecretBox& secrets;
        const Clock& clock;
        inbox::Reread reread;
        FileLinks fileLinks = {};
        wire::TakeMode takeNext = wire::TakeMode::deadline; ///< where the asker says nothing
        wire::ForeignReply foreignReply = wire::ForeignReply::ask;
    };

    explicit Api(Dependencies dependencies);
    ~Api();

    /// Set by `app` once the hub and the gateways exist.
    void connect(inbox::SignalSink* signals, std::vector<inbox::ChannelSender*> senders);
    /// Called when the rights of an operator change or end: live sessions must follow.
    std::function<void(OperatorId)> onRightsChanged;
    /// He is in other groups, or sees more or less in them: his live sessions must come back and load anew.
    std::function<void(OperatorId)> onRegrouped;
    std::function<void(const std::string& tokenHash)> onTokenRevoked;
    /// An operator's keys and pointer rest, or do so no longer: colleagues are told.
    std::function<void(OperatorId)> onIdleChanged;

    /// The result as JSON text.
    /// Errors   not_found for an unknown method has the detail "method not found" (JSON-RPC -32601)
    storage::Async<std::string> call(Caller caller, std::string method, boost::json::value params);
    [[nodiscard]] static bool knows(std::string_view method);
    /// The caller's socket has gone: colleagues no longer see him looking at a dialog by it.
    void sessionEnded(const Caller& caller);

    /// Dialogs that desks found to be other than the server's, since the start: above 0 there is a mistake somewhere.
    std::int64_t differing() const;

    /// The numbers of operators' folders: follow the journal, and tell what has changed since the last time for
    /// those who are there; the others are forgotten.
    void published(std::span<const storage::JournalRecord> records);
    std::vector<FolderCounts::Changes> changedCounts(const std::set<domain::Asker>& there);

    /// Files may go to customers as an address.
    bool linksFiles() const;
    wire::ForeignReply foreignReply() const;

    /// A link to a file for one holder: what `file.link` answers and `GET /files/{id}?holder=&expires=&sig=` checks.
    /// A holder is a session (made by `file.link`) or `visitor:<id>`; a session's links end with it.
    std::string fileLink(FileId id, const std::string& holder, Time expiresAt) const;
    bool fileLinkIsValid(FileId id, std::string_view holder, Time expiresAt, std::string_view signature) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pult::hub
