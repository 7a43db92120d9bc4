### Descriptions of the commands, as Discord lists them.
###
### A command's message has its description. An option's description is an attribute of its command's message.
### Discord allows 100 characters.

# Behind the description of a subcommand that only managers can use, of a command that everybody sees
for-managers = { $description } (só responsáveis)

## Options that several commands have

option-deck = Baralho
option-own-deck = Um dos baralhos próprios deste servidor
option-tags = Só cartões com alguma destas tags, separadas por vírgulas
option-words = Algumas palavras da pergunta ou da resposta
option-drop = Número da pergunta agendada (aparece em /drop list)
option-time = Horário local, como 09:00
option-days = todo dia, dias úteis, fim de semana ou dias como seg, qua, sex (padrão: todo dia)
option-zone = Fuso horário, como America/Sao_Paulo
option-open = Tempo para responder, como 8h
option-answers = Como as pessoas respondem (padrão: em particular)
option-drop-cards = Qual cartão é perguntado (padrão: comum)
option-ping = Cargo a mencionar em cada pergunta

## Choices

choice-mode-race = Corrida: ganha a primeira resposta certa no canal
choice-mode-exam = Prova: cada pessoa responde em particular
choice-mode-elimination = Eliminação: três vidas; vence quem resistir até o fim
choice-style-typed = Digitando: como cada cartão pede
choice-style-choice = Opções: escolher uma de quatro, de cartões parecidos
choice-cards-mix = Mistura: quaisquer cartões do baralho
choice-cards-missed = Erros: os cartões que você mais errou
choice-cards-shared = Comum: o mesmo cartão para todo mundo
choice-cards-own = Próprio: para cada membro, o cartão que mais ajuda
choice-rounds-managers = Responsáveis
choice-rounds-everyone = Todo mundo, uma rodada por vez cada pessoa
choice-doubts-on = Sim: os jogadores votam; o voto de um responsável decide
choice-doubts-managers = Só os responsáveis
choice-doubts-off = Não: vale a avaliação do bot
choice-direct_messages-on = Sim: também em mensagens diretas com o bot
choice-direct_messages-off = Não: só neste servidor
choice-answers-private = Em particular: com um botão, sem ninguém ver
choice-answers-channel = No canal: todo mundo vê as respostas
choice-clear-ping = Menção
choice-clear-tags = Tags
choice-of-server = Este servidor
choice-of-channel = Este canal
choice-of-deck = Um baralho
choice-since-today = Hoje
choice-since-week = Esta semana
choice-since-month = Este mês
choice-since-all = Desde o início
choice-format-toml = Popquiz (TOML)
choice-format-csv = Tabela (CSV)
choice-format-md = Markdown
choice-format-apkg = Pacote do Anki

## /quiz

command-quiz = Jogue uma rodada de perguntas neste canal
command-quiz-start = Comece uma rodada
    .deck = Baralho da rodada
    .mix = Vários baralhos com pesos, como Biologia 2, Química 1
    .questions = Número de perguntas
    .seconds = Segundos por pergunta
    .mode = Modo de jogo (padrão: corrida)
    .goal = Pontos que encerram a rodada
    .style = Como se responde (padrão: digitando)
    .teams = Jogar em equipes: vermelha contra azul
    .tags = { option-tags }
    .thread = Jogar a rodada em um tópico próprio (padrão: não)
command-quiz-skip = Pule esta pergunta
command-quiz-stop = Pare a rodada e mostre os resultados
command-quiz-preset = Rodadas salvas
command-quiz-preset-save = Salve uma rodada com um nome
    .name = Nome para encontrá-la depois
    .deck = { command-quiz-start.deck }
    .mix = { command-quiz-start.mix }
    .questions = { command-quiz-start.questions }
    .seconds = { command-quiz-start.seconds }
    .mode = { command-quiz-start.mode }
    .goal = { command-quiz-start.goal }
    .style = { command-quiz-start.style }
    .teams = { command-quiz-start.teams }
    .tags = { option-tags }
command-quiz-preset-start = Comece uma rodada salva
    .name = Rodada salva a iniciar
command-quiz-preset-list = Mostre as rodadas salvas
command-quiz-preset-remove = Remova uma rodada salva
    .name = Rodada salva a remover

## /drop

