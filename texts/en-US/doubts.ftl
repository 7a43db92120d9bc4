### Answers that the judge is in doubt about, and votes on whether they count.

doubts-title = Does it count?
doubts-title-closed = Answers in doubt
# $time is a relative time, like “in 5 minutes”.
doubts-close = The judge isn't sure. Voting closes { $time }.
doubts-close-managers = The judge isn't sure. A manager can decide; this closes { $time }.
# $answer is quoted; $changes lists whose points changed.
doubt-counted = The group counted { $answer }: { $changes }.
doubt-not-counted = The group didn't count { $answer }: { $changes }.
doubt-manager-counted = { $manager } counted { $answer }: { $changes }.
doubt-manager-not-counted = { $manager } didn't count { $answer }: { $changes }.
doubt-agreed = The group agrees with the judge about { $answer }.
doubt-manager-agreed = { $manager } agrees with the judge about { $answer }.
doubt-undecided = Not decided: { $answer }. The judge's verdict stands.
doubt-appealed = A manager accepted an appeal about { $answer }.
# $sign is + or −.
doubt-change = { $sign }{ $points } for { $user }
ballot-place = Answer { $number } of { $total }
ballot-question = Does this count as an answer to { $prompt }?
ballot-counts-so-far = So far, it counts.
ballot-partly-so-far = So far, it counts for { $credit }.
ballot-not-so-far = So far, it doesn't count.
ballot-own-counts = You voted that it counts.
ballot-own-does-not = You voted that it doesn't count.
ballot-settled-counts = Decided: it counts.
ballot-settled-does-not = Decided: it doesn't count.
ballot-can-change = You can change your vote until voting closes { $time }.
button-vote = Does it count?
button-counts = Counts
button-does-not-count = Doesn't count
button-next-answer = Next
button-change-votes = Change my votes
