//! Tags of notes.

use popquiz_deck::{limits::TAG_CHARS, limits::TAGS};

/// A note's tags, without Anki's own.
pub(super) fn tags<'a>(all: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in all.filter(|tag| !is_system_tag(tag)) {
        if tags.len() < TAGS && !tags.iter().any(|known| known == tag) {
            tags.push(tag.chars().take(TAG_CHARS).collect());
        }
    }
    tags
}

/// Anki's own tags: for difficult cards, and for marked ones.
fn is_system_tag(tag: &str) -> bool {
    tag.eq_ignore_ascii_case("leech") || tag.eq_ignore_ascii_case("marked")
}
