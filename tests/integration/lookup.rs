//! Looking up cards: what is shown, how cards are distinguished, and that nothing reveals the answer of an open
//! question.

use std::time::Duration;

use discord_sandbox::driver::Member;
use discord_sandbox::world::InteractionResponse;

use crate::support::{Setup, Stage, deck};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(60), story).await.expect("a story never needs a minute");
}

async fn shown(who: &Member, typed: &str) -> Vec<String> {
    let choices = who.types(&format!("/lookup words:\"{typed}\"")).await.unwrap();
    choices.into_iter().map(|(shown, _)| shown).collect()
}

async fn imports(who: &Member, folder: &std::path::Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    who.runs(&format!("/deck import file:\"{}\"", path.display())).await.unwrap();
    who.sees("Imported ").await;
}

#[tokio::test]
async fn a_card_is_shown_with_every_accepted_wording_and_its_source() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let folder = tempfile::tempdir().unwrap();
        let text = "title = \"Woods\"\nauthor = \"@everyone & **Eve**\"\nlicence = \"CC-BY-4.0\"\n[[cards]]\nid = \"c\"\nprompt = \"Name three conifers.\"\nlist = \
                    [[\"spruce\"], [\"pine\"], [\"larch\", \"tamarack\"]]\ntags = [\"trees\", \"Europe\"]\nnote = \"Larches shed their needles.\"\n";
        imports(&stage.alice, folder.path(), "woods.toml", text).await;
        stage.bob.runs("/lookup words:tamarack").await.unwrap();
        stage
            .bob
            .sees("Name three conifers.\n    - spruce\n    - pine\n    - larch\n    Also accepted: tamarack\n    Larches shed their needles.")
            .await;
        stage.bob.sees("Woods · by @everyone & Eve · CC-BY-4.0 · tags: trees, Europe").await;
        stage.quiz.never_showed("larch");
        stage.bob.clicks("Share").await.unwrap();
        stage.quiz.shows("- larch").await;
        // What a manager has taught the card counts in this server, and is shown with it.
        stage.alice.runs("/quiz start deck:\"Trees & Rivers\" questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.bob.says("the Istros").await.unwrap();
        stage.story.advance(31_000).await.unwrap();
        stage.quiz.shows("Time's up").await;
        stage.bob.clicks("Appeal").await.unwrap();
        stage.quiz.shows("answered “the Istros”").await;
        stage.alice.clicks("Accept").await.unwrap();
        stage.quiz.shows("Appeal accepted").await;
        stage.carol.runs("/lookup words:Vienna").await.unwrap();
        stage.carol.sees("Danube\n    Also accepted: the Danube river · the Istros\n    Also through Bratislava").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_long_prompt_is_shown_in_full() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let folder = tempfile::tempdir().unwrap();
        let prompt = format!("Which rule is meant? {} Say which.", "It has many words. ".repeat(30));
        let text = format!("title = \"Rules\"\n[[cards]]\nid = \"c\"\nprompt = \"{prompt}\"\nterm = \"the first\"\n");
        imports(&stage.alice, folder.path(), "rules.toml", &text).await;
        for command in ["/lookup words:rule", "/card show words:rule"] {
            stage.alice.runs(command).await.unwrap();
            stage.alice.sees(&prompt).await;
            stage.alice.sees("the first").await;
        }
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn words_that_cannot_be_seen_are_answered_with_what_to_type() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        for words in ["\u{200b}\u{200d}", "\u{3164}", "\u{2800}\u{fe0f}"] {
            for command in ["lookup", "card show"] {
                stage.alice.runs(&format!("/{command} words:{words}")).await.unwrap();
                stage.alice.sees("I can't see any words there. Type a few from the card's question or answer.").await;
            }
        }
        stage.alice.never_saw("No card matches");
        // A deck's name is as if it hadn't been typed: the server has only one.
        stage.alice.runs("/quiz start deck:\u{200b} questions:1").await.unwrap();
        stage.quiz.shows("Question 1 of 1").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn choices_are_distinct_and_fit() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let folder = tempfile::tempdir().unwrap();
        stage.alice.runs("/deck copy deck:\"Trees & Rivers\" title:\"Our own rivers\"").await.unwrap();
        stage.alice.sees("Created Our own rivers with").await;
        assert_eq!(
            shown(&stage.bob, "which river").await,
            ["Which river flows through Vienna? · Our own rivers", "Which river flows through Vienna? · Trees & Rivers"]
        );
        let long = "What is shown in the picture ".repeat(6);
        let text = format!(
            "title = \"Pictures\"\n[[cards]]\nid = \"one\"\nprompt = \"{long}on the left?\"\nterm = \"a\"\n[[cards]]\nid = \"two\"\nprompt = \"{long}on \
             the right?\"\nterm = \"b\"\n[[cards]]\nid = \"three\"\nprompt = \"\u{202e}What is this?\"\nterm = \"c\"\n"
        );
        imports(&stage.alice, folder.path(), "pictures.toml", &text).await;
        let pictures = shown(&stage.bob, "what is").await;
        assert!(pictures.iter().all(|shown| shown.encode_utf16().count() <= 100), "{pictures:?}");
        assert!(pictures.iter().any(|shown| shown.ends_with("… · Pictures · one")), "{pictures:?}");
        assert!(pictures.iter().any(|shown| shown.ends_with("… · Pictures · two")), "{pictures:?}");
        assert!(pictures.iter().any(|shown| shown == "What is this?"), "nothing turns the line around: {pictures:?}");
        stage.all_is_well();
    })
    .await;
}

