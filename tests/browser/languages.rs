//! A drop, an appeal, a round, and an import in each of the six languages, on desktop and on a phone.

use thirtyfour::prelude::By;

use super::{DESK, PHONE, RIVERS, sandbox, told};
use crate::browser::{Browser, Look};

/// The words by which people know where they are, in a language.
struct Words {
    language: &'static str,
    look: Look,
    drop: &'static str,
    answer: &'static str,
    incorrect: &'static str,
    nobody: &'static str,
    appeal: &'static str,
    sent: &'static str,
    accept: &'static str,
    accepted: &'static str,
    start_now: &'static str,
    asked: &'static str,
    correct: &'static str,
    over: &'static str,
    play_again: &'static str,
    imported: &'static str,
    problems: &'static str,
}

const ENGLISH: Words = Words {
    language: "en-US",
    look: DESK,
    drop: "Today's question",
    answer: "Answer",
    incorrect: "❌ Incorrect. 2 tries left.",
    nobody: "Nobody got it. 1 person tried.",
    appeal: "Appeal",
    sent: "Appeal sent to the managers.",
    accept: "Accept",
    accepted: "Appeal accepted",
    start_now: "Start now",
    asked: "Question 1 of 1",
    correct: "Correct!",
    over: "Round over",
    play_again: "Play again",
    imported: "Imported Bio from CSV: 2 cards.",
    problems: "Found 1 problem:",
};

const GERMAN: Words = Words {
    language: "de",
    look: PHONE,
    drop: "Frage des Tages",
    answer: "Antworten",
    incorrect: "❌ Falsch. Noch 2 Versuche.",
    nobody: "Niemand wusste es. 1 Person hat es versucht.",
    appeal: "Einspruch einlegen",
    sent: "Dein Einspruch liegt jetzt bei der Quizleitung.",
    accept: "Annehmen",
    accepted: "Einspruch angenommen",
    start_now: "Jetzt starten",
    asked: "Frage 1 von 1",
    correct: "Richtig!",
    over: "Runde vorbei",
    play_again: "Noch mal spielen",
    imported: "Bio aus CSV importiert: 2 Karten.",
    problems: "Bitte 1 Stelle prüfen:",
};

const FRENCH: Words = Words {
    language: "fr",
    look: PHONE,
    drop: "La question du jour",
    answer: "Répondre",
    incorrect: "❌ Mauvaise réponse. Encore 2 essais.",
    nobody: "Personne n’a trouvé. 1 membre a essayé.",
    appeal: "Contester",
    sent: "Ta contestation a été transmise aux gestionnaires.",
    accept: "Accepter",
    accepted: "Contestation acceptée",
    start_now: "Commencer",
    asked: "Question 1 sur 1",
    correct: "Bonne réponse\u{202f}!",
    over: "Partie terminée",
    play_again: "Rejouer",
    imported: "Bio importé (CSV)\u{202f}: 2 cartes.",
    problems: "1 point à vérifier\u{202f}:",
};

const SPANISH: Words = Words {
    language: "es-ES",
    look: DESK,
    drop: "La pregunta de hoy",
    answer: "Responder",
    incorrect: "❌ Incorrecto. Te quedan 2 intentos.",
    nobody: "Nadie ha acertado. Lo ha intentado 1 persona.",
    appeal: "Apelar",
    sent: "Tu apelación ya está en manos de los responsables.",
    accept: "Aceptar",
    accepted: "Apelación aceptada",
    start_now: "Empezar ya",
    asked: "Pregunta 1 de 1",
    correct: "¡Correcto!",
    over: "Fin de la ronda",
    play_again: "Jugar otra vez",
    imported: "Se ha importado Bio desde CSV: 2 tarjetas.",
    problems: "Hay 1 cosa que revisar:",
};

const PORTUGUESE: Words = Words {
    language: "pt-BR",
    look: PHONE,
    drop: "A pergunta de hoje",
    answer: "Responder",
    incorrect: "❌ Resposta errada. Restam 2 tentativas.",
    nobody: "Ninguém acertou. 1 pessoa tentou.",
    appeal: "Entrar com recurso",
    sent: "Seu recurso foi enviado aos responsáveis.",
    accept: "Aceitar",
    accepted: "Recurso aceito",
    start_now: "Começar já",
    asked: "Pergunta 1 de 1",
    correct: "Resposta certa!",
    over: "Fim da rodada",
    play_again: "Jogar de novo",
    imported: "Bio foi importado de CSV: 2 cartões.",
    problems: "1 item precisa de revisão:",
};

