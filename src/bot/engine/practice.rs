//! Members who practice alone: [`Practice`] says what follows, and this carries it out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use popquiz_deck::{Card, DeckId};
use popquiz_judge::{Credit, FirstPass, Outcome, Verdict};
use rand::RngExt as _;

use super::cards::{card, compile, no_cards};
use super::decision::{Decision, ReadingRequest};
use super::reply::PracticeReply;
use super::state::{DecksInPlay, Engine, RunningPractice, Timer, to_json};
use crate::bot::decks::LoadedDeck;
use crate::bot::practice_view::{CardProgress, NextReview, PracticeResult, PracticeView, PracticedCard, ReviewResult};
use crate::bot::refusal::{PracticeRefusal, Refusal};
use crate::id::{AttemptId, ChannelId, GameId, GuildId, QuestionId, UserId};
use crate::quiz::practice::{Current, Position, PracticeAnswer, Review, Stage, draw};
use crate::quiz::round::eligible;
use crate::quiz::{Choices, Game, Practice, PracticeCard};
use crate::store::versioned::{self, Unreadable};
use crate::store::{self, AnswerHash, AttemptRole, AttemptVerdict, Help, PracticeChange, QuestionRecord};

/// The most practices at a time. Beyond that, the one in which nothing has happened for longest ends.
const MOST_PRACTICES: usize = if cfg!(test) { 5 } else { 10_000 };

/// A practice to start.
#[derive(Debug)]
pub(in crate::bot) struct NewPractice {
    pub(in crate::bot) guild: GuildId,
    pub(in crate::bot) channel: ChannelId,
    pub(in crate::bot) user: UserId,
    pub(in crate::bot) cards: Candidates,
}

/// The cards that a practice can have.
#[derive(Debug)]
pub(in crate::bot) enum Candidates {
    /// Any of a deck.
    Deck(Arc<LoadedDeck>),
    /// Those that the member missed, the most missed first, and their decks.
    Missed(Vec<PracticeCard>, Vec<Arc<LoadedDeck>>),
    /// Those that help the member most, the most helpful first, and their decks. There may be more than a review has.
    Review(Vec<PracticeCard>, Vec<Arc<LoadedDeck>>, Review),
}

/// What a member does about a card that they practice.
#[derive(Debug)]
pub(in crate::bot) enum PracticeAct {
    /// See how it stands.
    Show,
    /// Answer it.
    Answer(AttemptId, PracticeInput),
    /// See the answer without a guess.
    GiveUp(AttemptId),
    /// Go on to the next card.
    Next,
    /// End the practice.
    Stop,
}

/// How a member answers.
#[derive(Debug)]
pub(in crate::bot) enum PracticeInput {
    Text(String),
    /// A tap on the choice of this number.
    Tap(usize),
}

impl RunningPractice {
    fn card(&self, id: &PracticeCard) -> Option<(&Arc<LoadedDeck>, &Card)> {
        let deck = self.decks.get(&id.deck)?;
        card(deck, &id.card).map(|card| (deck, card))
    }

    pub(super) fn current(&self) -> Option<(&Current, &Arc<LoadedDeck>, &Card)> {
        let current = self.practice.current()?;
        let (deck, card) = self.card(&current.card)?;
        Some((current, deck, card))
    }
}

