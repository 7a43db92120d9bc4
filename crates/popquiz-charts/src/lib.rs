//! Charts as PNG images: lines, a calendar, and bars, one below the other.
//!
//! A [`Chart`] becomes SVG, which [resvg](https://docs.rs/resvg) draws. Images have a background of their own, so they look
//! the same in light and dark, and letters that are still legible when a phone shows them at half their size. The fonts are
//! part of the crate: nothing depends on what a machine has installed.
//!
//! ```
//! use popquiz_charts::{Bar, Chart, Panel};
//!
//! let bar = Bar { label: "鳥".into(), share: 0.4, value: "40%".into() };
//! let decks = Panel::Bars { title: "Decks".into(), bars: vec![bar] };
//! let png = Chart { title: "Progress".into(), panels: vec![decks] }.draw().unwrap();
//! assert_eq!(png.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]));
//! ```
//!
//! | module | contents |
//! | --- | --- |
//! | [`chart`] | what a chart shows |
//! | [`svg`] | its layout and its colors |
//! | [`draw`] | from SVG to PNG, and the fonts |

#![warn(missing_docs)]

pub mod chart;
pub mod draw;
pub mod svg;

pub use chart::{Bar, Chart, Panel};
pub use draw::NotDrawn;
