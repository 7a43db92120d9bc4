//! Patching a TOML deck file in place: only what changed is rewritten, and comments stay.

use std::collections::HashMap;

use popquiz_deck::{Card, CardId, Deck};
use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::read::read;
use super::toml::write_card;

/// Changes a file in our own format from one deck to another. Everything that both have in common stays as typed, with
/// its comments. The decks may only differ in removed or changed cards. `None` if the file can't be patched: it isn't
/// what `before` was read from, or the text has a form that would need a complete rewrite.
pub fn patch(file: &str, text: &str, before: &Deck, after: &Deck) -> Option<String> {
    let (mark, bare) = text.strip_prefix('\u{feff}').map_or(("", text), |bare| ("\u{feff}", bare));
    let lines = if bare.contains("\r\n") { "\r\n" } else { "\n" };
    let patched = apply(&bare.replace("\r\n", "\n"), before, after)?;
    let patched = format!("{mark}{}", patched.replace('\n', lines));
    let mut read = read(file, patched.as_bytes()).ok()?;
    for (card, meant) in read.cards.iter_mut().zip(&after.cards) {
        card.line = meant.line;
    }
    (read == *after).then_some(patched)
}

fn apply(text: &str, before: &Deck, after: &Deck) -> Option<String> {
    let (before, after) = (by_id(before), by_id(after));
    let mut document: DocumentMut = text.parse().ok()?;
    if before.is_empty() {
        return Some(text.to_owned());
    }
    let mut orphans = String::new();
    let is_kept = |table: &dyn TableLike| id(table).is_some_and(|id| after.contains_key(&id));
    match document.get_mut("cards")? {
        Item::ArrayOfTables(tables) => {
            for table in tables.iter_mut() {
                let own = table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned();
                let id = id(table)?;
                if let Some(card) = after.get(&id) {
                    change(table, before.get(&id)?, card)?;
                    table.decor_mut().set_prefix(format!("{}{own}", std::mem::take(&mut orphans)));
                } else if own.contains('#') {
                    // A comment above a card may be about the ones that follow: it stays.
                    orphans.push_str(&own);
                }
            }
            tables.retain(|table| is_kept(table));
        }
        Item::Value(Value::Array(cards)) => {
            for card in cards.iter_mut() {
                let table = card.as_inline_table_mut()?;
                let id = id(table)?;
                if let Some(card) = after.get(&id) {
                    change(table, before.get(&id)?, card)?;
                }
            }
            cards.retain(|card| card.as_inline_table().is_some_and(|table| is_kept(table)));
        }
        _ => return None,
    }
    if !orphans.is_empty() {
        let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing(format!("{orphans}{trailing}"));
    }
    Some(document.to_string())
}

fn by_id(deck: &Deck) -> HashMap<CardId, &Card> {
    deck.cards.iter().map(|card| (card.id.clone(), card)).collect()
}

fn id(table: &dyn TableLike) -> Option<CardId> {
    table.get("id")?.as_str().map(|id| CardId(id.to_owned()))
}

/// A card's fields, as written.
fn fields(card: &Card) -> Option<Table> {
    let mut text = String::new();
    write_card(&mut text, card);
    Some(text.parse::<DocumentMut>().ok()?.as_table().clone())
}

/// Sets the fields in which the two cards differ.
fn change(table: &mut dyn TableLike, before: &Card, after: &Card) -> Option<()> {
    if before == after {
        return Some(());
    }
    let (old, new) = (fields(before)?, fields(after)?);
    for (name, _) in old.iter().filter(|(name, _)| !new.contains_key(name)) {
        table.remove(name);
    }
    for (name, item) in &new {
        let same = old.get(name).is_some_and(|old| old.to_string() == item.to_string());
        if same {
            continue;
        }
        let mut value = item.as_value()?.clone();
        match table.get_mut(name).and_then(Item::as_value_mut) {
            Some(written) => {
                // The decor has the comment at the end of the line.
                *value.decor_mut() = written.decor().clone();
                *written = value;
            }
            None => {
                table.insert(name, Item::Value(value));
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use popquiz_deck::AnswerKey;

    use super::*;

    const DECK: &str = r#"# A deck of mine.
title = "Capitals" # as on the poster

# Europe
[[cards]]
id = "france"
prompt = "What is  the capital of France?" # checked
term = ["Paris"]

# Easy ones
[[cards]]
id = "peru"
prompt = "What is the capital of Peru?"
term = "Lima"

# The rest
[[cards]]
id = "japan"
term = "Tokyo"
prompt = """What is the capital
of Japan?"""
# the end
"#;

    fn changed(change: impl Fn(&mut Deck)) -> String {
        let before = read("deck.toml", DECK.as_bytes()).unwrap();
        let mut after = before.clone();
        change(&mut after);
        patch("deck.toml", DECK, &before, &after).expect("the file can be changed")
    }

    #[test]
    fn unchanged_fields_keep_their_formatting() {
        assert_eq!(changed(|_| {}), DECK);
        assert_eq!(
            changed(|deck| deck.cards[0].prompt = "What is the capital of France?".into()),
            DECK.replace("is  the", "is the")
        );
    }

    #[test]
    fn comments_survive_the_removal_of_their_card() {
        let patched = changed(|deck| drop(deck.cards.remove(1)));
        assert!(!patched.contains("Lima"), "{patched}");
        for comment in [
            "# A deck of mine.",
            "# as on the poster",
            "# Europe",
            "# checked",
            "# Easy ones",
            "# The rest",
            "# the end",
        ] {
            assert!(patched.contains(comment), "{comment} is gone:\n{patched}");
        }
        let patched = changed(|deck| deck.cards.truncate(1));
        assert!(patched.contains("# The rest") && !patched.contains("Tokyo"), "{patched}");
    }

    #[test]
    fn an_answer_may_change_its_kind() {
        let list = |deck: &mut Deck| {
            let items = vec![vec!["Lima".to_owned()], vec!["Cusco".to_owned()]];
            deck.cards[1].key = Some(AnswerKey::List { items, ordered: false, any: None });
        };
        let patched = changed(list);
        assert!(patched.contains("list = [\"Lima\", \"Cusco\"]") && !patched.contains("term = \"Lima\""), "{patched}");
    }

    #[test]
    fn inline_tables_are_patched_too() {
        let text = "title = \"T\"\ncards = [\n  { id = \"a\", prompt = \"A  b?\", term = \"x\" }, # one\n  { id \
            = \"b\", prompt = \"C?\", term = \"y\" },\n]\n";
        let before = read("deck.toml", text.as_bytes()).unwrap();
        let mut after = before.clone();
        after.cards[0].prompt = "A b?".into();
        assert_eq!(patch("deck.toml", text, &before, &after).as_deref(), Some(text.replace("A  b", "A b").as_str()));
        after.cards.remove(1);
        let patched = patch("deck.toml", text, &before, &after).expect("the file can be changed");
        assert!(patched.contains("A b?") && !patched.contains("C?"), "{patched}");
    }

    #[test]
    fn line_endings_are_kept() {
        let windows = format!("\u{feff}{}", DECK.replace('\n', "\r\n"));
        let before = read("deck.toml", windows.as_bytes()).unwrap();
        let mut after = before.clone();
        after.cards.remove(0);
        let patched = patch("deck.toml", &windows, &before, &after).expect("the file can be changed");
        assert!(patched.starts_with('\u{feff}') && !patched.replace("\r\n", "").contains('\n'), "{patched:?}");
    }
}
