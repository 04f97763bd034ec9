-- Why: what ends in coordination has receipts, as on a side.
-- Lock: none; a new table.
-- Privacy: a day, a class and a count; it names nobody.
-- Fits code: 1 to 1

CREATE TABLE retention_receipt (
    day TEXT NOT NULL,
    class_ TEXT NOT NULL,
    count INTEGER NOT NULL,
    until BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (day, class_)
);
