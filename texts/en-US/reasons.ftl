### Why an answer doesn't count in full, while the question is open. Nothing here may give the answer away.

reason-incomplete = Something is missing.
reason-shared-name = Several people have that name.
reason-less-precise = That's less precise than the question asks for.
reason-no-unit = The unit is missing.
reason-neither-yes-nor-no = That's neither yes nor no.
reason-no-option = That isn't one of the options.
# Items of a list, or blanks
reason-found = { $found } of { $total }.
reason-points = { $found } of { $total } key points.

## Answers in other languages

reason-missing-accent = Without the accent, that's a different word.
reason-missing-article = The article is missing.
reason-other-article = The article is wrong.
reason-other-gender = The gender is wrong.
reason-missing-forms = The card asks for more forms of the word.
reason-other-reading = The reading is wrong.
reason-missing-reading = The card asks for the characters and their reading.
reason-missing-tones = The tones are missing.
