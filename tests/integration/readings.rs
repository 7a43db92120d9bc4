//! Answers that words alone can't judge: a reader judges them later, and nothing is decided before that.

use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use discord_sandbox::driver::Member;
use discord_sandbox::world::{InteractionResponse, Message};
use popquiz::bot::{Reader, ReaderError};
use popquiz::id::AttemptId;
use popquiz::store::{Attempts, Store as _};
use popquiz_judge::{CardJudge, Credit, DeckJudge, Outcome, Verdict};
use tokio::task::JoinHandle;

use crate::support::{Setup, Stage, deck};

const DECK: &str = r#"
title = "Heat"
[[cards]]
id = "evaporation"
prompt = "What does evaporation do to a liquid?"
explanation = "It cools a liquid, because the molecules with the most energy escape first."
"#;
/// Right in the author's words.
const EXACT: &str = "It cools a liquid, because the molecules with the most energy escape first.";
/// In other words, about which the judge is unsure until a reader has read them.
const REWORDED: &str = "the fastest particles leave the surface and so the rest of the liquid gets colder";

/// Judges every answer correct, or every answer wrong. It can be paused during a reading.
#[derive(Default)]
struct SlowReader {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    is_held: bool,
    is_broken: bool,
    takes_for_wrong: bool,
    /// The number of answers it was given.
    given: usize,
}

impl SlowReader {
    fn held() -> Arc<Self> {
        let reader = Self::default();
        reader.state.lock().unwrap().is_held = true;
        Arc::new(reader)
    }

    fn takes_all_for_wrong(&self) {
        self.state.lock().unwrap().takes_for_wrong = true;
    }

    fn release(&self) {
        self.state.lock().unwrap().is_held = false;
        self.changed.notify_all();
    }

    /// Waits until it was given this many answers.
    async fn has_begun(&self, count: usize) {
        until(async || self.state.lock().unwrap().given >= count).await;
    }
}

impl Reader for SlowReader {
    fn judge(&self, judge: &CardJudge, _answer: &str) -> Result<Verdict, ReaderError> {
        let mut state = self.state.lock().unwrap();
        state.given += 1;
        let state = self.changed.wait_while(state, |state| state.is_held).unwrap();
        if state.is_broken {
            return Err(ReaderError("the reader is broken, as it should be".to_owned()));
        }
        let correct = judge.accepted();
        let wrong = Verdict { outcome: Outcome::Wrong, credit: Credit::NONE, ..correct.clone() };
        Ok(if state.takes_for_wrong { wrong } else { correct })
    }
}

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

/// Waits, without guessing a time, until a condition holds.
async fn until(is_so: impl AsyncFn() -> bool) {
    while !is_so().await {
        tokio::task::yield_now().await;
    }
}

/// Whether words alone take [`REWORDED`] for right.
fn is_right_by_words() -> bool {
    let deck = deck(DECK);
    let first = DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap().first_pass(REWORDED);
    assert!(first.is_unsure, "these stories need an answer that words can't judge");
    first.verdict.outcome == Outcome::Correct
}

async fn stage(reader: &Arc<SlowReader>) -> Stage {
    let reader = Some(Arc::clone(reader) as _);
    Stage::set_with(Setup { decks: vec![deck(DECK)], reader, ..Setup::default() }).await
}

/// Posts a message without waiting for the bot; resolves once it's recorded.
async fn recorded(stage: &Stage, member: &Member, text: &str) -> AttemptId {
    let attempt = AttemptId(member.sends(text, None).unwrap().0);
    until(async || !stage.store.attempts(Attempts::One(attempt)).await.unwrap().is_empty()).await;
    attempt
}

