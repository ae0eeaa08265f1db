// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>

#include "shared/base/ids.hpp"

namespace pult::client {

/// How far this operator has read a dialog, and how many customers' messages came after that.
struct ReadMark {
    Seq readSeq = 0;
    Seq countedSeq = 0; ///< inbound messages up to here are counted
    int unread = 0;

    bool operator==(const ReadMark&) const = default;

    /// Every form of a dialog tells its newest inbound message; each of them counts once. `count`: how many are behind
    /// `known` by the server's count, which holds unless this desk knows of more. False: nothing moved.
    bool learn(Seq known, Seq lastInboundSeq, std::optional<int> count = {}) {
        const ReadMark before = *this;
        readSeq = std::max(readSeq, known);
        if (count && known == readSeq && lastInboundSeq >= countedSeq)
            unread = *count;
        else if (lastInboundSeq > std::max(countedSeq, readSeq))
            ++unread;
        countedSeq = std::max(countedSeq, lastInboundSeq);
        if (countedSeq <= readSeq)
            unread = 0;
        return *this != before;
    }
    /// False: it was read further already.
    bool readUpTo(Seq seq) {
        if (seq <= readSeq)
            return false;
        readSeq = seq;
        unread = countedSeq > seq ? std::max(1, unread - 1) : 0;
        return true;
    }
    /// What is behind `seq` is to be read again. False: it is unread anyway.
    bool unreadFrom(Seq seq) {
        if (seq >= readSeq)
            return false;
        readSeq = seq;
        unread = countedSeq > seq ? std::max(1, unread) : 0;
        return true;
    }
};

} // namespace pult::client
