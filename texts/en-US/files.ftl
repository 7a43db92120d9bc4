### Why a deck file, or a part of it, can't be read: in replies to imports, in card forms, and on the command line.
###
### These follow a file's name and line, or a card's number and a colon, so they begin in lower case and have no period.
### $detail is in English, from the library that reads the format, and comes last.

## The file as a whole

file-folder = this is a folder; choose a deck file in it
file-special = this is not a regular file; save the package to disk first
file-not-found = file not found; check the path
file-permission-denied = permission denied; make the file readable, for example with chmod +r
file-not-read = cannot read the file: { $detail }
file-too-large = the file is { $megabytes } MB, but the limit is { $most } MB; split it into several decks
file-picture = this is a picture, not a deck; choose the deck's file
file-pdf = this is a PDF; copy the questions and answers into a text file or a table
file-archive-or-office = this is an archive or an office document; unpack it, or save the document as CSV or plain text, and choose that file
file-office = this is an office document; save it as CSV or plain text, and choose that file
file-archive = this is an archive; unpack it, and choose the deck's file
file-program = this is a program, not a deck; choose the deck's file
file-not-text = this line is not text; save the deck as UTF-8 text
file-not-utf8 = this line is not UTF-8 text; save the file as UTF-8
file-not-utf16 = this line is not valid UTF-16, although the file starts like UTF-16; save the file as UTF-8
file-over-limit = the file has { $most }, so it is over the limit; split it into several decks
# Also after "in Anki": see anki-too-many.
more-cards = more than { $most } cards
more-text = more than { $most } MB of text
file-spreadsheet-broken = cannot read the spreadsheet; open it, save it again as .xlsx or CSV, and choose that file ({ $detail })
file-spreadsheet-too-large = the spreadsheet has more than { $most } MB unpacked; remove its images and unused sheets, or save it as CSV
file-empty-table = the table is empty; write a prompt and its answer in each row
file-unclosed-quote = the quotation mark at the start of a cell on this line is never closed; close it, and double any quotation marks that are part of the text
file-invalid-row = invalid table row: { $detail }
file-invalid-xml = invalid XML; export the questions again from Moodle ({ $detail })
file-no-questions-moodle-xml = no questions found; in Moodle, export the question bank as Moodle XML
file-no-questions-json = no questions found; write a list of objects with “question” and “answer”, and optionally “options”
file-empty = the file is empty; write a title, a blank line, then prompts and answers with a blank line after each
file-only-title = the file has only a title; write a title, a blank line, then prompts and answers with a blank line after each
file-no-cards-plain = no cards found; write a title, a blank line, then prompts and answers with a blank line after each
file-many-paragraphs = the file has { $paragraphs } paragraphs, but a deck can have at most { $most } cards; split it into several decks
file-no-cards-markdown = no cards found; write “Q: prompt”, then “A: answer” on the next line, then an empty line
file-no-questions-aiken = no questions found; write one on a line, then its options (A. this, B. that), then ANSWER: B
file-no-questions-gift = no questions found; write one as text with its answers in braces, such as {"{"}=right ~wrong ~wrong{"}"}
file-no-questions-red-trivia = no questions found; write `Question?:`, then `- answer` on the next line
file-no-questions-open-trivia = no questions found; download the file again from the Open Trivia Database
file-open-trivia = invalid JSON from the Open Trivia Database; download it again ({ $problem })
open-trivia-too-many = the file contains no questions, because the Open Trivia Database doesn't have enough of them; request fewer
open-trivia-invalid = the file contains no questions, because the request to the Open Trivia Database was invalid; create a new one on its website
open-trivia-expired = the file contains no questions, because the session token of the Open Trivia Database has expired; request a new one
open-trivia-wait = the file contains no questions, because the Open Trivia Database got too many requests; wait 5 seconds and try again
open-trivia-unknown = the file contains no questions, only an unknown error code from the Open Trivia Database; try again later
file-yaml-bomb = the file is too large or nested too deeply, perhaps because of anchors (&) and aliases (*); remove them
file-yaml-documents = a second document starts here (---); put each document in its own file
file-invalid-yaml = invalid YAML list of trivia questions; put text that contains : or # in quotation marks ({ $detail })

## TOML

