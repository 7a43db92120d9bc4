### Why a deck file, or a part of it, can't be read: in replies to imports, in card forms, and on the command line.
###
### These follow a file's name and line, or a card's number and a colon, so they begin in lower case and have no period.
### $detail is in English, from the library that reads the format, and comes last.

## The file as a whole

file-folder = isto é uma pasta; escolha um arquivo de baralho dentro dela
file-special = isto não é um arquivo comum; salve primeiro o pacote no disco
file-not-found = arquivo não encontrado; confira o caminho
file-permission-denied = permissão negada; torne o arquivo legível, por exemplo com chmod +r
file-not-read = não foi possível ler o arquivo: { $detail }
file-too-large = o arquivo tem { $megabytes } MB, mas o máximo é { $most } MB; divida-o em vários baralhos
file-picture = isto é uma imagem, não um baralho; escolha o arquivo do baralho
file-pdf = isto é um PDF; copie as perguntas e respostas para um arquivo de texto ou uma tabela
file-archive-or-office = isto é um arquivo compactado ou um documento do Office; descompacte-o, ou salve o documento como CSV ou texto simples, e escolha esse arquivo
file-office = isto é um documento do Office; salve-o como CSV ou texto simples e escolha esse arquivo
file-archive = isto é um arquivo compactado; descompacte-o e escolha o arquivo do baralho
file-program = isto é um programa, não um baralho; escolha o arquivo do baralho
file-not-text = esta linha não é texto; salve o baralho como texto UTF-8
file-not-utf8 = esta linha não é texto UTF-8; salve o arquivo como UTF-8
file-not-utf16 = esta linha não é UTF-16 válido, embora o arquivo comece como UTF-16; salve o arquivo como UTF-8
file-over-limit = o arquivo tem { $most }, que é o limite; divida-o em vários baralhos
# Also after "in Anki": see anki-too-many.
more-cards = mais de { $most } cartões
more-text = mais de { $most } MB de texto
file-spreadsheet-broken = não foi possível ler a planilha; abra-a, salve-a de novo como .xlsx ou CSV e escolha esse arquivo ({ $detail })
file-spreadsheet-too-large = a planilha tem mais de { $most } MB descompactada; remova as imagens e as abas sem uso, ou salve-a como CSV
file-empty-table = a tabela está vazia; escreva uma pergunta e a resposta dela em cada linha
file-unclosed-quote = as aspas no início de uma célula desta linha nunca são fechadas; feche-as e duplique as que fazem parte do texto
file-invalid-row = linha de tabela inválida: { $detail }
file-invalid-xml = XML inválido; exporte as perguntas de novo do Moodle ({ $detail })
file-no-questions-moodle-xml = nenhuma pergunta encontrada; no Moodle, exporte o banco de questões como Moodle XML
file-no-questions-json = nenhuma pergunta encontrada; escreva uma lista de objetos com “question” e “answer” e, se quiser, “options”
file-empty = o arquivo está vazio; escreva um título, uma linha em branco e depois perguntas e respostas, com uma linha em branco depois de cada uma
file-only-title = o arquivo só tem um título; adicione uma linha em branco e depois perguntas e respostas, com uma linha em branco depois de cada uma
file-no-cards-plain = nenhum cartão encontrado; escreva um título, uma linha em branco e depois perguntas e respostas, com uma linha em branco depois de cada uma
file-many-paragraphs = o arquivo tem { $paragraphs } parágrafos, mas um baralho tem no máximo { $most } cartões; divida-o em vários baralhos
file-no-cards-markdown = nenhum cartão encontrado; escreva “Q: pergunta”, na linha seguinte “A: resposta” e depois uma linha em branco
file-no-questions-aiken = nenhuma pergunta encontrada; escreva uma em uma linha, depois as opções (A. isto, B. aquilo) e depois ANSWER: B
file-no-questions-gift = nenhuma pergunta encontrada; escreva uma como texto com as respostas entre chaves, como {"{"}=certa ~errada ~errada{"}"}
file-no-questions-red-trivia = nenhuma pergunta encontrada; escreva `Pergunta?:` e, na linha seguinte, `- resposta`
file-no-questions-open-trivia = nenhuma pergunta encontrada; baixe o arquivo de novo do Open Trivia Database
file-open-trivia = JSON do Open Trivia Database inválido; baixe-o de novo ({ $problem })
open-trivia-too-many = o arquivo não contém perguntas, porque o Open Trivia Database não tem tantas; peça menos
open-trivia-invalid = o arquivo não contém perguntas, porque a solicitação ao Open Trivia Database era inválida; crie outra no site
open-trivia-expired = o arquivo não contém perguntas, porque o token de sessão do Open Trivia Database expirou; peça outro
open-trivia-wait = o arquivo não contém perguntas, porque o Open Trivia Database recebeu solicitações demais; espere 5 segundos e tente de novo
open-trivia-unknown = o arquivo não contém perguntas, e sim um código de erro desconhecido do Open Trivia Database; tente mais tarde
file-yaml-bomb = o arquivo é grande demais ou tem níveis demais, talvez por causa de âncoras (&) e aliases (*); remova-os
file-yaml-documents = um segundo documento começa aqui (---); ponha cada um em um arquivo próprio
file-invalid-yaml = lista YAML de perguntas inválida; ponha entre aspas os textos que contêm : ou # ({ $detail })

