//! What handlers ask of the engine: plain data, with a typed reply that is sent once the outcome is on disk.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use popquiz_deck::{Card, CardId, DeckId};
use popquiz_judge::Verdict;

use super::appeals::Ruling;
use super::attempts::{Answer, Submission};
use super::decision::Decision;
use super::doubts::BallotPlace;
use super::drops::DropResources;
use super::guilds::GuildSettings;
use super::own_cards::{OwnCard, OwnCardPress};
use super::practice::{NewPractice, PracticeAct};
use super::reply::{PracticeReply, Reply, Submitted};
use super::reports::Reported;
use super::rounds::{NewRound, RoundRights};
use super::saved_rounds::SavedRounds;
use super::settings::EffectiveSettings;
use super::state::Engine;
use crate::bot::ballot::{Ballot, Voted};
use crate::bot::decks::LoadedDeck;
use crate::bot::refusal::Refusal;
use crate::bot::round_options::SavedRound;
use crate::clock::UnixMs;
use crate::discord::message::Message;
use crate::id::{ChannelId, DropNumber, GameId, GuildId, MessageId, QuestionId, ScheduleId, UserId};
use crate::quiz::{Event, SkipVotes, Team, Voter};
use crate::schedule::Schedule;
use crate::store::{AttemptFacts, ReportReason};

