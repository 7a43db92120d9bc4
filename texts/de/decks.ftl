### Decks and cards: lists, changes, imports and exports, look-ups.

## Changes, as the history tells them: "@sam added “Which bird can't fly?”"

change-imported = { n-cards } aus { $file } importiert
change-added-card = „{ $prompt }“ hinzugefügt
change-edited-card = „{ $prompt }“ bearbeitet
change-removed-card = „{ $prompt }“ entfernt
change-renamed = „{ $from }“ in „{ $to }“ umbenannt
change-copied = „{ $title }“ kopiert
change-removed-deck = Deck entfernt
change-accepted-synonyms = { $cards ->
    [one] Synonyme bei einer Karte einzeln zugelassen
   *[other] Synonyme bei { $cards } Karten einzeln zugelassen
}
change-undid = rückgängig gemacht: { $change }

## What is as it was, after an undo

undone-imported = Rückgängig gemacht: **{ $title }** ist wieder wie vor dem Import von { $file }.
undone-added-card = Rückgängig gemacht: „{ $prompt }“ ist nicht mehr in **{ $title }**.
undone-edited-card = Rückgängig gemacht: „{ $prompt }“ in **{ $title }** ist wieder wie vorher.
undone-removed-card = Rückgängig gemacht: „{ $prompt }“ ist wieder in **{ $title }**.
undone-renamed = Rückgängig gemacht: „{ $to }“ heißt wieder **{ $from }**.
undone-copied = Rückgängig gemacht: Die Kopie **{ $title }** wurde entfernt.
undone-removed-deck = Rückgängig gemacht: **{ $title }** ist wieder da.
undone-accepted-synonyms = { $cards ->
    [one] Rückgängig gemacht: Bei einer Karte in **{ $title }** zählt wieder nur die ganze Antwort.
   *[other] Rückgängig gemacht: Bei { $cards } Karten in **{ $title }** zählt wieder nur die ganze Antwort.
}
# The change is a clause such as "imported 8 cards from birds.csv".
undone-other = In **{ $title }** rückgängig gemacht: { $change }.
button-undo = Rückgängig machen
button-edit-again = Noch mal bearbeiten
button-remove = Entfernen
button-share = Teilen

## Lists and descriptions of decks

deck-list-title = Decks
deck-own = eigenes Deck
# In the list of decks whose changes can be undone
deck-removed = { $title } (entfernt)
# How many of its cards are paused
deck-paused = { $cards } pausiert
deck-count = { $what }: { $count }
deck-missing = Ohne Antwort (kommen nie dran): { $count }
deck-images = Bilder: { $images }, auf { n-cards }
deck-tags = Tags: { $tags }
deck-author = Von: { $author }
deck-license = Lizenz: { $license }
deck-language = Sprache: { $language }
deck-own-note = Eigenes Deck dieses Servers. Die Quizleitung kann es mit `/card` und `/deck` ändern.
deck-built-in-note = Gehört zum Bot. Mit `/deck copy` entsteht eine Kopie, die die Quizleitung ändern kann.
kind-terms = Begriffe
kind-lists = Aufzählungen
kind-blanks = Lückentexte
kind-numbers = Zahlen
kind-yes-no = Ja oder Nein
kind-explanations = Erklärungen
kind-choices = Multiple Choice

## Changes to decks

# What a copy of a deck is called: "Birds (copy)", "Birds (copy 2)"
deck-copy-suffix = Kopie
deck-copy-suffix-number = Kopie { $number }
deck-copied = Kopiert: **{ $title }** mit { n-cards } gehört jetzt diesem Server. Mit `/card add`, `/card edit` und `/card remove` kannst du das Deck ändern.
deck-renamed = „{ $from }“ heißt jetzt **{ $to }**.
deck-removed-reply = **{ $title }** mit { n-cards } wurde entfernt. Die Punkte bleiben in den Ranglisten. Mit `/deck undo` kannst du das Deck 30 Tage lang wiederherstellen.
deck-removed-drops = { $count ->
    [one] Diese geplante Frage nutzte das Deck und ist jetzt pausiert: { $drops }.
   *[other] Diese geplanten Fragen nutzten das Deck und sind jetzt pausiert: { $drops }.
}
deck-history-title = Änderungen an { $title }
deck-history-note = Durchgestrichene Änderungen wurden rückgängig gemacht oder haben selbst eine Änderung rückgängig gemacht.

