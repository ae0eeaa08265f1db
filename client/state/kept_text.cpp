// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/kept_text.hpp"

#include <utility>

#include "shared/wire/codec.hpp"

namespace pult::client {

bool KeptText::leavesWith(const Outgoing& outgoing) const {
    if (!outgoing.action)
        return false;
    const DeskAction& action = *outgoing.action;
    switch (place) {
    case TextPlace::customer_note:
        return action.kind == ActionKind::customer_note && action.customer == CustomerId{owner};
    case TextPlace::customer_field:
        return action.kind == ActionKind::customer_edit && action.customer == CustomerId{owner} && action.fields &&
               action.fields->contains(name);
    case TextPlace::message:
        return action.kind == ActionKind::edit_message && action.message == message;
    case TextPlace::refused_edit:
    case TextPlace::thrown_away:
    case TextPlace::unknown:
        return false;
    }
    return false;
}

KeptText KeptText::ofNote(CustomerId customer, std::string text) {
    KeptText kept;
    kept.place = TextPlace::customer_note;
    kept.owner = customer.value;
    kept.text = std::move(text);
    return kept;
}

KeptText KeptText::ofField(CustomerId customer, const std::string& field, std::string text) {
    KeptText kept;
    kept.place = TextPlace::customer_field;
    kept.owner = customer.value;
    kept.name = field;
    kept.text = std::move(text);
    return kept;
}

KeptText KeptText::ofMessage(DialogId dialog, wire::ComposeMode mode) {
    KeptText kept;
    kept.place = TextPlace::message;
    kept.owner = dialog.value;
    kept.name = wire::enumText(mode);
    return kept;
}

KeptText KeptText::ofRefusedEdit(DialogId dialog, MessageId message) {
    KeptText kept;
    kept.place = TextPlace::refused_edit;
    kept.owner = dialog.value;
    kept.name = std::to_string(message.value);
    kept.message = message;
    return kept;
}

KeptText KeptText::ofThrownAway(DialogId dialog) {
    KeptText kept;
    kept.place = TextPlace::thrown_away;
    kept.owner = dialog.value;
    return kept;
}

} // namespace pult::client
