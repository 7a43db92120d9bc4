### Respuestas sobre las que el bot duda, y votaciones sobre si cuentan.

doubts-title = ¿Cuenta?
doubts-title-closed = Respuestas dudosas
# $time is a relative time, like “in 5 minutes”.
doubts-close = El bot no está seguro. La votación termina { $time }.
doubts-close-managers = El bot no está seguro. Pueden decidir los responsables; el plazo termina { $time }.
# $answer is quoted; $changes lists whose points changed.
doubt-counted = El grupo ha dado por buena { $answer }: { $changes }.
doubt-not-counted = El grupo no ha dado por buena { $answer }: { $changes }.
doubt-manager-counted = { $manager } ha dado por buena { $answer }: { $changes }.
doubt-manager-not-counted = { $manager } no ha dado por buena { $answer }: { $changes }.
doubt-agreed = El grupo está de acuerdo con el bot sobre { $answer }.
doubt-manager-agreed = { $manager } está de acuerdo con el bot sobre { $answer }.
doubt-undecided = Sin decidir: { $answer }. Se mantiene el veredicto del bot.
doubt-appealed = Los responsables han aceptado una apelación sobre { $answer }.
# $sign is + or −.
doubt-change = { $sign }{ $points } para { $user }
ballot-place = Respuesta { $number } de { $total }
ballot-question = ¿Cuenta esto como respuesta a { $prompt }?
ballot-counts-so-far = De momento, cuenta.
ballot-partly-so-far = De momento, cuenta un { $credit }.
ballot-not-so-far = De momento, no cuenta.
ballot-own-counts = Has votado que cuenta.
ballot-own-does-not = Has votado que no cuenta.
ballot-settled-counts = Decidido: cuenta.
ballot-settled-does-not = Decidido: no cuenta.
ballot-can-change = Puedes cambiar tu voto hasta que termine la votación, { $time }.
button-vote = ¿Cuenta?
button-counts = Cuenta
button-does-not-count = No cuenta
button-next-answer = Siguiente
button-change-votes = Cambiar mis votos
