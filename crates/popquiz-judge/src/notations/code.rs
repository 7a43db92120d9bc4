//! Code: options and commands of a shell, identifiers, and other parts of programs.

use crate::message::joint::Joint;
use crate::notations::formula_names::is_same_word;
use crate::notations::formula_tokens::Function;
use crate::notations::likeness::Likeness;
use crate::notations::phrasing::{Typed, unwrapped};
use crate::notations::signs::spelled;

/// A wording that is code.
#[derive(Clone, Debug)]
pub(crate) enum Code {
    /// An option: -a, --amend.
    Option { option: String, long: Vec<String> },
    /// A command with its subcommand and options: git revert, ls -a.
    Command { words: Vec<String>, options: Vec<String>, long: Vec<(String, String)> },
    /// An identifier or a call: JSON.parse, useState, COUNT(*).
    Identifier { name: String, arguments: Option<String>, is_exact: bool },
    /// Anything else that is compared character by character: \D, x IS NULL.
    Snippet { text: String, is_exact: bool },
}

const OPTIONS: &str = include_str!("../words/options.txt");

/// Programs that a command begins with.
const PROGRAMS: &[&str] = &[
    "git",
    "ls",
    "cd",
    "cp",
    "mv",
    "rm",
    "cat",
    "chmod",
    "chown",
    "mkdir",
    "rmdir",
    "touch",
    "grep",
    "find",
    "sed",
    "awk",
    "sort",
    "uniq",
    "head",
    "tail",
    "wc",
    "tar",
    "curl",
    "wget",
    "ssh",
    "scp",
    "rsync",
    "ps",
    "kill",
    "top",
    "df",
    "du",
    "ln",
    "man",
    "sudo",
    "apt",
    "apt-get",
    "yum",
    "brew",
    "npm",
    "npx",
    "yarn",
    "pip",
    "python",
    "node",
    "docker",
    "kubectl",
    "helm",
    "terraform",
    "cargo",
    "rustup",
    "go",
    "make",
    "systemctl",
    "journalctl",
    "ping",
    "traceroute",
    "netstat",
    "ip",
    "ifconfig",
    "nslookup",
    "dig",
    "useradd",
    "usermod",
    "passwd",
    "crontab",
    "echo",
    "export",
    "source",
    "history",
    "xargs",
    "tee",
    "diff",
    "screen",
    "tmux",
    "vim",
    "nano",
    "less",
    "more",
    "su",
];

/// Words after a command that are part of its name, rather than its arguments.
const SUBCOMMANDS: &[&str] = &[
    "pop", "list", "drop", "apply", "show", "abort", "continue", "prune", "remove", "rm", "rename", "delete", "clear",
];

/// Short names that modules are imported under.
const MODULES: &[(&str, &str)] =
    &[("np", "numpy"), ("pd", "pandas"), ("plt", "matplotlib.pyplot"), ("tf", "tensorflow"), ("sns", "seaborn")];

/// Options that only affect the output.
const HARMLESS: &[char] = &['l', 'h', 'v', 't', '1', 'r', 'F', 'q'];

/// Languages and tools: a question with one of them is about code for sure.
const LANGUAGES: &[&str] = &[
    "javascript",
    "js",
    "python",
    "java",
    "rust",
    "sql",
    "mysql",
    "postgres",
    "regex",
    "regexp",
    "react",
    "html",
    "css",
    "php",
    "typescript",
    "ruby",
    "bash",
    "shell",
    "linux",
    "unix",
    "git",
    "numpy",
    "pandas",
    "keras",
    "docker",
    "powershell",
    "kubernetes",
    "golang",
    "kotlin",
    "swift",
    "scala",
    "perl",
    "haskell",
    "node",
    "jquery",
    "matlab",
];

/// What a keyword or the name of a function may be called in a question.
const CODE_NOUNS: &[&str] = &[
    "keyword",
    "method",
    "function",
    "clause",
    "statement",
    "command",
    "hook",
    "aggregate",
    "modifier",
    "operator",
    "property",
    "attribute",
    "tag",
    "decorator",
    "type",
    "selector",
    "utility",
    "tool",
];

