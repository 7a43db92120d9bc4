//! Judging in the context of a deck, whose other cards show what is a typo and what is another answer.

use std::sync::Arc;

use popquiz_deck::{AnswerKey, Card, Deck};

use crate::acceptance::AcceptedWording;
use crate::answer_keys::blanks::Blanks;
use crate::answer_keys::choice::Choice;
use crate::answer_keys::explanation::Explanation;
use crate::answer_keys::list::List;
use crate::answer_keys::number::Number;
use crate::answer_keys::term::Term;
use crate::answer_keys::yes_no::YesNo;
use crate::card_judge::{CardJudge, Key, normal_form};
use crate::language_forms::language_card::{LanguageCard, LanguageDeck};
use crate::language_keys::answer_language::{DeckLanguage, wordings};
use crate::language_keys::language_key::LanguageKey;
use crate::languages::language::Language;
use crate::message::instruction;
use crate::message::text::Text;
#[cfg(feature = "cross-encoder")]
use crate::siblings::Siblings;
use crate::verdicts::reading::CardText;
use crate::words::lemma::distinct;
use crate::words::vocabulary::Vocabulary;

/// What judging needs to know about a whole deck. Cheap to clone.
///
/// A word that any card of the deck uses is never taken for a typo of another one, and an answer that fits another
/// card better doesn't count for this one. So make one `DeckJudge` per deck, and again whenever its cards change.
#[derive(Clone, Debug)]
pub struct DeckJudge {
    vocabulary: Arc<Vocabulary>,
    language: Arc<DeckLanguage>,
    /// The answers in each language other than English.
    languages: Arc<[(Language, Arc<LanguageDeck>)]>,
    #[cfg(feature = "cross-encoder")]
    siblings: Arc<Siblings>,
}

impl DeckJudge {
    /// Reads the deck's vocabulary, in time proportional to its text.
    pub fn new(deck: &Deck) -> Self {
        let nothing = Vocabulary::default();
        let language = DeckLanguage::of(deck);
        #[cfg(feature = "cross-encoder")]
        let mut siblings = Siblings::default();
        let mut vocabulary = Vocabulary::of_deck_with(deck.cards.len());
        for card in &deck.cards {
            let texts =
                card.key.iter().flat_map(all_wordings).chain([card.prompt.clone()]).chain(card.reject.iter().cloned());
            let read: Vec<Text> = texts.map(|text| Text::read(&text, &nothing)).collect();
            vocabulary.add_card(distinct(read.iter().flat_map(|text| &text.words).map(|word| word.lemma)));
            #[cfg(feature = "cross-encoder")]
            if let Some(text) = CardText::of(card).filter(|_| language.of_card(card) == Language::English) {
                let rejected = card.reject.len();
                let own = read.get(..read.len() - rejected).unwrap_or_default();
                siblings.add(&card.id, Arc::new(text), &distinct(own.iter().flat_map(Text::lemmas)));
            }
            for answer in card.key.iter().flat_map(whole_answers) {
                let answer = Text::read(&answer, &nothing);
                vocabulary.add_initials(&answer.initials());
                vocabulary.add_answer(answer.lemmas());
            }
        }
        let of_cards: Vec<Language> = deck.cards.iter().map(|card| language.of_card(card)).collect();
        let mut others: Vec<Language> = of_cards.iter().copied().filter(|it| *it != Language::English).collect();
        others.sort_unstable();
        others.dedup();
        let languages = others.into_iter().map(|other| {
            let cards = deck.cards.iter().zip(&of_cards).filter(|(_, language)| **language == other);
            let answers = cards.map(|(card, _)| card.key.iter().flat_map(wordings).collect());
            (other, Arc::new(LanguageDeck::new(other, answers)))
        });
        Self {
            vocabulary: Arc::new(vocabulary),
            languages: languages.collect(),
            language: Arc::new(language),
            #[cfg(feature = "cross-encoder")]
            siblings: Arc::new(siblings),
        }
    }

