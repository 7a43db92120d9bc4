-- A leaderboard is a whole server's, a channel's or a deck's: what it isn't about is NULL.
CREATE TABLE new_boards (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    channel INTEGER,
    deck TEXT,
    period TEXT NOT NULL CHECK (period IN ('all', 'month', 'week', 'day')),
    -- The period's first day; 0 for all time.
    start INTEGER NOT NULL,
    CHECK (channel IS NULL OR deck IS NULL)
) STRICT;
INSERT INTO new_boards (id, guild, channel, deck, period, start)
    SELECT id, guild, nullif(channel, 0), nullif(deck, ''), period, start FROM boards;
DROP TABLE boards;
ALTER TABLE new_boards RENAME TO boards;

CREATE UNIQUE INDEX boards_of_servers ON boards (guild, period, start) WHERE channel IS NULL AND deck IS NULL;
CREATE UNIQUE INDEX boards_of_channels ON boards (guild, channel, period, start) WHERE channel IS NOT NULL;
CREATE UNIQUE INDEX boards_of_decks ON boards (guild, deck, period, start) WHERE deck IS NOT NULL;
