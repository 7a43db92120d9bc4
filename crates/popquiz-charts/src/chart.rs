//! What a chart shows. All texts come from the caller, in the reader's language.

/// A chart: a title above panels.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Chart {
    pub title: String,
    pub panels: Vec<Panel>,
}

/// A part of a chart, with a title of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Panel {
    /// Values at equal steps, connected by a line.
    Line {
        /// Its title.
        title: String,
        /// At least two; anything else is drawn as no line.
        values: Vec<f32>,
        /// The value at the top; 0 is at the bottom.
        top: f32,
        /// What's written at the top, and at the left and right ends.
        labels: [String; 3],
    },
    /// How much happened on each day, one column for each week.
    Calendar {
        /// Its title.
        title: String,
        /// Day by day; the first one is the first day of a week.
        days: Vec<u32>,
        /// What's written at the left and right ends.
        labels: [String; 2],
    },
    /// Shares side by side.
    Bars {
        /// Its title.
        title: String,
        /// From top to bottom.
        bars: Vec<Bar>,
    },
    /// A panel without data, which says so.
    Empty {
        /// Its title.
        title: String,
        /// What there is instead of data.
        note: String,
    },
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its name; what doesn't fit is cut.
    pub label: String,
    /// How long it is, from 0 to 1.
    pub share: f32,
    /// What's written at its end.
    pub value: String,
}
