### What a check of a deck finds, and what to do about it: in replies to imports, and in `popquiz deck check`.
###
### A finding and its advice are joined by a semicolon, so they begin in lower case and have no period.

finding = { $problem }; { $advice }

## Findings

# After "the card" and the like
place-line = on line { $line }
place-card = “{ $card }”
check-no-answer = the card has no answer, so it's never asked
check-gaps = the prompt has { $gaps ->
    [one] { $gaps } blank
   *[other] { $gaps } blanks
} (`...`), but the answer fills { $answers }
# $part is gap, item or answer; $unit is words or characters.
check-too-long = the { $part ->
    [gap] text of a blank
    [item] item
   *[answer] answer
} “{ $answer }” is too long to type: { $unit ->
    [words] { $length } words
   *[characters] { $length } characters
}
check-accepted-and-rejected = “{ $wording }” is both accepted and rejected
check-same-options = the option “{ $option }” is listed twice, so nobody can tell the two apart
check-same-wordings = “{ $wording }” is listed twice
check-same-items = the item “{ $item }” is in the list twice
check-copy = this is a copy of the card { $place }
check-same-card = the card { $place } has the same question and answer
check-same-without-answer = the card { $place } asks the same question, and one of the two has no answer
check-shared-answer = the card { $place } asks the same question, but also accepts other answers
check-two-answers = the card { $place } has the same prompt but a different answer, so nobody can tell which one is meant
check-same-in-other-words = the card { $place } asks the same question in other words: “{ $prompt }”
check-unused-image = no card uses the image “{ $image }”
check-image-kind = Discord can't show the image “{ $image }”
check-image-extension = the extension of “{ $image }” doesn't match its format, and Discord goes by the extension
check-empty-image = the image “{ $image }” is empty or damaged
check-missing-image = the deck has no image named “{ $image }”
check-image-size = the images add up to { $megabytes } MB, but a deck can hold only { $most } MB
check-long-title = the title “{ $title }” is longer than the { $most } characters that a menu shows
check-long-prompt = the prompt is { $characters } characters long, but only { $most } can be shown
check-long-options = the prompt and its options add up to more than { $most } characters, so they would be cut off
check-long-answer = the answer and its note add up to { $characters } characters, so they would be cut off
check-long-items = the items add up to { $characters } characters, but a message can have only { $most }, so nobody can send a full answer
check-items-in-answer = one answer contains { $items } items
check-list-in-answer = the answer “{ $answer }” lists { $items } things
check-synonyms = the answer “{ $answer }” looks like { $wordings } wordings of one thing, but counts only as a whole
check-answer-in-prompt = the prompt gives away the answer “{ $answer }”
check-refers-elsewhere = “{ $text }” refers to something outside the prompt
check-no-question = “{ $prompt }” doesn't say what it's asking for
check-typo = “{ $word }” may be a typo of “{ $meant }”
check-confused-word = “{ $words }” looks like a typo of “{ $meant }”
# $part is prompt, answer or note, here and below.
check-doubled-word = the { $part ->
    [prompt] prompt
    [note] note
   *[answer] answer
} says “{ $words }”
check-markup = the { $part ->
    [prompt] prompt
    [note] note
   *[answer] answer
} contains { $kind } that won't render: “{ $sample }”
check-untidy = the { $part ->
    [prompt] prompt
    [note] note
   *[answer] answer
} contains extra spaces or invisible characters

## Kinds of markup

markup-bold = bold text
markup-cloze = an Anki cloze
markup-code-fence = a code fence
markup-formula = a LaTeX formula
markup-heading = a heading
markup-html-entity = an HTML entity
markup-html-tag = an HTML tag
markup-image-link = an image link
markup-link = a link
markup-sound = an Anki sound
markup-spoiler = a spoiler
markup-table = a table

## Advice

advice-accept-or-reject = remove it from one of them
advice-add-image = add it to `[media]`, or remove it from the card
advice-change-or-remove-one = change or remove one of them
advice-clean = remove them
advice-cloze = write `...` instead, and make the hidden text the answer
advice-complete-question = write a complete question
advice-fix = fix it
advice-fix-or-ignore = fix it, or ignore this if it's intended
advice-image-link = make it the card's `image`
advice-make-list = make it a list, so that each item counts
advice-match-gaps = write one answer for each blank
advice-merge = merge them
advice-merge-answers = merge them, so that the same answers count for both
advice-plain = write plain text
advice-remove-card = remove one of them
advice-remove-one = remove one of them
advice-remove-or-rephrase = remove it from the answers, or rephrase the prompt
advice-remove-unanswered = remove the one without an answer
advice-rename-image = rename it so that it ends in .png, .jpg, .gif, or .webp, to match its format
advice-rephrase = rephrase the prompt
advice-save-image = save it as PNG, JPEG, GIF, or WebP
advice-replace-image = replace it with a file that opens in an image viewer
advice-say-what = say what it refers to
advice-script = use characters such as ₂ and ²
advice-shorten = shorten it
advice-shorter-answer = shorten the answer
advice-shorter-explanation = shorten it, list its key `points`, or split the card
advice-shorter-note = shorten the note
advice-shorter-options = shorten the options
advice-shorter-or-explanation = accept a shorter wording, or make it an explanation
advice-shorter-title = shorten it, or move part of it to `description`
advice-shorter-wording = accept a shorter wording
advice-shorter-wordings = accept shorter wordings, or split the card
advice-smaller-gap = make the blank shorter
advice-smaller-images = make them smaller, or split the deck
advice-sound = remove it: only images can be shown
advice-specific-or-merge = make one prompt more specific, or merge them
advice-split-synonyms = if any one is enough, make each of them a wording
advice-use-image = make it a card's `image` or `answer_image`, or remove it
advice-write-answer = write one, or remove the card
