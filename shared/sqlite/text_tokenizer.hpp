// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace pult::sqlite {

/// Makes text::Tokenizer known to FTS5 as `pult`. Throws SqliteError.
void registerTextTokenizer(sqlite3* db);

} // namespace pult::sqlite
