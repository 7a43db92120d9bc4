### Words that many messages share: counts, lists, ranks.

# The language's own name for itself.
language-name = Português do Brasil

# What stands between groups of three digits, and the first number that is grouped.
number-separator = .
number-grouped-from = 1000

percent = { $value }%

## Counts. Other messages use these.

n-cards = { $cards ->
    [0] { $cards } cartões
    [one] { $cards } cartão
   *[other] { $cards } cartões
}
n-questions = { $questions ->
    [0] { $questions } perguntas
    [one] { $questions } pergunta
   *[other] { $questions } perguntas
}
n-questions-at-most = até { n-questions }
n-points = { $points ->
    [0] { $points } pontos
    [one] { $points } ponto
   *[other] { $points } pontos
}
n-drops = { $drops ->
    [0] { $drops } perguntas agendadas
    [one] { $drops } pergunta agendada
   *[other] { $drops } perguntas agendadas
}
n-days = { $days ->
    [0] { $days } dias
    [one] { $days } dia
   *[other] { $days } dias
}

## Lists

# What separates items that aren't the last one.
list-comma = { $first }, { $rest }
list-and-two = { $first } e { $last }
list-and-last = { $first } e { $last }
list-or-two = { $first } ou { $last }
list-or-last = { $first } ou { $last }
# After a shortened list
list-more = { $items } e mais { $more }
# A line of its own, below other lines
and-more = e mais { $more }

# What somebody wrote, or the name of something
quoted = “{ $text }”

menu-deck = Escolha um baralho
menu-mix = Escolha uma mistura
menu-server = Escolha um servidor
menu-days = Escolha os dias
menu-zone = Escolha um fuso horário
menu-time = Escolha um horário

## Dates

daily = todos os dias
weekdays = de segunda a sexta
weekends = sábados e domingos
monday = seg
tuesday = ter
wednesday = qua
thursday = qui
friday = sex
saturday = sáb
sunday = dom
# A length of time: "1d 2h 30m"
duration-days = { $count }d
duration-hours = { $count }h
duration-minutes = { $count }min

# Someone who deleted their data
former-member = um ex-membro

page-of = Página { $page } de { $pages }
button-back = Voltar
button-next = Próxima

## Permissions, as Discord's settings name them

permission-view-channel = Ver canal
permission-send-messages = Enviar mensagens
permission-create-threads = Criar tópicos públicos
permission-send-in-threads = Enviar mensagens em tópicos
permission-embed-links = Inserir links
permission-attach-files = Anexar arquivos
permission-read-history = Ver histórico de mensagens
permission-add-reactions = Adicionar reações
permission-mention-everyone = Mencionar @everyone, @here e todos os cargos
permission-manage-server = Gerenciar servidor
permission-administrator = Administrador
