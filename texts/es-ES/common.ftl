### Words that many messages share: counts, lists, ranks.

# The language's own name for itself.
language-name = Español

# What stands between groups of three digits, and the first number that is grouped.
number-separator = .
number-grouped-from = 10000

percent = { $value } %

## Counts. Other messages use these.

n-cards = { $cards ->
    [one] { $cards } tarjeta
   *[other] { $cards } tarjetas
}
n-questions = { $questions ->
    [one] { $questions } pregunta
   *[other] { $questions } preguntas
}
n-questions-at-most = hasta { n-questions }
n-points = { $points ->
    [one] { $points } punto
   *[other] { $points } puntos
}
n-drops = { $drops ->
    [one] { $drops } pregunta programada
   *[other] { $drops } preguntas programadas
}
n-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
}

## Lists

# What separates items that aren't the last one.
list-comma = { $first }, { $rest }
# Lists permissions only, after a colon. No "y", which would have to be "e" before "Insertar enlaces".
list-and-two = { $first }, { $last }
list-and-last = { $first }, { $last }
list-or-two = { $first } o { $last }
list-or-last = { $first } o { $last }
# After a shortened list
list-more = { $items } y { $more } más
# A line of its own, below other lines
and-more = y { $more } más

# What somebody wrote, or the name of something
quoted = «{ $text }»

menu-deck = Elige un mazo
menu-mix = Elige una mezcla
menu-server = Elige un servidor
menu-days = Elige los días
menu-zone = Elige una zona horaria
menu-time = Elige una hora

## Dates

daily = todos los días
weekdays = de lunes a viernes
weekends = sábados y domingos
monday = lun
tuesday = mar
wednesday = mié
thursday = jue
friday = vie
saturday = sáb
sunday = dom
# A length of time: "1d 2h 30m"
duration-days = { $count } d
duration-hours = { $count } h
duration-minutes = { $count } min

# Someone who deleted their data
former-member = un antiguo miembro

page-of = Página { $page } de { $pages }
button-back = Atrás
button-next = Siguiente

## Permissions, as Discord's settings name them

permission-view-channel = Ver canal
permission-send-messages = Enviar mensajes
permission-create-threads = Crear hilos públicos
permission-send-in-threads = Enviar mensajes en hilos
permission-embed-links = Insertar enlaces
permission-attach-files = Adjuntar archivos
permission-read-history = Leer el historial de mensajes
permission-add-reactions = Añadir reacciones
permission-mention-everyone = Mencionar @everyone, @here y todos los roles
permission-manage-server = Gestionar servidor
permission-administrator = Administrador
