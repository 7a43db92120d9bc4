//! The settings that shape play.

/// The settings that shape play; the operator's, from the configuration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// How long a right answer in a race waits for an earlier one that arrives later, in ms.
    pub settling_ms: i64,
    /// How long a decision waits for attempts that the model is still reading, in ms.
    pub reading_limit_ms: i64,
    /// From a round's announcement to its first question, in ms.
    pub ready_ms: i64,
    /// Between a reveal and the next question, in ms.
    pub pause_ms: i64,
    /// Hints for each question of a race.
    pub hints: u32,
    /// Points for a full answer.
    pub points: u32,
    /// Points on top for an instant full answer in a race.
    pub speed_points: u32,
    /// How many tries a member has if answers are private. (Yes/no and choice: one.)
    pub tries: u32,
    /// A round stops after this many questions in a row that nobody tried; 0: never.
    pub idle_questions: u32,
}

#[cfg(test)]
impl Rules {
    /// For tests in which only points and tries matter.
    pub(crate) const FOR_TESTS: Self = Self {
        settling_ms: 300,
        reading_limit_ms: 2_000,
        ready_ms: 0,
        pause_ms: 0,
        hints: 0,
        points: 10,
        speed_points: 5,
        tries: 3,
        idle_questions: 0,
    };
}
