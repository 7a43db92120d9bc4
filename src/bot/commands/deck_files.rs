//! `/deck import` and `/deck export`: decks in from files, and out as files.

use std::sync::Arc;

use popquiz_deck::edit::Difference;
use popquiz_deck::field::DeckField;
use popquiz_deck::fold::fold;
use popquiz_deck::ids::slug;
use popquiz_deck::merge::newer_version;
use popquiz_deck::{Deck, DeckId};

use super::command::Call;
use super::deck_reply::title;
use super::import_report::{self, ImportReport};
use super::synonyms::{self, SynonymsFound};
use crate::bot::card_statistics::card_statistics;
use crate::bot::context::Context;
use crate::bot::deck_changes::{NewVersion, new_id};
use crate::bot::decks::{Decks, title_with};
use crate::bot::importer::ImportFailure;
use crate::bot::refusal::{DeckFileRefusal, FileWork, Refusal, Unavailable};
use crate::deck::format::{self, ExportFormat, FILE_BYTES};
use crate::deck::wire::ReadDeck;
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::egress::FetchError;
use crate::discord::message::{File, Message, Response};
use crate::discord::text::escape;
use crate::id::GuildId;
use crate::store::decks::{DeckChangeSummary, DeckHead};
use crate::texts::say;

/// A file is a newer version of a deck by itself where at least one in so many of its cards is the deck's: another
/// deck's file may have the same name.
const ONE_IN: usize = 4;

pub(super) const FORMAT: OptionSpec = OptionSpec::optional("format", Kind::Choice(&["toml", "csv", "md", "apkg"]));

pub(super) async fn import(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, options, .. } = &call;
    let file = options.attachment("file").ok_or(DeckFileRefusal::NotAttached)?;
    let newer_of = options.text("deck").map(|typed| context.decks.own_named(*guild, Some(typed))).transpose()?;
    let new_title = options.text("title").map(title).transpose()?;
    let unread = |failure| not_read(&file.name, failure);
    let turn = context.importer.turn(*guild).map_err(unread)?;
    let read = context.importer.read(&turn, &context.egress, file).await.map_err(unread)?;
    let ReadDeck { deck: mut new, format, found: read, skipped, unsupported: without, mut remarks } = read;
    // They are asked about once, rather than listed card by card.
    remarks.retain(|remark| !remark.asks_about_synonyms());
    if new.cards.is_empty() {
        let skipped = skipped.listed().iter().take(import_report::SHOWN).cloned().collect();
        return Err(DeckFileRefusal::NoCards { format, skipped }.into());
    }
    let known = if let Some(seen) = newer_of {
        Some(seen.id)
    } else {
        let (known, read) = recognized(context, *guild, new, &without).await?;
        new = read;
        known
    };
    new.title = match new_title {
        Some(title) => title,
        None => title_here(&context.decks, *guild, known.as_ref(), &new),
    };
    let id = known.unwrap_or_else(|| new_id(&context.decks, *guild, &new.id.0));
    let (file, lacking) = (file.name.clone(), without.clone());
    let made = context.change_deck((*guild, id), interaction.user, move |old| {
        let mut deck = newer_version(&old, new, &lacking);
        synonyms::accept_again(&old, &mut deck);
        let summary = DeckChangeSummary::Imported { cards: deck.cards.len(), file };
        Ok(NewVersion { deck, removed: false, summary })
    });
    let changed = made.await?;
    let searched = tokio::task::spawn_blocking(move || (SynonymsFound::new(&changed.before, &changed.after), changed));
    let (synonyms, changed) = searched.await.map_err(|error| not_done(&error, FileWork::Read))?;
    let report = ImportReport {
        changed: &changed,
        format,
        read,
        skipped: &skipped,
        remarks: &remarks,
        without: &without,
        synonyms: synonyms.as_ref(),
    };
    Ok(report.response(call.locale()))
}

