//! Yes or no in languages other than English.

use crate::language_forms::language_card::LanguageCard;
use crate::languages::language::Language;
use crate::languages::phrases::PhraseSet;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;
use crate::words::lemma::Lemma;

#[derive(Clone, Debug)]
pub(crate) struct LanguageYesNo {
    card: LanguageCard,
    yes: bool,
}

/// What a part of an answer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Yes,
    No,
    Neither,
}

/// How many words of an answer are looked at for yes or no.
const FIRST_WORDS: usize = 8;

impl LanguageYesNo {
    pub(crate) fn new(card: LanguageCard, yes: bool) -> Self {
        Self { card, yes }
    }

    pub(crate) fn judge(&self, answer: &str) -> Verdict {
        match self.says(answer) {
            None => Verdict::not_an_answer(Reason::NeitherYesNorNo),
            Some(Says::Neither) => Verdict::wrong(Reason::NoPlainYesOrNo),
            Some(says) if (says == Says::Yes) == self.yes => Verdict::correct(Reason::SaysYesOrNo { yes: self.yes }),
            Some(_) => Verdict::wrong(Reason::SaysTheOther { yes: self.yes }),
        }
    }

    fn says(&self, answer: &str) -> Option<Says> {
        if self.card.language.is_unspaced() {
            return self.says_unspaced(answer);
        }
        let known = self.card.known;
        let clauses = answer.split([',', '.', ';', '!', '?', ':', '\n', '(', '–', '—']);
        let mut said: Option<Says> = None;
        for clause in clauses {
            let keys: Vec<Lemma> = clause
                .split_whitespace()
                .take(FIRST_WORDS)
                .map(|word| (known.chat.key)(word.trim_matches(is_mark)))
                .collect();
            let found = self.first(&keys);
            match (said, found) {
                // "Ja und nein" and "ja, nein" say nothing; a later clause may negate something else.
                (None, found) => said = found,
                (Some(Says::Yes), Some(Says::No)) if keys.len() <= 2 => return Some(Says::Neither),
                _ => {}
            }
        }
        said.or_else(|| self.repeats_question(answer))
    }

    /// The first phrase for yes, no or neither within a clause; the longest that begins at a word counts.
    fn first(&self, keys: &[Lemma]) -> Option<Says> {
        let known = self.card.known;
        (0..keys.len().min(3)).find_map(|at| {
            let rest = keys.get(at..)?;
            let length = |phrases: &PhraseSet| phrases.longest_at(rest).unwrap_or(0);
            let all = [
                (length(&known.neither), Says::Neither),
                (length(&known.no), Says::No),
                (length(&known.yes), Says::Yes),
            ];
            let (length, says) = all.into_iter().max_by_key(|(length, _)| *length)?;
            // "No" after "yes" in one clause.
            let is_both =
                says == Says::Yes && rest.get(length..)?.iter().any(|key| known.no.has_word(*key)) && rest.len() <= 4;
            (length > 0).then_some(if is_both { Says::Neither } else { says })
        })
    }

    /// "No es un pez" repeats the question with or without a negation.
    fn repeats_question(&self, answer: &str) -> Option<Says> {
        let words = self.card.words(answer);
        let repeated = words.iter().filter(|word| !self.card.is_small(word) && self.card.is_in_prompt(word)).count();
        let negates = words.iter().any(|word| self.card.known.is_negation(&word.folded));
        (repeated > 0).then_some(if negates { Says::No } else { Says::Yes })
    }

    fn says_unspaced(&self, answer: &str) -> Option<Says> {
        let phrases = &self.card.known.unspaced;
        let folded = self.card.fold(answer.trim());
        let folded = folded.trim_start_matches(is_mark);
        let begins = |own: &[String]| own.iter().find(|own| folded.starts_with(own.as_str())).map_or(0, String::len);
        let (yes, no, neither) = (begins(&phrases.yes), begins(&phrases.no), begins(&phrases.neither));
        if neither > 0 && neither >= yes && neither >= no {
            Some(Says::Neither)
        } else if no > 0 && no >= yes {
            Some(Says::No)
        } else if yes > 0 {
            Some(Says::Yes)
        } else if folded.contains("ません") || folded.contains("ない") && self.card.language == Language::Japanese
        {
            Some(Says::No)
        } else {
            None
        }
    }
}

fn is_mark(letter: char) -> bool {
    !letter.is_alphanumeric()
}