/// Nothing reveals the answer while the card is asked: neither to members, nor to managers who may be playing, nor
/// through a copy of the deck.
async fn nothing_tells_of_the_danube(stage: &Stage) {
    let Stage { alice, bob, carol, .. } = stage;
    let asked = "being asked in this server right now";
    for command in ["/lookup words:Vienna", "/lookup words:our-rivers:river", "/lookup words:trees-rivers:river"] {
        bob.runs(command).await.unwrap();
        bob.sees(asked).await;
    }
    // Neither a result nor a missing result confirms a guess.
    for guess in ["Danube", "danub", "dnaube", "anub", "zzyzx"] {
        assert_eq!(shown(bob, guess).await, [""; 0], "{guess}");
        bob.runs(&format!("/lookup words:\"{guess}\"")).await.unwrap();
        bob.sees("No card matches").await;
        for beside in ["Vienna", "which river", "lake"] {
            let wrong = shown(bob, &format!("Elbe {beside}")).await;
            assert_eq!(shown(bob, &format!("{guess} {beside}")).await, wrong, "{guess} {beside}");
        }
    }
    assert_eq!(shown(bob, "which river flows").await.len(), 2, "prompts are no secret");
    for command in [
        "/card show words:Vienna",
        "/card show words:our-rivers:river",
        "/card edit words:our-rivers:river",
        "/lookup words:our-rivers:river",
    ] {
        let answer = carol.runs(command).await.unwrap();
        assert!(!matches!(answer, InteractionResponse::Modal(_)), "{command} opens a form with the answer in it");
        carol.sees(asked).await;
    }
    carol.runs("/deck history deck:our-rivers").await.unwrap();
    carol.sees("copied “Trees & Rivers”").await;
    for deck in ["our-rivers", "\"Trees & Rivers\""] {
        alice.runs(&format!("/deck export deck:{deck}")).await.unwrap();
        alice.sees("Some of these cards are being asked in this server right now.").await;
    }
    alice.runs("/deck export deck:others").await.unwrap();
    alice.sees("Here's Others: 1 card, with all answers.").await;
}

