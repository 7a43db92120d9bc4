### Why a request can't be carried out, and what to do instead.

## Rounds

error-round-running = Hier läuft schon eine Runde. Warte, bis sie vorbei ist, oder beende sie mit `/quiz stop`.
error-round-hosts-another = Du hast schon eine laufende Runde in { $channel }. Warte, bis sie vorbei ist, oder beende sie dort mit `/quiz stop`.
error-round-none = Hier läuft gerade keine Runde. Mit `/quiz start` startest du eine.
error-round-between-questions = Die nächste Frage kommt gleich. Es gibt gerade nichts zu überspringen.
error-round-not-a-player = Nur wer mitspielt, kann fürs Überspringen stimmen. Beantworte zuerst eine Frage dieser Runde.
error-round-started = Diese Runde läuft schon. Beantworte einfach ihre Fragen.
error-round-in-thread-already = Du bist schon in einem Thread. Lass `thread` weg, um hier zu spielen.
error-round-no-thread = Discord hat hier keinen Thread erstellt. Lass `thread` weg, um im Kanal zu spielen.
error-round-not-the-host = Nur wer die Runde gestartet hat, kann sie sofort beginnen lassen. Sie beginnt in ein paar Sekunden von selbst.
error-round-goal-in-elimination = In einer K.-o.-Runde gibt es kein `goal`: Es gewinnt, wer zuletzt übrig bleibt. Lass `goal` weg oder wähle einen anderen `mode`.
error-round-teams-in-elimination = In einer K.-o.-Runde gibt es keine Teams: Es gewinnt, wer zuletzt übrig bleibt. Lass `teams` weg oder wähle einen anderen `mode`.
error-round-mix = Diese Mischung verstehe ich nicht. Gib 2 bis 5 verschiedene Decks an, jedes mit einer Gewichtung von 1 bis 10, z. B. `Biologie 2, Chemie 1`.
error-round-deck-gone = Dieses Deck gibt es nicht mehr. Gib noch mal `/quiz start` ein.
error-preset-none = Auf diesem Server sind keine Runden gespeichert. Speichere eine mit `/quiz preset save`.
error-preset-not-found = Es gibt keine gespeicherte Runde namens **{ $name }**. Gespeicherte Runden: { $names }.
error-preset-too-many = Auf diesem Server sind schon { $most } Runden gespeichert, mehr sind nicht möglich. Entferne zuerst eine mit `/quiz preset remove`.
error-preset-name = Ein Name muss 1 bis { $most } Zeichen haben. Wähle einen anderen `name`.
error-preset-nothing-played = In diesem Kanal gab es noch keine Runde, also gibt es nichts zu speichern. Gib Optionen wie `deck` an oder spiel zuerst eine Runde.

## Practice

error-practice-over = Diese Übung ist beendet. Mit `/practice` startest du eine neue.
error-practice-nothing-missed = Du hast keine Karten zu wiederholen. Um ein Deck zu üben, lass die Option `cards` weg.
error-practice-all-asked = Diese Karten lassen sich gerade nicht üben: Sie sind pausiert oder gehören zu einer Frage oder Prüfung, die auf diesem Server gerade läuft. Versuch es später noch einmal, oder wähle ein anderes Deck.
error-own-card-closed = Diese Frage ist beendet.
error-own-card-none = Hier gibt es gerade keine Karte für dich: Du hast alle in den letzten 12 Stunden beantwortet, oder sie gehören zu einer anderen laufenden Frage. Warte auf die nächste Frage, oder nutze `/review`.
error-own-card-asked = Deine Karte wird auf diesem Server gerade gefragt. Komm wieder, wenn diese Frage beendet ist.

## Appeals

