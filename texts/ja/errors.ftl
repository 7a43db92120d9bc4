### Why a request can't be carried out, and what to do instead.

## Rounds

error-round-running = ここではすでにラウンドが進行中です。終わるまで待つか、`/quiz stop`で中止してください。
error-round-hosts-another = あなたが始めたラウンドが{ $channel }で進行中です。終わるまで待つか、そのチャンネルで`/quiz stop`を使って中止してください。
error-round-none = ここで進行中のラウンドはありません。`/quiz start`で始められます。
error-round-between-questions = まもなく次の問題が出るため、スキップする問題がありません。
error-round-not-a-player = スキップに投票できるのは参加者だけです。先にこのラウンドの問題に答えてください。
error-round-started = このラウンドはもう始まっています。そのまま問題に答えてください。
error-round-in-thread-already = すでにスレッドの中です。ここで遊ぶには`thread`を外してください。
error-round-no-thread = ここではスレッドを作成できませんでした。チャンネルで遊ぶには`thread`を外してください。
error-round-not-the-host = すぐに開始できるのは、ラウンドを始めた人だけです。数秒後に自動的に始まります。
error-round-goal-in-elimination = サバイバルでは`goal`を指定できません。最後まで残った人の勝ちです。`goal`を外すか、別の`mode`を選んでください。
error-round-teams-in-elimination = サバイバルではチーム戦はできません。最後まで残った人の勝ちです。`teams`を外すか、別の`mode`を選んでください。
error-round-mix = ミックスの指定を読み取れません。異なるデッキを2～5個、それぞれ1～10の比率を付けて指定してください（例：`生物 2, 化学 1`）。
error-round-deck-gone = そのデッキはもうありません。もう一度`/quiz start`を実行してください。
error-preset-none = このサーバーには保存したラウンドがありません。`/quiz preset save`で保存できます。
error-preset-not-found = **{ $name }**という名前で保存したラウンドはありません。保存したラウンド：{ $names }。
error-preset-too-many = このサーバーにはすでに上限の{ $most }件のラウンドが保存されています。先に`/quiz preset remove`で1件削除してください。
error-preset-name = 名前は1～{ $most }文字にしてください。別の`name`を指定してください。
error-preset-nothing-played = このチャンネルではまだラウンドが行われていないため、保存できるものがありません。`deck`などのオプションを指定するか、先にラウンドを行ってください。

## Practice

error-practice-over = この練習は終了しました。`/practice`で新しく始められます。
error-practice-nothing-missed = 間違えたカードのうち、復習が必要なものはありません。デッキを練習するには、`cards`オプションを付けずに実行してください。
error-practice-all-asked = これらのカードは今は練習できません。一時停止中か、このサーバーで進行中の問題や試験に含まれています。後でもう一度試すか、別のデッキを選んでください。
error-own-card-closed = この問題は締め切られました。
error-own-card-none = 今ここにあなた向けのカードはありません。この12時間ですべて回答済みか、出題中のほかの問題に含まれています。次の出題を待つか、`/review`を使ってください。
error-own-card-asked = あなたのカードは今このサーバーで出題中です。その問題の締め切り後にもう一度お試しください。

## Appeals

