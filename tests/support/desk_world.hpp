// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <random>
#include <sstream>

#include "client/state/dialog_query.hpp"
#include "shared/domain/last_message.hpp"
#include "tests/support/wire_builders.hpp"

namespace pult::support {

/// The truth at one position of the journal.
struct Truth {
    std::map<DialogId, wire::Dialog> dialogs;
    std::map<ThreadId, std::vector<wire::Message>> threads;
};

/// A small server that only knows how to change and how to be asked.
class DeskWorld {
public:
    static constexpr int kDialogs = 6;

    explicit DeskWorld(unsigned seed) : m_random(seed) {}

    Seq seq() const { return static_cast<Seq>(m_journal.size()); }
    const Truth& truth() const { return m_truth; }
    const wire::Event& event(Seq seq) const { return m_journal.at(static_cast<std::size_t>(seq - 1)); }

    void change() {
        const DialogId id{pick(1, kDialogs)};
        const auto found = m_truth.dialogs.find(id);
        if (found == m_truth.dialogs.end())
            return add(id);
        switch (pick(0, 5)) {
        case 0:
        case 1:
            return write(found->second, aMessage(id.value, seq() + 1));
        case 2:
            return write(found->second, aReply(id.value, seq() + 1, 9));
        case 3:
            return editMessage(found->second);
        case 4:
            found->second.priority = static_cast<int>(pick(0, 3));
            ++found->second.version;
            return log(wire::DialogChanged{found->second, {}});
        default:
            m_hidden[id] = found->second;
            m_truth.dialogs.erase(found);
            return log(wire::DialogRemoved{id});
        }
    }

    std::int64_t pick(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(m_random);
    }

private:
    void log(wire::Event event) { m_journal.push_back(std::move(event)); }

    void add(DialogId id) {
        const auto hidden = m_hidden.find(id);
        wire::Dialog dialog = hidden == m_hidden.end() ? aDialog(id.value) : hidden->second;
        ++dialog.version;
        m_truth.dialogs[id] = dialog;
        log(wire::DialogAdded{dialog, {}});
    }

    void write(wire::Dialog& dialog, const wire::Message& message) {
        dialog = with(dialog, message);
        const bool waits = message.direction == wire::Direction::in;
        if (waits && !dialog.unanswered)
            dialog.waiting_since = message.at;
        else if (!waits)
            dialog.waiting_since.reset();
        dialog.unanswered = waits;
        m_truth.threads[dialog.thread_id].push_back(message);
        log(wire::MessageAdded{message, dialog});
    }

    void editMessage(wire::Dialog& dialog) {
        auto& thread = m_truth.threads[dialog.thread_id];
        if (thread.empty())
            return;
        wire::Message& message = thread[static_cast<std::size_t>(pick(0, std::ssize(thread) - 1))];
        switch (message.direction == wire::Direction::out ? pick(0, 2) : pick(0, 1)) {
        case 0:
            message.text += "+";
            break;
        case 1:
            message.deleted_at = message.at;
            break;
        default:
            message.state = pick(0, 1) == 0 ? wire::MessageState::delivered : wire::MessageState::read;
        }
        // As the server does it: the dialog gets no new version, and no event of its own tells.
        if (message.seq == dialog.last_seq)
            dialog.last_message = domain::lastMessageOf(message);
        log(wire::MessageChanged{message});
    }

    std::mt19937 m_random;
    Truth m_truth;
    std::map<DialogId, wire::Dialog> m_hidden;
    std::vector<wire::Event> m_journal;
};

/// Answers with short pages, so that there are many edges.
inline wire::MessagePage historyPage(const Truth& truth, const wire::DialogHistory& request) {
    constexpr std::ptrdiff_t kPage = 4;
    wire::MessagePage page;
    const auto thread = truth.threads.find(*request.thread_id);
    if (thread == truth.threads.end())
        return page;
    std::vector<wire::Message> matching;
    for (const wire::Message& message : thread->second)
        if (!request.before || message.seq < std::stoll(*request.before))
            matching.push_back(message);
    const auto first = std::ssize(matching) > kPage ? matching.end() - kPage : matching.begin();
    page.messages.assign(first, matching.end());
    if (first != matching.begin())
        page.next = std::to_string(page.messages.front().seq);
    return page;
}

/// As historyPage; `query` is what the request was made from.
inline wire::DialogPage listPage(const Truth& truth, const client::DialogQuery& query,
                                 const std::optional<std::string>& after) {
    constexpr std::size_t kPage = 2;
    std::map<client::SortKey, wire::Dialog> inOrder;
    for (const auto& [id, dialog] : truth.dialogs)
        if (query.matches(dialog, OperatorId{7}, Time{}))
            inOrder[client::sortKey(query.order, dialog)] = dialog;
    const auto text = [](const client::SortKey& key) {
        return std::to_string(key.first) + " " + std::to_string(key.second) + " " + std::to_string(key.id.value);
    };
    wire::DialogPage page;
    auto at = inOrder.begin();
    if (after) {
        client::SortKey from;
        std::istringstream(*after) >> from.first >> from.second >> from.id.value;
        at = inOrder.upper_bound(from);
    }
    for (; at != inOrder.end() && page.dialogs.size() < kPage; ++at) {
        page.dialogs.push_back(at->second);
        page.next = text(at->first);
    }
    if (at == inOrder.end())
        page.next.reset();
    return page;
}

} // namespace pult::support
