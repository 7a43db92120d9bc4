### Antworten, bei denen der Bot unsicher ist, und Abstimmungen darüber, ob sie zählen.

doubts-title = Zählt das?
doubts-title-closed = Strittige Antworten
# $time is a relative time, like “in 5 minutes”.
doubts-close = Die Wertung ist unsicher. Die Abstimmung endet { $time }.
doubts-close-managers = Die Wertung ist unsicher. Die Quizleitung kann entscheiden; Schluss ist { $time }.
# $answer is quoted; $changes lists whose points changed.
doubt-counted = Die Gruppe lässt { $answer } gelten: { $changes }.
doubt-not-counted = Die Gruppe lässt { $answer } nicht gelten: { $changes }.
doubt-manager-counted = { $manager } lässt { $answer } gelten: { $changes }.
doubt-manager-not-counted = { $manager } lässt { $answer } nicht gelten: { $changes }.
doubt-agreed = Die Gruppe bestätigt die Wertung von { $answer }.
doubt-manager-agreed = { $manager } bestätigt die Wertung von { $answer }.
doubt-undecided = Nicht entschieden: { $answer }. Es bleibt bei der Wertung.
doubt-appealed = Die Quizleitung hat einen Einspruch zu { $answer } angenommen.
# $sign is + or −.
doubt-change = { $sign }{ $points } für { $user }
ballot-place = Antwort { $number } von { $total }
ballot-question = Zählt das als Antwort auf { $prompt }?
ballot-counts-so-far = Bisher zählt sie.
ballot-partly-so-far = Bisher zählt sie zu { $credit }.
ballot-not-so-far = Bisher zählt sie nicht.
ballot-own-counts = Du hast dafür gestimmt, dass sie zählt.
ballot-own-does-not = Du hast dafür gestimmt, dass sie nicht zählt.
ballot-settled-counts = Entschieden: Sie zählt.
ballot-settled-does-not = Entschieden: Sie zählt nicht.
ballot-can-change = Du kannst deine Stimme noch ändern; die Abstimmung endet { $time }.
button-vote = Zählt das?
button-counts = Zählt
button-does-not-count = Zählt nicht
button-next-answer = Weiter
button-change-votes = Stimmen ändern
