### Decks and cards: lists, changes, imports and exports, look-ups.

## Changes, as the history tells them: "@sam added “Which bird can't fly?”"

change-imported = { $file }から{ n-cards }をインポート
change-added-card = 「{ $prompt }」を追加
change-edited-card = 「{ $prompt }」を編集
change-removed-card = 「{ $prompt }」を削除
change-renamed = 「{ $from }」の名前を「{ $to }」に変更
change-copied = 「{ $title }」をコピー
change-removed-deck = デッキを削除
change-accepted-synonyms = { $cards }枚のカードの類義語を個別に正解に設定
change-undid = 元に戻した変更：{ $change }

## What is as it was, after an undo

undone-imported = 元に戻しました：**{ $title }**は、{ $file }をインポートする前の状態に戻りました。
undone-added-card = 元に戻しました：「{ $prompt }」を**{ $title }**から取り除きました。
undone-edited-card = 元に戻しました：**{ $title }**の「{ $prompt }」は、以前の内容に戻りました。
undone-removed-card = 元に戻しました：「{ $prompt }」が**{ $title }**に戻りました。
undone-renamed = 元に戻しました：「{ $to }」の名前は**{ $from }**に戻りました。
undone-copied = 元に戻しました：コピーの**{ $title }**を削除しました。
undone-removed-deck = 元に戻しました：**{ $title }**が復元されました。
undone-accepted-synonyms = 元に戻しました：**{ $title }**の{ $cards }枚のカードは、再び答え全体が必要です。
# The change is a clause such as "imported 8 cards from birds.csv".
undone-other = **{ $title }**の変更を元に戻しました：{ $change }。
button-undo = 元に戻す
button-edit-again = もう一度編集
button-remove = 削除
button-share = 共有

## Lists and descriptions of decks

deck-list-title = デッキ
deck-own = このサーバー独自
# In the list of decks whose changes can be undone
deck-removed = { $title }（削除済み）
# How many of its cards are paused
deck-paused = 一時停止中{ $cards }枚
deck-count = { $what }：{ $count }
deck-missing = 答えがなく、出題されないカード：{ $count }枚
deck-images = 画像：{ $images }枚（{ n-cards }）
deck-tags = タグ：{ $tags }
deck-author = 作者：{ $author }
deck-license = ライセンス：{ $license }
deck-language = 言語：{ $language }
deck-own-note = このサーバー独自のデッキです。管理者は`/card`と`/deck`で変更できます。
deck-built-in-note = ボットに付属のデッキです。`/deck copy`でコピーを作ると、管理者が変更できるようになります。
kind-terms = 用語
kind-lists = 列挙
kind-blanks = 穴埋め
kind-numbers = 数値
kind-yes-no = はい／いいえ
kind-explanations = 記述
kind-choices = 選択式

## Changes to decks

# What a copy of a deck is called: "Birds (copy)", "Birds (copy 2)"
deck-copy-suffix = コピー
deck-copy-suffix-number = コピー{ $number }
deck-copied = コピーしました：**{ $title }**（{ n-cards }）は、このサーバー独自のデッキです。`/card add`、`/card edit`、`/card remove`で変更できます。
deck-renamed = 「{ $from }」の名前を**{ $to }**に変更しました。
deck-removed-reply = **{ $title }**（{ n-cards }）を削除しました。ポイントはランキングに残ります。30日以内なら`/deck undo`で復元できます。
deck-removed-drops = このデッキを使っていた定期出題{ $count }件を一時停止しました：{ $drops }
deck-history-title = { $title }の変更履歴
deck-history-note = 取り消し線の付いた変更は、元に戻されたか、別の変更を元に戻したものです。

## デッキのカードの状態（/deck health）

deck-health-title = { $title }の状態
deck-health-none = このデッキのカードにはまだ誰も回答していないため、判断できません。
deck-health-based = { $members }人の最初の回答{ $answers }件に基づいています。
deck-health-right = 最初の正答率：**{ $share }**
deck-health-too-little = 最初の回答が{ $needed }件以上あるカードがまだないため、判断するにはデータが足りません。
# $all is a count such as "24 cards".
deck-health-enough = 最初の回答が{ $needed }件以上あるカード：{ $all }中**{ $enough }枚**
deck-health-fine = これらのカードに問題は見つかりませんでした。
deck-health-stronger-do-worse = デッキのほかのカードをよく知っている人ほど、このカードの成績が悪くなっています。答えが間違っているかもしれません。
deck-health-nobody = このカードに正解できる人はほとんどいません。
deck-health-everybody = ほぼ全員がこのカードに正解しています。
deck-health-paused = 一時停止中のため、出題されません。
# These make up one line, with dots in between.
card-numbers-right = 最初の回答{ $answers }件中{ $right }件が正解
card-numbers-discrimination = 識別力{ $value }
card-numbers-appeals = 異議申し立て：{ $share }
card-numbers-wrong = 最も多い誤答：「{ $answer }」（{ $members }人）
card-numbers-seconds = 回答時間の目安：{ $seconds }秒
# The number of a card in the list above
button-edit-number = { $number }を編集
button-pause-number = { $number }を一時停止
button-resume-number = { $number }を再開