impl Engine {
    /// Starts a practice in place of the one that the member has in that server, if any.
    pub(super) fn start_practice(
        &mut self,
        new: NewPractice,
        decision: &mut Decision,
    ) -> Result<PracticeView, Refusal> {
        let NewPractice { guild, channel, user, cards } = new;
        let mut review = None;
        let (cards, decks) = match cards {
            Candidates::Deck(deck) => {
                let paused = self.guilds.paused_cards(guild, &deck.deck.id);
                no_cards(&deck, &[], &paused)?;
                let cards = eligible(&deck.deck.cards, &[], &paused);
                let cards =
                    cards.into_iter().map(|it| PracticeCard { deck: deck.deck.id.clone(), card: it.id.clone() });
                (draw(cards.collect(), self.random.random()), vec![deck])
            }
            Candidates::Missed(cards, _) if cards.is_empty() => return Err(PracticeRefusal::NothingMissed.into()),
            Candidates::Missed(cards, decks) => (cards, decks),
            Candidates::Review(cards, decks, of) => {
                let can_show = |id: &PracticeCard| {
                    let deck = decks.iter().find(|deck| deck.deck.id == id.deck);
                    deck.is_some_and(|deck| {
                        card(deck, &id.card).is_some_and(|card| self.can_practice((guild, user), &id.deck, card))
                    })
                };
                let cards = cards.into_iter().filter(can_show).take(of.size()).collect();
                review = Some(of);
                (cards, decks)
            }
        };
        let id = GameId(self.take_id());
        let mut practice = Practice::new(id, (guild, channel, user), cards, decision.now);
        if let Some(review) = review {
            practice = practice.as_review(review);
        }
        let decks = decks.into_iter().map(|deck| (deck.deck.id.clone(), deck)).collect();
        let mut running = RunningPractice { practice, decks, waiting: None };
        self.advance_practice(&mut running, decision);
        if running.practice.current().is_none() {
            return Err(PracticeRefusal::AllAskedNow.into());
        }
        if let Some(before) = self.practicing.get(&(guild, user)).copied() {
            self.end_practice(before, decision);
        }
        let on_their_own = || self.practices.values().filter(|it| it.practice.drop().is_none());
        if on_their_own().count() >= MOST_PRACTICES
            && let Some(idle) = on_their_own().min_by_key(|it| it.practice.active_at())
        {
            self.end_practice(idle.practice.id, decision);
        }
        let view = self.practice_view(&running, false);
        self.practicing.insert((guild, user), id);
        self.keep_practice(running, decision);
        Ok(view)
    }

    /// A member does something about a card that they practice, or practiced.
    pub(super) fn practice(
        &mut self,
        (guild, user): (GuildId, UserId),
        question: QuestionId,
        act: PracticeAct,
        reply: PracticeReply,
        decision: &mut Decision,
    ) {
        let id = self.practice_asking((guild, user), question);
        let Some(mut running) = id.and_then(|id| self.practices.remove(&id)) else {
            return reply.after_commit(Err(PracticeRefusal::Over.into()), decision);
        };
        let position = running.practice.position(question);
        let drop = running.practice.drop();
        // Where the message shows an earlier card, a reply was lost: only stopping doesn't depend on the card.
        let act = match act {
            // A drop gives each member one card, which stays theirs.
            PracticeAct::Stop | PracticeAct::Next if drop.is_some() => PracticeAct::Show,
            PracticeAct::Stop => PracticeAct::Stop,
            _ if position == Position::Past => PracticeAct::Show,
            act => act,
        };
        let leaves_out = self.must_leave_out_current(&running);
        if leaves_out && drop.is_some() {
            self.practices.insert(running.practice.id, running);
            return reply.after_commit(Err(PracticeRefusal::OwnAskedNow.into()), decision);
        }
        let mut changed = true;
        match act {
            PracticeAct::Stop => {
                let view = self.practice_result(&running);
                reply.after_commit(Ok(view), decision);
                return self.over(running, decision);
            }
            _ if leaves_out => self.leave_out_current(&mut running, decision),
            PracticeAct::Show => changed = false,
            PracticeAct::Answer(source, input) => {
                changed = self.answer_practiced(&mut running, source, input, decision);
                if changed && running.practice.unread().is_some() {
                    self.readings.add(source, running.practice.id);
                    self.reading_practices.insert(source, running.practice.id);
                    running.waiting = Some(reply);
                    self.own_answered(&running.practice, decision);
                    return self.keep_practice(running, decision);
                }
            }
            PracticeAct::GiveUp(source) => {
                changed = running.practice.give_up(decision.now);
                if changed {
                    record(&running, (source, String::new()), (Outcome::Wrong, Credit::NONE, 1.0), decision);
                }
            }
            PracticeAct::Next => {
                let is_over = |stage: &Stage| matches!(stage, Stage::Answered(_) | Stage::GivenUp);
                changed = running.practice.current().is_none_or(|current| is_over(&current.stage));
                if changed {
                    self.advance_practice(&mut running, decision);
                }
            }
        }
        if changed {
            self.own_answered(&running.practice, decision);
        }
        let view = self.practice_view(&running, leaves_out);
        reply.after_commit(Ok(view), decision);
        if running.practice.current().is_none() {
            self.over(running, decision);
        } else if changed {
            self.keep_practice(running, decision);
        } else {
            self.practices.insert(running.practice.id, running);
        }
    }

