//! Answers that the judge is in doubt about: once their question is over, the group votes on whether they count.

use popquiz_deck::CardId;
use popquiz_judge::{CardJudge, Credit};

use super::decision::Decision;
use super::open_votes::OpenVote;
use super::state::{Engine, Timer, to_json};
use crate::bot::ballot::{Ballot, Voted};
use crate::bot::defaults::Doubters;
use crate::bot::doubt_messages;
use crate::bot::outgoing::Outgoing;
use crate::bot::refusal::{DoubtRefusal, Refusal};
use crate::clock::UnixMs;
use crate::discord::message::Message;
use crate::id::{GuildId, MessageId, OutboxId, QuestionId, UserId};
use crate::quiz::{Doubts, Game, Reveal, Settlement, Voter};
use crate::store::versioned::{self, Unreadable};
use crate::store::{AttemptFacts, DoubtsChange, FIRST_VOTED_PART, LedgerEntry, LedgerKind, Loaded, SettledAttempt};

/// From a vote until the reveal shows it. Votes within this time share an edit, of which Discord allows few.
const SHOWN_AFTER_MS: i64 = 2_000;

/// Where somebody presses a button to vote.
#[derive(Clone, Copy, Debug)]
pub(in crate::bot) struct BallotPlace {
    pub(in crate::bot) question: QuestionId,
    pub(in crate::bot) guild: GuildId,
    pub(in crate::bot) message: MessageId,
}

impl Engine {
    /// The vote on the answers in doubt to a question that is being revealed, if there is one.
    pub(super) fn doubts_of(
        &self,
        game: &Game,
        reveal: &mut Reveal,
        judge: Option<&CardJudge>,
        now: UnixMs,
    ) -> Option<Doubts> {
        let mut doubtful = std::mem::take(&mut reveal.doubtful);
        let doubters = self.doubters(game.guild());
        if doubters == Doubters::Nobody {
            return None;
        }
        // Managers decide on what was appealed.
        for appealed in doubtful.answers.extract_if(.., |it| self.appeals.contains_key(&it.attempt)) {
            let sure = doubtful.sure.entry(appealed.user).or_default();
            *sure = sure.max(appealed.credit);
        }
        let accepted = |text: &str| judge.map_or(Credit::NONE, |judge| judge.acceptance(text).verdict(None).credit);
        let when = (now, doubters == Doubters::Managers);
        Doubts::new(reveal.question, doubtful, accepted, when, &self.settings.rules)
    }

    /// Opens a vote; its reveal is on its way.
    pub(super) fn open_vote(
        &mut self,
        (game, card): (&Game, CardId),
        doubts: Doubts,
        reveal: Message,
        post: OutboxId,
        decision: &mut Decision,
    ) {
        let question = doubts.question;
        let vote = OpenVote {
            doubts,
            game: game.id(),
            guild: game.guild(),
            channel: game.channel(),
            deck: game.deck().clone(),
            card,
            closed_at: decision.now,
            reveal: Message { reply_to: None, ..reveal },
            post,
            message: None,
            show_at: None,
        };
        self.vote_posts.insert(post, question);
        self.votes.insert(question, vote);
        self.save_vote(question, decision);
    }

    /// Resumes the votes that were open when the bot last stopped.
    pub(super) fn resume_votes(&mut self, loaded: &Loaded, decision: &mut Decision) {
        for (question, state) in &loaded.doubts {
            match versioned::read::<OpenVote>(state) {
                Ok(vote) => {
                    if vote.message.is_none() {
                        self.vote_posts.insert(vote.post, *question);
                    }
                    self.timers.set(Timer::Vote(*question), Some(vote.deadline()));
                    self.votes.insert(*question, vote);
                }
                Err(error @ Unreadable::Newer { .. }) => {
                    tracing::error!(%question, %error, "cannot read a vote; it stays stored, but does not continue");
                }
                Err(error) => {
                    tracing::error!(%question, %error, "cannot read a vote, so it is closed");
                    decision.commit.doubts.push(DoubtsChange::End { question: *question });
                }
            }
        }
    }

    /// The reveal of a vote was posted, or couldn't be: then nobody can vote.
    pub(super) fn vote_posted(
        &mut self,
        post: OutboxId,
        message: Option<MessageId>,
        image: Option<String>,
        decision: &mut Decision,
    ) {
        let Some(question) = self.vote_posts.remove(&post) else { return };
        let Some(vote) = self.votes.get_mut(&question) else { return };
        if message.is_none() {
            return self.end_vote(question, decision);
        }
        vote.message = message;
        if let Some(embed) = &mut vote.reveal.embed {
            embed.image = image;
        }
        self.save_vote(question, decision);
    }

