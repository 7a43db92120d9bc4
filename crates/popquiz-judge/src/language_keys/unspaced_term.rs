//! Terms in Japanese and Chinese.

use crate::language_forms::kana::sounds_of;
use crate::language_forms::language_card::{LONGEST_SURNAME, LanguageCard};
use crate::language_forms::language_reason::{correct, other, partial, wrong};
use crate::language_forms::tones::{Pinyin, Tones, sound_alike};
use crate::language_forms::unspaced_message::{Piece, pieces};
use crate::language_keys::language_number::LanguageQuantity;
use crate::languages::language::{Language, is_han, is_kana};
use crate::message::joint::Joint;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;

#[derive(Clone, Debug)]
pub(crate) struct UnspacedTerm {
    card: LanguageCard,
    wordings: Vec<UnspacedWording>,
    typed: Vec<String>,
    shown: String,
    quantity: Option<LanguageQuantity>,
    /// Whether the card wants the characters and how they are read.
    wants_both: bool,
    wants_reading: bool,
    wants_tones: bool,
    /// What stands around the gap of a prompt such as `一___书`.
    frame: (String, String),
}

/// One accepted wording.
#[derive(Clone, Debug)]
pub(crate) struct UnspacedWording {
    /// Folded, without text in parentheses.
    text: String,
    /// How it may sound, in Japanese.
    sounds: Vec<String>,
    /// If it is written in pinyin.
    pinyin: Option<Pinyin>,
    has_reading: bool,
}

/// How a text matches a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Match {
    /// The characters as written.
    Written,
    /// A character of the same sound is mistyped.
    Mistyped,
    /// Its sound, in kana or romaji, or its pinyin with tones.
    Spoken,
    /// Its pinyin without tones.
    Toneless,
    /// A surname that several people of the deck have.
    SharedSurname,
}

impl UnspacedWording {
    pub(crate) fn new(card: &LanguageCard, typed: &str) -> Self {
        let folded = card.fold(typed);
        let (text, reading) = match folded.split_once('(') {
            Some((text, rest)) if !text.trim().is_empty() => (text.trim(), Some(rest.trim_end_matches(')').trim())),
            _ => (folded.trim(), None),
        };
        let reading = reading.filter(|reading| !reading.is_empty() && !reading.chars().any(is_han));
        let is_japanese = card.language == Language::Japanese;
        let mut sounds = if is_japanese { sounds_of(text) } else { Vec::new() };
        if let Some(reading) = reading.filter(|_| is_japanese) {
            sounds = sounds_of(reading);
        }
        Self {
            pinyin: Pinyin::read(text).filter(|_| !is_japanese),
            has_reading: reading.is_some(),
            text: text.trim_end_matches(['。', '!', '?', '！', '？']).to_owned(),
            sounds,
        }
    }

    /// How many bytes of a text this wording takes at its start; `None` if the text begins otherwise.
    pub(crate) fn length_at_start_of(&self, text: &str) -> Option<usize> {
        (!self.text.is_empty() && text.starts_with(&self.text)).then_some(self.text.len())
    }

    /// Where this wording ends in a text that has it.
    pub(crate) fn end_within(&self, text: &str) -> Option<usize> {
        text.find(&self.text).filter(|_| !self.text.is_empty()).map(|at| at + self.text.len())
    }

    /// "夏目" or "漱石" for 夏目漱石.
    fn by_part_of_name(&self, card: &LanguageCard, text: &str) -> Option<Match> {
        let (own, given) = (self.text.chars().count(), text.chars().count());
        let is_name = card.asks_person && own > LONGEST_SURNAME && self.text.chars().all(is_han);
        if !is_name || !(2..=LONGEST_SURNAME).contains(&given) || given == own {
            return None;
        }
        if self.text.starts_with(text) {
            let is_shared = card.deck.is_shared_beginning(text);
            return Some(if is_shared { Match::SharedSurname } else { Match::Written });
        }
        (self.text.ends_with(text) && KNOWN_BY_GIVEN_NAME.split(' ').any(|name| name == text)).then_some(Match::Written)
    }

    fn has_han(&self) -> bool {
        self.text.chars().any(is_han)
    }