## TOML

file-many-values = o arquivo tem mais de { $most } valores; divida-o em vários baralhos
file-many-dots = o arquivo tem mais de { $most } nomes com pontos, mas um baralho não tem nenhum; o formato está em docs/decks.md
file-many-cards = o baralho tem { $cards } cartões, mas o máximo é { $most }; divida-o em vários baralhos
file-not-base64 = a imagem “{ $image }” não é base64 válido; codifique-a de novo ({ $detail })
file-images-too-large = as imagens do baralho passam de { $most } MB no total; diminua-as ou divida o baralho
file-id-on-line = o cartão da linha { $line } já tem o ID “{ $id }”; dê outro ID a este, porque os pontos são salvos por ID
file-no-image = a imagem “{ $image }” não está em `[media]`; adicione-a lá ou remova-a do cartão
file-no-title = o título está vazio; escreva um
# $field is title, author, language, license or description.
file-long-field = { $field ->
    [title] o título
    [author] a autoria
    [language] o idioma
    [license] a licença
   *[description] a descrição
} tem mais de { $most } caracteres; encurte esse texto
file-invalid-tag = tag “{ $tag }” inválida; use de 1 a { $most } caracteres
file-many-tags = o baralho tem { $tags } tags, mas o máximo é { $most }; remova algumas
file-invalid-yes-no = `yes_no` “{ $answer }” inválido; escreva "yes" ou "no"
file-statistics = `statistics` impossíveis; escreva pelo menos 1 em `answers`, no máximo o mesmo em `right` e uma `discrimination` de -1 a 1
file-no-correct = falta `correct`; adicione-o ao lado de `options`, com o número da opção certa, a partir de 1
file-extra-field = `{ $field }` não se aplica a este tipo de resposta; remova-o
file-several-answers = o cartão tem vários tipos de resposta; deixe só um: { $kinds }
file-empty-prompt = a pergunta do cartão “{ $card }” está vazia
file-card-too-long = o cartão “{ $card }” é longo demais; divida-o em vários: { $problem }
file-any = `any` está fora do intervalo; use um número de 1 a { $items }, o número de itens
file-number = `number` ou `tolerance` inválido; use um número finito e uma tolerância de no mínimo 0
file-options = opções inválidas; escreva de { $least } a { $most } `options`, e `correct` como um número de 1 a { $options }
file-empty-answer = uma resposta está vazia; escreva uma, ou tire a resposta inteira para indicar que ela falta

## Syntax

parse-missing = falta “{ $field }”; adicione-o
parse-unknown-field = campo desconhecido “{ $field }”; remova-o
parse-unknown-field-one = campo desconhecido “{ $field }”; use “{ $known }”
parse-unknown-field-several = campo desconhecido “{ $field }”; use um destes: { $known }
parse-unknown-value = valor desconhecido “{ $value }”; remova-o
parse-unknown-value-one = valor desconhecido “{ $value }”; use “{ $known }”
parse-unknown-value-several = valor desconhecido “{ $value }”; use um destes: { $known }
parse-mismatch = valor esperado: { $expected }; encontrado: { $found }
parse-syntax = sintaxe inválida: { $detail }
type-natural-number = um número inteiro, 0 ou maior
type-whole-number = um número inteiro
type-number = um número
type-boolean = true ou false
type-text = texto entre aspas
type-texts = texto entre aspas, ou uma lista de textos assim
type-list = uma lista
type-table = uma tabela
type-other = { $name }
found-number = o número { $number }
found-text = o texto “{ $text }”
found-nothing = nada
found-other = { $name }

