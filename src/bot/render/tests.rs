//! Messages as they are sent.

use popquiz_judge::{Credit, Reason, Verdict};
use serde_json::Value;

use super::*;
use crate::bot::ballot::{Ballot, Voted};
use crate::bot::custom_id::FormId;
use crate::bot::doubt_messages::{ballot, voted, with_doubts};
use crate::bot::practice_messages::practice;
use crate::bot::practice_view::{CardProgress, PracticeResult, PracticeView, PracticedCard};
use crate::id::{ChannelId, DropNumber, GameId, GuildId, MessageId, RoleId, ScheduleId};
use crate::quiz::round::Setup;
use crate::quiz::{DoubtfulAnswers, Doubts, OpenDrop, Points, Style, Voter, doubts::Doubtful};
use crate::schedule::{DropCards, Duration, Schedule, TimeOfDay, Weekdays, Zone};

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
    let setup = Setup {
        guild,
        channel,
        host,
        deck,
        tags: vec![],
        mode,
        style: Style::Typed,
        questions: 5,
        goal: None,
        teams: false,
        mix: vec![],
        seconds: 30,
    };
    Game::Round(Round::new(GameId(1), setup, 7))
}

/// A race of two teams to 100 points that waits for players, of whom three have joined.
fn with_teams() -> Game {
    let mut game = serde_json::to_value(round(Mode::Race)).unwrap();
    game["round"]["goal"] = 100.into();
    let progress = &mut game["round"]["progress"];
    progress["is_waiting"] = true.into();
    progress["next_at"] = 0.into();
    progress["players"] = serde_json::json!([member(6), member(7), member(8)]);
    for (user, team) in [(6, "red"), (7, "blue"), (8, "red")] {
        progress["teams"][member(user).to_string()] = team.into();
    }
    serde_json::from_value(game).unwrap()
}

/// The same after some questions: `last` is how the latest one went.
fn round_after(asked: u32, last: &LastQuestion) -> Game {
    let mut game = serde_json::to_value(round(Mode::Race)).unwrap();
    let progress = &mut game["round"]["progress"];
    progress["asked"] = (asked + 1).into();
    progress["last"] = serde_json::to_value(last).unwrap();
    for (user, points) in [(6, 30), (7, 15), (8, 15), (9, 1)] {
        progress["scores"][member(user).to_string()] = serde_json::json!({ "points": points, "right": 1 });
    }
    serde_json::from_value(game).unwrap()
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
        cards: DropCards::Shared,
        trouble: None,
    };
    Game::Drop(OpenDrop::new(GameId(2), &schedule, 7, &[]))
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

const OPEN: OpenQuestion<'static> =
    OpenQuestion { id: QuestionId(9), closes_at: CLOSES_AT, votes: None, hint: None, image: None };

#[test]
fn questions_of_each_kind() {
    let ask = |game: &Game, card: &Card| question(Locale::ENGLISH, game, &deck(), card, &OPEN);
    let mut all: Vec<Message> = cards().iter().map(|card| ask(&round(Mode::Race), card)).collect();
    all.push(ask(&round(Mode::Exam), &term()));
    // A prompt that is too long for a title, or has several lines.
    all.push(ask(&round(Mode::Race), &card("First line\nSecond line", vienna())));
    let hinted = OpenQuestion {
        votes: Some(SkipVotes { votes: 1, needed: 2 }),
        hint: Some("D·····"),
        image: Some("vienna.png"),
        ..OPEN
    };
    all.push(question(Locale::ENGLISH, &round(Mode::Race), &deck(), &term(), &hinted));
    insta::assert_snapshot!(messages(&all));
}

#[test]
fn drops() {
    let ask = |answers| question(Locale::ENGLISH, &drop(answers), &deck(), &term(), &OPEN);
    insta::assert_snapshot!(messages(&[ask(Answers::Private), ask(Answers::Channel)]));
}

