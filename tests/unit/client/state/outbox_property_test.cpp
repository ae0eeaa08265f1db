// SPDX-License-Identifier: GPL-3.0-or-later
// The line between the key and the server, against a small server of the same rules: the connection breaks and the
// program is killed between any two steps, answers get lost, requests arrive late, colleagues answer first.
#include "client/state/desk.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wire_builders.hpp"

#include <map>
#include <random>
#include <set>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;

namespace {

constexpr int kDialogs = 3;

/// What is put is on the disk at once, but the desk hears of it later, or never when it is killed.
class SlowVault final : public MemoryVault {
public:
    void putOutgoing(const Outgoing& outgoing, Done done) override {
        MemoryVault::putOutgoing(outgoing, {});
        if (done)
            m_untold.push_back(std::move(done));
    }
    void tell() {
        for (Done& done : std::exchange(m_untold, {}))
            done({});
    }
    void forgetUntold() { m_untold.clear(); }

private:
    std::vector<Done> m_untold;
};

/// What the server does with requests: everything once by its client id.
class World {
public:
    explicit World(unsigned seed) : m_random(seed) {}

    std::int64_t pick(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(m_random);
    }
    bool chance(int percent) { return pick(1, 100) <= percent; }

    wire::Dialog dialog(DialogId id) const {
        wire::Dialog dialog = assignedTo(aDialog(id.value), 7);
        dialog.last_seq = m_seq;
        dialog.version = m_seq + 1;
        return dialog;
    }
    Seq seq() const { return m_seq; }
    /// Maria answers.
    void colleagueAnswers(DialogId id) { m_colleague[id] = ++m_seq; }

    Result<wire::Message> send(const wire::MessageSend& request) {
        if (const auto known = m_messages.find(request.client_id); known != m_messages.end())
            return known->second;
        if (m_withdrawn.contains(request.client_id))
            return fail(Errc::conflict, "taken back");
        const bool note = request.kind == wire::ComposeMode::note;
        if (!note && m_colleague[request.dialog_id] > request.seen_seq.value_or(0))
            return fail(Errc::stale, "a colleague has answered");
        wire::Message message = aReply(request.dialog_id.value, ++m_seq, 7, request.client_id);
        message.text = request.text;
        message.state = request.hold_ms ? wire::MessageState::scheduled : wire::MessageState::queued;
        effects[request.dialog_id].push_back(request.client_id);
        if (!note)
            m_waiting[request.dialog_id].push_back(request.client_id);
        m_messages[request.client_id] = message;
        return message;
    }
    Result<wire::Message> cancel(const std::string& clientId) {
        const auto known = m_messages.find(clientId);
        if (known == m_messages.end()) {
            m_withdrawn.insert(clientId);
            return wire::Message{};
        }
        if (known->second.state == wire::MessageState::cancelled)
            return known->second;
        auto& waiting = m_waiting[known->second.dialog_id];
        if (std::erase(waiting, clientId) == 0)
            return fail(Errc::conflict, "on its way");
        known->second.state = wire::MessageState::cancelled;
        std::erase(effects[known->second.dialog_id], clientId);
        return known->second;
    }
    Result<wire::Dialog> act(DialogId id, const std::string& clientId, bool close) {
        if (!m_done.contains(clientId)) {
            if (close && !m_waiting[id].empty())
                return fail(Errc::unsent, "a reply is on its way");
            ++m_seq;
            m_done.insert(clientId);
            effects[id].push_back(clientId);
        }
        return dialog(id);
    }
    /// The messenger takes what waits.
    void deliver() {
        for (auto& [id, waiting] : m_waiting)
            waiting.clear();
    }

    std::map<DialogId, std::vector<std::string>> effects; ///< in the order they were done

private:
    std::mt19937 m_random;
    Seq m_seq = 100;
    std::map<DialogId, Seq> m_colleague;
    std::map<std::string, wire::Message> m_messages;
    std::map<DialogId, std::vector<std::string>> m_waiting;
    std::set<std::string> m_withdrawn;
    std::set<std::string> m_done;
};

class Run {
public:
    explicit Run(unsigned seed) : m_world(seed) {}

