//! Reasons in English, for two audiences.

use crate::verdicts::reason::{AnswerWords, Reason};

impl Reason {
    /// For the author of the attempt while the question is open. Never gives the answer away; empty if there is nothing
    /// else to say.
    pub fn while_open(&self) -> String {
        match self {
            Self::Incomplete(_) | Self::PartOf { .. } => "Something is missing.".to_owned(),
            Self::SharedSurname | Self::GivenNameOnly { .. } => "Several people have that name.".to_owned(),
            Self::LessPrecise { .. } => "That's less precise than the question asks for.".to_owned(),
            Self::NoUnit { .. } => "The unit is missing.".to_owned(),
            Self::Items { found, required, .. } => format!("{found} of {required}."),
            Self::Gaps { filled, total, .. } => format!("{filled} of {total}."),
            Self::Points { made, total, .. } => format!("{made} of {total} key points."),
            Self::NeitherYesNorNo
            | Self::NoOption
            | Self::MissingAccent
            | Self::MissingArticle
            | Self::OtherArticle
            | Self::OtherGender
            | Self::MissingForms
            | Self::OtherReading
            | Self::MissingReading
            | Self::MissingTones => self.in_full(),
            Self::Recorded { while_open, .. } => while_open.clone(),
            _ => String::new(),
        }
    }

