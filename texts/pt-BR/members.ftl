### What members see about themselves, and a server's settings.

## /help

help-intro = Faço perguntas de baralhos de flashcards, em rodadas ao vivo e em horários marcados. Responda com suas próprias palavras: também valem outras formas de dizer a mesma coisa. Escolha abaixo o que você quer fazer.
# The menu of the topics below.
help-menu = O que você quer fazer?
help-play = Jogar
help-manage = Gerenciar baralhos e perguntas agendadas
help-operate = Hospedar o bot
help-answering = Em uma **corrida**, digite sua resposta no canal. A primeira certa leva os pontos. Em uma **prova** ou em uma **pergunta agendada** com respostas em particular, clique em **Responder**. Só você vê o que digita.
help-granted = Para responsáveis por este servidor e membros a quem eles derem acesso:
# In direct messages.
help-direct = Aqui você pode praticar por conta própria com os baralhos de um servidor em que nós dois estamos.
help-direct-server = Você está usando os baralhos de **{ $server }**.
help-direct-no-server = Escolha um servidor abaixo. Se não aparecer nenhum, é porque nenhum dos servidores que temos em comum permite isso.
direct-which-server = De qual servidor você quer usar os baralhos? Depois, dá para escolher outro com `/help`.
# $link invites the bot to a server.
help-operator =
    O Popquiz é auto-hospedado: alguém o executa na própria máquina. Lá, `popquiz doctor` verifica a instalação, `popquiz backup` faz backup do banco de dados e `popquiz help` lista todo o resto. O guia está em `docs/operators.md`, no código-fonte (em inglês).
    Você pode [adicionar este bot a outro servidor](<{ $link }>) que você gerencia.

## /leaderboard

leaderboard-title = Ranking
leaderboard-points = Pontos
leaderboard-server = este servidor
leaderboard-today = hoje
leaderboard-week = esta semana
leaderboard-month = este mês
leaderboard-all = desde o início
leaderboard-empty = Ninguém tem pontos ainda.
leaderboard-page-empty = Esta página ficou vazia.

## /stats

stats-none = Ainda não há resultados. Volte depois que sua primeira pergunta neste servidor for encerrada.
stats-title = Suas estatísticas
stats-accuracy = { $questions ->
    [one] **{ $right }** de { $questions } pergunta certa · **{ $accuracy }** de acerto
   *[other] **{ $right }** de { $questions } perguntas certas · **{ $accuracy }** de acerto
}
stats-rank = **{ $rank }º lugar** entre { $total } · { n-points }
stats-streak = { $streak ->
    [one] 🔥 Sequência de { $streak } pergunta agendada em { $deck }
   *[other] 🔥 Sequência de { $streak } perguntas agendadas em { $deck }
}
stats-decks = Seus baralhos, do melhor para o pior
stats-strong-decks = Seus melhores baralhos
stats-weak-decks = Baralhos para revisar
stats-deck = { $deck } — **{ $accuracy }** de { n-questions }
stats-other-decks = { $decks ->
    [one] { $decks } baralho com menos de { $questions } perguntas não aparece
   *[other] { $decks } baralhos com menos de { $questions } perguntas não aparecem
}
stats-note = Só contam as perguntas encerradas, cada uma com sua melhor resposta.

## /progress

progress-title = Seu progresso
progress-group-title = Progresso de { $members } membros
progress-none = Ainda não há nada para mostrar. Seu progresso aparece quando uma pergunta que você respondeu é encerrada.
progress-group-none = Ainda não há nada para mostrar. O progresso do grupo aparece quando { $members } membros tiverem respondido a perguntas.
progress-note = Estimativas a partir das respostas a perguntas encerradas.
progress-known = Cartões que você sabe
progress-group-known = Cartões que cada membro sabe, em média
progress-curve = Lembrança sem novas respostas
progress-activity = Respostas por dia
progress-decks = Parte sabida de cada baralho
progress-no-decks = Estes baralhos foram removidos.
progress-today = hoje
progress-days-ago = { $days ->
    [one] há { $days } dia
   *[other] há { $days } dias
}
progress-in-days = em { $days } dias
progress-weeks-ago = há { $weeks } semanas
# Read to people who don't see the picture
progress-alt-known = Cartões sabidos: cerca de { $now } agora, { $before } há { $days ->
    [one] { $days } dia.
   *[other] { $days } dias.
}
progress-alt-curve = Lembrança dos cartões respondidos: { $now } agora, { $later } em { $days } dias sem novas respostas.
progress-alt-activity = Respostas nas últimas { $weeks } semanas: { $answers }, em { $days ->
    [one] { $days } dia.
   *[other] { $days } dias.
}
progress-alt-decks = Parte sabida de cada baralho: { $decks }.

