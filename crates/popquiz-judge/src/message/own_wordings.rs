//! Several parts, each exactly as its author wrote it: what a part has in it, be it "and", a comma or a sign, separates
//! nothing then.

use popquiz_deck::fold::plain_letters;

use crate::message::text::composed;

/// The wordings of each part.
#[derive(Clone, Debug)]
pub(crate) struct OwnWordings {
    typed: Vec<Vec<String>>,
    /// The same without case, accents and width; `None` if these make a difference.
    folded: Option<Vec<Vec<String>>>,
    /// The bytes of an answer with all of it.
    longest: usize,
}

/// What stands between parts.
const SEPARATORS: [char; 6] = [',', ';', '/', '\n', '\t', ' '];

/// What stands around a text that is set off in a chat.
const MARKUP: [char; 7] = ['*', '_', '~', '|', '`', '"', ' '];

/// How much longer than the wordings an answer may be, for the separators between them.
const LONGER: usize = 4;

impl OwnWordings {
    /// `is_exact` says whether case and accents make a difference in any of them.
    pub(crate) fn new(parts: &[Vec<String>], is_exact: bool) -> Self {
        let each = |write: fn(&str) -> String| -> Vec<Vec<String>> {
            let of = |text: &String| write(text.trim());
            parts.iter().map(|texts| texts.iter().map(of).filter(|text| !text.is_empty()).collect()).collect()
        };
        let length = |texts: &Vec<String>| texts.iter().map(String::len).max().unwrap_or_default() * 2 + LONGER;
        Self {
            typed: each(|text| composed(text).into_owned()),
            folded: (!is_exact).then(|| each(folded)),
            longest: parts.iter().map(length).sum(),
        }
    }

    /// Whether an answer is all parts in this order, and nothing else.
    pub(crate) fn are_all_in_order(&self, answer: &str) -> bool {
        self.holds(answer, |parts, answer| {
            let mut places = vec![0];
            for wordings in parts {
                let mut next: Vec<usize> = Vec::new();
                for rest in places.iter().flat_map(|place| beginnings(answer.get(*place..).unwrap_or_default())) {
                    let rests = wordings.iter().filter_map(|wording| after(rest, wording));
                    next.extend(rests.map(|rest| answer.len() - rest.len()));
                }
                next.sort_unstable();
                next.dedup();
                places = next;
            }
            places.contains(&answer.len()).then_some(())
        })
        .is_some()
    }

    /// The parts that an answer names, each once and in the order in which it does, if it has nothing else.
    pub(crate) fn named_by(&self, answer: &str) -> Option<Vec<usize>> {
        self.holds(answer, |parts, answer| {
            let mut named = Vec::new();
            let mut rest = answer;
            while !rest.is_empty() {
                // The earliest and the longest: "type 1" goes before "type".
                let (after, part) = beginnings(rest).find_map(|rest| {
                    let open = parts.iter().enumerate().filter(|(part, _)| !named.contains(part));
                    let found = open.flat_map(|(part, wordings)| {
                        wordings.iter().filter_map(move |wording| Some((after(rest, wording)?, part)))
                    });
                    found.min_by_key(|(rest, _)| rest.len())
                })?;
                named.push(part);
                rest = after;
            }
            Some(named)
        })
    }

    fn holds<T>(&self, answer: &str, test: impl Fn(&[Vec<String>], &str) -> Option<T>) -> Option<T> {
        let answer = answer.trim();
        if answer.is_empty() || answer.len() > self.longest {
            return None;
        }
        let bare = answer.trim_matches(MARKUP);
        let with = |answer: &str| test(&self.typed, answer).or_else(|| test(self.folded.as_ref()?, &folded(answer)));
        with(answer).or_else(|| if bare.len() < answer.len() { with(bare) } else { None })
    }
}

/// Where the next part may begin: after one separator or several, as a part may begin with a separator itself.
fn beginnings(text: &str) -> impl Iterator<Item = &str> {
    const MOST_SEPARATORS: usize = 3;
    let ends = text.char_indices().take_while(|(_, letter)| SEPARATORS.contains(letter)).take(MOST_SEPARATORS);
    let ends = std::iter::once(0).chain(ends.map(|(at, letter)| at + letter.len_utf8()));
    ends.filter_map(|end| text.get(end..))
}

/// What follows a wording at the beginning of a text, if the wording ends there.
fn after<'a>(text: &'a str, wording: &str) -> Option<&'a str> {
    text.strip_prefix(wording).filter(|rest| rest.is_empty() || rest.starts_with(SEPARATORS))
}

/// A text without case, accents and width.
pub(crate) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    plain_letters(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(parts: &[&str]) -> OwnWordings {
        OwnWordings::new(&parts.iter().map(|part| vec![(*part).to_owned()]).collect::<Vec<_>>(), false)
    }

    #[test]
    fn separators_within_a_part_are_its_own() {
        let own = of(&["ou", "aé", "supply, demand"]);
        for answer in ["ou, aé, supply, demand", "OU / AE\nSupply, demand", "ou aé supply, demand"] {
            assert!(own.are_all_in_order(answer), "{answer}");
            assert_eq!(own.named_by(answer), Some(vec![0, 1, 2]), "{answer}");
        }
        assert!(!own.are_all_in_order("aé, ou, supply, demand"));
        assert_eq!(own.named_by("aé; ou"), Some(vec![1, 0]));
        assert_eq!(own.named_by("aé, ou, or not"), None);
        assert_eq!(own.named_by("aé, aé"), None);
        assert!(of(&["photosynthesis", ";", "/dev/null"]).are_all_in_order("photosynthesis\n;\n/dev/null"));
        assert_eq!(of(&["photosynthesis", ";"]).named_by(";\nphotosynthesis"), Some(vec![1, 0]));
        assert_eq!(of(&["type", "type 1"]).named_by("type 1, type"), Some(vec![1, 0]));
    }
}
