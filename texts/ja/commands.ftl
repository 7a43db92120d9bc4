### Descriptions of the commands, as Discord lists them.
###
### A command's message has its description. An option's description is an attribute of its command's message.
### Discord allows 100 characters.

# Behind the description of a subcommand that only managers can use, of a command that everybody sees
for-managers = { $description }（管理者のみ）

## Options that several commands have

option-deck = デッキ
option-own-deck = このサーバー独自のデッキ
option-tags = いずれかのタグが付いたカードだけを使う（コンマ区切り）
option-words = 問題や答えに含まれる言葉
option-drop = 定期出題の番号（/drop list に表示）
option-time = 現地時刻（例：09:00）
option-days = 毎日、平日、週末、または「月、水、金」のような曜日（デフォルト：毎日）
option-zone = タイムゾーン（例：Asia/Tokyo）
option-open = 回答を受け付ける時間（例：8h）
option-answers = 回答方法（デフォルト：非公開）
option-drop-cards = 出題するカード（デフォルト：共通）
option-ping = 出題のたびにメンションするロール

## Choices

choice-mode-race = 早解き：チャンネルで最初に正解した人の勝ち
choice-mode-exam = テスト：全員が非公開で回答
choice-mode-elimination = サバイバル：ライフは3つ、最後まで残った人の勝ち
choice-style-typed = 入力：カードの形式のとおりに答える
choice-style-choice = 選択：似たカードから作った4つの選択肢から選ぶ
choice-cards-mix = ミックス：デッキのカードから
choice-cards-missed = 間違えたカード：よく間違えた順
choice-cards-shared = 共通：全員に同じカード
choice-cards-own = 個別：メンバーごとに、いちばん効果のあるカード
choice-rounds-managers = 管理者のみ
choice-rounds-everyone = 全員：1人につき同時に1ラウンドまで
choice-doubts-on = オン：参加者が投票し、管理者の票があればそれで決まる
choice-doubts-managers = 管理者のみ
choice-doubts-off = オフ：判定どおり
choice-direct_messages-on = オン：ボットとのDMでも使える
choice-direct_messages-off = オフ：このサーバーでのみ使える
choice-answers-private = 非公開：ボタンで回答し、ほかの人には見えない
choice-answers-channel = チャンネル：回答が全員に見える
choice-clear-ping = メンション
choice-clear-tags = タグ
choice-of-server = このサーバー
choice-of-channel = このチャンネル
choice-of-deck = デッキ
choice-since-today = 今日
choice-since-week = 今週
choice-since-month = 今月
choice-since-all = 全期間
choice-format-toml = Popquiz（TOML）
choice-format-csv = 表（CSV）
choice-format-md = Markdown
choice-format-apkg = Ankiパッケージ

## /quiz

command-quiz = このチャンネルでクイズのラウンドを行います
command-quiz-start = ラウンドを始めます
    .deck = 出題するデッキ
    .mix = 複数のデッキと比率（例：生物 2, 化学 1）
    .questions = 問題数
    .seconds = 1問あたりの秒数
    .mode = モード（デフォルト：早解き）
    .goal = この点数に達したらラウンド終了
    .style = 回答の形式（デフォルト：入力）
    .teams = 赤と青の2チームに分かれて対戦するかどうか
    .tags = { option-tags }
    .thread = 専用のスレッドで遊ぶかどうか（デフォルト：いいえ）
command-quiz-skip = この問題をスキップします
command-quiz-stop = ラウンドを中止して結果を表示します
command-quiz-preset = 保存したラウンド
command-quiz-preset-save = ラウンドの設定に名前を付けて保存します
    .name = 保存するラウンドの名前
    .deck = { command-quiz-start.deck }
    .mix = { command-quiz-start.mix }
    .questions = { command-quiz-start.questions }
    .seconds = { command-quiz-start.seconds }
    .mode = { command-quiz-start.mode }
    .goal = { command-quiz-start.goal }
    .style = { command-quiz-start.style }
    .teams = { command-quiz-start.teams }
    .tags = { option-tags }
command-quiz-preset-start = 保存したラウンドを始めます
    .name = 始めるラウンド
command-quiz-preset-list = 保存したラウンドの一覧を表示します
command-quiz-preset-remove = 保存したラウンドを削除します
    .name = 削除するラウンド

## /drop

command-drop = 決まった日時に問題を投稿します
command-drop-add = 指定した時刻に問題を投稿します
    .time = { option-time }
    .deck = 問題を選ぶデッキ
    .days = { option-days }
    .zone = { option-zone }
    .open = { option-open }
    .answers = { option-answers }
    .channel = 投稿先のチャンネル（デフォルト：このチャンネル）
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = { option-drop-cards }
command-drop-edit = 定期出題を変更します
    .drop = { option-drop }
    .time = { option-time }
    .deck = 問題を選ぶデッキ
    .days = 毎日、平日、週末、または「月、水、金」のような曜日
    .zone = { option-zone }
    .open = { option-open }
    .answers = 回答方法
    .channel = 投稿先のチャンネル
    .ping = { option-ping }
    .tags = { option-tags }
    .cards = 出題するカード
    .clear = メンションまたはタグの指定を解除
