// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/scope_tables.hpp"

namespace pult::client {

/// `used` counts visits: the higher, the later. `words` has what people wrote, by the id of its message; the text
/// itself is in the message. Its pages fit into what a sealed page leaves.
const char* const scope_tables::kTables = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE dialogs(id INTEGER PRIMARY KEY, thread INTEGER NOT NULL, customer INTEGER NOT NULL,
  version INTEGER NOT NULL, last_seq INTEGER NOT NULL, status TEXT NOT NULL, unanswered INTEGER NOT NULL,
  assignee INTEGER, channel INTEGER NOT NULL, urgency1 INTEGER NOT NULL, urgency2 INTEGER NOT NULL,
  recent INTEGER NOT NULL, read_seq INTEGER NOT NULL, counted_seq INTEGER NOT NULL, unread INTEGER NOT NULL,
  name TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX dialogs_urgency ON dialogs(urgency1, urgency2, id, status, unanswered, assignee, channel, customer);
CREATE INDEX dialogs_recent ON dialogs(recent, id, status, unanswered, assignee, channel, customer);
CREATE INDEX dialogs_customer ON dialogs(customer);
CREATE TABLE name_words(word TEXT NOT NULL, dialog INTEGER NOT NULL, PRIMARY KEY(word, dialog)) WITHOUT ROWID;
CREATE TABLE card_words(word TEXT NOT NULL, customer INTEGER NOT NULL, PRIMARY KEY(word, customer)) WITHOUT ROWID;
CREATE TABLE order_numbers(number TEXT NOT NULL COLLATE NOCASE, customer INTEGER NOT NULL,
  PRIMARY KEY(number, customer)) WITHOUT ROWID;
CREATE TABLE list_pages(list TEXT NOT NULL, after TEXT NOT NULL, from1 INTEGER NOT NULL, from2 INTEGER NOT NULL,
  from_id INTEGER NOT NULL, to1 INTEGER NOT NULL, to2 INTEGER NOT NULL, to_id INTEGER NOT NULL, next TEXT,
  PRIMARY KEY(list, after)) WITHOUT ROWID;
CREATE TABLE threads(id INTEGER PRIMARY KEY, older TEXT, used INTEGER NOT NULL, bytes INTEGER NOT NULL);
CREATE INDEX threads_used ON threads(used);
CREATE TABLE messages(thread INTEGER NOT NULL, seq INTEGER NOT NULL, id INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY(thread, seq)) WITHOUT ROWID;
CREATE INDEX messages_id ON messages(id);
CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, prefix='2 3', tokenize='pult');
INSERT INTO words(words, rank) VALUES('pgsz', 3900);
CREATE TABLE customers(id INTEGER PRIMARY KEY, used INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX customers_used ON customers(used);
CREATE TABLE roster(kind TEXT NOT NULL, id INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY(kind, id)) WITHOUT ROWID;
CREATE TABLE stuck(id INTEGER PRIMARY KEY, dialog INTEGER NOT NULL, body TEXT NOT NULL);
PRAGMA user_version=2)";
const char* const scope_tables::kDropFormer = R"(
DROP TABLE meta; DROP TABLE dialogs; DROP TABLE list_pages; DROP TABLE threads; DROP TABLE messages;
DROP TABLE customers; DROP TABLE roster; DROP TABLE IF EXISTS stuck)";

