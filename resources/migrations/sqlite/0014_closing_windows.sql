-- Who waits and can soon not be answered in free words any more is marked, so that the order by urgency, which stands in
-- the rows, can follow the clock. Its key gets a rank before the moment: a deadline, a closing window, the wait itself.
ALTER TABLE dialog ADD COLUMN window_closing INTEGER NOT NULL DEFAULT 0;
UPDATE dialog SET urgency = ((urgency >> 43) << 45) |
    CASE WHEN closed_at IS NULL AND waiting_since IS NOT NULL AND answer_due_at IS NOT NULL
         THEN max(0, min(answer_due_at, 4398046511103))
         ELSE (2 << 43) | (urgency & 8796093022207) END;
UPDATE dialog_tag SET urgency = (SELECT d.urgency FROM dialog d WHERE d.id = dialog_tag.dialog_id);
CREATE INDEX dialog_window ON dialog(window_ends_at)
    WHERE waiting_since IS NOT NULL AND window_closing = 0 AND window_ends_at IS NOT NULL;
-- The queue by the wait alone; where nobody waits comes last.
CREATE INDEX dialog_wait ON dialog(coalesce(waiting_since, 4398046511104)) WHERE owner_id = 0 AND status = 'queued';
-- What ended in a certain way: spam is a list of its own.
CREATE INDEX dialog_resolution ON dialog(resolution, urgency) WHERE resolution IS NOT NULL;
