//! The records of a table, and what its columns are: by the names in its header, or by what is in them.

use csv::{ReaderBuilder, StringRecord, Terminator};
use popquiz_deck::fold::fold;
use popquiz_deck::limits::{OPTIONS, TAG_CHARS};

use super::language_names;

/// The columns that are known, each with the names that it goes by in other programs' tables, folded.
const COLUMNS: [(Column, &[&str]); 9] = [
    (
        Column::Prompt,
        &[
            "prompt",
            "prompts",
            "question",
            "questions",
            "question text",
            "question title",
            "question stem",
            "stem",
            "front",
            "front side",
            "front text",
            "term",
            "terms",
            "word",
            "words",
            "vocabulary",
            "vocab",
            "expression",
            "phrase",
            "side 1",
            "side a",
            "clue",
            "kanji",
            "frage",
            "fragen",
            "begriff",
            "wort",
            "vorderseite",
            "vokabel",
            "pregunta",
            "preguntas",
            "termino",
            "palabra",
            "anverso",
            "pergunta",
            "perguntas",
            "termo",
            "palavra",
            "frente",
            "mot",
            "terme",
            "recto",
            "domanda",
            "termine",
            "parola",
            "fronte",
            "vraag",
            "woord",
            "begrip",
            "voorkant",
            "вопрос",
            "слово",
            "термин",
            "問題",
            "質問",
            "単語",
            "表",
            "用語",
            "问题",
            "单词",
            "正面",
            "術語",
            "词语",
        ],
    ),
    (
        Column::Answer,
        &[
            "answer",
            "answers",
            "back",
            "back side",
            "back text",
            "definition",
            "definitions",
            "meaning",
            "meanings",
            "translation",
            "translations",
            "response",
            "side 2",
            "side b",
            "accepted answers",
            "antwort",
            "antworten",
            "ruckseite",
            "bedeutung",
            "ubersetzung",
            "losung",
            "respuesta",
            "respuestas",
            "definicion",
            "significado",
            "traduccion",
            "reverso",
            "resposta",
            "respostas",
            "definicao",
            "traducao",
            "verso",
            "reponse",
            "reponses",
            "traduction",
            "signification",
            "risposta",
            "risposte",
            "definizione",
            "traduzione",
            "significato",
            "retro",
            "antwoord",
            "betekenis",
            "vertaling",
            "definitie",
            "achterkant",
            "ответ",
            "определение",
            "перевод",
            "значение",
            "答え",
            "回答",
            "解答",
            "意味",
            "定義",
            "裏",
            "訳",
            "答案",
            "意思",
            "定义",
            "背面",
            "翻译",
        ],
    ),
    (Column::Language, &["language", "lang"]),
    (Column::Reject, &["reject", "rejected", "never"]),
    (
        Column::Tags,
        &[
            "tags",
            "tag",
            "topic",
            "topics",
            "category",
            "categories",
            "subject",
            "chapter",
            "unit",
            "lesson",
            "difficulty",
            "kategorie",
            "thema",
            "lektion",
            "categoria",
            "tema",
            "leccion",
            "licao",
            "etiquetas",
            "categorie",
            "etiquettes",
            "theme",
            "lecon",
            "タグ",
            "标签",
            "标记",
        ],
    ),
    (
        Column::Note,
        &[
            "note",
            "notes",
            "comment",
            "comments",
            "explanation",
            "explanations",
            "answer explanation",
            "rationale",
            "feedback",
            "example",
            "examples",
            "example sentence",
            "sentence",
            "extra",
            "hint",
            "hints",
            "mnemonic",
            "source",
            "reading",
            "pronunciation",
            "erklarung",
            "beispiel",
            "beispielsatz",
            "notiz",
            "anmerkung",
            "hinweis",
            "explicacion",
            "ejemplo",
            "nota",
            "notas",
            "explicacao",
            "exemplo",
            "explication",
            "exemple",
            "remarque",
            "spiegazione",
            "esempio",
            "例文",
            "例",
            "メモ",
            "読み",
            "例句",
            "备注",
        ],
    ),
    (Column::Id, &["id", "guid", "card id", "note id"]),
    (Column::Instructions, &["instructions"]),
    (Column::RenderAs, &["render as"]),
];

