// SPDX-License-Identifier: GPL-3.0-or-later
// What is not here yet: from the cache when it is kept there, else from the server.
#include "client/state/desk.hpp"
#include "shared/domain/search_text.hpp"
#include "shared/wire/limits.hpp"

#include <QPointer>

#include <algorithm>

namespace pult::client {

namespace {

constexpr int kHistoryPage = 50;
constexpr int kKeptHits = 50;
/// Customers are small; the card shows one at a time.
constexpr std::size_t kCustomersKept = 200;

bool hasHits(const wire::SearchFound& found) {
    return !found.messages.hits.empty() || !found.customers.hits.empty() || !found.templates.hits.empty() ||
           found.orders;
}

} // namespace

// --- the cache

void Desk::claimCache(const std::string& server) {
    if (std::exchange(m_cacheClaimed, true))
        return;
    kept::Start start = m_cache.claim(m_me.login + "@" + server);
    if (start.position.epoch.empty())
        return;
    m_position = std::move(start.position);
    m_scopeOf = std::move(start.me);
    m_scopeFrom = std::move(start.serverVersion);
    m_roster = std::move(start.roster);
    for (const wire::Message& message : start.stuck)
        learnStuck(message);
    for (const wire::DialogRead& read : start.untoldReads)
        m_untoldReads[read.dialog_id] = std::max(m_untoldReads[read.dialog_id], read.seq);
    emit rosterChanged();
    emit templatesChanged();
}

void Desk::forgetCache() {
    m_cache.clear();
    m_cacheClaimed = false;
    ++m_cacheAge;
    m_position = {};
    m_scopeOf = {};
    m_scopeFrom.clear();
}

std::string Desk::scopeNameOf(const wire::ServerInfo& server) {
    const bool isMasked = std::ranges::find(server.features, "masked_contacts") != server.features.end();
    return isMasked ? server.version + " masked_contacts" : server.version;
}

bool Desk::isOutdatedBy(const SessionStart& start) const {
    if (!m_scopeOf.id)
        return false;
    const bool otherRights = m_scopeOf.role != m_me.role || m_scopeOf.groups != m_me.groups;
    return otherRights || (!start.server.version.empty() && m_scopeFrom != scopeNameOf(start.server));
}

template <class T, class Take>
ScopeCache::Done<T> Desk::whileKept(Take take) {
    return [this, desk = QPointer<Desk>(this), age = m_cacheAge, take = std::move(take)](std::optional<T> answer) {
        if (!desk)
            return;
        if (age != m_cacheAge)
            answer.reset();
        take(std::move(answer));
    };
}

void Desk::learnKept(const kept::MarkedDialog& known, Moment asked) {
    if (m_dialogs.learnFromCache(known.dialog, known.mark, asked) == DialogBook::Outcome::unchanged)
        return;
    tellDialogChanged(known.dialog.id);
    if (!m_compared.contains(known.dialog.id))
        checkKept(known.dialog.id, false);
}

void Desk::learnDialog(const wire::Dialog& dialog, Moment asked) {
    if (m_dialogs.learnFromAnswer(dialog, asked) != DialogBook::Outcome::unchanged)
        tellDialogChanged(dialog.id);
    if (m_dialogs.isRemoved(dialog.id))
        return;
    wire::Dialog amended = dialog;
    m_dialogs.amend(amended, asked);
    m_cache.write(kept::Dialogs{{std::move(amended)}});
}

// --- dialogs

void Desk::loadDialogs(const DialogQuery& query, std::optional<std::string> after, int limit, QObject* context,
                       Done<ListedPage> done) {
    const Moment asked = m_moment;
    const Done<ListedPage> answer = [asker = QPointer<QObject>(context), done = std::move(done)](auto page) {
        if (asker)
            done(std::move(page));
    };
    m_cache.readList(query, m_me.id, after.value_or(""),
                     whileKept<kept::List>([=, this](std::optional<kept::List> list) {
                         if (!list)
                             return askForDialogs(query, after, limit, answer);
                         ListedPage page{{}, list->upTo, std::move(list->next)};
                         for (const kept::MarkedDialog& known : list->dialogs) {
                             learnKept(known, asked);
                             page.keys.push_back(sortKey(query.order, known.dialog));
                         }
                         answer(std::move(page));
                     }));
}

void Desk::askForDialogs(const DialogQuery& query, std::optional<std::string> after, int limit, Done<ListedPage> done) {
    const Moment asked = m_moment;
    m_link.request(query.request(after, limit), this,
                   [this, asked, query, after, done = std::move(done)](Result<wire::DialogPage> answer) {
                       if (!answer)
                           return done(answer.error());
                       ListedPage page{{}, {}, answer->next};
                       for (wire::Dialog& dialog : answer->dialogs) {
                           m_dialogs.amend(dialog, asked);
                           if (m_dialogs.learnFromAnswer(dialog, asked) != DialogBook::Outcome::unchanged)
                               tellDialogChanged(dialog.id);
                           page.keys.push_back(sortKey(query.order, dialog));
                       }
                       kept::ListPage kept{query.name(), after.value_or(""), std::move(answer->dialogs), {}, page.next};
                       if (page.next && !page.keys.empty())
                           kept.upTo = page.keys.back();
                       std::erase_if(kept.dialogs,
                                     [this](const wire::Dialog& dialog) { return m_dialogs.isRemoved(dialog.id); });
                       m_cache.write(std::move(kept));
                       done(std::move(page));
                   });
}

void Desk::loadDialog(DialogId id, QObject* context, Done<DialogId> done) {
    const Moment asked = m_moment;
    const Done<DialogId> answer = [asker = QPointer<QObject>(context), done = std::move(done)](auto found) {
        if (asker)
            done(std::move(found));
    };
    m_cache.readDialog(id, whileKept<kept::MarkedDialog>([=, this](std::optional<kept::MarkedDialog> known) {
                           if (!known)
                               return askForDialog(id, answer);
                           learnKept(*known, asked);
                           answer(id);
                       }));
}

void Desk::askForDialog(DialogId id, Done<DialogId> done) {
    const Moment asked = m_moment;
    m_link.request(wire::DialogGet{id}, this,
                   [this, asked, id, done = std::move(done)](const Result<wire::DialogDetails>& answer) {
                       if (!answer)
                           return done(answer.error());
                       learnDialog(answer->dialog, asked);
                       for (const wire::Presence& presence : answer->viewing)
                           if (presence.operator_id != m_me.id)
                               m_attention.viewing(id, presence.operator_id, m_roster.userName(presence.operator_id),
                                                   true, m_clock.ticks());
                       if (!answer->viewing.empty())
                           tellDialogChanged(id);
                       done(id);
                   });
}

// --- threads

void Desk::openThread(ThreadId id) {
    m_threads.open(id);
    if (m_threads.needsNewest(id))
        loadNewest(id);
}

void Desk::leaveThread(ThreadId id) {
    m_wantedBack.erase(id);
    m_threads.leave(id);
}

bool Desk::needsNetwork(ThreadId id) const {
    return !isOnline() && (m_threads.needsNewest(id) || m_threads.olderCursor(id) != kept::kOlderIsKept);
}

void Desk::loadNewest(ThreadId id) {
    if (m_threads.isStale(id))
        return askForNewest(id);
    const Moment asked = m_moment;
    m_cache.readThread(id, kHistoryPage,
                       whileKept<wire::MessagePage>([this, id, asked](const std::optional<wire::MessagePage>& page) {
                           if (!page)
                               return askForNewest(id);
                           if (m_threads.needsNewest(id))
                               m_threads.learnPage(id, *page, true, asked);
                           onNewest(id, *page);
                           if (!page->messages.empty())
                               checkKept(page->messages.back().dialog_id, true);
                       }));
}

void Desk::askForNewest(ThreadId id) {
    const Moment asked = m_moment;
    wire::DialogHistory request;
    request.thread_id = id;
    request.limit = kHistoryPage;
    m_link.request(request, this, [this, id, asked](const Result<wire::MessagePage>& page) {
        if (!page)
            return; // asked again when the session starts anew
        if (m_threads.learnPage(id, *page, true, asked))
            keepThread(id, *page, {});
        onNewest(id, *page);
    });
}

void Desk::onNewest(ThreadId id, const wire::MessagePage& page) {
    for (const wire::Message& message : page.messages) {
        confirmSent(message);
        learnStuck(message);
    }
    emit threadLoaded(id);
    emit threadChanged(id);
    goOnBack(id);
    if (!page.messages.empty())
        tellDialogChanged(page.messages.back().dialog_id); // unread is counted exactly now
}

void Desk::loadOlder(ThreadId id) {
    const auto cursor = m_threads.olderCursor(id);
    if (!cursor || !m_threads.view(id).loaded || !m_loadingOlder.insert(id).second)
        return;
    if (*cursor == kept::kOlderIsKept)
        loadKeptOlder(id);
    else
        askForOlder(id, *cursor, isWantedOlder(id) ? wire::kMaxPage : kHistoryPage);
    emit threadChanged(id);
}

void Desk::loadBackTo(ThreadId id, Seq seq) {
    m_wantedBack[id] = seq;
    goOnBack(id);
}

bool Desk::isWantedOlder(ThreadId id) const {
    const auto wanted = m_wantedBack.find(id);
    const ThreadSlice thread = m_threads.view(id);
    return wanted != m_wantedBack.end() && thread.loaded && !thread.complete && !thread.messages->empty() &&
           thread.messages->front().seq > wanted->second;
}

void Desk::goOnBack(ThreadId id) {
    if (isWantedOlder(id) && !needsNetwork(id))
        loadOlder(id);
    else if (m_threads.view(id).loaded)
        m_wantedBack.erase(id);
}

void Desk::askForOlder(ThreadId id, const std::string& cursor, int limit) {
    const Moment asked = m_moment;
    wire::DialogHistory request;
    request.thread_id = id;
    request.before = cursor;
    request.limit = limit;
    m_link.request(request, this, [this, id, asked, cursor](const Result<wire::MessagePage>& page) {
        m_loadingOlder.erase(id);
        // The thread may have been loaded anew meanwhile: then the page no longer fits.
        if (page && m_threads.olderCursor(id) == cursor && m_threads.learnPage(id, *page, false, asked)) {
            keepThread(id, *page, cursor);
            for (const wire::Message& message : page->messages)
                learnStuck(message);
        }
        if (!page)
            m_wantedBack.erase(id);
        emit threadChanged(id);
        goOnBack(id);
    });
}

void Desk::loadKeptOlder(ThreadId id) {
    const ThreadSlice thread = m_threads.view(id);
    const Seq first = thread.messages->empty() ? 0 : thread.messages->front().seq;
    const Moment asked = m_moment;
    m_cache.readOlder(
        id, first, kHistoryPage,
        whileKept<wire::MessagePage>([this, id, asked, first](const std::optional<wire::MessagePage>& page) {
            m_loadingOlder.erase(id);
            const ThreadSlice now = m_threads.view(id);
            const bool same = now.messages && !now.messages->empty() && now.messages->front().seq == first &&
                              m_threads.olderCursor(id) == kept::kOlderIsKept;
            if (same && page) {
                m_threads.learnPage(id, *page, false, asked);
            } else if (same) {
                // Dropped from the cache: the cursor that would fetch it went along.
                m_threads.setStale(id);
                askForNewest(id);
            }
            emit threadChanged(id);
            goOnBack(id);
        }));
}

/// What the book has made of a page from the server: an event may know some of it better.
void Desk::keepThread(ThreadId id, const wire::MessagePage& page, const std::string& before) {
    const ThreadSlice thread = m_threads.view(id);
    kept::ThreadPart part;
    part.thread = id;
    part.newest = before.empty();
    part.before = before;
    part.older = m_threads.olderCursor(id);
    const auto behind = [](const wire::Message& message, Seq seq) { return message.seq <= seq; };
    const Seq last = page.messages.empty() ? 0 : page.messages.back().seq;
    const auto end = part.newest ? thread.messages->end()
                                 : std::lower_bound(thread.messages->begin(), thread.messages->end(), last, behind);
    part.messages.assign(thread.messages->begin(), end);
    m_cache.write(std::move(part));
}

void Desk::loadKeptHistory(CustomerId id, Seq before, int limit, QObject* context,
                           std::function<void(const wire::MessagePage&)> done) {
    m_cache.readHistory(id, before, limit,
                        whileKept<wire::MessagePage>([asker = QPointer<QObject>(context),
                                                      done = std::move(done)](std::optional<wire::MessagePage> page) {
                            if (asker)
                                done(page ? *page : wire::MessagePage{});
                        }));
}

// --- what is looked for

void Desk::searchKept(const domain::SearchText& text, QObject* context, Done<wire::SearchFound> done) {
    findKept(text, context,
             [this, text, asker = QPointer<QObject>(context), done](const Result<wire::SearchFound>& found) {
                 const auto other = !found || hasHits(*found) ? std::nullopt : domain::inOtherLayout(text);
                 if (!other)
                     return done(found);
                 findKept(*other, asker,
                          [done, found, readAs = domain::typedWords(*other)](Result<wire::SearchFound> slipped) {
                              if (!slipped || !hasHits(*slipped))
                                  return done(found);
                              slipped->read_as = readAs;
                              done(slipped);
                          });
             });
}

void Desk::findKept(const domain::SearchText& text, QObject* context, Done<wire::SearchFound> done) {
    if (!domain::hasWord(text))
        return done(wire::SearchFound{});
    m_cache.search(text.terms, kKeptHits,
                   whileKept<wire::SearchFound>([this, words = domain::foldedWords(domain::typedWords(text)),
                                                 asker = QPointer<QObject>(context),
                                                 done = std::move(done)](std::optional<wire::SearchFound> kept) {
                       if (!asker)
                           return;
                       auto found = kept ? std::move(*kept) : wire::SearchFound{};
                       found.templates = keptTemplates(words);
                       done(std::move(found));
                   }));
}

// --- people

void Desk::loadCustomer(CustomerId id) {
    const auto learn = [this, id](const wire::CustomerDetails& details) {
        if (m_customers.size() >= kCustomersKept)
            m_customers.clear();
        m_customers[id] = details;
        emit customerChanged(id);
    };
    m_cache.readCustomer(
        id, whileKept<wire::CustomerDetails>([this, id, learn](const std::optional<wire::CustomerDetails>& details) {
            if (details && !m_customers.contains(id))
                learn(*details);
        }));
    m_link.request(wire::CustomerGet{id}, this, [this, learn](const Result<wire::CustomerDetails>& answer) {
        if (!answer)
            return;
        m_cache.write(kept::Customer{*answer});
        learn(*answer);
    });
}

void Desk::loadRoster() {
    m_link.request(wire::UserList{}, this, [this](const Result<wire::UserListed>& answer) {
        if (!answer)
            return;
        m_cache.write(kept::Users{answer->users, answer->presence});
        m_roster.users.clear();
        m_roster.presence.clear();
        for (const wire::User& user : answer->users)
            m_roster.users[user.id] = user;
        for (const wire::Presence& presence : answer->presence)
            m_roster.presence[presence.operator_id] = presence;
        emit rosterChanged();
    });
    m_link.request(wire::WorkspaceGet{}, this, [this](const Result<wire::Workspace>& answer) {
        if (!answer)
            return; // a server that has none keeps what is here
        m_cache.write(kept::Lists{*answer});
        m_roster.setLists(*answer);
        emit rosterChanged();
    });
    m_link.request(wire::ChannelList{}, this, [this](const Result<wire::ChannelListed>& answer) {
        if (answer) {
            m_cache.write(kept::Channels{answer->channels});
            m_roster.channels.clear();
            for (const wire::Channel& channel : answer->channels)
                m_roster.channels[channel.id] = channel;
            emit rosterChanged();
        }
        // Answers stand behind the missed events in the stream.
        finishCatchingUp();
    });
}

} // namespace pult::client