error-appeal-not-yours = 異議を申し立てられるのは自分の回答だけです。回答したサーバーで申し立ててください。
error-appeal-already-correct = その回答はすでに満点です。
error-appeal-already-open = すでに異議を申し立てています。管理者の判断をお待ちください。
error-appeal-already-accepted = あなたの異議はすでに認められています。
error-appeal-already-rejected = あなたの異議は却下されました。異議申し立ては1つの回答につき1回だけです。
error-appeal-too-late = 異議申し立ての期限を過ぎています。このサーバーでの回答の保存期間は{ n-days }です。
error-appeal-question-open = 異議申し立ては、問題が締め切られてからできます。このサーバーには管理者用チャンネルがないため、今申し立てると、あなたの回答がここにいる全員に見えてしまいます。
error-appeal-answer-not-kept = その回答は削除されました。
error-appeal-not-an-answer = そのメッセージは回答として扱われていないか、異議申し立ての期限を過ぎています。
error-appeal-had-right-answer = この問題には正解しています。
error-appeal-no-answer = この問題に回答していないか、異議申し立ての期限を過ぎています。
error-appeal-other-server = それは別のサーバーの異議申し立てです。
error-appeal-decided-accepted = その異議はすでに認められています。
error-appeal-decided-rejected = その異議はすでに却下されています。
error-appeal-unknown = その異議申し立ては存在しません。
error-appeal-answer-deleted = 回答が削除されたため、この異議は判断できません。
error-appeal-no-tries-left = 回答できる回数を使い切った後の回答なので、異議を申し立てられません。
error-appeal-voted-on = この回答は投票中です。投票で決まらなければ、締め切り（{ $time }）の後に異議を申し立てられます。
error-appeal-settled = この回答の判定は投票で確定したため、異議を申し立てられません。
error-vote-over = この回答の投票は終了しました。
error-vote-settled = この回答の判定はすでに確定しています。
error-vote-appealed = この回答についての異議を管理者が認めたため、投票は不要になりました。
error-vote-own-answer = 自分の回答には投票できません。
error-vote-not-a-player = 投票できるのは、この問題に回答した人か、このラウンドに参加した人だけです。
error-vote-managers-only = このサーバーでは、判定に自信がない回答について決められるのは管理者だけです。
error-question-other-server = それはこのサーバーで出題された問題ではありません。

## Cards

error-card-gone = そのカードはもうデッキにありません。
error-card-not-found = 「{ $words }」に一致するカードはありません。言葉を減らすか、別の言葉で試してください。
error-card-no-words = 言葉が入力されていません。問題や答えに含まれる言葉を入力してください。
error-card-no-text-in-message = そのメッセージにはテキストがありません。テキストのあるメッセージを選んでください。
error-card-no-prompt = 問題文が空です。問題、または空欄のある文を入力してください。
# The problem is a clause such as "a choice needs two options".
error-card-unreadable-answer = 答えを読み取れません：{ $problem }。
error-card-too-long = このカードは長すぎて、Discordのフォームでは編集できません。`/deck export`でデッキをエクスポートし、ファイルを編集して`/deck import`でインポートしてください。
error-card-in-play = このカード、または同じ問題のカードが、このサーバーで現在出題中です。問題が締め切られてからもう一度お試しください。参加していない人が今すぐ答えを必要とする場合は、`/deck export`でデッキをエクスポートできます。
error-card-in-play-lookup = このカード、または同じ問題のカードが、このサーバーで現在出題中です。問題が締め切られてから検索してください。

## Decks

error-deck-gone = そのデッキはもうありません。削除されたデッキなら、`/deck undo`で復元できます。
error-deck-exam-date = 「{ $typed }」は試験日にできません。{ $example }のように、今後2年以内の日付を入力してください。
error-deck-built-in = 「{ $title }」はボットに付属のデッキなので変更できません。`/deck copy`でコピーを作れば編集できます。
error-deck-none = まだデッキがありません。管理者は`/deck import`でインポートできます。
error-deck-unnamed = どのデッキですか？
error-deck-unnamed-many = どのデッキですか？　メニューにない場合は、コマンドの`deck`オプションで指定してください。
error-deck-not-found = 「{ $typed }」というデッキはありません。次の中から選んでください：{ $titles }。
error-deck-not-found-nearest = 「{ $typed }」というデッキはありません。もしかして「{ $nearest }」ですか？
error-deck-not-found-none = 「{ $typed }」は見つかりません。このサーバーにはまだデッキがありません。管理者は`/deck import`でインポートできます。
error-deck-ambiguous = 「{ $typed }」に一致するデッキが複数あります。入力中に表示される候補から選んでください。
error-deck-all-paused = 「{ $title }」のカードはすべて一時停止中です。管理者は`/deck health`でカードを再開できます。
error-deck-no-answers = 「{ $title }」には答えのあるカードがありません。`popquiz deck check`で足りないものを確認できます。
error-deck-no-tag = 「{ $title }」には、そのタグの付いたカードがありません。使えるタグ：{ $tags }。
error-deck-no-tags = 「{ $title }」にはタグがありません。`tags`オプションを外すと、すべてのカードを使えます。
error-deck-no-title = 名前が空です。名前を入力してください。
error-deck-title-taken = 「{ $title }」という名前のデッキがすでにあります。`title`オプションで別の名前を指定してください。
error-deck-title-taken-rename = 「{ $title }」という名前のデッキがすでにあります。先に`/deck rename`でそのデッキの名前を変更してください。
error-deck-no-change = 変更はありません。デッキはすでにその状態です。
error-deck-nothing-to-undo = このデッキには元に戻せる変更がありません。
error-deck-undo-not-kept = その後の変更が多すぎるため、もう元に戻せません。
error-deck-changed-since = デッキはその後に変更されています。先に`/deck undo`で最新の変更を元に戻してください：{ $change }。
error-deck-images-too-large = デッキの画像が合計{ $megabytes } MBを超えています。画像を小さくしてください。
error-deck-too-many-cards = 1つのデッキに入れられるカードは{ $max_cards }枚までです。複数のデッキに分けてください。
error-deck-too-many-decks = このサーバー独自のデッキは、すでに上限の{ $max_decks }個に達しています。先に`/deck remove`でどれかを削除してください。
error-deck-server-full = このままでは、サーバー独自のデッキが合計でカード{ $cards }枚、{ $megabytes } MBになります。上限はカード{ $max_cards }枚、{ $max_megabytes } MBです。削除したデッキも30日間は含まれます。不要なカードや画像を削除してください。

