// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/lifecycle.hpp"

#include <algorithm>

#include "tests/support/printing.hpp"

namespace pult::domain {

// Inside the namespace, where `read` isn't the system call.
using enum wire::MessageState;

namespace {

constexpr wire::MessageState kAll[] = {unknown,   scheduled, queued, inflight,  accepted,
                                       delivered, read,      failed, uncertain, cancelled};

} // namespace

TEST_CASE("delivery: reports lead to the same state in any order and any number", "[domain][delivery]") {
    for (const auto a : kAll) {
        CHECK(advance(a, a) == a);
        for (const auto b : kAll) {
            CHECK(advance(a, b) == advance(b, a));
            for (const auto c : kAll)
                CHECK(advance(advance(a, b), c) == advance(a, advance(b, c)));
        }
    }
}

TEST_CASE("delivery: late lower states change nothing", "[domain][delivery]") {
    CHECK(advance(read, delivered) == read);
    CHECK(advance(delivered, accepted) == delivered);
    CHECK(advance(delivered, failed) == delivered);
    CHECK(advance(accepted, inflight) == accepted);
    CHECK(advance(accepted, uncertain) == accepted);
    CHECK(advance(failed, uncertain) == failed);
}

TEST_CASE("delivery: an unknown result becomes whatever is known later", "[domain][delivery]") {
    for (const auto known : {accepted, delivered, read, failed})
        CHECK(advance(uncertain, known) == known);
    CHECK(advance(inflight, uncertain) == uncertain);
}

TEST_CASE("delivery: a messenger may accept a message and fail it afterwards", "[domain][delivery]") {
    CHECK(advance(accepted, failed) == failed);
}

TEST_CASE("delivery: a cancel works until the message is handed over", "[domain][delivery]") {
    CHECK(advance(scheduled, cancelled) == cancelled);
    CHECK(advance(queued, cancelled) == cancelled);
    CHECK(advance(cancelled, queued) == cancelled);
    CHECK(advance(inflight, cancelled) == inflight);
    CHECK(advance(uncertain, cancelled) == uncertain);
    CHECK(advance(accepted, cancelled) == accepted);
}

} // namespace pult::domain
