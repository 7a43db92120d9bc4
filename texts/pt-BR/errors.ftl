### Why a request can't be carried out, and what to do instead.

## Rounds

error-round-running = Já tem uma rodada em andamento aqui. Espere terminar ou pare com `/quiz stop`.
error-round-hosts-another = Você já tem uma rodada em andamento em { $channel }. Espere terminar ou pare a rodada lá com `/quiz stop`.
error-round-none = Não tem nenhuma rodada em andamento aqui. Comece uma com `/quiz start`.
error-round-between-questions = A próxima pergunta já está vindo, então não há o que pular.
error-round-not-a-player = Só quem está jogando pode votar para pular. Responda antes a uma pergunta desta rodada.
error-round-started = Esta rodada já começou. É só responder às perguntas.
error-round-in-thread-already = Você já está em um tópico. Tire `thread` para jogar aqui.
error-round-no-thread = O Discord não criou um tópico aqui. Tire `thread` para jogar no canal.
error-round-not-the-host = Só quem iniciou a rodada pode começá-la antes. Ela começa sozinha em alguns segundos.
error-round-goal-in-elimination = A eliminação não tem `goal`: vence quem resistir até o fim. Tire `goal` ou escolha outro `mode`.
error-round-teams-in-elimination = A eliminação não tem equipes: vence quem resistir até o fim. Tire `teams` ou escolha outro `mode`.
error-round-mix = Não entendi essa mistura. Indique de 2 a 5 baralhos diferentes, cada um com um peso de 1 a 10, por exemplo `Biologia 2, Química 1`.
error-round-deck-gone = Esse baralho não existe mais. Use `/quiz start` de novo.
error-preset-none = Este servidor não tem rodadas salvas. Salve uma com `/quiz preset save`.
error-preset-not-found = Não há nenhuma rodada salva chamada **{ $name }**. Rodadas salvas: { $names }.
error-preset-too-many = Este servidor já tem { $most } rodadas salvas, que é o limite. Remova uma antes com `/quiz preset remove`.
error-preset-name = Um nome precisa ter de 1 a { $most } caracteres. Escolha outro `name`.
error-preset-nothing-played = Ainda não houve nenhuma rodada neste canal, então não há nada para salvar. Adicione opções como `deck` ou jogue uma rodada antes.

## Practice

error-practice-over = Este treino terminou. Comece outro com `/practice`.
error-practice-nothing-missed = Você não tem erros para rever. Para praticar um baralho, não use a opção `cards`.
error-practice-all-asked = Nenhum destes cartões pode ser praticado agora: eles estão pausados ou fazem parte de uma pergunta ou prova aberta neste servidor. Tente de novo mais tarde ou escolha outro baralho.
error-own-card-closed = Esta pergunta está encerrada.
error-own-card-none = Não há nenhum cartão para você aqui agora: você respondeu a todos nas últimas 12 horas, ou eles fazem parte de outra pergunta aberta. Espere a próxima pergunta agendada ou use `/review`.
error-own-card-asked = Seu cartão está sendo perguntado neste servidor agora. Volte quando essa pergunta encerrar.

## Appeals

