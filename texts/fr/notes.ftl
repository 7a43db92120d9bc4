### What the bot posts on its own when something goes wrong.

note-round-without-deck = La partie s’arrête là, car le paquet `{ $deck }` n’existe plus. Les points déjà gagnés comptent quand même.
note-round-without-card = La partie s’arrête là, car la carte `{ $card }` n’est plus dans son paquet. Les points déjà gagnés comptent quand même.
note-question-without-deck = La question se termine maintenant, car le paquet `{ $deck }` n’existe plus. Les points déjà gagnés comptent quand même.
note-question-without-card = La question se termine maintenant, car la carte `{ $card }` n’est plus dans son paquet. Les points déjà gagnés comptent quand même.
# The reason is one of the sentences below.
note-round-not-posted = Une partie a pris fin, car je n’ai pas pu publier sa question. { $reason }
note-drop-not-posted = Je n’ai pas pu publier la question programmée n° { $drop }. { $reason }
note-drop-without-deck = La question programmée n° { $drop } est en pause. { $reason } Restaure le paquet avec `/deck undo` ou `/deck import`, ou supprime la question programmée avec `/drop remove`.
note-drops-missed-title = Questions programmées manquées
note-drops-missed = Je suis resté hors ligne trop longtemps pour publier ces questions programmées, je les ai donc sautées :
note-drops-missed-advice = Utilise `/drop now` pour en publier une tout de suite.

## What is wrong with a drop

problem-missed = { $drops ->
    [one] { $drops } question programmée a été manquée pendant que j’étais hors ligne.
   *[other] { $drops } questions programmées ont été manquées pendant que j’étais hors ligne.
}
problem-forbidden = Je ne peux pas publier dans { $channel }. Accorde-moi les permissions **Voir le salon**, **Envoyer des messages** et **Intégrer des liens** dans Modifier le salon → Permissions → Popquiz.
problem-channel-gone = Le salon a été supprimé.
problem-drop-channel-gone = Le salon a été supprimé. Choisis-en un autre avec `/drop edit`, ou supprime la question programmée avec `/drop remove`.
problem-rejected = Discord a refusé le message dans { $channel }. La raison se trouve dans les logs du bot.
problem-automod = AutoMod a bloqué mon message dans { $channel }. Ajoute une exception pour mon rôle ou pour ce salon dans Paramètres du serveur → AutoMod.
problem-thread-closed = { $channel } est archivé ou verrouillé. Toute personne qui gère les fils peut le rouvrir.
problem-deck-gone = Le paquet `{ $deck }` n’existe plus.
