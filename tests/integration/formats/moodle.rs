//! Moodle: GIFT.

use super::{import, skipped, told};

#[test]
fn a_tilde_before_the_equals_sign_marks_the_right_option() {
    let text = "::a::Water _____ at 100 degrees.{~=boils~freezes}\n\n::b::Ice is {\n  ~warm\n  ~=cold#Brr!\n  ~soft}\n";
    let read = import("water.gift", text);
    assert_eq!(told(&read), ["Water _____ at 100 degrees. → choice: boils", "Ice is → choice: cold (Brr!)"]);
    assert_eq!(skipped(&read), []);
}

#[test]
fn embedded_answers_become_blanks() {
    let text =
        "::G::The {1:SHORTANSWER:=heart~=cor} pumps {1:MC:=blood~water}.\n\n{:NM:=3.14:0.01} is about pi{1:SA:=?}\n";
    let read = import("body.gift", text);
    assert_eq!(
        told(&read),
        [
            "The _____ pumps _____ (blood / water). → blanks: heart / blood",
            "_____ is about pi _____ → blanks: 3.14 / ?"
        ]
    );
    assert_eq!(read.deck.cards[0].id.0, "g");
}

#[test]
fn ranges_have_no_noise_and_categories_need_no_empty_line() {
    let text = "$CATEGORY: a/One\nHow long?{#1.1..1.3}\n$CATEGORY: a/Two\nHow heavy?{#1..4}\n";
    let read = import("ranges.gift", text);
    assert_eq!(told(&read), ["How long? → number: 1.2 [One]", "How heavy? → number: 2.5 [Two]"]);
    let tolerance = |card: usize| match read.deck.cards[card].key {
        Some(popquiz_deck::AnswerKey::Number { tolerance, .. }) => tolerance.to_string(),
        _ => String::new(),
    };
    assert_eq!([tolerance(0), tolerance(1)], ["0.1", "1.5"]);
}
