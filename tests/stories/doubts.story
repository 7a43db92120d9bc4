# The judge isn't sure about two answers of an exam. Others vote on them one by one, and a manager settles one at once.
alice: /quiz start questions:1 mode:exam seconds:30 tags:rivers
wait Question 1
bob: [Answer] Danubius
dave: [Answer] dunabe
erin: [Answer] Danube
clock +31s
wait Does it count?
bob: [Does it count?]
bob: [Counts]
erin: [Does it count?]
erin: [Doesn't count]
erin: [Counts]
clock +2s
wait 👍 1
alice: [Does it count?]
alice: [Counts]
clock +10m
wait Not decided
alice: /leaderboard since:today
