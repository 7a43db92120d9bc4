### What members see about themselves, and a server's settings.

## /help

help-intro = Ich stelle Fragen aus Decks mit Karteikarten, in Live-Runden und nach Zeitplan. Antworte mit deinen eigenen Worten: Andere Formulierungen zählen auch, wenn sie dasselbe bedeuten. Wähle unten aus, was du tun möchtest.
# The menu of the topics below.
help-menu = Was möchtest du tun?
help-play = Mitspielen
help-manage = Decks und geplante Fragen verwalten
help-operate = Den Bot betreiben
help-answering = Beim **Wettrennen** schreibst du deine Antwort in den Kanal. Wer zuerst richtig antwortet, bekommt die Punkte. Bei einer **Prüfung** oder einer privaten **geplanten Frage** drückst du auf **Antworten**. Nur du siehst, was du schreibst.
help-granted = Für die Quizleitung dieses Servers und Mitglieder, denen sie Zugriff gibt:
# In direct messages.
help-direct = Hier kannst du allein üben, mit den Decks eines Servers, auf dem wir beide sind.
help-direct-server = Du nutzt die Decks von **{ $server }**.
help-direct-no-server = Wähle unten einen Server aus. Ist keiner dabei, erlaubt das keiner unserer gemeinsamen Server.
direct-which-server = Von welchem Server möchtest du die Decks nutzen? Mit `/help` kannst du später einen anderen wählen.
# $link invites the bot to a server.
help-operator =
    Popquiz wird selbst gehostet: Jemand betreibt es auf einem eigenen Rechner. Dort prüft `popquiz doctor` die Einrichtung, `popquiz backup` sichert die Datenbank, und `popquiz help` listet alles Weitere auf. Die Anleitung steht im Quellcode in `docs/operators.md` (auf Englisch).
    Du kannst [diesen Bot zu einem anderen Server hinzufügen](<{ $link }>), den du verwaltest.

## /leaderboard

leaderboard-title = Rangliste
leaderboard-points = Punkte
leaderboard-server = dieser Server
leaderboard-today = heute
leaderboard-week = diese Woche
leaderboard-month = dieser Monat
leaderboard-all = insgesamt
leaderboard-empty = Noch hat niemand Punkte.
leaderboard-page-empty = Diese Seite ist jetzt leer.

## /stats

stats-none = Noch keine Ergebnisse. Schau wieder vorbei, sobald deine erste Frage auf diesem Server beendet ist.
stats-title = Deine Statistik
stats-accuracy = { $questions ->
    [one] **{ $right }** von { $questions } Frage richtig · Trefferquote **{ $accuracy }**
   *[other] **{ $right }** von { $questions } Fragen richtig · Trefferquote **{ $accuracy }**
}
stats-rank = Platz **{ $rank }** von { $total } · { n-points }
stats-streak = { $streak ->
    [one] 🔥 { $streak } geplante Frage in Folge richtig in { $deck }
   *[other] 🔥 { $streak } geplante Fragen in Folge richtig in { $deck }
}
stats-decks = Deine Decks, die besten zuerst
stats-strong-decks = Deine besten Decks
stats-weak-decks = Decks zum Üben
stats-deck = { $deck } – **{ $accuracy }** von { n-questions }
stats-other-decks = { $decks ->
    [one] { $decks } Deck mit weniger als { $questions } Fragen fehlt in der Liste
   *[other] { $decks } Decks mit weniger als { $questions } Fragen fehlen in der Liste
}
stats-note = Es zählen nur beendete Fragen, jeweils mit deiner besten Antwort.

## /progress

progress-title = Dein Fortschritt
progress-group-title = Fortschritt von { $members } Mitgliedern
progress-none = Noch gibt es nichts zu zeigen. Dein Fortschritt erscheint, sobald eine Frage, die du beantwortet hast, zu Ende ist.
progress-group-none = Noch gibt es nichts zu zeigen. Der Fortschritt der Gruppe erscheint, sobald { $members } Mitglieder Fragen beantwortet haben.
progress-note = Geschätzt nach den Antworten auf beendete Fragen.
progress-known = Karten, die du kannst
progress-group-known = Karten, die ein Mitglied im Schnitt kann
progress-curve = Erinnerung ohne weitere Antworten
progress-activity = Antworten pro Tag
progress-decks = Gekonnter Anteil je Deck
progress-no-decks = Diese Decks wurden entfernt.
progress-today = heute
progress-days-ago = { $days ->
    [one] vor { $days } Tag
   *[other] vor { $days } Tagen
}
progress-in-days = in { $days } Tagen
progress-weeks-ago = vor { $weeks } Wochen
# Read to people who don't see the picture
progress-alt-known = Gekonnte Karten: jetzt etwa { $now }, { $days ->
    [one] vor { $days } Tag { $before }.
   *[other] vor { $days } Tagen { $before }.
}
progress-alt-curve = Erinnerung an beantwortete Karten: jetzt { $now }, in { $days } Tagen ohne weitere Antworten { $later }.
progress-alt-activity = Antworten in den letzten { $weeks } Wochen: { $answers }, an { $days ->
    [one] { $days } Tag.
   *[other] { $days } Tagen.
}
progress-alt-decks = Gekonnter Anteil je Deck: { $decks }.

