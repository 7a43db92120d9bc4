### Questions, answers and results, in rounds and drops.

## A question

question-title = Question { $number } sur { $total }
# In a round with a score goal
question-title-goal = Question { $number } · objectif : { n-points }
# In an elimination, which has no fixed number of questions
question-title-open = Question { $number }
drop-title = La question du jour
# The time is Discord's: "in 20 seconds".
question-closes = Se termine { $time }
question-closed = Terminée
skip-count = Votes pour passer : { $votes } sur { $needed }
last-question-nobody = personne n’a trouvé
image-missing = Cette image ne peut pas être affichée ici.
image-of-question = Image de la question
image-of-answer = Image de la réponse

## What to answer

ask-one = Donne la bonne réponse.
ask-all = Donne les { $count } réponses.
ask-all-ordered = Donne les { $count } réponses dans l’ordre.
ask-any = Donne { $any } des { $count } réponses.
ask-any-ordered = Donne { $any } des { $count } réponses, dans l’ordre.
ask-blanks = { $count ->
    [one] Remplis le trou.
   *[other] Remplis les { $count } trous, en séparant tes réponses par des virgules.
}
ask-number = La réponse est un nombre.
ask-number-unit = La réponse est un nombre, en { $unit }.
ask-yes-no = Réponds par oui ou non. Un seul essai.
ask-choice = Choisis une réponse. Un seul essai.
ask-explanation = Explique avec tes propres mots.

## How to answer, after one of the sentences above or alone

# Alone
answer-race-term = Écris ta réponse. La première bonne réponse l’emporte.
answer-race = La première bonne réponse l’emporte.
answer-race-list = Chaque élément revient à qui l’écrit en premier.
answer-channel = Écris ta réponse ici.
answer-private = Appuie sur **Répondre**. Personne d’autre ne voit ce que tu écris.
answer-choice-private = Ton choix n’est visible que par toi.
# Two sentences in a row
answer-by-reply = Je ne peux pas lire les autres messages ici. Réponds à celui-ci ou appuie sur **Répondre**.
sentences = { $first } { $second }

## Buttons and forms

button-answer = Répondre
button-skip = Passer
button-yes = Oui
button-no = Non
button-join = Participer
button-join-red = Équipe rouge
button-join-blue = Équipe bleue
button-start-now = Commencer
button-again = Rejouer
# What is played follows: the deck, the questions, and the mode.
button-start-again = Relancer : { $round }
button-missed = Cartes ratées
button-my-results = Mes résultats
button-leaderboard = Classement
button-appeal = Contester
button-report = Signaler un problème
# Starts a review of what one is about to forget
button-review-cards = Réviser des cartes
answer-form-title = Réponse
answer-form-field = Ta réponse

hint = 💡 Indice : { $hint }

## Replies to a private answer

verdict-correct = ✅ **Bonne réponse !**
verdict-partial = 🟡 **Partiellement correct** ({ $credit }).
verdict-wrong = ❌ **Mauvaise réponse.**
tries-left = { $tries ->
    [0] Plus aucun essai.
    [one] Encore { $tries } essai.
   *[other] Encore { $tries } essais.
}
tries-unlimited = Tu peux essayer autant de fois que tu veux.
answered-already = Tu as déjà bien répondu à cette question.
answered-too-often = Tu n’as plus d’essais pour cette question.
answered-out = Tu n’as plus de vies : cette partie est finie pour toi.
answered-late = Cette question est terminée.
# The answer follows, and whether it was correct.
answered-late-with = Cette question est terminée. Ta réponse ne compte plus :
answer-yes = oui
answer-no = non
answer-because = **{ $answer }** : { $because }

## How a question ended

reveal-taken = Bonne réponse !
reveal-answered = Tout le monde a répondu
reveal-time-up = Temps écoulé
reveal-skipped = Question passée
reveal-stopped = Question interrompue
reveal-nobody-tried = Personne n’a répondu.
reveal-nobody = { $people ->
    [one] Personne n’a trouvé. { $people } membre a essayé.
   *[other] Personne n’a trouvé. { $people } membres ont essayé.
}
reveal-nobody-in-full = { $people ->
    [one] Personne n’a tout trouvé. { $people } membre a essayé.
   *[other] Personne n’a tout trouvé. { $people } membres ont essayé.
}
reveal-some = { $people ->
    [one] { $right } membre sur { $people } a trouvé.
   *[other] { $right ->
        [one] { $right } membre sur { $people } a trouvé.
       *[other] { $right } membres sur { $people } ont trouvé.
    }
}
card-answer = **Réponse :** { $answer }
# How many people chose each answer, such as "A 1 · B 3"
reveal-chosen = Réponses choisies : { $counts }
reveal-also-said = Autres réponses : { $answers }
reveal-comeback = 📈 { $user } remonte et prend la tête
# Who lost their last life
reveal-out = 💔 Hors jeu : { $players }
more-about-question = Ta réponse était juste, ou la question pose problème ?
gain = { $user } **+{ n-points }**
gain-partial = { $user } **+{ n-points }** (correct à { $credit })
# Correct answers without a miss
streak = 🔥 { $streak } d’affilée
streak-drops = 🔥 { $streak } questions programmées d’affilée
# After a streak over drops
streak-forgiven = { $misses ->
    [one] ({ $misses } raté pardonné)
   *[other] ({ $misses } ratés pardonnés)
}

