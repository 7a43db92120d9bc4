//! The custom ids of buttons, menus and forms. Discord returns them as they were sent, or forged; so they only name
//! things, and what they name is looked up and checked.

use std::fmt;

use popquiz_deck::{CardId, DeckId};

use super::round_options::RoundOptions;
use crate::discord::limits;
use crate::id::{AttemptId, ChannelId, DeckChangeId, DraftId, GameId, QuestionId};
use crate::quiz::Team;
use crate::store::{Forget, Scope};

/// Names and their form in ids. Existing buttons on Discord only keep working if these never change.
macro_rules! names {
    ($(#[$doc:meta])* $names:ident { $($name:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $names {
            $($name,)+
        }

        impl $names {
            pub(super) const ALL: &[Self] = &[$(Self::$name,)+];

            fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }

            fn named(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|name| name.as_str() == text)
            }
        }
    };
}

names! {
    /// What the custom ids of buttons and menus begin with.
    Name {
        Start = "start",
        Again = "again",
        StartLike = "like",
        StartLatest = "latest",
        MyResults = "mine",
        MissedCards = "missed",
        Leaderboard = "board",
        Join = "join",
        JoinTeam = "team",
        StartNow = "go",
        Answer = "answer",
        Skip = "skip",
        Choose = "choose",
        LeaderboardPage = "page",
        DropPage = "drops",
        DeckPage = "decks",
        Share = "share",
        Appeal = "appeal",
        AppealOnQuestion = "appeals",
        AcceptAppeal = "accept",
        RejectAppeal = "reject",
        AcceptAs = "part",
        Ballot = "ballot",
        Counts = "counts",
        DoesNotCount = "not",
        Report = "report",
        ReportFor = "reason",
        More = "more",
        KeepPaused = "rest",
        AskAgain = "ask",
        Forget = "forget",
        Undo = "undo",
        AcceptSynonyms = "either",
        KeepSynonyms = "whole",
        RemoveCard = "remove",
        EditAgain = "redo",
        ChooseOption = "option",
        Help = "help",
        ChooseServer = "server",
        PracticeAnswer = "try",
        PracticeChoose = "pick",
        PracticeGiveUp = "pass",
        PracticeShow = "read",
        PracticeNext = "next",
        PracticeStop = "end",
        Review = "review",
        OwnCard = "own",
        EditCard = "fix",
        PauseCard = "off",
        ResumeCard = "on",
        HealthPage = "health",
        RemoveExam = "noexam",
    }
}

names! {
    /// What the custom ids of forms begin with.
    FormName {
        Answer = "answer",
        AddCard = "add",
        EditCard = "edit",
        PracticeAnswer = "try",
        OwnCardAnswer = "own",
    }
}

