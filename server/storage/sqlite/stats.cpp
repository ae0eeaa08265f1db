// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/text_search.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

Result<StoreStats> stats(Connection& db, const TextPlace& texts, Time now) {
    StoreStats stats;
    {
        Rows row = db.query("SELECT (SELECT count(*) FROM customer), (SELECT count(*) FROM dialog),"
                            " (SELECT count(*) FROM dialog WHERE closed_at IS NULL), (SELECT count(*) FROM message),"
                            " (SELECT count(*) FROM journal), (SELECT max(seq) FROM journal),"
                            " (SELECT count(*) FROM file),"
                            " (SELECT count(*) FROM quarantine WHERE replayed_at IS NULL)");
        row.next();
        row.read(0, stats.customers, stats.dialogs, stats.openDialogs, stats.messages, stats.journal, stats.seq,
                 stats.files, stats.quarantined);
    }
    {
        Rows row = db.query("SELECT coalesce(sum(size), 0) FROM (SELECT max(size) AS size FROM file GROUP BY sha256)");
        row.next();
        stats.fileBytes = row.get<std::int64_t>(0);
    }
    const TextLag lag = textLag(db, texts);
    stats.notIndexed = lag.messages;
    if (lag.since)
        stats.indexLag = std::max(Millis{0}, now - *lag.since);
    Rows row = db.query("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
    row.next();
    stats.databaseBytes = row.get<std::int64_t>(0);
    return stats;
}

} // namespace pult::storage::sqlite