## Deck files

error-file-none = `file`オプションでファイルを添付してください。
error-file-not-on-discord = 「{ $name }」はDiscordに保存されていないため、ダウンロードできません。ファイルそのものをアップロードしてください。
error-file-not-fetched = Discordから「{ $name }」をダウンロードできませんでした。もう一度お試しください。
error-file-too-large = 「{ $name }」は10 MBを超えています。デッキを分けるか、大きな画像を取り除いてください。
error-file-import-running = このサーバーでは別のインポートを実行中です。終わってからもう一度お試しください。
error-file-too-costly = このファイルの読み取りには、メモリまたは時間がかかりすぎます。複数のデッキに分けてください。
# The problem is a clause of files.ftl.
error-file-unreadable = 「{ $file }」を読み込めません：{ $problem }。
error-file-unreadable-line = 「{ $file }」（{ $line }行目）を読み込めません：{ $problem }。
error-file-no-cards = { $format }として読み取りましたが、インポートできるカードがありませんでした。
error-file-unknown-format = 一覧にある形式から選んでください。
# The detail is in English, from the library that writes the format.
error-file-not-written = **{ $title }**をこの形式でエクスポートできません。別の形式を選んでください。（{ $detail }）
error-file-export-too-large = **{ $title }**はこの形式では10 MBを超え、Discordの上限に収まりません。別の形式を選ぶか、デッキを分けてください。
error-file-bug-reading = ボットの不具合により、ファイルを読み取れませんでした。何も変更されていません。ボットの運営者にお知らせください。
error-file-bug-writing = ボットの不具合により、ファイルを書き出せませんでした。何も変更されていません。ボットの運営者にお知らせください。

## Drops

error-drop-not-found = このサーバーに定期出題 #{ $number } はありません。`/drop list`で確認できます。
error-drop-not-a-number = 「{ $typed }」は定期出題の番号ではありません。`/drop list`でこのサーバーの定期出題を確認できます。
error-drop-too-many = 1つのサーバーに設定できる定期出題は{ $max }件までです。先に`/drop remove`でどれかを削除してください。
error-drop-no-change = 変更はありません。定期出題 #{ $number } はすでにその設定です。`time`や`days`など、変更する項目を指定してください。
error-drop-deck-gone = この定期出題のデッキはもうありません。削除されたデッキなら、`/deck undo`で復元できます。
error-drop-own-in-channel = 個別のカードにはチャンネルで回答できません。`answers`を非公開にするか、`cards`を共通にしてください。
error-drop-no-days = 何曜日に出題しますか？
error-drop-no-zone = どのタイムゾーンですか？　一覧にない場合は、コマンドの`{ $option }`オプションで都市名や国名から探せます。
error-drop-no-time = 何時に出題しますか？　分まで指定するには、コマンドの`{ $option }`オプションで 08:30 のように入力してください。
error-schedule-time = 「{ $value }」は時刻として読み取れません。09:00や21:30のように、時と分を入力してください。
error-schedule-days = 「{ $value }」は曜日として読み取れません。`毎日`、`平日`、`週末`、または`月、水、金`や`月～金`のような曜日を入力してください。
error-schedule-duration = 「{ $value }」は時間の長さとして読み取れません。`30m`、`8h`、`1d`のように、分、時間、日数で入力してください（最長`{ $days }d`）。
error-schedule-zone = 「{ $value }」というタイムゾーンはありません。Asia/Tokyo、America/New_York、UTCのようなIANAの名前を入力してください。
error-schedule-zone-ambiguous = 「{ $value }」というタイムゾーンはありません。もしかして{ $zones }ですか？

