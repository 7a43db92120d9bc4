### What the bot posts on its own when something goes wrong.

note-round-without-deck = A rodada termina aqui porque o baralho `{ $deck }` não existe mais. Os pontos ganhos até agora continuam valendo.
note-round-without-card = A rodada termina aqui porque o cartão `{ $card }` não está mais no baralho. Os pontos ganhos até agora continuam valendo.
note-question-without-deck = Esta pergunta foi encerrada porque o baralho `{ $deck }` não existe mais. Os pontos ganhos até agora continuam valendo.
note-question-without-card = Esta pergunta foi encerrada porque o cartão `{ $card }` não está mais no baralho. Os pontos ganhos até agora continuam valendo.
# The reason is one of the sentences below.
note-round-not-posted = Uma rodada terminou porque não consegui publicar a pergunta. { $reason }
note-drop-not-posted = Não consegui publicar a pergunta agendada #{ $drop }. { $reason }
note-drop-without-deck = A pergunta agendada #{ $drop } está pausada. { $reason } Recupere o baralho com `/deck undo` ou `/deck import`, ou remova a pergunta agendada com `/drop remove`.
note-drops-missed-title = Perguntas agendadas não publicadas
note-drops-missed = Fiquei offline por tempo demais e não publiquei estas perguntas:
note-drops-missed-advice = Use `/drop now` para publicar uma delas na hora.

## What is wrong with a drop

problem-missed = { $drops ->
    [one] { $drops } pergunta agendada não foi publicada porque eu estava offline.
   *[other] { $drops } perguntas agendadas não foram publicadas porque eu estava offline.
}
problem-forbidden = Não consigo publicar em { $channel }. Conceda as permissões **Ver canal**, **Enviar mensagens** e **Inserir links** nesse canal, em Editar canal → Permissões → Popquiz.
problem-channel-gone = O canal foi excluído.
problem-drop-channel-gone = O canal foi excluído. Mude o canal da pergunta agendada com `/drop edit` ou remova a pergunta com `/drop remove`.
problem-rejected = O Discord recusou a mensagem em { $channel }. Quem administra o bot encontra o motivo no log.
problem-automod = O AutoMod bloqueou minha mensagem em { $channel }. Adicione uma exceção para o meu cargo ou para esse canal em Config. do servidor → AutoMod.
problem-thread-closed = { $channel } está arquivado ou trancado. Quem gerencia tópicos pode reabri-lo.
problem-deck-gone = O baralho `{ $deck }` não existe mais.