#[tokio::test]
async fn an_open_questions_answer_is_hidden_in_its_server() {
    told(async {
        let mut setup = Setup::unlimited("river");
        // The card that is asked has its own id; the server's copy has another.
        setup.decks[0].id = popquiz_deck::DeckId("trees-rivers".into());
        let mut others =
            deck("title = \"Others\"\n[[cards]]\nid = \"o\"\nprompt = \"Which lake?\"\nterm = \"Constance\"\n");
        others.id = popquiz_deck::DeckId("others".into());
        setup.decks.push(others);
        let mut stage = Stage::set_with(setup).await;
        stage.carol.runs("/deck copy deck:\"Trees & Rivers\" title:\"Our rivers\"").await.unwrap();
        stage.carol.sees("Created Our rivers with").await;
        // Somebody had looked it up before it was asked.
        stage.bob.runs("/lookup words:Vienna").await.unwrap();
        stage.bob.sees("Danube").await;
        let before = stage.story.transcript().lines().count();
        stage.alice.runs("/quiz start deck:\"Trees & Rivers\" questions:1 seconds:600").await.unwrap();
        stage.quiz.shows("Question 1 of 1").await;
        stage.bob.clicks("Share").await.unwrap();
        stage.bob.sees("being asked in this server right now").await;
        nothing_tells_of_the_danube(&stage).await;
        stage.stop().await;
        stage.start_again().await;
        nothing_tells_of_the_danube(&stage).await;
        let told = stage.story.transcript().lines().skip(before).filter(|line| line.contains("Danube")).count();
        let typed = stage
            .story
            .transcript()
            .lines()
            .skip(before)
            .filter(|line| line.contains("runs /lookup words:\"Danube"))
            .count();
        let refused = stage
            .story
            .transcript()
            .lines()
            .skip(before)
            .filter(|line| line.contains("No card matches “Danube"))
            .count();
        assert_eq!(told, typed + refused, "only who guessed it wrote it:\n{}", stage.story.transcript());
        stage.bob.says("the danube").await.unwrap();
        stage.quiz.shows("Correct!").await;
        stage.bob.runs("/lookup words:Danube").await.unwrap();
        stage.bob.sees("Danube").await;
        let form = stage.carol.runs("/card edit words:our-rivers:river").await.unwrap();
        assert!(matches!(form, InteractionResponse::Modal(_)), "{form:?}");
        // A drop is as open as a round, and another server's members can look up anything.
        stage.alice.runs("/drop add time:09:05 deck:our-rivers").await.unwrap();
        stage.story.advance(10 * 60_000).await.unwrap();
        stage.quiz.shows("Today's question").await;
        stage.bob.runs("/lookup words:trees-rivers:river").await.unwrap();
        stage.bob.sees("being asked in this server right now").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_prompt_made_of_symbols_is_kept_secret_and_matches_no_other() {
    told(async {
        let mut setup = Setup::unlimited("river");
        let flags = "title = \"Flags\"\n[[cards]]\nid = \"france\"\nprompt = \"🇫🇷\"\nterm = \"France\"\n";
        let mut flags = deck(flags);
        flags.id = popquiz_deck::DeckId("flags".into());
        setup.decks.push(flags);
        let stage = Stage::set_with(setup).await;
        let folder = tempfile::tempdir().unwrap();
        let text = "title = \"More flags\"\n[[cards]]\nid = \"fr\"\nprompt = \"🇫🇷\"\nterm = \"France\"\n[[cards]]\nid = \"de\"\nprompt = \
                    \"🇩🇪\"\nterm = \"Germany\"\n";
        imports(&stage.alice, folder.path(), "more-flags.toml", text).await;
        assert_eq!(shown(&stage.bob, "France").await.len(), 2);
        stage.alice.runs("/quiz start deck:Flags questions:1 seconds:600").await.unwrap();
        stage.quiz.shows("Question 1 of 1").await;
        assert_eq!(shown(&stage.bob, "France").await, [""; 0]);
        stage.bob.runs("/lookup words:more-flags:fr").await.unwrap();
        stage.bob.sees("being asked in this server right now").await;
        stage.bob.runs("/lookup words:🇩🇪").await.unwrap();
        stage.bob.sees("Germany").await;
        stage.bob.runs("/lookup words:🇮🇹").await.unwrap();
        stage.bob.sees("No card matches “🇮🇹”.").await;
        stage.all_is_well();
    })
    .await;
}
