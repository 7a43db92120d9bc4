### Why an answer doesn't count in full, while the question is open. Nothing here may give the answer away.

reason-incomplete = Il manque quelque chose.
reason-shared-name = Plusieurs personnes portent ce nom.
reason-less-precise = C’est moins précis que ce que demande la question.
reason-no-unit = Il manque l’unité.
reason-neither-yes-nor-no = Ce n’est ni oui ni non.
reason-no-option = Cette réponse ne fait pas partie des choix.
# Items of a list, or blanks
reason-found = { $found } sur { $total }.
reason-points = Points clés : { $found } sur { $total }.

## Answers in other languages

reason-missing-accent = Sans son accent, c’est un autre mot.
reason-missing-article = Il manque l’article.
reason-other-article = Ce n’est pas le bon article.
reason-other-gender = Ce n’est pas le bon genre.
reason-missing-forms = La question demande d’autres formes du mot.
reason-other-reading = Ce n’est pas la bonne lecture.
reason-missing-reading = La question demande les caractères et leur lecture.
reason-missing-tones = Il manque les tons.
