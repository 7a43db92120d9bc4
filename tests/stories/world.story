# Messages are edited and deleted, and the bot's permissions and installation change, as on Discord.
bob: danbue
bob: {Edit} danbue || the Danube
bob: {Delete} Danube
deny Embed Links
alice: /quiz start deck:trees questions:1
allow Embed Links
bot leaves commands
alice: /quiz start deck:trees questions:1
bot returns
alice: /quiz start deck:trees questions:1
wait Question 1 of 1
bob: Danube
wait Round over
