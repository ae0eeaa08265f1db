// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/dialog_filter.hpp"
#include "tests/conformance/store_fixture.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::DialogStatus;
using wire::Role;
using namespace std::chrono_literals;

namespace {

/// A few hundred dialogs in every status, of several operators, channels and tags, and all of them in memory.
template <class Backend>
struct Crowd {
    StoreFixture<Backend> t;
    domain::Principal owner = t.addUser("Owner", Role::owner);
    std::vector<domain::Principal> operators{t.addUser("Anna", Role::operator_), t.addUser("Boris", Role::operator_)};
    std::vector<ChannelId> channels{t.channel, t.addChannel("second", wire::ChannelKind::whatsapp).id};
    std::mt19937 random{11};
    std::vector<wire::Dialog> all;
    std::map<DialogId, OperatorId> holders;

    Crowd() {
        for (int i = 0; i < 260; ++i) {
            if (i == 60) {
                t.policy.answerWithin = 240h; // some of those who wait are late by then, some aren't
                t.reopen();
            }
            addOne(i);
        }
        fireTimers();
        for (const auto status : {DialogStatus::queued, DialogStatus::active, DialogStatus::waiting,
                                  DialogStatus::snoozed, DialogStatus::closed})
            collect(status);
        REQUIRE(all.size() > 150);
    }

    int any(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random); }
    std::vector<std::string> someTags() {
        if (any(4) == 0)
            return {"red", "blue"};
        return {any(2) ? "red" : "blue"};
    }
    void addOne(int number) {
        t.clock.advance(Millis{any(3) * 1000}); // some began to wait at the same moment
        constexpr std::array kTexts{"Hello", "Привет", "γεια", "5512?"};
        auto message = t.message("peer " + std::to_string(number % 200), kTexts.at(static_cast<std::size_t>(any(4))));
        if (any(4) == 0)
            message.remote.emplace_back().shown.kind = wire::AttachmentKind::photo;
        message.channel = channels[static_cast<std::size_t>(any(2))];
        const auto dialog = t.run(t.store->recordInbound(message)).value().message.dialog_id;
        if (any(3) == 0)
            REQUIRE(
                t.run(t.store->changeTags({{owner, Permission::dialog_tag}, dialog, someTags(), {}, std::nullopt})));
        if (any(4) == 0)
            return;
        const auto& who = operators[static_cast<std::size_t>(any(2))];
        const auto taken = t.take(dialog, who);
        if (!taken)
            return;
        if (any(3) == 0) {
            auto note = t.noteTo(dialog, owner, "Look at this");
            note.mentions = {who};
            REQUIRE(t.run(t.store->recordOutbound(note)));
        }
        const int fate = any(5);
        if (fate == 0 && any(3) == 0)
            REQUIRE(t.change(dialog, who, Permission::dialog_close, domain::event::MarkedSpam{}));
        else if (fate == 0)
            REQUIRE(t.close(dialog, who));
        else if (fate == 1)
            REQUIRE(t.change(dialog, who, Permission::dialog_reply, domain::event::MarkedAnswered{}));
        else if (fate == 2)
            REQUIRE(t.change(dialog, who, Permission::dialog_reply,
                             domain::event::Snoozed{std::nullopt, true, std::nullopt}));
        // A closed one may open again in the same dialog, or a new one opens a day later.
        if (fate == 0 && any(2))
            t.clock.advance(30h);
    }
    void fireTimers() {
        while (true) {
            const auto due = t.run(t.store->dueDialogs(t.clock.now(), 100)).value();
            if (due.empty())
                return;
            for (const auto& one : due)
                REQUIRE(t.run(t.store->applyTimer(one)));
        }
    }
    template <class T>
    wire::OneOrMany<T> some(std::vector<T> from) {
        std::shuffle(from.begin(), from.end(), random);
        from.resize(static_cast<std::size_t>(any(static_cast<int>(from.size()) + 1)));
        return {from.begin(), from.end()};
    }
    wire::DialogFilter anyFilter() {
        wire::DialogFilter filter;
        if (any(3) == 0)
            filter.status = some<DialogStatus>({DialogStatus::queued, DialogStatus::active, DialogStatus::waiting,
                                                DialogStatus::snoozed, DialogStatus::closed});
        if (any(3) == 0)
            filter.resolution = some<wire::Resolution>({wire::Resolution::resolved, wire::Resolution::spam});
        if (any(3) == 0)
            filter.unanswered = any(2) == 0;
        if (any(5) == 0)
            filter.mentioned = any(2) == 0;
        if (any(5) == 0)
            filter.at_risk = any(2) == 0;
        if (any(4) == 0)
            filter.has_attachments = any(2) == 0;
        if (any(4) == 0)
            filter.script = some<wire::Script>({wire::Script::cyrillic, wire::Script::latin, wire::Script::other});
        if (any(3) == 0)
            filter.channel_id = some(channels);
        if (any(3) == 0)
            filter.tag = some<std::string>({"red", "blue", "green"});
        if (any(6) == 0)
            filter.group_id = some<GroupId>({GroupId{1}, GroupId{2}});
        if (any(8) == 0)
            filter.customer_id = all[static_cast<std::size_t>(any(150))].customer_id;
        if (any(6) == 0)
            filter.written_from = all[static_cast<std::size_t>(any(150))].last_message->at;
        if (any(6) == 0)
            filter.written_until = all[static_cast<std::size_t>(any(150))].last_message->at;
        // A closed dialog has no assignee on the wire, but an owner: asking by assignee is about the open ones.
        const bool closed = filter.status && std::ranges::count(*filter.status, DialogStatus::closed) > 0;
        if (!closed && any(3) == 0) {
            const auto second = std::to_string(operators[1].operatorId.value);
            filter.assignee = some<wire::TextOrNumber>({"me", "none", wire::TextOrNumber(second)});
        }
        return filter;
    }
    void collect(DialogStatus status) {
        DialogQuery query;
        query.statuses = {status};
        for (const auto& dialog : pages(owner, query, 200)) {
            all.push_back(dialog);
            holders[dialog.id] = dialog.assignee_id.value_or(OperatorId{});
        }
        // Who had a closed one last can still read it.
        if (status == DialogStatus::closed)
            for (const auto& who : operators)
                for (const auto& dialog : pages(who, query, 200))
                    holders[dialog.id] = who.operatorId;
    }
    std::vector<wire::Dialog> pages(const domain::Principal& who, DialogQuery query, int limit) {
        std::vector<wire::Dialog> list;
        query.limit = limit;
        do {
            auto page = t.list(who, query).value();
            CHECK(page.dialogs.size() <= static_cast<std::size_t>(limit));
            list.insert(list.end(), page.dialogs.begin(), page.dialogs.end());
            query.after = page.next;
        } while (query.after);
        return list;
    }
};

