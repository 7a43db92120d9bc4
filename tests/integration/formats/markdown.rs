//! Markdown: ours, and Obsidian's.

use super::{import, skipped, told};

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

#[test]
fn formulas_are_readable_and_answers_go_on_after_empty_lines() {
    let text = "Q: What is the derivative of $\\sin x$?\nA: $\\cos x$\n\nQ: State the law of sines\nA:\n\n$$\n\\frac{a}{\\sin A} = \
        \\frac{b}{\\sin B}\n$$\n\nQ: What is the half of one?\nA: $\\frac{1}{2}$\n\nQ: Name the two laws\nA: The first law.\n\nAnd the \
        second law.\n\n---\n\nA remark between cards.\n\nQ: Name two gases\nA:\n- neon\n- argon\n\nBoth are noble.\n\nQ: What does it \
        print?\nA: This:\n\n```sh\necho $HOME $x\n\n# Not a heading\n```\n\nQ: How much?\nA: $5 or $6\n";
    let read = import("laws.md", text);
    assert_eq!(
        told(&read),
        [
            "What is the derivative of sin x? → term: cos x",
            "State the law of sines → term: a/(sin A) = b/(sin B)",
            "What is the half of one? → term: 1/2",
            "Name the two laws → explanation: The first law.\n\nAnd the second law.",
            "Name two gases → list: neon / argon (Both are noble.)",
            "What does it print? → explanation: This:\n\n```sh\necho $HOME $x\n\n# Not a heading\n```",
            "How much? → term: $5 or $6",
        ]
    );
    // Ids are made of the text as it's written, so that they stay as they were.
    assert_eq!(read.deck.cards[0].id.0, "what-is-the-derivative-of-sin-x");
    let skipped = skipped(&read);
    assert_eq!(skipped.len(), 1, "{skipped:?}");
    assert!(skipped[0].1.contains("“A remark between cards.”"), "{skipped:?}");
}

#[test]
fn separators_in_code_separate_nothing() {
    let text = "# Code\n\n- `std::vector` keeps its elements in one block.\n\nWhat does `std::sort` need? :: random access\n\n\
        The type `std::map<K, V>` is ordered.\n\nWhat does `a == b` compare? :: `a ==b== c`\n";
    let read = import("code.md", text);
    assert_eq!(
        told(&read),
        ["What does `std::sort` need? → term: random access", "What does `a == b` compare? → term: `a ==b== c`"]
    );
    assert_eq!(read.deck.description.as_deref(), Some("- `std::vector` keeps its elements in one block."));
    assert!(skipped(&read)[0].1.contains("“The type `std::map<K, V>` is ordered.”"), "{:?}", skipped(&read));
}

#[test]
fn each_row_of_a_table_is_a_card() {
    let text = "# Body\n\n## Organs\n\n| Organ | Function | Where |\n| --- | :-: | --- |\n| heart | pumps blood | chest |\n\
        | lung | takes up $O_2$ | |\n| ear | P(A\\|B) | |\n\n## Words\n\nmeaning | word\n--- | ---\ndog | Hund\n\n\
        ## Which are noble?\n\n| gas | noble |\n|---|---|\n| neon | yes |\n";
    let read = import("body.md", text);
    assert_eq!(
        told(&read),
        [
            "heart → term: pumps blood [organs] (chest)",
            "lung → term: takes up O₂ [organs]",
            "ear → term: P(A|B) [organs]",
            "Hund → term: dog [words]",
            "Which are noble? → explanation: | gas | noble |\n|---|---|\n| neon | yes |",
        ]
    );
    assert_eq!(skipped(&read), []);
}

#[test]
fn hashcards_clozes_are_read() {
    let text = "C: The [heart] pumps [blood].\n\nQ: Which organ makes bile?\nA: the liver\n\nC:\nThe lung takes up [oxygen] from \
        the \\[open\\] air, see [here](https://example.org).\n\nC: No blank here\n";
    for file in ["body.md", "body.txt"] {
        let read = import(file, text);
        assert_eq!(
            told(&read),
            [
                "The ... pumps .... → blanks: heart / blood",
                "Which organ makes bile? → term: the liver",
                "The lung takes up ... from the [open] air, see [here](https://example.org). → blanks: oxygen",
            ]
        );
        assert!(skipped(&read)[0].1.contains("“No blank here”"), "{:?}", skipped(&read));
    }
    let read = import("paths.md", "Q: Where is it?\nA: There:\nC:\\Windows [old]\n");
    assert_eq!(told(&read), ["Where is it? → term: There:\nC:\\Windows [old]"]);
}

#[test]
fn headings_are_cards_with_and_without_tags() {
    let read = import("organs.md", "# What pumps blood?\n\nthe heart\n\n# What makes bile?\n\nthe liver\n");
    assert_eq!(told(&read), ["What pumps blood? → term: the heart", "What makes bile? → term: the liver"]);
    assert_eq!(read.deck.title, "Organs");
    let read = import(
        "organs.md",
        "# Body\n\n## Organs\n\n### heart\n\npumps blood\n\n### liver\n\nmakes bile\n\n## Nothing here\n",
    );
    assert_eq!(told(&read), ["heart → term: pumps blood [organs]", "liver → term: makes bile [organs]"]);
    assert!(skipped(&read)[0].1.contains("“Nothing here”"), "{:?}", skipped(&read));
    let read = import(
        "notes.md",
        "# Notes\n\n## What pumps blood? #card #organs\n\nthe heart\n\n## My day\n\nIt rained.\n\n## heart #card-reverse\n\npump\n",
    );
    assert_eq!(
        told(&read),
        ["What pumps blood? → term: the heart [organs]", "heart → term: pump", "pump → term: heart"]
    );
    assert!(skipped(&read)[0].1.contains("“It rained.”"), "{:?}", skipped(&read));
}

#[test]
fn a_star_without_a_space_is_no_bullet() {
    let read = import("globs.md", "Q: Which pattern matches text files?\nA: *.txt and not *.md\n");
    assert_eq!(told(&read), ["Which pattern matches text files? → term: *.txt and not *.md"]);
}
