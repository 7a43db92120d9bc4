### Appeals and reports.

appeal-sent = Appeal sent to the managers. To see what they decided, press **Appeal** again later.
appeal-which = Which of your answers should have counted?
# In place of an answer without visible characters
appeal-blank = (blank)
appeal-title = Appeal
appeal-advice = Accepting adds this wording to the card and gives points to everyone who used it.
# For an answer that names some of the items of a list, or fills some of the blanks
appeal-advice-part = Accepting counts it for { $credit } of the answer, and adds nothing to the card.
# After the sentence above, with a menu of the items below
appeal-advice-item = To teach the card as well, choose what it means.
appeal-which-part = What does it mean?
appeal-judged-wrong = { $user } answered “{ $answer }”, which was judged incorrect.
appeal-judged-partial = { $user } answered “{ $answer }”, which was judged partly correct ({ $credit }).
appeal-accepted-title = Appeal accepted
appeal-rejected-title = Appeal rejected
appeal-decided-by = Decided by { $user }
# The prompt comes in quotation marks.
appeal-counts = “{ $wording }” now counts as an answer to { $prompt }.
appeal-counts-item = “{ $wording }” now counts as “{ $item }” in { $prompt }.
appeal-counts-part = “{ $wording }” counts for { $credit } of { $prompt }.
# To the author alone
appeal-accepted = Your appeal on { $prompt } was accepted.
appeal-rejected = Your appeal on { $prompt } was rejected.
# In the channel of the question
appeal-closed = An appeal was decided by { $user }.
button-accept = Accept
button-reject = Reject

## Reports

report-which = You're reporting { $prompt }.
# Above the reasons in a menu
report-menu = What's wrong with this card?
report-reason-wrong-answer = The answer is wrong
report-reason-unclear = The question is unclear
report-reason-duplicate = It's a duplicate of another card
report-reason-other = Something else
# A reason, and how many people chose it
report-reason-count = { $reason } ({ $people })
report-counted = Thanks for the report. The card will be paused for review once { $needed } members report it ({ $count } so far).
report-paused = Thanks for the report. This card is paused until a manager reviews it.
report-before = You've already reported this card.
report-card-paused-title = Card paused
report-card-paused = { $people ->
    [one] { $people } person reported a problem with this card. It won't be asked here until a manager reviews it.
   *[other] { $people } people reported a problem with this card. It won't be asked here until a manager reviews it.
}
report-kept-paused = { $user } reviewed the reported card and kept it paused.
report-resumed = { $user } reviewed the reported card and resumed it.
button-resume-card = Resume card
button-keep-paused = Keep it paused
