### Drops: questions on a schedule.

drop-none = This server has no drops yet. Add one with `/drop add`.
drop-list-title = Drops
drop-added = Added: { $drop }
drop-edited = Updated: { $drop }
drop-paused-reply = Paused: { $drop }
drop-resumed-reply = Resumed: { $drop }
# { $drops } is a list such as "#3 and #5"
drop-same-time = { $count ->
    [one] Drop { $drops } is
   *[other] Drops { $drops } are
} posted in { $channel } at the same time. To space them out, change a time with `/drop edit`.
drop-removed = Removed drop #{ $number }. If one of its questions is open, people can still answer it.
drop-posted = Posted a question from drop #{ $number } in { $channel }.

## A drop in one line, its parts separated by dots

drop-when = **#{ $number }** { $deck } in { $channel } · { $days } at { $time } ({ $zone })
drop-deck-gone = { $deck } (removed)
drop-open = open for { $duration }
drop-private = private answers
drop-channel = answers in the channel
drop-own-cards = own cards
drop-pings = pings { $role }
drop-next = next: { $time }
# Below it, the two times after the next one
drop-then = Then { $times }
drop-paused = paused
# As a choice, without formatting
drop-choice = #{ $number } { $deck }, { $days } at { $time }

## A card of one's own for each member

own-card-title = A card of your own
own-card-offer = Press **Answer** to get the card that helps you most. Only you can see it.
own-card-footer = Your own card
own-card-result = Got their own card right: { $right } of { $people }