    /// The practice of a member that shows this card, or showed it: the one they started, or one that a drop gave them.
    fn practice_asking(&self, of: (GuildId, UserId), question: QuestionId) -> Option<GameId> {
        let is_asking = |it: &&RunningPractice| it.practice.position(question) != Position::Elsewhere;
        let started = self.practicing.get(&of).and_then(|id| self.practices.get(id));
        let of_drops = || {
            let is_theirs = |it: &&Practice| it.drop().is_some() && (it.guild, it.user) == of;
            self.practices.values().filter(move |it| is_theirs(&&it.practice))
        };
        started.into_iter().find(is_asking).or_else(|| of_drops().find(is_asking)).map(|it| it.practice.id)
    }

    /// Judges an answer to the current card, and records it. Says whether it counts.
    fn answer_practiced(
        &self,
        running: &mut RunningPractice,
        source: AttemptId,
        input: PracticeInput,
        decision: &mut Decision,
    ) -> bool {
        let Some((current, deck, card)) = running.current() else { return false };
        let (text, FirstPass { verdict, is_unsure }) = match input {
            PracticeInput::Tap(choice) => {
                let Some((text, verdict)) = current.choices.as_ref().and_then(|choices| choices.tapped(choice)) else {
                    return false;
                };
                (text, FirstPass { verdict, is_unsure: false })
            }
            PracticeInput::Text(text) => {
                let taught = self.guilds.taught(running.practice.guild, &current.card.deck, &card.id);
                let Some(judge) = compile(deck, &current.asked(card), taught) else { return false };
                let first = judge.first_pass(&text);
                let text = match &current.choices {
                    Some(choices) => choices.in_words(&text, choices.named(&text, &first.verdict)).into_owned(),
                    None => text,
                };
                (text, first)
            }
        };
        let is_unread = is_unsure && self.readings.is_available();
        let answer = PracticeAnswer { attempt: source, text: text.clone(), verdict: verdict.clone() };
        if !running.practice.answer(answer, is_unread, decision.now) {
            return false;
        }
        let Verdict { outcome, credit, confidence, .. } = verdict;
        record(running, (source, text), (outcome, credit, confidence), decision);
        true
    }

    /// An answer in practice that the model must read.
    pub(super) fn practice_reading(&self, practice: GameId, attempt: AttemptId) -> Option<ReadingRequest> {
        let running = self.practices.get(&practice)?;
        let answer = running.practice.unread().filter(|answer| answer.attempt == attempt)?;
        let (current, deck, card) = running.current()?;
        let taught = self.guilds.taught(running.practice.guild, &current.card.deck, &card.id);
        let judge = compile(deck, &current.asked(card), taught)?;
        Some(ReadingRequest { question: current.question, attempt, judge, text: answer.text.clone() })
    }

