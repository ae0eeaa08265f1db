-- What is noted about a customer is found, too. Those with notes are read anew.
INSERT INTO customer_change (customer_id) SELECT DISTINCT customer_id FROM customer_note;
CREATE TRIGGER note_added AFTER INSERT ON customer_note
BEGIN
    INSERT INTO customer_change (customer_id) VALUES (new.customer_id);
END;
CREATE TRIGGER note_text AFTER UPDATE OF customer_id, text ON customer_note
    WHEN old.customer_id <> new.customer_id OR old.text <> new.text
BEGIN
    INSERT INTO customer_change (customer_id) VALUES (old.customer_id), (new.customer_id);
END;
CREATE TRIGGER note_removed AFTER DELETE ON customer_note
BEGIN
    INSERT INTO customer_change (customer_id) VALUES (old.customer_id);
END;