    /// For everyone once the answer is known. Names what was found and what was missing.
    pub fn in_full(&self) -> String {
        let sentence = match self {
            Self::ReadAs { answer } => return format!("Read as *{answer}*."),
            Self::Typo { word } => return format!("Read as a typo of *{word}*."),
            Self::Found(words) | Self::Incomplete(words) | Self::Different(words) => return found_and_missing(words),
            Self::NotEqual { answer } => return format!("That isn't *{answer}*."),
            Self::OtherIdentifier { answer } => return format!("That names something other than *{answer}*."),
            Self::PartOf { answer } => return format!("That's only part of *{answer}*."),
            Self::OtherPerson { surname } => return format!("That's someone else named *{surname}*."),
            Self::GivenNameOnly { surname } => {
                return format!("Several people have that given name; missing: *{surname}*.");
            }
            Self::OtherValue { answer } | Self::OtherOption { answer } => return format!("The answer is *{answer}*."),
            Self::OtherUnit { answer } => return format!("The unit differs from *{answer}*."),
            Self::NoUnit { answer } => return format!("The unit of *{answer}* is missing."),
            Self::LessPrecise { answer } => return format!("Less precise than *{answer}*."),
            Self::Items { found, required, missing, surplus } => {
                let verb = if *surplus == 1 { "isn't" } else { "aren't" };
                let extra = if *surplus > 0 { format!("; {surplus} {verb} on the list") } else { String::new() };
                return format!("{found} of {required}{}{extra}.", all_missing(missing));
            }
            Self::Gaps { filled, total, missing, has_surplus } => {
                let extra =
                    if missing.is_empty() && *has_surplus { ", but it has more answers than blanks" } else { "" };
                return format!("{filled} of {total}{}{extra}.", all_missing(missing));
            }
            Self::Points { made, total, missing } => {
                return format!("{made} of {total} key points{}.", all_missing(missing));
            }
            Self::SaysYesOrNo { yes } => return format!("Read as {}.", yes_or_no(*yes)),
            Self::SaysTheOther { yes } => return format!("The answer is {}.", yes_or_no(*yes)),
            Self::TakesItBack { yes } => {
                return format!("It says {}, but its reason says the opposite.", yes_or_no(*yes));
            }
            Self::Recorded { in_full, .. } => return in_full.clone(),
            Self::Complete => "It covers the whole answer.",
            Self::Accepted => "A manager accepted this wording.",
            Self::Rejected => "The card's author ruled out this wording.",
            Self::NoWords => "It doesn't say anything.",
            Self::NothingExpected => "The card has no answer to compare it with.",
            Self::NothingInCommon => "It has none of the answer's words.",
            Self::RepeatsQuestion => "It only repeats the question.",
            Self::RepeatsItself => "It says the same thing over and over.",
            Self::Keywords => "That's a list of keywords, not an answer.",
            Self::OffTopic => "It's about something else.",
            Self::OtherCard => "That's the answer to another card.",
            Self::SeveralAnswers => "It gives more than one answer.",
            Self::SeveralNumbers => "It gives more than one number.",
            Self::OnlyDenies => "It only says what the answer isn't.",
            Self::DeniesAnswer => "It denies the answer.",
            Self::OtherNegation => "It negates something that the answer doesn't, or the other way around.",
            Self::Opposite => "It says the opposite of part of the answer.",
            Self::NoPrefix => "A prefix that changes the meaning is missing.",
            Self::OtherForm => "That's another form of the word.",
            Self::MissingAccent => "Without the accent, that's a different word.",
            Self::MissingArticle => "The article is missing.",
            Self::OtherArticle => "The article is wrong.",
            Self::OtherGender => "The gender is wrong.",
            Self::MissingForms => "The card asks for more forms of the word.",
            Self::OtherReading => "The reading is wrong.",
            Self::MissingReading => "The card asks for the characters and their reading.",
            Self::MissingTones => "The tones are missing.",
            Self::SharedSurname => "Several people have that surname.",
            Self::GivenNamesOnly => "Given names alone don't say who is meant.",
            Self::NoNumber => "There's no number in it.",
            Self::OtherNumber => "It has a different number than the answer.",
            Self::DeniesItems => "It says what isn't on the list.",
            Self::NeitherYesNorNo => "That's neither yes nor no.",
            Self::NoPlainYesOrNo => "That isn't a clear yes or no.",
            Self::BothYesAndNo => "It says both yes and no.",
            Self::SeveralOptions => "It names more than one option.",
            Self::NoOption => "That isn't one of the options.",
        };
        sentence.to_owned()
    }
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn in_stars(words: &[String]) -> String {
    words.iter().map(|word| format!("*{word}*")).collect::<Vec<_>>().join(", ")
}

fn all_missing(missing: &[String]) -> String {
    if missing.is_empty() { String::new() } else { format!(": missing {}", in_stars(missing)) }
}

fn found_and_missing(AnswerWords { found, missing }: &AnswerWords) -> String {
    match (found.is_empty(), missing.is_empty()) {
        (false, false) => format!("Found: {}; missing: {}.", in_stars(found), in_stars(missing)),
        (false, true) => format!("Found: {}.", in_stars(found)),
        (true, false) => format!("Missing: {}.", in_stars(missing)),
        (true, true) => Reason::NothingInCommon.in_full(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        text.to_owned()
    }

    /// Every reason with its two sentences.
    #[allow(clippy::too_many_lines, reason = "a line or so for each reason")]
    fn all() -> Vec<(Reason, &'static str, &'static str)> {
        use Reason::*;
        let words = |found: &[&str], missing: &[&str]| {
            let all = |words: &[&str]| words.iter().map(|word| text(word)).collect();
            AnswerWords { found: all(found), missing: all(missing) }
        };
        let answer = || text("pH 7");
        vec![
            (ReadAs { answer: answer() }, "", "Read as *pH 7*."),
            (Typo { word: text("acid") }, "", "Read as a typo of *acid*."),
            (Complete, "", "It covers the whole answer."),
            (Found(words(&["lime"], &[])), "", "Found: *lime*."),
            (Found(AnswerWords::default()), "", "It has none of the answer's words."),
            (
                Incomplete(words(&["lime", "juice"], &["zest"])),
                "Something is missing.",
                "Found: *lime*, *juice*; missing: *zest*.",
            ),
            (Different(words(&[], &["lime", "zest"])), "", "Missing: *lime*, *zest*."),
            (Accepted, "", "A manager accepted this wording."),
            (Rejected, "", "The card's author ruled out this wording."),
            (NoWords, "", "It doesn't say anything."),
            (NothingExpected, "", "The card has no answer to compare it with."),
            (NothingInCommon, "", "It has none of the answer's words."),
            (RepeatsQuestion, "", "It only repeats the question."),
            (RepeatsItself, "", "It says the same thing over and over."),
            (Keywords, "", "That's a list of keywords, not an answer."),
            (OffTopic, "", "It's about something else."),
            (OtherCard, "", "That's the answer to another card."),
            (SeveralAnswers, "", "It gives more than one answer."),
            (SeveralNumbers, "", "It gives more than one number."),
            (OnlyDenies, "", "It only says what the answer isn't."),
            (DeniesAnswer, "", "It denies the answer."),
            (OtherNegation, "", "It negates something that the answer doesn't, or the other way around."),
            (Opposite, "", "It says the opposite of part of the answer."),
            (NoPrefix, "", "A prefix that changes the meaning is missing."),
            (OtherForm, "", "That's another form of the word."),
            (NotEqual { answer: answer() }, "", "That isn't *pH 7*."),
            (OtherIdentifier { answer: answer() }, "", "That names something other than *pH 7*."),
            (PartOf { answer: answer() }, "Something is missing.", "That's only part of *pH 7*."),
            (OtherPerson { surname: text("curie") }, "", "That's someone else named *curie*."),
            (
                MissingAccent,
                "Without the accent, that's a different word.",
                "Without the accent, that's a different word.",
            ),
            (MissingArticle, "The article is missing.", "The article is missing."),
            (OtherArticle, "The article is wrong.", "The article is wrong."),
            (OtherGender, "The gender is wrong.", "The gender is wrong."),
            (MissingForms, "The card asks for more forms of the word.", "The card asks for more forms of the word."),
            (OtherReading, "The reading is wrong.", "The reading is wrong."),
            (
                MissingReading,
                "The card asks for the characters and their reading.",
                "The card asks for the characters and their reading.",
            ),
            (MissingTones, "The tones are missing.", "The tones are missing."),
            (SharedSurname, "Several people have that name.", "Several people have that surname."),
            (
                GivenNameOnly { surname: text("curie") },
                "Several people have that name.",
                "Several people have that given name; missing: *curie*.",
            ),
            (GivenNamesOnly, "", "Given names alone don't say who is meant."),
            (NoNumber, "", "There's no number in it."),
            (OtherNumber, "", "It has a different number than the answer."),
            (OtherValue { answer: answer() }, "", "The answer is *pH 7*."),
            (OtherUnit { answer: answer() }, "", "The unit differs from *pH 7*."),
            (NoUnit { answer: answer() }, "The unit is missing.", "The unit of *pH 7* is missing."),
            (
                LessPrecise { answer: answer() },
                "That's less precise than the question asks for.",
                "Less precise than *pH 7*.",
            ),
            (
                Items { found: 2, required: 3, missing: vec![text("oak"), text("elm")], surplus: 0 },
                "2 of 3.",
                "2 of 3: missing *oak*, *elm*.",
            ),
            (Items { found: 3, required: 3, missing: vec![], surplus: 1 }, "3 of 3.", "3 of 3; 1 isn't on the list."),
            (
                Items { found: 1, required: 2, missing: vec![text("oak")], surplus: 2 },
                "1 of 2.",
                "1 of 2: missing *oak*; 2 aren't on the list.",
            ),
            (DeniesItems, "", "It says what isn't on the list."),
            (
                Gaps { filled: 1, total: 2, missing: vec![text("oak")], has_surplus: true },
                "1 of 2.",
                "1 of 2: missing *oak*.",
            ),
            (
                Gaps { filled: 2, total: 2, missing: vec![], has_surplus: true },
                "2 of 2.",
                "2 of 2, but it has more answers than blanks.",
            ),
            (
                Points { made: 1, total: 2, missing: vec![text("it floats")] },
                "1 of 2 key points.",
                "1 of 2 key points: missing *it floats*.",
            ),
            (SaysYesOrNo { yes: true }, "", "Read as yes."),
            (SaysTheOther { yes: false }, "", "The answer is no."),
            (TakesItBack { yes: true }, "", "It says yes, but its reason says the opposite."),
            (NeitherYesNorNo, "That's neither yes nor no.", "That's neither yes nor no."),
            (NoPlainYesOrNo, "", "That isn't a clear yes or no."),
            (BothYesAndNo, "", "It says both yes and no."),
            (OtherOption { answer: answer() }, "", "The answer is *pH 7*."),
            (SeveralOptions, "", "It names more than one option."),
            (NoOption, "That isn't one of the options.", "That isn't one of the options."),
            (Recorded { while_open: text("Nearly."), in_full: text("Not 7.") }, "Nearly.", "Not 7."),
        ]
    }

    #[test]
    fn every_reason_has_two_sentences() {
        for (reason, while_open, in_full) in all() {
            assert_eq!((reason.while_open().as_str(), reason.in_full().as_str()), (while_open, in_full), "{reason:?}");
        }
    }

    #[test]
    fn every_reason_is_read_back_from_json() {
        for (reason, ..) in all() {
            let json = serde_json::to_string(&reason).unwrap();
            assert_eq!(serde_json::from_str::<Reason>(&json).unwrap(), reason, "{json}");
        }
    }
}
