// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <string>
#include <unordered_map>
#include <vector>

#include "client/state/read_mark.hpp"
#include "shared/wire/types.hpp"

namespace pult::client {

/// Counts what the stream has told; a request remembers it, so that its answer can be told from
/// what came in the meantime.
using Moment = std::uint64_t;

/// Every dialog the desk knows, each in its newest form, wherever it came from: answers and events
/// overtake each other.
///
/// A dialog's version and last_seq only ever rise, so of two forms the higher is the newer one.
class DialogBook {
public:
    /// How many dialogs are kept whole; of the rest only the read mark.
    static constexpr std::size_t kCapacity = 4000;

    enum class Outcome { unchanged, changed, added };

    Outcome learnFromEvent(const wire::Dialog& dialog);
    /// `asked` is when the request went out. What has left our sight since then stays out; what has become of the last
    /// message since then is kept.
    Outcome learnFromAnswer(wire::Dialog dialog, Moment asked);
    /// As an answer; `mark` is what was kept of the operator's reading. What is known already stays.
    Outcome learnFromCache(wire::Dialog dialog, const ReadMark& mark, Moment asked);
    /// An answer may have been read before a change of its last message or its name that was told while it was on its
    /// way.
    void amend(wire::Dialog& dialog, Moment asked) const;
    /// A name comes without a new form of the dialogs that show it. Answers those that are here and had another.
    std::vector<DialogId> rename(CustomerId id, const std::string& name, Moment now);
    /// What was known of it was wrong.
    void mend(const wire::Dialog& dialog);
    /// Left our sight and was not told of since.
    bool isRemoved(DialogId id) const { return m_removed.contains(id); }
    /// Left our sight. False: wasn't there.
    bool remove(DialogId id, Moment now);
    /// A message was edited, taken back, delivered. True: it is the newest one of a dialog that is here.
    bool changeLastMessage(const wire::Message& message, Moment now);
    bool readUpTo(DialogId id, Seq seq);
    bool unreadFrom(DialogId id, Seq seq);
    /// Everything so far may be out of date; see isCurrent.
    void startOver();
    void clear();

    const wire::Dialog* find(DialogId id) const;
    /// Learned since the last startOver.
    bool isCurrent(DialogId id) const;
    Seq readSeq(DialogId id) const;
    /// Inbound messages after the read mark, as far as they were seen coming; at least 1 if there is any.
    int unread(DialogId id) const;
    void forEach(const std::function<void(const wire::Dialog&)>& visit) const;
    std::size_t size() const { return m_records.size(); }

    /// It is being looked at: forget it later than others.
    void touch(DialogId id);
    /// Never forget it, e.g. while it is open.
    void pin(DialogId id);
    DialogId pinned() const { return m_pinned; }

private:
    struct Record {
        wire::Dialog dialog;
        unsigned generation = 0;
        std::list<DialogId>::iterator use;
    };

    /// What was told of a dialog's message without a new form of the dialog.
    struct ToldChange {
        Moment at = 0;
        wire::LastMessage last;
    };

    struct ToldName {
        Moment at = 0;
        std::string name;
    };

    /// Only an answer of the server knows more of the last message and the name than what is here in the same form.
    Outcome learn(const wire::Dialog& dialog, bool fromServer);
    bool admits(DialogId id, Moment asked);
    void forgetOldChanges(Moment now);
    void forgetLeastUsed();

    std::unordered_map<DialogId, Record> m_records;
    std::unordered_map<DialogId, ReadMark> m_readMarks;
    std::unordered_map<DialogId, Moment> m_removed;
    std::unordered_map<DialogId, ToldChange> m_toldChanges; ///< for answers that are on their way
    std::unordered_map<CustomerId, ToldName> m_toldNames;   ///< the same
    std::list<DialogId> m_uses;                             ///< most recent first
    DialogId m_pinned;
    unsigned m_generation = 0;
};

} // namespace pult::client