    /// How a text matches this wording.
    pub(crate) fn matches(&self, card: &LanguageCard, text: &str, wants_reading: bool) -> Option<Match> {
        let text = text.trim().trim_end_matches(['。', '!', '?']);
        if text.is_empty() {
            return None;
        }
        if text == self.text {
            return Some(Match::Written);
        }
        let has_han = text.chars().any(is_han);
        if card.language == Language::Chinese {
            if has_han {
                // The short name of a relative.
                let mut letters = self.text.chars();
                let (first, second) = (letters.next()?, letters.next());
                if is_mistyped(card, text, &self.text) {
                    return Some(Match::Mistyped);
                }
                let is_short = second == Some(first) && letters.next().is_none() && "妈爸哥姐弟妹爷奶".contains(first);
                return (is_short && text.chars().eq([first])).then_some(Match::Written);
            }
            let given = Pinyin::read(text)?;
            let tones = match &self.pinyin {
                Some(own) => given.compare(own)?,
                None => given.compare_with_characters(&self.text)?,
            };
            return match tones {
                Tones::Same => Some(Match::Spoken),
                Tones::Missing => Some(Match::Toneless),
                Tones::Other => None,
            };
        }
        if has_han {
            // The characters of the prompt aren't how they are read, and other characters of one sound are another word.
            if let Some(found) = self.by_part_of_name(card, text) {
                return Some(found);
            }
            let is_echo = wants_reading || card.prompt_has(text);
            let other_characters =
                self.has_han() && text.chars().any(|letter| is_han(letter) && !self.text.contains(letter));
            if is_echo && !self.has_han() || other_characters {
                return None;
            }
        }
        let particle = match self.text.as_str() {
            "は" => text == "wa",
            "へ" => text == "e",
            _ => false,
        };
        let sounds = || sounds_of(text);
        (particle || sounds().iter().any(|sound| self.sounds.contains(sound))).then_some(if has_han {
            Match::Written
        } else {
            Match::Spoken
        })
    }
}

/// People who are known by their given or pen names.
const KNOWN_BY_GIVEN_NAME: &str = "\
    漱石 鴎外 一葉 芭蕉 子規 一茶 蕪村 西鶴 藤村 白秋 啄木 信長 秀吉 家康 信玄 謙信 政宗 光秀 龍馬 隆盛 諭吉 頼朝 義経 義満 尊氏 \
    清盛 道長 道真 北斎 広重 歌麿 写楽 雪舟 利休 光源氏 晶子 賢治 龍之介 太宰 乱歩";

/// Whether a text differs from a longer expected one in a character of the same sound, as input methods offer them.
fn is_mistyped(card: &LanguageCard, given: &str, expected: &str) -> bool {
    const SHORTEST: usize = 3;
    let differing: Vec<(char, char)> =
        given.chars().zip(expected.chars()).filter(|(one, other)| one != other).collect();
    let count = expected.chars().count();
    let is_other_answer = || card.deck.is_answer(card.known, &card.words(given));
    !card.is_exact
        && count >= SHORTEST
        && given.chars().count() == count
        && matches!(differing.as_slice(), [(one, other)] if sound_alike(*one, *other))
        && !is_other_answer()
}

/// What stands directly around the gap of a prompt.
fn frame_of(prompt: &str) -> (String, String) {
    let Some((before, after)) = prompt.split_once('_') else { return <_>::default() };
    let left: Vec<char> = before.chars().rev().take_while(|letter| is_han(*letter)).collect();
    let right = after.trim_start_matches('_').chars().take_while(|letter| is_han(*letter)).collect();
    (left.into_iter().rev().collect(), right)
}

impl UnspacedTerm {
    pub(crate) fn new(card: LanguageCard, prompt: &str, wordings: &[String]) -> Self {
        let all: Vec<UnspacedWording> = wordings.iter().map(|text| UnspacedWording::new(&card, text)).collect();
        Self {
            quantity: LanguageQuantity::of_wordings(&card, prompt, wordings),
            wants_both: card.asks(&card.known.both_asked) && all.iter().any(|wording| wording.has_reading),
            wants_reading: card.asks(&card.known.reading_asked) && !all.iter().any(|wording| wording.has_reading),
            frame: frame_of(&card.fold(prompt)),
            wants_tones: card.is_exact || card.asks(&card.known.tones_asked),
            wordings: all,
            typed: wordings.iter().map(|text| text.trim().to_owned()).collect(),
            shown: wordings.first().cloned().unwrap_or_default(),
            card,
        }
    }

    fn matches(&self, text: &str) -> Option<Match> {
        let matches = |text: &str| {
            self.wordings.iter().filter_map(|wording| wording.matches(&self.card, text, self.wants_reading)).min()
        };
        let (left, right) = &self.frame;
        let within = || {
            let framed = text.strip_prefix(left.as_str())?.strip_suffix(right.as_str())?;
            matches(framed).filter(|_| !framed.is_empty() && framed != text)
        };
        matches(text).or_else(within)
    }

    /// The same within a longer piece: "買东西的买", "読みはやま", or a name in a sentence.
    fn matches_within(&self, text: &str) -> Option<Match> {
        if let Some(found) = self.matches(text) {
            return Some(found);
        }
        let labels =
            text.char_indices().filter(|(_, letter)| matches!(letter, 'は' | 'の' | '的' | '是' | '叫' | '个'));
        let after =
            labels.filter_map(|(at, letter)| text.get(at + letter.len_utf8()..)).filter(|rest| !rest.is_empty());
        if let Some(found) = after.filter_map(|rest| self.matches(rest)).min() {
            return Some(found);
        }
        if self.card.is_exact {
            return None;
        }
        self.wordings.iter().find_map(|wording| {
            const SHORTEST: usize = 2;
            let at = text.find(&wording.text)?;
            wording.text.chars().nth(SHORTEST - 1)?;
            let before = text.get(..at)?.chars().next_back();
            let rest = text.get(at + wording.text.len()..)?;
            let after = rest.chars().next();
            // "曹雪芹写的", "ベルが発明した".
            let does_it = self.card.asks_person && rest.ends_with(['的', 'た']) && rest.chars().nth(6).is_none();
            let is_apart =
                |letter: Option<char>| letter.is_none_or(|letter| !is_han(letter) || "的是在叫".contains(letter));
            let is_kind = after.is_some_and(|after| "都府県市省州国人山川河湖島海洋王".contains(after));
            (is_apart(before) && (is_apart(after) || is_kind || does_it)).then_some(Match::Written)
        })
    }

