//! Who may press a button, choose in a menu or submit a form, from where, and until when: a table with one row for
//! each, including its handler.
//!
//! Custom ids can be forged: anyone who sees a message can send Discord any id for it. So [`Context::authorize`]
//! enforces `who` before each handler runs, and handlers check no permissions. `place` and `until` describe conditions
//! that only the engine or the store can check when they decide; each variant says who checks it.

use std::future::ready;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::authorization::{DECK_COMMAND, Who};
use super::commands::{self, card, deck, deck_exam, deck_health, drop, leaderboard, lookup, privacy, quiz, synonyms};
use super::context::Context;
use super::custom_id::{CustomId, FormId};
use super::deck_changes::UndoTarget;
use super::drafts::Draft;
use super::press::{FilledForm, Press};
use super::refusal::{InteractionRefusal, Refusal};
use super::{answers, appeals, direct, doubts, option_menu, own_cards, practice, render, reports, results, reviews};
use crate::discord::interaction::Interaction;
use crate::discord::message::Response;
use crate::id::{GuildId, MessageId};

/// What people use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Control {
    Button,
    Menu,
    /// What Discord calls a modal.
    Form,
}

/// Who may use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presser {
    /// Every member of the server.
    Everybody,
    /// Whoever has joined or answered a question of the round, and its host. Checked by the engine.
    Players,
    /// The person who received a private reply. Discord doesn't accept presses from anybody else; a forged one only
    /// does what its sender could do with a command anyway.
    Recipient,
    /// Whoever started the round. Checked by the engine.
    Host,
    /// The member who practices. Checked by the engine.
    Practicing,
    /// The author of the answer. Checked by the engine and the store's query.
    Answerer,
    /// Whoever plays, apart from the answer's author; and managers. Checked by the engine.
    Voters,
    /// Managers, and other members as far as the server's settings let them start rounds. Checked by
    /// [`Context::authorize`].
    RoundStarters,
    /// Checked by [`Context::authorize`].
    Managers { of: &'static str },
}

impl Presser {
    /// As far as the engine isn't needed to check it.
    fn who(self) -> Who {
        match self {
            Self::Managers { of } => Who::Managers { of },
            Self::RoundStarters => Who::RoundStarters,
            Self::Everybody
            | Self::Players
            | Self::Host
            | Self::Recipient
            | Self::Practicing
            | Self::Answerer
            | Self::Voters => Who::Everybody,
        }
    }
}

/// Where it works. In direct messages, what belongs to a server does what it would do in the one that the member uses
/// there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Anywhere: what it names is looked up only in the server where it's pressed.
    Server,
    /// In a private reply, which Discord shows to one person only.
    PrivateReply,
    /// In direct messages with the bot. [`Context::place_directly`] checks what is chosen.
    DirectMessage,
    /// In the channel of the round. Checked by the engine and the store's query.
    RoundChannel,
    /// On the message that shows the question. Checked by the engine.
    QuestionMessage,
    /// In the channel of the question. Checked by the engine.
    QuestionChannel,
    /// In the server of the question. Checked by the engine and the store's query.
    QuestionServer,
}

/// Until when it works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Until {
    Forever,
    /// Until the round's first question. Checked by the engine.
    RoundStarts,
    /// While the question is open. Checked by the engine.
    QuestionCloses,
    /// Until the practice ends, or another replaces it. Checked by the engine.
    PracticeEnds,
    /// While the answer's text is stored, and nobody has appealed. Checked by the engine.
    AnswerExpires,
    /// While the answer is voted on. Checked by the engine.
    VoteCloses,
    /// While the appeal is open. Checked by the engine.
    AppealIsDecided,
    /// While the deck has the card. Checked by the store's query, and by the engine for questions.
    CardIsRemoved,
    /// While the server has the deck. Checked by [`Decks`](super::decks::Decks).
    DeckIsRemoved,
    /// For an hour, as long as the bot runs and its author hasn't typed something newer. Checked by
    /// [`Drafts`](super::drafts::Drafts).
    DraftExpires,
    /// While the change is the deck's latest, and still stored. Checked by [`Context::undo_change`].
    DeckIsChangedAgain,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rules {
    control: Control,
    who: Presser,
    place: Place,
    until: Until,
}

