//! Chemical equations: order within a side, states and spelled-out numbers make no difference; swapped sides do.

use crate::notations::chemistry::{Species, substances_named};
use crate::notations::likeness::Likeness;
use crate::notations::phrasing::{Typed, unwrapped};
use crate::quantities::number_tokens::Tokens;
use crate::quantities::number_words::{self, Form};

/// A wording that is a chemical equation.
#[derive(Clone, Debug)]
pub(crate) struct Reaction {
    from: Vec<Participant>,
    to: Vec<Participant>,
}

/// A substance with its coefficient.
#[derive(Clone, Debug)]
struct Participant {
    count: f64,
    /// What the text may mean: "oxygen" is O or O₂.
    readings: Vec<Species>,
}

/// The arrows of an equation, as signs and words; longer ones first.
const ARROWS: &[&str] = &[
    "<=>",
    "<->",
    "-->",
    "==>",
    "->",
    "=>",
    "⟶",
    "→",
    "⇌",
    "⇒",
    "➔",
    "=",
    " reacts to form ",
    " react to form ",
    " react to give ",
    " reacts to give ",
    " turns into ",
    " turn into ",
    " gives ",
    " give ",
    " yields ",
    " yield ",
    " makes ",
    " make ",
    " produces ",
    " produce ",
    " forms ",
    " form ",
    " becomes ",
    " become ",
    " goes to ",
];

/// A longer text is no equation.
const LONGEST: usize = 200;
const MOST_PARTICIPANTS: usize = 8;

impl Reaction {
    pub(crate) fn read(wording: &str) -> Option<Self> {
        // "PV = nRT" is a formula in physics.
        let has_arrow = wording.contains(['→', '⟶', '⇌', '⇒', '➔']) || wording.contains("->") || wording.contains("=>");
        if has_arrow && wording.chars().any(char::is_uppercase) { sides(wording) } else { None }
    }

    pub(crate) fn judge(&self, answer: &str) -> Option<Likeness> {
        let typed = Typed::from(answer);
        let phrasing = typed.phrasing();
        let given = sides(unwrapped(answer.trim())).or_else(|| sides(phrasing.whole()))?;
        let is_same = self.from.len() == given.from.len()
            && self.to.len() == given.to.len()
            && self.factor(&given).is_some_and(|factor| {
                is_same_side(&self.from, &given.from, factor) && is_same_side(&self.to, &given.to, factor)
            });
        Some(if is_same { Likeness::Same } else { Likeness::Different })
    }

    /// By what the coefficients of the given equation are to be multiplied: ½ O₂ is half of O₂ in both sides.
    fn factor(&self, given: &Self) -> Option<f64> {
        let own = self.from.first()?;
        given.from.iter().find(|given| given.is_same(own)).map(|given| own.count / given.count)
    }
}

impl Participant {
    fn is_same(&self, own: &Self) -> bool {
        self.readings.iter().any(|given| own.readings.iter().any(|own| given.is_substance(own)))
    }
}

fn is_same_side(own: &[Participant], given: &[Participant], factor: f64) -> bool {
    const TOLERANCE: f64 = 1e-6;
    own.iter()
        .all(|own| given.iter().any(|given| given.is_same(own) && (given.count * factor - own.count).abs() < TOLERANCE))
}

fn sides(text: &str) -> Option<Reaction> {
    if text.len() > LONGEST {
        return None;
    }
    let (from, to) = ARROWS.iter().find_map(|arrow| text.split_once(arrow))?;
    Some(Reaction { from: side(from)?, to: side(to)? })
}

fn side(text: &str) -> Option<Vec<Participant>> {
    let text = text.replace(" plus ", " + ").replace(" and ", " + ").replace(" with ", " + ");
    let parts: Vec<&str> = parts(&text);
    if parts.len() > MOST_PARTICIPANTS {
        return None;
    }
    parts.into_iter().map(participant).collect()
}

/// Splits at plus signs, but not at that of a charge: "Na+ + Cl-".
fn parts(text: &str) -> Vec<&str> {
    if text.contains(" + ") { text.split(" + ").collect() } else { text.split('+').collect() }
}

