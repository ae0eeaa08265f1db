// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/dialog_book.hpp"

#include <algorithm>
#include <utility>

#include "shared/domain/last_message.hpp"

namespace pult::client {

namespace {

bool isNewer(const wire::Dialog& candidate, const wire::Dialog& known) {
    return std::pair(candidate.version, candidate.last_seq) > std::pair(known.version, known.last_seq);
}

bool isSameForm(const wire::Dialog& one, const wire::Dialog& other) {
    return one.version == other.version && one.last_seq == other.last_seq;
}

} // namespace

DialogBook::Outcome DialogBook::learnFromEvent(const wire::Dialog& dialog) {
    m_removed.erase(dialog.id);
    return learn(dialog, false);
}

bool DialogBook::admits(DialogId id, Moment asked) {
    const auto removed = m_removed.find(id);
    if (removed == m_removed.end())
        return true;
    if (removed->second > asked)
        return false;
    m_removed.erase(removed);
    return true;
}

DialogBook::Outcome DialogBook::learnFromAnswer(wire::Dialog dialog, Moment asked) {
    if (!admits(dialog.id, asked))
        return Outcome::unchanged;
    amend(dialog, asked);
    return learn(dialog, true);
}

DialogBook::Outcome DialogBook::learnFromCache(wire::Dialog dialog, const ReadMark& mark, Moment asked) {
    if (!admits(dialog.id, asked))
        return Outcome::unchanged;
    // What was counted here without knowing the beginning is counted better there.
    ReadMark& known = m_readMarks[dialog.id];
    if (mark.readSeq >= known.readSeq && mark.countedSeq >= known.countedSeq)
        known = mark;
    amend(dialog, asked);
    return learn(dialog, false);
}

void DialogBook::amend(wire::Dialog& dialog, Moment asked) const {
    const auto told = m_toldChanges.find(dialog.id);
    if (told != m_toldChanges.end() && told->second.at > asked && dialog.last_message)
        domain::changeLast(*dialog.last_message, told->second.last);
    const auto renamed = m_toldNames.find(dialog.customer_id);
    if (renamed != m_toldNames.end() && renamed->second.at > asked)
        dialog.customer_name = renamed->second.name;
}

DialogBook::Outcome DialogBook::learn(const wire::Dialog& dialog, bool fromServer) {
    ReadMark& mark = m_readMarks[dialog.id];
    const Seq readSeq = mark.readSeq;
    mark.learn(dialog.read_seq.value_or(0), dialog.last_inbound_seq, dialog.unread_count);
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
    // An edited or delivered message and a name give the dialog no new version: what was missed shows only here.
    const bool isAnswer = !newer && fromServer && isSameForm(dialog, record.dialog);
    const bool mended = isAnswer && dialog.last_message && record.dialog.last_message &&
                        domain::changeLast(*record.dialog.last_message, *dialog.last_message);
    const bool renamed =
        isAnswer && std::exchange(record.dialog.customer_name, dialog.customer_name) != dialog.customer_name;
    return newer || mended || renamed || markMoved ? Outcome::changed : Outcome::unchanged;
}

std::vector<DialogId> DialogBook::rename(CustomerId id, const std::string& name, Moment now) {
    m_toldNames[id] = {now, name};
    std::vector<DialogId> renamed;
    for (auto& [dialog, record] : m_records)
        if (record.dialog.customer_id == id && std::exchange(record.dialog.customer_name, name) != name)
            renamed.push_back(dialog);
    forgetOldChanges(now);
    return renamed;
}

void DialogBook::mend(const wire::Dialog& dialog) {
    learnFromEvent(dialog);
    m_records.at(dialog.id).dialog = dialog;
}

bool DialogBook::remove(DialogId id, Moment now) {
    m_removed[id] = now;
    m_toldChanges.erase(id);
    m_readMarks.erase(id);
    const auto found = m_records.find(id);
    if (found == m_records.end())
        return false;
    m_uses.erase(found->second.use);
    m_records.erase(found);
    return true;
}

bool DialogBook::changeLastMessage(const wire::Message& message, Moment now) {
    const wire::LastMessage last = domain::lastMessageOf(message);
    // Of a dialog's messages only the newest can be its last one in an answer that is still to come.
    ToldChange& told = m_toldChanges[message.dialog_id];
    if (last.seq >= told.last.seq)
        told = {now, last};
    forgetOldChanges(now);
    const auto found = m_records.find(message.dialog_id);
    return found != m_records.end() && found->second.dialog.last_message &&
           domain::changeLast(*found->second.dialog.last_message, last);
}

void DialogBook::forgetOldChanges(Moment now) {
    // No answer is on its way for so long; each change is of another moment, so half of them stay at most.
    const auto isOld = [now](const auto& told) { return told.second.at + kCapacity / 2 < now; };
    if (m_toldChanges.size() > kCapacity)
        std::erase_if(m_toldChanges, isOld);
    if (m_toldNames.size() > kCapacity)
        std::erase_if(m_toldNames, isOld);
}

void DialogBook::startOver() {
    ++m_generation;
    m_toldChanges.clear();
    m_toldNames.clear();
}

bool DialogBook::readUpTo(DialogId id, Seq seq) {
    return m_readMarks[id].readUpTo(seq);
}

bool DialogBook::unreadFrom(DialogId id, Seq seq) {
    return m_readMarks[id].unreadFrom(seq);
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
