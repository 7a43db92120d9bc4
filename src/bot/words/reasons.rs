//! Why a verdict is what it is, for the author of the answer.

use popquiz_judge::Reason;

use crate::discord::text::escape;
use crate::texts::{Locale, say};

/// What can be said while the question is open, without giving the answer away; `None` if that is nothing.
pub(in crate::bot) fn while_open(locale: Locale, reason: &Reason) -> Option<String> {
    let key = match reason {
        Reason::Incomplete(_) | Reason::PartOf { .. } => "reason-incomplete",
        Reason::SharedSurname | Reason::GivenNameOnly { .. } => "reason-shared-name",
        Reason::LessPrecise { .. } => "reason-less-precise",
        Reason::NoUnit { .. } => "reason-no-unit",
        Reason::NeitherYesNorNo => "reason-neither-yes-nor-no",
        Reason::NoOption => "reason-no-option",
        Reason::MissingAccent => "reason-missing-accent",
        Reason::MissingArticle => "reason-missing-article",
        Reason::OtherArticle => "reason-other-article",
        Reason::OtherGender => "reason-other-gender",
        Reason::MissingForms => "reason-missing-forms",
        Reason::OtherReading => "reason-other-reading",
        Reason::MissingReading => "reason-missing-reading",
        Reason::MissingTones => "reason-missing-tones",
        Reason::Items { found, required: total, .. } | Reason::Gaps { filled: found, total, .. } => {
            return Some(say!(locale, "reason-found", found = *found, total = *total));
        }
        Reason::Points { made, total, .. } => {
            return Some(say!(locale, "reason-points", found = *made, total = *total));
        }
        Reason::Recorded { while_open, .. } => return Some(escape(while_open)).filter(|text| !text.is_empty()),
        _ => return None,
    };
    Some(say!(locale, key))
}
