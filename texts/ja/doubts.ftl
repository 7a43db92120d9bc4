### 判定に自信がない回答と、それを正解とするかどうかの投票。

doubts-title = 正解にする？
doubts-title-closed = 判定が微妙だった回答
# $time is a relative time, like “in 5 minutes”.
doubts-close = 判定に自信がありません。投票は{ $time }に締め切られます。
doubts-close-managers = 判定に自信がありません。管理者が決められます。締め切りは{ $time }です。
# $answer is quoted; $changes lists whose points changed.
doubt-counted = 投票で{ $answer }が正解になりました：{ $changes }
doubt-not-counted = 投票で{ $answer }は不正解になりました：{ $changes }
doubt-manager-counted = { $manager }さんが{ $answer }を正解にしました：{ $changes }
doubt-manager-not-counted = { $manager }さんが{ $answer }を不正解にしました：{ $changes }
doubt-agreed = { $answer }は投票でも判定どおりになりました。
doubt-manager-agreed = { $manager }さんが{ $answer }の判定を認めました。
doubt-undecided = { $answer }は決まらなかったため、判定どおりです。
doubt-appealed = { $answer }についての異議を管理者が認めました。
# $sign is + or −.
doubt-change = { $user }さん { $sign }{ $points }
ballot-place = 回答{ $number } / { $total }
ballot-question = これを{ $prompt }の正解にしますか？
ballot-counts-so-far = 今のところ正解です。
ballot-partly-so-far = 今のところ{ $credit }正解です。
ballot-not-so-far = 今のところ不正解です。
ballot-own-counts = 「正解」に投票しました。
ballot-own-does-not = 「不正解」に投票しました。
ballot-settled-counts = 正解に決まりました。
ballot-settled-does-not = 不正解に決まりました。
ballot-can-change = 投票は締め切り（{ $time }）まで変更できます。
button-vote = 正解にする？
button-counts = 正解
button-does-not-count = 不正解
button-next-answer = 次へ
button-change-votes = 投票を変更
