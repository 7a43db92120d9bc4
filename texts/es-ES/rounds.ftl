### Questions, answers and results, in rounds and drops.

## A question

question-title = Pregunta { $number } de { $total }
# In a round with a score goal
question-title-goal = Pregunta { $number } · meta: { n-points }
# In an elimination, which has no fixed number of questions
question-title-open = Pregunta { $number }
drop-title = La pregunta de hoy
# The time is Discord's: "in 20 seconds".
question-closes = Se cierra { $time }
question-closed = Cerrada
skip-count = Votos para saltar la pregunta: { $votes } de { $needed }
last-question-nobody = nadie acertó
image-missing = Esta imagen no se puede mostrar aquí.
image-of-question = Imagen de la pregunta
image-of-answer = Imagen de la respuesta

## What to answer

ask-one = Da la respuesta.
ask-all = Da las { $count } respuestas.
ask-all-ordered = Da las { $count } respuestas en orden.
ask-any = Da { $any } de las { $count } respuestas posibles.
ask-any-ordered = Da { $any } de las { $count } respuestas posibles, en orden.
ask-blanks = { $count ->
    [one] Completa el hueco.
   *[other] Completa los { $count } huecos y separa las respuestas con comas.
}
ask-number = La respuesta es un número.
ask-number-unit = La respuesta es un número, en { $unit }.
ask-yes-no = Responde sí o no. Un solo intento.
ask-choice = Elige una opción. Un solo intento.
ask-explanation = Explícalo con tus propias palabras.

## How to answer, after one of the sentences above or alone

# Alone
answer-race-term = Escribe tu respuesta. Gana la primera correcta.
answer-race = Gana la primera respuesta correcta.
answer-race-list = Cada elemento es para quien lo escriba primero.
answer-channel = Escribe aquí tu respuesta.
answer-private = Pulsa **Responder**. Solo tú ves lo que escribes.
answer-choice-private = Solo tú ves lo que eliges.
# Two sentences in a row
answer-by-reply = No puedo leer otros mensajes aquí. Responde a este o pulsa **Responder**.
sentences = { $first } { $second }

## Buttons and forms

button-answer = Responder
button-skip = Saltar
button-yes = Sí
button-no = No
button-join = Unirse
button-join-red = Equipo rojo
button-join-blue = Equipo azul
button-start-now = Empezar ya
button-again = Jugar otra vez
# What is played follows: the deck, the questions, and the mode.
button-start-again = Repetir: { $round }
button-missed = Tarjetas falladas
button-my-results = Mis resultados
button-leaderboard = Clasificación
button-appeal = Apelar
button-report = Avisar de un problema
# Starts a review of what one is about to forget
button-review-cards = Repasar tarjetas
answer-form-title = Responder
answer-form-field = Tu respuesta

hint = 💡 Pista: { $hint }

## Replies to a private answer

verdict-correct = ✅ **¡Correcto!**
verdict-partial = 🟡 **Parcialmente correcto** ({ $credit }).
verdict-wrong = ❌ **Incorrecto.**
tries-left = { $tries ->
    [0] No te quedan intentos.
    [one] Te queda { $tries } intento.
   *[other] Te quedan { $tries } intentos.
}
tries-unlimited = Puedes intentarlo las veces que quieras.
answered-already = Esta ya la has acertado.
answered-too-often = Ya no te quedan intentos para esta pregunta.
answered-out = Ya no te quedan vidas: estás fuera de esta ronda.
answered-late = Esta pregunta ya está cerrada.
# The answer follows, and whether it was correct.
answered-late-with = Esta pregunta ya está cerrada, así que tu respuesta no cuenta:
answer-yes = sí
answer-no = no
answer-because = **{ $answer }**: { $because }

## How a question ended

reveal-taken = ¡Correcto!
reveal-answered = Ya ha respondido todo el mundo
reveal-time-up = Se acabó el tiempo
reveal-skipped = Saltada
reveal-stopped = Detenida
reveal-nobody-tried = Nadie ha respondido.
reveal-nobody = { $people ->
    [one] Nadie ha acertado. Lo ha intentado { $people } persona.
   *[other] Nadie ha acertado. Lo han intentado { $people } personas.
}
reveal-nobody-in-full = { $people ->
    [one] Nadie lo ha acertado todo. Lo ha intentado { $people } persona.
   *[other] Nadie lo ha acertado todo. Lo han intentado { $people } personas.
}
reveal-some = { $right ->
    [one] Ha acertado
   *[other] Han acertado
} { $right } de { $people ->
    [one] { $people } persona
   *[other] { $people } personas
}.
card-answer = **Respuesta:** { $answer }
# How many people chose each answer, such as "A 1 · B 3"
reveal-chosen = Elegidas: { $counts }
reveal-also-said = También se dijo: { $answers }
reveal-comeback = 📈 { $user } remonta y se pone en cabeza
# Who lost their last life
reveal-out = 💔 Fuera: { $players }
more-about-question = ¿Tu respuesta era correcta o hay algún problema con la pregunta?
gain = { $user } **+{ n-points }**
gain-partial = { $user } **+{ n-points }** (acierto: { $credit })
# Correct answers without a miss
streak = 🔥 Racha de { $streak }
streak-drops = 🔥 Racha de { $streak } preguntas programadas
# After a streak over drops
streak-forgiven = { $misses ->
    [one] ({ $misses } fallo perdonado)
   *[other] ({ $misses } fallos perdonados)
}

