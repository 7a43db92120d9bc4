### Why a request can't be carried out, and what to do instead.

## Rounds

error-round-running = Aquí ya hay una ronda en marcha. Espera a que termine o detenla con `/quiz stop`.
error-round-hosts-another = Ya tienes una ronda en marcha en { $channel }. Espera a que termine o detenla allí con `/quiz stop`.
error-round-none = Aquí no hay ninguna ronda en marcha. Empieza una con `/quiz start`.
error-round-between-questions = La siguiente pregunta está a punto de salir, así que no hay nada que saltar.
error-round-not-a-player = Solo quienes juegan pueden votar para saltar una pregunta. Responde antes a una pregunta de esta ronda.
error-round-started = Esta ronda ya ha empezado. Responde directamente a sus preguntas.
error-round-in-thread-already = Ya estás en un hilo. Quita `thread` para jugar aquí.
error-round-no-thread = Discord no ha creado ningún hilo aquí. Quita `thread` para jugar en el canal.
error-round-not-the-host = Solo quien inició la ronda puede empezarla ya. Empieza sola en unos segundos.
error-round-goal-in-elimination = En la eliminación no hay `goal`: gana quien quede en pie. Quita `goal` o elige otro `mode`.
error-round-teams-in-elimination = En la eliminación no hay equipos: gana quien quede en pie. Quita `teams` o elige otro `mode`.
error-round-mix = No entiendo esa mezcla. Indica de 2 a 5 mazos distintos, cada uno con un peso de 1 a 10, por ejemplo `Biología 2, Química 1`.
error-round-deck-gone = Ese mazo ya no existe. Usa `/quiz start` otra vez.
error-preset-none = Este servidor no tiene rondas guardadas. Guarda una con `/quiz preset save`.
error-preset-not-found = No hay ninguna ronda guardada llamada **{ $name }**. Rondas guardadas: { $names }.
error-preset-too-many = Este servidor ya tiene { $most } rondas guardadas, que es el máximo. Elimina antes una con `/quiz preset remove`.
error-preset-name = Un nombre debe tener de 1 a { $most } caracteres. Elige otro `name`.
error-preset-nothing-played = En este canal aún no ha habido ninguna ronda, así que no hay nada que guardar. Añade opciones como `deck` o juega antes una ronda.

## Practice

error-practice-over = Esta práctica ha terminado. Empieza otra con `/practice`.
error-practice-nothing-missed = No tienes tarjetas falladas que repasar. Para practicar un mazo, omite la opción `cards`.
error-practice-all-asked = Ahora mismo no se puede practicar ninguna de estas tarjetas: están en pausa o forman parte de una pregunta o un examen abiertos en este servidor. Inténtalo más tarde o elige otro mazo.
error-own-card-closed = Esta pregunta está cerrada.
error-own-card-none = Ahora mismo no hay ninguna tarjeta para ti: las has respondido todas en las últimas 12 horas o forman parte de otra pregunta abierta. Espera a la próxima pregunta programada o usa `/review`.
error-own-card-asked = Tu tarjeta se está preguntando ahora mismo en este servidor. Vuelve cuando se cierre esa pregunta.

## Appeals

