### Why a deck file, or a part of it, can't be read: in replies to imports, in card forms, and on the command line.
###
### These follow a file's name and line, or a card's number and a colon, so they begin in lower case and have no period.
### $detail is in English, from the library that reads the format, and comes last.

## The file as a whole

file-folder = c’est un dossier ; choisis un fichier de paquet à l’intérieur
file-special = ce n’est pas un fichier ordinaire ; enregistre d’abord le paquet sur le disque
file-not-found = fichier introuvable ; vérifie le chemin
file-permission-denied = accès refusé ; rends le fichier lisible, par exemple avec chmod +r
file-not-read = impossible de lire le fichier : { $detail }
file-too-large = le fichier fait { $megabytes } Mo, mais la limite est de { $most } Mo ; divise-le en plusieurs paquets
file-picture = c’est une image, pas un paquet ; choisis le fichier du paquet
file-pdf = c’est un PDF ; copie les questions et les réponses dans un fichier texte ou un tableau
file-archive-or-office = c’est une archive ou un document bureautique ; décompresse-la, ou enregistre le document en CSV ou en texte brut, puis choisis ce fichier
file-office = c’est un document bureautique ; enregistre-le en CSV ou en texte brut, puis choisis ce fichier
file-archive = c’est une archive ; décompresse-la, puis choisis le fichier du paquet
file-program = c’est un programme, pas un paquet ; choisis le fichier du paquet
file-not-text = cette ligne n’est pas du texte ; enregistre le paquet en texte UTF-8
file-not-utf8 = cette ligne n’est pas du texte UTF-8 ; enregistre le fichier en UTF-8
file-not-utf16 = cette ligne n’est pas de l’UTF-16 valide, alors que le fichier commence comme de l’UTF-16 ; enregistre le fichier en UTF-8
file-over-limit = le fichier a { $most }, ce qui dépasse la limite ; divise-le en plusieurs paquets
# Also after "in Anki": see anki-too-many.
more-cards = plus de { $most } cartes
more-text = plus de { $most } Mo de texte
file-spreadsheet-broken = impossible de lire le classeur ; ouvre-le, enregistre-le à nouveau en .xlsx ou en CSV et choisis ce fichier ({ $detail })
file-spreadsheet-too-large = le classeur dépasse { $most } Mo une fois décompressé ; supprime ses images et ses feuilles inutilisées, ou enregistre-le en CSV
file-empty-table = le tableau est vide ; écris une question et sa réponse sur chaque ligne
file-unclosed-quote = le guillemet au début d’une cellule de cette ligne n’est jamais fermé ; ferme-le, et double ceux qui font partie du texte
file-invalid-row = ligne de tableau non valide : { $detail }
file-invalid-xml = XML non valide ; exporte à nouveau les questions depuis Moodle ({ $detail })
file-no-questions-moodle-xml = aucune question trouvée ; dans Moodle, exporte la banque de questions au format Moodle XML
file-no-questions-json = aucune question trouvée ; écris une liste d’objets avec « question » et « answer », et au besoin « options »
file-empty = le fichier est vide ; écris un titre, une ligne vide, puis des questions et des réponses, chacune suivie d’une ligne vide
file-only-title = le fichier n’a qu’un titre ; ajoute une ligne vide, puis des questions et des réponses, chacune suivie d’une ligne vide
file-no-cards-plain = aucune carte trouvée ; écris un titre, une ligne vide, puis des questions et des réponses, chacune suivie d’une ligne vide
file-many-paragraphs = le fichier a { $paragraphs } paragraphes, mais un paquet a au plus { $most } cartes ; divise-le en plusieurs paquets
file-no-cards-markdown = aucune carte trouvée ; écris « Q: question », puis « A: réponse » sur la ligne suivante, puis une ligne vide
file-no-questions-aiken = aucune question trouvée ; écris-en une sur une ligne, puis ses choix (A. ceci, B. cela), puis ANSWER: B
file-no-questions-gift = aucune question trouvée ; écris-en une suivie de ses réponses entre accolades, comme {"{"}=juste ~faux ~faux{"}"}
file-no-questions-red-trivia = aucune question trouvée ; écris `Question?:`, puis `- réponse` sur la ligne suivante
file-no-questions-open-trivia = aucune question trouvée ; télécharge à nouveau le fichier depuis l’Open Trivia Database
file-open-trivia = JSON de l’Open Trivia Database non valide ; télécharge à nouveau le fichier ({ $problem })
open-trivia-too-many = le fichier ne contient pas de questions, car l’Open Trivia Database n’en a pas autant ; demandes-en moins
open-trivia-invalid = le fichier ne contient pas de questions, car la requête envoyée à l’Open Trivia Database n’était pas valide ; crées-en une autre sur son site
open-trivia-expired = le fichier ne contient pas de questions, car le jeton de session de l’Open Trivia Database a expiré ; demandes-en un nouveau
open-trivia-wait = le fichier ne contient pas de questions, car l’Open Trivia Database a reçu trop de requêtes ; attends 5 secondes et réessaie
open-trivia-unknown = le fichier ne contient pas de questions, mais un code d’erreur inconnu de l’Open Trivia Database ; réessaie plus tard
file-yaml-bomb = le fichier est trop volumineux ou trop imbriqué, peut-être à cause d’ancres (&) et d’alias (*) ; supprime-les
file-yaml-documents = un second document commence ici (---) ; mets chacun dans son propre fichier
file-invalid-yaml = liste YAML de questions non valide ; mets entre guillemets les textes qui contiennent : ou # ({ $detail })

