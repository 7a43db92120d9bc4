# Two members review for a month. Each gets the cards that help them most, and what they missed comes back.
alice: /review
alice: [Answer] Jupiter
alice: [Next]
alice: [Answer] Venus
alice: [Next]
alice: [I don't know]
alice: [Next]
alice: [Answer] Mars
alice: [Next]
alice: [Answer] Neptune
alice: [See results]
bob: /review
bob: [Answer] Mercury
bob: [Stop]
clock +1h
alice: [Review more]
alice: [Stop]
clock +1d
alice: /review
alice: [Stop]
bob: /review
bob: [Stop]
clock +30d
alice: /review
alice: [Stop]
bob: /review
bob: [Stop]
