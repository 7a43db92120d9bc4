### Respostas sobre as quais o bot tem dúvida, e votações sobre se elas valem.

doubts-title = Vale?
doubts-title-closed = Respostas duvidosas
# $time is a relative time, like “in 5 minutes”.
doubts-close = O bot não tem certeza. A votação termina { $time }.
doubts-close-managers = O bot não tem certeza. Os responsáveis podem decidir; o prazo termina { $time }.
# $answer is quoted; $changes lists whose points changed.
doubt-counted = O grupo aceitou { $answer }: { $changes }.
doubt-not-counted = O grupo não aceitou { $answer }: { $changes }.
doubt-manager-counted = { $manager } aceitou { $answer }: { $changes }.
doubt-manager-not-counted = { $manager } não aceitou { $answer }: { $changes }.
doubt-agreed = O grupo concorda com o bot sobre { $answer }.
doubt-manager-agreed = { $manager } concorda com o bot sobre { $answer }.
doubt-undecided = Sem decisão: { $answer }. A avaliação do bot continua valendo.
doubt-appealed = Os responsáveis aceitaram um recurso sobre { $answer }.
# $sign is + or −.
doubt-change = { $sign }{ $points } para { $user }
ballot-place = Resposta { $number } de { $total }
ballot-question = Isto vale como resposta a { $prompt }?
ballot-counts-so-far = Por enquanto, vale.
ballot-partly-so-far = Por enquanto, vale { $credit }.
ballot-not-so-far = Por enquanto, não vale.
ballot-own-counts = Você votou que vale.
ballot-own-does-not = Você votou que não vale.
ballot-settled-counts = Decidido: vale.
ballot-settled-does-not = Decidido: não vale.
ballot-can-change = Você pode mudar seu voto até o fim da votação, { $time }.
button-vote = Vale?
button-counts = Vale
button-does-not-count = Não vale
button-next-answer = Próxima
button-change-votes = Mudar meus votos
