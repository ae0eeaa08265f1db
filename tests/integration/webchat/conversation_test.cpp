// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include "tests/integration/webchat/chat_premises.hpp"
#include "tests/support/running_server.hpp"

using namespace pult::support;

TEST_CASE("web chat: a visitor writes, an operator answers, both see it", "[webchat]") {
    const ChatPremises premises;
    const auto session = premises.visitor(R"(,"page":{"url":"https://shop.example/kettle","title":"Kettle"})");
    CHECK(number(session, "seq") == 0);
    CHECK(text(session.as_object().at("config"), "name") == "Shop");
    const auto socket = premises.connect(session);
    socket->send(msg("c-1", "Есть ли синий чайник?"));
    const auto ack = next(*socket, "ack");
    CHECK(text(ack, "cid") == "c-1");
    CHECK(number(ack, "seq") == 1);
    CHECK(number(ack, "id") > 0);

    const auto dialog = premises.dialog();
    premises.result("dialog.take", R"({"dialog_id":)" + std::to_string(dialog) + "}");
    CHECK(text(next(*socket, "agent"), "name") == "admin");
    CHECK(text(next(*socket, "conversation"), "state") == "assigned");
    premises.reply(dialog, "Есть, пять штук.");
    const auto reply = next(*socket, "msg");
    CHECK(text(reply, "text") == "Есть, пять штук.");
    CHECK(text(reply, "from") == "operator");
    CHECK(text(reply, "name") == "admin");
    CHECK(number(reply, "seq") == 2);

    premises.result("dialog.close", R"({"dialog_id":)" + std::to_string(dialog) + "}");
    CHECK(text(next(*socket, "conversation"), "state") == "closed");
    socket->send(R"({"t":"rate","score":5,"comment":"спасибо"})");
    socket->send(msg("c-2", "И ещё вопрос"));
    CHECK(text(next(*socket, "conversation"), "state") == "reopened");
}

TEST_CASE("web chat: the same cid again gets the same ack and writes nothing", "[webchat]") {
    const ChatPremises premises;
    const auto session = premises.visitor();
    const auto socket = premises.connect(session);
    socket->send(msg("same", "once"));
    const auto first = next(*socket, "ack");
    socket->send(msg("same", "once"));
    CHECK(next(*socket, "ack") == first);
    const auto later = premises.again(session);
    later->send(msg("same", "once"));
    CHECK(next(*later, "ack") == first);
    // Another visitor's cid is his own.
    const auto stranger = premises.connect(premises.visitor());
    stranger->send(msg("same", "mine"));
    CHECK(number(next(*stranger, "ack"), "id") != number(first, "id"));
    const auto history = premises.result("dialog.list", "{}");
    CHECK(history.as_object().at("dialogs").as_array().size() == 2);
}

TEST_CASE("web chat: two tabs see the same conversation in the same order", "[webchat]") {
    const ChatPremises premises;
    const auto session = premises.visitor();
    const auto left = premises.connect(session);
    const auto right = premises.again(session);
    left->send(msg("a", "from the left"));
    CHECK(number(next(*left, "ack"), "seq") == 1);
    const auto echo = next(*right, "msg");
    CHECK(text(echo, "cid") == "a");
    CHECK(text(echo, "from") == "visitor");
    CHECK(number(echo, "seq") == 1);
    right->send(msg("b", "from the right"));
    CHECK(number(next(*right, "ack"), "seq") == 2);
    CHECK(number(next(*left, "msg"), "seq") == 2);
    premises.reply(premises.dialog(), "to both");
    CHECK(number(next(*left, "msg"), "seq") == 3);
    CHECK(number(next(*right, "msg"), "seq") == 3);
}

TEST_CASE("web chat: resume goes on without a gap or a repeat, over a kill too", "[webchat]") {
    ChatPremises premises;
    const auto session = premises.visitor();
    {
        const auto socket = premises.connect(session);
        for (int i = 1; i <= 25; ++i) {
            socket->send(msg("m" + std::to_string(i), std::to_string(i)));
            CHECK(number(next(*socket, "ack"), "seq") == i);
        }
    }
    premises.reply(premises.dialog(), "while away");
    const auto resumed = premises.again(session, 20);
    for (int i = 21; i <= 26; ++i)
        CHECK(number(next(*resumed, "msg"), "seq") == i);
    premises.killAndRestart();
    const auto after = premises.again(session, 24);
    CHECK(number(next(*after, "msg"), "seq") == 25);
    const auto last = next(*after, "msg");
    CHECK(number(last, "seq") == 26);
    CHECK(text(last, "text") == "while away");
    after->send(msg("m27", "27"));
    CHECK(number(next(*after, "ack"), "seq") == 27);
    // A number that was never given starts over.
    const auto lost = premises.again(session, 5000);
    CHECK(number(next(*lost, "msg"), "seq") == 1);
}

TEST_CASE("web chat: what is written while a tab catches up comes once and in its place", "[webchat]") {
    const ChatPremises premises({"message_burst=5000"});
    const auto session = premises.visitor();
    const auto writer = premises.connect(session);
    for (int i = 1; i <= 300; ++i)
        writer->send(msg("m" + std::to_string(i), std::to_string(i)));
    // A number nobody was told yet would make the other tab start over.
    REQUIRE(number(next(*writer, "ack"), "seq") == 1);
    const auto reader = premises.again(session, 1);
    for (int i = 301; i <= 600; ++i)
        writer->send(msg("m" + std::to_string(i), std::to_string(i)));
    for (int i = 2; i <= 600; ++i)
        REQUIRE(number(next(*reader, "msg"), "seq") == i);
}

TEST_CASE("web chat: polling and posting carry the same conversation", "[webchat]") {
    const ChatPremises premises;
    const auto session = premises.visitor();
    const HttpHeaders bearer{{"Authorization", "Bearer " + text(session, "token")}};
    HttpClient client(premises.port);
    const auto posted = client.request("POST", "/w/v1/events", bearer,
                                       "[" + msg("p1", "one") + "," + msg("p2", "two") + R"(,{"t":"nonsense"}])");
    CHECK(posted.status == 200);
    const auto answers = parsed(posted.body).as_array();
    REQUIRE(answers.size() == 3);
    CHECK(number(answers[0], "seq") == 1);
    CHECK(number(answers[1], "seq") == 2);
    CHECK(text(answers[2], "code") == "invalid");

    const auto first = parsed(client.get("/w/v1/events?after=0&wait=0", bearer).body).as_array();
    REQUIRE(first.size() >= 2);
    CHECK(text(first[0], "cid") == "p1");
    client.sendRaw("GET /w/v1/events?after=2&wait=20 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                   text(session, "token") + "\r\n\r\n");
    premises.reply(premises.dialog(), "to who polls");
    std::string seen = client.readAnswer().body;
    for (int turn = 0; turn < 5 && seen.find("to who polls") == std::string::npos; ++turn)
        seen = client.get("/w/v1/events?after=2&wait=5", bearer).body;
    CHECK(seen.find("to who polls") != std::string::npos);
    CHECK(client.get("/w/v1/events?after=0", {{"Authorization", "Bearer 1.nobody"}}).status == 401);
    // A number we never gave: what he has seen is of a store that is no more, and he starts over.
    CHECK(client.get("/w/v1/events?after=1000&wait=0", bearer).body.find("\"one\"") != std::string::npos);
}

TEST_CASE("web chat: a number that doesn't exist yet marks nothing of what comes later as read", "[webchat]") {
    const ChatPremises premises;
    const auto socket = premises.connect(premises.visitor());
    socket->send(msg("r1", "Hello"));
    next(*socket, "ack");
    socket->send(R"({"t":"read","seq":1000})");
    premises.reply(premises.dialog(), "later");
    REQUIRE(number(next(*socket, "msg"), "seq") == 2);
    const auto state = [&] {
        const auto dialogs = premises.result("dialog.list", "{}");
        return text(dialogs.as_object().at("dialogs").as_array().at(0).as_object().at("last_message"), "state");
    };
    CHECK(state() == "accepted");
    socket->send(R"({"t":"read","seq":2})");
    CHECK(pollUntil([&] { return state() == "read"; }));
}

TEST_CASE("web chat: a visitor quotes what was said to him, not what others said", "[webchat]") {
    const ChatPremises premises;
    const auto quoting = [](const std::string& cid, std::int64_t id) {
        return R"({"t":"msg","cid":")" + cid + R"(","text":"this one","reply_to":)" + std::to_string(id) + "}";
    };
    const auto session = premises.visitor();
    const auto socket = premises.connect(session);
    socket->send(msg("c-1", "Is the blue kettle in stock?"));
    const auto asked = number(next(*socket, "ack"), "id");
    const auto stranger = premises.connect(premises.visitor());
    stranger->send(quoting("c-1", asked));
    next(*stranger, "ack");
    socket->send(quoting("c-2", asked));
    next(*socket, "ack");
    const auto later = premises.again(session);
    CHECK(number(next(*later, "msg"), "reply_to") == -1);
    CHECK(number(next(*later, "msg"), "reply_to") == asked);
    const auto listed = premises.result("dialog.list", "{}");
    for (const auto& dialog : listed.as_object().at("dialogs").as_array()) {
        const auto page =
            premises.result("dialog.history", R"({"dialog_id":)" + std::to_string(number(dialog, "id")) + "}");
        const auto& messages = page.as_object().at("messages").as_array();
        const bool isStranger = messages.size() == 1;
        CHECK(number(messages.back(), "reply_to") == (isStranger ? -1 : asked));
    }
}

TEST_CASE("web chat: who waits is told his place, and that he has one no more", "[webchat]") {
    const ChatPremises premises;
    const auto first = premises.connect(premises.visitor());
    first->send(msg("c-1", "I was first"));
    next(*first, "ack");
    const auto dialog = premises.dialog();
    const auto second = premises.connect(premises.visitor());
    second->send(msg("c-1", "I was second"));
    next(*second, "ack");
    CHECK(number(next(*first, "queue"), "place") == 1);
    CHECK(number(next(*second, "queue"), "place") == 2);
    premises.result("dialog.take", R"({"dialog_id":)" + std::to_string(dialog) + "}");
    CHECK(number(next(*first, "queue"), "place") == 0);
    CHECK(number(next(*second, "queue"), "place") == 1);
}

TEST_CASE("web chat: links to messengers carry a name for the visitor that only we can read", "[webchat]") {
    const ChatPremises premises({R"(messengers=[{"name":"Telegram","url":"https://t.me/shop_bot"},)"
                                 R"({"name":"WhatsApp","url":"https://wa.me/79161234567"}])"});
    const auto places = [&] {
        const auto session = premises.visitor();
        return session.as_object().at("config").as_object().at("messengers").as_array();
    };
    const auto mine = places();
    const std::string url = text(mine.front(), "url");
    CHECK(url.substr(0, 28) == "https://t.me/shop_bot?start=");
    CHECK(url.size() == 28 + 32);
    CHECK(text(mine.back(), "url") == "https://wa.me/79161234567");
    CHECK(text(places().front(), "url") != url);
}
