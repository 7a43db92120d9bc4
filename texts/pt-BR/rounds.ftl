### Questions, answers and results, in rounds and drops.

## A question

question-title = Pergunta { $number } de { $total }
# In a round with a score goal
question-title-goal = Pergunta { $number } · meta: { n-points }
# In an elimination, which has no fixed number of questions
question-title-open = Pergunta { $number }
drop-title = A pergunta de hoje
# The time is Discord's: "in 20 seconds".
question-closes = Encerra { $time }
question-closed = Encerrada
skip-count = Votos para pular: { $votes } de { $needed }
last-question-nobody = ninguém acertou
image-missing = Não dá para mostrar esta imagem aqui.
image-of-question = Imagem da pergunta
image-of-answer = Imagem da resposta

## What to answer

ask-one = Dê a resposta.
ask-all = Dê as { $count } respostas.
ask-all-ordered = Dê as { $count } respostas em ordem.
ask-any = Dê { $any } das { $count } respostas possíveis.
ask-any-ordered = Dê { $any } das { $count } respostas possíveis, em ordem.
ask-blanks = { $count ->
    [one] Preencha a lacuna.
   *[other] Preencha as { $count } lacunas, separando as respostas com vírgulas.
}
ask-number = A resposta é um número.
ask-number-unit = A resposta é um número, em { $unit }.
ask-yes-no = Responda sim ou não. Só uma tentativa.
ask-choice = Escolha uma opção. Só uma tentativa.
ask-explanation = Explique com suas próprias palavras.

## How to answer, after one of the sentences above or alone

# Alone
answer-race-term = Digite sua resposta. Ganha a primeira certa.
answer-race = Ganha a primeira resposta certa.
answer-race-list = Cada item vai para quem digitar primeiro.
answer-channel = Digite sua resposta aqui.
answer-private = Clique em **Responder**. Só você vê o que digita.
answer-choice-private = Só você vê o que escolheu.
# Two sentences in a row
answer-by-reply = Não consigo ler outras mensagens aqui. Responda a esta ou clique em **Responder**.
sentences = { $first } { $second }

## Buttons and forms

button-answer = Responder
button-skip = Pular
button-yes = Sim
button-no = Não
button-join = Participar
button-join-red = Equipe vermelha
button-join-blue = Equipe azul
button-start-now = Começar já
button-again = Jogar de novo
# What is played follows: the deck, the questions, and the mode.
button-start-again = Repetir: { $round }
button-missed = Cartões que errei
button-my-results = Meus resultados
button-leaderboard = Classificação
button-appeal = Entrar com recurso
button-report = Relatar um problema
# Starts a review of what one is about to forget
button-review-cards = Revisar cartões
answer-form-title = Responder
answer-form-field = Sua resposta

hint = 💡 Dica: { $hint }

## Replies to a private answer

verdict-correct = ✅ **Resposta certa!**
verdict-partial = 🟡 **Resposta parcialmente certa** ({ $credit }).
verdict-wrong = ❌ **Resposta errada.**
tries-left = { $tries ->
    [0] Suas tentativas acabaram.
    [one] Resta { $tries } tentativa.
   *[other] Restam { $tries } tentativas.
}
tries-unlimited = Tente quantas vezes quiser.
answered-already = Esta você já acertou.
answered-too-often = Suas tentativas para esta pergunta acabaram.
answered-out = Suas vidas acabaram: você está fora desta rodada.
answered-late = Esta pergunta já foi encerrada.
# The answer follows, and whether it was correct.
answered-late-with = Esta pergunta já foi encerrada, então sua resposta não vale mais:
answer-yes = sim
answer-no = não
answer-because = **{ $answer }**: { $because }

## How a question ended

reveal-taken = Resposta certa!
reveal-answered = Todo mundo já respondeu
reveal-time-up = Acabou o tempo
reveal-skipped = Pulada
reveal-stopped = Interrompida
reveal-nobody-tried = Ninguém respondeu.
reveal-nobody = { $people ->
    [one] Ninguém acertou. { $people } pessoa tentou.
   *[other] Ninguém acertou. { $people } pessoas tentaram.
}
reveal-nobody-in-full = { $people ->
    [one] Ninguém acertou tudo. { $people } pessoa tentou.
   *[other] Ninguém acertou tudo. { $people } pessoas tentaram.
}
reveal-some = { $right } de { $people ->
    [0] { $people } pessoas
    [one] { $people } pessoa
   *[other] { $people } pessoas
} { $right ->
    [one] acertou
   *[other] acertaram
}.
card-answer = **Resposta:** { $answer }
# How many people chose each answer, such as "A 1 · B 3"
reveal-chosen = Escolhas: { $counts }
reveal-also-said = Também disseram: { $answers }
reveal-comeback = 📈 { $user } vira o jogo e assume a liderança
# Who lost their last life
reveal-out = 💔 Fora: { $players }
more-about-question = Sua resposta estava certa ou tem algo errado com a pergunta?
gain = { $user } **+{ n-points }**
gain-partial = { $user } **+{ n-points }** (acerto: { $credit })
# Correct answers without a miss
streak = 🔥 Sequência de { $streak }
streak-drops = 🔥 Sequência de { $streak } perguntas agendadas
# After a streak over drops
streak-forgiven = { $misses ->
    [0] ({ $misses } falhas perdoadas)
    [one] ({ $misses } falha perdoada)
   *[other] ({ $misses } falhas perdoadas)
}