/// Other words of a question about code.
const ABOUT_CODE: &[&str] = &[
    "c",
    "regular",
    "command",
    "keyword",
    "function",
    "method",
    "operator",
    "code",
    "programming",
    "flag",
    "option",
    "syntax",
    "library",
    "api",
    "class",
    "terminal",
    "clause",
    "statement",
    "hook",
    "variable",
    "literal",
    "attribute",
    "tag",
    "module",
    "expression",
    "database",
    "query",
];

impl Code {
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        let wording = unwrapped(wording.trim());
        let prompt_words = lowercase_words(prompt);
        let is_in_language = prompt_words.iter().any(|word| LANGUAGES.contains(&word.as_str()));
        let is_about_code = is_in_language || prompt_words.iter().any(|word| ABOUT_CODE.contains(&word.as_str()));
        let is_keyword = is_in_language && prompt_words.iter().any(|word| CODE_NOUNS.contains(&word.as_str()));
        let is_exact =
            prompt_words.iter().any(|word| matches!(word.as_str(), "exactly" | "exact" | "literal" | "case"));
        let words: Vec<String> = wording.split_whitespace().map(str::to_owned).collect();
        if let [option] = words.as_slice()
            && is_option(option)
        {
            return Some(Self::Option { long: aliases(option, &prompt_words), option: option.clone() });
        }
        let first = words.first()?;
        let has_option = words.iter().skip(1).any(|word| is_option(word));
        let is_command = PROGRAMS.contains(&first.as_str()) && words.len() > 1 && words.len() < 6;
        if is_command && (has_option || is_about_code) {
            let options: Vec<String> = words.iter().filter(|word| is_option(word)).cloned().collect();
            let long = options.iter().flat_map(|option| {
                aliases(option, &words).into_iter().map(|long| (option.clone(), long)).collect::<Vec<_>>()
            });
            let long = long.collect();
            return Some(Self::Command {
                words: words.into_iter().filter(|word| !is_option(word)).collect(),
                options,
                long,
            });
        }
        if let [word] = words.as_slice() {
            if word.contains('\\') && word.chars().count() < 30 {
                return Some(Self::Snippet { text: word.clone(), is_exact: true });
            }
            let (name, arguments) = match word.split_once('(') {
                Some((name, rest)) => (name, Some(rest.strip_suffix(')')?)),
                None => (word.as_str(), None),
            };
            // "cos(x)" is a formula unless the question is about a program.
            if arguments.is_some() && Function::named(name).is_some() && !is_about_code && !is_in_language {
                return None;
            }
            let is_word = name.len() > 1 && name.chars().all(|letter| letter.is_ascii_alphabetic());
            if is_keyword && is_word || is_identifier(name, is_about_code, arguments.is_some()) {
                let arguments = arguments.filter(|arguments| !arguments.is_empty()).map(str::to_owned);
                let is_exact = is_exact || is_cased_literal(name) && prompt_words.iter().any(|word| word == "python");
                return Some(Self::Identifier { name: name.to_owned(), arguments, is_exact });
            }
            let is_pattern = prompt_words.iter().any(|word| word.starts_with("regex") || word == "pattern");
            let has_signs =
                word.chars().any(|letter| letter.is_ascii_punctuation()) && !word.contains(['\'', '-', '.']);
            if has_signs && (is_pattern || is_in_language) {
                return Some(Self::Snippet { text: word.clone(), is_exact: is_pattern || is_exact });
            }
            return None;
        }
        let is_shouted = |word: &String| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_uppercase());
        let has_place =
            words.iter().any(|word| word.len() == 1 && word.chars().all(|letter| letter.is_ascii_lowercase()));
        (is_about_code && has_place && words.iter().any(is_shouted) && words.len() < 8)
            .then(|| Self::Snippet { text: wording.to_owned(), is_exact: false })
    }

    /// Whether it is written in words alone: a keyword or a command such as "git revert".
    pub(crate) fn is_words(&self) -> bool {
        /// A shorter keyword is a symbol.
        const LEAST: usize = 5;
        let is_word = |word: &String| word.chars().all(char::is_alphabetic);
        match self {
            Self::Command { words, options, .. } => options.is_empty() && words.iter().all(is_word),
            Self::Identifier { name, arguments: None, .. } => name.len() >= LEAST && is_word(name),
            _ => false,
        }
    }

    pub(crate) fn judge(&self, answer: &Typed<'_>) -> Option<Likeness> {
        let phrasing = answer.phrasing();
        if let Some(likeness) = self.compare(answer.bare()).or_else(|| self.compare(phrasing.whole())) {
            return Some(likeness);
        }
        let mut found: Option<Likeness> = None;
        for piece in phrasing.pieces() {
            let likeness = self.compare(piece.text);
            if found == Some(Likeness::Same)
                && piece.joint == Joint::Or
                && likeness != Some(Likeness::Same)
                && !is_vague(piece.text)
            {
                return Some(Likeness::Different);
            }
            let Some(likeness) = likeness else { continue };
            match (found, likeness) {
                (Some(Likeness::Same), Likeness::Different) if piece.is_alternative() => {
                    return Some(Likeness::Different);
                }
                (Some(Likeness::Different), Likeness::Same) if piece.joint == Joint::Or => {}
                (Some(Likeness::Different), Likeness::Same) => found = Some(likeness),
                (Some(_), _) => {}
                (None, likeness) => found = Some(likeness),
            }
        }
        found
    }

    fn compare(&self, text: &str) -> Option<Likeness> {
        let text = unwrapped(text);
        match self {
            Self::Option { option, long } => compare_option(text, option, long),
            Self::Command { words, options, long } => compare_command(text, words, options, long),
            Self::Identifier { name, arguments, is_exact } => {
                compare_identifier(text, name, arguments.as_deref(), *is_exact)
            }
            Self::Snippet { text: own, is_exact } => compare_snippet(text, own, *is_exact),
        }
    }
}

