// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/thread/customer_timeline.hpp"

#include <QTimer>

#include <algorithm>
#include <limits>
#include <utility>

#include "client/models/building/row_building.hpp"
#include "client/models/words/harmless.hpp"
#include "client/models/words/spoken.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

namespace {

constexpr std::size_t kWindow = kThreadWindow;
constexpr std::size_t kPage = kThreadPage;
constexpr int kAgainMs = 3000;

} // namespace

CustomerTimeline::CustomerTimeline(Desk& desk, std::int64_t customerId, QObject* parent)
    : QAbstractListModel(parent), m_desk(desk), m_customer(CustomerId{customerId}) {
    connect(&desk, &Desk::told, this, &CustomerTimeline::onTold);
    connect(&desk, &Desk::started, this, &CustomerTimeline::onStarted);
    connect(&desk, &Desk::reachChanged, this, &CustomerTimeline::onReachChanged);
    connect(&desk, &Desk::rosterChanged, this, &CustomerTimeline::labelAll);
    connect(&desk, &Desk::customerChanged, this, [this](CustomerId id) {
        if (id == m_customer)
            labelAll();
    });
    if (!desk.customer(m_customer))
        desk.loadCustomer(m_customer);
    ask();
}

int CustomerTimeline::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_to - m_from);
}

QVariant CustomerTimeline::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const MessageRow& row = m_messages[m_from + static_cast<std::size_t>(index.row())].row;
    switch (role) {
    case MessageRowRole:
        return QVariant::fromValue<const MessageRow*>(&row);
    case Qt::DisplayRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return row.channel.isEmpty() ? spokenMessage(row) : row.channel + QStringLiteral(", ") + spokenMessage(row);
    default:
        return {};
    }
}

ThreadEdges CustomerTimeline::edges() const {
    ThreadEdges edges;
    edges.hasOlder = m_from > 0 || m_older || !m_loaded;
    edges.hasNewer = m_to < m_messages.size();
    edges.loadingOlder = m_asking;
    edges.needsNetwork = m_from == 0 && edges.hasOlder && m_keptEnds && !m_desk.isOnline();
    return edges;
}

bool CustomerTimeline::showsKeptOnly() const {
    return !m_desk.isOnline() && (m_kept > 0 || !m_loaded);
}

/// `reloads`: what was said meanwhile isn't told.
void CustomerTimeline::onStarted(bool reloads) {
    m_keptEnds = false;
    if (reloads) {
        m_kept = m_messages.size();
        m_loaded = false;
        m_older.reset();
    }
    if (m_failed || !m_loaded || m_kept > 0)
        ask();
}

void CustomerTimeline::onReachChanged() {
    if (!m_desk.isOnline() && m_messages.empty())
        ask();
    emit edgesChanged();
}

void CustomerTimeline::ask() {
    if (std::exchange(m_asking, true))
        return;
    if (m_desk.isOnline())
        askServer();
    else
        askKept();
}

void CustomerTimeline::askServer() {
    wire::DialogHistory request;
    request.customer_id = m_customer;
    request.before = m_older;
    request.limit = kThreadPage;
    m_desk.askAboutCustomer(request, this, [this](const Result<wire::MessagePage>& page) {
        m_asking = false;
        m_failed = !page;
        if (page)
            learn(*page);
        else if (!m_desk.isOnline() && m_messages.empty())
            ask();
        // Whoever shows it asks again as soon as he hears of it.
        if (m_failed && m_desk.isOnline())
            QTimer::singleShot(kAgainMs, this, &CustomerTimeline::edgesChanged);
        else
            emit edgesChanged();
    });
}

void CustomerTimeline::askKept() {
    const Seq before = m_messages.empty() ? std::numeric_limits<Seq>::max() : m_messages.front().row.seq;
    m_desk.loadKeptHistory(m_customer, before, kThreadPage, this, [this](const wire::MessagePage& page) {
        m_asking = false;
        if (m_desk.isOnline()) {
            ask(); // the server is there again
        } else {
            m_keptEnds = !page.next;
            putAbove(page.messages);
            m_kept += page.messages.size();
        }
        emit edgesChanged();
    });
}

/// What is older than all that the server has told so far.
void CustomerTimeline::learn(const wire::MessagePage& page) {
    dropKept();
    m_loaded = true;
    m_older = page.next;
    putAbove(page.messages);
    if (m_from == m_to)
        showNewer();
}

void CustomerTimeline::putAbove(const std::vector<wire::Message>& messages) {
    if (messages.empty())
        return;
    const std::size_t count = messages.size();
    const std::size_t hidden = m_from; // those above the window stay above it
    if (hidden == 0)
        beginInsertRows({}, 0, static_cast<int>(count) - 1);
    for (auto message = messages.rbegin(); message != messages.rend(); ++message)
        m_messages.push_front(saidIn(*message));
    m_to += count;
    if (hidden > 0) {
        m_from += count;
        return;
    }
    endInsertRows();
    letGo(true);
}

