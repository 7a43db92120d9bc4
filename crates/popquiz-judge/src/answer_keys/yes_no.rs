//! Yes or no: an answer says one of the two, in a word ("nope") or in a statement ("it isn't"), and its reason must not
//! contradict it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::languages::phrases::PhraseSet;
use crate::matching::alignment::Alignment;
use crate::matching::expected::Expected;
use crate::matching::given::Given;
use crate::message::cues::{CUES, key_of};
use crate::message::naming::key;
use crate::message::question::Question;
use crate::message::text::{Separator, Text, Word, antonyms_of};
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;
use crate::words::antonyms::AntonymSides;
use crate::words::traits::Traits;
use crate::words::vocabulary::Vocabulary;

#[derive(Clone, Debug)]
pub(crate) struct YesNo {
    yes: bool,
    because: Option<Expected>,
    /// The card's own answer in letters, with and without the yes or no.
    typed: Vec<String>,
    /// What the question asks, whose words a statement repeats: "case-sensitive, yes".
    asked: Question,
    /// The sides of antonyms that the question stands on: the opposite of what it asks says no.
    sides: AntonymSides,
    /// Whether it asks for what holds without exception: "usually" says no to it.
    asks_for_all: bool,
    /// An empty question: a reason is judged by all of its words.
    question: Question,
}

const SIGNS_OF_YES: [char; 6] = ['👍', '✅', '✔', '☑', '✓', '🆗'];
const SIGNS_OF_NO: [char; 7] = ['👎', '❌', '❎', '✖', '✗', '✘', '🚫'];

/// What a part of an answer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Yes,
    No,
    /// "Yes and no", "it depends", "only if": neither of the two.
    Neither,
    /// "No idea".
    Unknown,
}