/// A handler with the data in the custom id. Without a response, nothing is shown.
type Handler<P> = Box<dyn FnOnce(P) -> BoxFuture<'static, Result<Option<Response>, Refusal>> + Send>;

/// A row of the table.
struct Row<P> {
    rules: Rules,
    run: Handler<P>,
}

fn row<P, F, R>(
    control: Control,
    who: Presser,
    place: Place,
    until: Until,
    run: impl FnOnce(P) -> F + Send + 'static,
) -> Row<P>
where
    P: 'static,
    F: Future<Output = Result<R, Refusal>> + Send + 'static,
    R: Into<Option<Response>> + 'static,
{
    let run: Handler<P> = Box::new(move |press| run(press).map(|outcome| outcome.map(Into::into)).boxed());
    Row { rules: Rules { control, who, place, until }, run }
}

impl CustomId {
    /// The table of buttons and menus.
    #[expect(clippy::too_many_lines, reason = "a table is read row by row")]
    fn row(self) -> Row<Press> {
        use Control::{Button, Menu};
        use Place::{DirectMessage, PrivateReply, QuestionMessage, QuestionServer, RoundChannel, Server};
        use Presser::{Answerer, Everybody, Host, Managers, Players, Practicing, Recipient, RoundStarters, Voters};
        match self {
            Self::Again(_, deck, setup) => {
                row(Button, RoundStarters, Server, Until::DeckIsRemoved, move |it| quiz::start_again(it, deck, setup))
            }
            Self::StartLike(deck, setup) => row(Button, RoundStarters, PrivateReply, Until::DeckIsRemoved, move |it| {
                quiz::start_like(it, deck, setup)
            }),
            Self::StartLatest(_) => row(Button, RoundStarters, Server, Until::DeckIsRemoved, quiz::start_latest),
            Self::MyResults(game) => {
                row(Button, Everybody, RoundChannel, Until::Forever, move |it| results::my_results(it, game))
            }
            Self::MissedCards(game) => {
                row(Button, Everybody, RoundChannel, Until::Forever, move |it| results::missed_cards(it, game))
            }
            Self::Leaderboard => row(Button, Everybody, Server, Until::Forever, leaderboard::show_privately),
            Self::Join(game) => {
                row(Button, Everybody, RoundChannel, Until::RoundStarts, move |it| answers::join(it, game, None))
            }
            Self::JoinTeam(game, team) => {
                row(Button, Everybody, RoundChannel, Until::RoundStarts, move |it| answers::join(it, game, Some(team)))
            }
            Self::StartNow(game) => {
                row(Button, Host, RoundChannel, Until::RoundStarts, move |it| answers::start_now(it, game))
            }
            Self::Answer(question) => row(Button, Everybody, QuestionMessage, Until::QuestionCloses, move |it| {
                answers::open_form(it, question)
            }),
            Self::Choose(question, choice) => {
                row(Button, Everybody, QuestionMessage, Until::QuestionCloses, move |it| {
                    answers::tap(it, question, choice)
                })
            }
            Self::Skip(question) => row(Button, Players, QuestionMessage, Until::QuestionCloses, move |it| {
                answers::vote_to_skip(it, question)
            }),
            Self::Appeal(attempt) => {
                row(Button, Answerer, QuestionServer, Until::AnswerExpires, move |it| appeals::appeal(it, attempt))
            }
            Self::AppealOnQuestion(question) => {
                row(Button, Answerer, QuestionServer, Until::AnswerExpires, move |it| {
                    appeals::appeal_on_question(it, question)
                })
            }
            Self::DecideAppeal(attempt, accepted) => {
                row(Button, Managers { of: "settings" }, QuestionServer, Until::AppealIsDecided, move |it| {
                    appeals::decide(it, attempt, accepted)
                })
            }
            Self::AcceptAs(attempt) => {
                row(Menu, Managers { of: "settings" }, QuestionServer, Until::AppealIsDecided, move |it| {
                    appeals::accept_as(it, attempt)
                })
            }
            Self::Ballot(question, answer) => {
                row(Button, Voters, QuestionServer, Until::VoteCloses, move |it| doubts::show(it, question, answer))
            }
            Self::Vote { question: of, answer, counts } => {
                row(Button, Voters, QuestionServer, Until::VoteCloses, move |it| doubts::vote(it, of, answer, counts))
            }
            Self::Report(question) => {
                row(Button, Everybody, QuestionServer, Until::CardIsRemoved, move |it| reports::ask(it, question))
            }
            Self::ReportFor(question) => {
                row(Menu, Everybody, QuestionServer, Until::CardIsRemoved, move |it| reports::report(it, question))
            }
            Self::More(question) => row(Button, Everybody, Server, Until::Forever, move |it: Press| {
                ready(Ok(Response::private(render::more(it.locale(), question))))
            }),
            Self::ReviewReport { stays_paused, deck, card } => {
                row(Button, Managers { of: "settings" }, Server, Until::Forever, move |it| {
                    reports::review(it, deck, card, stays_paused)
                })
            }
            Self::Start(setup) => {
                row(Menu, RoundStarters, PrivateReply, Until::DeckIsRemoved, move |it| quiz::start_from_menu(it, setup))
            }
            Self::LeaderboardPage(span, scope, page) => {
                row(Button, Everybody, Server, Until::Forever, move |it| leaderboard::turn_to(it, span, scope, page))
            }
            Self::DropPage(page) => {
                row(Button, Managers { of: "drop" }, PrivateReply, Until::Forever, move |it| drop::turn_to(it, page))
            }
            Self::DeckPage(page) => {
                row(Button, Recipient, PrivateReply, Until::Forever, move |it| deck::turn_to(it, page))
            }
            Self::Share(deck, card) => {
                row(Button, Recipient, PrivateReply, Until::CardIsRemoved, move |it| lookup::share(it, deck, card))
            }
            Self::Forget(forget) => {
                row(Button, Recipient, PrivateReply, Until::Forever, move |it| privacy::forget(it, forget))
            }
            Self::Undo(change) => {
                row(Button, Managers { of: DECK_COMMAND }, PrivateReply, Until::DeckIsChangedAgain, move |it: Press| {
                    deck::take_back(
                        it.context,
                        it.interaction.locale,
                        (it.guild, it.interaction.user),
                        UndoTarget::Number(change),
                    )
                })
            }
            Self::Synonyms { deck, each_counts } => {
                row(Button, Managers { of: DECK_COMMAND }, PrivateReply, Until::DeckIsRemoved, move |it| {
                    synonyms::decide(it, deck, each_counts)
                })
            }
            Self::RemoveCard(deck, card) => {
                row(Button, Managers { of: DECK_COMMAND }, PrivateReply, Until::CardIsRemoved, move |it| {
                    card::remove_found(it, deck, card)
                })
            }
            // The command checks who may run it.
            Self::ChooseOption(draft) => {
                row(Menu, Recipient, PrivateReply, Until::DraftExpires, move |it| option_menu::choose(it, draft))
            }
            Self::EditAgain(draft) => {
                row(Button, Managers { of: DECK_COMMAND }, PrivateReply, Until::DraftExpires, move |it| {
                    ready(card::edit_again(&it, draft))
                })
            }
            Self::Help => row(Menu, Recipient, PrivateReply, Until::Forever, commands::help_about),
            Self::ChooseServer(draft) => {
                row(Menu, Recipient, DirectMessage, Until::DraftExpires, move |it| direct::run_again(it, draft))
            }
            Self::Practice(question, what) => row(Button, Practicing, PrivateReply, Until::PracticeEnds, move |it| {
                practice::press(it, question, what)
            }),
            Self::OwnCard(question) => {
                row(Button, Everybody, QuestionMessage, Until::QuestionCloses, move |it| own_cards::press(it, question))
            }
            Self::Review(deck) => {
                row(Button, Everybody, Server, Until::DeckIsRemoved, move |it| reviews::press(it, deck))
            }
            Self::EditCard(deck, card) => {
                row(Button, Managers { of: DECK_COMMAND }, PrivateReply, Until::CardIsRemoved, move |it| {
                    card::open_form(it, deck, card)
                })
            }
            Self::PauseCard { paused, page, deck, card } => {
                row(Button, Managers { of: DECK_COMMAND }, PrivateReply, Until::CardIsRemoved, move |it| {
                    deck_health::pause(it, (deck, card), paused, page)
                })
            }
            Self::HealthPage(deck, page) => {
                row(Button, Managers { of: DECK_COMMAND }, PrivateReply, Until::DeckIsRemoved, move |it| {
                    deck_health::turn_to(it, deck, page)
                })
            }
            Self::RemoveExam(deck) => {
                row(Button, Managers { of: DECK_COMMAND }, PrivateReply, Until::DeckIsRemoved, move |it| {
                    deck_exam::remove(it, deck)
                })
            }
        }
    }
}