#[test]
fn a_question_begins_with_the_answer_to_the_one_before_and_shows_the_score_now_and_then() {
    let deck = Deck { cards: cards(), ..deck() };
    let cards: Vec<Card> = cards()
        .into_iter()
        .enumerate()
        .map(|(number, card)| Card { id: popquiz_deck::CardId(format!("card-{number}")), ..card })
        .collect();
    let deck = Deck { cards: cards.clone(), ..deck };
    let after = |asked, card: usize, winners: &[u64], right, tried| {
        let winners = winners.iter().map(|number| member(*number)).collect();
        let last = LastQuestion { card: cards[card].id.clone(), winners, right, tried };
        question(Locale::ENGLISH, &round_after(asked, &last), &deck, &term(), &OPEN)
    };
    let mut all: Vec<Message> = (0..cards.len()).map(|card| after(1, card, &[6], 1, 1)).collect();
    all.extend([after(2, 0, &[], 0, 2), after(3, 0, &[6, 7], 2, 4), after(4, 0, &[6, 7, 8], 5, 9)]);
    insta::assert_snapshot!(messages(&all));
}

#[test]
fn closed_drops_and_what_one_can_do_about_a_question() {
    let drop = closed_question(Locale::ENGLISH, &drop(Answers::Private), &deck(), &term(), Some("vienna.png"));
    insta::assert_snapshot!(messages(&[drop, more(Locale::ENGLISH, QuestionId(9))]));
}

#[test]
fn announcements() {
    let waiting = |mode, players: std::ops::Range<u64>| {
        let mut game = serde_json::to_value(round(mode)).unwrap();
        let progress = &mut game["round"]["progress"];
        progress["is_waiting"] = true.into();
        progress["next_at"] = CLOSES_AT.0.into();
        progress["players"] = players.map(member).map(|it| serde_json::to_value(it).unwrap()).collect();
        serde_json::from_value::<Game>(game).unwrap()
    };
    let announced = |game: &Game, reads_messages| match game {
        Game::Round(round) => announcement(Locale::ENGLISH, round, &deck(), reads_messages),
        Game::Drop(_) => panic!("a round"),
    };
    let mut of_choices = serde_json::to_value(round(Mode::Race)).unwrap();
    of_choices["round"]["style"] = "choice".into();
    let of_choices: Game = serde_json::from_value(of_choices).unwrap();
    let mut with_goal = serde_json::to_value(round(Mode::Race)).unwrap();
    with_goal["round"]["goal"] = 100.into();
    let with_goal: Game = serde_json::from_value(with_goal).unwrap();
    let all = [
        announced(&with_goal, true),
        announced(&round(Mode::Race), true),
        announced(&round(Mode::Elimination), true),
        announced(&with_teams(), true),
        announced(&round(Mode::Race), false),
        announced(&waiting(Mode::Exam, 0..0), true),
        announced(&waiting(Mode::Race, 6..8), true),
        announced(&waiting(Mode::Race, 6..40), true),
        announced(&of_choices, true),
    ];
    insta::assert_snapshot!(messages(&all));
}

#[test]
fn answers_of_each_kind() {
    let all: Vec<String> =
        cards().iter().map(|card| format!("{}\n", answer(Locale::ENGLISH, card.key.as_ref().unwrap()))).collect();
    insta::assert_snapshot!(all.concat());
}

fn standing(rank: u32, user: u64, points: u32, right: u32) -> Standing {
    Standing { rank, user: member(user), points: Points(points), right, lives: None, team: None }
}

fn a_reveal() -> Reveal {
    Reveal {
        question: QuestionId(9),
        card: term().id,
        message: MessageId(8),
        shown_in: MessageId(8),
        ending: Ending::Taken,
        gains: vec![],
        tried: 0,
        said: vec![],
        choices: None,
        chosen: vec![],
        standings: vec![],
        comeback: None,
        out: vec![],
        doubtful: DoubtfulAnswers::default(),
    }
}

