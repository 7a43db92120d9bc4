### Drops: questions on a schedule.

drop-none = Ce serveur n’a pas encore de questions programmées. Ajoutes-en une avec `/drop add`.
drop-list-title = Questions programmées
drop-added = Ajoutée : { $drop }
drop-edited = Modifiée : { $drop }
drop-paused-reply = Mise en pause : { $drop }
drop-resumed-reply = Réactivée : { $drop }
drop-same-time = { $count ->
    [one] La question programmée { $drops } est aussi publiée
   *[other] Les questions programmées { $drops } sont aussi publiées
} dans { $channel } à la même heure. Pour les espacer, modifie une heure avec `/drop edit`.
drop-removed = La question programmée n° { $number } a été supprimée. Si une question déjà publiée est encore ouverte, on peut toujours y répondre.
drop-posted = La question programmée n° { $number } a été publiée dans { $channel }.

## A drop in one line, its parts separated by dots

drop-when = **#{ $number }** { $deck } dans { $channel } · { $days } à { $time } ({ $zone })
drop-deck-gone = { $deck } (supprimé)
drop-open = ouverte pendant { $duration }
drop-private = réponses en privé
drop-channel = réponses dans le salon
drop-own-cards = cartes personnelles
drop-pings = mentionne { $role }
drop-next = prochaine : { $time }
drop-then = Puis { $times }
drop-paused = en pause
# As a choice, without formatting
drop-choice = #{ $number } { $deck }, { $days } à { $time }

## A card of one's own for each member

own-card-title = Ta carte personnelle
own-card-offer = Appuie sur **Répondre** pour recevoir la carte qui t’aide le plus. Personne d’autre ne la voit.
own-card-footer = Ta carte personnelle
own-card-result = Cartes personnelles trouvées : { $right } sur { $people }
