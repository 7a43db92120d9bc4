//! Russian typed in Latin letters: "novoe pismo" for «новое письмо».

/// How groups of Latin letters are read, the longest first.
const READ_AS: [(&str, &str); 42] = [
    ("shch", "щ"),
    ("sch", "щ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("tz", "ц"),
    ("ya", "я"),
    ("ja", "я"),
    ("yu", "ю"),
    ("ju", "ю"),
    ("yo", "ё"),
    ("jo", "ё"),
    ("ye", "е"),
    ("je", "е"),
    ("a", "а"),
    ("b", "б"),
    ("c", "ц"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("i", "и"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("w", "в"),
    ("x", "кс"),
    ("y", "ы"),
    ("z", "з"),
];

/// Whether a word may be Russian in Latin letters. Abbreviations in capitals stay as they are.
pub(crate) fn is_romanized(word: &str) -> bool {
    word.chars().all(|letter| letter.is_ascii_alphabetic())
        && word.chars().skip(1).any(|letter| letter.is_ascii_lowercase())
}

/// A word in Latin letters as it is read in Russian.
pub(crate) fn in_cyrillic(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    let mut out = String::with_capacity(2 * word.len());
    let mut rest = lower.as_str();
    while let Some(first) = rest.chars().next() {
        let found = READ_AS.iter().find_map(|(latin, own)| Some((own, rest.strip_prefix(latin)?)));
        if let Some((own, after)) = found {
            out.push_str(own);
            rest = after;
        } else {
            out.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

/// A Russian word without what Latin letters don't tell apart: signs, «ы» and «й», «э» and «е».
pub(crate) fn romanized_key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    for letter in word.chars() {
        let own: &str = match letter {
            'ь' | 'ъ' => "",
            'ы' | 'й' | 'и' => "и",
            'э' | 'ё' => "е",
            'щ' => "ш",
            'я' => "иа",
            'ю' => "иу",
            letter => {
                if letter == 'с' && key.ends_with('т') {
                    key.pop();
                    key.push('ц');
                } else {
                    key.push(letter);
                }
                continue;
            }
        };
        if own.starts_with('и') && key.ends_with('и') {
            key.pop();
        }
        key.push_str(own);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_is_read_in_latin_letters() {
        for (typed, word) in [
            ("pismo", "письмо"),
            ("novoye", "новое"),
            ("Rossia", "россия"),
            ("rossiya", "россия"),
            ("noviy", "новый"),
            ("Dostoevsky", "достоевский"),
            ("chelovek", "человек"),
            ("borsch", "борщ"),
            ("sovetsky", "советский"),
        ] {
            assert!(is_romanized(typed));
            assert_eq!(romanized_key(&in_cyrillic(typed)), romanized_key(word), "{typed}");
        }
        assert!(!is_romanized("DNA") && !is_romanized("да") && !is_romanized("H2O"));
        assert_ne!(romanized_key(&in_cyrillic("mel")), romanized_key("мал"));
    }
}