## A round

round-choose-deck = Escolha um baralho para começar a rodada.
round-choose-deck-more = Escolha um baralho para começar a rodada. Se ele não estiver na lista, use o comando com a opção `deck`.
# Parts of a line that says how a round is played, such as "Biology · 10 questions · race"
mode-race = corrida
mode-exam = prova
mode-elimination = eliminação
round-length-goal = meta: { n-points }
round-with-choices = múltipla escolha
round-with-teams = em equipes
team-red = Vermelha
team-blue = Azul
round-seconds = { $seconds } s por pergunta
preset-deck-gone = baralho removido
preset-saved = Rodada **{ $name }** salva: { $round }. Comece com `/quiz preset start`.
preset-removed = A rodada salva **{ $name }** foi removida.
presets-title = Rodadas salvas
round-announced-replies = { $host } começou uma rodada: { $questions } de **{ $deck }**, com { $seconds } segundos por pergunta. Responda à mensagem de cada pergunta ou clique em **Responder** abaixo dela. A primeira certa leva os pontos.
round-announced-race = { $host } começou uma rodada: { $questions } de **{ $deck }**, com { $seconds } segundos por pergunta. Digite suas respostas aqui. A primeira certa leva os pontos.
round-announced-choice = { $host } começou uma rodada: { $questions } de **{ $deck }**, com { $seconds } segundos por pergunta. Toque na sua resposta em cada pergunta. A primeira certa leva os pontos.
round-announced-exam = { $host } começou uma rodada: { $questions } de **{ $deck }**, com { $seconds } segundos por pergunta. Responda com os botões abaixo de cada pergunta. Só você vê as suas respostas.
# The lives are hearts, one for each.
round-announced-elimination = { $host } começou uma rodada de eliminação de **{ $deck }**, com { $seconds } segundos por pergunta. Todo mundo tem { $lives }. Errar ou não responder custa uma vida. Vence quem resistir até o fim. Responda com os botões abaixo de cada pergunta. Só você vê as suas respostas.
round-goal = 🎯 Quem chegar primeiro a **{ n-points }** vence e encerra a rodada.
round-goal-teams = 🎯 A primeira equipe a chegar a **{ n-points }** vence e encerra a rodada.
round-teams = 🔴🔵 A equipe vermelha joga contra a azul. Vence a que tiver mais pontos. Escolha uma equipe. Se você responder sem escolher, entra na menor.
round-get-ready = **Prepare-se!** A primeira pergunta chega { $time }.
round-players = Jogando: { $players }
round-joined = Você está dentro. Jogadores até agora: { $players }.
round-joined-team = Você está dentro. Sua equipe: { $team }. Jogadores até agora: { $players }.
round-started = Rodada iniciada.
round-started-in-thread = Rodada iniciada em { $thread }.
# Above the final results, in the channel of the thread.
round-over-in-thread = Rodada jogada em { $thread }:
question-skipped = Pergunta pulada.
round-stopped-reply = Rodada interrompida.
skip-votes = Você votou para pular a pergunta ({ $votes } de { $needed }).
# In front of the best places, in a line
score-goal = 🎯 Meta: { n-points }
round-over = Fim da rodada
round-goal-reached = 🎯 A meta de { n-points } foi alcançada.
round-goal-missed = 🎯 Ninguém alcançou a meta de { n-points }.
round-last-one-left = ❤️ Só restou { $user }, que vence a rodada.
round-all-out = 💀 Ninguém mais tem vidas.
round-stopped = A rodada foi interrompida.
round-idle = Ninguém mais estava respondendo, então a rodada terminou.
round-no-cards = Acabaram os cartões do baralho.
round-nobody-scored = Ninguém pontuou.
round-fastest = ⚡ Resposta mais rápida: { $user } em { $seconds } s
round-best-streak = 🔥 Melhor sequência: { $user }, { $streak } seguidas
round-hardest = 🧠 Pergunta mais difícil: { $prompt } ({ $right } de { $people } acertaram)
results-mine = Acertos: { $right } de { $questions } · { $points }
results-none = Você não respondeu a nenhuma pergunta desta rodada.
results-missed-none = Você não errou nenhum cartão.
standing-correct = { $correct ->
    [0] { $correct } acertos
    [one] { $correct } acerto
   *[other] { $correct } acertos
}
