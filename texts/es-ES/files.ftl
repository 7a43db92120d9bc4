### Why a deck file, or a part of it, can't be read: in replies to imports, in card forms, and on the command line.
###
### These follow a file's name and line, or a card's number and a colon, so they begin in lower case and have no period.
### $detail is in English, from the library that reads the format, and comes last.

## The file as a whole

file-folder = es una carpeta; elige un archivo de mazo que esté dentro
file-special = no es un archivo normal; guarda primero el paquete en el disco
file-not-found = no se ha encontrado el archivo; comprueba la ruta
file-permission-denied = permiso denegado; haz que el archivo se pueda leer, por ejemplo con chmod +r
file-not-read = no se puede leer el archivo: { $detail }
file-too-large = el archivo ocupa { $megabytes } MB, pero el máximo son { $most } MB; divídelo en varios mazos
file-picture = es una imagen, no un mazo; elige el archivo del mazo
file-pdf = es un PDF; copia las preguntas y respuestas en un archivo de texto o una tabla
file-archive-or-office = es un archivo comprimido o un documento de ofimática; descomprímelo, o guarda el documento como CSV o texto sin formato, y elige ese archivo
file-office = es un documento de ofimática; guárdalo como CSV o texto sin formato y elige ese archivo
file-archive = es un archivo comprimido; descomprímelo y elige el archivo del mazo
file-program = es un programa, no un mazo; elige el archivo del mazo
file-not-text = esta línea no es texto; guarda el mazo como texto UTF-8
file-not-utf8 = esta línea no es texto UTF-8; guarda el archivo como UTF-8
file-not-utf16 = esta línea no es UTF-16 válido, aunque el archivo empieza como UTF-16; guarda el archivo como UTF-8
file-over-limit = el archivo tiene { $most }, que es el límite; divídelo en varios mazos
# Also after "in Anki": see anki-too-many.
more-cards = más de { $most } tarjetas
more-text = más de { $most } MB de texto
file-spreadsheet-broken = no se puede leer la hoja de cálculo; ábrela, guárdala de nuevo como .xlsx o CSV y elige ese archivo ({ $detail })
file-spreadsheet-too-large = la hoja de cálculo ocupa más de { $most } MB sin comprimir; quita las imágenes y las hojas que no uses, o guárdala como CSV
file-empty-table = la tabla está vacía; escribe en cada fila una pregunta y su respuesta
file-unclosed-quote = las comillas al principio de una celda de esta línea no se cierran nunca; ciérralas y duplica las que formen parte del texto
file-invalid-row = fila de tabla no válida: { $detail }
file-invalid-xml = XML no válido; vuelve a exportar las preguntas desde Moodle ({ $detail })
file-no-questions-moodle-xml = no se han encontrado preguntas; en Moodle, exporta el banco de preguntas como Moodle XML
file-no-questions-json = no se han encontrado preguntas; escribe una lista de objetos con «question» y «answer», y si quieres «options»
file-empty = el archivo está vacío; escribe un título, una línea en blanco y luego preguntas y respuestas, con una línea en blanco después de cada una
file-only-title = el archivo solo tiene un título; añade una línea en blanco y luego preguntas y respuestas, con una línea en blanco después de cada una
file-no-cards-plain = no se han encontrado tarjetas; escribe un título, una línea en blanco y luego preguntas y respuestas, con una línea en blanco después de cada una
file-many-paragraphs = el archivo tiene { $paragraphs } párrafos, pero un mazo tiene como máximo { $most } tarjetas; divídelo en varios mazos
file-no-cards-markdown = no se han encontrado tarjetas; escribe «Q: pregunta», en la línea siguiente «A: respuesta» y luego una línea en blanco
file-no-questions-aiken = no se han encontrado preguntas; escribe una en una línea, luego sus opciones (A. esto, B. aquello) y luego ANSWER: B
file-no-questions-gift = no se han encontrado preguntas; escribe una como texto con sus respuestas entre llaves, por ejemplo {"{"}=correcta ~incorrecta ~incorrecta{"}"}
file-no-questions-red-trivia = no se han encontrado preguntas; escribe `¿Pregunta?:` y, en la línea siguiente, `- respuesta`
file-no-questions-open-trivia = no se han encontrado preguntas; vuelve a descargar el archivo de Open Trivia Database
file-open-trivia = JSON de Open Trivia Database no válido; vuelve a descargarlo ({ $problem })
open-trivia-too-many = el archivo no contiene preguntas porque Open Trivia Database no tiene tantas; pide menos
open-trivia-invalid = el archivo no contiene preguntas porque la petición a Open Trivia Database no era válida; crea otra en su sitio web
open-trivia-expired = el archivo no contiene preguntas porque el token de sesión de Open Trivia Database ha caducado; pide otro
open-trivia-wait = el archivo no contiene preguntas porque Open Trivia Database recibió demasiadas peticiones; espera 5 segundos e inténtalo de nuevo
open-trivia-unknown = el archivo no contiene preguntas, sino un código de error desconocido de Open Trivia Database; inténtalo más tarde
file-yaml-bomb = el archivo es demasiado grande o tiene demasiados niveles, quizá por anclas (&) y alias (*); elimínalos
file-yaml-documents = aquí empieza un segundo documento (---); guarda cada uno en su propio archivo
file-invalid-yaml = lista YAML de preguntas no válida; pon entre comillas los textos que contengan : o # ({ $detail })