/// A decision that a caller waits for.
#[derive(Debug)]
pub(in crate::bot) enum Job {
    StartRound {
        round: Box<NewRound>,
        reply: Reply<Result<(), Refusal>>,
    },
    /// Replies with how many have joined.
    JoinRound {
        game: GameId,
        channel: ChannelId,
        user: UserId,
        /// The team that they choose, where there are teams.
        team: Option<Team>,
        reply: Reply<Result<usize, Refusal>>,
    },
    StartNow {
        game: GameId,
        channel: ChannelId,
        user: UserId,
        reply: Reply<Result<(), Refusal>>,
    },
    /// What a member may do about rounds without being a manager.
    RoundRights {
        guild: GuildId,
        channel: ChannelId,
        user: UserId,
        reply: Reply<RoundRights>,
    },
    SkipQuestion {
        channel: ChannelId,
        reply: Reply<Result<(), Refusal>>,
    },
    StopRound {
        channel: ChannelId,
        reply: Reply<Result<(), Refusal>>,
    },
    /// Replies with the votes so far; none if they skipped the question.
    VoteToSkip {
        question: QuestionId,
        channel: ChannelId,
        message: MessageId,
        user: UserId,
        reply: Reply<Result<Option<SkipVotes>, Refusal>>,
    },
    /// The card of an open question, for its modal.
    OpenCard {
        question: QuestionId,
        channel: ChannelId,
        message: MessageId,
        reply: Reply<Option<Card>>,
    },
    /// Replies with what the practice shows first.
    StartPractice {
        practice: Box<NewPractice>,
        reply: PracticeReply,
    },
    /// Replies with what the practice shows next: for an answer that the model must read, once it's read.
    Practice {
        guild: GuildId,
        user: UserId,
        /// The card that the message shows.
        question: QuestionId,
        act: PracticeAct,
        reply: PracticeReply,
    },
    /// Replies with the card that a drop gave a member, or what to choose it from.
    OwnCard {
        press: OwnCardPress,
        reply: Reply<Result<OwnCard, Refusal>>,
    },
    /// Gives a member the first of these cards that can be asked now.
    GiveOwnCard {
        press: OwnCardPress,
        deck: Arc<LoadedDeck>,
        /// The most helpful first.
        candidates: Vec<CardId>,
        reply: PracticeReply,
    },
    SubmitAnswer {
        submission: Submission,
        reply: Reply<Submitted>,
    },
    /// Judges an answer to a question that is over, by words. Replies with nothing while its card is asked again.
    JudgeLate {
        guild: GuildId,
        deck: Arc<LoadedDeck>,
        question: QuestionId,
        card: CardId,
        answer: Answer,
        reply: Reply<Option<(String, Verdict)>>,
    },
    Appeal {
        facts: Box<AttemptFacts>,
        deck: Arc<LoadedDeck>,
        guild: GuildId,
        user: UserId,
        reply: Reply<Result<(), Refusal>>,
    },
    /// Replies with the new content of the managers' message.
    DecideAppeal {
        facts: Box<AttemptFacts>,
        /// The attempts at the same card whose texts are still stored.
        alike: Vec<AttemptFacts>,
        deck: Arc<LoadedDeck>,
        ruling: Ruling,
        reply: Reply<Result<Message, Refusal>>,
    },
    /// Replies with what to show, and whether the button was on the reveal.
    ShowBallot {
        place: BallotPlace,
        answer: Option<usize>,
        voter: Voter,
        reply: Reply<Result<(Ballot, bool), Refusal>>,
    },
    VoteOnDoubt {
        place: BallotPlace,
        answer: usize,
        counts: bool,
        voter: Voter,
        reply: Reply<Result<Voted, Refusal>>,
    },
    ReportCard {
        guild: GuildId,
        card: CardId,
        deck: Arc<LoadedDeck>,
        channel: ChannelId,
        user: UserId,
        reason: ReportReason,
        reply: Reply<Result<Reported, Refusal>>,
    },
    ReviewReport {
        guild: GuildId,
        deck: DeckId,
        card: CardId,
        stays_paused: bool,
        reply: Reply<()>,
    },
    PauseCard {
        guild: GuildId,
        deck: DeckId,
        card: CardId,
        paused: bool,
        reply: Reply<()>,
    },
    PausedCards {
        guild: GuildId,
        reply: Reply<HashMap<DeckId, BTreeSet<CardId>>>,
    },
    Schedules {
        guild: GuildId,
        reply: Reply<Vec<Schedule>>,
    },
    Schedule {
        guild: GuildId,
        number: DropNumber,
        reply: Reply<Result<Schedule, Refusal>>,
    },
    /// A schedule of any server.
    FindSchedule {
        id: ScheduleId,
        reply: Reply<Option<Schedule>>,
    },
    AddSchedule {
        schedule: Schedule,
        deck: Arc<LoadedDeck>,
        reply: Reply<Result<Schedule, Refusal>>,
    },
    EditSchedule {
        /// As the person saw it.
        before: Box<Schedule>,
        wanted: Box<Schedule>,
        deck: Arc<LoadedDeck>,
        reply: Reply<Result<Schedule, Refusal>>,
    },
    PauseSchedule {
        guild: GuildId,
        number: DropNumber,
        paused: bool,
        reply: Reply<Result<Schedule, Refusal>>,
    },
    RemoveSchedule {
        guild: GuildId,
        number: DropNumber,
        reply: Reply<Result<Schedule, Refusal>>,
    },
    /// Posts a drop out of turn.
    PostDropNow {
        guild: GuildId,
        number: DropNumber,
        resources: DropResources,
        reply: Reply<Result<(), Refusal>>,
    },
    /// Opens a drop that is due, now that its resources are loaded.
    OpenDrop {
        id: ScheduleId,
        due: UnixMs,
        resources: DropResources,
        reply: Reply<()>,
    },
    AcceptedWordings {
        guild: GuildId,
        deck: DeckId,
        card: CardId,
        reply: Reply<Vec<String>>,
    },
    Settings {
        guild: GuildId,
        reply: Reply<EffectiveSettings>,
    },
    /// Changes the given settings.
    ChangeSettings {
        guild: GuildId,
        changes: GuildSettings,
        reply: Reply<Result<(), Refusal>>,
    },
    SavedRounds {
        guild: GuildId,
        channel: ChannelId,
        reply: Reply<SavedRounds>,
    },
    SavePreset {
        guild: GuildId,
        name: String,
        round: Box<SavedRound>,
        reply: Reply<Result<(), Refusal>>,
    },
    RemovePreset {
        guild: GuildId,
        name: String,
        reply: Reply<Result<(), Refusal>>,
    },
    Exams {
        guild: GuildId,
        reply: Reply<BTreeMap<DeckId, i32>>,
    },
    SetExam {
        guild: GuildId,
        deck: DeckId,
        day: Option<i32>,
        today: i32,
        reply: Reply<Result<(), Refusal>>,
    },
    ResetSettings {
        guild: GuildId,
        reply: Reply<Result<(), Refusal>>,
    },
    ForgetPerson {
        user: UserId,
        reply: Reply<()>,
    },
}

