-- Messages that said something else before: whoever keeps words of theirs replaces these, in the order of the numbers.
CREATE TABLE text_change (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL,
    former     TEXT NOT NULL
) STRICT;
CREATE TRIGGER message_text AFTER UPDATE OF text ON message WHEN old.text <> new.text
BEGIN
    INSERT INTO text_change (message_id, former) VALUES (old.id, old.text);
END;
