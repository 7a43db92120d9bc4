### Why an answer doesn't count in full, while the question is open. Nothing here may give the answer away.

reason-incomplete = まだ足りないものがあります。
reason-shared-name = 同じ名前の人が複数います。
reason-less-precise = もっと具体的に答える必要があります。
reason-no-unit = 単位がありません。
reason-neither-yes-nor-no = 「はい」とも「いいえ」とも読み取れません。
reason-no-option = 選択肢にない答えです。
# Items of a list, or blanks
reason-found = { $total }個中{ $found }個正解です。
reason-points = 要点{ $total }個のうち{ $found }個が合っています。

## Answers in other languages

reason-missing-accent = アクセント記号がないと、別の単語になります。
reason-missing-article = 冠詞がありません。
reason-other-article = 冠詞が違います。
reason-other-gender = 名詞の性が違います。
reason-missing-forms = ほかの語形も答える必要があります。
reason-other-reading = 読みが違います。
reason-missing-reading = 文字と読みの両方を答える必要があります。
reason-missing-tones = 声調がありません。