/// The custom id of a button or menu. Who may use it is declared in [`buttons`](super::buttons).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CustomId {
    /// Start a round from the deck that is chosen.
    Start(RoundOptions),
    /// Play a round like this one, which is over, again.
    Again(GameId, DeckId, RoundOptions),
    /// Start a round like this one, which the channel had.
    StartLike(DeckId, RoundOptions),
    /// Start a round like the channel's latest, which may be this one: where an id has no room for how it was played.
    StartLatest(GameId),
    /// Show one's own results of this round, which is over.
    MyResults(GameId),
    /// Show the cards of this round that one missed.
    MissedCards(GameId),
    /// Show the server's leaderboard.
    Leaderboard,
    /// Join this round before its first question.
    Join(GameId),
    /// Join this team of a round before its first question.
    JoinTeam(GameId, Team),
    /// Start this round without waiting for more players.
    StartNow(GameId),
    /// Open the form to answer this question.
    Answer(QuestionId),
    /// Choose this one of a question's choices.
    Choose(QuestionId, usize),
    /// Vote to skip this question.
    Skip(QuestionId),
    /// Turn to this page of a leaderboard.
    LeaderboardPage(Span, Scope, u32),
    /// Turn to this page of the list of drops.
    DropPage(u32),
    /// Turn to this page of the list of decks.
    DeckPage(u32),
    /// Show a looked-up card to everybody.
    Share(DeckId, CardId),
    /// Appeal against the verdict on this attempt.
    Appeal(AttemptId),
    /// Appeal the verdict on one's own answer to this question.
    AppealOnQuestion(QuestionId),
    /// Decide on the appeal of this attempt: accept it, or not.
    DecideAppeal(AttemptId, bool),
    /// Accept the appeal of this attempt, as the part of the answer that is chosen.
    AcceptAs(AttemptId),
    /// Vote on this question's answers in doubt: on this one, or the first that is left.
    Ballot(QuestionId, Option<usize>),
    /// Vote that this one of a question's answers in doubt counts, or that it doesn't.
    Vote { question: QuestionId, answer: usize, counts: bool },
    /// Ask for the reason to report this question's card.
    Report(QuestionId),
    /// Report this question's card for the reason that is chosen.
    ReportFor(QuestionId),
    /// Show what one can do about this question, which is closed.
    More(QuestionId),
    /// A manager looked at a reported card: it stays paused, or is asked again.
    ReviewReport { stays_paused: bool, deck: DeckId, card: CardId },
    /// Delete the data of the person who presses it, with or without their points.
    Forget(Forget),
    /// Undo this change to a deck.
    Undo(DeckChangeId),
    /// Make each synonym in this deck count, or keep the cards as they are.
    Synonyms { deck: DeckId, each_counts: bool },
    /// Remove this card, which a search found.
    RemoveCard(DeckId, CardId),
    /// Open a form again with what was typed.
    EditAgain(DraftId),
    /// Run a command again with the option that is chosen.
    ChooseOption(DraftId),
    /// Show the part of the help that is chosen.
    Help,
    /// Use the decks of the server that is chosen, and run a command that waited for that.
    ChooseServer(DraftId),
    /// Do this about this card in practice.
    Practice(QuestionId, PracticePress),
    /// Start a review of this deck, or of all decks that whoever presses it has answered cards of.
    Review(Option<DeckId>),
    /// Get the card of one's own that this drop gives.
    OwnCard(QuestionId),
    /// Open the form to edit this card.
    EditCard(DeckId, CardId),
    /// Pause this card, or resume it, and show this page of its deck's health again.
    PauseCard { paused: bool, page: u32, deck: DeckId, card: CardId },
    /// Turn to this page of a deck's health.
    HealthPage(DeckId, u32),
    /// Remove the date of this deck's exam.
    RemoveExam(DeckId),
}

/// What a member does about a card that they practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PracticePress {
    /// Open the form to answer it.
    Answer,
    /// Choose this one of its choices.
    Choose(usize),
    /// See its answer without a guess.
    GiveUp,
    /// See how it stands.
    Show,
    /// Go on to the card after it.
    Next,
    /// End the practice.
    Stop,
}

/// The custom id of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FormId {
    Answer(QuestionId),
    /// Add a card to this deck.
    AddCard(DeckId),
    EditCard(DeckId, CardId),
    /// Answer this card in practice.
    PracticeAnswer(QuestionId),
    /// Answer this card of one's own, which wasn't shown in a message.
    OwnCardAnswer(QuestionId),
}

/// The time that a leaderboard spans, up to now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    Today,
    Week,
    Month,
    AllTime,
}

impl Span {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Week => "week",
            Self::Month => "month",
            Self::AllTime => "all",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Today, Self::Week, Self::Month, Self::AllTime].into_iter().find(|span| span.name() == name)
    }
}

impl CustomId {
    /// What starts a round like this one again, which is over.
    pub(super) fn again(game: GameId, deck: &DeckId, options: RoundOptions) -> Self {
        let has_mix = !options.mix.is_empty();
        let again = Self::Again(game, deck.clone(), options);
        let fits = !has_mix && again.to_string().encode_utf16().count() <= limits::CUSTOM_ID;
        if fits { again } else { Self::StartLatest(game) }
    }

