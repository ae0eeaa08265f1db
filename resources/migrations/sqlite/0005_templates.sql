-- Prepared texts: ours, and those that WhatsApp has to approve.
CREATE TABLE template (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL,
    scope        TEXT NOT NULL,
    owner_id     INTEGER REFERENCES operator(id),
    group_id     INTEGER REFERENCES staff_group(id),
    channel_id   INTEGER REFERENCES channel(id),
    title        TEXT NOT NULL,
    shortcut     TEXT NOT NULL,
    folder       TEXT NOT NULL,
    text         TEXT NOT NULL,
    more         TEXT NOT NULL, -- variants, attachments, macro, what WhatsApp says: JSON
    uses         INTEGER NOT NULL DEFAULT 0,
    last_used_at INTEGER,
    version      INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL
) STRICT;
-- A shortcut means one template where it is seen.
CREATE UNIQUE INDEX template_shortcut
    ON template(scope, coalesce(owner_id, group_id, channel_id, 0), shortcut) WHERE shortcut <> '';

-- The files that go with templates: who may use a template may send them.
CREATE TABLE template_file (
    template_id INTEGER NOT NULL REFERENCES template(id) ON DELETE CASCADE,
    file_id     INTEGER NOT NULL REFERENCES file(id),
    PRIMARY KEY (file_id, template_id)
) STRICT, WITHOUT ROWID;

-- Which template of ours stands for which of WhatsApp's.
CREATE TABLE whatsapp_template (
    channel_id  INTEGER NOT NULL REFERENCES channel(id),
    name        TEXT NOT NULL,
    language    TEXT NOT NULL,
    template_id INTEGER NOT NULL UNIQUE REFERENCES template(id) ON DELETE CASCADE,
    PRIMARY KEY (channel_id, name, language)
) STRICT, WITHOUT ROWID;