## TOML

file-many-values = le fichier a plus de { $most } valeurs ; divise-le en plusieurs paquets
file-many-dots = le fichier a plus de { $most } noms contenant des points, alors qu’un paquet n’en a pas ; son format est décrit dans docs/decks.md
file-many-cards = le paquet a { $cards } cartes, mais la limite est de { $most } ; divise-le en plusieurs paquets
file-not-base64 = l’image « { $image } » n’est pas en base64 valide ; encode-la à nouveau ({ $detail })
file-images-too-large = les images du paquet dépassent { $most } Mo au total ; réduis-les, ou divise le paquet
file-id-on-line = la carte de la ligne { $line } a déjà l’ID « { $id } » ; donne un autre ID à celle-ci, car les points sont enregistrés par ID
file-no-image = image « { $image } » introuvable dans `[media]` ; ajoute-la à cet endroit, ou retire-la de la carte
file-no-title = le titre est vide ; écris-en un
# $field is title, author, language, license or description.
file-long-field = { $field ->
    [title] le titre
    [author] le nom de l’auteur
    [language] la langue
    [license] la licence
   *[description] la description
} dépasse { $most } caractères ; raccourcis ce texte
file-invalid-tag = tag « { $tag } » non valide ; utilise de 1 à { $most } caractères
file-many-tags = le paquet a { $tags } tags, mais la limite est de { $most } ; supprimes-en
file-invalid-yes-no = `yes_no` « { $answer } » non valide ; écris "yes" ou "no"
file-statistics = `statistics` impossibles ; mets au moins 1 pour `answers`, au plus autant pour `right`, et une `discrimination` de -1 à 1
file-no-correct = il manque `correct` ; ajoute-le à côté d’`options`, avec le numéro du bon choix, à partir de 1
file-extra-field = `{ $field }` ne va pas avec ce type de réponse ; supprime-le
file-several-answers = la carte a plusieurs types de réponses ; gardes-en un seul : { $kinds }
file-empty-prompt = la question de la carte « { $card } » est vide
file-card-too-long = la carte « { $card } » est trop longue ; divise-la en plusieurs cartes : { $problem }
file-any = `any` est hors limites ; utilise un nombre de 1 à { $items }, le nombre d’éléments
file-number = `number` ou `tolerance` non valide ; utilise un nombre fini et une tolérance d’au moins 0
file-options = choix non valide ; écris de { $least } à { $most } `options`, et `correct` avec un nombre de 1 à { $options }
file-empty-answer = une réponse est vide ; écris-en une, ou supprime toute la réponse pour indiquer qu’elle manque

## Syntax

parse-missing = il manque « { $field } » ; ajoute-le
parse-unknown-field = champ inconnu « { $field } » ; supprime-le
parse-unknown-field-one = champ inconnu « { $field } » ; utilise « { $known } »
parse-unknown-field-several = champ inconnu « { $field } » ; utilise l’un de ceux-ci : { $known }
parse-unknown-value = valeur inconnue « { $value } » ; supprime-la
parse-unknown-value-one = valeur inconnue « { $value } » ; utilise « { $known } »
parse-unknown-value-several = valeur inconnue « { $value } » ; utilise l’une de celles-ci : { $known }
parse-mismatch = attendu : { $expected } ; trouvé : { $found }
parse-syntax = syntaxe non valide : { $detail }
type-natural-number = un nombre entier, 0 ou plus
type-whole-number = un nombre entier
type-number = un nombre
type-boolean = true ou false
type-text = du texte entre guillemets
type-texts = du texte entre guillemets, ou une liste de tels textes
type-list = une liste
type-table = une table
type-other = { $name }
found-number = le nombre { $number }
found-text = le texte « { $text } »
found-nothing = rien
found-other = { $name }