#[test]
fn reveals() {
    let gain = |user, points, credit, streak| Gain {
        user: member(user),
        points: Points(points),
        credit: Credit::new(credit),
        streak,
        forgiven: 0,
    };
    let revealed = |game: &Game, ending, gains: Vec<Gain>, tried| {
        let revealed = Reveal { ending, gains, tried, ..a_reveal() };
        reveal(Locale::ENGLISH, game, &deck(), &term(), &revealed, None)
    };
    let race = round(Mode::Race);
    let mut to_40 = race.clone();
    if let Game::Round(round) = &mut to_40 {
        round.goal = Some(40);
    }
    let all = [
        revealed(&race, Ending::Taken, vec![gain(6, 15, 1.0, 3)], 2),
        revealed(&round(Mode::Exam), Ending::TimeUp, vec![gain(6, 10, 1.0, 1), gain(7, 5, 0.5, 0)], 3),
        revealed(&round(Mode::Exam), Ending::Answered, vec![gain(6, 10, 1.0, 2)], 2),
        revealed(&drop(Answers::Private), Ending::TimeUp, vec![gain(6, 10, 1.0, 4)], 1),
        revealed(&race, Ending::Skipped, vec![], 0),
        revealed(&race, Ending::Stopped, vec![], 2),
        revealed(&race, Ending::TimeUp, (10..30).map(|user| gain(user, 1, 0.1, 0)).collect(), 20),
    ];
    let said = vec!["the *Rhine*".to_owned(), "Elbe".to_owned()];
    let standings = vec![standing(1, 6, 30, 2), standing(2, 7, 15, 1), standing(2, 8, 15, 1)];
    let (gains, comeback) = (vec![gain(6, 15, 1.0, 1)], Some(member(6)));
    let full = Reveal { gains, tried: 3, said, standings, comeback, ..a_reveal() };
    let with = |lives, standing| Standing { lives: Some(lives), ..standing };
    let standings =
        vec![with(3, standing(1, 6, 30, 2)), with(1, standing(2, 7, 15, 1)), with(0, standing(3, 8, 15, 1))];
    let after_a_loss = Reveal { standings, out: vec![member(8)], comeback: None, said: vec![], ..full.clone() };
    let on = |team, standing| Standing { team: Some(team), ..standing };
    let standings = vec![
        on(Team::Red, standing(1, 6, 30, 2)),
        on(Team::Blue, standing(2, 7, 25, 1)),
        on(Team::Blue, standing(3, 9, 15, 1)),
    ];
    let of_teams = Reveal { standings, comeback: None, said: vec![], ..full.clone() };
    let options = cards().pop().unwrap();
    let all = all.into_iter().chain([
        reveal(Locale::ENGLISH, &with_teams(), &deck(), &term(), &of_teams, None),
        reveal(Locale::ENGLISH, &race, &deck(), &term(), &full, Some("question.png")),
        reveal(Locale::ENGLISH, &race, &deck(), &options, &full, None),
        reveal(Locale::ENGLISH, &round(Mode::Elimination), &deck(), &term(), &after_a_loss, None),
        reveal(Locale::ENGLISH, &to_40, &deck(), &options, &full, None),
    ]);
    insta::assert_snapshot!(messages(&all.collect::<Vec<_>>()));
}

/// A vote on answers with these texts and credits, by one member each.
fn a_vote(answers: &[(&str, f64)], managers_only: bool) -> Doubts {
    let doubtful = answers.iter().zip(100..).map(|((text, credit), id)| Doubtful {
        attempt: AttemptId(id),
        user: member(id),
        text: (*text).to_owned(),
        credit: Credit::new(*credit),
        confidence: 0.5,
    });
    let players = (1..6).map(member).collect();
    let doubtful = DoubtfulAnswers { answers: doubtful.collect(), sure: [].into(), players };
    Doubts::new(QuestionId(9), doubtful, |_| Credit::FULL, (CLOSES_AT, managers_only), &RULES).unwrap()
}

const RULES: crate::quiz::Rules = crate::quiz::Rules::FOR_TESTS;