## TOML

file-many-values = el archivo tiene más de { $most } valores; divídelo en varios mazos
file-many-dots = el archivo tiene más de { $most } nombres con puntos, pero un mazo no tiene ninguno; su formato está en docs/decks.md
file-many-cards = el mazo tiene { $cards } tarjetas, pero el máximo son { $most }; divídelo en varios mazos
file-not-base64 = la imagen «{ $image }» no es base64 válido; vuelve a codificarla ({ $detail })
file-images-too-large = las imágenes del mazo superan los { $most } MB en total; hazlas más pequeñas o divide el mazo
file-id-on-line = la tarjeta de la línea { $line } ya tiene el ID «{ $id }»; ponle otro a esta, porque los puntos se guardan por ID
file-no-image = la imagen «{ $image }» no está en `[media]`; añádela ahí o quítala de la tarjeta
file-no-title = el título está vacío; escribe uno
# $field is title, author, language, license or description.
file-long-field = { $field ->
    [title] el título
    [author] la autoría
    [language] el idioma
    [license] la licencia
   *[description] la descripción
} tiene más de { $most } caracteres; acorta ese texto
file-invalid-tag = etiqueta «{ $tag }» no válida; usa de 1 a { $most } caracteres
file-many-tags = el mazo tiene { $tags } etiquetas, pero el máximo son { $most }; elimina algunas
file-invalid-yes-no = `yes_no` «{ $answer }» no válido; escribe "yes" o "no"
file-statistics = `statistics` imposibles; pon al menos 1 en `answers`, como mucho lo mismo en `right` y una `discrimination` de -1 a 1
file-no-correct = falta `correct`; añádelo junto a `options`, con el número de la correcta, empezando por 1
file-extra-field = `{ $field }` no corresponde a este tipo de respuesta; elimínalo
file-several-answers = la tarjeta tiene varios tipos de respuesta; deja solo uno: { $kinds }
file-empty-prompt = la pregunta de la tarjeta «{ $card }» está vacía
file-card-too-long = la tarjeta «{ $card }» es demasiado larga; divídela en varias: { $problem }
file-any = `any` está fuera de rango; usa un número del 1 al { $items }, el número de elementos
file-number = `number` o `tolerance` no válido; usa un número finito y una tolerancia de 0 o más
file-options = opciones no válidas; escribe de { $least } a { $most } `options`, y `correct` como un número del 1 al { $options }
file-empty-answer = una respuesta está vacía; escribe una, o quita toda la respuesta para indicar que falta

## Syntax

parse-missing = falta «{ $field }»; añádelo
parse-unknown-field = campo desconocido «{ $field }»; elimínalo
parse-unknown-field-one = campo desconocido «{ $field }»; usa «{ $known }»
parse-unknown-field-several = campo desconocido «{ $field }»; usa uno de estos: { $known }
parse-unknown-value = valor desconocido «{ $value }»; elimínalo
parse-unknown-value-one = valor desconocido «{ $value }»; usa «{ $known }»
parse-unknown-value-several = valor desconocido «{ $value }»; usa uno de estos: { $known }
parse-mismatch = valor esperado: { $expected }; encontrado: { $found }
parse-syntax = sintaxis no válida: { $detail }
type-natural-number = un número entero, 0 o mayor
type-whole-number = un número entero
type-number = un número
type-boolean = true o false
type-text = texto entre comillas
type-texts = texto entre comillas, o una lista de textos así
type-list = una lista
type-table = una tabla
type-other = { $name }
found-number = el número { $number }
found-text = el texto «{ $text }»
found-nothing = nada
found-other = { $name }

