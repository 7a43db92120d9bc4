### Why a request can't be carried out, and what to do instead.

## Rounds

error-round-running = Une partie est déjà en cours ici. Attends qu’elle se termine ou arrête-la avec `/quiz stop`.
error-round-hosts-another = Tu as déjà une partie en cours dans { $channel }. Attends qu’elle se termine ou arrête-la là-bas avec `/quiz stop`.
error-round-none = Aucune partie n’est en cours ici. Lances-en une avec `/quiz start`.
error-round-between-questions = La prochaine question arrive : il n’y a rien à passer pour l’instant.
error-round-not-a-player = Il faut jouer pour voter. Réponds d’abord à une question de cette partie.
error-round-started = Cette partie a déjà commencé. Réponds simplement aux questions.
error-round-in-thread-already = Tu es déjà dans un fil. Retire `thread` pour jouer ici.
error-round-no-thread = Discord n’a pas créé de fil ici. Retire `thread` pour jouer dans le salon.
error-round-not-the-host = Seule la personne qui a lancé la partie peut la faire commencer tout de suite. Elle commence d’elle-même dans quelques secondes.
error-round-goal-in-elimination = Une partie à élimination n’a pas d’option `goal` : le dernier en jeu gagne. Retire `goal` ou choisis un autre `mode`.
error-round-teams-in-elimination = Une partie à élimination n’a pas d’équipes : le dernier en jeu gagne. Retire `teams` ou choisis un autre `mode`.
error-round-mix = Je ne comprends pas ce mélange. Indique de 2 à 5 paquets différents, chacun avec un poids de 1 à 10, par exemple `Biologie 2, Chimie 1`.
error-round-deck-gone = Ce paquet n’existe plus. Relance `/quiz start`.
error-preset-none = Ce serveur n’a aucune partie enregistrée. Enregistres-en une avec `/quiz preset save`.
error-preset-not-found = Aucune partie enregistrée ne s’appelle **{ $name }**. Parties enregistrées : { $names }.
error-preset-too-many = Ce serveur a déjà { $most } parties enregistrées, c’est la limite. Supprimes-en d’abord une avec `/quiz preset remove`.
error-preset-name = Un nom doit avoir de 1 à { $most } caractères. Choisis un autre `name`.
error-preset-nothing-played = Il n’y a pas encore eu de partie dans ce salon, il n’y a donc rien à enregistrer. Ajoute des options comme `deck`, ou joue d’abord une partie.

## Practice

error-practice-over = Cet entraînement est terminé. Lances-en un autre avec `/practice`.
error-practice-nothing-missed = Tu n’as aucune carte ratée à revoir. Pour travailler un paquet, n’utilise pas l’option `cards`.
error-practice-all-asked = Aucune de ces cartes n’est disponible pour l’entraînement : elles sont en pause, ou font partie d’une question ou d’un examen en cours sur ce serveur. Réessaie plus tard ou choisis un autre paquet.
error-own-card-closed = Cette question est terminée.
error-own-card-none = Il n’y a pas de carte pour toi ici pour le moment : tu as répondu à toutes au cours des 12 dernières heures, ou elles font partie d’une autre question en cours. Attends la prochaine question programmée ou utilise `/review`.
error-own-card-asked = Ta carte est posée en ce moment sur ce serveur. Reviens quand cette question sera terminée.

## Appeals

