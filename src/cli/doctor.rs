//! `popquiz doctor`: what is wrong with settings, decks, database and Discord, and what to do about it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anstyle::AnsiColor;
use popquiz_deck::{Deck, DeckId};
use rustix::fs::{Access, access, statvfs};

use super::output::counted;
use super::start::{self, size};
use crate::bot::permissions::permissions_in;
use crate::bot::{BotError, Model};
use crate::clock::{Clock as _, SystemClock};
use crate::config::{self, Config, JudgeModel};
use crate::deck;
use crate::discord::egress::{Egress, EgressError, EgressOptions, Priority, Request};
use crate::discord::permissions::{Permissions, missing_sentence, no_images_sentence};
use crate::id::{ChannelId, GuildId, UserId};
use crate::schedule::{Schedule, Zone};
use crate::store::sqlite::upkeep::{self, Examination};
use crate::store::versioned;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The settings (without this: config/popquiz.toml, where there is one)
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Leave Discord alone: no token is needed
    #[arg(long)]
    offline: bool,
}

/// How long a message may wait to be sent before that is worth a line.
const UNSENT_MS: i64 = 10 * 60_000;

/// Room that a database should have to grow, and without which it is as good as stuck; in bytes.
const ROOM_WANTED: u64 = 500_000_000;
const ROOM_NEEDED: u64 = 50_000_000;

/// Emptiness in the database's file that is not worth a line, in bytes.
const EMPTY_AT_MOST: u64 = 16_000_000;

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let mut report = Report { out: anstream::stdout(), broken: false };
    match Config::load(args.config.as_deref(), config::variables()) {
        // Nothing else can be looked at, for the settings say where it is.
        Err(error) => report.fail(error),
        Ok(config) => {
            report.ok("the settings can be read");
            look_at_model(&config.judge.model, &mut report);
            let files = look_at_decks(&config.decks.path, &mut report);
            let (schedules, own) = look_at_database(&config.store.path, &mut report);
            let decks = Decks { files, own };
            look_at_schedules(&schedules, &decks, &mut report);
            look_at_zones(&config.quiz.time_zone, &mut report);
            if !args.offline {
                tokio::runtime::Runtime::new()?.block_on(look_at_discord(&config, &schedules, &decks, &mut report));
            }
        }
    }
    Ok(if report.broken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Says findings as they are made, a line each.
struct Report {
    out: anstream::AutoStream<std::io::Stdout>,
    broken: bool,
}

impl Report {
    fn ok(&mut self, finding: impl Display) {
        self.say("ok  ", AnsiColor::Green, &finding);
    }

    fn warn(&mut self, finding: impl Display) {
        self.say("warn", AnsiColor::Yellow, &finding);
    }

    fn fail(&mut self, finding: impl Display) {
        self.broken = true;
        self.say("FAIL", AnsiColor::Red, &finding);
    }

    fn say(&mut self, level: &str, colour: AnsiColor, finding: &dyn Display) {
        let bold = colour.on_default().bold();
        // Who stops reading still learns from the exit code whether something is broken.
        let _ = writeln!(self.out, "{bold}{level}{bold:#} {finding}");
    }
}

/// Which decks there are, and whether they have images.
struct Decks {
    /// Those of files; `None` where that cannot be told.
    files: Option<HashMap<DeckId, bool>>,
    /// Servers' own.
    own: HashMap<(GuildId, DeckId), bool>,
}

impl Decks {
    fn of(&self, Schedule { guild, deck, .. }: &Schedule) -> Option<bool> {
        let own = self.own.get(&(*guild, deck.clone()));
        own.or_else(|| self.files.as_ref()?.get(deck)).copied()
    }
}

/// Whether the model of the settings can be used.
fn look_at_model(model: &JudgeModel, report: &mut Report) {
    if let JudgeModel::File(path) = model {
        match Model::in_file(path) {
            Ok(_) => report.ok(format!("the model {} can be used", path.display())),
            Err(error) => report.fail(error),
        }
    }
}

/// The decks that can be played; `None` where that cannot be told.
fn look_at_decks(folder: &Path, report: &mut Report) -> Option<HashMap<DeckId, bool>> {
    let ids = |decks: Vec<Deck>| decks.into_iter().map(|deck| (deck.id, !deck.media.is_empty())).collect();
    match start::read_decks(folder) {
        Err(error) => report.fail(error),
        Ok(None) => {
            report.warn(format!(
                "there is no folder {}, so the bot has just the decks that come with it: make it, or say in \
                 `decks.path` where yours are",
                folder.display()
            ));
            return deck::shipped().ok().map(ids);
        }
        Ok(Some(found)) => {
            for why in &found.left_out {
                report.fail(format!("{why}: mend the file; `popquiz deck check` tells when it is right"));
            }
            let cards: usize = found.decks.iter().map(|deck| deck.cards.len()).sum();
            match found.decks.len() {
                0 => report.warn(format!("no deck in {} can be played: put one there", folder.display())),
                decks => report.ok(format!(
                    "{} with {} can be played, from {}",
                    counted(decks, "deck"),
                    counted(cards, "card"),
                    folder.display()
                )),
            }
            return Some(ids(found.decks));
        }
    }
    None
}

/// Gives the schedules in the database, and servers' own decks.
fn look_at_database(path: &Path, report: &mut Report) -> (Vec<Schedule>, HashMap<(GuildId, DeckId), bool>) {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    look_at_disk(path, folder, report);
    let running = upkeep::is_in_use(path);
    if running {
        report.ok(format!("a bot is running on {}", path.display()));
    }
    match upkeep::examine(path, SystemClock.now().plus_ms(-UNSENT_MS)) {
        Err(error) => report.fail(error),
        Ok(None) => report.ok(format!("there is no database {} yet: the first start makes it", path.display())),
        Ok(Some(examination)) => {
            tell_examination(path, &examination, running, report);
            let schedules = read_schedules(&examination, report);
            let own = examination.decks.into_iter().map(|(guild, deck, images)| ((guild, deck), images));
            return (schedules, own.collect());
        }
    }
    (Vec::new(), HashMap::new())
}

fn look_at_disk(path: &Path, folder: &Path, report: &mut Report) {
    if !folder.is_dir() {
        // The examination says so.
        return;
    }
    // A database that is not there yet can be made where its folder can be written.
    for place in [folder, path].into_iter().filter(|place| place.exists()) {
        if let Err(error) = access(place, Access::READ_OK | Access::WRITE_OK) {
            report.fail(format!(
                "{} may not be written by this user ({error}): give the user that the bot runs as the right to read \
                 and write there",
                place.display()
            ));
        }
    }
    match statvfs(folder) {
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize);
            let finding = format!("the disk of {} has {} free", path.display(), size(free));
            match free {
                0..ROOM_NEEDED => report.fail(format!("{finding}: make room at once, or nothing more can be recorded")),
                ROOM_NEEDED..ROOM_WANTED => report.warn(format!("{finding}: make room before it is full")),
                _ => report.ok(finding),
            }
        }
        Err(error) => {
            report.warn(format!(
                "the disk of {} does not say how full it is ({error}): look for yourself",
                path.display()
            ));
        }
    }
}

