-- When the company answers; nothing is kept while it does at any hour. Who waits is warned of after four fifths of the
-- working time that he is allowed, which are not four fifths of the time that goes by. Who waits already has no such
-- moment of its own: his time goes by without a break.
CREATE TABLE calendar (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    zone    TEXT NOT NULL,
    week    TEXT NOT NULL,
    days    TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
ALTER TABLE dialog ADD COLUMN answer_warning_at INTEGER;