## /privacy

privacy-title = Was über dich gespeichert ist
privacy-intro = Unter deiner Discord-ID gespeichert, auf allen Servern mit diesem Bot:
privacy-answers = { $answers ->
    [one] { $answers } Antwort mit Frage, Zeitpunkt und Bewertung
   *[other] { $answers } Antworten mit Frage, Zeitpunkt und Bewertung
}. Davon mit Text gespeichert: { $texts }. Dieser Server löscht Texte nach { $days ->
    [one] { $days } Tag
   *[other] { $days } Tagen
}.
privacy-points = { $entries ->
    [one] { $entries } Eintrag in den Ranglisten
   *[other] { $entries } Einträge in den Ranglisten
}
privacy-appeals = { $appeals ->
    [one] { $appeals } Einspruch
   *[other] { $appeals } Einsprüche
} und { $reports ->
    [one] { $reports } gemeldete Karte
   *[other] { $reports } gemeldete Karten
}
privacy-work = { $decisions ->
    [one] { $decisions } Entscheidung über einen Einspruch
   *[other] { $decisions } Entscheidungen über Einsprüche
} und { $changes ->
    [one] { $changes } Änderung an einem Deck
   *[other] { $changes } Änderungen an Decks
}
privacy-memories = { $cards ->
    [one] wie gut du dich an { $cards } Karte erinnerst
   *[other] wie gut du dich an { $cards } Karten erinnerst
}
privacy-direct-server = der Server, dessen Decks du in Direktnachrichten nutzt
privacy-practices = { $practices ->
    [one] { $practices } Übung, die du nicht beendet hast
   *[other] { $practices } Übungen, die du nicht beendet hast
}
privacy-advice = Sonst nichts: keine Namen und außer den Antworten keine Nachrichten. Mit `/privacy export` lädst du alles herunter, mit `/privacy delete` löschst du es.
privacy-export = Alles, was über dich gespeichert ist:
privacy-delete = Damit löschst du deine Antworten, Einsprüche und Meldungen auf allen Servern mit diesem Bot endgültig und scheidest aus laufenden Runden aus. Deine Punkte können als „ein ehemaliges Mitglied“ in den Ranglisten bleiben oder ebenfalls gelöscht werden.
privacy-deleted = Deine Daten wurden gelöscht.
button-delete-keep-points = Daten löschen, Punkte anonym behalten
button-delete-all = Daten und Punkte löschen

## /settings

settings-title = Einstellungen
settings-managers-channel = Einsprüche, Meldungen und Nachrichten an die Quizleitung erscheinen in { $channel }.
settings-no-managers-channel = Für die Quizleitung ist kein Kanal festgelegt: Einsprüche und Meldungen erscheinen in dem Kanal, aus dem sie kommen.
settings-keep-answers = { $days ->
    [one] Antworten werden { $days } Tag lang gespeichert. So lange ist Einspruch möglich.
   *[other] Antworten werden { $days } Tage lang gespeichert. So lange ist Einspruch möglich.
}
settings-answers-not-kept = Antworten werden nicht gespeichert, daher ist kein Einspruch möglich.
settings-reports = { $reports ->
    [one] Nach { $reports } Meldung wird eine Karte pausiert.
   *[other] Nach { $reports } Meldungen wird eine Karte pausiert.
}
settings-rounds-managers = Nur die Quizleitung kann Runden starten.
settings-rounds-everyone = Alle können Runden starten, jeweils eine zur Zeit.
settings-doubts-on = Ist die Wertung einer Antwort unsicher, stimmen die Mitspielenden ab.
settings-doubts-managers = Ist die Wertung einer Antwort unsicher, kann die Quizleitung entscheiden.
settings-doubts-off = Es bleibt bei der Wertung, auch wenn sie unsicher ist.
settings-direct-messages-on = Mitglieder können die Decks dieses Servers in Direktnachrichten mit mir üben.
settings-direct-messages-off = Die Decks dieses Servers können nicht in Direktnachrichten genutzt werden.
settings-language = Sprache der Nachrichten in Kanälen: { $language }.
settings-zone = Für die Ranglisten gilt die Zeitzone { $zone }. Sie ist in der Konfiguration des Bots festgelegt.
