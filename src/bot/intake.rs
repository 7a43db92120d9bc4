//! Takes in what the gateway brings: messages to the engine, interactions to their handlers.

use std::sync::Arc;

use tokio::sync::watch;

use super::custom_id::CustomId;
use super::ears::Ears;
use super::progress::Work;
use super::{Desk, Input, Refusal, commands, render};
use crate::discord::egress::{Priority, Request};
use crate::discord::gateway::{self, Heard, Incoming};
use crate::discord::interaction::{Act, Interaction, Ticket};
use crate::discord::message::{Message, Response};
use crate::id::{ChannelId, GuildId, MessageId, QuestionId, UserId};
use crate::quiz::News;

pub(super) struct Intake {
    pub(super) ears: Arc<Ears>,
    pub(super) desk: Arc<Desk>,
    pub(super) ready: watch::Sender<bool>,
}

impl gateway::Intake for Intake {
    fn hears(&self, channel: ChannelId, message: MessageId) -> bool {
        let hears = self.ears.hear(channel);
        if !hears {
            self.desk.progress.took_in(message.0);
        }
        hears
    }

    fn take(&self, incoming: Incoming) {
        let desk = &self.desk;
        let work = desk.progress.begin();
        match incoming {
            Incoming::Heard(heard) => {
                let snowflake = heard.message.0;
                desk.inputs.send(Input::Heard(heard), work);
                desk.progress.took_in(snowflake);
            }
            Incoming::Interaction(interaction) => {
                desk.progress.took_in(interaction.ticket.id.0);
                let desk = Arc::clone(desk);
                desk.tasks.clone().spawn(async move {
                    desk.interact(interaction).await;
                    drop(work);
                });
            }
            Incoming::Ready { me } => {
                tracing::info!(%me, "connected to Discord");
                self.ready.send_replace(true);
                self.catch_up(work);
            }
            Incoming::Resumed => tracing::info!("the connection to Discord goes on"),
            Incoming::Left(guild) => desk.inputs.send(Input::Left(guild), work),
            Incoming::ChannelGone(channel) => desk.inputs.send(Input::ChannelGone(channel), work),
        }
    }
}

impl Intake {
    /// A new session: fetches what was said in the channels of open questions meanwhile.
    fn catch_up(&self, work: Work) {
        let desk = Arc::clone(&self.desk);
        desk.tasks.clone().spawn(async move {
            let Ok(channels) = desk.decide(|engine, _, _| engine.listening_since()).await else { return };
            for (guild, channel, after) in channels {
                if let Err(error) = desk.catch_up_in(guild, channel, after).await {
                    tracing::warn!(%channel, %error, "what was said while the bot was away could not be fetched");
                }
            }
            desk.inputs.send(Input::CaughtUp, work);
        });
    }
}

impl Desk {
    async fn catch_up_in(
        &self,
        guild: GuildId,
        channel: ChannelId,
        mut after: MessageId,
    ) -> Result<(), crate::discord::egress::EgressError> {
        const PAGE: u8 = 100;
        loop {
            let page = self.egress.send(Request::messages_after(channel, after, PAGE), Priority::Live).await?;
            // Newest first, as Discord gives them; ours are taken in from the oldest on.
            let mut messages: Vec<Heard> =
                page.as_array().into_iter().flatten().filter_map(|it| heard(guild, channel, it)).collect();
            messages.sort_by_key(|heard| heard.message);
            let count = page.as_array().map_or(0, Vec::len);
            let newest = page.as_array().into_iter().flatten().filter_map(snowflake_of).max();
            for heard in messages {
                let snowflake = heard.message.0;
                self.inputs.send(Input::Heard(heard), self.progress.begin());
                self.progress.took_in(snowflake);
            }
            match newest {
                Some(newest) if count == usize::from(PAGE) => after = MessageId(newest),
                _ => return Ok(()),
            }
        }
    }

