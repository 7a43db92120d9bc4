### Names of the commands and their options, as people type them after a slash. Everything that mentions a command or an option
### takes its name from here.
###
### A command's message has its name, and its attributes are the names of its subcommands. Discord takes 32 letters, digits,
### hyphens, and underscores: no spaces, and no capital letters.

name-command-quiz = quiz
    .start = starten
    .skip = überspringen
    .stop = beenden
    .preset = vorlage
    .preset-save = speichern
    .preset-start = starten
    .preset-list = liste
    .preset-remove = entfernen
name-command-drop = geplante-frage
    .add = hinzufügen
    .edit = bearbeiten
    .list = auflisten
    .pause = pausieren
    .resume = fortsetzen
    .remove = entfernen
    .now = jetzt
name-command-practice = üben
name-command-review = wiederholen
name-command-lookup = nachschlagen
name-command-leaderboard = rangliste
name-command-stats = statistik
name-command-progress = fortschritt
name-command-deck = deck
    .list = auflisten
    .info = info
    .health = zustand
    .exam = prüfung
    .import = importieren
    .export = exportieren
    .copy = kopieren
    .rename = umbenennen
    .remove = entfernen
    .history = verlauf
    .undo = rückgängig
name-command-card = karte
    .add = hinzufügen
    .edit = bearbeiten
    .remove = entfernen
    .show = anzeigen
name-command-settings = einstellungen
    .show = anzeigen
    .change = ändern
    .reset = zurücksetzen
name-command-privacy = datenschutz
    .show = anzeigen
    .export = exportieren
    .delete = löschen
name-command-help = hilfe

## Options

name-option-answers = antworten
name-option-cards = karten
name-option-channel = kanal
name-option-clear = entfernen
name-option-date = datum
name-option-days = tage
name-option-deck = deck
name-option-direct_messages = direktnachrichten
name-option-doubts = zweifel
name-option-drop = geplante-frage
name-option-file = datei
name-option-format = format
name-option-goal = ziel
name-option-group = gruppe
name-option-keep_answers_days = antworten_aufbewahren
name-option-language = sprache
name-option-managers_channel = kanal_der_quizleitung
name-option-mix = mischung
name-option-mode = modus
name-option-name = name
name-option-of = bereich
name-option-open = antwortzeit
name-option-picture = bild
name-option-ping = ping
name-option-questions = fragen
name-option-reports = meldungen
name-option-rounds = runden
name-option-seconds = sekunden
name-option-since = zeitraum
name-option-style = stil
name-option-tags = tags
name-option-teams = teams
name-option-thread = thread
name-option-time = uhrzeit
name-option-title = titel
name-option-words = wörter
name-option-zone = zeitzone
