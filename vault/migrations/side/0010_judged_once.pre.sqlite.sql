-- Why: "klopt niet" and the weekly second look are each counted once.
-- Lock: the whole file, for one short statement each.
-- Privacy: ids and moments; what a mark or text was about stays where it is.
-- Fits code: 1 to 1

CREATE TABLE mark_judged (
    flag TEXT NOT NULL,
    rule TEXT NOT NULL,
    staff TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (flag, rule)
);

CREATE TABLE text_judged (
    message TEXT NOT NULL,
    missed INTEGER NOT NULL,
    staff TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (message)
);

CREATE INDEX text_judged_at ON text_judged (at);
