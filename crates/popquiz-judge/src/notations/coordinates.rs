//! Latitudes and longitudes: 23.4° N is 23°24′ N, +23.4° and "23.4 degrees north", but not 23.4° S.

use crate::notations::likeness::Likeness;
use crate::notations::phrasing::compare_pieces;
use crate::quantities::number_tokens::Tokens;
use crate::quantities::number_words::{self, Form};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Axis {
    Latitude,
    Longitude,
}

/// An angle from the equator or from Greenwich.
#[derive(Clone, Copy, Debug)]
struct Angle {
    /// South and west are negative.
    degrees: f64,
    /// How far a rounded value may be off.
    slack: f64,
    axis: Option<Axis>,
    /// Whether it has a sign or a direction.
    has_side: bool,
}

/// A wording that is a latitude, a longitude, or both.
#[derive(Clone, Debug)]
pub(crate) struct Coordinates {
    angles: Vec<Angle>,
}

/// The maximum number of angles.
const MOST: usize = 2;

/// A longer text is read piece by piece.
const LONGEST: usize = 100;

/// East and west meet there.
const DATE_LINE: f64 = 180.0;

impl Coordinates {
    pub(crate) fn read(wording: &str) -> Option<Self> {
        let has_degrees = wording.contains(['°', 'º']) || wording.to_lowercase().contains("degree");
        let angles = if has_degrees { angles(wording)? } else { return None };
        let is_complete = |angle: &Angle| angle.axis.is_some() && angle.has_side;
        (!angles.is_empty() && angles.iter().all(is_complete)).then_some(Self { angles })
    }

    pub(crate) fn judge(&self, answer: &str) -> Option<Likeness> {
        compare_pieces(&answer.into(), |text| self.compare(text))
    }

    fn compare(&self, text: &str) -> Option<Likeness> {
        let mut given = angles(text)?;
        if given.is_empty() || given.len() > self.angles.len() {
            return None;
        }
        // "(51.5, 0)": in the card's order.
        if given.len() == self.angles.len() {
            for (given, own) in given.iter_mut().zip(&self.angles) {
                given.axis = given.axis.or(own.axis);
            }
        }
        let is_pair = self.angles.len() > 1;
        let found: Vec<Likeness> = given
            .iter()
            .map(|given| {
                let own = self.angles.iter().find(|own| given.axis.is_none() || own.axis == given.axis);
                own.map_or(Likeness::Different, |own| own.compare(given, is_pair))
            })
            .collect();
        if found.contains(&Likeness::Different) {
            return Some(Likeness::Different);
        }
        let is_whole = given.len() == self.angles.len() && !found.contains(&Likeness::Partial);
        Some(if is_whole { Likeness::Same } else { Likeness::Partial })
    }
}

impl Angle {
    fn compare(&self, given: &Self, is_pair: bool) -> Likeness {
        let slack = self.slack.max(given.slack);
        let is_near = |one: f64, other: f64| (one - other).abs() <= slack;
        let at_date_line = is_near(self.degrees.abs(), DATE_LINE) && is_near(given.degrees.abs(), DATE_LINE);
        if is_near(self.degrees, given.degrees) || at_date_line {
            let lacks_side = !given.has_side && !is_pair && self.degrees != 0.0;
            return if lacks_side { Likeness::Partial } else { Likeness::Same };
        }
        let lacks_side = !given.has_side && !is_pair && is_near(self.degrees.abs(), given.degrees.abs());
        if lacks_side { Likeness::Partial } else { Likeness::Different }
    }
}

fn direction(word: &str) -> Option<(Axis, f64)> {
    Some(match word {
        "n" | "north" | "northern" => (Axis::Latitude, 1.0),
        "s" | "south" | "southern" => (Axis::Latitude, -1.0),
        "e" | "east" | "eastern" => (Axis::Longitude, 1.0),
        "w" | "west" | "western" => (Axis::Longitude, -1.0),
        _ => return None,
    })
}

/// Reads a text that has nothing but angles in it.
fn angles(text: &str) -> Option<Vec<Angle>> {
    if text.len() > LONGEST {
        return None;
    }
    let tokens = Tokens::read(text, false);
    let mut all: Vec<Angle> = Vec::new();
    // What was said before the next angle.
    let (mut before, mut axis_before, mut sign) = (None, None, None);
    let mut at = 0;
    while !tokens.ends_at(at) {
        if let Some((mut angle, end)) = angle(&tokens, at) {
            at = end;
            let behind = direction(tokens.word(at));
            at += usize::from(behind.is_some());
            match (before.take(), behind) {
                (Some(_), Some(_)) => return None,
                (Some((axis, side)), None) | (None, Some((axis, side))) => {
                    angle.axis = Some(axis);
                    angle.degrees *= side;
                    angle.has_side = true;
                }
                (None, None) => {}
            }
            if let Some(sign) = sign.take() {
                angle.degrees *= sign;
                angle.has_side = true;
            }
            angle.axis = angle.axis.or(axis_before.take());
            all.push(angle);
            if all.len() > MOST {
                return None;
            }
            continue;
        }
        let word = tokens.word(at);
        match word {
            "latitude" | "lat" | "longitude" | "long" | "lon" | "lng" => {
                let axis = if word.starts_with("la") { Axis::Latitude } else { Axis::Longitude };
                match all.last_mut().filter(|last| last.axis.is_none()) {
                    Some(last) => last.axis = Some(axis),
                    None => axis_before = Some(axis),
                }
            }
            "minus" | "negative" => sign = Some(-1.0),
            "plus" | "positive" => sign = Some(1.0),
            "of" | "the" | "equator" | "greenwich" | "about" | "roughly" | "approximately" | "approx" | "around"
            | "and" | "is" | "at" | "by" | "its" | "it's" | "a" => {}
            "" => match tokens.sign(at)? {
                '-' => sign = Some(-1.0),
                '+' => sign = Some(1.0),
                ',' | '(' | ')' | '[' | ']' | ';' | '~' | '≈' | '.' | ':' | '/' => {}
                _ => return None,
            },
            word => before = Some(direction(word)?),
        }
        at += 1;
    }
    (before.is_none() && sign.is_none()).then_some(all)
}