error-appeal-not-yours = Du kannst nur zu deinen eigenen Antworten Einspruch einlegen, und nur auf dem Server, auf dem du sie gegeben hast.
error-appeal-already-correct = Diese Antwort zählt schon voll.
error-appeal-already-open = Du hast schon Einspruch eingelegt. Die Quizleitung entscheidet darüber.
error-appeal-already-accepted = Dein Einspruch wurde schon angenommen.
error-appeal-already-rejected = Dein Einspruch wurde abgelehnt. Pro Antwort ist nur ein Einspruch möglich.
error-appeal-too-late = Für einen Einspruch ist es zu spät: Dieser Server bewahrt Antworten { n-days } lang auf.
error-appeal-question-open = Einspruch kannst du einlegen, sobald die Frage beendet ist. Dieser Server hat keinen Kanal für die Quizleitung, also würden hier alle deine Antwort sehen.
error-appeal-answer-not-kept = Diese Antwort wurde gelöscht.
error-appeal-not-an-answer = Diese Nachricht habe ich nicht als Antwort gewertet, oder sie ist zu alt für einen Einspruch.
error-appeal-had-right-answer = Du hast diese Frage richtig beantwortet.
error-appeal-no-answer = Du hast diese Frage nicht beantwortet, oder es ist zu spät für einen Einspruch.
error-appeal-other-server = Dieser Einspruch gehört zu einem anderen Server.
error-appeal-decided-accepted = Dieser Einspruch wurde schon angenommen.
error-appeal-decided-rejected = Dieser Einspruch wurde schon abgelehnt.
error-appeal-unknown = Diesen Einspruch gibt es nicht.
error-appeal-answer-deleted = Die Antwort wurde gelöscht. Über diesen Einspruch lässt sich nicht mehr entscheiden.
error-appeal-no-tries-left = Diese Antwort kam nach deinem letzten Versuch. Dagegen kannst du keinen Einspruch einlegen.
error-appeal-voted-on = Über diese Antwort wird gerade abgestimmt. Die Abstimmung endet { $time }. Fällt keine Entscheidung, kannst du danach Einspruch einlegen.
error-appeal-settled = Über diese Antwort wurde schon abgestimmt, daher ist kein Einspruch mehr möglich.
error-vote-over = Die Abstimmung über diese Antwort ist vorbei.
error-vote-settled = Über diese Antwort ist schon entschieden.
error-vote-appealed = Die Quizleitung hat einen Einspruch zu dieser Antwort angenommen. Damit ist die Abstimmung hinfällig.
error-vote-own-answer = Über deine eigene Antwort kannst du nicht abstimmen.
error-vote-not-a-player = Abstimmen kann nur, wer diese Frage beantwortet oder in dieser Runde mitgespielt hat.
error-vote-managers-only = Auf diesem Server entscheidet nur die Quizleitung über Antworten mit unsicherer Wertung.
error-question-other-server = Diese Frage wurde nicht auf diesem Server gestellt.

## Cards

error-card-gone = Diese Karte ist nicht mehr in ihrem Deck.
error-card-not-found = Zu „{ $words }“ passt keine Karte. Versuch es mit weniger oder anderen Wörtern.
error-card-no-words = Da stehen keine sichtbaren Wörter. Gib ein paar Wörter aus der Frage oder der Antwort ein.
error-card-no-text-in-message = Diese Nachricht hat keinen Text. Wähle eine mit Text.
error-card-no-prompt = Die Frage ist leer. Gib eine Frage oder einen Satz mit Lücken ein.
# The problem is a clause such as "a choice needs two options".
error-card-unreadable-answer = Ich kann diese Antwort nicht lesen: { $problem }.
error-card-too-long = Diese Karte ist zu lang für ein Discord-Formular. Exportiere das Deck mit `/deck export`, bearbeite die Datei und importiere sie mit `/deck import`.
error-card-in-play = Diese Karte oder eine mit derselben Frage ist auf diesem Server gerade im Spiel. Versuch es noch mal, sobald die Frage beendet ist. Wenn du nicht mitspielst und die Antwort jetzt brauchst, exportiere das Deck mit `/deck export`.
error-card-in-play-lookup = Diese Karte oder eine mit derselben Frage ist auf diesem Server gerade im Spiel. Schlag sie nach, sobald die Frage beendet ist.

