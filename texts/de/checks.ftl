### What a check of a deck finds, and what to do about it: in replies to imports, and in `popquiz deck check`.
###
### A finding and its advice are joined by a semicolon, so they have no period.

finding = { $problem }; { $advice }

## Findings

# After "the card" and the like
place-line = in Zeile { $line }
place-card = „{ $card }“
check-no-answer = die Karte hat keine Antwort und kommt deshalb nie dran
check-gaps = die Frage hat { $gaps ->
    [one] { $gaps } Lücke
   *[other] { $gaps } Lücken
} (`...`), die Antwort füllt aber { $answers }
# $part is gap, item or answer; $unit is words or characters.
check-too-long = { $part ->
    [gap] der einzusetzende Text
    [item] der Eintrag
   *[answer] die Antwort
} „{ $answer }“ ist zu lang zum Tippen: { $unit ->
    [words] { $length } Wörter
   *[characters] { $length } Zeichen
}
check-accepted-and-rejected = „{ $wording }“ gilt zugleich als richtig und als falsch
check-same-options = zwei Auswahlmöglichkeiten lauten „{ $option }“ und lassen sich nicht unterscheiden
check-same-wordings = „{ $wording }“ steht zweimal da
check-same-items = zwei Einträge der Liste lauten „{ $item }“
check-copy = das ist eine Kopie der Karte { $place }
check-same-card = die Karte { $place } hat dieselbe Frage und dieselbe Antwort
check-same-without-answer = die Karte { $place } fragt dasselbe, und eine von beiden hat keine Antwort
check-shared-answer = die Karte { $place } fragt dasselbe, lässt aber auch andere Antworten gelten
check-two-answers = die Karte { $place } hat dieselbe Frage, aber eine andere Antwort, sodass niemand wissen kann, welche gemeint ist
check-same-in-other-words = die Karte { $place } fragt dasselbe mit anderen Worten: „{ $prompt }“
check-unused-image = keine Karte zeigt das Bild „{ $image }“
check-image-kind = Discord kann das Bild „{ $image }“ nicht anzeigen
check-image-extension = die Endung von „{ $image }“ passt nicht zum Format, und Discord richtet sich nach der Endung
check-empty-image = das Bild „{ $image }“ ist leer oder beschädigt
check-missing-image = das Deck enthält kein Bild namens „{ $image }“
check-image-size = die Bilder sind zusammen { $megabytes } MB groß, ein Deck fasst aber höchstens { $most } MB
check-long-title = der Titel „{ $title }“ hat mehr als die { $most } Zeichen, die ein Menü anzeigt
check-long-prompt = die Frage hat { $characters } Zeichen, es lassen sich aber nur { $most } anzeigen
check-long-options = die Frage hat mit ihren Auswahlmöglichkeiten mehr als { $most } Zeichen und würde abgeschnitten
check-long-answer = die Antwort hat mit ihrer Anmerkung { $characters } Zeichen und würde abgeschnitten
check-long-items = die Einträge haben { $characters } Zeichen, eine Nachricht fasst aber nur { $most }, sodass niemand vollständig antworten kann
check-items-in-answer = eine Antwort enthält { $items } Einträge
check-list-in-answer = die Antwort „{ $answer }“ zählt { $items } Dinge auf
check-synonyms = die Antwort „{ $answer }“ sieht nach { $wordings } Formulierungen für dasselbe aus, zählt aber nur als Ganzes
check-answer-in-prompt = die Frage verrät die Antwort „{ $answer }“
check-refers-elsewhere = „{ $text }“ bezieht sich auf etwas außerhalb der Frage
check-no-question = „{ $prompt }“ kann alles Mögliche meinen und sagt nicht, wonach gefragt ist
check-typo = „{ $word }“ ist vielleicht ein Tippfehler für „{ $meant }“
check-confused-word = „{ $words }“ sieht nach einem Tippfehler für „{ $meant }“ aus
# $part is prompt, answer or note, here and below.
check-doubled-word = in der { $part ->
    [prompt] Frage
    [note] Anmerkung
   *[answer] Antwort
} steht „{ $words }“
check-markup = die { $part ->
    [prompt] Frage
    [note] Anmerkung
   *[answer] Antwort
} enthält { $kind }, was Discord unverändert anzeigt: „{ $sample }“
check-untidy = die { $part ->
    [prompt] Frage
    [note] Anmerkung
   *[answer] Antwort
} enthält überflüssige Leerzeichen oder unsichtbare Zeichen

