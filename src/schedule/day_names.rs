//! Days in the languages of the bot, as people type them.

use jiff::civil::Weekday::{self, Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};

/// Phrases for several days, in place of which one word can be read.
const PHRASES: &[(&str, &str)] = &[
    ("jeden tag", "daily"),
    ("am wochenende", "weekends"),
    ("tous les jours", "daily"),
    ("chaque jour", "daily"),
    ("en semaine", "weekdays"),
    ("le week-end", "weekends"),
    ("week-end", "weekends"),
    ("todos los días", "daily"),
    ("todos los dias", "daily"),
    ("a diario", "daily"),
    ("de lunes a viernes", "weekdays"),
    ("entre semana", "weekdays"),
    ("fines de semana", "weekends"),
    ("fin de semana", "weekends"),
    ("todos os dias", "daily"),
    ("todo dia", "daily"),
    ("de segunda a sexta", "weekdays"),
    ("dias úteis", "weekdays"),
    ("dias uteis", "weekdays"),
    ("fins de semana", "weekends"),
    ("fim de semana", "weekends"),
    // Not a range: a day's whole name.
    ("-feira", ""),
];

/// Words for several days.
const WORDS: &[(&str, &str)] = &[
    ("täglich", "daily"),
    ("werktags", "weekdays"),
    ("wochentags", "weekdays"),
    ("wochenende", "weekends"),
    ("wochenenden", "weekends"),
    ("quotidien", "daily"),
    ("weekend", "weekends"),
    ("diario", "daily"),
    ("diariamente", "daily"),
    ("毎日", "daily"),
    ("平日", "weekdays"),
    ("週末", "weekends"),
];

/// Names of days, of which people type the beginning.
const DAYS: &[(&str, Weekday)] = &[
    ("montags", Monday),
    ("dienstags", Tuesday),
    ("mittwochs", Wednesday),
    ("donnerstags", Thursday),
    ("freitags", Friday),
    ("samstags", Saturday),
    ("sonntags", Sunday),
    ("sonnabends", Saturday),
    ("lundis", Monday),
    ("mardis", Tuesday),
    ("mercredis", Wednesday),
    ("jeudis", Thursday),
    ("vendredis", Friday),
    ("samedis", Saturday),
    ("dimanches", Sunday),
    ("lunes", Monday),
    ("martes", Tuesday),
    ("miércoles", Wednesday),
    ("miercoles", Wednesday),
    ("jueves", Thursday),
    ("viernes", Friday),
    ("sábados", Saturday),
    ("sabados", Saturday),
    ("domingos", Sunday),
    ("segundas", Monday),
    ("terças", Tuesday),
    ("tercas", Tuesday),
    ("quartas", Wednesday),
    ("quintas", Thursday),
    ("sextas", Friday),
];

/// What Japanese days begin with.
const KANJI: [(char, Weekday); 7] = [
    ('月', Monday),
    ('火', Tuesday),
    ('水', Wednesday),
    ('木', Thursday),
    ('金', Friday),
    ('土', Saturday),
    ('日', Sunday),
];

/// A text in lower case with one word, in English, for each phrase; Japanese days are apart from each other.
pub(super) fn in_words(lower: &str) -> String {
    let mut text = lower.to_owned();
    for (phrase, word) in PHRASES {
        text = text.replace(phrase, word);
    }
    for (word, english) in WORDS.iter().filter(|(word, _)| !word.is_ascii()) {
        text = text.replace(word, english);
    }
    text = text.replace("曜日", "").replace("曜", "").replace("から", "-").replace(['～', '〜'], "-");
    let is_day = |letter: char| KANJI.iter().any(|(day, _)| *day == letter);
    let mut apart = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_day(letter) && apart.chars().next_back().is_some_and(is_day) {
            apart.push(' ');
        }
        apart.push(letter);
    }
    apart
}

/// The English word for a word that stands for several days.
pub(super) fn several(word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, english)| *english)
}

/// A day by its name, or the beginning of it: two letters, as in German, or three.
pub(super) fn day(word: &str) -> Option<Weekday> {
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return KANJI.iter().find(|(day, _)| *day == letter).map(|(_, day)| *day);
    }
    let count = word.chars().count();
    let german = DAYS.get(..8).unwrap_or_default();
    let by_two = || german.iter().find(|(name, _)| name.starts_with(word)).filter(|_| count == 2);
    let by_more = || DAYS.iter().find(|(name, _)| count > 2 && name.starts_with(word));
    by_more().or_else(by_two).map(|(_, day)| *day)
}
