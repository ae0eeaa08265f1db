// SPDX-License-Identifier: GPL-3.0-or-later
// What messengers tell: messages with all that comes along, changes, states.
#include <algorithm>
#include <map>

#include "server/storage/send_key.hpp"
#include "tests/conformance/messenger_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using wire::DialogStatus;
using wire::MessageState;
using wire::Role;
using namespace std::chrono_literals;

namespace {

inbound::Status status(const wire::Message& message, MessageState state) {
    inbound::Status status;
    status.clientId = *message.client_id;
    status.externalId = "wamid." + *message.client_id;
    status.state = state;
    return status;
}

} // namespace

TEMPLATE_TEST_CASE("updates: a message brings what came along, and every event counts once", "[storage]",
                   SqliteBackend) {
    MessengerFixture<TestType> m;
    auto message = m.message("A", "Фото");
    message.forwardedFrom = "Маша";
    message.album = "album 1";
    inbound::Attachment photo;
    photo.shown.kind = wire::AttachmentKind::photo;
    photo.shown.missing = wire::MissingFile::pending;
    photo.remoteId = "media-1";
    inbound::Attachment place;
    place.shown.kind = wire::AttachmentKind::location;
    place.shown.place = wire::Place{55.75, 37.61, "Москва"};
    message.attachments = {photo, place};

    const auto recorded = m.tell({message, m.message("B", "второе"), message}, "17").value();
    CHECK(recorded.messages == 2);
    CHECK(recorded.duplicates == 1);
    CHECK(m.tell({message}).value().duplicates == 1);
    CHECK(m.t.run(m.t.store->pollCursor(m.channel)).value() == "17");
    const auto highest = [&](const std::string& peer) {
        return m.t.run(m.t.store->highestExternalNumber(m.channel, peer)).value();
    };
    CHECK(highest(m.ivan.id) == 0); // ids that are no numbers
    REQUIRE(m.tell({m.message("41", "numbered"), m.message("40", "late"), m.message("9x", "no number")}));
    CHECK(highest(m.ivan.id) == 41);
    CHECK(highest("somebody else") == 0);

    const auto shown = m.first();
    CHECK(shown.author.name == "Иван");
    CHECK(shown.forwarded_from == "Маша");
    CHECK(shown.album == "album 1");
    REQUIRE(shown.attachments.size() == 2);
    CHECK(shown.attachments[0].missing == wire::MissingFile::pending);
    CHECK(shown.attachments[1].place->latitude == 55.75);
    const auto dialog = m.t.dialogFor(m.anna, shown.dialog_id).value();
    CHECK(dialog.window_ends_at == m.t.clock.now() + 24h);

    const auto due = m.t.run(m.t.store->dueFetches(m.t.clock.now(), 10)).value();
    REQUIRE(due.size() == 1);
    CHECK(due[0].remoteId == "media-1");
    CHECK(due[0].position == 0);
    CHECK(due[0].owner.find("79161234567") != std::string::npos);
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("updates: the same message under another key is still the same", "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("A", "раз")}));
    auto again = m.message("A", "раз");
    again.key = "other key";
    CHECK(m.tell({again}).value().messages == 0);
    CHECK(m.thread().size() == 1);
}

TEMPLATE_TEST_CASE("updates: an edit keeps what was said before, an older one that comes late changes nothing",
                   "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("A", "в 12")}));
    inbound::Edit edit{"e1", m.ivan, "A", "в 13", {}, m.t.clock.now() + 2s};
    inbound::Edit older{"e2", m.ivan, "A", "в 11", {}, m.t.clock.now() + 1s};
    REQUIRE(m.tell({edit, older, edit}));
    const auto message = m.first();
    CHECK(message.text == "в 13");
    REQUIRE(message.former_texts);
    REQUIRE(message.former_texts->size() == 1);
    CHECK(message.former_texts->front().text == "в 12");
    CHECK(message.edited_at == edit.at);
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("updates: what changes a message before it comes waits for it", "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("A", "раз")}));
    inbound::Edit edit{"e", m.ivan, "B", "исправлено", {}, m.t.clock.now() + 1s};
    inbound::Reaction reaction{"r", m.ivan, "B", "👍", m.t.clock.now()};
    inbound::Deletion deletion{"d", m.ivan, {"B"}, m.t.clock.now() + 3s};
    REQUIRE(m.tell({edit, reaction, deletion}));
    m.t.reopen();
    REQUIRE(m.tell({m.message("B", "как было")}));
    const auto message = m.thread().back();
    CHECK(message.text == "исправлено");
    CHECK(message.reactions->front().emoji == "👍");
    CHECK(message.deleted_at == deletion.at);
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("updates: somebody's newest reaction replaces his former one, an empty one takes it back",
                   "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("A", "раз")}));
    const auto react = [&](const std::string& key, const std::string& emoji, Millis later) {
        REQUIRE(m.tell({inbound::Reaction{key, m.ivan, "A", emoji, m.t.clock.now() + later}}));
    };
    react("r1", "👍", 1s);
    react("r2", "❤", 3s);
    react("r3", "😡", 2s); // overtaken
    REQUIRE(m.first().reactions->size() == 1);
    CHECK(m.first().reactions->front().emoji == "❤");
    react("r4", "", 4s);
    CHECK_FALSE(m.first().reactions);
}

TEMPLATE_TEST_CASE("updates: states of a reply only rise, whichever comes first", "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("A", "вопрос")}));
    const auto reply = m.sent("ответ");
    REQUIRE(m.tell({status(reply, MessageState::delivered)})); // before the answer to our call
    CHECK(m.stateOf(reply.id) == MessageState::delivered);
    DeliveryVerdict accepted;
    accepted.externalId = "wamid." + *reply.client_id;
    REQUIRE(m.t.run(m.t.store->finishDelivery(reply.id, accepted)));
    CHECK(m.stateOf(reply.id) == MessageState::delivered);
    auto read = status(reply, MessageState::read);
    read.clientId.clear(); // by the messenger's id alone
    REQUIRE(m.tell({read, status(reply, MessageState::accepted)}));
    CHECK(m.stateOf(reply.id) == MessageState::read);
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("updates: a report settles what was uncertain, and one that is to be sent again stays", "[storage]",
                   SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("A", "вопрос")}));
    const auto reply = m.sent("ответ");
    DeliveryVerdict uncertain;
    uncertain.state = MessageState::uncertain;
    REQUIRE(m.t.run(m.t.store->finishDelivery(reply.id, uncertain)));
    REQUIRE(m.t.run(m.t.store->retryOutbound({m.anna, domain::Permission::dialog_reply}, reply.id)));
    REQUIRE(m.tell({status(reply, MessageState::accepted)}));
    CHECK(m.stateOf(reply.id) == MessageState::accepted);
    CHECK(m.t.run(m.t.store->dueOutbox(m.t.clock.now(), 10))->empty());
}

TEMPLATE_TEST_CASE("updates: a reply that failed later lets the customer wait again", "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("A", "вопрос")}));
    const auto reply = m.sent("ответ");
    REQUIRE(m.t.run(m.t.store->finishDelivery(reply.id, {})));
    CHECK_FALSE(m.t.dialogFor(m.anna, reply.dialog_id)->unanswered);
    auto failed = status(reply, MessageState::failed);
    failed.error = "Нет такого номера";
    REQUIRE(m.tell({failed}));
    CHECK(m.t.dialogFor(m.anna, reply.dialog_id)->unanswered);
    CHECK(m.stateOf(reply.id) == MessageState::failed);
}

TEMPLATE_TEST_CASE("updates: a read mark covers all of ours up to its number", "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    m.channel = m.t.addChannel("vk", wire::ChannelKind::vk).id;
    REQUIRE(m.tell({m.message("1", "вопрос")}));
    const DialogId dialog = m.first().dialog_id;
    REQUIRE(m.t.take(dialog, m.anna));
    std::vector<MessageId> ours;
    for (const auto* number : {"2", "3", "4"}) {
        const auto reply = m.t.reply(dialog, m.anna, number).value();
        DeliveryVerdict accepted;
        accepted.externalId = number;
        REQUIRE(m.t.run(m.t.store->finishDelivery(reply.id, accepted)));
        ours.push_back(reply.id);
    }
    const Time readAt = m.t.clock.now() - 5min;
    REQUIRE(m.tell({inbound::ReadUpTo{m.ivan.id, 3, readAt}}));
    CHECK(m.stateOf(ours[0]) == MessageState::read);
    for (const auto& message : m.thread())
        CHECK(message.read_at.has_value() == (message.id == ours[0] || message.id == ours[1]));
    const auto thread = m.thread();
    const auto read = std::find_if(thread.begin(), thread.end(), [&](const auto& each) { return each.id == ours[0]; });
    CHECK((read->read_at == readAt));
    CHECK(m.stateOf(ours[1]) == MessageState::read);
    CHECK(m.stateOf(ours[2]) == MessageState::accepted);
}

TEMPLATE_TEST_CASE("updates: our own words come back once, words from the messenger's program answer", "[storage]",
                   SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("1", "вопрос")}));
    const auto reply = m.sent("ответ");
    auto echo = m.message("2", "ответ");
    echo.fromCompany = true;
    echo.clientId = *reply.client_id;
    REQUIRE(m.tell({echo}));
    CHECK(m.thread().size() == 2 + 1); // the question, the line "taken", the reply
    CHECK(m.stateOf(reply.id) == MessageState::accepted);

    REQUIRE(m.tell({m.message("3", "ещё вопрос")}));
    CHECK(m.t.dialogFor(m.anna, reply.dialog_id)->unanswered);
    auto foreign = m.message("4", "с телефона");
    foreign.fromCompany = true;
    REQUIRE(m.tell({foreign, foreign}));
    CHECK(m.thread().back().direction == wire::Direction::out);
    CHECK_FALSE(m.t.dialogFor(m.anna, reply.dialog_id)->unanswered);
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("updates: what isn't understood is kept as it came and shown as a placeholder", "[storage]",
                   SqliteBackend) {
    MessengerFixture<TestType> m;
    inbound::NotUnderstood unknown;
    unknown.key = "u1";
    unknown.peer = m.ivan;
    unknown.kind = "hologram";
    unknown.why = "unknown type";
    unknown.raw = R"({"type":"hologram"})";
    unknown.at = m.t.clock.now();
    auto nameless = unknown;
    nameless.key = "u2";
    nameless.peer.reset();
    const auto recorded = m.tell({unknown, nameless, unknown}).value();
    CHECK(recorded.quarantined == 2);
    CHECK(m.first().unsupported == "hologram");
    const auto kept = m.t.run(m.t.store->quarantine(0, 10)).value();
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].raw == unknown.raw);
    CHECK(kept[0].message == m.first().id);
    CHECK(m.t.run(m.t.store->stats())->quarantined == 2);
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("updates: what is understood later takes the place of its placeholder", "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    inbound::NotUnderstood unknown;
    unknown.key = "kX";
    unknown.peer = m.ivan;
    unknown.kind = "hologram";
    unknown.raw = "{}";
    unknown.at = m.t.clock.now();
    REQUIRE(m.tell({unknown, m.message("B", "second")}));
    const auto id = m.t.run(m.t.store->quarantine(0, 10)).value().at(0).id;
    inbound::Reaction early;
    early.key = "r";
    early.peer = m.ivan;
    early.externalId = "X";
    early.emoji = "👍";
    early.at = m.t.clock.now();
    REQUIRE(m.tell({early}));

    auto message = m.message("X", "a hologram of a cat");
    inbound::Attachment picture;
    picture.shown.kind = wire::AttachmentKind::photo;
    picture.shown.missing = wire::MissingFile::pending;
    picture.remoteId = "media-7";
    message.attachments = {picture};
    const auto replay = [&](std::vector<inbound::Event> events) {
        return m.t.run(m.t.store->replayQuarantined(id, std::move(events)));
    };
    CHECK(replay({message, m.message("C", "third")}).value().messages == 2);
    auto thread = m.thread();
    std::erase_if(thread, [](const auto& each) { return each.direction != wire::Direction::in; });
    REQUIRE(thread.size() == 3);
    CHECK(thread[0].text == "a hologram of a cat");
    CHECK_FALSE(thread[0].unsupported);
    CHECK(thread[0].attachments.size() == 1);
    REQUIRE(thread[0].reactions);
    CHECK(thread[0].reactions->at(0).emoji == "👍");
    CHECK(thread[2].text == "third");
    CHECK(m.t.run(m.t.store->dueFetches(m.t.clock.now(), 10))->size() == 1);

    CHECK(m.tell({message}).value().duplicates == 1); // the messenger tells it again
    CHECK(replay({message}).error().code == Errc::not_found);
    CHECK(m.t.run(m.t.store->quarantine(0, 10))->empty());
    CHECK(m.t.run(m.t.store->stats())->quarantined == 0);
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("updates: whoever can't be written to is known, until he writes himself", "[storage]",
                   SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("1", "вопрос")}));
    REQUIRE(m.tell({inbound::Reachability{"b", m.ivan, false, m.t.clock.now()}}));
    CHECK(m.thread().back().event == "unreachable");
    REQUIRE(m.tell({m.message("2", "я снова здесь")}));
    CHECK(m.thread().back().event == "reachable");
}

