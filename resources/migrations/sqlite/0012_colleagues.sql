-- Whom a note has called to a dialog and who hasn't looked since: in the dialog for whoever reads it, and as rows for
-- the list of one operator. `seq` is of the newest note that calls him.
ALTER TABLE dialog ADD COLUMN mentioned TEXT NOT NULL DEFAULT '[]';
CREATE TABLE dialog_mention (
    operator_id INTEGER NOT NULL,
    dialog_id   INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    PRIMARY KEY (operator_id, dialog_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dialog_mention_dialog ON dialog_mention(dialog_id);

-- So many dialogs at once; none: the usual number.
ALTER TABLE operator ADD COLUMN desk_limit INTEGER;

-- Who follows a dialog was kept before, and not told. From here on the journal tells it.
INSERT INTO meta (key, value) SELECT 'followers_untold_up_to', CAST(coalesce(max(seq), 0) AS TEXT) FROM journal;