## Options

error-option-range = `{ $option }`には{ $min }から{ $max }までの値を指定してください。
error-option-choice = `{ $option }`には{ $choices }を指定してください。
error-option-set-and-cleared = `{ $option }`の設定と解除は同時にできません。どちらかにしてください。
error-option-deck-and-scope = デッキと、サーバーやチャンネルは同時に指定できません。どちらか一方を選んでください。
error-option-nothing-to-set = 変更する設定を1つ以上選んでください。

## Permissions

error-permission-missing = { $count ->
   *[other] Popquizには、{ $channel }での{ $permissions }の権限が必要です。チャンネルを管理できる人は、「チャンネルの編集」→「権限」→「Popquiz」で許可できます。
}
error-permission-images = 画像付きのカードがありますが、画像を表示するには、{ $channel }での**ファイルを添付**の権限が必要です。許可されるまで、問題は画像なしで表示されます。チャンネルを管理できる人は、「チャンネルの編集」→「権限」→「Popquiz」で許可できます。
error-permission-channel-hidden = Popquizは{ $channel }を見ることができません。「チャンネルの編集」→「権限」→「Popquiz」で**チャンネルを見る**を許可してください。
error-permission-other-server = そのチャンネルはこのサーバーにありません。
error-permission-not-in-server = このサーバーにはコマンドだけが追加されていて、ボット本体は参加していません。サーバーを管理している人が[追加](<{ $link }>)できます。
error-permission-not-manager = この操作は管理者だけができます。**サーバー管理**の権限か、「サーバー設定」→「連携サービス」→「Popquiz」で`/{ $command }`を使う許可が必要です。
error-permission-not-deck-manager = デッキやカードは管理者だけが変更できます。**サーバー管理**の権限か、「サーバー設定」→「連携サービス」→「Popquiz」で`/{ $command }`を使う許可が必要です。
error-permission-start-rounds = ここでラウンドを開始できるのは管理者だけです。管理者は`/settings change`の`rounds`オプションで全員に許可できます。
error-permission-not-a-host = この操作は、管理者とラウンドを始めた人だけができます。

## Everything else

error-settings-newer = このサーバーの設定は新しいバージョンのPopquizで保存されているため、何も変更できません。ボットの運営者に更新を依頼してください。
error-not-in-server = Popquizはサーバーの中でのみ使えます。サーバーのチャンネルで実行してください。
error-no-shared-server = DMでのデッキの利用を許可している共通のサーバーがありません。
error-unknown-command = そのコマンドはもうありません。Discordを再読み込み（Ctrl+R）して、もう一度お試しください。
error-outdated-button = このボタンはもう使えません。
error-outdated-form = このフォームはもう使えません。
error-draft-expired = 入力内容の保存期間が過ぎました。コマンドをもう一度実行してください。
error-empty-answer = 回答が空だったため、受け付けませんでした。**回答する**を押して、もう一度お試しください。
error-bug = ボットの不具合により、実行できませんでした。ボットの運営者にお知らせください。
error-too-slow = 時間がかかりすぎました。もう一度ボタンを押してください。
error-shutting-down = ボットはシャットダウン中です。少し待ってから、もう一度お試しください。
error-database = データベースに接続できません。少し待ってから、もう一度お試しください。何度も起きる場合は、ボットの運営者にお知らせください。