#[test]
fn answers_in_doubt() {
    let base = reveal(Locale::ENGLISH, &round(Mode::Exam), &deck(), &term(), &a_reveal(), None);
    let shown = |doubts: &Doubts| with_doubts(Locale::ENGLISH, base.clone(), doubts);
    let votes = |doubts: &mut Doubts, answer, votes: &[(u64, bool)], is_manager| {
        for (voter, counts) in votes {
            let voter = Voter { user: member(*voter), is_manager };
            doubts.vote(answer, voter, *counts, CLOSES_AT, &RULES).unwrap();
        }
    };
    let single = a_vote(&[("the *Danubius*", 0.0)], false);
    let mut several =
        a_vote(&[("Danubius", 0.0), ("a river\nin Vienna", 1.0), ("Dunaj", 0.4), ("Duna", 0.0), ("Ister", 1.0)], false);
    votes(&mut several, 0, &[(1, true), (2, true), (3, false)], false);
    votes(&mut several, 4, &[(1, false), (2, false), (3, false)], false);
    votes(&mut several, 3, &[(5, true)], true);
    let mut closed = several.clone();
    votes(&mut closed, 1, &[(5, true)], true);
    closed.close(&RULES);
    let managers = a_vote(&[("Danubius", 0.0), ("Ister", 0.0)], true);
    insta::assert_snapshot!(messages(&[shown(&single), shown(&several), shown(&closed), shown(&managers)]));
}

#[test]
fn ballots() {
    let tally = crate::quiz::Tally { counts: 2, does_not: 1 };
    let one = Ballot {
        deck: deck().id,
        card: term().id,
        question: QuestionId(9),
        answer: 1,
        of: 3,
        text: "the *Danubius*".to_owned(),
        credit: Credit::NONE,
        tally,
        own: Some(true),
        next: Some(2),
    };
    let only = Ballot { answer: 0, of: 1, own: None, next: None, credit: Credit::FULL, ..one.clone() };
    let gone = Ballot { credit: Credit::new(0.5), ..only.clone() };
    let after = |has_settled, counts, is_on_reveal, again| {
        let after = Voted { counts, has_settled, tally, next: None, again, closes_at: CLOSES_AT, is_on_reveal };
        voted(Locale::ENGLISH, &after, QuestionId(9), None)
    };
    insta::assert_snapshot!(messages(&[
        ballot(Locale::ENGLISH, &one, Some(&term())),
        ballot(Locale::ENGLISH, &only, Some(&term())),
        ballot(Locale::ENGLISH, &gone, None),
        after(false, true, true, Some(0)),
        after(false, false, false, Some(1)),
        after(true, true, true, None),
        after(true, false, false, None),
    ]));
}

#[test]
fn summaries() {
    let hardest = Some(Hardest { card: term().id, right: 1, tried: 4 });
    let highlights = Highlights { fastest: Some((member(6), 1_249)), streak: Some((member(7), 4)), hardest };
    let (none, with_card) = (Highlights::default(), Deck { cards: vec![term()], ..deck() });
    let podium = [standing(1, 6, 30, 3), standing(1, 7, 30, 2), standing(3, 8, 1, 0), standing(4, 9, 1, 0)];
    let with = |lives, standing| Standing { lives: Some(lives), ..standing };
    let on = |team, standing| Standing { team: Some(team), ..standing };
    let of_teams = [
        on(Team::Red, standing(1, 6, 30, 3)),
        on(Team::Blue, standing(2, 7, 25, 2)),
        on(Team::Blue, standing(3, 8, 15, 0)),
    ];
    let survivors = [with(2, standing(1, 6, 30, 3)), with(0, standing(2, 7, 40, 4))];
    let all = [
        summary(Locale::ENGLISH, &with_card, &podium, RoundEnding::Done, 5, &highlights),
        summary(Locale::ENGLISH, &deck(), &podium, RoundEnding::Stopped, 1, &none),
        summary(Locale::ENGLISH, &deck(), &[], RoundEnding::Idle, 3, &none),
        summary(Locale::ENGLISH, &deck(), &[], RoundEnding::NoCards, 0, &none),
        summary(Locale::ENGLISH, &deck(), &survivors, RoundEnding::LastOneLeft(member(6)), 7, &none),
        summary(Locale::ENGLISH, &deck(), &survivors, RoundEnding::AllOut, 7, &none),
        summary(Locale::ENGLISH, &deck(), &of_teams, RoundEnding::Done, 5, &none),
        summary(Locale::ENGLISH, &deck(), &of_teams[..1], RoundEnding::Done, 5, &none),
        summary(Locale::ENGLISH, &deck(), &podium, RoundEnding::GoalReached(30), 3, &none),
        summary(Locale::ENGLISH, &deck(), &podium, RoundEnding::GoalMissed(31), 3, &none),
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
        News::Out,
        News::Closed,
    ];
    let replies: Vec<Value> = all.iter().map(|it| news(Locale::ENGLISH, it, Some(AttemptId(11))).to_json()).collect();
    insta::assert_snapshot!(shown(&replies));
}

