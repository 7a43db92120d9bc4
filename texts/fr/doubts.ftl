### Les réponses sur lesquelles le bot hésite, et les votes pour savoir si elles comptent.

doubts-title = Ça compte ?
doubts-title-closed = Réponses incertaines
# $time is a relative time, like “in 5 minutes”.
doubts-close = Le bot hésite. Fin du vote { $time }.
doubts-close-managers = Le bot hésite. Les gestionnaires peuvent trancher ; fin { $time }.
# $answer is quoted; $changes lists whose points changed.
doubt-counted = Le groupe a accepté { $answer } : { $changes }.
doubt-not-counted = Le groupe a refusé { $answer } : { $changes }.
doubt-manager-counted = { $manager } a accepté { $answer } : { $changes }.
doubt-manager-not-counted = { $manager } a refusé { $answer } : { $changes }.
doubt-agreed = Le groupe est d’accord avec le bot sur { $answer }.
doubt-manager-agreed = { $manager } est d’accord avec le bot sur { $answer }.
doubt-undecided = Pas de décision sur { $answer } : le verdict du bot reste valable.
doubt-appealed = Les gestionnaires ont accepté une contestation sur { $answer }.
# $sign is + or −.
doubt-change = { $sign }{ $points } pour { $user }
ballot-place = Réponse { $number } sur { $total }
ballot-question = Cette réponse compte-t-elle pour { $prompt } ?
ballot-counts-so-far = Pour l’instant, elle compte.
ballot-partly-so-far = Pour l’instant, elle compte pour { $credit }.
ballot-not-so-far = Pour l’instant, elle ne compte pas.
ballot-own-counts = Tu as voté pour qu’elle compte.
ballot-own-does-not = Tu as voté pour qu’elle ne compte pas.
ballot-settled-counts = C’est décidé : elle compte.
ballot-settled-does-not = C’est décidé : elle ne compte pas.
ballot-can-change = Tu peux changer d’avis jusqu’à la fin du vote, { $time }.
button-vote = Ça compte ?
button-counts = Ça compte
button-does-not-count = Ça ne compte pas
button-next-answer = Suivante
button-change-votes = Changer mes votes