    void go() {
        startProgram();
        for (int step = 0; step < 250; ++step)
            doSomething();
        settle();
        compare();
    }

private:
    struct Program {
        FakeLink link;
        Desk desk;
        Program(Vault& vault, const Clock& clock) : desk(link, vault, clock) {}
    };

    void startProgram() {
        m_program = std::make_unique<Program>(m_vault, m_clock);
        Desk& desk = m_program->desk;
        desk.setHold(m_world.chance(50) ? Millis{5000} : Millis{0});
        QObject::connect(&desk, &Desk::sendRefused, &desk, [this](const SendRefusal& refusal) {
            for (const Outgoing& each : refusal.returned)
                if (!each.undo) // one that could not be taken back has gone out
                    m_returned.push_back(each.clientId);
        });
        QObject::connect(&desk, &Desk::sendUndone, &desk, [this](const SendUndone& undone) {
            for (const Outgoing& each : undone.returned)
                m_returned.push_back(each.clientId);
        });
        wire::User me;
        me.id = OperatorId{7};
        me.login = "anna";
        desk.setMe(me, m_program->link.address);
    }

    void kill() {
        late();
        m_vault.forgetUntold();
        m_program.reset();
        startProgram();
    }

    /// What is under way on a connection that breaks may still arrive.
    void late() {
        for (const FakeLink::Asked& asked : m_program->link.asked)
            if (asked.method != wire::DialogClose::kMethod && m_world.chance(60))
                m_late.push_back({asked.method, asked.params});
    }

    void plug() {
        FakeLink& link = m_program->link;
        if (link.status().phase == LinkPhase::online)
            return;
        link.start(m_world.seq(), true);
        for (int id = 1; id <= kDialogs; ++id)
            link.tell(wire::DialogAdded{m_world.dialog(DialogId{id}), {}}, m_world.seq());
    }

    void pull() {
        late();
        m_program->link.goOffline();
    }

    void doSomething() {
        Desk& desk = m_program->desk;
        const DialogId id{m_world.pick(1, kDialogs)};
        switch (m_world.pick(0, 15)) {
        case 0:
        case 1:
            return write(id, wire::ComposeMode::reply);
        case 2:
            return write(id, wire::ComposeMode::note);
        case 3:
            return desk.close(id);
        case 4:
            return desk.changeTags(id, {"vip"}, {});
        case 5:
        case 6:
            return m_vault.tell();
        case 7:
            return m_world.chance(40) ? pull() : plug();
        case 8:
            return m_world.chance(20) ? kill() : plug();
        case 9:
            return undoSomething();
        case 10:
            return m_world.chance(15) ? m_world.colleagueAnswers(id) : m_world.deliver();
        case 11:
            if (!m_late.empty()) {
                serve(m_late.front(), nullptr);
                m_late.pop_front();
            }
            return;
        default:
            return serveNext();
        }
    }

    void write(DialogId id, wire::ComposeMode mode) {
        m_written.push_back(m_program->desk.send(id, mode, "text " + std::to_string(m_written.size())));
    }

    void undoSomething() {
        if (m_written.empty())
            return;
        const std::string& clientId = m_written[static_cast<std::size_t>(m_world.pick(0, std::ssize(m_written) - 1))];
        const wire::Message* message = nullptr;
        for (int id = 1; id <= kDialogs; ++id) {
            const ThreadSlice thread = m_program->desk.thread(ThreadId{100 + id});
            for (std::size_t i = 0; thread.messages && i < thread.messages->size(); ++i)
                if ((*thread.messages)[i].client_id == clientId)
                    message = &(*thread.messages)[i];
        }
        message ? m_program->desk.undo(*message) : m_program->desk.undo(clientId);
    }

    struct Request {
        std::string method;
        boost::json::value params;
    };

    void serveNext() {
        FakeLink& link = m_program->link;
        while (!link.asked.empty() && !isOurs(link.asked.front().method))
            link.asked.pop_front();
        if (link.asked.empty())
            return;
        FakeLink::Asked asked = std::move(link.asked.front());
        link.asked.pop_front();
        if (m_world.chance(10)) {
            asked.done(fail(m_world.chance(50) ? Errc::rate_limited : Errc::unavailable, "busy"));
            return m_clock.advance(10min);
        }
        const bool lost = m_world.chance(20);
        serve({asked.method, asked.params}, lost ? nullptr : &asked.done);
        if (!lost)
            return;
        // It was done, and the connection breaks before the answer.
        link.asked.push_front(std::move(asked));
        pull();
    }

