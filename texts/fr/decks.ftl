### Decks and cards: lists, changes, imports and exports, look-ups.

## Changes, as the history tells them: "@sam added “Which bird can't fly?”"

change-imported = import de { n-cards } à partir de { $file }
change-added-card = ajout de « { $prompt } »
change-edited-card = modification de « { $prompt } »
change-removed-card = suppression de « { $prompt } »
change-renamed = « { $from } » renommé en « { $to } »
change-copied = copie de « { $title } »
change-removed-deck = suppression du paquet
change-accepted-synonyms = { $cards ->
    [one] acceptation de chaque synonyme sur une carte
   *[other] acceptation de chaque synonyme sur { $cards } cartes
}
change-undid = annulation : { $change }

## What is as it was, after an undo

undone-imported = Modification annulée : **{ $title }** est comme avant l’import de { $file }.
undone-added-card = Modification annulée : « { $prompt } » n’est plus dans **{ $title }**.
undone-edited-card = Modification annulée : « { $prompt } » est de nouveau comme avant dans **{ $title }**.
undone-removed-card = Modification annulée : « { $prompt } » est de retour dans **{ $title }**.
undone-renamed = Modification annulée : « { $to } » s’appelle de nouveau **{ $from }**.
undone-copied = Modification annulée : la copie **{ $title }** a été supprimée.
undone-removed-deck = Modification annulée : **{ $title }** est de retour.
undone-accepted-synonyms = { $cards ->
    [one] Modification annulée : une carte de **{ $title }** demande à nouveau la réponse complète.
   *[other] Modification annulée : { $cards } cartes de **{ $title }** demandent à nouveau la réponse complète.
}
# The change is a clause such as "imported 8 cards from birds.csv".
undone-other = Modification annulée dans **{ $title }** : { $change }.
button-undo = Annuler la modification
button-edit-again = Modifier à nouveau
button-remove = Supprimer
button-share = Partager

## Lists and descriptions of decks

deck-list-title = Paquets
deck-own = propre à ce serveur
# In the list of decks whose changes can be undone
deck-removed = { $title } (supprimé)
# How many of its cards are paused
deck-paused = { $cards } en pause
deck-count = { $what } : { $count }
deck-missing = Sans réponse (jamais proposées) : { $count }
deck-images = Images : { $images }, sur { n-cards }
deck-tags = Tags : { $tags }
deck-author = Auteur : { $author }
deck-license = Licence : { $license }
deck-language = Langue : { $language }
deck-own-note = Paquet propre à ce serveur. Les gestionnaires peuvent le modifier avec `/card` et `/deck`.
deck-built-in-note = Fourni avec le bot. `/deck copy` en crée une copie que les gestionnaires peuvent modifier.
kind-terms = Termes
kind-lists = Listes
kind-blanks = Textes à trous
kind-numbers = Nombres
kind-yes-no = Oui ou non
kind-explanations = Explications
kind-choices = Choix multiples

## Changes to decks

# What a copy of a deck is called: "Birds (copy)", "Birds (copy 2)"
deck-copy-suffix = copie
deck-copy-suffix-number = copie { $number }
deck-copied = Paquet copié : **{ $title }** contient { n-cards } et appartient à ce serveur. Modifie-le avec `/card add`, `/card edit` et `/card remove`.
deck-renamed = « { $from } » s’appelle maintenant **{ $to }**.
deck-removed-reply = **{ $title }** ({ n-cards }) a été supprimé. Les points restent dans les classements. Tu peux restaurer le paquet avec `/deck undo` pendant 30 jours.
deck-removed-drops = { $count ->
    [one] Cette question programmée utilisait le paquet et est maintenant en pause : { $drops }.
   *[other] Ces questions programmées utilisaient le paquet et sont maintenant en pause : { $drops }.
}
deck-history-title = Modifications de { $title }
deck-history-note = Les modifications barrées ont été annulées, ou en ont annulé une autre.

