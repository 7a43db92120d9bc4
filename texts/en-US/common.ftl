### Words that many messages share: counts, lists, ranks.

# The language's own name for itself.
language-name = English

# What stands between groups of three digits, and the first number that is grouped.
number-separator = ,
number-grouped-from = 1000

percent = { $value }%

## Counts. Other messages use these.

n-cards = { $cards ->
    [one] { $cards } card
   *[other] { $cards } cards
}
n-questions = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}
n-questions-at-most = up to { n-questions }
n-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
n-drops = { $drops ->
    [one] { $drops } drop
   *[other] { $drops } drops
}
n-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

## Lists

# What separates items that aren't the last one.
list-comma = { $first }, { $rest }
list-and-two = { $first } and { $last }
list-and-last = { $first }, and { $last }
list-or-two = { $first } or { $last }
list-or-last = { $first }, or { $last }
# After a shortened list
list-more = { $items }, and { $more } more
# A line of its own, below other lines
and-more = and { $more } more

# What someone typed, or the name of something
quoted = “{ $text }”

# What is shown in a menu before something is chosen
menu-deck = Choose a deck
menu-mix = Choose a mix
menu-server = Choose a server
menu-days = Choose days
menu-zone = Choose a time zone
menu-time = Choose a time

## Dates

daily = daily
weekdays = weekdays
weekends = weekends
monday = Mon
tuesday = Tue
wednesday = Wed
thursday = Thu
friday = Fri
saturday = Sat
sunday = Sun
# A length of time: "1d 2h 30m"
duration-days = { $count }d
duration-hours = { $count }h
duration-minutes = { $count }m

# Someone who deleted their data
former-member = a former member

page-of = Page { $page } of { $pages }
button-back = Back
button-next = Next

## Permissions, as Discord's settings name them

permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-create-threads = Create Public Threads
permission-send-in-threads = Send Messages in Threads
permission-embed-links = Embed Links
permission-attach-files = Attach Files
permission-read-history = Read Message History
permission-add-reactions = Add Reactions
permission-mention-everyone = Mention @everyone, @here, and All Roles
permission-manage-server = Manage Server
permission-administrator = Administrator
