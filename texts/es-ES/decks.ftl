### Decks and cards: lists, changes, imports and exports, look-ups.

## Changes, as the history tells them: "@sam added “Which bird can't fly?”"

change-imported = importó { n-cards } de { $file }
change-added-card = añadió «{ $prompt }»
change-edited-card = editó «{ $prompt }»
change-removed-card = eliminó «{ $prompt }»
change-renamed = cambió el nombre de «{ $from }» a «{ $to }»
change-copied = copió «{ $title }»
change-removed-deck = eliminó el mazo
change-accepted-synonyms = { $cards ->
    [one] aceptó cada sinónimo en una tarjeta
   *[other] aceptó cada sinónimo en { $cards } tarjetas
}
change-undid = deshizo este cambio: { $change }

## What is as it was, after an undo

undone-imported = Deshecho: **{ $title }** vuelve a estar como antes de importar { $file }.
undone-added-card = Deshecho: «{ $prompt }» ya no está en **{ $title }**.
undone-edited-card = Deshecho: «{ $prompt }» vuelve a estar como antes en **{ $title }**.
undone-removed-card = Deshecho: «{ $prompt }» vuelve a estar en **{ $title }**.
undone-renamed = Deshecho: «{ $to }» vuelve a llamarse **{ $from }**.
undone-copied = Deshecho: se ha eliminado la copia **{ $title }**.
undone-removed-deck = Deshecho: **{ $title }** está de vuelta.
undone-accepted-synonyms = { $cards ->
    [one] Deshecho: una tarjeta de **{ $title }** vuelve a pedir la respuesta completa.
   *[other] Deshecho: { $cards } tarjetas de **{ $title }** vuelven a pedir la respuesta completa.
}
# The change is a clause such as "imported 8 cards from birds.csv".
undone-other = Deshecho en **{ $title }**: { $change }.
button-undo = Deshacer
button-edit-again = Editar de nuevo
button-remove = Eliminar
button-share = Compartir

## Lists and descriptions of decks

deck-list-title = Mazos
deck-own = propio de este servidor
# In the list of decks whose changes can be undone
deck-removed = { $title } (eliminado)
# How many of its cards are paused
deck-paused = { $cards } en pausa
deck-count = { $what }: { $count }
deck-missing = Sin respuesta, nunca salen: { $count }
deck-images = Imágenes: { $images }, en { n-cards }
deck-tags = Etiquetas: { $tags }
deck-author = Autoría: { $author }
deck-license = Licencia: { $license }
deck-language = Idioma: { $language }
deck-own-note = Es un mazo propio de este servidor. Los responsables pueden modificarlo con `/card` y `/deck`.
deck-built-in-note = Viene con el bot. Con `/deck copy` se crea una copia que los responsables pueden modificar.
kind-terms = Términos
kind-lists = Listas
kind-blanks = Completar huecos
kind-numbers = Números
kind-yes-no = Sí o no
kind-explanations = Explicaciones
kind-choices = Opción múltiple

## Changes to decks

# What a copy of a deck is called: "Birds (copy)", "Birds (copy 2)"
deck-copy-suffix = copia
deck-copy-suffix-number = copia { $number }
deck-copied = Copia lista: **{ $title }** tiene { n-cards } y pertenece a este servidor. Modifícala con `/card add`, `/card edit` y `/card remove`.
deck-renamed = «{ $from }» ahora se llama **{ $to }**.
deck-removed-reply = Se ha eliminado **{ $title }**, con { n-cards }. Los puntos se conservan en las clasificaciones. Durante 30 días puedes recuperar el mazo con `/deck undo`.
deck-removed-drops = { $count ->
    [one] Esta pregunta programada lo usaba y ahora está en pausa: { $drops }.
   *[other] Estas preguntas programadas lo usaban y ahora están en pausa: { $drops }.
}
deck-history-title = Cambios en { $title }
deck-history-note = Los cambios tachados se deshicieron o deshicieron otro cambio.