## 試験（/deck exam）

deck-exam = **{ $deck }**の試験日は{ $date }（{ $time }）です。それまで`/review`は、試験日までに最も役立つカードを出題します。
deck-exam-none = **{ $deck }**には試験日が設定されていません。`date`オプションで設定してください。
deck-exam-no-forecast = 過去30日間にこのデッキのカードに回答した人がいないため、まだ予測できません。
deck-exam-forecast = 過去30日間に回答した{ $members }人が、試験日までに覚えている割合の予測：
# $pace is a number such as 1.40.
deck-exam-at-pace = 現在のペース（1人1日{ $pace }問）の場合：カードの**{ $share }**
deck-exam-one-more = 1日1問多く復習した場合：**{ $share }**
deck-exam-note = 復習に使っている記憶モデルによる予測です。実際とは異なることがあります。
button-remove-exam = 試験日を削除

## Imports and exports

# Formats, as in "Imported Birds from CSV"
format-toml = TOML
format-csv = CSV
format-spreadsheet = スプレッドシート
format-kotoba = KotobaのCSV
format-markdown = Markdown
format-red = Red TriviaのYAML
format-gift = Moodle GIFT
format-moodle-xml = Moodle XML
format-aiken = Aiken
format-open-trivia = Open TriviaのJSON
format-json = JSON
format-plain = プレーンテキスト
format-anki = Ankiパッケージ
format-anki-text = Ankiテキスト
import-new = { $format }から**{ $title }**をインポートしました：{ n-cards }。
import-update = { $format }の内容で**{ $title }**を更新しました：追加{ $added }、変更{ $edited }、削除{ $removed }、変更なし{ $same }。残ったカードのポイントと別解は引き継がれます。
import-kept = 次の項目はこのファイル形式で扱えないため、元のままです：{ $fields }。
import-changed = ほかに変更または削除された項目：{ $fields }。
import-missing = カード{ $cards }枚には答えがないため、出題されません。
# Before a list of what is wrong
import-skipped = カード{ $skipped }枚をスキップしました。
import-findings = 確認が必要な点が{ $findings }件あります：
# The question under an import, with two buttons
import-synonyms = { $cards }枚のカードの答えが類義語のリストのようです（例：問題「{ $prompt }」、答え「{ $answer }」）。どれか1つで正解にしますか？
button-accept-synonyms = 1つで正解
button-keep-synonyms = すべて必要
synonyms-accepted = **{ $title }**の{ $cards }枚のカードで、類義語のどれか1つを答えれば正解になります。
synonyms-kept = **{ $title }**のカードはそのままです。答え全体を答えた場合だけ正解になります。
# $place is a line, a number or a card; $problem is a clause of files.ftl or checks.ftl.
import-line = { $place }：{ $problem }
import-place-line = { $line }行目
# A note of Anki
import-place-note = ノート{ $note }
import-place = { $place }（{ $severity }）
import-cards = { $card }ほか{ $more }枚のカード
import-deck = デッキ
import-error = エラー
import-warning = 警告
export-done = **{ $title }**（{ n-cards }、答えもすべて含みます）：
export-in-play = このサーバーで現在出題中のカードが含まれています。ファイルを開いたら、その問題には回答しないでください。
field-author = 作者
field-language = 言語
field-license = ライセンス
field-description = 説明
field-topics = タグ
field-images = 画像
field-reject = 不正解とする答え
field-tags = カードのタグ
field-notes = メモ

## Cards

card-form-add = カードを追加
card-form-edit = カードを編集
# Labels of a form, up to 45 characters
card-form-prompt = 問題
    .example = ウィーンを流れる川は？（空欄は ... と書きます）
card-form-answer = 正解とする答え
    .example = ドナウ川 | ドナウ
card-form-reject = 必ず不正解とする答え（1行に1つ）
    .example = イン川
card-form-tags = タグ（コンマ区切り）
    .example = 川, ヨーロッパ
card-form-note = メモ（答えと一緒に表示）
    .example = この答えになる理由
card-added = 追加しました：{ $card }
card-edited = 編集しました：{ $card }
card-finding = 確認してください：{ $finding }
card-never-asked = 答えがないため出題されません
kind-term = 用語
kind-list = 列挙
kind-blank = 穴埋め
kind-number = 数値
kind-yes-or-no = はい／いいえ
kind-explanation = 記述
kind-choice = 選択式
# The prompt comes in quotation marks.
card-remove = **{ $deck }**から{ $prompt }を削除しますか？　別のカードを削除するには、コマンドをもう一度入力し、表示される候補から選んでください。
card-removed = { $prompt }を削除しました。デッキに残っているカードは{ $cards }枚です。
card-no-answer = このカードにはまだ答えがありません。
card-also-counts = 別解：{ $wordings }
card-author = 作者：{ $author }
card-tags = タグ：{ $tags }
# A heading, before the answer as its author wrote it
card-source = 答え（{ $kind }、原文）
card-taught = **このサーバーで認めた別解：** { $wordings }
card-rejected = **必ず不正解：** { $wordings }
