//! What people see when they answer in other languages than English.

use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};

use crate::Outcome::{self, Correct, Partial, Wrong};
use crate::{CardJudge, DeckJudge};

fn judge(language: &str, prompt: &str, key: AnswerKey) -> CardJudge {
    judge_in_deck(language, prompt, key, &[])
}

fn judge_in_deck(language: &str, prompt: &str, key: AnswerKey, others: &[(&str, &str)]) -> CardJudge {
    let mut deck = Deck::new(DeckId("d".into()), "");
    deck.language = Some(language.to_owned());
    deck.cards.push(Card::new(CardId("c".into()), prompt, Some(key)));
    for (number, (prompt, term)) in others.iter().enumerate() {
        let key = AnswerKey::Term(vec![(*term).to_owned()]);
        deck.cards.push(Card::new(CardId(format!("o{number}")), *prompt, Some(key)));
    }
    DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap()
}

fn term(text: &str) -> AnswerKey {
    AnswerKey::Term(vec![text.to_owned()])
}

fn parts(texts: &[&str]) -> Vec<Vec<String>> {
    texts.iter().map(|text| vec![(*text).to_owned()]).collect()
}

/// A language, prompt and term, and what is correct, partial and wrong.
type Case<'a> = (&'a str, &'a str, &'a str, &'a [&'a str], &'a [&'a str], &'a [&'a str]);

