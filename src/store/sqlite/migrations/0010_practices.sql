-- Whether a question was asked of one member alone: in practice, which earns no points.
ALTER TABLE questions ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1));

-- Members who practice, one row for each in each server; a row goes when the practice ends.
CREATE TABLE practices (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    user INTEGER NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (guild, user)
) STRICT;

CREATE INDEX practices_by_user ON practices (user);
