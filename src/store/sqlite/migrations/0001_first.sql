-- Times are milliseconds since 1970 (UTC); days are counted from 1970-01-01 in the server's time zone.
-- Snowflakes are stored as signed integers; Discord's stay below 2^63 until the year 2084.

-- The one row that every start reads.
CREATE TABLE database (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    -- Keeps the nonces of two databases apart.
    id INTEGER NOT NULL CHECK (id BETWEEN 0 AND 4294967295),
    -- One more than the highest game, question, schedule and outbox id ever used, those that are gone included.
    next_id INTEGER NOT NULL CHECK (next_id > 0)
) STRICT;

INSERT INTO database (only, id, next_id) VALUES (1, random() & 4294967295, 1);

-- Rounds and drops in play; a row goes when its game ends.
CREATE TABLE games (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT;

CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    -- No foreign keys on these two: games and schedules go, what was asked stays.
    game INTEGER NOT NULL,
    schedule INTEGER,
    guild INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    deck TEXT NOT NULL,
    card TEXT NOT NULL,
    message INTEGER,
    asked_at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;

CREATE INDEX questions_open ON questions (id) WHERE closed_at IS NULL;
CREATE INDEX questions_of_schedule ON questions (schedule, closed_at, id)
    WHERE schedule IS NOT NULL AND closed_at IS NOT NULL;

CREATE TABLE attempts (
    source INTEGER PRIMARY KEY,
    question INTEGER NOT NULL REFERENCES questions (id),
    user INTEGER NOT NULL,
    text TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('correct', 'partial', 'wrong')),
    credit REAL NOT NULL CHECK (credit BETWEEN 0 AND 1)
) STRICT;

CREATE INDEX attempts_on_question ON attempts (question);

-- Points won: rows are only ever added.
CREATE TABLE ledger (
    question INTEGER NOT NULL REFERENCES questions (id),
    user INTEGER NOT NULL,
    part INTEGER NOT NULL CHECK (part >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('race', 'exam', 'drop', 'correction')),
    points INTEGER NOT NULL,
    credit REAL NOT NULL CHECK (credit BETWEEN 0 AND 1),
    guild INTEGER NOT NULL,
    -- Boards write "not by channel" as 0 and "not by deck" as ''.
    channel INTEGER NOT NULL CHECK (channel <> 0),
    deck TEXT NOT NULL CHECK (deck <> ''),
    at INTEGER NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (question, user, part, kind)
) STRICT, WITHOUT ROWID;

-- Members whose entries may go: whoever erases one names them here, deletes, and takes the name out again, all in one
-- transaction, so that outside of it the table is empty and nothing in the ledger can be deleted.
CREATE TABLE erasing (user INTEGER PRIMARY KEY) STRICT;

CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'the ledger is only ever added to; enter a correction instead');
END;

CREATE TRIGGER ledger_is_not_shortened BEFORE DELETE ON ledger
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE user = OLD.user)
BEGIN
    SELECT RAISE(ABORT, 'the ledger is only ever added to; enter a correction instead');
END;

-- Leaderboards, worked out from the ledger with each entry; they can be recomputed from it at any time.
-- Of a server: channel 0, deck ''. Of a channel: deck ''. Of a deck: channel 0.
CREATE TABLE boards (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    deck TEXT NOT NULL,
    period TEXT NOT NULL CHECK (period IN ('all', 'month', 'week', 'day')),
    -- The period's first day; 0 for all time.
    start INTEGER NOT NULL,
    UNIQUE (guild, channel, deck, period, start),
    CHECK (channel = 0 OR deck = '')
) STRICT;

-- Members without points have no row.
CREATE TABLE standings (
    board INTEGER NOT NULL REFERENCES boards (id),
    user INTEGER NOT NULL,
    points INTEGER NOT NULL CHECK (points <> 0),
    PRIMARY KEY (board, user)
) STRICT, WITHOUT ROWID;

CREATE INDEX standings_by_points ON standings (board, points DESC, user);

CREATE TABLE turns (
    guild INTEGER NOT NULL,
    deck TEXT NOT NULL,
    card TEXT NOT NULL,
    turn INTEGER NOT NULL,
    PRIMARY KEY (guild, deck, card)
) STRICT, WITHOUT ROWID;

CREATE TABLE schedules (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    state TEXT NOT NULL,
    next_due INTEGER
) STRICT;

-- Effects that must be carried out exactly once. A row stays when it is done, so that its id is never taken again.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    channel INTEGER NOT NULL,
    game INTEGER,
    at INTEGER NOT NULL,
    -- Cleared once it is done.
    effect TEXT,
    done_at INTEGER,
    -- The message that it made or changed; none where it was given up.
    message INTEGER,
    CHECK ((effect IS NULL) = (done_at IS NOT NULL))
) STRICT;

CREATE INDEX outbox_unsent ON outbox (id) WHERE done_at IS NULL;