## Answers

file-invalid-answer = resposta inválida: { $problem }
answer-empty = uma parte da resposta está vazia
answer-nothing = está vazia
answer-any = a lista tem { $items } itens, então não dá para pedir { $any }
answer-too-few-items = a lista só tem { $items ->
    [one] { $items } item
   *[other] { $items } itens
}, então não dá para pedir tantos
answer-not-finite = o número precisa ser finito, e a tolerância, no mínimo 0
answer-options = são necessárias de { $least } a { $most } opções, uma delas certa; há { $options }
answer-json = o JSON não é uma resposta: { $problem }
answer-write-gaps = escreva o texto de cada lacuna em uma linha que comece com “... ”
answer-write-number = escreva um número como 42 ou 42 ± 0.5 ms
answer-write-yes-or-no = escreva yes ou no, ou “no: ” e o motivo
answer-write-options = escreva de 2 a 10 opções, como “[ ] errada”, e uma “[x] certa”
answer-write-items = escreva cada item em uma linha que comece com “- ”, ou com “1. ” se a ordem importar
answer-lettered-options = uma pergunta precisa de 2 a 10 opções com as letras A, B, …; esta tem { $options }
answer-no-such-option = “{ $answer }” não é uma opção; escreva ANSWER: e uma letra
answer-number-of-options = tem { $options } opções; use de 2 a 10
answer-not-an-option = “{ $answer }” não é nenhuma das opções; escreva o texto, a letra ou o número da correta
answer-none-correct = nenhuma opção certa; marque uma com =
answer-none-full = nenhuma resposta vale todos os pontos; marque uma com =
answer-invalid-number = número inválido; escreva 3.14, 3.14:0.01 (com tolerância) ou 1..5
answer-no-number-full = nenhum número vale todos os pontos; marque um com =
answer-several-numbers = tem vários números certos com tolerância; escreva uma pergunta para cada um
answer-invalid-pair = par inválido; escreva =isto -> aquilo
answer-half-pair = falta o lado direito de um par; escreva =isto -> aquilo
answer-long-pairs = tem { $pairs } pares e é longa demais para ser repetida em cada um; divida-a
answer-true-or-false = resposta “{ $answer }” inválida para uma pergunta de verdadeiro ou falso; use True ou False
id-malformed = ID “{ $id }” inválido; use até { $most } letras minúsculas, números e hifens, como “mean-average-precision”
id-taken = um cartão anterior já tem o ID “{ $id }”; dê outro ID a este, porque os pontos são salvos por ID

## Skipped parts of a file