error-appeal-not-yours = Solo puedes apelar si la respuesta es tuya, y en el servidor donde la diste.
error-appeal-already-correct = Esa respuesta ya cuenta por completo.
error-appeal-already-open = Ya has apelado. Los responsables decidirán.
error-appeal-already-accepted = Tu apelación ya se aceptó.
error-appeal-already-rejected = Tu apelación se rechazó. Solo se puede apelar una vez por respuesta.
error-appeal-too-late = Ya es tarde para apelar: este servidor guarda las respuestas durante { n-days }.
error-appeal-question-open = Podrás apelar cuando se cierre la pregunta. Este servidor no tiene un canal de responsables, así que aquí todo el mundo vería tu respuesta.
error-appeal-answer-not-kept = Esa respuesta se ha borrado.
error-appeal-not-an-answer = No he tomado ese mensaje como respuesta o ya es tarde para apelar.
error-appeal-had-right-answer = Esta la has acertado.
error-appeal-no-answer = No respondiste a esta pregunta o ya es tarde para apelar.
error-appeal-other-server = Esa apelación es de otro servidor.
error-appeal-decided-accepted = Esa apelación ya se aceptó.
error-appeal-decided-rejected = Esa apelación ya se rechazó.
error-appeal-unknown = Esa apelación no existe.
error-appeal-answer-deleted = La respuesta se ha borrado, así que ya no se puede decidir sobre esta apelación.
error-appeal-no-tries-left = Esa respuesta llegó después de tu último intento, así que no puedes apelarla.
error-appeal-voted-on = Hay una votación sobre esta respuesta. Si no se decide, podrás apelar cuando termine, { $time }.
error-appeal-settled = Una votación ya ha decidido sobre esta respuesta, así que no puedes apelar.
error-vote-over = La votación sobre esta respuesta ha terminado.
error-vote-settled = Ya se ha decidido sobre esta respuesta.
error-vote-appealed = Los responsables han aceptado una apelación sobre esta respuesta, así que ya no hay nada que votar.
error-vote-own-answer = No puedes votar tu propia respuesta.
error-vote-not-a-player = Solo puede votar quien haya respondido a esta pregunta o jugado en esta ronda.
error-vote-managers-only = En este servidor, solo los responsables deciden sobre las respuestas dudosas.
error-question-other-server = Esa pregunta no se hizo en este servidor.

## Cards

error-card-gone = Esa tarjeta ya no está en su mazo.
error-card-not-found = Ninguna tarjeta coincide con «{ $words }». Prueba con menos palabras o con otras.
error-card-no-words = No veo ninguna palabra. Escribe algunas palabras de la pregunta o de la respuesta.
error-card-no-text-in-message = Ese mensaje no tiene texto. Elige uno que lo tenga.
error-card-no-prompt = La pregunta está vacía. Escribe una pregunta o una frase con huecos.
# The problem is a clause such as "a choice needs two options".
error-card-unreadable-answer = No entiendo esa respuesta: { $problem }.
error-card-too-long = Esta tarjeta es demasiado larga para un formulario de Discord. Exporta el mazo con `/deck export`, edita el archivo e impórtalo con `/deck import`.
error-card-in-play = Esta tarjeta, u otra con la misma pregunta, está en juego ahora mismo en este servidor. Vuelve a intentarlo cuando se cierre la pregunta. Si no estás jugando y necesitas ya la respuesta, exporta el mazo con `/deck export`.
error-card-in-play-lookup = Esta tarjeta, u otra con la misma pregunta, está en juego ahora mismo en este servidor. Búscala cuando se cierre la pregunta.

## Decks

error-deck-gone = Ese mazo ya no existe. Si se eliminó, puedes recuperarlo con `/deck undo`.
error-deck-exam-date = «{ $typed }» no puede ser una fecha de examen. Escribe un día futuro dentro de los próximos dos años, por ejemplo { $example }.
error-deck-built-in = «{ $title }» viene con el bot y no se puede modificar. Con `/deck copy` puedes crear una copia editable.
error-deck-none = Todavía no hay mazos. Un responsable puede importar uno con `/deck import`.
error-deck-unnamed = ¿Qué mazo?
error-deck-unnamed-many = ¿Qué mazo? Si no aparece en el menú, usa el comando con la opción `deck`.
error-deck-not-found = No hay ningún mazo que se llame «{ $typed }». Elige uno de estos: { $titles }.
error-deck-not-found-nearest = No hay ningún mazo que se llame «{ $typed }». ¿Querías decir «{ $nearest }»?
error-deck-not-found-none = No encuentro «{ $typed }»: este servidor todavía no tiene mazos. Un responsable puede importar uno con `/deck import`.
error-deck-ambiguous = Varios mazos coinciden con «{ $typed }». Elige uno en la lista mientras escribes.
error-deck-all-paused = Todas las tarjetas de «{ $title }» están en pausa. Los responsables pueden reactivarlas con `/deck health`.
error-deck-no-answers = «{ $title }» no tiene tarjetas con respuesta. `popquiz deck check` muestra lo que falta.
error-deck-no-tag = «{ $title }» no tiene tarjetas con esa etiqueta. Sus etiquetas: { $tags }.
error-deck-no-tags = «{ $title }» no tiene etiquetas. Quita la opción `tags` para usar todas sus tarjetas.
error-deck-no-title = El nombre está vacío. Escribe uno.
error-deck-title-taken = Ya hay otro mazo que se llama «{ $title }». Elige otro nombre con la opción `title`.
error-deck-title-taken-rename = Ya hay otro mazo que se llama «{ $title }». Cámbiale antes el nombre con `/deck rename`.
error-deck-no-change = No hay cambios: el mazo ya está así.
error-deck-nothing-to-undo = En este mazo no hay nada que deshacer.
error-deck-undo-not-kept = Ese cambio ya no se puede deshacer: ha habido demasiados cambios desde entonces.
error-deck-changed-since = El mazo ha cambiado desde entonces. Deshaz primero el último cambio con `/deck undo`: { $change }.
error-deck-images-too-large = Las imágenes del mazo ocupan más de { $megabytes } MB en total. Reduce su tamaño.
error-deck-too-many-cards = Un mazo puede tener hasta { $max_cards } tarjetas. Divídelo en varios mazos.
error-deck-too-many-decks = Este servidor ya tiene { $max_decks } mazos propios, que es el máximo. Elimina antes alguno con `/deck remove`.
error-deck-server-full = Con esto, los mazos propios del servidor llegarían a { $cards } tarjetas y { $megabytes } MB. El límite es de { $max_cards } tarjetas y { $max_megabytes } MB, y los mazos eliminados cuentan durante 30 días. Elimina tarjetas o imágenes que no necesites.

