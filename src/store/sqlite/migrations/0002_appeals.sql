-- What a server's managers have set, as JSON that only the bot reads.
CREATE TABLE settings (
    guild INTEGER PRIMARY KEY,
    state TEXT NOT NULL
) STRICT;

-- Verdicts that somebody does not agree with: one row for an attempt, whatever comes of it.
CREATE TABLE appeals (
    -- The attempt. No foreign key: attempts are erased with the person, appeals as well.
    source INTEGER PRIMARY KEY,
    question INTEGER NOT NULL REFERENCES questions (id),
    guild INTEGER NOT NULL,
    user INTEGER NOT NULL,
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('open', 'accepted', 'rejected')),
    decided_by INTEGER,
    decided_at INTEGER
) STRICT;

CREATE INDEX appeals_by_user ON appeals (user);
CREATE INDEX appeals_of_guild ON appeals (guild);

-- Wordings that a server's managers have accepted for a card.
CREATE TABLE taught (
    guild INTEGER NOT NULL,
    deck TEXT NOT NULL,
    card TEXT NOT NULL,
    wording TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (guild, deck, card, wording)
) STRICT, WITHOUT ROWID;

-- Cards that members found wrong. They go once a manager has looked at the card.
CREATE TABLE reports (
    guild INTEGER NOT NULL,
    deck TEXT NOT NULL,
    card TEXT NOT NULL,
    user INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (guild, deck, card, user)
) STRICT, WITHOUT ROWID;

CREATE INDEX reports_by_user ON reports (user);

-- Cards that are not asked in a server.
CREATE TABLE resting (
    guild INTEGER NOT NULL,
    deck TEXT NOT NULL,
    card TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (guild, deck, card)
) STRICT, WITHOUT ROWID;

-- Servers that have removed the bot, and when.
CREATE TABLE departed (
    guild INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX attempts_by_user ON attempts (user);
CREATE INDEX attempts_with_text ON attempts (source) WHERE text <> '';
CREATE INDEX questions_in_channel ON questions (channel, closed_at);
CREATE INDEX questions_of_card ON questions (guild, deck, card);
CREATE INDEX ledger_by_user ON ledger (user);
CREATE INDEX standings_by_user ON standings (user);
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;

-- Servers whose entries may go, in the way of `erasing`.
CREATE TABLE purging (guild INTEGER PRIMARY KEY) STRICT;

DROP TRIGGER ledger_is_not_shortened;
CREATE TRIGGER ledger_is_not_shortened BEFORE DELETE ON ledger
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE user = OLD.user)
    AND NOT EXISTS (SELECT 1 FROM purging WHERE guild = OLD.guild)
BEGIN
    SELECT RAISE(ABORT, 'the ledger is only ever added to; enter a correction instead');
END;
