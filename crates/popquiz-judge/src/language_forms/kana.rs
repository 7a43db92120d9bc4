//! Japanese sounds: kana and romaji of one word become the same.

use crate::languages::folding::{fold, hiragana};
use crate::languages::language::{Language, is_han, is_kana};
use crate::languages::language_words::words_of;

/// The kana for romaji, longest first: Hepburn, Kunrei and keyboard spellings.
const ROMAJI: &[(&str, &str)] = &[
    ("kya", "きゃ"),
    ("kyu", "きゅ"),
    ("kyo", "きょ"),
    ("gya", "ぎゃ"),
    ("gyu", "ぎゅ"),
    ("gyo", "ぎょ"),
    ("sha", "しゃ"),
    ("shu", "しゅ"),
    ("sho", "しょ"),
    ("she", "しぇ"),
    ("shi", "し"),
    ("sya", "しゃ"),
    ("syu", "しゅ"),
    ("syo", "しょ"),
    ("cha", "ちゃ"),
    ("chu", "ちゅ"),
    ("cho", "ちょ"),
    ("che", "ちぇ"),
    ("chi", "ち"),
    ("tya", "ちゃ"),
    ("tyu", "ちゅ"),
    ("tyo", "ちょ"),
    ("cya", "ちゃ"),
    ("cyu", "ちゅ"),
    ("cyo", "ちょ"),
    ("nya", "にゃ"),
    ("nyu", "にゅ"),
    ("nyo", "にょ"),
    ("hya", "ひゃ"),
    ("hyu", "ひゅ"),
    ("hyo", "ひょ"),
    ("bya", "びゃ"),
    ("byu", "びゅ"),
    ("byo", "びょ"),
    ("pya", "ぴゃ"),
    ("pyu", "ぴゅ"),
    ("pyo", "ぴょ"),
    ("mya", "みゃ"),
    ("myu", "みゅ"),
    ("myo", "みょ"),
    ("rya", "りゃ"),
    ("ryu", "りゅ"),
    ("ryo", "りょ"),
    ("jya", "じゃ"),
    ("jyu", "じゅ"),
    ("jyo", "じょ"),
    ("zya", "じゃ"),
    ("zyu", "じゅ"),
    ("zyo", "じょ"),
    ("tsu", "つ"),
    ("dzu", "ず"),
    ("ka", "か"),
    ("ki", "き"),
    ("ku", "く"),
    ("ke", "け"),
    ("ko", "こ"),
    ("ga", "が"),
    ("gi", "ぎ"),
    ("gu", "ぐ"),
    ("ge", "げ"),
    ("go", "ご"),
    ("sa", "さ"),
    ("si", "し"),
    ("su", "す"),
    ("se", "せ"),
    ("so", "そ"),
    ("za", "ざ"),
    ("zi", "じ"),
    ("zu", "ず"),
    ("ze", "ぜ"),
    ("zo", "ぞ"),
    ("ja", "じゃ"),
    ("ju", "じゅ"),
    ("jo", "じょ"),
    ("je", "じぇ"),
    ("ji", "じ"),
    ("ta", "た"),
    ("ti", "ち"),
    ("tu", "つ"),
    ("te", "て"),
    ("to", "と"),
    ("da", "だ"),
    ("di", "ぢ"),
    ("du", "づ"),
    ("de", "で"),
    ("do", "ど"),
    ("na", "な"),
    ("ni", "に"),
    ("nu", "ぬ"),
    ("ne", "ね"),
    ("no", "の"),
    ("ha", "は"),
    ("hi", "ひ"),
    ("hu", "ふ"),
    ("fu", "ふ"),
    ("he", "へ"),
    ("ho", "ほ"),
    ("fa", "ふぁ"),
    ("fi", "ふぃ"),
    ("fe", "ふぇ"),
    ("fo", "ふぉ"),
    ("ba", "ば"),
    ("bi", "び"),
    ("bu", "ぶ"),
    ("be", "べ"),
    ("bo", "ぼ"),
    ("pa", "ぱ"),
    ("pi", "ぴ"),
    ("pu", "ぷ"),
    ("pe", "ぺ"),
    ("po", "ぽ"),
    ("ma", "ま"),
    ("mi", "み"),
    ("mu", "む"),
    ("me", "め"),
    ("mo", "も"),
    ("ya", "や"),
    ("yu", "ゆ"),
    ("yo", "よ"),
    ("ra", "ら"),
    ("ri", "り"),
    ("ru", "る"),
    ("re", "れ"),
    ("ro", "ろ"),
    ("wa", "わ"),
    ("wo", "を"),
    ("a", "あ"),
    ("i", "い"),
    ("u", "う"),
    ("e", "え"),
    ("o", "お"),
];

/// Romaji as hiragana. `None` if it isn't romaji.
pub(crate) fn kana_of(romaji: &str) -> Option<String> {
    let mut letters = String::with_capacity(romaji.len());
    for letter in romaji.chars().flat_map(char::to_lowercase) {
        match letter {
            'ā' | 'â' => letters.push_str("a-"),
            'ī' | 'î' => letters.push_str("i-"),
            'ū' | 'û' => letters.push_str("u-"),
            'ē' | 'ê' => letters.push_str("e-"),
            'ō' | 'ô' => letters.push_str("o-"),
            ' ' | '-' => {}
            letter => letters.push(letter),
        }
    }
    let mut kana = String::with_capacity(letters.len() * 2);
    let mut rest = letters.as_str();
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..)?;
        let next = after.chars().next();
        if first == '-' {
            kana.push('ー');
            rest = after;
        } else if let Some((syllable, own)) = ROMAJI.iter().find(|(syllable, _)| rest.starts_with(syllable)) {
            kana.push_str(own);
            rest = rest.get(syllable.len()..)?;
        } else if first == 'n' {
            kana.push('ん');
            rest = after.strip_prefix('\'').unwrap_or(after);
        } else if first == 'm' && matches!(next, Some('b' | 'p' | 'm')) {
            kana.push('ん');
            rest = after;
        } else if first.is_ascii_alphabetic() && (next == Some(first) || first == 't' && next == Some('c')) {
            kana.push('っ');
            rest = after;
        } else {
            return None;
        }
    }
    (!kana.is_empty()).then_some(kana)
}

