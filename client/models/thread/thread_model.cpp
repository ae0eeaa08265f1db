// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/thread/thread_model.hpp"

#include "client/models/building/row_building.hpp"
#include "client/models/words/spoken.hpp"

#include <algorithm>

namespace pult::client {

namespace {

auto firstFrom(const std::vector<wire::Message>& messages, Seq seq) {
    return std::lower_bound(messages.begin(), messages.end(), seq,
                            [](const wire::Message& message, Seq value) { return message.seq < value; });
}

auto firstBehind(const std::vector<wire::Message>& messages, Seq seq) {
    return std::upper_bound(messages.begin(), messages.end(), seq,
                            [](Seq value, const wire::Message& message) { return value < message.seq; });
}

} // namespace

/// What a row is to become.
struct ThreadModel::Target {
    Key key = 0;
    const wire::Message* message = nullptr;
    const Outgoing* outgoing = nullptr; ///< when there is no message yet
};

ThreadModel::ThreadModel(Desk& desk, std::int64_t dialogId, QObject* parent)
    : QAbstractListModel(parent), m_desk(desk), m_dialogId(dialogId) {
    const wire::Dialog* dialog = desk.dialog(DialogId{dialogId});
    m_threadId = dialog ? dialog->thread_id.value : 0;
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_flushTimer, &QTimer::timeout, this, &ThreadModel::flush);
    connect(&desk, &Desk::threadChanged, this, [this](ThreadId thread) {
        if (thread.value == m_threadId)
            schedule();
    });
    connect(&desk, &Desk::messageChanged, this, [this](ThreadId thread, MessageId message) {
        if (thread.value != m_threadId)
            return;
        m_dirty.insert(message.value);
        // Whoever quotes it shows its words, too.
        for (const Row& row : m_rows)
            if (row.row.replyTo.id == message.value)
                m_dirty.insert(row.row.id);
        schedule();
    });
    connect(&desk, &Desk::threadLoaded, this, [this](ThreadId thread) { m_allDirty |= thread.value == m_threadId; });
    connect(&desk, &Desk::reachChanged, this, &ThreadModel::updateEdges);
    connect(&desk, &Desk::reachChanged, this, &ThreadModel::schedule); // what waits here says so
    desk.openThread(ThreadId{m_threadId});
    flush();
}

ThreadModel::~ThreadModel() {
    m_desk.leaveThread(ThreadId{m_threadId});
}

int ThreadModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ThreadModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const MessageRow& row = m_rows[static_cast<std::size_t>(index.row())].row;
    switch (role) {
    case MessageRowRole:
        return QVariant::fromValue<const MessageRow*>(&row);
    case Qt::DisplayRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return spokenMessage(row);
    default:
        return {};
    }
}

const MessageRow* ThreadModel::find(std::int64_t messageId) const {
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.row.id == messageId; });
    return found == m_rows.end() ? nullptr : &found->row;
}

std::int64_t ThreadModel::firstUnreadId() const {
    const ThreadSlice thread = m_desk.thread(ThreadId{m_threadId});
    if (!m_loaded || !thread.messages)
        return 0;
    const Seq readSeq = m_desk.readSeq(DialogId{m_dialogId});
    for (auto it = firstFrom(*thread.messages, m_from); it != thread.messages->end(); ++it)
        if (it->direction == wire::Direction::in && it->seq > readSeq && it->dialog_id.value == m_dialogId)
            return it->id.value;
    return 0;
}

// --- the window

void ThreadModel::showOlder() {
    if (!m_loaded || m_rows.empty())
        return;
    const ThreadSlice thread = m_desk.thread(ThreadId{m_threadId});
    if (thread.messages->front().seq < m_from) {
        extendUp();
        return flush();
    }
    if (thread.complete || m_desk.needsNetwork(ThreadId{m_threadId}))
        return;
    m_wantsOlder = true;
    m_desk.loadOlder(ThreadId{m_threadId});
    updateEdges();
}

void ThreadModel::extendUp() {
    const auto& messages = *m_desk.thread(ThreadId{m_threadId}).messages;
    const auto current = firstFrom(messages, m_from);
    const auto room = std::min<std::ptrdiff_t>(current - messages.begin(), kThreadPage);
    if (room == 0)
        return;
    const auto first = current - room;
    m_from = first->seq;
    // Whoever reads upwards lets go of the newest.
    const auto last = m_atEnd ? messages.end() : firstBehind(messages, m_to);
    if (last - first > kThreadWindow) {
        m_atEnd = false;
        m_to = (first + kThreadWindow - 1)->seq;
    }
}

