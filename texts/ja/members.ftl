### What members see about themselves, and a server's settings.

## /help

help-intro = 暗記カードのデッキから、その場で遊ぶラウンドや定期出題で問題を出します。自分の言葉で答えてください。言い方が違っても、意味が同じなら正解です。知りたいことを下のメニューから選んでください。
# The menu of the topics below.
help-menu = 何をしますか？
help-play = クイズで遊ぶ
help-manage = デッキと定期出題を管理する
help-operate = ボットを運用する
help-answering = **早解き**では、チャンネルに答えを入力します。最初に正解した人がポイントを獲得します。**テスト**や非公開の**定期出題**では、**回答する**を押します。入力した内容はあなたにしか見えません。
help-granted = このサーバーの管理者と、許可されたメンバーが使えるコマンド：
# In direct messages.
help-direct = ここでは、共通のサーバーのデッキを使って、1人で練習できます。
help-direct-server = **{ $server }**のデッキを使っています。
help-direct-no-server = 下のメニューからサーバーを選んでください。何も表示されない場合、DMでの利用を許可している共通のサーバーがありません。
direct-which-server = どのサーバーのデッキを使いますか？あとから`/help`で変更できます。
# $link invites the bot to a server.
help-operator =
    Popquizはセルフホスト型で、誰かが自分のマシンで動かしています。そのマシンでは、`popquiz doctor`で設定を確認し、`popquiz backup`でデータベースをバックアップできます。ほかのコマンドは`popquiz help`で表示されます。ガイドはソースコードの`docs/operators.md`（英語）です。
    管理している[別のサーバーにこのボットを追加](<{ $link }>)できます。

## /leaderboard

leaderboard-title = ランキング
leaderboard-points = ポイント
leaderboard-server = このサーバー
leaderboard-today = 今日
leaderboard-week = 今週
leaderboard-month = 今月
leaderboard-all = 全期間
leaderboard-empty = まだ誰もポイントを獲得していません。
leaderboard-page-empty = このページには、もう何もありません。

## /stats

stats-none = まだ結果がありません。このサーバーで最初に回答した問題が締め切られてから、もう一度ご覧ください。
stats-title = あなたの成績
stats-accuracy = { $questions }問中**{ $right }**問正解 · 正解率**{ $accuracy }**
stats-rank = { $total }人中**{ $rank }位** · { n-points }
stats-streak = 🔥 { $deck }の定期出題で{ $streak }回連続正解
stats-decks = あなたのデッキ（得意な順）
stats-strong-decks = 得意なデッキ
stats-weak-decks = 苦手なデッキ
stats-deck = { $deck } — 正解率**{ $accuracy }**（{ n-questions }）
stats-other-decks = ほか{ $decks }個のデッキは{ $questions }問未満のため省略
stats-note = 締め切られた問題だけを、それぞれ最も良い回答で集計しています。

## /progress

progress-title = あなたの進捗
progress-group-title = メンバー{ $members }人の進捗
progress-none = まだ表示できるものがありません。回答した問題が締め切られると、進捗が表示されます。
progress-group-none = まだ表示できるものがありません。{ $members }人以上が問題に回答すると、グループの進捗が表示されます。
progress-note = 締め切られた問題への回答に基づく推定です。
progress-known = 覚えているカード
progress-group-known = 1人あたりの覚えているカード（平均）
progress-curve = このまま回答しない場合の記憶率
progress-activity = 1日の回答数
progress-decks = デッキごとの覚えている割合
progress-no-decks = これらのデッキは削除されました。
progress-today = 今日
progress-days-ago = { $days }日前
progress-in-days = { $days }日後
progress-weeks-ago = { $weeks }週間前
# Read to people who don't see the picture
progress-alt-known = 覚えているカード：現在は約{ $now }枚、{ $days }日前は{ $before }枚。
progress-alt-curve = 回答したカードの記憶率：現在は{ $now }、このまま回答しないと{ $days }日後は{ $later }。
progress-alt-activity = 過去{ $weeks }週間の回答：{ $days }日間に{ $answers }件。
progress-alt-decks = デッキごとの覚えている割合：{ $decks }。

## /privacy

privacy-title = 保存されているあなたのデータ
privacy-intro = このボットを使うすべてのサーバーを通じて、あなたのDiscord IDとともに保存されているもの：
privacy-answers = 回答{ $answers }件：問題、日時、判定。うち{ $texts }件は本文も保存されています。このサーバーでは、本文は{ $days }日後に削除されます。
privacy-points = ランキングの記録{ $entries }件
privacy-appeals = 異議申し立て{ $appeals }件、報告したカード{ $reports }枚
privacy-work = 異議申し立ての判断{ $decisions }件、デッキの変更{ $changes }件
privacy-memories = カード{ $cards }枚の記憶の定着度
privacy-direct-server = DMで使っているデッキのサーバー
privacy-practices = 終わっていない練習{ $practices }件
privacy-advice = これ以外に、名前や、回答以外のメッセージなどは保存していません。`/privacy export`ですべてダウンロード、`/privacy delete`で削除できます。
privacy-export = 保存されているあなたのデータのすべて：
privacy-delete = このボットを使うすべてのサーバーから、あなたの回答、異議申し立て、報告を完全に削除します。参加中のラウンドからも外れます。ポイントは「元メンバー」の名前でランキングに残すことも、一緒に削除することもできます。
privacy-deleted = あなたのデータを削除しました。
button-delete-keep-points = データを削除（ポイントは匿名で残す）
button-delete-all = データとポイントを削除

## /settings

settings-title = 設定
settings-managers-channel = 異議申し立て、報告、管理者へのお知らせは{ $channel }に送られます。
settings-no-managers-channel = 未設定：異議申し立てと報告は、元のチャンネルに表示されます。
settings-keep-answers = 回答は{ $days }日間保存されます。その間は異議を申し立てられます。
settings-answers-not-kept = 回答は保存されないため、異議は申し立てられません。
settings-reports = カードは報告が{ $reports }件になると一時停止されます。
settings-rounds-managers = ラウンドを開始できるのは管理者だけです。
settings-rounds-everyone = 全員がラウンドを開始できます。1人につき同時に1ラウンドまでです。
settings-doubts-on = 判定に自信がない回答は、参加者が投票で決めます。
settings-doubts-managers = 判定に自信がない回答は、管理者が決められます。
settings-doubts-off = 判定に自信がなくても、そのまま確定します。
settings-direct-messages-on = メンバーは、ボットとのDMでこのサーバーのデッキを練習できます。
settings-direct-messages-off = このサーバーのデッキはDMでは使えません。
settings-language = チャンネルに投稿するメッセージの言語は{ $language }です。
settings-zone = ランキングには、ボットの運営者が設定したタイムゾーン（{ $zone }）が使われます。
