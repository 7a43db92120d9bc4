//! Threads that rounds run in.

use super::context::Context;
use super::engine::Job;
use super::permissions::needs;
use super::refusal::{Refusal, RoundRefusal};
use crate::discord::egress::{Priority, Request};
use crate::discord::interaction::Interaction;
use crate::discord::permissions::Permissions;
use crate::id::{ChannelId, GuildId};

/// After how many minutes without a message Discord archives a thread, by its own choices.
const ARCHIVED_AFTER: [u32; 4] = [60, 24 * 60, 3 * 24 * 60, 7 * 24 * 60];

/// The first of Discord's choices that leaves members as long as they can appeal, or else its longest.
fn archived_after(appeal_days: u32) -> u32 {
    let [.., longest] = ARCHIVED_AFTER;
    ARCHIVED_AFTER.into_iter().find(|minutes| *minutes >= appeal_days.saturating_mul(24 * 60)).unwrap_or(longest)
}

/// Refuses if no thread for a round can be opened where an interaction was used.
pub(super) fn can_be_opened(interaction: &Interaction) -> Result<(), Refusal> {
    if interaction.in_thread {
        return Err(RoundRefusal::InThreadAlready.into());
    }
    needs(interaction.own_permissions(), interaction.channel, Permissions::TO_PLAY_IN_THREAD)
}

impl Context {
    /// Opens a thread for a round in the channel of an interaction. Discord archives it once nobody has written there
    /// for as long as answers can be appealed.
    pub(super) async fn open_thread(
        &self,
        guild: GuildId,
        interaction: &Interaction,
        name: &str,
    ) -> Result<ChannelId, Refusal> {
        let days = self.decide(|reply| Job::Settings { guild, reply }).await?.keep_answers_days;
        let request = Request::open_thread(interaction.channel, name, archived_after(days));
        match self.egress.send(request, Priority::Live).await {
            Ok(thread) => Ok(thread.id),
            Err(error) => {
                tracing::warn!(channel = %interaction.channel, %error, "cannot open a thread for a round");
                Err(RoundRefusal::NoThread.into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_stays_as_long_as_its_answers_can_be_appealed() {
        assert_eq!([0, 1, 2, 7, 90].map(archived_after), [60, 1440, 4320, 10080, 10080]);
    }
}
