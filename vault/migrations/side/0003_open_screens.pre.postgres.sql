-- Why: open screens ask often who holds what and who was paged; a form sent twice is carried out once.
-- Lock: writers of flag, client and page wait until each index is made.
-- Privacy: ids and moments; the mark of a form is a digest that nobody can turn back into its words.
-- Fits code: 1 to 1

CREATE TABLE form_done (
    mark TEXT NOT NULL,
    ref TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (mark)
);

CREATE INDEX form_done_at ON form_done (at);
CREATE INDEX flag_taker ON flag (acknowledged_by, closed_at);
CREATE INDEX client_held ON client (held_by);
CREATE INDEX page_staff ON page (staff, flag);
