// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "server/storage/sqlite/sqlite_store.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/await.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

namespace pult::storage {

/// An engine under test. Another one joins the suite by a struct like this and its name in the
/// TEMPLATE_TEST_CASE lists.
struct SqliteBackend {
    static constexpr SealKey kKey{1, 2, 3};

    static Result<std::unique_ptr<Store>> open(boost::asio::any_io_executor io, Clock& clock, const std::string& folder,
                                               const domain::Policy& policy = {},
                                               const Attendance* attendance = nullptr) {
        sqlite::Options options;
        options.dataDir = folder;
        options.reserve = {0, 0}; // the test machine's disk may be as full as it likes
        options.backupKey = kKey;
        options.policy = policy;
        options.attendance = attendance;
        return sqlite::open(std::move(io), clock, std::move(options));
    }
};

/// A store in a folder of its own, with a web chat and whoever the case needs.
template <class Backend>
class StoreFixture {
public:
    StoreFixture() {
        openStore();
        channel = addChannel("main").id;
    }
    ~StoreFixture() { closeStore(); }

    support::TemporaryFolder folder;
    support::ManualClock clock;
    boost::asio::io_context io;
    std::unique_ptr<Store> store;
    std::vector<JournalRecord> heard; ///< everything the listener was told
    ChannelId channel;
    domain::Policy policy;                  ///< from the next opening on
    const Attendance* attendance = nullptr; ///< from then on as well

    template <class T>
    Result<T> run(Async<T> verb) {
        return support::await(io, std::move(verb));
    }
    /// Starts all verbs at once and waits for all of them.
    template <class T>
    std::vector<Result<T>> runAll(std::vector<Async<T>> verbs) {
        std::vector<std::optional<Result<T>>> results(verbs.size());
        for (std::size_t i = 0; i < verbs.size(); ++i)
            boost::asio::co_spawn(io, std::move(verbs[i]), [&results, i](std::exception_ptr, Result<T> result) {
                results[i].emplace(std::move(result));
            });
        io.restart();
        io.run();
        std::vector<Result<T>> all;
        for (auto& result : results)
            all.push_back(std::move(result.value()));
        return all;
    }

    void openStore() {
        auto opened = Backend::open(io.get_executor(), clock, folder / "data", policy, attendance);
        REQUIRE(opened);
        store = std::move(*opened);
        store->listen([this](std::span<const JournalRecord> records) {
            heard.insert(heard.end(), records.begin(), records.end());
        });
    }
    void closeStore() {
        if (!store)
            return;
        store->close();
        io.restart();
        io.run();
        store.reset();
    }
    void reopen() {
        closeStore();
        openStore();
    }

    wire::Channel addChannel(const std::string& key, wire::ChannelKind kind = wire::ChannelKind::webchat,
                             GroupId group = {}) {
        StoredChannel added;
        added.channel.kind = kind;
        added.channel.name = "Channel " + key;
        added.channel.key = key;
        added.channel.state = wire::ChannelState::ok;
        added.group = group;
        return run(store->addChannel(std::move(added))).value();
    }
    domain::Principal addUser(const std::string& name, wire::Role role) {
        wire::User user;
        user.login = name;
        user.name = name;
        user.role = role;
        const auto added = run(store->addUser(std::move(user), "hash")).value();
        domain::Principal principal;
        principal.operatorId = added.id;
        principal.name = name;
        principal.role = role;
        principal.groups = {GroupId{1}};
        return principal;
    }

