//! Lists and gaps in languages other than English.

use crate::answer_keys::list_order::longest_run;
use crate::language_forms::language_card::{LanguageCard, Likeness};
use crate::language_forms::language_reason::with_confidence;
use crate::language_forms::unspaced_message::pieces;
use crate::language_forms::word_form::WordForm;
use crate::language_keys::language_number::LanguageQuantity;
use crate::language_keys::language_term::{Grade, LanguageWording};
use crate::language_keys::unspaced_term::{Match, UnspacedWording};
use crate::languages::language::is_han;
use crate::message::chat::{Message, Segment};
use crate::message::own_wordings::OwnWordings;
use crate::verdicts::credit::Credit;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;

/// An item of a list, or the text of a gap.
#[derive(Clone, Debug)]
struct Part {
    spaced: Vec<LanguageWording>,
    unspaced: Vec<UnspacedWording>,
    quantity: Option<LanguageQuantity>,
    shown: String,
}

/// A list, or gaps in a text.
#[derive(Clone, Debug)]
pub(crate) struct LanguageParts {
    card: LanguageCard,
    parts: Vec<Part>,
    own: OwnWordings,
    /// Words that all items end in, which may be left out: "-feira".
    shared: Vec<WordForm>,
    required: usize,
    is_ordered: bool,
    has_gaps: bool,
    /// Whether the items are articles or prepositions.
    has_small_items: bool,
}

/// A stretch of a message between two separators.
struct Stretch {
    words: Vec<WordForm>,
    text: String,
}

/// How sure a verdict on parts is.
const CONFIDENCE: f32 = 0.85;
/// A longer piece of an answer is a sentence.
const SENTENCE: usize = 5;
/// Words for the places of items in Japanese and Chinese.
const ORDER_WORDS: [&str; 24] = [
    "首先",
    "然后",
    "接着",
    "之后",
    "随后",
    "其次",
    "最后",
    "最初",
    "最後",
    "最终",
    "最小的",
    "最大的",
    "最高的",
    "最低的",
    "最早的",
    "最晚的",
    "第一",
    "第二",
    "第三",
    "第四",
    "一番",
    "先",
    "再",
    "次",
];
/// The same in languages with spaces.
const ORDER_WORDS_WITH_SPACES: &str = "\
    erst erste zuerst zunächst zunaechst dann danach zuletzt erstens zweitens drittens zweite hinten vorne d abord premier ensuite puis \
    enfin deuxième après primero luego después segundo finalmente prima poi dopo infine primo secondo primeiro depois segundo \
    terceiro primum deinde tum denique postea сначала потом затем первое второе первый второй eerst eerste dan daarna vervolgens \
    tweede first then second";
/// What a surplus answer costs, as a share of a part.
const SURPLUS_COST: f64 = 0.5;

impl LanguageParts {
    pub(crate) fn list(card: LanguageCard, items: &[Vec<String>], is_ordered: bool, any: Option<usize>) -> Self {
        let required = any.unwrap_or(items.len()).min(items.len());
        Self::new(card, "", items, required, is_ordered, false)
    }

    pub(crate) fn gaps(card: LanguageCard, prompt: &str, gaps: &[Vec<String>]) -> Self {
        Self::new(card, prompt, gaps, gaps.len(), true, true)
    }

