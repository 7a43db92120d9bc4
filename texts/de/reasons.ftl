### Why an answer doesn't count in full, while the question is open. Nothing here may give the answer away.

reason-incomplete = Da fehlt etwas.
reason-shared-name = So heißen mehrere Personen.
reason-less-precise = Das ist ungenauer, als die Frage verlangt.
reason-no-unit = Die Einheit fehlt.
reason-neither-yes-nor-no = Das ist weder Ja noch Nein.
reason-no-option = Das steht nicht zur Auswahl.
# Items of a list, or blanks
reason-found = { $found } von { $total }.
reason-points = Kernpunkte: { $found } von { $total }.

## Answers in other languages

reason-missing-accent = Ohne den Akzent ist das ein anderes Wort.
reason-missing-article = Der Artikel fehlt.
reason-other-article = Der Artikel stimmt nicht.
reason-other-gender = Das Genus stimmt nicht.
reason-missing-forms = Gefragt sind noch weitere Formen des Wortes.
reason-other-reading = Die Lesung stimmt nicht.
reason-missing-reading = Gefragt sind die Schriftzeichen und ihre Lesung.
reason-missing-tones = Die Töne fehlen.
