//! What people typed that couldn't be used as it was, kept in memory for a while so that they can go on with it.
//!
//! A restart forgets drafts: nothing was promised about them, and their authors are told to start again.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::custom_id::FormId;
use crate::clock::UnixMs;
use crate::discord::interaction::CommandOptions;
use crate::id::{DraftId, GuildId, UserId};

/// The most drafts kept; with five fields of 4,000 characters each, they take at most a few megabytes.
const MOST: usize = 128;

/// The most of one member.
const MOST_OF_ONE: usize = 4;

/// How long a draft is kept.
const KEPT_MS: i64 = 60 * 60 * 1000;

/// What somebody typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Draft {
    /// A form as it was filled in, its fields with the typed texts.
    Form { form: FormId, fields: Vec<(String, String)> },
    /// A command, and the option that is still to be chosen.
    Command { path: String, options: CommandOptions, missing: &'static str },
}

struct Kept {
    id: DraftId,
    of: (GuildId, UserId),
    until: UnixMs,
    draft: Draft,
}

/// The drafts of all members, the oldest first.
#[derive(Default)]
pub(super) struct Drafts {
    kept: Mutex<VecDeque<Kept>>,
}

impl Drafts {
    /// Keeps a draft, instead of its author's oldest one if they have several.
    pub(super) fn keep(&self, guild: GuildId, author: UserId, draft: Draft, now: UnixMs) -> DraftId {
        let mut kept = self.lock();
        // Larger than all ids before, those of an earlier process too.
        let now_ms = u64::try_from(now.0).unwrap_or_default();
        let id = DraftId(kept.back().map_or(0, |last| last.id.0 + 1).max(now_ms));
        kept.retain(|other| other.until > now);
        let own: Vec<usize> = (0..kept.len()).filter(|at| kept.get(*at).is_some_and(|it| it.of.1 == author)).collect();
        if let (Some(oldest), true) = (own.first(), own.len() >= MOST_OF_ONE) {
            kept.remove(*oldest);
        }
        if kept.len() >= MOST {
            kept.pop_front();
        }
        kept.push_back(Kept { id, of: (guild, author), until: UnixMs(now.0.saturating_add(KEPT_MS)), draft });
        id
    }

    /// The draft, if it's this member's and still kept.
    pub(super) fn find(&self, id: DraftId, guild: GuildId, author: UserId, now: UnixMs) -> Option<Draft> {
        let kept = self.lock();
        let found = kept.iter().find(|kept| kept.id == id && kept.of == (guild, author) && kept.until > now);
        found.map(|kept| kept.draft.clone())
    }

    /// The same, which isn't kept any longer.
    pub(super) fn take(&self, id: DraftId, guild: GuildId, author: UserId, now: UnixMs) -> Option<Draft> {
        let found = self.find(id, guild, author, now)?;
        self.lock().retain(|kept| kept.id != id);
        Some(found)
    }

    /// Forgets what this member typed.
    pub(super) fn forget(&self, author: UserId) {
        self.lock().retain(|kept| kept.of.1 != author);
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use popquiz_deck::DeckId;

    use super::*;

    const HERE: GuildId = GuildId(1);

    fn draft(text: &str) -> Draft {
        Draft::Form { form: FormId::AddCard(DeckId("birds".into())), fields: vec![("prompt".into(), text.into())] }
    }

    #[test]
    fn only_the_author_gets_a_draft_back_and_only_for_a_while() {
        let drafts = Drafts::default();
        let now = UnixMs(1000);
        let id = drafts.keep(HERE, UserId(1), draft("owl"), now);
        assert_eq!(drafts.find(id, HERE, UserId(1), now), Some(draft("owl")));
        assert_eq!(drafts.find(id, HERE, UserId(2), now), None);
        assert_eq!(drafts.find(id, GuildId(2), UserId(1), now), None);
        assert_eq!(drafts.find(id, HERE, UserId(1), UnixMs(now.0 + KEPT_MS)), None);
        let newer = drafts.keep(HERE, UserId(1), draft("owls"), now);
        assert!(newer > id);
        assert_eq!(drafts.take(newer, HERE, UserId(2), now), None);
        assert_eq!(drafts.take(newer, HERE, UserId(1), now), Some(draft("owls")));
        assert_eq!(drafts.take(newer, HERE, UserId(1), now), None, "only the first press runs a command");
        drafts.forget(UserId(1));
        assert_eq!(drafts.find(id, HERE, UserId(1), now), None);
    }

    #[test]
    fn drafts_are_bounded() {
        let drafts = Drafts::default();
        let ids: Vec<DraftId> = (0..200).map(|user| drafts.keep(HERE, UserId(user), draft("x"), UnixMs(1))).collect();
        assert_eq!(drafts.lock().len(), MOST);
        assert!(drafts.find(ids[199], HERE, UserId(199), UnixMs(1)).is_some());
        assert!(drafts.find(ids[0], HERE, UserId(0), UnixMs(1)).is_none());
        let own: Vec<DraftId> = (0..9).map(|_| drafts.keep(HERE, UserId(7), draft("x"), UnixMs(1))).collect();
        let is_kept = |id: &&DraftId| drafts.find(**id, HERE, UserId(7), UnixMs(1)).is_some();
        assert_eq!(own.iter().filter(is_kept).count(), MOST_OF_ONE);
    }
}