ScopeDatabase::Statements::Statements(sqlite3* db)
    : meta(db, "SELECT value FROM meta WHERE key=?"),
      setMeta(db, "INSERT INTO meta VALUES(?,?) ON CONFLICT DO UPDATE SET value=excluded.value"),

      dialogState(db, "SELECT version, last_seq, read_seq, counted_seq, unread FROM dialogs WHERE id=?"),
      putDialog(db, "INSERT OR REPLACE INTO dialogs VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      setMark(db, "UPDATE dialogs SET read_seq=?, counted_seq=?, unread=? WHERE id=?"),
      setBody(db, "UPDATE dialogs SET body=? WHERE id=?"),
      dialog(db, "SELECT body, read_seq, counted_seq, unread FROM dialogs WHERE id=?"),
      dialogPlace(db, "SELECT thread, customer FROM dialogs WHERE id=?"),
      dialogName(db, "SELECT name FROM dialogs WHERE id=?"), removeDialog(db, "DELETE FROM dialogs WHERE id=?"),
      dialogOfCustomer(db, "SELECT 1 FROM dialogs WHERE customer=? LIMIT 1"),
      dialogsOfCustomer(db, "SELECT id FROM dialogs WHERE customer=? AND name<>?"),
      dialogOfThread(db, "SELECT 1 FROM dialogs WHERE customer=? AND thread=? LIMIT 1"),
      closedDialog(db, "SELECT recent FROM dialogs INDEXED BY dialogs_recent WHERE status='closed'"
                       " ORDER BY recent LIMIT 1 OFFSET ?"),
      closedBehind(db, "SELECT id, thread, customer FROM dialogs INDEXED BY dialogs_recent"
                       " WHERE recent>? AND status='closed' LIMIT ?"),
      byUrgency(db, "SELECT id, status, unanswered, assignee, channel, customer FROM dialogs INDEXED BY dialogs_urgency"
                    " WHERE (urgency1, urgency2, id) > (?,?,?) AND (urgency1, urgency2, id) <= (?,?,?)"
                    " ORDER BY urgency1, urgency2, id"),
      byRecent(db, "SELECT id, status, unanswered, assignee, channel, customer FROM dialogs INDEXED BY dialogs_recent"
                   " WHERE (recent, id) > (?,?) AND (recent, id) <= (?,?) ORDER BY recent, id"),

      listPage(db, "SELECT from1, from2, from_id, to1, to2, to_id, next FROM list_pages WHERE list=? AND after=?"),
      pageBefore(db, "SELECT to1, to2, to_id FROM list_pages WHERE list=? AND next=?"),
      putListPage(db, "INSERT OR IGNORE INTO list_pages VALUES(?,?,?,?,?,?,?,?,?)"),
      // The name of a list is the request for it. By urgency closed dialogs stand in another order than they go in.
      removeClosedPages(db,
                        "DELETE FROM list_pages WHERE instr(list, '\"closed\"') AND NOT instr(list, '\"customer_id\":')"
                        " AND (to1>? OR NOT instr(list, '\"order\":\"recent\"'))"),
      removePagesOfCustomer(db, "DELETE FROM list_pages WHERE instr(list, '\"closed\"')"
                                " AND instr(list, '\"customer_id\":' || ?)"),

      thread(db, "SELECT older FROM threads WHERE id=?"),
      putThread(db, "INSERT OR REPLACE INTO threads"
                    " VALUES(?,?,(SELECT IFNULL(MAX(used),0)+1 FROM threads),?)"),
      setOlder(db, "UPDATE threads SET older=? WHERE id=?"),
      touchThread(db, "UPDATE threads SET used=(SELECT MAX(used)+1 FROM threads) WHERE id=?"),
      growThread(db, "UPDATE threads SET bytes=bytes+? WHERE id=?"), removeThread(db, "DELETE FROM threads WHERE id=?"),
      threadBytes(db, "SELECT IFNULL(SUM(bytes),0) FROM threads"),
      oldestThread(db, "SELECT id, bytes FROM threads ORDER BY used LIMIT 1"),
      firstSeq(db, "SELECT MIN(seq) FROM messages WHERE thread=?"),
      putMessage(db, "INSERT INTO messages VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET body=excluded.body"),
      formerMessage(db, "SELECT body FROM messages WHERE thread=? AND seq=?"),
      threadMessages(db, "SELECT id, seq, body FROM messages WHERE thread=?"),
      removeMessage(db, "DELETE FROM messages WHERE thread=? AND seq=?"),
      messages(db, "SELECT body FROM messages WHERE thread=? AND seq<? ORDER BY seq DESC LIMIT ?"),
      history(db, "SELECT body FROM messages WHERE thread IN (SELECT thread FROM dialogs WHERE customer=?) AND seq<?"
                  " ORDER BY seq DESC LIMIT ?"),
      message(db, "SELECT body FROM messages WHERE id=?"),

      addWords(db, "INSERT INTO words(rowid, text) VALUES(?,?)"),
      removeWords(db, "INSERT INTO words(words, rowid, text) VALUES('delete',?,?)"),
      withWords(db, "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC"),
      addNameWord(db, "INSERT OR IGNORE INTO name_words VALUES(?,?)"),
      removeNameWord(db, "DELETE FROM name_words WHERE word=? AND dialog=?"),
      addCardWord(db, "INSERT OR IGNORE INTO card_words VALUES(?,?)"),
      removeCardWord(db, "DELETE FROM card_words WHERE word=? AND customer=?"),
      addOrderNumber(db, "INSERT OR IGNORE INTO order_numbers VALUES(?,?)"),
      removeOrderNumber(db, "DELETE FROM order_numbers WHERE number=? AND customer=?"),
      dialogsWith(db, "SELECT dialog FROM name_words WHERE word>=?1 AND word<?2 UNION ALL SELECT d.id FROM card_words w"
                      " JOIN dialogs d ON d.customer=w.customer WHERE w.word>=?1 AND w.word<?2 LIMIT ?3"),
      wordsFrom(db, "SELECT word FROM name_words WHERE word>=?1 AND word<?2 UNION"
                    " SELECT word FROM card_words WHERE word>=?1 AND word<?2"),
      dialogNamed(db, "SELECT id, customer, channel, name, recent FROM dialogs WHERE id=?"),
      dialogsNamed(db, "SELECT id, customer, channel, name, recent FROM dialogs INDEXED BY dialogs_recent"
                       " ORDER BY recent, id"),
      newestOf(db, "SELECT id, customer, channel, name, recent FROM dialogs WHERE customer=? ORDER BY recent, id"
                   " LIMIT 1"),
      customersWithOrder(db, "SELECT DISTINCT customer FROM order_numbers WHERE number BETWEEN ? AND ?"),

      customer(db, "SELECT body FROM customers WHERE id=?"),
      putCustomer(db, "INSERT OR REPLACE INTO customers"
                      " VALUES(?,(SELECT IFNULL(MAX(used),0)+1 FROM customers),?)"),
      customersWith(db, "SELECT id FROM customers WHERE instr(body, ?)"),
      touchCustomer(db, "UPDATE customers SET used=(SELECT MAX(used)+1 FROM customers) WHERE id=?"),
      removeCustomer(db, "DELETE FROM customers WHERE id=?"),
      unusedCustomers(db, "SELECT id FROM customers WHERE used<=(SELECT used FROM customers ORDER BY used DESC"
                          " LIMIT 1 OFFSET ?)"),

      putStuck(db, "INSERT OR REPLACE INTO stuck VALUES(?,?,?)"), removeStuck(db, "DELETE FROM stuck WHERE id=?"),
      removeStuckOf(db, "DELETE FROM stuck WHERE dialog=?"), stuck(db, "SELECT body FROM stuck"),

      putRoster(db, "INSERT OR REPLACE INTO roster VALUES(?,?,?)"),
      removeRoster(db, "DELETE FROM roster WHERE kind=? AND id=?"), emptyRoster(db, "DELETE FROM roster WHERE kind=?"),
      roster(db, "SELECT body FROM roster WHERE kind=?") {}

} // namespace pult::client