fn participant(text: &str) -> Option<Participant> {
    let text = without_state(text.trim());
    let text = text.strip_prefix("a ").or_else(|| text.strip_prefix("an ")).unwrap_or(text);
    // "2H2O", "two H2O", "½ O2", "two molecules of water".
    let digits = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let (count, name) = if digits.len() < text.len() {
        let (number, rest) = text.split_at_checked(text.len() - digits.len())?;
        let rest = rest.trim_start();
        // "1/2 O2".
        let below = rest.strip_prefix('/').map(|rest| rest.trim_start_matches(|letter: char| letter.is_ascii_digit()));
        match below {
            Some(name) => {
                let below = rest.get(1..rest.len() - name.len())?;
                (number.parse::<f64>().ok()? / below.parse::<f64>().ok().filter(|below| *below > 0.0)?, name)
            }
            None => (number.parse().ok()?, rest),
        }
    } else {
        let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
        let tokens = Tokens::read(first, false);
        let number =
            number_words::read(&tokens, 0).filter(|read| read.end == tokens.len() && read.form != Form::Ordinal);
        match number {
            Some(number)
                if !rest.is_empty()
                    && first.chars().any(|letter| letter.is_ascii_lowercase() || !letter.is_ascii()) =>
            {
                (number.value, rest)
            }
            _ => (1.0, text),
        }
    };
    let name = name.trim();
    let name = ["molecules of ", "molecule of ", "moles of ", "mol of ", "mol ", "atoms of "]
        .iter()
        .find_map(|start| name.strip_prefix(start))
        .unwrap_or(name);
    let name = [" gas", " metal", " ions", " ion"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    let mut readings = substances_named(name);
    if readings.is_empty() {
        // "Waters".
        readings = name.strip_suffix('s').map(substances_named).unwrap_or_default();
    }
    (!readings.is_empty() && count > 0.0).then_some(Participant { count, readings })
}

/// Drops "(g)" and "(aq)".
fn without_state(text: &str) -> &str {
    ["(g)", "(l)", "(s)", "(aq)"].iter().find_map(|state| text.strip_suffix(state)).unwrap_or(text).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_told_apart() {
        let mut failures = Vec::new();
        for (wording, same, different) in [
            (
                "2 H₂ + O₂ → 2 H₂O",
                &[
                    "2H2 + O2 -> 2H2O",
                    "2 H2 + O2 = 2 H2O",
                    "O2 + 2H2 → 2H2O",
                    "two H2 plus O2 gives two H2O",
                    "2H2(g) + O2(g) => 2H2O(l)",
                    "2H2+O2->2H2O",
                    "H2 + 1/2 O2 -> H2O",
                    "H2 + ½ O2 → H2O",
                    "two hydrogen and one oxygen make two water",
                    "it's 2H2 + O2 --> 2H2O",
                ][..],
                &[
                    "H2 + O2 -> H2O",
                    "2H2O -> 2H2 + O2",
                    "2H2 + O2 -> H2O2",
                    "2H2 + 2O2 -> 2H2O",
                    "H2 + O -> H2O",
                    "2H2 + O2 -> 2H2O + 2H2",
                ][..],
            ),
            (
                "2Na + Cl2 → 2NaCl",
                &[
                    "Cl2 + 2 Na = 2 NaCl",
                    "two sodium plus one chlorine gas gives two sodium chloride",
                    "2Na(s) + Cl2(g) -> 2NaCl(s)",
                    "4Na + 2Cl2 -> 4NaCl",
                ],
                &["Na + Cl -> NaCl", "2NaCl -> 2Na + Cl2", "Na + Cl2 -> NaCl2", "2Na + Cl2 -> NaCl"],
            ),
            (
                "HCl + NaOH -> NaCl + H2O",
                &["NaOH + HCl = H2O + NaCl", "hydrochloric acid and sodium hydroxide give sodium chloride and water"],
                &["NaCl + H2O -> HCl + NaOH", "HCl + NaOH -> NaCl", "HCl + KOH -> KCl + H2O"],
            ),
        ] {
            let reaction = Reaction::read(wording).expect(wording);
            let all = [(same, Likeness::Same), (different, Likeness::Different)];
            for (answer, wanted) in all.into_iter().flat_map(|(list, wanted)| list.iter().map(move |it| (it, wanted))) {
                let found = reaction.judge(answer);
                if found != Some(wanted) {
                    failures.push(format!("{answer} for {wording}: {found:?}"));
                }
            }
        }
        assert!(failures.is_empty(), "{failures:#?}");
        for wording in ["F = ma", "PV = nRT", "A → B", "input -> output", "x => x + 1", "H2O"] {
            assert!(Reaction::read(wording).is_none(), "{wording}");
        }
    }
}
