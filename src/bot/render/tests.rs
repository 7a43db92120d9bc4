//! Messages as they are sent.

use popquiz_judge::{Credit, Reason, Verdict};
use serde_json::Value;

use super::*;
use crate::id::{ChannelId, DropNumber, GameId, GuildId, MessageId, RoleId, ScheduleId};
use crate::quiz::round::Setup;
use crate::quiz::{OpenDrop, Points, Round};
use crate::schedule::{Duration, Schedule, TimeOfDay, Weekdays, Zone};

const CLOSES_AT: UnixMs = UnixMs(1_700_000_000_000);

fn deck() -> Deck {
    Deck::new(DeckId("europe".into()), "Europe")
}

fn card(prompt: &str, key: AnswerKey) -> Card {
    Card::new(popquiz_deck::CardId("card".into()), prompt, Some(key))
}

/// Smaller ids are those of former members.
fn member(number: u64) -> UserId {
    UserId(200_000_000_000_000_000 + number)
}

fn wordings(all: &[&str]) -> Vec<String> {
    all.iter().map(|wording| (*wording).to_owned()).collect()
}

fn term() -> Card {
    Card { note: Some("It is 2,850 km long.".into()), ..card("Which river flows through Vienna?", vienna()) }
}

fn vienna() -> AnswerKey {
    AnswerKey::Term(wordings(&["the Danube", "Donau"]))
}

/// A card of each kind.
fn cards() -> Vec<Card> {
    let items = || vec![wordings(&["Estonia"]), wordings(&["Latvia"]), wordings(&["Lithuania"])];
    vec![
        term(),
        card("Which are the Baltic states?", AnswerKey::List { items: items(), ordered: false, any: None }),
        card("Baltic states from north to south?", AnswerKey::List { items: items(), ordered: true, any: Some(2) }),
        card("The capital of ... is ...", AnswerKey::Blanks(vec![wordings(&["Spain"]), wordings(&["Madrid"])])),
        card("How high is Mont Blanc?", AnswerKey::Number { value: 4806.0, tolerance: 5.0, unit: Some("m".into()) }),
        card("Is Malta an island?", AnswerKey::YesNo { yes: true, because: Some("It is three.".into()) }),
        card(
            "Why is it mild in Bergen?",
            AnswerKey::Explanation { texts: wordings(&["The Gulf Stream"]), points: vec![] },
        ),
        card("Which is a *kingdom*?", AnswerKey::Choice { options: wordings(&["France", "Norway"]), correct: 1 }),
    ]
}

fn round(mode: Mode) -> Game {
    let (guild, channel, host) = (GuildId(1), ChannelId(2), UserId(3));
    let deck = deck().id;
    let setup = Setup { guild, channel, host, deck, tags: vec![], mode, questions: 5, seconds: 30, seed: 7 };
    Game::Round(Round::new(GameId(1), setup))
}

fn drop(answers: Answers) -> Game {
    let schedule = Schedule {
        id: ScheduleId(4),
        number: DropNumber(1),
        guild: GuildId(1),
        channel: ChannelId(2),
        deck: deck().id,
        tags: vec![],
        at: "09:00".parse::<TimeOfDay>().unwrap(),
        zone: Zone::utc(),
        days: Weekdays::ALL,
        open: Duration::hours(8),
        answers,
        ping: Some(RoleId(5)),
        paused: false,
        by: UserId(3),
        dealt_with: UnixMs(0),
        trouble: None,
    };
    Game::Drop(OpenDrop::new(GameId(2), &schedule, 7, []))
}

/// Each message as compact JSON, one part a line.
fn shown(messages: &[Value]) -> String {
    let lines = messages.iter().flat_map(|message| {
        let parts = message.as_object().unwrap().iter().map(|(name, part)| format!("{name}: {part}\n"));
        parts.chain(["\n".to_owned()]).collect::<Vec<_>>()
    });
    lines.collect()
}

fn messages(all: &[Message]) -> String {
    shown(&all.iter().map(Message::to_json).collect::<Vec<_>>())
}

fn open(number: Option<(u32, u32)>) -> OpenQuestion<'static> {
    OpenQuestion { id: QuestionId(9), number, closes_at: CLOSES_AT, votes: None, image: None }
}

#[test]
fn questions_of_each_kind() {
    let ask = |game: &Game, card: &Card, number| question(Locale::ENGLISH, game, &deck(), card, &open(number));
    let mut all: Vec<Message> = cards().iter().map(|card| ask(&round(Mode::Race), card, Some((1, 5)))).collect();
    all.push(ask(&round(Mode::Exam), &term(), Some((2, 5))));
    let voted = OpenQuestion {
        votes: Some(SkipVotes { votes: 1, needed: 2 }),
        image: Some("vienna.png"),
        ..open(Some((3, 5)))
    };
    all.push(question(Locale::ENGLISH, &round(Mode::Race), &deck(), &term(), &voted));
    insta::assert_snapshot!(messages(&all));
}

#[test]
fn drops() {
    let ask = |answers| question(Locale::ENGLISH, &drop(answers), &deck(), &term(), &open(None));
    insta::assert_snapshot!(messages(&[ask(Answers::Private), ask(Answers::Channel)]));
}

#[test]
fn closed_questions_and_hints() {
    let round = closed_question(Locale::ENGLISH, &round(Mode::Race), &deck(), &term(), Some("vienna.png"));
    let drop = closed_question(Locale::ENGLISH, &drop(Answers::Private), &deck(), &term(), None);
    insta::assert_snapshot!(messages(&[round, drop, hint(Locale::ENGLISH, "t__ D_____")]));
}