    fn new(
        card: LanguageCard,
        prompt: &str,
        all: &[Vec<String>],
        required: usize,
        is_ordered: bool,
        has_gaps: bool,
    ) -> Self {
        let is_unspaced = card.language.is_unspaced();
        let part = |wordings: &Vec<String>| Part {
            spaced: if is_unspaced {
                Vec::new()
            } else {
                wordings.iter().map(|text| LanguageWording::new(&card, text)).collect()
            },
            unspaced: if is_unspaced {
                wordings.iter().map(|text| UnspacedWording::new(&card, text)).collect()
            } else {
                Vec::new()
            },
            quantity: LanguageQuantity::of_wordings(&card, prompt, wordings),
            shown: wordings.first().cloned().unwrap_or_default(),
        };
        let parts: Vec<Part> = all.iter().map(part).collect();
        let last_words = |part: &Part| part.spaced.first().and_then(|it| it.words.get(1..).map(<[WordForm]>::to_vec));
        let shared = parts.first().and_then(last_words).unwrap_or_default();
        let is_shared =
            parts.len() > 1 && parts.iter().all(|part| last_words(part).is_some_and(|words| words == shared));
        let is_small = |part: &&Part| part.spaced.iter().any(|it| it.words.iter().all(|word| card.is_small(word)));
        let has_small_items = parts.iter().filter(is_small).count() * 2 > parts.len();
        Self {
            has_small_items,
            shared: if is_shared && !has_gaps { shared } else { Vec::new() },
            card,
            own: OwnWordings::new(all, true),
            parts,
            required,
            is_ordered,
            has_gaps,
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.parts.len()
    }

    pub(crate) fn required(&self) -> usize {
        self.required
    }

    pub(crate) fn judge(&self, answer: &str) -> Verdict {
        let stretches = if self.card.language.is_unspaced() { self.unspaced(answer) } else { self.spaced(answer) };
        let (found, surplus) = if self.own.are_all_in_order(answer) {
            ((0..self.parts.len()).collect(), 0)
        } else if let Some(named) =
            self.own.named_by(answer).filter(|named| !self.has_gaps && named.len() >= self.required)
        {
            (named, 0)
        } else if self.has_gaps {
            self.fill(&stretches)
        } else {
            self.name(&stretches)
        };
        let found = if self.is_ordered && !self.has_gaps { in_order(found) } else { found };
        let count = found.len().min(self.required);
        let excess = if self.has_gaps { 0 } else { surplus.min(count + surplus).saturating_sub(self.required - count) };
        let is_mostly_wrong = surplus > found.len();
        let share = (count as f64 - excess as f64 * SURPLUS_COST) / self.required.max(1) as f64;
        let credit = if is_mostly_wrong { Credit::NONE } else { Credit::new(share) };
        let missing: Vec<String> = if count < self.required {
            let parts = self.parts.iter().enumerate().filter(|(at, _)| !found.contains(at));
            parts.map(|(_, part)| part.shown.clone()).collect()
        } else {
            Vec::new()
        };
        let reason = if self.has_gaps {
            Reason::Gaps { filled: count, total: self.required, missing, has_surplus: false }
        } else {
            Reason::Items { found: count, required: self.required, missing, surplus: excess }
        };
        let mut parts = found;
        parts.sort_unstable();
        parts.truncate(self.required);
        let verdict = Verdict::new(credit, reason);
        let parts = if verdict.credit > Credit::NONE { parts } else { Vec::new() };
        with_confidence(Verdict { parts, ..verdict }, CONFIDENCE)
    }

    fn spaced(&self, answer: &str) -> Vec<Stretch> {
        let is_expected = |word: &str| {
            let words = self.card.words(word);
            let own = |word: &WordForm| self.parts.iter().any(|part| part.spaced.iter().any(|it| has_word(it, word)));
            words.iter().all(own)
        };
        let is_asked = |word: &str| {
            let words = self.card.words(word);
            !words.is_empty() && words.iter().all(|word| self.card.prompt.iter().any(|own| own.folded == word.folded))
        };
        let message = Message::read_with(&self.card.known.chat, answer, None, is_asked, is_expected);
        let outside = message.asserted().filter(|segment| !segment.in_parentheses);
        let stretch = |segment: &Segment| {
            let words = self.card.words(&segment.text);
            let is_own =
                |word: &WordForm| self.parts.iter().any(|part| part.spaced.iter().any(|it| has_word(it, word)));
            let is_order = |word: &&WordForm| {
                ORDER_WORDS_WITH_SPACES.split_whitespace().any(|own| own == word.folded) && !is_own(word)
            };
            // "Erst dem, dann die".
            let order = words.iter().take_while(is_order).count();
            let words = if order < words.len() { words.into_iter().skip(order).collect() } else { words };
            Stretch { words, text: segment.text.clone() }
        };
        outside.map(stretch).collect()
    }

    fn unspaced(&self, answer: &str) -> Vec<Stretch> {
        let is_own = |text: &str| self.parts.iter().any(|part| self.is_part(part, text));
        let pieces = pieces(self.card.language, answer, &is_own);
        let texts = pieces.into_iter().filter(|piece| !piece.is_denied).flat_map(|piece| {
            // Romaji and pinyin have spaces between words.
            let is_one = is_own(&piece.text) || !piece.text.contains(' ');
            if is_one { vec![piece.text] } else { piece.text.split(' ').map(str::to_owned).collect() }
        });
        texts.map(|text| Stretch { words: Vec::new(), text }).collect()
    }

    fn is_part(&self, part: &Part, text: &str) -> bool {
        let matched = |wording: &UnspacedWording| {
            wording
                .matches(&self.card, text, false)
                .is_some_and(|found| found != Match::Toneless || !self.card.is_exact)
        };
        part.unspaced.iter().any(matched)
    }

    /// Whether words begin with a part; returns how many of them it takes.
    fn begins_with(&self, part: &Part, words: &[WordForm]) -> Option<usize> {
        part.spaced.iter().find_map(|wording| {
            let own = &wording.words;
            let matches = |count: usize| {
                let (Some(given), Some(own)) = (words.get(..count), own.get(..count)) else { return false };
                count > 0
                    && given
                        .iter()
                        .zip(own)
                        .all(|(given, own)| self.card.likeness(given, own).is_some_and(|found| found <= Likeness::Slip))
            };
            if matches(own.len()) {
                return Some(own.len());
            }
            let short = own.len() - self.shared.len();
            (!self.shared.is_empty() && matches(short)).then_some(short)
        })
    }

    /// The items that stretches name, in their order, and how many other things they name.
    fn name(&self, stretches: &[Stretch]) -> (Vec<usize>, usize) {
        let mut found: Vec<usize> = Vec::new();
        let mut surplus = 0;
        for stretch in stretches {
            let before = found.len();
            let others = if self.card.language.is_unspaced() {
                self.name_unspaced(&stretch.text, &mut found)
            } else {
                self.name_spaced(&stretch.words, &mut found)
            };
            // "东南西北中" runs together.
            if others && (found.len() == before || self.card.language.is_unspaced()) {
                surplus += 1;
            }
        }
        if found.is_empty() {
            found = self.by_abbreviations(stretches);
            if !found.is_empty() {
                let words = stretches.iter().map(|stretch| stretch.words.len()).sum::<usize>();
                surplus = words.saturating_sub(found.len()).min(surplus);
            }
        }
        (found, surplus)
    }

    /// Adds the items that words name; returns whether they say anything else.
    fn name_spaced(&self, words: &[WordForm], found: &mut Vec<usize>) -> bool {
        let mut at = 0;
        let (mut says_other, mut is_remark) = (false, false);
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let named =
                self.parts.iter().enumerate().filter_map(|(index, part)| Some((index, self.begins_with(part, rest)?)));
            // The longest, and one that wasn't named before.
            let best = named.max_by_key(|(index, count)| (*count, !found.contains(index)));
            if let Some((index, count)) = best {
                if !found.contains(&index) {
                    found.push(index);
                }
                at += count;
                continue;
            }
            if let Some(word) = rest.first() {
                let is_own_tail = self.shared.iter().any(|own| own.folded == word.folded);
                let is_small = self.card.is_small(word);
                let counts = if self.has_small_items { !self.card.is_in_prompt(word) } else { !is_small };
                says_other |= counts && word.folded.chars().nth(1).is_some() && !is_own_tail;
                is_remark |= is_small && !self.has_small_items && !self.card.is_article(word);
            }
            at += 1;
        }
        says_other && !is_remark
    }