## Answers

file-invalid-answer = réponse non valide : { $problem }
answer-empty = une partie de la réponse est vide
answer-nothing = elle est vide
answer-any = la liste a { $items } éléments, tu ne peux donc pas en demander { $any }
answer-too-few-items = la liste n’a que { $items ->
    [one] { $items } élément
   *[other] { $items } éléments
}, tu ne peux donc pas en demander autant
answer-not-finite = le nombre doit être fini, et sa tolérance d’au moins 0
answer-options = il faut de { $least } à { $most } choix, dont un bon ; il y en a { $options }
answer-json = son JSON n’est pas une réponse : { $problem }
answer-write-gaps = écris le texte de chaque trou sur une ligne qui commence par « ... »
answer-write-number = écris un nombre comme 42 ou 42 ± 0.5 ms
answer-write-yes-or-no = écris yes ou no, ou « no: » suivi de la raison
answer-write-options = écris de 2 à 10 choix, comme « [ ] faux », et un « [x] juste »
answer-write-items = écris chaque élément sur une ligne qui commence par « - », ou par « 1. » si l’ordre compte
answer-lettered-options = une question a besoin de 2 à 10 choix avec les lettres A, B, … ; celle-ci en a { $options }
answer-no-such-option = « { $answer } » n’est pas un choix ; écris ANSWER: et une lettre
answer-number-of-options = elle a { $options } choix ; il en faut de 2 à 10
answer-not-an-option = « { $answer } » ne figure pas parmi les choix ; écris le texte, la lettre ou le numéro du bon
answer-none-correct = aucun bon choix ; marques-en un avec =
answer-none-full = aucune réponse ne vaut tous les points ; marques-en une avec =
answer-invalid-number = nombre non valide ; écris 3.14, 3.14:0.01 (avec une tolérance) ou 1..5
answer-no-number-full = aucun nombre ne vaut tous les points ; marques-en un avec =
answer-several-numbers = elle a plusieurs nombres justes avec des tolérances ; écris une question pour chacun
answer-invalid-pair = paire non valide ; écris =ceci -> cela
answer-half-pair = une paire n’a pas de partie droite ; écris =ceci -> cela
answer-long-pairs = elle a { $pairs } paires et est trop longue pour être répétée pour chacune ; divise-la
answer-true-or-false = réponse « { $answer } » non valide à une question vrai ou faux ; utilise True ou False
id-malformed = ID « { $id } » non valide ; utilise jusqu’à { $most } lettres minuscules, chiffres et traits d’union, comme « mean-average-precision »
id-taken = une carte précédente a déjà l’ID « { $id } » ; donne un autre ID à celle-ci, car les points sont enregistrés par ID

## Skipped parts of a file

