### Descriptions of the commands, as Discord lists them.
###
### A command's message has its description. An option's description is an attribute of its command's message.
### Discord allows 100 characters.

# Behind the description of a subcommand that only managers can use, of a command that everybody sees
for-managers = { $description } (solo responsables)

## Options that several commands have

option-deck = Mazo
option-own-deck = Uno de los mazos propios de este servidor
option-tags = Solo tarjetas con alguna de estas etiquetas, separadas por comas
option-words = Algunas palabras de la pregunta o de la respuesta
option-drop = Número de la pregunta programada (aparece en /drop list)
option-time = Hora local, por ejemplo 09:00
option-days = a diario, entre semana, fin de semana o días como lun, mié, vie (por defecto: a diario)
option-zone = Zona horaria, por ejemplo Europe/Madrid
option-open = Tiempo para responder, por ejemplo 8h
option-answers = Cómo se responde (por defecto: en privado)
option-drop-cards = Qué tarjeta se pregunta (por defecto: común)
option-ping = Rol que se menciona en cada pregunta

## Choices

choice-mode-race = Carrera: gana la primera respuesta correcta en el canal
choice-mode-exam = Examen: cada cual responde en privado
choice-mode-elimination = Eliminación: tres vidas; gana quien quede en pie
choice-style-typed = Escribiendo: como indica cada tarjeta
choice-style-choice = Opciones: elegir una de cuatro, de tarjetas parecidas
choice-cards-mix = Mezcla: cualquier tarjeta del mazo
choice-cards-missed = Falladas: las que más has fallado
choice-cards-shared = Común: la misma tarjeta para todo el mundo
choice-cards-own = Propia: para cada miembro, la tarjeta que más le ayuda
choice-rounds-managers = Responsables
choice-rounds-everyone = Todo el mundo, una ronda a la vez por persona
choice-doubts-on = Sí: votan los jugadores; el voto de un responsable decide
choice-doubts-managers = Solo los responsables
choice-doubts-off = No: se mantiene el veredicto del bot
choice-direct_messages-on = Sí: también por mensaje directo con el bot
choice-direct_messages-off = No: solo en este servidor
choice-answers-private = En privado: con un botón, sin que el resto lo vea
choice-answers-channel = En el canal: todo el mundo ve las respuestas
choice-clear-ping = Mención
choice-clear-tags = Etiquetas
choice-of-server = Este servidor
choice-of-channel = Este canal
choice-of-deck = Un mazo
choice-since-today = Hoy
choice-since-week = Esta semana
choice-since-month = Este mes
choice-since-all = Desde siempre
choice-format-toml = Popquiz (TOML)
choice-format-csv = Tabla (CSV)
choice-format-md = Markdown
choice-format-apkg = Paquete de Anki

## /quiz

command-quiz = Juega una ronda de preguntas en este canal
command-quiz-start = Empieza una ronda
    .deck = Mazo con el que jugar
    .mix = Varios mazos con su peso, por ejemplo Biología 2, Química 1
    .questions = Número de preguntas
    .seconds = Segundos por pregunta
    .mode = Modo de juego (por defecto: carrera)
    .goal = Puntos con los que termina la ronda
    .style = Cómo se responde (por defecto: escribiendo)
    .teams = Jugar por equipos: rojo contra azul
    .tags = { option-tags }
    .thread = Jugar la ronda en su propio hilo (por defecto: no)
command-quiz-skip = Salta esta pregunta
command-quiz-stop = Detén la ronda y muestra los resultados
command-quiz-preset = Rondas guardadas
command-quiz-preset-save = Guarda una ronda con un nombre
    .name = Nombre para encontrarla después
    .deck = { command-quiz-start.deck }
    .mix = { command-quiz-start.mix }
    .questions = { command-quiz-start.questions }
    .seconds = { command-quiz-start.seconds }
    .mode = { command-quiz-start.mode }
    .goal = { command-quiz-start.goal }
    .style = { command-quiz-start.style }
    .teams = { command-quiz-start.teams }
    .tags = { option-tags }
command-quiz-preset-start = Empieza una ronda guardada
    .name = Ronda guardada que quieres empezar
command-quiz-preset-list = Muestra las rondas guardadas
command-quiz-preset-remove = Elimina una ronda guardada
    .name = Ronda guardada que quieres eliminar

## /drop

command-drop = Programa preguntas que se publican solas
command-drop-add = Publica una pregunta a una hora fija
    .time = { option-time }
    .deck = Mazo del que salen las preguntas
    .days = { option-days }
    .zone = { option-zone }
    .open = { option-open }
    .answers = { option-answers }
    .channel = Canal donde se publica (por defecto: este)
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = { option-drop-cards }
command-drop-edit = Cambia una pregunta programada
    .drop = { option-drop }
    .time = { option-time }
    .deck = Mazo del que salen las preguntas
    .days = a diario, entre semana, fin de semana o días como lun, mié, vie
    .zone = { option-zone }
    .open = { option-open }
    .answers = Cómo se responde
    .channel = Canal donde se publica
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = Qué tarjeta se pregunta
    .clear = Quita la mención o las etiquetas
