//! Multiple choice in the columns of a table: options, wrong options, and which of them is right by its text, letter or
//! number.

use popquiz_deck::fold::{fold_or_keep, is_blank};
use popquiz_deck::{AnswerKey, Wordings, limits::OPTIONS};

use crate::texts::{Phrase, phrase};

/// How a table says which option is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CorrectBy {
    /// In any of these ways, whichever fits a row.
    #[default]
    Any,
    Text,
    Letter,
    /// Counting from one.
    Number,
    /// Counting from zero.
    Index,
}

/// The options of a row, with blank ones, and the cell that says which is right.
pub(super) struct OptionCells<'a> {
    pub(super) options: Vec<&'a str>,
    pub(super) wrong: Vec<&'a str>,
    pub(super) correct: &'a str,
}

/// What became of a row: its key, and whether the prompt has to show all options.
pub(super) struct OptionKey {
    pub(super) key: Option<AnswerKey>,
    pub(super) shown: Vec<String>,
}

/// The number of the option that a letter stands for, from 0: "b", "B)", "(b)", "Option B".
fn letter(text: &str) -> Option<usize> {
    let text = text.trim().trim_matches(['(', ')', '.', ':', '[', ']']);
    let text = text.rsplit_once(' ').map_or(text, |(_, last)| last);
    let mut letters = text.chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?.to_ascii_lowercase();
    letters.next().is_none().then(|| usize::from(letter as u8 - b'a'))
}

/// A number that stands for an option: "2", "2.", "Option 2", "2.0" (as spreadsheets write it).
fn number(text: &str) -> Option<usize> {
    let text = text.trim().trim_matches(['(', ')', '.', ':', '#']);
    let text = text.rsplit_once(' ').map_or(text, |(_, last)| last);
    text.strip_suffix(".0").unwrap_or(text).parse().ok()
}

