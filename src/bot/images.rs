//! Images on cards. Until a message is sent, an image is only named. Then it's loaded from the current version of its
//! deck, and uploaded under a name that gives nothing away.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use popquiz_deck::image::ImageKind;
use popquiz_deck::{Card, DeckId};
use serde::{Deserialize, Serialize};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::decks::Decks;
use super::words;
use crate::discord::message::File;
use crate::discord::permissions::Permissions;
use crate::id::{ChannelId, GuildId};
use crate::texts::{Locale, say};

/// The most concurrent image uploads: each is in memory, and takes up one of the request slots per second until it's
/// finished.
const UNDER_WAY: usize = 8;

/// What an image is shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub(super) enum Side {
    Question,
    Answer,
}

impl Side {
    /// The name of an uploaded file, without its extension: the original name may be the answer.
    fn stem(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
        }
    }

    /// The alternative text. Cards don't describe their images.
    fn description(self, locale: Locale) -> String {
        match self {
            Self::Question => say!(locale, "image-of-question"),
            Self::Answer => say!(locale, "image-of-answer"),
        }
    }
}

/// The location of an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ImageOf {
    pub(super) guild: GuildId,
    pub(super) deck: DeckId,
    /// Its name in the deck's media.
    pub(super) name: String,
    pub(super) side: Side,
    /// The language of whoever sees it.
    #[serde(default)]
    pub(super) locale: Locale,
}

impl ImageOf {
    /// The image on this side of a card, if any.
    pub(super) fn card(locale: Locale, guild: GuildId, deck: &DeckId, card: &Card, side: Side) -> Option<Self> {
        let name = match side {
            Side::Question => &card.image,
            Side::Answer => &card.answer_image,
        };
        Some(Self { guild, deck: deck.clone(), name: name.clone()?, side, locale })
    }

    /// The file to upload for these bytes; `None` if Discord can't show such an image.
    pub(super) fn file(&self, bytes: Arc<[u8]>) -> Option<File> {
        let name = ImageKind::of(&bytes)?.name(self.side.stem());
        Some(File { name, bytes, description: Some(self.side.description(self.locale)) })
    }
}

/// Loads images, and knows where they may be posted.
pub(super) struct Images {
    decks: Arc<Decks>,
    under_way: Semaphore,
    /// Channels in which the bot may send messages, but no files.
    without: Mutex<HashSet<ChannelId>>,
}

impl Images {
    pub(super) fn new(decks: Arc<Decks>) -> Self {
        Self { decks, under_way: Semaphore::new(UNDER_WAY), without: Mutex::default() }
    }

    /// A slot for an upload to a channel, to be kept until it's finished. `None` only if the program is shutting down.
    pub(super) async fn place(&self) -> Option<SemaphorePermit<'_>> {
        self.under_way.acquire().await.ok()
    }

    /// The image for an upload; `None`, with a log entry, if it no longer exists or Discord can't show it.
    pub(super) async fn fetch(&self, image: &ImageOf) -> Option<File> {
        let ImageOf { guild, deck, name, .. } = image;
        match self.decks.image(*guild, deck, name).await {
            Ok(Some(bytes)) => {
                let file = image.file(bytes);
                if file.is_none() {
                    tracing::warn!(%guild, %deck, image = %name, "can't show an image: Discord doesn't show its format");
                }
                return file;
            }
            Ok(None) => tracing::warn!(%guild, %deck, image = %name, "can't show an image: it's no longer in its deck"),
            Err(error) => tracing::warn!(%guild, %deck, image = %name, %error, "can't show an image"),
        }
        None
    }

    /// Updates the permissions in a channel. If some of these cards have images that can't be shown there, returns a
    /// warning for whoever has them asked; the questions are posted anyway.
    pub(super) fn learn_and_tell<'a>(
        &self,
        locale: Locale,
        mut cards: impl Iterator<Item = &'a Card>,
        channel: ChannelId,
        have: Permissions,
    ) -> Option<String> {
        self.learn(channel, have);
        if have.allow(Permissions::ATTACH_FILES) || !cards.any(Card::has_image) {
            return None;
        }
        // Known permissions don't need to be discovered through an error.
        self.are_refused_in(channel);
        Some(words::no_images(locale, channel))
    }

    /// Both images of a card, for a search result.
    pub(super) async fn of_card(
        &self,
        locale: Locale,
        guild: GuildId,
        deck: &DeckId,
        card: &Card,
    ) -> (Option<File>, Option<File>) {
        let fetch = async |side| match ImageOf::card(locale, guild, deck, card, side) {
            Some(image) => self.fetch(&image).await,
            None => None,
        };
        (fetch(Side::Question).await, fetch(Side::Answer).await)
    }

    /// Whether files may be posted in a channel, as far as is known.
    pub(super) fn may_go_to(&self, channel: ChannelId) -> bool {
        !self.without().contains(&channel)
    }

    /// Discord accepted a message without its file, but not with it: the permission is missing.
    pub(super) fn are_refused_in(&self, channel: ChannelId) {
        self.without().insert(channel);
    }

    /// The permissions in a channel are known again: files are tried again if they are allowed now.
    pub(super) fn learn(&self, channel: ChannelId, have: Permissions) {
        if have.allow(Permissions::ATTACH_FILES) {
            self.without().remove(&channel);
        }
    }

    fn without(&self) -> MutexGuard<'_, HashSet<ChannelId>> {
        self.without.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