    /// The same for a language without spaces between words.
    fn name_unspaced(&self, text: &str, found: &mut Vec<usize>) -> bool {
        if let Some(index) = self.parts.iter().position(|part| self.is_part(part, text)) {
            if !found.contains(&index) {
                found.push(index);
            }
            return false;
        }
        let mut rest = text;
        let mut says_other = false;
        while let Some(first) = rest.chars().next() {
            let named = self.parts.iter().enumerate().filter_map(|(index, part)| {
                let longest = part.unspaced.iter().filter_map(|wording| wording.length_at_start_of(rest)).max()?;
                Some((index, longest))
            });
            if let Some((index, length)) = named.max_by_key(|(_, length)| *length) {
                if !found.contains(&index) {
                    found.push(index);
                }
                rest = rest.get(length..).unwrap_or_default();
                continue;
            }
            if let Some(after) = ORDER_WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
                rest = after;
                continue;
            }
            says_other |= is_han(first) && !"边面方部季和也还是順有树花子草木鸟鱼类色".contains(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
        says_other
    }

    /// "Nom., gen., dat.": each word begins only one item.
    fn by_abbreviations(&self, stretches: &[Stretch]) -> Vec<usize> {
        const MOST: usize = 60;
        let mut found = Vec::new();
        let mut others = 0;
        let words = stretches.iter().flat_map(|stretch| &stretch.words).take(MOST);
        for word in words {
            let mut fits = self.parts.iter().enumerate().filter(|(_, part)| {
                let first = part.spaced.first().and_then(|wording| wording.words.first());
                first.is_some_and(|own| own.plain.starts_with(&word.plain) && own.plain != word.plain)
            });
            match (fits.next(), fits.next()) {
                (Some((index, _)), None) if !found.contains(&index) => found.push(index),
                (Some(_), _) => {}
                (None, _) => others += 1,
            }
        }
        if others > found.len() { Vec::new() } else { found }
    }

    /// The gaps that stretches fill: in order if the numbers match, or else by their place in a sentence.
    fn fill(&self, stretches: &[Stretch]) -> (Vec<usize>, usize) {
        let said: Vec<&Stretch> = stretches.iter().filter(|it| !it.text.trim().is_empty()).collect();
        // "Por que" and "porque", "a" and "à": the card is about what tells them apart.
        let letters = |part: &Part| {
            part.spaced.first().map(|it| it.words.iter().map(|word| word.plain.as_str()).collect::<String>())
        };
        let has_twin = |part: &Part| {
            let own = letters(part).filter(|own| !own.is_empty());
            own.is_some()
                && self.parts.iter().filter(|other| letters(other) == own && other.shown != part.shown).count() > 0
        };
        let is_exactly = |part: &Part, stretch: &Stretch| {
            part.spaced.iter().any(|it| {
                let content = || stretch.words.iter().map(|word| word.folded.as_str());
                content().eq(it.article.iter().chain(&it.words).map(|word| word.folded.as_str()))
            })
        };
        let fits = |part: &Part, stretch: &Stretch| {
            if has_twin(part) {
                return is_exactly(part, stretch);
            }
            let by_words = part.spaced.iter().any(|wording| {
                matches!(wording.grade(&self.card, &stretch.words), Some((Grade::Full { .. }, beside)) if beside.is_empty())
            });
            by_words
                || self.is_part(part, &stretch.text)
                || part
                    .quantity
                    .as_ref()
                    .and_then(|it| it.judge(&stretch.text))
                    .is_some_and(|it| it.credit == Credit::FULL)
        };
        if said.len() == self.parts.len() {
            let found: Vec<usize> = self
                .parts
                .iter()
                .zip(&said)
                .enumerate()
                .filter(|(_, (part, said))| fits(part, said))
                .map(|(at, _)| at)
                .collect();
            let in_order = self.in_order(&said);
            let may_be_sentence = self.repeats_prompt(&said) && !self.parts.iter().any(has_twin);
            return (if in_order.len() > found.len() && may_be_sentence { in_order } else { found }, 0);
        }
        if said.len() == 1 && self.parts.len() > 1 {
            let words = said.iter().flat_map(|stretch| &stretch.words).cloned().collect::<Vec<WordForm>>();
            // "Fui vi".
            if words.len() == self.parts.len() {
                let one = |word: &WordForm| Stretch { words: vec![word.clone()], text: word.folded.clone() };
                let parts = self.parts.iter().zip(&words).enumerate();
                return (parts.filter(|(_, (part, word))| fits(part, &one(word))).map(|(at, _)| at).collect(), 0);
            }
        }
        (self.in_order(&said), 0)
    }

    fn repeats_prompt(&self, said: &[&Stretch]) -> bool {
        let words: Vec<&WordForm> = said.iter().flat_map(|stretch| &stretch.words).collect();
        words.iter().filter(|word| self.card.is_in_prompt(word)).count() * 2 >= words.len() && !words.is_empty()
            || self.card.language.is_unspaced()
                && said.iter().any(|stretch| stretch.text.chars().nth(SENTENCE).is_some())
    }

    /// The gaps whose texts come one after the other.
    fn in_order(&self, said: &[&Stretch]) -> Vec<usize> {
        let mut found = Vec::new();
        if self.card.language.is_unspaced() {
            let text: String = said.iter().map(|stretch| stretch.text.as_str()).collect();
            let mut from = 0;
            for (index, part) in self.parts.iter().enumerate() {
                let rest = text.get(from..).unwrap_or_default();
                if let Some(end) = part.unspaced.iter().filter_map(|wording| wording.end_within(rest)).min() {
                    found.push(index);
                    from += end;
                }
            }
            return found;
        }
        let words: Vec<WordForm> = said.iter().flat_map(|stretch| stretch.words.iter().cloned()).collect();
        let mut from = 0;
        for (index, part) in self.parts.iter().enumerate() {
            let next = (from..words.len()).find_map(|at| Some((at, self.begins_with(part, words.get(at..)?)?)));
            if let Some((at, count)) = next {
                found.push(index);
                from = at + count;
            }
        }
        found
    }
}

/// The items that are in the right order. If it's all the wrong way around, none is.
fn in_order(found: Vec<usize>) -> Vec<usize> {
    let run = longest_run(&found);
    if run.len() == 1 && found.len() > 1 { Vec::new() } else { run }
}

fn has_word(wording: &LanguageWording, word: &WordForm) -> bool {
    wording.words.iter().chain(&wording.article).any(|own| own.folded == word.folded)
}