impl FormId {
    /// Whether what was typed is given back where it can't be used. Answers are given back with their verdict.
    fn can_be_edited_again(&self) -> bool {
        match self {
            Self::AddCard(_) | Self::EditCard(..) => true,
            Self::Answer(_) | Self::PracticeAnswer(_) | Self::OwnCardAnswer(_) => false,
        }
    }

    /// The table of forms.
    fn row(self) -> Row<FilledForm> {
        use Control::Form;
        use Place::{PrivateReply, QuestionChannel, Server};
        use Presser::{Everybody, Managers, Practicing};
        match self {
            Self::Answer(question) => {
                row(Form, Everybody, QuestionChannel, Until::QuestionCloses, move |it| answers::submit(it, question))
            }
            Self::AddCard(deck) => {
                row(Form, Managers { of: DECK_COMMAND }, Server, Until::DeckIsRemoved, move |it| card::add(it, deck))
            }
            Self::EditCard(deck, card) => {
                row(Form, Managers { of: DECK_COMMAND }, Server, Until::CardIsRemoved, move |it| {
                    card::edit(it, deck, card)
                })
            }
            Self::PracticeAnswer(question) => row(Form, Practicing, PrivateReply, Until::PracticeEnds, move |it| {
                practice::submit(it, question, Response::Update)
            }),
            Self::OwnCardAnswer(question) => {
                row(Form, Practicing, QuestionChannel, Until::PracticeEnds, move |it| own_cards::submit(it, question))
            }
        }
    }
}

