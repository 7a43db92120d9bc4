### Words that many messages share: counts, lists, ranks.

# The language's own name for itself.
language-name = Français

# What stands between groups of three digits, and the first number that is grouped.
number-separator = { "\u202F" }
number-grouped-from = 1000

percent = { $value } %

## Counts. Other messages use these.

n-cards = { $cards ->
    [one] { $cards } carte
   *[other] { $cards } cartes
}
n-questions = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}
n-questions-at-most = { n-questions } au plus
n-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
n-drops = { $drops ->
    [one] { $drops } question programmée
   *[other] { $drops } questions programmées
}
n-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}

## Lists

# What separates items that aren't the last one.
list-comma = { $first }, { $rest }
list-and-two = { $first } et { $last }
list-and-last = { $first } et { $last }
list-or-two = { $first } ou { $last }
list-or-last = { $first } ou { $last }
# After a shortened list
list-more = { $more ->
    [one] { $items } et { $more } autre
   *[other] { $items } et { $more } autres
}
# A line of its own, below other lines
and-more = { $more ->
    [one] et { $more } autre
   *[other] et { $more } autres
}

# What somebody wrote, or the name of something
quoted = « { $text } »

menu-deck = Choisir un paquet
menu-mix = Choisir un mélange
menu-server = Choisir un serveur
menu-days = Choisir les jours
menu-zone = Choisir un fuseau horaire
menu-time = Choisir une heure

## Dates

daily = tous les jours
weekdays = en semaine
weekends = le week-end
monday = lun.
tuesday = mar.
wednesday = mer.
thursday = jeu.
friday = ven.
saturday = sam.
sunday = dim.
# A length of time: "1d 2h 30m"
duration-days = { $count } j
duration-hours = { $count } h
duration-minutes = { $count } min

# Someone who deleted their data
former-member = un ancien membre

page-of = Page { $page } sur { $pages }
button-back = Retour
button-next = Suivant

## Permissions, as Discord's settings name them

permission-view-channel = Voir le salon
permission-send-messages = Envoyer des messages
permission-create-threads = Créer des fils publics
permission-send-in-threads = Envoyer des messages dans les fils
permission-embed-links = Intégrer des liens
permission-attach-files = Joindre des fichiers
permission-read-history = Voir les anciens messages
permission-add-reactions = Ajouter des réactions
permission-mention-everyone = Mentionner @everyone, @here et tous les rôles
permission-manage-server = Gérer le serveur
permission-administrator = Administrateur