void ThreadModel::showNewer() {
    if (m_atEnd)
        return;
    const auto& messages = *m_desk.thread(ThreadId{m_threadId}).messages;
    const auto current = firstBehind(messages, m_to);
    const auto room = std::min<std::ptrdiff_t>(messages.end() - current, kThreadPage);
    const auto last = current + room;
    m_atEnd = last == messages.end();
    if (!m_atEnd)
        m_to = (last - 1)->seq;
    if (last - firstFrom(messages, m_from) > kThreadWindow)
        m_from = (last - kThreadWindow)->seq;
    flush();
}

void ThreadModel::showNewest() {
    if (!m_loaded)
        return;
    const auto& messages = *m_desk.thread(ThreadId{m_threadId}).messages;
    m_atEnd = true;
    if (messages.end() - firstFrom(messages, m_from) > kThreadWindow)
        m_from = (messages.end() - kThreadPage)->seq;
    flush();
}

bool ThreadModel::showAround(std::int64_t messageId) {
    const wire::Message* message = m_desk.message(ThreadId{m_threadId}, MessageId{messageId});
    if (!message || !m_loaded)
        return false;
    const auto& messages = *m_desk.thread(ThreadId{m_threadId}).messages;
    const auto at = firstFrom(messages, message->seq);
    if (message->seq >= m_from && (m_atEnd || message->seq <= m_to))
        return true;
    const auto first = at - std::min<std::ptrdiff_t>(at - messages.begin(), kThreadWindow / 2);
    const auto last = at + std::min<std::ptrdiff_t>(messages.end() - at, kThreadWindow / 2);
    m_from = first->seq;
    m_atEnd = last == messages.end();
    if (!m_atEnd)
        m_to = (last - 1)->seq;
    flush();
    return true;
}

/// New messages push the oldest rows out, a page at a time so that it is rare.
void ThreadModel::limitFromTop() {
    const auto& messages = *m_desk.thread(ThreadId{m_threadId}).messages;
    if (m_atEnd && messages.end() - firstFrom(messages, m_from) > kThreadWindow)
        m_from = (messages.end() - (kThreadWindow - kThreadPage))->seq;
}

void ThreadModel::updateEdges() {
    const ThreadSlice thread = m_desk.thread(ThreadId{m_threadId});
    ThreadEdges edges;
    if (thread.loaded) {
        const bool more = !thread.messages->empty() && thread.messages->front().seq < m_from;
        edges.hasOlder = more || !thread.complete;
        edges.loadingOlder = m_desk.isLoadingOlder(ThreadId{m_threadId});
        edges.needsNetwork = !more && edges.hasOlder && m_desk.needsNetwork(ThreadId{m_threadId});
    } else {
        edges.needsNetwork = m_desk.needsNetwork(ThreadId{m_threadId});
    }
    edges.hasNewer = !m_atEnd;
    const bool same = edges.hasOlder == m_edges.hasOlder && edges.hasNewer == m_edges.hasNewer &&
                      edges.loadingOlder == m_edges.loadingOlder && edges.needsNetwork == m_edges.needsNetwork;
    m_edges = edges;
    if (!same)
        emit edgesChanged();
}

// --- keeping up

void ThreadModel::schedule() {
    if (!m_flushTimer.isActive())
        m_flushTimer.start(m_pace.waitMs());
}

void ThreadModel::retranslate() {
    m_allDirty = true;
    flush();
}

void ThreadModel::flush() {
    m_flushTimer.stop();
    m_pace.flushed();
    const ThreadSlice thread = m_desk.thread(ThreadId{m_threadId});
    const bool justLoaded = thread.loaded && !m_loaded;
    if (justLoaded) {
        m_loaded = true;
        const auto& messages = *thread.messages;
        const auto shown = std::min<std::ptrdiff_t>(std::ssize(messages), kThreadPage);
        m_from = messages.empty() ? 0 : (messages.end() - shown)->seq;
    }
    if (m_wantsOlder && !m_desk.isLoadingOlder(ThreadId{m_threadId})) {
        m_wantsOlder = false;
        extendUp();
    }
    if (m_loaded && thread.messages) {
        // The thread may have been loaded anew and begin later now.
        if (!thread.messages->empty() && firstFrom(*thread.messages, m_from) == thread.messages->end())
            m_from = thread.messages->front().seq;
        if (thread.messages->empty() || m_to < thread.messages->front().seq)
            m_atEnd = true;
        limitFromTop();
    }
    if (justLoaded)
        emit opening(firstUnreadId());
    const std::vector<Target> wanted = target();
    removeOthers(wanted);
    arrange(wanted);
    refresh(wanted);
    m_dirty.clear();
    m_allDirty = false;
    updateEdges();
    if (justLoaded)
        emit loaded();
}

