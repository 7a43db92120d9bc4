//! A practice, as its member sees it: one message that changes from card to card.

use popquiz_deck::{Card, DeckId};
use popquiz_judge::Outcome;

use super::custom_id::{CustomId, PracticePress};
use super::practice_view::{CardProgress, NextReview, PracticeResult, PracticeView, PracticedCard, ReviewResult};
use super::render::{
    ASKING, GOOD, NEUTRAL, SHOWN, choice_buttons, found, in_words, missed_card, no_image, others, prompt_embed,
    the_answer, what_to_answer,
};
use super::words;
use crate::discord::message::{Button, ButtonStyle, Embed, File, Message};
use crate::discord::text::{cut, escape, timestamp_relative};
use crate::quiz::practice::DAILY_GOAL;
use crate::texts::{Locale, say};

/// What a practice shows now; with the images of its card, the answer's only once that is shown.
pub(super) fn practice(locale: Locale, view: &PracticeView, images: (Option<File>, Option<File>)) -> Message {
    let message = match view {
        PracticeView::Card(card) => practiced_card(locale, card, images),
        PracticeView::Over(result) => result_of(locale, result),
    };
    // The images of the card before.
    Message { removes_files: true, ..message }
}

fn practiced_card(locale: Locale, shown: &PracticedCard, (question, answer): (Option<File>, Option<File>)) -> Message {
    let PracticedCard { card, progress, place: (number, total), .. } = shown;
    let footer = if shown.is_own {
        say!(locale, "own-card-footer")
    } else {
        say!(locale, "practice-footer", number = *number, total = *total)
    };
    let mut embed = prompt_embed(card, format!("{footer} · {}", shown.deck_title));
    let lacks_image = |image: &Option<File>, name: &Option<String>| image.is_none() && name.is_some();
    let shows_answer = matches!(progress, CardProgress::Answered { .. } | CardProgress::GivenUp);
    let lacks_images = lacks_image(&question, &card.image) || shows_answer && lacks_image(&answer, &card.answer_image);
    let mut lines = below_prompt(locale, card, progress);
    lines.extend(lacks_images.then(|| no_image(locale)));
    let text = [embed.description.take().unwrap_or_default(), lines.join("\n")];
    let text: Vec<String> = text.into_iter().filter(|text| !text.is_empty()).collect();
    embed.description = Some(text.join("\n\n")).filter(|text| !text.is_empty());
    embed.color = Some(match progress {
        CardProgress::Asked | CardProgress::Reading => ASKING,
        CardProgress::Answered { verdict, .. } if verdict.outcome == Outcome::Correct => GOOD,
        CardProgress::Answered { .. } | CardProgress::GivenUp | CardProgress::Hidden => NEUTRAL,
    });
    let mut message = Message { buttons: buttons(locale, shown), ..Message::embed(embed) };
    if shown.follows_left_out {
        message.content = say!(locale, "practice-left-out-now");
    }
    message.image_note = (question.is_some() || answer.is_some()).then(|| no_image(locale));
    if let Some(question) = question {
        message = message.showing(question);
    }
    if let Some(answer) = answer.filter(|_| shows_answer) {
        if message.files.is_empty() {
            message = message.showing(answer);
        } else {
            message.below = Some(Embed { image: Some(answer.name.clone()), ..Embed::default() });
            message.files.push(answer);
        }
    }
    message
}

/// What to answer, or what came of the answer.
fn below_prompt(locale: Locale, card: &Card, progress: &CardProgress) -> Vec<String> {
    const LONGEST: usize = 900;
    let what = || what_to_answer(locale, card).map(|what| format!("-# {what}"));
    let answer = || {
        let note = card.note.as_ref().map(|note| format!("-# {}", escape(note)));
        std::iter::once(the_answer(locale, card)).chain(note)
    };
    match progress {
        CardProgress::Asked => what().into_iter().collect(),
        CardProgress::Reading => vec![say!(locale, "practice-reading")],
        CardProgress::Hidden => vec![say!(locale, "practice-hidden")],
        CardProgress::GivenUp => answer().collect(),
        CardProgress::Answered { text, verdict, .. } => {
            let said = escape(&cut(in_words(locale, text, verdict).trim(), LONGEST));
            let mut sentences = vec![found(locale, verdict)];
            let is_right = verdict.outcome == Outcome::Correct;
            sentences.extend(words::while_open(locale, &verdict.reason).filter(|_| !is_right));
            let said = said.lines().map(|line| format!("> {line}"));
            said.chain([words::sentences(locale, sentences)]).chain(answer()).collect()
        }
    }
}

fn buttons(locale: Locale, shown: &PracticedCard) -> Vec<Vec<Button>> {
    let mut rows = all_buttons(locale, shown);
    rows.retain(|row| !row.is_empty());
    rows
}

