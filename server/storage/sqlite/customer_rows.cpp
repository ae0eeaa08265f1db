// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/customer_rows.hpp"

#include "server/storage/sqlite/conversation.hpp"

namespace pult::storage::sqlite {

CustomerId standing(Connection& db, CustomerId id) {
    while (true) {
        Rows row = db.query("SELECT merged_into FROM customer WHERE id = ? AND merged_into > 0", id);
        if (!row.next())
            return id;
        id = row.get<CustomerId>(0);
    }
}

std::vector<domain::DialogFacts> customerFacts(Connection& db, CustomerId id) {
    std::vector<domain::DialogFacts> facts;
    Rows row = db.query("SELECT DISTINCT owner_id, group_id FROM dialog WHERE customer_id = ?", standing(db, id));
    while (row.next())
        facts.push_back({row.get<OperatorId>(0), row.get<GroupId>(1)});
    if (facts.empty())
        facts.push_back({});
    return facts;
}

EventScope customerScope(std::vector<domain::DialogFacts> facts) {
    EventScope scope;
    scope.audience = EventScope::Audience::dialogs;
    scope.facts = std::move(facts);
    return scope;
}

std::optional<Error> customerObjection(const Guard& guard, const std::vector<domain::DialogFacts>& facts) {
    std::optional<Error> worst = fail(Errc::not_found, "there is no such customer");
    for (const auto& one : facts) {
        const auto error = objection(guard, one);
        if (!error)
            return std::nullopt;
        if (error->code == Errc::forbidden)
            worst = error;
    }
    return worst;
}

Result<wire::Customer> customerFor(Connection& db, const Guard& guard, CustomerId id) {
    auto customer = loadCustomer(db, standing(db, id));
    if (!customer)
        return customer;
    if (auto error = customerObjection(guard, customerFacts(db, customer->id)))
        return *error;
    return customer;
}

} // namespace pult::storage::sqlite