fn practiced(card: Card, progress: CardProgress) -> PracticeView {
    PracticeView::Card(Box::new(PracticedCard {
        question: QuestionId(9),
        place: (2, 5),
        deck: deck().id,
        deck_title: deck().title,
        card,
        progress,
        follows_left_out: false,
        is_own: false,
    }))
}

fn answered(text: &str, credit: Credit, reason: Reason) -> CardProgress {
    let outcome = if credit == Credit::FULL { Outcome::Correct } else { Outcome::Wrong };
    let verdict = Verdict { outcome, credit, reason, parts: vec![], is_answer: true, confidence: 1.0 };
    let appeal = (outcome != Outcome::Correct).then_some(AttemptId(11));
    CardProgress::Answered { text: text.into(), verdict, appeal }
}

#[test]
fn a_practice_from_card_to_card() {
    let [term, .., yes_no, _, choice] = &cards()[..] else { panic!("a card of each kind") };
    let last = |view: PracticeView| match view {
        PracticeView::Card(card) => PracticeView::Card(Box::new(PracticedCard { place: (5, 5), ..*card })),
        PracticeView::Over(_) => view,
    };
    let after_left_out = |view: PracticeView| match view {
        PracticeView::Card(card) => PracticeView::Card(Box::new(PracticedCard { follows_left_out: true, ..*card })),
        PracticeView::Over(_) => view,
    };
    let over = |right, cards, again, left_out| {
        PracticeView::Over(PracticeResult { right, cards, again, left_out, review: None })
    };
    let views = [
        practiced(term.clone(), CardProgress::Asked),
        after_left_out(practiced(choice.clone(), CardProgress::Asked)),
        practiced(yes_no.clone(), CardProgress::Asked),
        practiced(term.clone(), CardProgress::Reading),
        practiced(term.clone(), answered("the *Danube*", Credit::FULL, Reason::NoOption)),
        practiced(term.clone(), answered("the Rhine\nor not", Credit::NONE, Reason::MissingArticle)),
        practiced(yes_no.clone(), answered("no", Credit::NONE, Reason::SaysTheOther { yes: true })),
        last(practiced(term.clone(), CardProgress::GivenUp)),
        practiced(term.clone(), CardProgress::Hidden),
        over(3, 5, vec![term.clone(), choice.clone()], 1),
        over(0, 0, vec![], 2),
    ];
    let shown_views: Vec<Value> =
        views.iter().map(|view| practice(Locale::ENGLISH, view, (None, None)).to_json()).collect();
    insta::assert_snapshot!(shown(&shown_views));
}

