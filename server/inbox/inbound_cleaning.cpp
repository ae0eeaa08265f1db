// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/inbound_cleaning.hpp"

#include "shared/base/utf8.hpp"

namespace pult::inbox {

namespace inbound = storage::inbound;

namespace {

/// Longest text of a customer that is kept: no messenger sends more than VK's 9,000.
constexpr std::size_t kMostText = 16'384;
constexpr std::size_t kMostName = 200;
constexpr std::size_t kMostValue = 2'000;
constexpr std::size_t kMostAttributes = 50;

void shorten(std::string& text, std::size_t points) {
    if (text.size() > points)
        text.resize(utf8::prefix(text, points).size());
}

void cleanName(std::string& name) {
    name = utf8::cleaned(name);
    std::erase(name, '\n');
    shorten(name, kMostName);
}

void cleanPeer(inbound::Peer& peer) {
    cleanName(peer.name);
    cleanName(peer.username);
}

void cleanAttributes(std::map<std::string, std::string>& attributes) {
    while (attributes.size() > kMostAttributes)
        attributes.erase(std::prev(attributes.end()));
    for (auto& [key, value] : attributes)
        shorten(value, kMostValue);
}

void cleanAttachments(std::vector<inbound::Attachment>& attachments) {
    for (auto& attachment : attachments)
        cleanName(attachment.shown.name);
}

struct Cleaner {
    void operator()(inbound::Message& message) const {
        cleanPeer(message.peer);
        cleanName(message.authorName);
        shorten(message.text, kMostText);
        cleanAttachments(message.attachments);
        cleanAttributes(message.attributes);
        if (message.text.empty() && message.attachments.empty() && message.unsupported.empty())
            message.unsupported = "empty";
    }
    void operator()(inbound::Edit& edit) const {
        cleanPeer(edit.peer);
        shorten(edit.text, kMostText);
        cleanAttachments(edit.attachments);
    }
    void operator()(inbound::ServiceLine& line) const {
        cleanPeer(line.peer);
        shorten(line.text, kMostText);
        cleanAttributes(line.attributes);
    }
    void operator()(inbound::AuthorNamed& named) const { cleanName(named.name); }
    void operator()(inbound::NotUnderstood& event) const {
        if (event.peer)
            cleanPeer(*event.peer);
    }
    template <class Other>
    void operator()(Other& other) const {
        if constexpr (requires { other.peer.name; })
            cleanPeer(other.peer);
    }
};

struct KeyOf {
    template <class Event>
    std::string operator()(const Event& event) const {
        if constexpr (requires { event.key; })
            return event.key;
        else
            return {};
    }
};

} // namespace

void clean(inbound::Event& event) {
    std::visit(Cleaner{}, event);
}

inbound::NotUnderstood asNotUnderstood(const inbound::Event& event, std::string_view raw, const Error& why) {
    inbound::NotUnderstood kept;
    // The event's own key stays free: once it can be stored it is replayed under it.
    kept.key = "refused:" + std::visit(KeyOf{}, event);
    kept.kind = "refused";
    kept.why = why.detail;
    kept.raw = std::string(raw);
    return kept;
}

} // namespace pult::inbox
