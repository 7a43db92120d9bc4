# Commands in the menu of a message are written in braces, with words of the message.
alice: /deck copy deck:nature title:"Our rivers"
bob: Which river flows through Linz?
alice: {Make a card} flows through Linz
alice: [Add a card] || Danube
alice: /quiz start deck:trees questions:1
wait Question 1 of 1
bob: {braces} are just said