    /// What to show somebody who wants to vote: this answer, or the first on which they haven't voted. Also returns
    /// whether they pressed a button of the reveal.
    pub(super) fn ballot(
        &self,
        place: BallotPlace,
        answer: Option<usize>,
        voter: Voter,
        now: UnixMs,
    ) -> Result<(Ballot, bool), Refusal> {
        let vote = self.vote_at(place)?;
        let answer = match answer {
            Some(answer) => answer,
            None => vote.unvoted(voter, now).or_else(|| vote.first(voter, now)).unwrap_or(0),
        };
        vote.doubts.may_vote(answer, voter, now).map_err(DoubtRefusal::from)?;
        let ballot = vote.ballot(answer, voter, now).ok_or(DoubtRefusal::Over)?;
        Ok((ballot, vote.message == Some(place.message)))
    }

    /// Counts a vote on an answer.
    pub(super) fn vote(
        &mut self,
        place: BallotPlace,
        answer: usize,
        counts: bool,
        voter: Voter,
        decision: &mut Decision,
    ) -> Result<Voted, Refusal> {
        self.vote_at(place)?;
        let question = place.question;
        let (now, rules) = (decision.now, &self.settings.rules);
        let vote = self.votes.get_mut(&question).ok_or(DoubtRefusal::Over)?;
        let settled = vote.doubts.vote(answer, voter, counts, now, rules).map_err(DoubtRefusal::from)?;
        let doubt = vote.doubts.answers().get(answer).ok_or(DoubtRefusal::Over)?;
        let voted = Voted {
            counts,
            has_settled: !doubt.is_open(),
            tally: doubt.tally(),
            next: vote.unvoted(voter, now).and_then(|next| vote.ballot(next, voter, now)),
            again: vote.first(voter, now),
            closes_at: vote.doubts.closes_at,
            is_on_reveal: vote.message == Some(place.message),
        };
        self.settle(question, &settled, decision);
        self.vote_changed(question, decision);
        Ok(voted)
    }

    fn vote_at(&self, place: BallotPlace) -> Result<&OpenVote, Refusal> {
        let vote = self.votes.get(&place.question).filter(|vote| vote.guild == place.guild);
        vote.ok_or_else(|| DoubtRefusal::Over.into())
    }

    /// Time passed for a vote: it's over, or its latest votes are shown.
    pub(super) fn vote_is_due(&mut self, question: QuestionId, decision: &mut Decision) {
        let Some(vote) = self.votes.get_mut(&question) else { return };
        if decision.now > vote.doubts.closes_at {
            let settled = vote.doubts.close(&self.settings.rules);
            self.settle(question, &settled, decision);
            return self.end_vote(question, decision);
        }
        vote.show_at = None;
        self.show_vote(question, decision);
        self.save_vote(question, decision);
    }

    /// Removes a person from all votes.
    pub(super) fn forget_voter(&mut self, user: UserId, decision: &mut Decision) {
        let known = self.votes.iter_mut().filter_map(|(question, vote)| vote.doubts.forget(user).then_some(*question));
        for question in known.collect::<Vec<_>>() {
            self.vote_changed(question, decision);
        }
        self.past_votes.points.retain(|(_, of), _| *of != user);
    }

    /// The bot was removed from a server: nobody there can vote anymore.
    pub(super) fn end_votes_in(&mut self, guild: GuildId, decision: &mut Decision) {
        let gone = self.votes.iter().filter(|(_, vote)| vote.guild == guild).map(|(question, _)| *question);
        for question in gone.collect::<Vec<_>>() {
            self.end_vote(question, decision);
        }
    }

    /// Forgets what the store has by now.
    pub(super) fn expire_votes(&mut self, is_kept: impl Fn(UnixMs) -> bool) {
        self.past_votes.settled.retain(|attempt| is_kept(attempt.time()));
        self.past_votes.points.retain(|_, (_, at)| is_kept(*at));
    }

    /// Until when members vote on an attempt, if they do.
    pub(super) fn voted_on_until(&self, facts: &AttemptFacts) -> Option<UnixMs> {
        let vote = self.votes.get(&facts.question.id)?;
        vote.doubts.is_voted_on(facts.attempt.source).then_some(vote.doubts.closes_at)
    }