error-appeal-not-yours = Você só pode entrar com recurso sobre suas próprias respostas, no servidor em que respondeu.
error-appeal-already-correct = Essa resposta já vale por completo.
error-appeal-already-open = Você já entrou com recurso. Os responsáveis vão decidir.
error-appeal-already-accepted = Seu recurso já foi aceito.
error-appeal-already-rejected = Seu recurso foi recusado. Só dá para entrar com um recurso por resposta.
error-appeal-too-late = O prazo para recurso acabou: este servidor guarda as respostas por { n-days }.
error-appeal-question-open = Você pode entrar com recurso quando a pergunta for encerrada. Este servidor não tem um canal dos responsáveis, então todo mundo aqui veria sua resposta.
error-appeal-answer-not-kept = Essa resposta foi excluída.
error-appeal-not-an-answer = Não considerei essa mensagem uma resposta ou o prazo para recurso acabou.
error-appeal-had-right-answer = Esta você acertou.
error-appeal-no-answer = Você não respondeu a esta pergunta ou o prazo para recurso acabou.
error-appeal-other-server = Esse recurso é de outro servidor.
error-appeal-decided-accepted = Esse recurso já foi aceito.
error-appeal-decided-rejected = Esse recurso já foi recusado.
error-appeal-unknown = Esse recurso não existe.
error-appeal-answer-deleted = A resposta foi excluída, então não dá mais para decidir este recurso.
error-appeal-no-tries-left = Essa resposta veio depois da sua última tentativa, então não dá para recorrer.
error-appeal-voted-on = Há uma votação sobre esta resposta. Se não houver decisão, você poderá recorrer depois do fim da votação, { $time }.
error-appeal-settled = Uma votação já decidiu sobre esta resposta, então você não pode recorrer.
error-vote-over = A votação sobre esta resposta terminou.
error-vote-settled = Já houve uma decisão sobre esta resposta.
error-vote-appealed = Os responsáveis aceitaram um recurso sobre esta resposta, então não há mais o que votar.
error-vote-own-answer = Você não pode votar na sua própria resposta.
error-vote-not-a-player = Só pode votar quem respondeu a esta pergunta ou jogou nesta rodada.
error-vote-managers-only = Neste servidor, só os responsáveis decidem sobre respostas duvidosas.
error-question-other-server = Essa pergunta não foi feita neste servidor.

## Cards

error-card-gone = Esse cartão não está mais no baralho.
error-card-not-found = Nenhum cartão corresponde a “{ $words }”. Tente menos palavras ou outras.
error-card-no-words = Não encontrei nenhuma palavra aí. Escreva algumas palavras da pergunta ou da resposta.
error-card-no-text-in-message = Essa mensagem não tem texto. Escolha uma que tenha.
error-card-no-prompt = A pergunta está vazia. Escreva uma pergunta ou uma frase com lacunas.
# The problem is a clause such as "a choice needs two options".
error-card-unreadable-answer = Não entendi essa resposta: { $problem }.
error-card-too-long = Este cartão é longo demais para um formulário do Discord. Exporte o baralho com `/deck export`, edite o arquivo e importe com `/deck import`.
error-card-in-play = Este cartão, ou outro com a mesma pergunta, está em jogo neste servidor agora. Tente de novo quando a pergunta for encerrada. Se você não está jogando e precisa da resposta já, exporte o baralho com `/deck export`.
error-card-in-play-lookup = Este cartão, ou outro com a mesma pergunta, está em jogo neste servidor agora. Procure de novo quando a pergunta for encerrada.

## Decks

error-deck-gone = Esse baralho não existe mais. Se ele foi removido, dá para recuperar com `/deck undo`.
error-deck-exam-date = “{ $typed }” não pode ser uma data de prova. Digite um dia futuro nos próximos dois anos, como { $example }.
error-deck-built-in = “{ $title }” vem com o bot e não pode ser alterado. Use `/deck copy` para criar uma cópia que você possa editar.
error-deck-none = Ainda não há baralhos. Um responsável pode importar um com `/deck import`.
error-deck-unnamed = Qual baralho?
error-deck-unnamed-many = Qual baralho? Se ele não estiver no menu, use o comando com a opção `deck`.
error-deck-not-found = Não há nenhum baralho chamado “{ $typed }”. Escolha um destes: { $titles }.
error-deck-not-found-nearest = Não há nenhum baralho chamado “{ $typed }”. Você quis dizer “{ $nearest }”?
error-deck-not-found-none = Não encontrei “{ $typed }”: este servidor ainda não tem baralhos. Um responsável pode importar um com `/deck import`.
error-deck-ambiguous = Vários baralhos correspondem a “{ $typed }”. Escolha um na lista enquanto digita.
error-deck-all-paused = Todos os cartões de “{ $title }” estão pausados. Os responsáveis podem reativar cartões com `/deck health`.
error-deck-no-answers = “{ $title }” não tem cartões com resposta. `popquiz deck check` mostra o que falta.
error-deck-no-tag = “{ $title }” não tem cartões com essa tag. As tags dele: { $tags }.
error-deck-no-tags = “{ $title }” não tem tags. Deixe de fora a opção `tags` para usar todos os cartões.
error-deck-no-title = O nome está vazio. Escreva um.
error-deck-title-taken = Já existe outro baralho chamado “{ $title }”. Escolha outro nome com a opção `title`.
error-deck-title-taken-rename = Já existe outro baralho chamado “{ $title }”. Renomeie esse primeiro com `/deck rename`.
error-deck-no-change = Nada mudou: o baralho já está assim.
error-deck-nothing-to-undo = Não há nada para desfazer neste baralho.
error-deck-undo-not-kept = Não dá mais para desfazer essa alteração: muita coisa mudou desde então.
error-deck-changed-since = O baralho mudou desde então. Antes, desfaça a última alteração com `/deck undo`: { $change }.
error-deck-images-too-large = As imagens do baralho passam de { $megabytes } MB no total. Reduza o tamanho delas.
error-deck-too-many-cards = Um baralho pode ter até { $max_cards } cartões. Divida em vários baralhos.
error-deck-too-many-decks = Este servidor já tem { $max_decks } baralhos próprios, que é o máximo. Remova um antes com `/deck remove`.
error-deck-server-full = Com isso, os baralhos do servidor chegariam a { $cards } cartões e { $megabytes } MB. O limite é de { $max_cards } cartões e { $max_megabytes } MB, e os baralhos removidos contam por 30 dias. Remova cartões ou imagens de que você não precisa.

