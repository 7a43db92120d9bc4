### Practicing alone, with /practice.

## A card

practice-footer = { $number }枚目 / 全{ $total }枚
practice-reading = 判定中…
practice-hidden = このカードはこのサーバーで現在出題中のため、答えは表示できません。
# Above the next card
practice-left-out-now = 直前のカードは、このサーバーで現在出題中のため省きました。

## Buttons

button-give-up = わからない
button-next-card = 次へ
button-stop = 終了
# On the last card
button-results = 結果を見る
# While an answer is being read
button-verdict = 判定を見る
# Appeals the verdict
button-was-right = 正解のはず
practice-appeal-sent = 異議を管理者に送りました。10分以内に結果が出れば、ここに表示されます。

## The results

practice-over = 練習の結果
practice-none = 1枚も回答していません。
practice-result = { $cards }枚中{ $right }枚正解。
# Above a list of cards
practice-again = もう一度確認したいカード
practice-left-out = 一時停止中、またはこのサーバーで出題中のため、{ $cards }枚を省きました。

## Reviews, with /review

review-over = 復習の結果
# The day's goal is reached
review-done = 今日の復習は完了です
review-learned = 覚え直したカード：**{ $refreshed }**枚 · 新しいカード：**{ $new }**枚
review-nothing = これらのカードは、今日すべて回答済みです。
review-today = 今日回答したカード：**{ $cards }**枚（目標{ $goal }枚）
# How many are still due
review-due = 今復習すべきカードが、あと{ $cards }枚あります。
review-next = 次のカードの復習は{ $time }です。
# Starts another review
button-review = 続けて復習
