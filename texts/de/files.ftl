### Why a deck file, or a part of it, can't be read: in replies to imports, in card forms, and on the command line.
###
### These follow a file's name and line, or a card's number and a colon, and have no period.
### $detail is in English, from the library that reads the format, and comes last.

## The file as a whole

file-folder = das ist ein Ordner; wähle eine Deck-Datei darin
file-special = das ist keine gewöhnliche Datei; speichere das Paket zuerst auf der Festplatte
file-not-found = die Datei wurde nicht gefunden; prüfe den Pfad
file-permission-denied = der Zugriff wurde verweigert; mach die Datei lesbar, zum Beispiel mit chmod +r
file-not-read = die Datei lässt sich nicht lesen: { $detail }
file-too-large = die Datei ist { $megabytes } MB groß, erlaubt sind höchstens { $most } MB; teile sie auf mehrere Decks auf
file-picture = das ist ein Bild, kein Deck; wähle die Datei des Decks
file-pdf = das ist ein PDF; kopiere die Fragen und Antworten in eine Textdatei oder eine Tabelle
file-archive-or-office = das ist ein Archiv oder ein Office-Dokument; entpacke es oder speichere das Dokument als CSV oder reinen Text und wähle diese Datei
file-office = das ist ein Office-Dokument; speichere es als CSV oder reinen Text und wähle diese Datei
file-archive = das ist ein Archiv; entpacke es und wähle die Datei des Decks
file-program = das ist ein Programm, kein Deck; wähle die Datei des Decks
file-not-text = diese Zeile ist kein Text; speichere das Deck als UTF-8-Text
file-not-utf8 = diese Zeile ist kein UTF-8-Text; speichere die Datei als UTF-8
file-not-utf16 = diese Zeile ist kein gültiges UTF-16, obwohl die Datei so beginnt; speichere die Datei als UTF-8
file-over-limit = die Datei hat { $most }, und das ist zu viel; teile sie auf mehrere Decks auf
# Also after "in Anki": see anki-too-many.
more-cards = mehr als { $most } Karten
more-text = mehr als { $most } MB Text
file-spreadsheet-broken = die Tabellendatei lässt sich nicht lesen; öffne sie, speichere sie neu als .xlsx oder CSV und wähle diese Datei ({ $detail })
file-spreadsheet-too-large = die Tabellendatei hat entpackt mehr als { $most } MB; entferne Bilder und unbenutzte Blätter oder speichere sie als CSV
file-empty-table = die Tabelle ist leer; schreib in jede Zeile eine Frage und ihre Antwort
file-unclosed-quote = das Anführungszeichen am Anfang einer Zelle in dieser Zeile wird nie geschlossen; schließ es und verdopple die, die zum Text gehören
file-invalid-row = ungültige Tabellenzeile: { $detail }
file-invalid-xml = ungültiges XML; exportiere die Fragen noch einmal aus Moodle ({ $detail })
file-no-questions-moodle-xml = keine Fragen gefunden; exportiere in Moodle die Fragensammlung als Moodle-XML
file-no-questions-json = keine Fragen gefunden; schreib eine Liste von Objekten mit „question“ und „answer“ und bei Bedarf „options“
file-empty = die Datei ist leer; schreib einen Titel, eine Leerzeile und dann Fragen und Antworten mit je einer Leerzeile dahinter
file-only-title = die Datei hat nur einen Titel; schreib nach einer Leerzeile Fragen und Antworten mit je einer Leerzeile dahinter
file-no-cards-plain = keine Karten gefunden; schreib einen Titel, eine Leerzeile und dann Fragen und Antworten mit je einer Leerzeile dahinter
file-many-paragraphs = die Datei hat { $paragraphs } Absätze, ein Deck aber höchstens { $most } Karten; teile sie auf mehrere Decks auf
file-no-cards-markdown = keine Karten gefunden; schreib „Q: Frage“, in die nächste Zeile „A: Antwort“ und dann eine Leerzeile
file-no-questions-aiken = keine Fragen gefunden; schreib eine in eine Zeile, darunter die Auswahlmöglichkeiten (A. dies, B. das) und dann ANSWER: B
file-no-questions-gift = keine Fragen gefunden; schreib eine als Text mit den Antworten in geschweiften Klammern, etwa {"{"}=richtig ~falsch ~falsch{"}"}
file-no-questions-red-trivia = keine Fragen gefunden; schreib `Frage?:` und in die nächste Zeile `- Antwort`
file-no-questions-open-trivia = keine Fragen gefunden; lade die Datei noch mal von der Open Trivia Database herunter
file-open-trivia = ungültiges JSON der Open Trivia Database; lade die Datei noch mal herunter ({ $problem })
open-trivia-too-many = die Datei enthält keine Fragen, weil die Open Trivia Database nicht so viele hat; fordere weniger an
open-trivia-invalid = die Datei enthält keine Fragen, weil die Anfrage an die Open Trivia Database ungültig war; erstelle auf ihrer Website eine neue
open-trivia-expired = die Datei enthält keine Fragen, weil das Sitzungstoken der Open Trivia Database abgelaufen ist; fordere ein neues an
open-trivia-wait = die Datei enthält keine Fragen, weil die Open Trivia Database zu viele Anfragen bekam; warte 5 Sekunden und versuch es noch mal
open-trivia-unknown = die Datei enthält keine Fragen, sondern einen unbekannten Fehlercode der Open Trivia Database; versuch es später noch mal
file-yaml-bomb = die Datei ist zu groß oder zu tief verschachtelt, vielleicht wegen Ankern (&) und Aliassen (*); entferne sie
file-yaml-documents = hier beginnt ein zweites Dokument (---); speichere jedes in einer eigenen Datei
file-invalid-yaml = ungültige YAML-Liste mit Quizfragen; setz Texte mit : oder # in Anführungszeichen ({ $detail })

