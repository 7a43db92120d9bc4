//! The images that cards show: only what Discord shows, only so much of it, and nothing that no card shows.

use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Seek};
use std::sync::Arc;

use super::package::{Package, Unpacked, composed};
use crate::deck::format::{MEDIA_BYTES, percent};
use crate::deck::image::ImageKind;

/// The most characters of an image's name.
const NAME_CHARS: usize = 100;

/// The longest address of an image.
const ADDRESS_BYTES: usize = 1_000;

/// A deck's images, taken out of a package one by one.
pub(super) struct Images<'a, R> {
    package: &'a mut Package<R>,
    /// What was asked for already, and what came of it.
    known: HashMap<String, Result<String, String>>,
    media: BTreeMap<String, Arc<[u8]>>,
    left: usize,
}

impl<'a, R: Read + Seek> Images<'a, R> {
    pub(super) fn new(package: &'a mut Package<R>) -> Self {
        Self { package, known: HashMap::new(), media: BTreeMap::new(), left: MEDIA_BYTES }
    }

    /// The name in the deck of an image that a note shows under this address; why it cannot be shown.
    pub(super) fn named(&mut self, address: &str) -> Result<String, String> {
        if address.len() > ADDRESS_BYTES {
            return Err("its address is too long".to_owned());
        }
        if let Some(known) = self.known.get(address) {
            return known.clone();
        }
        let found = self.find(address);
        self.known.insert(address.to_owned(), found.clone());
        found
    }

    fn find(&mut self, address: &str) -> Result<String, String> {
        let shown: String = address.chars().take(NAME_CHARS).collect();
        if ["http://", "https://", "data:", "//", "file:"].iter().any(|scheme| address.starts_with(scheme)) {
            return Err(format!("“{shown}” is not in the package"));
        }
        let names = [composed(address), composed(&percent::decoded(address))];
        let Some(name) = names.iter().find(|name| self.package.has_file(name)) else {
            return Err(format!("“{shown}” is not in the package"));
        };
        let told = |why: Unpacked| match why {
            Unpacked::TooLarge => too_large(&shown),
            Unpacked::Broken(why) => format!("“{shown}” {why}"),
        };
        let Some(kind) = ImageKind::of(&self.package.file_begins(name).map_err(told)?) else {
            return Err(format!("“{shown}” is no PNG, JPEG, GIF or WebP, and Discord shows nothing else"));
        };
        let image = self.package.file(name, self.left as u64).map_err(told)?;
        self.left -= image.len();
        let name = self.free_name(name, kind);
        self.media.insert(name.clone(), image.into());
        Ok(name)
    }

    /// A name for the deck: a file's name and nothing of a path, which ends as its kind of image does.
    fn free_name(&self, name: &str, kind: ImageKind) -> String {
        let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let file: String = file.chars().filter(|letter| !letter.is_control()).collect();
        let (stem, old) = file.rsplit_once('.').unwrap_or((&file, ""));
        let stem: String = stem.trim_matches(['.', ' ']).chars().take(NAME_CHARS).collect();
        let stem = if stem.is_empty() { "image" } else { &stem };
        // An ending that is right stays as it is written.
        let is_right = kind.endings().contains(&old.to_lowercase().as_str());
        let named = |stem: &str| if is_right { format!("{stem}.{old}") } else { kind.name(stem) };
        let mut name = named(stem);
        let mut number = 1;
        while self.media.contains_key(&name) {
            number += 1;
            name = named(&format!("{stem}-{number}"));
        }
        name
    }

    /// All images that were asked for.
    pub(super) fn into_media(self) -> BTreeMap<String, Arc<[u8]>> {
        self.media
    }
}

fn too_large(name: &str) -> String {
    let most = MEDIA_BYTES / 1024 / 1024;
    format!("“{name}” is too large: all images of a deck have at most {most} MB together")
}