file-many-values = the file has more than { $most } values; split it into several decks
file-many-dots = the file has more than { $most } dotted names, but a deck doesn't need any; see docs/decks.md for the format
file-many-cards = the deck has { $cards } cards, but the limit is { $most }; split it into several decks
file-not-base64 = the image “{ $image }” isn't valid base64; encode it again ({ $detail })
file-images-too-large = the deck's images add up to more than { $most } MB; make them smaller, or split the deck
file-id-on-line = the card on line { $line } already has the id “{ $id }”; give this one a different id, because scores are stored by id
file-no-image = image “{ $image }” not found in `[media]`; add it there, or remove it from the card
file-no-title = the title is empty; write one
# $field is title, author, language, license or description.
file-long-field = the { $field ->
    [title] title
    [author] author
    [language] language
    [license] license
   *[description] description
} is longer than { $most } characters; shorten it
file-invalid-tag = invalid tag “{ $tag }”; use 1 to { $most } characters
file-many-tags = the deck has { $tags } tags, but the limit is { $most }; remove some
file-invalid-yes-no = invalid `yes_no` “{ $answer }”; write "yes" or "no"
file-statistics = `statistics` are impossible; write at least 1 for `answers`, at most as many for `right`, and a `discrimination` from -1 to 1
file-no-correct = `correct` is missing; add it next to `options`, with the number of the correct one, counting from 1
file-extra-field = `{ $field }` doesn't belong to this kind of answer; remove it
file-several-answers = the card has several kinds of answers; keep one of them: { $kinds }
file-empty-prompt = the card “{ $card }” has an empty prompt
file-card-too-long = the card “{ $card }” is too long; split it into several cards: { $problem }
file-any = `any` is out of range; use a number from 1 to { $items }, the number of items
file-number = invalid `number` or `tolerance`; use a finite number, and a tolerance of at least 0
file-options = invalid choice; write { $least } to { $most } `options`, and `correct` as a number from 1 to { $options }
file-empty-answer = an answer is empty; write one, or remove the whole answer to mark it as missing

## Syntax

parse-missing = “{ $field }” is missing; add it
parse-unknown-field = unknown field “{ $field }”; remove it
parse-unknown-field-one = unknown field “{ $field }”; use “{ $known }”
parse-unknown-field-several = unknown field “{ $field }”; use one of: { $known }
parse-unknown-value = unknown value “{ $value }”; remove it
parse-unknown-value-one = unknown value “{ $value }”; use “{ $known }”
parse-unknown-value-several = unknown value “{ $value }”; use one of: { $known }
parse-mismatch = expected { $expected }, but found { $found }
parse-syntax = invalid syntax: { $detail }
type-natural-number = a whole number, 0 or more
type-whole-number = a whole number
type-number = a number
type-boolean = true or false
type-text = text in quotation marks
type-texts = text in quotation marks, or a list of such texts
type-list = a list
type-table = a table
type-other = { $name }
found-number = the number { $number }
found-text = the text “{ $text }”
found-nothing = nothing
found-other = { $name }

## Answers

file-invalid-answer = invalid answer: { $problem }
answer-empty = part of the answer is empty
answer-nothing = it's empty
answer-any = the list has { $items } items, so you can't ask for { $any } of them
answer-too-few-items = the list has only { $items ->
    [one] { $items } item
   *[other] { $items } items
}, so you can't ask for more
answer-not-finite = the number must be finite, and its tolerance at least 0
answer-options = a choice needs { $least } to { $most } options, one of them correct; this one has { $options }
answer-json = its JSON isn't a valid answer: { $problem }
answer-write-gaps = write the text of each blank on a line that starts with “... ”
answer-write-number = write a number such as 42 or 42 ± 0.5 ms
answer-write-yes-or-no = write yes or no, or “no: ” and the reason
answer-write-options = write 2 to 10 options, such as “[ ] wrong”, and one “[x] right”
answer-write-items = write each item on a line that starts with “- ”, or with “1. ” if the order matters
answer-lettered-options = a question needs 2 to 10 options with the letters A, B, …; this one has { $options }
answer-no-such-option = “{ $answer }” is not an option; write ANSWER: and a letter
answer-number-of-options = it has { $options } options; use 2 to 10
answer-not-an-option = “{ $answer }” isn't one of the options; write the text, letter, or number of the correct one
answer-none-correct = no correct option; mark one with =
answer-none-full = no answer earns full credit; mark one with =
answer-invalid-number = invalid number; write 3.14, 3.14:0.01 (with a tolerance) or 1..5
answer-no-number-full = no number earns full credit; mark one with =
answer-several-numbers = it has several correct numbers with tolerances; write a separate question for each
answer-invalid-pair = invalid pair; write =this -> that
answer-half-pair = a pair has no right side; write =this -> that
answer-long-pairs = it's too long to repeat for each of its { $pairs } pairs; split it
answer-true-or-false = invalid answer “{ $answer }” of a true-or-false question; use True or False
id-malformed = invalid id “{ $id }”; use up to { $most } lowercase letters, digits, and hyphens, such as “mean-average-precision”
id-taken = an earlier card already has the id “{ $id }”; give this one a different id, because scores are stored by id