card-text-too-long = o texto tem { $kilobytes } KB, mas o de um cartão pode ter no máximo { $most } KB
card-too-long = os textos têm { $kilobytes } KB no total, mas o máximo é { $most } KB
skipped-empty = o cartão está vazio
skipped-empty-prompt = a pergunta está vazia
skipped-too-long = o texto é longo demais para um cartão
skipped-long-tag = uma tag foi omitida, porque tem mais de { $most } caracteres
skipped-more-tags = algumas tags foram omitidas, porque um cartão tem no máximo { $most }
skipped-long-deck-tag = uma tag do baralho foi omitida, porque tem mais de { $most } caracteres
skipped-more-deck-tags = algumas tags do baralho foram omitidas, porque o máximo é { $most }
# $field is author, language, license or description.
skipped-shortened = { $field ->
    [author] a autoria
    [language] o idioma
    [license] a licença
   *[description] a descrição
} do baralho tinha mais de { $most } caracteres e o texto foi encurtado
skipped-unknown-column = a coluna “{ $name }” ficou de fora ({ $cells ->
    [one] { $cells } célula
   *[other] { $cells } células
}), porque os cartões não têm esse campo; dê a ela o nome “note” para mostrá-la com as respostas
skipped-surplus-cells = “{ $text }” ficou de fora, porque esta linha tem mais células do que a tabela tem colunas; coloque entre aspas o texto que contém o separador
skipped-above-header = “{ $text }” ficou de fora, porque está acima dos nomes das colunas
skipped-possible-header = “{ $names }” foi importado como cartão, mas parece conter os nomes das colunas; se for o caso, dê a elas os nomes “prompt” e “answer”
skipped-id-taken = importado com o ID “{ $new }”, porque um cartão anterior já tem o ID “{ $id }”; os pontos são salvos por ID
skipped-unknown-member = “{ $name }” ficou de fora, porque os cartões não têm esse campo; dê a ele o nome “note” para mostrá-lo com a resposta
skipped-no-cloze-answers = uma das lacunas não tem resposta correta
skipped-description = “{ $text }” ficou de fora, porque é uma descrição, e não uma pergunta
skipped-question-type = “{ $text }” ficou de fora, porque perguntas do tipo “{ $kind }” não podem ser feitas no chat
skipped-loose-text = “{ $text }” ficou de fora, porque não faz parte de nenhum cartão
skipped-empty-heading = o título “{ $text }” ficou de fora, porque não tem texto nem cartões abaixo
skipped-no-brackets = “{ $text }” ficou de fora, porque não tem lacuna; coloque o que é perguntado entre [colchetes]
skipped-not-aiken = este texto não tem opções nem uma linha ANSWER:, então não é uma pergunta
skipped-answer-alone = não há nenhuma pergunta antes desta linha ANSWER:; adicione uma
skipped-brace-closed = {"}"} sem {"{"}; escreva \{"}"} se fizer parte do texto
skipped-brace-open = {"{"} não é fechada antes da próxima linha em branco; escreva \{"{"} se fizer parte do texto
skipped-long-question = esta pergunta tem mais de { $most } KB; veja se falta uma linha em branco depois dela
skipped-not-gift = este texto não tem respostas entre chaves, então não é uma pergunta
skipped-feedback = comentários sobre respostas erradas foram omitidos, porque um cartão só tem uma nota ({ $times ->
    [one] { $times } vez
   *[other] { $times } vezes
}; a primeira, na pergunta que começa aqui)
skipped-partial-credit = respostas que valem parte dos pontos foram omitidas, porque uma variante vale tudo ou nada ({ $times ->
    [one] { $times } vez
   *[other] { $times } vezes
}; a primeira, na pergunta que começa aqui)
skipped-image-name = imagens foram omitidas, porque o arquivo só contém o nome delas ({ $times ->
    [one] { $times } vez
   *[other] { $times } vezes
}; a primeira, na pergunta que começa aqui)
skipped-not-open-trivia = não é uma pergunta do Open Trivia Database: { $problem }
skipped-question-not-text = a pergunta é uma lista ou um mapeamento; escreva-a como texto entre aspas
skipped-answer-not-text = uma resposta que é uma lista ou um mapeamento foi omitida; escreva-a como texto entre aspas
skipped-repeated = repete a pergunta da linha { $line }; foi omitida
skipped-repeated-and-merged = repete a pergunta da linha { $line }; as respostas foram adicionadas lá

## Anki