impl Job {
    /// For traces.
    pub(in crate::bot) fn name(&self) -> &'static str {
        match self {
            Self::StartRound { .. } => "start round",
            Self::JoinRound { .. } => "join round",
            Self::StartNow { .. } => "start now",
            Self::RoundRights { .. } => "round rights",
            Self::SkipQuestion { .. } => "skip question",
            Self::StopRound { .. } => "stop round",
            Self::VoteToSkip { .. } => "vote to skip",
            Self::OpenCard { .. } => "open card",
            Self::StartPractice { .. } => "start practice",
            Self::Practice { .. } => "practice",
            Self::OwnCard { .. } => "own card",
            Self::GiveOwnCard { .. } => "give own card",
            Self::SubmitAnswer { .. } => "submit answer",
            Self::JudgeLate { .. } => "judge late answer",
            Self::Appeal { .. } => "appeal",
            Self::DecideAppeal { .. } => "decide appeal",
            Self::ShowBallot { .. } => "show ballot",
            Self::VoteOnDoubt { .. } => "vote on doubt",
            Self::ReportCard { .. } => "report card",
            Self::ReviewReport { .. } => "review report",
            Self::PauseCard { .. } => "pause card",
            Self::PausedCards { .. } => "paused cards",
            Self::Schedules { .. } => "schedules",
            Self::Schedule { .. } => "schedule",
            Self::FindSchedule { .. } => "find schedule",
            Self::AddSchedule { .. } => "add schedule",
            Self::EditSchedule { .. } => "edit schedule",
            Self::PauseSchedule { .. } => "pause schedule",
            Self::RemoveSchedule { .. } => "remove schedule",
            Self::PostDropNow { .. } => "post drop now",
            Self::OpenDrop { .. } => "open drop",
            Self::AcceptedWordings { .. } => "accepted wordings",
            Self::Settings { .. } => "settings",
            Self::ChangeSettings { .. } => "change settings",
            Self::SavedRounds { .. } => "saved rounds",
            Self::SavePreset { .. } => "save preset",
            Self::RemovePreset { .. } => "remove preset",
            Self::Exams { .. } => "exams",
            Self::SetExam { .. } => "set exam",
            Self::ResetSettings { .. } => "reset settings",
            Self::ForgetPerson { .. } => "forget person",
        }
    }

    /// For traces: its server, its channel, and the question, attempt or schedule that it is about.
    pub(in crate::bot) fn ids(&self) -> (Option<GuildId>, Option<ChannelId>, Option<u64>) {
        match self {
            Self::StartRound { round, .. } => (Some(round.setup.guild), Some(round.setup.channel), None),
            Self::JoinRound { game, channel, .. } | Self::StartNow { game, channel, .. } => {
                (None, Some(*channel), Some(game.0))
            }
            Self::SkipQuestion { channel, .. } | Self::StopRound { channel, .. } => (None, Some(*channel), None),
            Self::VoteToSkip { question, channel, .. } | Self::OpenCard { question, channel, .. } => {
                (None, Some(*channel), Some(question.0))
            }
            Self::SubmitAnswer { submission: Submission { guild, channel, question, .. }, .. } => {
                (Some(*guild), Some(*channel), Some(question.0))
            }
            Self::OwnCard { press, .. } | Self::GiveOwnCard { press, .. } => {
                (Some(press.guild), Some(press.channel), Some(press.question.0))
            }
            Self::StartPractice { practice, .. } => (Some(practice.guild), Some(practice.channel), None),
            Self::Practice { guild, question, .. } => (Some(*guild), None, Some(question.0)),
            Self::Appeal { facts, .. } | Self::DecideAppeal { facts, .. } => {
                (Some(facts.question.guild), Some(facts.question.channel), Some(facts.attempt.source.0))
            }
            Self::ShowBallot { place, .. } | Self::VoteOnDoubt { place, .. } => {
                (Some(place.guild), None, Some(place.question.0))
            }
            Self::ReportCard { guild, channel, .. } | Self::RoundRights { guild, channel, .. } => {
                (Some(*guild), Some(*channel), None)
            }
            Self::Schedule { guild, number, .. }
            | Self::PauseSchedule { guild, number, .. }
            | Self::RemoveSchedule { guild, number, .. }
            | Self::PostDropNow { guild, number, .. } => (Some(*guild), None, Some(number.0)),
            Self::FindSchedule { id, .. } | Self::OpenDrop { id, .. } => (None, None, Some(id.0)),
            Self::AddSchedule { schedule, .. } => (Some(schedule.guild), Some(schedule.channel), None),
            Self::EditSchedule { before, .. } => (Some(before.guild), Some(before.channel), Some(before.id.0)),
            Self::ReviewReport { guild, .. }
            | Self::PauseCard { guild, .. }
            | Self::PausedCards { guild, .. }
            | Self::Schedules { guild, .. }
            | Self::AcceptedWordings { guild, .. }
            | Self::JudgeLate { guild, .. }
            | Self::Settings { guild, .. }
            | Self::ChangeSettings { guild, .. }
            | Self::SavePreset { guild, .. }
            | Self::RemovePreset { guild, .. }
            | Self::Exams { guild, .. }
            | Self::SetExam { guild, .. }
            | Self::ResetSettings { guild, .. } => (Some(*guild), None, None),
            Self::SavedRounds { guild, channel, .. } => (Some(*guild), Some(*channel), None),
            Self::ForgetPerson { .. } => (None, None, None),
        }
    }
}

