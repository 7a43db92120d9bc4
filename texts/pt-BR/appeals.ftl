### Appeals and reports.

appeal-sent = Seu recurso foi enviado aos responsáveis. Para ver a decisão depois, clique de novo em **Entrar com recurso**.
appeal-which = Qual das suas respostas deveria ter valido?
# In place of an answer without visible characters
appeal-blank = (em branco)
appeal-title = Recurso
appeal-advice = Se você aceitar, esta variante entra no cartão e todas as pessoas que responderam assim ganham pontos.
# For an answer that names some of the items of a list, or fills some of the gaps
appeal-advice-part = Se você aceitar, ela vale { $credit } da resposta, e o cartão não muda.
# After the sentence above, with a menu of the items below
appeal-advice-item = Escolha o que ela significa para ensinar isso ao cartão também.
appeal-which-part = O que ela significa?
appeal-judged-wrong = { $user } respondeu “{ $answer }”, e a resposta foi considerada errada.
appeal-judged-partial = { $user } respondeu “{ $answer }”, e a resposta foi considerada parcialmente certa ({ $credit }).
appeal-accepted-title = Recurso aceito
appeal-rejected-title = Recurso recusado
appeal-decided-by = Decisão de { $user }
# The prompt comes in quotation marks.
appeal-counts = Agora “{ $wording }” vale como resposta para { $prompt }.
appeal-counts-item = Agora “{ $wording }” vale como “{ $item }” em { $prompt }.
appeal-counts-part = “{ $wording }” vale { $credit } de { $prompt }.
# To the author alone
appeal-accepted = Seu recurso sobre { $prompt } foi aceito.
appeal-rejected = Seu recurso sobre { $prompt } foi recusado.
# In the channel of the question
appeal-closed = { $user } decidiu um recurso.
button-accept = Aceitar
button-reject = Recusar

## Reports

report-which = Você está relatando um problema com { $prompt }.
# Above the reasons in a menu
report-menu = Qual é o problema deste cartão?
report-reason-wrong-answer = A resposta está errada
report-reason-unclear = A pergunta não está clara
report-reason-duplicate = O cartão está duplicado
report-reason-other = Outro problema
# A reason, and how many people chose it
report-reason-count = { $reason } ({ $people })
report-counted = Obrigado pelo relato. O cartão será pausado para revisão quando { $needed } membros relatarem um problema (até agora: { $count }).
report-paused = Obrigado pelo relato. Este cartão fica pausado até um responsável revisar.
report-before = Você já relatou um problema com este cartão.
report-card-paused-title = Cartão pausado
report-card-paused = { $people ->
    [one] { $people } pessoa relatou um problema com este cartão. Ele não vai aparecer aqui até um responsável revisar.
   *[other] { $people } pessoas relataram um problema com este cartão. Ele não vai aparecer aqui até um responsável revisar.
}
report-kept-paused = { $user } revisou o cartão relatado, e ele continua pausado.
report-resumed = { $user } revisou e reativou o cartão relatado.
button-resume-card = Reativar cartão
button-keep-paused = Manter pausado
