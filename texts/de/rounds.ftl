### Questions, answers and results, in rounds and drops.

## A question

question-title = Frage { $number } von { $total }
# In a round with a score goal
question-title-goal = Frage { $number } · Ziel: { n-points }
# In an elimination, which has no fixed number of questions
question-title-open = Frage { $number }
drop-title = Frage des Tages
# The time is Discord's: "in 20 seconds".
question-closes = Endet { $time }
question-closed = Beendet
skip-count = Stimmen fürs Überspringen: { $votes } von { $needed }
last-question-nobody = niemand wusste es
image-missing = Dieses Bild kann hier nicht angezeigt werden.
image-of-question = Bild zur Frage
image-of-answer = Bild zur Antwort

## What to answer

ask-one = Wie lautet die Antwort?
ask-all = Nenne alle { $count }.
ask-all-ordered = Nenne alle { $count } in der richtigen Reihenfolge.
ask-any = Nenne { $any } von { $count }.
ask-any-ordered = Nenne { $any } von { $count } in der richtigen Reihenfolge.
ask-blanks = { $count ->
    [one] Fülle die Lücke.
   *[other] Fülle die { $count } Lücken und trenne die Antworten mit Kommas.
}
ask-number = Gesucht ist eine Zahl.
ask-number-unit = Gesucht ist eine Zahl in { $unit }.
ask-yes-no = Antworte mit Ja oder Nein. Ein Versuch.
ask-choice = Wähle eine Antwort. Ein Versuch.
ask-explanation = Erkläre es in eigenen Worten.

## How to answer, after one of the sentences above or alone

# Alone
answer-race-term = Schreib deine Antwort. Wer zuerst richtig antwortet, gewinnt.
answer-race = Wer zuerst richtig antwortet, gewinnt.
answer-race-list = Jeder Treffer zählt für die Person, die ihn zuerst schreibt.
answer-channel = Schreib deine Antwort hier in den Kanal.
answer-private = Drück auf **Antworten**. Nur du siehst, was du schreibst.
answer-choice-private = Nur du siehst deine Wahl.
# Two sentences in a row
answer-by-reply = Andere Nachrichten kann ich hier nicht lesen. Antworte auf diese oder drück auf **Antworten**.
sentences = { $first } { $second }

## Buttons and forms

button-answer = Antworten
button-skip = Überspringen
button-yes = Ja
button-no = Nein
button-join = Mitmachen
button-join-red = Team Rot
button-join-blue = Team Blau
button-start-now = Jetzt starten
button-again = Noch mal spielen
# What is played follows: the deck, the questions, and the mode.
button-start-again = Noch mal: { $round }
button-missed = Nicht gewusste Karten
button-my-results = Meine Ergebnisse
button-leaderboard = Rangliste
button-appeal = Einspruch einlegen
button-report = Problem melden
# Starts a review of what one is about to forget
button-review-cards = Karten wiederholen
answer-form-title = Antwort
answer-form-field = Deine Antwort

hint = 💡 Tipp: { $hint }

## Replies to a private answer

verdict-correct = ✅ **Richtig!**
verdict-partial = 🟡 **Teilweise richtig** ({ $credit }).
verdict-wrong = ❌ **Falsch.**
tries-left = { $tries ->
    [0] Keine Versuche mehr.
    [one] Noch { $tries } Versuch.
   *[other] Noch { $tries } Versuche.
}
tries-unlimited = Du kannst es beliebig oft versuchen.
answered-already = Du hast diese Frage schon richtig beantwortet.
answered-too-often = Du hast keine Versuche mehr für diese Frage.
answered-out = Du hast keine Leben mehr und bist für diese Runde ausgeschieden.
answered-late = Diese Frage ist beendet.
# The answer follows, and whether it was correct.
answered-late-with = Diese Frage ist beendet. Deine Antwort zählt nicht mehr:
answer-yes = ja
answer-no = nein
answer-because = **{ $answer }**: { $because }

## How a question ended

reveal-taken = Richtig!
reveal-answered = Alle haben geantwortet
reveal-time-up = Die Zeit ist um
reveal-skipped = Übersprungen
reveal-stopped = Abgebrochen
reveal-nobody-tried = Niemand hat geantwortet.
reveal-nobody = { $people ->
    [one] Niemand wusste es. { $people } Person hat es versucht.
   *[other] Niemand wusste es. { $people } Personen haben es versucht.
}
reveal-nobody-in-full = { $people ->
    [one] Niemand wusste alles. { $people } Person hat es versucht.
   *[other] Niemand wusste alles. { $people } Personen haben es versucht.
}
reveal-some = { $people ->
    [one] { $right } von { $people } Person lag richtig.
   *[other] { $right ->
        [one] { $right } von { $people } Personen lag richtig.
       *[other] { $right } von { $people } Personen lagen richtig.
    }
}
card-answer = **Antwort:** { $answer }
# How many people chose each answer, such as "A 1 · B 3"
reveal-chosen = Gewählt: { $counts }
reveal-also-said = Auch gesagt: { $answers }
reveal-comeback = 📈 { $user } holt auf und geht in Führung
# Who lost their last life
reveal-out = 💔 Ausgeschieden: { $players }
more-about-question = War deine Antwort doch richtig, oder stimmt etwas mit der Frage nicht?
gain = { $user } **+{ n-points }**
gain-partial = { $user } **+{ n-points }** ({ $credit } richtig)
# Correct answers without a miss
streak = 🔥 { $streak } in Folge
streak-drops = 🔥 { $streak } geplante Fragen in Folge
# After a streak over drops
streak-forgiven = ({ $misses } Aussetzer verziehen)