## /privacy

privacy-title = O que está guardado sobre você
privacy-intro = Guardado com seu ID do Discord, de todos os servidores que usam este bot:
privacy-answers = { $answers ->
    [0] { $answers } respostas: perguntas, horários e resultados
    [one] { $answers } resposta: pergunta, horário e resultado
   *[other] { $answers } respostas: perguntas, horários e resultados
}. O texto de { $texts } continua guardado. Este servidor exclui os textos depois de { $days ->
    [0] { $days } dias
    [one] { $days } dia
   *[other] { $days } dias
}.
privacy-points = { $entries ->
    [0] { $entries } registros nos rankings
    [one] { $entries } registro nos rankings
   *[other] { $entries } registros nos rankings
}
privacy-appeals = { $appeals ->
    [0] { $appeals } recursos
    [one] { $appeals } recurso
   *[other] { $appeals } recursos
} e { $reports ->
    [0] { $reports } cartões com problema relatado
    [one] { $reports } cartão com problema relatado
   *[other] { $reports } cartões com problema relatado
}
privacy-work = { $decisions ->
    [0] { $decisions } decisões sobre recursos
    [one] { $decisions } decisão sobre um recurso
   *[other] { $decisions } decisões sobre recursos
} e { $changes ->
    [0] { $changes } alterações em baralhos
    [one] { $changes } alteração em um baralho
   *[other] { $changes } alterações em baralhos
}
privacy-memories = { $cards ->
    [0] o quanto você se lembra de { $cards } cartões
    [one] o quanto você se lembra de { $cards } cartão
   *[other] o quanto você se lembra de { $cards } cartões
}
privacy-direct-server = o servidor cujos baralhos você usa em mensagens diretas
privacy-practices = { $practices ->
    [one] { $practices } treino não terminado
   *[other] { $practices } treinos não terminados
}
privacy-advice = Nada além disso: nem nomes, nem mensagens que não sejam respostas. Baixe tudo com `/privacy export` ou exclua com `/privacy delete`.
privacy-export = Tudo o que está guardado sobre você:
privacy-delete = Isto exclui para sempre suas respostas, seus recursos e seus relatos em todos os servidores que usam este bot e tira você de qualquer rodada em andamento. Seus pontos podem continuar nos rankings como “um ex-membro” ou ser excluídos também.
privacy-deleted = Seus dados foram excluídos.
button-delete-keep-points = Excluir meus dados e manter os pontos de forma anônima
button-delete-all = Excluir meus dados e pontos

## /settings

settings-title = Configurações
settings-managers-channel = Recursos, relatos de problemas e mensagens aos responsáveis vão para { $channel }.
settings-no-managers-channel = Não definido: recursos e relatos de problemas aparecem no canal de onde vêm.
settings-keep-answers = { $days ->
    [one] As respostas ficam guardadas por { $days } dia. Nesse prazo, dá para entrar com recurso.
   *[other] As respostas ficam guardadas por { $days } dias. Nesse prazo, dá para entrar com recurso.
}
settings-answers-not-kept = As respostas não ficam guardadas, então não dá para entrar com recurso.
settings-reports = { $reports ->
    [one] Um cartão é pausado depois de { $reports } relato.
   *[other] Um cartão é pausado depois de { $reports } relatos.
}
settings-rounds-managers = Só os responsáveis podem começar rodadas.
settings-rounds-everyone = Todo mundo pode começar rodadas, uma por vez cada pessoa.
settings-doubts-on = Quando o bot tem dúvida sobre uma resposta, os jogadores votam.
settings-doubts-managers = Quando o bot tem dúvida sobre uma resposta, os responsáveis podem decidir.
settings-doubts-off = A avaliação do bot vale, mesmo quando ele tem dúvida.
settings-direct-messages-on = Os membros podem praticar com os baralhos deste servidor em mensagens diretas comigo.
settings-direct-messages-off = Os baralhos deste servidor não podem ser usados em mensagens diretas.
settings-language = Idioma das mensagens nos canais: { $language }.
settings-zone = Os rankings usam o fuso horário { $zone }, definido por quem administra o bot.
