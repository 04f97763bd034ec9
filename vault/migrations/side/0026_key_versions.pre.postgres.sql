-- Why: a client's data key can be made anew: for a while it has two versions, and both open.
-- Lock: dek is locked shut while its index is made again: some milliseconds for 10,000 clients.
-- Privacy: wrapped keys stay as they are.
-- Fits code: 1 to 1

ALTER TABLE dek DROP CONSTRAINT dek_pkey;
ALTER TABLE dek ADD PRIMARY KEY (client, purpose, version);