TEMPLATE_TEST_CASE("updates: where he came from goes with the dialog he opens afterwards", "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    inbound::ServiceLine started;
    started.key = "s";
    started.peer = m.ivan;
    started.event = "started";
    started.at = m.t.clock.now();
    started.attributes = {{"start", "summer"}};
    REQUIRE(m.tell({started}));
    CHECK(m.thread().empty());
    REQUIRE(m.tell({m.message("1", "вопрос")}));
    CHECK(m.thread().size() == 1);
    REQUIRE(m.tell({started, m.message("2", "ещё")}));
    CHECK(m.thread().size() == 2);
}

TEMPLATE_TEST_CASE("updates: what is told of one part of a reply leaves the others to be sent", "[storage]",
                   SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("1", "вопрос")}));
    const auto reply = m.sent("слова и голос");
    DeliveryVerdict part;
    part.state = MessageState::queued;
    part.partSent = true;
    part.externalId = "9";
    REQUIRE(m.t.run(m.t.store->finishDelivery(reply.id, part)));
    const auto lines = m.thread().size();
    const auto echoOf = [&](const char* externalId, std::size_t number) {
        auto echo = m.message(externalId, "слова");
        echo.fromCompany = true;
        echo.clientId = partKey(*reply.client_id, number);
        return echo;
    };
    inbound::ReadUpTo read;
    read.peerId = m.ivan.id;
    read.number = 9;
    read.at = m.t.clock.now();
    REQUIRE(m.tell({echoOf("9", 0)}));
    REQUIRE(m.tell({read}));
    CHECK(m.stateOf(reply.id) == MessageState::queued);

    REQUIRE(m.t.run(m.t.store->beginDelivery(reply.id)));
    REQUIRE(m.tell({echoOf("10", 1)})); // before its answer
    CHECK(m.stateOf(reply.id) == MessageState::inflight);
    DeliveryVerdict last;
    last.state = MessageState::accepted;
    REQUIRE(m.t.run(m.t.store->finishDelivery(reply.id, last)));
    REQUIRE(m.tell({echoOf("11", 1)})); // and after it
    CHECK(m.thread().size() == lines);
    REQUIRE(m.tell({read}));
    CHECK(m.stateOf(reply.id) == MessageState::read);
}