## Answers

file-invalid-answer = respuesta no válida: { $problem }
answer-empty = una parte de la respuesta está vacía
answer-nothing = está vacía
answer-any = la lista tiene { $items } elementos, así que no puedes pedir { $any }
answer-too-few-items = la lista solo tiene { $items ->
    [one] { $items } elemento
   *[other] { $items } elementos
}, así que no puedes pedir tantos
answer-not-finite = el número debe ser finito, y su tolerancia, 0 o mayor
answer-options = hacen falta de { $least } a { $most } opciones, una de ellas correcta; hay { $options }
answer-json = su JSON no es una respuesta: { $problem }
answer-write-gaps = escribe el texto de cada hueco en una línea que empiece por «... »
answer-write-number = escribe un número como 42 o 42 ± 0.5 ms
answer-write-yes-or-no = escribe yes o no, o «no: » y el motivo
answer-write-options = escribe de 2 a 10 opciones, como «[ ] incorrecta», y una «[x] correcta»
answer-write-items = escribe cada elemento en una línea que empiece por «- », o por «1. » si importa el orden
answer-lettered-options = una pregunta necesita de 2 a 10 opciones con las letras A, B, …; esta tiene { $options }
answer-no-such-option = «{ $answer }» no es una opción; escribe ANSWER: y una letra
answer-number-of-options = tiene { $options } opciones; usa de 2 a 10
answer-not-an-option = «{ $answer }» no es ninguna de las opciones; escribe el texto, la letra o el número de la correcta
answer-none-correct = no hay ninguna opción correcta; marca una con =
answer-none-full = ninguna respuesta da todos los puntos; marca una con =
answer-invalid-number = número no válido; escribe 3.14, 3.14:0.01 (con tolerancia) o 1..5
answer-no-number-full = ningún número da todos los puntos; marca uno con =
answer-several-numbers = tiene varios números correctos con tolerancia; escribe una pregunta para cada uno
answer-invalid-pair = pareja no válida; escribe =esto -> aquello
answer-half-pair = a una pareja le falta la parte derecha; escribe =esto -> aquello
answer-long-pairs = tiene { $pairs } parejas y es demasiado larga para repetirla con cada una; divídela
answer-true-or-false = respuesta «{ $answer }» no válida para una pregunta de verdadero o falso; usa True o False
id-malformed = ID «{ $id }» no válido; usa hasta { $most } letras minúsculas, cifras y guiones, como «mean-average-precision»
id-taken = una tarjeta anterior ya tiene el ID «{ $id }»; ponle otro a esta, porque los puntos se guardan por ID

## Skipped parts of a file