error-appeal-not-yours = Tu ne peux contester que le verdict de tes propres réponses, sur le serveur où tu les as données.
error-appeal-already-correct = Cette réponse rapporte déjà tous les points.
error-appeal-already-open = Tu as déjà contesté ce verdict. Les gestionnaires vont trancher.
error-appeal-already-accepted = Ta contestation a déjà été acceptée.
error-appeal-already-rejected = Ta contestation a été rejetée. Une seule contestation est possible par réponse.
error-appeal-too-late = Il est trop tard pour contester : ce serveur conserve les réponses pendant { n-days }.
error-appeal-question-open = Tu pourras contester une fois la question terminée. Ce serveur n’a pas de salon pour les gestionnaires : tout le monde verrait ta réponse ici.
error-appeal-answer-not-kept = Cette réponse a été supprimée.
error-appeal-not-an-answer = Je n’ai pas considéré ce message comme une réponse, ou il est trop tard pour contester.
error-appeal-had-right-answer = Tu as bien répondu à cette question.
error-appeal-no-answer = Tu n’as pas répondu à cette question, ou il est trop tard pour contester.
error-appeal-other-server = Cette contestation concerne un autre serveur.
error-appeal-decided-accepted = Cette contestation a déjà été acceptée.
error-appeal-decided-rejected = Cette contestation a déjà été rejetée.
error-appeal-unknown = Cette contestation n’existe pas.
error-appeal-answer-deleted = La réponse a été supprimée : il n’est plus possible de trancher cette contestation.
error-appeal-no-tries-left = Cette réponse est arrivée après ton dernier essai. Tu ne peux donc pas la contester.
error-appeal-voted-on = Un vote est en cours sur cette réponse. S’il ne tranche pas, tu pourras la contester après la fin du vote, { $time }.
error-appeal-settled = Un vote a déjà tranché : tu ne peux plus contester cette réponse.
error-vote-over = Le vote sur cette réponse est terminé.
error-vote-settled = Une décision a déjà été prise sur cette réponse.
error-vote-appealed = Les gestionnaires ont accepté une contestation sur cette réponse : le vote n’a plus lieu d’être.
error-vote-own-answer = Tu ne peux pas voter sur ta propre réponse.
error-vote-not-a-player = Seules les personnes qui ont répondu à cette question ou joué dans cette partie peuvent voter.
error-vote-managers-only = Sur ce serveur, seuls les gestionnaires décident des réponses sur lesquelles le bot hésite.
error-question-other-server = Cette question n’a pas été posée sur ce serveur.

## Cards

error-card-gone = Cette carte n’est plus dans son paquet.
error-card-not-found = Aucune carte ne correspond à « { $words } ». Essaie avec moins de mots, ou avec d’autres.
error-card-no-words = Je ne vois aucun mot. Saisis quelques mots de la question ou de la réponse.
error-card-no-text-in-message = Ce message ne contient pas de texte. Choisis-en un qui en contient.
error-card-no-prompt = La question est vide. Saisis une question ou une phrase à trous.
# The problem is a clause such as "a choice needs two options".
error-card-unreadable-answer = Je n’arrive pas à lire cette réponse : { $problem }.
error-card-too-long = Cette carte est trop longue pour un formulaire Discord. Exporte le paquet avec `/deck export`, modifie le fichier, puis importe-le avec `/deck import`.
error-card-in-play = Cette carte, ou une autre avec la même question, est proposée en ce moment sur ce serveur. Réessaie une fois la question terminée. Si tu ne joues pas et qu’il te faut la réponse maintenant, exporte le paquet avec `/deck export`.
error-card-in-play-lookup = Cette carte, ou une autre avec la même question, est proposée en ce moment sur ce serveur. Tu pourras la consulter une fois la question terminée.

## Decks

error-deck-gone = Ce paquet n’existe plus. S’il a été supprimé, `/deck undo` le restaure.
error-deck-exam-date = « { $typed } » ne peut pas être une date d’examen. Indique un jour à venir, dans les deux ans, par exemple { $example }.
error-deck-built-in = « { $title } » est fourni avec le bot et ne peut pas être modifié. Crée une copie modifiable avec `/deck copy`.
error-deck-none = Il n’y a pas encore de paquet. Les gestionnaires peuvent en importer un avec `/deck import`.
error-deck-unnamed = Quel paquet ?
error-deck-unnamed-many = Quel paquet ? Si le tien n’est pas dans le menu, utilise la commande avec l’option `deck`.
error-deck-not-found = Aucun paquet ne s’appelle « { $typed } ». Choisis parmi ceux-ci : { $titles }.
error-deck-not-found-nearest = Aucun paquet ne s’appelle « { $typed } ». Tu voulais dire « { $nearest } » ?
error-deck-not-found-none = « { $typed } » est introuvable : ce serveur n’a pas encore de paquet. Les gestionnaires peuvent en importer un avec `/deck import`.
error-deck-ambiguous = Plusieurs paquets correspondent à « { $typed } ». Choisis-en un dans la liste qui s’affiche pendant la saisie.
error-deck-all-paused = Toutes les cartes de « { $title } » sont en pause. Les gestionnaires peuvent les réactiver avec `/deck health`.
error-deck-no-answers = « { $title } » n’a aucune carte avec une réponse. `popquiz deck check` indique ce qui manque.
error-deck-no-tag = « { $title } » n’a aucune carte avec ce tag. Tags disponibles : { $tags }.
error-deck-no-tags = « { $title } » n’a pas de tags. Retire l’option `tags` pour utiliser toutes ses cartes.
error-deck-no-title = Le nom est vide. Saisis-en un.
error-deck-title-taken = Un autre paquet s’appelle déjà « { $title } ». Choisis un autre nom avec l’option `title`.
error-deck-title-taken-rename = Un autre paquet s’appelle déjà « { $title } ». Renomme-le d’abord avec `/deck rename`.
error-deck-no-change = Aucun changement : le paquet est déjà dans cet état.
error-deck-nothing-to-undo = Il n’y a rien à annuler dans ce paquet.
error-deck-undo-not-kept = Cette modification ne peut plus être annulée : trop de choses ont changé depuis.
error-deck-changed-since = Le paquet a changé depuis. Annule d’abord la dernière modification avec `/deck undo` : { $change }.
error-deck-images-too-large = Les images du paquet dépassent { $megabytes } Mo au total. Réduis leur taille.
error-deck-too-many-cards = Un paquet peut contenir { $max_cards } cartes au maximum. Répartis-les dans plusieurs paquets.
error-deck-too-many-decks = Ce serveur a déjà { $max_decks } paquets, le maximum. Supprimes-en d’abord un avec `/deck remove`.
error-deck-server-full = Les paquets de ce serveur atteindraient { $cards } cartes et { $megabytes } Mo. Les limites sont de { $max_cards } cartes et { $max_megabytes } Mo, et les paquets supprimés comptent encore pendant 30 jours. Supprime des cartes ou des images inutiles.