template <class T>
std::vector<T> anyOf(const std::optional<wire::OneOrMany<T>>& list) {
    return list ? std::vector<T>(list->begin(), list->end()) : std::vector<T>{};
}

/// As the API asks the store.
DialogQuery queryOf(const wire::DialogFilter& filter, OperatorId asker, Time now) {
    DialogQuery query;
    query.reader = asker;
    query.statuses = anyOf(filter.status);
    query.resolutions = anyOf(filter.resolution);
    query.unanswered = filter.unanswered;
    for (const auto& word : anyOf(filter.assignee))
        query.assignees.push_back(domain::assigneeOf(word, asker).value());
    query.channels = anyOf(filter.channel_id);
    query.tags = anyOf(filter.tag);
    query.stages = anyOf(filter.stage);
    query.groups = anyOf(filter.group_id);
    query.customer = filter.customer_id;
    query.followed = filter.followed;
    query.mentioned = filter.mentioned;
    query.atRisk = filter.at_risk;
    query.now = now;
    query.writtenFrom = filter.written_from;
    query.writtenUntil = filter.written_until;
    query.hasAttachments = filter.has_attachments;
    query.scripts = anyOf(filter.script);
    return query;
}

std::vector<std::int64_t> idsOf(const std::vector<wire::Dialog>& dialogs) {
    std::vector<std::int64_t> ids;
    for (const auto& dialog : dialogs)
        ids.push_back(dialog.id.value);
    return ids;
}

} // namespace

