// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <unordered_map>

#include <boost/asio/any_io_executor.hpp>

#include "server/gateways/webchat/answer_times.hpp"
#include "server/gateways/webchat/guest_socket.hpp"
#include "server/gateways/webchat/guests.hpp"
#include "server/gateways/webchat/known_tokens.hpp"
#include "server/gateways/webchat/rates.hpp"
#include "server/gateways/webchat/session_request.hpp"
#include "server/gateways/webchat/tickets.hpp"
#include "server/inbox/channel_directory.hpp"
#include "server/inbox/channel_sender.hpp"
#include "server/inbox/intake.hpp"
#include "server/inbox/publisher.hpp"
#include "server/staff/presence.hpp"

namespace pult::webchat {

/// Who calls over HTTP.
struct Peer {
    std::string address;
    bool isLocal = false; ///< from this machine, for itself: exempt from the limits per address
};

/// The company's own chat: visitors' sessions, their frames, their stream of messages.
///
/// Owner    one per process, made by `app`; `http` brings sockets and requests, the store's journal brings events.
/// Thread   the I/O thread.
class Gateway final : public inbox::ChannelSender, public inbox::Publisher {
public:
    struct Dependencies {
        storage::Store& store;
        inbox::Intake& intake;
        const inbox::ChannelDirectory& channels;
        const staff::Directory& directory;
        const staff::PresenceBoard& presence;
        const Clock& clock;
        boost::asio::any_io_executor executor;
        /// A link to a file, made out to a holder, valid until then.
        std::function<std::string(FileId, const std::string& holder, Time expiresAt)> fileLink;
        /// What a visitor takes along to a messenger (pass_code.hpp); may be empty.
        std::function<std::string(std::int64_t visitor)> passCode = nullptr;
        inbox::SignalSink* signals = nullptr;                  ///< told of typing; may be null
        std::function<void(std::string_view)> fault = nullptr; ///< told what a coroutine threw
    };

    struct Counters {
        std::int64_t sessions = 0;
        std::int64_t visitors = 0; ///< new ones
        std::int64_t framesIn = 0;
        std::int64_t messagesIn = 0;
        std::int64_t messagesOut = 0;
        std::map<std::string, std::int64_t, std::less<>> refused;
    };

    explicit Gateway(Dependencies dependencies);
    ~Gateway() override;

    /// Looks after who is online, and forgets who has gone; runs until `stop`.
    boost::asio::awaitable<void> watch();
    /// Wakes waiting polls and ends `watch`; sockets are closed by `http`.
    void stop();

    /// The session call: its answer as JSON text.
    /// Errors   not_found         no such widget
    ///          unauthenticated   the token is not known any more: begin anew without it
    ///          rate_limited      too many new visitors from this address
    ///          forbidden         a wrong identity where a right one is required
    storage::Async<std::string> openSession(std::string body, Peer peer);

    /// The visitor a ticket was made for; each ticket works once.
    /// Errors   unauthenticated, rate_limited (too many sockets of this address)
    Result<std::shared_ptr<Guest>> redeem(const std::string& ticket, const Peer& peer);
    /// Null when the visitor has left since.
    std::shared_ptr<inbox::FrameHandler> connect(std::shared_ptr<Guest> guest,
                                                 std::shared_ptr<inbox::Connection> connection, std::int64_t after,
                                                 const Peer& peer);

    /// The visitor of a token.
    /// Errors   unauthenticated   not known, too old, or destroyed
    storage::Async<std::shared_ptr<Guest>> byToken(std::string token);
    /// Destroys the visitor's token: no call, ticket or socket works with it any more. What he wrote stays.
    storage::Async<storage::Done> endSession(std::shared_ptr<Guest> guest);
    /// Frames above `after` as a JSON list, as soon as there are any, at the latest after `wait`.
    storage::Async<std::string> poll(std::shared_ptr<Guest> guest, std::int64_t after, std::chrono::seconds wait);
    /// One message of the visitor's stream as it would be replayed now: with links to its files that work again.
    /// Errors   not_found
    storage::Async<std::string> message(std::shared_ptr<Guest> guest, std::int64_t seq);
    /// Takes one frame or a list; answers the list of acks and errors.
    storage::Async<std::string> post(std::shared_ptr<Guest> guest, std::string body);

    /// What an upload of this visitor may be. Counts against his rate.
    struct UploadRules {
        std::int64_t maxBytes = 0;
        std::vector<std::string> types; ///< media types by content; `image/*` for a family
    };
    Result<UploadRules> beginUpload(Guest& guest);
    storage::Async<storage::StoredFile> finishUpload(std::shared_ptr<Guest> guest, storage::StoredFile file);

