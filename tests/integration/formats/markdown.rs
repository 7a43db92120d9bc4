//! Markdown: ours, and Obsidian's.

use super::{import, told};

#[test]
fn markdown_cards_are_read_in_all_common_styles() {
    let text = "---\nlicence: CC0-1.0\n---\n# How bots work\n\nFor those who write them.\n\n## Gateway\n\n\
        Q: Which opcode is Identify?\nA: number: 2\nTags: opcodes\nNote: It comes after Hello.\n\n\
        **Q:** Which of these is privileged?\n\n- [ ] Guilds\n- [x] Message Content\n\n\
        A bot has ==3 | three== seconds to answer an {{c1::interaction::what?}}.\n\n\
        Snowflake epoch :: 2015\n\n## What is a shard?\n\nOne of several connections,\nfor servers of its own.\n\n## \
        Empty heading\n\n\
        Q: Name two\nprivileged intents.\nA:\nany 2 of:\n- Presence\n- Message Content\n- Guild Members\nReject: \
        Guilds | Messages\nId: intents\n";
    let read = import("bots.md", text);
    assert_eq!(
        told(&read),
        [
            "Which opcode is Identify? → number: 2 [opcodes] (It comes after Hello.)",
            "Which of these is privileged? → choice: Message Content [gateway]",
            "A bot has ... seconds to answer an ... (what?). → blanks: 3 / interaction [gateway]",
            "Snowflake epoch → number: 2015 [gateway]",
            "What is a shard? → explanation: One of several connections,\nfor servers of its own.",
            "Name two\nprivileged intents. → list: Presence / Message Content / Guild Members [empty heading]",
        ]
    );
    let deck = &read.deck;
    assert_eq!(
        (deck.title.as_str(), deck.description.as_deref()),
        ("How bots work", Some("For those who write them."))
    );
    assert_eq!((deck.license.as_deref(), deck.cards[5].id.0.as_str()), (Some("CC0-1.0"), "intents"));
    assert_eq!(deck.cards[5].reject, ["Guilds", "Messages"]);
    assert_eq!(read.found, 6);
}

#[test]
fn spaces_around_a_deck_s_tags_are_trimmed_even_in_quotation_marks() {
    let cards = "# Cells\n\nQ: Why?\nA: so\n";
    for front in ["tags:\n  - biology\n  - \"first year\t \"\n", "tags: [biology, \" first year \", \" \"]\n"] {
        let read = import("cells.md", format!("---\n{front}---\n{cards}"));
        assert_eq!(read.deck.tags, ["biology", "first year"], "{front}");
    }
    let ours =
        "title = \"Cells\"\ntags = [\" first year \"]\n[[cards]]\nid = \"why\"\nprompt = \"Why?\"\nterm = \"so\"\n";
    assert_eq!(import("cells.toml", ours).deck.tags, ["first year"]);
}

#[test]
fn spaces_around_a_prompt_are_trimmed() {
    let read = import("a.md", "-  - The ==mitochondrion== is the powerhouse.\n");
    assert_eq!(told(&read), ["- The ... is the powerhouse. → blanks: mitochondrion"]);
}

#[test]
fn code_ends_at_its_fence_and_later_cards_are_kept() {
    let text = "Q: What does it print?\n```print(1)```\nA: 1 line\n\n\
        Q: And what is this?\nA: ```python\nif True:\n\n    print(2)\n```\n\n\
        Q: ```sh\n  ls\n  ```\nA: files\n\n\
        Q: Which of them?\n   ~~~\n   ```\n     Q: no card\n   ~~~\nA: none\n\n\
        Q: ```never closed\nA: it is fine\n\nQ: Is it the last?\nA: yes\n";
    let read = import("code.md", text);
    assert_eq!(
        told(&read),
        [
            "What does it print?\n```print(1)``` → term: 1 line",
            "And what is this? → term: ```python\nif True:\n\n    print(2)\n```",
            "```sh\nls\n``` → term: files",
            "Which of them?\n~~~\n```\n  Q: no card\n~~~ → term: none",
            "```never closed → term: it is fine",
            "Is it the last? → yes_no: yes",
        ]
    );
}
