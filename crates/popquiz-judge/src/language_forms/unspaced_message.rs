//! Messages in Japanese and Chinese, which have no spaces between words: split into asserted and denied parts.

use crate::languages::folding::fold;
use crate::languages::language::{Language, is_han, is_kana};
use crate::languages::language_words::words_of;
use crate::message::chat::without_markup;
use crate::message::joint::Joint;

/// A piece of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Folded, with the spaces between words in Latin letters.
    pub(crate) text: String,
    /// `Start` for a space or a quotation mark, too.
    pub(crate) joint: Joint,
    pub(crate) is_denied: bool,
}

/// Faces that are typed with parentheses.
const EMOTICONS: [&str; 6] = ["m(_ _)m", "m(__)m", "(^^)", "(^_^)", "(笑)", "(>_<)"];

/// Splits a message. `is_own` recognizes the expected answer, so that none of it is taken for chatter.
pub(crate) fn pieces(language: Language, answer: &str, is_own: &dyn Fn(&str) -> bool) -> Vec<Piece> {
    const MOST: usize = 24;
    let known = &words_of(language).unspaced;
    let text = EMOTICONS.iter().fold(fold(language, &without_markup(answer)), |text, face| text.replace(face, " "));
    let mut split: Vec<(String, Joint)> = Vec::new();
    let mut piece = String::new();
    let mut joint = Joint::Start;
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let within_number = matches!(letter, ',' | '.') && before.is_ascii_digit() && next.is_ascii_digit();
        let cut = match letter {
            _ if within_number => None,
            '、' | '。' | ',' | '.' | '!' | '?' | '…' | '・' | '~' | ';' | '\n' => Some(Joint::Comma),
            '/' | '|' => Some(Joint::Slash),
            '(' | '[' | '【' => Some(Joint::Parenthesis),
            ')' | ']' | '】' | '「' | '」' | '『' | '』' | '《' | '》' | '"' | ':' | '=' | '→' | '>' => {
                Some(Joint::Start)
            }
            letter if letter.is_whitespace() && (is_wide(before) || is_wide(next)) => Some(Joint::Start),
            _ => None,
        };
        if let Some(cut) = cut {
            if !piece.trim().is_empty() {
                split.push((std::mem::take(&mut piece), joint));
                joint = cut;
            } else if joint == Joint::Start || cut == Joint::Parenthesis {
                joint = cut;
            }
            piece.clear();
        } else {
            piece.push(letter);
        }
        before = letter;
    }
    split.push((piece, joint));
    let split = with_names_in_one(split, &known.chatter, is_own);
    let mut out = Vec::new();
    let mut is_or = false;
    // Whether what was said before is taken back, once something follows.
    let mut takes_back = false;
    for (text, joint) in split.into_iter().take(MOST) {
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        let joint = if is_or { Joint::Or } else { joint };
        is_or = text == "か" && language == Language::Japanese || known.or.iter().any(|or| or == text);
        if is_or {
            continue;
        }
        if is_own(text) {
            if std::mem::take(&mut takes_back) {
                deny(&mut out);
            }
            out.push(Piece { text: text.to_owned(), joint, is_denied: false });
            continue;
        }
        let said_before = out.len();
        if said_before > 0 && known.corrections.iter().any(|phrase| phrase == text) {
            takes_back = true;
            continue;
        }
        let mut rest = text;
        let mut joint = joint;
        // "Silver… no, iron": a denial at the beginning denies what stands before.
        let denial = known.denied_before.iter().find_map(|phrase| text.strip_prefix(phrase.as_str()));
        let correction = || {
            let corrected = known.corrections.iter().filter_map(|phrase| text.strip_prefix(phrase.as_str()));
            corrected.map(|rest| without_chatter(&known.chatter, rest.trim(), is_own)).find(|rest| is_own(rest))
        };
        let corrected =
            denial.filter(|rest| language == Language::Japanese && !rest.trim().is_empty()).or_else(correction);
        if let Some(corrected) = corrected.filter(|_| said_before > 0) {
            takes_back = true;
            rest = corrected.trim();
        }
        // "X or Y", and "X, not Y".
        while let Some((at, end, is_denial)) = first_cut(language, rest, is_own) {
            let (left, right) = (rest.get(..at).unwrap_or_default(), rest.get(end..).unwrap_or_default());
            push(&mut out, &known.chatter, left, joint, is_denial, is_own);
            joint = if is_denial { Joint::Start } else { Joint::Or };
            rest = right;
        }
        match denied(&known.denials, &known.chatter, rest, is_own) {
            Some(denied) => push(&mut out, &known.chatter, denied, joint, true, is_own),
            None => push(&mut out, &known.chatter, rest, joint, false, is_own),
        }
        if takes_back && out.len() > said_before {
            deny(out.get_mut(..said_before).unwrap_or_default());
            takes_back = false;
        }
    }
    out
}

fn deny(pieces: &mut [Piece]) {
    for piece in pieces {
        piece.is_denied = true;
    }
}

/// What a text denies: "不是北京", "肯定不是北京". Asking "是不是北京" denies nothing.
fn denied<'a>(denials: &[String], chatter: &[String], text: &'a str, is_own: &dyn Fn(&str) -> bool) -> Option<&'a str> {
    denials.iter().find_map(|phrase| {
        let (before, after) = text.split_once(phrase.as_str())?;
        let is_question = before.ends_with(['是', '可']) || before.ends_with("难道");
        let denies = before.is_empty() || !is_question && is_own(without_chatter(chatter, after.trim(), is_own));
        (denies && !after.is_empty()).then_some(after)
    })
}