/// Names of the column that says which option is the right one, folded.
const CORRECT: &[&str] = &[
    "correct",
    "correct answer",
    "correct answers",
    "correct option",
    "correct options",
    "correct choice",
    "correct index",
    "right answer",
    "right option",
    "answer key",
    "answer index",
    "key",
    "solution",
    "richtig",
    "richtige antwort",
    "losung",
    "correcta",
    "respuesta correcta",
    "opcion correcta",
    "correta",
    "resposta correta",
    "bonne reponse",
    "reponse correcte",
    "risposta corretta",
    "correct answer number",
    "正解",
    "正确答案",
];

/// What comes before the number or the letter in the name of an option's column, folded.
const OPTION: &[&str] = &[
    "option",
    "answer",
    "choice",
    "alternative",
    "answer option",
    "opt",
    "ans",
    "antwort",
    "antwortmoglichkeit",
    "opcion",
    "respuesta",
    "opcao",
    "resposta",
    "alternativa",
    "reponse",
    "choix",
    "risposta",
    "opzione",
    "選択肢",
    "选项",
];

/// The same for wrong options.
const WRONG: &[&str] = &[
    "wrong",
    "wrong answer",
    "wrong option",
    "incorrect",
    "incorrect answer",
    "incorrect option",
    "distractor",
    "false answer",
    "falsche antwort",
    "respuesta incorrecta",
    "resposta incorreta",
    "mauvaise reponse",
];

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column {
    Prompt,
    Answer,
    /// The language of the answer, as a BCP 47 tag.
    Language,
    Reject,
    Tags,
    Note,
    Id,
    /// What to type; only Kotoba's tables have it.
    Instructions,
    /// Whether Kotoba shows the prompt as text or as an image.
    RenderAs,
    /// One of several options.
    Option,
    /// An option that is wrong.
    WrongOption,
    /// Which of the options is right: its text, letter or number.
    Correct,
}

/// The columns of our own exports; tables with languages have another one after these.
pub(super) const EXPORTED: [&str; 6] = ["id", "prompt", "answer", "reject", "tags", "note"];

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// `None` for columns that mean nothing to us.
    pub(super) roles: Vec<Option<Column>>,
    /// The header's cells; empty without a header.
    pub(super) names: Vec<String>,
    /// The language that a header such as "English, German" says the answers are in.
    pub(super) language: Option<&'static str>,
    /// How many records are before the cards: the header, and titles above it.
    pub(super) records_before: usize,
}

impl Columns {
    /// The columns of a table that begins with these records.
    pub(super) fn of(sample: &[StringRecord]) -> Self {
        /// How many titles and remarks may be above a header.
        const TITLES: usize = 12;
        let is_title = |record: &&StringRecord| record.iter().filter(|cell| !cell.trim().is_empty()).count() < 2;
        let titles = sample.iter().take(TITLES).take_while(is_title).count();
        // A title that is a record of its own, or the first record.
        for place in [0, titles] {
            if let Some((mut roles, language)) = sample.get(place).and_then(named_columns) {
                let cards = sample.get(place + 1..).unwrap_or_default();
                let header = sample.get(place).into_iter().flatten();
                for (column, _) in header.enumerate().filter(|(_, name)| name.trim().is_empty()) {
                    let cells = || cards.iter().filter_map(|record| record.get(column)).map(str::trim);
                    if !cells().all(|cell| cell.parse::<f64>().is_ok() || cell.is_empty()) {
                        set(&mut roles, column, if are_tags(cards, column) { Column::Tags } else { Column::Note });
                    }
                }
                let names = sample.get(place).into_iter().flatten().map(|cell| cell.trim().to_owned()).collect();
                return Self { roles, names, language, records_before: place + 1 };
            }
        }
        Self { roles: unnamed_columns(sample), ..Self::default() }
    }

    /// The columns of a table whose first record is its header, whatever it says: a prompt, an answer, and remarks.
    pub(super) fn with_names_of_their_own(sample: &[StringRecord]) -> Self {
        let names: Vec<String> = sample.first().into_iter().flatten().map(|cell| cell.trim().to_owned()).collect();
        let mut roles = vec![Some(Column::Note); names.len()];
        set(&mut roles, 0, Column::Prompt);
        set(&mut roles, 1, Column::Answer);
        Self { roles, names, language: None, records_before: 1 }
    }

    pub(super) fn has_header(&self) -> bool {
        !self.names.is_empty()
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.roles.contains(&Some(column))
    }