## TOML

file-many-values = die Datei hat mehr als { $most } Werte; teile sie auf mehrere Decks auf
file-many-dots = die Datei hat mehr als { $most } Namen mit Punkten, ein Deck hat aber keine; wie es aussieht, steht in docs/decks.md
file-many-cards = das Deck hat { $cards } Karten, erlaubt sind höchstens { $most }; teile es auf mehrere Decks auf
file-not-base64 = das Bild „{ $image }“ ist kein gültiges Base64; kodiere es neu ({ $detail })
file-images-too-large = die Bilder des Decks sind zusammen größer als { $most } MB; verkleinere sie oder teile das Deck auf
file-id-on-line = die Karte in Zeile { $line } hat schon die ID „{ $id }“; gib dieser eine andere, denn Punkte werden nach ID gespeichert
file-no-image = das Bild „{ $image }“ steht nicht unter `[media]`; füge es dort hinzu oder entferne es von der Karte
file-no-title = der Titel ist leer; schreib einen
# $field is title, author, language, license or description.
file-long-field = { $field ->
    [title] der Titel
    [author] die Autorenangabe
    [language] die Sprachangabe
    [license] die Lizenz
   *[description] die Beschreibung
} hat mehr als { $most } Zeichen; kürze den Text
file-invalid-tag = ungültiges Tag „{ $tag }“; verwende 1 bis { $most } Zeichen
file-many-tags = das Deck hat { $tags } Tags, erlaubt sind höchstens { $most }; entferne einige
file-invalid-yes-no = ungültiges `yes_no` „{ $answer }“; schreib "yes" oder "no"
file-statistics = `statistics` sind unmöglich; `answers` muss mindestens 1 sein, `right` höchstens so groß, und `discrimination` liegt zwischen -1 und 1
file-no-correct = `correct` fehlt; gib es neben `options` an, mit der Nummer der richtigen Auswahlmöglichkeit ab 1
file-extra-field = `{ $field }` gehört nicht zu dieser Art von Antwort; entferne es
file-several-answers = die Karte hat mehrere Arten von Antworten; behalte eine davon: { $kinds }
file-empty-prompt = die Karte „{ $card }“ hat eine leere Frage
file-card-too-long = die Karte „{ $card }“ ist zu lang; teile sie auf mehrere Karten auf: { $problem }
file-any = `any` liegt außerhalb des Bereichs; wähle eine Zahl von 1 bis { $items }, der Anzahl der Einträge
file-number = ungültiges `number` oder `tolerance`; verwende eine endliche Zahl und eine Toleranz von mindestens 0
file-options = ungültige Auswahl; schreib { $least } bis { $most } `options` und `correct` als Zahl von 1 bis { $options }
file-empty-answer = eine Antwort ist leer; schreib eine, oder lass die ganze Antwort weg, um sie als fehlend zu kennzeichnen

