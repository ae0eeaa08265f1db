-- Customers whose name or addresses are new: whoever keeps words of theirs reads these anew, in the order of the numbers.
CREATE TABLE customer_change (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL
) STRICT;
INSERT INTO customer_change (customer_id) SELECT id FROM customer;
-- Every customer has a contact.
CREATE TRIGGER contact_added AFTER INSERT ON contact
BEGIN
    INSERT INTO customer_change (customer_id) VALUES (new.customer_id);
END;
CREATE TRIGGER contact_text AFTER UPDATE OF customer_id, peer, name, username, phone ON contact
    WHEN old.customer_id <> new.customer_id OR old.peer <> new.peer OR old.name <> new.name
        OR old.username <> new.username OR old.phone <> new.phone
BEGIN
    INSERT INTO customer_change (customer_id) VALUES (old.customer_id), (new.customer_id);
END;
CREATE TRIGGER customer_text AFTER UPDATE OF name, fields ON customer WHEN old.name <> new.name OR old.fields <> new.fields
BEGIN
    INSERT INTO customer_change (customer_id) VALUES (new.id);
END;
