-- Cards are found by indexes that hold each shelf's words apart, and that are kept up in small steps: what is looked up among few cards costs
-- little however many there are of others', and a large deck that comes or goes holds nobody up.

-- Whether a deck's cards are to be found: not of one that was removed, that is still being written, or that is on its way out. The latter two
-- have names that no deck can have: "~" and their number.
ALTER TABLE decks ADD COLUMN found INTEGER NOT NULL DEFAULT 1;
UPDATE decks SET found = 0 WHERE removed_at IS NOT NULL;

DROP TABLE card_words;
DROP TABLE card_parts;

-- From now on a card's shelf is negative while its words are not in the indexes.
UPDATE cards SET shelf = -shelf;

-- Decks whose cards have yet to be taken into the indexes, or out of them, or to be let go: all behind this id.
CREATE TABLE unsettled (
    deck INTEGER PRIMARY KEY,
    after TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO unsettled (deck) SELECT number FROM decks;

-- The words of cards, each behind its shelf's tag (six hexadecimal digits), by what they begin with.
CREATE VIRTUAL TABLE card_words USING fts5 (
    text, content = '', contentless_delete = 1, detail = none, prefix = '7 8 9',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* S* C*'"
);

-- Each word that is on a shelf, with the number of cards that have it; backwards, for its end.
CREATE TABLE words (
    number INTEGER PRIMARY KEY,
    shelf INTEGER NOT NULL,
    word TEXT NOT NULL,
    backwards TEXT NOT NULL,
    cards INTEGER NOT NULL,
    UNIQUE (shelf, word)
) STRICT;

CREATE INDEX words_backwards ON words (shelf, backwards);

-- What else they are found by where they were mistyped: first letter and last, and all three letters in a row, behind the same tags.
CREATE VIRTUAL TABLE word_marks USING fts5 (
    text, content = '', contentless_delete = 1, detail = none,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* S* C*'"
);

-- Two pieces of an index that are alike in size are merged, when there is nothing better to do.
INSERT INTO card_words (card_words, rank) VALUES ('usermerge', 2);
INSERT INTO word_marks (word_marks, rank) VALUES ('usermerge', 2);
