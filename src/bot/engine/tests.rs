//! An engine without a store: what it decides, input by input.

use std::sync::Arc;

use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};

use super::attempts::{Answer, Submission};
use super::decision::Decision;
use super::doubts::BallotPlace;
use super::reply::Reply;
use super::rounds::NewRound;
use super::state::{DecksInPlay, Engine, Settings};
use crate::bot::ballot::Voted;
use crate::bot::decks::LoadedDeck;
use crate::bot::defaults::RoundStarters;
use crate::bot::delivery::DeliveryFailure;
use crate::bot::open_channels::OpenChannels;
use crate::bot::refusal::{DoubtRefusal, PresetRefusal, Refusal, RoundRefusal};
use crate::bot::round_options::{RoundOptions, SavedRound};
use crate::clock::UnixMs;
use crate::discord::model::PostedMessage;
use crate::id::{AttemptId, ChannelId, GuildId, IdBlock, MessageId, QuestionId, UserId, snowflake_at};
use crate::quiz::doubts::VOTE_MS;
use crate::quiz::round::Setup;
use crate::quiz::{Mode, Rules, Style, Turns, VoteRefusal, Voter};
use crate::schedule::Zone;
use crate::store::{DoubtsChange, Loaded};

const GUILD: GuildId = GuildId(1 << 40);
const ALICE: UserId = UserId(1 << 50);
/// Monday, 2 March 2026, 08:59:00 UTC.
const START: UnixMs = UnixMs(1_772_441_940_000);

fn settings() -> Settings {
    Settings {
        reads_messages: true,
        readings_at_once: 0,
        rules: Rules {
            settling_ms: 300,
            reading_limit_ms: 2_000,
            ready_ms: 0,
            pause_ms: 2_000,
            hints: 2,
            points: 10,
            speed_points: 5,
            tries: 3,
            idle_questions: 0,
        },
        zone: Zone::utc(),
        grace_ms: 3_600_000,
        keep_answers_days: 7,
        reports: 3,
        rounds: RoundStarters::Everyone,
        seed: 1,
    }
}

fn engine(loaded: &Loaded) -> Engine {
    let ids = IdBlock { first: 1, end: 10_000 };
    Engine::new(&decks_in_play(), settings(), Arc::new(OpenChannels::default()), loaded, ids, START).0
}

fn deck() -> Arc<LoadedDeck> {
    let mut deck = Deck::new(DeckId("capitals".into()), "Capitals");
    let key = AnswerKey::Term(vec!["Vienna".into()]);
    deck.cards.push(Card::new(CardId("austria".into()), "Austria", Some(key)));
    Arc::new(LoadedDeck::new(deck))
}

fn decks_in_play() -> DecksInPlay {
    [((GUILD, DeckId("capitals".into())), deck())].into()
}

fn round(channel: u64, mode: Mode) -> NewRound {
    let setup = Setup {
        guild: GUILD,
        channel: ChannelId(channel),
        host: ALICE,
        deck: DeckId("capitals".into()),
        tags: vec![],
        mode,
        style: Style::Typed,
        questions: 3,
        goal: None,
        teams: false,
        mix: vec![],
        seconds: 20,
    };
    NewRound { setup, parent: None, by_manager: false, loaded: deck(), turns: Turns::default(), others: vec![] }
}

#[test]
fn a_member_who_starts_two_rounds_at_the_same_instant_gets_one() {
    let mut engine = engine(&Loaded::default());
    let mut decision = Decision::at(START);
    engine.start_round(round(11, Mode::Race), &mut decision).unwrap();
    let another = engine.start_round(round(12, Mode::Race), &mut decision);
    assert_eq!(another, Err(Refusal::Round(RoundRefusal::HostsAnother { channel: ChannelId(11) })));
    let by_manager = NewRound { by_manager: true, ..round(12, Mode::Race) };
    assert_eq!(engine.start_round(by_manager, &mut decision), Ok(()));
}

#[test]
fn a_server_saves_25_rounds_at_most_and_may_replace_one_of_them() {
    let mut engine = engine(&Loaded::default());
    let mut decision = Decision::at(START);
    let saved = |questions| SavedRound {
        options: RoundOptions::parse(&format!("race:{questions}:30:")).unwrap(),
        ..SavedRound::like(&round(11, Mode::Race).setup)
    };
    for number in 0..25 {
        engine.save_preset(GUILD, format!("Round {number}"), saved(5), &mut decision).unwrap();
    }
    let one_more = engine.save_preset(GUILD, "One more".to_owned(), saved(5), &mut decision);
    assert_eq!(one_more, Err(Refusal::Preset(PresetRefusal::TooMany { most: 25 })));
    engine.save_preset(GUILD, "ROUND 7".to_owned(), saved(9), &mut decision).unwrap();
    let presets = engine.saved_rounds(GUILD, ChannelId(11));
    assert_eq!(presets.presets.len(), 25);
    assert_eq!(presets.preset("round 7").unwrap(), ("ROUND 7".to_owned(), saved(9)));
}

