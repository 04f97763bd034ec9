-- Why: the server keeps samples of columns for its planner, in a table of its own that no erasure reaches: half of the
-- wrapped keys of a small store stood there. Of keys and addresses it keeps none from now on.
-- Lock: dek, intake_key, identity and enrolment for an instant.
-- Privacy: nothing of a key or an address stands outside its own row.
-- Fits code: 1 to 1

ALTER TABLE dek ALTER COLUMN wrapped SET STATISTICS 0;

ALTER TABLE intake_key ALTER COLUMN wrapped SET STATISTICS 0;

ALTER TABLE identity ALTER COLUMN chat_index SET STATISTICS 0;

ALTER TABLE identity ALTER COLUMN address_sealed SET STATISTICS 0;

ALTER TABLE enrolment ALTER COLUMN chat_index SET STATISTICS 0;

ALTER TABLE enrolment ALTER COLUMN address_sealed SET STATISTICS 0;