## Kinds of markup

markup-bold = fetten Text
markup-cloze = einen Anki-Lückentext
markup-code-fence = einen Codeblock
markup-formula = eine LaTeX-Formel
markup-heading = eine Überschrift
markup-html-entity = eine HTML-Entität
markup-html-tag = ein HTML-Tag
markup-image-link = einen Bildlink
markup-link = einen Link
markup-sound = eine Audiodatei aus Anki
markup-spoiler = einen Spoiler
markup-table = eine Tabelle

## Advice

advice-accept-or-reject = streich sie an einer der beiden Stellen
advice-add-image = füge es unter `[media]` hinzu oder entferne es von der Karte
advice-change-or-remove-one = ändere oder entferne eine davon
advice-clean = entferne sie
advice-cloze = schreib stattdessen `...` und den verdeckten Text als Antwort
advice-complete-question = schreib eine vollständige Frage
advice-fix = korrigiere es
advice-fix-or-ignore = korrigiere es, oder lass es so, wenn es Absicht ist
advice-image-link = mach daraus das `image` der Karte
advice-make-list = mach daraus eine Liste, damit jeder Eintrag zählt
advice-match-gaps = sorge dafür, dass beide Zahlen übereinstimmen
advice-merge = fass sie zusammen
advice-merge-answers = fass sie zusammen, damit für beide dieselben Antworten gelten
advice-plain = schreib einfachen Text
advice-remove-card = entferne eine von beiden
advice-remove-one = lass es nur einmal stehen
advice-remove-or-rephrase = streich sie aus den Antworten oder formuliere die Frage um
advice-remove-unanswered = entferne die Karte ohne Antwort
advice-rename-image = gib dem Namen die passende Endung: .png, .jpg, .gif oder .webp
advice-rephrase = formuliere die Frage um
advice-save-image = speichere es als PNG, JPEG, GIF oder WebP
advice-replace-image = ersetze es durch eine Datei, die sich als Bild öffnen lässt
advice-say-what = schreib, worauf es sich bezieht
advice-script = verwende Zeichen wie ₂ und ²
advice-shorten = kürze sie
advice-shorter-answer = kürze die Antwort
advice-shorter-explanation = kürze sie, gib die Kernpunkte als `points` an oder teile die Karte auf
advice-shorter-note = kürze die Anmerkung
advice-shorter-options = kürze die Auswahlmöglichkeiten
advice-shorter-or-explanation = lass eine kürzere Formulierung gelten oder mach daraus eine Erklärung
advice-shorter-title = kürze ihn oder verschiebe einen Teil in `description`
advice-shorter-wording = lass dafür eine kürzere Formulierung gelten
advice-shorter-wordings = lass kürzere Formulierungen gelten oder teile die Karte auf
advice-smaller-gap = lass weniger vom Text aus
advice-smaller-images = verkleinere sie oder teile das Deck auf
advice-sound = entferne sie: Nur Bilder lassen sich anzeigen
advice-specific-or-merge = formuliere eine der Fragen genauer oder fass die Karten zusammen
advice-split-synonyms = wenn eine davon reicht, mach jede zu einer eigenen Formulierung
advice-use-image = mach daraus das `image` oder `answer_image` einer Karte oder entferne es
advice-write-answer = schreib eine oder entferne die Karte
