// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/dialog_book.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {

bool isNewer(const wire::Dialog& candidate, const wire::Dialog& known) {
    return std::pair(candidate.version, candidate.last_seq) > std::pair(known.version, known.last_seq);
}

} // namespace

DialogBook::Outcome DialogBook::learnFromEvent(const wire::Dialog& dialog) {
    m_removed.erase(dialog.id);
    return learn(dialog);
}

DialogBook::Outcome DialogBook::learnFromAnswer(const wire::Dialog& dialog, Moment asked) {
    const auto removed = m_removed.find(dialog.id);
    if (removed != m_removed.end()) {
        if (removed->second > asked)
            return Outcome::unchanged;
        m_removed.erase(removed);
    }
    return learn(dialog);
}

DialogBook::Outcome DialogBook::learnFromCache(const wire::Dialog& dialog, const ReadMark& mark, Moment asked) {
    const auto removed = m_removed.find(dialog.id);
    if (removed != m_removed.end() && removed->second > asked)
        return Outcome::unchanged;
    // What was counted here without knowing the beginning is counted better there.
    ReadMark& known = m_readMarks[dialog.id];
    if (mark.readSeq >= known.readSeq && mark.countedSeq >= known.countedSeq)
        known = mark;
    return learnFromAnswer(dialog, asked);
}

DialogBook::Outcome DialogBook::learn(const wire::Dialog& dialog) {
    ReadMark& mark = m_readMarks[dialog.id];
    const Seq readSeq = mark.readSeq;
    mark.learn(dialog.read_seq.value_or(0), dialog.last_inbound_seq);
    const bool markMoved = readSeq != mark.readSeq;

    const auto found = m_records.find(dialog.id);
    if (found == m_records.end()) {
        m_uses.push_front(dialog.id);
        m_records.emplace(dialog.id, Record{dialog, m_generation, m_uses.begin()});
        forgetLeastUsed();
        return Outcome::added;
    }
    Record& record = found->second;
    record.generation = m_generation;
    const bool newer = isNewer(dialog, record.dialog);
    if (newer)
        record.dialog = dialog;
    return newer || markMoved ? Outcome::changed : Outcome::unchanged;
}

void DialogBook::mend(const wire::Dialog& dialog) {
    learnFromEvent(dialog);
    m_records.at(dialog.id).dialog = dialog;
}

bool DialogBook::remove(DialogId id, Moment now) {
    m_removed[id] = now;
    m_readMarks.erase(id);
    const auto found = m_records.find(id);
    if (found == m_records.end())
        return false;
    m_uses.erase(found->second.use);
    m_records.erase(found);
    return true;
}

bool DialogBook::changeLastMessageState(DialogId id, MessageId message, std::optional<wire::MessageState> state) {
    const auto found = m_records.find(id);
    if (found == m_records.end())
        return false;
    auto& last = found->second.dialog.last_message;
    if (!last || last->id != message || last->state == state)
        return false;
    last->state = state;
    return true;
}

bool DialogBook::readUpTo(DialogId id, Seq seq) {
    return m_readMarks[id].readUpTo(seq);
}

void DialogBook::clear() {
    *this = DialogBook{};
}

const wire::Dialog* DialogBook::find(DialogId id) const {
    const auto found = m_records.find(id);
    return found == m_records.end() ? nullptr : &found->second.dialog;
}

bool DialogBook::isCurrent(DialogId id) const {
    const auto found = m_records.find(id);
    return found != m_records.end() && found->second.generation == m_generation;
}

Seq DialogBook::readSeq(DialogId id) const {
    const auto found = m_readMarks.find(id);
    return found == m_readMarks.end() ? 0 : found->second.readSeq;
}

int DialogBook::unread(DialogId id) const {
    const auto found = m_readMarks.find(id);
    return found == m_readMarks.end() ? 0 : found->second.unread;
}

void DialogBook::forEach(const std::function<void(const wire::Dialog&)>& visit) const {
    for (const auto& [id, record] : m_records)
        visit(record.dialog);
}

void DialogBook::touch(DialogId id) {
    const auto found = m_records.find(id);
    if (found != m_records.end())
        m_uses.splice(m_uses.begin(), m_uses, found->second.use);
}

void DialogBook::pin(DialogId id) {
    m_pinned = id;
}

void DialogBook::forgetLeastUsed() {
    if (m_records.size() <= kCapacity)
        return;
    auto victim = std::prev(m_uses.end());
    if (*victim == m_pinned)
        --victim;
    m_records.erase(*victim);
    m_uses.erase(victim);
}

} // namespace pult::client
