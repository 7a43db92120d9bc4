### Practicing alone, with /practice.

## A card

practice-footer = Card { $number } of { $total }
practice-reading = Reading your answer…
practice-hidden = This card is part of a question that's open in this server right now, so its answer is hidden.
# Above the next card
practice-left-out-now = The last card was left out because it's being asked in this server right now.

## Buttons

button-give-up = I don't know
button-next-card = Next
button-stop = Stop
# On the last card
button-results = See results
# While an answer is being read
button-verdict = Show verdict
# Appeals the verdict
button-was-right = I was right
practice-appeal-sent = Appeal sent to the managers. If they decide within the next 10 minutes, you'll see it here.

## The results

practice-over = Practice results
practice-none = You didn't answer any cards.
practice-result = You got { $right } of { $cards } right.
# Above a list of cards
practice-again = Look at these again
practice-left-out = { $cards ->
    [one] { $cards } card was left out because it's paused or being asked in this server.
   *[other] { $cards } cards were left out because they're paused or being asked in this server.
}

## Reviews, with /review

review-over = Review results
# The day's goal is reached
review-done = Done for today
review-learned = Refreshed: **{ $refreshed }** · New: **{ $new }**
review-nothing = You've answered all of these cards today.
review-today = Cards answered today: **{ $cards }** (goal: { $goal })
# How many are still due
review-due = { $cards ->
    [one] { $cards } more card is due now.
   *[other] { $cards } more cards are due now.
}
review-next = The next card is due { $time }.
# Starts another review
button-review = Review more
