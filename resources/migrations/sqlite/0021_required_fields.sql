-- Fields that must say something before a dialog of the customer is closed.
ALTER TABLE customer_field ADD COLUMN required INTEGER NOT NULL DEFAULT 0;