TEMPLATE_TEST_CASE("list: what is attached and the customer's letters are known from the message on", "[storage][list]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.write("7", "Hello").message.dialog_id;
    CHECK(t.dialogFor(anna, dialog)->script == wire::Script::latin);
    CHECK_FALSE(t.dialogFor(anna, dialog)->has_attachments);
    auto picture = t.message("7", "Вот такой");
    picture.remote.emplace_back().shown.kind = wire::AttachmentKind::photo;
    REQUIRE(t.run(t.store->recordInbound(picture)));
    t.write("7", "Hello again");
    REQUIRE(t.take(dialog, anna));
    REQUIRE(t.reply(dialog, anna, "Thank you"));
    t.reopen();
    CHECK(t.dialogFor(anna, dialog)->script == wire::Script::cyrillic);
    CHECK(t.dialogFor(anna, dialog)->has_attachments == true);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("list: pages together are exactly what the filter and the scope let through, in order",
                   "[storage][list]", SqliteBackend) {
    Crowd<TestType> crowd;
    for (int round = 0; round < 300; ++round) {
        const bool asOwner = crowd.any(2) == 0;
        const auto& who = asOwner ? crowd.owner : crowd.operators[0];
        const wire::DialogFilter filter = crowd.anyFilter();
        DialogQuery query = queryOf(filter, who.operatorId, crowd.t.clock.now());
        const bool recent = crowd.any(2) == 0;
        query.order = recent ? wire::DialogOrder::recent : wire::DialogOrder::urgency;

        std::set<std::int64_t> expected;
        for (const auto& dialog : crowd.all) {
            const OperatorId holder = crowd.holders.at(dialog.id);
            const bool inScope = asOwner || !holder || holder == who.operatorId;
            if (inScope && domain::passes(filter, dialog, who.operatorId, crowd.t.clock.now()))
                expected.insert(dialog.id.value);
        }
        const auto listed = crowd.pages(who, query, 1 + crowd.any(40));
        const auto ids = idsOf(listed);
        INFO("round " << round);
        CHECK(std::set(ids.begin(), ids.end()) == expected);
        CHECK(ids.size() == expected.size());
        const auto before = [&](const wire::Dialog& a, const wire::Dialog& b) {
            if (recent)
                return a.last_seq > b.last_seq;
            const auto place = [](const wire::Dialog& dialog) -> std::pair<int, Millis> {
                if (dialog.closed_at)
                    return {4, -dialog.closed_at->time_since_epoch()};
                if (!dialog.waiting_since)
                    return {3, {}};
                if (dialog.answer_due_at)
                    return {0, dialog.answer_due_at->time_since_epoch()};
                if (dialog.window_closing)
                    return {1, dialog.window_ends_at->time_since_epoch()};
                return {2, dialog.waiting_since->time_since_epoch()};
            };
            const auto key = [&](const wire::Dialog& dialog) {
                return std::tuple(-dialog.priority, place(dialog), dialog.id.value);
            };
            return key(a) < key(b);
        };
        CHECK(std::is_sorted(listed.begin(), listed.end(), before));
    }
}

TEMPLATE_TEST_CASE("list: a made-up cursor, or one of another order, is refused", "[storage][list]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    for (int i = 0; i < 3; ++i)
        t.write(std::to_string(i), "Hello");
    DialogQuery query;
    query.limit = 1;
    const auto cursor = t.list(anna, query)->next;
    REQUIRE(cursor);
    query.order = wire::DialogOrder::recent;
    query.after = cursor;
    CHECK(t.list(anna, query).error().code == Errc::invalid);
    for (const std::string made : {"", "x", "AAAA", "!!!!", "' OR 1=1 --"}) {
        query.after = made;
        CHECK(t.list(anna, query).error().code == Errc::invalid);
    }
    HistoryQuery history;
    history.guard = {anna, Permission::dialog_read};
    history.dialog = DialogId{1};
    history.before = *cursor;
    CHECK(t.run(t.store->history(history)).error().code == Errc::invalid);
}

TEMPLATE_TEST_CASE("list: a history goes back page by page and forth again", "[storage][list]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    std::vector<std::int64_t> written;
    DialogId dialog;
    for (int i = 0; i < 25; ++i) {
        const auto message = t.write("7", std::to_string(i)).message;
        t.write("8", "noise");
        dialog = message.dialog_id;
        written.push_back(message.id.value);
    }
    const auto thread = t.historyOf(anna, dialog)->messages.front().thread_id;
    for (const auto by : {"dialog", "thread", "customer"}) {
        HistoryQuery query;
        query.guard = {anna, Permission::dialog_read};
        if (by == std::string("dialog"))
            query.dialog = dialog;
        else if (by == std::string("thread"))
            query.thread = thread;
        else
            query.customer = t.dialogFor(anna, dialog)->customer_id;
        query.limit = 10;
        std::vector<std::int64_t> seen;
        std::vector<std::string> cursors;
        while (true) {
            const auto page = t.run(t.store->history(query)).value();
            std::vector<std::int64_t> ids;
            for (const auto& message : page.messages)
                ids.push_back(message.id.value);
            CHECK(std::is_sorted(ids.begin(), ids.end()));
            seen.insert(seen.begin(), ids.begin(), ids.end());
            if (!page.next)
                break;
            cursors.push_back(*page.next);
            query.before = page.next;
        }
        INFO(by);
        CHECK(seen == written);
        REQUIRE(cursors.size() == 2);
        query.before.reset();
        query.after = cursors.back();
        const auto page = t.run(t.store->history(query)).value();
        REQUIRE(page.messages.size() == 10);
        CHECK(page.messages.front().id.value == written[6]);
        CHECK(page.next);
    }
}
