-- By when a customer is to be answered, and when people are told next that this is soon, or was. What waits already has
-- all the time.
ALTER TABLE dialog ADD COLUMN answer_due_at INTEGER;
ALTER TABLE dialog ADD COLUMN answer_alert_at INTEGER;
CREATE INDEX dialog_answer_alert ON dialog(answer_alert_at) WHERE answer_alert_at IS NOT NULL;