## Decks

error-deck-gone = Dieses Deck gibt es nicht mehr. Wenn es entfernt wurde, stellt `/deck undo` es wieder her.
error-deck-exam-date = „{ $typed }“ kann kein Prüfungstermin sein. Gib einen künftigen Tag innerhalb der nächsten zwei Jahre an, zum Beispiel { $example }.
error-deck-built-in = „{ $title }“ gehört zum Bot und lässt sich nicht ändern. Mit `/deck copy` erstellst du eine Kopie, die du bearbeiten kannst.
error-deck-none = Es gibt noch keine Decks. Die Quizleitung kann eins mit `/deck import` importieren.
error-deck-unnamed = Welches Deck?
error-deck-unnamed-many = Welches Deck? Ist deins nicht im Menü, gib den Befehl mit der Option `deck` ein.
error-deck-not-found = Es gibt kein Deck namens „{ $typed }“. Wähle eins von diesen: { $titles }.
error-deck-not-found-nearest = Es gibt kein Deck namens „{ $typed }“. Meinst du „{ $nearest }“?
error-deck-not-found-none = „{ $typed }“ gibt es nicht: Dieser Server hat noch keine Decks. Die Quizleitung kann eins mit `/deck import` importieren.
error-deck-ambiguous = Zu „{ $typed }“ passen mehrere Decks. Wähle beim Tippen eins aus der Liste.
error-deck-all-paused = Alle Karten in „{ $title }“ sind pausiert. Die Quizleitung kann Karten mit `/deck health` fortsetzen.
error-deck-no-answers = „{ $title }“ hat keine Karten mit Antwort. `popquiz deck check` zeigt, was fehlt.
error-deck-no-tag = „{ $title }“ hat keine Karten mit diesen Tags. Vorhandene Tags: { $tags }.
error-deck-no-tags = „{ $title }“ hat keine Tags. Lass die Option `tags` weg, um alle Karten zu verwenden.
error-deck-no-title = Der Name ist leer. Gib einen ein.
error-deck-title-taken = Ein anderes Deck heißt schon „{ $title }“. Wähle mit der Option `title` einen anderen Namen.
error-deck-title-taken-rename = Ein anderes Deck heißt schon „{ $title }“. Benenne es zuerst mit `/deck rename` um.
error-deck-no-change = Nichts geändert: Das Deck ist schon so.
error-deck-nothing-to-undo = In diesem Deck gibt es nichts rückgängig zu machen.
error-deck-undo-not-kept = Diese Änderung lässt sich nicht mehr rückgängig machen: Seitdem hat sich zu viel geändert.
error-deck-changed-since = Das Deck wurde seitdem geändert. Mach mit `/deck undo` zuerst die letzte Änderung rückgängig: { $change }.
error-deck-images-too-large = Die Bilder des Decks sind zusammen größer als { $megabytes } MB. Verkleinere sie.
error-deck-too-many-cards = Ein Deck kann höchstens { $max_cards } Karten haben. Teile es in mehrere Decks auf.
error-deck-too-many-decks = Dieser Server hat schon { $max_decks } eigene Decks, mehr sind nicht möglich. Entferne zuerst eins mit `/deck remove`.
error-deck-server-full = Damit kämen die eigenen Decks des Servers auf { $cards } Karten und { $megabytes } MB. Erlaubt sind { $max_cards } Karten und { $max_megabytes } MB. Entfernte Decks zählen noch 30 Tage mit. Entferne Karten oder Bilder, die du nicht brauchst.

## Deck files

