//! Messages of a round, for the benchmark of rendering.

use popquiz_deck::{Card, Deck};
use popquiz_judge::Credit;

use super::render::{OpenQuestion, question, reveal, summary};
use crate::clock::UnixMs;
use crate::discord::message::Message;
use crate::id::{ChannelId, GameId, GuildId, MessageId, QuestionId, UserId};
use crate::quiz::round::Setup;
use crate::quiz::{
    DoubtfulAnswers, Ending, Gain, Game, Hardest, Highlights, Mode, Points, Reveal, Round, RoundEnding, Standing, Style,
};
use crate::texts::Locale;

/// A round with four players and a deck's first card.
#[derive(Debug)]
pub struct RenderSamples {
    deck: Deck,
    card: Card,
    game: Game,
    revealed: Reveal,
    standings: Vec<Standing>,
    highlights: Highlights,
}

impl RenderSamples {
    /// Returns `None` for a deck without cards.
    pub fn new(deck: Deck) -> Option<Self> {
        let card = deck.cards.first()?.clone();
        let player = |number: u64| UserId(200_000_000_000_000_000 + number);
        let setup = Setup {
            guild: GuildId(1),
            channel: ChannelId(2),
            host: player(0),
            deck: deck.id.clone(),
            tags: vec![],
            mode: Mode::Race,
            style: Style::Typed,
            questions: 10,
            goal: None,
            teams: false,
            mix: vec![],
            seconds: 30,
        };
        let standings: Vec<Standing> = [30, 20, 15, 10]
            .into_iter()
            .zip(1_u32..)
            .map(|(points, rank)| Standing {
                rank,
                user: player(rank.into()),
                points: Points(points),
                right: 2,
                lives: None,
                team: None,
            })
            .collect();
        let revealed = Reveal {
            question: QuestionId(9),
            card: card.id.clone(),
            message: MessageId(8),
            shown_in: MessageId(8),
            ending: Ending::Taken,
            gains: vec![Gain { user: player(1), points: Points(15), credit: Credit::new(1.0), streak: 3, forgiven: 0 }],
            tried: 3,
            said: vec!["Rhine".to_owned(), "Elbe".to_owned()],
            choices: None,
            chosen: vec![],
            standings: standings.clone(),
            comeback: None,
            out: vec![],
            doubtful: DoubtfulAnswers::default(),
        };
        let highlights = Highlights {
            fastest: Some((player(1), 1_249)),
            streak: Some((player(2), 4)),
            hardest: Some(Hardest { card: card.id.clone(), right: 1, tried: 4 }),
        };
        let game = Game::Round(Round::new(GameId(1), setup, 7));
        Some(Self { deck, card, game, revealed, standings, highlights })
    }

    /// Renders a message `count` times. Returns the length of its text, so that no rendering can be optimized away.
    fn rendered(count: usize, mut render: impl FnMut() -> Message) -> usize {
        let length = |message: Message| message.embed.and_then(|embed| embed.description).map_or(0, |text| text.len());
        (0..count).map(|_| length(render())).sum()
    }

    /// A question as it is asked.
    pub fn question(&self, locale: Locale, count: usize) -> usize {
        let open = OpenQuestion {
            id: QuestionId(9),
            closes_at: UnixMs(1_700_000_000_000),
            votes: None,
            hint: Some("D·····"),
            image: None,
        };
        Self::rendered(count, || question(locale, &self.game, &self.deck, &self.card, &open))
    }

    /// How it ended.
    pub fn reveal(&self, locale: Locale, count: usize) -> usize {
        Self::rendered(count, || reveal(locale, &self.game, &self.deck, &self.card, &self.revealed, None))
    }

    /// How the round ended.
    pub fn podium(&self, locale: Locale, count: usize) -> usize {
        let Self { deck, standings, highlights, .. } = self;
        Self::rendered(count, || summary(locale, deck, standings, RoundEnding::Done, 10, highlights))
    }
}
