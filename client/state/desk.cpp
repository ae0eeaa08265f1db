// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/desk.hpp"

#include <QPointer>

namespace pult::client {

namespace {

constexpr int kTickMs = 500;
constexpr int kDraftDelayMs = 1500;
constexpr int kHistoryPage = 50;
/// Customers are small; the card shows one at a time.
constexpr std::size_t kCustomersKept = 200;

} // namespace

Desk::Desk(Link& link, Vault& vault, const Clock& clock, QObject* parent)
    : QObject(parent), m_link(link), m_vault(vault), m_clock(clock) {
    connect(&m_link, &Link::sessionStarted, this, &Desk::onSessionStarted);
    connect(&m_link, &Link::statusChanged, this, &Desk::onStatusChanged);
    connect(&m_link, &Link::eventReceived, this, &Desk::onEvent);
    connect(&m_link, &Link::eventSkipped, this, [this](Seq seq) { m_position.seq = seq; });
    connect(&m_link, &Link::signalReceived, this, &Desk::onSignal);
    connect(&m_ticker, &QTimer::timeout, this, &Desk::onTick);
    m_ticker.start(kTickMs);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftDelayMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &Desk::flushDrafts);
}

void Desk::setMe(const wire::User& me, const std::string& server) {
    m_me = me;
    claimVault(server);
}

void Desk::claimVault(const std::string& server) {
    if (std::exchange(m_claimed, true))
        return;
    m_vault.setAccount(m_me.login + "@" + server);
    for (Outgoing& outgoing : m_vault.outgoing())
        m_outbox.add(std::move(outgoing));
    for (wire::Draft& draft : m_vault.drafts())
        m_drafts[{draft.dialog_id, draft.mode}] = std::move(draft);
}

void Desk::clear() {
    m_me = {};
    m_server = {};
    m_position = {};
    m_dialogs.clear();
    m_threads.clear();
    m_loadingOlder.clear();
    m_customers.clear();
    m_roster = {};
    m_attention.clear();
    m_outbox.clear();
    m_drafts.clear();
    m_unsavedDrafts.clear();
    m_vault.clear();
    m_claimed = false;
    m_catchUpTo.reset();
    emit outboxChanged();
}

void Desk::onSessionStarted(const SessionStart& start) {
    const bool reloads = !start.resumed;
    const bool somebodyElse = start.user.id && m_me.id && start.user.id != m_me.id;
    if (somebodyElse)
        clear();
    if (start.user.id)
        m_me = start.user;
    claimVault(start.address);
    m_server = start.server;
    m_position = start.position;
    m_arrived = 0;
    m_catchUpTo.reset();
    if (reloads) {
        m_dialogs.startOver();
        m_threads.startOver();
        m_attention.clear();
        loadDrafts();
    } else {
        m_catchUpTo = start.headSeq;
    }
    // Also after a resume: the connection may have broken in the middle of an earlier reload.
    for (ThreadId thread : m_threads.openThreads())
        if (m_threads.needsNewest(thread))
            loadNewest(thread);
    loadRoster();
    emit started(reloads);
    m_outbox.hurry();
    pumpOutbox();
    flushDrafts();
}

void Desk::onStatusChanged(const LinkStatus& status) {
    if (status.phase == LinkPhase::online)
        return;
    setSendingTroubled(false);
    m_outbox.onDisconnected();
    m_catchUpTo.reset();
    emit outboxChanged();
}

void Desk::onTick() {
    const Ticks now = m_clock.ticks();
    for (DialogId dialog : m_attention.expire(now))
        emit dialogChanged(dialog);
    const auto due = m_outbox.nextDue();
    if (due && *due <= now)
        pumpOutbox();
}

void Desk::finishCatchingUp() {
    if (!m_catchUpTo)
        return;
    m_catchUpTo.reset();
    emit caughtUp(std::exchange(m_arrived, 0));
}

