//! Yes or no: what counts is which of the two is said, whatever the reason given.

use super::Verdict;

#[derive(Clone, Copy, Debug)]
pub(super) struct YesNo {
    pub(super) yes: bool,
}

const YES: &[&str] =
    &["yes", "yeah", "yep", "yup", "y", "true", "correct", "right", "sure", "absolutely", "definitely", "indeed"];
const NO: &[&str] = &["no", "nope", "nah", "n", "false", "never", "not", "incorrect", "wrong"];

impl YesNo {
    pub(super) fn judge(self, words: &[String]) -> Verdict {
        // The first word that says either decides; the rest is the reason. "Yes or no" says neither.
        let said = words.iter().find_map(|word| match (YES.contains(&word.as_str()), NO.contains(&word.as_str())) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        });
        let both = words.windows(3).any(|three| matches!(three, [one, or, other] if or == "or" && (YES.contains(&one.as_str()) && NO.contains(&other.as_str()) || NO.contains(&one.as_str()) && YES.contains(&other.as_str()))));
        let word = if self.yes { "yes" } else { "no" };
        match said {
            _ if both => Verdict::wrong("It says both."),
            Some(said) if said == self.yes => Verdict::correct(format!("Read as {word}.")),
            Some(_) => Verdict::wrong(format!("The answer is {word}.")),
            None => Verdict::no_answer("It says neither yes nor no."),
        }
    }
}