## Deck files

error-file-none = Adjunta un archivo con la opción `file`.
error-file-not-on-discord = «{ $name }» no está guardado en Discord, así que no puedo descargarlo. Sube el propio archivo.
error-file-not-fetched = No he podido descargar «{ $name }» de Discord. Vuelve a intentarlo.
error-file-too-large = «{ $name }» ocupa más de 10 MB. Divide el mazo o quita imágenes grandes.
error-file-import-running = Aquí ya hay una importación en marcha. Vuelve a intentarlo cuando termine.
error-file-too-costly = Leer ese archivo requiere demasiada memoria o demasiado tiempo. Divídelo en varios mazos.
# The problem is a clause of files.ftl.
error-file-unreadable = No puedo leer «{ $file }»: { $problem }.
error-file-unreadable-line = No puedo leer «{ $file }», línea { $line }: { $problem }.
error-file-no-cards = He leído ese archivo como { $format }, pero no he encontrado tarjetas que importar.
error-file-unknown-format = Elige uno de los formatos de la lista.
# The detail is in English, from the library that writes the format.
error-file-not-written = No puedo exportar **{ $title }** en este formato. Elige otro. ({ $detail })
error-file-export-too-large = **{ $title }** ocupa más de 10 MB en este formato, más de lo que admite Discord. Elige otro formato o divide el mazo.
error-file-bug-reading = Ha fallado algo en mi código al leer ese archivo. No se ha cambiado nada. Avisa a quien administra el bot.
error-file-bug-writing = Ha fallado algo en mi código al crear ese archivo. No se ha cambiado nada. Avisa a quien administra el bot.

## Drops

error-drop-not-found = En este servidor no hay ninguna pregunta programada #{ $number }. Con `/drop list` puedes ver las que hay.
error-drop-not-a-number = «{ $typed }» no es el número de ninguna pregunta programada. Con `/drop list` puedes ver las de este servidor.
error-drop-too-many = Un servidor puede tener hasta { $max } preguntas programadas. Elimina antes alguna con `/drop remove`.
error-drop-no-change = No hay cambios: la pregunta programada #{ $number } ya está así. Elige qué quieres cambiar, como `time` o `days`.
error-drop-deck-gone = El mazo de esta pregunta programada ya no existe. Si se eliminó, puedes recuperarlo con `/deck undo`.
error-drop-own-in-channel = Las tarjetas propias no se pueden responder en el canal. Pon `answers` en privado o `cards` en común.
error-drop-no-days = ¿Qué días?
error-drop-no-zone = ¿En qué zona horaria? Si no aparece en la lista, usa el comando con la opción `{ $option }`, que encuentra ciudades y países.
error-drop-no-time = ¿A qué hora? Para una hora como las 08:30, usa el comando con la opción `{ $option }`.
error-schedule-time = «{ $value }» no es una hora válida. Escribe horas y minutos, como 09:00 o 21:30.
error-schedule-days = «{ $value }» no es una selección de días válida. Escribe `a diario`, `entre semana`, `fin de semana` o días como `lun, mié, vie` o `lun-vie`.
error-schedule-duration = «{ $value }» no es una duración válida. Escribe minutos, horas o días, como `30m`, `8h` o `1d` (como máximo, `{ $days }d`).
error-schedule-zone = «{ $value }» no es una zona horaria. Escribe un nombre de la IANA, como Europe/Madrid, America/Mexico_City o UTC.
error-schedule-zone-ambiguous = «{ $value }» no es una zona horaria. ¿Querías decir { $zones }?

