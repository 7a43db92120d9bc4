### Words that many messages share: counts, lists, ranks.

# The language's own name for itself.
language-name = Deutsch

# What stands between groups of three digits, and the first number that is grouped.
number-separator = .
number-grouped-from = 1000

percent = { $value } %

## Counts. Other messages use these.

n-cards = { $cards ->
    [one] { $cards } Karte
   *[other] { $cards } Karten
}
n-questions = { $questions ->
    [one] { $questions } Frage
   *[other] { $questions } Fragen
}
n-questions-at-most = bis zu { n-questions }
n-points = { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}
n-drops = { $drops ->
    [one] { $drops } geplante Frage
   *[other] { $drops } geplante Fragen
}
n-days = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}

## Lists

# What separates items that aren't the last one.
list-comma = { $first }, { $rest }
list-and-two = { $first } und { $last }
list-and-last = { $first } und { $last }
list-or-two = { $first } oder { $last }
list-or-last = { $first } oder { $last }
# After a shortened list
list-more = { $more ->
    [one] { $items } und noch { $more }
   *[other] { $items } und { $more } weitere
}
# A line of its own, below other lines
and-more = und { $more } weitere

# What somebody wrote, or the name of something
quoted = „{ $text }“

menu-deck = Deck wählen
menu-mix = Mischung wählen
menu-server = Server wählen
menu-days = Tage wählen
menu-zone = Zeitzone wählen
menu-time = Uhrzeit wählen

## Dates

daily = täglich
weekdays = Mo–Fr
weekends = am Wochenende
monday = Mo
tuesday = Di
wednesday = Mi
thursday = Do
friday = Fr
saturday = Sa
sunday = So
# A length of time: "1d 2h 30m"
duration-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
duration-hours = { $count } Std.
duration-minutes = { $count } Min.

# Someone who deleted their data
former-member = ein ehemaliges Mitglied

page-of = Seite { $page } von { $pages }
button-back = Zurück
button-next = Weiter

## Permissions, as Discord's settings name them

permission-view-channel = Kanal ansehen
permission-send-messages = Nachrichten senden
permission-create-threads = Öffentliche Threads erstellen
permission-send-in-threads = Nachrichten in Threads senden
permission-embed-links = Links einbetten
permission-attach-files = Dateien anhängen
permission-read-history = Nachrichtenverlauf anzeigen
permission-add-reactions = Reaktionen hinzufügen
permission-mention-everyone = Erwähne @everyone, @here und „Alle Rollen“
permission-manage-server = Server verwalten
permission-administrator = Administrator
