-- What a template said before, as far as versions are kept. Of those that stand already it is what they say now, and
-- nobody knows any more who wrote that.
CREATE TABLE template_version (
    template_id INTEGER NOT NULL REFERENCES template(id) ON DELETE CASCADE,
    version     INTEGER NOT NULL,
    kept        TEXT NOT NULL, -- the template as it was saved and by whom: JSON
    PRIMARY KEY (template_id, version)
) STRICT;
INSERT INTO template_version (template_id, version, kept)
SELECT id, version,
       json_object('template',
                   json_patch(json_patch('{}', json_object('id', id, 'kind', kind, 'scope', scope,
                                                           'owner_id', owner_id, 'group_id', group_id,
                                                           'channel_id', channel_id, 'title', title,
                                                           'shortcut', shortcut, 'folder', folder, 'text', text,
                                                           'attachments', json('[]'), 'uses', 0,
                                                           'version', version, 'updated_at', updated_at)),
                              more))
FROM template
WHERE kind = 'quick';