## Wie gut die Karten eines Decks funktionieren, mit /deck health

deck-health-title = Zustand von { $title }
deck-health-none = Diese Karten hat noch niemand beantwortet, deshalb lässt sich nichts sagen.
deck-health-based = { $answers ->
    [one] Grundlage: { $answers } erste Antwort
   *[other] Grundlage: { $answers } erste Antworten
} von { $members ->
    [one] { $members } Mitglied.
   *[other] { $members } Mitgliedern.
}
deck-health-right = Beim ersten Mal richtig: **{ $share }**
deck-health-too-little = Das ist zu wenig für eine Aussage: Noch keine Karte hat { $needed } erste Antworten.
# $all is a count such as "24 cards".
deck-health-enough = Karten mit mindestens { $needed } ersten Antworten: **{ $enough }** von { $all }
deck-health-fine = Bei diesen fällt nichts auf.
deck-health-stronger-do-worse = Wer den Rest des Decks besser kennt, schneidet bei dieser Karte schlechter ab. Vielleicht ist ihre Antwort falsch.
deck-health-nobody = Diese Karte weiß kaum jemand.
deck-health-everybody = Diese Karte wissen fast alle.
deck-health-paused = Pausiert, kommt also nicht dran.
# These make up one line, with dots in between.
card-numbers-right = { $right } von { $answers } beim ersten Mal richtig
card-numbers-discrimination = Trennschärfe { $value }
card-numbers-appeals = Einspruch eingelegt: { $share }
card-numbers-wrong = häufigste falsche Antwort: „{ $answer }“ ({ $members } Mitglieder)
card-numbers-seconds = meist in { $seconds } s beantwortet
# The number of a card in the list above
button-edit-number = { $number } bearbeiten
button-pause-number = { $number } pausieren
button-resume-number = { $number } fortsetzen

## Prüfungen, mit /deck exam

deck-exam = Die Prüfung zu **{ $deck }** ist am { $date } ({ $time }). Bis dahin fragt `/review` die Karten, die bis zu diesem Tag am meisten helfen.
deck-exam-none = **{ $deck }** hat keinen Prüfungstermin. Lege mit der Option `date` einen fest.
deck-exam-no-forecast = In den letzten 30 Tagen hat niemand Karten daraus beantwortet, deshalb gibt es noch keine Prognose.
deck-exam-forecast = { $members ->
    [one] Was das eine Mitglied, das in den letzten 30 Tagen geantwortet hat, bis dahin wissen wird:
   *[other] Was die { $members } Mitglieder, die in den letzten 30 Tagen geantwortet haben, bis dahin wissen werden:
}
# $pace is a number such as 1.40.
deck-exam-at-pace = im jetzigen Tempo (je { $pace } Antworten am Tag): **{ $share }** der Karten
deck-exam-one-more = mit einer Wiederholung mehr am Tag: **{ $share }**
deck-exam-note = Die Prognose folgt dem Gedächtnismodell der Wiederholungen. Menschen können davon abweichen.
button-remove-exam = Termin entfernen

## Imports and exports