## Syntax

parse-missing = „{ $field }“ fehlt; füge es hinzu
parse-unknown-field = unbekanntes Feld „{ $field }“; entferne es
parse-unknown-field-one = unbekanntes Feld „{ $field }“; verwende „{ $known }“
parse-unknown-field-several = unbekanntes Feld „{ $field }“; verwende eins von diesen: { $known }
parse-unknown-value = unbekannter Wert „{ $value }“; entferne ihn
parse-unknown-value-one = unbekannter Wert „{ $value }“; verwende „{ $known }“
parse-unknown-value-several = unbekannter Wert „{ $value }“; verwende einen von diesen: { $known }
parse-mismatch = erwartet: { $expected }; gefunden: { $found }
parse-syntax = ungültige Syntax: { $detail }
type-natural-number = eine ganze Zahl ab 0
type-whole-number = eine ganze Zahl
type-number = eine Zahl
type-boolean = true oder false
type-text = Text in Anführungszeichen
type-texts = Text in Anführungszeichen oder eine Liste solcher Texte
type-list = eine Liste
type-table = eine Tabelle
type-other = { $name }
found-number = die Zahl { $number }
found-text = der Text „{ $text }“
found-nothing = nichts
found-other = { $name }

## Answers

file-invalid-answer = ungültige Antwort: { $problem }
answer-empty = ein Teil der Antwort ist leer
answer-nothing = sie ist leer
answer-any = die Liste hat { $items } Einträge, du kannst also nicht nach { $any } fragen
answer-too-few-items = die Liste hat nur { $items ->
    [one] { $items } Eintrag
   *[other] { $items } Einträge
}, du kannst also nicht nach so vielen fragen
answer-not-finite = die Zahl muss endlich sein und ihre Toleranz mindestens 0
answer-options = eine Auswahl braucht { $least } bis { $most } Möglichkeiten, darunter eine richtige; diese hat { $options }
answer-json = das JSON ist keine Antwort: { $problem }
answer-write-gaps = schreib den Text jeder Lücke in eine Zeile, die mit „... “ beginnt
answer-write-number = schreib eine Zahl wie 42 oder 42 ± 0.5 ms
answer-write-yes-or-no = schreib yes oder no, oder „no: “ und die Begründung
answer-write-options = schreib 2 bis 10 Auswahlmöglichkeiten wie „[ ] falsch“ und eine „[x] richtig“
answer-write-items = schreib jeden Eintrag in eine Zeile, die mit „- “ beginnt, oder mit „1. “, wenn die Reihenfolge zählt
answer-lettered-options = eine Frage braucht 2 bis 10 Auswahlmöglichkeiten mit den Buchstaben A, B, …; diese hat { $options }
answer-no-such-option = „{ $answer }“ ist keine Auswahlmöglichkeit; schreib ANSWER: und einen Buchstaben
answer-number-of-options = sie hat { $options } Auswahlmöglichkeiten; verwende 2 bis 10
answer-not-an-option = „{ $answer }“ ist keine der Auswahlmöglichkeiten; schreib den Text, den Buchstaben oder die Nummer der richtigen
answer-none-correct = keine richtige Auswahlmöglichkeit; kennzeichne eine mit =
answer-none-full = keine Antwort gibt die volle Punktzahl; kennzeichne eine mit =
answer-invalid-number = ungültige Zahl; schreib 3.14, 3.14:0.01 (mit Toleranz) oder 1..5
answer-no-number-full = keine Zahl gibt die volle Punktzahl; kennzeichne eine mit =
answer-several-numbers = sie hat mehrere richtige Zahlen mit Toleranzen; schreib für jede eine eigene Frage
answer-invalid-pair = ungültiges Paar; schreib =dies -> das
answer-half-pair = einem Paar fehlt die rechte Seite; schreib =dies -> das
answer-long-pairs = sie hat { $pairs } Paare und ist zu lang, um für jedes wiederholt zu werden; teile sie auf
answer-true-or-false = ungültige Antwort „{ $answer }“ auf eine Wahr-oder-falsch-Frage; verwende True oder False
id-malformed = ungültige ID „{ $id }“; verwende höchstens { $most } Kleinbuchstaben, Ziffern und Bindestriche, etwa „mean-average-precision“
id-taken = eine Karte davor hat schon die ID „{ $id }“; gib dieser eine andere, denn Punkte werden nach ID gespeichert

