//! The shipped decks: no findings, and each answer counts on its own card and on no other.

use popquiz::deck;
use popquiz::deck::check::check;
use popquiz_deck::{AnswerKey, Card, Deck};
use popquiz_judge::{CardJudge, DeckJudge, Outcome};

fn shipped(id: &str) -> Deck {
    deck::shipped().unwrap().into_iter().find(|deck| deck.id.0 == id).unwrap()
}

fn judges(deck: &Deck) -> Vec<(&Card, CardJudge)> {
    let judge = DeckJudge::new(deck);
    deck.cards.iter().map(|card| (card, judge.compile(card).unwrap())).collect()
}

fn wordings(card: &Card) -> &[String] {
    let Some(AnswerKey::Term(wordings)) = &card.key else { panic!("{} is no term", card.id) };
    wordings
}

#[track_caller]
fn is(outcome: Outcome, (card, judge): &(&Card, CardJudge), answer: &str) {
    let verdict = judge.judge(answer);
    assert_eq!(verdict.outcome, outcome, "{}: {answer}: {}", card.id, verdict.reason.in_full());
}

#[test]
fn capitals_and_discord_bots_have_no_findings_and_name_their_author() {
    for (id, title) in [("capitals", "Capitals"), ("discord-bots", "Discord bots")] {
        let deck = shipped(id);
        let findings: Vec<String> = check(&deck).iter().map(|it| format!("{}: {}", it.line(), it.message)).collect();
        assert!(findings.is_empty(), "{id}: {findings:?}");
        assert_eq!(deck.title, title);
        assert_eq!((deck.author.as_deref(), deck.license.as_deref()), (Some("The Popquiz authors"), Some("CC-BY-4.0")));
        assert!(deck.cards.iter().all(|card| card.key.is_some() && !card.tags.is_empty()), "{id}");
    }
}

#[test]
fn every_capital_counts_on_its_card_and_on_no_other() {
    let deck = shipped("capitals");
    assert!(deck.cards.len() >= 190);
    let judges = judges(&deck);
    for here in &judges {
        for wording in wordings(here.0) {
            is(Outcome::Correct, here, wording);
            is(Outcome::Correct, here, &wording.to_lowercase());
        }
        for wording in &here.0.reject {
            is(Outcome::Wrong, here, wording);
        }
        for other in judges.iter().filter(|(other, _)| other.id != here.0.id) {
            for wording in wordings(other.0) {
                is(Outcome::Wrong, here, wording);
            }
        }
    }
}

#[test]
fn capitals_accept_typos_and_missing_accents_but_never_the_tempting_city() {
    let deck = shipped("capitals");
    let judges = judges(&deck);
    let on = |id: &str| judges.iter().find(|(card, _)| card.id.0 == id).unwrap();
    for (id, answer) in [
        ("brazil", "brasilia"),
        ("chad", "ndjamena"),
        ("tonga", "nukualofa"),
        ("iceland", "rekjavik"),
        ("mongolia", "ulan batar"),
        ("burkina-faso", "ougadougou"),
        ("sri-lanka-parliament", "sri jayawardenapura kotte"),
        ("antigua-and-barbuda", "st johns"),
        ("united-states", "washington dc"),
        ("ukraine", "Kiev"),
        ("australia", "it's Canberra, not Sydney"),
        ("equatorial-guinea", "malabo"),
        ("south-africa-parliament", "capetown"),
    ] {
        is(Outcome::Correct, on(id), answer);
    }
    for (id, answer) in [
        ("australia", "Sydney"),
        ("australia", "sidney"),
        ("jamaica", "Kingstown"),
        ("saint-vincent", "Kingston"),
        ("hungary", "Bucharest"),
        ("netherlands", "The Hague"),
        ("netherlands-government", "Amsterdam"),
        ("turkey", "instanbul"),
        ("france", "Paris or Lyon"),
    ] {
        is(Outcome::Wrong, on(id), answer);
    }
}

#[test]
fn options_in_discord_bots_can_be_answered_by_letter_or_text() {
    let deck = shipped("discord-bots");
    assert!((30..=45).contains(&deck.cards.len()));
    let mut right_at = [0; 4];
    for here in &judges(&deck) {
        let Some(AnswerKey::Choice { options, correct }) = &here.0.key else { continue };
        right_at[*correct] += 1;
        for (index, (letter, option)) in ('A'..='D').zip(options).enumerate() {
            let outcome = if index == *correct { Outcome::Correct } else { Outcome::Wrong };
            for answer in [letter.to_string(), option.clone(), format!("{letter}) {option}")] {
                is(outcome, here, &answer);
            }
        }
    }
    assert!(right_at.iter().all(|count| *count >= 3), "the right option is too often at the same place: {right_at:?}");
}

#[test]
fn discord_bots_are_answered_in_other_words() {
    let deck = shipped("discord-bots");
    let judges = judges(&deck);
    let on = |id: &str| judges.iter().find(|(card, _)| card.id.0 == id).unwrap();
    for (id, answer) in [
        ("hello", "a hello and a heartbeat"),
        ("privileged-intents", "presence, guild members and message content"),
        ("snowflake-time", "ms, 2015"),
        ("three-seconds", "3s"),
        ("token-lifetime", "15 min"),
        ("message-length", "2,000 characters"),
        ("global-limit", "50 per second"),
        ("overwrites", "everyone, roles, member"),
        ("countdown", "it hits the rate limit; use a timestamp"),
        ("invalid-requests", "forbidden, unauthorized, too many requests"),
        ("modal-after-modal", "nope"),
    ] {
        is(Outcome::Correct, on(id), answer);
    }
    // In the wrong order, nothing is in its place.
    is(Outcome::Wrong, on("overwrites"), "member, roles, everyone");
    is(Outcome::Wrong, on("three-seconds"), "3 minutes");
}
