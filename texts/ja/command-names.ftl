### Names of the commands and their options, as people type them after a slash. Everything that mentions a command or an option
### takes its name from here.
###
### A command's message has its name, and its attributes are the names of its subcommands. Discord takes 32 letters, digits,
### hyphens, and underscores: no spaces, and no capital letters.

name-command-quiz = クイズ
    .start = 開始
    .skip = スキップ
    .stop = 中止
    .preset = プリセット
    .preset-save = 保存
    .preset-start = 開始
    .preset-list = 一覧
    .preset-remove = 削除
name-command-drop = 定期出題
    .add = 追加
    .edit = 編集
    .list = 一覧
    .pause = 一時停止
    .resume = 再開
    .remove = 削除
    .now = 今すぐ
name-command-practice = 練習
name-command-review = 復習
name-command-lookup = 検索
name-command-leaderboard = ランキング
name-command-stats = 成績
name-command-progress = 進捗
name-command-deck = デッキ
    .list = 一覧
    .info = 詳細
    .health = 状態
    .exam = 試験
    .import = インポート
    .export = エクスポート
    .copy = コピー
    .rename = 名前変更
    .remove = 削除
    .history = 履歴
    .undo = 元に戻す
name-command-card = カード
    .add = 追加
    .edit = 編集
    .remove = 削除
    .show = 表示
name-command-settings = 設定
    .show = 表示
    .change = 変更
    .reset = リセット
name-command-privacy = プライバシー
    .show = 表示
    .export = エクスポート
    .delete = 削除
name-command-help = ヘルプ

## Options

name-option-answers = 回答方法
name-option-cards = カード
name-option-channel = チャンネル
name-option-clear = 解除
name-option-date = 日付
name-option-days = 曜日
name-option-deck = デッキ
name-option-direct_messages = ダイレクトメッセージ
name-option-doubts = 微妙な判定
name-option-drop = 定期出題
name-option-file = ファイル
name-option-format = 形式
name-option-goal = 目標点
name-option-group = グループ
name-option-keep_answers_days = 回答の保存日数
name-option-language = 言語
name-option-managers_channel = 管理者チャンネル
name-option-mix = ミックス
name-option-mode = モード
name-option-name = 名前
name-option-of = 範囲
name-option-open = 回答期間
name-option-picture = 画像
name-option-ping = メンション
name-option-questions = 問題数
name-option-reports = 報告数
name-option-rounds = ラウンド
name-option-seconds = 秒数
name-option-since = 期間
name-option-style = 形式
name-option-tags = タグ
name-option-teams = チーム戦
name-option-thread = スレッド
name-option-time = 時刻
name-option-title = タイトル
name-option-words = キーワード
name-option-zone = タイムゾーン