    pub(crate) fn judge(&self, answer: &str) -> Verdict {
        if self.typed.iter().any(|wording| wording == answer.trim()) {
            return correct(&self.shown, false);
        }
        if let Some(verdict) = self.quantity.as_ref().and_then(|quantity| quantity.judge(answer)) {
            return verdict;
        }
        let is_own = |text: &str| self.matches(text).is_some();
        let pieces = pieces(self.card.language, answer, &is_own);
        let asserted = || pieces.iter().filter(|piece| !piece.is_denied);
        let found: Vec<Option<Match>> =
            pieces.iter().map(|piece| if piece.is_denied { None } else { self.matches_within(&piece.text) }).collect();
        let best = found.iter().flatten().min().copied();
        let Some(best) = best else {
            let denies = pieces.iter().any(|piece| piece.is_denied);
            return other(&self.shown, denies);
        };
        let has_own_before = |at: usize| found.get(..at).is_some_and(|before| before.iter().any(Option::is_some));
        let others =
            || pieces.iter().zip(&found).enumerate().filter(|(_, (piece, own))| !piece.is_denied && own.is_none());
        if others().any(|(_, (piece, _))| self.is_guess(piece)) || Self::offers_other_first(&pieces, &found) {
            return wrong(Reason::SeveralAnswers);
        }
        let misread = others().any(|(at, (piece, _))| {
            piece.joint == Joint::Parenthesis && has_own_before(at) && self.is_other_reading(&piece.text)
        });
        if misread {
            return partial(Reason::OtherReading);
        }
        if self.wants_both {
            let is_written = found.contains(&Some(Match::Written));
            let is_read = found.contains(&Some(Match::Spoken));
            if !(is_written && is_read) {
                return partial(Reason::MissingReading);
            }
        }
        if best == Match::SharedSurname {
            return partial(Reason::SharedSurname);
        }
        if best == Match::Toneless && self.wants_tones && asserted().count() > 0 {
            return partial(Reason::MissingTones);
        }
        correct(&self.shown, best == Match::Mistyped)
    }

    /// Whether the answer comes after an "or".
    fn offers_other_first(pieces: &[Piece], found: &[Option<Match>]) -> bool {
        pieces.windows(2).zip(found.windows(2)).any(|(pair, own)| match (pair, own) {
            ([before, piece], [None, Some(_)]) => {
                matches!(piece.joint, Joint::Or | Joint::Slash)
                    && !before.is_denied
                    && before.joint != Joint::Parenthesis
            }
            _ => false,
        })
    }

    /// Whether a piece that isn't the answer is offered as one.
    fn is_guess(&self, piece: &Piece) -> bool {
        let card = &self.card;
        match piece.joint {
            Joint::Or | Joint::Slash => true,
            Joint::Comma | Joint::Start => {
                let words = card.words(&piece.text);
                let is_other = card.deck.is_answer(card.known, &words);
                let longest = self.wordings.iter().map(|wording| wording.text.chars().count()).max().unwrap_or(1);
                let is_short = piece.text.chars().count() <= longest + 1;
                let has_particle =
                    piece.text.contains(['は', 'が', 'を', 'で', 'に', 'も', 'の', '的', '是', '了', '在', '有', '叫']);
                let is_plain = piece.text.chars().all(|letter| is_han(letter) || is_kana(letter));
                let shares = self
                    .wordings
                    .iter()
                    .any(|wording| piece.text.chars().any(|letter| is_han(letter) && wording.text.contains(letter)));
                is_other && !card.prompt_has(&piece.text)
                    || piece.joint == Joint::Comma
                        && is_short
                        && is_plain
                        && !has_particle
                        && !shares
                        && !card.prompt_has(&piece.text)
            }
            _ => false,
        }
    }

    /// Whether a text is a way of reading, but not that of the answer.
    fn is_other_reading(&self, text: &str) -> bool {
        if text.chars().any(is_han) {
            return false;
        }
        self.wordings.iter().any(|wording| {
            if self.card.language == Language::Chinese {
                let given = Pinyin::read(text);
                return given.is_some_and(|given| given.compare_with_characters(&wording.text) != Some(Tones::Same))
                    && text.chars().count() <= 6 * wording.text.chars().count();
            }
            let given = sounds_of(text);
            let length = |sound: &String| sound.chars().count();
            !given.is_empty()
                && !given.iter().any(|sound| wording.sounds.contains(sound))
                && wording.has_han()
                && wording.sounds.iter().any(|own| given.iter().any(|given| length(own).abs_diff(length(given)) <= 2))
        })
    }
}
