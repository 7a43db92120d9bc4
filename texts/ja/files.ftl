### Why a deck file, or a part of it, can't be read: in replies to imports, in card forms, and on the command line.
###
### These follow a file's name and line, or a card's number and a colon, and have no full stop at the end.
### $detail is in English, from the library that reads the format, and comes last.

## The file as a whole

file-folder = フォルダーです。中のデッキファイルを選んでください
file-special = 通常のファイルではありません。先にパッケージをディスクに保存してください
file-not-found = ファイルが見つかりません。パスを確認してください
file-permission-denied = 権限がありません。chmod +rなどで、ファイルを読み取れるようにしてください
file-not-read = ファイルを読み込めません：{ $detail }
file-too-large = ファイルが{ $megabytes } MBあります。上限は{ $most } MBなので、複数のデッキに分けてください
file-picture = デッキではなく画像です。デッキのファイルを選んでください
file-pdf = PDFです。問題と答えを、テキストファイルか表にコピーしてください
file-archive-or-office = 圧縮ファイルかOffice文書です。展開するか、CSVまたはテキストとして保存し、そのファイルを選んでください
file-office = Office文書です。CSVまたはテキストとして保存し、そのファイルを選んでください
file-archive = 圧縮ファイルです。展開して、中のデッキのファイルを選んでください
file-program = デッキではなくプログラムです。デッキのファイルを選んでください
file-not-text = この行はテキストではありません。デッキをUTF-8のテキストとして保存してください
file-not-utf8 = この行はUTF-8のテキストではありません。ファイルをUTF-8で保存してください
file-not-utf16 = ファイルの先頭はUTF-16ですが、この行は正しいUTF-16ではありません。ファイルをUTF-8で保存してください
file-over-limit = ファイルの内容が上限（{ $most }）を超えています。複数のデッキに分けてください
# Also after "in Anki": see anki-too-many.
more-cards = カード{ $most }枚
more-text = テキスト{ $most } MB
file-spreadsheet-broken = スプレッドシートを読み込めません。開いて.xlsxかCSVで保存し直し、そのファイルを選んでください（{ $detail }）
file-spreadsheet-too-large = スプレッドシートが展開後に{ $most } MBを超えます。画像や使っていないシートを削除するか、CSVで保存してください
file-empty-table = 表が空です。1行に1組ずつ、問題文と答えを書いてください
file-unclosed-quote = この行のセルの先頭にある引用符が閉じられていません。閉じて、文中の引用符は2つ重ねてください
file-invalid-row = 表の行が正しくありません：{ $detail }
file-invalid-xml = XMLが正しくありません。Moodleから問題をもう一度エクスポートしてください（{ $detail }）
file-no-questions-moodle-xml = 問題が見つかりません。Moodleの問題バンクをMoodle XML形式でエクスポートしてください
file-no-questions-json = 問題が見つかりません。「question」と「answer」、必要なら「options」を持つオブジェクトのリストを書いてください
file-empty = ファイルが空です。タイトル、空行、そして問題文と答えを、1つごとに空行を入れて書いてください
file-only-title = ファイルにタイトルしかありません。空行のあとに、問題文と答えを、1つごとに空行を入れて書いてください
file-no-cards-plain = カードが見つかりません。タイトル、空行、そして問題文と答えを、1つごとに空行を入れて書いてください
file-many-paragraphs = ファイルの段落が{ $paragraphs }個ありますが、1つのデッキに入るカードは{ $most }枚までです。複数のデッキに分けてください
file-no-cards-markdown = カードが見つかりません。「Q: 問題文」、次の行に「A: 答え」、続けて空行を書いてください
file-no-questions-aiken = 問題が見つかりません。問題文を1行に書き、続けて選択肢（A. これ、B. あれ）とANSWER: Bを書いてください
file-no-questions-gift = 問題が見つかりません。問題文に続けて、{"{"}=正解 ~不正解 ~不正解{"}"}のように、答えを波かっこで囲んで書いてください
file-no-questions-red-trivia = 問題が見つかりません。`問題文?:`、次の行に`- 答え`と書いてください
file-no-questions-open-trivia = 問題が見つかりません。Open Trivia Databaseからもう一度ダウンロードしてください
file-open-trivia = Open Trivia DatabaseのJSONが正しくありません。もう一度ダウンロードしてください（{ $problem }）
open-trivia-too-many = Open Trivia Databaseにそれだけの問題がなかったため、ファイルに問題が入っていません。数を減らしてください
open-trivia-invalid = Open Trivia Databaseへのリクエストが正しくなかったため、ファイルに問題が入っていません。サイトで作り直してください
open-trivia-expired = Open Trivia Databaseのセッショントークンの期限が切れていたため、ファイルに問題が入っていません。取得し直してください
open-trivia-wait = Open Trivia Databaseへのリクエストが多すぎたため、ファイルに問題が入っていません。5秒待ってから、もう一度試してください
open-trivia-unknown = ファイルに問題がなく、Open Trivia Databaseの不明なエラーコードが入っています。時間をおいて、もう一度試してください
file-yaml-bomb = ファイルが大きすぎるか、入れ子が深すぎます。アンカー（&）やエイリアス（*）があれば取り除いてください
file-yaml-documents = ここから2つ目の文書（---）が始まっています。文書ごとに別のファイルにしてください
file-invalid-yaml = 問題のYAMLリストが正しくありません。:や#を含む文字列は引用符で囲んでください（{ $detail }）