#[test]
fn a_practice_shows_the_answers_image_with_the_answer_only() {
    let card = Card { image: Some("a.png".into()), answer_image: Some("b.png".into()), ..term() };
    let image = |name: &str| Some(File::new(name, vec![1]));
    let shown = |progress, images| practice(Locale::ENGLISH, &practiced(card.clone(), progress), images);
    let asked = shown(CardProgress::Asked, (image("question.png"), None));
    assert_eq!(asked.embed.as_ref().unwrap().image.as_deref(), Some("question.png"));
    assert!(!asked.to_json().to_string().contains("can't be shown"));
    let both = shown(CardProgress::GivenUp, (image("question.png"), image("answer.png")));
    assert_eq!((both.files.len(), both.below.unwrap().image.as_deref()), (2, Some("answer.png")));
    // The files of the card before are removed, also if this one has none.
    let without = shown(CardProgress::Asked, (None, None)).to_json();
    assert_eq!(without["attachments"], serde_json::json!([]));
    assert!(without.to_string().contains("This image can't be shown here."));
}

#[test]
fn reports_ask_for_a_reason_and_managers_see_how_many_gave_it() {
    let locale = Locale::ENGLISH;
    let reasons = [ReportReason::Unclear, ReportReason::WrongAnswer, ReportReason::WrongAnswer];
    let all = [
        report_reasons(locale, &term().prompt, QuestionId(9)),
        paused_card(locale, &deck(), &term(), (3, &reasons)),
        // One of them reported it before reasons were asked for.
        paused_card(locale, &deck(), &term(), (2, &[ReportReason::Other])),
    ];
    insta::assert_snapshot!(shown(&all.map(|message| message.to_json())));
}

/// Every limit of Discord's on what a message of the game shows.
#[test]
fn a_language_40_percent_longer_fits_into_messages_and_forms() {
    let locale = Locale::PSEUDO;
    let gains: Vec<Gain> = (10..30)
        .map(|user| Gain { user: member(user), points: Points(1), credit: Credit::new(0.1), streak: 0, forgiven: 0 })
        .collect();
    let id = QuestionId(9);
    let said = vec!["x".repeat(40); 5];
    let reveal_of = Reveal { ending: Ending::TimeUp, gains, tried: 20, said, ..a_reveal() };
    let standings: Vec<Standing> = (1..30).map(|rank| standing(rank, rank.into(), 30, 3)).collect();
    let mut all = vec![
        reveal(locale, &round(Mode::Exam), &deck(), &term(), &reveal_of, None),
        more(locale, id),
        summary(locale, &deck(), &standings, RoundEnding::Idle, 5, &Highlights::default()),
        paused_card(locale, &deck(), &term(), (4, &ReportReason::ALL)),
    ];
    let answer = "x".repeat(500);
    let vote = a_vote(&(0..8).map(|place| (&answer[place..], 0.0)).collect::<Vec<_>>(), false);
    all.push(with_doubts(locale, reveal(locale, &round(Mode::Exam), &deck(), &term(), &a_reveal(), None), &vote));
    let long = "x".repeat(2_000);
    let states = [CardProgress::Asked, CardProgress::GivenUp, answered(&long, Credit::NONE, Reason::NoOption)];
    let views =
        states.into_iter().flat_map(|state| cards().into_iter().map(move |card| practiced(card, state.clone())));
    all.extend(views.map(|view| practice(locale, &view, (None, None))));
    all.extend(cards().iter().map(|card| question(locale, &round(Mode::Race), &deck(), card, &OPEN)));
    for message in all.iter().map(Message::to_json) {
        let embed = &message["embeds"][0];
        let length = |text: &Value| text.as_str().unwrap_or_default().encode_utf16().count();
        assert!(length(&embed["title"]) <= limits::EMBED_TITLE && length(&embed["description"]) <= 2000, "{embed}");
        let rows = message["components"].as_array().cloned().unwrap_or_default();
        for button in rows.iter().flat_map(|row| row["components"].as_array().unwrap()) {
            let label = button["label"].as_str().unwrap();
            assert!(
                length(&button["label"]) <= limits::BUTTON_LABEL && (label == "…" || !label.ends_with('…')),
                "{label} is cut"
            );
        }
    }
    let modal = Response::Modal(answer_modal(locale, &FormId::Answer(id), &term())).to_json();
    let title = modal["data"]["title"].as_str().unwrap();
    assert!(title.encode_utf16().count() <= limits::MODAL_TITLE && !title.ends_with('…'), "{title}");
}