## Deck files

error-file-none = Anexe um arquivo com a opção `file`.
error-file-not-on-discord = “{ $name }” não está armazenado no Discord, então não consigo baixar. Envie o próprio arquivo.
error-file-not-fetched = Não consegui baixar “{ $name }” do Discord. Tente de novo.
error-file-too-large = “{ $name }” tem mais de 10 MB. Divida o baralho ou remova imagens grandes.
error-file-import-running = Já tem uma importação em andamento aqui. Tente de novo quando ela terminar.
error-file-too-costly = A leitura desse arquivo exige memória ou tempo demais. Divida em vários baralhos.
# The problem is a clause of files.ftl.
error-file-unreadable = Não consigo ler “{ $file }”: { $problem }.
error-file-unreadable-line = Não consigo ler “{ $file }”, linha { $line }: { $problem }.
error-file-no-cards = Li esse arquivo como { $format }, mas não encontrei cartões para importar.
error-file-unknown-format = Escolha um dos formatos da lista.
# The detail is in English, from the library that writes the format.
error-file-not-written = Não consigo exportar **{ $title }** neste formato. Escolha outro. ({ $detail })
error-file-export-too-large = **{ $title }** tem mais de 10 MB neste formato, acima do que o Discord aceita. Escolha outro formato ou divida o baralho.
error-file-bug-reading = Deu um erro interno na leitura desse arquivo. Nada foi alterado. Avise quem administra o bot.
error-file-bug-writing = Deu um erro interno na criação desse arquivo. Nada foi alterado. Avise quem administra o bot.

## Drops

error-drop-not-found = Neste servidor não há nenhuma pergunta agendada #{ $number }. Use `/drop list` para ver as que existem.
error-drop-not-a-number = “{ $typed }” não é o número de uma pergunta agendada. Use `/drop list` para ver as deste servidor.
error-drop-too-many = Um servidor pode ter até { $max } perguntas agendadas. Remova uma antes com `/drop remove`.
error-drop-no-change = Nada mudou: a pergunta agendada #{ $number } já está assim. Escolha o que alterar, como `time` ou `days`.
error-drop-deck-gone = O baralho desta pergunta agendada não existe mais. Se ele foi removido, dá para recuperar com `/deck undo`.
error-drop-own-in-channel = Cartões próprios não podem ser respondidos no canal. Defina `answers` como particular ou `cards` como comum.
error-drop-no-days = Em quais dias?
error-drop-no-zone = Em qual fuso horário? Se o seu não estiver na lista, use o comando com a opção `{ $option }`, que encontra cidades e países.
error-drop-no-time = A que horas? Para um horário como 08:30, use o comando com a opção `{ $option }`.
error-schedule-time = “{ $value }” não é um horário válido. Digite horas e minutos, como 09:00 ou 21:30.
error-schedule-days = “{ $value }” não é uma seleção de dias válida. Digite `todo dia`, `dias úteis`, `fim de semana` ou dias como `seg, qua, sex` ou `seg-sex`.
error-schedule-duration = “{ $value }” não é uma duração válida. Digite minutos, horas ou dias, como `30m`, `8h` ou `1d` (no máximo `{ $days }d`).
error-schedule-zone = “{ $value }” não é um fuso horário. Digite um nome da IANA, como America/Sao_Paulo, Europe/Lisbon ou UTC.
error-schedule-zone-ambiguous = “{ $value }” não é um fuso horário. Você quis dizer { $zones }?

