//! The layout of charts as SVG. Text from people is escaped, and cut to the room that it has.

use std::fmt::Write as _;

use crate::chart::{Bar, Chart, Panel};

/// Twice the width of a phone's screen, so images are sharp there, and letters of 24 pixels become 12.
pub const WIDTH: f32 = 720.0;

const MARGIN: f32 = 32.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;
const TITLE: f32 = 84.0;
const HEADING: f32 = 52.0;
const GAP: f32 = 28.0;
const LINE_HEIGHT: f32 = 170.0;
const LABELS: f32 = 40.0;
const BAR: f32 = 46.0;

const BACKGROUND: &str = "#20232b";
const PANEL: &str = "#2b303b";
const TEXT: &str = "#f1f3f8";
const MUTED: &str = "#b4bccb";
const ACCENT: &str = "#6ea8fe";
/// From no activity to the most.
const SHADES: [&str; 5] = ["#3a4150", "#2c5282", "#3b76bd", "#6ea8fe", "#b9d6ff"];

impl Chart {
    /// The chart as SVG.
    pub fn svg(&self) -> String {
        let height = TITLE + self.panels.iter().map(|panel| panel.height() + GAP).sum::<f32>() + MARGIN - GAP;
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
             font-family=\"Popquiz Letters\"><rect width=\"{WIDTH}\" height=\"{height}\" rx=\"24\" fill=\"{BACKGROUND}\"/>"
        );
        text(&mut out, (MARGIN, 56.0), 34.0, TEXT, "start", &fitted(&self.title, 36.0));
        let mut y = TITLE;
        for panel in &self.panels {
            panel.write(&mut out, y);
            y += panel.height() + GAP;
        }
        out.push_str("</svg>");
        out
    }
}

impl Panel {
    fn height(&self) -> f32 {
        HEADING
            + match self {
                Self::Line { .. } => LINE_HEIGHT + LABELS,
                Self::Calendar { days, .. } => 7.0 * cell(days.len()) + LABELS,
                Self::Bars { bars, .. } => BAR * bars.len() as f32 + 12.0,
                Self::Empty { .. } => 60.0,
            }
    }

    fn title(&self) -> &str {
        match self {
            Self::Line { title, .. }
            | Self::Calendar { title, .. }
            | Self::Bars { title, .. }
            | Self::Empty { title, .. } => title,
        }
    }

    fn write(&self, out: &mut String, y: f32) {
        let (x, width, height) = (MARGIN - 16.0, INNER + 32.0, self.height());
        let _ =
            write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"16\" fill=\"{PANEL}\"/>");
        text(out, (MARGIN, y + 36.0), 25.0, TEXT, "start", &fitted(self.title(), 50.0));
        let y = y + HEADING;
        match self {
            Self::Line { values, top, labels, .. } => line(out, y, values, *top, labels),
            Self::Calendar { days, labels, .. } => calendar(out, y, days, labels),
            Self::Bars { bars, .. } => {
                for (bar, row) in bars.iter().zip(0_u8..) {
                    write_bar(out, y + BAR * f32::from(row), bar);
                }
            }
            Self::Empty { note, .. } => text(out, (MARGIN, y + 30.0), 24.0, MUTED, "start", &fitted(note, 52.0)),
        }
    }
}

fn line(out: &mut String, y: f32, values: &[f32], top: f32, [at_top, left, right]: &[String; 3]) {
    let bottom = y + LINE_HEIGHT;
    for share in [0.0, 0.5, 1.0] {
        let (y, end) = (bottom - share * (LINE_HEIGHT - 20.0), MARGIN + INNER);
        let _ = write!(out, "<path d=\"M{MARGIN} {y}H{end}\" stroke=\"#465063\" stroke-width=\"1.5\"/>");
    }
    let step = INNER / values.len().saturating_sub(1).max(1) as f32;
    let point = |(place, value): (usize, &f32)| {
        let share = if top > 0.0 { (value / top).clamp(0.0, 1.0) } else { 0.0 };
        format!("{:.1} {:.1}", MARGIN + step * place as f32, bottom - share * (LINE_HEIGHT - 20.0))
    };
    if values.len() > 1 {
        let points: Vec<String> = values.iter().enumerate().map(point).collect();
        let points = points.join("L");
        let end = MARGIN + INNER;
        let _ = write!(
            out,
            "<path d=\"M{points}L{end} {bottom}L{MARGIN} {bottom}Z\" fill=\"{ACCENT}\" fill-opacity=\"0.22\"/>\
             <path d=\"M{points}\" fill=\"none\" stroke=\"{ACCENT}\" stroke-width=\"5\" stroke-linejoin=\"round\"/>"
        );
    }
    text(out, (MARGIN + INNER, y + 8.0), 24.0, MUTED, "end", &fitted(at_top, 24.0));
    ends(out, bottom, left, right);
}

