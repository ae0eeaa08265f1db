-- For how long after a close customers of the group go on in the same dialog, as text (`2h`); nothing: as the company has
-- it. A channel's own time comes before it.
ALTER TABLE staff_group ADD COLUMN reopen_within TEXT;

-- The queue of one group, however many wait in the others.
CREATE INDEX dialog_queue ON dialog(group_id, urgency) WHERE owner_id = 0 AND status = 'queued';
CREATE INDEX dialog_queue_wait ON dialog(group_id, coalesce(waiting_since, 4398046511104))
    WHERE owner_id = 0 AND status = 'queued';