command-drop-list = このサーバーの定期出題を一覧表示します
command-drop-pause = 定期出題を一時停止します
    .drop = { option-drop }
command-drop-resume = 一時停止した定期出題を再開します
    .drop = { option-drop }
command-drop-remove = 定期出題を削除します
    .drop = { option-drop }
command-drop-now = 定期出題の問題を今すぐ投稿します
    .drop = { option-drop }

## Looking things up

command-practice = 1人でカードを練習します。あなたにだけ表示されます。
    .deck = 練習するデッキ
    .cards = 練習するカード（デフォルト：ミックス）
command-review = 今復習すると最も効果的なカードを出題します。あなたにだけ表示されます。
    .deck = 復習するデッキ（デフォルト：これまでに回答したすべてのデッキ）
command-lookup = カードを検索します。結果はあなたにだけ表示されます。
    .words = { option-words }
command-leaderboard = ポイントのランキングを表示します
    .of = ランキングの対象（デフォルト：このサーバー）
    .since = 期間（デフォルト：全期間）
    .deck = このデッキのポイントだけを集計
    .picture = ポイントの画像を付ける（既定：なし）
command-stats = 自分の正解率、連続正解、得意なデッキと苦手なデッキを表示します
command-progress = 覚えているカードを画像で表示します
    .group = グループ全体を表示する（既定：自分）

## /deck

command-deck = デッキの閲覧と、このサーバー独自のデッキの管理
command-deck-list = すべてのデッキを一覧表示します
command-deck-info = デッキの内容を表示します
    .deck = { option-deck }
command-deck-health = 難しすぎる、簡単すぎる、または答えが間違っていそうなカードを確認します
    .deck = { option-deck }
command-deck-exam = デッキの試験日を設定し、その日までに覚えられる割合を予測します
    .date = 試験日（例：2026-06-24）
    .deck = { option-deck }
command-deck-import = ファイルからデッキをインポート、または更新します
    .file = カード20,000枚、10 MBまでのファイル
    .deck = 更新する、このサーバーのデッキ
    .title = デッキの名前
command-deck-export = デッキを答えごとダウンロードします
    .deck = { option-deck }
    .format = ファイル形式（デフォルト：すべてを保存できるPopquiz形式）
command-deck-copy = デッキをコピーして編集できるようにします
    .deck = { option-deck }
    .title = コピーの名前
command-deck-rename = デッキの名前を変更します
    .title = 新しい名前
    .deck = { option-own-deck }
command-deck-remove = デッキを削除します。30日以内なら元に戻せます。
    .deck = { option-own-deck }
command-deck-history = デッキをいつ誰が変更したかを表示します
    .deck = { option-own-deck }
command-deck-undo = デッキの最新の変更を元に戻します。繰り返すとさらにさかのぼれます。
    .deck = { option-own-deck }

## /card

command-card = このサーバー独自のデッキのカードを管理します
command-card-add = カードを追加します
    .deck = { option-own-deck }
command-card-edit = カードを編集します
    .words = { option-words }
command-card-remove = カードを削除します
    .words = { option-words }
command-card-show = カードを、別解や不正解とする答えもすべて含めて表示します
    .words = { option-words }

## Everything else

command-settings = このサーバーでのPopquizの設定
command-settings-show = 現在の設定を表示します
command-settings-change = 設定を変更します
    .managers_channel = 異議申し立て、報告、管理者へのお知らせを送るチャンネル
    .keep_answers_days = 回答の保存日数。異議申し立てができる期間でもあります（0：保存しない）
    .reports = カードを一時停止するまでの報告数
    .rounds = ラウンドを開始できる人
    .doubts = 判定に自信がない回答を誰が決めるか
    .direct_messages = メンバーがDMでこのサーバーのデッキを使えるかどうか（デフォルト：オン）
    .language = チャンネルに投稿するメッセージの言語（デフォルト：このサーバーの言語）
command-settings-reset = すべての設定をデフォルトに戻します
command-privacy = 自分のデータを確認、ダウンロード、削除します
command-privacy-show = 保存されている自分のデータを表示します
command-privacy-export = 自分のデータをダウンロードします
command-privacy-delete = 自分のデータを削除します
command-help = Popquizでできることを表示します

## In the menu of a message (Apps). Discord allows 32 characters.

message-command-appeal = これは正解のはず
message-command-card = カードを作る