impl Context {
    /// Handles the press of a button, or a choice in a menu.
    pub(super) async fn pressed(
        self: &Arc<Self>,
        interaction: &Interaction,
        custom_id: &str,
        message: MessageId,
        chosen: Vec<String>,
    ) -> Result<Option<Response>, Refusal> {
        let outdated = || Refusal::from(InteractionRefusal::OutdatedButton);
        let Row { rules, run } = CustomId::parse(custom_id).ok_or_else(outdated)?.row();
        let guild = self.admit(interaction, rules).await?;
        if (rules.control == Control::Menu) == chosen.is_empty() {
            return Err(outdated());
        }
        let (context, interaction) = (Arc::clone(self), interaction.clone());
        run(Press { context, interaction, guild, message, chosen }).await
    }

    /// Handles the submission of a form.
    pub(super) async fn submitted(
        self: &Arc<Self>,
        interaction: &Interaction,
        custom_id: &str,
        fields: Vec<(String, String)>,
    ) -> Result<Option<Response>, Refusal> {
        let id = FormId::parse(custom_id).ok_or(InteractionRefusal::OutdatedForm)?;
        let draft = id.can_be_edited_again().then(|| Draft::Form { form: id.clone(), fields: fields.clone() });
        let Row { rules, run } = id.row();
        let guild = self.admit(interaction, rules).await?;
        let (context, submitted) = (Arc::clone(self), interaction.clone());
        let outcome = run(FilledForm { context, interaction: submitted, guild, fields }).await;
        match (outcome, draft) {
            (Err(refusal), Some(draft)) => {
                let draft = self.drafts.keep(guild, interaction.user, draft, self.clock.now());
                Ok(Some(Response::private(render::edit_again(interaction.locale, &refusal, draft))))
            }
            (outcome, _) => outcome,
        }
    }