## Comment se comportent les cartes d’un paquet, avec /deck health

deck-health-title = État de { $title }
deck-health-none = Personne n’a encore répondu à ces cartes : il n’y a rien à en dire.
deck-health-based = { $answers ->
    [one] D’après { $answers } première réponse
   *[other] D’après { $answers } premières réponses
} de { $members ->
    [one] { $members } membre.
   *[other] { $members } membres.
}
deck-health-right = Justes du premier coup : **{ $share }**
deck-health-too-little = C’est trop peu pour conclure : aucune carte n’a encore { $needed } premières réponses.
# $all is a count such as "24 cards".
deck-health-enough = Cartes ayant au moins { $needed } premières réponses : **{ $enough }** sur { $all }
deck-health-fine = Aucun problème trouvé parmi celles-ci.
deck-health-stronger-do-worse = Les membres qui connaissent le mieux le reste du paquet réussissent moins bien cette carte. Sa réponse est peut-être fausse.
deck-health-nobody = Presque personne ne trouve cette carte.
deck-health-everybody = Presque tout le monde trouve cette carte.
deck-health-paused = En pause : elle n’est pas posée.
# These make up one line, with dots in between.
card-numbers-right = { $right } sur { $answers } justes du premier coup
card-numbers-discrimination = discrimination { $value }
card-numbers-appeals = contestée : { $share }
card-numbers-wrong = réponse fausse la plus fréquente : « { $answer } » ({ $members } membres)
card-numbers-seconds = réponse en { $seconds } s en général
# The number of a card in the list above
button-edit-number = Modifier { $number }
button-pause-number = Mettre { $number } en pause
button-resume-number = Réactiver { $number }

## Examens, avec /deck exam

deck-exam = L’examen de **{ $deck }** a lieu le { $date } ({ $time }). D’ici là, `/review` propose les cartes les plus utiles pour ce jour.
deck-exam-none = **{ $deck }** n’a pas de date d’examen. Fixe-la avec l’option `date`.
deck-exam-no-forecast = Personne n’a répondu à ses cartes ces 30 derniers jours : il n’y a pas encore de prévision.
deck-exam-forecast = { $members ->
    [one] Ce que saura d’ici là le membre qui a répondu ces 30 derniers jours :
   *[other] Ce que sauront d’ici là les { $members } membres qui ont répondu ces 30 derniers jours :
}
# $pace is a number such as 1.40.
deck-exam-at-pace = au rythme actuel ({ $pace } réponses par jour et par membre) : **{ $share }** des cartes
deck-exam-one-more = avec une révision de plus par jour : **{ $share }**
deck-exam-note = Cette prévision suit le modèle de mémoire des révisions. La réalité peut s’en écarter.
button-remove-exam = Supprimer la date

## Imports and exports