## Skipped parts of a file

card-text-too-long = it's { $kilobytes } KB long, but the limit for a card's text is { $most } KB
card-too-long = its texts add up to { $kilobytes } KB, but the limit is { $most } KB
skipped-empty = it's empty
skipped-empty-prompt = the prompt is empty
skipped-too-long = it's longer than a card can be
skipped-long-tag = left out a tag that's longer than { $most } characters
skipped-more-tags = left out some tags, because a card can have at most { $most }
skipped-long-deck-tag = left out a tag of the deck that's longer than { $most } characters
skipped-more-deck-tags = left out some tags of the deck, because it can have at most { $most }
# $field is author, language, license or description.
skipped-shortened = shortened the deck's { $field ->
    [author] author
    [language] language
    [license] license
   *[description] description
}, because it was longer than { $most } characters
skipped-unknown-column = left out the column “{ $name }” ({ $cells ->
    [one] { $cells } cell
   *[other] { $cells } cells
}), because cards have no such field; name it “note” to show it with the answers
skipped-surplus-cells = left out “{ $text }”, because this row has more cells than the table has columns; put text that contains the separator in quotation marks
skipped-above-header = left out “{ $text }”, because it's above the column names
skipped-possible-header = imported “{ $names }” as a card, but it looks like the names of the columns; if it is, name them “prompt” and “answer”
skipped-id-taken = imported with the id “{ $new }”, because an earlier card already has the id “{ $id }”; scores are stored by id
skipped-unknown-member = left out “{ $name }”, because cards have no such field; name it “note” to show it with the answer
skipped-no-cloze-answers = one of its blanks has no correct answer
skipped-description = left out “{ $text }”, which is a description rather than a question
skipped-question-type = left out “{ $text }”, because questions of the type “{ $kind }” can't be asked in chat
skipped-loose-text = left out “{ $text }”, because it isn't part of a card
skipped-empty-heading = left out the heading “{ $text }”, because it has no text or cards below it
skipped-no-brackets = left out “{ $text }”, because it has no blank; put what's asked for in [brackets]
skipped-not-aiken = this text has no options and no ANSWER: line, so it isn't a question
skipped-answer-alone = no question before this ANSWER: line; add one
skipped-brace-closed = {"}"} without {"{"}; write \{"}"} if it's part of the text
skipped-brace-open = {"{"} is not closed before the next empty line; write \{"{"} if it's part of the text
skipped-long-question = this question is longer than { $most } KB; check for a missing empty line after it
skipped-not-gift = this text has no answers in braces, so it isn't a question
skipped-feedback = left out feedback on a wrong answer, because a card has only one note ({ $times ->
    [one] { $times } time
   *[other] { $times } times
}, first in the question that starts here)
skipped-partial-credit = left out an answer with partial credit, because a card's wordings count in full or not at all ({ $times ->
    [one] { $times } time
   *[other] { $times } times
}, first in the question that starts here)
skipped-image-name = left out an image, because the file has only its name ({ $times ->
    [one] { $times } time
   *[other] { $times } times
}, first in the question that starts here)
skipped-not-open-trivia = not an Open Trivia Database question: { $problem }
skipped-question-not-text = the question is a list or a mapping; write it as text in quotation marks
skipped-answer-not-text = left out an answer that is a list or a mapping; write it as text in quotation marks
skipped-repeated = this repeats the question on line { $line }; left out
skipped-repeated-and-merged = this repeats the question on line { $line }; its answers were added there

