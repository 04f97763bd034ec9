-- Why: workers have a function; volunteers have clients for a time, hours and talks; a lead orders visits.
-- Lock: staff and grant_ are locked shut for a moment; no row is written.
-- Privacy: dates and minutes of colleagues, opaque ids and a light; no word and no name of a client.
-- Fits code: 1 to 1

ALTER TABLE staff ADD COLUMN function TEXT NOT NULL DEFAULT '';

ALTER TABLE grant_ ADD COLUMN valid_until BIGINT;

ALTER TABLE grant_ ADD COLUMN wish INTEGER NOT NULL DEFAULT 0;

CREATE TABLE volunteer (
    staff TEXT NOT NULL,
    vog_on TEXT NOT NULL,
    trained_on TEXT NOT NULL,
    hours_a_week INTEGER NOT NULL,
    supervised_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (staff),
    FOREIGN KEY(staff) REFERENCES staff (id)
);

CREATE TABLE volunteer_time (
    staff TEXT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    minutes INTEGER NOT NULL,
    PRIMARY KEY (staff, kind, at),
    FOREIGN KEY(staff) REFERENCES staff (id)
);

CREATE TABLE visit_order (
    party TEXT NOT NULL,
    light TEXT NOT NULL,
    by_staff TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (party)
);