    fn name(&self) -> Name {
        match self {
            Self::Start(_) => Name::Start,
            Self::Again(..) => Name::Again,
            Self::StartLike(..) => Name::StartLike,
            Self::StartLatest(_) => Name::StartLatest,
            Self::MyResults(_) => Name::MyResults,
            Self::MissedCards(_) => Name::MissedCards,
            Self::Leaderboard => Name::Leaderboard,
            Self::Join(_) => Name::Join,
            Self::JoinTeam(..) => Name::JoinTeam,
            Self::StartNow(_) => Name::StartNow,
            Self::Answer(_) => Name::Answer,
            Self::Skip(_) => Name::Skip,
            Self::Choose(..) => Name::Choose,
            Self::LeaderboardPage(..) => Name::LeaderboardPage,
            Self::DropPage(_) => Name::DropPage,
            Self::DeckPage(_) => Name::DeckPage,
            Self::Share(..) => Name::Share,
            Self::Appeal(_) => Name::Appeal,
            Self::AppealOnQuestion(_) => Name::AppealOnQuestion,
            Self::DecideAppeal(_, true) => Name::AcceptAppeal,
            Self::DecideAppeal(_, false) => Name::RejectAppeal,
            Self::AcceptAs(_) => Name::AcceptAs,
            Self::Ballot(..) => Name::Ballot,
            Self::Vote { counts: true, .. } => Name::Counts,
            Self::Vote { counts: false, .. } => Name::DoesNotCount,
            Self::Report(_) => Name::Report,
            Self::ReportFor(_) => Name::ReportFor,
            Self::More(_) => Name::More,
            Self::ReviewReport { stays_paused: true, .. } => Name::KeepPaused,
            Self::ReviewReport { stays_paused: false, .. } => Name::AskAgain,
            Self::Forget(_) => Name::Forget,
            Self::Undo(_) => Name::Undo,
            Self::Synonyms { each_counts: true, .. } => Name::AcceptSynonyms,
            Self::Synonyms { each_counts: false, .. } => Name::KeepSynonyms,
            Self::RemoveCard(..) => Name::RemoveCard,
            Self::EditAgain(_) => Name::EditAgain,
            Self::ChooseOption(_) => Name::ChooseOption,
            Self::Help => Name::Help,
            Self::ChooseServer(_) => Name::ChooseServer,
            Self::Practice(_, PracticePress::Answer) => Name::PracticeAnswer,
            Self::Practice(_, PracticePress::Choose(_)) => Name::PracticeChoose,
            Self::Practice(_, PracticePress::GiveUp) => Name::PracticeGiveUp,
            Self::Practice(_, PracticePress::Show) => Name::PracticeShow,
            Self::Practice(_, PracticePress::Next) => Name::PracticeNext,
            Self::Practice(_, PracticePress::Stop) => Name::PracticeStop,
            Self::Review(_) => Name::Review,
            Self::OwnCard(_) => Name::OwnCard,
            Self::EditCard(..) => Name::EditCard,
            Self::PauseCard { paused: true, .. } => Name::PauseCard,
            Self::PauseCard { paused: false, .. } => Name::ResumeCard,
            Self::HealthPage(..) => Name::HealthPage,
            Self::RemoveExam(_) => Name::RemoveExam,
        }
    }