command-drop = Agende perguntas no servidor
command-drop-add = Publique uma pergunta em um horário fixo
    .time = { option-time }
    .deck = Baralho de onde saem as perguntas
    .days = { option-days }
    .zone = { option-zone }
    .open = { option-open }
    .answers = { option-answers }
    .channel = Canal onde publicar (padrão: este)
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = { option-drop-cards }
command-drop-edit = Altere uma pergunta agendada
    .drop = { option-drop }
    .time = { option-time }
    .deck = Baralho de onde saem as perguntas
    .days = todo dia, dias úteis, fim de semana ou dias como seg, qua, sex
    .zone = { option-zone }
    .open = { option-open }
    .answers = Como as pessoas respondem
    .channel = Canal onde publicar
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = Qual cartão é perguntado
    .clear = Remova a menção ou as tags
command-drop-list = Veja as perguntas agendadas deste servidor
command-drop-pause = Pause uma pergunta agendada
    .drop = { option-drop }
command-drop-resume = Retome uma pergunta agendada pausada
    .drop = { option-drop }
command-drop-remove = Remova uma pergunta agendada
    .drop = { option-drop }
command-drop-now = Publique uma pergunta agendada agora mesmo
    .drop = { option-drop }

## Looking things up

command-practice = Pratique por conta própria. Só você vê.
    .deck = Baralho para praticar
    .cards = Quais cartões praticar (padrão: mistura)
command-review = Revise os cartões mais úteis para você. Só você vê.
    .deck = Baralho para revisar (padrão: todos os que você já usou)
command-lookup = Procure um cartão. Só você vê o resultado.
    .words = { option-words }
command-leaderboard = Veja quem tem mais pontos
    .of = Quais pontos mostrar (padrão: os deste servidor)
    .since = Período (padrão: desde o início)
    .deck = Conte só os pontos deste baralho
    .picture = Adicionar uma imagem com os pontos (senão, não)
command-stats = Veja seus acertos, suas sequências e seus melhores e piores baralhos
command-progress = Veja em uma imagem o que você sabe
    .group = Mostrar o grupo todo (senão, você)

## /deck

command-deck = Explore os baralhos e gerencie os deste servidor
command-deck-list = Veja todos os baralhos
command-deck-info = Veja o que tem em um baralho
    .deck = { option-deck }
command-deck-health = Veja quais cartões são difíceis demais, fáceis demais ou talvez errados
    .deck = { option-deck }
command-deck-exam = Defina para que dia vocês estudam um baralho e veja o que saberão até lá
    .date = Dia da prova, como 2026-06-24
    .deck = { option-deck }
command-deck-import = Importe ou atualize um baralho a partir de um arquivo
    .file = Arquivo com até 20.000 cartões e 10 MB
    .deck = Baralho deste servidor a atualizar
    .title = Nome do baralho
command-deck-export = Baixe um baralho com todas as respostas
    .deck = { option-deck }
    .format = Formato do arquivo (padrão: Popquiz, que preserva tudo)
command-deck-copy = Copie um baralho para poder editá-lo
    .deck = { option-deck }
    .title = Nome da cópia
command-deck-rename = Renomeie um baralho
    .title = Novo nome
    .deck = { option-own-deck }
command-deck-remove = Remova um baralho. Dá para desfazer por 30 dias.
    .deck = { option-own-deck }
command-deck-history = Veja quem alterou um baralho e quando
    .deck = { option-own-deck }
command-deck-undo = Desfaça a última alteração de um baralho. Repita para voltar mais.
    .deck = { option-own-deck }

## /card

command-card = Gerencie os cartões dos baralhos deste servidor
command-card-add = Adicione um cartão
    .deck = { option-own-deck }
command-card-edit = Edite um cartão
    .words = { option-words }
command-card-remove = Remova um cartão
    .words = { option-words }
command-card-show = Veja um cartão com todas as variantes aceitas e recusadas
    .words = { option-words }

## Everything else

command-settings = Configure o Popquiz neste servidor
command-settings-show = Veja as configurações atuais
command-settings-change = Altere as configurações
    .managers_channel = Canal para recursos, relatos de problemas e mensagens aos responsáveis
    .keep_answers_days = Dias para guardar as respostas, que também é o prazo de recurso (0: não guardar)
    .reports = Número de relatos que pausa um cartão
    .rounds = Quem pode começar rodadas
    .doubts = Quem decide sobre respostas em que o bot tem dúvida
    .direct_messages = Se os membros podem usar os baralhos deste servidor em mensagens diretas (padrão: sim)
    .language = Idioma das mensagens nos canais (padrão: o do servidor)
command-settings-reset = Restaure todas as configurações padrão
command-privacy = Veja, baixe ou exclua seus dados
command-privacy-show = Veja o que está guardado sobre você
command-privacy-export = Baixe seus dados
command-privacy-delete = Exclua seus dados
command-help = Veja o que dá para fazer com o Popquiz

## In the menu of a message (Apps). Discord allows 32 characters.

message-command-appeal = Isso deveria ter contado
message-command-card = Criar um cartão