## Cómo funcionan las tarjetas de un mazo, con /deck health

deck-health-title = Estado de { $title }
deck-health-none = Nadie ha respondido todavía a estas tarjetas, así que no hay nada que decir.
deck-health-based = { $answers ->
    [one] A partir de { $answers } primera respuesta
   *[other] A partir de { $answers } primeras respuestas
} de { $members ->
    [one] { $members } miembro.
   *[other] { $members } miembros.
}
deck-health-right = Aciertos a la primera: **{ $share }**
deck-health-too-little = Es muy poco para sacar conclusiones: ninguna tarjeta tiene todavía { $needed } primeras respuestas.
# $all is a count such as "24 cards".
deck-health-enough = Tarjetas con al menos { $needed } primeras respuestas: **{ $enough }** de { $all }
deck-health-fine = No se ha encontrado ningún problema en ellas.
deck-health-stronger-do-worse = Quienes mejor conocen el resto del mazo fallan más en esta tarjeta. Puede que su respuesta esté mal.
deck-health-nobody = Casi nadie acierta esta tarjeta.
deck-health-everybody = Casi todo el mundo acierta esta tarjeta.
deck-health-paused = En pausa: no se pregunta.
# These make up one line, with dots in between.
card-numbers-right = { $right } de { $answers } aciertos a la primera
card-numbers-discrimination = discriminación { $value }
card-numbers-appeals = apelada: { $share }
card-numbers-wrong = respuesta incorrecta más frecuente: «{ $answer }» ({ $members } miembros)
card-numbers-seconds = se suele responder en { $seconds } s
# The number of a card in the list above
button-edit-number = Editar { $number }
button-pause-number = Pausar { $number }
button-resume-number = Reactivar { $number }

## Exámenes, con /deck exam

deck-exam = El examen de **{ $deck }** es el { $date } ({ $time }). Hasta entonces, `/review` pregunta las tarjetas que más ayudan para ese día.
deck-exam-none = **{ $deck }** no tiene fecha de examen. Fíjala con la opción `date`.
deck-exam-no-forecast = Nadie ha respondido a sus tarjetas en los últimos 30 días, así que aún no hay previsión.
deck-exam-forecast = { $members ->
    [one] Lo que sabrá para entonces el miembro que ha respondido en los últimos 30 días:
   *[other] Lo que sabrán para entonces los { $members } miembros que han respondido en los últimos 30 días:
}
# $pace is a number such as 1.40.
deck-exam-at-pace = al ritmo actual ({ $pace } respuestas al día cada uno): **{ $share }** de las tarjetas
deck-exam-one-more = con un repaso más al día: **{ $share }**
deck-exam-note = La previsión sigue el modelo de memoria de los repasos. La realidad puede ser distinta.
button-remove-exam = Quitar la fecha

## Imports and exports

