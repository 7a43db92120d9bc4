//! Outgoing messages, as stored in the outbox.

use serde::{Deserialize, Serialize};

use super::images::ImageOf;
use crate::discord::message::{File, Message};
use crate::id::MessageId;

/// An effect in the outbox.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outgoing {
    /// Post a message.
    Post(Post),
    /// Make this message into that.
    Edit(MessageId, Message),
    /// Make this message into that; if it can't be edited, post that: nothing in it may get lost.
    EditOrPost(MessageId, Post),
}

/// A message to be posted once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Post {
    pub(super) message: Message,
    /// The image in the message. Only its location is stored: one more message shouldn't cost megabytes.
    #[serde(default)]
    pub(super) image: Option<ImageOf>,
    /// It comes after this message of the channel: if it was already posted, it's found after it.
    pub(super) after: Option<MessageId>,
    /// Where requests have to queue, it lets live rounds go first.
    pub(super) can_wait: bool,
}

impl Outgoing {
    pub(super) fn post(message: Message) -> Self {
        Self::post_after(message, None)
    }

    pub(super) fn post_after(message: Message, after: Option<MessageId>) -> Self {
        Self::Post(Post { message, image: None, after, can_wait: false })
    }

    /// The same effect, with an image if it's a post.
    pub(super) fn showing(mut self, shown: Option<ImageOf>) -> Self {
        if let Self::Post(post) | Self::EditOrPost(_, post) = &mut self {
            post.image = shown;
        }
        self
    }

    /// Makes a message into another one, or posts that.
    pub(super) fn edit_or_post(target: MessageId, message: Message) -> Self {
        Self::EditOrPost(target, Post { message, image: None, after: Some(target), can_wait: false })
    }

    /// Posts with the same nonce create one message, and an edit can be repeated anyway.
    pub(super) fn set_nonce(&mut self, nonce: String) {
        if let Self::Post(post) | Self::EditOrPost(_, post) = self {
            post.message.nonce = Some(nonce);
        }
    }
}

impl Post {
    /// The message as an edit: with its image in place of the one that the message has, if it's available.
    pub(super) fn as_edit(&self, image: Option<File>) -> Message {
        let message = Message { nonce: None, ..self.message.clone() };
        match image {
            Some(image) => message.showing(image),
            None => message,
        }
    }

    /// The same post where nothing can be edited: the images of the message that it would have edited aren't there.
    pub(super) fn as_new(&self) -> Self {
        let mut post = self.clone();
        if post.image.is_some() {
            // Its own image takes their place.
            post.message.embed.iter_mut().for_each(|embed| embed.image = None);
        } else if post.message.shows_images() {
            post.message = post.message.without_images();
        }
        post
    }

    /// The message as it's sent: with its image, or with a notice if that isn't available.
    pub(super) fn with(&self, image: Option<File>) -> Message {
        match (&self.image, image) {
            (Some(_), Some(image)) => self.message.clone().showing(image),
            (Some(_), None) => self.message.clone().without_images(),
            (None, _) => self.message.clone(),
        }
    }
}
