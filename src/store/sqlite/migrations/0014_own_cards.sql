-- Practices of one card, which drops give members: any number of them, next to the one that a member started.
CREATE TABLE practices_with_drops (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    user INTEGER NOT NULL,
    -- The drop that gave its member the card; NULL if they started it.
    of_drop INTEGER,
    state TEXT NOT NULL
) STRICT;

INSERT INTO practices_with_drops (id, guild, user, state) SELECT id, guild, user, state FROM practices;
DROP TABLE practices;
ALTER TABLE practices_with_drops RENAME TO practices;

CREATE INDEX practices_by_user ON practices (user);
CREATE UNIQUE INDEX practice_of_member ON practices (guild, user) WHERE of_drop IS NULL;
CREATE UNIQUE INDEX own_card_of_member ON practices (of_drop, user) WHERE of_drop IS NOT NULL;