card-text-too-long = le texte fait { $kilobytes } Ko, mais celui d’une carte est limité à { $most } Ko
card-too-long = ses textes font { $kilobytes } Ko au total, mais la limite est de { $most } Ko
skipped-empty = elle est vide
skipped-empty-prompt = la question est vide
skipped-too-long = le texte est trop long pour une carte
skipped-long-tag = un tag a été ignoré, car il dépasse { $most } caractères
skipped-more-tags = des tags ont été ignorés, car une carte en a au plus { $most }
skipped-long-deck-tag = un tag du paquet a été ignoré, car il dépasse { $most } caractères
skipped-more-deck-tags = des tags du paquet ont été ignorés, car la limite est de { $most }
# $field is author, language, license or description.
skipped-shortened = { $field ->
    [author] le nom de l’auteur
    [language] la langue
    [license] la licence
   *[description] la description
} du paquet, de plus de { $most } caractères, a été coupé
skipped-unknown-column = colonne « { $name } » ignorée ({ $cells ->
    [one] { $cells } cellule
   *[other] { $cells } cellules
}), car les cartes n’ont pas de champ correspondant ; nomme-la « note » pour l’afficher avec les réponses
skipped-surplus-cells = « { $text } » ignoré, car cette ligne a plus de cellules que le tableau n’a de colonnes ; mets entre guillemets tout texte qui contient le séparateur
skipped-above-header = « { $text } » ignoré, car il est au-dessus des noms de colonnes
skipped-possible-header = « { $names } » a été importé comme carte, mais on dirait les noms des colonnes ; si c’est le cas, nomme-les « prompt » et « answer »
skipped-id-taken = importée avec l’ID « { $new } », car une carte précédente a déjà l’ID « { $id } » ; les points sont enregistrés par ID
skipped-unknown-member = « { $name } » ignoré, car les cartes n’ont pas de champ correspondant ; nomme-le « note » pour l’afficher avec la réponse
skipped-no-cloze-answers = un de ses trous n’a pas de bonne réponse
skipped-description = « { $text } » ignoré, car c’est une description et non une question
skipped-question-type = « { $text } » ignoré, car les questions de type « { $kind } » ne peuvent pas être posées dans un salon
skipped-loose-text = « { $text } » ignoré, car il ne fait partie d’aucune carte
skipped-empty-heading = titre « { $text } » ignoré, car il n’est suivi d’aucun texte ni d’aucune carte
skipped-no-brackets = « { $text } » ignoré, car il n’a pas de trou ; mets ce qui est demandé entre [crochets]
skipped-not-aiken = ce texte n’a ni choix ni ligne ANSWER:, ce n’est donc pas une question
skipped-answer-alone = aucune question avant cette ligne ANSWER: ; ajoutes-en une
skipped-brace-closed = {"}"} sans {"{"} ; écris \{"}"} si ce caractère fait partie du texte
skipped-brace-open = {"{"} n’est pas fermé avant la ligne vide suivante ; écris \{"{"} si ce caractère fait partie du texte
skipped-long-question = cette question dépasse { $most } Ko ; vérifie s’il manque une ligne vide après elle
skipped-not-gift = ce texte n’a pas de réponses entre accolades, ce n’est donc pas une question
skipped-feedback = des commentaires sur de mauvaises réponses ont été ignorés, car une carte n’a qu’une note ({ $times } fois, la première dans la question qui commence ici)
skipped-partial-credit = des réponses valant une partie des points ont été ignorées, car une formulation compte entièrement ou pas du tout ({ $times } fois, la première dans la question qui commence ici)
skipped-image-name = des images ont été ignorées, car le fichier ne contient que leur nom ({ $times } fois, la première dans la question qui commence ici)
skipped-not-open-trivia = ce n’est pas une question de l’Open Trivia Database : { $problem }
skipped-question-not-text = la question est une liste ou un dictionnaire ; écris-la comme du texte entre guillemets
skipped-answer-not-text = une réponse qui est une liste ou un dictionnaire a été ignorée ; écris-la comme du texte entre guillemets
skipped-repeated = cette question est déjà à la ligne { $line } ; elle a été ignorée
skipped-repeated-and-merged = cette question est déjà à la ligne { $line } ; ses réponses y ont été ajoutées

## Anki

