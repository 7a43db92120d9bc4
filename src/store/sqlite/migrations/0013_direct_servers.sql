-- The server whose decks a member uses in direct messages with the bot.
CREATE TABLE direct_servers (user INTEGER PRIMARY KEY, guild INTEGER NOT NULL) STRICT;
