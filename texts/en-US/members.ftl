### What members see about themselves, and a server's settings.

## /help

help-intro = I ask questions from decks of flashcards, in live rounds and on a schedule. Answer in your own words: other wordings count, too, if they mean the same thing. Choose what you want to do below.
# The menu of the topics below.
help-menu = What do you want to do?
help-play = Play
help-manage = Manage decks and drops
help-operate = Run the bot
help-answering = In a **race**, type your answer in the channel. The first correct one wins the question. In an **exam** or a private **drop**, press **Answer**. Only you see what you type.
help-granted = For managers, and members they've given access:
# In direct messages.
help-direct = Here, you can practice on your own with the decks of a server that we're both in.
help-direct-server = You're using the decks of **{ $server }**.
help-direct-no-server = Choose a server below. If none is listed, none of the servers we share allows this.
direct-which-server = Which server's decks do you want to use? You can choose another one later with `/help`.
# $link invites the bot to a server.
help-operator =
    Popquiz is self-hosted: someone runs it on their own machine. There, `popquiz doctor` checks the setup, `popquiz backup` copies the database, and `popquiz help` lists everything else. The guide is `docs/operators.md` in the source code.
    You can [add this bot to another server](<{ $link }>) that you manage.

## /leaderboard

leaderboard-title = Leaderboard
leaderboard-points = Points
leaderboard-server = this server
leaderboard-today = today
leaderboard-week = this week
leaderboard-month = this month
leaderboard-all = all time
leaderboard-empty = Nobody has any points yet.
leaderboard-page-empty = This page is empty now.

## /stats

stats-none = No results yet. Come back after your first question in this server has closed.
stats-title = Your stats
stats-accuracy = { $questions ->
    [one] **{ $right }** of { $questions } question correct · **{ $accuracy }** accuracy
   *[other] **{ $right }** of { $questions } questions correct · **{ $accuracy }** accuracy
}
stats-rank = { NUMBER($rank, type: "ordinal") ->
    [one] **{ $rank }st** of { $total } · { n-points }
    [two] **{ $rank }nd** of { $total } · { n-points }
    [few] **{ $rank }rd** of { $total } · { n-points }
   *[other] **{ $rank }th** of { $total } · { n-points }
}
stats-streak = { $streak ->
    [one] 🔥 { $streak } drop in a row in { $deck }
   *[other] 🔥 { $streak } drops in a row in { $deck }
}
stats-decks = Your decks, best first
stats-strong-decks = Your best decks
stats-weak-decks = Decks to work on
stats-deck = { $deck } — **{ $accuracy }** of { n-questions }
stats-other-decks = { $decks ->
    [one] Not shown: { $decks } deck with fewer than { $questions } questions
   *[other] Not shown: { $decks } decks with fewer than { $questions } questions
}
stats-note = Based on your best answer to each closed question.

## /progress

progress-title = Your progress
progress-group-title = Progress of { $members } members
progress-none = There's nothing to show yet. Your progress appears once a question that you answered has closed.
progress-group-none = There's nothing to show yet. The group's progress appears once { $members } members have answered questions.
progress-note = Estimates, from your answers to closed questions.
progress-known = Cards you know
progress-group-known = Cards each member knows, on average
progress-curve = Recall without further answers
progress-activity = Answers per day
progress-decks = Known share of each deck
progress-no-decks = These decks have been removed.
progress-today = today
progress-days-ago = { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}
progress-in-days = in { $days } days
progress-weeks-ago = { $weeks } weeks ago
# Read to people who don't see the picture
progress-alt-known = Known cards: about { $now } now. { $days ->
    [one] { $days } day ago: { $before }.
   *[other] { $days } days ago: { $before }.
}
progress-alt-curve = Recall of answered cards: { $now } now, { $later } in { $days } days without further answers.
progress-alt-activity = Answers in the last { $weeks } weeks: { $answers }, on { $days ->
    [one] { $days } day.
   *[other] { $days } days.
}
progress-alt-decks = Known share of each deck: { $decks }.

## /privacy

privacy-title = What's stored about you
privacy-intro = Stored with your Discord ID, across all servers that use this bot:
privacy-answers = { $answers ->
    [one] { $answers } answer, with its question, time, and verdict
   *[other] { $answers } answers, each with its question, time, and verdict
}. Answers whose text is still stored: { $texts }. This server deletes the text after { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
privacy-points = { $entries ->
    [one] { $entries } entry on the leaderboards
   *[other] { $entries } entries on the leaderboards
}
privacy-appeals = { $appeals ->
    [one] { $appeals } appeal
   *[other] { $appeals } appeals
} and { $reports ->
    [one] { $reports } reported card
   *[other] { $reports } reported cards
}
privacy-work = { $decisions ->
    [one] { $decisions } decision on an appeal
   *[other] { $decisions } decisions on appeals
} and { $changes ->
    [one] { $changes } change to a deck
   *[other] { $changes } changes to decks
}
privacy-memories = { $cards ->
    [one] how well you remember { $cards } card
   *[other] how well you remember { $cards } cards
}
privacy-direct-server = the server whose decks you use in direct messages
privacy-practices = { $practices ->
    [one] { $practices } practice that you haven't finished
   *[other] { $practices } practices that you haven't finished
}
privacy-advice = Nothing else is stored: no names, and no messages other than answers. Download everything with `/privacy export`, or delete it with `/privacy delete`.
privacy-export = Everything that's stored about you:
privacy-delete = This permanently deletes your answers, appeals, and reports in all servers that use this bot, and removes you from any round you're playing. Your points can stay on the leaderboards under “a former member”, or be deleted too.
privacy-deleted = Your data has been deleted.
button-delete-keep-points = Delete my data, keep points anonymously
button-delete-all = Delete my data and points

## /settings

settings-title = Settings
settings-managers-channel = Appeals, reports, and messages to managers go to { $channel }.
settings-no-managers-channel = Not set: appeals and reports appear in the channels they come from.
settings-keep-answers = { $days ->
    [one] Answers are kept for { $days } day. Members can appeal during that time.
   *[other] Answers are kept for { $days } days. Members can appeal during that time.
}
settings-answers-not-kept = Answers aren't kept, so members can't appeal.
settings-reports = { $reports ->
    [one] A card is paused after { $reports } report.
   *[other] A card is paused after { $reports } reports.
}
settings-rounds-managers = Only managers can start rounds.
settings-rounds-everyone = Everyone can start rounds, one at a time each.
settings-doubts-on = When the judge isn't sure about an answer, the players vote on it.
settings-doubts-managers = When the judge isn't sure about an answer, managers can decide.
settings-doubts-off = The judge's verdict stands, even when the judge isn't sure.
settings-direct-messages-on = Members can practice this server's decks in direct messages with me.
settings-direct-messages-off = This server's decks can't be used in direct messages.
settings-language = Messages in channels are in { $language }.
settings-zone = Leaderboards use the time zone { $zone }, which the bot's operator sets.