    #[expect(clippy::too_many_lines, reason = "a table is read row by row")]
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once(':')?;
        Some(match Name::named(name)? {
            Name::Start => Self::Start(RoundOptions::parse(rest)?),
            Name::Again => {
                let mut parts = rest.splitn(3, ':');
                let (game, deck) = (GameId(number(parts.next()?)?), DeckId(parts.next()?.to_owned()));
                Self::Again(game, deck, RoundOptions::parse(parts.next()?)?)
            }
            Name::StartLike => {
                let (deck, options) = rest.split_once(':')?;
                Self::StartLike(DeckId(deck.to_owned()), RoundOptions::parse(options)?)
            }
            Name::StartLatest => Self::StartLatest(GameId(number(rest)?)),
            Name::MyResults => Self::MyResults(GameId(number(rest)?)),
            Name::MissedCards => Self::MissedCards(GameId(number(rest)?)),
            Name::Leaderboard => (rest == "server").then_some(Self::Leaderboard)?,
            Name::Join => Self::Join(GameId(number(rest)?)),
            Name::JoinTeam => {
                let (game, team) = rest.split_once(':')?;
                Self::JoinTeam(GameId(number(game)?), Team::named(team)?)
            }
            Name::StartNow => Self::StartNow(GameId(number(rest)?)),
            Name::Answer => Self::Answer(question(rest)?),
            Name::Skip => Self::Skip(question(rest)?),
            Name::Choose => {
                let (of, choice) = rest.split_once(':')?;
                Self::Choose(question(of)?, number(choice)?.try_into().ok()?)
            }
            Name::LeaderboardPage => {
                let mut parts = rest.splitn(3, ':');
                let span = Span::named(parts.next()?)?;
                let page = number(parts.next()?)?.try_into().ok()?;
                let scope = match parts.next()?.split_once(':') {
                    None if rest.ends_with(":server") => Scope::Server,
                    Some(("channel", channel)) => Scope::Channel(ChannelId(number(channel)?)),
                    Some(("deck", deck)) => Scope::Deck(DeckId(deck.to_owned())),
                    _ => return None,
                };
                Self::LeaderboardPage(span, scope, page)
            }
            Name::DropPage => Self::DropPage(number(rest)?.try_into().ok()?),
            Name::DeckPage => Self::DeckPage(number(rest)?.try_into().ok()?),
            Name::Share => card(rest).map(|(deck, card)| Self::Share(deck, card))?,
            Name::Appeal => Self::Appeal(attempt(rest)?),
            Name::AppealOnQuestion => Self::AppealOnQuestion(question(rest)?),
            Name::AcceptAppeal => Self::DecideAppeal(attempt(rest)?, true),
            Name::RejectAppeal => Self::DecideAppeal(attempt(rest)?, false),
            Name::AcceptAs => Self::AcceptAs(attempt(rest)?),
            Name::Ballot => match rest.split_once(':') {
                None => Self::Ballot(question(rest)?, None),
                Some((of, answer)) => Self::Ballot(question(of)?, Some(number(answer)?.try_into().ok()?)),
            },
            Name::Counts | Name::DoesNotCount => {
                let (of, answer) = rest.split_once(':')?;
                let (question, answer) = (question(of)?, number(answer)?.try_into().ok()?);
                Self::Vote { question, answer, counts: name == Name::Counts.as_str() }
            }
            Name::Report => Self::Report(question(rest)?),
            Name::ReportFor => Self::ReportFor(question(rest)?),
            Name::More => Self::More(question(rest)?),
            Name::KeepPaused => card(rest).map(|(deck, card)| Self::ReviewReport { stays_paused: true, deck, card })?,
            Name::AskAgain => card(rest).map(|(deck, card)| Self::ReviewReport { stays_paused: false, deck, card })?,
            Name::Forget => match rest {
                "me" => Self::Forget(Forget::KeepPoints),
                "all" => Self::Forget(Forget::ErasePoints),
                _ => return None,
            },
            Name::Undo => Self::Undo(DeckChangeId(number(rest)?)),
            Name::AcceptSynonyms => Self::Synonyms { deck: DeckId(rest.to_owned()), each_counts: true },
            Name::KeepSynonyms => Self::Synonyms { deck: DeckId(rest.to_owned()), each_counts: false },
            Name::RemoveCard => card(rest).map(|(deck, card)| Self::RemoveCard(deck, card))?,
            Name::EditAgain => Self::EditAgain(DraftId(number(rest)?)),
            Name::ChooseOption => Self::ChooseOption(DraftId(number(rest)?)),
            Name::ChooseServer => Self::ChooseServer(DraftId(number(rest)?)),
            Name::Help => (rest == "topic").then_some(Self::Help)?,
            Name::PracticeAnswer => Self::Practice(question(rest)?, PracticePress::Answer),
            Name::PracticeChoose => {
                let (of, choice) = rest.split_once(':')?;
                Self::Practice(question(of)?, PracticePress::Choose(number(choice)?.try_into().ok()?))
            }
            Name::PracticeGiveUp => Self::Practice(question(rest)?, PracticePress::GiveUp),
            Name::PracticeShow => Self::Practice(question(rest)?, PracticePress::Show),
            Name::PracticeNext => Self::Practice(question(rest)?, PracticePress::Next),
            Name::PracticeStop => Self::Practice(question(rest)?, PracticePress::Stop),
            Name::OwnCard => Self::OwnCard(question(rest)?),
            Name::Review => match rest.split_once(':') {
                None => (rest == "any").then_some(Self::Review(None))?,
                Some(("deck", deck)) if !deck.is_empty() => Self::Review(Some(DeckId(deck.to_owned()))),
                Some(_) => return None,
            },
            Name::EditCard => card(rest).map(|(deck, card)| Self::EditCard(deck, card))?,
            Name::PauseCard | Name::ResumeCard => {
                let (page, of) = rest.split_once(':')?;
                let (deck, card) = card(of)?;
                let paused = name == Name::PauseCard.as_str();
                Self::PauseCard { paused, page: number(page)?.try_into().ok()?, deck, card }
            }
            Name::RemoveExam => Self::RemoveExam(DeckId(rest.to_owned())),
            Name::HealthPage => {
                let (deck, page) = rest.split_once(':')?;
                Self::HealthPage(DeckId(deck.to_owned()), number(page)?.try_into().ok()?)
            }
        })
    }
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.name().as_str())?;
        match self {
            Self::Start(options) => write!(f, "{options}"),
            Self::Again(game, deck, options) => write!(f, "{game}:{deck}:{options}"),
            Self::StartLike(deck, options) => write!(f, "{deck}:{options}"),
            Self::Leaderboard => write!(f, "server"),
            Self::JoinTeam(game, team) => write!(f, "{game}:{}", team.name()),
            Self::Join(game)
            | Self::StartNow(game)
            | Self::StartLatest(game)
            | Self::MyResults(game)
            | Self::MissedCards(game) => {
                write!(f, "{game}")
            }
            Self::Answer(question)
            | Self::Skip(question)
            | Self::AppealOnQuestion(question)
            | Self::Ballot(question, None)
            | Self::Report(question)
            | Self::ReportFor(question)
            | Self::More(question)
            | Self::OwnCard(question) => {
                write!(f, "{question}")
            }
            Self::LeaderboardPage(span, scope, page) => match scope {
                Scope::Server => write!(f, "{}:{page}:server", span.name()),
                Scope::Channel(channel) => write!(f, "{}:{page}:channel:{channel}", span.name()),
                Scope::Deck(deck) => write!(f, "{}:{page}:deck:{deck}", span.name()),
            },
            Self::Ballot(question, Some(answer)) | Self::Vote { question, answer, .. } => {
                write!(f, "{question}:{answer}")
            }
            Self::Practice(question, PracticePress::Choose(choice)) | Self::Choose(question, choice) => {
                write!(f, "{question}:{choice}")
            }
            Self::Practice(question, _) => write!(f, "{question}"),
            Self::DropPage(page) | Self::DeckPage(page) => write!(f, "{page}"),
            Self::Share(deck, card)
            | Self::ReviewReport { deck, card, .. }
            | Self::RemoveCard(deck, card)
            | Self::EditCard(deck, card) => {
                write!(f, "{deck}:{card}")
            }
            Self::PauseCard { page, deck, card, .. } => write!(f, "{page}:{deck}:{card}"),
            Self::HealthPage(deck, page) => write!(f, "{deck}:{page}"),
            Self::RemoveExam(deck) | Self::Synonyms { deck, .. } => write!(f, "{deck}"),
            Self::Appeal(attempt) | Self::DecideAppeal(attempt, _) | Self::AcceptAs(attempt) => write!(f, "{attempt}"),
            Self::Forget(Forget::KeepPoints) => write!(f, "me"),
            Self::Forget(Forget::ErasePoints) => write!(f, "all"),
            Self::Undo(change) => write!(f, "{change}"),
            Self::EditAgain(draft) | Self::ChooseOption(draft) | Self::ChooseServer(draft) => write!(f, "{draft}"),
            Self::Help => write!(f, "topic"),
            Self::Review(None) => write!(f, "any"),
            Self::Review(Some(deck)) => write!(f, "deck:{deck}"),
        }
    }
}