/// The vowel that a kana ends in.
fn vowel_of(kana: char) -> Option<char> {
    const ROWS: [(char, &str); 5] = [
        ('あ', "あかがさざただなはばぱまやらわゃぁ"),
        ('い', "いきぎしじちぢにひびぴみりぃ"),
        ('う', "うくぐすずつづぬふぶぷむゆるゅぅ"),
        ('え', "えけげせぜてでねへべぺめれぇ"),
        ('お', "おこごそぞとどのほぼぽもよろをょぉ"),
    ];
    ROWS.iter().find(|(_, row)| row.contains(kana)).map(|(vowel, _)| *vowel)
}

/// How kana sound: long vowels are written in one way, and letters of one sound are the same. A long vowel isn't a short
/// one, and a small tsu counts.
pub(crate) fn sound_of(kana: &str) -> String {
    let mut sound = String::with_capacity(kana.len());
    let mut vowel = None;
    for letter in kana.chars().map(hiragana) {
        let lengthens = letter == 'ー'
            || matches!((vowel, letter), (Some('お'), 'う' | 'お') | (Some('え'), 'い' | 'え'))
            || matches!(letter, 'あ' | 'い' | 'う') && vowel == Some(letter);
        if lengthens && vowel.is_some() {
            sound.push('ー');
            vowel = None;
            continue;
        }
        let letter = match letter {
            'ぢ' => 'じ',
            'づ' => 'ず',
            'を' => 'お',
            letter => letter,
        };
        if letter.is_whitespace() {
            continue;
        }
        sound.push(letter);
        vowel = vowel_of(letter);
    }
    sound
}

/// The sounds that a text may have: kana, romaji, or kanji whose readings are known. Empty if none is known.
pub(crate) fn sounds_of(text: &str) -> Vec<String> {
    const MOST: usize = 16;
    const LONGEST_WORD: usize = 60;
    if text.is_empty() || text.chars().nth(LONGEST_WORD).is_some() {
        return Vec::new();
    }
    if !text.chars().any(|letter| is_kana(letter) || is_han(letter)) {
        return kana_of(text).map(|kana| sound_of(&kana)).into_iter().collect();
    }
    // What has been read so far, and what is left.
    let folded = fold(Language::Japanese, text);
    let mut open = vec![(String::new(), folded.as_str())];
    let mut found: Vec<String> = Vec::new();
    let known = &words_of(Language::Japanese).readings;
    while let Some((read, rest)) = open.pop() {
        let Some(first) = rest.chars().next() else {
            found.push(sound_of(&read));
            continue;
        };
        if found.len() >= MOST || open.len() > MOST {
            break;
        }
        let has_han = |word: &str| word.chars().any(is_han);
        let words: Vec<&(&str, &str)> =
            known.iter().filter(|(word, _)| rest.starts_with(word) && has_han(word)).collect();
        // Parts of a longer word are read in other ways by themselves.
        let longest = words.iter().map(|(word, _)| word.len()).max();
        for (word, reading) in words.into_iter().filter(|(word, _)| Some(word.len()) == longest) {
            open.push((read.clone() + reading, rest.get(word.len()..).unwrap_or_default()));
        }
        if longest.is_none() && !is_han(first) {
            let after = rest.get(first.len_utf8()..).unwrap_or_default();
            open.push((read + &first.to_string(), after));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn romaji_and_kana_sound_alike() {
        for (romaji, kana) in [
            ("toukyou", "とうきょう"),
            ("Tōkyō", "トーキョー"),
            ("zasshi", "ざっし"),
            ("matcha", "まっちゃ"),
            ("macchi", "マッチ"),
            ("shinbun", "しんぶん"),
            ("shimbun", "しんぶん"),
            ("kin'en", "きんえん"),
            ("konnichiha", "こんにちは"),
            ("kēki", "ケーキ"),
            ("ryokou", "りょこう"),
            ("tsuzuku", "つづく"),
        ] {
            assert_eq!(kana_of(romaji).map(|own| sound_of(&own)), Some(sound_of(kana)), "{romaji}");
        }
        for text in ["hello", "xyz", ""] {
            assert_eq!(kana_of(text), None, "{text}");
        }
    }

    #[test]
    fn length_small_tsu_and_small_kana_count() {
        for (one, other) in
            [("ゆき", "ゆうき"), ("かこ", "かっこ"), ("ひよう", "ひょう"), ("ビル", "ビール"), ("きん", "きんえん")]
        {
            assert_ne!(sound_of(one), sound_of(other));
        }
    }

    #[test]
    fn kanji_are_read() {
        for (text, reading) in
            [("飲みます", "のみます"), ("日本の電車", "にほんのでんしゃ"), ("大きくない", "おおきくない")]
        {
            assert!(sounds_of(text).contains(&sound_of(reading)), "{text}: {:?}", sounds_of(text));
        }
        assert!(sounds_of("鬱").is_empty());
    }
}
