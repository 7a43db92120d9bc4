### Appeals and reports.

appeal-sent = Tu apelación ya está en manos de los responsables. Para ver qué han decidido, pulsa **Apelar** otra vez más tarde.
appeal-which = ¿Cuál de tus respuestas debería haber contado?
# In place of an answer without visible characters
appeal-blank = (en blanco)
appeal-title = Apelación
appeal-advice = Si la aceptas, esta variante se añade a la tarjeta y todas las personas que respondieron así reciben puntos.
# For an answer that names some of the items of a list, or fills some of the gaps
appeal-advice-part = Si la aceptas, cuenta como un { $credit } de la respuesta y la tarjeta no cambia.
# After the sentence above, with a menu of the items below
appeal-advice-item = Elige a qué se refiere para añadirla también a la tarjeta.
appeal-which-part = ¿A qué se refiere?
appeal-judged-wrong = { $user } respondió «{ $answer }» y la respuesta se consideró incorrecta.
appeal-judged-partial = { $user } respondió «{ $answer }» y la respuesta se consideró parcialmente correcta ({ $credit }).
appeal-accepted-title = Apelación aceptada
appeal-rejected-title = Apelación rechazada
appeal-decided-by = Decisión de { $user }
# The prompt comes in quotation marks.
appeal-counts = A partir de ahora, «{ $wording }» vale como respuesta a { $prompt }.
appeal-counts-item = A partir de ahora, «{ $wording }» vale como «{ $item }» en { $prompt }.
appeal-counts-part = «{ $wording }» vale un { $credit } de { $prompt }.
# To the author alone
appeal-accepted = Tu apelación sobre { $prompt } se ha aceptado.
appeal-rejected = Tu apelación sobre { $prompt } se ha rechazado.
# In the channel of the question
appeal-closed = { $user } ha resuelto una apelación.
button-accept = Aceptar
button-reject = Rechazar

## Reports

report-which = Vas a avisar de un problema con { $prompt }.
# Above the reasons in a menu
report-menu = ¿Qué problema tiene esta tarjeta?
report-reason-wrong-answer = La respuesta es incorrecta
report-reason-unclear = La pregunta no está clara
report-reason-duplicate = La tarjeta está repetida
report-reason-other = Otra cosa
# A reason, and how many people chose it
report-reason-count = { $reason } ({ $people })
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