    /// The channel behind a widget's key, null when there is none.
    inbox::ChannelConfigPtr channel(std::string_view key) const;
    /// What the loader fetches before there is a session; empty for an unknown key.
    std::string loaderScript(std::string_view key) const;

    // inbox::ChannelSender
    wire::ChannelKind kind() const override { return wire::ChannelKind::webchat; }
    bool isRepeatable() const override { return true; }
    bool recordsItself() const override { return true; }
    storage::Async<std::string> test(inbox::ChannelConfigPtr channel) override;
    storage::Async<std::optional<inbox::SendOutcome>> send(storage::OutboxItem item) override;
    void typing(ChannelId channel, const std::string& peer, const std::string& operatorName,
                const std::string& heard) override;
    bool isWatching(ThreadId thread) const override;
    // inbox::Publisher
    void published(std::span<const storage::JournalRecord> records) override;

    const Counters& counters() const { return m_counters; }
    std::size_t guestCount() const { return m_guests.size(); }

    // For GuestSocket.
    storage::Store& store() { return m.store; }
    void onFrame(GuestSocket& socket, std::string_view text);
    void onSocketClosed(GuestSocket& socket);
    void spawn(boost::asio::awaitable<void> work);
    /// The state of the moment: who answers, whether somebody is there, what has been read.
    void greet(const Guest& guest, const std::function<void(const Shared&)>& sink) const;
    Shared messageFrame(const Guest& guest, const storage::VisitorMessage& message) const;

private:
    using GuestPtr = std::shared_ptr<Guest>;

    storage::Async<storage::Visitor> admit(const inbox::ChannelConfig& channel, SessionRequest& request,
                                           const Peer& peer, std::string& token);
    Result<storage::VisitorClaim> claimOf(const inbox::ChannelConfig& channel, const SessionRequest& request) const;
    std::string sessionAnswer(const inbox::ChannelConfig& channel, const GuestPtr& guest, const std::string& token,
                              std::string_view notice);
    std::string configOf(const inbox::ChannelConfig& channel, const Guest& guest);

    /// What can be decided at once about a frame; the error is the answer.
    std::optional<Error> admitFrame(Guest& guest, const Frame& frame);
    bool isMessage(const Frame& frame) const;
    storage::InboundMessage inboundOf(const Guest& guest, const Frame& frame, std::string_view raw) const;
    boost::asio::awaitable<void> takeFromSocket(std::shared_ptr<GuestSocket> socket, storage::InboundMessage message);
    storage::Async<std::string> takeMessage(GuestPtr guest, storage::InboundMessage message);
    boost::asio::awaitable<void> act(GuestPtr guest, Frame frame);
    void recorded(Guest& guest, const storage::InboundRecorded& recorded, const std::string& cid,
                  const GuestSocket* origin, const Shared& ack);
    void onTyping(Guest& guest);
    static void remember(Guest& guest, const Page& page);

    storage::Async<std::string> pollFrames(GuestPtr guest, std::int64_t after);
    void count(const Error& error);

    void onDialog(const wire::Dialog& dialog);
    void onRead(const wire::DialogReadUpTo& read);
    void onChanged(const wire::Message& message);
    boost::asio::awaitable<void> findReadMark(GuestPtr guest, Seq readSeq);
    std::string photoOf(OperatorId id, const Guest& guest) const;
    LinkOf linksFor(const Guest& guest) const;
    std::string_view onlineState() const;
    std::string statusOf(ChannelId channel) const;
    /// Tells whoever is there what has changed about who answers, and how soon.
    void tellStatus();
    boost::asio::awaitable<void> lookAtAnswerTimes();
    /// Tells those who wait in a queue where they stand in it.
    boost::asio::awaitable<void> lookAtQueues();
    static void tellPlace(Guest& guest, int place);
    Ticks ticks() const { return m.clock.ticks(); }
    void sweep();
    void giveMemoryBack();

    Dependencies m;
    Counters m_counters;
    Guests m_guests;
    Tickets m_tickets;
    KnownTokens m_knownTokens; ///< of who polls, posts or uploads
    Buckets m_newVisitorsBurst;
    Counts m_socketsOf;
    std::unordered_map<const GuestSocket*, std::string> m_addressOf; ///< of sockets that count
    struct CachedConfig {
        std::int64_t version = -1;
        std::string json;
    };
    std::unordered_map<ChannelId, CachedConfig> m_configs;
    AnswerTimes m_answerTimes;
    std::unordered_map<ChannelId, std::string> m_toldStatus;
    bool m_looksAtQueues = false;
    std::size_t m_socketCount = 0;
    std::size_t m_crowd = 0; ///< the most that were there since memory was handed back
    bool m_stopped = false;
    std::function<void()> m_wake; ///< ends the pause of `watch`
};

} // namespace pult::webchat
