### What the bot posts on its own when something goes wrong.

note-round-without-deck = デッキ`{ $deck }`がなくなったため、ラウンドはここで終了です。これまでに獲得したポイントは有効です。
note-round-without-card = カード`{ $card }`がデッキからなくなったため、ラウンドはここで終了です。これまでに獲得したポイントは有効です。
note-question-without-deck = デッキ`{ $deck }`がなくなったため、この問題を締め切ります。これまでに獲得したポイントは有効です。
note-question-without-card = カード`{ $card }`がデッキからなくなったため、この問題を締め切ります。これまでに獲得したポイントは有効です。
# The reason is one of the sentences below.
note-round-not-posted = 問題を投稿できなかったため、ラウンドを終了しました。{ $reason }
note-drop-not-posted = 定期出題 #{ $drop } を投稿できませんでした。{ $reason }
note-drop-without-deck = 定期出題 #{ $drop } を一時停止しました。{ $reason }`/deck undo`か`/deck import`でデッキを復元するか、`/drop remove`で定期出題を削除してください。
note-drops-missed-title = 投稿できなかった定期出題
note-drops-missed = 長時間オフラインだったため、次の定期出題を見送りました：
note-drops-missed-advice = `/drop now`を使うと、すぐに投稿できます。

## What is wrong with a drop

problem-missed = オフラインの間に、定期出題{ $drops }件を投稿できませんでした。
problem-forbidden = { $channel }に投稿できません。「チャンネルの編集」→「権限」→「Popquiz」で、**チャンネルを見る**、**メッセージを送信**、**埋め込みリンク**を許可してください。
problem-channel-gone = チャンネルが削除されました。
problem-drop-channel-gone = チャンネルが削除されました。`/drop edit`で定期出題を別のチャンネルに移すか、`/drop remove`で削除してください。
problem-rejected = { $channel }へのメッセージがDiscordに拒否されました。ボットの運営者はログで理由を確認できます。
problem-automod = { $channel }へのメッセージがAutoModにブロックされました。「サーバー設定」→「AutoMod」で、ボットのロールかこのチャンネルを対象外にしてください。
problem-thread-closed = { $channel }はアーカイブされているか、ロックされています。スレッドを管理している人が解除できます。
problem-deck-gone = デッキ`{ $deck }`はもうありません。