const JAPANESE: Words = Words {
    language: "ja",
    look: DESK,
    drop: "今日の問題",
    answer: "回答する",
    incorrect: "❌ 不正解。回答できるのはあと2回です。",
    nobody: "正解した人はいませんでした（回答者1人）。",
    appeal: "異議申し立て",
    sent: "異議を管理者に送りました。",
    accept: "認める",
    accepted: "異議が認められました",
    start_now: "今すぐ開始",
    asked: "第1問 / 全1問",
    correct: "正解！",
    over: "ラウンド終了",
    play_again: "もう一度遊ぶ",
    imported: "CSVからBioをインポートしました：カード2枚。",
    problems: "確認が必要な点が1件あります：",
};

const BIO: &str = "Question,Answer\nWhat carries genetic information?,DNA\nName the powerhouse of the cell.,\n";

/// Alice manages and hosts; Bob's answer to her drop is wrong until she accepts his appeal, and then it's right in a
/// round. Then she imports a deck that has something to check.
async fn plays_in(browser: &Browser, words: &Words) {
    let (program, folder) = sandbox(RIVERS, &["--language", words.language]);
    let alice = browser.tab_looking(&program.url, "alice", words.look).await;
    let bob = browser.tab_looking(&program.url, "bob", words.look).await;

    alice.clicks("Drop a question now").await;
    bob.shows(words.drop).await;
    bob.taps(words.answer).await;
    bob.until("the form", "document.querySelector('dialog[open]')").await;
    bob.types("Ister").await;
    bob.clicks("Submit").await;
    bob.shows(words.incorrect).await;
    for _ in 0..9 {
        alice.run("document.querySelector('[data-clock=\"3600000\"]').click()").await;
        alice.until("the clock", "[...document.querySelectorAll('[data-clock]')].every((it) => !it.disabled)").await;
    }
    bob.shows(words.nobody).await;
    bob.taps("…").await;
    bob.taps(words.appeal).await;
    bob.shows(words.sent).await;
    alice.taps(words.accept).await;
    alice.shows(words.accepted).await;
    alice.fits("an appeal").await;

    alice.says("/quiz start questions:1 seconds:60").await;
    alice.taps(words.start_now).await;
    bob.shows(words.asked).await;
    bob.says("ister").await;
    for text in [words.correct, words.over, words.play_again] {
        bob.shows(text).await;
    }

    let file = folder.path().join("Bio.csv");
    std::fs::write(&file, BIO).unwrap();
    alice.says("/deck import").await;
    alice.until("the file's field", "document.getElementById('option-file')").await;
    let field = alice.page.find(By::Id("option-file")).await.unwrap();
    field.send_keys(file.display().to_string()).await.unwrap();
    alice.clicks("Run").await;
    alice.shows(words.imported).await;
    alice.shows(words.problems).await;
    // The form that is gone has left room, and the report is in view.
    alice.until("the end of the list", "document.getElementById('newer').hidden").await;
    let at_end =
        "const it = document.getElementById('scroll'); return it.scrollHeight - it.scrollTop - it.clientHeight";
    assert_eq!(alice.run(at_end).await, 0, "{}: the report is in view", words.language);
    alice.fits("an import").await;
    for tab in [alice, bob] {
        tab.ends().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drop_an_appeal_a_round_and_an_import_in_english() {
    told(async |browser| plays_in(browser, &ENGLISH).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drop_an_appeal_a_round_and_an_import_in_german_on_a_phone() {
    told(async |browser| plays_in(browser, &GERMAN).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drop_an_appeal_a_round_and_an_import_in_french_on_a_phone() {
    told(async |browser| plays_in(browser, &FRENCH).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drop_an_appeal_a_round_and_an_import_in_spanish() {
    told(async |browser| plays_in(browser, &SPANISH).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drop_an_appeal_a_round_and_an_import_in_portuguese_on_a_phone() {
    told(async |browser| plays_in(browser, &PORTUGUESE).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drop_an_appeal_a_round_and_an_import_in_japanese() {
    told(async |browser| plays_in(browser, &JAPANESE).await).await;
}
