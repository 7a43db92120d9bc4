//! `popquiz doctor`: finds problems with settings, decks, the database, and Discord, and says what to do.

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
use crate::bot::{BotError, Model, missing_permissions, no_images};
use crate::clock::{Clock as _, SystemClock};
use crate::config::{self, Config, JudgeModel};
use crate::deck;
use crate::discord::egress::{Egress, EgressError, EgressOptions, Priority, Request};
use crate::discord::permissions::Permissions;
use crate::id::{ChannelId, GuildId, UserId};
use crate::schedule::{Schedule, Zone};
use crate::store::sqlite::upkeep::{self, Examination};
use crate::store::versioned;
use crate::texts::Locale;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Settings file (default: config/popquiz.toml, if it exists)
    ///
    /// Example: --config /etc/popquiz.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Skip the checks that need Discord and a token
    #[arg(long)]
    offline: bool,
}

/// How long a message may wait before it's reported as stuck.
const UNSENT_MS: i64 = 10 * 60_000;

/// Free disk space, in bytes: below the first, the database has little room to grow; below the second, hardly any.
const LOW_SPACE_BYTES: u64 = 500_000_000;
const CRITICAL_SPACE_BYTES: u64 = 50_000_000;

/// Unused space in the database's file that isn't worth reporting, in bytes.
const MAX_UNUSED_BYTES: u64 = 16_000_000;

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let mut report = Report { out: anstream::stdout(), broken: false };
    match Config::load(args.config.as_deref(), config::variables()) {
        // The settings say where everything else is, so nothing else can be checked.
        Err(error) => report.fail(error),
        Ok(config) => {
            report.ok("settings are valid");
            check_model(&config.judge.model, &mut report);
            let files = check_decks(&config.decks.path, &mut report);
            let (schedules, own) = check_database(&config.store.path, &mut report);
            let decks = Decks { files, own };
            check_schedules(&schedules, &decks, &mut report);
            check_zones(&config.quiz.time_zone, &mut report);
            if !args.offline {
                tokio::runtime::Runtime::new()?.block_on(check_discord(&config, &schedules, &decks, &mut report));
            }
        }
    }
    Ok(if report.broken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Prints findings as they are made, one line each.
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

    fn say(&mut self, level: &str, color: AnsiColor, finding: &dyn Display) {
        let bold = color.on_default().bold();
        // If the output is closed, the exit code still says whether something is broken.
        let _ = writeln!(self.out, "{bold}{level}{bold:#} {finding}");
    }
}

/// The decks, and whether they have images.
struct Decks {
    /// Decks in files; `None` if they can't be read.
    files: Option<HashMap<DeckId, bool>>,
    /// Servers' own decks.
    own: HashMap<(GuildId, DeckId), bool>,
}

impl Decks {
    fn of(&self, Schedule { guild, deck, .. }: &Schedule) -> Option<bool> {
        let own = self.own.get(&(*guild, deck.clone()));
        own.or_else(|| self.files.as_ref()?.get(deck)).copied()
    }
}

/// Checks whether the configured model can be used.
fn check_model(model: &JudgeModel, report: &mut Report) {
    if let JudgeModel::File(path) = model {
        match Model::in_file(path) {
            Ok(_) => report.ok(format!("the model {} works", path.display())),
            Err(error) => report.fail(error),
        }
    }
}

