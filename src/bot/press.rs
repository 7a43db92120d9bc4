//! What handlers get of a press or a form, once `buttons` has let it through.

use std::sync::Arc;

use super::context::Context;
use crate::discord::interaction::Interaction;
use crate::id::{ChannelId, GuildId, MessageId, UserId};
use crate::texts::Locale;

/// A pressed button, or a choice in a menu, by a member who is allowed to.
pub(super) struct Press {
    pub(super) context: Arc<Context>,
    pub(super) interaction: Interaction,
    pub(super) guild: GuildId,
    /// The message that it is on.
    pub(super) message: MessageId,
    /// What was chosen in a menu.
    pub(super) chosen: Vec<String>,
}

/// A submitted form, by a member who is allowed to.
pub(super) struct FilledForm {
    pub(super) context: Arc<Context>,
    pub(super) interaction: Interaction,
    pub(super) guild: GuildId,
    /// The fields with the typed texts.
    pub(super) fields: Vec<(String, String)>,
}

impl Press {
    pub(super) fn channel(&self) -> ChannelId {
        self.interaction.channel
    }

    pub(super) fn user(&self) -> UserId {
        self.interaction.user
    }

    /// The language of the member.
    pub(super) fn locale(&self) -> Locale {
        self.interaction.locale
    }
}

impl FilledForm {
    pub(super) fn user(&self) -> UserId {
        self.interaction.user
    }

    /// The language of the member.
    pub(super) fn locale(&self) -> Locale {
        self.interaction.locale
    }

    /// What was typed into a field.
    pub(super) fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text)
    }
}