/// The several letters or numbers of a cell: "1,3", "A and C".
fn several(cell: &str) -> Vec<&str> {
    let parts = cell.split([',', ';', '|', '&', '/']).flat_map(|part| part.split(" and "));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

impl CorrectBy {
    /// How the rows of a sample say it: the way that fits all of them.
    pub(super) fn of(rows: &[OptionCells<'_>]) -> Self {
        let rows: Vec<&OptionCells<'_>> =
            rows.iter().filter(|row| !is_blank(row.correct) && !row.options.is_empty()).collect();
        let all = |by: Self| !rows.is_empty() && rows.iter().all(|row| row.right(by).is_some());
        let has_zero = || rows.iter().any(|row| several(row.correct).into_iter().any(|part| number(part) == Some(0)));
        if all(Self::Text) {
            Self::Text
        } else if all(Self::Letter) {
            Self::Letter
        } else if has_zero() && all(Self::Index) {
            Self::Index
        } else if all(Self::Number) {
            Self::Number
        } else {
            Self::Any
        }
    }
}

impl OptionCells<'_> {
    /// The options that are right, if the cell says it in this way.
    fn right(&self, by: CorrectBy) -> Option<Vec<usize>> {
        let is_option = |place: usize| self.options.get(place).is_some_and(|option| !is_blank(option));
        let each = |read: &dyn Fn(&str) -> Option<usize>| -> Option<Vec<usize>> {
            let parts = several(self.correct);
            let places: Option<Vec<usize>> =
                parts.into_iter().map(|part| read(part).filter(|place| is_option(*place))).collect();
            places.filter(|places| !places.is_empty())
        };
        match by {
            CorrectBy::Text => {
                let same = |text: &str| {
                    let exactly = self.options.iter().position(|option| option.trim() == text.trim());
                    let folded = || {
                        let wanted = fold_or_keep(text);
                        self.options.iter().position(|option| fold_or_keep(option) == wanted)
                    };
                    exactly.or_else(folded).filter(|place| is_option(*place))
                };
                let lines = || self.correct.split(['\n', ';', '|']).map(same).collect::<Option<Vec<usize>>>();
                same(self.correct).map(|place| vec![place]).or_else(lines)
            }
            CorrectBy::Letter => each(&letter),
            CorrectBy::Number => each(&|part| number(part)?.checked_sub(1)),
            CorrectBy::Index => each(&number),
            CorrectBy::Any => {
                [CorrectBy::Text, CorrectBy::Letter, CorrectBy::Number].into_iter().find_map(|by| self.right(by))
            }
        }
    }

    /// The row's answer key.
    ///
    /// # Errors
    /// Which option is right isn't clear, or there are too many.
    pub(super) fn key(&self, prompt: &str, by: CorrectBy) -> Result<OptionKey, Phrase> {
        let texts = |cells: &[&str]| -> Vec<String> {
            cells.iter().filter(|cell| !is_blank(cell)).map(|cell| cell.trim().to_owned()).collect()
        };
        let (mut options, wrong) = (texts(&self.options), texts(&self.wrong));
        let count = options.len() + wrong.len() + usize::from(options.is_empty());
        if count > *OPTIONS.end() {
            return Err(phrase!("answer-number-of-options", options = count));
        }
        if is_blank(self.correct) {
            // The options without wrong ones are right.
            let [only] = options.as_slice() else {
                return Ok(OptionKey { key: None, shown: [options, wrong].concat() });
            };
            return Ok(among(prompt, only.clone(), wrong));
        }
        if options.is_empty() {
            return Ok(among(prompt, self.correct.trim().to_owned(), wrong));
        }
        let right = self.right(by).or_else(|| self.right(CorrectBy::Any));
        let Some(mut right) = right else {
            let answer = self.correct.chars().take(80).collect::<String>();
            return Err(phrase!("answer-not-an-option", answer = answer));
        };
        // Their places without the blank ones.
        for place in &mut right {
            *place -= self.options.iter().take(*place).filter(|option| is_blank(option)).count();
        }
        right.sort_unstable();
        right.dedup();
        options.extend(wrong);
        Ok(match right.as_slice() {
            [_] if options.len() == 1 => OptionKey { key: Some(AnswerKey::Term(options)), shown: Vec::new() },
            [correct] => OptionKey { key: Some(AnswerKey::Choice { options, correct: *correct }), shown: Vec::new() },
            several => {
                // Any one of them is right.
                let items: Vec<Wordings> =
                    several.iter().filter_map(|place| Some(vec![options.get(*place)?.clone()])).collect();
                OptionKey { key: Some(AnswerKey::List { items, ordered: false, any: Some(1) }), shown: options }
            }
        })
    }
}

/// The right option among wrong ones: in a place that is always the same for the same question.
fn among(prompt: &str, right: String, wrong: Vec<String>) -> OptionKey {
    let key = if wrong.is_empty() {
        AnswerKey::Term(vec![right])
    } else {
        let correct = prompt.bytes().map(usize::from).sum::<usize>() % (wrong.len() + 1);
        let mut options = wrong;
        options.insert(correct, right);
        AnswerKey::Choice { options, correct }
    };
    OptionKey { key: Some(key), shown: Vec::new() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what a test expects")]
mod tests {
    use super::*;

    fn row<'a>(options: &[&'a str], correct: &'a str) -> OptionCells<'a> {
        OptionCells { options: options.to_vec(), wrong: Vec::new(), correct }
    }

    #[test]
    fn the_right_option_is_named_by_text_letter_or_number() {
        let gases = ["helium", "hydrogen", "", "argon"];
        for correct in ["b", "B)", "2", "2.0", "hydrogen", "Hydrogen ", "Option 2", "option b"] {
            let key = row(&gases, correct).key("?", CorrectBy::Any).unwrap().key;
            let options = vec!["helium".to_owned(), "hydrogen".to_owned(), "argon".to_owned()];
            assert_eq!(key, Some(AnswerKey::Choice { options, correct: 1 }), "{correct}");
        }
        let several = row(&gases, "1, 4").key("?", CorrectBy::Any).unwrap();
        let items = vec![vec!["helium".to_owned()], vec!["argon".to_owned()]];
        assert_eq!(several.key, Some(AnswerKey::List { items, ordered: false, any: Some(1) }));
        assert_eq!(several.shown, ["helium", "hydrogen", "argon"]);
        for wrong in ["c", "5", "neon", "0"] {
            assert!(row(&gases, wrong).key("?", CorrectBy::Any).is_err(), "{wrong}");
        }
        assert_eq!(row(&gases, " ").key("?", CorrectBy::Any).unwrap().key, None);
    }

    #[test]
    fn all_rows_of_a_table_decide_how_it_names_them() {
        let numbers = ["1", "2", "4", "8"];
        assert_eq!(CorrectBy::of(&[row(&numbers, "4"), row(&numbers, "8")]), CorrectBy::Text);
        assert_eq!(CorrectBy::of(&[row(&numbers, "3"), row(&["a", "b"], "1")]), CorrectBy::Number);
        assert_eq!(CorrectBy::of(&[row(&["x", "y"], "0"), row(&["x", "y"], "1")]), CorrectBy::Index);
        assert_eq!(CorrectBy::of(&[row(&["x", "y"], "a"), row(&["x", "y"], "B")]), CorrectBy::Letter);
        assert_eq!(CorrectBy::of(&[row(&["x", "y"], "a"), row(&["x", "y"], "y")]), CorrectBy::Any);
    }
}