## A round

round-choose-deck = Wähle ein Deck, um die Runde zu starten.
round-choose-deck-more = Wähle ein Deck, um die Runde zu starten. Ist deins nicht dabei, gib den Befehl mit der Option `deck` ein.
# Parts of a line that says how a round is played, such as "Biology · 10 questions · race"
mode-race = Wettrennen
mode-exam = Prüfung
mode-elimination = K. o.
round-length-goal = Ziel: { n-points }
round-with-choices = Auswahl
round-with-teams = in Teams
team-red = Rot
team-blue = Blau
round-seconds = { $seconds } s pro Frage
preset-deck-gone = Deck entfernt
preset-saved = Runde **{ $name }** gespeichert: { $round }. Starte sie mit `/quiz preset start`.
preset-removed = Gespeicherte Runde **{ $name }** entfernt.
presets-title = Gespeicherte Runden
round-announced-replies = { $host } hat eine Runde gestartet: { $questions } aus **{ $deck }**, je { $seconds } Sekunden. Antworte auf jede Frage oder drück darunter auf **Antworten**. Wer zuerst richtig antwortet, bekommt die Punkte.
round-announced-race = { $host } hat eine Runde gestartet: { $questions } aus **{ $deck }**, je { $seconds } Sekunden. Schreib deine Antworten hier in den Kanal. Wer zuerst richtig antwortet, bekommt die Punkte.
round-announced-choice = { $host } hat eine Runde gestartet: { $questions } aus **{ $deck }**, je { $seconds } Sekunden. Tipp jeweils auf deine Antwort. Wer zuerst richtig antwortet, bekommt die Punkte.
round-announced-exam = { $host } hat eine Runde gestartet: { $questions } aus **{ $deck }**, je { $seconds } Sekunden. Antworte mit den Buttons unter jeder Frage. Nur du siehst deine Antworten.
# The lives are hearts, one for each.
round-announced-elimination = { $host } hat eine K.-o.-Runde mit **{ $deck }** gestartet, { $seconds } Sekunden pro Frage. Alle haben { $lives }. Eine falsche oder keine Antwort kostet ein Leben. Wer zuletzt übrig bleibt, gewinnt. Antworte mit den Buttons unter jeder Frage. Nur du siehst deine Antworten.
round-goal = 🎯 Wer zuerst **{ n-points }** hat, gewinnt und beendet die Runde.
round-goal-teams = 🎯 Das erste Team mit **{ n-points }** gewinnt und beendet die Runde.
round-teams = 🔴🔵 Rot spielt gegen Blau. Das Team mit den meisten Punkten gewinnt. Such dir ein Team aus. Wer antwortet, ohne in einem Team zu sein, kommt ins kleinere.
round-get-ready = **Macht euch bereit!** Die erste Frage kommt { $time }.
round-players = Dabei: { $players }
round-joined = Du bist dabei. Mitspielende bisher: { $players }.
round-joined-team = Du bist dabei. Dein Team: { $team }. Mitspielende bisher: { $players }.
round-started = Runde gestartet.
round-started-in-thread = Runde in { $thread } gestartet.
# Above the final results, in the channel of the thread.
round-over-in-thread = Gespielt in { $thread }:
question-skipped = Frage übersprungen.
round-stopped-reply = Runde beendet.
skip-votes = Deine Stimme fürs Überspringen wurde gezählt: { $votes } von { $needed }.
# In front of the best places, in a line
score-goal = 🎯 Ziel: { n-points }
round-over = Runde vorbei
round-goal-reached = 🎯 Das Ziel ist erreicht ({ n-points }).
round-goal-missed = 🎯 Niemand hat das Ziel erreicht ({ n-points }).
round-last-one-left = ❤️ { $user } hält am längsten durch und gewinnt.
round-all-out = 💀 Alle sind ausgeschieden.
round-stopped = Die Runde wurde vorzeitig beendet.
round-idle = Niemand hat mehr geantwortet, deshalb ist die Runde zu Ende.
round-no-cards = Im Deck sind keine Karten mehr übrig.
round-nobody-scored = Niemand hat Punkte geholt.
round-fastest = ⚡ Schnellste Antwort: { $user } in { $seconds } s
round-best-streak = 🔥 Längste Serie: { $user }, { $streak } in Folge
round-hardest = 🧠 Schwierigste Frage: { $prompt } ({ $right } von { $people } wussten es)
results-mine = Du hattest { $right } von { $questions } richtig · { $points }
results-none = Du hast in dieser Runde keine Frage beantwortet.
results-missed-none = Du wusstest alle Karten.
standing-correct = { $correct } richtig