card-text-too-long = el texto ocupa { $kilobytes } KB, pero el de una tarjeta puede ocupar como máximo { $most } KB
card-too-long = sus textos ocupan { $kilobytes } KB en total, pero el máximo son { $most } KB
skipped-empty = está vacía
skipped-empty-prompt = la pregunta está vacía
skipped-too-long = el texto es demasiado largo para una tarjeta
skipped-long-tag = se ha omitido una etiqueta porque tiene más de { $most } caracteres
skipped-more-tags = se han omitido etiquetas porque una tarjeta tiene como máximo { $most }
skipped-long-deck-tag = se ha omitido una etiqueta del mazo porque tiene más de { $most } caracteres
skipped-more-deck-tags = se han omitido etiquetas del mazo porque el máximo son { $most }
# $field is author, language, license or description.
skipped-shortened = se ha acortado { $field ->
    [author] la autoría
    [language] el idioma
    [license] la licencia
   *[description] la descripción
} del mazo porque tiene más de { $most } caracteres
skipped-unknown-column = se ha omitido la columna «{ $name }» ({ $cells ->
    [one] { $cells } celda
   *[other] { $cells } celdas
}), porque las tarjetas no tienen ese campo; llámala «note» para mostrarla con las respuestas
skipped-surplus-cells = se ha omitido «{ $text }», porque esta fila tiene más celdas que columnas tiene la tabla; pon entre comillas el texto que contenga el separador
skipped-above-header = se ha omitido «{ $text }», porque está encima de los nombres de las columnas
skipped-possible-header = «{ $names }» se ha importado como tarjeta, pero parece la fila con los nombres de las columnas; si lo es, llámalas «prompt» y «answer»
skipped-id-taken = se ha importado con el ID «{ $new }», porque una tarjeta anterior ya tiene el ID «{ $id }»; los puntos se guardan por ID
skipped-unknown-member = se ha omitido «{ $name }», porque las tarjetas no tienen ese campo; llámalo «note» para mostrarlo con la respuesta
skipped-no-cloze-answers = uno de sus huecos no tiene respuesta correcta
skipped-description = se ha omitido «{ $text }», porque es una descripción y no una pregunta
skipped-question-type = se ha omitido «{ $text }», porque las preguntas de tipo «{ $kind }» no se pueden hacer en un chat
skipped-loose-text = se ha omitido «{ $text }», porque no pertenece a ninguna tarjeta
skipped-empty-heading = se ha omitido el encabezado «{ $text }», porque no tiene texto ni tarjetas debajo
skipped-no-brackets = se ha omitido «{ $text }», porque no tiene ningún hueco; pon lo que se pregunta entre [corchetes]
skipped-not-aiken = este texto no tiene opciones ni una línea ANSWER:, así que no es una pregunta
skipped-answer-alone = no hay ninguna pregunta antes de esta línea ANSWER:; añade una
skipped-brace-closed = hay {"}"} sin {"{"}; escribe \{"}"} si forma parte del texto
skipped-brace-open = {"{"} no se cierra antes de la siguiente línea en blanco; escribe \{"{"} si forma parte del texto
skipped-long-question = esta pregunta tiene más de { $most } KB; comprueba si falta una línea en blanco después de ella
skipped-not-gift = este texto no tiene respuestas entre llaves, así que no es una pregunta
skipped-feedback = se han omitido comentarios sobre respuestas incorrectas porque una tarjeta solo tiene una nota ({ $times ->
    [one] { $times } vez
   *[other] { $times } veces
}; la primera, en la pregunta que empieza aquí)
skipped-partial-credit = se han omitido respuestas que dan parte de los puntos porque una variante cuenta del todo o no cuenta ({ $times ->
    [one] { $times } vez
   *[other] { $times } veces
}; la primera, en la pregunta que empieza aquí)
skipped-image-name = se han omitido imágenes porque el archivo solo contiene su nombre ({ $times ->
    [one] { $times } vez
   *[other] { $times } veces
}; la primera, en la pregunta que empieza aquí)
skipped-not-open-trivia = no es una pregunta de Open Trivia Database: { $problem }
skipped-question-not-text = la pregunta es una lista o un mapa; escríbela como texto entre comillas
skipped-answer-not-text = se ha omitido una respuesta que es una lista o un mapa; escríbela como texto entre comillas
skipped-repeated = repite la pregunta de la línea { $line }; se ha omitido
skipped-repeated-and-merged = repite la pregunta de la línea { $line }; sus respuestas se han añadido allí

## Anki

