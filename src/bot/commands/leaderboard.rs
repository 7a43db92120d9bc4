//! `/leaderboard`: who has how many points, page by page.

use popquiz_charts::{Bar, Chart, Panel};

use super::command::{Action, Call, Command};
use super::round_start;
use crate::bot::authorization::Who;
use crate::bot::context::Context;
use crate::bot::custom_id::{CustomId, Span};
use crate::bot::press::Press;
use crate::bot::refusal::{OptionRefusal, Refusal};
use crate::bot::words::points;
use crate::bot::{pagination, render};
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::{Embed, Message, Response};
use crate::discord::text::escape;
use crate::id::{GuildId, UserId};
use crate::store::{Leaderboard, LeaderboardQuery, Period, Row, Scope};
use crate::texts::{Locale, say};

pub(super) const COMMAND: Command = Command {
    name: "leaderboard",
    actions: &[Action {
        name: "",
        who: Who::Everybody,
        options: &[
            OptionSpec::optional("of", Kind::Choice(&["server", "channel", "deck"])),
            OptionSpec::optional("since", Kind::Choice(&["today", "week", "month", "all"])),
            OptionSpec::optional("deck", Kind::Completed),
            OptionSpec::optional("picture", Kind::Boolean),
        ],
        run: |call| Box::pin(run(call)),
        complete: |call, focused| Box::pin(std::future::ready(round_start::complete_deck(&call, &focused))),
    }],
};

/// Rows on a page.
const PAGE: u32 = 10;

async fn run(call: Call) -> Result<Response, Refusal> {
    let options = &call.options;
    let scope = match (options.text("of"), options.text("deck")) {
        (Some("channel"), None) => Scope::Channel(call.interaction.channel),
        (None | Some("server"), None) => Scope::Server,
        (None | Some("deck"), deck) => Scope::Deck(call.context.decks.named(call.guild, deck)?.id),
        (Some("server" | "channel"), Some(_)) => {
            return Err(OptionRefusal::DeckAndScope.into());
        }
        _ => {
            return Err(OptionRefusal::NotAChoice { option: "of", choices: &["server", "channel", "deck"] }.into());
        }
    };
    let span = options.text("since").map_or(Some(Span::AllTime), Span::named);
    let choices = &["today", "week", "month", "all"];
    let span = span.ok_or(OptionRefusal::NotAChoice { option: "since", choices })?;
    let (context, guild) = (&call.context, call.guild);
    let message = context.leaderboard(guild, call.interaction.user, span, scope.clone(), 0).await?;
    if options.boolean("picture") != Some(true) {
        return Ok(Response::public(message));
    }
    let board = context.board(guild, None, span, &scope, 0).await?;
    if board.rows.is_empty() {
        return Ok(Response::public(message));
    }
    let (chart, description) = picture(context.server_locale(guild).await?, &board);
    Ok(Response::public(message.showing(context.charts.draw(chart, description).await?)))
}

/// Another page of a leaderboard that is shown already.
pub(in crate::bot) async fn turn_to(press: Press, span: Span, scope: Scope, page: u32) -> Result<Response, Refusal> {
    Ok(Response::Update(press.context.leaderboard(press.guild, press.user(), span, scope, page).await?))
}

/// The server's leaderboard, for one person alone.
pub(in crate::bot) async fn show_privately(press: Press) -> Result<Response, Refusal> {
    let (guild, user) = (press.guild, press.user());
    Ok(Response::private(press.context.leaderboard(guild, user, Span::AllTime, Scope::Server, 0).await?))
}

/// A leaderboard as bars. The bot doesn't know what members are called, so the list below it says who has which rank.
fn picture(locale: Locale, board: &Leaderboard) -> (Chart, String) {
    let most = board.rows.iter().map(|row| row.points).max().unwrap_or_default().max(1);
    let bar = |row: &Row| Bar {
        label: format!("{}.", row.rank),
        share: row.points.max(0) as f32 / most as f32,
        value: row.points.to_string(),
    };
    let line = |row: &Row| format!("{}. {}", row.rank, points(locale, row.points));
    let bars = Panel::Bars { title: say!(locale, "leaderboard-points"), bars: board.rows.iter().map(bar).collect() };
    let lines: Vec<String> = board.rows.iter().map(line).collect();
    (Chart { title: say!(locale, "leaderboard-title"), panels: vec![bars] }, lines.join(" · "))
}

