// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/folder_counts.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace asio = boost::asio;

namespace pult::hub {

storage::Async<std::vector<wire::DialogCount>> FolderCounts::of(domain::Principal who) {
    if (!m_loaded) {
        const auto loaded = co_await load();
        if (!loaded)
            co_return loaded.error();
    }
    m_tally.advance(m_clock.now());
    co_return m_tally.watch(who);
}

storage::Async<storage::Done> FolderCounts::load() {
    if (m_loading) {
        const auto loading = m_loading;
        co_await loading->async_wait(asio::as_tuple(asio::use_awaitable));
        if (!m_loaded)
            co_return fail(Errc::unavailable, "the dialogs can't be counted at the moment");
        co_return storage::Done{};
    }
    const auto executor = co_await asio::this_coro::executor;
    m_loading = std::make_shared<asio::steady_timer>(executor, asio::steady_timer::time_point::max());
    auto countable = co_await m_store.countable();
    const auto loading = std::exchange(m_loading, nullptr);
    loading->cancel();
    const auto meanwhile = std::exchange(m_meanwhile, {});
    if (!countable)
        co_return countable.error();
    const Time now = m_clock.now();
    for (const auto& filter : countable->filters)
        m_tally.setFilter(filter);
    for (const auto& [dialog, facts] : countable->dialogs)
        m_tally.update(dialog, facts, now);
    for (const auto& record : meanwhile)
        if (record.seq > countable->upTo)
            apply(record);
    m_upTo = countable->upTo;
    m_loaded = true;
    co_return storage::Done{};
}

void FolderCounts::published(std::span<const storage::JournalRecord> records) {
    if (m_loading)
        m_meanwhile.insert(m_meanwhile.end(), records.begin(), records.end());
    for (const auto& record : records)
        if (m_loaded && record.seq > m_upTo)
            apply(record);
}

void FolderCounts::apply(const storage::JournalRecord& record) {
    // The scope knows who had a closed dialog last, as lists do; the dialog itself has nobody then.
    const auto update = [&](const wire::Dialog& dialog) {
        m_tally.update(dialog, record.scope.facts.at(0), m_clock.now());
    };
    if (const auto* added = std::get_if<wire::MessageAdded>(&record.event))
        update(added->dialog);
    else if (const auto* opened = std::get_if<wire::DialogAdded>(&record.event))
        update(opened->dialog);
    else if (const auto* changed = std::get_if<wire::DialogChanged>(&record.event))
        update(changed->dialog);
    else if (const auto* filter = std::get_if<wire::FilterChanged>(&record.event))
        filter->removed.value_or(false) ? m_tally.removeFilter(filter->filter.id) : m_tally.setFilter(filter->filter);
}

std::vector<FolderCounts::Changes> FolderCounts::changes(const std::set<domain::Asker>& there) {
    m_tally.advance(m_clock.now());
    std::vector<Changes> all;
    for (const auto& who : m_tally.watchers()) {
        if (!there.contains(who)) {
            m_tally.unwatch(who);
            continue;
        }
        if (auto counts = m_tally.takeChanges(who); !counts.empty())
            all.push_back({who, std::move(counts)});
    }
    return all;
}

} // namespace pult::hub