impl Engine {
    /// Does a job. Its reply is sent once the decision is on disk.
    #[expect(clippy::too_many_lines, reason = "a table is read row by row")]
    pub(in crate::bot) fn run(&mut self, job: Job, decision: &mut Decision) {
        match job {
            Job::StartRound { round, reply } => reply.after_commit(self.start_round(*round, decision), decision),
            Job::JoinRound { game, channel, user, team, reply } => {
                reply.after_commit(self.join((game, channel), user, team, decision), decision);
            }
            Job::StartNow { game, channel, user, reply } => {
                reply.after_commit(self.start_now((game, channel), user, decision), decision);
            }
            Job::RoundRights { guild, channel, user, reply } => {
                reply.after_commit(self.round_rights((guild, channel), user), decision);
            }
            Job::SkipQuestion { channel, reply } => {
                reply.after_commit(self.end_in_channel(channel, Event::Skipped, decision), decision);
            }
            Job::StopRound { channel, reply } => {
                reply.after_commit(self.end_in_channel(channel, Event::Stopped, decision), decision);
            }
            Job::VoteToSkip { question, channel, message, user, reply } => {
                reply.after_commit(self.vote_to_skip(question, channel, message, user, decision), decision);
            }
            Job::OpenCard { question, channel, message, reply } => {
                reply.after_commit(self.open_card(question, channel, message), decision);
            }
            Job::StartPractice { practice, reply } => {
                reply.after_commit(self.start_practice(*practice, decision), decision);
            }
            Job::Practice { guild, user, question, act, reply } => {
                self.practice((guild, user), question, act, reply, decision);
            }
            Job::OwnCard { press, reply } => self.own_card(press, reply, decision),
            Job::GiveOwnCard { press, deck, candidates, reply } => {
                reply.after_commit(self.give_own_card(press, (&deck, candidates), decision), decision);
            }
            Job::SubmitAnswer { submission, reply } => self.submit(submission, reply, decision),
            Job::JudgeLate { guild, deck, question, card, answer, reply } => {
                reply.after_commit(self.judge_late(guild, &deck, (question, &card), &answer), decision);
            }
            Job::Appeal { facts, deck, guild, user, reply } => {
                reply.after_commit(self.appeal(&facts, &deck, guild, user, decision), decision);
            }
            Job::DecideAppeal { facts, alike, deck, ruling, reply } => {
                reply.after_commit(self.decide_appeal(&facts, &alike, &deck, ruling, decision), decision);
            }
            Job::ShowBallot { place, answer, voter, reply } => {
                reply.after_commit(self.ballot(place, answer, voter, decision.now), decision);
            }
            Job::VoteOnDoubt { place, answer, counts, voter, reply } => {
                reply.after_commit(self.vote(place, answer, counts, voter, decision), decision);
            }
            Job::ReportCard { guild, card, deck, channel, user, reason, reply } => {
                let reported = self.report((guild, card), &deck, channel, (user, reason), decision);
                reply.after_commit(reported, decision);
            }
            Job::ReviewReport { guild, deck, card, stays_paused, reply } => {
                self.review_report(guild, deck, card, stays_paused, decision);
                reply.after_commit((), decision);
            }
            Job::PauseCard { guild, deck, card, paused, reply } => {
                self.pause_card(guild, deck, card, paused, decision);
                reply.after_commit((), decision);
            }
            Job::PausedCards { guild, reply } => reply.after_commit(self.all_paused_cards(guild), decision),
            Job::Schedules { guild, reply } => reply.after_commit(self.schedules(guild), decision),
            Job::Schedule { guild, number, reply } => {
                reply.after_commit(self.schedule(guild, number).cloned(), decision);
            }
            Job::FindSchedule { id, reply } => reply.after_commit(self.find_schedule(id).cloned(), decision),
            Job::AddSchedule { schedule, deck, reply } => {
                reply.after_commit(self.add_schedule(schedule, &deck, decision), decision);
            }
            Job::EditSchedule { before, wanted, deck, reply } => {
                reply.after_commit(self.edit_schedule(&before, *wanted, &deck, decision), decision);
            }
            Job::PauseSchedule { guild, number, paused, reply } => {
                reply.after_commit(self.pause_schedule(guild, number, paused, decision), decision);
            }
            Job::RemoveSchedule { guild, number, reply } => {
                reply.after_commit(self.remove_schedule(guild, number, decision), decision);
            }
            Job::PostDropNow { guild, number, resources, reply } => {
                reply.after_commit(self.drop_now(guild, number, resources, decision), decision);
            }
            Job::OpenDrop { id, due, resources, reply } => {
                self.drop_ready(id, due, resources, decision);
                reply.after_commit((), decision);
            }
            Job::AcceptedWordings { guild, deck, card, reply } => {
                reply.after_commit(self.taught(guild, &deck, &card), decision);
            }
            Job::Settings { guild, reply } => reply.after_commit(self.effective_settings(guild), decision),
            Job::ChangeSettings { guild, changes, reply } => {
                reply.after_commit(self.change_settings(guild, changes, decision), decision);
            }
            Job::SavedRounds { guild, channel, reply } => {
                reply.after_commit(self.saved_rounds(guild, channel), decision);
            }
            Job::SavePreset { guild, name, round, reply } => {
                reply.after_commit(self.save_preset(guild, name, *round, decision), decision);
            }
            Job::RemovePreset { guild, name, reply } => {
                reply.after_commit(self.remove_preset(guild, &name, decision), decision);
            }
            Job::Exams { guild, reply } => reply.after_commit(self.exams(guild), decision),
            Job::SetExam { guild, deck, day, today, reply } => {
                reply.after_commit(self.set_exam(guild, deck, day, today, decision), decision);
            }
            Job::ResetSettings { guild, reply } => reply.after_commit(self.reset_settings(guild, decision), decision),
            Job::ForgetPerson { user, reply } => {
                self.forget_person(user, decision);
                reply.after_commit((), decision);
            }
        }
    }
}