#[test]
fn answers_of_each_kind() {
    let all: Vec<String> =
        cards().iter().map(|card| format!("{}\n", answer(Locale::ENGLISH, card.key.as_ref().unwrap()))).collect();
    insta::assert_snapshot!(all.concat());
}

#[test]
fn reveals() {
    let gain = |user, points, credit, streak| Gain {
        user: member(user),
        points: Points(points),
        credit: Credit::new(credit),
        streak,
    };
    let revealed = |game: &Game, ending, gains: Vec<Gain>, tried| {
        let (question, card, message) = (QuestionId(9), term().id, MessageId(8));
        reveal(Locale::ENGLISH, game, &term(), &Reveal { question, card, message, ending, gains, tried })
    };
    let race = round(Mode::Race);
    let all = [
        revealed(&race, Ending::Taken, vec![gain(6, 15, 1.0, 3)], 2),
        revealed(&round(Mode::Exam), Ending::TimeUp, vec![gain(6, 10, 1.0, 1), gain(7, 5, 0.5, 0)], 3),
        revealed(&round(Mode::Exam), Ending::Answered, vec![gain(6, 10, 1.0, 2)], 2),
        revealed(&drop(Answers::Private), Ending::TimeUp, vec![gain(6, 10, 1.0, 4)], 1),
        revealed(&race, Ending::Skipped, vec![], 0),
        revealed(&race, Ending::Stopped, vec![], 2),
        revealed(&race, Ending::TimeUp, (10..30).map(|user| gain(user, 1, 0.1, 0)).collect(), 20),
    ];
    insta::assert_snapshot!(messages(&all));
}

#[test]
fn summaries() {
    let standing = |rank, user, points, right| Standing { rank, user: member(user), points: Points(points), right };
    let podium = [standing(1, 6, 30, 3), standing(1, 7, 30, 2), standing(3, 8, 1, 0), standing(4, 9, 1, 0)];
    let all = [
        summary(Locale::ENGLISH, &deck(), &podium, RoundEnding::Done, 5),
        summary(Locale::ENGLISH, &deck(), &podium, RoundEnding::Stopped, 1),
        summary(Locale::ENGLISH, &deck(), &[], RoundEnding::Idle, 3),
        summary(Locale::ENGLISH, &deck(), &[], RoundEnding::NoCards, 0),
    ];
    insta::assert_snapshot!(messages(&all));
}

#[test]
fn verdict_replies() {
    let judged = |outcome, credit, reason, tries_left| {
        let verdict =
            Verdict { outcome, credit: Credit::new(credit), reason, parts: vec![], is_answer: true, confidence: 1.0 };
        News::Judged { verdict, tries_left }
    };
    let items = Reason::Items { found: 1, required: 2, missing: vec!["Latvia".into()], surplus: 0 };
    let recorded = Reason::Recorded { while_open: "It names *something* else.".into(), in_full: String::new() };
    let all = [
        judged(Outcome::Correct, 1.0, Reason::Complete, Some(2)),
        judged(Outcome::Partial, 0.5, items, Some(2)),
        judged(Outcome::Wrong, 0.0, Reason::OffTopic, Some(1)),
        judged(Outcome::Wrong, 0.0, Reason::NeitherYesNorNo, Some(0)),
        judged(Outcome::Wrong, 0.0, recorded, None),
        News::AlreadyRight,
        News::NoTriesLeft,
        News::Closed,
    ];
    let replies: Vec<Value> = all.iter().map(|it| news(Locale::ENGLISH, it, Some(AttemptId(11))).to_json()).collect();
    insta::assert_snapshot!(shown(&replies));
}

/// Every limit of Discord's on what a message of the game shows.
#[test]
fn a_language_40_percent_longer_fits_into_messages_and_forms() {
    let locale = Locale::PSEUDO;
    let gains: Vec<Gain> = (10..30)
        .map(|user| Gain { user: member(user), points: Points(1), credit: Credit::new(0.1), streak: 0 })
        .collect();
    let (id, card, message) = (QuestionId(9), term().id, MessageId(8));
    let reveal_of = Reveal { question: id, card, message, ending: Ending::TimeUp, gains, tried: 20 };
    let standing = |rank| Standing { rank, user: member(rank.into()), points: Points(30), right: 3 };
    let standings: Vec<Standing> = (1..30).map(standing).collect();
    let mut all = vec![
        reveal(locale, &round(Mode::Exam), &term(), &reveal_of),
        summary(locale, &deck(), &standings, RoundEnding::Idle, 5),
        paused_card(locale, &deck(), &term(), 3),
    ];
    all.extend(cards().iter().map(|card| question(locale, &round(Mode::Race), &deck(), card, &open(Some((1, 5))))));
    for message in all.iter().map(Message::to_json) {
        let embed = &message["embeds"][0];
        let length = |text: &Value| text.as_str().unwrap_or_default().encode_utf16().count();
        assert!(length(&embed["title"]) <= limits::EMBED_TITLE && length(&embed["description"]) <= 2000, "{embed}");
        let rows = message["components"].as_array().cloned().unwrap_or_default();
        for button in rows.iter().flat_map(|row| row["components"].as_array().unwrap()) {
            let label = button["label"].as_str().unwrap();
            assert!(length(&button["label"]) <= limits::BUTTON_LABEL && !label.ends_with('…'), "{label} is cut");
        }
    }
    let modal = Response::Modal(answer_modal(locale, id, &term())).to_json();
    let title = modal["data"]["title"].as_str().unwrap();
    assert!(title.encode_utf16().count() <= limits::MODAL_TITLE && !title.ends_with('…'), "{title}");
}
