-- Whether an attempt counts as one of its author's: conversation doesn't, and neither does what came after the last try.
ALTER TABLE attempts ADD COLUMN role TEXT NOT NULL DEFAULT 'try' CHECK (role IN ('try', 'chatter', 'surplus'));
-- How sure the judge was; NULL for attempts from before this was recorded.
ALTER TABLE attempts ADD COLUMN confidence REAL CHECK (confidence BETWEEN 0 AND 1);

-- The item or gap that a wording is for; NULL if it's a wording of the whole answer.
ALTER TABLE taught ADD COLUMN part INTEGER CHECK (part >= 0);
