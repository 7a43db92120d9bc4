### Appeals and reports.

appeal-sent = Dein Einspruch liegt jetzt bei der Quizleitung. Drück später noch einmal auf **Einspruch einlegen**, um die Entscheidung zu sehen.
appeal-which = Welche deiner Antworten hätte zählen sollen?
# In place of an answer without visible characters
appeal-blank = (leer)
appeal-title = Einspruch
appeal-advice = Wenn du den Einspruch annimmst, gilt diese Formulierung künftig als richtig, und alle, die so geantwortet haben, bekommen Punkte.
# For an answer that names some of the items of a list, or fills some of the gaps
appeal-advice-part = Wenn du annimmst, zählt das zu { $credit } als Antwort. Die Karte ändert sich nicht.
# After the sentence above, with a menu of the items below
appeal-advice-item = Wähle aus, was gemeint ist, damit die Karte es sich merkt.
appeal-which-part = Was ist gemeint?
appeal-judged-wrong = { $user } hat „{ $answer }“ geantwortet. Das wurde als falsch gewertet.
appeal-judged-partial = { $user } hat „{ $answer }“ geantwortet. Das wurde als teilweise richtig gewertet ({ $credit }).
appeal-accepted-title = Einspruch angenommen
appeal-rejected-title = Einspruch abgelehnt
appeal-decided-by = Entschieden von { $user }
# The prompt comes in quotation marks.
appeal-counts = „{ $wording }“ zählt jetzt als Antwort auf { $prompt }.
appeal-counts-item = „{ $wording }“ zählt jetzt bei { $prompt } als „{ $item }“.
appeal-counts-part = „{ $wording }“ zählt bei { $prompt } zu { $credit }.
# To the author alone
appeal-accepted = Dein Einspruch zu { $prompt } wurde angenommen.
appeal-rejected = Dein Einspruch zu { $prompt } wurde abgelehnt.
# In the channel of the question
appeal-closed = { $user } hat über einen Einspruch entschieden.
button-accept = Annehmen
button-reject = Ablehnen

## Reports

report-which = Du meldest ein Problem mit { $prompt }.
# Above the reasons in a menu
report-menu = Was stimmt mit dieser Karte nicht?
report-reason-wrong-answer = Die Antwort ist falsch
report-reason-unclear = Die Frage ist unklar
report-reason-duplicate = Die Karte ist doppelt vorhanden
report-reason-other = Etwas anderes
# A reason, and how many people chose it
report-reason-count = { $reason } ({ $people })
report-counted = Danke für die Meldung. Sobald { $needed } Mitglieder die Karte gemeldet haben, wird sie bis zur Prüfung pausiert (bisher { $count }).
report-paused = Danke für die Meldung. Die Karte ist pausiert, bis die Quizleitung sie geprüft hat.
report-before = Du hast diese Karte schon gemeldet.
report-card-paused-title = Karte pausiert
report-card-paused = { $people ->
    [one] { $people } Person hat ein Problem mit dieser Karte gemeldet. Sie kommt hier nicht mehr dran, bis die Quizleitung sie geprüft hat.
   *[other] { $people } Personen haben ein Problem mit dieser Karte gemeldet. Sie kommt hier nicht mehr dran, bis die Quizleitung sie geprüft hat.
}
report-kept-paused = { $user } hat die gemeldete Karte geprüft. Sie bleibt pausiert.
report-resumed = { $user } hat die gemeldete Karte geprüft und wieder freigegeben.
button-resume-card = Karte freigeben
button-keep-paused = Pausiert lassen
