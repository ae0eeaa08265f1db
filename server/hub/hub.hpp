// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>

#include "server/inbox/connection.hpp"
#include "server/inbox/publisher.hpp"
#include "server/staff/presence.hpp"
#include "server/staff/sign_in.hpp"

namespace pult::hub {

class Api;
class Session;

/// Operators' live sessions: sign-in, requests, the stream of events, catching up after a cut.
///
/// Owner    one per process; http brings sockets, the store's journal brings events.
/// Thread   the I/O thread.
class Hub final : public inbox::Publisher, public inbox::SignalSink {
public:
    struct Dependencies {
        storage::Store& store;
        staff::SignIn& signIn;
        const staff::Directory& directory;
        staff::PresenceBoard& presence;
        Api& api;
        const Clock& clock;
        boost::asio::any_io_executor executor;
        std::string version;
        std::int64_t maxFileBytes = 100 * 1024 * 1024; ///< told to the desks, which check before they upload
    };

    explicit Hub(Dependencies dependencies);
    ~Hub() override;

    /// A new socket at /ws. Frames are JSON-RPC 2.0.
    std::shared_ptr<inbox::FrameHandler> accept(std::shared_ptr<inbox::Connection> connection);

    void published(std::span<const storage::JournalRecord> records) override;
    void signal(const wire::Signal& signal, const storage::EventScope& scope) override;
    /// How the operator is now, to each as far as he may know.
    void tellPresence(OperatorId id);

    /// What people must know about the server now: they are told what is new and what is over, and who signs in later
    /// what stands.
    void showAlerts(std::vector<wire::Alert> alerts);

    /// Ends the live sessions of a principal whose rights have changed or ended.
    void revoke(OperatorId id);
    void revokeToken(const std::string& tokenHash);
    /// Cuts the live sessions of who sees other dialogs now: they resume, and load anew.
    void recall(OperatorId id);
    /// Closes every session with 1001.
    void stop();

    std::size_t sessionCount() const;
    /// Requests over sockets that were answered with an error, by reason, since the start.
    const std::map<std::string, std::int64_t, std::less<>>& refused() const;

private:
    void presenceChanged(OperatorId id, bool connected);
    void tellAlerts(std::shared_ptr<Session> session);

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pult::hub
