-- Votes on answers that the judge is in doubt about; a row goes once its vote is over.
CREATE TABLE doubts (
    question INTEGER PRIMARY KEY REFERENCES questions (id),
    guild INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT;

-- The credit that the group, or a manager in such a vote, settled on; NULL if nobody did. It counts in place of the judge's.
ALTER TABLE attempts ADD COLUMN settled REAL CHECK (settled BETWEEN 0 AND 1);