## TOML

file-many-values = ファイルの値が{ $most }個を超えています。複数のデッキに分けてください
file-many-dots = ファイルに書かれた、ドットを含む名前が{ $most }個を超えています。デッキでは使いません（書き方はdocs/decks.mdを参照）
file-many-cards = デッキのカードが{ $cards }枚あります。上限は{ $most }枚なので、複数のデッキに分けてください
file-not-base64 = 画像「{ $image }」が正しいBase64ではありません。エンコードし直してください（{ $detail }）
file-images-too-large = デッキの画像が合計{ $most } MBを超えています。画像を小さくするか、デッキを分けてください
file-id-on-line = { $line }行目のカードとIDが同じです（「{ $id }」）。ポイントはIDごとに保存されるので、別のIDにしてください
file-no-image = 画像「{ $image }」が`[media]`にありません。追加するか、カードから外してください
file-no-title = タイトルが空です。タイトルを書いてください
# $field is title, author, language, license or description.
file-long-field = { $field ->
    [title] タイトル
    [author] 作者
    [language] 言語
    [license] ライセンス
   *[description] 説明
}の文字数が{ $most }を超えています。短くしてください
file-invalid-tag = タグ「{ $tag }」が正しくありません。1～{ $most }文字にしてください
file-many-tags = デッキのタグが{ $tags }個あります。上限は{ $most }個なので、減らしてください
file-invalid-yes-no = `yes_no`の「{ $answer }」が正しくありません。"yes"か"no"と書いてください
file-statistics = `statistics`の値が正しくありません。`answers`は1以上、`right`はそれ以下、`discrimination`は-1から1にしてください
file-no-correct = `correct`がありません。`options`の横に、正解の番号（1から）を書いてください
file-extra-field = `{ $field }`はこの種類の答えでは使えません。削除してください
file-several-answers = カードに複数の種類の答えがあります。1つだけ残してください：{ $kinds }
file-empty-prompt = カード「{ $card }」の問題文が空です
file-card-too-long = カード「{ $card }」が長すぎます。複数のカードに分けてください：{ $problem }
file-any = `any`が範囲外です。1から項目の数（{ $items }）までの数にしてください
file-number = `number`か`tolerance`が正しくありません。有限の数と、0以上の許容誤差を書いてください
file-options = 選択肢が正しくありません。`options`を{ $least }～{ $most }個、`correct`を1～{ $options }の数で書いてください
file-empty-answer = 空の答えがあります。答えを書くか、答えのないカードにする場合は全体を削除してください

## Syntax

