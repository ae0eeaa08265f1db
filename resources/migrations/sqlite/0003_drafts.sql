-- Where the caret stood, and which computer it was typed at.
ALTER TABLE draft ADD COLUMN cursor INTEGER;
ALTER TABLE draft ADD COLUMN device TEXT NOT NULL DEFAULT '';

-- Of two computers the newest text wins; the other one is kept here for some days.
CREATE TABLE draft_earlier (
    operator_id INTEGER NOT NULL,
    dialog_id   INTEGER NOT NULL,
    mode        TEXT NOT NULL,
    text        TEXT NOT NULL,
    attachments TEXT NOT NULL,
    reply_to    INTEGER,
    at          INTEGER NOT NULL,
    cursor      INTEGER,
    kept_at     INTEGER NOT NULL,
    PRIMARY KEY (operator_id, dialog_id, mode)
) STRICT, WITHOUT ROWID;