## Options

error-option-range = `{ $option }` precisa estar entre { $min } e { $max }.
error-option-choice = `{ $option }` precisa ser { $choices }.
error-option-set-and-cleared = Defina ou remova `{ $option }`, mas não os dois ao mesmo tempo.
error-option-deck-and-scope = Escolha um baralho, ou então este servidor ou canal, mas não os dois.
error-option-nothing-to-set = Escolha pelo menos uma configuração para alterar.

## Permissions

error-permission-missing = { $count ->
    [one] Preciso da permissão { $permissions } em { $channel }. Quem gerencia o canal pode concedê-la em Editar canal → Permissões → Popquiz.
   *[other] Preciso das permissões { $permissions } em { $channel }. Quem gerencia o canal pode concedê-las em Editar canal → Permissões → Popquiz.
}
error-permission-images = Alguns destes cartões têm imagens, mas preciso da permissão **Anexar arquivos** em { $channel } para mostrá-las. Até lá, as perguntas aparecem sem imagens. Quem gerencia o canal pode concedê-la em Editar canal → Permissões → Popquiz.
error-permission-channel-hidden = Não consigo ver { $channel }. Conceda a permissão **Ver canal** nesse canal, em Editar canal → Permissões → Popquiz.
error-permission-other-server = Esse canal não é deste servidor.
error-permission-not-in-server = Eu não estou neste servidor, só os meus comandos. Quem gerencia o servidor pode [me adicionar](<{ $link }>).
error-permission-not-manager = Só os responsáveis podem fazer isso. Você precisa da permissão **Gerenciar servidor** ou de acesso a `/{ $command }` em Config. do servidor → Integrações → Popquiz.
error-permission-not-deck-manager = Só os responsáveis podem alterar baralhos e cartões. Você precisa da permissão **Gerenciar servidor** ou de acesso a `/{ $command }` em Config. do servidor → Integrações → Popquiz.
error-permission-start-rounds = Aqui só os responsáveis podem começar rodadas. Eles podem liberar para todo mundo com a opção `rounds` de `/settings change`.
error-permission-not-a-host = Só os responsáveis e quem iniciou a rodada podem fazer isso.

## Everything else

error-settings-newer = Não consigo alterar nada: as configurações deste servidor foram salvas por uma versão mais nova do Popquiz. Peça a quem administra o bot para atualizá-lo.
error-not-in-server = Só funciono em servidores. Use isto em um canal de um servidor.
error-no-shared-server = Não temos nenhum servidor em comum que permita usar os baralhos em mensagens diretas.
error-unknown-command = Esse comando não existe mais. Recarregue o Discord (Ctrl+R) e tente de novo.
error-outdated-button = Este botão não funciona mais.
error-outdated-form = Este formulário não funciona mais.
error-draft-expired = Não tenho mais o que você digitou. Use o comando de novo.
error-empty-answer = Sua resposta estava vazia, então não valeu. Clique em **Responder** para tentar de novo.
error-bug = Deu um erro interno, então não consegui fazer isso. Avise quem administra o bot.
error-too-slow = Isso demorou demais. Clique no botão de novo.
error-shutting-down = Estou desligando. Tente de novo daqui a pouco.
error-database = Não consigo acessar meu banco de dados. Tente de novo daqui a pouco e, se continuar acontecendo, avise quem administra o bot.