/// Joins pieces between which there is only a space if that makes the answer: "夏目 漱石".
fn with_names_in_one(
    split: Vec<(String, Joint)>,
    chatter: &[String],
    is_own: &dyn Fn(&str) -> bool,
) -> Vec<(String, Joint)> {
    let mut joined: Vec<(String, Joint)> = Vec::with_capacity(split.len());
    for (text, joint) in split {
        let with_last = joined.last().filter(|_| joint == Joint::Start).map(|(last, _)| format!("{last}{text}"));
        let whole = with_last.filter(|whole| is_own(without_chatter(chatter, whole.trim(), is_own)));
        match (whole, joined.last_mut()) {
            (Some(whole), Some(last)) => last.0 = whole,
            _ => joined.push((text, joint)),
        }
    }
    joined
}

fn is_wide(letter: char) -> bool {
    is_kana(letter) || is_han(letter) || matches!(letter, '」' | '「' | '”' | '“')
}

/// Where a text is cut at "or", or after what it denies: from, to, and whether it's a denial.
fn first_cut(language: Language, text: &str, is_own: &dyn Fn(&str) -> bool) -> Option<(usize, usize, bool)> {
    let known = &words_of(language).unspaced;
    let find = |phrases: &[String]| {
        let found = phrases.iter().filter_map(|phrase| text.find(phrase.as_str()).map(|at| (at, at + phrase.len())));
        found.filter(|(at, _)| *at > 0).min_by_key(|(at, end)| (*at, std::cmp::Reverse(*end)))
    };
    let denial = find(&known.denied_before).filter(|_| language == Language::Japanese);
    let or = find(&known.or).filter(|(_, end)| *end < text.len());
    let ka = || {
        let cuts = text.match_indices('か').filter(|_| language == Language::Japanese);
        cuts.map(|(at, found)| (at, at + found.len())).find(|(at, end)| {
            let (left, right) = (text.get(..*at).unwrap_or_default(), text.get(*end..).unwrap_or_default());
            is_own(left.trim()) && !right.trim().is_empty() || is_own(right.trim()) && !left.trim().is_empty()
        })
    };
    match (denial, or.or_else(ka)) {
        (Some((at, end)), or) if or.is_none_or(|or| at < or.0) => Some((at, end, true)),
        (_, or) => or.map(|(at, end)| (at, end, false)),
    }
}

fn push(
    out: &mut Vec<Piece>,
    chatter: &[String],
    text: &str,
    joint: Joint,
    is_denied: bool,
    is_own: &dyn Fn(&str) -> bool,
) {
    let text = without_chatter(chatter, text.trim(), is_own);
    if !text.is_empty() && !chatter.iter().any(|phrase| phrase == text) {
        out.push(Piece { text: text.to_owned(), joint, is_denied });
    }
}

/// A text without meaningless phrases at its beginning and end, unless it's the answer with them.
fn without_chatter<'a>(chatter: &[String], text: &'a str, is_own: &dyn Fn(&str) -> bool) -> &'a str {
    const MOST: usize = 8;
    let mut text = text;
    for _ in 0..MOST {
        if is_own(text) || chatter.iter().any(|phrase| phrase == text) {
            break;
        }
        let shorter = chatter.iter().find_map(|phrase| {
            // "食べませんでした" is another form than "食べません".
            if phrase == "でした" && text.ends_with("ませんでした") {
                return None;
            }
            let shorter = text.strip_suffix(phrase.as_str()).or_else(|| text.strip_prefix(phrase.as_str()));
            shorter.map(str::trim).filter(|shorter| !shorter.is_empty())
        });
        // A long vowel of joy: "食べましたー".
        let shorter = shorter
            .or_else(|| text.strip_suffix(['ー', '〜']).filter(|shorter| !shorter.is_empty() && is_own(shorter)));
        // Laughter.
        let shorter = shorter.or_else(|| text.strip_suffix('w').filter(|shorter| shorter.ends_with(is_kana)));
        let Some(shorter) = shorter else { break };
        text = shorter;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_split() {
        for (language, answer, own, split) in [
            (Language::Japanese, "たぶん、さかなだと思います", "さかな", "さかな"),
            (Language::Japanese, "りんごじゃなくてみかんです", "みかん", "not りんご | みかん"),
            (Language::Japanese, "犬か猫", "猫", "犬 | 猫"),
            (Language::Japanese, "答えは「ねこ」ですよね？", "ねこ", "ねこ"),
            (Language::Japanese, "銀…じゃなくて鉛", "鉛", "not 銀 | 鉛"),
            (Language::Japanese, "紫 式部です", "紫式部", "紫式部"),
            (Language::Japanese, "行きませんでした", "行きません", "行きませんでした"),
            (Language::Chinese, "不是猫，是狗", "狗", "not 猫 | 狗"),
            (Language::Chinese, "猫，不对，狗", "狗", "not 猫 | 狗"),
            (Language::Chinese, "反正不是狗", "狗", "not 狗"),
            (Language::Chinese, "是不是狗", "狗", "狗"),
            (Language::Chinese, "我觉得是苹果吧", "苹果", "苹果"),
            (Language::Chinese, "苹果或者梨", "梨", "苹果 | 梨"),
        ] {
            let pieces = pieces(language, answer, &|text| text == own);
            let shown: Vec<String> = pieces
                .iter()
                .map(|piece| format!("{}{}", if piece.is_denied { "not " } else { "" }, piece.text))
                .collect();
            assert_eq!(shown.join(" | "), split, "{answer}");
        }
    }
}
