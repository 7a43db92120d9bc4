//! `/lookup`: find a card by a few words, for oneself, with a button to show it to all.

use popquiz_deck::metadata::DeckMetadata;
use popquiz_deck::{Card, CardId, DeckId};

use super::command::{Action, Call, Command};
use crate::bot::authorization::Who;
use crate::bot::context::Context;
use crate::bot::custom_id::CustomId;
use crate::bot::engine::Job;
use crate::bot::press::Press;
use crate::bot::refusal::{CardRefusal, Refusal};
use crate::bot::render;
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::limits;
use crate::discord::message::{Button, ButtonStyle, Message, Response};
use crate::discord::permissions::Permissions;
use crate::discord::text::is_blank;
use crate::id::{GuildId, UserId};
use crate::store::StoreError;
use crate::store::decks::{Among, Found};
use crate::texts::{Locale, say};

/// The option that names a card, here and in `/card`.
pub(super) const WHICH: OptionSpec = OptionSpec::required("words", Kind::Completed);

pub(super) const COMMAND: Command = Command {
    name: "lookup",
    actions: &[Action {
        name: "",
        who: Who::Everybody,
        options: &[WHICH],
        run: |call| Box::pin(run(call)),
        complete: |call, _| Box::pin(async move { complete(&call, Among::All).await }),
    }],
};

/// A choice of the completion, as it is sent: what a person types does not look so.
fn chosen(deck: &DeckId, card: &CardId) -> String {
    format!("{deck}:{card}")
}

/// The cards that may be meant by what was typed so far.
pub(super) async fn complete(call: &Call, among: Among) -> Vec<(String, String)> {
    let typed = call.options.text("words").unwrap_or_default();
    let found = call
        .context
        .find_cards((call.guild, call.interaction.user), typed, limits::CHOICES, among)
        .await
        .unwrap_or_else(|error| {
            tracing::error!(%error, "a search failed");
            Vec::new()
        });
    let title = |deck: &DeckId| call.context.decks.title(call.guild, deck);
    render::card_choices(&found, title)
        .into_iter()
        .zip(&found)
        .map(|(name, it)| (name, chosen(&it.deck, &it.card)))
        .collect()
}

/// A card that somebody means.
pub(super) struct Meant {
    pub(super) deck: DeckId,
    pub(super) card: CardId,
    /// Whether it cannot be another: it was chosen from the list, or it alone has the prompt that was typed.
    pub(super) is_sure: bool,
}

/// Whether a prompt was typed: capitals and a mark at its end aside, to the letter, for signs tell prompts apart that
/// have the same words.
fn is_typed(prompt: &str, words: &str) -> bool {
    let (prompt, words) = (prompt.trim().to_lowercase(), words.trim().to_lowercase());
    prompt == words || prompt.strip_suffix(['?', '.', '!', ':']).is_some_and(|prompt| prompt.trim_end() == words)
}

/// The card that the `words` option means: a choice of the completion, else the one whose prompt was typed, else what
/// is found first.
pub(super) async fn which(call: &Call, among: Among) -> Result<Meant, Refusal> {
    let words = call.options.text("words").unwrap_or_default();
    if is_blank(words) {
        return Err(CardRefusal::NoWords.into());
    }
    if let Some((deck, card)) = words.split_once(':') {
        let (deck, card) = (DeckId(deck.to_owned()), CardId(card.to_owned()));
        if call.context.store.card(call.guild, deck.clone(), card.clone()).await?.is_some() {
            return Ok(Meant { deck, card, is_sure: true });
        }
    }
    let mut found = call.context.find_cards((call.guild, call.interaction.user), words, limits::CHOICES, among).await?;
    if found.is_empty() && among == Among::Own {
        // Where only a card that comes with the bot fits, whoever goes on is told that.
        found =
            call.context.find_cards((call.guild, call.interaction.user), words, limits::CHOICES, Among::All).await?;
    }
    found.sort_by_key(|found| !is_typed(&found.prompt, words));
    let is_sure = found.iter().filter(|found| is_typed(&found.prompt, words)).count() == 1;
    let first = found.into_iter().next().map(|Found { deck, card, .. }| Meant { deck, card, is_sure });
    first.ok_or_else(|| CardRefusal::NotFound { words: words.to_owned() }.into())
}

async fn run(call: Call) -> Result<Response, Refusal> {
    let Meant { deck, card, .. } = which(&call, Among::All).await?;
    let of = (call.guild, call.interaction.user);
    let mut message =
        call.context.looked_up(call.locale(), of, (&deck, &card), call.interaction.app_permissions).await?;
    // In direct messages, nobody else would see it.
    if call.interaction.is_direct {
        return Ok(Response::private(message));
    }
    let share = CustomId::Share(deck, card).to_string();
    message.buttons = vec![vec![Button::new(say!(call.locale(), "button-share"), ButtonStyle::Secondary, share)]];
    Ok(Response::private(message))
}

/// Shows a looked-up card to everybody.
pub(in crate::bot) async fn share(press: Press, deck: DeckId, card: CardId) -> Result<Response, Refusal> {
    let have = press.interaction.app_permissions;
    let locale = press.context.server_locale(press.guild).await?;
    let of = (press.guild, press.user());
    Ok(Response::public(press.context.looked_up(locale, of, (&deck, &card), have).await?))
}

impl Context {
    /// Cards that may be meant. One that is being asked is found by its prompt alone: else a guess at its answer would
    /// be confirmed by finding it.
    async fn find_cards(
        &self,
        (guild, user): (GuildId, UserId),
        typed: &str,
        limit: usize,
        among: Among,
    ) -> Result<Vec<Found>, StoreError> {
        self.store.find_cards(guild, typed.to_owned(), limit, among, self.open_questions.secret(guild, user)).await
    }

    /// A card with its answer, as everybody may see it; not while that would give away the answer of an open question.
    async fn looked_up(
        &self,
        locale: Locale,
        (guild, user): (GuildId, UserId),
        (deck, card): (&DeckId, &CardId),
        have: Permissions,
    ) -> Result<Message, Refusal> {
        let found = self.store.card(guild, deck.clone(), card.clone()).await?;
        let (about, shown) = found.ok_or(CardRefusal::Gone)?;
        let (of, id) = (deck.clone(), card.clone());
        let taught = self.decide(|reply| Job::AcceptedWordings { guild, deck: of, card: id, reply }).await?;
        let message = self.shown_card(locale, (guild, deck), (&about, &shown, &taught), have, Vec::new()).await;
        // At last, for a question may have been asked meanwhile.
        if self.open_questions.gives_away_to((guild, user), (deck, &shown), None) {
            return Err(CardRefusal::LookupIsAskedNow.into());
        }
        Ok(message)
    }

    /// A card with its answer and the wordings that it was taught, its images where they may be shown, and what more
    /// there is to say.
    pub(super) async fn shown_card(
        &self,
        locale: Locale,
        (guild, deck): (GuildId, &DeckId),
        (about, card, taught): (&DeckMetadata, &Card, &[String]),
        have: Permissions,
        mut more: Vec<String>,
    ) -> Message {
        if !card.has_image() {
            return render::looked_up(locale, about, card, taught, (None, None), &more);
        }
        if have.allow(Permissions::ATTACH_FILES) {
            let images = self.images.of_card(locale, guild, deck, card).await;
            if images != (None, None) {
                return render::looked_up(locale, about, card, taught, images, &more);
            }
        }
        more.push(render::no_image(locale));
        render::looked_up(locale, about, card, taught, (None, None), &more)
    }
}