parse-missing = 「{ $field }」がありません。追加してください
parse-unknown-field = 不明なフィールド「{ $field }」があります。削除してください
parse-unknown-field-one = 不明なフィールド「{ $field }」があります。「{ $known }」を使ってください
parse-unknown-field-several = 不明なフィールド「{ $field }」があります。次のいずれかを使ってください：{ $known }
parse-unknown-value = 不明な値「{ $value }」があります。削除してください
parse-unknown-value-one = 不明な値「{ $value }」があります。「{ $known }」を使ってください
parse-unknown-value-several = 不明な値「{ $value }」があります。次のいずれかを使ってください：{ $known }
parse-mismatch = { $expected }が必要ですが、{ $found }が書かれています
parse-syntax = 書き方が正しくありません：{ $detail }
type-natural-number = 0以上の整数
type-whole-number = 整数
type-number = 数
type-boolean = trueかfalse
type-text = 引用符で囲んだ文字列
type-texts = 引用符で囲んだ文字列、またはそのリスト
type-list = リスト
type-table = テーブル
type-other = { $name }
found-number = 数値「{ $number }」
found-text = 文字列「{ $text }」
found-nothing = 空の値
found-other = { $name }

## Answers

file-invalid-answer = 答えが正しくありません：{ $problem }
answer-empty = 答えの一部が空です
answer-nothing = 空です
answer-any = リストの項目は{ $items }個なので、{ $any }個を答えさせることはできません
answer-too-few-items = リストの項目は{ $items }個しかないので、それより多くは答えさせられません
answer-not-finite = 数は有限で、許容誤差は0以上でなければなりません
answer-options = 選択肢は{ $least }～{ $most }個で、うち1つが正解でなければなりません（現在{ $options }個）
answer-json = このJSONは答えではありません：{ $problem }
answer-write-gaps = 空欄の答えは、1つずつ「... 」で始まる行に書いてください
answer-write-number = 42や42 ± 0.5 msのような数を書いてください
answer-write-yes-or-no = yesかno、または「no: 」と理由を書いてください
answer-write-options = 「[ ] 不正解」のような選択肢を2～10個書き、そのうち1つを「[x] 正解」にしてください
answer-write-items = 項目は1つずつ「- 」で始まる行に書いてください。順番も問う場合は「1. 」で始めてください
answer-lettered-options = 選択肢はA、B、…の文字を付けて2～10個必要です（現在{ $options }個）
answer-no-such-option = 「{ $answer }」という選択肢はありません。ANSWER: と文字を書いてください
answer-number-of-options = 選択肢が{ $options }個あります。2～10個にしてください
answer-not-an-option = 「{ $answer }」は選択肢にありません。正解の文、記号、番号のいずれかを書いてください
answer-none-correct = 正解の選択肢がありません。1つに=を付けてください
answer-none-full = 満点になる答えがありません。1つに=を付けてください
answer-invalid-number = 数が正しくありません。3.14、3.14:0.01（許容誤差付き）、1..5のように書いてください
answer-no-number-full = 満点になる数がありません。1つに=を付けてください
answer-several-numbers = 許容誤差付きの正解が複数あります。それぞれ別の問題にしてください
answer-invalid-pair = 組が正しくありません。=これ -> あれ のように書いてください
answer-half-pair = 右側のない組があります。=これ -> あれ のように書いてください
answer-long-pairs = 組が{ $pairs }個あり、組ごとに繰り返すには長すぎます。分けてください
answer-true-or-false = ○×問題の答え「{ $answer }」が正しくありません。TrueかFalseと書いてください
id-malformed = ID「{ $id }」が正しくありません。「mean-average-precision」のように、{ $most }文字以内の小文字の英字、数字、ハイフンで書いてください
id-taken = 前のカードとIDが同じです（「{ $id }」）。ポイントはIDごとに保存されるので、別のIDにしてください

## Skipped parts of a file