    /// An answer in practice was read; `None` means that words decide.
    pub(super) fn practice_read(&mut self, attempt: AttemptId, verdict: Option<Verdict>, decision: &mut Decision) {
        let id = self.reading_practices.remove(&attempt);
        let Some(mut running) = id.and_then(|id| self.practices.remove(&id)) else { return };
        let question = running.practice.current().map(|current| current.question);
        if running.practice.read(attempt, verdict.clone())
            && let (Some(question), Some(verdict)) = (question, verdict)
        {
            let Verdict { outcome, credit, confidence, .. } = verdict;
            decision.commit.verdicts.push(AttemptVerdict { source: attempt, question, outcome, credit, confidence });
        }
        self.own_answered(&running.practice, decision);
        if let Some(reply) = running.waiting.take() {
            reply.after_commit(Ok(self.practice_view(&running, false)), decision);
        }
        self.keep_practice(running, decision);
    }

    /// Words decide on all answers in practice that wait for the model.
    pub(super) fn stop_reading_practices(&mut self, decision: &mut Decision) {
        let unread: BTreeSet<AttemptId> = self.reading_practices.keys().copied().collect();
        for attempt in unread {
            self.practice_read(attempt, None, decision);
        }
    }

    /// A manager has accepted an answer that was given in practice: it counts for its author's statistics. Points
    /// aren't given for practice.
    pub(super) fn accept_practiced(&mut self, facts: &store::AttemptFacts, verdict: &Verdict, decision: &mut Decision) {
        let (attempt, question) = (&facts.attempt, &facts.question);
        if verdict.credit <= attempt.credit {
            return;
        }
        decision.commit.verdicts.push(AttemptVerdict {
            source: attempt.source,
            question: question.id,
            outcome: verdict.outcome,
            credit: verdict.credit,
            confidence: 1.0,
        });
        let id = self.practice_asking((question.guild, attempt.user), question.id);
        if let Some(mut running) = id.and_then(|id| self.practices.remove(&id)) {
            running.practice.accept(question.id, verdict);
            self.own_answered(&running.practice, decision);
            self.keep_practice(running, decision);
        }
    }

    /// Time passed for a practice: an answer has waited for the model long enough, or nothing has happened for long.
    pub(super) fn practice_is_due(&mut self, id: GameId, decision: &mut Decision) {
        let Some(running) = self.practices.get(&id) else { return };
        match running.practice.unread().map(|answer| answer.attempt) {
            Some(attempt) => self.practice_read(attempt, None, decision),
            None => self.end_practice(id, decision),
        }
    }

    /// Ends the practices of a member, or in a server.
    pub(super) fn end_practices(&mut self, of: impl Fn(&Practice) -> bool, decision: &mut Decision) {
        let ended: Vec<GameId> =
            self.practices.values().map(|it| &it.practice).filter(|it| of(it)).map(|it| it.id).collect();
        for id in ended {
            self.end_practice(id, decision);
        }
    }

    fn end_practice(&mut self, id: GameId, decision: &mut Decision) {
        if let Some(running) = self.practices.remove(&id) {
            self.over(running, decision);
        }
    }

    fn over(&mut self, running: RunningPractice, decision: &mut Decision) {
        let RunningPractice { practice, waiting, .. } = running;
        if self.practicing.get(&(practice.guild, practice.user)) == Some(&practice.id) {
            self.practicing.remove(&(practice.guild, practice.user));
        }
        if let Some(answer) = practice.unread() {
            self.reading_practices.remove(&answer.attempt);
        }
        if let Some(waiting) = waiting {
            waiting.after_commit(Err(PracticeRefusal::Over.into()), decision);
        }
        if let Some(current) = practice.current().filter(|_| practice.drop().is_some()) {
            self.open_questions.closes(practice.guild, current.question);
        }
        self.timers.set(Timer::Practice(practice.id), None);
        decision.commit.practices.push(PracticeChange::End { id: practice.id });
    }

