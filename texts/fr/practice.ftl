### Practicing alone, with /practice.

## A card

practice-footer = Carte { $number } sur { $total }
practice-reading = Lecture de ta réponse…
practice-hidden = Cette carte fait partie d’une question ouverte en ce moment sur ce serveur : sa réponse reste donc cachée.
# Above the next card
practice-left-out-now = La dernière carte a été écartée, car elle est proposée en ce moment sur ce serveur.

## Buttons

button-give-up = Je ne sais pas
button-next-card = Suivante
button-stop = Arrêter
# On the last card
button-results = Voir les résultats
# While an answer is being read
button-verdict = Voir le verdict
# Appeals the verdict
button-was-right = J’avais raison
practice-appeal-sent = Ta contestation a été transmise aux gestionnaires. S’ils se prononcent dans les 10 prochaines minutes, tu verras leur décision ici.

## The results

practice-over = Résultats de l’entraînement
practice-none = Tu n’as répondu à aucune carte.
practice-result = Bonnes réponses : { $right } sur { $cards }.
# Above a list of cards
practice-again = À revoir
practice-left-out = { $cards ->
    [one] { $cards } carte a été écartée, car elle est en pause ou proposée en ce moment sur ce serveur.
   *[other] { $cards } cartes ont été écartées, car elles sont en pause ou proposées en ce moment sur ce serveur.
}

## Reviews, with /review

review-over = Résultats de la révision
# The day's goal is reached
review-done = C’est tout pour aujourd’hui
review-learned = Révisées : **{ $refreshed }** · Nouvelles : **{ $new }**
review-nothing = Tu as déjà répondu à toutes ces cartes aujourd’hui.
review-today = Cartes travaillées aujourd’hui : **{ $cards }** (objectif : { $goal })
# How many are still due
review-due = { $cards ->
    [one] { $cards } autre carte est à revoir maintenant.
   *[other] { $cards } autres cartes sont à revoir maintenant.
}
review-next = Prochaine carte à revoir : { $time }.
# Starts another review
button-review = Continuer à réviser
