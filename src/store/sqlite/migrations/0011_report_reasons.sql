-- Why a member reported a card; NULL in reports from before the bot asked.
ALTER TABLE reports ADD COLUMN reason TEXT;
