// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/cursor.hpp"
#include "server/storage/sqlite/customer_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kJourneyOrder = 'j';

void addPage(wire::JourneyDialog& stretch, std::string_view attributes) {
    if (attributes == "{}")
        return;
    const auto known = decodeStored<std::map<std::string, std::string>>(attributes);
    const auto take = [&](const char* name, std::optional<std::string>& into) {
        if (const auto found = known.find(name); found != known.end() && !found->second.empty())
            into = found->second;
    };
    take("page", stretch.page);
    take("title", stretch.page_title);
    take("referrer", stretch.referrer);
}

wire::JourneyDialog readStretch(const Rows& row) {
    wire::JourneyDialog stretch;
    OperatorId owner;
    int reopens = 0;
    std::string_view attributes;
    row.read(0, stretch.dialog_id, stretch.thread_id, stretch.channel_id, stretch.status, owner, stretch.by_company,
             stretch.opened_at, stretch.closed_at, stretch.resolution, stretch.rating, reopens, attributes);
    if (owner)
        stretch.owner_id = owner;
    if (reopens > 0)
        stretch.reopens = reopens;
    addPage(stretch, attributes);
    return stretch;
}

} // namespace

Result<wire::Journey> journey(Connection& db, const JourneyQuery& query) {
    std::int64_t bound = std::numeric_limits<std::int64_t>::max();
    if (query.after) {
        const auto cursor = decodeCursor(*query.after, kJourneyOrder, "after");
        if (!cursor)
            return cursor.error();
        bound = cursor->id;
    }
    const CustomerId id = standing(db, query.customer);
    if (auto customer = customerFor(db, query.guard, id); !customer)
        return customer.error();
    wire::Journey page;
    Rows row = db.query("SELECT id, thread_id, channel_id, status, owner_id, company_started, opened_at, closed_at,"
                        " resolution, rating, reopens, attributes, group_id FROM dialog"
                        " WHERE customer_id = ? AND id < ? ORDER BY id DESC",
                        id, bound);
    while (row.next()) {
        if (objection(query.guard, {row.get<OperatorId>(4), row.get<GroupId>(12)}))
            continue;
        if (page.dialogs.size() == static_cast<std::size_t>(query.limit)) {
            page.next = encodeCursor({kJourneyOrder, 0, page.dialogs.back().dialog_id.value});
            break;
        }
        page.dialogs.push_back(readStretch(row));
    }
    return page;
}

} // namespace pult::storage::sqlite
