//! Clozes: `{{c1::gap}}`, `{{c1::gap::hint}}`, one in another, and several numbers at once (`{{c1,2::gap}}`).

/// Which side of a card is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Question,
    Answer,
}

/// How deeply clozes may be nested; anything deeper stays as written.
const DEPTH: usize = 16;

/// The largest number that a cloze may have, as in Anki.
pub(super) const MAX_NUMBER: u32 = 500;

struct OpenCloze {
    /// The card's number is among its numbers, and no cloze around it is the card's.
    is_asked: bool,
    start: usize,
    hint: Option<String>,
}

/// The text on the card with this number: its own gaps as Anki shows them (`[...]` or the hint on the front), the
/// others as plain text.
pub(super) fn expand(text: &str, number: u32, side: Side) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut open: Vec<OpenCloze> = Vec::new();
    let mut rest = text;
    loop {
        let opens = rest.match_indices("{{c").find_map(|(at, _)| Some((at, opening(rest.get(at..)?)?)));
        let opens = opens.filter(|_| open.len() < DEPTH);
        let closes = rest.find("}}").filter(|_| !open.is_empty());
        match (opens, closes) {
            (Some((at, (numbers, length))), closes) if closes.is_none_or(|closes| at < closes) => {
                add(rest.get(..at).unwrap_or_default(), &mut open, &mut out);
                let is_asked = numbers.contains(&number) && open.iter().all(|open| !open.is_asked);
                open.push(OpenCloze { is_asked, start: out.len(), hint: None });
                rest = rest.get(at + length..).unwrap_or_default();
            }
            (_, Some(at)) => {
                add(rest.get(..at).unwrap_or_default(), &mut open, &mut out);
                close(&mut open, &mut out, side);
                rest = rest.get(at + 2..).unwrap_or_default();
            }
            _ => break,
        }
    }
    add(rest, &mut open, &mut out);
    while !open.is_empty() {
        close(&mut open, &mut out, side);
    }
    out
}

/// The text of a gap, up to its hint.
fn add(text: &str, open: &mut [OpenCloze], out: &mut String) {
    match open.last_mut() {
        Some(OpenCloze { hint: Some(hint), .. }) => hint.push_str(text),
        Some(OpenCloze { hint, .. }) => match text.split_once("::") {
            Some((text, behind)) => {
                out.push_str(text);
                *hint = Some(behind.to_owned());
            }
            None => out.push_str(text),
        },
        None => out.push_str(text),
    }
}

fn close(open: &mut Vec<OpenCloze>, out: &mut String, side: Side) {
    let Some(OpenCloze { is_asked, start, hint }) = open.pop() else { return };
    if !is_asked {
        return;
    }
    let gap = out.split_off(start);
    let hint = hint.filter(|hint| !hint.trim().is_empty()).unwrap_or_else(|| "...".to_owned());
    out.push_str("<span class=\"cloze\">");
    match side {
        Side::Question => out.push_str(&["[", &hint, "]"].concat()),
        Side::Answer => out.push_str(&gap),
    }
    out.push_str("</span>");
}

/// The numbers of a cloze at the beginning of a text, and the number of bytes before its gap.
fn opening(text: &str) -> Option<(Vec<u32>, usize)> {
    const LONGEST: usize = 40;
    let inside = text.strip_prefix("{{c")?;
    let length = inside.bytes().take(LONGEST).take_while(|byte| byte.is_ascii_digit() || *byte == b',').count();
    inside.get(length..)?.strip_prefix("::")?;
    let numbers: Result<Vec<u32>, _> = inside.get(..length)?.split(',').map(str::parse).collect();
    Some((numbers.ok()?, "{{c".len() + length + "::".len()))
}

/// All numbers in a text, ascending.
pub(super) fn numbers(text: &str) -> Vec<u32> {
    let found = text.match_indices("{{c").filter_map(|(at, _)| opening(text.get(at..)?));
    let mut numbers: Vec<u32> =
        found.flat_map(|(numbers, _)| numbers).filter(|it| (1..=MAX_NUMBER).contains(it)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_cloze_number_hides_its_own_gaps() {
        let gap = |inside: &str| format!("<span class=\"cloze\">{inside}</span>");
        let text = "{{c1::Canberra::city}} was founded in {{c2::1913}}; {{c1::it}} is a capital.";
        assert_eq!(
            expand(text, 1, Side::Question),
            format!("{} was founded in 1913; {} is a capital.", gap("[city]"), gap("[...]"))
        );
        assert_eq!(
            expand(text, 1, Side::Answer),
            format!("{} was founded in 1913; {} is a capital.", gap("Canberra"), gap("it"))
        );
        assert_eq!(
            expand(text, 2, Side::Question),
            format!("Canberra was founded in {}; it is a capital.", gap("[...]"))
        );
        assert_eq!(numbers(text), [1, 2]);
    }

    #[test]
    fn clozes_can_be_nested_and_have_several_numbers() {
        let gap = |inside: &str| format!("<span class=\"cloze\">{inside}</span>");
        let text = "{{c1::a {{c2::b::hint}} c}} {{c1,3::d}}";
        assert_eq!(expand(text, 1, Side::Answer), format!("{} {}", gap("a b c"), gap("d")));
        assert_eq!(expand(text, 2, Side::Question), format!("a {} c d", gap("[hint]")));
        assert_eq!(expand(text, 3, Side::Question), format!("a b c {}", gap("[...]")));
        assert_eq!(numbers(text), [1, 2, 3]);
        assert_eq!(expand("{{c1::x {{c1::y}} z}}", 1, Side::Answer), gap("x y z"));
    }

    #[test]
    fn text_that_is_not_a_cloze_stays() {
        for text in ["{{cx::a}} }} {{c::b}}", "{{c99999999999::a", "::", "{{c1:a}}"] {
            assert_eq!(expand(text, 1, Side::Question), text);
        }
        assert_eq!(expand("{{c1::left open", 2, Side::Answer), "left open");
        assert!(numbers("{{c0::a}} {{c999999::b}}").is_empty());
    }

    proptest! {
        #[test]
        fn any_input_is_handled(text in "(\\{\\{c1::|\\{\\{c2::|\\}\\}|::|\\PC){0,60}") {
            for number in numbers(&text) {
                let _ = (expand(&text, number, Side::Question), expand(&text, number, Side::Answer));
            }
        }
    }
}
