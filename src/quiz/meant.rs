//! What is meant as an answer. In a channel people also talk, and only answers count against anyone: in accuracy, in how
//! many tried, in votes to skip, and in whether a round goes idle.

use std::collections::HashSet;
use std::sync::LazyLock;

use popquiz_deck::Kind;
use popquiz_judge::{Credit, Reason, Verdict};

/// A message in the channel of a question.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// What it says.
    pub text: &'a str,
    /// Whether it is directed at the bot: a reply to the question, or a mention.
    pub is_directed: bool,
    /// The kind of the question's answer.
    pub kind: Kind,
    /// The judge's finding.
    pub verdict: &'a Verdict,
}

/// Whether a message is meant as an answer. What earns credit always is. Otherwise it's one if it's directed at the bot,
/// if it comes near the answer, or if it's short, the answer has few words too, and nobody talks like that.
///
/// What comes through a form or a button is always meant, and isn't asked about here.
pub fn is_meant_as_answer(said: &Said<'_>) -> bool {
    let Said { text, is_directed, kind, verdict } = *said;
    if verdict.credit > Credit::NONE || is_directed {
        return true;
    }
    if !verdict.is_answer {
        return false;
    }
    match kind {
        // The judge knows which of the few possible answers it names.
        Kind::YesNo | Kind::Choice => verdict.reason != Reason::NoWords,
        Kind::Term | Kind::List | Kind::Blanks => is_near(&verdict.reason) || is_short(text) && !is_conversation(text),
        // A number may be part of what people say: "nice one".
        Kind::Number => is_near(&verdict.reason) && !is_conversation(text),
        Kind::Explanation => is_near(&verdict.reason),
    }
}

/// Whether a wrong answer has something to do with the right one.
fn is_near(reason: &Reason) -> bool {
    match reason {
        Reason::NoWords
        | Reason::NothingExpected
        | Reason::NothingInCommon
        | Reason::RepeatsQuestion
        | Reason::OffTopic
        | Reason::NoNumber
        | Reason::NeitherYesNorNo
        | Reason::NoPlainYesOrNo
        | Reason::NoOption => false,
        Reason::Found(words) | Reason::Incomplete(words) | Reason::Different(words) => !words.found.is_empty(),
        Reason::Items { found, .. } => *found > 0,
        Reason::Gaps { filled, .. } => *filled > 0,
        Reason::Points { made, .. } => *made > 0,
        _ => true,
    }
}

/// Whether each part of a message has few words.
fn is_short(text: &str) -> bool {
    const WORDS: usize = 5;
    /// Of a language without spaces.
    const CHARACTERS: usize = 24;
    let is_short = |part: &str| {
        let is_unspaced = part.chars().any(is_japanese_or_chinese);
        part.split_whitespace().count() <= WORDS && (!is_unspaced || part.chars().count() <= CHARACTERS)
    };
    text.split([',', ';', '\n', '、', '，', '/']).all(is_short)
}

fn is_japanese_or_chinese(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// The longest phrase of the lists, in words.
const LONGEST_PHRASE: usize = 5;

/// Phrases by what they say about a message.
struct Phrases {
    around_an_answer: HashSet<&'static str>,
    conversation: HashSet<&'static str>,
    at_the_beginning: HashSet<&'static str>,
    anywhere: Vec<&'static str>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let text = include_str!("conversation.txt");
    let group = |head: &'static str| {
        let lines = text.lines().skip_while(move |line| line.strip_prefix('[') != Some(head)).skip(1);
        lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty() && !line.starts_with('#'))
    };
    Phrases {
        around_an_answer: group("around]").collect(),
        conversation: group("talk]").collect(),
        at_the_beginning: group("opening]").collect(),
        anywhere: group("anywhere]").collect(),
    }
});

/// Whether people say this to each other, rather than answer a question with it.
fn is_conversation(text: &str) -> bool {
    let phrases = &*PHRASES;
    if text.contains("://") || text.contains("<@") || phrases.anywhere.iter().any(|phrase| text.contains(phrase)) {
        return true;
    }
    let mut spoken = text.to_lowercase();
    spoken.retain(|letter| !matches!(letter, '\'' | '’'));
    let is_of_word = |letter: char| letter.is_alphanumeric() || letter == '-';
    let words: Vec<&str> = spoken.split(|letter| !is_of_word(letter)).filter(|word| !word.is_empty()).collect();
    let rest = without(&words, &phrases.around_an_answer);
    let begins = |set: &HashSet<&str>, at: usize| phrase_at(&rest, at, set).is_some();
    rest.is_empty()
        || begins(&phrases.at_the_beginning, 0)
        || (0..rest.len()).any(|at| begins(&phrases.conversation, at))
}

/// The words without those that belong to one of the phrases.
fn without<'a>(words: &[&'a str], phrases: &HashSet<&str>) -> Vec<&'a str> {
    let (mut left, mut at) = (Vec::new(), 0);
    while let Some(word) = words.get(at) {
        let length = phrase_at(words, at, phrases);
        if length.is_none() {
            left.push(*word);
        }
        at += length.unwrap_or(1);
    }
    left
}

/// The length of the longest of these phrases that begins with this word.
fn phrase_at(words: &[&str], at: usize, phrases: &HashSet<&str>) -> Option<usize> {
    (1..=LONGEST_PHRASE)
        .rev()
        .find(|length| words.get(at..at + length).is_some_and(|phrase| phrases.contains(phrase.join(" ").as_str())))
}

