### Appeals and reports.

appeal-sent = Ta contestation a été transmise aux gestionnaires. Pour connaître leur décision, appuie de nouveau sur **Contester** plus tard.
appeal-which = Laquelle de tes réponses aurait dû compter ?
# In place of an answer without visible characters
appeal-blank = (vide)
appeal-title = Contestation
appeal-advice = Si tu acceptes, cette formulation est ajoutée à la carte et toutes les personnes qui l’ont donnée reçoivent des points.
# For an answer that names some of the items of a list, or fills some of the gaps
appeal-advice-part = Si tu acceptes, elle compte pour { $credit } de la réponse, et la carte ne change pas.
# After the sentence above, with a menu of the items below
appeal-advice-item = Choisis ce que cela désigne pour l’ajouter aussi à la carte.
appeal-which-part = Qu’est-ce que cela désigne ?
appeal-judged-wrong = { $user } a répondu « { $answer } ». Cette réponse a été jugée incorrecte.
appeal-judged-partial = { $user } a répondu « { $answer } ». Cette réponse a été jugée partiellement correcte ({ $credit }).
appeal-accepted-title = Contestation acceptée
appeal-rejected-title = Contestation rejetée
appeal-decided-by = Décision prise par { $user }
# The prompt comes in quotation marks.
appeal-counts = « { $wording } » compte désormais comme réponse à { $prompt }.
appeal-counts-item = « { $wording } » compte désormais comme « { $item } » pour { $prompt }.
appeal-counts-part = « { $wording } » compte pour { $credit } de { $prompt }.
# To the author alone
appeal-accepted = Ta contestation sur { $prompt } a été acceptée.
appeal-rejected = Ta contestation sur { $prompt } a été rejetée.
# In the channel of the question
appeal-closed = { $user } a tranché une contestation.
button-accept = Accepter
button-reject = Rejeter

## Reports

report-which = Tu signales un problème avec { $prompt }.
# Above the reasons in a menu
report-menu = Quel est le problème avec cette carte ?
report-reason-wrong-answer = La réponse est fausse
report-reason-unclear = La question n’est pas claire
report-reason-duplicate = La carte est en double
report-reason-other = Autre chose
# A reason, and how many people chose it
report-reason-count = { $reason } ({ $people })
report-counted = Merci pour ton signalement. La carte sera mise en pause pour vérification dès que { $needed } membres l’auront signalée ({ $count } pour l’instant).
report-paused = Merci pour ton signalement. La carte est en pause jusqu’à ce que les gestionnaires l’aient vérifiée.
report-before = Tu as déjà signalé cette carte.
report-card-paused-title = Carte en pause
report-card-paused = { $people ->
    [one] { $people } personne a signalé un problème avec cette carte. Elle ne sera plus proposée ici tant que les gestionnaires ne l’auront pas vérifiée.
   *[other] { $people } personnes ont signalé un problème avec cette carte. Elle ne sera plus proposée ici tant que les gestionnaires ne l’auront pas vérifiée.
}
report-kept-paused = { $user } a vérifié la carte signalée et l’a laissée en pause.
report-resumed = { $user } a vérifié la carte signalée et l’a réactivée.
button-resume-card = Réactiver la carte
button-keep-paused = Laisser en pause