#[tokio::test]
async fn the_earliest_correct_answer_wins_although_its_verdict_arrives_last() {
    told(async {
        let reader = SlowReader::held();
        let stage = stage(&reader).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        let attempt = recorded(&stage, &stage.bob, REWORDED).await;
        reader.has_begun(1).await;
        recorded(&stage, &stage.carol, EXACT).await;
        stage.sandbox.clock().advance(1_500);
        reader.release();
        stage.quiz.shows("Correct!\n    @bob +15 points").await;
        stage.quiz.never_showed("@carol +");
        let facts = stage.store.attempts(Attempts::One(attempt)).await.unwrap();
        assert_eq!(facts[0].attempt.outcome, Outcome::Correct, "the verdict is recorded");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_race_is_decided_by_words_if_the_reader_takes_too_long() {
    told(async {
        let reader = SlowReader::held();
        let stage = stage(&reader).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        recorded(&stage, &stage.bob, REWORDED).await;
        reader.has_begun(1).await;
        recorded(&stage, &stage.carol, EXACT).await;
        stage.sandbox.clock().advance(2_300);
        let winner = if is_right_by_words() { "@bob +15 points" } else { "@carol +15 points" };
        until(async || stage.story.transcript().contains(winner)).await;
        reader.release();
        stage.quiz.shows("Round over").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_exam_waits_for_verdicts_and_shows_each_author_theirs() {
    told(async {
        let reader = SlowReader::held();
        let stage = stage(&reader).await;
        stage.alice.runs("/quiz start mode:exam questions:1 seconds:60").await.unwrap();
        stage.quiz.shows("Press Answer.").await;
        let bob = stage.bob.clone();
        let answering = tokio::spawn(async move { bob.answers("Answer", REWORDED).await });
        reader.has_begun(1).await;
        let closes = stage.bot.next_deadline().unwrap();
        stage.sandbox.clock().advance(60_300);
        until(async || stage.bot.next_deadline() == Some(closes.plus_ms(2_000))).await;
        stage.quiz.never_showed("Time's up");
        reader.release();
        answering.await.unwrap().unwrap();
        stage.bob.sees("✅ Correct!").await;
        stage.quiz.shows("Time's up\n    1 of 1 person got it.\n    @bob +10 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_slow_verdict_shows_a_thinking_reply_first() {
    told(async {
        let reader = SlowReader::held();
        let stage = stage(&reader).await;
        stage.alice.runs("/drop add time:09:00 open:1h answers:private").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
        stage.quiz.shows("Today's question").await;
        reader.takes_all_for_wrong();
        let modal = stage.bob.clicks("Answer").await.unwrap();
        let InteractionResponse::Modal(modal) = modal else { panic!("{modal:?}") };
        let responses = || stage.sandbox.requests().iter().filter(|it| it.path.ends_with("/callback")).count();
        let (before, bob) = (responses(), stage.bob.clone());
        let answering = tokio::spawn(async move { bob.submits(&modal, REWORDED).await });
        until(async || responses() > before).await;
        stage.bob.never_saw("Incorrect");
        reader.release();
        answering.await.unwrap().unwrap();
        stage.bob.sees("❌ Incorrect.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn answers_that_were_being_read_when_the_bot_was_killed_are_read_again() {
    told(async {
        let reader = SlowReader::held();
        let mut stage = stage(&reader).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        recorded(&stage, &stage.bob, REWORDED).await;
        reader.has_begun(1).await;
        recorded(&stage, &stage.carol, EXACT).await;
        stage.bot.stop(Duration::ZERO).await;
        stage.store.close().await;
        stage.sandbox.clock().advance(5_000);
        stage.start_again().await;
        reader.has_begun(2).await;
        stage.quiz.never_showed("Correct!");
        reader.release();
        stage.quiz.shows("Correct!\n    @bob +15 points").await;
        stage.quiz.shows("Round over").await;
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("🥇 @bob — 15 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn words_decide_if_the_model_is_off_after_a_restart() {
    told(async {
        let reader = SlowReader::held();
        let mut stage = stage(&reader).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        recorded(&stage, &stage.bob, REWORDED).await;
        recorded(&stage, &stage.carol, EXACT).await;
        stage.bot.stop(Duration::ZERO).await;
        stage.store.close().await;
        stage.setup.reader = None;
        stage.start_again().await;
        let winner = if is_right_by_words() { "@bob" } else { "@carol" };
        stage.quiz.shows(&format!("Correct!\n    {winner} +15 points")).await;
        reader.release();
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn words_decide_once_the_model_has_failed() {
    told(async {
        let reader = Arc::new(SlowReader::default());
        reader.state.lock().unwrap().is_broken = true;
        let stage = stage(&reader).await;
        stage.alice.runs("/quiz start mode:exam questions:1 seconds:60").await.unwrap();
        stage.quiz.shows("Press Answer.").await;
        for member in [&stage.bob, &stage.carol] {
            member.answers("Answer", REWORDED).await.unwrap();
            member.sees("orrect").await;
        }
        assert_eq!(reader.state.lock().unwrap().given, 1, "it isn't asked again");
        let result = if is_right_by_words() { "2 of 2 people got it." } else { "2 people tried." };
        stage.quiz.shows(result).await;
        stage.all_is_well();
    })
    .await;
}

/// Whether a message shows this now.
fn is_shown(stage: &Stage, text: &str) -> bool {
    let shows = |message: &Message| message.embeds.to_string().contains(text);
    stage.sandbox.world(|world| world.messages.values().any(shows))
}

/// Answers in practice, about which the message says that it's being read.
async fn practices(stage: &Stage) -> JoinHandle<Result<InteractionResponse, String>> {
    stage.bob.runs("/practice").await.unwrap();
    let bob = stage.bob.clone();
    let answering = tokio::spawn(async move { bob.answers("Answer", REWORDED).await });
    until(async || is_shown(stage, "Reading your answer…")).await;
    stage.bob.never_saw("most energy escape");
    answering
}

#[tokio::test]
async fn in_practice_the_message_says_that_an_answer_is_being_read_and_then_shows_the_verdict() {
    told(async {
        let reader = SlowReader::held();
        let stage = stage(&reader).await;
        let answering = practices(&stage).await;
        reader.release();
        answering.await.unwrap().unwrap();
        let bob = &stage.bob;
        bob.sees("Correct!").await;
        bob.clicks("See results").await.unwrap();
        bob.sees("You got 1 of 1 right.").await;
        bob.runs("/stats").await.unwrap();
        bob.sees("1 of 1 question correct").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_answer_in_practice_that_was_being_read_when_the_bot_ended_is_read_after_the_restart() {
    told(async {
        let reader = SlowReader::held();
        let mut stage = stage(&reader).await;
        let answering = practices(&stage).await;
        reader.has_begun(1).await;
        stage.bot.stop(Duration::ZERO).await;
        stage.store.close().await;
        answering.abort();
        stage.start_again().await;
        reader.has_begun(2).await;
        reader.release();
        until(async || {
            stage.bob.clicks("Show verdict").await.unwrap();
            is_shown(&stage, "Correct!")
        })
        .await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn in_practice_words_decide_when_a_reading_takes_too_long() {
    told(async {
        let reader = SlowReader::held();
        let stage = stage(&reader).await;
        let answering = practices(&stage).await;
        stage.sandbox.clock().advance(2_100);
        let by_words = if is_right_by_words() { "Correct!" } else { "Incorrect." };
        until(async || is_shown(&stage, by_words)).await;
        reader.release();
        answering.await.unwrap().unwrap();
        stage.all_is_well();
    })
    .await;
}
