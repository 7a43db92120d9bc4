### Practicing alone, with /practice.

## A card

practice-footer = Cartão { $number } de { $total }
practice-reading = Lendo sua resposta…
practice-hidden = Este cartão faz parte de uma pergunta aberta neste servidor agora, então a resposta está escondida.
# Above the next card
practice-left-out-now = O último cartão ficou de fora porque está em jogo neste servidor agora.

## Buttons

button-give-up = Não sei
button-next-card = Próximo
button-stop = Parar
# On the last card
button-results = Ver resultado
# While an answer is being read
button-verdict = Ver avaliação
# Appeals the verdict
button-was-right = Eu acertei
practice-appeal-sent = Seu recurso foi enviado aos responsáveis. Se eles decidirem nos próximos 10 minutos, a decisão aparece aqui.

## The results

practice-over = Resultado do treino
practice-none = Você não respondeu a nenhum cartão.
practice-result = Acertos: { $right } de { $cards }.
# Above a list of cards
practice-again = Para rever
practice-left-out = { $cards ->
    [one] { $cards } cartão ficou de fora porque está pausado ou em jogo neste servidor.
   *[other] { $cards } cartões ficaram de fora porque estão pausados ou em jogo neste servidor.
}

## Reviews, with /review

review-over = Resultado da revisão
# The day's goal is reached
review-done = Por hoje é só
review-learned = Revisados: **{ $refreshed }** · Novos: **{ $new }**
review-nothing = Você já respondeu a todos estes cartões hoje.
review-today = Cartões respondidos hoje: **{ $cards }** (meta: { $goal })
# How many are still due
review-due = { $cards ->
    [0] Mais { $cards } cartões para revisar agora.
    [one] Mais { $cards } cartão para revisar agora.
   *[other] Mais { $cards } cartões para revisar agora.
}
review-next = Próximo cartão para revisar: { $time }.
# Starts another review
button-review = Revisar mais
