# A round with taps and a hint, played twice; then a drop with its reply, and an appeal. The server speaks German.
language de
alice: /quiz starten deck:Flüsse fragen:3
wait Frage 1 von 3
clock +15s
bob: der Rhein?
alice: donau
wait Frage 2 von 3
bob: [Nein]
alice: [Ja]
wait Frage 3 von 3
bob: [B]
alice: [D]
wait Runde vorbei
bob: [Meine Ergebnisse]
bob: [Nicht gewusste Karten]
alice: [Noch mal spielen]
wait Frage 1 von 3
alice: /quiz beenden
wait vorzeitig beendet
alice: /geplante-frage hinzufügen uhrzeit:09:00 deck:Flüsse antwortzeit:1h tags:wien
clock +1m
wait Frage des Tages
bob: [Antworten] Ister
carol: [Antworten] die Donau
clock +1h
wait 1 von 2 Personen
bob: [Einspruch einlegen]
alice: [Annehmen]
wait Einspruch angenommen
alice: /rangliste
