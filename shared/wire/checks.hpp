// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/session.hpp"

namespace pult::wire {

/// As domain/dialog_hash.hpp makes it.
struct DialogHash {
    DialogId dialog_id;
    std::int64_t version = 0;
    Seq last_seq = 0;
    std::string hash;
    std::optional<std::string> messages; ///< of the newest 50 of its thread, when asked for
};
BOOST_DESCRIBE_STRUCT(DialogHash, (), (dialog_id, version, last_seq, hash, messages))

struct DialogHashed {
    std::vector<DialogHash> hashes; ///< a dialog that isn't in the caller's sight is left out
};
BOOST_DESCRIBE_STRUCT(DialogHashed, (), (hashes))

/// What a desk compares with what it has kept. At most 200 dialogs at once, 50 with their messages.
struct DialogHashes {
    static constexpr std::string_view kMethod = "dialog.hashes";
    using Answer = DialogHashed;
    std::vector<DialogId> dialog_ids;
    std::optional<bool> messages;
};
BOOST_DESCRIBE_STRUCT(DialogHashes, (), (dialog_ids, messages))

/// A desk tells what it found wrong with itself and has mended.
struct SessionReport {
    static constexpr std::string_view kMethod = "session.report";
    using Answer = Empty;
    std::vector<DialogId> differing; ///< dialogs that were not what the server has
};
BOOST_DESCRIBE_STRUCT(SessionReport, (), (differing))

} // namespace pult::wire