impl Said {
    fn of(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// Phrases that say yes, say no, or leave it open. The longest that fits counts, so "no doubt" isn't a "no".
const PHRASES: &[(Said, &str)] = &[
    (
        Said::Yes,
        "yes|yeah|yep|yup|yea|ya|yah|yass|ye|yess|yees|aye|y|true|t|correct|right|sure|sure thing|absolutely|definitely|indeed|\
        always|certainly|affirmative|positive|exactly|totally|obviously|naturally|ofc|of course|for sure|no doubt|\
        no question|undoubtedly|undeniably|unquestionably|indisputably|without any doubt|no denying|no denying it|theres no denying|\
        no reason to doubt|no reason to doubt it|cant deny|cant deny it|cant deny that|cant argue with that|nobody doubts it|\
        nobody denies it|not a myth|not a lie|not only|not just|no joke|without doubt|without a doubt|without question|no problem|not a problem|no wonder|not wrong|\
        not false|not incorrect|why not|you bet|hell yes|hell yeah|i think so|think so|guess so|believe so|so it is|\
        thats right|ja|jep|jawohl|oui|si|sim|da|да|хай|はい|ええ|是|是的|对|對|claro|claro que si|sip|natürlich|bien sur|certo",
    ),
    (
        Said::No,
        "no|nope|nah|naw|nay|nop|n|false|f|never|not|incorrect|wrong|negative|untrue|rarely|hardly|seldom|unlikely|noway|\
        no way|not at all|not really|not necessarily|not always|not quite|not exactly|not ever|of course not|ofc not|absolutely not|definitely not|\
        certainly not|surely not|obviously not|sure not|probably not|totally not|rather not|better not|hell no|heck no|god no|no chance|\
        a myth|myth|a lie|a misconception|a common misconception|nonsense|bullshit|a hoax|not true|not correct|not right|by no means|in no way|far from it|doubt it|i doubt it|dont think so|\
        i dont think so|think not|guess not|on the contrary|no longer|zero|nein|nee|ne|non|nao|нет|いいえ|不|不是|不对|\
        claro que no|claro que nao|pues no|nie|mai",
    ),
    (
        Said::Neither,
        "yes and no|yes or no|no and yes|yes no|no yes|y n|true and false|true or false|true false|partly|partially|partly yes partly no|\
        sometimes|usually|mostly|generally|typically|most of the time|usually not|mostly not|depends|it depends|that depends|kind of|kinda|sort of|sorta|both|either|only|in part|half|si y no|sim e nao|oui et non|\
        ja und nein|jein|si e no|unless",
    ),
    (
        Said::Unknown,
        "no idea|no clue|not sure|not certain|dont know|i dont know|idk|dunno|i dunno|who knows|cant say|cant remember|dont remember|maybe|perhaps|\
        no matter|no matter what|no need|hard to say|forgot|i forgot|pass|skip|no comment|not a clue|what",
    ),
];

/// Who a statement is about: "it isn't", "they do".
const SUBJECTS: &[&str] =
    &["it", "they", "he", "she", "you", "we", "that", "there", "this", "these", "those", "one", "i", "both", "people"];

const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "am", "does", "do", "did", "can", "could", "will", "would", "should", "may", "might",
    "must", "has", "have", "had", "shall",
];

const NEGATED_AUXILIARIES: &[&str] = &[
    "isnt", "arent", "wasnt", "werent", "doesnt", "dont", "didnt", "cant", "cannot", "couldnt", "wont", "wouldnt",
    "shouldnt", "mustnt", "hasnt", "havent", "hadnt", "aint", "shant", "neednt", "doesn", "isn",
];

/// What has been said so far.
#[derive(Clone, Copy, Debug, Default)]
struct SoFar {
    said: Option<Said>,
    /// The word after it.
    at: usize,
    is_contradicted: bool,
    /// Whether what is said next replaces it.
    is_withdrawn: bool,
    /// Whether it was said in a word, and not in a statement.
    is_plain: bool,
}

impl SoFar {
    fn add(&mut self, said: Said, at: usize) {
        match self.said {
            Some(before) if !self.is_withdrawn && before != Said::Unknown => {
                self.is_contradicted |= before != said && said != Said::Unknown;
            }
            _ => *self = Self { said: Some(said), at, ..Self::default() },
        }
    }
}

/// A question of so few content words is answered by one of them.
const SHORT_QUESTION: usize = 2;

/// A text of more words that doesn't begin with yes or no is about something else.
const LONG_TALK: usize = 20;

impl YesNo {
    pub(crate) fn new(prompt: &str, yes: bool, because: Option<&str>, vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::default());
        let word = if yes { "yes" } else { "no" };
        let typed = because.map(|why| vec![key(why), key(&format!("{word} {why}"))]).unwrap_or_default();
        let because = because.map(|why| Expected::new(&question, Text::read(why, vocabulary)));
        let prompt = Text::read(prompt, vocabulary);
        let is_all =
            |word: &Word| matches!(prompt.of(word), "always" | "all" | "every" | "necessarily" | "never" | "only");
        Self {
            yes,
            because,
            typed,
            sides: antonyms_of(prompt.words.iter()),
            asks_for_all: prompt.words.iter().any(is_all),
            asked: Question::new(&prompt),
            question,
        }
    }

    /// Judges an answer without letters and digits: thumbs, check marks and crosses.
    pub(crate) fn judge_signs(&self, answer: &str) -> Option<Verdict> {
        let (says_yes, says_no) = (answer.contains(SIGNS_OF_YES), answer.contains(SIGNS_OF_NO));
        (says_yes != says_no).then(|| {
            if says_yes == self.yes {
                Verdict::correct(Reason::SaysYesOrNo { yes: self.yes })
            } else {
                Verdict::wrong(Reason::SaysTheOther { yes: self.yes })
            }
        })
    }

