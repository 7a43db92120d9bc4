### Descriptions of the commands, as Discord lists them.
###
### A command's message has its description. An option's description is an attribute of its command's message.
### Discord allows 100 characters.

# The description of a subcommand that only managers can use, in a command that everyone sees
for-managers = { $description } (managers only)

## Options that several commands have

option-deck = Deck
option-own-deck = One of this server's decks
option-tags = Only cards with one of these tags, separated by commas
option-words = A few words from the question or answer
option-drop = Drop number, as shown in /drop list
option-time = Local time, such as 09:00
option-days = daily, weekdays, weekends, or days such as mon, wed, fri (default: daily)
option-zone = Time zone, such as Europe/Berlin
option-open = How long people can answer, such as 8h
option-answers = How people answer (default: private)
option-drop-cards = Which card a drop asks (default: shared)
option-ping = Role to ping with each question

## Choices

choice-mode-race = Race: first correct answer in the channel wins
choice-mode-exam = Exam: everyone answers privately
choice-mode-elimination = Elimination: everyone has three lives, and the last one left wins
choice-style-typed = Typed: as each card says
choice-style-choice = Choice: pick one of four options, from similar cards
choice-cards-mix = Mix: any cards of the deck
choice-cards-missed = Missed: the cards you missed most
choice-cards-shared = Shared: the same card for everyone
choice-cards-own = Own: the card that helps each member most
choice-rounds-managers = Managers
choice-rounds-everyone = Everyone, one round at a time each
choice-doubts-on = On: the players vote, and a manager's vote decides
choice-doubts-managers = Managers only
choice-doubts-off = Off: the judge's verdict stands
choice-direct_messages-on = On: in direct messages with the bot, too
choice-direct_messages-off = Off: only in this server
choice-answers-private = Private: with a button, hidden from others
choice-answers-channel = Channel: everyone sees the answers
choice-clear-ping = Ping
choice-clear-tags = Tags
choice-of-server = This server
choice-of-channel = This channel
choice-of-deck = A deck
choice-since-today = Today
choice-since-week = This week
choice-since-month = This month
choice-since-all = All time
choice-format-toml = Popquiz (TOML)
choice-format-csv = Spreadsheet (CSV)
choice-format-md = Markdown
choice-format-apkg = Anki package

## /quiz

command-quiz = Play a round of questions in this channel
command-quiz-start = Start a round
    .deck = Deck to play
    .mix = Several decks with weights, such as Biology 2, Chemistry 1
    .questions = Number of questions
    .seconds = Seconds per question
    .mode = How to play (default: race)
    .goal = Points that end the round
    .style = How people answer (default: typed)
    .teams = Play in two teams, red and blue
    .tags = { option-tags }
    .thread = Run the round in a thread of its own (default: no)
command-quiz-skip = Skip this question
command-quiz-stop = Stop the round and show the results
command-quiz-preset = Saved rounds
command-quiz-preset-save = Save a round under a name
    .name = Name to find it by
    .deck = { command-quiz-start.deck }
    .mix = { command-quiz-start.mix }
    .questions = { command-quiz-start.questions }
    .seconds = { command-quiz-start.seconds }
    .mode = { command-quiz-start.mode }
    .goal = { command-quiz-start.goal }
    .style = { command-quiz-start.style }
    .teams = { command-quiz-start.teams }
    .tags = { option-tags }
command-quiz-preset-start = Start a saved round
    .name = Saved round to start
command-quiz-preset-list = List saved rounds
command-quiz-preset-remove = Remove a saved round
    .name = Saved round to remove

## /drop

command-drop = Post questions on a schedule
command-drop-add = Post a question at a set time
    .time = { option-time }
    .deck = Deck to draw questions from
    .days = { option-days }
    .zone = { option-zone }
    .open = { option-open }
    .answers = { option-answers }
    .channel = Channel to post in (default: this one)
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = { option-drop-cards }
command-drop-edit = Change a drop
    .drop = { option-drop }
    .time = { option-time }
    .deck = Deck to draw questions from
    .days = daily, weekdays, weekends, or days such as mon, wed, fri
    .zone = { option-zone }
    .open = { option-open }
    .answers = How people answer
    .channel = Channel to post in
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = Which card a drop asks
    .clear = Remove the ping or the tags
command-drop-list = List this server's drops
command-drop-pause = Pause a drop
    .drop = { option-drop }
command-drop-resume = Resume a paused drop
    .drop = { option-drop }
command-drop-remove = Remove a drop
    .drop = { option-drop }
command-drop-now = Post a question from a drop right now
    .drop = { option-drop }

## Looking things up

command-practice = Practice cards on your own. Only you see it.
    .deck = Deck to practice
    .cards = Which cards to practice (default: mix)
command-review = Review the cards that help you most. Only you see it.
    .deck = Deck to review (default: every deck you've answered cards from)
command-lookup = Find a card. Only you see the result.
    .words = { option-words }
command-leaderboard = See who has the most points
    .of = Whose points to show (default: this server's)
    .since = Time period (default: all time)
    .deck = Only count points from this deck
    .picture = Add a picture with the points (default: no)
command-stats = See your accuracy, streaks, and best and weakest decks
command-progress = See what you know, as a picture
    .group = Show the whole group (default: you)

## /deck

command-deck = Browse decks and manage this server's decks
command-deck-list = List all decks
command-deck-info = See what's in a deck
    .deck = { option-deck }
command-deck-health = See which cards of a deck are too hard, too easy, or probably wrong
    .deck = { option-deck }
command-deck-exam = Set a deck's exam date, and see what the group will know by then
    .date = Day of the exam, such as 2026-06-24
    .deck = { option-deck }
command-deck-import = Import or update a deck from a file
    .file = Deck file (up to 20,000 cards and 10 MB)
    .deck = Deck to update (one of this server's decks)
    .title = Name for the deck
command-deck-export = Download a deck with all of its answers
    .deck = { option-deck }
    .format = File format (default: Popquiz, which keeps everything)
command-deck-copy = Copy a deck so you can edit it
    .deck = { option-deck }
    .title = Name for the copy
command-deck-rename = Rename a deck
    .title = New name
    .deck = { option-own-deck }
command-deck-remove = Remove a deck. You can undo this for 30 days.
    .deck = { option-own-deck }
command-deck-history = See who changed a deck, and when
    .deck = { option-own-deck }
command-deck-undo = Undo the latest change to a deck. Repeat to go further back.
    .deck = { option-own-deck }

## /card

command-card = Manage the cards in this server's decks
command-card-add = Add a card
    .deck = { option-own-deck }
command-card-edit = Edit a card
    .words = { option-words }
command-card-remove = Remove a card
    .words = { option-words }
command-card-show = Show a card with every accepted and rejected wording
    .words = { option-words }

## Everything else

command-settings = Set up Popquiz for this server
command-settings-show = Show the current settings
command-settings-change = Change settings
    .managers_channel = Channel for appeals, reports, and messages to managers
    .keep_answers_days = Days to keep answers and accept appeals (0: don't keep answers)
    .reports = Number of reports that pause a card
    .rounds = Who can start rounds
    .doubts = Who decides about answers that the judge isn't sure about
    .direct_messages = Whether members can use this server's decks in direct messages (default: on)
    .language = Language of messages in channels (default: this server's)
command-settings-reset = Reset all settings to their defaults
command-privacy = See, download, or delete your data
command-privacy-show = See what's stored about you
command-privacy-export = Download your data
command-privacy-delete = Delete your data
command-help = See what you can do with Popquiz

## In the menu of a message (Apps). Discord allows 32 characters.

message-command-appeal = This should have counted
message-command-card = Make a card