anki-too-much-text = las tarjetas tienen más de { $most } MB de texto; en Anki, exporta solo una parte del mazo
anki-too-many = el archivo tiene { $most }, que es el límite; en Anki, exporta un solo mazo o una parte
file-invalid-anki-line = línea no válida de una exportación de texto de Anki: { $detail }
file-no-notes = la exportación está vacía; en Anki, exporta un mazo que tenga notas (Archivo, Exportar)
file-no-cards-package = el paquete no tiene tarjetas; en Anki, exporta un mazo que las tenga (Archivo, Exportar)
package-incomplete = paquete incompleto: no se puede leer su archivo comprimido; vuelve a descargarlo o a exportarlo desde Anki (Archivo, Exportar) ({ $detail })
package-many-files = el paquete tiene más de { $most } archivos, que es el límite; exporta un solo mazo desde Anki, o hazlo sin incluir archivos multimedia
package-duplicate-names = el paquete contiene dos archivos con el mismo nombre; vuelve a exportarlo desde Anki (Archivo, Exportar)
package-no-layout = el archivo «meta» del paquete no indica su estructura; vuelve a exportarlo desde Anki (Archivo, Exportar)
package-new-layout = el paquete tiene la estructura { $version }, que es demasiado nueva; vuelve a exportarlo desde Anki con la opción de compatibilidad con versiones antiguas («Support older Anki versions»)
package-no-anki = este archivo comprimido no contiene una colección de Anki; descomprímelo y elige el archivo del mazo que haya dentro, o exporta un mazo desde Anki (Archivo, Exportar)
package-no-collection = al paquete le falta su colección, «{ $part }»; vuelve a exportarlo desde Anki (Archivo, Exportar)
package-invalid-list = no se puede leer la lista de archivos del paquete, «media»; vuelve a exportarlo desde Anki (Archivo, Exportar) ({ $detail })
package-part-too-large = «{ $part }», del paquete, es demasiado grande; exporta desde Anki un solo mazo en vez de toda la colección, o divídelo ahí
package-part-broken = no se puede leer el paquete: { $problem }; vuelve a exportarlo desde Anki (Archivo, Exportar)
part-damaged = «{ $part }» está dañado ({ $detail })
part-encrypted = «{ $part }» está protegido con contraseña; descomprime el archivo y vuelve a comprimirlo sin contraseña
collection-too-costly = la colección del paquete tarda demasiado en leerse; exporta un solo mazo desde Anki, o divídelo ahí
collection-broken = no se puede leer la colección del paquete; en Anki, elige Herramientas, Comprobar base de datos, y vuelve a exportarla (Archivo, Exportar) ({ $detail })
collection-not-sqlite = la colección del paquete no es una base de datos SQLite; vuelve a exportarlo desde Anki (Archivo, Exportar)
collection-no-tables = a la colección del paquete le faltan las tablas de Anki; vuelve a exportarlo desde Anki (Archivo, Exportar)
collection-invalid-json = no se pueden leer los { $column ->
    [decks] mazos
   *[models] tipos de nota
} del paquete; vuelve a exportarlo desde Anki (Archivo, Exportar) ({ $detail })
collection-no-json = el paquete no tiene { $column ->
    [decks] mazos
   *[models] tipos de nota
}; vuelve a exportarlo desde Anki (Archivo, Exportar)
collection-many-cards = el paquete tiene más de { $most } tarjetas, contando las vacías; exporta un solo mazo desde Anki (Archivo, Exportar)
skipped-its-card = su tarjeta { $card }: { $problem }
skipped-no-note-type = el paquete no indica su tipo de nota
skipped-long-or-not-utf8 = la nota es demasiado larga para una tarjeta, o no es texto UTF-8
skipped-occlusion = la nota oculta partes de una imagen, y eso no es posible en un chat
skipped-no-cards = la nota no tiene tarjetas
skipped-sound = su pregunta es un sonido, pero solo se pueden preguntar textos e imágenes
skipped-answer-is-image = importada, pero nunca sale porque su respuesta es solo una imagen
skipped-answer-is-sound = importada, pero nunca sale porque su respuesta es un sonido
skipped-no-cloze = no tiene ningún hueco con su número
skipped-empty-gap = uno de sus huecos no oculta texto, pero solo se puede preguntar por texto
skipped-only-gap = su texto es solo un hueco, así que nadie sabría qué se pregunta
skipped-prompt-is-image = su pregunta es solo una imagen que no se puede usar: { $problem }
skipped-without-image = importada sin su imagen: { $problem }
skipped-no-template = su tipo de nota «{ $name }» no tiene plantilla para esta tarjeta
skipped-long-template = la plantilla del tipo de nota «{ $name }» es demasiado larga
skipped-cloze-number = los números de sus huecos solo pueden llegar hasta { $most }
skipped-cloze-not-shown = su tipo de nota «{ $name }» no muestra huecos en el anverso
image-long-address = la dirección de la imagen es demasiado larga
image-not-there = «{ $image }» no está en el paquete
image-in-text-file = un archivo de texto no contiene «{ $image }»; para incluir imágenes, exporta el mazo desde Anki como paquete (.apkg)
image-kind = «{ $image }» no es una imagen PNG, JPEG, GIF o WebP, así que Discord no puede mostrarla
image-too-large = «{ $image }» es demasiado grande: todas las imágenes de un mazo pueden ocupar como máximo { $most } MB en total
image-too-many-broken = se ha omitido «{ $image }» porque demasiadas imágenes anteriores son demasiado grandes o no son válidas; hazlas más pequeñas o exporta una parte del mazo
