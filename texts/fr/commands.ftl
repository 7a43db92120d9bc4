### Descriptions of the commands, as Discord lists them.
###
### A command's message has its description. An option's description is an attribute of its command's message.
### Discord allows 100 characters.

# Behind the description of a subcommand that only managers can use, of a command that everybody sees
for-managers = { $description } (gestionnaires uniquement)

## Options that several commands have

option-deck = Paquet
option-own-deck = Un des paquets propres à ce serveur
option-tags = Seulement les cartes ayant un de ces tags, séparés par des virgules
option-words = Quelques mots de la question ou de la réponse
option-drop = Numéro de la question programmée, indiqué par /drop list
option-time = Heure locale, par exemple 09:00
option-days = tous les jours, en semaine, week-end, ou des jours comme lun, mer, ven (par défaut : tous les jours)
option-zone = Fuseau horaire, par exemple Europe/Paris
option-open = Temps pour répondre, par exemple 8h
option-answers = Façon de répondre (par défaut : en privé)
option-drop-cards = Quelle carte est posée (par défaut : commune)
option-ping = Rôle à mentionner à chaque question

## Choices

choice-mode-race = Course : la première bonne réponse dans le salon l’emporte
choice-mode-exam = Examen : tout le monde répond en privé
choice-mode-elimination = Élimination : trois vies, le dernier en jeu gagne
choice-style-typed = Saisie : comme la carte le prévoit
choice-style-choice = Choix : une réponse parmi quatre, tirées de cartes semblables
choice-cards-mix = Mélange : toutes les cartes du paquet
choice-cards-missed = Ratées : celles que tu as le plus souvent ratées
choice-cards-shared = Commune : la même carte pour tout le monde
choice-cards-own = Personnelle : à chaque membre, la carte la plus utile
choice-rounds-managers = Les gestionnaires
choice-rounds-everyone = Tout le monde, une partie à la fois par personne
choice-doubts-on = Oui : les joueurs votent ; le vote d’un gestionnaire tranche
choice-doubts-managers = Les gestionnaires seulement
choice-doubts-off = Non : le verdict du bot reste valable
choice-direct_messages-on = Oui : aussi en message privé avec le bot
choice-direct_messages-off = Non : uniquement sur ce serveur
choice-answers-private = En privé : avec un bouton, invisible pour les autres
choice-answers-channel = Dans le salon : tout le monde voit les réponses
choice-clear-ping = Mention
choice-clear-tags = Tags
choice-of-server = Ce serveur
choice-of-channel = Ce salon
choice-of-deck = Un paquet
choice-since-today = Aujourd’hui
choice-since-week = Cette semaine
choice-since-month = Ce mois-ci
choice-since-all = Depuis le début
choice-format-toml = Popquiz (TOML)
choice-format-csv = Tableau (CSV)
choice-format-md = Markdown
choice-format-apkg = Paquet Anki

## /quiz

command-quiz = Jouer une partie de quiz dans ce salon
command-quiz-start = Lancer une partie
    .deck = Paquet à utiliser
    .mix = Plusieurs paquets, chacun avec son poids, par exemple Biologie 2, Chimie 1
    .questions = Nombre de questions
    .seconds = Secondes par question
    .mode = Mode de jeu (par défaut : course)
    .goal = Points à atteindre pour finir la partie
    .style = Façon de répondre (par défaut : saisie)
    .teams = Jouer en équipes : les rouges contre les bleus
    .tags = { option-tags }
    .thread = Jouer la partie dans un fil à part (par défaut : non)
command-quiz-skip = Passer cette question
command-quiz-stop = Arrêter la partie et afficher les résultats
command-quiz-preset = Parties enregistrées
command-quiz-preset-save = Enregistrer une partie sous un nom
    .name = Nom sous lequel la retrouver
    .deck = { command-quiz-start.deck }
    .mix = { command-quiz-start.mix }
    .questions = { command-quiz-start.questions }
    .seconds = { command-quiz-start.seconds }
    .mode = { command-quiz-start.mode }
    .goal = { command-quiz-start.goal }
    .style = { command-quiz-start.style }
    .teams = { command-quiz-start.teams }
    .tags = { option-tags }
command-quiz-preset-start = Lancer une partie enregistrée
    .name = Partie enregistrée à lancer
command-quiz-preset-list = Afficher les parties enregistrées
command-quiz-preset-remove = Supprimer une partie enregistrée
    .name = Partie enregistrée à supprimer

## /drop

