-- For how long after a close customers of the group go on in the same dialog, as text (`2h`); nothing: as the company has
-- it. A channel's own time comes before it.
ALTER TABLE staff_group ADD COLUMN reopen_within TEXT;
