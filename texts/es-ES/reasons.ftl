### Why an answer doesn't count in full, while the question is open. Nothing here may give the answer away.

reason-incomplete = Falta algo.
reason-shared-name = Hay varias personas con ese nombre.
reason-less-precise = La pregunta pide algo más preciso.
reason-no-unit = Falta la unidad.
reason-neither-yes-nor-no = No dice ni sí ni no.
reason-no-option = Esa no es una de las opciones.
# Items of a list, or blanks
reason-found = { $found } de { $total }.
reason-points = { $found } de { $total } ideas clave.

## Answers in other languages

reason-missing-accent = Sin el acento es otra palabra.
reason-missing-article = Falta el artículo.
reason-other-article = El artículo no es ese.
reason-other-gender = El género no es ese.
reason-missing-forms = La tarjeta pide más formas de la palabra.
reason-other-reading = La lectura no es esa.
reason-missing-reading = La tarjeta pide los caracteres y su lectura.
reason-missing-tones = Faltan los tonos.