## Anki

anki-too-much-text = the cards have more than { $most } MB of text; in Anki, export part of the deck
anki-too-many = the file has { $most }, which is the limit; in Anki, export a single deck or part of it
file-invalid-anki-line = invalid line of an Anki text export: { $detail }
file-no-notes = the export is empty; in Anki, export a deck that has notes (File, Export)
file-no-cards-package = the package has no cards; in Anki, export a deck that has cards (File, Export)
package-incomplete = incomplete package: cannot read its archive; download it again, or export it again from Anki (File, Export) ({ $detail })
package-many-files = the package has more than { $most } files, which is the limit; export a single deck from Anki, or leave out its media
package-duplicate-names = the package contains two files with the same name; export it again from Anki (File, Export)
package-no-layout = the package's “meta” doesn't state its layout; export it again from Anki (File, Export)
package-new-layout = the package has layout { $version }, which is too new; export it again from Anki with “Support older Anki versions” checked
package-no-anki = this archive contains no Anki collection; unpack it and choose the deck file inside, or export a deck from Anki (File, Export)
package-no-collection = the package lacks its collection, “{ $part }”; export it again from Anki (File, Export)
package-invalid-list = cannot read the package's list of files, “media”; export it again from Anki (File, Export) ({ $detail })
package-part-too-large = the package's “{ $part }” is too large; export a single deck from Anki rather than the whole collection, or split it there
package-part-broken = cannot read the package: { $problem }; export it again from Anki (File, Export)
part-damaged = “{ $part }” is damaged ({ $detail })
part-encrypted = “{ $part }” is password-protected; unpack the archive and pack it again without a password
collection-too-costly = the package's collection takes too long to read; export a single deck from Anki, or split it there
collection-broken = cannot read the package's collection; in Anki, run Tools, Check Database, then export it again (File, Export) ({ $detail })
collection-not-sqlite = the package's collection is not an SQLite database; export it again from Anki (File, Export)
collection-no-tables = the package's collection lacks Anki's tables; export it again from Anki (File, Export)
collection-invalid-json = cannot read the package's { $column ->
    [decks] decks
   *[models] note types
}; export it again from Anki (File, Export) ({ $detail })
collection-no-json = the package has no { $column ->
    [decks] decks
   *[models] note types
}; export it again from Anki (File, Export)
collection-many-cards = the package has more than { $most } cards, empty ones included; export a single deck from Anki (File, Export)
skipped-its-card = its card { $card }: { $problem }
skipped-no-note-type = the package doesn't state its note type
skipped-long-or-not-utf8 = it's longer than a card can be, or isn't UTF-8 text
skipped-occlusion = it hides parts of a picture, which isn't possible in chat
skipped-no-cards = it has no cards
skipped-sound = its prompt is a sound, but only text and images can be asked
skipped-answer-is-image = imported, but never asked, because its answer is only an image
skipped-answer-is-sound = imported, but never asked, because its answer is a sound
skipped-no-cloze = the note has no cloze with this card's number
skipped-empty-gap = one of its blanks hides no text, but only text can be typed
skipped-only-gap = its text is only a blank, so nobody could tell what's being asked
skipped-prompt-is-image = its prompt is only an image, and { $problem }
skipped-without-image = imported without its image: { $problem }
skipped-no-template = its note type “{ $name }” has no template for this card
skipped-long-template = the template of the note type “{ $name }” is too long
skipped-cloze-number = its cloze numbers can't be higher than { $most }
skipped-cloze-not-shown = its note type “{ $name }” shows no cloze on the front
image-long-address = its address is too long
image-not-there = “{ $image }” isn't in the package
image-in-text-file = “{ $image }” isn't in a text file; to include images, export the deck from Anki as a package (.apkg)
image-kind = “{ $image }” isn't a PNG, JPEG, GIF, or WebP image, so Discord can't show it
image-too-large = “{ $image }” is too large: a deck's images can add up to at most { $most } MB
image-too-many-broken = skipped “{ $image }”, because too many images before it are too large or invalid; make them smaller, or export part of the deck
