### Names of the commands and their options, as people type them after a slash. Everything that mentions a command or an option
### takes its name from here.
###
### A command's message has its name, and its attributes are the names of its subcommands. Discord takes 32 letters, digits,
### hyphens, and underscores: no spaces, and no capital letters.

name-command-quiz = quiz
    .start = lancer
    .skip = passer
    .stop = arrêter
    .preset = modèle
    .preset-save = enregistrer
    .preset-start = lancer
    .preset-list = liste
    .preset-remove = supprimer
name-command-drop = question-programmée
    .add = ajouter
    .edit = modifier
    .list = lister
    .pause = pause
    .resume = réactiver
    .remove = supprimer
    .now = maintenant
name-command-practice = entraînement
name-command-review = révision
name-command-lookup = rechercher
name-command-leaderboard = classement
name-command-stats = statistiques
name-command-progress = progrès
name-command-deck = paquet
    .list = lister
    .info = infos
    .health = état
    .exam = examen
    .import = importer
    .export = exporter
    .copy = copier
    .rename = renommer
    .remove = supprimer
    .history = historique
    .undo = annuler
name-command-card = carte
    .add = ajouter
    .edit = modifier
    .remove = supprimer
    .show = afficher
name-command-settings = paramètres
    .show = afficher
    .change = modifier
    .reset = réinitialiser
name-command-privacy = confidentialité
    .show = afficher
    .export = exporter
    .delete = supprimer
name-command-help = aide

## Options

name-option-answers = réponses
name-option-cards = cartes
name-option-channel = salon
name-option-clear = retirer
name-option-date = date
name-option-days = jours
name-option-deck = paquet
name-option-direct_messages = messages_privés
name-option-doubts = doutes
name-option-drop = question-programmée
name-option-file = fichier
name-option-format = format
name-option-goal = objectif
name-option-group = groupe
name-option-keep_answers_days = conserver_les_réponses
name-option-language = langue
name-option-managers_channel = salon_des_gestionnaires
name-option-mix = mélange
name-option-mode = mode
name-option-name = nom
name-option-of = portée
name-option-open = durée
name-option-picture = image
name-option-ping = mention
name-option-questions = questions
name-option-reports = signalements
name-option-rounds = parties
name-option-seconds = secondes
name-option-since = période
name-option-style = style
name-option-tags = tags
name-option-teams = équipes
name-option-thread = fil
name-option-time = heure
name-option-title = titre
name-option-words = mots
name-option-zone = fuseau
