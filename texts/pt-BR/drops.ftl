### Drops: questions on a schedule.

drop-none = Este servidor ainda não tem perguntas agendadas. Adicione uma com `/drop add`.
drop-list-title = Perguntas agendadas
drop-added = Adicionada: { $drop }
drop-edited = Atualizada: { $drop }
drop-paused-reply = Pausada: { $drop }
drop-resumed-reply = Retomada: { $drop }
drop-same-time = { $count ->
    [one] A pergunta agendada { $drops } também é publicada
   *[other] As perguntas agendadas { $drops } também são publicadas
} em { $channel } no mesmo horário. Para separá-las, mude um horário com `/drop edit`.
drop-removed = A pergunta agendada #{ $number } foi removida. Se ela já foi publicada e continua aberta, ainda dá para responder.
drop-posted = A pergunta agendada #{ $number } foi publicada em { $channel }.

## A drop in one line, its parts separated by dots

drop-when = **#{ $number }** { $deck } em { $channel } · { $days } às { $time } ({ $zone })
drop-deck-gone = { $deck } (removido)
drop-open = aberta por { $duration }
drop-private = respostas em particular
drop-channel = respostas no canal
drop-own-cards = cartões próprios
drop-pings = menciona { $role }
drop-next = próxima: { $time }
drop-then = Depois: { $times }
drop-paused = pausada
# As a choice, without formatting
drop-choice = #{ $number } { $deck }, { $days } às { $time }

## A card of one's own for each member

own-card-title = Seu próprio cartão
own-card-offer = Aperte **Responder** para receber o cartão que mais ajuda você. Só você vê.
own-card-footer = Seu próprio cartão
own-card-result = Acertaram o próprio cartão: { $right } de { $people }