/// Whether what follows "or" is no other answer: "or something like that".
fn is_vague(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        matches!(word.to_lowercase().as_str(), "something" | "smth" | "sth" | "so" | "whatever" | "similar" | "that")
    })
}

fn lowercase_words(text: &str) -> Vec<String> {
    text.to_lowercase().split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect()
}

fn likeness(is_same: bool) -> Likeness {
    if is_same { Likeness::Same } else { Likeness::Different }
}

/// Whether a word is an option of a command: "-a", "--amend".
pub(crate) fn is_option(word: &str) -> bool {
    let name = word.trim_start_matches('-');
    let dashes = word.len() - name.len();
    (1..=2).contains(&dashes) && name.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// The other forms of an option: --all for -a of ls. `words` name the command.
fn aliases(option: &str, words: &[String]) -> Vec<String> {
    let lines = OPTIONS.lines().filter_map(|line| line.split_once('\t'));
    let mut all = Vec::new();
    for (_, pairs) in lines.filter(|(command, _)| words.iter().any(|word| word == command)) {
        for (short, long) in pairs.split(' ').filter_map(|pair| pair.split_once('=')) {
            let (short, long) = (format!("-{short}"), format!("--{long}"));
            if short == option {
                all.push(long);
            } else if long == option {
                all.push(short);
            }
        }
    }
    all
}

/// Restores the two hyphens that phones turn into a dash.
fn with_hyphens(text: &str) -> String {
    text.replace('—', "--").replace(['–', '−'], "-")
}

/// Whether a cluster of short options has one of them: "-la" has -a.
fn cluster_has(cluster: &str, option: &str) -> bool {
    let (Some(cluster), Some(option)) = (cluster.strip_prefix('-'), option.strip_prefix('-')) else { return false };
    !cluster.starts_with('-') && option.chars().count() == 1 && cluster.len() <= 4 && cluster.contains(option)
}

fn compare_option(text: &str, option: &str, long: &[String]) -> Option<Likeness> {
    let text = with_hyphens(text);
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_end_matches(['.', ',', '!', '?'])).collect();
    let name = option.trim_start_matches('-');
    let is_it = |word: &str| {
        let word = word.split('=').next().unwrap_or(word);
        word == option
            || long.iter().any(|long| long == word)
            || option.starts_with("--") && word.eq_ignore_ascii_case(option)
    };
    match words.as_slice() {
        [] => None,
        [word] if is_option(word) => Some(likeness(is_it(word))),
        // Without its hyphens, or with the wrong number of them.
        [word] => (*word == name || name.len() > 1 && word.eq_ignore_ascii_case(name)).then_some(Likeness::Same),
        words => {
            let mut options = words.iter().filter(|word| is_option(word)).peekable();
            if options.peek().is_some() {
                let is_code = words.iter().all(|word| !word.contains(','));
                let found = options.clone().any(|word| is_it(word) || cluster_has(word, option));
                let all = options.all(|word| is_it(word) || cluster_has(word, option));
                return (is_code && (found && all || words.len() < 5 && PROGRAMS.contains(words.first()?)))
                    .then(|| likeness(found && all));
            }
            let spelled = spelled(&text)?;
            Some(likeness(spelled == option || long.contains(&spelled)))
        }
    }
}

