### Words that many messages share: counts, lists, ranks.

# The language's own name for itself.
language-name = 日本語

# What stands between groups of three digits, and the first number that is grouped.
number-separator = ,
number-grouped-from = 1000

percent = { $value }%

## Counts. Other messages use these.

n-cards = カード{ $cards }枚
n-questions = { $questions }問
n-questions-at-most = 最大{ n-questions }
n-points = { $points }ポイント
n-drops = 定期出題{ $drops }件
n-days = { $days }日

## Lists

# What separates items that aren't the last one.
list-comma = { $first }、{ $rest }
list-and-two = { $first }と{ $last }
list-and-last = { $first }、{ $last }
list-or-two = { $first }または{ $last }
list-or-last = { $first }、または{ $last }
# After a shortened list
list-more = { $items }、ほか{ $more }件
# A line of its own, below other lines
and-more = ほか{ $more }

# What somebody wrote, or the name of something
quoted = 「{ $text }」

menu-deck = デッキを選択
menu-mix = ミックスを選択
menu-server = サーバーを選択
menu-days = 曜日を選択
menu-zone = タイムゾーンを選択
menu-time = 時刻を選択

## Dates

daily = 毎日
weekdays = 平日
weekends = 土日
monday = 月曜
tuesday = 火曜
wednesday = 水曜
thursday = 木曜
friday = 金曜
saturday = 土曜
sunday = 日曜
# A length of time: "1d 2h 30m"
duration-days = { $count }日
duration-hours = { $count }時間
duration-minutes = { $count }分

# Someone who deleted their data
former-member = 元メンバー

page-of = { $page } / { $pages }ページ
button-back = 戻る
button-next = 次へ

## Permissions, as Discord's settings name them

permission-view-channel = チャンネルを見る
permission-send-messages = メッセージを送信
permission-create-threads = 公開スレッドの作成
permission-send-in-threads = スレッドでメッセージを送信
permission-embed-links = 埋め込みリンク
permission-attach-files = ファイルを添付
permission-read-history = メッセージ履歴を読む
permission-add-reactions = リアクションの追加
permission-mention-everyone = @everyone、@here、全てのロールにメンション
permission-manage-server = サーバー管理
permission-administrator = 管理者
