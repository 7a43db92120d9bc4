-- The answer that the card had when it was asked, as a number; NULL in questions from before this was recorded.
ALTER TABLE questions ADD COLUMN answer INTEGER;

-- What helped with an attempt: 1 for a hint, 2 for options to choose from, 4 for a list that members complete together.
ALTER TABLE attempts ADD COLUMN help INTEGER NOT NULL DEFAULT 0 CHECK (help BETWEEN 0 AND 7);

-- A member's attempts at a question are read with each of them.
DROP INDEX attempts_on_question;
CREATE INDEX attempts_on_question ON attempts (question, user);

-- Cards that members remember, numbered so that memories stay small.
CREATE TABLE remembered_cards (
    number INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    deck TEXT NOT NULL,
    card TEXT NOT NULL,
    UNIQUE (guild, deck, card)
) STRICT;

-- What members remember: derived from attempts, and can be rebuilt from them at any time.
CREATE TABLE memories (
    user INTEGER NOT NULL,
    card INTEGER NOT NULL REFERENCES remembered_cards (number),
    -- In days.
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    answered_at INTEGER NOT NULL,
    -- The last question that counted, the first try at it, and the memory before it.
    question INTEGER NOT NULL,
    source INTEGER NOT NULL,
    before_stability REAL,
    before_difficulty REAL,
    before_at INTEGER,
    -- Whether the first question was answered right.
    was_known INTEGER NOT NULL CHECK (was_known IN (0, 1)),
    answer INTEGER,
    PRIMARY KEY (user, card)
) STRICT, WITHOUT ROWID;

CREATE INDEX memories_by_card ON memories (card, was_known);