    pub(crate) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        let text = Text::read(answer, vocabulary);
        let yes = self.yes;
        if !self.typed.is_empty() && self.typed.contains(&key(answer)) {
            return Verdict::correct(Reason::SaysYesOrNo { yes });
        }
        // A long text that doesn't begin with either is about something else.
        let begins = text
            .words
            .iter()
            .take(3)
            .any(|word| matches!(text.of(word), "yes" | "no" | "yep" | "nope" | "true" | "false"));
        if text.words.len() > LONG_TALK && !begins {
            return Verdict::not_an_answer(Reason::NeitherYesNorNo);
        }
        let so_far = self.read(&text);
        if so_far.said == Some(Said::Neither) && self.asks_for_all && !self.yes && has_exception(&text) {
            return Verdict::correct(Reason::SaysYesOrNo { yes });
        }
        let said = match so_far.said {
            Some(Said::Unknown) | None => return Verdict::not_an_answer(Reason::NeitherYesNorNo),
            Some(Said::Neither) => return Verdict::wrong(Reason::NoPlainYesOrNo),
            Some(said) => said,
        };
        if so_far.is_contradicted {
            return Verdict::wrong(Reason::BothYesAndNo);
        }
        if said != Said::of(self.yes) {
            return Verdict::wrong(Reason::SaysTheOther { yes });
        }
        if so_far.at.checked_sub(1).is_some_and(|at| self.takes_it_back(&text, at)) {
            return Verdict::wrong(Reason::TakesItBack { yes });
        }
        Verdict::correct(Reason::SaysYesOrNo { yes })
    }

    /// Reads an answer clause by clause.
    fn read(&self, text: &Text) -> SoFar {
        let letters: Vec<&str> = text.words.iter().map(|word| text.of(word)).collect();
        let mut so_far = SoFar::default();
        let mut start = 0;
        while start < letters.len() {
            let is_end = |at: &usize| {
                text.words.get(*at).is_none_or(|word| word.separator >= Separator::Pause)
                    || letters.get(*at).is_some_and(|word| corrects(word))
            };
            let end = (start + 1..=letters.len()).find(is_end).unwrap_or(letters.len());
            let clause = letters.get(start..end).unwrap_or_default();
            let words = text.words.get(start..end).unwrap_or_default();
            let is_correction = clause.first().is_some_and(|word| corrects(word));
            so_far.is_withdrawn |= is_correction && so_far.said.is_some();
            let skipped = usize::from(is_correction);
            self.read_clause(
                clause.get(skipped..).unwrap_or_default(),
                words.get(skipped..).unwrap_or_default(),
                start + skipped,
                &mut so_far,
            );
            start = end;
        }
        so_far
    }

    fn read_clause(&self, clause: &[&str], words: &[Word], start: usize, so_far: &mut SoFar) {
        let is_first = so_far.said.is_none() || so_far.is_withdrawn;
        // "That only shows they go together, so no."
        if let Some(said) = conclusion(clause) {
            if !so_far.is_plain {
                so_far.said = None;
            }
            so_far.add(said, start + clause.len());
            return;
        }
        // "Why wouldn't they?"
        if let ["why", verb, ..] = clause {
            if NEGATED_AUXILIARIES.contains(verb) {
                so_far.add(Said::Yes, start + clause.len());
                return;
            } else if AUXILIARIES.contains(verb) {
                so_far.add(Said::No, start + clause.len());
                return;
            }
        }
        if begins_with(clause, &CUES.chat.conceded).is_some() {
            return;
        }
        if let Some(denied) = denial(clause) {
            let mut inner = SoFar::default();
            let rest = (clause.get(denied..), words.get(denied..));
            self.read_clause(rest.0.unwrap_or_default(), rest.1.unwrap_or_default(), start + denied, &mut inner);
            if let (Some(said @ (Said::Yes | Said::No)), false) = (inner.said, inner.is_contradicted) {
                so_far.add(Said::of(said == Said::No), start + clause.len());
                return;
            }
        }
        // A phrase at the beginning, perhaps after other words that say nothing.
        let mut at = 0;
        let mut phrase = None;
        while let Some(rest) = clause.get(at..).filter(|rest| !rest.is_empty()) {
            // "Can't deny it" begins like a statement.
            phrase = phrase_at(rest).filter(|(said, len)| *said == Said::Yes && *len > 1);
            if phrase.is_some() {
                break;
            }
            if let Some(statement) = self.statement(rest, words.get(at..).unwrap_or_default()) {
                so_far.add(statement.0, start + at + statement.1);
                return;
            }
            phrase = phrase_at(rest);
            if phrase.is_some() || !rest.first().is_some_and(|word| is_before(word)) {
                break;
            }
            at += 1;
        }
        if let Some((said, length)) = phrase {
            let end = at + length;
            // "Not dry" says yes to "wet?".
            let is_denied_opposite = clause.get(at..end) == Some(&["not"])
                && words.get(end..).is_some_and(|rest| self.denies_the_opposite(rest));
            let said = if is_denied_opposite { Said::Yes } else { said };
            // Later on, a "no" may be about anything: "yes, no other animal does".
            let is_all = clause.len() == end;
            let is_only = said == Said::Neither && clause.get(at) == Some(&"only");
            if is_first || is_all && !is_only {
                so_far.add(said, start + end);
                so_far.is_plain |= matches!(said, Said::Yes | Said::No);
            }
            let rest = clause.get(end..).unwrap_or_default();
            if let Some((statement, _)) = self.statement(rest, words.get(end..).unwrap_or_default())
                && matches!(said, Said::Yes | Said::No)
            {
                so_far.add(statement, start + end);
            }
            return;
        }
        if let [.., last @ ("yes" | "yeah" | "yep" | "no" | "nope")] = clause
            && is_first
            && let Some((said, _)) = phrase_at(&[last])
        {
            so_far.add(said, start + clause.len());
            return;
        }
        if is_first && let Some(said) = self.echo(words) {
            so_far.add(said, start + clause.len());
        }
    }

    /// Reads a statement such as "it isn't", and how many words it takes. What follows it must be about what was asked:
    /// "no, it is safe" doesn't say yes to "Is it dangerous?".
    fn statement(&self, clause: &[&str], words: &[Word]) -> Option<(Said, usize)> {
        let subject = usize::from(clause.first().is_some_and(|word| SUBJECTS.contains(word)));
        let verb = clause.get(subject)?;
        let next = clause.get(subject + 1).copied();
        let is_negated = NEGATED_AUXILIARIES.contains(verb);
        // Without a subject, a verb begins a question: "is it".
        if !is_negated && (!AUXILIARIES.contains(verb) || subject == 0) {
            return None;
        }
        let is_not = matches!(next, Some("not" | "never" | "no" | "n't"));
        let length = subject + 1 + usize::from(!is_negated && is_not);
        let yes = !is_negated && !is_not;
        let rest = words.get(length..).unwrap_or_default();
        let mut content = rest.iter().filter(|word| !word.is_filler()).peekable();
        let is_elliptical = content.peek().is_none_or(|word| word.separator > Separator::None);
        let says = |word: &&Word| self.asked.contains(word.lemma);
        // "There may be others" is about these.
        let is_about_asked = clause.first() != Some(&"there");
        if is_elliptical || is_about_asked && content.by_ref().take(2).any(|word| says(&word)) {
            return Some((Said::of(yes), length));
        }
        // "They can when fasting" restricts, and "it isn't slow" says what it isn't.
        let restricts = matches!(
            clause.get(length).copied(),
            Some(
                "when"
                    | "if"
                    | "with"
                    | "because"
                    | "as"
                    | "since"
                    | "so"
                    | "in"
                    | "at"
                    | "for"
                    | "but"
                    | "yes"
                    | "only"
            )
        );
        if restricts || !yes { Some((Said::of(yes), length)) } else { None }
    }

    /// A clause that repeats what was asked, or turns it around: "case-insensitive".
    fn echo(&self, words: &[Word]) -> Option<Said> {
        let content: Vec<&Word> = words.iter().filter(|word| !word.is_filler() && !word.is(Traits::NEGATION)).collect();
        if content.is_empty() {
            return None;
        }
        if !content.iter().all(|word| self.asked.contains(word.lemma)) {
            // "Round" says no to "flat?", whatever of the question is repeated beside it.
            let is_opposite = |word: &&Word| antonyms_of(std::iter::once(*word)).contradicts(self.sides);
            let rest: Vec<&Word> = content.into_iter().filter(|word| !self.asked.contains(word.lemma)).collect();
            let negates = words.iter().any(|word| word.is(Traits::NEGATION) || word.is(Traits::OR));
            return (rest.len() == 1 && rest.iter().all(is_opposite) && !negates).then_some(Said::No);
        }
        // One word of a longer question says nothing about it.
        if content.len() < 2 && self.asked.content_words > SHORT_QUESTION {
            return None;
        }
        Some(Said::of(words.iter().filter(|word| word.is(Traits::NEGATION)).count() % 2 == 0))
    }

    /// Whether all of some negated words are the opposite of what was asked.
    fn denies_the_opposite(&self, words: &[Word]) -> bool {
        let mut content = words.iter().filter(|word| !word.is_filler()).peekable();
        let is_opposite = |word: &Word| {
            let sides = antonyms_of(std::iter::once(word));
            let agrees = sides.left & self.sides.left | sides.right & self.sides.right;
            word.is_negated && agrees != 0 && !self.asked.contains(word.lemma)
        };
        content.peek().is_some() && content.all(is_opposite)
    }

    /// Whether what follows the yes or no negates the reason on the card: "no, it should never be frozen".
    fn takes_it_back(&self, text: &Text, at: usize) -> bool {
        let Some(because) = &self.because else { return false };
        let Some(rest) = text.words.get(at + 1..) else { return false };
        // "Not fixed" is one statement; "no, not fixed" has a reason of its own.
        let is_apart = rest.first().is_some_and(|word| word.separator > Separator::None)
            || matches!(
                text.words.get(at).map(|word| text.of(word)),
                Some("no" | "nope" | "nah" | "yes" | "yep" | "yeah")
            );
        if rest.is_empty() || !is_apart {
            return false;
        }
        let mut words = rest.to_vec();
        // The leading "no" negates the question, not its own reason.
        let has_negation = rest.iter().any(|word| word.is(Traits::NEGATION));
        if !has_negation {
            for word in &mut words {
                word.is_negated = false;
            }
        }
        let part = text.part(words);
        let given = Given::new(&self.question, &part, false);
        let alignment = Alignment::new(&given, because);
        alignment.expected_places.iter().any(Option::is_some)
            && (alignment.polarity_mismatch > 0.5 || alignment.contradicts(&given, because))
    }
}

