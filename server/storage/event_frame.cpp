// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "server/storage/types.hpp"
#include "shared/domain/masking.hpp"
#include "shared/domain/template_scope.hpp"
#include "shared/domain/withholding.hpp"

namespace pult::storage {

namespace {

void appendNumber(std::string& out, std::int64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

} // namespace

std::string eventFrame(Seq seq, Time at, std::string_view type, std::string_view members) {
    std::string frame;
    frame.reserve(members.size() + type.size() + 120);
    frame.append(R"({"jsonrpc":"2.0","method":"event","params":{"seq":)");
    appendNumber(frame, seq);
    frame.append(R"(,"at":)");
    appendNumber(frame, at.time_since_epoch().count());
    frame.append(R"(,"type":")").append(type).push_back('"');
    if (!members.empty())
        frame.append(",").append(members);
    frame.append("}}");
    return frame;
}

bool hears(const domain::Principal& principal, const EventScope& scope) {
    using Audience = EventScope::Audience;
    switch (scope.audience) {
    case Audience::staff:
        return domain::may(principal, domain::Permission::own_account);
    case Audience::one:
        return scope.operatorId && scope.operatorId == domain::personOf(principal);
    case Audience::templates:
        return domain::seesTemplatesOf(principal, scope.facts.front().group);
    case Audience::dialogs:
        return std::ranges::any_of(scope.facts, [&](const domain::DialogFacts& facts) {
            return domain::may(principal, domain::Permission::dialog_read, facts);
        });
    }
    return false;
}

bool hearsAll(const domain::Principal& principal, const EventScope& scope, std::string_view type) {
    if (scope.operatorId && scope.operatorId == domain::personOf(principal))
        return true;
    return type == wire::UserChanged::kType ? domain::may(principal, domain::Permission::user_manage)
                                            : domain::seesTakenBack(principal);
}

const std::shared_ptr<const std::string>& frameFor(const JournalRecord& record, const domain::Principal& principal) {
    const auto type = std::visit([](const auto& each) { return std::string_view(each.kType); }, record.event);
    const bool isWhole = !record.withheld || hearsAll(principal, record.scope, type);
    const auto& frame = isWhole ? record.frame : record.withheld;
    const auto& masked = isWhole ? record.masked : record.withheldMasked;
    return masked && domain::masksContacts(principal) ? masked : frame;
}

} // namespace pult::storage
