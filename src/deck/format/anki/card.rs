//! Makes a card from what Anki shows on its two sides.

use std::borrow::Cow;

use popquiz_deck::fold::is_blank;
use popquiz_deck::ids::check_id;
use popquiz_deck::limits::ID_CHARS;
use popquiz_deck::{AnswerKey, Card, CardId};

use super::template::{ANSWER_MARK, Rendered};
use crate::deck::format::html::{self, Fragment, Gaps};
use crate::deck::format::{formula, infer};
use crate::texts::{Phrase, phrase};

/// The prompt if the front is only an image.
const IMAGE_PROMPT: &str = "What does this image show?";

/// A card, with the images of its sides as the package calls them.
#[derive(Debug)]
pub(super) struct ImportedCard {
    /// The id is assigned later.
    pub card: Card,
    pub image: Option<String>,
    pub answer_image: Option<String>,
    /// Without the image, there is no question.
    pub asks_by_image: bool,
    /// A remark to report, although the card is imported.
    pub remark: Option<Phrase>,
}

/// Makes a card from its sides, or says why it can't.
pub(super) fn card(sides: &Rendered, is_cloze: bool) -> Result<ImportedCard, Phrase> {
    let gaps = if is_cloze { Gaps::Hidden } else { Gaps::Shown };
    let (question, has_sound) = fragment(&sides.question, gaps);
    let (answer, answer_has_sound) = fragment(&sides.answer, Gaps::Shown);
    let asks_by_image = !says_something(&question.text) && !question.images.is_empty();
    let prompt = if asks_by_image { IMAGE_PROMPT.to_owned() } else { question.text.clone() };
    if prompt.is_empty() {
        return Err(if has_sound { phrase!("skipped-sound") } else { phrase!("skipped-empty-prompt") });
    }
    let key = if is_cloze { Some(blanks(&prompt, &answer)?) } else { key(&prompt, &answer) };
    let remark = match (&key, answer.images.is_empty(), answer_has_sound) {
        (None, false, _) => Some(phrase!("skipped-answer-is-image")),
        (None, true, true) => Some(phrase!("skipped-answer-is-sound")),
        _ => None,
    };
    let (rest, _) = fragment(&sides.rest, Gaps::Shown);
    let note = Some(more(&rest.text)).filter(|note| sides.has_more && says_something(note));
    let asked: &[String] = &question.images;
    let answer_images = if is_cloze { [].iter() } else { answer.images.iter() }.chain(&rest.images);
    let answer_image = answer_images.into_iter().find(|image| !asked.contains(image)).cloned();
    let card = Card { note, ..Card::new(CardId(String::new()), prompt, key) };
    Ok(ImportedCard { card, image: question.images.into_iter().next(), answer_image, asks_by_image, remark })
}

/// Converts HTML to a card's text. Also returns whether sounds were removed.
fn fragment(html: &str, gaps_mode: Gaps) -> (Fragment, bool) {
    let without = without_sounds(html);
    let has_sound = matches!(without, Cow::Owned(_));
    let Fragment { text, list, images, gaps } = html::read_marked(&without, gaps_mode);
    let is_cloze = gaps_mode == Gaps::Hidden;
    let readable = |text: &String| {
        let text = formula::readable(text);
        if is_cloze { html::with_gaps(&without_own_gaps(&text)).trim().to_owned() } else { text.trim().to_owned() }
    };
    let each = |texts: &[String]| texts.iter().map(readable).collect();
    let list = list.map(|(items, numbered)| (each(&items), numbered));
    let is_whole = |list: &(Vec<String>, bool)| list.0.iter().all(|item| !item.is_empty());
    (Fragment { text: readable(&text), list: list.filter(is_whole), images, gaps: each(&gaps) }, has_sound)
}

