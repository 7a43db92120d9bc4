### What a check of a deck finds, and what to do about it: in replies to imports, and in `popquiz deck check`.
###
### A finding and its advice are joined by a semicolon, so they begin in lower case and have no period.

finding = { $problem }; { $advice }

## Findings

# After "the card" and the like
place-line = de la línea { $line }
place-card = «{ $card }»
check-no-answer = la tarjeta no tiene respuesta, así que nunca sale
check-gaps = la pregunta tiene { $gaps ->
    [one] { $gaps } hueco
   *[other] { $gaps } huecos
} (`...`), pero la respuesta rellena { $answers }
# $part is gap, item or answer; $unit is words or characters.
check-too-long = { $part ->
    [gap] el texto de un hueco
    [item] el elemento
   *[answer] la respuesta
} «{ $answer }» es { $part ->
    [answer] demasiado larga para escribirla
   *[other] demasiado largo para escribirlo
}: { $unit ->
    [words] { $length } palabras
   *[characters] { $length } caracteres
}
check-accepted-and-rejected = «{ $wording }» se acepta y se rechaza a la vez
check-same-options = dos opciones son «{ $option }», así que no se pueden distinguir
check-same-wordings = «{ $wording }» aparece dos veces
check-same-items = dos elementos de la lista son «{ $item }»
check-copy = es una copia de la tarjeta { $place }
check-same-card = la tarjeta { $place } tiene la misma pregunta y la misma respuesta
check-same-without-answer = la tarjeta { $place } pregunta lo mismo, y una de las dos no tiene respuesta
check-shared-answer = la tarjeta { $place } pregunta lo mismo, pero también acepta otras respuestas
check-two-answers = la tarjeta { $place } tiene la misma pregunta pero otra respuesta, así que no se puede saber cuál se pide
check-same-in-other-words = la tarjeta { $place } pregunta lo mismo con otras palabras: «{ $prompt }»
check-unused-image = ninguna tarjeta muestra la imagen «{ $image }»
check-image-kind = Discord no puede mostrar la imagen «{ $image }»
check-image-extension = la extensión de «{ $image }» no corresponde a su formato, y Discord se guía por la extensión
check-empty-image = la imagen «{ $image }» está vacía o dañada
check-missing-image = el mazo no tiene ninguna imagen llamada «{ $image }»
check-image-size = las imágenes ocupan { $megabytes } MB en total, pero en un mazo caben { $most } MB
check-long-title = el título «{ $title }» supera los { $most } caracteres que muestra un menú
check-long-prompt = la pregunta tiene { $characters } caracteres, pero solo se pueden mostrar { $most }
check-long-options = la pregunta y sus opciones superan los { $most } caracteres y se cortarían
check-long-answer = la respuesta y su nota tienen { $characters } caracteres y se cortarían
check-long-items = los elementos tienen { $characters } caracteres, pero en un mensaje caben { $most }, así que nadie puede responder del todo
check-items-in-answer = una respuesta contiene { $items } elementos
check-list-in-answer = la respuesta «{ $answer }» enumera { $items } cosas
check-synonyms = la respuesta «{ $answer }» parece reunir { $wordings } formas de decir lo mismo, pero solo cuenta entera
check-answer-in-prompt = la pregunta revela la respuesta «{ $answer }»
check-refers-elsewhere = «{ $text }» se refiere a algo que no está en la pregunta
check-no-question = «{ $prompt }» puede tratar de cualquier cosa y no dice qué se pregunta
check-typo = «{ $word }» puede ser una errata de «{ $meant }»
check-confused-word = «{ $words }» parece una errata de «{ $meant }»
# $part is prompt, answer or note, here and below.
check-doubled-word = { $part ->
    [prompt] la pregunta
    [note] la nota
   *[answer] la respuesta
} dice «{ $words }»
check-markup = { $part ->
    [prompt] la pregunta
    [note] la nota
   *[answer] la respuesta
} contiene { $kind }, que se vería tal cual: «{ $sample }»
check-untidy = { $part ->
    [prompt] la pregunta
    [note] la nota
   *[answer] la respuesta
} contiene espacios de más o caracteres invisibles

## Kinds of markup

markup-bold = texto en negrita
markup-cloze = un hueco de Anki
markup-code-fence = un bloque de código
markup-formula = una fórmula de LaTeX
markup-heading = un encabezado
markup-html-entity = una entidad HTML
markup-html-tag = una etiqueta HTML
markup-image-link = un enlace a una imagen
markup-link = un enlace
markup-sound = un sonido de Anki
markup-spoiler = un spoiler
markup-table = una tabla

## Advice

advice-accept-or-reject = quítala de uno de los dos sitios
advice-add-image = añádela a `[media]` o quítala de la tarjeta
advice-change-or-remove-one = cambia o elimina una de las dos
advice-clean = elimínalos
advice-cloze = escribe `...` en su lugar, y el texto oculto como respuesta
advice-complete-question = escribe una pregunta completa
advice-fix = corrígelo
advice-fix-or-ignore = corrígelo, o ignora este aviso si es intencionado
advice-image-link = conviértelo en la `image` de la tarjeta
advice-make-list = conviértela en una lista para que cuente cada elemento
advice-match-gaps = haz que coincidan los números
advice-merge = combínalas
advice-merge-answers = combínalas para que en ambas cuenten las mismas respuestas
advice-plain = escribe texto sin formato
advice-remove-card = elimina una de las dos
advice-remove-one = elimina la repetición
advice-remove-or-rephrase = quítala de las respuestas o reformula la pregunta
advice-remove-unanswered = elimina la que no tiene respuesta
advice-rename-image = ponle la extensión correcta: .png, .jpg, .gif o .webp
advice-rephrase = reformula la pregunta
advice-save-image = guárdala como PNG, JPEG, GIF o WebP
advice-replace-image = sustitúyela por un archivo que se abra en un visor de imágenes
advice-say-what = di a qué se refiere
advice-script = usa caracteres como ₂ y ²
advice-shorten = acórtala
advice-shorter-answer = acorta la respuesta
advice-shorter-explanation = acórtala, indica sus ideas clave en `points` o divide la tarjeta
advice-shorter-note = acorta la nota
advice-shorter-options = acorta las opciones
advice-shorter-or-explanation = acepta una variante más corta o conviértela en una explicación
advice-shorter-title = acórtalo o pasa una parte a `description`
advice-shorter-wording = acepta una variante más corta
advice-shorter-wordings = acepta variantes más cortas o divide la tarjeta
advice-smaller-gap = deja un hueco más pequeño
advice-smaller-images = hazlas más pequeñas o divide el mazo
advice-sound = elimínalo: solo se pueden mostrar imágenes
advice-specific-or-merge = concreta una de las preguntas o combina las tarjetas
advice-split-synonyms = si basta con una, haz que cada una cuente como formulación
advice-use-image = conviértela en la `image` o la `answer_image` de una tarjeta, o elimínala
advice-write-answer = escribe una o elimina la tarjeta
