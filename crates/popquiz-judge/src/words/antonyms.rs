//! Which sides of contrasts such as "minimize" and "maximize" words are on.

/// The sides of contrasts that words are on: bit n of `left` or `right` is set for the n-th line of `antonyms.txt`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AntonymSides {
    pub(crate) left: u128,
    pub(crate) right: u128,
}

impl AntonymSides {
    /// The contrasts of which one has only the left side and the other only the right side, as bits.
    pub(crate) fn opposed_to(self, other: Self) -> u128 {
        (self.left & !self.right & other.right & !other.left) | (self.right & !self.left & other.left & !other.right)
    }

    pub(crate) fn contradicts(self, other: Self) -> bool {
        self.opposed_to(other) != 0
    }
}