    /// Answers an interaction; every way ends in an answer, so that nobody sees "The application did not respond".
    async fn interact(self: &Arc<Self>, interaction: Interaction) {
        let ticket = interaction.ticket.clone();
        let response = match interaction.act.clone() {
            Act::Command { path, options } => commands::run(self, &interaction, &path, options).await.map(Some),
            Act::Complete { path, options, focused } => {
                Ok(Some(commands::complete(self, &interaction, &path, &options, &focused).await))
            }
            Act::Press { custom_id, .. } => self.pressed(&interaction, &custom_id).await.map(Some),
            Act::Submit { custom_id, fields } => self.submitted(&interaction, &custom_id, fields).map(|()| None),
        };
        match response {
            Ok(Some(response)) => self.respond(&ticket, &response).await,
            Ok(None) => {}
            Err(Refusal(text)) => self.respond(&ticket, &Response::private(Message::text(text))).await,
        }
    }

    pub(super) async fn respond(&self, ticket: &Ticket, response: &Response) {
        if let Err(error) = self.egress.send(Request::respond(ticket, response), Priority::Live).await {
            tracing::warn!(interaction = %ticket.id, %error, "an interaction could not be answered");
        }
    }

    async fn pressed(self: &Arc<Self>, interaction: &Interaction, custom_id: &str) -> Result<Response, Refusal> {
        let outdated = || Refusal::new("This button does nothing any more.");
        let (channel, user) = (interaction.channel, interaction.user);
        match CustomId::parse(custom_id).ok_or_else(outdated)? {
            CustomId::Answer(question) => {
                let card = self.decide(move |engine, _, _| engine.open_card(question, channel)).await?;
                Ok(match card {
                    Some(card) => Response::Modal(render::answer_modal(question, &card)),
                    None => render::news(&News::Closed),
                })
            }
            CustomId::Skip(question) => self.vote_to_skip(question, channel, user).await,
            CustomId::Page(span, scope, page) => {
                commands::leaderboard::turn_to(self, interaction, span, scope, page).await
            }
            CustomId::Share(deck, card) => commands::lookup::share(self, interaction, &deck, &card).await,
        }
    }

    async fn vote_to_skip(&self, question: QuestionId, channel: ChannelId, user: UserId) -> Result<Response, Refusal> {
        let votes = self
            .decide(move |engine, now, decision| engine.vote_to_skip(question, channel, user, now, decision))
            .await?;
        Ok(match votes {
            None => render::news(&News::Closed),
            Some(0) => Response::private(Message::text("Skipped.")),
            Some(votes) => Response::private(Message::text(format!(
                "Your vote to skip counts ({} so far). The question is skipped once more than half of the players want it.",
                render::plural(u32::try_from(votes).unwrap_or(u32::MAX), "vote")
            ))),
        })
    }

    fn submitted(
        &self,
        interaction: &Interaction,
        custom_id: &str,
        fields: Vec<(String, String)>,
    ) -> Result<(), Refusal> {
        let Some(CustomId::Answer(question)) = CustomId::parse(custom_id) else {
            return Err(Refusal::new("This form does nothing any more."));
        };
        let text = fields
            .into_iter()
            .find(|(field, _)| field == render::ANSWER_FIELD)
            .map(|(_, text)| text)
            .unwrap_or_default();
        if text.trim().is_empty() {
            return Err(Refusal::new("The answer was empty, so it did not count. Press Answer again."));
        }
        let (ticket, channel, user) = (interaction.ticket.clone(), interaction.channel, interaction.user);
        self.inputs.send(Input::Submitted { ticket, question, channel, user, text }, self.progress.begin());
        Ok(())
    }
}

/// A message of the channel's history, if a person said it.
fn heard(guild: GuildId, channel: ChannelId, message: &serde_json::Value) -> Option<Heard> {
    let author = message.get("author")?;
    let by_person =
        !author.get("bot").and_then(serde_json::Value::as_bool).unwrap_or(false) && message.get("webhook_id").is_none();
    // 0: a message; 19: a reply.
    let said = matches!(message.get("type").and_then(serde_json::Value::as_u64), Some(0 | 19));
    if !by_person || !said {
        return None;
    }
    let replies_to =
        message.pointer("/message_reference/message_id").and_then(|id| id.as_str()?.parse().ok()).map(MessageId);
    Some(Heard {
        guild,
        channel,
        message: MessageId(snowflake_of(message)?),
        author: UserId(snowflake_of(author)?),
        text: message.get("content")?.as_str()?.to_owned(),
        replies_to,
    })
}

fn snowflake_of(value: &serde_json::Value) -> Option<u64> {
    value.get("id")?.as_str()?.parse().ok()
}