/// Returns the decks that can be played; `None` if they can't be read.
fn check_decks(folder: &Path, report: &mut Report) -> Option<HashMap<DeckId, bool>> {
    let ids = |decks: Vec<Deck>| decks.into_iter().map(|deck| (deck.id, !deck.media.is_empty())).collect();
    match start::read_decks(folder) {
        Err(error) => report.fail(error),
        Ok(None) => {
            report.warn(format!(
                "deck folder {} not found, so only the decks that ship with Popquiz are available: create it, or set `decks.path`",
                folder.display()
            ));
            return deck::shipped().ok().map(ids);
        }
        Ok(Some(found)) => {
            for why in &found.left_out {
                report.fail(format!("{why}: fix the file, and verify it with `popquiz deck check`"));
            }
            let cards: usize = found.decks.iter().map(|deck| deck.cards.len()).sum();
            match found.decks.len() {
                0 => report.warn(format!("no playable decks in {}: add one", folder.display())),
                decks => report.ok(format!(
                    "{} with {} in {}",
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

/// Returns the schedules in the database, and servers' own decks.
fn check_database(path: &Path, report: &mut Report) -> (Vec<Schedule>, HashMap<(GuildId, DeckId), bool>) {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    check_disk(path, folder, report);
    let running = upkeep::is_in_use(path);
    if running {
        report.ok(format!("a bot is running on {}", path.display()));
    }
    match upkeep::examine(path, SystemClock.now().plus_ms(-UNSENT_MS)) {
        Err(error) => report.fail(error),
        Ok(None) => report.ok(format!("no database at {} yet: the first start creates it", path.display())),
        Ok(Some(examination)) => {
            report_examination(path, &examination, running, report);
            let schedules = read_schedules(&examination, report);
            let own = examination.decks.into_iter().map(|(guild, deck, images)| ((guild, deck), images));
            return (schedules, own.collect());
        }
    }
    (Vec::new(), HashMap::new())
}

fn check_disk(path: &Path, folder: &Path, report: &mut Report) {
    if !folder.is_dir() {
        // Reported with the database.
        return;
    }
    // A missing database can be created if its folder is writable.
    for place in [folder, path].into_iter().filter(|place| place.exists()) {
        if let Err(error) = access(place, Access::READ_OK | Access::WRITE_OK) {
            report.fail(format!(
                "{} is not writable ({error}): give the bot's user read and write access",
                place.display()
            ));
        }
    }
    match statvfs(folder) {
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize);
            let finding = format!("{} free on the disk of {}", size(free), path.display());
            match free {
                0..CRITICAL_SPACE_BYTES => {
                    report.fail(format!("{finding}: free some space now, or the bot can't save anything"));
                }
                CRITICAL_SPACE_BYTES..LOW_SPACE_BYTES => report.warn(format!("{finding}: free some space soon")),
                _ => report.ok(finding),
            }
        }
        Err(error) => {
            report.warn(format!(
                "cannot determine the free space on the disk of {} ({error}): check it yourself",
                path.display()
            ));
        }
    }
}

fn report_examination(path: &Path, found: &Examination, running: bool, report: &mut Report) {
    let age = if found.form < found.known { "; the next start converts it" } else { "" };
    report.ok(format!(
        "the database {} is intact ({}, version {}{age})",
        path.display(),
        size(found.bytes),
        found.form
    ));
    for (table, parent, count) in &found.orphans {
        report.fail(format!(
            "missing entries of `{parent}` for {} of `{table}`, which means that another program changed the database: restore an earlier backup with `popquiz restore`",
            rows(*count)
        ));
    }
    if found.differing > 0 {
        report.fail(format!(
            "the leaderboards don't match the recorded points in {}: stop the bot and run `popquiz backup FILE`, then `popquiz restore FILE`, which recomputes them",
            rows(found.differing)
        ));
    } else {
        report.ok("the leaderboards match the recorded points");
    }
    if found.adrift > 0 {
        report.warn(format!(
            "{} open without a game, perhaps because the deck was removed: this affects no points, and you don't need to do anything",
            if found.adrift == 1 { "1 question is".to_owned() } else { format!("{} questions are", found.adrift) }
        ));
    }
    if found.unsent > 0 {
        report.warn(format!(
            "messages waiting to be sent for more than 10 minutes: {}: {}",
            found.unsent,
            if running { "see the bot's log for the reason" } else { "start the bot to send them" }
        ));
    }
    if found.empty_bytes > MAX_UNUSED_BYTES && found.empty_bytes > found.bytes / 2 {
        report.warn(format!(
            "{} of the database's {} are unused: to reclaim the space, stop the bot and run `popquiz backup FILE`, then `popquiz restore FILE`",
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
                "cannot read drop #{id}, so it's paused ({error}): update popquiz if a newer version saved it, or add the drop again with `/drop add`"
            )),
        }
    }
    schedules
}

fn check_schedules(schedules: &[Schedule], decks: &Decks, report: &mut Report) {
    if decks.files.is_none() {
        return;
    }
    for Schedule { id, deck, .. } in schedules.iter().filter(|schedule| decks.of(schedule).is_none()) {
        report.fail(format!(
            "drop #{id} uses the deck {deck}, which doesn't exist: restore the deck, or remove the drop with `/drop remove`"
        ));
    }
}

fn check_zones(configured: &Zone, report: &mut Report) {
    let zones = Zone::names().len();
    match configured.name().parse::<Zone>() {
        Ok(zone) if zones > 0 => report.ok(format!("{zones} time zones available, including {zone}")),
        _ => report.fail(format!(
            "the time zone {configured} is not available: change `quiz.time_zone`, or use a build of popquiz that includes it"
        )),
    }
}

async fn check_discord(config: &Config, schedules: &[Schedule], decks: &Decks, report: &mut Report) {
    let token = match config::discord_token(config::variables()) {
        Ok(token) => token,
        Err(error) => return report.fail(error),
    };
    let url = &config.discord.api_url;
    // Somebody is waiting for the result.
    let options = EgressOptions {
        contact_url: config.discord.contact_url.clone(),
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
            return report.fail(format!("{error}: check the network and `discord.api_url`"));
        }
        Err(EgressError::Unreadable(_)) => return report.fail(BotError::NotDiscord(url.clone())),
        Err(error) => return report.fail(error),
    };
    report.ok(format!("the token works: it belongs to {}", user.username.as_deref().unwrap_or("the bot")));
    match (config.discord.message_content, application.may_read_content()) {
        (true, true) => report.ok("the Message Content intent is on"),
        (true, false) => report.warn(
            "the Message Content intent is off, so people can only answer with replies, mentions and the Answer button: turn it on in the Developer Portal (your application → Bot), or set `discord.message_content` to false",
        ),
        (false, _) => report.ok("the Message Content intent is not requested (`discord.message_content`)"),
    }
    check_channels(&egress, user.id, schedules, decks, report).await;
}

/// Checks whether the bot may post where drops are due.
async fn check_channels(egress: &Egress, me: UserId, schedules: &[Schedule], decks: &Decks, report: &mut Report) {
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
                if missing.is_empty() && images && !have.allowed.allow(Permissions::ATTACH_FILES) {
                    report.warn(format!("{drops}: {}", no_images(Locale::ENGLISH, channel).replace("**", "")));
                } else if missing.is_empty() {
                    report.ok(format!("{drops}: the bot has the permissions it needs in <#{channel}>"));
                } else {
                    report.fail(format!("{drops}: {}", sentence(channel, missing)));
                }
            }
            // For channels of servers that the bot has left, Discord also answers with "forbidden".
            Err(EgressError::Forbidden { .. } | EgressError::NotFound { .. })
                if egress
                    .send(Request::roles(guild), Priority::Live)
                    .await
                    .is_err_and(|error| error.is_permanent()) =>
            {
                report.warn(format!(
                    "{drops}: the bot is no longer in the server {guild}: invite it again to continue there"
                ));
            }
            Ok(None) | Err(EgressError::NotFound { .. }) => report.fail(format!(
                "{drops}: the channel {channel} no longer exists: run `/drop remove` in the server {guild}"
            )),
            Err(EgressError::Forbidden { .. }) => {
                let missing = Permissions::empty().missing(Permissions::VIEW_CHANNEL);
                report.fail(format!("{drops}: {}", sentence(channel, missing)));
            }
            Err(error) => report.warn(format!("{drops}: cannot check the permissions ({error}): try again later")),
        }
    }
}

/// The bot's sentence without the asterisks that Discord shows as bold.
fn sentence(channel: ChannelId, missing: Permissions) -> String {
    missing_permissions(Locale::ENGLISH, channel, missing).replace("**", "")
}