/// The text of a cloze, in which its own dots don't look like a gap: they follow the word before them as one character.
fn without_own_gaps(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for place in popquiz_deck::prompt::gap_places(text) {
        let dots = text.get(place.clone()).unwrap_or_default();
        if !dots.starts_with(['.', '…']) {
            continue;
        }
        let before = text.get(at..place.start).unwrap_or_default();
        out.push_str(before.trim_end());
        out.push('…');
        at = place.end;
        if out == "…" {
            at += text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out.replace("...", "…")
}

/// Removes sounds, and the tags around text that is read aloud.
fn without_sounds(html: &str) -> Cow<'_, str> {
    const MARKS: &[&str] = &["[sound:", "[anki:", "[/anki:"];
    if !html.contains("[sound:") && !html.contains("[anki:") {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mark = MARKS.iter().any(|mark| from.starts_with(mark));
        if let Some((_, behind)) = from.split_once(']').filter(|_| mark) {
            rest = behind;
        } else {
            out.push('[');
            rest = from.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric) || text.chars().any(|letter| !letter.is_ascii() && !letter.is_whitespace())
}

/// What belongs into the gaps of a cloze.
fn blanks(prompt: &str, answer: &Fragment) -> Result<AnswerKey, Phrase> {
    if answer.gaps.is_empty() {
        return Err(phrase!("skipped-no-cloze"));
    }
    if answer.gaps.iter().any(String::is_empty) {
        return Err(phrase!("skipped-empty-gap"));
    }
    if !says_something(&prompt.replace("...", "")) {
        return Err(phrase!("skipped-only-gap"));
    }
    let gap = |gap: &String| vec![gap.split_whitespace().collect::<Vec<_>>().join(" ")];
    Ok(AnswerKey::Blanks(answer.gaps.iter().map(gap).collect()))
}

fn key(prompt: &str, answer: &Fragment) -> Option<AnswerKey> {
    let list = answer.list.clone().or_else(|| Some((numbered(&answer.text)?, true)));
    if let Some((items, ordered)) = list {
        let items = items.into_iter().map(|item| vec![item]).collect();
        return Some(AnswerKey::List { items, ordered, any: None });
    }
    // An answer may be a sign: "!=", "||", ".".
    infer::infer_in_deck(prompt, std::slice::from_ref(&answer.text)).filter(|_| !is_blank(&answer.text))
}

/// The items of "1. one", "2. two" on lines of their own.
fn numbered(text: &str) -> Option<Vec<String>> {
    let item = |(number, line): (usize, &str)| {
        let rest = line.trim().strip_prefix(&number.to_string())?;
        let item = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?.trim();
        (!item.is_empty()).then(|| item.to_owned())
    };
    let items: Option<Vec<String>> = (1..).zip(text.lines()).map(item).collect();
    items.filter(|items| items.len() > 1)
}

/// The rest of the back without what belongs to the answer: a label "Answer: " before it is removed with it.
fn more(text: &str) -> String {
    let line = |line: &str| {
        let Some((before, behind)) = line.split_once(ANSWER_MARK) else { return Some(line.to_owned()) };
        let before = if before.trim_end().ends_with(':') { "" } else { before };
        let line = [before, behind].concat().replace(ANSWER_MARK, "");
        says_something(&line).then(|| line.trim().to_owned())
    };
    text.lines().filter_map(line).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The id of a card: of its note's own id in Anki, which stays the same whatever becomes of the note's text, and of
/// which of the note's cards it is. So a newer version of a package meets the scores and taught wordings of the same
/// cards.
pub(super) fn id(guid: &str, ordinal: u32, is_cloze: bool) -> String {
    /// For the part after the id, and a number to make it unique.
    const SUFFIX_CHARS: usize = 8;
    let note = if check_id(guid).is_ok() && guid.chars().count() + SUFFIX_CHARS <= ID_CHARS {
        guid.to_owned()
    } else {
        format!("anki-{}", base_36(hash(guid)))
    };
    match (is_cloze, ordinal) {
        (true, ordinal) => format!("{note}-c{}", ordinal.saturating_add(1)),
        (false, 0) => note,
        (false, ordinal) => format!("{note}-{}", ordinal.saturating_add(1)),
    }
}

/// FNV-1a, 64 bits. Ids are made from it, so it must never change. Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic
/// Hash Algorithm" (draft-eastlake-fnv), section 5.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

fn base_36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(number % 36).unwrap_or(0);
        digits.push(char::from_digit(digit, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what a test expects")]
mod tests {
    use super::*;

    use crate::deck::format::anki::cloze::Side;

    fn imported(question: &str, answer: &str, rest: &str) -> ImportedCard {
        let sides = Rendered { question: question.into(), answer: answer.into(), rest: rest.into(), has_more: true };
        card(&sides, false).unwrap()
    }

    #[test]
    fn the_kind_of_an_answer_is_inferred_from_its_text() {
        let item = |text: &str| vec![text.to_owned()];
        let list = |ordered| AnswerKey::List { items: vec![item("red"), item("green")], ordered, any: None };
        for (question, answer, key) in [
            ("Colours?", "<ul><li>red</li><li>green</li></ul>", list(false)),
            ("Steps?", "<ol><li>red</li><li>green</li></ol>", list(true)),
            ("Steps?", "1. red<br>2. green", list(true)),
            ("Colours?", "- red<br>- green", list(false)),
            ("How many?", "<b>42</b>", AnswerKey::Number { value: 42.0, tolerance: 0.0, unit: None }),
            ("Is it?", "No, it is not.", AnswerKey::YesNo { yes: false, because: Some("it is not".into()) }),
            ("The ... is blue", "sky", AnswerKey::Blanks(vec![item("sky")])),
            ("Both?", "red; green", AnswerKey::Term(item("red; green"))),
            ("Area?", "[$]\\pi r^2[/$]", AnswerKey::Term(item("π r²"))),
        ] {
            assert_eq!(imported(question, answer, "").card.key, Some(key), "{answer}");
        }
        for sign in ["!=", "||", ".", "+"] {
            assert_eq!(imported("Which sign?", sign, "").card.key, Some(AnswerKey::Term(item(sign))), "{sign}");
        }
        let lost = imported("What?", "<br>", "");
        assert_eq!((lost.card.key, lost.remark), (None, None));
    }

    #[test]
    fn images_become_card_images_and_sounds_are_explained() {
        let imported = imported("<img src=a.png>", "<img src=a.png><img src=b.png>", "[sound:x.mp3]");
        assert!(imported.asks_by_image && imported.card.prompt == IMAGE_PROMPT && imported.card.key.is_none());
        assert_eq!((imported.image.as_deref(), imported.answer_image.as_deref()), (Some("a.png"), Some("b.png")));
        assert_eq!(imported.remark, Some(phrase!("skipped-answer-is-image")));
        let sound = Rendered { question: "[sound:x.mp3]".into(), answer: "x".into(), ..Rendered::default() };
        assert_eq!(card(&sound, false).unwrap_err(), phrase!("skipped-sound"));
        let read_out = super::card(
            &Rendered { question: "[anki:tts lang=en]Hi[/anki:tts] [b]".into(), ..Rendered::default() },
            false,
        );
        assert_eq!(read_out.unwrap().card.prompt, "Hi [b]");
    }

    #[test]
    fn dots_of_a_cloze_are_no_blanks() {
        for (text, prompt) in [
            ("Well... Peru's capital is {{c1::Lima}}.", "Well… Peru's capital is ...."),
            ("One, two, ... then {{c1::four}}", "One, two,… then ..."),
            ("Wait… it is {{c1::now}} …", "Wait… it is ...…"),
            ("... and then {{c1::he}} left", "…and then ... left"),
            ("\\(a_1, \\ldots, a_n\\) has {{c1::n}} terms", "a₁,…, aₙ has ... terms"),
            ("1 . . . {{c1::9}}", "1 . . . ..."),
        ] {
            let [question, answer] =
                [Side::Question, Side::Answer].map(|side| crate::deck::format::anki::cloze::expand(text, 1, side));
            let card = card(&Rendered { question, answer, ..Rendered::default() }, true).unwrap().card;
            assert_eq!(card.prompt, prompt, "{text}");
            assert_eq!(popquiz_deck::prompt::gaps(&card.prompt), 1, "{}", card.prompt);
        }
    }

    #[test]
    fn the_rest_of_the_back_becomes_the_note() {
        let note = |rest: &str| imported("Q?", "A", rest).card.note;
        assert_eq!(note(&format!("<p>Answer: {ANSWER_MARK}</p><p>Source: a book</p>")), Some("Source: a book".into()));
        assert_eq!(note(&format!("{ANSWER_MARK} (by reading)")), Some("(by reading)".into()));
        assert_eq!(note(&format!("{ANSWER_MARK}")), None);
        assert_eq!(note("..."), None);
    }

    #[test]
    fn ids_stay_with_their_notes() {
        // Who changes these takes people's scores from their cards.
        assert_eq!(id("e2L?nO0bQ}", 0, false), "anki-3gignlrrfqchs");
        assert_eq!(id("e2L?nO0bQ}", 1, false), "anki-3gignlrrfqchs-2");
        assert_eq!(id("a-good-id", 2, true), "a-good-id-c3");
        assert!(check_id(&id(&"x".repeat(500), u32::MAX, true)).is_ok());
    }
}
