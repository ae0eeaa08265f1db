// SPDX-License-Identifier: GPL-3.0-or-later
// After a reconnect the desk proves that it is what the server is; what isn't is loaded anew and reported.
#include "client/state/desk.hpp"

#include <QLoggingCategory>

#include <algorithm>

#include "shared/domain/dialog_hash.hpp"
#include "shared/wire/limits.hpp"

namespace pult::client {

namespace {

Q_LOGGING_CATEGORY(lcCheck, "pult.check", QtInfoMsg)

/// After a shorter absence only the open threads are compared.
constexpr Millis kShortAbsence{60'000};

/// All of the messages that are compared are here.
bool isComparable(const ThreadSlice& thread) {
    return thread.loaded && (thread.complete || std::ssize(*thread.messages) >= domain::kHashedMessages);
}

template <class List>
std::vector<DialogId> takeLast(List& list, std::size_t most) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(list.size(), most));
    std::vector<DialogId> taken(list.end() - count, list.end());
    list.erase(list.end() - count, list.end());
    return taken;
}

} // namespace

bool Desk::serverHas(std::string_view feature) const {
    return std::find(m_server.features.begin(), m_server.features.end(), feature) != m_server.features.end();
}

void Desk::startChecking() {
    if (!serverHas("hashes"))
        return;
    const bool shortlyAway = m_awaySince && m_clock.ticks() - *m_awaySince < kShortAbsence;
    m_awaySince.reset();
    m_comparesKept = true;
    const bool all = !std::exchange(m_checkedAll, true) || !shortlyAway;
    if (all)
        m_compared.clear();
    m_dialogs.forEach([&](const wire::Dialog& dialog) {
        if (isComparable(m_threads.view(dialog.thread_id)))
            m_toCheckWhole.push_back(dialog.id);
        else if (all)
            m_toCheck.push_back(dialog.id);
    });
    checkNext();
}

void Desk::stopChecking() {
    m_comparesKept = m_awaitsHashes = false;
    m_checkTimer.stop();
    m_toCheck.clear();
    m_toCheckWhole.clear();
    m_checking.clear();
}

void Desk::checkKept(DialogId id, bool withMessages) {
    const wire::Dialog* dialog = m_dialogs.find(id);
    if (!m_comparesKept || !dialog)
        return;
    const bool whole = withMessages && isComparable(m_threads.view(dialog->thread_id));
    (whole ? m_toCheckWhole : m_toCheck).push_back(id);
    if (!m_checkTimer.isActive())
        m_checkTimer.start();
}

void Desk::checkNext() {
    if (m_awaitsHashes)
        return; // goes on by itself
    wire::DialogHashes request;
    request.dialog_ids = takeLast(m_toCheckWhole, wire::kMaxBatch);
    if (!request.dialog_ids.empty())
        request.messages = true;
    else
        request.dialog_ids = takeLast(m_toCheck, wire::kMaxPage);
    if (request.dialog_ids.empty()) {
        qCDebug(lcCheck, "%zu dialogs compared with the server's, %d were others", m_compared.size(), m_differingCount);
        if (!m_differing.empty())
            m_link.request(wire::SessionReport{takeLast(m_differing, wire::kMaxPage)}, this,
                           [](const Result<wire::Empty>&) {});
        return;
    }
    m_checking.clear();
    m_checking.insert(request.dialog_ids.begin(), request.dialog_ids.end());
    m_compared.insert(request.dialog_ids.begin(), request.dialog_ids.end());
    m_awaitsHashes = true;
    m_link.request(request, this, [this](const Result<wire::DialogHashed>& answer) {
        m_awaitsHashes = false;
        if (!answer)
            return; // after the next reconnect
        onHashes(*answer);
        checkNext();
    });
}

void Desk::onHashes(const wire::DialogHashed& answer) {
    auto unanswered = std::exchange(m_checking, {});
    const auto differs = [this](DialogId id, const char* how) {
        qCWarning(lcCheck, "dialog %lld %s at the server; it is loaded anew", static_cast<long long>(id.value), how);
        m_differing.push_back(id);
        ++m_differingCount;
    };
    for (const wire::DialogHash& hash : answer.hashes) {
        const wire::Dialog* dialog = m_dialogs.find(hash.dialog_id);
        if (unanswered.erase(hash.dialog_id) == 0 || !dialog || agrees(*dialog, hash))
            continue;
        differs(hash.dialog_id, "is another");
        mend(hash.dialog_id);
    }
    for (const DialogId id : unanswered) {
        if (!m_dialogs.find(id))
            continue;
        differs(id, "is out of sight");
        m_dialogs.remove(id, m_moment);
        m_attention.forget(id);
        m_stuck.forget(id);
        m_cache.write(kept::Gone{id});
        emit dialogRemoved(id);
    }
}

bool Desk::agrees(const wire::Dialog& dialog, const wire::DialogHash& hash) const {
    // Newer than the answer: another answer has overtaken it.
    if (std::pair(dialog.version, dialog.last_seq) > std::pair(hash.version, hash.last_seq))
        return true;
    if (domain::dialogHash(dialog) != hash.hash)
        return false;
    const ThreadSlice thread = m_threads.view(dialog.thread_id);
    return !hash.messages || !thread.loaded || domain::messagesHash(*thread.messages) == *hash.messages;
}

void Desk::leaveUnchecked(const wire::Event& event) {
    if (m_checking.empty())
        return;
    std::visit(
        [this](const auto& known) {
            if constexpr (requires { known.message.thread_id; })
                std::erase_if(m_checking, [&](DialogId id) {
                    const wire::Dialog* dialog = m_dialogs.find(id);
                    return !dialog || dialog->thread_id == known.message.thread_id;
                });
            else if constexpr (requires { known.dialog.id; })
                m_checking.erase(known.dialog.id);
            else if constexpr (requires { known.dialog_id; })
                m_checking.erase(known.dialog_id);
        },
        event);
}

void Desk::mend(DialogId id) {
    const Moment asked = m_moment;
    m_link.request(wire::DialogGet{id}, this, [this, id, asked](const Result<wire::DialogDetails>& answer) {
        if (!answer)
            return; // the next reconnect finds it again
        const wire::Dialog& right = answer->dialog;
        const wire::Dialog* known = m_dialogs.find(id);
        const bool overtaken = known && m_moment != asked &&
                               std::pair(known->version, known->last_seq) > std::pair(right.version, right.last_seq);
        if (!known || overtaken)
            return;
        m_dialogs.mend(right);
        m_cache.write(kept::Mended{right});
        tellDialogChanged(id);
        if (m_threads.isOpen(right.thread_id)) {
            m_threads.setStale(right.thread_id);
            askForNewest(right.thread_id);
        }
    });
}

} // namespace pult::client
