### What members see about themselves, and a server's settings.

## /help

help-intro = Hago preguntas sacadas de mazos de tarjetas de estudio, en rondas en directo y a horas programadas. Responde con tus propias palabras: también valen otras formas de decirlo, si significan lo mismo. Elige abajo qué quieres hacer.
# The menu of the topics below.
help-menu = ¿Qué quieres hacer?
help-play = Jugar
help-manage = Gestionar mazos y preguntas programadas
help-operate = Alojar el bot
help-answering = En una **carrera**, escribe tu respuesta en el canal. La primera correcta se lleva los puntos. En un **examen** o en una **pregunta programada** privada, pulsa **Responder**. Solo tú ves lo que escribes.
help-granted = Para responsables de este servidor y miembros a los que den acceso:
# In direct messages.
help-direct = Aquí puedes practicar por tu cuenta con los mazos de un servidor en el que estemos los dos.
help-direct-server = Estás usando los mazos de **{ $server }**.
help-direct-no-server = Elige un servidor abajo. Si no aparece ninguno, es que no lo permite ninguno de los servidores que compartimos.
direct-which-server = ¿De qué servidor quieres usar los mazos? Más tarde puedes elegir otro con `/help`.
# $link invites the bot to a server.
help-operator =
    Popquiz es un bot autoalojado: alguien lo ejecuta en su propio equipo. Allí, `popquiz doctor` comprueba la instalación, `popquiz backup` hace una copia de seguridad de la base de datos y `popquiz help` muestra todo lo demás. La guía está en `docs/operators.md`, en el código fuente (en inglés).
    Puedes [añadir este bot a otro servidor](<{ $link }>) que gestiones.

## /leaderboard

leaderboard-title = Clasificación
leaderboard-points = Puntos
leaderboard-server = este servidor
leaderboard-today = hoy
leaderboard-week = esta semana
leaderboard-month = este mes
leaderboard-all = desde siempre
leaderboard-empty = Nadie tiene puntos todavía.
leaderboard-page-empty = Esta página se ha quedado vacía.

## /stats

stats-none = Aún no hay resultados. Vuelve cuando se haya cerrado tu primera pregunta en este servidor.
stats-title = Tus estadísticas
stats-accuracy = { $questions ->
    [one] **{ $right }** de { $questions } pregunta acertada · **{ $accuracy }** de aciertos
   *[other] **{ $right }** de { $questions } preguntas acertadas · **{ $accuracy }** de aciertos
}
stats-rank = **Puesto { $rank }** de { $total } · { n-points }
stats-streak = { $streak ->
    [one] 🔥 Racha de { $streak } pregunta programada en { $deck }
   *[other] 🔥 Racha de { $streak } preguntas programadas en { $deck }
}
stats-decks = Tus mazos, de mejor a peor
stats-strong-decks = Tus mejores mazos
stats-weak-decks = Mazos para repasar
stats-deck = { $deck } — **{ $accuracy }** de { n-questions }
stats-other-decks = { $decks ->
    [one] No aparece { $decks } mazo con menos de { $questions } preguntas
   *[other] No aparecen { $decks } mazos con menos de { $questions } preguntas
}
stats-note = Solo cuentan las preguntas cerradas, cada una con tu mejor respuesta.

## /progress

progress-title = Tu progreso
progress-group-title = Progreso de { $members } miembros
progress-none = Todavía no hay nada que mostrar. Tu progreso aparecerá cuando se cierre una pregunta que hayas respondido.
progress-group-none = Todavía no hay nada que mostrar. El progreso del grupo aparecerá cuando { $members } miembros hayan respondido a preguntas.
progress-note = Estimaciones a partir de las respuestas a preguntas cerradas.
progress-known = Tarjetas que sabes
progress-group-known = Tarjetas que sabe cada miembro, de media
progress-curve = Recuerdo sin más respuestas
progress-activity = Respuestas al día
progress-decks = Parte sabida de cada mazo
progress-no-decks = Estos mazos se han eliminado.
progress-today = hoy
progress-days-ago = { $days ->
    [one] hace { $days } día
   *[other] hace { $days } días
}
progress-in-days = en { $days } días
progress-weeks-ago = hace { $weeks } semanas
# Read to people who don't see the picture
progress-alt-known = Tarjetas sabidas: unas { $now } ahora, { $before } hace { $days ->
    [one] { $days } día.
   *[other] { $days } días.
}
progress-alt-curve = Recuerdo de las tarjetas respondidas: { $now } ahora, { $later } en { $days } días sin más respuestas.
progress-alt-activity = Respuestas en las últimas { $weeks } semanas: { $answers }, en { $days ->
    [one] { $days } día.
   *[other] { $days } días.
}
progress-alt-decks = Parte sabida de cada mazo: { $decks }.