#[cfg(test)]
mod tests {
    use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
    use popquiz_judge::DeckJudge;
    use proptest::prelude::*;

    use super::*;

    fn keys() -> Vec<(&'static str, AnswerKey)> {
        let term = |text: &str| vec![text.to_owned()];
        vec![
            ("What is the capital of France?", AnswerKey::Term(term("Paris"))),
            (
                "Name three conifers.",
                AnswerKey::List { items: vec![term("spruce"), term("pine"), term("larch")], ordered: false, any: None },
            ),
            ("Leaves turn ... and ... into sugar.", AnswerKey::Blanks(vec![term("carbon dioxide"), term("water")])),
            ("How many planets are there?", AnswerKey::Number { value: 8.0, tolerance: 0.0, unit: None }),
            ("Is Malta an island?", AnswerKey::YesNo { yes: true, because: None }),
            (
                "Why does ice float?",
                AnswerKey::Explanation { texts: term("It is less dense than liquid water."), points: vec![] },
            ),
            (
                "Which is a kingdom?",
                AnswerKey::Choice { options: [term("France"), term("Norway")].concat(), correct: 1 },
            ),
        ]
    }

    fn is_meant(place: usize, text: &str, is_directed: bool) -> (bool, Verdict) {
        static JUDGES: LazyLock<Vec<popquiz_judge::CardJudge>> = LazyLock::new(|| {
            let mut deck = Deck::new(DeckId("deck".into()), "Deck");
            for (number, (prompt, key)) in keys().into_iter().enumerate() {
                deck.cards.push(Card::new(CardId(format!("card-{number}")), prompt, Some(key)));
            }
            let judges = DeckJudge::new(&deck);
            deck.cards.iter().map(|card| judges.compile(card).unwrap()).collect()
        });
        let (judge, kind) = (&JUDGES[place], keys()[place].1.kind());
        let verdict = judge.judge(text);
        (is_meant_as_answer(&Said { text, is_directed, kind, verdict: &verdict }), verdict)
    }

    #[test]
    fn talk_is_no_answer() {
        let talk = [
            "brb guys",
            "gg",
            "lol",
            "hmm",
            "haha nice one bob",
            "can we skip this?",
            "what time is it",
            "i have to go",
            "hello everyone",
            "thanks!",
            "no idea",
            "idk lol",
            "you got this",
            "😂😂",
            "https://example.com/cat.gif",
            "<@1000000000000000102> help",
            "this bot is broken and i hate it so much right now",
            "next",
            "bin gleich wieder da",
            "merci",
            "je sais pas",
            "no sé",
            "já volto",
            "ありがとう",
            "ちょっと待って",
            "who is winning",
            "let's go",
        ];
        for place in 0..keys().len() {
            for text in talk {
                // "No" answers a yes-or-no question, whatever comes with it.
                if keys()[place].1.kind() == Kind::YesNo && is_meant(place, text, false).1.is_answer {
                    continue;
                }
                assert!(!is_meant(place, text, false).0, "{text} at {}", keys()[place].0);
            }
        }
    }

    #[test]
    fn wrong_answers_are_answers() {
        let wrong: [(usize, &[&str]); 7] = [
            (
                0,
                &[
                    "Berlin",
                    "i think it's rome",
                    "is it london?",
                    "lol madrid",
                    "the city of light",
                    "pariss lyon",
                    "東京",
                ],
            ),
            (1, &["oak", "oak, birch, beech", "maple and spruce", "an oak tree"]),
            (2, &["sunlight", "carbon, air", "oxygen and light"]),
            (3, &["7", "nine", "maybe 12", "about 100"]),
            (4, &["no", "nope it's a peninsula"]),
            (5, &["it is more dense than water", "because water is dense"]),
            (6, &["A", "france"]),
        ];
        for (place, answers) in wrong {
            for text in answers {
                assert!(
                    is_meant(place, text, false).0,
                    "{text} at {}: {:?}",
                    keys()[place].0,
                    is_meant(place, text, false).1
                );
            }
        }
    }

    #[test]
    fn a_reply_to_the_question_is_meant_whatever_it_says() {
        assert!(is_meant(0, "no idea guys", true).0);
    }

    proptest! {
        #[test]
        fn nothing_that_earns_credit_is_taken_for_talk(
            place in 0_usize..7,
            before in "(brb guys, |lol |i think |thanks, |what about |no idea but |https://x.org |)",
            answer in "(paris|spruce, pine, larch|spruce|carbon dioxide, water|8|eight|yes|it is less dense than water|norway|b)",
            after in "( brb| lol| you guys| ありがとう|\\PC{0,12})",
        ) {
            let text = format!("{before}{answer}{after}");
            let (meant, verdict) = is_meant(place, &text, false);
            prop_assert!(meant || verdict.credit == Credit::NONE, "{text}");
        }

        #[test]
        fn the_rule_takes_any_text(place in 0_usize..7, text in "\\PC{0,60}") {
            let (meant, verdict) = is_meant(place, &text, false);
            prop_assert!(meant || verdict.credit == Credit::NONE);
            prop_assert!(is_meant(place, &text, true).0);
        }
    }
}
