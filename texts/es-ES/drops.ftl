### Drops: questions on a schedule.

drop-none = Este servidor aún no tiene preguntas programadas. Añade una con `/drop add`.
drop-list-title = Preguntas programadas
drop-added = Añadida: { $drop }
drop-edited = Actualizada: { $drop }
drop-paused-reply = En pausa: { $drop }
drop-resumed-reply = Reanudada: { $drop }
drop-same-time = { $count ->
    [one] La pregunta programada { $drops } también se publica
   *[other] Las preguntas programadas { $drops } también se publican
} en { $channel } a la misma hora. Para separarlas, cambia una hora con `/drop edit`.
drop-removed = Se ha eliminado la pregunta programada #{ $number }. Si ya se ha publicado y sigue abierta, aún se puede responder.
drop-posted = Se ha publicado la pregunta programada #{ $number } en { $channel }.

## A drop in one line, its parts separated by dots

drop-when = **#{ $number }** { $deck } en { $channel } · { $days } a las { $time } ({ $zone })
drop-deck-gone = { $deck } (eliminado)
drop-open = abierta durante { $duration }
drop-private = respuestas privadas
drop-channel = respuestas en el canal
drop-own-cards = tarjetas propias
drop-pings = menciona a { $role }
drop-next = próxima: { $time }
drop-then = Después: { $times }
drop-paused = en pausa
# As a choice, without formatting
drop-choice = #{ $number } { $deck }, { $days } a las { $time }

## A card of one's own for each member

own-card-title = Tu propia tarjeta
own-card-offer = Pulsa **Responder** para recibir la tarjeta que más te ayuda. Nadie más la ve.
own-card-footer = Tu propia tarjeta
own-card-result = Tarjetas propias acertadas: { $right } de { $people }