command-drop = Publier des questions à heures fixes
command-drop-add = Programmer une question à une heure donnée
    .time = { option-time }
    .deck = Paquet d’où tirer les questions
    .days = { option-days }
    .zone = { option-zone }
    .open = { option-open }
    .answers = { option-answers }
    .channel = Salon où publier (par défaut : celui-ci)
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = { option-drop-cards }
command-drop-edit = Modifier une question programmée
    .drop = { option-drop }
    .time = { option-time }
    .deck = Paquet d’où tirer les questions
    .days = tous les jours, en semaine, week-end, ou des jours comme lun, mer, ven
    .zone = { option-zone }
    .open = { option-open }
    .answers = Façon de répondre
    .channel = Salon où publier
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = Quelle carte est posée
    .clear = Retirer la mention ou les tags
command-drop-list = Afficher les questions programmées de ce serveur
command-drop-pause = Mettre en pause une question programmée
    .drop = { option-drop }
command-drop-resume = Réactiver une question programmée en pause
    .drop = { option-drop }
command-drop-remove = Supprimer une question programmée
    .drop = { option-drop }
command-drop-now = Publier tout de suite une question programmée
    .drop = { option-drop }

## Looking things up

command-practice = T’entraîner en solo. Personne d’autre ne le voit.
    .deck = Paquet à travailler
    .cards = Cartes à travailler (par défaut : mélange)
command-review = Réviser les cartes les plus utiles pour toi. Personne d’autre ne le voit.
    .deck = Paquet à réviser (par défaut : tous ceux que tu as déjà travaillés)
command-lookup = Rechercher une carte. Personne d’autre ne voit le résultat.
    .words = { option-words }
command-leaderboard = Voir qui a le plus de points
    .of = Points à afficher (par défaut : ceux de ce serveur)
    .since = Période (par défaut : depuis le début)
    .deck = Compter seulement les points de ce paquet
    .picture = Ajouter une image des points (sinon : non)
command-stats = Voir ton taux de réussite, tes séries, tes meilleurs paquets et ceux à travailler
command-progress = Voir en image ce que tu connais
    .group = Montrer tout le groupe (sinon : toi)

## /deck

command-deck = Parcourir les paquets et gérer ceux de ce serveur
command-deck-list = Afficher tous les paquets
command-deck-info = Voir ce que contient un paquet
    .deck = { option-deck }
command-deck-health = Voir quelles cartes sont trop dures, trop faciles ou sans doute fausses
    .deck = { option-deck }
command-deck-exam = Fixer une date d’examen et voir ce que vous saurez ce jour-là
    .date = Jour de l’examen, par exemple 2026-06-24
    .deck = { option-deck }
command-deck-import = Importer ou mettre à jour un paquet à partir d’un fichier
    .file = Fichier de 20 000 cartes et 10 Mo maximum
    .deck = Paquet de ce serveur à mettre à jour
    .title = Nom du paquet
command-deck-export = Télécharger un paquet avec toutes ses réponses
    .deck = { option-deck }
    .format = Format du fichier (par défaut : Popquiz, qui conserve tout)
command-deck-copy = Copier un paquet pour pouvoir le modifier
    .deck = { option-deck }
    .title = Nom de la copie
command-deck-rename = Renommer un paquet
    .title = Nouveau nom
    .deck = { option-own-deck }
command-deck-remove = Supprimer un paquet. Tu as 30 jours pour changer d’avis.
    .deck = { option-own-deck }
command-deck-history = Voir qui a modifié un paquet, et quand
    .deck = { option-own-deck }
command-deck-undo = Annuler les dernières modifications d’un paquet, une par une
    .deck = { option-own-deck }

## /card

command-card = Gérer les cartes des paquets de ce serveur
command-card-add = Ajouter une carte
    .deck = { option-own-deck }
command-card-edit = Modifier une carte
    .words = { option-words }
command-card-remove = Supprimer une carte
    .words = { option-words }
command-card-show = Afficher une carte et ses formulations acceptées et refusées
    .words = { option-words }

## Everything else

command-settings = Configurer Popquiz pour ce serveur
command-settings-show = Afficher les paramètres actuels
command-settings-change = Modifier les paramètres
    .managers_channel = Salon pour les contestations, les signalements et les messages aux gestionnaires
    .keep_answers_days = Jours de conservation des réponses, donc délai pour contester (0 : aucune conservation)
    .reports = Nombre de signalements avant la mise en pause d’une carte
    .rounds = Qui peut lancer des parties
    .doubts = Qui décide des réponses sur lesquelles le bot hésite
    .direct_messages = Autoriser les membres à utiliser les paquets de ce serveur en message privé (par défaut : oui)
    .language = Langue des messages dans les salons (par défaut : celle du serveur)
command-settings-reset = Rétablir tous les paramètres par défaut
command-privacy = Voir, télécharger ou supprimer tes données
command-privacy-show = Voir les données enregistrées sur toi
command-privacy-export = Télécharger tes données
command-privacy-delete = Supprimer tes données
command-help = Voir ce que tu peux faire avec Popquiz

## In the menu of a message (Apps). Discord allows 32 characters.

message-command-appeal = Ça aurait dû compter
message-command-card = Créer une carte
