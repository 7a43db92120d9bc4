### Questions, answers and results, in rounds and drops.

## A question

question-title = 第{ $number }問 / 全{ $total }問
# In a round with a score goal
question-title-goal = 第{ $number }問 · 目標：{ n-points }
# In an elimination, which has no fixed number of questions
question-title-open = 第{ $number }問
drop-title = 今日の問題
# The time is Discord's: "in 20 seconds".
question-closes = { $time }に締め切り
question-closed = 締め切りました
skip-count = スキップへの投票：{ $votes } / { $needed }票
last-question-nobody = 正解者なし
image-missing = この画像はここでは表示できません。
image-of-question = 問題の画像
image-of-answer = 答えの画像

## What to answer

ask-one = 1つ答えてください。
ask-all = { $count }個すべて答えてください。
ask-all-ordered = { $count }個すべてを順番どおりに答えてください。
ask-any = { $count }個のうち{ $any }個を答えてください。
ask-any-ordered = { $count }個のうち{ $any }個を順番どおりに答えてください。
ask-blanks = { $count ->
    [1] 空欄を埋めてください。
   *[other] { $count }か所の空欄を埋めてください（コンマ区切り）。
}
ask-number = 数値で答えてください。
ask-number-unit = 数値で答えてください（単位：{ $unit }）。
ask-yes-no = 「はい」か「いいえ」で答えてください。回答は1回だけです。
ask-choice = 1つ選んでください。回答は1回だけです。
ask-explanation = 自分の言葉で説明してください。

## How to answer, after one of the sentences above or alone

# Alone
answer-race-term = 答えを入力してください。最初に正解した人の勝ちです。
answer-race = 最初に正解した人の勝ちです。
answer-race-list = 項目ごとに、最初に答えた人がポイントを獲得します。
answer-channel = 答えをここに入力してください。
answer-private = **回答する**を押してください。入力した内容はあなたにしか見えません。
answer-choice-private = 選んだ答えはほかの人には見えません。
# Two sentences in a row
answer-by-reply = ここではほかのメッセージを読めません。このメッセージに返信するか、**回答する**を押してください。
sentences = { $first }{ $second }

## Buttons and forms

button-answer = 回答する
button-skip = スキップ
button-yes = はい
button-no = いいえ
button-join = 参加する
button-join-red = 赤に入る
button-join-blue = 青に入る
button-start-now = 今すぐ開始
button-again = もう一度遊ぶ
# What is played follows: the deck, the questions, and the mode.
button-start-again = もう一度：{ $round }
button-missed = 間違えたカード
button-my-results = 自分の結果
button-leaderboard = ランキング
button-appeal = 異議申し立て
button-report = 不備を報告
# Starts a review of what one is about to forget
button-review-cards = カードを復習
answer-form-title = 回答
answer-form-field = あなたの回答

hint = 💡 ヒント：{ $hint }

## Replies to a private answer

verdict-correct = ✅ **正解！**
verdict-partial = 🟡 **部分正解**（{ $credit }）。
verdict-wrong = ❌ **不正解。**
tries-left = { $tries ->
    [0] もう回答できません。
   *[other] 回答できるのはあと{ $tries }回です。
}
tries-unlimited = 何度でも回答できます。
answered-already = この問題にはすでに正解しています。
answered-too-often = この問題にはもう回答できません。
answered-out = ライフがなくなったため、このラウンドではもう回答できません。
answered-late = この問題は締め切られました。
# The answer follows, and whether it was correct.
answered-late-with = この問題は締め切られたため、次の回答は数えられません。
answer-yes = はい
answer-no = いいえ
answer-because = **{ $answer }**：{ $because }

## How a question ended

reveal-taken = 正解！
reveal-answered = 全員が回答しました
reveal-time-up = 時間切れ
reveal-skipped = スキップ
reveal-stopped = 中止
reveal-nobody-tried = 誰も回答しませんでした。
reveal-nobody = 正解した人はいませんでした（回答者{ $people }人）。
reveal-nobody-in-full = すべて答えられた人はいませんでした（回答者{ $people }人）。
reveal-some = { $people }人中{ $right }人が正解しました。
card-answer = **答え：** { $answer }
# How many people chose each answer, such as "A 1 · B 3"
reveal-chosen = 選ばれた数：{ $counts }
reveal-also-said = ほかの回答：{ $answers }
reveal-comeback = 📈 { $user }が逆転して首位に立ちました
# Who lost their last life
reveal-out = 💔 脱落：{ $players }
more-about-question = あなたの回答が正しかったか、問題に誤りがありますか？
gain = { $user } **+{ n-points }**
gain-partial = { $user } **+{ n-points }**（{ $credit }正解）
# Correct answers without a miss
streak = 🔥 { $streak }問連続正解
streak-drops = 🔥 定期出題{ $streak }回連続正解
# After a streak over drops
streak-forgiven = （ミス{ $misses }回は許容）

