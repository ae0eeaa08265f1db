-- Commands that their askers gave a name: asked for again, they are answered as the first time and nothing happens
-- twice. An empty answer: a message that was taken back before it came.
CREATE TABLE command (
    operator_id INTEGER NOT NULL,
    client_id   TEXT NOT NULL,
    answer      TEXT NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (operator_id, client_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX command_at ON command(at);

-- A reply whose author may still take it back: what is behind it in the thread waits for it.
ALTER TABLE outbox ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
