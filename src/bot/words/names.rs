//! Members and cards within a sentence.

use crate::discord::text::{self, escape};
use crate::id::UserId;
use crate::texts::{Locale, say};

/// Names a member; pings them only if the message allows it.
pub(in crate::bot) fn mention(locale: Locale, user: UserId) -> String {
    if user.is_former_member() { format!("*{}*", say!(locale, "former-member")) } else { text::mention(user) }
}

/// A prompt in quotes, without the period that would end the sentence.
pub(in crate::bot) fn prompt(locale: Locale, prompt: &str) -> String {
    let trimmed = prompt.trim();
    let short = trimmed.strip_suffix('.').filter(|short| !short.ends_with('.')).unwrap_or(trimmed);
    say!(locale, "quoted", text = format!("**{}**", escape(short)))
}
