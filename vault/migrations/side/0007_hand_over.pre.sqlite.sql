-- Why: the second clock of a flag, acting outside the chat, giving a conversation over, the visit light.
-- Lock: the whole file, for a short statement each; page is written anew, which is small.
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

CREATE TABLE page_anew (
    id TEXT NOT NULL PRIMARY KEY,
    flag TEXT NOT NULL REFERENCES flag (id),
    step INTEGER NOT NULL,
    post TEXT NOT NULL,
    staff TEXT,
    level INTEGER NOT NULL,
    alias TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    UNIQUE (flag, step, post, staff, reason, created_at)
);
INSERT INTO page_anew SELECT id, flag, step, post, staff, level, alias, state, attempts, due_at, created_at, '' FROM page;
DROP TABLE page;
ALTER TABLE page_anew RENAME TO page;
CREATE INDEX page_due ON page (state, due_at);
CREATE INDEX page_staff ON page (staff, flag);
