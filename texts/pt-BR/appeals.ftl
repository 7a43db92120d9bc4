### Appeals and reports.

appeal-sent = Seu recurso foi enviado aos responsáveis. Você vai receber um aviso quando eles decidirem.
appeal-which = Qual das suas respostas deveria ter valido?
# In place of an answer without visible characters
appeal-blank = (em branco)
appeal-title = Recurso
appeal-advice = Se você aceitar, esta variante entra no cartão e todas as pessoas que responderam assim ganham pontos.
appeal-judged-wrong = { $user } respondeu “{ $answer }”, e a resposta foi considerada errada.
appeal-judged-partial = { $user } respondeu “{ $answer }”, e a resposta foi considerada parcialmente certa ({ $credit }).
appeal-accepted-title = Recurso aceito
appeal-rejected-title = Recurso recusado
appeal-decided-by = Decisão de { $user }
# The prompt comes in quotation marks.
appeal-counts = Agora “{ $wording }” vale como resposta para { $prompt }.
appeal-rejected = { $user }, seu recurso sobre { $prompt } foi recusado.
button-accept = Aceitar
button-reject = Recusar

## Reports

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
