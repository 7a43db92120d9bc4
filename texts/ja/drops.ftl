### Drops: questions on a schedule.

drop-none = このサーバーにはまだ定期出題がありません。`/drop add`で追加できます。
drop-list-title = 定期出題
drop-added = 追加しました：{ $drop }
drop-edited = 変更しました：{ $drop }
drop-paused-reply = 一時停止しました：{ $drop }
drop-resumed-reply = 再開しました：{ $drop }
drop-same-time = { $count ->
   *[other] 定期出題 { $drops }
} も同じ時刻に{ $channel }に投稿されます。ずらすには、`/drop edit`で時刻を変更してください。
drop-removed = 定期出題 #{ $number } を削除しました。受付中の問題には引き続き回答できます。
drop-posted = 定期出題 #{ $number } の問題を{ $channel }に投稿しました。

## A drop in one line, its parts separated by dots

drop-when = **#{ $number }** { $deck }（{ $channel }） · { $days } { $time }（{ $zone }）
drop-deck-gone = { $deck }（削除済み）
drop-open = 回答期間 { $duration }
drop-private = 非公開で回答
drop-channel = チャンネルで回答
drop-own-cards = 一人ひとり別のカード
drop-pings = { $role }にメンション
drop-next = 次回 { $time }
drop-then = その後：{ $times }
drop-paused = 一時停止中
# As a choice, without formatting
drop-choice = #{ $number } { $deck }、{ $days } { $time }

## A card of one's own for each member

own-card-title = あなただけのカード
own-card-offer = **回答する**を押すと、あなたにいちばん効果のあるカードが出ます。ほかの人には見えません。
own-card-footer = あなただけのカード
own-card-result = 自分のカードに正解：{ $people }人中{ $right }人
