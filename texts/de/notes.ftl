### What the bot posts on its own when something goes wrong.

note-round-without-deck = Diese Runde endet hier, weil es das Deck `{ $deck }` nicht mehr gibt. Bisherige Punkte zählen trotzdem.
note-round-without-card = Diese Runde endet hier, weil die Karte `{ $card }` nicht mehr in ihrem Deck ist. Bisherige Punkte zählen trotzdem.
note-question-without-deck = Diese Frage endet jetzt, weil es das Deck `{ $deck }` nicht mehr gibt. Bisherige Punkte zählen trotzdem.
note-question-without-card = Diese Frage endet jetzt, weil die Karte `{ $card }` nicht mehr in ihrem Deck ist. Bisherige Punkte zählen trotzdem.
# The reason is one of the sentences below.
note-round-not-posted = Eine Runde ist zu Ende, weil ich ihre Frage nicht posten konnte. { $reason }
note-drop-not-posted = Ich konnte die geplante Frage #{ $drop } nicht posten. { $reason }
note-drop-without-deck = Die geplante Frage #{ $drop } ist pausiert. { $reason } Stell das Deck mit `/deck undo` oder `/deck import` wieder her oder entferne die geplante Frage mit `/drop remove`.
note-drops-missed-title = Verpasste geplante Fragen
note-drops-missed = Ich war zu lange offline, um diese geplanten Fragen zu posten. Deshalb sind sie ausgefallen:
note-drops-missed-advice = Mit `/drop now` postest du eine davon sofort.

## What is wrong with a drop

problem-missed = { $drops ->
    [one] { $drops } geplante Frage ist ausgefallen, während ich offline war.
   *[other] { $drops } geplante Fragen sind ausgefallen, während ich offline war.
}
problem-forbidden = Ich kann in { $channel } nicht posten. Gib mir dort die Berechtigungen **Kanal ansehen**, **Nachrichten senden** und **Links einbetten** unter Kanal bearbeiten → Berechtigungen → Popquiz.
problem-channel-gone = Der Kanal wurde gelöscht.
problem-drop-channel-gone = Der Kanal wurde gelöscht. Wähle mit `/drop edit` einen anderen oder entferne die geplante Frage mit `/drop remove`.
problem-rejected = Discord hat die Nachricht in { $channel } abgelehnt. Der Grund steht im Log des Bots.
problem-automod = AutoMod hat meine Nachricht in { $channel } blockiert. Nimm meine Rolle oder den Kanal unter Servereinstellungen → AutoMod davon aus.
problem-thread-closed = { $channel } ist archiviert oder gesperrt. Wer Threads verwalten darf, kann den Thread wieder öffnen.
problem-deck-gone = Das Deck `{ $deck }` gibt es nicht mehr.
