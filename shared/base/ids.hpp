// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace pult {

/// A row's number, distinct per table so that ids can't be mixed up. Below 2^53: browsers read it exactly.
/// 0 means "none" and never names a row.
template <class Tag>
struct Id {
    std::int64_t value = 0;

    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

using ChannelId = Id<struct ChannelTag>;
using IdentityId = Id<struct IdentityTag>;
using CustomerId = Id<struct CustomerTag>;
using ThreadId = Id<struct ThreadTag>;
using DialogId = Id<struct DialogTag>;
using MessageId = Id<struct MessageTag>;
using OperatorId = Id<struct OperatorTag>;
using GroupId = Id<struct GroupTag>;
using StageId = Id<struct StageTag>;
using FileId = Id<struct FileTag>;
using NoteId = Id<struct NoteTag>;
using TokenId = Id<struct TokenTag>;

/// Position in the journal: one global, gapless-in-order number per change.
using Seq = std::int64_t;

} // namespace pult

template <class Tag>
struct std::hash<pult::Id<Tag>> {
    std::size_t operator()(pult::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