/// The server's own deck that a file is a newer version of: one of the file's name or title that has many of the same
/// cards.
async fn recognized(
    context: &Context,
    guild: GuildId,
    mut new: Deck,
    without: &[DeckField],
) -> Result<(Option<DeckId>, Deck), Refusal> {
    for (id, alike) in of_its_name(&context.decks.own(guild), &new) {
        let Some(old) = context.store.deck(guild, id.clone()).await? else { continue };
        let without = without.to_vec();
        let compared = tokio::task::spawn_blocking(move || (is_newer(&old, &new, &without, alike), new));
        let (is_newer, read) = compared.await.map_err(|error| not_done(&error, FileWork::Read))?;
        new = read;
        if is_newer {
            return Ok((Some(id), new));
        }
    }
    Ok((None, new))
}

/// How an own deck is named like a file that may be a newer version of it, the likeliest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Alike {
    /// Its id is the file's, removed or not.
    Id,
    /// It was made of a file with this title.
    FirstTitle,
    Title,
    /// But for a number behind it, in the form that browsers give to files and we to titles.
    TitleUnnumbered,
    /// But for a number behind the file's name, which may be a browser's (`birds (1).csv` comes as `birds_1.csv`), or
    /// one that tells parts apart.
    FileUnnumbered,
}

/// Own decks that a file may be a newer version of, by their names, the likeliest first.
fn of_its_name(own: &[DeckHead], new: &Deck) -> Vec<(DeckId, Alike)> {
    let first_id = DeckId(slug(&new.title));
    let (title, unnumbered) = (fold(&new.title), fold(without_number(&new.title)));
    let of_file = title.trim_end_matches(char::is_numeric).strip_suffix(' ');
    let of_file = of_file.filter(|_| first_id == new.id);
    let alike = |head: &DeckHead| {
        let known = fold(&head.title);
        if head.id == new.id {
            Some(Alike::Id)
        } else if head.removed {
            None
        } else if head.id == first_id {
            Some(Alike::FirstTitle)
        } else if known == title {
            Some(Alike::Title)
        } else if fold(without_number(&head.title)) == unnumbered {
            Some(Alike::TitleUnnumbered)
        } else {
            of_file.filter(|of_file| *of_file == known).map(|_| Alike::FileUnnumbered)
        }
    };
    let mut found: Vec<(DeckId, Alike)> = own.iter().filter_map(|head| Some((head.id.clone(), alike(head)?))).collect();
    found.sort_by_key(|(_, alike)| *alike);
    found
}

/// "Birds (2)" as "Birds".
fn without_number(title: &str) -> &str {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = title.trim_end().strip_suffix(')').and_then(|open| open.rsplit_once('('));
    number.filter(|(_, number)| is_number(number)).map_or(title, |(before, _)| before.trim_end())
}

/// What a deck is called that comes from a file: as the file says, with a number where another deck is called so; a
/// known one as it is, where the file says nothing or says what another is called.
fn title_here(decks: &Decks, guild: GuildId, known: Option<&DeckId>, new: &Deck) -> String {
    // A title that was made of the file's name is none that somebody has given.
    let is_given = DeckId(slug(&new.title)) != new.id;
    let head = decks.own(guild).into_iter().find(|head| Some(&head.id) == known);
    let title = match head {
        Some(head) if !is_given || decks.is_taken(guild, &new.title, known) => head.title,
        _ => new.title.clone(),
    };
    let bare = without_number(&title).to_owned();
    decks.free_title(guild, known, title, |number| title_with(&bare, &format!(" ({number})")))
}

fn is_newer(old: &Deck, new: &Deck, without: &[DeckField], alike: Alike) -> bool {
    let difference = Difference::between(old, &newer_version(old, new.clone(), without));
    let all = new.cards.len().min(old.cards.len());
    if alike == Alike::FileUnnumbered {
        // Chapters 1 and 2 may have the same ids, and some of the same answers.
        return difference.same * 2 >= all;
    }
    (difference.same + difference.changed) * ONE_IN >= all
}

