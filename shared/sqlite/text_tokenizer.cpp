// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/sqlite/text_tokenizer.hpp"

#include <new>

#include "shared/sqlite/statement.hpp"
#include "shared/text/tokenizer.hpp"

namespace pult::sqlite {

namespace {

// FTS5's interface in C; an exception must not pass through it.

int createTokenizer(void*, const char**, int, Fts5Tokenizer** made) {
    try {
        *made = reinterpret_cast<Fts5Tokenizer*>(new text::Tokenizer);
        return SQLITE_OK;
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    }
}

void deleteTokenizer(Fts5Tokenizer* tokenizer) {
    delete reinterpret_cast<text::Tokenizer*>(tokenizer);
}

int runTokenizer(Fts5Tokenizer* tokenizer, void* context, int flags, const char* written, int size,
                 int (*take)(void*, int, const char*, int, int, int)) {
    int code = SQLITE_OK;
    // What somebody is still typing has no ending yet that could be taken off.
    const auto form = flags & FTS5_TOKENIZE_PREFIX ? text::Tokenizer::Form::typed : text::Tokenizer::Form::stem;
    try {
        const std::string_view whole(written, static_cast<std::size_t>(size));
        const auto hand = [&](std::string_view word, int from, int to) {
            code = take(context, 0, word.data(), static_cast<int>(word.size()), from, to);
            return code == SQLITE_OK;
        };
        reinterpret_cast<text::Tokenizer*>(tokenizer)->tokenize(whole, hand, form);
    } catch (const std::bad_alloc&) {
        code = SQLITE_NOMEM;
    }
    return code;
}

} // namespace

void registerTextTokenizer(sqlite3* db) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (!api)
        throwSqlite(db, "looking for FTS5");
    fts5_tokenizer tokenizer{createTokenizer, deleteTokenizer, runTokenizer};
    if (api->xCreateTokenizer(api, "pult", nullptr, &tokenizer, nullptr) != SQLITE_OK)
        throwSqlite(db, "adding the tokenizer");
}

} // namespace pult::sqlite