/// Reads degrees, minutes and seconds without a direction.
fn angle(tokens: &Tokens, at: usize) -> Option<(Angle, usize)> {
    const MINUTE: f64 = 60.0;
    const SECOND: f64 = 3600.0;
    /// Rounding, and a little more: people round 66.56 to 66.5.
    const SLACK: f64 = 0.61;
    let (mut degrees, decimals, mut end) = plain(tokens, at)?;
    let mut slack = SLACK * 10_f64.powi(-decimals);
    let is_mark = |at: usize, words: &[&str], signs: &[char]| {
        words.contains(&tokens.word(at)) || tokens.sign(at).is_some_and(|sign| signs.contains(&sign))
    };
    if is_mark(end, &["degrees", "degree", "deg"], &['°']) {
        end += 1;
        let smaller: [(f64, &[&str], &[char]); 2] = [
            (MINUTE, &["minutes", "minute", "min", "arcminutes"], &['\'']),
            (SECOND, &["seconds", "second", "sec", "arcseconds"], &['"']),
        ];
        for (factor, words, signs) in smaller {
            let from = end + usize::from(tokens.word(end) == "and" || tokens.is_sign(end, ','));
            let Some((value, decimals, behind)) = plain(tokens, from) else { break };
            if !is_mark(behind, words, signs) {
                break;
            }
            degrees += value / factor;
            slack = SLACK * 10_f64.powi(-decimals) / factor;
            // Seconds as two apostrophes.
            end = behind + 1 + usize::from(factor > MINUTE && tokens.is_sign(behind + 1, '\''));
        }
    }
    (degrees <= DATE_LINE).then_some((Angle { degrees, slack, axis: None, has_side: false }, end))
}

/// A number without a sign, its decimals, and the next place.
fn plain(tokens: &Tokens, at: usize) -> Option<(f64, i32, usize)> {
    if let Some(digits) = tokens.digits(at) {
        let is_plain = !digits.is_fraction && !digits.is_ordinal && !digits.is_scientific;
        return is_plain.then(|| (digits.value, i32::from(digits.decimals), at + 1));
    }
    let read = number_words::read(tokens, at).filter(|read| read.form == Form::Plain)?;
    let decimals = (0..4).find(|places| (read.value * 10_f64.powi(*places)).fract().abs() < 1e-6).unwrap_or(4);
    Some((read.value, decimals, read.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_told_apart() {
        let mut failures = Vec::new();
        for (wordings, same, partial, different) in [
            (
                "66.5° N",
                &[
                    "66.5 degrees north",
                    "+66.5°",
                    "N 66.5°",
                    "66°30'N",
                    "66 degrees 30 minutes north",
                    "about sixty-six and a half degrees north of the equator",
                    "latitude 66.5 north",
                    "66.56° N",
                ][..],
                &["66.5°", "66.5"][..],
                &["66.5° S", "-66.5°", "23.5° N", "66.5° E", "66.5 degrees south", "66.5° N or 66.5° S"][..],
            ),
            (
                "23°26′ S",
                &["23.4 S", "-23.43°", "minus 23.4 degrees", "23 degrees 26 minutes south", "S 23°26'"],
                &["23.4 degrees"],
                &["23.4° N", "+23.4°", "23° 26' W", "66.6° S", "32.4° S"],
            ),
            (
                "51.5° N, 0° E",
                &[
                    "51.5 N 0 E",
                    "(51.5, 0)",
                    "51.5°N 0°W",
                    "latitude 51.5, longitude 0",
                    "51°30′N 0°0′E",
                    "51.5° north, 0° east",
                    "0° E, 51.5° N",
                ],
                &["51.5° N", "latitude 51.5°, no idea about the longitude"],
                &["51.5° S, 0° E", "0° N, 51.5° E", "51.5° N, 10° E", "15.5, 0"],
            ),
            ("180° E", &["180° W", "180 degrees east"], &["180°"], &["0° E", "90° E", "18° E"]),
        ] {
            let coordinates = Coordinates::read(wordings).expect(wordings);
            let all = [(same, Likeness::Same), (partial, Likeness::Partial), (different, Likeness::Different)];
            for (answer, wanted) in all.into_iter().flat_map(|(list, wanted)| list.iter().map(move |it| (it, wanted))) {
                let found = coordinates.judge(answer);
                if found != Some(wanted) {
                    failures.push(format!("{answer} for {wordings}: {found:?}"));
                }
            }
        }
        assert!(failures.is_empty(), "{failures:#?}");
        for wording in ["180°", "20 °C", "5 N", "N 30° E of 10°", "north", "45 degrees", "3 S"] {
            assert!(Coordinates::read(wording).is_none(), "{wording}");
        }
    }
}