fn tell_examination(path: &Path, found: &Examination, running: bool, report: &mut Report) {
    let age = if found.form < found.known { "; the next start of the bot brings it up to date" } else { "" };
    report.ok(format!("the database {} is sound ({}, form {}{age})", path.display(), size(found.bytes), found.form));
    for (table, parent, count) in &found.orphans {
        report.fail(format!(
            "there is nothing in `{parent}` for {} of `{table}`: something else than popquiz has changed the \
             database; put back a backup from before that with `popquiz restore`",
            rows(*count)
        ));
    }
    if found.differing > 0 {
        report.fail(format!(
            "the leaderboards differ from what the recorded points add up to, in {}: stop the bot, make a copy with \
             `popquiz backup FILE`, then `popquiz restore FILE`, which adds them up anew",
            rows(found.differing)
        ));
    } else {
        report.ok("the leaderboards are what the recorded points add up to");
    }
    if found.adrift > 0 {
        report.warn(format!(
            "{} open in no game (its deck may have gone while it was asked): no points hang on that, and nothing need \
             be done",
            if found.adrift == 1 { "1 question is".to_owned() } else { format!("{} questions are", found.adrift) }
        ));
    }
    if found.unsent > 0 {
        report.warn(format!(
            "messages that wait to be sent for more than 10 minutes: {}: {}",
            found.unsent,
            if running {
                "the bot's log says why Discord does not take them"
            } else {
                "start the bot, which sends them"
            }
        ));
    }
    if found.empty_bytes > EMPTY_AT_MOST && found.empty_bytes > found.bytes / 2 {
        report.warn(format!(
            "{} of the database's {} are empty: to have the room back, stop the bot, make a copy with `popquiz backup \
             FILE`, then `popquiz restore FILE`",
            size(found.empty_bytes),
            size(found.bytes)
        ));
    }
}

/// "1 row", "2 rows".
pub(super) fn rows(count: u64) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

fn read_schedules(found: &Examination, report: &mut Report) -> Vec<Schedule> {
    let mut schedules = Vec::new();
    for (id, state) in &found.schedules {
        match versioned::read(state) {
            Ok(schedule) => schedules.push(schedule),
            Err(error) => report.warn(format!(
                "drop #{id} cannot be read and rests ({error}): update popquiz where a newer one has written it, or \
                 make it anew with `/drop add`"
            )),
        }
    }
    schedules
}