    /// Compiles one of the deck's cards. Returns `None` if the card has no answer key.
    pub fn compile(&self, card: &Card) -> Option<CardJudge> {
        let key = card.key.as_ref()?;
        let vocabulary = &*self.vocabulary;
        let in_language = self.in_language(card).map(Key::Language);
        let compiled = in_language.unwrap_or_else(|| match key {
            AnswerKey::Term(wordings) => Key::Term(Term::new(&card.prompt, wordings, vocabulary)),
            AnswerKey::List { items, ordered, any } => {
                Key::List(List::new(&card.prompt, items, *ordered, *any, vocabulary))
            }
            AnswerKey::Blanks(gaps) => Key::Blanks(Blanks::new(&card.prompt, gaps, vocabulary)),
            AnswerKey::Number { value, tolerance, unit } => {
                Key::Number(Number::new(&card.prompt, *value, *tolerance, unit.as_deref()))
            }
            AnswerKey::YesNo { yes, because } => {
                Key::YesNo(YesNo::new(&card.prompt, *yes, because.as_deref(), vocabulary))
            }
            AnswerKey::Explanation { texts, points } => {
                Key::Explanation(Explanation::new(&card.prompt, texts, points, vocabulary))
            }
            AnswerKey::Choice { options, correct } => {
                Key::Choice(Choice::new(&card.prompt, options, *correct, vocabulary))
            }
        });
        let rejected = card.reject.iter().map(|text| normal_form(text, vocabulary)).collect();
        let (kind, key, vocabulary) = (key.kind(), Arc::new(compiled), Arc::clone(&self.vocabulary));
        let text = CardText::of(card).map(Arc::new);
        let mut texts = card.key.iter().flat_map(all_wordings).chain([card.prompt.clone()]);
        let is_about_judging = texts.any(|text| instruction::has_instructions(&text));
        Some(CardJudge {
            kind,
            key,
            accepted: Vec::new(),
            rejected,
            vocabulary,
            is_about_judging,
            text,
            #[cfg(feature = "cross-encoder")]
            siblings: Arc::clone(&self.siblings),
            #[cfg(feature = "cross-encoder")]
            id: card.id.clone(),
        })
    }

    /// The answer key of a card whose answer isn't in English.
    fn in_language(&self, card: &Card) -> Option<LanguageKey> {
        let language = self.language.of_card(card);
        if language == Language::English {
            return None;
        }
        let known = self.languages.iter().find(|(known, _)| *known == language);
        let deck = known.map(|(_, deck)| Arc::clone(deck)).unwrap_or_default();
        let is_exact = self.language.is_exact(language, card);
        LanguageKey::new(LanguageCard::new(language, &card.prompt, is_exact, deck), &card.prompt, card.key.as_ref()?)
    }

    /// Compiles a card for which further wordings have been accepted, whatever the answer key says: of the whole answer,
    /// or of a part of it. Returns `None` if the card has no answer key.
    pub fn compile_with_accepted(&self, card: &Card, wordings: &[AcceptedWording]) -> Option<CardJudge> {
        let mut card = card.clone();
        let texts = |part: Option<usize>| wordings.iter().filter(move |it| it.part == part).map(|it| &it.text);
        // As wordings of the key, they may be mistyped like any other.
        match &mut card.key {
            Some(AnswerKey::Term(known)) => known.extend(texts(None).cloned()),
            Some(AnswerKey::List { items: parts, .. } | AnswerKey::Blanks(parts)) => {
                for (part, known) in parts.iter_mut().enumerate() {
                    known.extend(texts(Some(part)).cloned());
                }
            }
            _ => {}
        }
        let mut judge = self.compile(&card)?;
        // Earlier versions accepted a part as if it were the whole answer.
        let whole = texts(None).filter(|text| judge.acceptance(text).is_whole());
        judge.accepted = whole.map(|text| normal_form(text, &self.vocabulary)).collect();
        Some(judge)
    }
}

/// What would answer a card by itself: each wording of a term, each text of an explanation, all items of a list, all
/// gaps, or the reason for a yes or no. A number or an option may answer many cards.
fn whole_answers(key: &AnswerKey) -> Vec<String> {
    match key {
        AnswerKey::Term(wordings) => wordings.clone(),
        AnswerKey::Explanation { texts, .. } => texts.clone(),
        AnswerKey::List { .. } | AnswerKey::Blanks(_) => vec![key.answers().join(", ")],
        AnswerKey::YesNo { because, .. } => because.iter().cloned().collect(),
        AnswerKey::Number { .. } | AnswerKey::Choice { .. } => Vec::new(),
    }
}

fn all_wordings(key: &AnswerKey) -> Vec<String> {
    match key {
        AnswerKey::List { items: parts, .. } | AnswerKey::Blanks(parts) => parts.iter().flatten().cloned().collect(),
        AnswerKey::Explanation { texts, points } => texts.iter().chain(points.iter().flatten()).cloned().collect(),
        AnswerKey::Choice { options, .. } => options.clone(),
        key => key.answers(),
    }
}
