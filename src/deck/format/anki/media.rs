//! The images of cards: only formats that Discord shows, within a limit, and only if a card shows them.

use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Seek};
use std::sync::Arc;

use popquiz_deck::image::ImageKind;
use popquiz_deck::limits::MEDIA_BYTES;

use super::package::{Package, UnpackError, composed};
use crate::deck::format::percent;
use crate::texts::{Phrase, phrase};

/// The most characters of an image's name.
const NAME_CHARS: usize = 100;

/// The longest address of an image.
const ADDRESS_BYTES: usize = 1_000;

/// The most bytes that are unpacked from images that turn out to be useless, including their compressed size: a package
/// may have thousands.
const MAX_DECODED_BYTES: u64 = 512 * 1024 * 1024;

/// A deck's images, unpacked from a package one by one.
pub(super) struct Images<'a, R> {
    package: &'a mut Package<R>,
    /// The results so far, by name in the package: a file may be requested in many spellings.
    known: HashMap<String, Result<String, Phrase>>,
    media: BTreeMap<String, Arc<[u8]>>,
    left: usize,
    /// The bytes that were unpacked in vain.
    tried: u64,
    most_tried: u64,
}

impl<'a, R: Read + Seek> Images<'a, R> {
    pub(super) fn new(package: &'a mut Package<R>) -> Self {
        // The collection was decompressed too.
        let most_tried = MAX_DECODED_BYTES + package.decoded;
        Self { package, most_tried, known: HashMap::new(), media: BTreeMap::new(), left: MEDIA_BYTES, tried: 0 }
    }

    /// The name in the deck of an image that a note shows under this address; why it cannot be shown.
    pub(super) fn named(&mut self, address: &str) -> Result<String, Phrase> {
        if address.len() > ADDRESS_BYTES {
            return Err(phrase!("image-long-address"));
        }
        let shown: String = address.chars().take(NAME_CHARS).collect();
        let lacks = || phrase!("image-not-there", image = &shown);
        if ["http://", "https://", "data:", "//", "file:"].iter().any(|scheme| address.starts_with(scheme)) {
            return Err(lacks());
        }
        let names = [composed(address), composed(&percent::decoded(address))];
        let name = names.into_iter().find(|name| self.package.has_file(name)).ok_or_else(lacks)?;
        if let Some(known) = self.known.get(&name) {
            return known.clone();
        }
        let found = self.unpack(&name, &shown);
        self.known.insert(name, found.clone());
        found
    }

    fn unpack(&mut self, name: &str, shown: &str) -> Result<String, Phrase> {
        if self.tried + self.package.decoded > self.most_tried {
            return Err(phrase!("image-too-many-broken", image = shown.to_owned()));
        }
        let mut image = Vec::new();
        let found = self.package.file(name, self.left as u64, &mut image, ImageKind::of);
        let kind = match found {
            Ok(Some(kind)) => Ok(kind),
            Ok(None) => Err(phrase!("image-kind", image = shown.to_owned())),
            Err(UnpackError::TooLarge) => Err(too_large(shown)),
            Err(UnpackError::Broken(why)) => Err(why),
        };
        if kind.is_err() {
            self.tried += self.package.unpacked.max(image.len() as u64);
        }
        let kind = kind?;
        self.left -= image.len();
        let name = self.free_name(name, kind);
        self.media.insert(name.clone(), image.into());
        Ok(name)
    }

    /// A file name for the deck: without a path, and with the extension of its format.
    fn free_name(&self, name: &str, kind: ImageKind) -> String {
        let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let file: String = file.chars().filter(|letter| !letter.is_control()).collect();
        let (stem, old) = file.rsplit_once('.').unwrap_or((&file, ""));
        let stem: String = stem.trim_matches(['.', ' ']).chars().take(NAME_CHARS).collect();
        let stem = if stem.is_empty() { "image" } else { &stem };
        // A correct extension stays as it's written.
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

fn too_large(name: &str) -> Phrase {
    let most = MEDIA_BYTES / 1024 / 1024;
    phrase!("image-too-large", image = name.to_owned(), most = most)
}
