-- Whose decks there are: a server's own, or (guild 0) those that come from the operator's files, which all servers share.
CREATE TABLE shelves (
    number INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL UNIQUE
) STRICT;

CREATE TABLE decks (
    number INTEGER PRIMARY KEY,
    shelf INTEGER NOT NULL REFERENCES shelves (number),
    id TEXT NOT NULL,
    -- Title, author and so on, as JSON.
    about TEXT NOT NULL,
    -- Of its cards and images.
    bytes INTEGER NOT NULL DEFAULT 0,
    -- A removed deck is kept for a while, for its removal can be taken back.
    removed_at INTEGER,
    UNIQUE (shelf, id)
) STRICT;

CREATE TABLE cards (
    -- The shelf's number times 2^24, and a number within the shelf: so a shelf's cards lie together, in the indexes of their words too.
    number INTEGER PRIMARY KEY,
    shelf INTEGER NOT NULL,
    deck INTEGER NOT NULL REFERENCES decks (number),
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    -- Prompt and answers folded as what is looked up is.
    prompt TEXT NOT NULL,
    answer TEXT NOT NULL,
    -- The card, as JSON.
    state TEXT NOT NULL,
    UNIQUE (deck, id)
) STRICT;

CREATE INDEX cards_by_prompt ON cards (shelf, prompt);

CREATE TABLE images (
    deck INTEGER NOT NULL REFERENCES decks (number),
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (deck, name)
) STRICT;

-- Who changed a server's deck, when and how.
CREATE TABLE deck_changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    guild INTEGER NOT NULL,
    deck TEXT NOT NULL,
    -- NULL once that person was erased.
    by INTEGER,
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    -- What takes it back, as JSON; NULL where that is not kept any more.
    undo TEXT,
    -- The change that it took back, and the one that took it back.
    undoes INTEGER,
    undone_by INTEGER
) STRICT;

CREATE INDEX deck_changes_of_deck ON deck_changes (guild, deck, number);
CREATE INDEX deck_changes_by ON deck_changes (by);

-- The words of cards, by what they begin with.
CREATE VIRTUAL TABLE card_words USING fts5 (
    text, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0'
);

-- Parts of their words, for what was mistyped.
CREATE VIRTUAL TABLE card_parts USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram');