fn compare_command(text: &str, own: &[String], options: &[String], long: &[(String, String)]) -> Option<Likeness> {
    const MOST_WORDS: usize = 8;
    let text = with_hyphens(text);
    let program = own.first()?;
    let mut words: Vec<String> = text.trim_start_matches(['$', ' ']).split_whitespace().map(str::to_owned).collect();
    if words.first().is_some_and(|first| first == "sudo") && program != "sudo" {
        words.remove(0);
    }
    if words.len() > MOST_WORDS {
        return None;
    }
    // "ls-a".
    if words.iter().any(|word| matches!(word.as_str(), "or" | "and") || word.ends_with(',')) {
        return None;
    }
    if let [only] = words.as_slice()
        && let Some(rest) = only.strip_prefix(program.as_str()).filter(|rest| is_option(rest))
    {
        words = vec![program.clone(), rest.to_owned()];
    }
    let has_program = words.first().is_some_and(|first| first.eq_ignore_ascii_case(program));
    let own_rest = own.get(1..).unwrap_or_default();
    let given: Vec<&String> = words.iter().skip(usize::from(has_program)).filter(|word| !is_option(word)).collect();
    let given_options: Vec<&String> = words.iter().filter(|word| is_option(word)).collect();
    let named = own_rest
        .iter()
        .zip(&given)
        .take_while(|(own, given)| is_same_word(&own.to_lowercase(), &given.to_lowercase()))
        .count();
    let is_program_known = words.first().is_some_and(|first| PROGRAMS.contains(&first.as_str()));
    if !has_program {
        // "Revert" for git revert, "-a" for ls -a; but prose is for others to judge.
        let is_part = named == own_rest.len() && named > 0 && given.len() == named;
        let is_option_only = own_rest.is_empty() && given.is_empty() && !given_options.is_empty();
        if !is_part && !is_option_only {
            let has_options = words.len() == given_options.len() + 1 && !given_options.is_empty();
            let is_other_command = has_options || is_program_known && words.len() == 1;
            return is_other_command.then_some(Likeness::Different);
        }
    } else if named < own_rest.len() {
        // Without a placeholder, it's the same command.
        let rest = own_rest.get(named..).unwrap_or_default();
        let are_placeholders = rest.iter().all(|word| word.contains(['<', '>', '.', '/', '_'])) && given.len() == named;
        if !are_placeholders {
            return Some(Likeness::Different);
        }
    }
    let has = |option: &String| {
        given_options.iter().any(|given| {
            *given == option
                || cluster_has(given, option)
                || long.iter().any(|(short, long)| short == option && *given == long)
        })
    };
    let is_subcommand = |word: &&String| SUBCOMMANDS.contains(&word.as_str());
    if given.iter().skip(named).any(is_subcommand) {
        return Some(Likeness::Different);
    }
    if !options.iter().all(has) {
        return Some(Likeness::Different);
    }
    let is_extra = |given: &&&String| {
        !options
            .iter()
            .any(|own| own == **given || cluster_has(given, own) || long.iter().any(|(_, long)| long == **given))
    };
    let extras: Vec<&&String> = given_options.iter().filter(is_extra).collect();
    let is_harmless = |given: &&&String| given.trim_start_matches('-').chars().all(|letter| HARMLESS.contains(&letter));
    let all_harmless = extras.iter().all(is_harmless)
        && given_options.iter().filter(|given| !given.starts_with("--")).all(|given| {
            given
                .trim_start_matches('-')
                .chars()
                .all(|letter| HARMLESS.contains(&letter) || options.iter().any(|own| own.contains(letter)))
        });
    Some(likeness(all_harmless))
}

