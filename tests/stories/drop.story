# A drop a minute ahead, answered privately by three, and its close.
alice: /drop add time:09:00 deck:trees open:1h tags:rivers ping:@Learners
alice: /drop list
clock +1m
wait Today's question
bob: [Answer] the Danub
carol: [Answer] Rhine
carol: [Answer] Elbe
carol: [Answer] Seine
carol: [Answer] Danube
alice: /lookup words:vienna
clock +1h
wait 1 of 2 people got it.
alice: /leaderboard since:today
