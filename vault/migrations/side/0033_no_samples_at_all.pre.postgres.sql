-- Why: the server also kept samples of addresses of raw updates and of what went out, and those taken before 0032 stood
-- on. A column that is said to have its own type again loses them; of no sealed value or address any are kept.
-- Lock: each table for an instant; nothing is written anew.
-- Privacy: no address, key or sealed word stands outside its own row.
-- Fits code: 1 to 1

ALTER TABLE client
    ALTER COLUMN past_sealed SET STATISTICS 0,
    ALTER COLUMN names_sealed SET STATISTICS 0,
    ALTER COLUMN calendar_sealed SET STATISTICS 0,
    ALTER COLUMN past_sealed TYPE BYTEA,
    ALTER COLUMN names_sealed TYPE BYTEA,
    ALTER COLUMN calendar_sealed TYPE BYTEA;

ALTER TABLE dek
    ALTER COLUMN wrapped TYPE BYTEA;

ALTER TABLE inbox
    ALTER COLUMN chat_index SET STATISTICS 0,
    ALTER COLUMN raw_sealed SET STATISTICS 0,
    ALTER COLUMN chat_index TYPE BYTEA,
    ALTER COLUMN raw_sealed TYPE BYTEA;

ALTER TABLE intake_key
    ALTER COLUMN wrapped TYPE BYTEA;

ALTER TABLE outbox
    ALTER COLUMN chat_index SET STATISTICS 0,
    ALTER COLUMN body_sealed SET STATISTICS 0,
    ALTER COLUMN address_sealed SET STATISTICS 0,
    ALTER COLUMN chat_index TYPE BYTEA,
    ALTER COLUMN body_sealed TYPE BYTEA,
    ALTER COLUMN address_sealed TYPE BYTEA;

ALTER TABLE shift_note
    ALTER COLUMN text_sealed SET STATISTICS 0,
    ALTER COLUMN text_sealed TYPE BYTEA;

ALTER TABLE unknown_chat
    ALTER COLUMN chat_index SET STATISTICS 0,
    ALTER COLUMN chat_index TYPE BYTEA;

ALTER TABLE unknown_message
    ALTER COLUMN chat_index SET STATISTICS 0,
    ALTER COLUMN text_sealed SET STATISTICS 0,
    ALTER COLUMN chat_index TYPE BYTEA,
    ALTER COLUMN text_sealed TYPE BYTEA;

ALTER TABLE walk_in
    ALTER COLUMN chat_index SET STATISTICS 0,
    ALTER COLUMN address_sealed SET STATISTICS 0,
    ALTER COLUMN chat_index TYPE BYTEA,
    ALTER COLUMN address_sealed TYPE BYTEA;

ALTER TABLE agreed_line
    ALTER COLUMN name_sealed SET STATISTICS 0,
    ALTER COLUMN text_sealed SET STATISTICS 0,
    ALTER COLUMN name_sealed TYPE BYTEA,
    ALTER COLUMN text_sealed TYPE BYTEA;

ALTER TABLE answer
    ALTER COLUMN value_sealed SET STATISTICS 0,
    ALTER COLUMN value_sealed TYPE BYTEA;

ALTER TABLE call_prompt
    ALTER COLUMN body_sealed SET STATISTICS 0,
    ALTER COLUMN body_sealed TYPE BYTEA;

ALTER TABLE client_request
    ALTER COLUMN note_sealed SET STATISTICS 0,
    ALTER COLUMN note_sealed TYPE BYTEA;

ALTER TABLE emergency_card
    ALTER COLUMN card_sealed SET STATISTICS 0,
    ALTER COLUMN card_sealed TYPE BYTEA;

ALTER TABLE enrolment
    ALTER COLUMN address_sealed TYPE BYTEA,
    ALTER COLUMN chat_index TYPE BYTEA;

ALTER TABLE identity
    ALTER COLUMN chat_index TYPE BYTEA,
    ALTER COLUMN address_sealed TYPE BYTEA;

ALTER TABLE message
    ALTER COLUMN text_sealed SET STATISTICS 0,
    ALTER COLUMN file_sealed SET STATISTICS 0,
    ALTER COLUMN text_sealed TYPE BYTEA,
    ALTER COLUMN file_sealed TYPE BYTEA;

ALTER TABLE note
    ALTER COLUMN text_sealed SET STATISTICS 0,
    ALTER COLUMN text_sealed TYPE BYTEA;

ALTER TABLE safe_contact
    ALTER COLUMN record_sealed SET STATISTICS 0,
    ALTER COLUMN record_sealed TYPE BYTEA;

ALTER TABLE talk
    ALTER COLUMN blob_sealed SET STATISTICS 0,
    ALTER COLUMN blob_sealed TYPE BYTEA;

ALTER TABLE walk_in_line
    ALTER COLUMN text_sealed SET STATISTICS 0,
    ALTER COLUMN text_sealed TYPE BYTEA;