    static bool isOurs(const std::string& method) {
        return method == wire::MessageSend::kMethod || method == wire::MessageCancel::kMethod ||
               method == wire::DialogClose::kMethod || method == wire::DialogTag::kMethod;
    }

    void serve(const Request& request, Link::RawDone* done) {
        Result<boost::json::value> answer = fail(Errc::invalid, request.method);
        if (request.method == wire::MessageSend::kMethod) {
            answer = asMessage(m_world.send(*wire::decode<wire::MessageSend>(request.params)));
        } else if (request.method == wire::MessageCancel::kMethod) {
            answer = asMessage(m_world.cancel(*wire::decode<wire::MessageCancel>(request.params)->client_id));
        } else if (request.method == wire::DialogClose::kMethod) {
            const auto close = *wire::decode<wire::DialogClose>(request.params);
            answer = asDialog(m_world.act(close.dialog_id, *close.client_id, true));
        } else if (request.method == wire::DialogTag::kMethod) {
            const auto tag = *wire::decode<wire::DialogTag>(request.params);
            answer = asDialog(m_world.act(tag.dialog_id, *tag.client_id, false));
        }
        if (done)
            (*done)(std::move(answer));
    }

    static Result<boost::json::value> asMessage(const Result<wire::Message>& message) {
        if (!message)
            return message.error();
        return *wire::parseJson(wire::encode(wire::MessageAnswer{*message}));
    }
    static Result<boost::json::value> asDialog(const Result<wire::Dialog>& dialog) {
        if (!dialog)
            return dialog.error();
        return *wire::parseJson(wire::encode(wire::DialogAnswer{*dialog}));
    }

    void settle() {
        kill(); // whoever was never told starts over with what the disk has
        for (int round = 0; m_program->desk.outbox().size() > 0; ++round) {
            REQUIRE(round < 2000);
            plug();
            m_world.deliver();
            m_clock.advance(10min);
            serveNext();
            m_vault.tell();
            if (m_program->link.asked.empty()) {
                pull();
                plug(); // no waiting for pauses
            }
        }
        for (const Request& request : m_late)
            serve(request, nullptr);
        CHECK(m_vault.outgoing().empty());
    }

    void compare() {
        std::map<std::string, int> done;
        for (const auto& [dialog, ids] : m_world.effects)
            for (const std::string& id : ids)
                ++done[id];
        const std::set<std::string> returned(m_returned.begin(), m_returned.end());
        CHECK(returned.size() == m_returned.size());
        for (const std::string& id : m_written) {
            CAPTURE(id);
            CHECK(done[id] + static_cast<int>(returned.contains(id)) == 1);
        }
        for (const auto& [id, times] : done) {
            CHECK(times <= 1);
            CHECK(times + static_cast<int>(returned.contains(id)) <= 1);
        }
        compareOrder();
    }

    void compareOrder() {
        std::map<std::string, std::size_t> place;
        for (std::size_t i = 0; i < m_written.size(); ++i)
            place[m_written[i]] = i;
        for (const auto& [dialog, ids] : m_world.effects) {
            std::size_t last = 0;
            for (const std::string& id : ids) {
                if (!place.contains(id))
                    continue;
                CHECK(place[id] >= last);
                last = place[id];
            }
        }
    }

    World m_world;
    ManualClock m_clock;
    SlowVault m_vault;
    std::unique_ptr<Program> m_program;
    std::vector<std::string> m_written; ///< client ids, in order
    std::vector<std::string> m_returned;
    std::deque<Request> m_late;
};

} // namespace

TEST_CASE("outbox: whatever breaks when, nothing is lost, nothing comes twice, and dialogs keep their order",
          "[state]") {
    const unsigned seed = GENERATE(range(1u, 301u));
    CAPTURE(seed);
    Run(seed).go();
}
