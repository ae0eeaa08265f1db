// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "client/state/outgoing.hpp"

namespace pult::client {

/// Where words are written that are no draft of a dialog.
enum class TextPlace { unknown, customer_note, customer_field, message, refused_edit, thrown_away };
BOOST_DESCRIBE_ENUM(TextPlace, unknown, customer_note, customer_field, message, refused_edit, thrown_away)

/// Words that somebody has written and that are no draft: a note about a customer, one of his fields, a message that is
/// to get other words or was refused them, a reply that was thrown away and may be had back. They lie on the disk, so
/// members are only added, and only optional ones.
struct KeptText {
    using Key = std::tuple<TextPlace, std::int64_t, std::string>;

    TextPlace place = TextPlace::unknown;
    std::int64_t owner = 0;                 ///< the customer; of a message its dialog
    std::string name;                       ///< which of the owner's: the field's key, the composer's mode, the message
    std::string text;                       ///< empty: nothing is being written there
    std::optional<MessageId> message = {};  ///< the one that is to get other words, or that is quoted
    std::optional<std::string> former = {}; ///< and what it says as long as it hasn't got them
    std::optional<bool> is_kept_value = {}; ///< of a field: as it is kept and not as it is written
    std::optional<wire::ComposeMode> mode = {};              ///< of a refused edit
    std::optional<std::string> why = {};                     ///< of a refused edit
    std::optional<bool> put_away = {};                       ///< of a refused edit: it is not offered any more
    std::optional<std::vector<wire::Attachment>> files = {}; ///< of what was thrown away, as far as they were up
    std::optional<TemplateId> made_from = {};                ///< of what was thrown away

    Key key() const { return {place, owner, name}; }
    /// These words are what goes out with it.
    bool leavesWith(const Outgoing& outgoing) const;
    bool operator==(const KeptText&) const = default;

    static KeptText ofNote(CustomerId customer, std::string text = {});
    static KeptText ofField(CustomerId customer, const std::string& field, std::string text = {});
    static KeptText ofMessage(DialogId dialog, wire::ComposeMode mode);
    static KeptText ofRefusedEdit(DialogId dialog, MessageId message);
    static KeptText ofThrownAway(DialogId dialog);
};
BOOST_DESCRIBE_STRUCT(KeptText, (),
                      (place, owner, name, text, message, former, is_kept_value, mode, why, put_away, files, made_from))

} // namespace pult::client