error-file-none = Häng mit der Option `file` eine Datei an.
error-file-not-on-discord = „{ $name }“ liegt nicht bei Discord, deshalb kann ich die Datei nicht herunterladen. Lade sie direkt hier hoch.
error-file-not-fetched = Ich konnte „{ $name }“ nicht von Discord herunterladen. Bitte versuch es noch mal.
error-file-too-large = „{ $name }“ ist größer als 10 MB. Teile das Deck auf oder entferne große Bilder.
error-file-import-running = Hier läuft schon ein Import. Versuch es noch mal, wenn er fertig ist.
error-file-too-costly = Das Einlesen dieser Datei braucht zu viel Speicher oder Zeit. Teile sie in mehrere Decks auf.
# The problem is a clause of files.ftl.
error-file-unreadable = Ich kann „{ $file }“ nicht lesen: { $problem }.
error-file-unreadable-line = Ich kann „{ $file }“ nicht lesen, Zeile { $line }: { $problem }.
error-file-no-cards = Ich habe die Datei als { $format } gelesen, aber keine Karten zum Importieren gefunden.
error-file-unknown-format = Wähle ein Format aus der Liste.
# The detail is in English, from the library that writes the format.
error-file-not-written = Ich kann **{ $title }** in diesem Format nicht exportieren. Wähle ein anderes. ({ $detail })
error-file-export-too-large = **{ $title }** ist in diesem Format größer als 10 MB. So große Dateien nimmt Discord nicht an. Wähle ein anderes Format oder teile das Deck auf.
error-file-bug-reading = Beim Lesen der Datei bin ich auf einen Bug gestoßen. Es wurde nichts geändert. Bitte sag der Person Bescheid, die den Bot betreibt.
error-file-bug-writing = Beim Schreiben der Datei bin ich auf einen Bug gestoßen. Es wurde nichts geändert. Bitte sag der Person Bescheid, die den Bot betreibt.

## Drops

error-drop-not-found = Auf diesem Server gibt es keine geplante Frage #{ $number }. `/drop list` zeigt alle.
error-drop-not-a-number = „{ $typed }“ ist keine Nummer einer geplanten Frage. `/drop list` zeigt die geplanten Fragen dieses Servers.
error-drop-too-many = Ein Server kann höchstens { $max } geplante Fragen haben. Entferne zuerst eine mit `/drop remove`.
error-drop-no-change = Nichts geändert: Die geplante Frage #{ $number } ist schon so. Wähle aus, was du ändern willst, z. B. `time` oder `days`.
error-drop-deck-gone = Das Deck dieser geplanten Frage gibt es nicht mehr. Wenn es entfernt wurde, stellt `/deck undo` es wieder her.
error-drop-own-in-channel = Eigene Karten lassen sich nicht im Kanal beantworten. Stell `answers` auf privat oder `cards` auf gemeinsam.
error-drop-no-days = An welchen Tagen?
error-drop-no-zone = In welcher Zeitzone? Ist deine nicht dabei, gib den Befehl mit der Option `{ $option }` ein, die auch Städte und Länder findet.
error-drop-no-time = Um wie viel Uhr? Für eine Uhrzeit wie 08:30 gib den Befehl mit der Option `{ $option }` ein.
error-schedule-time = „{ $value }“ ist keine Uhrzeit. Gib Stunden und Minuten ein, z. B. 09:00 oder 21:30.
error-schedule-days = „{ $value }“ ist keine gültige Angabe für Tage. Gib `täglich`, `Mo-Fr`, `am Wochenende` oder Tage wie `Mo, Mi, Fr` ein.
error-schedule-duration = „{ $value }“ ist keine gültige Dauer. Gib Minuten, Stunden oder Tage ein, z. B. `30m`, `8h` oder `1d` (höchstens `{ $days }d`).
error-schedule-zone = „{ $value }“ ist keine Zeitzone. Gib einen IANA-Namen ein, z. B. Europe/Berlin, America/New_York oder UTC.
error-schedule-zone-ambiguous = „{ $value }“ ist keine Zeitzone. Meinst du { $zones }?