ThreadModel::Key ThreadModel::keyOf(const std::string& clientId, std::int64_t id) {
    const auto known = m_localKeys.find(clientId);
    if (known != m_localKeys.end())
        return known->second;
    return id != 0 ? id : m_localKeys.emplace(clientId, m_nextLocalKey--).first->second;
}

/// One that is being taken back may stand in the thread already.
bool ThreadModel::isThere(const Outgoing& outgoing) const {
    const ThreadSlice thread = m_desk.thread(ThreadId{m_threadId});
    return outgoing.undo && thread.messages &&
           std::any_of(thread.messages->rbegin(), thread.messages->rend(),
                       [&](const wire::Message& message) { return message.client_id == outgoing.clientId; });
}

std::vector<ThreadModel::Target> ThreadModel::target() {
    std::vector<Target> rows;
    const ThreadSlice thread = m_desk.thread(ThreadId{m_threadId});
    if (m_loaded && thread.messages) {
        const auto end = m_atEnd ? thread.messages->end() : firstBehind(*thread.messages, m_to);
        for (auto it = firstFrom(*thread.messages, m_from); it < end; ++it)
            rows.push_back({keyOf(it->client_id.value_or(""), it->id.value), &*it, nullptr});
    }
    if (m_atEnd)
        for (const auto& entry : m_desk.outbox().entries())
            if (entry.outgoing.thread.value == m_threadId && entry.outgoing.isMessage() && !isThere(entry.outgoing))
                rows.push_back({keyOf(entry.outgoing.clientId, 0), nullptr, &entry.outgoing});
    return rows;
}

void ThreadModel::removeOthers(const std::vector<Target>& target) {
    std::unordered_set<Key> wanted;
    for (const Target& row : target)
        wanted.insert(row.key);
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (wanted.contains(m_rows[static_cast<std::size_t>(last)].key))
            continue;
        int first = last;
        while (first > 0 && !wanted.contains(m_rows[static_cast<std::size_t>(first - 1)].key))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

void ThreadModel::arrange(const std::vector<Target>& target) {
    std::unordered_set<Key> present;
    for (const Row& row : m_rows)
        present.insert(row.key);
    for (std::size_t i = 0; i < target.size(); ++i) {
        const auto at = m_rows.begin() + static_cast<std::ptrdiff_t>(i);
        if (i < m_rows.size() && at->key == target[i].key)
            continue;
        if (present.contains(target[i].key)) {
            const auto from = std::find_if(at, m_rows.end(), [&](const Row& row) { return row.key == target[i].key; });
            const auto row = static_cast<int>(from - m_rows.begin());
            beginMoveRows({}, row, row, {}, static_cast<int>(i));
            std::rotate(at, from, from + 1);
            endMoveRows();
            continue;
        }
        std::vector<Row> fresh;
        for (std::size_t next = i; next < target.size() && !present.contains(target[next].key); ++next)
            fresh.push_back({target[next].key, build(target[next])});
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(i + fresh.size()) - 1);
        m_rows.insert(at, std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
        endInsertRows();
        i += fresh.size() - 1;
    }
}

void ThreadModel::refresh(const std::vector<Target>& target) {
    for (std::size_t i = 0; i < target.size(); ++i) {
        MessageRow& shown = m_rows[i].row;
        const bool confirmed = shown.id == 0 && target[i].message;
        const bool touched = target[i].message && m_dirty.contains(target[i].message->id.value);
        if (!m_allDirty && !confirmed && !touched && !target[i].outgoing)
            continue;
        MessageRow fresh = build(target[i]);
        fresh.revision = shown.revision;
        if (fresh == shown)
            continue;
        ++fresh.revision;
        shown = std::move(fresh);
        const QModelIndex changed = index(static_cast<int>(i));
        emit dataChanged(changed, changed);
    }
}

MessageRow ThreadModel::build(const Target& target) const {
    return target.message ? messageRow(m_desk, *target.message) : outgoingRow(m_desk, *target.outgoing);
}

} // namespace pult::client