    /// Enforces the table's rules as far as the engine isn't needed to check them.
    async fn admit(&self, interaction: &Interaction, rules: Rules) -> Result<GuildId, Refusal> {
        let admitted = self.authorize(interaction, rules.who.who()).await;
        if admitted.is_err() {
            let Rules { control, who, place, until } = rules;
            tracing::debug!(?control, ?who, ?place, ?until, user = %interaction.user, "a press was refused");
        }
        admitted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bot::commands::managers_commands;
    use crate::bot::custom_id::{FormName, Name};
    use crate::discord::permissions::Permissions;

    /// An example of each kind of custom id. A new kind doesn't compile without one.
    fn example(name: Name) -> &'static str {
        match name {
            Name::Start => "start:race:5:30:",
            Name::Again => "again:1:deck:race:5:30:",
            Name::StartLike => "like:deck:race:5:30:",
            Name::StartLatest => "latest:1",
            Name::MyResults => "mine:1",
            Name::MissedCards => "missed:1",
            Name::Leaderboard => "board:server",
            Name::Join => "join:1",
            Name::JoinTeam => "team:1:red",
            Name::StartNow => "go:1",
            Name::Answer => "answer:1",
            Name::Skip => "skip:1",
            Name::Choose => "choose:1:0",
            Name::LeaderboardPage => "page:week:1:server",
            Name::DropPage => "drops:1",
            Name::DeckPage => "decks:1",
            Name::Share => "share:deck:card",
            Name::Appeal => "appeal:1",
            Name::AppealOnQuestion => "appeals:1",
            Name::AcceptAppeal => "accept:1",
            Name::RejectAppeal => "reject:1",
            Name::AcceptAs => "part:1",
            Name::Ballot => "ballot:1",
            Name::Counts => "counts:1:0",
            Name::DoesNotCount => "not:1:0",
            Name::Report => "report:1",
            Name::ReportFor => "reason:1",
            Name::More => "more:1",
            Name::KeepPaused => "rest:deck:card",
            Name::AskAgain => "ask:deck:card",
            Name::Forget => "forget:me",
            Name::Undo => "undo:1",
            Name::AcceptSynonyms => "either:deck",
            Name::KeepSynonyms => "whole:deck",
            Name::RemoveCard => "remove:deck:card",
            Name::EditAgain => "redo:1",
            Name::ChooseOption => "option:1",
            Name::Help => "help:topic",
            Name::ChooseServer => "server:1",
            Name::PracticeAnswer => "try:1",
            Name::PracticeChoose => "pick:1:0",
            Name::PracticeGiveUp => "pass:1",
            Name::PracticeShow => "read:1",
            Name::PracticeNext => "next:1",
            Name::PracticeStop => "end:1",
            Name::Review => "review:deck:d",
            Name::OwnCard => "own:1",
            Name::EditCard => "fix:deck:card",
            Name::PauseCard => "off:0:deck:card",
            Name::ResumeCard => "on:0:deck:card",
            Name::HealthPage => "health:deck:1",
            Name::RemoveExam => "noexam:deck",
        }
    }

