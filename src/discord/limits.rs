//! Discord's limits. Sources: the API documentation's pages "Message Resource" (messages and embeds), "Component
//! Reference" (buttons and modals), "Application Commands" (commands), "Receiving and Responding" (interactions), "Rate
//! Limits".

use std::time::Duration;

/// Characters of a thread's name.
pub const THREAD_NAME: usize = 100;

/// Characters of a message's text.
pub const CONTENT: usize = 2000;
/// Characters of an embed's title.
pub const EMBED_TITLE: usize = 256;
/// Characters of an embed's description.
pub const EMBED_DESCRIPTION: usize = 4096;
/// Characters of an embed's footer.
pub const EMBED_FOOTER: usize = 2048;
/// Characters of all embeds of a message together.
pub const EMBEDS_TOTAL: usize = 6000;
/// Files of a message. A request may have at most 25 MiB in total, and each file at most 10 MiB in a server without
/// boosts ("Uploading Files"). Decks have less.
pub const FILES: usize = 10;
/// Characters of a file's description.
pub const FILE_DESCRIPTION: usize = 1024;
/// Rows of components under a message.
pub const ROWS: usize = 5;
/// Buttons in a row.
pub const BUTTONS_IN_ROW: usize = 5;
/// Characters of a component's or modal's id.
pub const CUSTOM_ID: usize = 100;
/// Options of a select menu.
pub const SELECT_OPTIONS: usize = 25;
/// Characters of an option's label, description or value.
pub const SELECT_TEXT: usize = 100;
/// Characters of a select menu's placeholder.
pub const SELECT_PLACEHOLDER: usize = 150;
/// Characters on a button.
pub const BUTTON_LABEL: usize = 80;
/// Characters of a modal's title.
pub const MODAL_TITLE: usize = 45;
/// Inputs of a modal.
pub const MODAL_INPUTS: usize = 5;
/// Characters of an input's label.
pub const INPUT_LABEL: usize = 45;
/// Characters of an input's placeholder.
pub const INPUT_PLACEHOLDER: usize = 100;
/// Characters typed into an input.
pub const INPUT_VALUE: usize = 4000;
/// Characters of a command's or option's description, and of a choice's name.
pub const COMMAND_DESCRIPTION: usize = 100;
/// Choices of an autocompletion.
pub const CHOICES: usize = 25;
/// Characters of a choice, as shown.
pub const CHOICE_NAME: usize = 100;
/// Characters of a choice, as sent.
pub const CHOICE_VALUE: usize = 100;
/// Characters of a nonce.
pub const NONCE: usize = 25;
/// How long an interaction waits for its first answer.
pub const INTERACTION_ANSWER: Duration = Duration::from_secs(3);
/// Requests a bot may send in a second, answers to interactions aside.
pub const REQUESTS_PER_SECOND: usize = 50;
/// Answers 401, 403 and 429 within [`INVALID_REQUESTS_WINDOW`] after which Discord shuts an address out.
pub const INVALID_REQUESTS: usize = 10_000;
/// See [`INVALID_REQUESTS`].
pub const INVALID_REQUESTS_WINDOW: Duration = Duration::from_secs(600);