    /// Whether we wrote the table, so that the backslashes in it are escapes.
    pub(super) fn are_exported(&self) -> bool {
        self.names.starts_with(&EXPORTED.map(str::to_owned))
    }

    /// The first record of a table without a header, if it looks like one: it has a name of a column, and short cells.
    pub(super) fn possible_header(sample: &[StringRecord]) -> Option<String> {
        let first = sample.first()?;
        let is_known = |cell: &str| matches!(column(cell), Some(Column::Prompt | Column::Answer));
        let is_short = |cell: &str| cell.split_whitespace().count() <= 2 && !cell.trim().is_empty();
        let cells: Vec<&str> = first.iter().take(2).collect();
        (sample.len() > 2 && cells.iter().any(|cell| is_known(cell)) && cells.iter().all(|cell| is_short(cell)))
            .then(|| cells.join(", "))
    }
}

/// The records of a text.
pub(super) fn reader(text: &str, separator: u8, quoted: bool) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator)
        .quoting(quoted)
        .has_headers(false)
        .flexible(true)
        .terminator(Terminator::Any(b'\n'))
        .from_reader(text.as_bytes())
}

/// Whether all cells are empty.
pub(super) fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

/// The column that a cell of a header names.
pub(super) fn column(cell: &str) -> Option<Column> {
    const LONGEST_NAME: usize = 120;
    // "Question #" is a number.
    if cell.len() > LONGEST_NAME || cell.contains('#') {
        return None;
    }
    // Folding takes marks from letters that aren't Latin, too.
    let lower = cell.trim().to_lowercase();
    let known = |name: &str| -> Option<Column> {
        let is_named = |names: &&[&str]| names.contains(&name) || names.contains(&lower.as_str());
        let named = COLUMNS.iter().find(|(_, names)| is_named(names)).map(|(column, _)| *column);
        named.or_else(|| option(name)).or_else(|| is_named(&CORRECT).then_some(Column::Correct))
    };
    // "Answer 1 - max 75 characters", "Incorrect answer 2 (optional)", "Correct answer(s)".
    let plain = cell.split(" - ").next().unwrap_or_default();
    let plain = plain.split(" – ").next().unwrap_or_default();
    let plain = plain.split('(').next().unwrap_or_default();
    // "CorrectAnswer", "correct_answer".
    let mut apart = String::new();
    for letter in plain.chars() {
        if letter.is_uppercase() && apart.ends_with(char::is_lowercase) {
            apart.push(' ');
        }
        apart.push(letter);
    }
    [fold(cell), fold(plain), fold(&apart)].iter().find_map(|name| known(name))
}

/// The column of an option: "b", "Option 2", "answer c", "choice1", "wrong answer".
fn option(name: &str) -> Option<Column> {
    let is_number = |text: &str| {
        let mut letters = text.trim().chars();
        let is_letter = |letter: char| letter.is_ascii_digit() || ('a'..='j').contains(&letter);
        match (letters.next(), letters.as_str()) {
            (Some('1'), "0") => true,
            (Some(letter), "") => is_letter(letter),
            _ => false,
        }
    };
    let follows = |names: &[&str], is_alone: bool| {
        names.iter().any(|before| {
            name.strip_prefix(before).is_some_and(|rest| is_number(rest) || is_alone && rest.trim().is_empty())
        })
    };
    let is_letter = name.len() == 1 && ('a'..='j').contains(&name.chars().next().unwrap_or_default());
    if follows(WRONG, true) {
        return Some(Column::WrongOption);
    }
    (is_letter || follows(OPTION, false)).then_some(Column::Option)
}

