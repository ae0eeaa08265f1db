-- What customers have ordered, as the company's shop tells it.
CREATE TABLE customer_order (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer(id),
    source      TEXT NOT NULL, -- which shop
    number      TEXT NOT NULL,
    state       TEXT NOT NULL,
    state_text  TEXT,
    total       INTEGER NOT NULL, -- in the currency's smallest unit
    currency    TEXT NOT NULL,
    ordered_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    url         TEXT,
    items       TEXT, -- a JSON list of lines
    steps       TEXT NOT NULL, -- a JSON list of the states it has come into, oldest first
    UNIQUE (source, number)
) STRICT;
CREATE INDEX customer_order_of ON customer_order(customer_id, ordered_at, id);
CREATE INDEX customer_order_number ON customer_order(number COLLATE NOCASE);