    InboundMessage message(const std::string& peer, const std::string& text) {
        InboundMessage inbound;
        inbound.channel = channel;
        inbound.key = "key-" + std::to_string(++m_keys);
        inbound.raw = "raw " + text;
        inbound.peer = peer;
        inbound.peerName = "Customer " + peer;
        inbound.text = text;
        inbound.at = clock.now();
        return inbound;
    }
    InboundRecorded write(const std::string& peer, const std::string& text) {
        return run(store->recordInbound(message(peer, text))).value();
    }
    OutboundMessage replyTo(DialogId dialog, const domain::Principal& principal, const std::string& text) {
        OutboundMessage reply;
        reply.guard = {principal, domain::Permission::dialog_reply};
        reply.dialog = dialog;
        reply.clientId = "client-" + std::to_string(++m_keys);
        reply.text = text;
        return reply;
    }
    OutboundMessage noteTo(DialogId dialog, const domain::Principal& principal, const std::string& text) {
        auto note = replyTo(dialog, principal, text);
        note.guard.permission = domain::Permission::dialog_note;
        note.note = true;
        return note;
    }
    Result<wire::Message> reply(DialogId dialog, const domain::Principal& principal, const std::string& text) {
        return run(store->recordOutbound(replyTo(dialog, principal, text)));
    }
    Result<wire::Dialog> change(DialogId dialog, const domain::Principal& principal, domain::Permission permission,
                                domain::DialogEvent event) {
        DialogChange change;
        change.guard = {principal, permission};
        change.dialog = dialog;
        change.event = std::move(event);
        return run(store->changeDialog(std::move(change)));
    }
    Result<wire::Dialog> take(DialogId dialog, const domain::Principal& principal) {
        return change(dialog, principal, domain::Permission::dialog_take,
                      domain::event::Taken{principal.operatorId, std::nullopt});
    }
    /// The dialog of a customer who has just written.
    DialogId takenBy(const domain::Principal& principal) {
        const DialogId dialog = write("7", "Hello").message.dialog_id;
        REQUIRE(take(dialog, principal));
        return dialog;
    }
    Result<wire::Dialog> close(DialogId dialog, const domain::Principal& principal) {
        return change(dialog, principal, domain::Permission::dialog_close, domain::event::Closed{});
    }
    Result<wire::Dialog> dialogFor(const domain::Principal& principal, DialogId dialog) {
        auto details = run(store->dialog({principal, domain::Permission::dialog_read}, dialog));
        if (!details)
            return details.error();
        return details->dialog;
    }
    Result<wire::MessagePage> historyOf(const domain::Principal& principal, DialogId dialog, int limit = 50,
                                        std::optional<std::string> before = std::nullopt) {
        HistoryQuery query;
        query.guard = {principal, domain::Permission::dialog_read};
        query.dialog = dialog;
        query.limit = limit;
        query.before = std::move(before);
        return run(store->history(std::move(query)));
    }
    Result<wire::DialogPage> list(const domain::Principal& principal, DialogQuery query = {}) {
        query.scope = domain::scope(principal, domain::Permission::dialog_read);
        query.reader = principal.operatorId;
        return run(store->dialogs(std::move(query)));
    }
    std::vector<std::int64_t> listed(const domain::Principal& principal, DialogQuery query = {}) {
        std::vector<std::int64_t> ids;
        const wire::DialogPage page = list(principal, std::move(query)).value();
        for (const auto& dialog : page.dialogs)
            ids.push_back(dialog.id.value);
        return ids;
    }

    /// All that the principal may see from the journal, read in pages of `limit`.
    std::vector<JournalRecord> journalFor(const domain::Principal& principal, Seq after = 0, int limit = 1000) {
        std::vector<JournalRecord> records;
        while (true) {
            auto page = run(store->journalAfter(after, principal, limit)).value();
            records.insert(records.end(), page.records.begin(), page.records.end());
            after = page.upTo;
            if (page.complete)
                return records;
        }
    }
    /// What `verify` has to complain about; nothing, as long as all is well.
    std::vector<std::string> complaints() { return run(store->verify({})).value(); }

    /// Waits until every message can be found by its words; false when it takes longer than the one global maximum.
    bool caughtUp() {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (run(store->stats()).value().notIndexed > 0) {
            if (std::chrono::steady_clock::now() > deadline)
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
        return true;
    }

private:
    int m_keys = 0;
};

} // namespace pult::storage