/// The number of words of the phrase that a clause begins with.
fn begins_with(clause: &[&str], phrases: &PhraseSet) -> Option<usize> {
    phrases.longest(|at| clause.get(at).map(|word| key_of(word)))
}

/// Whether a word takes back what was said before it.
fn corrects(word: &str) -> bool {
    CUES.corrections_of_yes_or_no.has_word(key_of(word))
}

/// Whether a word may stand before what is said: "the answer is no", "i think yes".
fn is_before(word: &str) -> bool {
    CUES.before_yes_or_no.has_word(key_of(word))
}

/// What a clause concludes: "... so the answer is no".
fn conclusion(clause: &[&str]) -> Option<Said> {
    let at = clause.iter().rposition(|word| CUES.conclusions.has_word(key_of(word)))?;
    let (last, before) = clause.get(at + 1..)?.split_last()?;
    match phrase_at(&[last]) {
        Some((said, 1)) if before.iter().all(|word| is_before(word)) => Some(said),
        _ => None,
    }
}

/// The number of words up to the end of a phrase that denies what follows it.
fn denial(clause: &[&str]) -> Option<usize> {
    const WORDS_BEFORE: usize = 4;
    let is_beside = |word: &&str| {
        is_before(word) || SUBJECTS.contains(word) || matches!(*word, "theres" | "honestly" | "you" | "is" | "can")
    };
    let starts = (0..clause.len().min(WORDS_BEFORE)).take_while(|at| clause.iter().take(*at).all(is_beside));
    starts.into_iter().find_map(|at| {
        let rest = clause.get(at..)?;
        begins_with(rest, &CUES.denials_of_statements).map(|len| at + len)
    })
}

