// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/desk.hpp"

#include <algorithm>

namespace pult::client {

namespace {

constexpr int kTickMs = 500;
constexpr int kDraftDelayMs = 1500;
/// What comes from the cache together is compared together.
constexpr int kCheckDelayMs = 100;

} // namespace

Desk::Desk(Link& link, Vault& vault, const Clock& clock, QObject* parent)
    : Desk(link, vault, m_noCache, clock, parent) {}

Desk::Desk(Link& link, Vault& vault, ScopeCache& cache, const Clock& clock, QObject* parent)
    : QObject(parent), m_link(link), m_vault(vault), m_cache(cache), m_clock(clock) {
    connect(&m_link, &Link::sessionStarted, this, &Desk::onSessionStarted);
    connect(&m_link, &Link::statusChanged, this, &Desk::onStatusChanged);
    connect(&m_link, &Link::eventReceived, this, &Desk::onEvent);
    connect(&m_link, &Link::eventSkipped, this, [this](Seq seq) {
        m_position.seq = seq;
        m_cache.write(kept::Skipped{seq});
    });
    connect(&m_link, &Link::signedOut, this, &Desk::forgetCache);
    connect(&m_link, &Link::signalReceived, this, &Desk::onSignal);
    connect(&m_ticker, &QTimer::timeout, this, &Desk::onTick);
    m_ticker.start(kTickMs);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftDelayMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &Desk::flushDrafts);
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(kCheckDelayMs);
    connect(&m_checkTimer, &QTimer::timeout, this, &Desk::checkNext);
}

void Desk::setMe(const wire::User& me, const std::string& server) {
    m_me = me;
    claimVault(server);
    claimCache(server);
}

void Desk::claimVault(const std::string& server) {
    if (std::exchange(m_claimed, true))
        return;
    m_vault.setAccount(m_me.login + "@" + server);
    for (Outgoing& outgoing : m_vault.outgoing())
        m_outbox.add(std::move(outgoing), true);
    for (KeptDraft& draft : m_vault.drafts()) {
        if (draft.unsaved)
            m_unsavedDrafts.insert({draft.dialog_id, draft.mode});
        m_drafts[{draft.dialog_id, draft.mode}] = std::move(draft);
    }
    for (const KeptText& text : m_vault.texts())
        m_texts[text.key()] = text;
}

void Desk::clear() {
    m_me = {};
    m_server = {};
    m_position = {};
    m_dialogs.clear();
    m_threads.clear();
    m_loadingOlder.clear();
    m_customers.clear();
    m_uncovered.clear();
    m_roster = {};
    m_folderNumbers.reset();
    m_stuck.clear();
    m_attention.clear();
    m_outbox.clear();
    m_askers.clear();
    m_untoldReads.clear();
    m_foreseen.clear();
    m_meanwhile.clear();
    m_drafts.clear();
    m_earlierDrafts.clear();
    m_unsavedDrafts.clear();
    m_savingDrafts.clear();
    m_texts.clear();
    m_vault.clear();
    m_claimed = false;
    forgetCache();
    m_checkedAll = false;
    stopChecking();
    m_catchUpTo.reset();
    emit outboxChanged();
}