/// A finished exam question with an answer in doubt by each of these members; its reveal is on its way.
fn after_an_exam(engine: &mut Engine, members: &[u64]) -> Decision {
    let mut decision = Decision::at(START);
    let mut exam = round(11, Mode::Exam);
    exam.setup.questions = 1;
    engine.start_round(exam, &mut decision).unwrap();
    let question = *engine.asking.keys().next().unwrap();
    let message = MessageId(snowflake_at(START, 1));
    for entry in std::mem::take(&mut decision.commit.outbox) {
        engine.sent(entry.id, Ok(PostedMessage { id: message, image: None }), &mut decision);
    }
    for member in members {
        let source = AttemptId(snowflake_at(START.plus_ms(1_000), *member));
        let (channel, user, answer) = (ChannelId(11), UserId(*member), Answer::Text("Vinena".to_owned()));
        let submission = Submission { guild: GUILD, source, question, channel, user, answer };
        engine.submit(submission, Reply::channel().0, &mut decision);
    }
    let mut decision = Decision::at(START.plus_ms(21_000));
    engine.time_passed(&mut decision);
    engine.complete(&mut decision);
    assert_eq!(engine.votes.len(), 1, "the judge is in doubt");
    decision
}

/// The reveal was posted, or not.
fn revealed(engine: &mut Engine, sent: Result<PostedMessage, DeliveryFailure>) -> Decision {
    let mut decision = Decision::at(START.plus_ms(22_000));
    let post = *engine.vote_posts.keys().next().unwrap();
    engine.sent(post, sent, &mut decision);
    decision
}

fn posted() -> PostedMessage {
    PostedMessage { id: MessageId(7), image: None }
}

fn vote(engine: &mut Engine, voter: Voter, at: UnixMs) -> (Result<Voted, Refusal>, Decision) {
    let mut decision = Decision::at(at);
    let question = *engine.votes.keys().next().unwrap_or(&QuestionId(0));
    let place = BallotPlace { question, guild: GUILD, message: MessageId(7) };
    (engine.vote(place, 0, true, voter, &mut decision), decision)
}

fn state(decision: &Decision) -> (QuestionId, String) {
    let saved = decision.commit.doubts.iter().rev().find_map(|change| match change {
        DoubtsChange::Save { question, state, .. } => Some((*question, state.clone())),
        DoubtsChange::End { .. } => None,
    });
    saved.unwrap()
}

#[test]
fn a_vote_resumes_with_its_votes_and_is_settled_when_its_time_is_up() {
    let mut engine = engine(&Loaded::default());
    // All three gave the same answer, so nobody who played can vote on it.
    after_an_exam(&mut engine, &[1, 2, 3]);
    let mut latest = revealed(&mut engine, Ok(posted()));
    let doubts = &mut engine.votes.values_mut().next().unwrap().doubts;
    let players: Vec<Voter> = (11..=13).map(|user| Voter { user: UserId(user), is_manager: false }).collect();
    assert!(players.iter().all(|it| doubts.may_vote(0, *it, START) == Err(VoteRefusal::NotAPlayer)));
    doubts.admit(players.iter().map(|it| it.user).chain([UserId(14), UserId(15), UserId(16)]));
    for voter in &players {
        let (voted, decision) = vote(&mut engine, *voter, START.plus_ms(30_000));
        assert!(!voted.unwrap().has_settled);
        latest = decision;
    }
    let loaded = Loaded { doubts: vec![state(&latest)], ..Loaded::default() };
    let mut again = self::engine(&loaded);
    let mut decision = Decision::at(START.plus_ms(21_000 + VOTE_MS + 1));
    again.time_passed(&mut decision);
    let points: Vec<i64> = decision.commit.ledger.iter().map(|entry| entry.points).collect();
    assert_eq!((points, decision.commit.settled.len()), (vec![10; 3], 3));
    assert!(matches!(decision.commit.doubts.last(), Some(DoubtsChange::End { .. })));
    assert_eq!(again.memory(), []);
    let (late, _) = vote(&mut again, players[0], decision.now);
    assert_eq!(late, Err(DoubtRefusal::Over.into()));
}

#[test]
fn a_vote_ends_with_its_server_and_if_its_reveal_could_not_be_posted() {
    let mut engine = engine(&Loaded::default());
    after_an_exam(&mut engine, &[1]);
    let decision = revealed(&mut engine, Err(DeliveryFailure::Forbidden));
    assert!(matches!(decision.commit.doubts.last(), Some(DoubtsChange::End { .. })));
    assert!(engine.votes.is_empty() && engine.vote_posts.is_empty());
    after_an_exam(&mut engine, &[1]);
    revealed(&mut engine, Ok(posted()));
    let mut decision = Decision::at(START.plus_ms(30_000));
    engine.left(GUILD, &mut decision);
    assert!(matches!(decision.commit.doubts.last(), Some(DoubtsChange::End { .. })));
    assert!(engine.votes.is_empty() && engine.vote_posts.is_empty());
}

#[test]
fn a_person_who_deletes_their_data_is_gone_from_an_open_vote() {
    let mut engine = engine(&Loaded::default());
    after_an_exam(&mut engine, &[1_000_001, 1_000_002]);
    revealed(&mut engine, Ok(posted()));
    let mut decision = Decision::at(START.plus_ms(30_000));
    engine.forget_person(UserId(1_000_001), &mut decision);
    let (_, state) = state(&decision);
    assert!(!state.contains("1000001") && state.contains("1000002"), "{state}");
}