impl FormId {
    fn name(&self) -> FormName {
        match self {
            Self::Answer(_) => FormName::Answer,
            Self::AddCard(_) => FormName::AddCard,
            Self::EditCard(..) => FormName::EditCard,
            Self::PracticeAnswer(_) => FormName::PracticeAnswer,
            Self::OwnCardAnswer(_) => FormName::OwnCardAnswer,
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once(':')?;
        Some(match FormName::named(name)? {
            FormName::Answer => Self::Answer(question(rest)?),
            FormName::AddCard => Self::AddCard(DeckId(rest.to_owned())),
            FormName::EditCard => card(rest).map(|(deck, card)| Self::EditCard(deck, card))?,
            FormName::PracticeAnswer => Self::PracticeAnswer(question(rest)?),
            FormName::OwnCardAnswer => Self::OwnCardAnswer(question(rest)?),
        })
    }
}

impl fmt::Display for FormId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.name().as_str())?;
        match self {
            Self::Answer(question) | Self::PracticeAnswer(question) | Self::OwnCardAnswer(question) => {
                write!(f, "{question}")
            }
            Self::AddCard(deck) => write!(f, "{deck}"),
            Self::EditCard(deck, card) => write!(f, "{deck}:{card}"),
        }
    }
}

/// Only as we write it: "+7" and "007" are not ours.
fn number(text: &str) -> Option<u64> {
    text.parse::<u64>().ok().filter(|number| number.to_string() == text)
}

