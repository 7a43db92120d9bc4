//! What is known about a word besides its lemma and weight.

/// Traits of a word, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits(u16);

impl Traits {
    /// A function word, too common to say anything.
    pub(crate) const FILLER: Self = Self(1);
    /// It negates what follows it.
    pub(crate) const NEGATION: Self = Self(2);
    /// It has a digit or a sign in it: never a typo of anything.
    pub(crate) const EXACT: Self = Self(4);
    /// A number.
    pub(crate) const NUMBER: Self = Self(8);
    /// A word of common English.
    pub(crate) const ENGLISH: Self = Self(16);
    /// A word of the deck.
    pub(crate) const IN_DECK: Self = Self(32);
    /// It says "or".
    pub(crate) const OR: Self = Self(64);
    /// It says "and".
    pub(crate) const AND: Self = Self(128);
    /// It introduces something else, which a negation before it doesn't apply to: "but", "unless".
    pub(crate) const CONTRAST: Self = Self(256);
    /// A number followed by a percent sign or word.
    pub(crate) const PERCENT: Self = Self(1024);
    /// A word that only a few of the deck's cards use.
    pub(crate) const DISTINCTIVE: Self = Self(2048);
    /// A rarer word or a name: never a typo of another known word.
    pub(crate) const KNOWN: Self = Self(4096);
    /// A short word followed by a period: "vit.", "n.".
    pub(crate) const SHORTENED: Self = Self(8192);
    /// A word followed by a hyphen.
    pub(crate) const HYPHENATED: Self = Self(16384);
    /// A short abbreviation in capitals that is a whole wording: never mistyped.
    pub(crate) const ABBREVIATION: Self = Self(32768);
    /// A verb such as "make" or "use" that says little by itself.
    pub(crate) const LIGHT_VERB: Self = Self(512);

    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The traits of both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) fn with(self, other: Self, holds: bool) -> Self {
        if holds { Self(self.0 | other.0) } else { self }
    }
}
