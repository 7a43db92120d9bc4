# Two members report a card, each for a reason of their own, and a manager resumes it.
alice: /quiz start questions:1 tags:rivers
wait Question 1
alice: Danube
wait Round over
bob: [Report a problem]
bob: [What's wrong with this card?] The question is unclear
carol: [Report a problem]
carol: [What's wrong with this card?] Something else
wait Card paused
alice: [Resume card]