/// Checks answers to cards.
fn check(cards: &[Case<'_>]) {
    let mut failures = Vec::new();
    for (language, prompt, text, correct, partial, wrong) in cards {
        let judge = judge(language, prompt, term(text));
        check_answers(&judge, &format!("{prompt} {text}"), correct, partial, wrong, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn check_answers(
    judge: &CardJudge,
    about: &str,
    correct: &[&str],
    partial: &[&str],
    wrong: &[&str],
    failures: &mut Vec<String>,
) {
    for (outcome, answers) in [(Correct, correct), (Partial, partial), (Wrong, wrong)] {
        for answer in answers {
            let verdict = judge.judge(answer);
            let found: Outcome = verdict.outcome;
            if found != outcome {
                failures
                    .push(format!("{about}: {answer:?} is {found:?}, not {outcome:?}: {}", verdict.reason.in_full()));
            }
        }
    }
}

#[test]
fn words_are_told_from_look_alikes() {
    check(&[
        (
            "de",
            "cake",
            "der Kuchen",
            &["Kuchen", "der kuchen", "ich glaube der Kuchen"],
            &["die Kuchen"],
            &["die Küche", "der Koch"],
        ),
        ("de", "to press", "drücken", &["druecken", "Drücken!"], &["drucken"], &["drohen"]),
        ("es", "expensive", "caro", &["caro", "creo que caro"], &[], &["carro", "cara", "claro que no"]),
        (
            "fr",
            "desert (with article)",
            "le désert",
            &["le desert", "c'est le désert"],
            &["la désert", "désert"],
            &["le dessert"],
        ),
        (
            "it",
            "pen (with article)",
            "la penna",
            &["la penna", "mi sa che è la penna"],
            &["il penna", "penna"],
            &["la pena", "la pinna"],
        ),
        ("pt", "coconut", "coco", &["coco", "acho que é coco"], &[], &["cocô"]),
        (
            "la",
            "puella → gen. pl.",
            "puellarum",
            &["puellarum", "puellārum"],
            &[],
            &["puellae", "puellas", "puellarum vel puellis"],
        ),
        ("ru", "weight", "вес", &["вес", "думаю, вес"], &[], &["весь", "вещь"]),
        ("nl", "window", "het raam", &["het raam", "raam", "ik denk het raam"], &["de raam"], &["de ram"]),
    ]);
}

#[test]
fn spellings_and_slips_are_forgiven() {
    check(&[
        ("de", "big", "groß", &["gross", "GROSS", "groß"], &[], &["grob"]),
        ("de", "bottle (with article)", "die Flasche", &["die flsache"], &["Flasche", "der Flasche"], &["die Tasche"]),
        ("fr", "work of art", "le chef-d'œuvre", &["chef d'oeuvre", "le chef-d’œuvre"], &["œuvre"], &["le chevet"]),
        ("es", "tree (with article)", "el árbol", &["el arbol", "el árbol"], &["árbol", "la árbol"], &["el arco"]),
        (
            "it",
            "university (with article)",
            "l'università",
            &["l'universita'", "l'universita", "l’università"],
            &["università"],
            &["la città"],
        ),
        ("ru", "bee", "пчела", &["пчела", "пчёла"], &[], &["пчелы"]),
        ("la", "young man", "iuvenis", &["juvenis", "iuuenis"], &[], &["iuvenes"]),
    ]);
}

#[test]
fn forms_are_exact_where_a_card_asks_for_one() {
    check(&[
        (
            "de",
            "sprechen → er, Präteritum",
            "sprach",
            &["sprach", "er sprach"],
            &[],
            &["spricht", "sprache", "gesprochen", "sprächt"],
        ),
        (
            "de",
            "der Apfel → Plural",
            "die Äpfel",
            &["die Äpfel", "Aepfel"],
            &[],
            &["die Apfel", "der Apfel", "den Äpfeln"],
        ),
        ("es", "comer: yo, pretérito indefinido", "comí", &["comí", "yo comí"], &[], &["como", "comió", "comía"]),
        (
            "fr",
            "finir : nous, imparfait",
            "finissions",
            &["finissions", "nous finissions"],
            &[],
            &["finissons", "finirons"],
        ),
        (
            "it",
            "parlare: io, futuro",
            "parlerò",
            &["parlerò", "io parlerò", "parlero'"],
            &[],
            &["parlerà", "parlo", "parlai"],
        ),
        ("pt", "dizer: nós, pretérito perfeito", "dissemos", &["dissemos", "nós dissemos"], &[], &["dizemos", "disse"]),
        ("la", "mittere → 3rd person singular, perfect", "misit", &["misit"], &[], &["mittit", "miserunt", "misi"]),
        ("ru", "стол → родительный падеж, ед. ч.", "стола", &["стола"], &[], &["столу", "столы", "стол"]),
        ("ru", "new (feminine)", "новая", &["новая"], &["новый"], &["старая"]),
    ]);
}

#[test]
fn chat_is_read_in_its_own_language() {
    check(&[
        (
            "de",
            "Hauptstadt von Österreich?",
            "Wien",
            &["ich tippe auf Wien", "Wien, oder?", "Graz.. nee, Wien"],
            &[],
            &["nicht Wien", "Wien oder Graz", "alles außer Wien"],
        ),
        (
            "fr",
            "Quelle est la capitale du Pérou ?",
            "Lima",
            &["je crois que c'est Lima", "Lima, non ?", "euh, Lima"],
            &[],
            &["Lima ou Quito", "tout sauf Lima", "pas Lima"],
        ),
        (
            "es",
            "¿Cuál es la capital de Portugal?",
            "Lisboa",
            &["creo que es Lisboa", "Oporto, no, Lisboa"],
            &[],
            &["Lisboa o Madrid", "Lisboa no", "todo menos Lisboa"],
        ),
        (
            "it",
            "Qual è la capitale della Norvegia?",
            "Oslo",
            &["secondo me Oslo", "boh, Oslo?"],
            &[],
            &["Oslo o Bergen", "non Oslo"],
        ),
        (
            "pt",
            "Qual é a capital do Chile?",
            "Santiago",
            &["acho que é Santiago", "Lima... não, Santiago"],
            &[],
            &["Santiago ou Lima", "não é Santiago"],
        ),
        (
            "ru",
            "Какой город столица Франции?",
            "Париж",
            &["думаю, Париж", "Лион... нет, Париж"],
            &[],
            &["Париж или Лион", "не Париж"],
        ),
        (
            "nl",
            "Wat is de hoofdstad van België?",
            "Brussel",
            &["ik denk Brussel", "volgens mij is het Brussel"],
            &[],
            &["Brussel of Gent", "niet Brussel"],
        ),
        (
            "ja",
            "日本の首都はどこですか",
            "東京",
            &["東京だと思います", "たぶん東京", "とうきょう"],
            &[],
            &["東京か大阪", "東京じゃない"],
        ),
        ("zh", "中国的首都是哪里？", "北京", &["我觉得是北京", "北京吧"], &[], &["北京或者上海", "不是北京"]),
    ]);
}

#[test]
fn japanese_counts_in_kana_kanji_and_romaji() {
    check(&[
        ("ja", "train", "電車", &["でんしゃ", "densha", "電車です", "デンシャ"], &[], &["でんわ", "電話", "densya ka"]),
        ("ja", "snow", "雪", &["ゆき", "yuki"], &[], &["ゆうき", "yuuki"]),
        ("ja", "cake", "ケーキ", &["けーき", "keeki", "kēki", "ｹｰｷ"], &[], &["けき"]),
        ("ja", "magazine", "雑誌", &["ざっし", "zasshi"], &[], &["ざし", "zashi"]),
        ("ja", "飲む → polite negative", "飲みません", &["のみません", "nomimasen"], &[], &["飲みます", "nomimasu"]),
        ("ja", "火: write kanji and reading", "火（ひ）", &["火（ひ）", "火 hi"], &["火", "ひ"], &["水（みず）"]),
        ("ja", "新聞 → reading", "しんぶん", &["shinbun", "シンブン"], &[], &["新聞", "しんぷん"]),
    ]);
}

#[test]
fn chinese_counts_in_both_scripts_and_pinyin() {
    check(&[
        ("zh", "book", "书", &["書", "shū", "shu1"], &["shu"], &["shù", "树"]),
        ("zh", "tea (hanzi, or pinyin with tone)", "茶", &["chá", "cha2"], &["cha"], &["chā"]),
        ("zh", "teacher", "老师", &["老師", "lǎoshī", "lao3 shi1"], &["laoshi"], &["老是", "lǎoshì"]),
        (
            "zh",
            "学生 → pinyin with tones",
            "xuésheng",
            &["xue2sheng5", "xué sheng"],
            &["xuesheng"],
            &["xuěshēng", "学生"],
        ),
    ]);
}

#[test]
fn numbers_and_dates_are_read_in_every_language() {
    let number = |value: f64| AnswerKey::Number { value, tolerance: 0.0, unit: None };
    let mut failures = Vec::new();
    for (language, prompt, value, correct, wrong) in [
        ("de", "Wie viele Beine hat eine Spinne?", 8.0, &["acht", "acht Stück", "8"][..], &["sechs", "8 oder 10"][..]),
        ("fr", "Combien d'heures a une journée ?", 24.0, &["vingt-quatre", "24 heures"], &["12"]),
        ("es", "¿Cuánto es un medio?", 0.5, &["0,5", "1/2"], &["5", "0,05"]),
        ("it", "Quante regioni ha l'Italia?", 20.0, &["venti", "20 regioni"], &["ventuno"]),
        ("ru", "Сколько секунд в часе?", 3600.0, &["три тысячи шестьсот", "3 600"], &["360"]),
        ("ja", "一年は何日ですか", 365.0, &["三百六十五", "365日", "３６５"], &["366"]),
        ("zh", "一年有多少天？", 365.0, &["三百六十五天", "365"], &["366"]),
    ] {
        let judge = judge(language, prompt, number(value));
        check_answers(&judge, prompt, correct, &[], wrong, &mut failures);
    }
    let wall = judge("de", "Wann endete der Zweite Weltkrieg in Europa?", term("8. Mai 1945"));
    check_answers(
        &wall,
        "8. Mai",
        &["8.5.1945", "am achten Mai 1945"],
        &["1945", "Mai 1945"],
        &["9. Mai 1946"],
        &mut failures,
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn yes_and_no_are_read_in_every_language() {
    let mut failures = Vec::new();
    for (language, prompt, yes, no, neither) in [
        (
            "de",
            "Ist Blei schwerer als Wasser?",
            &["ja", "klar", "auf jeden Fall", "Ja, viel schwerer"][..],
            &["nein", "nö", "natürlich nicht"][..],
            &["jein", "ja und nein"][..],
        ),
        (
            "fr",
            "La Lune tourne-t-elle autour de la Terre ?",
            &["oui", "bien sûr", "ouais"],
            &["non", "pas du tout"],
            &["ça dépend"],
        ),
        ("es", "¿Es el sol una estrella?", &["sí", "si", "claro que sí"], &["no", "para nada"], &["sí y no"]),
        ("it", "Il ferro è un metallo?", &["sì", "certo"], &["no", "per niente"], &["dipende"]),
        ("pt", "A baleia é um mamífero?", &["sim", "claro que sim"], &["não", "claro que não"], &["sei lá"]),
        ("ru", "Кит — млекопитающее?", &["да", "конечно"], &["нет", "нет, рыба"], &["не знаю"]),
        ("nl", "Is een walvis een zoogdier?", &["ja", "zeker"], &["nee"], &["ja en nee"]),
        ("ja", "クジラは動物ですか", &["はい", "はい、そうです"], &["いいえ", "違います"], &["わからない"]),
        ("zh", "鲸鱼是动物吗？", &["是", "对"], &["不是", "不对"], &["不知道"]),
    ] {
        for (key, right, others) in [(true, yes, no), (false, no, yes)] {
            let judge = judge(language, prompt, AnswerKey::YesNo { yes: key, because: None });
            check_answers(&judge, prompt, right, &[], others, &mut failures);
            check_answers(&judge, prompt, &[], &[], neither, &mut failures);
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn lists_and_gaps_are_filled_in_every_language() {
    let list = |items: &[&str]| AnswerKey::List { items: parts(items), ordered: false, any: None };
    let mut failures = Vec::new();
    for (language, prompt, items, correct, partial, wrong) in [
        (
            "de",
            "Die drei Grundfarben",
            &["Rot", "Gelb", "Blau"][..],
            &["rot, gelb und blau", "blau gelb rot"][..],
            &["rot und blau", "rot, gelb, blau, grün"][..],
            &["grün, lila, weiß"][..],
        ),
        (
            "fr",
            "Trois pays du Maghreb",
            &["le Maroc", "l'Algérie", "la Tunisie"],
            &["Tunisie, Algérie, Maroc", "le maroc, l'algerie et la tunisie"],
            &["Maroc et Tunisie"],
            &["Mali, Niger, Tchad"],
        ),
        (
            "ru",
            "Три цвета флага России",
            &["белый", "синий", "красный"],
            &["белый, синий и красный"],
            &["белый и синий"],
            &["жёлтый, зелёный"],
        ),
        (
            "ja",
            "東西南北",
            &["東", "西", "南", "北"],
            &["東西南北", "ひがし、にし、みなみ、きた"],
            &["東と西"],
            &["上、下"],
        ),
        ("zh", "三原色", &["红", "黄", "蓝"], &["红黄蓝", "红、黄、蓝", "紅黃藍"], &["红和黄"], &["黑、白"]),
    ] {
        let judge = judge(language, prompt, list(items));
        check_answers(&judge, prompt, correct, partial, wrong, &mut failures);
    }
    for (language, prompt, gaps, correct, partial, wrong) in [
        (
            "de",
            "Er ... gestern Brot ... . (kaufen, Perfekt)",
            &["hat", "gekauft"][..],
            &["hat, gekauft", "hat gekauft", "Er hat gestern Brot gekauft."][..],
            &["hat"][..],
            &["ist, gekaufen", "kaufte"][..],
        ),
        (
            "es",
            "Ella ... (ser) médica y ... (vivir) en Lima.",
            &["es", "vive"],
            &["es, vive", "Ella es médica y vive en Lima"],
            &["está, vive"],
            &["eres, vives"],
        ),
        ("ru", "Я живу ... Москве, а работаю ... заводе.", &["в", "на"], &["в, на", "в / на"], &["в, в"], &["на, в"]),
        (
            "ja",
            "ペン（　）書きます。学校（　）行きます。",
            &["で", "に"],
            &["で、に", "「で」と「に」"],
            &["で、を"],
            &["に、で"],
        ),
    ] {
        let judge = judge(language, prompt, AnswerKey::Blanks(parts(gaps)));
        check_answers(&judge, prompt, correct, partial, wrong, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn people_go_by_their_surnames() {
    let others = [("Wer schrieb „Die Räuber“?", "Friedrich Schiller")];
    let judge = judge_in_deck("de", "Wer komponierte die Neunte?", term("Ludwig van Beethoven"), &others);
    let mut failures = Vec::new();
    check_answers(
        &judge,
        "Beethoven",
        &["Beethoven", "L. v. Beethoven", "beetoven", "der gute Beethoven"],
        &["Ludwig"],
        &["Friedrich Schiller", "Johann Beethoven", "Mozart"],
        &mut failures,
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn explanations_aren_t_accepted_turned_around() {
    let text = "Weil warme Luft leichter ist als kalte und deshalb aufsteigt.";
    let judge = judge(
        "de",
        "Warum fliegt ein Heißluftballon?",
        AnswerKey::Explanation { texts: vec![text.into()], points: vec![] },
    );
    let mut failures = Vec::new();
    check_answers(
        &judge,
        "Ballon",
        &[text, "warme Luft ist leichter als kalte, deshalb steigt sie auf"],
        &["wegen der warmen Luft"],
        &[
            "Weil kalte Luft leichter ist als warme und deshalb aufsteigt",
            "Weil warme Luft schwerer ist als kalte und deshalb aufsteigt",
            "wegen Benzin",
        ],
        &mut failures,
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(judge.judge("warme Luft ist leichter als kalte, deshalb steigt sie auf").confidence < 0.9);
}

#[test]
fn a_language_is_found_where_a_deck_names_none() {
    let mut deck = Deck::new(DeckId("d".into()), "");
    for (number, (prompt, answer)) in
        [("the mirror", "der Spiegel"), ("the towel", "das Handtuch"), ("the pillow", "das Kissen")].iter().enumerate()
    {
        deck.cards.push(Card::new(CardId(format!("c{number}")), *prompt, Some(term(answer))));
    }
    let judge = DeckJudge::new(&deck).compile(&deck.cards[1]).unwrap();
    assert_eq!(judge.judge("das Handtuch").outcome, Correct);
    assert_eq!(judge.judge("der Handtuch").outcome, Partial);
    assert_eq!(judge.judge("das Handbuch").outcome, Wrong);
}

#[test]
fn long_answers_of_anything_are_judged() {
    let texts = [
        "ß".repeat(2_000),
        "か".repeat(2_000),
        "不是".repeat(1_000),
        "a ".repeat(1_000),
        "- '".repeat(700),
        "ja oder ".repeat(250),
        "1.000,".repeat(330),
        "一".repeat(2_000),
    ];
    for language in ["de", "fr", "es", "it", "pt", "la", "ru", "nl", "ja", "zh", "pl"] {
        let keys = [
            term("東京 (とうきょう)"),
            term("la fenêtre ouverte"),
            AnswerKey::Number { value: 5.0, tolerance: 0.0, unit: None },
            AnswerKey::YesNo { yes: true, because: None },
            AnswerKey::List { items: parts(&["a", "ß", "か", "ja"]), ordered: true, any: Some(2) },
            AnswerKey::Blanks(parts(&["か", "a"])),
            AnswerKey::Explanation { texts: vec!["Weil es so ist, か".into()], points: vec![] },
        ];
        for key in keys {
            let judge = judge(language, "Was? なに", key);
            for text in &texts {
                let verdict = judge.judge(text);
                assert!((0.0..=1.0).contains(&verdict.credit.value()));
            }
        }
    }
}

/// Cards that make a deck look like one about vocabulary.
const GERMAN_WORDS: [(&str, &str); 3] = [("the door", "die Tür"), ("the key", "der Schlüssel"), ("to open", "öffnen")];

#[test]
fn questions_about_the_world_forgive_slips_among_vocabulary() {
    let mut failures = Vec::new();
    let heart = judge_in_deck("de", "Welches Gas atmen Menschen aus?", term("Kohlendioxid"), &GERMAN_WORDS);
    check_answers(&heart, "Kohlendioxid", &["Kohlendioxyd", "kohlendiokid"], &[], &["Kohlenmonoxid"], &mut failures);
    let composer =
        judge_in_deck("de", "Wer komponierte die Zauberflöte?", term("Wolfgang Amadeus Mozart"), &GERMAN_WORDS);
    check_answers(
        &composer,
        "Mozart",
        &["Mozzart", "war das nicht der Herr Mozart aus Salzburg"],
        &["Wolfgang"],
        &["Leopold Mozart", "Leopold", "der Schlüssel"],
        &mut failures,
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn translations_need_the_form_that_is_asked_for() {
    check(&[
        ("ru", "Переведите: the wall", "стена", &["стена"], &[], &["стены", "стену"]),
        ("de", "Übersetze: to forget", "vergessen", &["vergesen", "vergessen"], &[], &["vergisst", "vermessen"]),
        ("pt", "Traduza com o artigo: the piano", "o piano", &["o piano"], &["a piano"], &["o pano"]),
        ("de", "Übersetze: to begin", "beginnen", &["begginen"], &[], &["begonnen", "begann"]),
    ]);
}

#[test]
fn names_are_told_from_namesakes() {
    let mut failures = Vec::new();
    for (language, prompt, wordings, correct, partial, wrong) in [
        (
            "it",
            "Chi dipinse il Giudizio universale?",
            &["Michelangelo Buonarroti"][..],
            &["michelangelo", "Buonarroti", "Michelangelo, ovviamente"][..],
            &[][..],
            &["Michelangelo Antonioni", "Raffaello"][..],
        ),
        (
            "fr",
            "Qui a écrit « Germinal » ?",
            &["Émile Zola"],
            &["Zola", "zola evidemment", "monsieur Zola"],
            &["Émile"],
            &["Zola Jesus", "Gola"],
        ),
        (
            "ru",
            "Кто написал «Мёртвые души»?",
            &["Николай Васильевич Гоголь", "Николай Гоголь"],
            &["Гоголь", "Гоголь Николай Васильевич"],
            &[],
            &["Николай Некрасов"],
        ),
        (
            "ja",
            "『羅生門』の作者は誰ですか",
            &["芥川龍之介"],
            &["芥川", "芥川 龍之介です", "あくたがわりゅうのすけ"],
            &[],
            &["芥川賞", "太宰治"],
        ),
        (
            "zh",
            "《静夜思》是谁写的？",
            &["李商隐"],
            &["李商隐写的", "李商引", "应该是李商隐啦"],
            &[],
            &["李白", "肯定不是李商隐"],
        ),
    ] {
        let judge = judge(language, prompt, AnswerKey::Term(wordings.iter().map(|it| (*it).to_owned()).collect()));
        check_answers(&judge, prompt, correct, partial, wrong, &mut failures);
    }
    let emperor = judge("la", "Quis primus imperator Romanus erat?", term("Octavius"));
    check_answers(&emperor, "Octavius", &["Octauius", "Octavium fuisse puto"], &[], &["Octavus"], &mut failures);
    let shared =
        judge_in_deck("ja", "江戸幕府を開いたのは誰ですか", term("徳川家康"), &[("最後の将軍は誰ですか", "徳川慶喜")]);
    check_answers(&shared, "徳川家康", &["家康"], &["徳川"], &["徳川慶喜"], &mut failures);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn articles_may_run_together_with_a_vowel() {
    check(&[
        ("fr", "Quel métal jaune est précieux ?", "l'or", &["lor", "de lor"], &[], &["le fer"]),
        ("fr", "Quelle saison vient après le printemps ?", "l'été", &["lété", "lete"], &[], &["l'hiver"]),
        ("it", "Scrivi al plurale: il dito", "le dita", &["dita"], &["l'dita"], &["i dito"]),
        ("nl", "the horse (with article)", "het paard", &["'t paard"], &["de paard"], &["'t paardje"]),
        (
            "fr",
            "Quel métal a pour symbole Sn ?",
            "l'étain",
            &["le plomb, ah non, l'étain", "le zinc... euh non, étain"],
            &[],
            &["l'étain, euh non, le zinc"],
        ),
    ]);
}

#[test]
fn corrections_are_read_without_spaces() {
    check(&[
        ("zh", "哪种气体最轻？", "氢气", &["氦气，不对，氢气", "是氢气吧"], &[], &["氢气，不对，氦气", "绝对不是氢气"]),
        ("ja", "一番軽い気体は何ですか", "水素", &["酸素…じゃなくて水素", "すいそ"], &[], &["水素じゃなくて酸素"]),
        ("ja", "「飲む」の否定形（ます形）は？", "飲みません", &["のみません"], &[], &["飲みませんでした", "飲みます"]),
        ("zh", "“一___马”应该填什么量词？", "匹", &["匹", "一匹马"], &[], &["一只马", "只"]),
    ]);
}

#[test]
fn dates_are_read_in_every_notation() {
    let mut failures = Vec::new();
    for (language, prompt, date, correct, partial, wrong) in [
        (
            "de",
            "Wann war die Mondlandung?",
            "20. Juli 1969",
            &["20.7.69", "20.07.1969"][..],
            &["1969"][..],
            &["20.7.96", "21.7.69"][..],
        ),
        (
            "fr",
            "Quand l'armistice a-t-il été signé ?",
            "11 novembre 1918",
            &["le onze novembre 1918", "11/11/18"],
            &["1918"],
            &["11/11/81"],
        ),
        (
            "nl",
            "Wanneer is Koningsdag?",
            "27 april",
            &["de 27e april", "zevenentwintig april"],
            &["april"],
            &["27 mei"],
        ),
        (
            "ru",
            "Когда День Победы?",
            "9 мая 1945",
            &["девятого мая 1945 г.", "9-го мая 1945"],
            &["1945"],
            &["8 мая 1945"],
        ),
        (
            "ja",
            "終戦の日はいつですか",
            "1945年8月15日",
            &["昭和20年8月15日", "一九四五年八月十五日", "1945/8/15"],
            &["1945年"],
            &["1945年8月5日"],
        ),
        (
            "zh",
            "五四运动是哪一天？",
            "1919年5月4日",
            &["一九一九年五月四号", "1919-5-4"],
            &["1919年"],
            &["1919年4月5日"],
        ),
        (
            "la",
            "Quo anno Actii pugnatum est?",
            "31 a. Chr. n.",
            &["XXXI ante Christum", "anno 31 a.C."],
            &[],
            &["31 p. Chr. n."],
        ),
    ] {
        let judge = judge(language, prompt, term(date));
        check_answers(&judge, prompt, correct, partial, wrong, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn units_are_read_in_every_language() {
    let number = |value: f64, unit: &str| AnswerKey::Number { value, tolerance: 0.0, unit: Some(unit.to_owned()) };
    let mut failures = Vec::new();
    for (language, prompt, value, unit, correct, wrong) in [
        (
            "de",
            "Wie lang ist die Donau in Kilometern?",
            2850.0,
            "km",
            &["2.850", "zweitausendachthundertfünfzig"][..],
            &["2850 Meilen"][..],
        ),
        (
            "fr",
            "Quelle est la vitesse du son, en m/s ?",
            340.0,
            "m/s",
            &["340", "trois cent quarante metres par seconde"],
            &["340 km/h"],
        ),
        ("fr", "Quelle est la distance en km ?", 149_597.5, "km", &["149 597,5 km"], &["149 km"]),
        ("ru", "Какова температура плавления льда, в °C?", 0.0, "°C", &["0", "ноль градусов"], &["0 кельвинов"]),
    ] {
        let judge = judge(language, prompt, number(value, unit));
        check_answers(&judge, prompt, correct, &[], wrong, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn gaps_between_characters_are_filled_with_numbers() {
    let mut failures = Vec::new();
    let week = judge("ja", "一日は...時間で、一時間は...分です。", AnswerKey::Blanks(parts(&["24", "60"])));
    check_answers(&week, "ja", &["24、60", "二十四、六十", "２４と６０"], &["24、6"], &["60、24"], &mut failures);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn explanations_are_compared_by_what_they_say_of_the_same_words() {
    let mut failures = Vec::new();
    for (language, prompt, text, correct, wrong) in [
        (
            "de",
            "Warum schwimmt Öl auf Wasser?",
            "Öl ist leichter als Wasser",
            &["Wasser ist schwerer als Öl"][..],
            &["Wasser ist leichter als Öl", "Öl ist schwerer als Wasser", "weil es gelb ist"][..],
        ),
        (
            "fr",
            "Pourquoi un bateau flotte-t-il ?",
            "Il est moins lourd que l'eau qu'il déplace",
            &["il est plus léger que l'eau qu'il déplace"],
            &["il est plus lourd que l'eau qu'il déplace", "il n'est pas moins lourd que l'eau qu'il déplace"],
        ),
        (
            "es",
            "¿Qué es un eclipse de luna?",
            "La Tierra se pone entre el Sol y la Luna",
            &["la tierra se pone entre la luna y el sol"],
            &["la Luna se pone entre el Sol y la Tierra", "el Sol se pone entre la Tierra y la Luna"],
        ),
        (
            "nl",
            "Waarom blijft thee warm in een thermosfles?",
            "Het vacuüm geleidt de warmte niet naar buiten",
            &["door het vacuüm wordt de warmte niet naar buiten geleid"],
            &["het vacuüm geleidt de warmte naar buiten"],
        ),
        (
            "ru",
            "Почему шарик с гелием летит вверх?",
            "Гелий легче воздуха",
            &["воздух тяжелее гелия"],
            &["воздух легче гелия", "гелий тяжелее воздуха"],
        ),
        (
            "ja",
            "動物の呼吸では何が起こりますか。",
            "酸素と糖から二酸化炭素と水を作る",
            &["糖と酸素を使って二酸化炭素と水を作ります", "酸素と糖から水と二酸化炭素を作る"],
            &["二酸化炭素と水から酸素と糖を作る", "酸素と糖から二酸化炭素と水を作らない"],
        ),
        (
            "zh",
            "为什么油浮在水上？",
            "油的密度比水小",
            &["因为油的密度比水小", "水的密度比油大"],
            &["油的密度比水大", "水的密度比油小", "油的密度不比水小"],
        ),
    ] {
        let judge = judge(language, prompt, AnswerKey::Explanation { texts: vec![text.to_owned()], points: vec![] });
        check_answers(&judge, prompt, correct, &[], wrong, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn ordered_lists_are_read_with_words_for_the_order() {
    let mut failures = Vec::new();
    for (language, prompt, items, correct, partial, wrong) in [
        (
            "it",
            "Metti in ordine: mese, giorno, anno",
            &["giorno", "mese", "anno"][..],
            &["prima il giorno, poi il mese e infine l'anno", "giorno < mese < anno"][..],
            &["mese, giorno, anno"][..],
            &["anno, mese, giorno", "anno > mese > giorno"][..],
        ),
        (
            "zh",
            "按时间先后排列：宋、唐、明",
            &["唐", "宋", "明"],
            &["先是唐，再是宋，最后是明", "最早的是唐，其次是宋，最晚的是明"],
            &["宋、唐、明"],
            &["明、宋、唐"],
        ),
        (
            "ja",
            "古い順に並べなさい：江戸、奈良、鎌倉",
            &["奈良", "鎌倉", "江戸"],
            &["最初は奈良、次に鎌倉、最後に江戸", "奈良、鎌倉、江戸の順です"],
            &["鎌倉、奈良、江戸"],
            &["江戸、鎌倉、奈良"],
        ),
    ] {
        let judge = judge(language, prompt, AnswerKey::List { items: parts(items), ordered: true, any: None });
        check_answers(&judge, prompt, correct, partial, wrong, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn corrections_and_hedges_are_read_in_every_language() {
    check(&[
        (
            "de",
            "Wer malte die Sternennacht?",
            "Vincent van Gogh",
            &[
                "Monet, ne moment, van Gogh",
                "van Gogh, ohne Gewähr",
                "ich rate mal: van Gogh",
                "Picasso.. ach quatsch, van Gogh",
            ],
            &[],
            &["van Gogh, ne warte, Monet", "van Gogh o. Monet", "irgendwas zwischen gogh, monet und manet"],
        ),
        (
            "fr",
            "Quelle est la capitale de l'Australie ?",
            "Canberra",
            &[
                "Sydney, euh nn, Canberra",
                "sauf erreur Canberra",
                "jdirais Canberra",
                "Melbourne, c'est-à-dire non, Canberra",
            ],
            &[],
            &["Canberra, enfin non, Sydney", "certainement pas Canberra"],
        ),
        (
            "es",
            "¿Cuál es la capital de Australia?",
            "Canberra",
            &["Sídney, no espera, Canberra", "me suena que Canberra", "Canberra, si no me equivoco"],
            &[],
            &["Canberra, mejor dicho, Sídney", "Canberra no es", "cualquiera menos Canberra"],
        ),
        (
            "it",
            "Qual è la capitale dell'Australia?",
            "Canberra",
            &["Sydney, anzi no, Canberra", "se non erro Canberra", "boh, Canberra"],
            &[],
            &["Canberra, anzi Sydney", "tutto tranne Canberra"],
        ),
        (
            "pt",
            "Qual é a capital da Austrália?",
            "Canberra",
            &["Sydney, pera, Canberra", "salvo engano Canberra", "acho q é Canberra"],
            &[],
            &["Canberra, aliás, Sydney", "tudo menos Canberra"],
        ),
        (
            "la",
            "Quis Galliam vicit?",
            "Caesar",
            &["Caesar, ni fallor", "Pompeius, immo Caesar", "Caesarem fuisse puto"],
            &[],
            &["Caesar, immo Pompeius", "minime Caesar"],
        ),
        (
            "ru",
            "Столица Австралии?",
            "Канберра",
            &["Сидней, ой нет, Канберра", "вроде Канберра", "kanberra vrode", "Мельбурн, точнее Канберра"],
            &[],
            &["Канберра, нет стоп, Сидней", "точно не Канберра"],
        ),
        (
            "nl",
            "Wat is de hoofdstad van Australië?",
            "Canberra",
            &["Sydney, nee wacht, Canberra", "volgens mij Canberra", "Canberra iig"],
            &[],
            &["Canberra, of nee, Sydney", "nie Canberra iig"],
        ),
        (
            "zh",
            "澳大利亚的首都是哪里？",
            "堪培拉",
            &["悉尼……不对不对，堪培拉", "没记错的话是堪培拉", "盲猜堪培拉"],
            &[],
            &["堪培拉，不对，悉尼", "肯定不是堪培拉"],
        ),
    ]);
}

#[test]
fn genders_are_named_in_many_ways() {
    check(&[
        (
            "ru",
            "Переведите и укажите род: night",
            "ночь, женский род",
            &["ночь, ж. р.", "ночь (жен. род)", "ночь, она"],
            &["ночь", "ночь, мужской род"],
            &["нож, мужской род"],
        ),
        (
            "la",
            "Translate into Latin, with its gender: field",
            "ager, agri m.",
            &["ager, agri, masculinum", "ager agri m"],
            &["ager", "ager, agri f."],
            &["agnus, agni m."],
        ),
        ("ru", "Переведите: old house", "старый дом", &["старый дом", "staryj dom"], &["старая дом"], &["новый дом"]),
        (
            "es",
            "Traduce: the white house",
            "la casa blanca",
            &["la casa blanca"],
            &["la casa blanco"],
            &["la casa negra"],
        ),
    ]);
}

#[test]
fn words_spelled_by_ear_count_unless_they_are_others() {
    check(&[
        ("nl", "Voltooid deelwoord: denken", "gedacht", &["gedagt"], &[], &["gedachte", "denkt"]),
        ("ru", "Совершенный вид: делать", "сделать", &["зделать", "sdelat"], &[], &["делать", "сделал"]),
        ("la", "Gradus comparativus: pulcher", "pulchrior", &["pulcrior"], &[], &["pulcher"]),
        ("es", "bone", "el hueso", &["el ueso"], &[], &["el huevo"]),
        ("de", "Dritter Fall?", "Dativ", &["Datief", "dat."], &[], &["Akkusativ"]),
        ("it", "La scienza degli astri?", "astronomia", &["astronomia", "astronomía"], &[], &["astrologia"]),
    ]);
}

#[test]
fn symbols_and_formulas_name_substances() {
    check(&[
        ("nl", "Welk metaal heeft atoomnummer 29?", "koper", &["Cu", "koper"], &[], &["Co", "Fe"]),
        (
            "fr",
            "Quel gaz rejette-t-on en respirant ?",
            "dioxyde de carbone",
            &["CO2", "le gaz carbonique"],
            &[],
            &["CO"],
        ),
        ("ru", "Какой металл жидкий при комнатной температуре?", "ртуть", &["Hg", "ртуть"], &[], &["Ag"]),
        ("de", "Chemisches Zeichen für Eisen", "Fe", &["Fe"], &[], &["Eisen"]),
        ("es", "¿Qué planeta es el más cercano al Sol?", "Mercurio", &["mercurio"], &[], &["Hg"]),
    ]);
}

#[test]
fn contrasts_are_judged_by_what_is_said_of_each() {
    /// A language, a prompt and its answer, and what is correct, partial and wrong.
    type Contrasts<'a> = [(&'a str, &'a str, &'a str, &'a [&'a str], &'a [&'a str], &'a [&'a str])];
    let cards: &Contrasts<'_> = &[
        (
            "de",
            "Was ist der Unterschied zwischen Ebbe und Flut?",
            "Bei Ebbe sinkt das Wasser, bei Flut steigt es",
            &["Flut: das Wasser steigt, Ebbe: es sinkt", "bei Flut wächst es, bei Ebbe fällt es"],
            &["bei Ebbe fällt der Wasserspiegel"],
            &["bei Ebbe steigt das Wasser, bei Flut sinkt es", "beide sind Gezeiten", "bei Flut sinkt das Wasser"],
        ),
        (
            "fr",
            "Quelle est la différence entre un stalactite et un stalagmite ?",
            "Le stalactite descend du plafond, le stalagmite monte du sol",
            &["stalagmite : monte du sol ; stalactite : descend du plafond"],
            &["le stalactite descend du plafond"],
            &["le stalactite monte du sol, le stalagmite descend du plafond", "les deux sont en calcaire"],
        ),
        (
            "es",
            "¿Cuál es la diferencia entre importar y exportar?",
            "Importar es comprar del extranjero, exportar es vender al extranjero",
            &["exportar es vender fuera, importar es comprar de fuera"],
            &["importar es comprar"],
            &["importar es vender al extranjero y exportar es comprar del extranjero", "ambos son comercio"],
        ),
        (
            "ru",
            "Чем отличается импорт от экспорта?",
            "Импорт — это ввоз товаров, экспорт — вывоз товаров",
            &["экспорт это вывоз, а импорт это ввоз"],
            &["импорт это ввоз"],
            &["импорт это вывоз товаров, экспорт это ввоз товаров", "и то и другое торговля"],
        ),
        (
            "nl",
            "Wat is het verschil tussen een ader en een slagader?",
            "Een ader brengt bloed naar het hart, een slagader voert bloed van het hart weg",
            &["een slagader voert het weg van het hart, een ader brengt het naar het hart toe"],
            &[],
            &["beide zijn bloedvaten"],
        ),
        (
            "zh",
            "动脉和静脉有什么区别？",
            "动脉把血液送出心脏，静脉把血液带回心脏",
            &["静脉带回心脏，动脉送出心脏"],
            &["动脉送出心脏"],
            &["动脉带回心脏，静脉送出心脏", "两者都是血管"],
        ),
        (
            "ja",
            "「輸入」と「輸出」の違いは？",
            "輸入は外国から買い、輸出は外国に売る",
            &["輸出は売る、輸入は買う"],
            &[],
            &["輸入は売り、輸出は買う", "どちらも貿易"],
        ),
    ];
    let mut failures = Vec::new();
    for (language, prompt, text, correct, partial, wrong) in cards {
        let key = AnswerKey::Explanation { texts: vec![(*text).to_owned()], points: Vec::new() };
        check_answers(&judge(language, prompt, key), prompt, correct, partial, wrong, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn comparisons_hold_in_both_directions() {
    let mut failures = Vec::new();
    for (language, prompt, text, correct, wrong) in [
        (
            "nl",
            "Waarom zinkt ijzer in water?",
            "IJzer heeft een grotere dichtheid dan water",
            &["de dichtheid van water is kleiner", "de dichtheid van ijzer is hoger"][..],
            &["de dichtheid van ijzer is lager", "de dichtheid van water is groter"][..],
        ),
        (
            "de",
            "Warum schwimmt Eis auf Wasser?",
            "Eis hat eine kleinere Dichte als Wasser",
            &["die Dichte von Wasser ist größer"],
            &["die Dichte von Eis ist größer"],
        ),
        (
            "es",
            "¿Por qué flota el corcho en el agua?",
            "El corcho tiene menor densidad que el agua",
            &["la densidad del agua es mayor"],
            &["la densidad del corcho es mayor"],
        ),
    ] {
        let key = AnswerKey::Explanation { texts: vec![text.to_owned()], points: Vec::new() };
        check_answers(&judge(language, prompt, key), prompt, correct, &[], wrong, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn gaps_are_filled_with_words_for_the_order() {
    let mut failures = Vec::new();
    let gaps = |texts: &[&str]| AnswerKey::Blanks(parts(texts));
    for (language, prompt, key, correct, wrong) in [
        (
            "de",
            "Ich fahre mit ... Rad in ... Stadt.",
            gaps(&["dem", "die"]),
            &["erst dem, dann die", "dem, die"][..],
            &["die, dem"][..],
        ),
        ("fr", "Elle ... faim et va ... Paris.", gaps(&["a", "à"]), &["d'abord a, ensuite à"], &["à, a"]),
        (
            "pt",
            "... você saiu? Saí ... choveu.",
            gaps(&["Por que", "porque"]),
            &["por que, porque"],
            &["porque, por que"],
        ),
        (
            "ru",
            "Дай ... книгу, я дам ... тетрадь.",
            gaps(&["мне", "тебе"]),
            &["сначала мне, потом тебе"],
            &["тебе, мне"],
        ),
    ] {
        check_answers(&judge(language, prompt, key), prompt, correct, &[], wrong, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_foreign_name_in_two_gaps_makes_no_vocabulary_card() {
    let key = AnswerKey::Blanks(parts(&["São Paulo", "São Paulo"]));
    let mut deck = Deck::new(DeckId("d".into()), "");
    deck.cards.push(Card::new(CardId("c".into()), "From … it is an hour to …", Some(key)));
    let judge = DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap();
    assert_eq!(judge.judge("Sao Paulo, sao paulo").outcome, Correct);
}