    /// Keeps a practice, and records its state.
    pub(super) fn keep_practice(&mut self, running: RunningPractice, decision: &mut Decision) {
        let Practice { id, guild, user, .. } = running.practice;
        let drop = running.practice.drop();
        let state = to_json(&running.practice);
        decision.commit.practices.push(PracticeChange::Save { id, guild, user, drop, state });
        self.timers.set(Timer::Practice(id), running.practice.deadline(&self.settings.rules));
        self.practices.insert(id, running);
    }

    pub(super) fn advance_practice(&mut self, running: &mut RunningPractice, decision: &Decision) {
        let RunningPractice { practice, decks, .. } = running;
        let of = (practice.guild, practice.user);
        practice.advance(decision.now, |card| self.show_next(of, decks, card));
    }

    fn leave_out_current(&mut self, running: &mut RunningPractice, decision: &Decision) {
        let RunningPractice { practice, decks, .. } = running;
        let of = (practice.guild, practice.user);
        practice.leave_out(decision.now, |card| self.show_next(of, decks, card));
    }

    /// The id and the choices of a card that comes next; `None` if it isn't shown now.
    fn show_next(
        &mut self,
        of: (GuildId, UserId),
        decks: &BTreeMap<DeckId, Arc<LoadedDeck>>,
        id: &PracticeCard,
    ) -> Option<(QuestionId, Option<Choices>)> {
        let deck = decks.get(&id.deck)?;
        let card = card(deck, &id.card)?;
        if !self.can_practice(of, &id.deck, card) {
            return None;
        }
        let question = QuestionId(self.take_id());
        Some((question, Choices::of(card, question)))
    }

    pub(super) fn can_practice(&self, of: (GuildId, UserId), deck: &DeckId, card: &Card) -> bool {
        let (guild, _) = of;
        let paused = self.guilds.paused_cards(guild, deck);
        !eligible(std::slice::from_ref(card), &[], &paused).is_empty() && !self.is_hidden(of, deck, card, None)
    }

    /// Whether practicing a card would help with another question than the one that's `asked`: it's open, or an exam may
    /// ask it.
    fn is_hidden(&self, of: (GuildId, UserId), deck: &DeckId, card: &Card, asked: Option<QuestionId>) -> bool {
        let (guild, _) = of;
        let may_ask = |game: &Game| match game {
            Game::Round(round) => {
                let only = std::slice::from_ref(card);
                !round.mode.is_in_channel()
                    && round.guild == guild
                    && round.decks().any(|of| of == deck)
                    && !eligible(only, &round.tags, &BTreeSet::new()).is_empty()
            }
            Game::Drop(_) => false,
        };
        self.open_questions.gives_away_to(of, (deck, card), asked)
            || self.games.values().any(|running| may_ask(&running.game))
    }

    /// Whether the current card mustn't be answered now, or is no longer in its deck.
    pub(super) fn must_leave_out_current(&self, running: &RunningPractice) -> bool {
        match running.current() {
            Some((current, _, card)) => {
                let of = (running.practice.guild, running.practice.user);
                current.stage == Stage::Asked && self.is_hidden(of, &current.card.deck, card, Some(current.question))
            }
            None => running.practice.current().is_some(),
        }
    }

    /// What a practice shows now.
    pub(super) fn practice_view(&self, running: &RunningPractice, follows_left_out: bool) -> PracticeView {
        let Some((current, deck, card)) = running.current() else { return self.practice_result(running) };
        let Practice { guild, user, .. } = running.practice;
        let progress = match &current.stage {
            Stage::Asked => CardProgress::Asked,
            Stage::Reading { .. } => CardProgress::Reading,
            Stage::Answered(_) | Stage::GivenUp
                if self.is_hidden((guild, user), &current.card.deck, card, Some(current.question)) =>
            {
                CardProgress::Hidden
            }
            Stage::GivenUp => CardProgress::GivenUp,
            Stage::Answered(PracticeAnswer { attempt, text, verdict }) => {
                let can_appeal = verdict.outcome != Outcome::Correct && self.keep_answers_days(guild) > 0;
                CardProgress::Answered {
                    text: text.clone(),
                    verdict: verdict.clone(),
                    appeal: can_appeal.then_some(*attempt),
                }
            }
        };
        PracticeView::Card(Box::new(PracticedCard {
            question: current.question,
            place: running.practice.place(),
            deck: current.card.deck.clone(),
            deck_title: deck.deck.title.clone(),
            card: current.asked(card),
            progress,
            follows_left_out,
            is_own: running.practice.drop().is_some(),
        }))
    }

