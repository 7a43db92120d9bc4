### Appeals and reports.

appeal-sent = 異議を管理者に送りました。後で結果を見るには、もう一度**異議申し立て**を押してください。
appeal-which = 正解にしてほしい回答はどれですか？
# In place of an answer without visible characters
appeal-blank = （空白）
appeal-title = 異議申し立て
appeal-advice = 認めると、この回答がカードの別解に加わり、同じ回答をした全員にポイントが入ります。
# For an answer that names some of the items of a list, or fills some of the gaps
appeal-advice-part = 認めると、正解の{ $credit }として数えられます。カードは変わりません。
# After the sentence above, with a menu of the items below
appeal-advice-item = カードにも覚えさせるには、どれを指すかを選んでください。
appeal-which-part = どれを指しますか？
appeal-judged-wrong = { $user }さんの回答「{ $answer }」は不正解と判定されました。
appeal-judged-partial = { $user }さんの回答「{ $answer }」は部分正解（{ $credit }）と判定されました。
appeal-accepted-title = 異議が認められました
appeal-rejected-title = 異議は却下されました
appeal-decided-by = 対応者：{ $user }
# The prompt comes in quotation marks.
appeal-counts = 「{ $wording }」は{ $prompt }の正解に加わりました。
appeal-counts-item = 「{ $wording }」は{ $prompt }の「{ $item }」として正解に加わりました。
appeal-counts-part = 「{ $wording }」は{ $prompt }の{ $credit }として数えられます。
# To the author alone
appeal-accepted = { $prompt }への異議が認められました。
appeal-rejected = { $prompt }への異議は却下されました。
# In the channel of the question
appeal-closed = { $user }さんが異議に対応しました。
button-accept = 認める
button-reject = 却下

## Reports

report-which = { $prompt }の不備を報告します。
# Above the reasons in a menu
report-menu = このカードのどこに問題がありますか？
report-reason-wrong-answer = 答えが間違っている
report-reason-unclear = 問題文がわかりにくい
report-reason-duplicate = ほかのカードと重複している
report-reason-other = その他
# A reason, and how many people chose it
report-reason-count = { $reason }（{ $people }人）
report-counted = ご報告ありがとうございます。{ $needed }人から報告があると、カードは確認のため一時停止されます（現在{ $count }人）。
report-paused = ご報告ありがとうございます。このカードは、管理者が確認するまで一時停止されます。
report-before = このカードはすでに報告済みです。
report-card-paused-title = カードを一時停止しました
report-card-paused = このカードの不備を{ $people }人が報告しました。管理者が確認するまで、ここでは出題されません。
report-kept-paused = { $user }さんが報告されたカードを確認し、一時停止のままにしました。
report-resumed = { $user }さんが報告されたカードを確認し、出題を再開しました。
button-resume-card = 出題を再開
button-keep-paused = 一時停止のまま