## Options

error-option-range = `{ $option }` muss zwischen { $min } und { $max } liegen.
error-option-choice = `{ $option }` muss { $choices } sein.
error-option-set-and-cleared = Du kannst `{ $option }` entweder festlegen oder entfernen, nicht beides.
error-option-deck-and-scope = Wähle entweder ein Deck oder den Server bzw. Kanal, nicht beides.
error-option-nothing-to-set = Wähle mindestens eine Einstellung, die du ändern willst.

## Permissions

error-permission-missing = In { $channel } brauche ich { $permissions }. Wer den Kanal verwalten darf, kann mir { $count ->
    [one] diese Berechtigung
   *[other] diese Berechtigungen
} unter Kanal bearbeiten → Berechtigungen → Popquiz geben.
error-permission-images = Einige dieser Karten haben Bilder. Um sie anzuzeigen, brauche ich in { $channel } die Berechtigung **Dateien anhängen**. Bis dahin kommen die Fragen ohne Bilder. Wer den Kanal verwalten darf, kann sie mir unter Kanal bearbeiten → Berechtigungen → Popquiz geben.
error-permission-channel-hidden = Ich kann { $channel } nicht sehen. Gib mir dort die Berechtigung **Kanal ansehen** unter Kanal bearbeiten → Berechtigungen → Popquiz.
error-permission-other-server = Dieser Kanal ist nicht auf diesem Server.
error-permission-not-in-server = Ich bin nicht auf diesem Server, nur meine Befehle. Wer den Server verwalten darf, kann mich [hinzufügen](<{ $link }>).
error-permission-not-manager = Das kann nur die Quizleitung. Du brauchst die Berechtigung **Server verwalten** oder Zugriff auf `/{ $command }` unter Servereinstellungen → Integrationen → Popquiz.
error-permission-not-deck-manager = Decks und Karten kann nur die Quizleitung ändern. Du brauchst die Berechtigung **Server verwalten** oder Zugriff auf `/{ $command }` unter Servereinstellungen → Integrationen → Popquiz.
error-permission-start-rounds = Hier kann nur die Quizleitung Runden starten. Sie kann das mit der Option `rounds` von `/settings change` für alle freigeben.
error-permission-not-a-host = Das können nur die Quizleitung und wer die Runde gestartet hat.

## Everything else

error-settings-newer = Ich kann nichts ändern: Die Einstellungen dieses Servers stammen aus einer neueren Version von Popquiz. Bitte die Person, die den Bot betreibt, um ein Update.
error-not-in-server = Ich funktioniere nur auf Servern. Versuch es in einem Kanal auf einem Server.
error-no-shared-server = Wir haben keinen gemeinsamen Server, dessen Decks in Direktnachrichten genutzt werden dürfen.
error-unknown-command = Diesen Befehl gibt es nicht mehr. Lade Discord neu (Strg+R) und versuch es noch mal.
error-outdated-button = Dieser Button funktioniert nicht mehr.
error-outdated-form = Dieses Formular funktioniert nicht mehr.
error-draft-expired = Deine Eingabe ist nicht mehr gespeichert. Führe den Befehl noch einmal aus.
error-empty-answer = Deine Antwort war leer und zählt deshalb nicht. Drück auf **Antworten**, um es noch mal zu versuchen.
error-bug = Ich bin auf einen Bug gestoßen, deshalb hat das nicht geklappt. Bitte sag der Person Bescheid, die den Bot betreibt.
error-too-slow = Das hat zu lange gedauert. Drück noch mal auf den Button.
error-shutting-down = Ich werde gerade heruntergefahren. Versuch es gleich noch mal.
error-database = Ich erreiche meine Datenbank nicht. Versuch es gleich noch mal. Wenn das öfter passiert, sag der Person Bescheid, die den Bot betreibt.
