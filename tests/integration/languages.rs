//! Six languages: a member reads private replies in their own, and a channel in the server's.

use std::time::Duration;

use crate::support::{Setup, Stage};
use discord_sandbox::world::GUILD;

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

#[tokio::test]
async fn private_replies_are_in_the_members_language_and_messages_in_the_servers() {
    told(async {
        let mut stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.bob.speaks("de");
        stage.carol.speaks("pt-BR");
        stage.bob.runs("/stats").await.unwrap();
        stage.bob.sees("Noch keine Ergebnisse.").await;
        stage.carol.runs("/quiz stop").await.unwrap();
        stage.carol.sees("Não tem nenhuma rodada em andamento aqui.").await;
        stage.alice.runs("/quiz start questions:1 mode:exam seconds:60").await.unwrap();
        stage.alice.sees("Round started.").await;
        stage.quiz.shows("Question 1 of 1").await;
        stage.bob.answers("Answer", "the Rhine").await.unwrap();
        stage.bob.sees("❌ Falsch. Noch 2 Versuche.").await;
        stage.alice.runs("/quiz stop").await.unwrap();
        stage.quiz.shows("Round over").await;

        stage.sandbox.set_locale(GUILD, "fr");
        stage.alice.runs("/drop add time:10:00 open:1h").await.unwrap();
        stage.alice.sees("Added: #1").await;
        stage.story.advance(3_600_000).await.unwrap();
        stage.quiz.shows("La question du jour").await;
        stage.stop().await;
        stage.start_again().await;
        stage.story.advance(3_600_000).await.unwrap();
        stage.quiz.shows("Temps écoulé").await;
        stage.quiz.shows("Personne n’a répondu.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn managers_choose_another_language_than_the_servers() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.sandbox.set_locale(GUILD, "de");
        stage.alice.runs("/settings show").await.unwrap();
        stage.alice.sees("Messages in channels are in Deutsch.").await;
        stage.alice.runs("/settings change language:ja").await.unwrap();
        stage.alice.sees("Messages in channels are in 日本語.").await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("第1問 / 全1問").await;
        stage.bob.says("danube").await.unwrap();
        stage.quiz.shows("正解！").await;
        stage.quiz.shows("ラウンド終了").await;
        stage.alice.runs("/settings reset").await.unwrap();
        stage.alice.sees("Messages in channels are in Deutsch.").await;
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("Rangliste").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn commands_are_described_in_every_language() {
    told(async {
        let stage = Stage::set().await;
        let commands = stage.sandbox.world(|world| world.commands.clone());
        let quiz = commands.iter().find(|command| command["name"] == "quiz").unwrap();
        let languages: Vec<&String> = quiz["description_localizations"].as_object().unwrap().keys().collect();
        assert_eq!(languages, ["de", "es-ES", "fr", "ja", "pt-BR"]);
        let start = &quiz["options"][0];
        assert_eq!(start["description_localizations"]["fr"], "Lancer une partie");
        assert_eq!((&start["name"], &start["name_localizations"]["fr"]), (&"start".into(), &"lancer".into()));
        let mode = start["options"].as_array().unwrap().iter().find(|option| option["name"] == "mode").unwrap();
        assert!(mode["choices"][0]["name_localizations"]["ja"].as_str().unwrap().contains("早解き"), "{mode}");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn commands_are_run_by_their_names_in_the_members_language() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.story.speaks("ja");
        stage.alice.runs("/クイズ 開始 問題数:1 モード:race").await.unwrap();
        stage.quiz.shows("第1問 / 全1問").await;
        stage.alice.runs("/クイズ 開始").await.unwrap();
        stage.alice.sees("`/クイズ 中止`").await;
        stage.bob.speaks("de");
        stage.bob.runs("/hilfe").await.unwrap();
        stage.bob.chooses("Was möchtest du tun?", &["Mitspielen"]).await.unwrap();
        // Discord only runs a command that's clicked by its name in the code.
        stage.bob.sees("/deck list Alle Decks auflisten").await;
        let unknown = stage.bob.runs("/クイズ 中止").await.unwrap_err();
        assert_eq!(unknown, "unknown command /クイズ");
        // The name in the code works in every language.
        stage.alice.runs("/quiz stop").await.unwrap();
        stage.quiz.shows("ラウンドは中止されました。").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn findings_and_errors_of_files_are_in_the_members_language() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let folder = tempfile::tempdir().unwrap();
        let import = |name: &str, content: &str| {
            let file = folder.path().join(name);
            std::fs::write(&file, content).unwrap();
            format!("/deck import file:\"{}\"", file.display())
        };
        stage.alice.speaks("de");
        stage.alice.runs(&import("fehler.toml", "title = \"Flüsse\"\n[[cards]]\nid = 1\n")).await.unwrap();
        stage
            .alice
            .sees(
                "Ich kann „fehler.toml“ nicht lesen, Zeile 3: erwartet: Text in Anführungszeichen; gefunden: die Zahl 1.",
            )
            .await;
        stage.alice.runs(&import("flüsse.csv", "prompt,answer\nWien?,Donau\nWien?,Donau\nParis?,\n,Rhein\n")).await.unwrap();
        stage.alice.sees("- Zeile 5: die Frage ist leer").await;
        stage.alice.sees("das ist eine Kopie der Karte in Zeile 2; entferne eine von beiden").await;
        stage.alice.sees("die Karte hat keine Antwort und kommt deshalb nie dran").await;
        stage.alice.speaks("ja");
        stage.alice.runs(&import("問題.toml", "title = \"川\"\ntitel = \"川\"\n")).await.unwrap();
        stage.alice.sees("「問題.toml」（2行目）を読み込めません：不明なフィールド「titel」があります。").await;
        stage.alice.runs(&import("川.csv", "prompt,answer\n東京の川は？,\n")).await.unwrap();
        stage.alice.sees("答えがないため、出題されません。答えを書くか、カードを削除してください").await;
        // Commas may be those of the language.
        let form = stage.alice.runs("/カード 追加 デッキ:川").await.unwrap();
        let discord_sandbox::world::InteractionResponse::Modal(form) = form else { panic!("no form") };
        let fields = ["ウィーンの川は？", "ドナウ川", "", "川、欧州，首都", ""].map(str::to_owned);
        stage.alice.fills_in_order(&form, &fields).await.unwrap();
        stage.alice.runs("/クイズ 開始 デッキ:川 タグ:欧州 問題数:1").await.unwrap();
        stage.quiz.shows("ウィーンの川は？").await;
        stage.all_is_well();
    })
    .await;
}

/// The texts of a language that a story meets.
struct Words {
    locale: &'static str,
    start: &'static str,
    question: &'static str,
    correct: &'static str,
    round_over: &'static str,
    add_drop: &'static str,
    added: &'static str,
    drop: &'static str,
    answer: &'static str,
    wrong: &'static str,
    closed: &'static str,
    appeal: &'static str,
    appealed: &'static str,
    accept: &'static str,
    accepted: &'static str,
    import: &'static str,
    imported: &'static str,
}

/// A round, a drop, an appeal and an import, all by the names and in the words of one language.
async fn played(words: Words) {
    let stage = Stage::set_with(Setup::unlimited("river")).await;
    stage.story.speaks(words.locale);
    stage.alice.runs(words.start).await.unwrap();
    stage.quiz.shows(words.question).await;
    stage.bob.says("the danube").await.unwrap();
    stage.quiz.shows(words.correct).await;
    stage.quiz.shows(words.round_over).await;
    stage.alice.runs(words.add_drop).await.unwrap();
    stage.alice.sees(words.added).await;
    stage.story.advance(3_600_000).await.unwrap();
    stage.quiz.shows(words.drop).await;
    stage.bob.answers(words.answer, "the blue Istros").await.unwrap();
    stage.bob.sees(words.wrong).await;
    stage.story.advance(3_600_000).await.unwrap();
    stage.quiz.shows(words.closed).await;
    stage.bob.clicks(words.appeal).await.unwrap();
    stage.bob.sees(words.appealed).await;
    stage.carol.clicks(words.accept).await.unwrap();
    stage.quiz.shows(words.accepted).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rivers.csv");
    std::fs::write(&file, "prompt,answer\nRome?,Tiber\nParis?,Seine\n").unwrap();
    stage.alice.runs(&format!("{}:\"{}\"", words.import, file.display())).await.unwrap();
    stage.alice.sees(words.imported).await;
    stage.all_is_well();
}

#[tokio::test]
async fn a_round_a_drop_an_appeal_and_an_import_are_played_in_german() {
    told(played(Words {
        locale: "de",
        start: "/quiz starten fragen:1",
        question: "Frage 1 von 1",
        correct: "Richtig!",
        round_over: "Runde vorbei",
        add_drop: "/geplante-frage hinzufügen uhrzeit:10:00 tage:\"Mo, Di, Mi, Do, Fr, Sa, So\" antwortzeit:1h",
        added: "Hinzugefügt: #1",
        drop: "Frage des Tages",
        answer: "Antworten",
        wrong: "❌ Falsch. Noch 2 Versuche.",
        closed: "Niemand wusste es. 1 Person hat es versucht.",
        appeal: "Einspruch einlegen",
        appealed: "Einspruch",
        accept: "Annehmen",
        accepted: "Einspruch angenommen",
        import: "/deck importieren datei",
        imported: "importiert: 2 Karten.",
    }))
    .await;
}

#[tokio::test]
async fn a_round_a_drop_an_appeal_and_an_import_are_played_in_japanese() {
    told(played(Words {
        locale: "ja",
        start: "/クイズ 開始 問題数:1",
        question: "第1問 / 全1問",
        correct: "正解！",
        round_over: "ラウンド終了",
        add_drop: "/定期出題 追加 時刻:10:00 曜日:毎日 回答期間:1h",
        added: "追加しました：#1",
        drop: "今日の問題",
        answer: "回答する",
        wrong: "❌ 不正解。回答できるのはあと2回です。",
        closed: "正解した人はいませんでした（回答者1人）。",
        appeal: "異議申し立て",
        appealed: "異議",
        accept: "認める",
        accepted: "異議が認められました",
        import: "/デッキ インポート ファイル",
        imported: "をインポートしました：カード2枚。",
    }))
    .await;
}