fn question(text: &str) -> Option<QuestionId> {
    number(text).map(QuestionId)
}

fn attempt(text: &str) -> Option<AttemptId> {
    number(text).map(AttemptId)
}

fn card(text: &str) -> Option<(DeckId, CardId)> {
    let (deck, card) = text.split_once(':')?;
    Some((DeckId(deck.to_owned()), CardId(card.to_owned())))
}

#[cfg(test)]
mod tests {
    use popquiz_deck::limits::ID_CHARS;

    use super::*;

    #[test]
    fn the_longest_ids_of_decks_and_cards_fit() {
        let id = || "x".repeat(ID_CHARS);
        let (deck, card) = (|| DeckId(id()), || CardId(id()));
        for longest in [
            CustomId::LeaderboardPage(Span::Month, Scope::Deck(deck()), u32::MAX),
            CustomId::Share(deck(), card()),
            CustomId::ReviewReport { stays_paused: true, deck: deck(), card: card() },
            CustomId::RemoveCard(deck(), card()),
            CustomId::EditCard(deck(), card()),
            CustomId::PauseCard { paused: true, page: u32::MAX, deck: deck(), card: card() },
            CustomId::HealthPage(deck(), u32::MAX),
            CustomId::Synonyms { deck: deck(), each_counts: true },
        ] {
            let sent = longest.to_string();
            assert!(sent.chars().count() <= limits::CUSTOM_ID, "{sent}");
        }
        for longest in [FormId::AddCard(deck()), FormId::EditCard(deck(), card())] {
            let sent = longest.to_string();
            assert!(sent.chars().count() <= limits::CUSTOM_ID, "{sent}");
        }
    }

