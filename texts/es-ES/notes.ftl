### What the bot posts on its own when something goes wrong.

note-round-without-deck = La ronda termina aquí porque el mazo `{ $deck }` ya no existe. Los puntos conseguidos hasta ahora siguen contando.
note-round-without-card = La ronda termina aquí porque la tarjeta `{ $card }` ya no está en su mazo. Los puntos conseguidos hasta ahora siguen contando.
note-question-without-deck = La pregunta se cierra porque el mazo `{ $deck }` ya no existe. Los puntos conseguidos hasta ahora siguen contando.
note-question-without-card = La pregunta se cierra porque la tarjeta `{ $card }` ya no está en su mazo. Los puntos conseguidos hasta ahora siguen contando.
# The reason is one of the sentences below.
note-round-not-posted = Una ronda ha terminado porque no he podido publicar la pregunta. { $reason }
note-drop-not-posted = No he podido publicar la pregunta programada #{ $drop }. { $reason }
note-drop-without-deck = La pregunta programada #{ $drop } está en pausa. { $reason } Recupera el mazo con `/deck undo` o `/deck import`, o elimina la pregunta programada con `/drop remove`.
note-drops-missed-title = Preguntas programadas sin publicar
note-drops-missed = He estado demasiado tiempo sin conexión y no he publicado estas preguntas:
note-drops-missed-advice = Con `/drop now` puedes publicar cualquiera de ellas ahora mismo.

## What is wrong with a drop

problem-missed = { $drops ->
    [one] { $drops } pregunta programada se quedó sin publicar mientras estaba sin conexión.
   *[other] { $drops } preguntas programadas se quedaron sin publicar mientras estaba sin conexión.
}
problem-forbidden = No puedo publicar en { $channel }. Dame allí los permisos **Ver canal**, **Enviar mensajes** e **Insertar enlaces**, en Editar canal → Permisos → Popquiz.
problem-channel-gone = El canal se ha eliminado.
problem-drop-channel-gone = El canal se ha eliminado. Cambia la pregunta programada de canal con `/drop edit` o elimínala con `/drop remove`.
problem-rejected = Discord ha rechazado el mensaje en { $channel }. Quien administra el bot puede ver el motivo en el registro.
problem-automod = AutoMod ha bloqueado mi mensaje en { $channel }. Excluye mi rol o ese canal en Ajustes del servidor → AutoMod.
problem-thread-closed = { $channel } está archivado o bloqueado. Cualquiera que gestione los hilos puede volver a abrirlo.
problem-deck-gone = El mazo `{ $deck }` ya no existe.
