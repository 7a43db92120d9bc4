### Names of the commands and their options, as people type them after a slash. Everything that mentions a command or an option
### takes its name from here.
###
### A command's message has its name, and its attributes are the names of its subcommands. Discord takes 32 letters, digits,
### hyphens, and underscores: no spaces, and no capital letters. The English names are in the code, too.

name-command-quiz = quiz
    .start = start
    .skip = skip
    .stop = stop
    .preset = preset
    .preset-save = save
    .preset-start = start
    .preset-list = list
    .preset-remove = remove
name-command-drop = drop
    .add = add
    .edit = edit
    .list = list
    .pause = pause
    .resume = resume
    .remove = remove
    .now = now
name-command-practice = practice
name-command-review = review
name-command-lookup = lookup
name-command-leaderboard = leaderboard
name-command-stats = stats
name-command-progress = progress
name-command-deck = deck
    .list = list
    .info = info
    .health = health
    .exam = exam
    .import = import
    .export = export
    .copy = copy
    .rename = rename
    .remove = remove
    .history = history
    .undo = undo
name-command-card = card
    .add = add
    .edit = edit
    .remove = remove
    .show = show
name-command-settings = settings
    .show = show
    .change = change
    .reset = reset
name-command-privacy = privacy
    .show = show
    .export = export
    .delete = delete
name-command-help = help

## Options

name-option-answers = answers
name-option-cards = cards
name-option-channel = channel
name-option-clear = clear
name-option-date = date
name-option-days = days
name-option-deck = deck
name-option-direct_messages = direct_messages
name-option-doubts = doubts
name-option-drop = drop
name-option-file = file
name-option-format = format
name-option-goal = goal
name-option-group = group
name-option-keep_answers_days = keep_answers_days
name-option-language = language
name-option-managers_channel = managers_channel
name-option-mix = mix
name-option-mode = mode
name-option-name = name
name-option-of = of
name-option-open = open
name-option-picture = picture
name-option-ping = ping
name-option-questions = questions
name-option-reports = reports
name-option-rounds = rounds
name-option-seconds = seconds
name-option-since = since
name-option-style = style
name-option-tags = tags
name-option-teams = teams
name-option-thread = thread
name-option-time = time
name-option-title = title
name-option-words = words
name-option-zone = zone
