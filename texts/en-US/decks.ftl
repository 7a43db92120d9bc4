### Decks and cards: lists, changes, imports and exports, look-ups.

## Changes, as the history lists them: "@sam added “Which bird can't fly?”"

change-imported = imported { n-cards } from { $file }
change-added-card = added “{ $prompt }”
change-edited-card = edited “{ $prompt }”
change-removed-card = removed “{ $prompt }”
change-renamed = renamed “{ $from }” to “{ $to }”
change-copied = copied “{ $title }”
change-removed-deck = removed the deck
change-accepted-synonyms = { $cards ->
    [one] made the synonyms on one card count one by one
   *[other] made the synonyms on { $cards } cards count one by one
}
change-undid = undid: { $change }

## What an undo has restored

undone-imported = Undone: **{ $title }** is back to how it was before { $file } was imported.
undone-added-card = Undone: “{ $prompt }” is no longer in **{ $title }**.
undone-edited-card = Undone: “{ $prompt }” in **{ $title }** is back to how it was.
undone-removed-card = Undone: “{ $prompt }” is back in **{ $title }**.
undone-renamed = Undone: “{ $to }” is named **{ $from }** again.
undone-copied = Undone: the copy **{ $title }** was removed.
undone-removed-deck = Undone: **{ $title }** is back.
undone-accepted-synonyms = { $cards ->
    [one] Undone: one card in **{ $title }** needs its full answer again.
   *[other] Undone: { $cards } cards in **{ $title }** need their full answers again.
}
# The change is a clause such as "imported 8 cards from birds.csv".
undone-other = Undone in **{ $title }**: { $change }.
button-undo = Undo
button-edit-again = Edit again
button-remove = Remove
button-share = Share

## Lists and descriptions of decks

deck-list-title = Decks
deck-own = this server's deck
# In the list of decks whose changes can be undone
deck-removed = { $title } (removed)
# How many of its cards are paused
deck-paused = { $cards } paused
deck-count = { $what }: { $count }
deck-missing = Without an answer (never asked): { $count }
deck-images = Images: { $images }, on { n-cards }
deck-tags = Tags: { $tags }
deck-author = Author: { $author }
deck-license = License: { $license }
deck-language = Language: { $language }
deck-own-note = This deck belongs to this server. Managers can change it with `/card` and `/deck`.
deck-built-in-note = This deck comes with the bot. Use `/deck copy` to make a copy that managers can change.
kind-terms = Terms
kind-lists = Lists
kind-blanks = Fill in the blank
kind-numbers = Numbers
kind-yes-no = Yes or no
kind-explanations = Explanations
kind-choices = Multiple choice

## Changes to decks

# What a copy of a deck is called: "Birds (copy)", "Birds (copy 2)"
deck-copy-suffix = copy
deck-copy-suffix-number = copy { $number }
deck-copied = Created **{ $title }** with { n-cards }. You can change it with `/card add`, `/card edit`, and `/card remove`.
deck-renamed = Renamed “{ $from }” to **{ $to }**.
deck-removed-reply = Removed **{ $title }** and its { n-cards }. Points stay on the leaderboards. You can restore the deck with `/deck undo` for 30 days.
deck-removed-drops = { $count ->
    [one] This drop used it and is now paused: { $drops }.
   *[other] These drops used it and are now paused: { $drops }.
}
deck-history-title = Changes to { $title }
deck-history-note = Undone changes are crossed out, and so are the undos.

## How the cards of a deck do, with /deck health

deck-health-title = Health of { $title }
deck-health-none = Nobody has answered any of these cards yet.
deck-health-based = { $answers ->
    [one] Based on { $answers } first answer
   *[other] Based on { $answers } first answers
} by { $members ->
    [one] { $members } member.
   *[other] { $members } members.
}
deck-health-right = Correct first answers: **{ $share }**
deck-health-too-little = Not enough answers yet: no card has { $needed } first answers yet.
# $all is a count such as "24 cards".
deck-health-enough = Cards with at least { $needed } first answers: **{ $enough }** of { $all }
deck-health-fine = No problems found in these.
deck-health-stronger-do-worse = Members who know the rest of the deck better do worse on this card. Its answer may be wrong.
deck-health-nobody = Hardly anyone gets this card right.
deck-health-everybody = Nearly everyone gets this card right.
deck-health-paused = Paused, so it isn't asked.
# These make up one line, with dots in between.
card-numbers-right = { $right } of { $answers } first answers correct
card-numbers-discrimination = discrimination { $value }
card-numbers-appeals = appealed: { $share }
card-numbers-wrong = most common wrong answer: “{ $answer }” ({ $members } members)
card-numbers-seconds = usually answered in { $seconds } s
# The number of a card in the list above
button-edit-number = Edit { $number }
button-pause-number = Pause { $number }
button-resume-number = Resume { $number }

## Exams, with /deck exam

