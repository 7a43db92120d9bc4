//! What is longer than a message, page by page, with buttons that lead back and on.

use super::custom_id::CustomId;
use crate::discord::limits;
use crate::discord::message::{Button, ButtonStyle, Embed, Message};
use crate::texts::{Locale, say};

/// The buttons below a page, counted from 0; none if there is only one page.
pub(super) fn buttons(locale: Locale, page: u32, pages: u32, id: impl Fn(u32) -> CustomId) -> Vec<Vec<Button>> {
    if pages < 2 && page == 0 {
        return Vec::new();
    }
    let button = |label: String, to: Option<u32>| {
        // A button without a target stays visible but disabled; ids must differ within a message.
        let id = id(to.unwrap_or(page)).to_string();
        Button { disabled: to.is_none(), ..Button::new(label, ButtonStyle::Secondary, id) }
    };
    let previous = page.checked_sub(1).map(|previous| previous.min(pages.saturating_sub(1)));
    let next = Some(page.saturating_add(1)).filter(|next| *next < pages);
    vec![vec![button(say!(locale, "button-back"), previous), button(say!(locale, "button-next"), next)]]
}

/// Which page is shown, of how many.
pub(super) fn footer(locale: Locale, page: u32, pages: u32) -> Option<String> {
    (pages > 1).then(|| say!(locale, "page-of", page = page.saturating_add(1).min(pages), pages = pages))
}

/// A page of a list, or its last one if there are fewer by now.
pub(super) fn list(
    locale: Locale,
    title: String,
    lines: &[String],
    page: u32,
    id: impl Fn(u32) -> CustomId,
) -> Message {
    let all = by_room(lines, limits::EMBED_DESCRIPTION);
    let pages = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let page = page.min(pages.saturating_sub(1));
    let mut message = Message::embed(Embed {
        title: Some(title),
        description: all.into_iter().nth(page as usize),
        footer: footer(locale, page, pages),
        ..Embed::default()
    });
    message.buttons = buttons(locale, page, pages, id);
    message
}

/// As many lines on each page as fit.
fn by_room(lines: &[String], room: usize) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    let mut left = 0;
    for line in lines {
        let length = line.encode_utf16().count() + 1;
        if let Some(page) = pages.last_mut().filter(|_| length <= left) {
            page.push('\n');
            page.push_str(line);
            left -= length;
        } else {
            pages.push(line.clone());
            left = room.saturating_sub(length - 1);
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_keep_whole_lines_within_the_limit() {
        let lines: Vec<String> = ["aaa", "bb", "𝒶", "cccc", "ddddddddd", "e"].map(str::to_owned).into();
        assert_eq!(by_room(&lines, 6), ["aaa\nbb", "𝒶", "cccc", "ddddddddd", "e"]);
        assert_eq!(by_room(&lines, 7), ["aaa\nbb", "𝒶\ncccc", "ddddddddd", "e"]);
        assert_eq!(by_room(&[], 7), [""; 0]);
    }

    #[test]
    fn a_list_that_became_shorter_shows_its_last_page() {
        let lines = vec!["x".repeat(3000); 2];
        let shown = |page| list(Locale::ENGLISH, "Drops".to_owned(), &lines, page, CustomId::DropPage);
        assert_eq!(shown(9), shown(1));
        let ids: Vec<(String, bool)> =
            shown(1).buttons.into_iter().flatten().map(|button| (button.custom_id, button.disabled)).collect();
        assert_eq!(ids, [("drops:0".to_owned(), false), ("drops:1".to_owned(), true)]);
        assert_eq!(
            list(Locale::ENGLISH, "Drops".to_owned(), &["one".to_owned()], 0, CustomId::DropPage).buttons,
            [[]; 0]
        );
    }
}
