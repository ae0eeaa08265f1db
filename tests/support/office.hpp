// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hub/api.hpp"
#include "server/hub/hub.hpp"
#include "server/inbox/intake.hpp"
#include "server/storage/sqlite/sqlite_store.hpp"
#include "tests/support/await.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temporary_folder.hpp"

namespace pult::support {

/// Keeps secrets as they are.
class OpenBox final : public inbox::SecretBox {
public:
    std::string seal(std::string_view plain, std::string_view) const override { return std::string(plain); }
    Result<std::string> open(std::string_view sealed, std::string_view) const override { return std::string(sealed); }
};

/// The inner rooms of the server on a real store in a temporary folder, without sockets: one web chat, an owner
/// `owner` and operators `anna` and `maria`, all with the password kPassword.
class Office {
public:
    static constexpr const char* kPassword = "correct horse battery";

    /// `guardsContacts`: operators are shown contacts in part.
    explicit Office(bool guardsContacts = false, wire::ForeignReply foreignReply = wire::ForeignReply::ask)
        : directory(*store, guardsContacts), api({*store,
                                                  directory,
                                                  signIn,
                                                  presence,
                                                  channels,
                                                  secrets,
                                                  clock,
                                                  {},
                                                  {},
                                                  wire::TakeMode::deadline,
                                                  foreignReply}) {
        store->listen([this](std::span<const storage::JournalRecord> records) { hub.published(records); });
        const std::string hash = run(signIn.hashPassword(kPassword)).value();
        addUser("owner", wire::Role::owner, hash);
        addUser("anna", wire::Role::operator_, hash);
        addUser("maria", wire::Role::operator_, hash);
        run(directory.load()).value();
        storage::StoredChannel site;
        site.channel.kind = wire::ChannelKind::webchat;
        site.channel.name = "Site";
        site.channel.key = "SITE";
        site.channel.state = wire::ChannelState::ok;
        channel = run(store->addChannel(site)).value().id;
        run(channels.load()).value();
        api.connect(&hub, {});
        api.onRightsChanged = [this](OperatorId id) { hub.revoke(id); };
        api.onRegrouped = [this](OperatorId id) { hub.recall(id); };
        api.onTokenRevoked = [this](const std::string& hash) { hub.revokeToken(hash); };
        api.onIdleChanged = [this](OperatorId id) { hub.tellPresence(id); };
    }
    ~Office() {
        hub.stop();
        io.poll();
        store->close();
    }

    template <class T>
    T run(boost::asio::awaitable<T> operation) {
        return await(io, std::move(operation));
    }

    /// A customer writes; the message is durable and published.
    wire::Message customerWrites(const std::string& peer, const std::string& text) {
        storage::InboundMessage message;
        message.channel = channel;
        message.key = peer + ":" + std::to_string(++m_written);
        message.raw = text;
        message.peer = peer;
        message.peerName = "Guest " + peer;
        message.text = text;
        message.at = clock.now();
        return run(intake.accept(std::move(message))).value().message;
    }

    SystemClock clock;
    TemporaryFolder folder;
    boost::asio::io_context io;
    OpenBox secrets;
    ManualClock watch; ///< how long somebody has been away goes by it
    storage::Attendance attendance{watch};
    std::unique_ptr<storage::Store> store = openStore();
    staff::Directory directory;
    staff::SignIn signIn{*store, directory, clock, cheapLimits()};
    staff::PresenceBoard presence{directory, &attendance};
    inbox::ChannelDirectory channels{*store, secrets};
    inbox::Intake intake{*store, channels};
    hub::Api api;
    hub::Hub hub{{*store, signIn, directory, presence, api, clock, io.get_executor(), "test"}};
    ChannelId channel;

private:
    std::unique_ptr<storage::Store> openStore() {
        storage::sqlite::Options options;
        options.dataDir = folder / "data";
        options.attendance = &attendance;
        return storage::sqlite::open(io.get_executor(), clock, options).value();
    }

    static staff::SignIn::Limits cheapLimits() {
        staff::SignIn::Limits limits;
        limits.hashCost = {8 * 1024 * 1024, 1};
        return limits;
    }

    void addUser(const std::string& login, wire::Role role, const std::string& hash) {
        wire::User user;
        user.login = login;
        user.name = login;
        user.role = role;
        run(store->addUser(user, hash)).value();
    }

    int m_written = 0;
};

} // namespace pult::support
