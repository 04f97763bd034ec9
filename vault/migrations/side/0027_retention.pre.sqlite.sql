-- Why: what ends has receipts, a client may be kept for a court, and an erasure waits until a phone is cleared.
-- Lock: the whole file, for one short statement each; who was let go already counts from today.
-- Privacy: ids, codes and moments; a receipt names nobody.
-- Fits code: 1 to 1

CREATE TABLE retention_receipt (
    day TEXT NOT NULL,
    class_ TEXT NOT NULL,
    count INTEGER NOT NULL,
    until BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (day, class_)
);

CREATE TABLE legal_hold (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_by TEXT NOT NULL,
    set_with TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    review_by BIGINT NOT NULL,
    lifted_by TEXT,
    lifted_with TEXT,
    lifted_at BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY (client) REFERENCES client (id)
);

CREATE TABLE erasure (
    client TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_with TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    destroy_by BIGINT NOT NULL,
    PRIMARY KEY (client),
    FOREIGN KEY (client) REFERENCES client (id)
);

CREATE INDEX legal_hold_client ON legal_hold (client, lifted_at);
CREATE INDEX erasure_due ON erasure (destroy_by);

ALTER TABLE client ADD COLUMN released_at BIGINT;
ALTER TABLE message ADD COLUMN words_ended_at BIGINT;
CREATE INDEX message_words ON message (at) WHERE words_ended_at IS NULL;
UPDATE client SET released_at = CAST(strftime('%s', 'now') AS INTEGER) * 1000000 WHERE standing = 'released';
