-- Why: a tap that came while nobody listened is lost with the messenger; who was asked is asked once more.
-- Lock: none, a new table.
-- Privacy: the name of a bot and moments; nothing about anybody.
-- Fits code: 1 to 1

CREATE TABLE bot_heard (
    bot TEXT NOT NULL PRIMARY KEY,
    heard_real BIGINT NOT NULL,
    deaf_till BIGINT
);
