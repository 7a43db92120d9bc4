### What members see about themselves, and a server's settings.

## /help

help-intro = Je pose des questions tirées de paquets de flashcards, dans des parties en direct ou à heures fixes. Réponds avec tes propres mots : d’autres formulations comptent aussi si elles veulent dire la même chose. Choisis ci-dessous ce que tu veux faire.
# The menu of the topics below.
help-menu = Que veux-tu faire ?
help-play = Jouer
help-manage = Gérer les paquets et les questions programmées
help-operate = Héberger le bot
help-answering = Dans une **course**, écris ta réponse dans le salon. La première bonne réponse remporte les points. Dans un **examen** ou une **question programmée** en privé, appuie sur **Répondre**. Personne d’autre ne voit ce que tu écris.
help-granted = Pour les gestionnaires de ce serveur et les membres autorisés :
# In direct messages.
help-direct = Ici, tu peux t’entraîner en solo avec les paquets d’un serveur où nous sommes tous les deux.
help-direct-server = Tu utilises les paquets de **{ $server }**.
help-direct-no-server = Choisis un serveur ci-dessous. S’il n’y en a aucun, c’est qu’aucun des serveurs que nous avons en commun ne l’autorise.
direct-which-server = De quel serveur veux-tu utiliser les paquets ? Tu pourras en choisir un autre plus tard avec `/help`.
# $link invites the bot to a server.
help-operator =
    Popquiz est auto-hébergé : quelqu’un le fait tourner sur sa propre machine. Là, `popquiz doctor` vérifie l’installation, `popquiz backup` sauvegarde la base de données et `popquiz help` liste tout le reste. Le guide se trouve dans le code source : `docs/operators.md` (en anglais).
    Tu peux [ajouter ce bot à un autre serveur](<{ $link }>) que tu gères.

## /leaderboard

leaderboard-title = Classement
leaderboard-points = Points
leaderboard-server = ce serveur
leaderboard-today = aujourd’hui
leaderboard-week = cette semaine
leaderboard-month = ce mois-ci
leaderboard-all = depuis le début
leaderboard-empty = Personne n’a encore de points.
leaderboard-page-empty = Cette page est maintenant vide.

## /stats

stats-none = Pas encore de résultats. Reviens quand ta première question sur ce serveur sera terminée.
stats-title = Tes statistiques
stats-accuracy = { $questions ->
    [one] Bonnes réponses : **{ $right }** sur { $questions } question · **{ $accuracy }** de réussite
   *[other] Bonnes réponses : **{ $right }** sur { $questions } questions · **{ $accuracy }** de réussite
}
stats-rank = { NUMBER($rank, type: "ordinal") ->
    [one] **{ $rank }re** place sur { $total } · { n-points }
   *[other] **{ $rank }e** place sur { $total } · { n-points }
}
stats-streak = { $streak ->
    [one] 🔥 { $streak } question programmée réussie d’affilée dans { $deck }
   *[other] 🔥 { $streak } questions programmées réussies d’affilée dans { $deck }
}
stats-decks = Tes paquets, du meilleur au moins bon
stats-strong-decks = Tes meilleurs paquets
stats-weak-decks = Paquets à travailler
stats-deck = { $deck } — **{ $accuracy }** sur { n-questions }
stats-other-decks = { $decks ->
    [one] { $decks } paquet de moins de { $questions } questions n’est pas affiché
   *[other] { $decks } paquets de moins de { $questions } questions ne sont pas affichés
}
stats-note = Seules les questions terminées comptent, avec ta meilleure réponse à chacune.

## /progress

progress-title = Tes progrès
progress-group-title = Progrès de { $members } membres
progress-none = Il n’y a encore rien à montrer. Tes progrès apparaîtront quand une question à laquelle tu as répondu sera terminée.
progress-group-none = Il n’y a encore rien à montrer. Les progrès du groupe apparaîtront quand { $members } membres auront répondu à des questions.
progress-note = Estimations d’après les réponses aux questions terminées.
progress-known = Cartes que tu connais
progress-group-known = Cartes connues par membre, en moyenne
progress-curve = Souvenir sans nouvelle réponse
progress-activity = Réponses par jour
progress-decks = Part connue de chaque paquet
progress-no-decks = Ces paquets ont été supprimés.
progress-today = aujourd’hui
progress-days-ago = { $days ->
    [one] il y a { $days } jour
   *[other] il y a { $days } jours
}
progress-in-days = dans { $days } jours
progress-weeks-ago = il y a { $weeks } semaines
# Read to people who don't see the picture
progress-alt-known = Cartes connues : environ { $now } maintenant, { $before } il y a { $days ->
    [one] { $days } jour.
   *[other] { $days } jours.
}
progress-alt-curve = Souvenir des cartes déjà vues : { $now } maintenant, { $later } dans { $days } jours sans nouvelle réponse.
progress-alt-activity = Réponses des { $weeks } dernières semaines : { $answers }, sur { $days ->
    [one] { $days } jour.
   *[other] { $days } jours.
}
progress-alt-decks = Part connue de chaque paquet : { $decks }.

