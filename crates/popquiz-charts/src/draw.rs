//! From SVG to PNG, with the fonts that are part of the program.

use std::fmt;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::chart::Chart;

/// Parts of Noto Sans and Noto Sans CJK JP, which `assets/make_fonts.py` makes. The first one is the charts' own; the
/// other one has what that lacks.
static FONTS: [&[u8]; 2] = [include_bytes!("../assets/letters.ttf"), include_bytes!("../assets/kanji.otf")];

/// A chart couldn't be drawn, which is a bug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotDrawn(String);

impl fmt::Display for NotDrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the chart couldn't be drawn: {}", self.0)
    }
}

impl std::error::Error for NotDrawn {}

/// The fonts, read when they're first used.
fn fonts() -> Arc<fontdb::Database> {
    static LOADED: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    Arc::clone(LOADED.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        for font in FONTS {
            fonts.load_font_data(font.to_vec());
        }
        Arc::new(fonts)
    }))
}

impl Chart {
    /// The chart as a PNG. It takes tens of milliseconds, so it doesn't belong on a thread that others wait for.
    ///
    /// # Errors
    /// Only if there is a bug.
    pub fn draw(&self) -> Result<Vec<u8>, NotDrawn> {
        let options = Options { fontdb: fonts(), ..Options::default() };
        let tree = Tree::from_str(&self.svg(), &options).map_err(|error| NotDrawn(error.to_string()))?;
        let size = tree.size().to_int_size();
        let mut pixels =
            Pixmap::new(size.width(), size.height()).ok_or_else(|| NotDrawn("it has no size".to_owned()))?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| NotDrawn(error.to_string()))
    }
}