/// Whether a word is written as only an identifier is.
fn is_identifier(name: &str, is_about_code: bool, is_call: bool) -> bool {
    let is_plain =
        !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.'));
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    if !is_plain || letters < 2 || name.ends_with('.') {
        return false;
    }
    let within = name.trim_matches(['.', '_']);
    let has_hump = name.chars().zip(name.chars().skip(1)).any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    let is_dotted = within.contains('.') && within.split('.').all(|part| part.chars().count() > 1);
    is_call
        || within.contains('_')
        || is_dotted && is_about_code
        || has_hump && is_about_code
        || is_cased_literal(name) && is_about_code
}

/// The literals that Python writes with a capital.
fn is_cased_literal(name: &str) -> bool {
    matches!(name, "True" | "False" | "None")
}

/// The letters and digits of an identifier, in lower case.
fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn compare_identifier(text: &str, name: &str, arguments: Option<&str>, is_exact: bool) -> Option<Likeness> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let text = text.rsplit_once(' ').filter(|(_, noun)| CODE_NOUNS.contains(noun)).map_or(text, |(before, _)| before);
    // "COUNT *".
    if let Some(own) = arguments
        && folded_snippet(text) == format!("{}{}", folded_snippet(name), folded_snippet(own))
    {
        return Some(Likeness::Same);
    }
    let (given_name, given_arguments) = match text.split_once('(') {
        Some((before, rest)) => (before.trim(), Some(rest.trim_end().trim_end_matches([';', ')']).trim())),
        None => (text.trim_end_matches(';'), None),
    };
    // "Array.prototype.find" ends with find, and React.useState with useState.
    let last = name.rsplit('.').next().unwrap_or(name);
    // "zeros" and numpy.zeros for np.zeros.
    let is_in_module = |given: &str| {
        let Some((module, function)) = name.split_once('.') else { return false };
        let Some((_, long)) = MODULES.iter().find(|(short, long)| *short == module || *long == module) else {
            return false;
        };
        given == function || given.rsplit_once('.').is_some_and(|(path, last)| last == function && path == *long)
    };
    let is_name = |given: &str| {
        if is_exact { given == name } else { folded(given) == folded(name) || is_in_module(given) }
    };
    let is_one_token = !given_name.contains(char::is_whitespace);
    let ends_with_it = is_one_token
        && given_name.len() > name.len()
        && given_name.get(given_name.len() - name.len()..).is_some_and(|end| {
            end.eq_ignore_ascii_case(name)
                && given_name.get(..given_name.len() - name.len()).is_some_and(|before| before.ends_with('.'))
        });
    if is_name(given_name) || ends_with_it {
        return Some(match (arguments, given_arguments) {
            (None, _) => Likeness::Same,
            (Some(own), Some(given)) => likeness(folded_snippet(own) == folded_snippet(given)),
            (Some(_), None) => Likeness::Partial,
        });
    }
    let is_code = |word: &str| word.contains(['.', '_', '(']) || word.chars().skip(1).any(char::is_uppercase);
    let differs_by_case = is_exact && is_one_token && folded(given_name) == folded(name);
    let is_other = is_one_token
        && is_code(text)
        && !folded(given_name).ends_with(&folded(last))
        && !is_same_word(&folded(name), &folded(given_name));
    (differs_by_case || is_other).then_some(Likeness::Different)
}