    fn form_example(name: FormName) -> &'static str {
        match name {
            FormName::Answer => "answer:1",
            FormName::AddCard => "add:deck",
            FormName::EditCard => "edit:deck:card",
            FormName::PracticeAnswer => "try:1",
            FormName::OwnCardAnswer => "own:1",
        }
    }

    fn all() -> Vec<(&'static str, Rules)> {
        let buttons =
            Name::ALL.iter().map(|name| example(*name)).map(|id| (id, CustomId::parse(id).unwrap().row().rules));
        let forms =
            FormName::ALL.iter().map(|name| form_example(*name)).map(|id| (id, FormId::parse(id).unwrap().row().rules));
        buttons.chain(forms).collect()
    }

    #[test]
    fn buttons_declare_who_may_press_them_where_and_until_when() {
        let table = all().into_iter().map(|(id, Rules { control, who, place, until })| {
            let name = id.split(':').next().unwrap();
            let who = match who {
                Presser::Managers { of } => format!("Managers of /{of}"),
                other => format!("{other:?}"),
            };
            format!("{name}: {control:?}, {who}, {place:?}, {until:?}")
        });
        assert_eq!(
            table.collect::<Vec<_>>(),
            [
                "start: Menu, RoundStarters, PrivateReply, DeckIsRemoved",
                "again: Button, RoundStarters, Server, DeckIsRemoved",
                "like: Button, RoundStarters, PrivateReply, DeckIsRemoved",
                "latest: Button, RoundStarters, Server, DeckIsRemoved",
                "mine: Button, Everybody, RoundChannel, Forever",
                "missed: Button, Everybody, RoundChannel, Forever",
                "board: Button, Everybody, Server, Forever",
                "join: Button, Everybody, RoundChannel, RoundStarts",
                "team: Button, Everybody, RoundChannel, RoundStarts",
                "go: Button, Host, RoundChannel, RoundStarts",
                "answer: Button, Everybody, QuestionMessage, QuestionCloses",
                "skip: Button, Players, QuestionMessage, QuestionCloses",
                "choose: Button, Everybody, QuestionMessage, QuestionCloses",
                "page: Button, Everybody, Server, Forever",
                "drops: Button, Managers of /drop, PrivateReply, Forever",
                "decks: Button, Recipient, PrivateReply, Forever",
                "share: Button, Recipient, PrivateReply, CardIsRemoved",
                "appeal: Button, Answerer, QuestionServer, AnswerExpires",
                "appeals: Button, Answerer, QuestionServer, AnswerExpires",
                "accept: Button, Managers of /settings, QuestionServer, AppealIsDecided",
                "reject: Button, Managers of /settings, QuestionServer, AppealIsDecided",
                "part: Menu, Managers of /settings, QuestionServer, AppealIsDecided",
                "ballot: Button, Voters, QuestionServer, VoteCloses",
                "counts: Button, Voters, QuestionServer, VoteCloses",
                "not: Button, Voters, QuestionServer, VoteCloses",
                "report: Button, Everybody, QuestionServer, CardIsRemoved",
                "reason: Menu, Everybody, QuestionServer, CardIsRemoved",
                "more: Button, Everybody, Server, Forever",
                "rest: Button, Managers of /settings, Server, Forever",
                "ask: Button, Managers of /settings, Server, Forever",
                "forget: Button, Recipient, PrivateReply, Forever",
                "undo: Button, Managers of /card, PrivateReply, DeckIsChangedAgain",
                "either: Button, Managers of /card, PrivateReply, DeckIsRemoved",
                "whole: Button, Managers of /card, PrivateReply, DeckIsRemoved",
                "remove: Button, Managers of /card, PrivateReply, CardIsRemoved",
                "redo: Button, Managers of /card, PrivateReply, DraftExpires",
                "option: Menu, Recipient, PrivateReply, DraftExpires",
                "help: Menu, Recipient, PrivateReply, Forever",
                "server: Menu, Recipient, DirectMessage, DraftExpires",
                "try: Button, Practicing, PrivateReply, PracticeEnds",
                "pick: Button, Practicing, PrivateReply, PracticeEnds",
                "pass: Button, Practicing, PrivateReply, PracticeEnds",
                "read: Button, Practicing, PrivateReply, PracticeEnds",
                "next: Button, Practicing, PrivateReply, PracticeEnds",
                "end: Button, Practicing, PrivateReply, PracticeEnds",
                "review: Button, Everybody, Server, DeckIsRemoved",
                "own: Button, Everybody, QuestionMessage, QuestionCloses",
                "fix: Button, Managers of /card, PrivateReply, CardIsRemoved",
                "off: Button, Managers of /card, PrivateReply, CardIsRemoved",
                "on: Button, Managers of /card, PrivateReply, CardIsRemoved",
                "health: Button, Managers of /card, PrivateReply, DeckIsRemoved",
                "noexam: Button, Managers of /card, PrivateReply, DeckIsRemoved",
                "answer: Form, Everybody, QuestionChannel, QuestionCloses",
                "add: Form, Managers of /card, Server, DeckIsRemoved",
                "edit: Form, Managers of /card, Server, CardIsRemoved",
                "try: Form, Practicing, PrivateReply, PracticeEnds",
                "own: Form, Practicing, QuestionChannel, PracticeEnds",
            ]
        );
    }

    #[test]
    fn managers_need_manage_server_or_a_grant_of_a_command_for_managers() {
        let (member, manager) = (Permissions::SEND_MESSAGES, Permissions::MANAGE_GUILD);
        for (id, rules) in all() {
            let who = rules.who.who();
            assert_eq!(who.required_grant(manager), None, "{id}");
            match who.required_grant(member) {
                Some(command) => assert!(managers_commands().contains(&command), "{id}: nobody is granted /{command}"),
                None => assert_eq!(who, Who::Everybody, "{id}"),
            }
        }
    }
}
