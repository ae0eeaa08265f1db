// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "client/cache/scope_database.hpp"
#include "shared/sqlite/statement.hpp"
#include "shared/wire/json.hpp"

/// What only the sources of ScopeDatabase know.
namespace pult::client {

struct ScopeDatabase::Statements {
    explicit Statements(sqlite3* db);

    using Statement = sqlite::Statement;
    Statement meta;
    Statement setMeta;

    Statement dialogState;
    Statement putDialog;
    Statement setMark;
    Statement setBody;
    Statement dialog;
    Statement dialogPlace;
    Statement dialogName;
    Statement removeDialog;
    Statement dialogOfCustomer;
    Statement dialogsOfCustomer;
    Statement dialogOfThread;
    Statement closedDialog;
    Statement closedBehind;
    Statement byUrgency;
    Statement byRecent;

    Statement listPage;
    Statement pageBefore;
    Statement putListPage;
    Statement removeClosedPages;
    Statement removePagesOfCustomer;

    Statement thread;
    Statement putThread;
    Statement setOlder;
    Statement touchThread;
    Statement growThread;
    Statement removeThread;
    Statement threadBytes;
    Statement oldestThread;
    Statement firstSeq;
    Statement putMessage;
    Statement formerMessage;
    Statement threadMessages;
    Statement removeMessage;
    Statement messages;
    Statement history;
    Statement message;

    Statement addWords;
    Statement removeWords;
    Statement withWords;
    Statement addNameWord;
    Statement removeNameWord;
    Statement addCardWord;
    Statement removeCardWord;
    Statement addOrderNumber;
    Statement removeOrderNumber;
    Statement dialogsWith;
    Statement wordsFrom;
    Statement dialogNamed;
    Statement dialogsNamed;
    Statement newestOf;
    Statement customersWithOrder;

    Statement customer;
    Statement putCustomer;
    Statement customersWith;
    Statement touchCustomer;
    Statement removeCustomer;
    Statement unusedCustomers;

    Statement putStuck;
    Statement removeStuck;
    Statement removeStuckOf;
    Statement stuck;

    Statement putRoster;
    Statement removeRoster;
    Statement emptyRoster;
    Statement roster;
};

namespace scope_tables {

extern const char* const kTables;
/// Takes away what earlier versions had.
extern const char* const kDropFormer;

/// A row that can't be read is as bad as a page that can't.
template <class T>
T decodeKept(std::string_view body) {
    const auto json = wire::parseJson(body);
    auto value = json ? wire::decode<T>(*json) : Result<T>(json.error());
    if (!value)
        throw sqlite::SqliteError(SQLITE_CORRUPT, "a kept " + value.error().detail);
    return std::move(*value);
}

} // namespace scope_tables

} // namespace pult::client
