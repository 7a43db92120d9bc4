//! A server's own decks, as managers and members see them: imported, edited card by card, undone, found and played.

use std::path::PathBuf;
use std::time::Duration;

use discord_sandbox::driver::Member;
use discord_sandbox::world::InteractionResponse;
use popquiz::store::Store as _;
use serde_json::Value;

use crate::support::{Setup, Stage};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(60), story).await.expect("a story never needs a minute");
}

const METALS: &str = "title = \"Metals\"\n[[cards]]\nid = \"liquid\"\nprompt = \"Which metal is liquid in a room?\"\nterm = \"mercury\"\n[[cards]]\nid = \"tungsten\"\nprompt = \"Which metal melts last?\"\nterm = [\"tungsten\", \"wolfram\"]\ntags = [\"heat\"]\n";

/// Files to import.
struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

async fn imports(who: &Member, file: &std::path::Path, more: &str) {
    who.runs(&format!("/deck import file:\"{}\"{more}", file.display())).await.unwrap();
}

async fn form(who: &Member, command: &str) -> Value {
    match who.runs(command).await.unwrap() {
        InteractionResponse::Modal(modal) => modal,
        other => panic!("{command} opens a form, not {other:?}"),
    }
}

/// What the last file says that the bot sent.
fn last_file(stage: &Stage) -> String {
    let files = stage.sandbox.world(|world| {
        let mut messages: Vec<_> = world.messages.values().filter(|message| !message.files.is_empty()).collect();
        messages.sort_by_key(|message| message.id);
        messages.last().and_then(|message| message.files.last().cloned())
    });
    String::from_utf8(files.unwrap().bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn an_imported_deck_is_played_and_found_only_in_its_server() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        stage
            .bob
            .runs(&format!("/deck import file:\"{}\"", files.file("metals.toml", METALS).display()))
            .await
            .unwrap();
        stage.bob.sees("Only managers can").await;
        imports(&stage.alice, &files.file("metals.toml", METALS), "").await;
        stage.alice.sees("Imported Metals from TOML: 2 cards.").await;
        stage.bob.runs("/deck list").await.unwrap();
        stage.bob.sees("Metals · 2 cards · this server's deck").await;
        let choices = stage.bob.types("/lookup words:melts").await.unwrap();
        assert_eq!(choices.first().map(|(shown, _)| shown.as_str()), Some("Which metal melts last?"), "{choices:?}");
        stage.bob.runs("/lookup words:wolfarm").await.unwrap();
        stage.bob.sees("tungsten").await;
        stage.alice.runs("/quiz start deck:Metals questions:1").await.unwrap();
        stage.quiz.shows("Question 1 of 1").await;
        let melts = stage.quiz.newest().unwrap().embeds.to_string().contains("melts last");
        stage
            .bob
            .runs(if melts { "/lookup words:\"melts last\"" } else { "/lookup words:\"liquid in\"" })
            .await
            .unwrap();
        stage.bob.sees("being asked in this server right now.").await;
        stage.bob.says(if melts { "wolfram" } else { "mercury" }).await.unwrap();
        stage.quiz.shows("Correct!").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_newer_version_keeps_points_and_accepted_wordings_and_can_be_undone() {
    told(async {
        let mut stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        imports(&stage.alice, &files.file("metals.toml", METALS), "").await;
        stage.alice.sees("Imported Metals from").await;
        // One prompt has other words and another id, one card is new, one is gone.
        let newer = METALS
            .replace(
                "\"liquid\"\nprompt = \"Which metal is liquid in a room?",
                "\"quicksilver\"\nprompt = \"Which metal is liquid at 20 °C?",
            )
            .replace(
                "id = \"tungsten\"\nprompt = \"Which metal melts last?\"\nterm = [\"tungsten\", \"wolfram\"]",
                "id = \"gold\"\nprompt = \"Which metal is yellow?\"\nterm = \"gold\"",
            );
        imports(&stage.alice, &files.file("metals.toml", newer), "").await;
        stage.alice.sees("Updated Metals from TOML: 1 added, 1 changed, 1 removed, 0 unchanged.").await;
        stage.alice.runs("/deck export deck:Metals").await.unwrap();
        stage.alice.sees("📎 metals.toml").await;
        let exported = last_file(&stage);
        assert!(
            exported.contains("id = \"liquid\"\nprompt = \"Which metal is liquid at 20 °C?\""),
            "the card keeps its id: {exported}"
        );
        stage.alice.clicks("Undo").await.unwrap();
        stage.alice.sees("Undone: Metals is back to how it was before metals.toml was imported.").await;
        stage.stop().await;
        stage.start_again().await;
        stage.alice.runs("/deck export deck:Metals").await.unwrap();
        stage.alice.sees("📎 metals.toml").await;
        assert!(last_file(&stage).contains("melts last"), "{}", last_file(&stage));
        stage.alice.runs("/deck undo deck:Metals").await.unwrap();
        stage.alice.sees("Undone: Metals is back to how it was before metals.toml was imported.").await;
        stage.alice.runs("/deck undo deck:Metals").await.unwrap();
        stage.alice.sees("There's nothing to undo in this deck.").await;
        stage.bob.runs("/deck list").await.unwrap();
        stage.bob.sees("Trees & Rivers · 1 card").await;
        // Another deck's file of the same name is another deck.
        let other = "title = \"Metals\"\n[[cards]]\nid = \"x\"\nprompt = \"Something else?\"\nterm = \"yes indeed\"\n";
        imports(&stage.alice, &files.file("metals.toml", METALS), "").await;
        imports(&stage.alice, &files.file("metals.toml", other), " title:\"More metals\"").await;
        stage.alice.sees("Imported More metals from").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_form_with_a_mistake_opens_again_with_what_was_typed() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let carol = &stage.carol;
        carol.runs("/deck copy deck:\"Trees & Rivers\" title:\"Our rivers\"").await.unwrap();
        let new = form(carol, "/card add").await;
        let (prompt, answer) = ("Name rivers of Austria.", "any 3 of:\n- Danube\n- Inn");
        let fields = [("prompt", prompt), ("answer", answer), ("tags", "rivers"), ("note", "Both are long.")];
        carol.fills(&new, &fields).await.unwrap();
        carol.sees("[Edit again]").await;
        let typed = |form: &Value, field: usize| {
            form.pointer(&format!("/components/{field}/components/0/value")).and_then(Value::as_str).unwrap().to_owned()
        };
        let InteractionResponse::Modal(again) = carol.clicks("Edit again").await.unwrap() else { panic!("no form") };
        assert_eq!([0, 1, 3, 4].map(|field| typed(&again, field)), [prompt, answer, "rivers", "Both are long."]);
        carol.fills(&again, &[("answer", "- Danube\n- Inn")]).await.unwrap();
        carol.sees("Added: Name rivers of Austria. (list)").await;
        // A check of the card follows at once.
        let same = form(carol, "/card add").await;
        carol.fills(&same, &[("prompt", prompt), ("answer", "- Danube\n- Inn")]).await.unwrap();
        carol.sees("⚠ Take a look: this is a copy of the card").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn cards_are_added_changed_and_removed_through_forms() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.carol.runs("/deck copy deck:\"Trees & Rivers\" title:\"Our rivers\"").await.unwrap();
        stage.carol.sees("Created Our rivers with 1 card.").await;
        let new = form(&stage.carol, "/card add").await;
        let fields = [
            ("prompt", "Which rivers meet in Koblenz?"),
            ("answer", "- Rhine | Rhein\n- Moselle"),
            ("tags", "rivers, Germany"),
        ];
        stage.carol.fills(&new, &fields).await.unwrap();
        stage.carol.sees("Added: Which rivers meet in Koblenz? (list)").await;
        let change = form(&stage.carol, "/card edit words:Koblenz").await;
        let prefilled = change.pointer("/components/1/components/0/value").and_then(Value::as_str);
        assert_eq!(prefilled, Some("- Rhine | Rhein\n- Moselle"));
        stage.carol.fills(&change, &[("answer", "any 1 of:\n- Rhine\n- Moselle"), ("reject", "Elbe")]).await.unwrap();
        stage.carol.sees("Edited: Which rivers meet in Koblenz? (list)").await;
        stage.carol.runs("/card show words:Koblenz").await.unwrap();
        stage.carol.sees("Never counts: Elbe").await;
        stage.carol.fills(&change, &[("answer", "[x] only one")]).await.unwrap();
        stage.carol.sees("I can't read that answer: write 2 to 10 options").await;
        stage.carol.runs("/card remove words:\"which rivers meet in koblenz\"").await.unwrap();
        stage.carol.sees("Removed “Which rivers meet in Koblenz?”. 1 card is left in the deck.").await;
        stage.carol.runs("/card edit words:\"flows through\"").await.unwrap();
        stage.carol.runs("/deck history deck:\"Our rivers\"").await.unwrap();
        stage.carol.sees("@carol: removed “Which rivers meet in Koblenz?”").await;
        stage.carol.clicks("Undo").await.unwrap();
        stage.carol.sees("Undone: “Which rivers meet in Koblenz?” is back in Our rivers.").await;
        stage.bob.runs("/lookup words:Koblenz").await.unwrap();
        stage.bob.sees("Rhine").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn forms_keep_untouched_fields_and_refuse_what_they_cannot_hold() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        let long = "x".repeat(4001);
        let towns = format!(
            "title = \"Towns\"\n[[cards]]\nid = \"texas\"\nprompt = \"Where was the film shot?\"\nterm = \"Marathon\"\nreject = [\"in\\nFrance\", \
             \"a | b\"]\ntags = [\"Paris, Texas\", \"films; roads\"]\n[[cards]]\nid = \"long\"\nprompt = \"Which town has a long story?\"\nterm = \
             \"Rome\"\nnote = \"{long}\"\n"
        );
        imports(&stage.alice, &files.file("towns.toml", towns), "").await;
        stage.alice.sees("Imported Towns from").await;
        let change = form(&stage.alice, "/card edit words:film").await;
        stage.alice.fills(&change, &[("note", "Harry Dean Stanton walks there.")]).await.unwrap();
        stage.alice.sees("Edited: Where was the film shot?").await;
        let change = form(&stage.alice, "/card edit words:film").await;
        let shown = |field: usize| change.pointer(&format!("/components/{field}/components/0/value"));
        assert_eq!(shown(2).and_then(Value::as_str), Some("in\\nFrance\na \\| b"));
        assert_eq!(shown(3).and_then(Value::as_str), Some("Paris\\, Texas, films\\; roads"));
        let more = [("reject", "in\\nFrance\na \\| b\nRome"), ("tags", "Paris\\, Texas, films\\; roads, 1984")];
        stage.alice.fills(&change, &more).await.unwrap();
        stage.alice.sees("Edited: Where was the film shot?").await;
        stage.alice.runs("/deck export deck:Towns").await.unwrap();
        stage.alice.sees("📎 towns.toml").await;
        let exported = last_file(&stage);
        for kept in [
            "reject = [\"\"\"\nin\nFrance\"\"\", \"a | b\", \"Rome\"]",
            "tags = [\"Paris, Texas\", \"films; roads\", \"1984\"]",
            "note = \"Harry Dean Stanton walks there.\"",
        ] {
            assert!(exported.contains(kept), "{kept}: {exported}");
        }
        stage.alice.runs("/card edit words:\"long story\"").await.unwrap();
        stage.alice.sees("This card is too long for a Discord form. Export the deck with `/deck export`").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn shipped_decks_are_read_only_and_removed_ones_can_be_restored() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.alice.runs("/deck rename title:Mine deck:\"Trees & Rivers\"").await.unwrap();
        stage.alice.sees("comes with the bot and can't be changed").await;
        stage.alice.runs("/card remove words:Vienna").await.unwrap();
        stage.alice.sees("comes with the bot and can't be changed").await;
        stage.alice.runs("/deck copy deck:\"Trees & Rivers\" title:Mine").await.unwrap();
        stage.alice.runs("/deck rename title:\"@everyone **Mine**\"").await.unwrap();
        stage.alice.runs("/drop add time:09:00 deck:@everyone").await.unwrap();
        stage.alice.sees("Added: #").await;
        stage.alice.runs("/deck remove deck:mine").await.unwrap();
        stage.alice.sees("and its 1 card.").await;
        stage.alice.sees("This drop used it and is now paused: #1.").await;
        stage.story.advance(60_000).await.unwrap();
        stage.quiz.shows("The deck `mine` no longer exists.").await;
        stage.alice.runs("/deck undo deck:mine").await.unwrap();
        stage.alice.sees("is back.").await;
        stage.story.advance(24 * 3_600_000).await.unwrap();
        stage.quiz.shows("Today's question").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_newer_version_is_recognized_by_its_title_whatever_the_file_name() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        imports(&stage.alice, &files.file("metals.toml", METALS), "").await;
        stage.alice.sees("Imported Metals from").await;
        for (name, old, new) in
            [("metals-v2.toml", "in a room", "indoors"), ("metals (1).toml", "melts last", "melts latest")]
        {
            let newer = METALS.replace(old, new).replace("\"Metals\"", "\"METALS\"");
            imports(&stage.alice, &files.file(name, newer), "").await;
            stage.alice.sees("Updated METALS from TOML: 0 added,").await;
        }
        // A table has no title except its file name, to which browsers add numbers.
        let table = "prompt,answer\nWhich metal is liquid?,mercury\nWhich metal melts last?,tungsten\n";
        imports(&stage.alice, &files.file("ores.csv", table), "").await;
        stage.alice.sees("Imported Ores from").await;
        imports(&stage.alice, &files.file("ores (1).csv", table.replace("liquid", "fluid")), "").await;
        stage.alice.sees("Updated Ores from").await;
        let second = "prompt,answer\nWhich metal is yellow?,gold\nWhich metal is red?,copper\n";
        imports(&stage.alice, &files.file("ores_2.csv", second), "").await;
        stage.alice.sees("Imported Ores 2 from").await;
        stage.alice.runs("/deck remove deck:ores-2").await.unwrap();
        // Renamed here, its file's title still matches.
        stage.alice.runs("/deck rename deck:Metals title:Elements").await.unwrap();
        imports(&stage.alice, &files.file("metals-v3.toml", METALS), "").await;
        stage.alice.sees("Updated Metals from").await;
        stage.bob.runs("/deck list").await.unwrap();
        stage.bob.sees("Decks\n    Metals · 2 cards · this server's deck\n    Ores · 2 cards · this server's deck\n    Trees & Rivers").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn titles_of_decks_are_unique_within_a_server() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        for title in ["Trees & Rivers (copy)", "Trees & Rivers (copy 2)"] {
            stage.alice.runs("/deck copy deck:nature").await.unwrap();
            stage.alice.sees(&format!("Created {title} with")).await;
        }
        stage.alice.runs("/deck copy deck:nature title:\"trees &  RIVERS\"").await.unwrap();
        stage
            .alice
            .sees("Another deck is already named “trees & RIVERS”. Choose a different name with the `title` option.")
            .await;
        stage.alice.runs("/deck rename deck:\"Trees & Rivers (copy 2)\" title:\"Trees & Rivers\"").await.unwrap();
        stage
            .alice
            .sees("Another deck is already named “Trees & Rivers”. Choose a different name with the `title` option.")
            .await;
        imports(&stage.alice, &files.file("metals.toml", METALS), "").await;
        stage.alice.sees("Imported Metals from").await;
        let other = "title = \"Metals\"\n[[cards]]\nid = \"x\"\nprompt = \"Something else?\"\nterm = \"yes indeed\"\n";
        imports(&stage.alice, &files.file("other.toml", other), " title:metals").await;
        stage.alice.sees("Another deck is already named “metals”.").await;
        imports(&stage.alice, &files.file("other.toml", other), "").await;
        stage.alice.sees("Imported Metals (2) from").await;
        imports(&stage.alice, &files.file("another.toml", other.replace("indeed", "of course")), "").await;
        stage.alice.sees("Updated Metals (2) from").await;
        // A removed deck frees its title, and can't be restored next to another one with that title.
        stage.alice.runs("/deck remove deck:metals-2").await.unwrap();
        stage.alice.sees("Removed ").await;
        stage.alice.runs("/deck rename deck:Metals title:\"Metals (2)\"").await.unwrap();
        stage.alice.runs("/deck undo deck:other").await.unwrap();
        stage
            .alice
            .sees("Another deck is already named “Metals (2)”. Rename that one first with `/deck rename`.")
            .await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_title_with_a_suffix_stays_within_the_limit() {
    told(async {
        let stage = Stage::set().await;
        let files = Files::new();
        let long = METALS.replace("Metals", &"x".repeat(200));
        imports(&stage.alice, &files.file("long.toml", &long), "").await;
        stage.alice.sees("Imported ").await;
        stage.alice.runs("/deck copy deck:long").await.unwrap();
        stage.alice.sees("x… (copy) with").await;
        let other = "[[cards]]\nid = \"x\"\nprompt = \"Something else?\"\nterm = \"yes indeed\"\n";
        let other = format!("title = \"{}\"\n{other}", "x".repeat(200));
        imports(&stage.alice, &files.file("other.toml", other), "").await;
        stage.alice.sees("x… (2) from TOML").await;
        for deck in ["x".repeat(40), "other".to_owned()] {
            stage.alice.runs(&format!("/deck export deck:{deck}")).await.unwrap();
            stage.alice.sees(&format!("📎 {deck}.toml")).await;
            let read = popquiz::deck::format::read("again.toml", last_file(&stage).as_bytes());
            assert_eq!(read.unwrap().title.chars().count(), 200);
        }
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn only_the_named_card_of_the_servers_own_decks_can_be_changed_or_removed() {
    told(async {
        let stage = Stage::set().await;
        let files = Files::new();
        stage.alice.runs("/deck copy deck:nature title:\"Our rivers\"").await.unwrap();
        stage.alice.sees("Created Our rivers with").await;
        let choices = stage.alice.types("/card edit words:Vienna").await.unwrap();
        assert_eq!(choices.iter().map(|(_, sent)| sent.as_str().unwrap()).collect::<Vec<_>>(), ["our-rivers:river"]);
        let change = form(&stage.alice, "/card edit words:\"flows through\"").await;
        assert_eq!(change["custom_id"], "edit:our-rivers:river");
        stage.alice.runs("/card remove words:wich-river-viena").await.unwrap();
        stage.alice.sees("Remove “Which river flows through Vienna?” from Our rivers?").await;
        stage.alice.runs("/deck info deck:\"Our rivers\"").await.unwrap();
        stage.alice.sees("4 cards").await;
        let message = stage.sandbox.world(|world| {
            let asked =
                |message: &&discord_sandbox::world::Message| message.content.contains("If you meant a different card");
            world.messages.values().find(asked).map(|message| message.id).unwrap()
        });
        stage.bob.presses(message, "remove:our-rivers:river").await.unwrap();
        stage.bob.sees("Only managers can").await;
        stage.alice.presses(message, "remove:nature:river").await.unwrap();
        stage.alice.sees("“Trees & Rivers” comes with the bot and can't be changed.").await;
        stage.alice.clicks("Remove").await.unwrap();
        stage.alice.sees("Removed “Which river flows through Vienna?”. 3 cards are left in the deck.").await;
        stage.alice.runs("/card remove words:Vienna").await.unwrap();
        stage.alice.sees("“Trees & Rivers” comes with the bot and can't be changed.").await;
        // A complete prompt names a card, unless another card has the same.
        stage.alice.runs("/card remove words:\"name three conifers\"").await.unwrap();
        stage.alice.sees("Removed “Name three conifers”. 2 cards are left in the deck.").await;
        imports(&stage.alice, &files.file("more.txt", "Does a larch lose its needles in winter?\tsure\n"), "").await;
        stage.alice.sees("Imported More from").await;
        stage.alice.runs("/card remove words:\"Does a larch lose its needles in winter?\"").await.unwrap();
        stage.alice.sees("If you meant a different card").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn removing_a_card_never_removes_one_whose_prompt_differs_in_symbols() {
    told(async {
        let stage = Stage::set().await;
        let files = Files::new();
        let table = "prompt,answer\nC#?,Microsoft\nWhat came first?,B\n∑,sum\n";
        imports(&stage.alice, &files.file("languages.csv", table), "").await;
        stage.alice.sees("3 cards").await;
        stage.alice.runs("/card remove words:\"C++?\"").await.unwrap();
        stage.alice.sees("Remove “C#?” from").await;
        stage.alice.runs("/card remove words:∏").await.unwrap();
        stage.alice.sees("No card matches “∏”.").await;
        let table = "prompt,answer\nC#?,Microsoft\nC++?,Stroustrup\nC?,Ritchie\n∑,sum\n";
        imports(&stage.alice, &files.file("languages.csv", table), "").await;
        stage.alice.sees("Updated ").await;
        for (typed, left) in [("c++?", "3 cards are"), ("C#", "2 cards are"), ("∑", "1 card is")] {
            stage.alice.runs(&format!("/card remove words:\"{typed}\"")).await.unwrap();
            stage.alice.sees(&format!("{left} left in the deck.")).await;
        }
        stage.alice.runs("/lookup words:C").await.unwrap();
        stage.alice.sees("Ritchie").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn undo_is_subject_to_the_same_limits_as_import() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        for number in 1..=100 {
            stage.alice.runs(&format!("/deck copy deck:\"Trees & Rivers\" title:\"Copy {number}\"")).await.unwrap();
            stage.alice.sees(&format!("Created Copy {number} with")).await;
        }
        stage.alice.runs("/deck remove deck:copy-1").await.unwrap();
        stage.alice.sees("Removed ").await;
        stage.alice.runs("/deck copy deck:\"Trees & Rivers\" title:\"Another\"").await.unwrap();
        stage.alice.sees("Created Another with").await;
        stage.alice.runs("/deck undo deck:copy-1").await.unwrap();
        stage.alice.sees("100 decks of its own, the maximum. Remove one with `/deck remove` first.").await;
        stage.alice.runs("/deck remove deck:copy-2").await.unwrap();
        stage.alice.sees("Removed ").await;
        stage.alice.runs("/deck undo deck:copy-1").await.unwrap();
        stage.alice.sees("Undone: Copy 1 is back.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_deck_is_understood_without_spaces_and_real_zones_are_suggested() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        for typed in ["TreesAndRivers", "Trees-Riverz"] {
            stage.alice.runs(&format!("/deck info deck:{typed}")).await.unwrap();
            stage.alice.sees(&format!("There's no deck named “{typed}”. Did you mean “Trees & Rivers”?")).await;
        }
        for typed in ["treesrivers", "\"trees, rivers\"", "esriv"] {
            stage.alice.runs(&format!("/deck info deck:{typed}")).await.unwrap();
            stage.alice.sees("Trees & Rivers\n    1 card").await;
        }
        stage.alice.runs("/deck info deck:Quantum").await.unwrap();
        stage.alice.sees("There's no deck named “Quantum”. Choose one of these: “Trees & Rivers”.").await;
        stage.alice.runs("/drop add time:09:00 zone:Berlin").await.unwrap();
        stage.alice.sees("“Berlin” isn't a time zone. Did you mean Europe/Berlin?").await;
        for (typed, meant) in [
            ("GMT+2", "Europe/Athens, Europe/Kyiv, Africa/Cairo, Africa/Johannesburg, or Africa/Gaborone?"),
            ("PST", "America/Los_Angeles"),
            ("EST", "America/New_York"),
            ("CEST", "Europe/Berlin"),
            ("IST", "Asia/Kolkata"),
            ("Germany", "Europe/Berlin"),
            ("America/NewYork", "America/New_York?"),
        ] {
            stage.alice.runs(&format!("/drop add time:09:00 zone:{typed}")).await.unwrap();
            stage.alice.sees(&format!("“{typed}” isn't a time zone. Did you mean {meant}")).await;
        }
        let choices = stage.alice.types("/drop add time:09:00 zone:ger").await.unwrap();
        assert!(choices.iter().any(|(shown, name)| shown == "Europe/Berlin (UTC+1)" && name == "Europe/Berlin"));
        stage.alice.runs("/drop add time:09:00 zone:Atlantis").await.unwrap();
        stage.alice.sees("“Atlantis” isn't a time zone. Enter an IANA name").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn files_that_are_not_decks_are_refused_with_a_reason() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        for (name, content, said) in [
            (
                "broken.toml",
                "title = \"x\"\n[[cards]]\nid = 1\n".as_bytes().to_vec(),
                "“broken.toml”, line 3: expected text",
            ),
            ("empty.txt", Vec::new(), "the file is empty"),
            ("binary.txt", vec![0xff; 100], "is not UTF-"),
            ("none.toml", b"title = \"x\"\n".to_vec(), "found no cards to import"),
        ] {
            imports(&stage.alice, &files.file(name, content), "").await;
            stage.alice.sees(said).await;
        }
        let large = files.file("large.txt", vec![b'a'; 11 * 1024 * 1024]);
        let refused = stage.alice.runs(&format!("/deck import file:\"{}\"", large.display())).await.unwrap_err();
        assert!(refused.contains("10 MB") || refused.contains("large"), "{refused}");
        stage.bob.runs("/deck list").await.unwrap();
        stage.bob.sees("Trees & Rivers · 1 card").await;
        stage.all_is_well();
    })
    .await;
}

/// The leaderboard of a deck, as alice sees it.
async fn points_of_bob(stage: &Stage, deck: &str, points: u32) {
    stage.alice.runs(&format!("/leaderboard deck:\"{deck}\"")).await.unwrap();
    stage.quiz.shows(&format!("🥇 @bob — {points} points")).await;
}

#[tokio::test]
async fn accepted_wordings_and_points_stay_with_an_edited_card() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        let table = "question,answer\nIs the metal in old thermometers liquid?,yes\nWhich metal is liquid in a room?,mercury\nIs gold a noble metal?,yes\n";
        imports(&stage.alice, &files.file("metals.csv", table), "").await;
        stage.alice.sees("Imported Metals from CSV: 3 cards.").await;
        for card in ["thermometers", "noble"] {
            stage.alice.runs(&format!("/card remove words:{card}")).await.unwrap();
            stage.alice.sees("If you meant a different card").await;
            stage.alice.clicks("Remove").await.unwrap();
            stage.alice.sees("Removed “").await;
        }
        stage.alice.runs("/quiz start deck:Metals questions:1").await.unwrap();
        stage.quiz.shows("Which metal is liquid in a room?").await;
        stage.bob.says("liquid silver").await.unwrap();
        stage.story.advance(31_000).await.unwrap();
        stage.quiz.shows("Time's up").await;
        stage.bob.clicks("Appeal").await.unwrap();
        stage.quiz.shows("answered “liquid silver”").await;
        // Bob's wording is taught to the card.
        stage.alice.clicks("Accept").await.unwrap();
        stage.quiz.shows("@bob +10 points").await;
        points_of_bob(&stage, "Metals", 10).await;
        stage.alice.runs("/card show words:liquid").await.unwrap();
        stage.alice.sees("Accepted in this server: liquid silver").await;
        // A manager changes the card here; then the file, which doesn't have that change, is imported again with its
        // prompt edited.
        let change = form(&stage.alice, "/card edit words:liquid").await;
        stage
            .alice
            .fills(&change, &[("prompt", "Which metal is liquid in a warm room?"), ("answer", "mercury | quicksilver")])
            .await
            .unwrap();
        stage.alice.sees("Edited: Which metal is liquid in a warm room?").await;
        let newer = "question,answer\nWhich metal is the only liquid one in a room?,mercury\n";
        imports(&stage.alice, &files.file("metals.csv", newer), "").await;
        stage.alice.sees("Updated Metals from CSV: 0 added, 1 changed, 0 removed, 0 unchanged.").await;
        points_of_bob(&stage, "Metals", 10).await;
        stage.alice.runs("/quiz start deck:Metals questions:1").await.unwrap();
        stage.quiz.shows("Which metal is the only liquid one in a room?").await;
        stage.bob.says("liquid silver").await.unwrap();
        stage.quiz.shows("Correct!\n    @bob +15 points").await;
        points_of_bob(&stage, "Metals", 25).await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_round_keeps_playing_the_deck_it_started_with() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        let metals = files.file("metals.toml", METALS);
        imports(&stage.alice, &metals, "").await;
        stage.alice.sees("Imported Metals from").await;
        stage.alice.runs("/quiz start deck:Metals questions:2 seconds:600").await.unwrap();
        stage.quiz.shows("Question 1 of 2").await;
        let answer = |stage: &Stage| {
            let question = stage.quiz.newest().unwrap().embeds.to_string();
            if question.contains("melts last") { "tungsten" } else { "mercury" }
        };
        let first = answer(&stage);
        stage.carol.runs("/deck rename title:Ores deck:Metals").await.unwrap();
        stage.carol.sees("Renamed “Metals” to Ores.").await;
        imports(
            &stage.alice,
            &files.file("metals.toml", METALS.replace("term = \"mercury\"", "term = \"gallium\"")),
            "",
        )
        .await;
        stage.alice.sees("Updated ").await;
        stage.alice.runs("/deck undo deck:Ores").await.unwrap();
        stage.alice.sees("Undone: ").await;
        stage.alice.runs("/deck remove deck:Ores").await.unwrap();
        stage.alice.sees("and its 2 cards.").await;
        stage.bob.says(first).await.unwrap();
        stage.quiz.shows("Correct!").await;
        stage.quiz.shows("Question 2 of 2").await;
        let second = answer(&stage);
        assert_ne!(first, second);
        stage.bob.says(second).await.unwrap();
        stage.quiz.shows("Correct!").await;
        stage.quiz.shows("Round over").await;
        stage.alice.runs("/quiz start deck:Ores").await.unwrap();
        stage.alice.sees("There's no deck named “Ores”").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_round_on_a_removed_deck_ends_with_a_message_after_a_restart() {
    told(async {
        let mut stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        imports(&stage.alice, &files.file("metals.toml", METALS), "").await;
        stage.alice.sees("Imported Metals from").await;
        stage.alice.runs("/quiz start deck:Metals questions:2 seconds:600").await.unwrap();
        stage.quiz.shows("Question 1 of 2").await;
        stage.alice.runs("/deck remove deck:Metals").await.unwrap();
        stage.alice.sees("Removed ").await;
        stage.stop().await;
        stage.start_again().await;
        stage.quiz.shows("This round ends here because the deck `metals` no longer exists.").await;
        stage.alice.runs("/deck undo deck:metals").await.unwrap();
        stage.alice.sees("Undone: Metals is back.").await;
        stage.alice.runs("/quiz start deck:Metals questions:1").await.unwrap();
        stage.quiz.shows("Question 1 of 1").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_deck_edited_in_another_format_keeps_what_that_format_cannot_hold() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        let metals = METALS.replace(
            "title = \"Metals\"\n",
            "title = \"Metals\"\nauthor = \"Ada\"\nlanguage = \"en\"\nlicense = \"CC0-1.0\"\ndescription = \"What melts.\"\ntags = [\"school\"]\n",
        ) + "image = \"bulb.png\"\n[media]\n\"bulb.png\" = \"iVBORw0KGgphYg==\"\n";
        imports(&stage.alice, &files.file("metals.toml", &metals), "").await;
        stage.alice.sees("Imported Metals from").await;
        let export = async |format: &str| {
            stage.alice.runs(&format!("/deck export deck:Metals format:{format}")).await.unwrap();
            stage.alice.sees(&format!("📎 metals.{format}")).await;
            last_file(&stage)
        };
        let before = export("toml").await;
        let (mut typed, mut mended) = ("in a room", "in a warm room");
        for (format, read_as, kept) in [
            ("csv", "CSV", "author, language, license, description, tags, images"),
            ("md", "Markdown", "images"),
        ] {
            let file = export(format).await.replace(typed, mended);
            imports(&stage.alice, &files.file(&format!("metals.{format}"), file), "").await;
            stage.alice.sees(&format!("from {read_as}: 0 added, 1 changed, 0 removed, 1 unchanged.")).await;
            stage.alice.sees(&format!("This file format can't store these, so they're unchanged: {kept}.")).await;
            assert_eq!(export("toml").await, before.replace("in a room", mended));
            (typed, mended) = (mended, "on a table");
        }
        // A table without a column for tags says nothing about them, either.
        let table = "prompt,answer\nWhich metal is liquid on a table?,mercury\nWhich metal melts last?,tungsten | wolfram\n";
        imports(&stage.alice, &files.file("metals.csv", table.replace("table?", "desk?")), "").await;
        stage.alice.sees("0 added, 1 changed, 0 removed, 1 unchanged.").await;
        assert_eq!(export("toml").await, before.replace("in a room", "on a desk"));
        // Anything that a file could contain but doesn't is removed, which is reported.
        imports(&stage.alice, &files.file("metals.toml", METALS), "").await;
        stage.alice.sees("Also changed or removed: author, language, license, description, tags, images.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn findings_of_an_import_name_cards_by_their_prompts_once_for_each_kind() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        let cards = [
            "Is it true of all numbers that they are even?,no\n",
            "Is it true of all numbers that they are finite?,\n",
            "Is it true of all numbers that they are named?,no\n",
        ];
        let table = |cards: &[&str]| format!("prompt,answer\n{}", cards.concat());
        let finding = "warning in “Is it true of all numbers that they are finite?”: ";
        imports(&stage.alice, &files.file("numbers.csv", table(&cards)), "").await;
        stage.alice.sees(finding).await;
        // Now it is the first whose prompt begins so.
        imports(&stage.alice, &files.file("numbers.csv", table(&cards[1..])), "").await;
        stage.alice.sees("0 added, 0 changed, 1 removed, 2 unchanged.").await;
        stage.alice.sees(finding).await;
        // One finding about many cards is told once, and a long prompt ends after a word.
        let many: Vec<String> = (1..=9)
            .map(|number| format!("What is there behind door number {number} of the house at the end of the road?,\n"))
            .collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        imports(&stage.alice, &files.file("doors.csv", table(&many)), "").await;
        stage.alice.sees("Found 9 problems:\n    - warning in “What is there behind door number 1 of the house at the end…” and 8 other cards: ").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn many_decks_and_long_changes_are_listed_in_pages() {
    told(async {
        let setup = Setup::unlimited("river");
        let deck = |number: u32| {
            let mut deck = crate::support::deck_of("river");
            deck.id.0 = format!("d{number}");
            deck.title = format!("Deck {number} {}", "x".repeat(150));
            deck
        };
        let stage = Stage::set_with(Setup { decks: (10..50).map(deck).collect(), ..setup }).await;
        stage.bob.runs("/deck list").await.unwrap();
        stage.bob.sees("Deck 10").await;
        stage.bob.sees("Page 1 of 2").await;
        stage.bob.clicks("Next").await.unwrap();
        stage.bob.sees("Deck 49").await;
        let files = Files::new();
        let cards = (0..9).map(|number| format!("Which {number} {}?,no\n", "long ".repeat(200)));
        let table = format!("prompt,answer\n{}", cards.collect::<String>());
        imports(&stage.alice, &files.file("long.csv", table), "").await;
        stage.alice.sees("Imported Long from").await;
        for number in 0..9 {
            let change = form(&stage.alice, &format!("/card edit words:\"which {number} long\"")).await;
            stage.alice.fills(&change, &[("note", "Long.")]).await.unwrap();
            stage.alice.sees("Edited").await;
        }
        stage.alice.runs("/deck history deck:Long").await.unwrap();
        stage.alice.sees("edited “Which 8 long long").await;
        stage.alice.sees("imported 9 cards from long.csv").await;
        // A trailing space in the query means nothing.
        let choices = stage.alice.types("/deck history deck:\"long \"").await.unwrap();
        assert_eq!(choices.len(), 1, "{choices:?}");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn two_managers_at_once_both_change_the_deck() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        imports(&stage.alice, &files.file("metals.toml", METALS), "").await;
        stage.alice.sees("Imported Metals from").await;
        let one = form(&stage.alice, "/card edit words:melts").await;
        let other = form(&stage.carol, "/card edit words:melts").await;
        let added = form(&stage.carol, "/card add deck:Metals").await;
        let newer = files.file("metals.toml", METALS.replace("in a room", "in a warm room"));
        let import = format!("/deck import file:\"{}\"", newer.display());
        let (one, other, added, imported) = tokio::join!(
            stage.alice.fills(&one, &[("tags", "heat, alice")]),
            stage.carol.fills(&other, &[("tags", "heat, carol")]),
            stage.carol.fills(&added, &[("prompt", "Which metal is yellow?"), ("answer", "gold")]),
            stage.alice.runs(&import),
        );
        for done in [one.map(drop), other.map(drop), added.map(drop), imported.map(drop)] {
            done.unwrap();
        }
        stage.story.settle().await.unwrap();
        stage.alice.runs("/deck history deck:Metals").await.unwrap();
        stage.alice.sees("imported 2 cards from metals.toml").await;
        let history = stage.story.transcript();
        let history = history.rsplit("Changes to Metals").next().unwrap();
        for what in [
            "@alice: edited “Which metal melts last?”",
            "@carol: edited “Which metal melts last?”",
            "@carol: added “Which metal is yellow?”",
        ] {
            assert!(history.contains(what), "{what}: {history}");
        }
        // Everything can be undone, latest first.
        for _ in 0..5 {
            stage.carol.runs("/deck undo deck:Metals").await.unwrap();
            stage.carol.sees("Undone: ").await;
        }
        stage.carol.runs("/deck undo deck:Metals").await.unwrap();
        stage.carol.sees("There's nothing to undo in this deck.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn files_that_are_not_what_their_name_says_are_refused_clearly() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89".to_vec();
        let exe = [b"MZ\x90\0\x03\0\0\0".to_vec(), vec![0; 200]].concat();
        let zip = [b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(), vec![7; 100]].concat();
        for (name, content, said) in [
            ("photo.png", png.clone(), "this is a picture, not a deck"),
            ("photo.csv", png.clone(), "this is a picture, not a deck"),
            ("photo", png, "this is a picture, not a deck"),
            ("setup.exe", exe.clone(), "this is a program, not a deck"),
            ("setup.md", exe, "this is a program, not a deck"),
            ("nothing.csv", Vec::new(), "the table is empty"),
            ("nothing.toml", Vec::new(), "“title” is missing"),
            ("blank.md", b" \n\n".to_vec(), "no cards found"),
            ("nothing", Vec::new(), "the file is empty"),
        ] {
            imports(&stage.alice, &files.file(name, content), "").await;
            let line = if name == "nothing.toml" { ", line 1" } else { "" };
            stage.alice.sees(&format!("I can't read “{name}”{line}: {said}")).await;
        }
        // Archives may be packages of decks; these are not.
        for name in ["deck.zip", "deck.toml"] {
            imports(&stage.alice, &files.file(name, &zip), "").await;
            stage.alice.sees(&format!("I can't read “{name}”: ")).await;
        }
        stage.bob.runs("/deck list").await.unwrap();
        stage.bob.sees("Trees & Rivers · 1 card").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn hostile_names_neither_ping_nor_break_the_layout() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        let nasty = "@everyone **`x`** <@1> ||y||\u{202e}";
        let text = format!(
            "title = {nasty:?}\nauthor = {nasty:?}\nlicense = {nasty:?}\ndescription = {nasty:?}\n[[cards]]\nid = \"n\"\nprompt = {nasty:?}\nterm = [{nasty:?}, \
             \"z\"]\ntags = [{nasty:?}]\nnote = {nasty:?}\n"
        )
        .replace("\\u{202e}", "\\u202e");
        imports(&stage.alice, &files.file("@everyone __x__.toml", &text), "").await;
        stage.alice.sees("from TOML: 1 card.").await;
        let chosen = |choices: Vec<(String, Value)>| choices.first().unwrap().1.as_str().unwrap().to_owned();
        let deck = chosen(stage.alice.types("/deck rename title:x deck:everyone").await.unwrap());
        let card = chosen(stage.alice.types("/lookup words:everyone").await.unwrap());
        for command in [
            "/deck list".to_owned(),
            format!("/deck info deck:{deck}"),
            format!("/lookup words:{card}"),
            format!("/card show words:{card}"),
            format!("/deck export deck:{deck}"),
            format!("/deck export deck:{deck} format:csv"),
            format!("/deck export deck:{deck} format:md"),
            format!("/deck copy deck:{deck} title:\"@here *copy*\""),
            format!("/deck rename deck:{deck} title:\"@here [x](http://y)\""),
            format!("/deck history deck:{deck}"),
            format!("/card remove words:{card}"),
            format!("/deck remove deck:{deck}"),
            format!("/deck undo deck:{deck}"),
        ] {
            stage.alice.runs(&command).await.unwrap();
        }
        stage.alice.sees("Undone: ").await;
        stage.sandbox.world(|world| {
            for message in world.messages.values() {
                assert!(message.pings.is_empty(), "{}", message.content);
                // Discord reads no Markdown in footers.
                let said = format!("{}{}", message.content, message.embeds);
                let said = said.split("\"footer\"").next().unwrap_or_default();
                assert!(!said.contains("**`x`**") && !said.contains("||y||\u{202e}"), "{said}");
            }
        });
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn expired_data_disappears_without_a_restart() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        imports(&stage.alice, &files.file("metals.toml", METALS), "").await;
        stage.alice.sees("Imported Metals from").await;
        stage.alice.runs("/deck copy deck:\"Trees & Rivers\" title:Mine").await.unwrap();
        stage.alice.runs("/deck remove deck:Mine").await.unwrap();
        stage.alice.sees("Removed ").await;
        let removed = async || stage.alice.types("/deck undo deck:mine").await.unwrap();
        assert_eq!(removed().await.len(), 1);
        stage.story.advance(31 * 24 * 3_600_000).await.unwrap();
        assert_eq!(removed().await, []);
        // Thrown out for long, and invited again.
        stage.sandbox.remove_bot(discord_sandbox::world::GUILD);
        stage.story.settle().await.unwrap();
        while stage.store.load().await.unwrap().departed.is_empty() {
            tokio::task::yield_now().await;
        }
        stage.story.advance(32 * 24 * 3_600_000).await.unwrap();
        stage.sandbox.invite_bot(discord_sandbox::world::GUILD);
        stage.story.settle().await.unwrap();
        stage.alice.runs("/deck list").await.unwrap();
        stage.alice.sees("Decks\n    Trees & Rivers · 1 card").await;
        stage.alice.runs("/lookup words:melts").await.unwrap();
        stage.alice.sees("No card matches").await;
        imports(&stage.alice, &files.file("metals.toml", METALS), "").await;
        stage.alice.sees("Imported Metals from").await;
        stage.alice.runs("/deck history deck:Metals").await.unwrap();
        stage.alice.sees("imported 2 cards").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_import_waits_for_a_slow_disk_and_reports_when_it_is_done() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        // Another program locks the database.
        let other = rusqlite::Connection::open(stage.database()).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let import = format!("/deck import file:\"{}\"", files.file("metals.toml", METALS).display());
        let importing = tokio::spawn({
            let alice = stage.alice.clone();
            async move { alice.runs(&import).await }
        });
        let thinks = async || {
            let requests = stage.sandbox.requests();
            requests
                .iter()
                .any(|request| request.path.ends_with("/callback") && request.body.get("type") == Some(&Value::from(5)))
        };
        while !thinks().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        // Who looks on does not wait until the bot has done all that it does.
        let onlooker = discord_sandbox::driver::Story::new(&stage.sandbox, None).member("bob");
        assert_eq!(onlooker.types("/lookup words:melts").await.unwrap(), [], "nothing of it is seen yet");
        other.execute_batch("ROLLBACK").unwrap();
        importing.await.unwrap().unwrap();
        stage.alice.sees("Imported Metals from TOML: 2 cards.").await;
        assert_eq!(stage.bob.types("/lookup words:melts").await.unwrap().len(), 1);
        stage.all_is_well();
    })
    .await;
}

const WORDS: &str = "el perro\tdog, hound\nel coche\tcar/automobile\nla casa\thouse\ncorrer\tto run\n";

#[tokio::test]
async fn an_import_asks_once_whether_any_one_of_several_synonyms_counts() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files::new();
        imports(&stage.alice, &files.file("Spanish.tsv", WORDS), "").await;
        stage.alice.sees("2 cards look like lists of synonyms, such as “el perro” with the answer “dog, hound”.").await;
        stage.alice.clicks("Any one counts").await.unwrap();
        stage.alice.sees("Any one of the synonyms now counts on 2 cards in Spanish.").await;
        stage.alice.runs("/lookup words:perro").await.unwrap();
        stage.alice.sees("hound").await;
        // A newer file asks only about what's new in it, and what was accepted stays.
        let more = format!("{WORDS}el gato\tcat; kitty\n");
        imports(&stage.alice, &files.file("Spanish.tsv", more), "").await;
        stage.alice.sees("1 added, 0 changed, 0 removed, 4 unchanged").await;
        stage.alice.sees("One card looks like a list of synonyms: “el gato” with the answer “cat; kitty”.").await;
        stage.alice.clicks("All are needed").await.unwrap();
        stage.alice.sees("The cards in Spanish stay as they are").await;
    })
    .await;
}