fn look_at_schedules(schedules: &[Schedule], decks: &Decks, report: &mut Report) {
    if decks.files.is_none() {
        return;
    }
    for Schedule { id, deck, .. } in schedules.iter().filter(|schedule| decks.of(schedule).is_none()) {
        report.fail(format!(
            "drop #{id} draws from the deck {deck}, which is not there: put the deck back, or remove the drop with \
             `/drop remove`"
        ));
    }
}

fn look_at_zones(configured: &Zone, report: &mut Report) {
    let zones = Zone::names_with("", usize::MAX).len();
    match configured.name().parse::<Zone>() {
        Ok(zone) if zones > 0 => report.ok(format!("{zones} time zones are known, {zone} among them")),
        _ => report.fail(format!(
            "the time zone {configured} is not in the zone data: take a popquiz that was built with it, or another \
             `quiz.time_zone`"
        )),
    }
}

async fn look_at_discord(config: &Config, schedules: &[Schedule], decks: &Decks, report: &mut Report) {
    let token = match config::discord_token(config::variables()) {
        Ok(token) => token,
        Err(error) => return report.fail(error),
    };
    let url = &config.discord.api_url;
    // Somebody sits and waits.
    let options = EgressOptions {
        timeout: Duration::from_secs(5),
        backoff: Duration::from_millis(100),
        ..EgressOptions::new(url.clone(), token)
    };
    let asked = async {
        let egress = Egress::new(options)?;
        let user = egress.send(Request::current_user(), Priority::Live).await?;
        let application = egress.send(Request::current_application(), Priority::Live).await?;
        Ok((egress, user, application))
    };
    let (egress, user, application) = match asked.await {
        Ok(answers) => answers,
        Err(error @ EgressError::Unreachable { .. }) => {
            return report.fail(format!("{error}: see to the network, or to `discord.api_url`"));
        }
        Err(EgressError::Unreadable(_)) => return report.fail(BotError::NotDiscord(url.clone())),
        Err(error) => return report.fail(error),
    };
    report.ok(format!("Discord knows the token: it is {}'s", user.username.as_deref().unwrap_or("the bot")));
    match (config.discord.message_content, application.may_read_content()) {
        (true, true) => report.ok("the Message Content intent is on"),
        (true, false) => report.warn(
            "the Message Content intent is off, so people answer by replies, mentions and the button: switch it on in \
             the Developer Portal (your application → Bot), or set `discord.message_content` to false",
        ),
        (false, _) => report.ok("the Message Content intent is not asked for (`discord.message_content`)"),
    }
    look_at_channels(&egress, user.id, schedules, decks, report).await;
}

/// Whether the bot may post where drops are due.
async fn look_at_channels(egress: &Egress, me: UserId, schedules: &[Schedule], decks: &Decks, report: &mut Report) {
    let mut channels: BTreeMap<_, (Vec<String>, bool)> = BTreeMap::new();
    for schedule in schedules {
        let (drops, images) = channels.entry((schedule.guild, schedule.channel)).or_default();
        drops.push(format!("#{}", schedule.number));
        *images |= decks.of(schedule) == Some(true);
    }
    for ((guild, channel), (drops, images)) in channels {
        let drops = format!("{} {}", if drops.len() == 1 { "drop" } else { "drops" }, drops.join(", "));
        match permissions_in(egress, me, guild, channel).await {
            Ok(Some(have)) => {
                let missing = have.missing(Permissions::TO_PLAY);
                if missing.is_empty() && images && !have.allow(Permissions::ATTACH_FILES) {
                    report.warn(format!("{drops}: {}", no_images_sentence(channel).replace("**", "")));
                } else if missing.is_empty() {
                    report.ok(format!("{drops}: the bot may play in <#{channel}>"));
                } else {
                    report.fail(format!("{drops}: {}", sentence(channel, &missing)));
                }
            }
            // Discord forbids, too, what is in a server without the bot.
            Err(EgressError::Forbidden { .. } | EgressError::NotFound { .. })
                if egress
                    .send(Request::roles(guild), Priority::Live)
                    .await
                    .is_err_and(|error| error.is_permanent()) =>
            {
                report.warn(format!(
                    "{drops}: the bot is not in the server {guild} any more: invite it again, if it is to go on there"
                ));
            }
            Ok(None) | Err(EgressError::NotFound { .. }) => report.fail(format!(
                "{drops}: the channel {channel} is gone: take what is due there off with `/drop remove` in the server \
                 {guild}"
            )),
            Err(EgressError::Forbidden { .. }) => {
                let missing = Permissions::empty().missing(Permissions::VIEW_CHANNEL);
                report.fail(format!("{drops}: {}", sentence(channel, &missing)));
            }
            Err(error) => report
                .warn(format!("{drops}: whether the bot may play there cannot be told ({error}): try again later")),
        }
    }
}

/// As the bot says it in Discord, which would show the stars as bold.
fn sentence(channel: ChannelId, missing: &[&str]) -> String {
    missing_sentence(channel, missing).replace("**", "")
}
