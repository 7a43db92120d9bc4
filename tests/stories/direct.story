# In direct messages with the bot, commands work for oneself alone.
channel @popquiz
bob: /help
bob: /practice deck:trees
bob: [I don't know]
bob: [Stop]
carol: hello?
channel quiz
bob: /leaderboard
