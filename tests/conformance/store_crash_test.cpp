// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include <csignal>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace pult;
using namespace pult::storage;
using wire::Role;

namespace {

/// A process of its own that takes in messages as fast as it can, and writes a byte for every one that was
/// acknowledged into a pipe, which outlives it. Killed without warning.
class Victim {
public:
    template <class Backend>
    static Victim start(const std::string& folder, int round) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        const pid_t pid = fork();
        REQUIRE(pid >= 0);
        if (pid == 0) {
            ::close(ends[0]);
            work<Backend>(folder, round, ends[1]);
        }
        ::close(ends[1]);
        return Victim(pid, ends[0]);
    }
    /// Waits for `count` acknowledgements, kills, and reads how many there were in the end.
    int killAfter(int count) {
        int acknowledged = 0;
        char byte = 0;
        while (acknowledged < count && ::read(m_pipe, &byte, 1) == 1)
            ++acknowledged;
        ::kill(m_pid, SIGKILL);
        while (::read(m_pipe, &byte, 1) == 1)
            ++acknowledged;
        int status = 0;
        waitpid(m_pid, &status, 0);
        CHECK(WIFSIGNALED(status));
        ::close(m_pipe);
        return acknowledged;
    }

    /// Acknowledged in order, so their count tells which ones they were.
    static InboundMessage message(int round, int number) {
        InboundMessage message;
        message.channel = ChannelId{1};
        message.key = "round " + std::to_string(round) + " number " + std::to_string(number);
        message.peer = std::to_string(number % 5);
        message.peerName = "Peer";
        message.text = "number " + std::to_string(number);
        message.raw = message.text;
        return message;
    }

private:
    Victim(pid_t pid, int pipe) : m_pid(pid), m_pipe(pipe) {}

    static boost::asio::awaitable<void> takeIn(Store& store, int round, int& next, int pipe) {
        while (true) {
            const auto recorded = co_await store.recordInbound(message(round, next++));
            if (!recorded || ::write(pipe, "x", 1) != 1)
                _exit(1);
        }
    }

    template <class Backend>
    [[noreturn]] static void work(const std::string& folder, int round, int pipe) {
        boost::asio::io_context io;
        SystemClock clock;
        auto store = Backend::open(io.get_executor(), clock, folder);
        if (!store)
            _exit(1);
        int next = 0;
        for (int i = 0; i < 16; ++i)
            boost::asio::co_spawn(io, takeIn(**store, round, next, pipe), [](std::exception_ptr) {});
        io.run();
        _exit(1);
    }

    pid_t m_pid;
    int m_pipe;
};

} // namespace

TEMPLATE_TEST_CASE("store: killed under load, it has what it acknowledged, once, and nothing half", "[storage][crash]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::owner);
    for (int round = 0; round < 5; ++round) {
        t.closeStore();
        const int acknowledged = Victim::start<TestType>(t.folder / "data", round).killAfter(40 + 97 * round);
        t.openStore();
        INFO("round " << round << ", acknowledged " << acknowledged);
        std::set<std::int64_t> ids;
        for (int number = 0; number < acknowledged; ++number) {
            const auto again = t.run(t.store->recordInbound(Victim::message(round, number)));
            REQUIRE(again);
            CHECK(again->duplicate);
            CHECK(again->message.text == "number " + std::to_string(number));
            ids.insert(again->message.id.value);
        }
        CHECK(ids.size() == static_cast<std::size_t>(acknowledged));
        CHECK(t.complaints() == std::vector<std::string>{});
    }
    CHECK(t.caughtUp());
    CHECK(t.complaints() == std::vector<std::string>{});
    const auto dialogs = t.list(anna).value().dialogs;
    CHECK(dialogs.size() == 5);
}
