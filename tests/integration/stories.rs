//! Stories and their transcripts: each `tests/stories/NAME.story` is played on a frozen clock, and the channel's
//! contents are compared with `NAME.transcript`. A deck of its own is in `NAME.toml`. With `UPDATE_STORIES=1`, the
//! transcripts are rewritten; review them before you commit them.

use std::path::{Path, PathBuf};

use crate::support::{DECK, Setup, Stage, deck};

fn stories() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut stories: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|it| it == "story")).collect();
    stories.sort();
    stories
}

#[tokio::test]
async fn stories_match_their_transcripts() {
    let stories = stories();
    assert!(!stories.is_empty());
    for file in stories {
        let own = std::fs::read_to_string(file.with_extension("toml"));
        let decks = vec![deck(own.as_deref().unwrap_or(DECK))];
        let stage = Stage::set_with(Setup { decks, ..Setup::default() }).await;
        let story = std::fs::read(&file).unwrap();
        let mut transcript = Vec::new();
        let outcome = discord_sandbox::story::play(&stage.story, story.as_slice(), &mut transcript).await.unwrap();
        let transcript = String::from_utf8(transcript).unwrap();
        assert_eq!((outcome.misunderstood, outcome.waits_failed), (0, 0), "{}:\n{transcript}", file.display());
        stage.all_is_well();
        let beside = file.with_extension("transcript");
        if std::env::var_os("UPDATE_STORIES").is_some() {
            std::fs::write(&beside, &transcript).unwrap();
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(transcript, expected, "{} goes differently now", file.display());
    }
}
