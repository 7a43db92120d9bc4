### Decks and cards: lists, changes, imports and exports, look-ups.

## Changes, as the history tells them: "@sam added “Which bird can't fly?”"

change-imported = importou { n-cards } de { $file }
change-added-card = adicionou “{ $prompt }”
change-edited-card = editou “{ $prompt }”
change-removed-card = removeu “{ $prompt }”
change-renamed = renomeou “{ $from }” para “{ $to }”
change-copied = copiou “{ $title }”
change-removed-deck = removeu o baralho
change-accepted-synonyms = { $cards ->
    [one] aceitou cada sinônimo em um cartão
   *[other] aceitou cada sinônimo em { $cards } cartões
}
change-undid = desfez esta alteração: { $change }

## What is as it was, after an undo

undone-imported = Desfeito: **{ $title }** voltou a ser como era antes da importação de { $file }.
undone-added-card = Desfeito: “{ $prompt }” não está mais em **{ $title }**.
undone-edited-card = Desfeito: “{ $prompt }” voltou a ser como era em **{ $title }**.
undone-removed-card = Desfeito: “{ $prompt }” está de volta em **{ $title }**.
undone-renamed = Desfeito: “{ $to }” voltou a se chamar **{ $from }**.
undone-copied = Desfeito: a cópia **{ $title }** foi removida.
undone-removed-deck = Desfeito: **{ $title }** está de volta.
undone-accepted-synonyms = { $cards ->
    [one] Desfeito: um cartão de **{ $title }** volta a pedir a resposta completa.
   *[other] Desfeito: { $cards } cartões de **{ $title }** voltam a pedir a resposta completa.
}
# The change is a clause such as "imported 8 cards from birds.csv".
undone-other = Desfeito em **{ $title }**: { $change }.
button-undo = Desfazer
button-edit-again = Editar de novo
button-remove = Remover
button-share = Compartilhar

## Lists and descriptions of decks

deck-list-title = Baralhos
deck-own = próprio deste servidor
# In the list of decks whose changes can be undone
deck-removed = { $title } (removido)
# How many of its cards are paused
deck-paused = pausados: { $cards }
deck-count = { $what }: { $count }
deck-missing = Sem resposta, nunca aparecem: { $count }
deck-images = Imagens: { $images }, em { n-cards }
deck-tags = Tags: { $tags }
deck-author = Autoria: { $author }
deck-license = Licença: { $license }
deck-language = Idioma: { $language }
deck-own-note = É um baralho próprio deste servidor. Os responsáveis podem alterá-lo com `/card` e `/deck`.
deck-built-in-note = Vem com o bot. Use `/deck copy` para criar uma cópia que os responsáveis possam alterar.
kind-terms = Termos
kind-lists = Listas
kind-blanks = Preencher lacunas
kind-numbers = Números
kind-yes-no = Sim ou não
kind-explanations = Explicações
kind-choices = Múltipla escolha

## Changes to decks

# What a copy of a deck is called: "Birds (copy)", "Birds (copy 2)"
deck-copy-suffix = cópia
deck-copy-suffix-number = cópia { $number }
deck-copied = Cópia pronta: **{ $title }** tem { n-cards } e pertence a este servidor. Altere o baralho com `/card add`, `/card edit` e `/card remove`.
deck-renamed = “{ $from }” agora se chama **{ $to }**.
deck-removed-reply = **{ $title }** foi removido, com { n-cards }. Os pontos continuam nos rankings. Você pode recuperar o baralho com `/deck undo` por 30 dias.
deck-removed-drops = { $count ->
    [one] Esta pergunta agendada usava o baralho e agora está pausada: { $drops }.
   *[other] Estas perguntas agendadas usavam o baralho e agora estão pausadas: { $drops }.
}
deck-history-title = Alterações em { $title }
deck-history-note = As alterações riscadas foram desfeitas ou desfizeram outra alteração.

## Como os cartões de um baralho se saem, com /deck health

deck-health-title = Saúde de { $title }
deck-health-none = Ninguém respondeu a estes cartões ainda, então não há o que dizer.
deck-health-based = { $answers ->
    [one] Com base em { $answers } primeira resposta
   *[other] Com base em { $answers } primeiras respostas
} de { $members ->
    [one] { $members } membro.
   *[other] { $members } membros.
}
deck-health-right = Acertos de primeira: **{ $share }**
deck-health-too-little = É pouco para concluir algo: nenhum cartão tem { $needed } primeiras respostas ainda.
# $all is a count such as "24 cards".
deck-health-enough = Cartões com pelo menos { $needed } primeiras respostas: **{ $enough }** de { $all }
deck-health-fine = Nenhum problema encontrado neles.
deck-health-stronger-do-worse = Quem conhece melhor o resto do baralho erra mais este cartão. A resposta dele pode estar errada.
deck-health-nobody = Quase ninguém acerta este cartão.
deck-health-everybody = Quase todo mundo acerta este cartão.
deck-health-paused = Pausado: não é perguntado.
# These make up one line, with dots in between.
card-numbers-right = { $right } de { $answers } acertos de primeira
card-numbers-discrimination = discriminação { $value }
card-numbers-appeals = com recurso: { $share }
card-numbers-wrong = resposta errada mais comum: “{ $answer }” ({ $members } membros)
card-numbers-seconds = costuma ser respondido em { $seconds } s
# The number of a card in the list above
button-edit-number = Editar { $number }
button-pause-number = Pausar { $number }
button-resume-number = Reativar { $number }

## Provas, com /deck exam

