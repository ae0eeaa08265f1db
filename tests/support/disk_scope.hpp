// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <memory>
#include <optional>
#include <string>

#include "client/cache/disk_scope_cache.hpp"
#include "tests/support/wait_until.hpp"
#include "tests/support/wire_builders.hpp"

/// The scope's cache on a disk, and something to keep in it.
namespace pult::support {

inline client::CacheKey theKey() {
    client::CacheKey key;
    key.fill(3);
    return key;
}

inline constexpr const char* kAccount = "anna@https://chat.example";

inline std::unique_ptr<client::DiskScopeCache> openCache(const std::string& path) {
    auto opened = client::DiskScopeCache::open(path, theKey());
    REQUIRE(opened);
    REQUIRE(opened->setAside.empty());
    return std::move(opened->cache);
}

inline client::kept::Session aSession(Seq seq, bool startsOver = false) {
    wire::User me;
    me.id = OperatorId{7};
    return {me, "1.0", {seq, "e1"}, startsOver};
}

/// Until the cache has answered.
template <class T, class Ask>
std::optional<T> answerOf(Ask ask) {
    bool answered = false;
    std::optional<T> answer;
    ask([&](std::optional<T> kept) {
        answered = true;
        answer = std::move(kept);
    });
    REQUIRE(waitUntil([&] { return answered; }));
    return answer;
}

inline std::optional<wire::MessagePage> threadOf(client::DiskScopeCache& cache, std::int64_t dialog, int limit = 50) {
    return answerOf<wire::MessagePage>(
        [&](auto done) { cache.readThread(ThreadId{100 + dialog}, limit, std::move(done)); });
}

inline std::optional<client::kept::MarkedDialog> dialogOf(client::DiskScopeCache& cache, std::int64_t id) {
    return answerOf<client::kept::MarkedDialog>([&](auto done) { cache.readDialog(DialogId{id}, std::move(done)); });
}

inline client::kept::ThreadPart aThread(std::int64_t dialog, int messages, const std::string& text = "hello") {
    client::kept::ThreadPart part;
    part.thread = ThreadId{100 + dialog};
    for (int i = 1; i <= messages; ++i)
        part.messages.push_back(aMessage(dialog, i, text));
    return part;
}

/// Two dialogs, a thread and a position.
inline void fill(client::DiskScopeCache& cache, const std::string& secret = "hello") {
    cache.claim(kAccount);
    cache.write(aSession(10, true));
    wire::Dialog dialog = aDialog(1);
    dialog.customer_name = secret;
    cache.write(client::kept::ListPage{client::DialogQuery{}.name(), "", {dialog, aDialog(2)}, {}, {}});
    cache.write(aThread(1, 20, secret));
    cache.write(client::kept::Told{wire::DialogChanged{aDialog(2, 5), {}}, 11});
}

} // namespace pult::support