impl Context {
    async fn board(
        &self,
        guild: GuildId,
        asker: Option<UserId>,
        span: Span,
        scope: &Scope,
        page: u32,
    ) -> Result<Leaderboard, Refusal> {
        let today = self.defaults.zone.day(self.clock.now());
        let period = match span {
            Span::Today => Period::Day(today),
            Span::Week => Period::Week(today),
            Span::Month => Period::Month(today),
            Span::AllTime => Period::AllTime,
        };
        let offset = page.saturating_mul(PAGE);
        let query = LeaderboardQuery { guild, scope: scope.clone(), period, asker, offset, limit: PAGE };
        Ok(self.store.leaderboard(query).await?)
    }

    async fn leaderboard(
        &self,
        guild: GuildId,
        asker: UserId,
        span: Span,
        scope: Scope,
        page: u32,
    ) -> Result<Message, Refusal> {
        let board = self.board(guild, Some(asker), span, &scope, page).await?;
        let locale = self.server_locale(guild).await?;
        let whose = match &scope {
            Scope::Server => say!(locale, "leaderboard-server"),
            Scope::Channel(channel) => format!("<#{channel}>"),
            Scope::Deck(deck) => escape(&self.decks.title(guild, deck)),
        };
        Ok(board_message(locale, &board, &whose, span, &scope, page))
    }
}

/// A page of a leaderboard.
fn board_message(locale: Locale, board: &Leaderboard, whose: &str, span: Span, scope: &Scope, page: u32) -> Message {
    let since = match span {
        Span::Today => say!(locale, "leaderboard-today"),
        Span::Week => say!(locale, "leaderboard-week"),
        Span::Month => say!(locale, "leaderboard-month"),
        Span::AllTime => say!(locale, "leaderboard-all"),
    };
    let line = |row: &Row| render::ranked(locale, row.rank, row.user, row.points);
    let mut lines = vec![format!("-# {whose} · {since}")];
    lines.extend(board.rows.iter().map(line));
    if board.rows.is_empty() {
        lines.push(match board.total {
            0 => say!(locale, "leaderboard-empty"),
            _ => say!(locale, "leaderboard-page-empty"),
        });
    }
    if let Some(own) = board.own.filter(|own| board.rows.iter().all(|row| row.user != own.user)) {
        lines.push(format!("…\n{}", line(&own)));
    }
    let pages = board.total.div_ceil(PAGE).max(1);
    let mut message = Message::embed(Embed {
        title: Some(say!(locale, "leaderboard-title")),
        description: Some(lines.join("\n")),
        footer: pagination::footer(locale, page, pages),
        ..Embed::default()
    });
    message.buttons =
        pagination::buttons(locale, page, pages, |page| CustomId::LeaderboardPage(span, scope.clone(), page));
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_leaderboard() {
        let row = |rank, user: u64, points| Row { rank, user: UserId(200_000_000_000_000_000 + user), points };
        let board = |rows: &[Row], total, own| Leaderboard { rows: rows.to_vec(), total, own };
        let rows = [row(1, 6, 40), row(2, 7, 30), row(2, 8, 30), row(4, 9, 1)];
        let shown = [
            board_message(
                Locale::ENGLISH,
                &board(&rows, 4, Some(row(4, 9, 1))),
                "this server",
                Span::AllTime,
                &Scope::Server,
                0,
            ),
            board_message(
                Locale::ENGLISH,
                &board(&rows, 24, Some(row(20, 5, -3))),
                "<#2>",
                Span::Week,
                &Scope::Server,
                1,
            ),
            board_message(Locale::ENGLISH, &board(&[], 0, None), "Europe", Span::Today, &Scope::Server, 0),
            board_message(Locale::ENGLISH, &board(&[], 4, None), "this server", Span::Month, &Scope::Server, 7),
        ];
        let shown: Vec<String> = shown.iter().map(|message| format!("{}\n", message.to_json())).collect();
        insta::assert_snapshot!(shown.concat());
    }
}
