// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/whatsapp/decode.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/serialize.hpp>

#include "server/gateways/messenger/not_understood.hpp"
#include "server/gateways/whatsapp/parts.hpp"
#include "shared/wire/large_json.hpp"

namespace pult::whatsapp {

namespace {

using messenger::JsonView;
using messenger::notUnderstood;

/// Webhook fields that speak of the account: its number, quality, limits, reviews.
constexpr std::array<std::string_view, 9> kAccountFields = {"account_update",
                                                            "account_alerts",
                                                            "account_review_update",
                                                            "phone_number_quality_update",
                                                            "phone_number_name_update",
                                                            "security",
                                                            "account_settings_update",
                                                            "business_capability_update",
                                                            "message_template_quality_update"};

constexpr std::size_t kValuesOnStack = 16 * 1024;

bool isAboutAccount(std::string_view field) {
    return std::find(kAccountFields.begin(), kAccountFields.end(), field) != kAccountFields.end();
}

/// A body with this change alone.
std::string bodyWith(const std::string& account, JsonView change) {
    return R"({"object":"whatsapp_business_account","entry":[{"id":")" + account + R"(","changes":[)" + change.dump() +
           "]}]}";
}

void readEach(const Change& change, std::string_view list, void (*read)(const Change&, std::string_view, JsonView)) {
    for (const auto& element : change.value[list].items())
        read(change, list, JsonView(element));
}

/// What stands under `messages`, alone or together.
void readMessagesField(const Change& change) {
    readEach(change, "messages", &readMessage);
    for (const auto& status : change.value["statuses"].items())
        readStatus(change, JsonView(status));
    if (change.value["messages"].items().empty() && change.value["statuses"].items().empty())
        readErrors(change);
}

void readChange(const Change& change, JsonView whole) {
    const std::size_t before = change.events.size();
    const std::size_t ignored = change.ignored;
    if (change.field == "messages")
        readMessagesField(change);
    else if (change.field == "smb_message_echoes")
        readEach(change, "message_echoes", &readMessage);
    else if (change.field == "message_template_status_update")
        readTemplateStatus(change);
    else if (isAboutAccount(change.field))
        readAccountNotice(change);
    if (change.events.size() != before || change.ignored != ignored)
        return;
    const bool isKnown = change.field == "messages" || change.field == "smb_message_echoes";
    change.events.emplace_back(notUnderstood(change.field.empty() ? "malformed" : change.field,
                                             isKnown ? "a change with nothing in it" : "an unknown kind of change",
                                             bodyWith(change.account, whole), change.receivedAt));
}

void readEntry(JsonView entry, Time receivedAt, Decoded& decoded) {
    // The account goes into JSON that is written anew: only digits name one.
    std::string account = entry["id"].text();
    if (account.find_first_not_of("0123456789") != std::string::npos)
        account.clear();
    for (const auto& element : entry["changes"].items()) {
        const JsonView whole{element};
        const JsonView value = whole["value"];
        Addressed& part = decoded.parts.emplace_back();
        part.account = account;
        part.phoneNumberId = value["metadata"]["phone_number_id"].text();
        const Change change{
            account,    whole["field"].text(), value,          entry["time"], Contacts(value["contacts"]),
            receivedAt, part.events,           decoded.ignored};
        readChange(change, whole);
    }
    if (!entry["changes"].items().empty())
        return;
    Addressed& part = decoded.parts.emplace_back();
    part.account = account;
    part.events.emplace_back(notUnderstood(
        "malformed", "an entry without changes",
        R"({"object":"whatsapp_business_account","entry":[)" + (entry ? entry.dump() : "null") + "]}", receivedAt));
}

} // namespace

Decoded decode(std::string_view body, Time receivedAt) {
    Decoded decoded;
    // The values live as long as this call: most bodies fit into the buffer, and nothing of it is freed one by one.
    std::array<unsigned char, kValuesOnStack> buffer;
    boost::json::monotonic_resource pool(buffer.data(), buffer.size());
    const auto value = wire::parseLargeJson(body, &pool);
    if (!value) {
        decoded.parts.emplace_back().events.emplace_back(messenger::malformed(value.error().detail, body, receivedAt));
        return decoded;
    }
    const JsonView whole{*value};
    if (whole["object"].text() != "whatsapp_business_account" || whole["entry"].items().empty()) {
        decoded.parts.emplace_back().events.emplace_back(
            messenger::malformed("not a body of WhatsApp", body, receivedAt));
        return decoded;
    }
    for (const auto& entry : whole["entry"].items())
        readEntry(JsonView(entry), receivedAt, decoded);
    return decoded;
}

Mine keepOwn(Decoded decoded, std::string_view phoneNumberId, std::string_view account) {
    Mine mine;
    for (auto& part : decoded.parts) {
        const bool isOurs = (part.phoneNumberId.empty() || part.phoneNumberId == phoneNumberId) &&
                            (part.account.empty() || account.empty() || part.account == account);
        if (isOurs)
            std::move(part.events.begin(), part.events.end(), std::back_inserter(mine.events));
        else
            mine.foreign += part.events.size();
    }
    return mine;
}

std::string bodyOf(const Change& change, std::string_view list, JsonView element) {
    boost::json::object value;
    for (const auto* kept : {"messaging_product", "metadata", "contacts"})
        if (const auto* member = change.value[kept].value())
            value[kept] = *member;
    value[list] = boost::json::array{*element.value()};
    boost::json::object whole{{"field", change.field}, {"value", std::move(value)}};
    return bodyWith(change.account, JsonView(boost::json::value(std::move(whole))));
}

Contacts::Contacts(JsonView list) {
    const auto items = list.items();
    if (items.size() == 1)
        m_only = JsonView(items.front());
    if (items.size() <= 1)
        return;
    for (const auto& item : items) {
        const JsonView contact{item};
        for (const auto* id : {"wa_id", "user_id"})
            if (auto text = contact[id].text(); !text.empty())
                m_byId.emplace(std::move(text), contact);
    }
}

JsonView Contacts::find(const std::string& phone, const std::string& userId) const {
    for (const auto* id : {&userId, &phone})
        if (const auto found = m_byId.find(*id); !id->empty() && found != m_byId.end())
            return found->second;
    // Numbers of some countries differ by a digit from what was dialled; a scoped id differs only by person.
    const auto known = m_only["user_id"].word();
    return userId.empty() || known.empty() || userId == known ? m_only : JsonView();
}

} // namespace pult::whatsapp