void Desk::onSessionStarted(const SessionStart& start) {
    const bool somebodyElse = start.user.id && m_me.id && start.user.id != m_me.id;
    if (somebodyElse)
        clear();
    if (start.user.id)
        m_me = start.user;
    claimVault(start.address);
    claimCache(start.address);
    const bool isOutdated = isOutdatedBy(start);
    const bool reloads = !start.resumed || isOutdated;
    if (isOutdated)
        m_customers.clear();
    m_scopeOf = m_me;
    if (!start.server.version.empty())
        m_scopeFrom = scopeNameOf(start.server);
    m_cacheAge += reloads ? 1 : 0;
    m_cache.write(kept::Session{m_me, m_scopeFrom, start.position, reloads, unsentDialogs()});
    m_server = start.server;
    learnServerTime(start.server.time);
    m_position = start.position;
    m_arrived = 0;
    m_catchUpTo.reset();
    if (reloads) {
        m_dialogs.startOver();
        m_threads.startOver();
        m_stuck.clear(); // what became of them meanwhile is not told
        m_attention.clear();
        m_awaySince.reset();
        loadDrafts();
        tellReads();
    } else {
        m_catchUpTo = start.headSeq;
    }
    // Also after a resume: the connection may have broken in the middle of an earlier reload.
    for (ThreadId thread : m_threads.openThreads())
        if (m_threads.needsNewest(thread))
            loadNewest(thread);
    loadRoster();
    loadFolderNumbers();
    m_templatesDue = m_templatesDue || reloads || m_roster.templates.empty();
    if (m_templatesDue)
        loadTemplates({}, {});
    emit reachChanged();
    emit started(reloads);
    m_outbox.hurry();
    pumpOutbox();
    flushDrafts();
}

void Desk::onStatusChanged(const LinkStatus& status) {
    if (status.phase == LinkPhase::online)
        return;
    setSendingTroubled(false);
    if (!m_awaySince)
        m_awaySince = m_clock.ticks();
    stopChecking();
    m_outbox.onDisconnected();
    m_catchUpTo.reset();
    emit reachChanged();
    emit outboxChanged();
}

void Desk::onTick() {
    const Ticks now = m_clock.ticks();
    for (DialogId dialog : m_attention.expire(now))
        tellDialogChanged(dialog);
    const auto due = m_outbox.nextDue();
    if (due && *due <= now)
        pumpOutbox();
}

void Desk::finishCatchingUp() {
    if (!m_catchUpTo)
        return;
    m_catchUpTo.reset();
    tellReads(); // what was marked as unread elsewhere meanwhile has been told by now
    startChecking();
    emit caughtUp(std::exchange(m_arrived, 0));
}

Seq Desk::readSeq(DialogId id) const {
    const Seq known = m_dialogs.readSeq(id);
    const wire::Dialog* dialog = m_dialogs.find(id);
    return dialog && waitsToBeUnread(id) ? std::min(known, dialog->last_inbound_seq - 1) : known;
}

int Desk::unread(DialogId id) const {
    const wire::Dialog* dialog = m_dialogs.find(id);
    if (!dialog)
        return 0;
    const Seq readSeq = this->readSeq(id);
    const ThreadSlice thread = m_threads.view(dialog->thread_id);
    const bool covers =
        thread.loaded && !thread.messages->empty() && (thread.complete || thread.messages->front().seq <= readSeq);
    if (!covers)
        return readSeq < m_dialogs.readSeq(id) ? 1 : m_dialogs.unread(id);
    int unread = 0;
    for (auto it = thread.messages->rbegin(); it != thread.messages->rend() && it->seq > readSeq; ++it)
        if (it->direction == wire::Direction::in && it->dialog_id == id)
            ++unread;
    return unread;
}

const wire::CustomerDetails* Desk::customer(CustomerId id) const {
    const auto found = m_customers.find(id);
    return found == m_customers.end() ? nullptr : &found->second;
}

void Desk::forEachCustomer(const std::function<void(const wire::Customer&)>& visit) const {
    for (const auto& [id, details] : m_customers)
        visit(details.customer);
}

std::vector<DialogId> Desk::unsentDialogs() const {
    std::vector<DialogId> unsent;
    for (const Outbox::Entry& entry : m_outbox.entries())
        unsent.push_back(entry.outgoing.dialog);
    forEachDraft([&](const wire::Draft& draft) { unsent.push_back(draft.dialog_id); });
    return unsent;
}

std::int64_t Desk::sinceMs(Ticks moment) const {
    return std::chrono::duration_cast<Millis>(m_clock.ticks() - moment).count();
}

void Desk::forEachDraft(const std::function<void(const wire::Draft&)>& visit) const {
    for (const auto& [key, draft] : m_drafts)
        if (!draft.isEmpty())
            visit(draft);
}

} // namespace pult::client
