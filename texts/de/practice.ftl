### Practicing alone, with /practice.

## A card

practice-footer = Karte { $number } von { $total }
practice-reading = Deine Antwort wird gelesen …
practice-hidden = Diese Karte gehört zu einer Frage, die auf diesem Server gerade offen ist. Darum bleibt die Antwort verborgen.
# Above the next card
practice-left-out-now = Die letzte Karte wurde ausgelassen, weil sie auf diesem Server gerade im Spiel ist.

## Buttons

button-give-up = Weiß ich nicht
button-next-card = Weiter
button-stop = Beenden
# On the last card
button-results = Ergebnis ansehen
# While an answer is being read
button-verdict = Wertung anzeigen
# Appeals the verdict
button-was-right = Ich hatte recht
practice-appeal-sent = Dein Einspruch liegt jetzt bei der Quizleitung. Fällt die Entscheidung in den nächsten 10 Minuten, siehst du sie hier.

## The results

practice-over = Ergebnis deiner Übung
practice-none = Du hast keine Karte beantwortet.
practice-result = Du hattest { $right } von { $cards } richtig.
# Above a list of cards
practice-again = Zum Wiederholen
practice-left-out = { $cards ->
    [one] { $cards } Karte wurde ausgelassen, weil sie pausiert oder auf diesem Server gerade im Spiel ist.
   *[other] { $cards } Karten wurden ausgelassen, weil sie pausiert oder auf diesem Server gerade im Spiel sind.
}

## Reviews, with /review

review-over = Ergebnis der Wiederholung
# The day's goal is reached
review-done = Für heute geschafft
review-learned = Aufgefrischt: **{ $refreshed }** · Neu: **{ $new }**
review-nothing = Du hast diese Karten heute alle schon beantwortet.
review-today = Heute beantwortete Karten: **{ $cards }** (Ziel: { $goal })
# How many are still due
review-due = { $cards ->
    [one] { $cards } weitere Karte ist jetzt fällig.
   *[other] { $cards } weitere Karten sind jetzt fällig.
}
review-next = Die nächste Karte ist { $time } fällig.
# Starts another review
button-review = Weiter wiederholen
