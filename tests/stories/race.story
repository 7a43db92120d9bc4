# A race of four questions; the seed of the stage decides their order.
alice: /quiz start deck:trees questions:4
wait Question 1 of 4
bob: is it the pine?
alice: the danube
alice: CO2, water
bob: larch and spruce
carol: pine
alice: yes
wait Question 2 of 4
bob: yes
carol: tamarack, pine, spruce
bob: carbon dioxide and water
alice: Danube
wait Question 3 of 4
carol: danub
carol: yes
carol: co2, water
carol: spruce, pine, larch
wait Question 4 of 4
bob: no
alice: water and CO2
alice: pine; spruce; larch
alice: the Danube river
alice: yes
clock +30s
wait Round over
bob: /leaderboard of:deck deck:trees