anki-too-much-text = os cartões têm mais de { $most } MB de texto; no Anki, exporte só uma parte do baralho
anki-too-many = o arquivo tem { $most }, que é o limite; no Anki, exporte um único baralho ou uma parte dele
file-invalid-anki-line = linha inválida de uma exportação de texto do Anki: { $detail }
file-no-notes = a exportação está vazia; no Anki, exporte um baralho que tenha notas (Arquivo, Exportar)
file-no-cards-package = o pacote não tem cartões; no Anki, exporte um baralho que tenha (Arquivo, Exportar)
package-incomplete = pacote incompleto: não foi possível ler o arquivo compactado; baixe-o ou exporte-o de novo do Anki (Arquivo, Exportar) ({ $detail })
package-many-files = o pacote tem mais de { $most } arquivos, que é o limite; exporte um único baralho do Anki, ou faça isso sem incluir mídia
package-duplicate-names = o pacote contém dois arquivos com o mesmo nome; exporte-o de novo do Anki (Arquivo, Exportar)
package-no-layout = o arquivo “meta” do pacote não informa a estrutura; exporte-o de novo do Anki (Arquivo, Exportar)
package-new-layout = o pacote tem a estrutura { $version }, que é nova demais; exporte-o de novo do Anki com a opção de suporte a versões antigas (“Support older Anki versions”)
package-no-anki = este arquivo compactado não contém uma coleção do Anki; descompacte-o e escolha o arquivo do baralho dentro dele, ou exporte um baralho do Anki (Arquivo, Exportar)
package-no-collection = falta no pacote a coleção, “{ $part }”; exporte-o de novo do Anki (Arquivo, Exportar)
package-invalid-list = não foi possível ler a lista de arquivos do pacote, “media”; exporte-o de novo do Anki (Arquivo, Exportar) ({ $detail })
package-part-too-large = “{ $part }”, no pacote, é grande demais; exporte do Anki um único baralho em vez da coleção inteira, ou divida-o lá
package-part-broken = não foi possível ler o pacote: { $problem }; exporte-o de novo do Anki (Arquivo, Exportar)
part-damaged = “{ $part }” está danificado ({ $detail })
part-encrypted = “{ $part }” está protegido por senha; descompacte o arquivo e compacte-o de novo sem senha
collection-too-costly = a coleção do pacote demora demais para ser lida; exporte um único baralho do Anki, ou divida-o lá
collection-broken = não foi possível ler a coleção do pacote; no Anki, escolha Ferramentas, Verificar banco de dados, e exporte-a de novo (Arquivo, Exportar) ({ $detail })
collection-not-sqlite = a coleção do pacote não é um banco de dados SQLite; exporte-o de novo do Anki (Arquivo, Exportar)
collection-no-tables = faltam as tabelas do Anki na coleção do pacote; exporte-o de novo do Anki (Arquivo, Exportar)
collection-invalid-json = não foi possível ler os { $column ->
    [decks] baralhos
   *[models] tipos de nota
} do pacote; exporte-o de novo do Anki (Arquivo, Exportar) ({ $detail })
collection-no-json = o pacote não tem { $column ->
    [decks] baralhos
   *[models] tipos de nota
}; exporte-o de novo do Anki (Arquivo, Exportar)
collection-many-cards = o pacote tem mais de { $most } cartões, contando os vazios; exporte um único baralho do Anki (Arquivo, Exportar)
skipped-its-card = cartão { $card } da nota: { $problem }
skipped-no-note-type = o pacote não informa o tipo da nota
skipped-long-or-not-utf8 = a nota é longa demais para um cartão, ou não é texto UTF-8
skipped-occlusion = a nota esconde partes de uma imagem, o que não é possível em um chat
skipped-no-cards = a nota não tem cartões
skipped-sound = a pergunta é um som, mas só é possível perguntar texto e imagens
skipped-answer-is-image = o cartão foi importado, mas nunca aparece, porque a resposta é só uma imagem
skipped-answer-is-sound = o cartão foi importado, mas nunca aparece, porque a resposta é um som
skipped-no-cloze = o cartão não tem nenhuma lacuna com o número dele
skipped-empty-gap = uma das lacunas não esconde texto, mas só é possível perguntar por texto
skipped-only-gap = o texto é só uma lacuna, então ninguém saberia o que se pergunta
skipped-prompt-is-image = a pergunta é só uma imagem, que não pode ser usada: { $problem }
skipped-without-image = o cartão foi importado sem a imagem: { $problem }
skipped-no-template = o tipo de nota “{ $name }” não tem modelo para este cartão
skipped-long-template = o modelo do tipo de nota “{ $name }” é longo demais
skipped-cloze-number = os números das lacunas só podem ir até { $most }
skipped-cloze-not-shown = o tipo de nota “{ $name }” não mostra lacunas na frente
image-long-address = o endereço da imagem é longo demais
image-not-there = “{ $image }” não está no pacote
image-in-text-file = um arquivo de texto não contém “{ $image }”; para incluir imagens, exporte o baralho do Anki como pacote (.apkg)
image-kind = “{ $image }” não é uma imagem PNG, JPEG, GIF ou WebP, então o Discord não consegue mostrá-la
image-too-large = “{ $image }” é grande demais: todas as imagens de um baralho podem ter no máximo { $most } MB no total
image-too-many-broken = “{ $image }” foi omitida, porque imagens demais antes dela são grandes demais ou inválidas; diminua-as ou exporte uma parte do baralho