## A round

round-choose-deck = Elige un mazo para empezar la ronda.
round-choose-deck-more = Elige un mazo para empezar la ronda. Si no aparece en la lista, usa el comando con la opción `deck`.
# Parts of a line that says how a round is played, such as "Biology · 10 questions · race"
mode-race = carrera
mode-exam = examen
mode-elimination = eliminación
round-length-goal = meta: { n-points }
round-with-choices = tipo test
round-with-teams = por equipos
team-red = Rojo
team-blue = Azul
round-seconds = { $seconds } s por pregunta
preset-deck-gone = mazo eliminado
preset-saved = Ronda **{ $name }** guardada: { $round }. Empiézala con `/quiz preset start`.
preset-removed = Se ha eliminado la ronda guardada **{ $name }**.
presets-title = Rondas guardadas
round-announced-replies = { $host } ha empezado una ronda: { $questions } de **{ $deck }**, con { $seconds } segundos por pregunta. Responde al mensaje de cada pregunta o pulsa **Responder** debajo. La primera correcta se lleva los puntos.
round-announced-race = { $host } ha empezado una ronda: { $questions } de **{ $deck }**, con { $seconds } segundos por pregunta. Escribe aquí tus respuestas. La primera correcta se lleva los puntos.
round-announced-choice = { $host } ha empezado una ronda: { $questions } de **{ $deck }**, con { $seconds } segundos por pregunta. Toca tu respuesta en cada pregunta. La primera correcta se lleva los puntos.
round-announced-exam = { $host } ha empezado una ronda: { $questions } de **{ $deck }**, con { $seconds } segundos por pregunta. Responde con los botones que hay debajo de cada pregunta. Solo tú ves tus respuestas.
# The lives are hearts, one for each.
round-announced-elimination = { $host } ha empezado una ronda de eliminación de **{ $deck }**, con { $seconds } segundos por pregunta. Todo el mundo tiene { $lives }. Fallar o no responder cuesta una vida. Gana quien quede en pie. Responde con los botones que hay debajo de cada pregunta. Solo tú ves tus respuestas.
round-goal = 🎯 Quien llegue primero a **{ n-points }** gana y la ronda termina.
round-goal-teams = 🎯 El primer equipo que llegue a **{ n-points }** gana y la ronda termina.
round-teams = 🔴🔵 El equipo rojo juega contra el azul. Gana el que tenga más puntos. Elige un equipo. Si respondes sin haber elegido uno, entras en el más pequeño.
round-get-ready = **¡Prepárate!** La primera pregunta llega { $time }.
round-players = Juegan: { $players }
round-joined = Ya estás dentro. Jugadores hasta ahora: { $players }.
round-joined-team = Ya estás dentro. Tu equipo: { $team }. Jugadores hasta ahora: { $players }.
round-started = Ronda en marcha.
round-started-in-thread = Ronda en marcha en { $thread }.
# Above the final results, in the channel of the thread.
round-over-in-thread = Ronda jugada en { $thread }:
question-skipped = Pregunta saltada.
round-stopped-reply = Ronda detenida.
skip-votes = Has votado para saltar la pregunta ({ $votes } de { $needed }).
# In front of the best places, in a line
score-goal = 🎯 Meta: { n-points }
round-over = Fin de la ronda
round-goal-reached = 🎯 Se ha alcanzado la meta de { n-points }.
round-goal-missed = 🎯 Nadie ha llegado a la meta de { n-points }.
round-last-one-left = ❤️ Solo queda { $user }, que gana la ronda.
round-all-out = 💀 A nadie le quedan vidas.
round-stopped = La ronda se ha detenido.
round-idle = Ya no respondía nadie, así que la ronda ha terminado.
round-no-cards = Al mazo no le quedan más tarjetas.
round-nobody-scored = Nadie ha puntuado.
round-fastest = ⚡ Respuesta más rápida: { $user } en { $seconds } s
round-best-streak = 🔥 Mejor racha: { $user }, { $streak } seguidas
round-hardest = 🧠 Pregunta más difícil: { $prompt } (acertaron { $right } de { $people })
results-mine = Aciertos: { $right } de { $questions } · { $points }
results-none = No respondiste a ninguna pregunta de esta ronda.
results-missed-none = No fallaste ninguna tarjeta.
standing-correct = { $correct ->
    [one] { $correct } acierto
   *[other] { $correct } aciertos
}
