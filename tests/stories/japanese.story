# A round with taps and a hint, played twice; then a drop with its reply, and an appeal. A manager chooses Japanese for
# the server's messages, and two members read their own replies in it.
alice: /settings change language:ja
language ja bob
language ja carol
alice: /quiz start deck:世界の川 questions:3
wait 第1問
clock +15s
bob: ライン川
carol: ドナウ川
wait 第2問
bob: [いいえ]
carol: [はい]
wait 第3問
bob: [B]
carol: [D]
wait ラウンド終了
bob: [自分の結果]
bob: [間違えたカード]
alice: [もう一度遊ぶ]
wait 第1問
alice: /quiz stop
wait 中止されました
alice: /drop add time:09:00 deck:世界の川 open:1h tags:ウィーン
clock +1m
wait 今日の問題
bob: [回答する] イステル
carol: [回答する] ドナウ川
clock +1h
wait 2人中1人
bob: [異議申し立て]
alice: [認める]
wait 異議が認められました
alice: /leaderboard