## Deck files

error-file-none = Joins un fichier avec l’option `file`.
error-file-not-on-discord = « { $name } » n’est pas hébergé par Discord, je ne peux donc pas le télécharger. Envoie directement le fichier.
error-file-not-fetched = Je n’ai pas réussi à télécharger « { $name } » depuis Discord. Réessaie.
error-file-too-large = « { $name } » dépasse 10 Mo. Divise le paquet ou retire les grandes images.
error-file-import-running = Un import est déjà en cours ici. Réessaie quand il sera terminé.
error-file-too-costly = La lecture de ce fichier demande trop de mémoire ou de temps. Divise-le en plusieurs paquets.
# The problem is a clause of files.ftl.
error-file-unreadable = Je n’arrive pas à lire « { $file } » : { $problem }.
error-file-unreadable-line = Je n’arrive pas à lire « { $file } », ligne { $line } : { $problem }.
error-file-no-cards = J’ai lu ce fichier au format { $format }, mais je n’y ai trouvé aucune carte à importer.
error-file-unknown-format = Choisis un des formats de la liste.
# The detail is in English, from the library that writes the format.
error-file-not-written = Je ne peux pas exporter **{ $title }** dans ce format. Choisis-en un autre. ({ $detail })
error-file-export-too-large = Dans ce format, **{ $title }** dépasse 10 Mo, plus que ce que Discord accepte. Choisis un autre format ou divise le paquet.
error-file-bug-reading = Un bug s’est produit à la lecture de ce fichier. Rien n’a été modifié. Préviens la personne qui héberge le bot.
error-file-bug-writing = Un bug s’est produit à l’écriture de ce fichier. Rien n’a été modifié. Préviens la personne qui héberge le bot.

## Drops

error-drop-not-found = Ce serveur n’a pas de question programmée n° { $number }. `/drop list` les affiche toutes.
error-drop-not-a-number = « { $typed } » n’est pas un numéro de question programmée. `/drop list` affiche celles de ce serveur.
error-drop-too-many = Un serveur peut avoir { $max } questions programmées au maximum. Supprimes-en d’abord une avec `/drop remove`.
error-drop-no-change = Aucun changement : la question programmée n° { $number } est déjà réglée ainsi. Choisis ce que tu veux changer, par exemple `time` ou `days`.
error-drop-deck-gone = Le paquet de cette question programmée n’existe plus. S’il a été supprimé, `/deck undo` le restaure.
error-drop-own-in-channel = On ne peut pas répondre aux cartes personnelles dans le salon. Règle `answers` sur privé ou `cards` sur commune.
error-drop-no-days = Quels jours ?
error-drop-no-zone = Dans quel fuseau horaire ? Si le tien n’est pas dans la liste, utilise la commande avec l’option `{ $option }`, qui trouve les villes et les pays.
error-drop-no-time = À quelle heure ? Pour une heure comme 08:30, utilise la commande avec l’option `{ $option }`.
error-schedule-time = « { $value } » n’est pas une heure. Saisis les heures et les minutes, par exemple 09:00 ou 21:30.
error-schedule-days = « { $value } » ne désigne pas des jours. Saisis `tous les jours`, `en semaine`, `week-end` ou des jours comme `lun, mer, ven` ou `lun-ven`.
error-schedule-duration = « { $value } » n’est pas une durée. Saisis des minutes, des heures ou des jours, par exemple `30m`, `8h` ou `1d` (au maximum `{ $days }d`).
error-schedule-zone = « { $value } » n’est pas un fuseau horaire. Saisis un nom IANA, par exemple Europe/Paris, America/New_York ou UTC.
error-schedule-zone-ambiguous = « { $value } » n’est pas un fuseau horaire. Tu voulais dire { $zones } ?

