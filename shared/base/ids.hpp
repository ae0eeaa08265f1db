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

using ChannelId = Id<struct ChannelIdTag>;
using IdentityId = Id<struct IdentityIdTag>;
using CustomerId = Id<struct CustomerIdTag>;
using ThreadId = Id<struct ThreadIdTag>;
using DialogId = Id<struct DialogIdTag>;
using MessageId = Id<struct MessageIdTag>;
using OperatorId = Id<struct OperatorIdTag>;
using GroupId = Id<struct GroupIdTag>;
using StageId = Id<struct StageIdTag>;
using FileId = Id<struct FileIdTag>;
using NoteId = Id<struct NoteIdTag>;
using TokenId = Id<struct TokenIdTag>;
using TemplateId = Id<struct TemplateIdTag>;
using FilterId = Id<struct FilterIdTag>;
using FieldId = Id<struct FieldIdTag>;
using MergeId = Id<struct MergeIdTag>;
using OrderId = Id<struct OrderIdTag>;

/// Position in the journal: one global, gapless-in-order number per change.
using Seq = std::int64_t;

} // namespace pult

template <class Tag>
struct std::hash<pult::Id<Tag>> {
    std::size_t operator()(pult::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