int Desk::unread(DialogId id) const {
    const wire::Dialog* dialog = m_dialogs.find(id);
    if (!dialog)
        return 0;
    const Seq readSeq = m_dialogs.readSeq(id);
    const ThreadSlice thread = m_threads.view(dialog->thread_id);
    const bool covers =
        thread.loaded && !thread.messages->empty() && (thread.complete || thread.messages->front().seq <= readSeq);
    if (!covers)
        return m_dialogs.unread(id);
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

const wire::Draft* Desk::draft(DialogId dialog, wire::ComposeMode mode) const {
    const auto found = m_drafts.find({dialog, mode});
    return found == m_drafts.end() || found->second.text.empty() ? nullptr : &found->second;
}

std::int64_t Desk::sinceMs(Ticks moment) const {
    return std::chrono::duration_cast<Millis>(m_clock.ticks() - moment).count();
}

void Desk::forEachDraft(const std::function<void(const wire::Draft&)>& visit) const {
    for (const auto& [key, draft] : m_drafts)
        if (!draft.text.empty())
            visit(draft);
}

void Desk::learnDialog(const wire::Dialog& dialog, Moment asked) {
    if (m_dialogs.learnFromAnswer(dialog, asked) != DialogBook::Outcome::unchanged)
        emit dialogChanged(dialog.id);
}

void Desk::loadDialogs(const DialogQuery& query, std::optional<std::string> after, int limit, QObject* context,
                       Done<ListedPage> done) {
    const Moment asked = m_moment;
    const QPointer<QObject> asker = context;
    m_link.request(query.request(std::move(after), limit), this,
                   [this, asked, asker, order = query.order, done = std::move(done)](Result<wire::DialogPage> answer) {
                       if (answer)
                           for (const wire::Dialog& dialog : answer->dialogs)
                               learnDialog(dialog, asked);
                       if (!asker)
                           return;
                       if (!answer)
                           return done(answer.error());
                       ListedPage page{{}, std::move(answer->next)};
                       for (const wire::Dialog& dialog : answer->dialogs)
                           page.keys.push_back(sortKey(order, dialog));
                       done(std::move(page));
                   });
}

void Desk::loadDialog(DialogId id, QObject* context, Done<DialogId> done) {
    const Moment asked = m_moment;
    const QPointer<QObject> asker = context;
    m_link.request(wire::DialogGet{id}, this,
                   [this, asked, asker, id, done = std::move(done)](Result<wire::DialogDetails> answer) {
                       if (answer) {
                           learnDialog(answer->dialog, asked);
                           for (const wire::Presence& presence : answer->viewing)
                               if (presence.operator_id != m_me.id)
                                   m_attention.viewing(id, presence.operator_id,
                                                       m_roster.userName(presence.operator_id), true, m_clock.ticks());
                           if (!answer->viewing.empty())
                               emit dialogChanged(id);
                       }
                       if (asker)
                           done(answer ? Result<DialogId>(id) : Result<DialogId>(answer.error()));
                   });
}

void Desk::openThread(ThreadId id) {
    m_threads.open(id);
    if (m_threads.needsNewest(id))
        loadNewest(id);
}

void Desk::leaveThread(ThreadId id) {
    m_threads.leave(id);
}

void Desk::loadNewest(ThreadId id) {
    const Moment asked = m_moment;
    wire::DialogHistory request;
    request.thread_id = id;
    request.limit = kHistoryPage;
    m_link.request(request, this, [this, id, asked](const Result<wire::MessagePage>& page) {
        if (!page)
            return; // asked again when the session starts anew
        m_threads.learnPage(id, *page, true, asked);
        for (const wire::Message& message : page->messages)
            confirmSent(message);
        emit threadLoaded(id);
        emit threadChanged(id);
        if (!page->messages.empty())
            emit dialogChanged(page->messages.back().dialog_id); // unread is counted exactly now
    });
}

void Desk::loadOlder(ThreadId id) {
    const auto cursor = m_threads.olderCursor(id);
    if (!cursor || !m_threads.view(id).loaded || !m_loadingOlder.insert(id).second)
        return;
    const Moment asked = m_moment;
    wire::DialogHistory request;
    request.thread_id = id;
    request.before = cursor;
    request.limit = kHistoryPage;
    m_link.request(request, this, [this, id, asked, cursor](const Result<wire::MessagePage>& page) {
        m_loadingOlder.erase(id);
        // The thread may have been loaded anew meanwhile: then the page no longer fits.
        if (page && m_threads.olderCursor(id) == cursor)
            m_threads.learnPage(id, *page, false, asked);
        emit threadChanged(id);
    });
    emit threadChanged(id);
}

void Desk::loadCustomer(CustomerId id) {
    m_link.request(wire::CustomerGet{id}, this, [this, id](Result<wire::CustomerDetails> answer) {
        if (!answer)
            return;
        if (m_customers.size() >= kCustomersKept)
            m_customers.clear();
        m_customers[id] = std::move(*answer);
        emit customerChanged(id);
    });
}

void Desk::loadRoster() {
    m_link.request(wire::UserList{}, this, [this](const Result<wire::UserListed>& answer) {
        if (!answer)
            return;
        m_roster.users.clear();
        m_roster.presence.clear();
        for (const wire::User& user : answer->users)
            m_roster.users[user.id] = user;
        for (const wire::Presence& presence : answer->presence)
            m_roster.presence[presence.operator_id] = presence;
        emit rosterChanged();
    });
    m_link.request(wire::ChannelList{}, this, [this](const Result<wire::ChannelListed>& answer) {
        if (answer) {
            m_roster.channels.clear();
            for (const wire::Channel& channel : answer->channels)
                m_roster.channels[channel.id] = channel;
            emit rosterChanged();
        }
        // Answers stand behind the missed events in the stream.
        finishCatchingUp();
    });
}

void Desk::loadDrafts() {
    m_link.request(wire::DraftList{}, this, [this](const Result<wire::DraftListed>& answer) {
        if (!answer)
            return;
        for (const wire::Draft& draft : answer->drafts)
            if (keepDraft(draft))
                emit draftChanged(draft.dialog_id, draft.mode);
    });
}

} // namespace pult::client