card-text-too-long = { $kilobytes } KBあります。カードの文章は{ $most } KBまでです
card-too-long = 文章が合計{ $kilobytes } KBあります。上限は{ $most } KBです
skipped-empty = 空です
skipped-empty-prompt = 問題文が空です
skipped-too-long = カードにするには長すぎます
skipped-long-tag = { $most }文字を超えるタグを省きました
skipped-more-tags = カードのタグは{ $most }個までなので、一部を省きました
skipped-long-deck-tag = デッキのタグのうち、{ $most }文字を超えるものを省きました
skipped-more-deck-tags = デッキのタグは{ $most }個までなので、一部を省きました
# $field is author, language, license or description.
skipped-shortened = デッキの{ $field ->
    [author] 作者
    [language] 言語
    [license] ライセンス
   *[description] 説明
}の文字数が{ $most }を超えていたため、短くしました
skipped-unknown-column = 列「{ $name }」（{ $cells }セル）は、カードに対応する項目がないため省きました。答えと一緒に表示するには、列名を「note」にしてください
skipped-surplus-cells = この行のセルが表の列より多いため、「{ $text }」を省きました。区切り文字を含む文字列は引用符で囲んでください
skipped-above-header = 「{ $text }」は列名より上にあるため省きました
skipped-possible-header = 「{ $names }」をカードとして読み込みましたが、列名のようです。列名であれば、「prompt」と「answer」にしてください
skipped-id-taken = 前のカードがすでにID「{ $id }」を使っているため、ID「{ $new }」で読み込みました。ポイントはIDごとに保存されます
skipped-unknown-member = 「{ $name }」は、カードに対応する項目がないため省きました。答えと一緒に表示するには、名前を「note」にしてください
skipped-no-cloze-answers = 正解のない空欄があります
skipped-description = 「{ $text }」は問題ではなく説明なので省きました
skipped-question-type = タイプ「{ $kind }」の問題はチャットで出せないため、「{ $text }」を省きました
skipped-loose-text = 「{ $text }」は、どのカードにも含まれないため省きました
skipped-empty-heading = 見出し「{ $text }」は、下に文章もカードもないため省きました
skipped-no-brackets = 「{ $text }」には空欄がないため省きました。答えさせる部分を[角括弧]で囲んでください
skipped-not-aiken = 選択肢もANSWER: の行もないため、問題ではありません
skipped-answer-alone = このANSWER: の行の前に問題がありません。追加してください
skipped-brace-closed = {"{"}のない{"}"}があります。文の一部なら\{"}"}と書いてください
skipped-brace-open = {"{"}が次の空行までに閉じられていません。文の一部なら\{"{"}と書いてください
skipped-long-question = この問題は{ $most } KBを超えています。後ろに空行が抜けていないか確認してください
skipped-not-gift = 波かっこで囲んだ答えがないため、問題ではありません
skipped-feedback = カードのメモは1つだけなので、誤答へのコメントを省きました（{ $times }件、最初はここから始まる問題）
skipped-partial-credit = 別解は正解か不正解のどちらかなので、部分点の答えを省きました（{ $times }件、最初はここから始まる問題）
skipped-image-name = ファイルに画像の名前しかないため、画像を省きました（{ $times }件、最初はここから始まる問題）
skipped-not-open-trivia = Open Trivia Databaseの問題ではありません：{ $problem }
skipped-question-not-text = 問題文がリストかマッピングになっています。引用符で囲んだ文字列にしてください
skipped-answer-not-text = リストかマッピングになっている答えを省きました。引用符で囲んだ文字列にしてください
skipped-repeated = { $line }行目と同じ問題なので、省きました
skipped-repeated-and-merged = { $line }行目と同じ問題なので、答えをそちらに加えました

## Anki