/// The columns that a header names, and the language of the answers if it says so; `None` if the record is a card.
pub(super) fn named_columns(record: &StringRecord) -> Option<(Vec<Option<Column>>, Option<&'static str>)> {
    const MAX_COLUMNS: usize = 100;
    if record.len() > MAX_COLUMNS {
        return None;
    }
    let mut columns: Vec<Option<Column>> = record.iter().map(column).collect();
    let count = |columns: &[Option<Column>], wanted| columns.iter().filter(|it| **it == Some(wanted)).count();
    let options = count(&columns, Column::Option) + count(&columns, Column::WrongOption);
    let has = |columns: &[Option<Column>], wanted| columns.contains(&Some(wanted));
    if options < 1 || options + 1 < *OPTIONS.start() || options > *OPTIONS.end() {
        // A single "A" is no option, and "solution" is the answer.
        for column in &mut columns {
            if let Some(Column::Option | Column::WrongOption) = column {
                *column = None;
            }
        }
        if !has(&columns, Column::Answer) {
            replace_first(&mut columns, Column::Correct, Column::Answer);
        }
    } else if has(&columns, Column::Option) || has(&columns, Column::WrongOption) {
        if !has(&columns, Column::Correct) {
            replace_first(&mut columns, Column::Answer, Column::Correct);
        }
        if has(&columns, Column::Prompt) && (has(&columns, Column::Correct) || options > 1) {
            only_first(&mut columns);
            return Some((columns, None));
        }
        return None;
    }
    let languages: Vec<(usize, &'static str)> = record
        .iter()
        .enumerate()
        .filter_map(|(place, cell)| Some((place, language_names::language(cell)?)))
        .filter(|(place, _)| columns.get(*place) == Some(&None))
        .collect();
    let mut language = None;
    match (has(&columns, Column::Prompt), has(&columns, Column::Answer), languages.as_slice()) {
        (false, false, [(prompt, one), (answer, other), ..]) if one != other => {
            set(&mut columns, *prompt, Column::Prompt);
            set(&mut columns, *answer, Column::Answer);
            language = Some(*other);
        }
        (true, false, [(answer, code), ..]) => {
            set(&mut columns, *answer, Column::Answer);
            language = Some(*code);
        }
        (false, true, [(prompt, _), ..]) => set(&mut columns, *prompt, Column::Prompt),
        _ => {}
    }
    only_first(&mut columns);
    (has(&columns, Column::Prompt) && has(&columns, Column::Answer)).then_some((columns, language))
}

fn set(columns: &mut [Option<Column>], place: usize, column: Column) {
    if let Some(slot) = columns.get_mut(place) {
        *slot = Some(column);
    }
}

fn replace_first(columns: &mut [Option<Column>], from: Column, to: Column) {
    if let Some(column) = columns.iter_mut().find(|column| **column == Some(from)) {
        *column = Some(to);
    }
}

/// A second column for what a card has only one of is another remark.
fn only_first(columns: &mut [Option<Column>]) {
    let mut known: Vec<Column> = Vec::new();
    for column in columns {
        let Some(name) = *column else { continue };
        let is_single = !matches!(name, Column::Option | Column::WrongOption | Column::Note | Column::Tags);
        if is_single && known.contains(&name) {
            *column = if matches!(name, Column::Prompt | Column::Answer) { Some(Column::Note) } else { None };
        }
        known.push(name);
    }
}

/// Whether a column without a name looks like tags.
fn are_tags(cards: &[StringRecord], column: usize) -> bool {
    let is_tag = |cell: &str| {
        cell.split([',', ';']).map(str::trim).all(|part| {
            let is_short = part.chars().count() <= TAG_CHARS && part.split_whitespace().count() <= 3;
            is_short && !part.ends_with(['.', '?', '!'])
        })
    };
    cards.iter().filter_map(|record| record.get(column)).filter(|cell| !cell.trim().is_empty()).all(is_tag)
}

/// The columns of a table without a header: prompts, answers, tags if they look like some, and remarks.
fn unnamed_columns(sample: &[StringRecord]) -> Vec<Option<Column>> {
    let mut counts: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    for record in sample {
        *counts.entry(record.len()).or_default() += 1;
    }
    // A row with more cells than most has separators in its last text. Without a usual number, all rows do.
    let most = counts.iter().max_by_key(|(_, count)| **count).filter(|(_, count)| **count * 10 >= sample.len() * 6);
    let mut usual = most.map_or(2, |(cells, _)| *cells).max(2);
    let third = sample.iter().filter_map(|record| record.get(2)).filter(|cell| !cell.trim().is_empty()).count();
    let are_tags = are_tags(sample, 2);
    // Tags may be on some of the rows only.
    let longest = counts.keys().next_back().copied().unwrap_or_default();
    if usual == 2 && longest == 3 && are_tags && third * 4 >= sample.len() {
        usual = 3;
    }
    let mut columns = vec![Some(Column::Prompt), Some(Column::Answer)];
    if usual > 2 {
        columns.push(Some(if are_tags { Column::Tags } else { Column::Note }));
    }
    columns.resize(usual, Some(Column::Note));
    columns
}
