// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/dialog_hash.hpp"

#include <algorithm>

#include "shared/wire/codec.hpp"

namespace pult::domain {

namespace {

/// FNV-1a. Every value is followed by a mark, so that neighbours can't run together.
class Hash {
public:
    Hash& operator<<(std::string_view text) {
        for (const char byte : text)
            mix(static_cast<unsigned char>(byte));
        return mark(0xff); // in no UTF-8 text
    }
    Hash& operator<<(std::int64_t number) {
        for (int shift = 0; shift < 64; shift += 8)
            mix(static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> shift));
        return mark(0xfe);
    }
    Hash& operator<<(Time time) { return *this << time.time_since_epoch().count(); }
    template <class Tag>
    Hash& operator<<(Id<Tag> id) {
        return *this << id.value;
    }
    template <class T>
    Hash& operator<<(const std::optional<T>& value) {
        return value ? *this << *value : mark(0xfd);
    }
    template <class Enum>
    requires std::is_enum_v<Enum> Hash& operator<<(Enum value) { return *this << wire::enumText(value); }

    std::string text() const {
        constexpr std::string_view kDigits = "0123456789abcdef";
        std::string digits;
        for (int shift = 60; shift >= 0; shift -= 4)
            digits += kDigits[(m_value >> shift) & 15];
        return digits;
    }

private:
    void mix(unsigned char byte) { m_value = (m_value ^ byte) * 0x100000001b3ULL; }
    Hash& mark(unsigned char byte) {
        mix(byte);
        return *this;
    }

    std::uint64_t m_value = 0xcbf29ce484222325ULL;
};

template <class T>
const std::optional<T>& plain(const wire::Nullable<T>& value) {
    return value;
}

} // namespace

std::string dialogHash(const wire::Dialog& dialog) {
    Hash hash;
    hash << dialog.id << dialog.version << dialog.last_seq << dialog.last_inbound_seq << dialog.thread_id
         << dialog.customer_id << dialog.channel_id << dialog.status << std::int64_t{dialog.unanswered}
         << plain(dialog.waiting_since) << plain(dialog.assignee_id) << plain(dialog.group_id) << plain(dialog.stage_id)
         << std::int64_t{dialog.priority} << plain(dialog.closed_at) << plain(dialog.resolution) << dialog.snoozed_until
         << dialog.answer_due_at;
    for (const auto* operators : {&dialog.followers, &dialog.mentioned})
        for (const OperatorId one : operators->value_or(std::vector<OperatorId>{}))
            hash << one;
    std::vector<std::string> tags = dialog.tags;
    std::sort(tags.begin(), tags.end());
    for (const std::string& tag : tags)
        hash << tag;
    if (dialog.last_message)
        hash << dialog.last_message->id << dialog.last_message->seq << dialog.last_message->state;
    return hash.text();
}

std::string messagesHash(std::span<const wire::Message> messages) {
    Hash hash;
    for (const wire::Message& message :
         messages.last(std::min(messages.size(), static_cast<std::size_t>(kHashedMessages)))) {
        hash << message.id << message.seq << message.direction << message.text << plain(message.state)
             << message.edited_at;
        for (const wire::Attachment& attachment : message.attachments)
            hash << attachment.file_id << attachment.name;
    }
    return hash.text();
}

} // namespace pult::domain
