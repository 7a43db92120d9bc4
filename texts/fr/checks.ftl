### What a check of a deck finds, and what to do about it: in replies to imports, and in `popquiz deck check`.
###
### A finding and its advice are joined by a semicolon, so they begin in lower case and have no period.

finding = { $problem } ; { $advice }

## Findings

# After "the card" and the like
place-line = de la ligne { $line }
place-card = « { $card } »
check-no-answer = la carte n’a pas de réponse et n’est donc jamais proposée
check-gaps = la question a { $gaps ->
    [one] { $gaps } trou
   *[other] { $gaps } trous
} (`...`), mais la réponse en remplit { $answers }
# $part is gap, item or answer; $unit is words or characters.
check-too-long = { $part ->
    [gap] le texte manquant
    [item] l’élément
   *[answer] la réponse
} « { $answer } » est { $part ->
    [answer] trop longue
   *[other] trop long
} à taper : { $unit ->
    [words] { $length } mots
   *[characters] { $length } caractères
}
check-accepted-and-rejected = « { $wording } » est à la fois accepté et refusé
check-same-options = deux choix sont « { $option } » : impossible de les distinguer
check-same-wordings = « { $wording } » figure deux fois
check-same-items = deux éléments de la liste sont « { $item } »
check-copy = c’est une copie de la carte { $place }
check-same-card = la carte { $place } a la même question et la même réponse
check-same-without-answer = la carte { $place } pose la même question, et l’une des deux n’a pas de réponse
check-shared-answer = la carte { $place } pose la même question, mais accepte aussi d’autres réponses
check-two-answers = la carte { $place } a la même question mais une autre réponse : impossible de savoir laquelle est attendue
check-same-in-other-words = la carte { $place } pose la même question en d’autres termes : « { $prompt } »
check-unused-image = aucune carte n’affiche l’image « { $image } »
check-image-kind = Discord ne peut pas afficher l’image « { $image } »
check-image-extension = l’extension de « { $image } » ne correspond pas à son format, et Discord se fie à l’extension
check-empty-image = l’image « { $image } » est vide ou endommagée
check-missing-image = le paquet n’a pas d’image nommée « { $image } »
check-image-size = les images font { $megabytes } Mo au total, mais un paquet peut en contenir { $most }
check-long-title = le titre « { $title } » dépasse les { $most } caractères qu’affiche un menu
check-long-prompt = la question a { $characters } caractères, mais on ne peut en afficher que { $most }
check-long-options = la question et ses choix dépassent { $most } caractères et seraient coupés
check-long-answer = la réponse et sa note font { $characters } caractères et seraient coupées
check-long-items = les éléments font { $characters } caractères, mais un message en contient { $most } : personne ne peut donner la réponse complète
check-items-in-answer = une réponse contient { $items } éléments
check-list-in-answer = la réponse « { $answer } » énumère { $items } choses
check-synonyms = la réponse « { $answer } » semble réunir { $wordings } formulations d’une même chose, mais ne compte qu’en entier
check-answer-in-prompt = la question donne la réponse « { $answer } »
check-refers-elsewhere = « { $text } » renvoie à un élément qui n’est pas dans la question
check-no-question = « { $prompt } » est trop vague : on ne sait pas ce qui est demandé
check-typo = « { $word } » est peut-être une faute de frappe pour « { $meant } »
check-confused-word = « { $words } » ressemble à une faute de frappe pour « { $meant } »
# $part is prompt, answer or note, here and below.
check-doubled-word = { $part ->
    [prompt] la question
    [note] la note
   *[answer] la réponse
} contient « { $words } »
check-markup = { $part ->
    [prompt] la question
    [note] la note
   *[answer] la réponse
} contient { $kind }, que Discord affiche sans l’interpréter : « { $sample } »
check-untidy = { $part ->
    [prompt] la question
    [note] la note
   *[answer] la réponse
} contient des espaces en trop ou des caractères invisibles

## Kinds of markup

markup-bold = du texte en gras
markup-cloze = un texte à trous d’Anki
markup-code-fence = un bloc de code
markup-formula = une formule LaTeX
markup-heading = un titre
markup-html-entity = une entité HTML
markup-html-tag = une balise HTML
markup-image-link = un lien vers une image
markup-link = un lien
markup-sound = un son d’Anki
markup-spoiler = un spoiler
markup-table = un tableau

## Advice

advice-accept-or-reject = retire-le de l’une des deux listes
advice-add-image = ajoute-la dans `[media]`, ou retire-la de la carte
advice-change-or-remove-one = modifie ou supprime l’un des deux
advice-clean = supprime-les
advice-cloze = écris plutôt `...`, et le texte caché comme réponse
advice-complete-question = écris une question complète
advice-fix = corrige
advice-fix-or-ignore = corrige, ou ignore cette remarque si c’est voulu
advice-image-link = fais-en l’`image` de la carte
advice-make-list = fais-en une liste pour que chaque élément compte
advice-match-gaps = fais correspondre les deux nombres
advice-merge = fusionne-les
advice-merge-answers = fusionne-les pour que les mêmes réponses comptent pour les deux
advice-plain = écris du texte brut
advice-remove-card = supprime l’une des deux
advice-remove-one = n’en garde qu’un exemplaire
advice-remove-or-rephrase = retire-la des réponses, ou reformule la question
advice-remove-unanswered = supprime celle qui n’a pas de réponse
advice-rename-image = donne-lui la bonne extension : .png, .jpg, .gif ou .webp
advice-rephrase = reformule la question
advice-save-image = enregistre-la au format PNG, JPEG, GIF ou WebP
advice-replace-image = remplace-la par un fichier qui s’ouvre dans une visionneuse d’images
advice-say-what = précise à quoi cela renvoie
advice-script = utilise des caractères comme ₂ et ²
advice-shorten = raccourcis-la
advice-shorter-answer = raccourcis la réponse
advice-shorter-explanation = raccourcis-la, donne ses points clés dans `points`, ou divise la carte
advice-shorter-note = raccourcis la note
advice-shorter-options = raccourcis les choix
advice-shorter-or-explanation = accepte une formulation plus courte, ou fais-en une explication
advice-shorter-title = raccourcis-le, ou déplace une partie dans `description`
advice-shorter-wording = accepte une formulation plus courte
advice-shorter-wordings = accepte des formulations plus courtes, ou divise la carte
advice-smaller-gap = laisse un trou plus petit
advice-smaller-images = réduis-les, ou divise le paquet
advice-sound = supprime-le : seules les images peuvent être affichées
advice-specific-or-merge = précise l’une des questions, ou fusionne les cartes
advice-split-synonyms = si une seule suffit, fais de chacune une formulation
advice-use-image = fais-en l’`image` ou l’`answer_image` d’une carte, ou supprime-la
advice-write-answer = écris-en une, ou supprime la carte