/// Whether an answer says that something holds mostly: "usually, but not always".
fn has_exception(text: &Text) -> bool {
    let is = |word: &Word| {
        matches!(text.of(word), "usually" | "mostly" | "generally" | "typically" | "sometimes" | "most" | "often")
    };
    text.words.iter().take(3).any(is)
        && !text.words.iter().any(|word| {
            phrase_at(&[text.of(word)]).is_some_and(|(said, _)| said == Said::Yes && text.of(word) != "always")
        })
}

/// A phrase, word by word, and what it says.
type Phrase = (Said, Vec<&'static str>);

/// The phrases by their first word, the longest first.
static BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for (said, list) in PHRASES {
        for phrase in list.split('|') {
            let words: Vec<&str> = phrase.split(' ').collect();
            let first = words.first().copied().unwrap_or_default();
            phrases.entry(first).or_default().push((*said, words));
        }
    }
    for phrases in phrases.values_mut() {
        phrases.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
    }
    phrases
});

/// The longest phrase at the beginning of some words, and its length.
fn phrase_at(words: &[&str]) -> Option<(Said, usize)> {
    let phrases = BY_FIRST_WORD.get(words.first()?)?;
    let (said, phrase) = phrases.iter().find(|(_, phrase)| words.starts_with(phrase))?;
    Some((*said, phrase.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdicts::verdict::Outcome;

    fn outcomes(prompt: &str, yes: bool, cases: &[(&str, bool)]) {
        let vocabulary = Vocabulary::default();
        let key = YesNo::new(prompt, yes, None, &vocabulary);
        for (answer, is_correct) in cases {
            let verdict = key.judge(answer, &vocabulary);
            assert_eq!(verdict.outcome == Outcome::Correct, *is_correct, "{prompt} {answer}: {verdict:?}");
        }
    }

    #[test]
    fn yes_in_other_words() {
        outcomes(
            "Is the whale a mammal?",
            true,
            &[
                ("yes", true),
                ("Y", true),
                ("yeah it is", true),
                ("it is", true),
                ("yep, a mammal", true),
                ("true", true),
                ("of course", true),
                ("no doubt", true),
                ("the answer is yes", true),
                ("i think so", true),
                ("no wait, yes it is", true),
                ("a mammal, yes", true),
                ("sure, it breathes air", true),
                ("not wrong", true),
                ("yes, no fish has lungs", true),
                ("hmm... yes", true),
                ("its true", true),
                ("no", false),
                ("it isn't", false),
                ("yes and no", false),
                ("depends", false),
                ("yes it isnt", false),
                ("no, it is", false),
                ("yes... wait, no", false),
                ("absolutely not", false),
                ("no idea", false),
                ("only if it is blue", false),
                ("no way", false),
                ("maybe", false),
                ("i don't think so", false),
                ("yes or no", false),
                ("not a mammal", false),
                ("never", false),
                ("y/n", false),
            ],
        );
    }

    #[test]
    fn no_in_other_words() {
        outcomes(
            "Can penguins fly?",
            false,
            &[
                ("no", true),
                ("n", true),
                ("nope", true),
                ("they can't", true),
                ("they cannot", true),
                ("not at all", true),
                ("of course not", true),
                ("no, they only swim", true),
                ("false", true),
                ("yes, sorry, no", true),
                ("penguins can not fly", true),
                ("no, but they swim", true),
                ("they swim instead, so no", true),
                ("I'd say no", true),
                ("no they don't", true),
                ("hell no", true),
                ("never", true),
                ("yes", false),
                ("they can", false),
                ("no, they can fly", false),
                ("no problem", false),
                ("no doubt they can", false),
                ("sure", false),
                ("sometimes", false),
                ("no clue", false),
                ("they can fly", false),
                ("only emperor penguins", false),
            ],
        );
    }

    #[test]
    fn the_opposite_of_what_is_asked_says_no() {
        let cases = [
            ("Is the stomach acidic and its pH high?", false, "its low", true),
            ("Is a tomato plant's stem solid?", false, "liquid", true),
            ("Are the planes of a square prism parallel?", true, "serial", false),
            ("Is the Earth flat?", false, "round", true),
            ("Is the Earth flat?", false, "the earth is round", true),
            ("Is the Earth flat?", false, "it's a sphere", false),
            ("Is the Sahara wet?", false, "dry", true),
            ("Is the Sahara wet?", false, "it's dry", true),
            ("Is the Sahara wet?", false, "the sahara is dry", true),
            ("Is the Sahara wet?", false, "wet", false),
            ("Is the Sahara wet?", false, "not dry", false),
            ("Is the Sahara dry?", true, "dry", true),
            ("Is the Sahara dry?", true, "wet", false),
        ];
        for (prompt, yes, answer, is_correct) in cases {
            outcomes(prompt, yes, &[(answer, is_correct)]);
        }
    }

    #[test]
    fn what_holds_mostly_does_not_hold_always() {
        for prompt in ["Is the median always smaller than the mean?", "Do all mammals give birth to live young?"] {
            outcomes(
                prompt,
                false,
                &[
                    ("usually, but not always", true),
                    ("usually but not always", true),
                    ("mostly", true),
                    ("sometimes", true),
                    ("not always", true),
                    ("always", false),
                    ("yes, always", false),
                    ("it depends", false),
                ],
            );
        }
        outcomes("Is mercury liquid at 20 °C?", true, &[("usually, but not always", false), ("usually", false)]);
    }
}