fn ends(out: &mut String, bottom: f32, left: &str, right: &str) {
    text(out, (MARGIN, bottom + 29.0), 24.0, MUTED, "start", &fitted(left, 24.0));
    text(out, (MARGIN + INNER, bottom + 29.0), 24.0, MUTED, "end", &fitted(right, 24.0));
}

/// The size of a day in a calendar, with the space around it.
fn cell(days: usize) -> f32 {
    (INNER / days.div_ceil(7).max(1) as f32).min(36.0)
}

fn calendar(out: &mut String, y: f32, days: &[u32], [left, right]: &[String; 2]) {
    let most = days.iter().copied().max().unwrap_or_default();
    let size = cell(days.len());
    let side = size - 5.0;
    for (place, count) in days.iter().enumerate() {
        let (x, y) = (MARGIN + size * (place / 7) as f32, y + size * (place % 7) as f32);
        // A day with little activity differs from one without.
        let shade = if *count == 0 { 0 } else { 1 + (3 * (*count as usize - 1)) / (most.max(2) as usize - 1) };
        let color = SHADES.get(shade).or(SHADES.last()).unwrap_or(&ACCENT);
        let _ = write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\" rx=\"6\" fill=\"{color}\"/>");
    }
    ends(out, y + 7.0 * size, left, right);
}

fn write_bar(out: &mut String, y: f32, Bar { label, share, value }: &Bar) {
    // Names on the left, values on the right, and the bar in between.
    let (start, room) = (MARGIN + 250.0, INNER - 250.0 - 130.0);
    let full = room * share.clamp(0.0, 1.0);
    text(out, (MARGIN, y + 29.0), 24.0, TEXT, "start", &fitted(label, 18.0));
    let _ = write!(
        out,
        "<rect x=\"{start}\" y=\"{}\" width=\"{room}\" height=\"20\" rx=\"10\" fill=\"#3a4150\"/>\
         <rect x=\"{start}\" y=\"{}\" width=\"{full:.1}\" height=\"20\" rx=\"10\" fill=\"{ACCENT}\"/>",
        y + 11.0,
        y + 11.0
    );
    text(out, (MARGIN + INNER, y + 29.0), 24.0, TEXT, "end", &fitted(value, 9.0));
}

fn text(out: &mut String, (x, y): (f32, f32), size: f32, color: &str, anchor: &str, content: &str) {
    let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{color}\" text-anchor=\"{anchor}\">");
    for letter in content.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // XML can't have most control characters, not even escaped.
            letter if letter.is_control() => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            letter => out.push(letter),
        }
    }
    out.push_str("</text>");
}

/// A text, or as much of it as fits into the width of so many Latin letters. East Asian letters are twice as wide.
fn fitted(text: &str, most: f32) -> String {
    let width = |letter: char| if letter >= '\u{1100}' { 1.9 } else { 1.0 };
    if text.chars().map(width).sum::<f32>() <= most {
        return text.to_owned();
    }
    let mut room = most - 1.0;
    let fits = |letter: &char| {
        room -= width(*letter);
        room >= 0.0
    };
    let cut: String = text.chars().take_while(fits).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what a test expects")]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_to_their_room() {
        assert_eq!(fitted("Rivers", 6.0), "Rivers");
        assert_eq!(fitted("Rivers of Europe", 8.0), "Rivers…");
        assert_eq!(fitted("世界の首都と国旗", 9.0), "世界の首…");
    }

    #[test]
    fn what_people_type_is_never_markup() {
        let hostile = "</text><image href=\"file:///etc/passwd\"/>\u{0}\u{ffff}&amp;";
        let bar = Bar { label: hostile.into(), share: f32::NAN, value: hostile.into() };
        let empty = Panel::Empty { title: hostile.into(), note: hostile.into() };
        let chart =
            Chart { title: hostile.into(), panels: vec![Panel::Bars { title: String::new(), bars: vec![bar] }, empty] };
        assert!(!chart.svg().contains("<image"), "{}", chart.svg());
        assert!(chart.draw().is_ok());
    }

    #[test]
    fn no_data_and_odd_data_are_drawn() {
        let labels = || [String::new(), String::new(), String::new()];
        for values in [vec![], vec![1.0], vec![f32::NAN, f32::INFINITY, -1.0]] {
            let line = Panel::Line { title: String::new(), values, top: 0.0, labels: labels() };
            let calendar =
                Panel::Calendar { title: String::new(), days: vec![], labels: [String::new(), String::new()] };
            let chart = Chart { title: String::new(), panels: vec![line, calendar] };
            assert!(chart.draw().is_ok(), "{}", chart.svg());
        }
        assert!(Chart { title: String::new(), panels: vec![] }.draw().is_ok());
    }
}