/// A snippet in lower case and without spaces.
fn folded_snippet(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn compare_snippet(text: &str, own: &str, is_exact: bool) -> Option<Likeness> {
    let trimmed = text.trim_end_matches(';');
    // "/\d/".
    let between = trimmed.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
    let trimmed = between.filter(|pattern| is_exact && !pattern.is_empty() && !own.contains('/')).unwrap_or(trimmed);
    if own.strip_prefix('\\') == Some(trimmed) {
        return Some(Likeness::Different);
    }
    let is_same = |text: &str| if is_exact { text == own } else { folded_snippet(text) == folded_snippet(own) };
    let compact: String = trimmed.split_whitespace().collect();
    if is_same(trimmed) || is_exact && is_same(&compact) {
        return Some(Likeness::Same);
    }
    let words: Vec<&str> = trimmed.split_whitespace().collect();
    let own_words: Vec<String> = own.split_whitespace().map(str::to_lowercase).collect();
    if own_words.len() == 1 {
        if is_exact && with_short_classes(own) == with_short_classes(trimmed) {
            return Some(Likeness::Same);
        }
        if let Some(tag) = own.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            let trimmed = trimmed.strip_prefix("the ").or_else(|| trimmed.strip_prefix("a ")).unwrap_or(trimmed);
            let words: Vec<&str> = trimmed.split_whitespace().collect();
            let name = trimmed.trim_matches(['<', '>', '/', ' ']).split_whitespace().next().unwrap_or_default();
            let is_tag = trimmed.starts_with('<') || words.len() == 1 || words.last() == Some(&"tag");
            return is_tag.then(|| likeness(name.eq_ignore_ascii_case(tag.trim_matches('/'))));
        }
        if let Some(signs) = spelled(trimmed) {
            return Some(likeness(signs == own));
        }
        // "D" isn't "\D".
        let has_lost_its_signs = is_exact && own.chars().filter(|letter| letter.is_alphanumeric()).eq(trimmed.chars());
        let has_signs = trimmed.chars().any(|letter| letter.is_ascii_punctuation() && letter != '\'');
        let is_code = words.len() == 1 && (has_lost_its_signs || has_signs);
        return is_code.then_some(Likeness::Different);
    }
    // The place holder may have another name, or be left out: "IS NULL", "col IS NULL".
    let keywords: Vec<&String> = own_words.iter().filter(|word| word.len() > 1).collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let is_with_another_name = |words: &[String]| words.iter().collect::<Vec<_>>() == keywords;
    let rest = lower.get(1..).unwrap_or_default();
    if is_with_another_name(&lower)
        || is_with_another_name(rest) && own_words.first().is_some_and(|first| first.len() == 1)
    {
        return Some(Likeness::Same);
    }
    let has_operator = lower.iter().any(|word| word.chars().all(|letter| letter.is_ascii_punctuation()));
    let is_about_it = keywords.iter().filter(|word| lower.contains(word)).count() * 2 >= keywords.len();
    let is_code = has_operator || lower.iter().any(|word| word == "not");
    (is_code && is_about_it && words.len() <= own_words.len() + 2).then_some(Likeness::Different)
}