## Options

error-option-range = `{ $option }` doit être compris entre { $min } et { $max }.
error-option-choice = `{ $option }` doit être { $choices }.
error-option-set-and-cleared = Tu peux soit définir `{ $option }`, soit l’enlever, mais pas les deux.
error-option-deck-and-scope = Choisis soit un paquet, soit ce serveur ou ce salon, mais pas les deux.
error-option-nothing-to-set = Choisis au moins un paramètre à modifier.

## Permissions

error-permission-missing = Il me faut { $permissions } dans { $channel }. Toute personne qui gère le salon peut { $count ->
    [one] m’accorder cette permission
   *[other] m’accorder ces permissions
} dans Modifier le salon → Permissions → Popquiz.
error-permission-images = Certaines de ces cartes ont des images. Pour les afficher, il me faut la permission **Joindre des fichiers** dans { $channel }. En attendant, leurs questions apparaissent sans image. Toute personne qui gère le salon peut me l’accorder dans Modifier le salon → Permissions → Popquiz.
error-permission-channel-hidden = Je ne vois pas { $channel }. Accorde-moi la permission **Voir le salon** dans Modifier le salon → Permissions → Popquiz.
error-permission-other-server = Ce salon n’est pas sur ce serveur.
error-permission-not-in-server = Je ne suis pas sur ce serveur, seules mes commandes y sont. Toute personne qui gère le serveur peut [m’ajouter](<{ $link }>).
error-permission-not-manager = C’est réservé aux gestionnaires. Il te faut la permission **Gérer le serveur**, ou l’accès à `/{ $command }` dans Paramètres du serveur → Intégrations → Popquiz.
error-permission-not-deck-manager = Seuls les gestionnaires peuvent modifier les paquets et les cartes. Il te faut la permission **Gérer le serveur**, ou l’accès à `/{ $command }` dans Paramètres du serveur → Intégrations → Popquiz.
error-permission-start-rounds = Ici, seuls les gestionnaires peuvent lancer des parties. Ils peuvent ouvrir cette possibilité à tout le monde avec l’option `rounds` de `/settings change`.
error-permission-not-a-host = C’est réservé aux gestionnaires et à la personne qui a lancé la partie.

## Everything else

error-settings-newer = Je ne peux rien modifier : les paramètres de ce serveur viennent d’une version plus récente de Popquiz. Demande une mise à jour à la personne qui héberge le bot.
error-not-in-server = Je ne fonctionne que sur les serveurs. Utilise cette commande dans un salon de serveur.
error-no-shared-server = Nous n’avons aucun serveur en commun qui autorise l’utilisation de ses paquets en message privé.
error-unknown-command = Cette commande n’existe plus. Recharge Discord (Ctrl+R) et réessaie.
error-outdated-button = Ce bouton ne fonctionne plus.
error-outdated-form = Ce formulaire ne fonctionne plus.
error-draft-expired = Ta saisie n’est plus enregistrée. Relance la commande.
error-empty-answer = Ta réponse était vide, elle n’a donc pas compté. Appuie sur **Répondre** pour réessayer.
error-bug = Un bug s’est produit, je n’ai donc pas pu faire ça. Préviens la personne qui héberge le bot.
error-too-slow = Ça a pris trop de temps. Appuie de nouveau sur le bouton.
error-shutting-down = Je suis en train de m’arrêter. Réessaie dans un instant.
error-database = Je n’arrive pas à joindre ma base de données. Réessaie dans un instant et, si ça se reproduit, préviens la personne qui héberge le bot.
