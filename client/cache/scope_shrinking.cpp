// SPDX-License-Identifier: GPL-3.0-or-later
// What goes from the scope's database so that it stays small.
#include "client/cache/scope_tables.hpp"

namespace pult::client {

namespace {

using scope_tables::decodeKept;
using sqlite::Rows;

/// So many closed dialogs go at a time: what is asked of the cache meanwhile has to wait for them.
constexpr int kClosedAtOnce = 100;

} // namespace

void ScopeDatabase::shrink() {
    shrinkThreads();
    shrinkCustomers();
    if (m_closedMayGo)
        m_closedMayGo = shrinkClosed();
}

void ScopeDatabase::shrinkThreads() {
    const auto total = [this] {
        Rows rows(m_statements->threadBytes);
        rows.next();
        return rows.get<std::int64_t>(0);
    };
    for (std::int64_t bytes = total(); bytes > m_limits.threadBytes;) {
        ThreadId oldest;
        std::int64_t freed = 0;
        {
            Rows rows(m_statements->oldestThread);
            rows.next();
            rows.read(0, oldest, freed);
        }
        removeThread(oldest);
        bytes -= freed;
    }
}

void ScopeDatabase::shrinkCustomers() {
    std::vector<CustomerId> unused;
    {
        Rows rows(m_statements->unusedCustomers);
        m_statements->unusedCustomers.bind(m_limits.customers);
        while (rows.next())
            unused.push_back(rows.get<CustomerId>(0));
    }
    for (const CustomerId id : unused)
        removeCustomer(id);
}

bool ScopeDatabase::shrinkClosed() {
    std::int64_t lastKept = 0;
    {
        Rows rows(m_statements->closedDialog);
        m_statements->closedDialog.bind(m_limits.closedDialogs - 1);
        if (!rows.next())
            return false;
        lastKept = rows.get<std::int64_t>(0);
    }
    struct Old {
        DialogId id;
        ThreadId thread;
        CustomerId customer;
    };
    std::vector<Old> old;
    {
        Rows rows(m_statements->closedBehind);
        m_statements->closedBehind.bind(lastKept, static_cast<std::int64_t>(m_unsent.size()) + kClosedAtOnce);
        while (rows.next()) {
            Old each;
            rows.read(0, each.id, each.thread, each.customer);
            if (!m_unsent.contains(each.id))
                old.push_back(each);
        }
    }
    if (old.empty())
        return false;
    // A page of a list is all that stands there: one in which a dialog is missing now has to be asked for anew.
    run(m_statements->removeClosedPages, lastKept);
    for (const Old& each : old) {
        removeDialog(each.id);
        run(m_statements->removePagesOfCustomer, each.customer);
        const bool shared = [&] {
            Rows rows(m_statements->dialogOfThread);
            m_statements->dialogOfThread.bind(each.customer, each.thread);
            return rows.next();
        }();
        if (!shared)
            removeThread(each.thread);
        removeUnneededCustomer(each.customer);
    }
    return true;
}

void ScopeDatabase::removeThread(ThreadId id) {
    removeMessages(id, {});
    run(m_statements->removeThread, id);
}

std::int64_t ScopeDatabase::removeMessages(ThreadId thread, const std::unordered_set<MessageId>& stay) {
    std::int64_t kept = 0;
    std::vector<Seq> gone;
    {
        Rows rows(m_statements->threadMessages);
        m_statements->threadMessages.bind(thread);
        while (rows.next()) {
            MessageId id;
            Seq seq = 0;
            std::string_view body;
            rows.read(0, id, seq, body);
            if (stay.contains(id)) {
                kept += std::ssize(body);
                continue;
            }
            changeWords(id, wordsOf(decodeKept<wire::Message>(body)), {});
            gone.push_back(seq);
        }
    }
    for (const Seq seq : gone)
        run(m_statements->removeMessage, thread, seq);
    return kept;
}

void ScopeDatabase::removeDialog(DialogId id) {
    changeName(id, {});
    run(m_statements->removeDialog, id);
}

void ScopeDatabase::removeUnneededCustomer(CustomerId id) {
    const bool needed = [&] {
        Rows rows(m_statements->dialogOfCustomer);
        m_statements->dialogOfCustomer.bind(id);
        return rows.next();
    }();
    if (!needed)
        removeCustomer(id);
}

void ScopeDatabase::removeCustomer(CustomerId id) {
    changeCard(id, nullptr);
    run(m_statements->removeCustomer, id);
}

} // namespace pult::client
