//! What is known about English words: how common they are, their synonyms and antonyms, and which of them negate.
//!
//! The lists are data in `words/`, to be changed there. They are read once, on first use.

use std::sync::LazyLock;

use crate::words::antonyms::AntonymSides;
use crate::words::english;
use crate::words::lemma::{Lemma, LemmaMap, LemmaSet, hash, lemma_of};
use crate::words::traits::Traits;

/// The English word lists, read on first use.
pub(crate) fn english() -> &'static Lexicon {
    static ENGLISH: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
    &ENGLISH
}

/// What is known about one word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) lemma: Lemma,
    /// The lemma by forms, spellings and abbreviations alone: "append" isn't "insert".
    pub(crate) strict: Lemma,
    pub(crate) weight: f32,
    pub(crate) traits: Traits,
}

/// The word lists.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// How common a stem is: the index of its block in `english.txt`, from 0 for the most common.
    blocks: LemmaMap<u8>,
    /// The lemma of words that have synonyms or irregular forms, by form or by stem.
    synonyms: LemmaMap<Lemma>,
    /// The same without the words that are only interchangeable in sentences.
    strict_synonyms: LemmaMap<Lemma>,
    /// The lemmas of words that are only interchangeable in explanations.
    different_terms: LemmaSet,
    /// The base form of irregular forms, by form: "go" of "went".
    irregular_forms: LemmaMap<Lemma>,
    traits: LemmaMap<Traits>,
    antonyms: LemmaMap<AntonymSides>,
    /// Rarer words and names, by form: the stem of a mistyped word is too often the stem of a rare one.
    rare_words: LemmaSet,
    /// Given names that many people share, by form.
    given_names: LemmaSet,
    /// The words of abbreviations, by form.
    abbreviations: LemmaMap<Vec<&'static str>>,
}

/// The weight of a word by its frequency block, from the most common on; the last is for words in none of them.
const WEIGHTS: [f32; 6] = [1.0, 1.5, 2.0, 2.3, 2.5, RARE];

/// The weight of a word that is in none of the lists.
pub(crate) const RARE: f32 = 3.0;

/// Words too common to say anything about an answer.
const FILLERS: &str = "\
    a an the is are am was were be been being it its itself they them their theirs themselves this that these those \
    of to in on at by for with as and or which what who whom whose how when where why you your yours we our ours us \
    i my me mine he him his she her hers do does did done doing can could will would shall should may might must so \
    then than there here such also just very really quite from into onto upon has have had having if but because \
    although though while like some any each every one ones both either called named whats thing things stuff \
    something etc about actually basically simply too even im ive id ill thats theres youre theyre hes shes lets ok \
    okay think guess maybe perhaps um uh hmm lol idk answer via per % percent";

/// The head in `synonyms.txt` of words that are interchangeable in a sentence, but not as terms.
const LOOSE_SYNONYMS: &str = "# Words taken for one another";

/// The head in `synonyms.txt` of words that are interchangeable in an explanation, but name different things as terms.
const DIFFERENT_TERMS: &str = "# Words taken for one another in explanations";

/// The head of the section after the irregular forms in `synonyms.txt`.
const AFTER_IRREGULAR_FORMS: &str = "# Numbers";

/// Verbs that say little about what is done with their object.
const LIGHT_VERB: &str = "\
    add adding make making makes made take taking takes use using used uses utilize get getting have having be give \
    put set do perform apply applying provide carry need needs want";

/// The weight of a light verb.
const LIGHT_VERB_WEIGHT: f32 = 0.4;

/// Words that negate.
const NEGATIONS: &str = "\
    not no never without cannot cant dont doesnt isnt arent wont didnt wasnt werent hasnt havent hadnt couldnt \
    wouldnt shouldnt mustnt aint none neither nor nothing nobody nowhere rather instead unlike prevent prevents \
    prevented preventing avoid avoids avoided avoiding fail fails failed failing lack lacks lacking unable hardly \
    stops stopped ceases ceased";