## A round

round-choose-deck = Choisis un paquet pour lancer la partie.
round-choose-deck-more = Choisis un paquet pour lancer la partie. Si le tien n’est pas dans la liste, utilise la commande avec l’option `deck`.
# Parts of a line that says how a round is played, such as "Biology · 10 questions · race"
mode-race = course
mode-exam = examen
mode-elimination = élimination
round-length-goal = objectif : { n-points }
round-with-choices = QCM
round-with-teams = en équipes
team-red = Rouges
team-blue = Bleus
round-seconds = { $seconds } s par question
preset-deck-gone = paquet supprimé
preset-saved = La partie **{ $name }** est enregistrée : { $round }. Lance-la avec `/quiz preset start`.
preset-removed = La partie enregistrée **{ $name }** a été supprimée.
presets-title = Parties enregistrées
round-announced-replies = { $host } a lancé une partie : { $questions } de **{ $deck }**, { $seconds } secondes par question. Réponds au message de chaque question ou appuie sur **Répondre** en dessous. La première bonne réponse remporte les points.
round-announced-race = { $host } a lancé une partie : { $questions } de **{ $deck }**, { $seconds } secondes par question. Écris tes réponses ici. La première bonne réponse remporte les points.
round-announced-choice = { $host } a lancé une partie : { $questions } de **{ $deck }**, { $seconds } secondes par question. Appuie sur ta réponse à chaque question. La première bonne réponse remporte les points.
round-announced-exam = { $host } a lancé une partie : { $questions } de **{ $deck }**, { $seconds } secondes par question. Réponds avec les boutons sous chaque question. Personne d’autre ne voit tes réponses.
# The lives are hearts, one for each.
round-announced-elimination = { $host } a lancé une partie à élimination avec **{ $deck }**, { $seconds } secondes par question. Tout le monde a { $lives }. Une mauvaise réponse ou une absence de réponse coûte une vie. Le dernier en jeu gagne. Réponds avec les boutons sous chaque question. Personne d’autre ne voit tes réponses.
round-goal = 🎯 Le premier à atteindre **{ n-points }** gagne et met fin à la partie.
round-goal-teams = 🎯 La première équipe à atteindre **{ n-points }** gagne et met fin à la partie.
round-teams = 🔴🔵 Les rouges affrontent les bleus : l’équipe qui a le plus de points gagne. Choisis une équipe. Si tu réponds sans en avoir choisi une, tu rejoins la plus petite.
round-get-ready = **Prépare-toi !** La première question arrive { $time }.
round-players = En jeu : { $players }
round-joined = Tu participes. Joueurs pour l’instant : { $players }.
round-joined-team = Tu participes. Ton équipe : { $team }. Joueurs pour l’instant : { $players }.
round-started = Partie lancée.
round-started-in-thread = Partie lancée dans { $thread }.
# Above the final results, in the channel of the thread.
round-over-in-thread = Partie jouée dans { $thread } :
question-skipped = Question passée.
round-stopped-reply = Partie arrêtée.
skip-votes = Ton vote pour passer est pris en compte : { $votes } sur { $needed }.
# In front of the best places, in a line
score-goal = 🎯 Objectif : { n-points }
round-over = Partie terminée
round-goal-reached = 🎯 L’objectif de { n-points } est atteint.
round-goal-missed = 🎯 Personne n’a atteint l’objectif de { n-points }.
round-last-one-left = ❤️ { $user } est la dernière personne en jeu et gagne.
round-all-out = 💀 Tout le monde est hors jeu.
round-stopped = La partie a été arrêtée.
round-idle = Plus personne ne répondait, la partie s’est donc arrêtée.
round-no-cards = Le paquet n’a plus de cartes à proposer.
round-nobody-scored = Personne n’a marqué de points.
round-fastest = ⚡ Réponse la plus rapide : { $user } en { $seconds } s
round-best-streak = 🔥 Meilleure série : { $user }, { $streak } d’affilée
round-hardest = 🧠 Question la plus difficile : { $prompt } ({ $right } sur { $people })
results-mine = Bonnes réponses : { $right } sur { $questions } · { $points }
results-none = Tu n’as répondu à aucune question de cette partie.
results-missed-none = Tu n’as raté aucune carte.
standing-correct = { $correct ->
    [one] { $correct } bonne réponse
   *[other] { $correct } bonnes réponses
}
