### Names of the commands and their options, as people type them after a slash. Everything that mentions a command or an option
### takes its name from here.
###
### A command's message has its name, and its attributes are the names of its subcommands. Discord takes 32 letters, digits,
### hyphens, and underscores: no spaces, and no capital letters.

name-command-quiz = quiz
    .start = iniciar
    .skip = pular
    .stop = parar
    .preset = modelo
    .preset-save = salvar
    .preset-start = iniciar
    .preset-list = lista
    .preset-remove = remover
name-command-drop = pergunta-agendada
    .add = adicionar
    .edit = editar
    .list = listar
    .pause = pausar
    .resume = retomar
    .remove = remover
    .now = agora
name-command-practice = praticar
name-command-review = revisar
name-command-lookup = buscar
name-command-leaderboard = ranking
name-command-stats = estatísticas
name-command-progress = progresso
name-command-deck = baralho
    .list = listar
    .info = info
    .health = saúde
    .exam = prova
    .import = importar
    .export = exportar
    .copy = copiar
    .rename = renomear
    .remove = remover
    .history = histórico
    .undo = desfazer
name-command-card = cartão
    .add = adicionar
    .edit = editar
    .remove = remover
    .show = mostrar
name-command-settings = configurações
    .show = mostrar
    .change = alterar
    .reset = redefinir
name-command-privacy = privacidade
    .show = mostrar
    .export = exportar
    .delete = excluir
name-command-help = ajuda

## Options

name-option-answers = respostas
name-option-cards = cartões
name-option-channel = canal
name-option-clear = limpar
name-option-date = data
name-option-days = dias
name-option-deck = baralho
name-option-direct_messages = mensagens_diretas
name-option-doubts = dúvidas
name-option-drop = pergunta-agendada
name-option-file = arquivo
name-option-format = formato
name-option-goal = meta
name-option-group = grupo
name-option-keep_answers_days = guardar_respostas
name-option-language = idioma
name-option-managers_channel = canal_dos_responsáveis
name-option-mix = mistura
name-option-mode = modo
name-option-name = nome
name-option-of = escopo
name-option-open = duração
name-option-picture = imagem
name-option-ping = menção
name-option-questions = perguntas
name-option-reports = relatos
name-option-rounds = rodadas
name-option-seconds = segundos
name-option-since = período
name-option-style = estilo
name-option-tags = tags
name-option-teams = equipes
name-option-thread = tópico
name-option-time = horário
name-option-title = título
name-option-words = palavras
name-option-zone = fuso