impl Lexicon {
    fn read() -> Self {
        let mut traits: LemmaMap<Traits> = LemmaMap::default();
        let all = include_str!("synonyms.txt");
        let strict = all.split_once(LOOSE_SYNONYMS).map_or(all, |(strict, _)| strict);
        let (synonyms, strict_synonyms) = (synonyms_of(all), synonyms_of(strict));
        let different = all.split_once(DIFFERENT_TERMS).map_or("", |(_, different)| different);
        let different = lines(different.split_once(LOOSE_SYNONYMS).map_or(different, |(different, _)| different));
        let different_terms =
            different.filter_map(|line| synonyms.get(&hash(line.split_whitespace().next()?)).copied());
        let different_terms = different_terms.collect();
        let mut irregular_forms = LemmaMap::default();
        for line in lines(all.split_once(AFTER_IRREGULAR_FORMS).map_or("", |(irregular, _)| irregular)) {
            let base = line.split_whitespace().next().map(hash);
            irregular_forms.extend(line.split_whitespace().map(hash).zip(base.into_iter().cycle()));
        }
        let is_number = |line: &&str| line.split_whitespace().next().is_some_and(|first| first.parse::<f64>().is_ok());
        for word in lines(all).filter(is_number).flat_map(str::split_whitespace) {
            traits.insert(hash(word), Traits::NUMBER);
        }
        let mut blocks = LemmaMap::default();
        for (number, block) in (0..).zip(english::blocks()) {
            for word in block {
                blocks.entry(lemma_of(word)).or_insert(number);
            }
        }
        let mut mark = |words: &str, mark: Traits| {
            for word in words.split_whitespace() {
                let known = traits.entry(hash(word)).or_default();
                *known = known.and(mark);
            }
        };
        mark(FILLERS, Traits::FILLER);
        mark(NEGATIONS, Traits::NEGATION);
        mark("or", Traits::OR);
        mark("and n", Traits::AND);
        mark(LIGHT_VERB, Traits::LIGHT_VERB);
        mark("but although though while unless until till", Traits::CONTRAST);
        let mut antonyms: LemmaMap<AntonymSides> = LemmaMap::default();
        for (number, line) in lines(include_str!("antonyms.txt")).enumerate() {
            let (left, right) = line.split_once('|').unwrap_or((line, ""));
            for (words, is_left) in [(left, true), (right, false)] {
                for word in words.split_whitespace() {
                    for key in [hash(word), lemma_of(word)] {
                        let antonyms = antonyms.entry(key).or_default();
                        *(if is_left { &mut antonyms.left } else { &mut antonyms.right }) |= 1_u128 << number;
                    }
                }
            }
        }
        let abbreviations = lines(include_str!("abbreviations.txt"))
            .filter_map(|line| line.split_once('='))
            .map(|(short, long)| (hash(short.trim()), long.split_whitespace().collect()))
            .collect();
        let given_names = lines(include_str!("given_names.txt")).flat_map(str::split_whitespace).map(hash).collect();
        let rare_words = lines(include_str!("rare_words.txt")).map(hash).collect();
        Self {
            blocks,
            synonyms,
            strict_synonyms,
            different_terms,
            irregular_forms,
            traits,
            antonyms,
            rare_words,
            given_names,
            abbreviations,
        }
    }

    /// Looks up a word by its form and its stem.
    pub(crate) fn entry(&self, form: Lemma, stem: Lemma) -> Entry {
        let lemma = self.synonyms.get(&form).or_else(|| self.synonyms.get(&stem)).copied();
        let block = self.blocks.get(&stem).copied();
        let traits = self.traits.get(&form).copied().unwrap_or_default();
        let weight = WEIGHTS.get(block.map_or(WEIGHTS.len() - 1, usize::from)).copied().unwrap_or(1.0);
        Entry {
            lemma: lemma.unwrap_or(stem),
            strict: self
                .strict_synonyms
                .get(&form)
                .or_else(|| self.strict_synonyms.get(&stem))
                .copied()
                .unwrap_or(stem),
            weight: if traits.has(Traits::LIGHT_VERB) { LIGHT_VERB_WEIGHT } else { weight },
            traits: if block.is_some() { traits.and(Traits::ENGLISH) } else { traits },
        }
    }

    /// Whether two words are irregular forms of one: "went" and "gone".
    /// Whether words of this lemma name different things as terms, although an explanation may have either of them.
    pub(crate) fn are_different_terms(&self, lemma: Lemma) -> bool {
        self.different_terms.contains(&lemma)
    }

    pub(crate) fn are_irregular_forms(&self, one: Lemma, other: Lemma) -> bool {
        let base = self.irregular_forms.get(&one);
        one != other && base.is_some() && base == self.irregular_forms.get(&other)
    }

    /// Whether this is a common English word, in any of its forms.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        self.blocks.contains_key(&lemma_of(word))
    }

    /// Whether a folded word, or its singular, is a rare word or a name.
    pub(crate) fn is_rare_word(&self, word: &str) -> bool {
        let has = |word: &str| self.rare_words.contains(&hash(word));
        has(word) || word.strip_suffix('s').is_some_and(|word| !word.ends_with('s') && has(word))
    }

    /// Whether a folded word is a given name that many people share.
    pub(crate) fn is_given_name(&self, word: &str) -> bool {
        self.given_names.contains(&hash(word))
    }

    /// The sides of antonyms that a word is on.
    pub(crate) fn antonyms(&self, form: Lemma, stem: Lemma) -> AntonymSides {
        self.antonyms.get(&form).or_else(|| self.antonyms.get(&stem)).copied().unwrap_or_default()
    }

    /// The words of an abbreviation, or of its plural.
    pub(crate) fn expansion(&self, form: Lemma, stem: Lemma) -> Option<&[&'static str]> {
        self.abbreviations.get(&form).or_else(|| self.abbreviations.get(&stem)).map(Vec::as_slice)
    }
}

/// The lemma of each word of some groups, by form and by stem: that of the group's first word.
fn synonyms_of(groups: &'static str) -> LemmaMap<Lemma> {
    let mut synonyms = LemmaMap::default();
    for line in lines(groups) {
        let Some(lemma) = line.split_whitespace().next().map(lemma_of) else { continue };
        for word in line.split_whitespace() {
            synonyms.entry(hash(word)).or_insert(lemma);
            synonyms.entry(lemma_of(word)).or_insert(lemma);
        }
    }
    synonyms
}

/// The lines that are neither empty nor comments.
fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