void CustomerTimeline::dropKept() {
    const std::size_t kept = std::exchange(m_kept, 0);
    const std::size_t seen = std::clamp(kept, m_from, m_to) - m_from;
    if (seen > 0)
        beginRemoveRows({}, 0, static_cast<int>(seen) - 1);
    m_messages.erase(m_messages.begin(), m_messages.begin() + static_cast<std::ptrdiff_t>(kept));
    m_from = std::max(m_from, kept) - kept;
    m_to = std::max(m_to, kept) - kept;
    if (seen > 0)
        endRemoveRows();
}

void CustomerTimeline::showOlder() {
    if (m_from == 0) {
        const bool isMore = m_older || !m_loaded;
        if (isMore && (m_desk.isOnline() || !m_keptEnds))
            ask();
        return;
    }
    const std::size_t count = std::min(m_from, kPage);
    beginInsertRows({}, 0, static_cast<int>(count) - 1);
    m_from -= count;
    endInsertRows();
    letGo(true);
    emit edgesChanged();
}

void CustomerTimeline::showNewer() {
    const std::size_t count = std::min(m_messages.size() - m_to, kPage);
    if (count == 0)
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(count) - 1);
    m_to += count;
    endInsertRows();
    letGo(false);
    emit edgesChanged();
}

void CustomerTimeline::showNewest() {
    while (m_to < m_messages.size())
        showNewer();
}

void CustomerTimeline::letGo(bool atEnd) {
    const std::size_t size = m_to - m_from;
    if (size <= kWindow)
        return;
    const std::size_t more = size - kWindow;
    const int first = atEnd ? static_cast<int>(kWindow) : 0;
    beginRemoveRows({}, first, first + static_cast<int>(more) - 1);
    if (atEnd)
        m_to -= more;
    else
        m_from += more;
    endRemoveRows();
}

void CustomerTimeline::onTold(const wire::Event& event) {
    if (const auto* added = std::get_if<wire::MessageAdded>(&event); added && added->dialog.customer_id == m_customer)
        add(added->message);
    else if (const auto* changed = std::get_if<wire::MessageChanged>(&event))
        change(changed->message);
}

void CustomerTimeline::add(const wire::Message& message) {
    const bool isKnown = !m_loaded || (!m_messages.empty() && m_messages.back().row.seq >= message.seq);
    if (isKnown)
        return;
    const bool isSeen = m_to == m_messages.size();
    if (isSeen)
        beginInsertRows({}, rowCount(), rowCount());
    m_messages.push_back(saidIn(message));
    if (isSeen) {
        ++m_to;
        endInsertRows();
        letGo(false);
    }
    emit edgesChanged();
}

void CustomerTimeline::change(const wire::Message& message) {
    const auto seqOf = [](const Said& said) { return said.row.seq; };
    const auto found = std::ranges::lower_bound(m_messages, message.seq, {}, seqOf);
    if (found == m_messages.end() || found->row.seq != message.seq)
        return;
    const int revision = found->row.revision + 1;
    *found = saidIn(message);
    found->row.revision = revision;
    tellChanged(static_cast<std::size_t>(found - m_messages.begin()));
}

void CustomerTimeline::tellChanged(std::size_t place) {
    if (place < m_from || place >= m_to)
        return;
    const QModelIndex changed = index(static_cast<int>(place - m_from));
    emit dataChanged(changed, changed);
}

CustomerTimeline::Said CustomerTimeline::saidIn(const wire::Message& message) const {
    Said said{message.thread_id, messageRow(m_desk, message)};
    label(said);
    return said;
}

bool CustomerTimeline::label(Said& said) const {
    std::optional<ChannelId> id;
    if (const wire::Dialog* dialog = m_desk.dialog(DialogId{said.row.dialogId}))
        id = dialog->channel_id;
    if (const wire::CustomerDetails* details = m_desk.customer(m_customer))
        for (const wire::Identity& identity : details->customer.identities)
            if (identity.id.value == said.thread.value)
                id = identity.channel_id;
    const wire::Channel* channel = id ? m_desk.roster().channel(*id) : nullptr;
    if (!channel)
        return false;
    const QString name = harmless(channel->name);
    const QString kind = channelKindText(channel->kind);
    if (said.row.channel == name && said.row.channelKind == kind)
        return false;
    said.row.channel = name;
    said.row.channelKind = kind;
    return true;
}

void CustomerTimeline::labelAll() {
    for (std::size_t place = 0; place < m_messages.size(); ++place) {
        if (!label(m_messages[place]))
            continue;
        ++m_messages[place].row.revision;
        tellChanged(place);
    }
}

} // namespace pult::client
