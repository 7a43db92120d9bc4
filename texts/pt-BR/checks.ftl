### What a check of a deck finds, and what to do about it: in replies to imports, and in `popquiz deck check`.
###
### A finding and its advice are joined by a semicolon, so they begin in lower case and have no period.

finding = { $problem }; { $advice }

## Findings

# After "the card" and the like
place-line = da linha { $line }
place-card = “{ $card }”
check-no-answer = o cartão não tem resposta, então nunca aparece
check-gaps = a pergunta tem { $gaps ->
    [0] { $gaps } lacunas
    [one] { $gaps } lacuna
   *[other] { $gaps } lacunas
} (`...`), mas a resposta preenche { $answers }
# $part is gap, item or answer; $unit is words or characters.
check-too-long = { $part ->
    [gap] o texto de uma lacuna
    [item] o item
   *[answer] a resposta
} “{ $answer }” é { $part ->
    [answer] longa
   *[other] longo
} demais para digitar: { $unit ->
    [words] { $length } palavras
   *[characters] { $length } caracteres
}
check-accepted-and-rejected = “{ $wording }” é aceita e recusada ao mesmo tempo
check-same-options = duas opções são “{ $option }”, então não dá para distingui-las
check-same-wordings = “{ $wording }” aparece duas vezes
check-same-items = dois itens da lista são “{ $item }”
check-copy = é uma cópia do cartão { $place }
check-same-card = o cartão { $place } tem a mesma pergunta e a mesma resposta
check-same-without-answer = o cartão { $place } pergunta o mesmo, e um dos dois não tem resposta
check-shared-answer = o cartão { $place } pergunta o mesmo, mas aceita também outras respostas
check-two-answers = o cartão { $place } tem a mesma pergunta, mas outra resposta, então não dá para saber qual é a esperada
check-same-in-other-words = o cartão { $place } pergunta o mesmo com outras palavras: “{ $prompt }”
check-unused-image = nenhum cartão mostra a imagem “{ $image }”
check-image-kind = o Discord não consegue mostrar a imagem “{ $image }”
check-image-extension = a extensão de “{ $image }” não corresponde ao formato, e o Discord se guia pela extensão
check-empty-image = a imagem “{ $image }” está vazia ou danificada
check-missing-image = o baralho não tem nenhuma imagem chamada “{ $image }”
check-image-size = as imagens ocupam { $megabytes } MB no total, mas cabem { $most } MB em um baralho
check-long-title = o título “{ $title }” passa dos { $most } caracteres que um menu mostra
check-long-prompt = a pergunta tem { $characters } caracteres, mas só é possível mostrar { $most }
check-long-options = a pergunta e as opções passam de { $most } caracteres e seriam cortadas
check-long-answer = a resposta e a nota têm { $characters } caracteres e seriam cortadas
check-long-items = os itens têm { $characters } caracteres, mas cabem { $most } em uma mensagem, então ninguém consegue dar a resposta completa
check-items-in-answer = uma resposta contém { $items } itens
check-list-in-answer = a resposta “{ $answer }” lista { $items } coisas
check-synonyms = a resposta “{ $answer }” parece reunir { $wordings } formas de dizer a mesma coisa, mas só conta inteira
check-answer-in-prompt = a pergunta entrega a resposta “{ $answer }”
check-refers-elsewhere = “{ $text }” se refere a algo que não está na pergunta
check-no-question = “{ $prompt }” pode ser sobre qualquer coisa e não diz o que se pergunta
check-typo = “{ $word }” talvez seja um erro de digitação de “{ $meant }”
check-confused-word = “{ $words }” parece um erro de digitação de “{ $meant }”
# $part is prompt, answer or note, here and below.
check-doubled-word = { $part ->
    [prompt] a pergunta
    [note] a nota
   *[answer] a resposta
} diz “{ $words }”
check-markup = { $part ->
    [prompt] a pergunta
    [note] a nota
   *[answer] a resposta
} contém { $kind }, que o Discord mostra literalmente: “{ $sample }”
check-untidy = { $part ->
    [prompt] a pergunta
    [note] a nota
   *[answer] a resposta
} contém espaços a mais ou caracteres invisíveis

## Kinds of markup

markup-bold = texto em negrito
markup-cloze = uma omissão de palavras do Anki
markup-code-fence = um bloco de código
markup-formula = uma fórmula em LaTeX
markup-heading = um título
markup-html-entity = uma entidade HTML
markup-html-tag = uma tag HTML
markup-image-link = um link de imagem
markup-link = um link
markup-sound = um som do Anki
markup-spoiler = um spoiler
markup-table = uma tabela

## Advice

advice-accept-or-reject = remova-a de um dos dois lugares
advice-add-image = adicione-a a `[media]` ou remova-a do cartão
advice-change-or-remove-one = altere ou remova uma delas
advice-clean = remova-os
advice-cloze = escreva `...` no lugar, e o texto oculto como resposta
advice-complete-question = escreva uma pergunta completa
advice-fix = corrija
advice-fix-or-ignore = corrija, ou ignore este aviso se for intencional
advice-image-link = transforme-o na `image` do cartão
advice-make-list = transforme-a em uma lista, para que cada item conte
advice-match-gaps = faça os números coincidirem
advice-merge = junte-os
advice-merge-answers = junte-os, para que as mesmas respostas contem nos dois
advice-plain = escreva texto simples
advice-remove-card = remova um dos dois
advice-remove-one = remova a repetição
advice-remove-or-rephrase = remova-a das respostas ou reformule a pergunta
advice-remove-unanswered = remova o que não tem resposta
advice-rename-image = dê a ela a extensão certa: .png, .jpg, .gif ou .webp
advice-rephrase = reformule a pergunta
advice-save-image = salve-a como PNG, JPEG, GIF ou WebP
advice-replace-image = substitua-a por um arquivo que abra em um visualizador de imagens
advice-say-what = diga a que se refere
advice-script = use caracteres como ₂ e ²
advice-shorten = encurte-a
advice-shorter-answer = encurte a resposta
advice-shorter-explanation = encurte-a, liste as ideias principais em `points` ou divida o cartão
advice-shorter-note = encurte a nota
advice-shorter-options = encurte as opções
advice-shorter-or-explanation = aceite uma variante mais curta ou transforme-a em uma explicação
advice-shorter-title = encurte-o ou passe uma parte para `description`
advice-shorter-wording = aceite uma variante mais curta
advice-shorter-wordings = aceite variantes mais curtas ou divida o cartão
advice-smaller-gap = deixe uma lacuna menor
advice-smaller-images = diminua-as ou divida o baralho
advice-sound = remova-o: só é possível mostrar imagens
advice-specific-or-merge = deixe uma das perguntas mais específica ou junte os cartões
advice-split-synonyms = se uma delas basta, aceite cada uma separadamente
advice-use-image = transforme-a na `image` ou `answer_image` de um cartão, ou remova-a
advice-write-answer = escreva uma ou remova o cartão