## /privacy

privacy-title = Les données enregistrées sur toi
privacy-intro = Données liées à ton identifiant Discord, sur tous les serveurs qui utilisent ce bot :
privacy-answers = { $answers ->
    [one] { $answers } réponse, avec sa question, sa date et son verdict
   *[other] { $answers } réponses, avec leur question, leur date et leur verdict
}. Nombre de textes conservés : { $texts }. Ce serveur supprime les textes au bout de { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}.
privacy-points = { $entries ->
    [one] { $entries } entrée dans les classements
   *[other] { $entries } entrées dans les classements
}
privacy-appeals = { $appeals ->
    [one] { $appeals } contestation
   *[other] { $appeals } contestations
} et { $reports ->
    [one] { $reports } carte signalée
   *[other] { $reports } cartes signalées
}
privacy-work = { $decisions ->
    [one] { $decisions } décision sur une contestation
   *[other] { $decisions } décisions sur des contestations
} et { $changes ->
    [one] { $changes } modification d’un paquet
   *[other] { $changes } modifications de paquets
}
privacy-memories = { $cards ->
    [one] ton niveau de mémorisation de { $cards } carte
   *[other] ton niveau de mémorisation de { $cards } cartes
}
privacy-direct-server = le serveur dont tu utilises les paquets en message privé
privacy-practices = { $practices ->
    [one] { $practices } entraînement non terminé
   *[other] { $practices } entraînements non terminés
}
privacy-advice = Rien d’autre : ni nom, ni message en dehors des réponses. Télécharge tout avec `/privacy export`, ou supprime tout avec `/privacy delete`.
privacy-export = Toutes les données enregistrées sur toi :
privacy-delete = Tes réponses, contestations et signalements seront définitivement supprimés sur tous les serveurs qui utilisent ce bot, et tu quitteras les parties en cours. Tes points peuvent rester dans les classements sous le nom « un ancien membre », ou être supprimés aussi.
privacy-deleted = Tes données ont été supprimées.
button-delete-keep-points = Supprimer mes données, garder mes points anonymement
button-delete-all = Supprimer mes données et mes points

## /settings

settings-title = Paramètres
settings-managers-channel = Les contestations, les signalements et les messages aux gestionnaires apparaissent dans { $channel }.
settings-no-managers-channel = Aucun salon défini pour les gestionnaires : les contestations et les signalements apparaissent dans leur salon d’origine.
settings-keep-answers = { $days ->
    [one] Les réponses sont conservées { $days } jour. Les membres peuvent contester dans ce délai.
   *[other] Les réponses sont conservées { $days } jours. Les membres peuvent contester dans ce délai.
}
settings-answers-not-kept = Les réponses ne sont pas conservées, les membres ne peuvent donc pas contester.
settings-reports = { $reports ->
    [one] Une carte est mise en pause après { $reports } signalement.
   *[other] Une carte est mise en pause après { $reports } signalements.
}
settings-rounds-managers = Seuls les gestionnaires peuvent lancer des parties.
settings-rounds-everyone = Tout le monde peut lancer des parties, une à la fois par personne.
settings-doubts-on = Quand le bot hésite sur une réponse, les joueurs votent.
settings-doubts-managers = Quand le bot hésite sur une réponse, les gestionnaires peuvent trancher.
settings-doubts-off = Le verdict du bot reste valable, même quand il hésite.
settings-direct-messages-on = Les membres peuvent s’entraîner avec les paquets de ce serveur en message privé avec moi.
settings-direct-messages-off = Les paquets de ce serveur ne peuvent pas être utilisés en message privé.
settings-language = Langue des messages dans les salons : { $language }.
settings-zone = Les classements suivent le fuseau horaire { $zone }, choisi par la personne qui héberge le bot.
