-- Groups are made and given up. One that is gone keeps its members, who go on reading what was closed in it.
ALTER TABLE staff_group ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
-- The journal number by which the operator came into other groups, or a group of his showed him more or less: what his
-- computers know from before is no longer what he sees.
ALTER TABLE operator ADD COLUMN regrouped_seq INTEGER NOT NULL DEFAULT 0;
