-- Saved filters stand where people put them: private ones among those of their owner, shared ones among all shared
-- ones. Until somebody moves one they stand by name, as they were shown.
ALTER TABLE saved_filter ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE saved_filter SET position = (
    SELECT count(*) FROM saved_filter other
    WHERE other.shared = saved_filter.shared AND (other.shared = 1 OR other.owner_id = saved_filter.owner_id)
      AND (lower(other.name), other.id) < (lower(saved_filter.name), saved_filter.id));

-- By what name a customer goes in his messenger was kept before, and not told. From here on the journal tells it.
INSERT INTO meta (key, value) SELECT 'usernames_untold_up_to', CAST(coalesce(max(seq), 0) AS TEXT) FROM journal;
