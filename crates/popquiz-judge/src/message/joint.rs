//! What stands between two parts of a message.

/// The separator before a part, from weak to strong: of several, the strongest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Joint {
    /// None: it starts the message, or the text before it isn't asserted.
    Start,
    /// A closing parenthesis: it continues the text before the parenthesis.
    Resumed,
    /// An opening parenthesis.
    Parenthesis,
    /// The end of a sentence, or a dash or a colon that nobody takes for a gloss.
    Pause,
    /// One side explains the other: a colon, an equals sign or a dash between the parts of a list, "aka".
    Gloss,
    /// A comma or a semicolon.
    Comma,
    /// "And", "plus", an ampersand or a plus sign.
    And,
    /// An arrow.
    Arrow,
    /// A new line or a bullet.
    Line,
    /// A slash.
    Slash,
    /// "Or".
    Or,
    /// "Vs".
    Versus,
}

impl Joint {
    /// Whether one side explains the other, or is set against it.
    pub(crate) fn is_gloss(self) -> bool {
        matches!(self, Self::Gloss | Self::Versus)
    }

    /// Whether what follows is offered in place of what stands before.
    pub(crate) fn is_alternative(self) -> bool {
        matches!(self, Self::Or | Self::Slash | Self::Versus)
    }
}