# Formats, as in "Imported Birds from CSV"
format-toml = TOML
format-csv = CSV
format-spreadsheet = tableur
format-kotoba = CSV Kotoba
format-markdown = Markdown
format-red = YAML Red Trivia
format-gift = Moodle GIFT
format-moodle-xml = Moodle XML
format-aiken = Aiken
format-open-trivia = JSON Open Trivia
format-json = JSON
format-plain = texte brut
format-anki = paquet Anki
format-anki-text = texte Anki
import-new = **{ $title }** importé ({ $format }) : { n-cards }.
import-update = **{ $title }** mis à jour ({ $format }). Cartes ajoutées : { $added }, modifiées : { $edited }, supprimées : { $removed }, inchangées : { $same }. Les cartes toujours présentes gardent leurs points et leurs formulations acceptées.
import-kept = Ce format de fichier ne prend pas en charge ces éléments, qui restent donc tels quels : { $fields }.
import-changed = Également modifiés ou supprimés : { $fields }.
import-missing = { $cards ->
    [one] { $cards } carte n’a pas de réponse et ne sera pas proposée.
   *[other] { $cards } cartes n’ont pas de réponse et ne seront pas proposées.
}
# Before a list of what is wrong
import-skipped = { $skipped ->
    [one] { $skipped } carte ignorée.
   *[other] { $skipped } cartes ignorées.
}
import-findings = { $findings ->
    [one] { $findings } point à vérifier :
   *[other] { $findings } points à vérifier :
}
# The question under an import, with two buttons
import-synonyms = { $cards ->
    [one] Une carte semble contenir une liste de synonymes : « { $prompt } », avec la réponse « { $answer } ». Un seul suffit-il ?
   *[other] { $cards } cartes semblent contenir des listes de synonymes, par exemple « { $prompt } », avec la réponse « { $answer } ». Un seul suffit-il ?
}
button-accept-synonyms = Un seul suffit
button-keep-synonyms = Il les faut tous
synonyms-accepted = { $cards ->
    [one] Un seul synonyme suffit désormais pour une carte de **{ $title }**.
   *[other] Un seul synonyme suffit désormais pour { $cards } cartes de **{ $title }**.
}
synonyms-kept = Les cartes de **{ $title }** restent telles quelles : seule la réponse complète compte.
# $place is a line, a number or a card; $problem is a clause of files.ftl or checks.ftl.
import-line = { $place } : { $problem }
import-place-line = ligne { $line }
# A note of Anki
import-place-note = note n° { $note }
import-place = { $place } ({ $severity })
import-cards = { $more ->
    [one] { $card } et une autre carte
   *[other] { $card } et { $more } autres cartes
}
import-deck = paquet
import-error = erreur
import-warning = avertissement
export-done = **{ $title }**, { n-cards }, avec toutes les réponses :
export-in-play = Certaines de ces cartes sont proposées en ce moment sur ce serveur. Si tu ouvres le fichier, n’y réponds plus toi-même.
field-author = auteur
field-language = langue
field-license = licence
field-description = description
field-topics = tags
field-images = images
field-reject = formulations refusées
field-tags = tags des cartes
field-notes = notes

## Cards

card-form-add = Ajouter une carte
card-form-edit = Modifier la carte
# Labels of a form, up to 45 characters
card-form-prompt = Question
    .example = Quel fleuve traverse Vienne ? Écris les trous avec ...
card-form-answer = Réponses acceptées
    .example = le Danube | Donau
card-form-reject = Réponses jamais acceptées, une par ligne
    .example = l’Inn
card-form-tags = Tags, séparés par des virgules
    .example = fleuves, Europe
card-form-note = Note affichée avec la réponse
    .example = Pourquoi c’est la bonne réponse
card-added = Carte ajoutée : { $card }
card-edited = Carte modifiée : { $card }
card-finding = À vérifier : { $finding }.
card-never-asked = sans réponse, donc jamais proposée
kind-term = terme
kind-list = liste
kind-blank = texte à trous
kind-number = nombre
kind-yes-or-no = oui ou non
kind-explanation = explication
kind-choice = choix multiple
# The prompt comes in quotation marks.
card-remove = Supprimer la carte { $prompt } de **{ $deck }** ? Si tu pensais à une autre carte, relance la commande et choisis-la dans la liste qui s’affiche pendant la saisie.
card-removed = La carte { $prompt } a été supprimée. { $cards ->
    [one] Il reste { $cards } carte dans le paquet.
   *[other] Il reste { $cards } cartes dans le paquet.
}
card-no-answer = Cette carte n’a pas encore de réponse.
card-also-counts = Également accepté : { $wordings }
card-author = par { $author }
card-tags = tags : { $tags }
# A heading, before the answer as its author wrote it
card-source = Réponse ({ $kind }), telle qu’elle a été saisie
card-taught = **Accepté sur ce serveur :** { $wordings }
card-rejected = **Jamais accepté :** { $wordings }