TEMPLATE_TEST_CASE("updates: a file that has been fetched belongs to its message, one that is gone says so",
                   "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    auto message = m.message("A", "два файла");
    inbound::Attachment part;
    part.shown.kind = wire::AttachmentKind::file;
    part.shown.missing = wire::MissingFile::pending;
    part.remoteId = "1";
    message.attachments = {part, part};
    REQUIRE(m.tell({message}));
    const auto id = m.first().id;

    StoredFile file;
    file.sha256 = std::string(64, 'a');
    file.name = "счёт.pdf";
    file.type = "application/pdf";
    file.size = 5;
    file.owner = "contact";
    REQUIRE(m.t.run(m.t.store->finishFetch(id, 1, file)));
    REQUIRE(m.t.run(m.t.store->delayFetch(id, 0, m.t.clock.now() + 5s)));
    CHECK(m.t.run(m.t.store->dueFetches(m.t.clock.now(), 10))->empty());
    CHECK(m.t.run(m.t.store->nextFetchDue()).value() == m.t.clock.now() + 5s);
    REQUIRE(m.t.run(m.t.store->giveUpFetch(id, 0, wire::MissingFile::gone)));
    const auto shown = m.first();
    CHECK(shown.attachments[0].missing == wire::MissingFile::gone);
    REQUIRE(shown.attachments[1].file_id);
    CHECK_FALSE(shown.attachments[1].missing);
    CHECK(shown.attachments[1].name == "счёт.pdf");
    CHECK(m.t.run(m.t.store->mayReadFile({m.anna, domain::Permission::dialog_read}, *shown.attachments[1].file_id))
              .value());
    message.externalId = "B";
    REQUIRE(m.tell({message}));
    file.name = "file"; // it came without one
    const auto nameless = m.thread().back().id;
    REQUIRE(m.t.run(m.t.store->finishFetch(nameless, 0, file)));
    CHECK(m.thread().back().attachments[0].name.empty());
    CHECK(m.t.run(m.t.store->finishFetch(id, 1, file))); // twice: nothing happens
    CHECK_FALSE(m.t.run(m.t.store->nextFetchDue()).value());
}

TEMPLATE_TEST_CASE("updates: an update is stored whole or not at all", "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    auto removed = m.t.run(m.t.store->channels()).value().back();
    removed.removed = true;
    REQUIRE(m.t.run(m.t.store->updateChannel(removed)));
    CHECK(m.tell({m.message("A", "раз")}).error().code == Errc::not_found);
    CHECK(m.thread().empty());
}