deck-exam = The exam for **{ $deck }** is on { $date } ({ $time }). Until then, `/review` asks the cards that help most by that day.
deck-exam-none = **{ $deck }** has no exam date. Set one with the `date` option.
deck-exam-no-forecast = Nobody has answered its cards in the last 30 days, so there's no forecast yet.
deck-exam-forecast = { $members ->
    [one] What the { $members } member who answered in the last 30 days will know by then:
   *[other] What the { $members } members who answered in the last 30 days will know by then:
}
# $pace is a number such as 1.40.
deck-exam-at-pace = at today's pace ({ $pace } answers a day each): **{ $share }** of the cards
deck-exam-one-more = with one more review a day: **{ $share }**
deck-exam-note = Estimated with the memory model that reviews use. Actual results may differ.
button-remove-exam = Remove exam date

## Imports and exports

# Formats, as in "Imported Birds from CSV"
format-toml = TOML
format-csv = CSV
format-spreadsheet = a spreadsheet
format-kotoba = Kotoba CSV
format-markdown = Markdown
format-red = Red trivia YAML
format-gift = Moodle GIFT
format-moodle-xml = Moodle XML
format-aiken = Aiken
format-open-trivia = Open Trivia JSON
format-json = JSON
format-plain = plain text
format-anki = an Anki package
format-anki-text = Anki text

import-new = Imported **{ $title }** from { $format }: { n-cards }.
import-update = Updated **{ $title }** from { $format }: { $added } added, { $edited } changed, { $removed } removed, { $same } unchanged. Cards that are still there keep their points and accepted wordings.
import-kept = This file format can't store these, so they're unchanged: { $fields }.
import-changed = Also changed or removed: { $fields }.
import-missing = { $cards ->
    [one] { $cards } card has no answer and won't be asked.
   *[other] { $cards } cards have no answer and won't be asked.
}
# Before a list of what is wrong
import-skipped = { $skipped ->
    [one] Skipped { $skipped } card.
   *[other] Skipped { $skipped } cards.
}
import-findings = { $findings ->
    [one] Found { $findings } problem:
   *[other] Found { $findings } problems:
}
# The question under an import, with two buttons
import-synonyms = { $cards ->
    [one] One card looks like a list of synonyms: “{ $prompt }” with the answer “{ $answer }”. Is any one of them enough?
   *[other] { $cards } cards look like lists of synonyms, such as “{ $prompt }” with the answer “{ $answer }”. Is any one of them enough?
}
button-accept-synonyms = Any one counts
button-keep-synonyms = All are needed
synonyms-accepted = { $cards ->
    [one] Any one of the synonyms now counts on one card in **{ $title }**.
   *[other] Any one of the synonyms now counts on { $cards } cards in **{ $title }**.
}
synonyms-kept = The cards in **{ $title }** stay as they are: only a full answer counts.
# $place is a line, a number or a card; $problem is a clause of files.ftl or checks.ftl.
import-line = { $place }: { $problem }
import-place-line = line { $line }
# A note of Anki
import-place-note = note { $note }
import-place = { $severity } in { $place }
import-cards = { $more ->
    [one] { $card } and one other card
   *[other] { $card } and { $more } other cards
}
import-deck = the deck
import-error = error
import-warning = warning
export-done = Here's **{ $title }**: { n-cards }, with all answers.
export-in-play = Some of these cards are being asked in this server right now. Don't answer those yourself once you've opened the file.
field-author = author
field-language = language
field-license = license
field-description = description
field-topics = tags
field-images = images
field-reject = rejected wordings
field-tags = card tags
field-notes = notes

## Cards

card-form-add = Add a card
card-form-edit = Edit the card
# Labels of a form, up to 45 characters
card-form-prompt = Question
    .example = Which river flows through Vienna? Write blanks as ...
card-form-answer = Accepted answers
    .example = the Danube | Donau
card-form-reject = Answers that never count, one per line
    .example = the Inn
card-form-tags = Tags, separated by commas
    .example = rivers, Europe
card-form-note = Note, shown with the answer
    .example = Why this is the answer
card-added = Added: { $card }
card-edited = Edited: { $card }
# Below it; $finding is a finding of checks.ftl.
card-finding = Take a look: { $finding }.
card-never-asked = no answer, so it's never asked
kind-term = term
kind-list = list
kind-blank = fill in the blank
kind-number = number
kind-yes-or-no = yes or no
kind-explanation = explanation
kind-choice = multiple choice
# The prompt comes in quotation marks.
card-remove = Remove { $prompt } from **{ $deck }**? If you meant a different card, run the command again and choose it from the suggestions.
card-removed = Removed { $prompt }. { $cards ->
    [one] { $cards } card is left in the deck.
   *[other] { $cards } cards are left in the deck.
}
card-no-answer = This card has no answer yet.
card-also-counts = Also accepted: { $wordings }
card-author = by { $author }
card-tags = tags: { $tags }
# A heading, before the answer as its author wrote it
card-source = Answer ({ $kind }), as written
card-taught = **Accepted in this server:** { $wordings }
card-rejected = **Never counts:** { $wordings }