    fn practice_result(&self, running: &RunningPractice) -> PracticeView {
        let summary = running.practice.summary();
        let of = (running.practice.guild, running.practice.user);
        let shown = |id: &PracticeCard| {
            let (_, card) = running.card(id)?;
            (!self.is_hidden(of, &id.deck, card, None)).then(|| card.clone())
        };
        PracticeView::Over(PracticeResult {
            right: summary.right,
            cards: summary.cards,
            again: summary.again.iter().filter_map(shown).collect(),
            left_out: summary.left_out,
            review: summary.review.map(|review| ReviewResult { summary: review, next: NextReview::Never }),
        })
    }

    /// Resumes a practice that was stored, unless nothing has happened in it for long.
    pub(super) fn resume_practice(&mut self, id: GameId, state: &str, decks: &DecksInPlay, decision: &mut Decision) {
        let mut practice: Practice = match versioned::read(state) {
            Ok(practice) => practice,
            Err(error @ Unreadable::Newer { .. }) => {
                tracing::error!(practice = %id, %error, "cannot read a practice; it stays stored, but does not continue");
                return;
            }
            Err(error) => {
                tracing::error!(practice = %id, %error, "cannot read a practice, so it is over");
                decision.commit.practices.push(PracticeChange::End { id });
                return;
            }
        };
        practice.read_again(decision.now);
        if let Some(answer) = practice.unread() {
            self.readings.add(answer.attempt, id);
            self.reading_practices.insert(answer.attempt, id);
        }
        let guild = practice.guild;
        let decks = practice.decks().filter_map(|id| Some((id.clone(), decks.get(&(guild, id.clone())).cloned()?)));
        let decks = decks.collect();
        let user = practice.user;
        match practice.drop() {
            Some(drop) if !self.games.contains_key(&drop) => {
                decision.commit.practices.push(PracticeChange::End { id });
                return;
            }
            Some(_) => {}
            None => drop(self.practicing.insert((guild, user), id)),
        }
        self.timers.set(Timer::Practice(id), practice.deadline(&self.settings.rules));
        let running = RunningPractice { practice, decks, waiting: None };
        self.hide_own(&running);
        self.practices.insert(id, running);
    }
}

/// Records an answer, with its question: that's closed at once, because nobody else is asked.
fn record(
    running: &RunningPractice,
    (source, text): (AttemptId, String),
    (outcome, credit, confidence): (Outcome, Credit, f32),
    decision: &mut Decision,
) {
    let Some((current, _, asked)) = running.current() else { return };
    let practice = &running.practice;
    let PracticeCard { deck, card } = current.card.clone();
    decision.commit.questions.push(QuestionRecord {
        id: current.question,
        game: practice.drop().unwrap_or(practice.id),
        schedule: None,
        guild: practice.guild,
        channel: practice.channel,
        deck,
        card,
        message: None,
        asked_at: decision.now,
        closed_at: Some(decision.now),
        is_private: true,
        answer: asked.key.as_ref().map(AnswerHash::of),
    });
    decision.commit.attempts.push(store::Attempt {
        source,
        question: current.question,
        user: practice.user,
        text,
        outcome,
        credit,
        confidence: Some(confidence),
        role: AttemptRole::Try,
        help: Help { is_choice: current.choices.is_some(), ..Help::default() },
    });
}
