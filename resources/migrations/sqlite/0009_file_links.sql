-- Files that went to customers as an address: who knows it may fetch the file until then. The address itself isn't kept.
CREATE TABLE file_link (
    token_hash TEXT PRIMARY KEY,
    file_id    INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
    message_id INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX file_link_file ON file_link(file_id);
CREATE INDEX file_link_message ON file_link(message_id);
CREATE INDEX file_link_expiry ON file_link(expires_at);
