-- Why: each step a worker takes when it is dangerous is kept with its moment, and so is taking it back.
-- Lock: none: a new table.
-- Privacy: ids, codes and moments; no words and nothing of the emergency card.
-- Fits code: 1 to 1

CREATE TABLE danger_tick (
    id SERIAL NOT NULL,
    client TEXT NOT NULL,
    flag TEXT NOT NULL,
    step TEXT NOT NULL,
    done INTEGER NOT NULL,
    staff TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client) REFERENCES client (id),
    FOREIGN KEY(flag) REFERENCES flag (id)
);

CREATE INDEX danger_tick_flag ON danger_tick (flag);