anki-too-much-text = les cartes ont plus de { $most } Mo de texte ; dans Anki, exporte une partie du paquet
anki-too-many = le fichier a { $most }, ce qui dépasse la limite ; dans Anki, exporte un seul paquet ou une partie
file-invalid-anki-line = ligne non valide d’un export texte d’Anki : { $detail }
file-no-notes = l’export est vide ; dans Anki, exporte un paquet qui a des notes (Fichier, Exporter)
file-no-cards-package = le paquet Anki n’a pas de cartes ; dans Anki, exporte un paquet qui en a (Fichier, Exporter)
package-incomplete = paquet Anki incomplet : impossible de lire son archive ; télécharge-le ou exporte-le à nouveau depuis Anki (Fichier, Exporter) ({ $detail })
package-many-files = le paquet Anki a plus de { $most } fichiers, ce qui dépasse la limite ; exporte un seul paquet depuis Anki, ou laisse de côté ses médias
package-duplicate-names = le paquet Anki contient deux fichiers du même nom ; exporte-le à nouveau depuis Anki (Fichier, Exporter)
package-no-layout = le fichier « meta » n’indique pas la structure du paquet Anki ; exporte-le à nouveau depuis Anki (Fichier, Exporter)
package-new-layout = la structure { $version } du paquet Anki est trop récente ; exporte-le à nouveau depuis Anki en cochant la prise en charge des anciennes versions
package-no-anki = cette archive ne contient pas de collection Anki ; décompresse-la et choisis le fichier du paquet à l’intérieur, ou exporte un paquet depuis Anki (Fichier, Exporter)
package-no-collection = il manque au paquet Anki sa collection, « { $part } » ; exporte-le à nouveau depuis Anki (Fichier, Exporter)
package-invalid-list = impossible de lire la liste des fichiers du paquet Anki, « media » ; exporte-le à nouveau depuis Anki (Fichier, Exporter) ({ $detail })
package-part-too-large = « { $part } », dans le paquet Anki, est trop volumineux ; exporte un seul paquet depuis Anki plutôt que toute la collection, ou divise-le
package-part-broken = impossible de lire le paquet Anki : { $problem } ; exporte-le à nouveau depuis Anki (Fichier, Exporter)
part-damaged = « { $part } » est endommagé ({ $detail })
part-encrypted = « { $part } » est protégé par un mot de passe ; décompresse l’archive et recompresse-la sans mot de passe
collection-too-costly = la collection du paquet Anki est trop longue à lire ; exporte un seul paquet depuis Anki, ou divise-le
collection-broken = impossible de lire la collection du paquet Anki ; dans Anki, choisis Outils, Vérifier l’intégrité de la base de données, puis exporte-la à nouveau (Fichier, Exporter) ({ $detail })
collection-not-sqlite = la collection du paquet Anki n’est pas une base de données SQLite ; exporte-le à nouveau depuis Anki (Fichier, Exporter)
collection-no-tables = il manque des tables d’Anki dans la collection ; exporte le paquet à nouveau depuis Anki (Fichier, Exporter)
collection-invalid-json = impossible de lire les { $column ->
    [decks] paquets
   *[models] types de note
} de la collection ; exporte-la à nouveau depuis Anki (Fichier, Exporter) ({ $detail })
collection-no-json = la collection n’a pas de { $column ->
    [decks] paquets
   *[models] types de note
} ; exporte-la à nouveau depuis Anki (Fichier, Exporter)
collection-many-cards = le paquet Anki a plus de { $most } cartes, vides comprises ; exporte un seul paquet depuis Anki (Fichier, Exporter)
skipped-its-card = sa carte { $card } : { $problem }
skipped-no-note-type = le paquet Anki n’indique pas son type de note
skipped-long-or-not-utf8 = la note est trop longue pour une carte, ou n’est pas du texte UTF-8
skipped-occlusion = la note cache des parties d’une image, ce qui n’est pas possible dans un chat
skipped-no-cards = la note n’a pas de cartes
skipped-sound = sa question est un son, mais on ne peut poser que du texte et des images
skipped-answer-is-image = importée, mais jamais proposée, car sa réponse n’est qu’une image
skipped-answer-is-sound = importée, mais jamais proposée, car sa réponse est un son
skipped-no-cloze = elle n’a pas de trou portant son numéro
skipped-empty-gap = l’un de ses trous ne cache pas de texte, mais on ne peut demander que du texte
skipped-only-gap = son texte n’est qu’un trou : impossible de savoir ce qui est demandé
skipped-prompt-is-image = sa question n’est qu’une image, et celle-ci n’a pas pu être importée : { $problem }
skipped-without-image = importée sans son image : { $problem }
skipped-no-template = son type de note « { $name } » n’a pas de modèle pour cette carte
skipped-long-template = le modèle du type de note « { $name } » est trop long
skipped-cloze-number = les numéros de trous vont au plus jusqu’à { $most }
skipped-cloze-not-shown = son type de note « { $name } » n’affiche pas de texte à trous au recto
image-long-address = son adresse est trop longue
image-not-there = « { $image } » n’est pas dans le paquet Anki
image-in-text-file = un fichier texte ne contient pas « { $image } » ; pour inclure les images, exporte le paquet depuis Anki au format .apkg
image-kind = « { $image } » n’est pas une image PNG, JPEG, GIF ou WebP, Discord ne peut donc pas l’afficher
image-too-large = « { $image } » est trop volumineuse : les images d’un paquet font au plus { $most } Mo au total
image-too-many-broken = « { $image } » a été ignorée, car trop d’images avant elle sont trop volumineuses ou non valides ; réduis-les, ou exporte une partie du paquet