# Formats, as in "Imported Birds from CSV"
format-toml = TOML
format-csv = CSV
format-spreadsheet = una hoja de cálculo
format-kotoba = CSV de Kotoba
format-markdown = Markdown
format-red = YAML de Red Trivia
format-gift = Moodle GIFT
format-moodle-xml = Moodle XML
format-aiken = Aiken
format-open-trivia = JSON de Open Trivia
format-json = JSON
format-plain = texto sin formato
format-anki = un paquete de Anki
format-anki-text = texto de Anki
import-new = Se ha importado **{ $title }** desde { $format }: { n-cards }.
import-update = Se ha actualizado **{ $title }** desde { $format }. Tarjetas añadidas: { $added }; modificadas: { $edited }; eliminadas: { $removed }; sin cambios: { $same }. Las que siguen en el mazo conservan sus puntos y sus variantes aceptadas.
import-kept = El formato del archivo no admite estos datos, así que no cambian: { $fields }.
import-changed = También se ha modificado o eliminado: { $fields }.
import-missing = { $cards ->
    [one] { $cards } tarjeta no tiene respuesta y no saldrá.
   *[other] { $cards } tarjetas no tienen respuesta y no saldrán.
}
# Before a list of what is wrong
import-skipped = { $skipped ->
    [one] Se ha omitido { $skipped } tarjeta.
   *[other] Se han omitido { $skipped } tarjetas.
}
import-findings = { $findings ->
    [one] Hay { $findings } cosa que revisar:
   *[other] Hay { $findings } cosas que revisar:
}
# The question under an import, with two buttons
import-synonyms = { $cards ->
    [one] Una tarjeta parece contener una lista de sinónimos: «{ $prompt }», con la respuesta «{ $answer }». ¿Basta con uno?
   *[other] { $cards } tarjetas parecen contener listas de sinónimos, como «{ $prompt }», con la respuesta «{ $answer }». ¿Basta con uno?
}
button-accept-synonyms = Basta con uno
button-keep-synonyms = Hacen falta todos
synonyms-accepted = { $cards ->
    [one] Ahora basta con un sinónimo en una tarjeta de **{ $title }**.
   *[other] Ahora basta con un sinónimo en { $cards } tarjetas de **{ $title }**.
}
synonyms-kept = Las tarjetas de **{ $title }** se quedan como están: solo cuenta la respuesta completa.
# $place is a line, a number or a card; $problem is a clause of files.ftl or checks.ftl.
import-line = { $place }: { $problem }
import-place-line = línea { $line }
# A note of Anki
import-place-note = nota { $note }
import-place = { $place } ({ $severity })
import-cards = { $more ->
    [one] { $card } y otra tarjeta
   *[other] { $card } y { $more } tarjetas más
}
import-deck = mazo
import-error = error
import-warning = advertencia
export-done = **{ $title }**, { n-cards }, con todas las respuestas:
export-in-play = Algunas de estas tarjetas están en juego ahora mismo en este servidor. Si abres el archivo, no respondas a esas preguntas.
field-author = autoría
field-language = idioma
field-license = licencia
field-description = descripción
field-topics = etiquetas
field-images = imágenes
field-reject = variantes rechazadas
field-tags = etiquetas de las tarjetas
field-notes = notas

## Cards

card-form-add = Añadir una tarjeta
card-form-edit = Editar la tarjeta
# Labels of a form, up to 45 characters
card-form-prompt = Pregunta
    .example = ¿Qué río pasa por Viena? Escribe los huecos con ...
card-form-answer = Respuestas aceptadas
    .example = el Danubio | Donau
card-form-reject = Respuestas que nunca valen, una por línea
    .example = el Inn
card-form-tags = Etiquetas, separadas por comas
    .example = ríos, Europa
card-form-note = Nota que se muestra con la respuesta
    .example = Por qué esta es la respuesta
card-added = Añadida: { $card }
card-edited = Editada: { $card }
card-finding = Revísala: { $finding }.
card-never-asked = sin respuesta, así que nunca sale
kind-term = término
kind-list = lista
kind-blank = completar huecos
kind-number = número
kind-yes-or-no = sí o no
kind-explanation = explicación
kind-choice = opción múltiple
# The prompt comes in quotation marks.
card-remove = ¿Eliminar { $prompt } de **{ $deck }**? Si querías otra tarjeta, vuelve a usar el comando y elígela en la lista mientras escribes.
card-removed = Se ha eliminado { $prompt }. { $cards ->
    [one] Queda { $cards } tarjeta
   *[other] Quedan { $cards } tarjetas
} en el mazo.
card-no-answer = Esta tarjeta aún no tiene respuesta.
card-also-counts = También vale: { $wordings }
card-author = de { $author }
card-tags = etiquetas: { $tags }
# A heading, before the answer as its author wrote it
card-source = Respuesta ({ $kind }), tal como se escribió
card-taught = **Aceptado en este servidor:** { $wordings }
card-rejected = **Nunca vale:** { $wordings }