    #[test]
    fn custom_ids_round_trip() {
        let options = |text| RoundOptions::parse(text).unwrap();
        for id in [
            CustomId::Start(options("exam:5:30:")),
            CustomId::Start(options("race-choice-to1000:1:600:a, b: c")),
            CustomId::Again(GameId(7), DeckId("d".into()), options("race-choice-teams-to100:10:30:a, b: c")),
            CustomId::StartLike(DeckId("d".into()), options("exam-choice-teams:100:30:a, b: c")),
            CustomId::StartLatest(GameId(7)),
            CustomId::MyResults(GameId(7)),
            CustomId::MissedCards(GameId(7)),
            CustomId::Leaderboard,
            CustomId::Join(GameId(7)),
            CustomId::JoinTeam(GameId(7), Team::Red),
            CustomId::JoinTeam(GameId(7), Team::Blue),
            CustomId::StartNow(GameId(7)),
            CustomId::Answer(QuestionId(7)),
            CustomId::Skip(QuestionId(u64::MAX)),
            CustomId::Choose(QuestionId(u64::MAX), 9),
            CustomId::Help,
            CustomId::ChooseServer(DraftId(7)),
            CustomId::LeaderboardPage(Span::Week, Scope::Server, 2),
            CustomId::LeaderboardPage(Span::AllTime, Scope::Channel(ChannelId(5)), 0),
            CustomId::LeaderboardPage(Span::Today, Scope::Deck(DeckId("deep-learning".into())), 1),
            CustomId::DropPage(0),
            CustomId::DeckPage(3),
            CustomId::Share(DeckId("d".into()), CardId("c-1".into())),
            CustomId::Appeal(AttemptId(1 << 60)),
            CustomId::AppealOnQuestion(QuestionId(3)),
            CustomId::DecideAppeal(AttemptId(5), true),
            CustomId::DecideAppeal(AttemptId(5), false),
            CustomId::AcceptAs(AttemptId(5)),
            CustomId::Ballot(QuestionId(3), None),
            CustomId::Ballot(QuestionId(3), Some(7)),
            CustomId::Vote { question: QuestionId(u64::MAX), answer: 0, counts: true },
            CustomId::Vote { question: QuestionId(3), answer: 7, counts: false },
            CustomId::Report(QuestionId(3)),
            CustomId::ReportFor(QuestionId(3)),
            CustomId::More(QuestionId(3)),
            CustomId::ReviewReport { stays_paused: true, deck: DeckId("d".into()), card: CardId("c".into()) },
            CustomId::ReviewReport { stays_paused: false, deck: DeckId("d".into()), card: CardId("c".into()) },
            CustomId::Forget(Forget::KeepPoints),
            CustomId::Forget(Forget::ErasePoints),
            CustomId::Undo(DeckChangeId(7)),
            CustomId::Synonyms { deck: DeckId("d".into()), each_counts: true },
            CustomId::Synonyms { deck: DeckId("d".into()), each_counts: false },
            CustomId::RemoveCard(DeckId("d".into()), CardId("c".into())),
            CustomId::Practice(QuestionId(7), PracticePress::Answer),
            CustomId::Practice(QuestionId(u64::MAX), PracticePress::Choose(9)),
            CustomId::Practice(QuestionId(7), PracticePress::GiveUp),
            CustomId::Practice(QuestionId(7), PracticePress::Show),
            CustomId::Practice(QuestionId(7), PracticePress::Next),
            CustomId::Practice(QuestionId(7), PracticePress::Stop),
            CustomId::OwnCard(QuestionId(7)),
            CustomId::Review(None),
            CustomId::Review(Some(DeckId("d".into()))),
            CustomId::EditCard(DeckId("d".into()), CardId("c".into())),
            CustomId::PauseCard { paused: true, page: 2, deck: DeckId("d".into()), card: CardId("c".into()) },
            CustomId::PauseCard { paused: false, page: 0, deck: DeckId("d".into()), card: CardId("c".into()) },
            CustomId::HealthPage(DeckId("d".into()), 3),
            CustomId::RemoveExam(DeckId("d".into())),
        ] {
            assert_eq!(CustomId::parse(&id.to_string()), Some(id));
        }
        for id in [
            FormId::Answer(QuestionId(7)),
            FormId::AddCard(DeckId("d".into())),
            FormId::EditCard(DeckId("d".into()), CardId("c".into())),
            FormId::PracticeAnswer(QuestionId(7)),
            FormId::OwnCardAnswer(QuestionId(7)),
        ] {
            assert_eq!(FormId::parse(&id.to_string()), Some(id));
        }
    }

    #[test]
    fn forged_custom_ids_are_ignored() {
        for forged in [
            "",
            "answer",
            "answer:",
            "answer:-1",
            "answer:1e3",
            "answer:+1",
            "answer:01",
            "accept:",
            "review:",
            "review:deck:",
            "review:card:d",
            "forget:you",
            "start:race:5:30",
            "start:duel:5:30:",
            "start:race:05:30:",
            "team:7:green",
            "start:race-to:5:30:",
            "start:race-to010:5:30:",
            "drops:4294967296",
            "page:week",
            "pick:7",
            "page:week:x:server",
            "page:now:1:server",
            "page:week:1:role:1",
            "eval:1",
            "counts:1",
            "not:1:-1",
            "ballot:1:",
            "off:d:c",
            "off:1:d",
            "health:d",
            "health:d:-1",
        ] {
            assert_eq!(CustomId::parse(forged), None, "{forged}");
            assert_eq!(FormId::parse(forged), None, "{forged}");
        }
    }
}
