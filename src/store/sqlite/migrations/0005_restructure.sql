-- Decks and cards say what they are in columns of their own: no id, number or text stands for anything else.

-- Decks lie in partitions: one for each server, and one (guild NULL) for the operator's files, which all servers share.
CREATE TABLE partitions (
    number INTEGER PRIMARY KEY,
    guild INTEGER UNIQUE
) STRICT;

CREATE UNIQUE INDEX partition_of_files ON partitions (guild IS NULL) WHERE guild IS NULL;

INSERT INTO partitions (number, guild) SELECT number, nullif(guild, 0) FROM shelves;
DROP TABLE shelves;

CREATE TABLE new_decks (
    number INTEGER PRIMARY KEY,
    partition INTEGER NOT NULL REFERENCES partitions (number),
    -- NULL for a version that is still being written, and for what is on its way out.
    id TEXT,
    -- A removed deck is kept for a while, because its removal can be undone. Only current ones are found.
    state TEXT NOT NULL CHECK (state IN ('current', 'removed', 'writing', 'discarded')),
    -- Title, author and so on, as JSON.
    about TEXT NOT NULL,
    -- Of its cards and images.
    bytes INTEGER NOT NULL DEFAULT 0,
    removed_at INTEGER,
    UNIQUE (partition, id),
    CHECK ((id IS NULL) = (state IN ('writing', 'discarded'))),
    CHECK ((removed_at IS NOT NULL) = (state = 'removed'))
) STRICT;

-- Ids that begin with "~" were of versions that were being written, and of decks on their way out: neither is ever completed.
INSERT INTO new_decks (number, partition, id, state, about, bytes, removed_at)
    SELECT number, shelf, CASE WHEN id NOT GLOB '~*' THEN id END,
        CASE WHEN id GLOB '~*' THEN 'discarded' WHEN removed_at IS NOT NULL THEN 'removed' ELSE 'current' END,
        about, bytes, CASE WHEN id NOT GLOB '~*' THEN removed_at END
    FROM decks;
DROP TABLE decks;
ALTER TABLE new_decks RENAME TO decks;

-- Whether a card's words are in the indexes; until now, those that were not had a negative shelf.
DROP INDEX cards_by_prompt;
ALTER TABLE cards RENAME COLUMN shelf TO partition;
ALTER TABLE cards ADD COLUMN is_indexed INTEGER NOT NULL DEFAULT 0 CHECK (is_indexed IN (0, 1));
UPDATE cards SET is_indexed = 1 WHERE partition > 0;
UPDATE cards SET partition = -partition WHERE partition < 0;
CREATE INDEX cards_by_prompt ON cards (partition, prompt) WHERE is_indexed;

ALTER TABLE words RENAME COLUMN shelf TO partition;

-- Decks whose cards have yet to be taken into the indexes or out of them, or to be deleted: all behind this card id.
ALTER TABLE unsettled RENAME TO index_queue;
INSERT OR IGNORE INTO index_queue (deck) SELECT number FROM decks WHERE state = 'discarded';

-- Numbers of drops are counted in each server; those of removed ones are not used again.
CREATE TABLE drop_numbers (
    guild INTEGER PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last > 0)
) STRICT;

INSERT INTO drop_numbers (guild, last)
    SELECT guild, max(number) FROM (
        SELECT guild, id AS number FROM schedules
        UNION ALL
        SELECT guild, schedule FROM questions WHERE schedule IS NOT NULL)
    GROUP BY guild;