## A round

round-choose-deck = ラウンドを始めるデッキを選んでください。
round-choose-deck-more = ラウンドを始めるデッキを選んでください。一覧にないデッキを使うには、コマンドの`deck`オプションで指定してください。
# Parts of a line that says how a round is played, such as "Biology · 10 questions · race"
mode-race = 早解き
mode-exam = テスト
mode-elimination = サバイバル
round-length-goal = 目標{ n-points }
round-with-choices = 選択式
round-with-teams = チーム戦
team-red = 赤
team-blue = 青
round-seconds = 1問{ $seconds }秒
preset-deck-gone = 削除されたデッキ
preset-saved = **{ $name }**を保存しました：{ $round }。`/quiz preset start`で始められます。
preset-removed = 保存したラウンド**{ $name }**を削除しました。
presets-title = 保存したラウンド
round-announced-replies = { $host }さんがラウンドを始めました：**{ $deck }**から{ $questions }、1問{ $seconds }秒。各問題に返信するか、その下の**回答する**を押してください。最初に正解した人がポイントを獲得します。
round-announced-race = { $host }さんがラウンドを始めました：**{ $deck }**から{ $questions }、1問{ $seconds }秒。答えはここに入力してください。最初に正解した人がポイントを獲得します。
round-announced-choice = { $host }さんがラウンドを始めました：**{ $deck }**から{ $questions }、1問{ $seconds }秒。答えのボタンを押してください。最初に正解した人がポイントを獲得します。
round-announced-exam = { $host }さんがラウンドを始めました：**{ $deck }**から{ $questions }、1問{ $seconds }秒。各問題の下のボタンで答えてください。あなたの答えはほかの人には見えません。
# The lives are hearts, one for each.
round-announced-elimination = { $host }さんがサバイバルを始めました：**{ $deck }**から出題、1問{ $seconds }秒。ライフは全員{ $lives }。不正解か無回答でライフが1つ減り、最後まで残った人の勝ちです。各問題の下のボタンで答えてください。あなたの答えはほかの人には見えません。
round-goal = 🎯 最初に**{ n-points }**に達した人の勝ちで、ラウンドが終わります。
round-goal-teams = 🎯 最初に**{ n-points }**に達したチームの勝ちで、ラウンドが終わります。
round-teams = 🔴🔵 赤と青のチーム戦です。合計ポイントの多いチームの勝ちです。チームを選んでください。選ばずに答えた人は、人数の少ないチームに入ります。
round-get-ready = **まもなく開始！** 最初の問題は{ $time }に出ます。
round-players = 参加者：{ $players }
round-joined = 参加しました。現在の参加者は{ $players }人です。
round-joined-team = 参加しました。あなたのチーム：{ $team }。現在の参加者は{ $players }人です。
round-started = ラウンドを始めました。
round-started-in-thread = { $thread }でラウンドを始めました。
# Above the final results, in the channel of the thread.
round-over-in-thread = { $thread }で行われたラウンドの結果：
question-skipped = 問題をスキップしました。
round-stopped-reply = ラウンドを中止しました。
skip-votes = スキップへの投票を受け付けました（{ $votes } / { $needed }票）。
# In front of the best places, in a line
score-goal = 🎯 目標：{ n-points }
round-over = ラウンド終了
round-goal-reached = 🎯 目標の{ n-points }に達しました。
round-goal-missed = 🎯 目標の{ n-points }に達した人はいませんでした。
round-last-one-left = ❤️ 最後まで残った{ $user }の勝ちです。
round-all-out = 💀 全員のライフがなくなりました。
round-stopped = ラウンドは中止されました。
round-idle = 回答がなくなったため、ラウンドを終了しました。
round-no-cards = デッキに出題できるカードがもうありません。
round-nobody-scored = 得点した人はいませんでした。
round-fastest = ⚡ 最速回答：{ $user }（{ $seconds }秒）
round-best-streak = 🔥 最長の連続正解：{ $user }（{ $streak }問）
round-hardest = 🧠 最難問：{ $prompt }（{ $people }人中{ $right }人が正解）
results-mine = { $questions }問中{ $right }問正解 · { $points }
results-none = このラウンドでは1問も回答していません。
results-missed-none = 間違えたカードはありません。
standing-correct = { $correct }問正解
