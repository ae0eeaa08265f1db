-- Saved filters stand where people put them: private ones among those of their owner, shared ones among all shared
-- ones. Until somebody moves one they stand by name, as they were shown.
ALTER TABLE saved_filter ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE saved_filter SET position = (
    SELECT count(*) FROM saved_filter other
    WHERE other.shared = saved_filter.shared AND (other.shared = 1 OR other.owner_id = saved_filter.owner_id)
      AND (lower(other.name), other.id) < (lower(saved_filter.name), saved_filter.id));

-- By what name a customer goes in his messenger was kept before, and not told. From here on the journal tells it.
INSERT INTO meta (key, value) SELECT 'usernames_untold_up_to', CAST(coalesce(max(seq), 0) AS TEXT) FROM journal;

-- Whether any message of a dialog has something attached, and in which letters its customer writes: the rarer scripts
-- are looked for among few. Records up to here don't tell it.
ALTER TABLE dialog ADD COLUMN has_attachments INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dialog ADD COLUMN script TEXT;
UPDATE dialog SET has_attachments = 1 WHERE id IN (SELECT dialog_id FROM message WHERE attachments IS NOT NULL);
UPDATE dialog SET script = found.script FROM (
    SELECT dialog_id, CASE max(CASE
               WHEN text GLOB '*[Ѐ-ԯ][Ѐ-ԯ][Ѐ-ԯ]*' THEN 3
               WHEN text GLOB '*[Ͱ-ϿԱ-῿ぁ-힣][Ͱ-ϿԱ-῿ぁ-힣][Ͱ-ϿԱ-῿ぁ-힣]*' THEN 2
               WHEN text GLOB '*[a-zA-ZÀ-ÖØ-öø-ɏ][a-zA-ZÀ-ÖØ-öø-ɏ][a-zA-ZÀ-ÖØ-öø-ɏ]*' THEN 1
               ELSE 0 END)
           WHEN 3 THEN 'cyrillic' WHEN 2 THEN 'other' WHEN 1 THEN 'latin' END AS script
    FROM message WHERE direction = 'in' GROUP BY dialog_id
) AS found WHERE found.dialog_id = dialog.id;
CREATE INDEX dialog_attached ON dialog(status, urgency) WHERE has_attachments = 1;
CREATE INDEX dialog_script ON dialog(script, status, urgency) WHERE script <> 'cyrillic';
INSERT INTO meta (key, value) SELECT 'contents_untold_up_to', CAST(coalesce(max(seq), 0) AS TEXT) FROM journal;