/// A regular expression with shorthands for the classes that have one.
fn with_short_classes(text: &str) -> String {
    const CLASSES: &[(&str, &str)] = &[
        ("[^0-9]", "\\D"),
        ("[^\\d]", "\\D"),
        ("[0-9]", "\\d"),
        ("[^A-Za-z0-9_]", "\\W"),
        ("[^a-zA-Z0-9_]", "\\W"),
        ("[^\\w]", "\\W"),
        ("[A-Za-z0-9_]", "\\w"),
        ("[a-zA-Z0-9_]", "\\w"),
        ("[^\\s]", "\\S"),
        ("{1,}", "+"),
        ("{0,}", "*"),
        ("{0,1}", "?"),
    ];
    CLASSES.iter().fold(text.to_owned(), |text, (long, short)| text.replace(long, short))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(prompt: &str, wording: &str, answer: &str) -> Option<Likeness> {
        Code::read(wording, prompt).expect(wording).judge(&answer.into())
    }

    #[test]
    fn code_matches_exactly_where_it_matters() {
        for (prompt, wording, same, different) in [
            (
                "Which git flag amends the last commit?",
                "--amend",
                &["--amend", "amend", "git commit --amend", "`--amend`", "dash dash amend", "—amend"][..],
                &["--append", "--no-amend"][..],
            ),
            (
                "ls: flag that lists everything",
                "-a",
                &["-a", "--all", "ls -a", "-a (small one)", "dash a", "minus a", "-a, --all"],
                &["-A", "-l", "-a or -A"],
            ),
            (
                "chmod: flag to apply it to a directory",
                "-R",
                &["-R", "--recursive", "chmod -R", "dash capital r", "hyphen uppercase R"],
                &["-r", "-v"],
            ),
            (
                "Shell command that lists hidden files too?",
                "ls -a",
                &["ls -a", "ls -la", "ls -al", "ls --all", "ls-a", "$ ls -a", "`ls -a`", "ls -a ."],
                &["ls", "ls -l", "ls -A", "dir -a"],
            ),
            (
                "Git: command to undo a commit with a new one?",
                "git revert",
                &["git revert", "revert", "git revert HEAD", "git revert <sha>", "Git revert"],
                &["git reset", "git reset --hard", "git checkout"],
            ),
            (
                "JavaScript function that parses JSON?",
                "JSON.parse",
                &["JSON.parse()", "JSON.parse(str)", "json.parse", "JSON parse", "`JSON.parse`"],
                &["JSON.stringify", "JSON.stringify()"],
            ),
            (
                "Name of the React hook for state?",
                "useState",
                &["useState()", "usestate", "use state", "React.useState", "use_state"],
                &["useEffect", "useReducer"],
            ),
            (
                "Regex: any character that is no digit",
                "\\D",
                &["\\D", "`\\D`", "backslash capital D", "[^0-9]"],
                &["\\d", "/D", "\\w", "\\d or \\D"],
            ),
            (
                "SQL aggregate that counts all rows",
                "COUNT(*)",
                &["count(*)", "COUNT( * )", "count *"],
                &["COUNT(column)", "SUM(*)"],
            ),
            (
                "How do you test in SQL that x has no value (NULL)?",
                "x IS NULL",
                &["x is null", "IS NULL", "col IS NULL"],
                &["x IS NOT NULL", "x = NULL"],
            ),
            (
                "SQL clause that filters groups",
                "HAVING",
                &[
                    "having",
                    "the HAVING clause",
                    "HAVING, e.g. having count(*) > 1",
                    "i'm pretty sure it's the HAVING clause",
                ],
                &[],
            ),
            (
                "JavaScript array method that returns the first match",
                "find",
                &["find", "arr.find(fn)", "find()", "Array.prototype.find"],
                &["arr.filter(fn)", "Array.prototype.some"],
            ),
            ("Python: write the literal for truth exactly", "True", &["True", "`True`"], &["true", "TRUE"]),
        ] {
            for answer in same {
                assert_eq!(judge(prompt, wording, answer), Some(Likeness::Same), "{answer} for {wording}");
            }
            for answer in different {
                assert_eq!(judge(prompt, wording, answer), Some(Likeness::Different), "{answer} for {wording}");
            }
        }
        assert_eq!(judge("SQL aggregate that counts all rows", "COUNT(*)", "COUNT"), Some(Likeness::Partial));
    }
}
