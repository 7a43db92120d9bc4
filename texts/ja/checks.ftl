### What a check of a deck finds, and what to do about it: in replies to imports, and in `popquiz deck check`.
###
### A finding and its advice are joined by a full stop, and the advice is plain text without one.

finding = { $problem }。{ $advice }

## Findings

# After "the card" and the like
place-line = { $line }行目のカード
place-card = カード「{ $card }」
check-no-answer = 答えがないため、出題されません
check-gaps = 問題文の空欄（`...`）は{ $gaps }個ですが、答えは{ $answers }個分です
# $part is gap, item or answer; $unit is words or characters.
check-too-long = { $part ->
    [gap] 空欄の答え
    [item] 項目
   *[answer] 答え
}「{ $answer }」は入力するには長すぎます（{ $unit ->
    [words] { $length }語
   *[characters] { $length }文字
}）
check-accepted-and-rejected = 「{ $wording }」が正解と不正解の両方に登録されています
check-same-options = 「{ $option }」という選択肢が2つあり、区別できません
check-same-wordings = 「{ $wording }」が2回書かれています
check-same-items = リストに「{ $item }」が2つあります
check-copy = { $place }のコピーです
check-same-card = { $place }と問題も答えも同じです
check-same-without-answer = { $place }と同じ問題で、片方に答えがありません
check-shared-answer = { $place }と同じ問題ですが、正解とする答えが異なります
check-two-answers = { $place }と同じ問題文なのに答えが違うため、どちらを答えればよいかわかりません
check-same-in-other-words = { $place }と言い方が違うだけの同じ問題です（「{ $prompt }」）
check-unused-image = 画像「{ $image }」はどのカードでも使われていません
check-image-kind = 画像「{ $image }」はDiscordで表示できません
check-image-extension = 「{ $image }」の拡張子が実際の形式と合っていません（Discordは拡張子で判断します）
check-empty-image = 画像「{ $image }」は空か、壊れています
check-missing-image = 「{ $image }」という画像がデッキにありません
check-image-size = 画像が合計{ $megabytes } MBありますが、デッキに入るのは{ $most } MBまでです
check-long-title = タイトル「{ $title }」が、メニューに表示できる{ $most }文字を超えています
check-long-prompt = 問題文が{ $characters }文字あります。表示できるのは{ $most }文字までです
check-long-options = 問題文と選択肢が合わせて{ $most }文字を超え、途中で切れてしまいます
check-long-answer = 答えとメモが合わせて{ $characters }文字あり、途中で切れてしまいます
check-long-items = 項目が合計{ $characters }文字ありますが、1つのメッセージは{ $most }文字までなので、すべてを答えられません
check-items-in-answer = 1つの答えに{ $items }個の項目が含まれています
check-list-in-answer = 答え「{ $answer }」に{ $items }個のものが並んでいます
check-synonyms = 答え「{ $answer }」は同じ意味の{ $wordings }通りの書き方のようですが、全体でしか正解になりません
check-answer-in-prompt = 問題文に答え「{ $answer }」が含まれています
check-refers-elsewhere = 「{ $text }」が、問題文にないものを指しています
check-no-question = 「{ $prompt }」だけでは、何を聞かれているのかわかりません
check-typo = 「{ $word }」は「{ $meant }」の誤字かもしれません
check-confused-word = 「{ $words }」は「{ $meant }」の誤字のようです
# $part is prompt, answer or note, here and below.
check-doubled-word = { $part ->
    [prompt] 問題文
    [note] メモ
   *[answer] 答え
}に「{ $words }」と書かれています
check-markup = { $part ->
    [prompt] 問題文
    [note] メモ
   *[answer] 答え
}に{ $kind }があり、そのまま文字として表示されます（「{ $sample }」）
check-untidy = { $part ->
    [prompt] 問題文
    [note] メモ
   *[answer] 答え
}に余分な空白か、目に見えない文字があります

## Kinds of markup

markup-bold = 太字の記号
markup-cloze = Ankiの穴埋め
markup-code-fence = コードブロック
markup-formula = LaTeXの数式
markup-heading = 見出し
markup-html-entity = HTMLの実体参照
markup-html-tag = HTMLタグ
markup-image-link = 画像へのリンク
markup-link = リンク
markup-sound = Ankiの音声
markup-spoiler = ネタバレの記号
markup-table = 表

## Advice

advice-accept-or-reject = どちらか一方から消してください
advice-add-image = `[media]`に追加するか、カードから外してください
advice-change-or-remove-one = どちらか一方を変更するか、削除してください
advice-clean = 取り除いてください
advice-cloze = 代わりに`...`と書き、隠れている文字を答えにしてください
advice-complete-question = 問いかけとして完結した文にしてください
advice-fix = 修正してください
advice-fix-or-ignore = 修正してください（意図したものなら、そのままで構いません）
advice-image-link = カードの`image`にしてください
advice-make-list = 項目ごとに採点されるように、リストにしてください
advice-match-gaps = 数をそろえてください
advice-merge = 1枚にまとめてください
advice-merge-answers = どちらでも同じ答えが正解になるように、1枚にまとめてください
advice-plain = 書式なしのテキストで書いてください
advice-remove-card = どちらか一方のカードを削除してください
advice-remove-one = どちらか一方を削除してください
advice-remove-or-rephrase = その答えを消すか、問題文を書き換えてください
advice-remove-unanswered = 答えのないほうを削除してください
advice-rename-image = .png、.jpg、.gif、.webpのうち、正しい拡張子に変えてください
advice-rephrase = 問題文を書き換えてください
advice-save-image = PNG、JPEG、GIF、WebPのいずれかで保存してください
advice-replace-image = 画像ビューアで開けるファイルに置き換えてください
advice-say-what = 何を指すのかを書いてください
advice-script = ₂や²のような文字を使ってください
advice-shorten = 短くしてください
advice-shorter-answer = 答えを短くしてください
advice-shorter-explanation = 短くするか、要点を`points`に書くか、カードを分けてください
advice-shorter-note = メモを短くしてください
advice-shorter-options = 選択肢を短くしてください
advice-shorter-or-explanation = 短い別解を加えるか、記述問題にしてください
advice-shorter-title = 短くするか、一部を`description`に移してください
advice-shorter-wording = 短い別解を加えてください
advice-shorter-wordings = 短い別解を加えるか、カードを分けてください
advice-smaller-gap = 空欄を短くしてください
advice-smaller-images = 画像を小さくするか、デッキを分けてください
advice-sound = 表示できるのは画像だけなので、取り除いてください
advice-specific-or-merge = 問題文を具体的にするか、1枚にまとめてください
advice-split-synonyms = どれか1つで正解にするなら、それぞれを別の書き方にしてください
advice-use-image = カードの`image`か`answer_image`にするか、削除してください
advice-write-answer = 答えを書くか、カードを削除してください
