// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/lifecycle.hpp"

namespace pult::domain {

namespace {

/// Reports may come late, twice and in any order; taking the highest of them is the one rule that
/// doesn't depend on that. A cancel that comes after the hand-over lost its race. A messenger may
/// accept a message and then fail it; once it was delivered, nothing can undo that.
int rank(wire::MessageState state) {
    switch (state) {
    case wire::MessageState::unknown:
        return 0;
    case wire::MessageState::scheduled:
        return 1;
    case wire::MessageState::queued:
        return 2;
    case wire::MessageState::cancelled:
        return 3;
    case wire::MessageState::inflight:
        return 4;
    case wire::MessageState::uncertain:
        return 5;
    case wire::MessageState::accepted:
        return 6;
    case wire::MessageState::failed:
        return 7;
    case wire::MessageState::delivered:
        return 8;
    case wire::MessageState::read:
        return 9;
    }
    return 0;
}

} // namespace

wire::MessageState advance(wire::MessageState current, wire::MessageState next) {
    return rank(next) > rank(current) ? next : current;
}

} // namespace pult::domain
