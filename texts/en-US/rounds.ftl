### Questions, answers and results, in rounds and drops.

## A question

question-title = Question { $number } of { $total }
# In a round with a score goal
question-title-goal = Question { $number } · first to { $points }
# In an elimination, which has no fixed number of questions
question-title-open = Question { $number }
drop-title = Today's question
# The time is Discord's: "in 20 seconds".
question-closes = Closes { $time }
question-closed = Closed
skip-count = Skip votes: { $votes } of { $needed }
# Above a question: the answer to the one before, and who had it
last-question-nobody = nobody got it
image-missing = This image can't be shown here.
image-of-question = Question image
image-of-answer = Answer image

## What to answer

ask-one = Name it.
ask-all = Name all { $count }.
ask-all-ordered = Name all { $count }, in the right order.
ask-any = Name any { $any } of the { $count }.
ask-any-ordered = Name any { $any } of the { $count }, in the right order.
ask-blanks = { $count ->
    [one] Fill in the blank.
   *[other] Fill in the { $count } blanks, with commas between them.
}
ask-number = The answer is a number.
ask-number-unit = The answer is a number in { $unit }.
ask-yes-no = Answer yes or no. One try.
ask-choice = Choose one. One try.
ask-explanation = Explain in your own words.

## How to answer, after one of the sentences above or alone

# Alone
answer-race-term = Type your answer. First correct one wins.
answer-race = First correct answer wins.
answer-race-list = Each item goes to whoever types it first.
answer-channel = Type your answer here.
answer-private = Press **Answer**. Only you see what you type.
answer-choice-private = Only you see your choice.
# Below the others, without the Message Content intent
answer-by-reply = I can't read other messages here, so reply to this one or press **Answer**.
# Two sentences in a row
sentences = { $first } { $second }

## Buttons and forms

button-answer = Answer
button-skip = Skip
button-yes = Yes
button-no = No
button-join = Join
button-join-red = Join red
button-join-blue = Join blue
button-start-now = Start now
button-again = Play again
# What is played follows: the deck, the questions, and the mode.
button-start-again = Start again: { $round }
button-missed = Missed cards
button-my-results = My results
button-leaderboard = Leaderboard
button-appeal = Appeal
button-report = Report a problem
# Starts a review of what one is about to forget
button-review-cards = Review cards
answer-form-title = Answer
answer-form-field = Your answer

hint = 💡 Hint: { $hint }

## Replies to a private answer

verdict-correct = ✅ **Correct!**
verdict-partial = 🟡 **Partly correct** ({ $credit }).
verdict-wrong = ❌ **Incorrect.**
tries-left = { $tries ->
    [0] No tries left.
    [one] { $tries } try left.
   *[other] { $tries } tries left.
}
tries-unlimited = Try as often as you like.
answered-already = You already got this one right.
answered-too-often = No tries left for this question.
answered-out = You have no lives left, so you're out of this round.
answered-late = This question is closed.
# The answer follows, and whether it was correct.
answered-late-with = This question is closed, so your answer no longer counts:
answer-yes = yes
answer-no = no
# The right answer to a question of yes or no, and why
answer-because = **{ $answer }**: { $because }

## How a question ended

reveal-taken = Correct!
reveal-answered = Everyone has answered
reveal-time-up = Time's up
reveal-skipped = Skipped
reveal-stopped = Stopped
reveal-nobody-tried = Nobody answered.
reveal-nobody = { $people ->
    [one] Nobody got it. { $people } person tried.
   *[other] Nobody got it. { $people } people tried.
}
reveal-nobody-in-full = { $people ->
    [one] Nobody got all of it. { $people } person tried.
   *[other] Nobody got all of it. { $people } people tried.
}
reveal-some = { $people ->
    [one] { $right } of { $people } person got it.
   *[other] { $right } of { $people } people got it.
}
card-answer = **Answer:** { $answer }
# How many people chose each answer, such as "A 1 · B 3"
reveal-chosen = Chosen: { $counts }
reveal-also-said = Also said: { $answers }
reveal-comeback = 📈 { $user } comes from behind and takes the lead
# Who lost their last life
reveal-out = 💔 Out: { $players }
more-about-question = Was your answer right after all, or is something wrong with this question?
gain = { $user } **+{ n-points }**
gain-partial = { $user } **+{ n-points }** ({ $credit } correct)
# Correct answers without a miss
streak = 🔥 { $streak } in a row
streak-drops = 🔥 { $streak } drops in a row
# After a streak over drops
streak-forgiven = { $misses ->
    [one] ({ $misses } miss forgiven)
   *[other] ({ $misses } misses forgiven)
}

