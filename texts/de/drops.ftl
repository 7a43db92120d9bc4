### Drops: questions on a schedule.

drop-none = Auf diesem Server gibt es noch keine geplanten Fragen. Mit `/drop add` legst du eine an.
drop-list-title = Geplante Fragen
drop-added = Hinzugefügt: { $drop }
drop-edited = Geändert: { $drop }
drop-paused-reply = Pausiert: { $drop }
drop-resumed-reply = Fortgesetzt: { $drop }
drop-same-time = { $count ->
    [one] Auch die geplante Frage { $drops } erscheint
   *[other] Auch die geplanten Fragen { $drops } erscheinen
} zur selben Zeit in { $channel }. Mit `/drop edit` kannst du eine Uhrzeit ändern.
drop-removed = Geplante Frage #{ $number } wurde entfernt. Ist eine ihrer Fragen noch offen, kann sie weiter beantwortet werden.
drop-posted = Geplante Frage #{ $number } wurde in { $channel } gepostet.

## A drop in one line, its parts separated by dots

drop-when = **#{ $number }** { $deck } in { $channel } · { $days } um { $time } ({ $zone })
drop-deck-gone = { $deck } (entfernt)
drop-open = { $duration } offen
drop-private = private Antworten
drop-channel = Antworten im Kanal
drop-own-cards = eigene Karten
drop-pings = pingt { $role }
drop-next = nächste: { $time }
drop-then = Danach { $times }
drop-paused = pausiert
# As a choice, without formatting
drop-choice = #{ $number } { $deck }, { $days } um { $time }

## A card of one's own for each member

own-card-title = Deine eigene Karte
own-card-offer = Drück auf **Antworten**, um die Karte zu bekommen, die dir am meisten hilft. Nur du siehst sie.
own-card-footer = Deine eigene Karte
own-card-result = Eigene Karte gewusst: { $right } von { $people }