## /privacy

privacy-title = Qué datos tuyos se guardan
privacy-intro = Datos guardados con tu ID de Discord, de todos los servidores que usan este bot:
privacy-answers = { $answers ->
    [one] { $answers } respuesta: su pregunta, su hora y su resultado
   *[other] { $answers } respuestas: sus preguntas, sus horas y sus resultados
}. Se conserva el texto de { $texts }. Este servidor borra los textos al cabo de { $days ->
    [one] { $days } día
   *[other] { $days } días
}.
privacy-points = { $entries ->
    [one] { $entries } entrada en las clasificaciones
   *[other] { $entries } entradas en las clasificaciones
}
privacy-appeals = { $appeals ->
    [one] { $appeals } apelación
   *[other] { $appeals } apelaciones
} y { $reports ->
    [one] { $reports } aviso sobre una tarjeta
   *[other] { $reports } avisos sobre tarjetas
}
privacy-work = { $decisions ->
    [one] { $decisions } decisión sobre una apelación
   *[other] { $decisions } decisiones sobre apelaciones
} y { $changes ->
    [one] { $changes } cambio en un mazo
   *[other] { $changes } cambios en mazos
}
privacy-memories = { $cards ->
    [one] lo bien que recuerdas { $cards } tarjeta
   *[other] lo bien que recuerdas { $cards } tarjetas
}
privacy-direct-server = el servidor cuyos mazos usas por mensaje directo
privacy-practices = { $practices ->
    [one] { $practices } práctica sin terminar
   *[other] { $practices } prácticas sin terminar
}
privacy-advice = Nada más: ni nombres ni otros mensajes que no sean respuestas. Descárgalo todo con `/privacy export` o bórralo con `/privacy delete`.
privacy-export = Todo lo que se guarda sobre ti:
privacy-delete = Esto borra para siempre tus respuestas, apelaciones y avisos en todos los servidores que usan este bot, y te saca de cualquier ronda que estés jugando. Tus puntos pueden quedarse en las clasificaciones como «un antiguo miembro» o borrarse también.
privacy-deleted = Tus datos se han borrado.
button-delete-keep-points = Borrar mis datos y conservar los puntos de forma anónima
button-delete-all = Borrar mis datos y mis puntos

## /settings

settings-title = Ajustes
settings-managers-channel = Las apelaciones, los avisos de problemas y los mensajes para los responsables llegan a { $channel }.
settings-no-managers-channel = Sin configurar: las apelaciones y los avisos de problemas aparecen en el canal del que vienen.
settings-keep-answers = { $days ->
    [one] Las respuestas se guardan durante { $days } día. Durante ese tiempo se puede apelar.
   *[other] Las respuestas se guardan durante { $days } días. Durante ese tiempo se puede apelar.
}
settings-answers-not-kept = Las respuestas no se guardan, así que no se puede apelar.
settings-reports = { $reports ->
    [one] Una tarjeta se pausa con { $reports } aviso.
   *[other] Una tarjeta se pausa con { $reports } avisos.
}
settings-rounds-managers = Solo los responsables pueden empezar rondas.
settings-rounds-everyone = Todo el mundo puede empezar rondas, una a la vez por persona.
settings-doubts-on = Cuando el bot duda de una respuesta, votan los jugadores.
settings-doubts-managers = Cuando el bot duda de una respuesta, pueden decidir los responsables.
settings-doubts-off = Se mantiene el veredicto del bot, aunque dude.
settings-direct-messages-on = Los miembros pueden practicar con los mazos de este servidor por mensaje directo conmigo.
settings-direct-messages-off = Los mazos de este servidor no se pueden usar por mensaje directo.
settings-language = Idioma de los mensajes en los canales: { $language }.
settings-zone = Las clasificaciones usan la zona horaria { $zone }, que elige quien administra el bot.
