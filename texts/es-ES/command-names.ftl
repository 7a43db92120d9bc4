### Names of the commands and their options, as people type them after a slash. Everything that mentions a command or an option
### takes its name from here.
###
### A command's message has its name, and its attributes are the names of its subcommands. Discord takes 32 letters, digits,
### hyphens, and underscores: no spaces, and no capital letters.

name-command-quiz = quiz
    .start = empezar
    .skip = saltar
    .stop = detener
    .preset = plantilla
    .preset-save = guardar
    .preset-start = empezar
    .preset-list = lista
    .preset-remove = eliminar
name-command-drop = pregunta-programada
    .add = añadir
    .edit = editar
    .list = listar
    .pause = pausar
    .resume = reanudar
    .remove = eliminar
    .now = ahora
name-command-practice = practicar
name-command-review = repasar
name-command-lookup = buscar
name-command-leaderboard = clasificación
name-command-stats = estadísticas
name-command-progress = progreso
name-command-deck = mazo
    .list = listar
    .info = info
    .health = estado
    .exam = examen
    .import = importar
    .export = exportar
    .copy = copiar
    .rename = renombrar
    .remove = eliminar
    .history = historial
    .undo = deshacer
name-command-card = tarjeta
    .add = añadir
    .edit = editar
    .remove = eliminar
    .show = ver
name-command-settings = ajustes
    .show = ver
    .change = cambiar
    .reset = restablecer
name-command-privacy = privacidad
    .show = ver
    .export = exportar
    .delete = eliminar
name-command-help = ayuda

## Options

name-option-answers = respuestas
name-option-cards = tarjetas
name-option-channel = canal
name-option-clear = quitar
name-option-date = fecha
name-option-days = días
name-option-deck = mazo
name-option-direct_messages = mensajes_directos
name-option-doubts = dudas
name-option-drop = pregunta-programada
name-option-file = archivo
name-option-format = formato
name-option-goal = meta
name-option-group = grupo
name-option-keep_answers_days = conservar_respuestas
name-option-language = idioma
name-option-managers_channel = canal_de_responsables
name-option-mix = mezcla
name-option-mode = modo
name-option-name = nombre
name-option-of = ámbito
name-option-open = duración
name-option-picture = imagen
name-option-ping = mención
name-option-questions = preguntas
name-option-reports = avisos
name-option-rounds = rondas
name-option-seconds = segundos
name-option-since = periodo
name-option-style = estilo
name-option-tags = etiquetas
name-option-teams = equipos
name-option-thread = hilo
name-option-time = hora
name-option-title = título
name-option-words = palabras
name-option-zone = zona_horaria
