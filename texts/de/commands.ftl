### Descriptions of the commands, as Discord lists them.
###
### A command's message has its description. An option's description is an attribute of its command's message.
### Discord allows 100 characters.

# Behind the description of a subcommand that only managers can use, of a command that everybody sees
for-managers = { $description } (nur Quizleitung)

## Options that several commands have

option-deck = Deck
option-own-deck = Ein eigenes Deck dieses Servers
option-tags = Nur Karten mit mindestens einem dieser Tags, mit Kommas getrennt
option-words = Ein paar Wörter aus der Frage oder der Antwort
option-drop = Nummer der geplanten Frage, siehe /drop list
option-time = Ortszeit, z. B. 09:00
option-days = täglich, Mo-Fr, am Wochenende oder Tage wie Mo, Mi, Fr (Standard: täglich)
option-zone = Zeitzone, z. B. Europe/Berlin
option-open = Wie lange geantwortet werden kann, z. B. 8h
option-answers = Wie geantwortet wird (Standard: privat)
option-drop-cards = Welche Karte gefragt wird (Standard: gemeinsam)
option-ping = Rolle, die bei jeder Frage gepingt wird

## Choices

choice-mode-race = Wettrennen: Wer im Kanal zuerst richtig antwortet, gewinnt
choice-mode-exam = Prüfung: Alle antworten privat
choice-mode-elimination = K. o.: Alle haben drei Leben. Wer zuletzt übrig bleibt, gewinnt
choice-style-typed = Getippt: wie es die Karte vorsieht
choice-style-choice = Auswahl: eine von vier Antworten ähnlicher Karten
choice-cards-mix = Gemischt: beliebige Karten des Decks
choice-cards-missed = Nicht gewusst: die Karten, die du am häufigsten nicht wusstest
choice-cards-shared = Gemeinsam: dieselbe Karte für alle
choice-cards-own = Eigene: für jedes Mitglied die Karte, die am meisten hilft
choice-rounds-managers = Nur die Quizleitung
choice-rounds-everyone = Alle, jeweils eine Runde zur Zeit
choice-doubts-on = An: Die Mitspielenden stimmen ab, die Quizleitung kann sofort entscheiden
choice-doubts-managers = Nur die Quizleitung
choice-doubts-off = Aus: Es bleibt bei der Wertung
choice-direct_messages-on = An: auch in Direktnachrichten mit dem Bot
choice-direct_messages-off = Aus: nur auf diesem Server
choice-answers-private = Privat: per Button, für andere unsichtbar
choice-answers-channel = Kanal: Alle sehen die Antworten
choice-clear-ping = Ping
choice-clear-tags = Tags
choice-of-server = Dieser Server
choice-of-channel = Dieser Kanal
choice-of-deck = Ein Deck
choice-since-today = Heute
choice-since-week = Diese Woche
choice-since-month = Dieser Monat
choice-since-all = Insgesamt
choice-format-toml = Popquiz (TOML)
choice-format-csv = Tabelle (CSV)
choice-format-md = Markdown
choice-format-apkg = Anki-Paket

## /quiz

command-quiz = Eine Quizrunde in diesem Kanal spielen
command-quiz-start = Eine Runde starten
    .deck = Deck für die Runde
    .mix = Mehrere Decks mit Gewichtung, z. B. Biologie 2, Chemie 1
    .questions = Anzahl der Fragen
    .seconds = Sekunden pro Frage
    .mode = Spielmodus (Standard: Wettrennen)
    .goal = Punktzahl, bei der die Runde endet
    .style = Wie geantwortet wird (Standard: getippt)
    .teams = In zwei Teams spielen: Rot gegen Blau
    .tags = { option-tags }
    .thread = Die Runde in einem eigenen Thread spielen (Standard: nein)
command-quiz-skip = Diese Frage überspringen
command-quiz-stop = Die Runde beenden und die Ergebnisse anzeigen
command-quiz-preset = Gespeicherte Runden
command-quiz-preset-save = Eine Runde unter einem Namen speichern
    .name = Name, unter dem du sie wiederfindest
    .deck = { command-quiz-start.deck }
    .mix = { command-quiz-start.mix }
    .questions = { command-quiz-start.questions }
    .seconds = { command-quiz-start.seconds }
    .mode = { command-quiz-start.mode }
    .goal = { command-quiz-start.goal }
    .style = { command-quiz-start.style }
    .teams = { command-quiz-start.teams }
    .tags = { option-tags }
command-quiz-preset-start = Eine gespeicherte Runde starten
    .name = Gespeicherte Runde, die starten soll
command-quiz-preset-list = Gespeicherte Runden auflisten
command-quiz-preset-remove = Eine gespeicherte Runde entfernen
    .name = Gespeicherte Runde, die entfernt werden soll

## /drop

command-drop = Fragen nach Zeitplan posten
command-drop-add = Eine Frage zu einer festen Uhrzeit posten
    .time = { option-time }
    .deck = Deck, aus dem die Fragen kommen
    .days = { option-days }
    .zone = { option-zone }
    .open = { option-open }
    .answers = { option-answers }
    .channel = Kanal für die Frage (Standard: dieser)
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = { option-drop-cards }
command-drop-edit = Eine geplante Frage ändern
    .drop = { option-drop }
    .time = { option-time }
    .deck = Deck, aus dem die Fragen kommen
    .days = täglich, Mo-Fr, am Wochenende oder Tage wie Mo, Mi, Fr
    .zone = { option-zone }
    .open = { option-open }
    .answers = Wie geantwortet wird
    .channel = Kanal für die Frage
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = Welche Karte gefragt wird
    .clear = Ping oder Tags entfernen
