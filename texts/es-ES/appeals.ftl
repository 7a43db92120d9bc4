### Appeals and reports.

appeal-sent = Tu apelación ya está en manos de los responsables. Te avisaré cuando decidan.
appeal-which = ¿Cuál de tus respuestas debería haber contado?
# In place of an answer without visible characters
appeal-blank = (en blanco)
appeal-title = Apelación
appeal-advice = Si la aceptas, esta variante se añade a la tarjeta y todas las personas que respondieron así reciben puntos.
appeal-judged-wrong = { $user } respondió «{ $answer }» y la respuesta se consideró incorrecta.
appeal-judged-partial = { $user } respondió «{ $answer }» y la respuesta se consideró parcialmente correcta ({ $credit }).
appeal-accepted-title = Apelación aceptada
appeal-rejected-title = Apelación rechazada
appeal-decided-by = Decisión de { $user }
# The prompt comes in quotation marks.
appeal-counts = A partir de ahora, «{ $wording }» vale como respuesta a { $prompt }.
appeal-rejected = { $user }, tu apelación sobre { $prompt } se ha rechazado.
button-accept = Aceptar
button-reject = Rechazar

## Reports

report-counted = Gracias por el aviso. La tarjeta se pausará para revisarla cuando avisen { $needed } miembros (de momento, { $count }).
report-paused = Gracias por el aviso. La tarjeta queda en pausa hasta que la revise un responsable.
report-before = Ya has avisado de un problema con esta tarjeta.
report-card-paused-title = Tarjeta en pausa
report-card-paused = { $people ->
    [one] { $people } persona ha avisado de un problema con esta tarjeta. No volverá a salir aquí hasta que la revise un responsable.
   *[other] { $people } personas han avisado de un problema con esta tarjeta. No volverá a salir aquí hasta que la revise un responsable.
}
report-kept-paused = { $user } ha revisado la tarjeta y la mantiene en pausa.
report-resumed = { $user } ha revisado la tarjeta y la ha reactivado.
button-resume-card = Reactivar tarjeta
button-keep-paused = Mantener en pausa