# Formats, as in "Imported Birds from CSV"
format-toml = TOML
format-csv = CSV
format-spreadsheet = Tabellendatei
format-kotoba = Kotoba-CSV
format-markdown = Markdown
format-red = Red-Trivia-YAML
format-gift = Moodle-GIFT
format-moodle-xml = Moodle-XML
format-aiken = Aiken
format-open-trivia = Open-Trivia-JSON
format-json = JSON
format-plain = Text
format-anki = Anki-Paket
format-anki-text = Anki-Text
import-new = **{ $title }** aus { $format } importiert: { n-cards }.
import-update = **{ $title }** aus { $format } aktualisiert: { $added } hinzugefügt, { $edited } geändert, { $removed } entfernt, { $same } unverändert. Karten, die noch da sind, behalten ihre Punkte und anerkannten Formulierungen.
import-kept = Das Dateiformat kennt diese Angaben nicht, daher bleiben sie unverändert: { $fields }.
import-changed = Ebenfalls geändert oder entfernt: { $fields }.
import-missing = { $cards ->
    [one] { $cards } Karte hat keine Antwort und kommt nicht dran.
   *[other] { $cards } Karten haben keine Antwort und kommen nicht dran.
}
# Before a list of what is wrong
import-skipped = { $skipped ->
    [one] { $skipped } Karte übersprungen.
   *[other] { $skipped } Karten übersprungen.
}
import-findings = { $findings ->
    [one] Bitte { $findings } Stelle prüfen:
   *[other] Bitte { $findings } Stellen prüfen:
}
# The question under an import, with two buttons
import-synonyms = { $cards ->
    [one] Eine Karte sieht nach einer Liste von Synonymen aus: „{ $prompt }“ mit der Antwort „{ $answer }“. Reicht ein Synonym?
   *[other] { $cards } Karten sehen nach Listen von Synonymen aus, zum Beispiel „{ $prompt }“ mit der Antwort „{ $answer }“. Reicht jeweils ein Synonym?
}
button-accept-synonyms = Eins reicht
button-keep-synonyms = Alle nötig
synonyms-accepted = { $cards ->
    [one] In **{ $title }** reicht jetzt bei einer Karte ein Synonym.
   *[other] In **{ $title }** reicht jetzt bei { $cards } Karten ein Synonym.
}
synonyms-kept = Die Karten in **{ $title }** bleiben, wie sie sind: Nur die ganze Antwort zählt.
# $place is a line, a number or a card; $problem is a clause of files.ftl or checks.ftl.
import-line = { $place }: { $problem }
import-place-line = Zeile { $line }
# A note of Anki
import-place-note = Notiz { $note }
import-place = { $place } ({ $severity })
import-cards = { $more ->
    [one] { $card } und eine weitere Karte
   *[other] { $card } und { $more } weitere Karten
}
import-deck = Deck
import-error = Fehler
import-warning = Warnung
export-done = **{ $title }**, { n-cards }, mit allen Antworten:
export-in-play = Einige dieser Karten sind auf diesem Server gerade im Spiel. Beantworte sie nicht mehr selbst, wenn du die Datei geöffnet hast.
field-author = Autorenangabe
field-language = Sprache
field-license = Lizenz
field-description = Beschreibung
field-topics = Tags
field-images = Bilder
field-reject = falsche Formulierungen
field-tags = Tags der Karten
field-notes = Anmerkungen

## Cards

card-form-add = Karte hinzufügen
card-form-edit = Karte bearbeiten
# Labels of a form, up to 45 characters
card-form-prompt = Frage
    .example = Welcher Fluss fließt durch Wien? Lücken schreibst du als ...
card-form-answer = Richtige Antworten
    .example = die Donau | Danube
card-form-reject = Antworten, die nie zählen (eine pro Zeile)
    .example = der Inn
card-form-tags = Tags, mit Kommas getrennt
    .example = Flüsse, Europa
card-form-note = Anmerkung, die mit der Antwort erscheint
    .example = Warum das die Antwort ist
card-added = Hinzugefügt: { $card }
card-edited = Bearbeitet: { $card }
card-finding = Bitte prüfen: { $finding }.
card-never-asked = ohne Antwort, kommt nie dran
kind-term = Begriff
kind-list = Aufzählung
kind-blank = Lückentext
kind-number = Zahl
kind-yes-or-no = Ja oder Nein
kind-explanation = Erklärung
kind-choice = Multiple Choice
# The prompt comes in quotation marks.
card-remove = { $prompt } aus **{ $deck }** entfernen? Wenn du eine andere Karte meinst, gib den Befehl noch mal ein und wähle sie beim Tippen aus der Liste.
card-removed = { $prompt } wurde entfernt. { $cards ->
    [one] Im Deck ist noch { $cards } Karte.
   *[other] Im Deck sind noch { $cards } Karten.
}
card-no-answer = Diese Karte hat noch keine Antwort.
card-also-counts = Zählt auch: { $wordings }
card-author = von { $author }
card-tags = Tags: { $tags }
# A heading, before the answer as its author wrote it
card-source = Antwort ({ $kind }), wie eingegeben
card-taught = **Auf diesem Server anerkannt:** { $wordings }
card-rejected = **Zählt nie:** { $wordings }