command-drop-list = Die geplanten Fragen dieses Servers anzeigen
command-drop-pause = Eine geplante Frage pausieren
    .drop = { option-drop }
command-drop-resume = Eine pausierte geplante Frage fortsetzen
    .drop = { option-drop }
command-drop-remove = Eine geplante Frage entfernen
    .drop = { option-drop }
command-drop-now = Eine geplante Frage sofort posten
    .drop = { option-drop }

## Looking things up

command-practice = Karten für dich allein üben. Nur du siehst es.
    .deck = Deck, das du üben willst
    .cards = Welche Karten du übst (Standard: gemischt)
command-review = Die Karten wiederholen, die dir am meisten bringen. Nur du siehst es.
    .deck = Deck zum Wiederholen (Standard: alle, aus denen du Karten beantwortet hast)
command-lookup = Eine Karte nachschlagen. Nur du siehst das Ergebnis.
    .words = { option-words }
command-leaderboard = Sehen, wer die meisten Punkte hat
    .of = Wessen Punkte angezeigt werden (Standard: die auf diesem Server)
    .since = Zeitraum (Standard: insgesamt)
    .deck = Nur Punkte aus diesem Deck zählen
    .picture = Ein Bild mit den Punkten hinzufügen (sonst: nein)
command-stats = Deine Trefferquote, deine Serien und deine besten und schwächsten Decks ansehen
command-progress = Als Bild sehen, was du schon kannst
    .group = Die ganze Gruppe zeigen (sonst: dich)

## /deck

command-deck = Decks ansehen und die eigenen Decks des Servers verwalten
command-deck-list = Alle Decks auflisten
command-deck-info = Sehen, was in einem Deck steckt
    .deck = { option-deck }
command-deck-health = Sehen, welche Karten eines Decks zu schwer, zu leicht oder vermutlich falsch sind
    .deck = { option-deck }
command-deck-exam = Festlegen, bis wann ihr ein Deck lernt, und sehen, was ihr bis dahin wisst
    .date = Tag der Prüfung, zum Beispiel 2026-06-24
    .deck = { option-deck }
command-deck-import = Ein Deck aus einer Datei importieren oder aktualisieren
    .file = Datei mit höchstens 20.000 Karten und 10 MB
    .deck = Deck dieses Servers, das aktualisiert werden soll
    .title = Name des Decks
command-deck-export = Ein Deck mit allen Antworten herunterladen
    .deck = { option-deck }
    .format = Dateiformat (Standard: Popquiz, dabei bleibt alles erhalten)
command-deck-copy = Ein Deck kopieren, um es zu bearbeiten
    .deck = { option-deck }
    .title = Name der Kopie
command-deck-rename = Ein Deck umbenennen
    .title = Neuer Name
    .deck = { option-own-deck }
command-deck-remove = Ein Deck entfernen. Lässt sich 30 Tage lang rückgängig machen.
    .deck = { option-own-deck }
command-deck-history = Sehen, wer ein Deck wann geändert hat
    .deck = { option-own-deck }
command-deck-undo = Die letzten Änderungen an einem Deck einzeln rückgängig machen
    .deck = { option-own-deck }

## /card

command-card = Die Karten in den eigenen Decks des Servers verwalten
command-card-add = Eine Karte hinzufügen
    .deck = { option-own-deck }
command-card-edit = Eine Karte bearbeiten
    .words = { option-words }
command-card-remove = Eine Karte entfernen
    .words = { option-words }
command-card-show = Eine Karte mit allen richtigen und falschen Formulierungen anzeigen
    .words = { option-words }

## Everything else

command-settings = Popquiz für diesen Server einrichten
command-settings-show = Die aktuellen Einstellungen anzeigen
command-settings-change = Einstellungen ändern
    .managers_channel = Kanal für Einsprüche, Meldungen und Nachrichten an die Quizleitung
    .keep_answers_days = Tage, die Antworten gespeichert bleiben und Einspruch möglich ist (0: nicht speichern)
    .reports = Anzahl der Meldungen, ab der eine Karte pausiert wird
    .rounds = Wer Runden starten darf
    .doubts = Wer über Antworten mit unsicherer Wertung entscheidet
    .direct_messages = Ob Mitglieder die Decks dieses Servers in Direktnachrichten nutzen dürfen (Standard: an)
    .language = Sprache der Nachrichten in Kanälen (Standard: die des Servers)
command-settings-reset = Alle Einstellungen zurücksetzen
command-privacy = Deine Daten ansehen, herunterladen oder löschen
command-privacy-show = Sehen, was über dich gespeichert ist
command-privacy-export = Deine Daten herunterladen
command-privacy-delete = Deine Daten löschen
command-help = Sehen, was du mit Popquiz machen kannst

## In the menu of a message (Apps). Discord allows 32 characters.

message-command-appeal = Das hätte zählen müssen
message-command-card = Karte erstellen
