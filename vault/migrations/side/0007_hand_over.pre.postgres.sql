-- Why: the second clock of a flag, acting outside the chat, giving a conversation over, the visit light.
-- Lock: client, flag and page are locked shut for a moment; page waits for its new unique index.
-- Privacy: ids, codes and moments only.
-- Fits code: 1 to 1

ALTER TABLE client ADD COLUMN offered_to TEXT;
ALTER TABLE client ADD COLUMN offered_alias TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN visit_light TEXT NOT NULL DEFAULT 'can';
ALTER TABLE client ADD COLUMN visit_by TEXT;
ALTER TABLE client ADD COLUMN visit_at BIGINT;
ALTER TABLE client ADD COLUMN held_quiet BIGINT;
ALTER TABLE flag ADD COLUMN busy_until BIGINT;
ALTER TABLE flag ADD COLUMN answer_due BIGINT;
ALTER TABLE flag ADD COLUMN answered_in TEXT;
ALTER TABLE flag ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0;
ALTER TABLE flag ADD COLUMN safe_now TEXT NOT NULL DEFAULT '';
ALTER TABLE flag ADD COLUMN next_contact BIGINT;
ALTER TABLE flag ADD COLUMN rhythm TEXT NOT NULL DEFAULT '';

CREATE TABLE act (
    id TEXT NOT NULL PRIMARY KEY,
    client TEXT NOT NULL REFERENCES client (id),
    staff TEXT NOT NULL,
    act TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX act_client ON act (client, at);

ALTER TABLE page ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE page DROP CONSTRAINT page_flag_step_post_staff_key;
ALTER TABLE page ADD UNIQUE (flag, step, post, staff, reason, created_at);