/// What to tell where work on a file has ended without a result: a fault of the program's, unless the program is
/// ending.
fn not_done(error: &tokio::task::JoinError, work: FileWork) -> Refusal {
    if !error.is_panic() {
        return Unavailable::ShuttingDown.into();
    }
    // What a panic says may quote the file.
    tracing::error!(?work, "a bug ended the work on a deck file; please report it");
    DeckFileRefusal::Bug(work).into()
}

fn not_read(name: &str, failure: ImportFailure) -> Refusal {
    let refusal = match failure {
        ImportFailure::NotFetched(error) => return not_fetched(name, &error),
        ImportFailure::Unreadable(error) => DeckFileRefusal::Unreadable(error),
        ImportFailure::Busy => DeckFileRefusal::ImportRunning,
        ImportFailure::TooCostly => DeckFileRefusal::TooCostly,
        ImportFailure::Bug => DeckFileRefusal::Bug(FileWork::Read),
    };
    refusal.into()
}

fn not_fetched(name: &str, error: &FetchError) -> Refusal {
    let name = name.to_owned();
    let refusal = match error {
        FetchError::TooLarge { .. } => DeckFileRefusal::TooLarge { name },
        FetchError::Elsewhere => DeckFileRefusal::NotOnDiscord { name },
        FetchError::Refused { .. } | FetchError::Unreachable { .. } => {
            tracing::warn!(%error, "cannot download an attachment");
            DeckFileRefusal::NotFetched { name }
        }
    };
    refusal.into()
}

pub(super) async fn export(call: Call) -> Result<Response, Refusal> {
    let Call { context, guild, options, .. } = &call;
    let seen = context.decks.named(*guild, options.text("deck"))?;
    let wanted = options.text("format").unwrap_or("toml");
    let written = ExportFormat::ALL.into_iter().find(|written| written.extension() == wanted);
    let written = written.ok_or(DeckFileRefusal::UnknownFormat)?;
    let mut deck = context.whole_deck(*guild, &seen.id).await?;
    let answers = context.store.answered(*guild, Some(seen.id.clone()), None).await?;
    let name = format!("{}.{}", seen.id, written.extension());
    let now = context.clock.now();
    let (asked, guild) = (Arc::clone(&context.open_questions), *guild);
    let written = tokio::task::spawn_blocking(move || {
        let health = card_statistics(&deck.cards, &answers);
        for (card, health) in Arc::make_mut(&mut deck).cards.iter_mut().zip(health) {
            card.statistics = health.exported(card.statistics);
        }
        (format::export(&deck, written, now), asked.count_in(guild, &deck))
    });
    let (bytes, asked) = written.await.map_err(|error| not_done(&error, FileWork::Write))?;
    let not_written =
        |error: format::ExportError| DeckFileRefusal::NotWritten { title: seen.title.clone(), detail: error.reason() };
    let bytes = bytes.map_err(not_written)?;
    if bytes.len() as u64 > FILE_BYTES {
        return Err(DeckFileRefusal::ExportTooLarge { title: seen.title }.into());
    }
    let (locale, title) = (call.locale(), escape(&seen.title));
    let mut text = say!(locale, "export-done", title = title, cards = seen.cards);
    if asked > 0 {
        text = format!("{text}\n⚠️ {}", say!(locale, "export-in-play"));
    }
    Ok(Response::private(Message { files: vec![File::new(name, bytes)], ..Message::text(text) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_not_reported_as_a_shutdown() {
        let fault = tokio::task::spawn_blocking(|| std::panic::resume_unwind(Box::new("secret"))).await;
        assert_eq!(not_done(&fault.unwrap_err(), FileWork::Read), DeckFileRefusal::Bug(FileWork::Read).into());
        let ending = tokio::spawn(std::future::pending::<()>());
        ending.abort();
        assert_eq!(not_done(&ending.await.unwrap_err(), FileWork::Read), Unavailable::ShuttingDown.into());
    }
}
