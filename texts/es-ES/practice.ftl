### Practicing alone, with /practice.

## A card

practice-footer = Tarjeta { $number } de { $total }
practice-reading = Leyendo tu respuesta…
practice-hidden = Esta tarjeta forma parte de una pregunta abierta ahora mismo en este servidor, así que su respuesta está oculta.
# Above the next card
practice-left-out-now = La última tarjeta se ha dejado fuera porque está en juego ahora mismo en este servidor.

## Buttons

button-give-up = No lo sé
button-next-card = Siguiente
button-stop = Terminar
# On the last card
button-results = Ver resultados
# While an answer is being read
button-verdict = Ver el veredicto
# Appeals the verdict
button-was-right = Tenía razón
practice-appeal-sent = Tu apelación ya está en manos de los responsables. Si deciden en los próximos 10 minutos, lo verás aquí.

## The results

practice-over = Resultados de la práctica
practice-none = No has respondido a ninguna tarjeta.
practice-result = Aciertos: { $right } de { $cards }.
# Above a list of cards
practice-again = Para repasar
practice-left-out = { $cards ->
    [one] Se ha dejado fuera { $cards } tarjeta porque está en pausa o en juego en este servidor.
   *[other] Se han dejado fuera { $cards } tarjetas porque están en pausa o en juego en este servidor.
}

## Reviews, with /review

review-over = Resultados del repaso
# The day's goal is reached
review-done = Listo por hoy
review-learned = Repasadas: **{ $refreshed }** · Nuevas: **{ $new }**
review-nothing = Hoy ya has respondido a todas estas tarjetas.
review-today = Tarjetas respondidas hoy: **{ $cards }** (objetivo: { $goal })
# How many are still due
review-due = { $cards ->
    [one] Queda { $cards } tarjeta por repasar ahora.
   *[other] Quedan { $cards } tarjetas por repasar ahora.
}
review-next = La próxima tarjeta toca { $time }.
# Starts another review
button-review = Repasar más