fn all_buttons(locale: Locale, shown: &PracticedCard) -> Vec<Vec<Button>> {
    let question = shown.question;
    let button = |label, style, id: CustomId| Button::new(label, style, id.to_string());
    let stop =
        button(say!(locale, "button-stop"), ButtonStyle::Secondary, CustomId::Practice(question, PracticePress::Stop));
    let (number, total) = shown.place;
    let is_over = !matches!(shown.progress, CardProgress::Asked | CardProgress::Reading);
    let (next, stop) = if shown.is_own {
        (None, None)
    } else if number < total {
        let id = CustomId::Practice(question, PracticePress::Next);
        (Some(button(say!(locale, "button-next-card"), ButtonStyle::Primary, id)), Some(stop))
    } else if is_over {
        let id = CustomId::Practice(question, PracticePress::Stop);
        (None, Some(button(say!(locale, "button-results"), ButtonStyle::Primary, id)))
    } else {
        (None, Some(stop))
    };
    match &shown.progress {
        CardProgress::Asked => {
            let mut rows = choice_buttons(locale, &shown.card, |choice| {
                CustomId::Practice(question, PracticePress::Choose(choice))
            });
            let answer = button(
                say!(locale, "button-answer"),
                ButtonStyle::Primary,
                CustomId::Practice(question, PracticePress::Answer),
            );
            let give_up = button(
                say!(locale, "button-give-up"),
                ButtonStyle::Secondary,
                CustomId::Practice(question, PracticePress::GiveUp),
            );
            let first = rows.is_empty().then_some(answer);
            rows.push(first.into_iter().chain([give_up]).chain(stop).collect());
            rows
        }
        CardProgress::Reading => {
            let show = button(
                say!(locale, "button-verdict"),
                ButtonStyle::Primary,
                CustomId::Practice(question, PracticePress::Show),
            );
            vec![std::iter::once(show).chain(stop).collect()]
        }
        CardProgress::Answered { appeal, .. } => {
            let appeal = appeal.map(|attempt| {
                button(say!(locale, "button-was-right"), ButtonStyle::Secondary, CustomId::Appeal(attempt))
            });
            vec![next.into_iter().chain(appeal).chain(stop).collect()]
        }
        CardProgress::GivenUp | CardProgress::Hidden => vec![next.into_iter().chain(stop).collect()],
    }
}

fn result_of(locale: Locale, result: &PracticeResult) -> Message {
    let PracticeResult { right, cards, again, left_out, review } = result;
    let mut lines = vec![match cards {
        0 => say!(locale, "practice-none"),
        _ => say!(locale, "practice-result", right = *right, cards = *cards),
    }];
    if let Some(ReviewResult { summary, .. }) = review.as_ref().filter(|_| *cards > 0) {
        lines.push(say!(locale, "review-learned", refreshed = summary.refreshed, new = summary.new));
    }
    if !again.is_empty() {
        lines.push(format!("\n**{}**", say!(locale, "practice-again")));
        lines.extend(again.iter().take(SHOWN).filter_map(|card| missed_card(locale, card)));
        lines.extend(others(locale, again.len()));
    }
    if *left_out > 0 {
        lines.push(format!("-# {}", say!(locale, "practice-left-out", cards = *left_out)));
    }
    let mut title = say!(locale, "practice-over");
    if let Some(ReviewResult { summary, next }) = review {
        lines.push(String::new());
        lines.extend(today_and_next(locale, summary.answered_today, *next));
        title = if summary.answered_today >= DAILY_GOAL {
            say!(locale, "review-done")
        } else {
            say!(locale, "review-over")
        };
    }
    let message = Message::embed(Embed {
        title: Some(title),
        description: Some(lines.join("\n")),
        color: Some(if *right > 0 { GOOD } else { NEUTRAL }),
        ..Embed::default()
    });
    let more = review.as_ref().map(|review| vec![review_button(locale, review.summary.deck.clone())]);
    Message { buttons: more.into_iter().collect(), ..message }
}

/// What a member is shown who has answered all cards of a review today.
pub(super) fn nothing_to_review(locale: Locale, answered_today: u32, next: NextReview) -> Message {
    let lines = std::iter::once(say!(locale, "review-nothing")).chain(today_and_next(locale, answered_today, next));
    Message::embed(Embed {
        title: Some(say!(locale, "review-done")),
        description: Some(lines.collect::<Vec<_>>().join("\n")),
        color: Some(GOOD),
        ..Embed::default()
    })
}

fn today_and_next(locale: Locale, answered_today: u32, next: NextReview) -> Vec<String> {
    let today = say!(locale, "review-today", cards = answered_today, goal = DAILY_GOAL);
    let next = match next {
        NextReview::Never => None,
        NextReview::Due(cards) => Some(say!(locale, "review-due", cards = cards)),
        NextReview::At(at) => Some(say!(locale, "review-next", time = timestamp_relative(at))),
    };
    std::iter::once(today).chain(next).collect()
}

/// Starts a review of a deck, or of all decks that whoever presses it has answered cards of.
pub(super) fn review_button(locale: Locale, deck: Option<DeckId>) -> Button {
    Button::new(say!(locale, "button-review"), ButtonStyle::Secondary, CustomId::Review(deck).to_string())
}
