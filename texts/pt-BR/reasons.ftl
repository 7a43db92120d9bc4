### Why an answer doesn't count in full, while the question is open. Nothing here may give the answer away.

reason-incomplete = Está faltando algo.
reason-shared-name = Mais de uma pessoa tem esse nome.
reason-less-precise = A pergunta pede algo mais preciso.
reason-no-unit = Faltou a unidade.
reason-neither-yes-nor-no = Não diz nem sim nem não.
reason-no-option = Essa não é uma das opções.
# Items of a list, or blanks
reason-found = { $found } de { $total }.
reason-points = { $found } de { $total } ideias principais.

## Answers in other languages

reason-missing-accent = Sem o acento, é outra palavra.
reason-missing-article = Faltou o artigo.
reason-other-article = O artigo está errado.
reason-other-gender = O gênero está errado.
reason-missing-forms = O cartão pede mais formas da palavra.
reason-other-reading = A leitura está errada.
reason-missing-reading = O cartão pede os caracteres e a leitura deles.
reason-missing-tones = Faltaram os tons.