## Skipped parts of a file

card-text-too-long = der Text hat { $kilobytes } KB, erlaubt sind höchstens { $most } KB
card-too-long = die Texte haben zusammen { $kilobytes } KB, erlaubt sind höchstens { $most } KB
skipped-empty = die Karte ist leer
skipped-empty-prompt = die Frage ist leer
skipped-too-long = der Text ist länger, als eine Karte sein darf
skipped-long-tag = ein Tag wurde weggelassen, weil es mehr als { $most } Zeichen hat
skipped-more-tags = einige Tags wurden weggelassen, weil eine Karte höchstens { $most } hat
skipped-long-deck-tag = ein Tag des Decks wurde weggelassen, weil es mehr als { $most } Zeichen hat
skipped-more-deck-tags = einige Tags des Decks wurden weggelassen, weil höchstens { $most } erlaubt sind
# $field is author, language, license or description.
skipped-shortened = { $field ->
    [author] die Autorenangabe
    [language] die Sprachangabe
    [license] die Lizenz
   *[description] die Beschreibung
} des Decks wurde auf { $most } Zeichen gekürzt
skipped-unknown-column = Spalte „{ $name }“ weggelassen ({ $cells ->
    [one] { $cells } Zelle
   *[other] { $cells } Zellen
}), weil es dafür auf Karten kein Feld gibt; nenn sie „note“, um sie mit den Antworten anzuzeigen
skipped-surplus-cells = „{ $text }“ weggelassen, weil diese Zeile mehr Zellen hat als die Tabelle Spalten; setz Text, in dem das Trennzeichen vorkommt, in Anführungszeichen
skipped-above-header = „{ $text }“ weggelassen, weil es über den Spaltennamen steht
skipped-possible-header = „{ $names }“ wurde als Karte importiert, sieht aber nach Spaltennamen aus; falls das stimmt, nenn die Spalten „prompt“ und „answer“
skipped-id-taken = mit der ID „{ $new }“ importiert, weil eine Karte davor schon die ID „{ $id }“ hat; Punkte werden nach ID gespeichert
skipped-unknown-member = „{ $name }“ weggelassen, weil es dafür auf Karten kein Feld gibt; nenn es „note“, um es mit der Antwort anzuzeigen
skipped-no-cloze-answers = eine ihrer Lücken hat keine richtige Antwort
skipped-description = „{ $text }“ weggelassen, weil es eine Beschreibung und keine Frage ist
skipped-question-type = „{ $text }“ weggelassen, weil Fragen vom Typ „{ $kind }“ im Chat nicht gestellt werden können
skipped-loose-text = „{ $text }“ weggelassen, weil es zu keiner Karte gehört
skipped-empty-heading = Überschrift „{ $text }“ weggelassen, weil darunter weder Text noch Karten stehen
skipped-no-brackets = „{ $text }“ weggelassen, weil es keine Lücke hat; setz das Gefragte in [eckige Klammern]
skipped-not-aiken = dieser Text hat keine Auswahlmöglichkeiten und keine Zeile mit ANSWER:, ist also keine Frage
skipped-answer-alone = vor dieser Zeile mit ANSWER: steht keine Frage; füge eine hinzu
skipped-brace-closed = {"}"} ohne {"{"}; schreib \{"}"}, wenn das Zeichen zum Text gehört
skipped-brace-open = {"{"} wird vor der nächsten Leerzeile nicht geschlossen; schreib \{"{"}, wenn das Zeichen zum Text gehört
skipped-long-question = diese Frage hat mehr als { $most } KB; prüfe, ob danach eine Leerzeile fehlt
skipped-not-gift = dieser Text hat keine Antworten in geschweiften Klammern, ist also keine Frage
skipped-feedback = Feedback zu falschen Antworten wurde weggelassen, weil eine Karte nur eine Anmerkung hat ({ $times }-mal, zuerst in der Frage, die hier beginnt)
skipped-partial-credit = Antworten mit Teilpunkten wurden weggelassen, weil Formulierungen ganz oder gar nicht gelten ({ $times }-mal, zuerst in der Frage, die hier beginnt)
skipped-image-name = Bilder wurden weggelassen, weil die Datei nur ihre Namen enthält ({ $times }-mal, zuerst in der Frage, die hier beginnt)
skipped-not-open-trivia = keine Frage der Open Trivia Database: { $problem }
skipped-question-not-text = die Frage ist eine Liste oder eine Zuordnung; schreib sie als Text in Anführungszeichen
skipped-answer-not-text = eine Antwort wurde weggelassen, weil sie eine Liste oder eine Zuordnung ist; schreib sie als Text in Anführungszeichen
skipped-repeated = die Frage steht schon in Zeile { $line }; sie wurde weggelassen
skipped-repeated-and-merged = die Frage steht schon in Zeile { $line }; ihre Antworten wurden dort ergänzt