## A round

round-choose-deck = Choose a deck to start the round.
round-choose-deck-more = Choose a deck to start the round. To use a deck that isn't listed, run the command with the `deck` option.
# Parts of a line that says how a round is played, such as "Biology · 10 questions · race"
mode-race = race
mode-exam = exam
mode-elimination = elimination
round-length-goal = first to { n-points }
round-with-choices = multiple choice
round-with-teams = teams
team-red = Red
team-blue = Blue
round-seconds = { $seconds } s each
preset-deck-gone = deck removed
preset-saved = Saved **{ $name }**: { $round }. Start it with `/quiz preset start`.
preset-removed = Removed the saved round **{ $name }**.
presets-title = Saved rounds
round-announced-replies = { $host } started a round: { $questions } from **{ $deck }**, { $seconds } seconds each. Reply to each question, or press **Answer** under it. The first correct answer wins the question.
round-announced-race = { $host } started a round: { $questions } from **{ $deck }**, { $seconds } seconds each. Type your answers here. The first correct one wins the question.
round-announced-choice = { $host } started a round: { $questions } from **{ $deck }**, { $seconds } seconds each. Tap your answer to each question. The first correct one wins the question.
round-announced-exam = { $host } started a round: { $questions } from **{ $deck }**, { $seconds } seconds each. Answer with the buttons under each question. Nobody else sees your answers.
# The lives are hearts, one for each.
round-announced-elimination = { $host } started an elimination round from **{ $deck }**, { $seconds } seconds per question. Everyone has { $lives }. A wrong answer, or no answer, costs a life. The last one left wins. Answer with the buttons under each question. Nobody else sees your answers.
round-goal = 🎯 The first player with **{ n-points }** wins and ends the round.
round-goal-teams = 🎯 The first team with **{ n-points }** wins and ends the round.
round-teams = 🔴🔵 Red plays against blue, and the team with the most points wins. Join a team. If you answer without joining one, you're put in the smaller team.
round-get-ready = **Get ready!** The first question comes { $time }.
round-players = Playing: { $players }
round-joined = You're in. Players so far: { $players }.
round-joined-team = You're in. Your team: { $team }. Players so far: { $players }.
round-started = Round started.
round-started-in-thread = Round started in { $thread }.
# Above the final results, in the channel of the thread.
round-over-in-thread = Played in { $thread }:
question-skipped = Question skipped.
round-stopped-reply = Round stopped.
skip-votes = You voted to skip. Votes so far: { $votes } of { $needed }.
# In front of the best places, in a line
score-goal = 🎯 First to { n-points }
round-over = Round over
round-goal-reached = 🎯 The goal of { n-points } is reached.
round-goal-missed = 🎯 Nobody reached the goal of { n-points }.
round-last-one-left = ❤️ { $user } is the last one left and wins.
round-all-out = 💀 Nobody has any lives left.
round-stopped = The round was stopped.
round-idle = Nobody was answering anymore, so the round ended.
round-no-cards = The deck has no more cards to ask.
round-nobody-scored = Nobody scored.
round-fastest = ⚡ Fastest answer: { $user } in { $seconds } s
round-best-streak = 🔥 Best streak: { $user }, { $streak } in a row
round-hardest = 🧠 Hardest question: { $prompt } ({ $right } of { $people } got it)
results-mine = You got { $right } of { $questions } right · { $points }
results-none = You didn't answer any questions in this round.
results-missed-none = You didn't miss any cards.
standing-correct = { $correct } correct