deck-exam = A prova de **{ $deck }** é em { $date } ({ $time }). Até lá, `/review` pergunta os cartões que mais ajudam para esse dia.
deck-exam-none = **{ $deck }** não tem data de prova. Defina uma com a opção `date`.
deck-exam-no-forecast = Ninguém respondeu aos cartões dele nos últimos 30 dias, então ainda não há previsão.
deck-exam-forecast = { $members ->
    [one] O que o membro que respondeu nos últimos 30 dias saberá até lá:
   *[other] O que os { $members } membros que responderam nos últimos 30 dias saberão até lá:
}
# $pace is a number such as 1.40.
deck-exam-at-pace = no ritmo atual ({ $pace } respostas por dia cada um): **{ $share }** dos cartões
deck-exam-one-more = com uma revisão a mais por dia: **{ $share }**
deck-exam-note = A previsão segue o modelo de memória das revisões. As pessoas podem ser diferentes dele.
button-remove-exam = Remover a data

## Imports and exports

# Formats, as in "Imported Birds from CSV"
format-toml = TOML
format-csv = CSV
format-spreadsheet = uma planilha
format-kotoba = CSV do Kotoba
format-markdown = Markdown
format-red = YAML do Red Trivia
format-gift = Moodle GIFT
format-moodle-xml = Moodle XML
format-aiken = Aiken
format-open-trivia = JSON do Open Trivia
format-json = JSON
format-plain = texto simples
format-anki = um pacote do Anki
format-anki-text = texto do Anki
import-new = **{ $title }** foi importado de { $format }: { n-cards }.
import-update = **{ $title }** foi atualizado a partir de { $format }. Cartões adicionados: { $added }; alterados: { $edited }; removidos: { $removed }; sem alterações: { $same }. Os que continuam no baralho mantêm os pontos e as variantes aceitas.
import-kept = O formato do arquivo não guarda estes dados, então eles não mudam: { $fields }.
import-changed = Também foi alterado ou removido: { $fields }.
import-missing = { $cards ->
    [one] { $cards } cartão não tem resposta e não vai aparecer.
   *[other] { $cards } cartões não têm resposta e não vão aparecer.
}
# Before a list of what is wrong
import-skipped = { $skipped ->
    [one] { $skipped } cartão ignorado.
   *[other] { $skipped } cartões ignorados.
}
import-findings = { $findings ->
    [one] { $findings } item precisa de revisão:
   *[other] { $findings } itens precisam de revisão:
}
# The question under an import, with two buttons
import-synonyms = { $cards ->
    [one] Um cartão parece conter uma lista de sinônimos: “{ $prompt }”, com a resposta “{ $answer }”. Basta um deles?
   *[other] { $cards } cartões parecem conter listas de sinônimos, como “{ $prompt }”, com a resposta “{ $answer }”. Basta um deles?
}
button-accept-synonyms = Basta um
button-keep-synonyms = São todos precisos
synonyms-accepted = { $cards ->
    [one] Agora basta um sinônimo em um cartão de **{ $title }**.
   *[other] Agora basta um sinônimo em { $cards } cartões de **{ $title }**.
}
synonyms-kept = Os cartões de **{ $title }** continuam como estão: só a resposta completa conta.
# $place is a line, a number or a card; $problem is a clause of files.ftl or checks.ftl.
import-line = { $place }: { $problem }
import-place-line = linha { $line }
# A note of Anki
import-place-note = nota { $note }
import-place = { $place } ({ $severity })
import-cards = { $more ->
    [one] { $card } e outro cartão
   *[other] { $card } e outros { $more } cartões
}
import-deck = baralho
import-error = erro
import-warning = aviso
export-done = **{ $title }**, { n-cards }, com todas as respostas:
export-in-play = Alguns destes cartões estão em jogo neste servidor agora. Se abrir o arquivo, não responda a essas perguntas.
field-author = autoria
field-language = idioma
field-license = licença
field-description = descrição
field-topics = tags
field-images = imagens
field-reject = variantes recusadas
field-tags = tags dos cartões
field-notes = notas

## Cards

card-form-add = Adicionar um cartão
card-form-edit = Editar o cartão
# Labels of a form, up to 45 characters
card-form-prompt = Pergunta
    .example = Que rio passa por Viena? Escreva lacunas com ...
card-form-answer = Respostas aceitas
    .example = o Danúbio | Donau
card-form-reject = Respostas que nunca valem, uma por linha
    .example = o Inn
card-form-tags = Tags, separadas por vírgulas
    .example = rios, Europa
card-form-note = Nota exibida com a resposta
    .example = Por que esta é a resposta
card-added = Adicionado: { $card }
card-edited = Editado: { $card }
card-finding = Vale conferir: { $finding }.
card-never-asked = sem resposta, então nunca aparece
kind-term = termo
kind-list = lista
kind-blank = preencher lacunas
kind-number = número
kind-yes-or-no = sim ou não
kind-explanation = explicação
kind-choice = múltipla escolha
# The prompt comes in quotation marks.
card-remove = Remover { $prompt } de **{ $deck }**? Se era outro cartão, use o comando de novo e escolha na lista enquanto digita.
card-removed = { $prompt } foi removido. { $cards ->
    [0] Restam { $cards } cartões
    [one] Resta { $cards } cartão
   *[other] Restam { $cards } cartões
} no baralho.
card-no-answer = Este cartão ainda não tem resposta.
card-also-counts = Também vale: { $wordings }
card-author = por { $author }
card-tags = tags: { $tags }
# A heading, before the answer as its author wrote it
card-source = Resposta ({ $kind }), como foi escrita
card-taught = **Aceito neste servidor:** { $wordings }
card-rejected = **Nunca vale:** { $wordings }