    /// Whether a vote settled an attempt.
    pub(super) fn is_settled(&self, facts: &AttemptFacts) -> bool {
        facts.settled.is_some() || self.past_votes.settled.contains(&facts.attempt.source)
    }

    /// The points that an attempt's author has from its question, with all that votes gave and took: the store may not
    /// have it yet.
    pub(super) fn points_with_votes(&self, facts: &AttemptFacts) -> i64 {
        let (question, user) = (facts.question.id, facts.attempt.user);
        let voted = match self.votes.get(&question) {
            Some(vote) => Some(vote.doubts.points_of(user)),
            None => self.past_votes.points.get(&(question, user)).map(|(points, _)| *points),
        };
        facts.points - facts.voted_points + voted.unwrap_or(facts.voted_points)
    }

    /// A manager accepted an appeal that covers an attempt.
    pub(super) fn appeal_covers(&mut self, facts: &AttemptFacts, credit: Credit, decision: &mut Decision) {
        let question = facts.question.id;
        if let Some(vote) = self.votes.get_mut(&question) {
            vote.doubts.appealed(facts.attempt.source, facts.attempt.user, credit);
            self.vote_changed(question, decision);
        }
    }

    /// Records what a vote came to: as with appeals, ledger entries of their own, dated to the day of the question.
    fn settle(&mut self, question: QuestionId, settled: &[Settlement], decision: &mut Decision) {
        let Some(vote) = self.votes.get(&question) else { return };
        for &Settlement { answer, attempt, user, credit, total: (before, after), points } in settled {
            decision.commit.settled.push(SettledAttempt { source: attempt, credit });
            self.past_votes.settled.insert(attempt);
            if points == 0 {
                continue;
            }
            decision.commit.ledger.push(LedgerEntry {
                question,
                user,
                part: FIRST_VOTED_PART.saturating_add(u32::try_from(answer).unwrap_or(u32::MAX)),
                kind: LedgerKind::Correction,
                points,
                credit: Credit::new((after.value() - before.value()).abs()),
                guild: vote.guild,
                channel: vote.channel,
                deck: vote.deck.clone(),
                at: decision.now,
                day: self.settings.zone.day(vote.closed_at),
            });
            if let Some(Game::Round(round)) = self.games.get_mut(&vote.game).map(|running| &mut running.game) {
                // The round continues with other questions: its summary will include this one.
                let is_full = |credit: Credit| i32::from(credit == Credit::FULL);
                round.adjust(user, points, is_full(after) - is_full(before));
                decision.changed.insert(vote.game);
            }
        }
    }

    /// Shows what has changed, soon; or at once if it's the last that changes.
    fn vote_changed(&mut self, question: QuestionId, decision: &mut Decision) {
        let Some(vote) = self.votes.get_mut(&question) else { return };
        if vote.doubts.is_over() {
            return self.end_vote(question, decision);
        }
        vote.show_at.get_or_insert(decision.now.plus_ms(SHOWN_AFTER_MS));
        self.save_vote(question, decision);
    }

    fn show_vote(&mut self, question: QuestionId, decision: &mut Decision) {
        let Some(vote) = self.votes.get(&question) else { return };
        let Some(message) = vote.message else { return };
        let shown = doubt_messages::with_doubts(self.locale(vote.guild), vote.reveal.clone(), &vote.doubts);
        self.post_to(vote.channel, None, Outgoing::Edit(message, shown), decision);
    }

    fn save_vote(&mut self, question: QuestionId, decision: &mut Decision) {
        let Some(vote) = self.votes.get(&question) else { return };
        self.timers.set(Timer::Vote(question), Some(vote.deadline()));
        decision.commit.doubts.push(DoubtsChange::Save { question, guild: vote.guild, state: to_json(vote) });
    }

    fn end_vote(&mut self, question: QuestionId, decision: &mut Decision) {
        self.show_vote(question, decision);
        self.timers.set(Timer::Vote(question), None);
        decision.commit.doubts.push(DoubtsChange::End { question });
        let Some(vote) = self.votes.remove(&question) else { return };
        self.vote_posts.remove(&vote.post);
        let points = vote.doubts.all_points().into_iter();
        self.past_votes.points.extend(points.map(|(user, points)| ((question, user), (points, decision.now))));
    }
}