## Options

error-option-range = `{ $option }` debe estar entre { $min } y { $max }.
error-option-choice = `{ $option }` debe ser { $choices }.
error-option-set-and-cleared = Cambia `{ $option }` o quítalo, pero no ambas cosas a la vez.
error-option-deck-and-scope = Elige un mazo, o bien este servidor o este canal, pero no ambas cosas.
error-option-nothing-to-set = Elige al menos un ajuste que cambiar.

## Permissions

error-permission-missing = { $count ->
    [one] Necesito el permiso { $permissions } en { $channel }. Cualquiera que gestione el canal puede dármelo en Editar canal → Permisos → Popquiz.
   *[other] Necesito estos permisos en { $channel }: { $permissions }. Cualquiera que gestione el canal puede dármelos en Editar canal → Permisos → Popquiz.
}
error-permission-images = Algunas de estas tarjetas tienen imágenes, pero para mostrarlas necesito el permiso **Adjuntar archivos** en { $channel }. Mientras tanto, sus preguntas salen sin imágenes. Cualquiera que gestione el canal puede dármelo en Editar canal → Permisos → Popquiz.
error-permission-channel-hidden = No puedo ver { $channel }. Dame allí el permiso **Ver canal**, en Editar canal → Permisos → Popquiz.
error-permission-other-server = Ese canal no es de este servidor.
error-permission-not-in-server = No estoy en este servidor; solo están mis comandos. Cualquiera que gestione el servidor puede [añadirme](<{ $link }>).
error-permission-not-manager = Eso solo pueden hacerlo los responsables. Necesitas el permiso **Gestionar servidor** o acceso a `/{ $command }` en Ajustes del servidor → Integraciones → Popquiz.
error-permission-not-deck-manager = Solo los responsables pueden modificar mazos y tarjetas. Necesitas el permiso **Gestionar servidor** o acceso a `/{ $command }` en Ajustes del servidor → Integraciones → Popquiz.
error-permission-start-rounds = Aquí solo los responsables pueden empezar rondas. Pueden permitírselo a todo el mundo con la opción `rounds` de `/settings change`.
error-permission-not-a-host = Eso solo pueden hacerlo los responsables y quien inició la ronda.

## Everything else

error-settings-newer = No puedo cambiar nada: los ajustes de este servidor se guardaron con una versión más reciente de Popquiz. Pide a quien administra el bot que lo actualice.
error-not-in-server = Solo funciono en servidores. Usa esto en un canal de un servidor.
error-no-shared-server = No compartimos ningún servidor que permita usar sus mazos por mensaje directo.
error-unknown-command = Ese comando ya no existe. Recarga Discord (Ctrl+R) y vuelve a intentarlo.
error-outdated-button = Este botón ya no funciona.
error-outdated-form = Este formulario ya no funciona.
error-draft-expired = Ya no guardo lo que escribiste. Vuelve a usar el comando.
error-empty-answer = Tu respuesta estaba vacía, así que no ha contado. Pulsa **Responder** para volver a intentarlo.
error-bug = Ha fallado algo en mi código y no he podido hacerlo. Avisa a quien administra el bot.
error-too-slow = Eso ha tardado demasiado. Vuelve a pulsar el botón.
error-shutting-down = Me estoy apagando. Vuelve a intentarlo dentro de un momento.
error-database = No puedo acceder a mi base de datos. Vuelve a intentarlo dentro de un momento y, si sigue pasando, avisa a quien administra el bot.
