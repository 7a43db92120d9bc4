### Appeals and reports.

appeal-sent = Appeal sent to the managers. You'll be notified when they decide.
appeal-which = Which of your answers should have counted?
# In place of an answer without visible characters
appeal-blank = (blank)
appeal-title = Appeal
appeal-advice = Accepting adds this wording to the card and gives points to everyone who used it.
appeal-judged-wrong = { $user } answered “{ $answer }”, which was judged incorrect.
appeal-judged-partial = { $user } answered “{ $answer }”, which was judged partly correct ({ $credit }).
appeal-accepted-title = Appeal accepted
appeal-rejected-title = Appeal rejected
appeal-decided-by = Decided by { $user }
# The prompt comes in quotation marks.
appeal-counts = “{ $wording }” now counts as an answer to { $prompt }.
appeal-rejected = { $user }, your appeal on { $prompt } was rejected.
button-accept = Accept
button-reject = Reject

## Reports

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