anki-too-much-text = カードの文章が{ $most } MBを超えています。Ankiでデッキの一部だけをエクスポートしてください
anki-too-many = ファイルの内容が上限（{ $most }）を超えています。Ankiで1つのデッキ、またはその一部だけをエクスポートしてください
file-invalid-anki-line = Ankiのテキストエクスポートの行が正しくありません：{ $detail }
file-no-notes = エクスポートされたファイルが空です。Ankiで、ノートのあるデッキをエクスポートしてください（ファイル→エクスポート）
file-no-cards-package = パッケージにカードがありません。Ankiで、カードのあるデッキをエクスポートしてください（ファイル→エクスポート）
package-incomplete = パッケージが不完全で、開けません。ダウンロードし直すか、Ankiからもう一度エクスポートしてください（ファイル→エクスポート）（{ $detail }）
package-many-files = パッケージのファイルが上限の{ $most }個を超えています。Ankiから1つのデッキだけをエクスポートするか、メディアを含めずにエクスポートしてください
package-duplicate-names = パッケージに同じ名前のファイルが2つあります。Ankiからもう一度エクスポートしてください（ファイル→エクスポート）
package-no-layout = パッケージの「meta」に構造が書かれていません。Ankiからもう一度エクスポートしてください（ファイル→エクスポート）
package-new-layout = パッケージの構造（{ $version }）が新しすぎます。「Ankiの古いバージョンをサポート」をオンにして、Ankiからもう一度エクスポートしてください
package-no-anki = この圧縮ファイルにはAnkiのコレクションがありません。展開して中のデッキファイルを選ぶか、Ankiからデッキをエクスポートしてください（ファイル→エクスポート）
package-no-collection = パッケージにコレクション「{ $part }」がありません。Ankiからもう一度エクスポートしてください（ファイル→エクスポート）
package-invalid-list = パッケージのファイル一覧「media」を読み込めません。Ankiからもう一度エクスポートしてください（ファイル→エクスポート）（{ $detail }）
package-part-too-large = パッケージの「{ $part }」が大きすぎます。コレクション全体ではなく1つのデッキだけをエクスポートするか、Ankiで分けてください
package-part-broken = パッケージを読み込めません：{ $problem }。Ankiからもう一度エクスポートしてください（ファイル→エクスポート）
part-damaged = 「{ $part }」が壊れています（{ $detail }）
part-encrypted = 「{ $part }」がパスワードで保護されています。展開して、パスワードなしで圧縮し直してください
collection-too-costly = パッケージのコレクションの読み込みに時間がかかりすぎます。Ankiから1つのデッキだけをエクスポートするか、Ankiで分けてください
collection-broken = パッケージのコレクションを読み込めません。Ankiで「ツール→データベースをチェック」を実行してから、もう一度エクスポートしてください（ファイル→エクスポート）（{ $detail }）
collection-not-sqlite = パッケージのコレクションがSQLiteデータベースではありません。Ankiからもう一度エクスポートしてください（ファイル→エクスポート）
collection-no-tables = パッケージのコレクションにAnkiのテーブルがありません。Ankiからもう一度エクスポートしてください（ファイル→エクスポート）
collection-invalid-json = パッケージの{ $column ->
    [decks] デッキ
   *[models] ノートタイプ
}を読み込めません。Ankiからもう一度エクスポートしてください（ファイル→エクスポート）（{ $detail }）
collection-no-json = パッケージに{ $column ->
    [decks] デッキ
   *[models] ノートタイプ
}がありません。Ankiからもう一度エクスポートしてください（ファイル→エクスポート）
collection-many-cards = パッケージのカードが、空のものを含めて{ $most }枚を超えています。Ankiから1つのデッキだけをエクスポートしてください（ファイル→エクスポート）
skipped-its-card = カード{ $card }：{ $problem }
skipped-no-note-type = パッケージにノートタイプの情報がありません
skipped-long-or-not-utf8 = カードにするには長すぎるか、UTF-8のテキストではありません
skipped-occlusion = 画像の一部を隠すノートですが、チャットではできません
skipped-no-cards = カードがありません
skipped-sound = 問題文が音声ですが、出題できるのは文字と画像だけです
skipped-answer-is-image = 答えが画像だけなので、インポートしましたが出題されません
skipped-answer-is-sound = 答えが音声なので、インポートしましたが出題されません
skipped-no-cloze = その番号の穴埋めがありません
skipped-empty-gap = 文字を隠していない空欄がありますが、答えさせられるのは文字だけです
skipped-only-gap = 文が空欄だけなので、何を聞かれているのかわかりません
skipped-prompt-is-image = 問題文が画像だけですが、その画像を使えません：{ $problem }
skipped-without-image = 画像なしでインポートしました：{ $problem }
skipped-no-template = ノートタイプ「{ $name }」に、このカードのテンプレートがありません
skipped-long-template = ノートタイプ「{ $name }」のテンプレートが長すぎます
skipped-cloze-number = 穴埋めの番号は{ $most }までです
skipped-cloze-not-shown = ノートタイプ「{ $name }」の表面に穴埋めが表示されません
image-long-address = 画像のアドレスが長すぎます
image-not-there = 「{ $image }」がパッケージにありません
image-in-text-file = テキストファイルに「{ $image }」は含まれません。画像も取り込むには、Ankiからパッケージ（.apkg）としてエクスポートしてください
image-kind = 「{ $image }」がPNG、JPEG、GIF、WebPの画像ではないため、Discordで表示できません
image-too-large = 「{ $image }」が大きすぎます。デッキの画像は合計{ $most } MBまでです
image-too-many-broken = 大きすぎる画像や壊れた画像が前に多すぎるため、「{ $image }」を省きました。画像を小さくするか、デッキの一部だけをエクスポートしてください