command-drop-list = Muestra las preguntas programadas de este servidor
command-drop-pause = Pausa una pregunta programada
    .drop = { option-drop }
command-drop-resume = Reanuda una pregunta programada en pausa
    .drop = { option-drop }
command-drop-remove = Elimina una pregunta programada
    .drop = { option-drop }
command-drop-now = Publica ahora mismo una pregunta programada
    .drop = { option-drop }

## Looking things up

command-practice = Practica por tu cuenta. Solo lo ves tú.
    .deck = Mazo para practicar
    .cards = Qué tarjetas practicar (por defecto: mezcla)
command-review = Repasa las tarjetas que más te convienen. Solo lo ves tú.
    .deck = Mazo para repasar (por defecto: todos los que ya has usado)
command-lookup = Busca una tarjeta. Solo tú ves el resultado.
    .words = { option-words }
command-leaderboard = Mira quién tiene más puntos
    .of = Qué puntos mostrar (por defecto: los de este servidor)
    .since = Periodo (por defecto: desde siempre)
    .deck = Cuenta solo los puntos de este mazo
    .picture = Añade una imagen con los puntos (si no, no)
command-stats = Mira tus aciertos, tus rachas y tus mejores y peores mazos
command-progress = Mira en una imagen lo que sabes
    .group = Muestra todo el grupo (si no, a ti)

## /deck

command-deck = Explora los mazos y gestiona los de este servidor
command-deck-list = Muestra todos los mazos
command-deck-info = Mira qué contiene un mazo
    .deck = { option-deck }
command-deck-health = Mira qué tarjetas son demasiado difíciles, demasiado fáciles o quizá erróneas
    .deck = { option-deck }
command-deck-exam = Fija para qué día estudiáis un mazo y mira qué sabréis para entonces
    .date = Día del examen, por ejemplo 2026-06-24
    .deck = { option-deck }
command-deck-import = Importa o actualiza un mazo desde un archivo
    .file = Archivo con un máximo de 20.000 tarjetas y 10 MB
    .deck = Mazo de este servidor que se actualiza
    .title = Nombre del mazo
command-deck-export = Descarga un mazo con todas sus respuestas
    .deck = { option-deck }
    .format = Formato del archivo (por defecto: Popquiz, que lo conserva todo)
command-deck-copy = Copia un mazo para poder editarlo
    .deck = { option-deck }
    .title = Nombre de la copia
command-deck-rename = Cambia el nombre de un mazo
    .title = Nuevo nombre
    .deck = { option-own-deck }
command-deck-remove = Elimina un mazo. Tienes 30 días para deshacerlo.
    .deck = { option-own-deck }
command-deck-history = Mira quién ha cambiado un mazo y cuándo
    .deck = { option-own-deck }
command-deck-undo = Deshaz el último cambio de un mazo. Repítelo para retroceder más.
    .deck = { option-own-deck }

## /card

command-card = Gestiona las tarjetas de los mazos de este servidor
command-card-add = Añade una tarjeta
    .deck = { option-own-deck }
command-card-edit = Edita una tarjeta
    .words = { option-words }
command-card-remove = Elimina una tarjeta
    .words = { option-words }
command-card-show = Muestra una tarjeta con todas sus variantes aceptadas y rechazadas
    .words = { option-words }

## Everything else

command-settings = Configura Popquiz en este servidor
command-settings-show = Muestra los ajustes actuales
command-settings-change = Cambia los ajustes
    .managers_channel = Canal para apelaciones, avisos de problemas y mensajes para los responsables
    .keep_answers_days = Días que se guardan las respuestas y se puede apelar (0: no se guardan)
    .reports = Avisos necesarios para pausar una tarjeta
    .rounds = Quién puede empezar rondas
    .doubts = Quién decide sobre las respuestas de las que el bot duda
    .direct_messages = Si los miembros pueden usar los mazos de este servidor por mensaje directo (por defecto: sí)
    .language = Idioma de los mensajes en los canales (por defecto: el del servidor)
command-settings-reset = Restablece todos los ajustes
command-privacy = Consulta, descarga o borra tus datos
command-privacy-show = Mira qué datos tuyos se guardan
command-privacy-export = Descarga tus datos
command-privacy-delete = Borra tus datos
command-help = Descubre qué puedes hacer con Popquiz

## In the menu of a message (Apps). Discord allows 32 characters.

message-command-appeal = Esto debería haber contado
message-command-card = Crear una tarjeta