## Anki

anki-too-much-text = die Karten haben mehr als { $most } MB Text; exportiere in Anki nur einen Teil des Decks
anki-too-many = die Datei hat { $most }, und das ist zu viel; exportiere in Anki ein einzelnes Deck oder einen Teil davon
file-invalid-anki-line = ungültige Zeile eines Anki-Textexports: { $detail }
file-no-notes = der Export ist leer; exportiere in Anki ein Deck, das Notizen hat (Datei, Exportieren)
file-no-cards-package = das Paket hat keine Karten; exportiere in Anki ein Deck, das Karten hat (Datei, Exportieren)
package-incomplete = das Paket ist unvollständig, sein Archiv lässt sich nicht lesen; lade es noch mal herunter oder exportiere es noch mal aus Anki (Datei, Exportieren) ({ $detail })
package-many-files = das Paket hat mehr als { $most } Dateien, und das ist zu viel; exportiere ein einzelnes Deck aus Anki oder lass die Medien weg
package-duplicate-names = das Paket enthält zwei Dateien mit demselben Namen; exportiere es noch mal aus Anki (Datei, Exportieren)
package-no-layout = in „meta“ fehlt der Aufbau des Pakets; exportiere es noch mal aus Anki (Datei, Exportieren)
package-new-layout = das Paket hat den Aufbau { $version }, und der ist zu neu; exportiere es aus Anki noch mal und hake dabei die Option für ältere Anki-Versionen an
package-no-anki = dieses Archiv enthält keine Anki-Sammlung; entpacke es und wähle die Deck-Datei darin, oder exportiere ein Deck aus Anki (Datei, Exportieren)
package-no-collection = dem Paket fehlt seine Sammlung „{ $part }“; exportiere es noch mal aus Anki (Datei, Exportieren)
package-invalid-list = die Dateiliste „media“ des Pakets lässt sich nicht lesen; exportiere es noch mal aus Anki (Datei, Exportieren) ({ $detail })
package-part-too-large = „{ $part }“ im Paket ist zu groß; exportiere aus Anki ein einzelnes Deck statt der ganzen Sammlung, oder teile es dort auf
package-part-broken = das Paket lässt sich nicht lesen: { $problem }; exportiere es noch mal aus Anki (Datei, Exportieren)
part-damaged = „{ $part }“ ist beschädigt ({ $detail })
part-encrypted = „{ $part }“ ist mit einem Passwort geschützt; entpacke das Archiv und packe es ohne Passwort neu
collection-too-costly = das Einlesen der Sammlung im Paket dauert zu lange; exportiere ein einzelnes Deck aus Anki oder teile es dort auf
collection-broken = die Sammlung des Pakets lässt sich nicht lesen; wähle in Anki „Extras“, „Datenbank überprüfen“ und exportiere sie dann noch mal (Datei, Exportieren) ({ $detail })
collection-not-sqlite = die Sammlung des Pakets ist keine SQLite-Datenbank; exportiere es noch mal aus Anki (Datei, Exportieren)
collection-no-tables = in der Sammlung des Pakets fehlen die Tabellen von Anki; exportiere es noch mal aus Anki (Datei, Exportieren)
collection-invalid-json = die { $column ->
    [decks] Decks
   *[models] Notiztypen
} des Pakets lassen sich nicht lesen; exportiere es noch mal aus Anki (Datei, Exportieren) ({ $detail })
collection-no-json = dem Paket fehlen die { $column ->
    [decks] Decks
   *[models] Notiztypen
}; exportiere es noch mal aus Anki (Datei, Exportieren)
collection-many-cards = das Paket hat mehr als { $most } Karten, leere mitgezählt; exportiere ein einzelnes Deck aus Anki (Datei, Exportieren)
skipped-its-card = Karte { $card } der Notiz: { $problem }
skipped-no-note-type = im Paket fehlt der Notiztyp
skipped-long-or-not-utf8 = die Notiz ist länger, als eine Karte sein darf, oder kein UTF-8-Text
skipped-occlusion = die Notiz verdeckt Teile eines Bildes, und das geht im Chat nicht
skipped-no-cards = die Notiz hat keine Karten
skipped-sound = die Frage ist eine Audiodatei, es lassen sich aber nur Text und Bilder abfragen
skipped-answer-is-image = importiert, kommt aber nie dran, weil die Antwort nur ein Bild ist
skipped-answer-is-sound = importiert, kommt aber nie dran, weil die Antwort eine Audiodatei ist
skipped-no-cloze = die Karte hat keine Lücke mit ihrer Nummer
skipped-empty-gap = eine Lücke verdeckt keinen Text, es lässt sich aber nur nach Text fragen
skipped-only-gap = der Text ist nur eine Lücke, sodass niemand wissen kann, wonach gefragt ist
skipped-prompt-is-image = die Frage ist nur ein Bild, und das lässt sich nicht importieren: { $problem }
skipped-without-image = ohne Bild importiert: { $problem }
skipped-no-template = der Notiztyp „{ $name }“ hat keine Vorlage für diese Karte
skipped-long-template = die Vorlage des Notiztyps „{ $name }“ ist zu lang
skipped-cloze-number = Lücken dürfen höchstens die Nummer { $most } haben
skipped-cloze-not-shown = der Notiztyp „{ $name }“ zeigt auf der Vorderseite keinen Lückentext
image-long-address = die Adresse des Bildes ist zu lang
image-not-there = „{ $image }“ ist nicht im Paket
image-in-text-file = „{ $image }“ ist in einer Textdatei nicht enthalten; exportiere das Deck aus Anki als Paket (.apkg), damit die Bilder dabei sind
image-kind = „{ $image }“ ist kein PNG-, JPEG-, GIF- oder WebP-Bild, also kann Discord es nicht anzeigen
image-too-large = „{ $image }“ ist zu groß: Alle Bilder eines Decks dürfen zusammen höchstens { $most } MB haben
image-too-many-broken = „{ $image }“ wurde übersprungen, weil zu viele Bilder davor zu groß oder ungültig sind; verkleinere sie oder exportiere nur einen Teil des Decks
