//! The images that cards show: only what Discord shows, only so much of it, and nothing that no card shows.

use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Seek};
use std::sync::Arc;

use super::package::{Package, Unpacked, composed};
use crate::deck::format::MEDIA_BYTES;

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
        let names = [composed(address), composed(&decoded(address))];
        let Some(name) = names.iter().find(|name| self.package.has_file(name)) else {
            return Err(format!("“{shown}” is not in the package"));
        };
        let told = |why: Unpacked| match why {
            Unpacked::TooLarge => too_large(&shown),
            Unpacked::Broken(why) => format!("“{shown}” {why}"),
        };
        let Some(ending) = kind(&self.package.file_begins(name).map_err(told)?) else {
            return Err(format!("“{shown}” is no PNG, JPEG, GIF or WebP, and Discord shows nothing else"));
        };
        let image = self.package.file(name, self.left as u64).map_err(told)?;
        self.left -= image.len();
        let name = self.free_name(name, ending);
        self.media.insert(name.clone(), image.into());
        Ok(name)
    }

    /// A name for the deck: a file's name and nothing of a path, which ends as its kind of image does.
    fn free_name(&self, name: &str, ending: &str) -> String {
        let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let file: String = file.chars().filter(|letter| !letter.is_control()).collect();
        let (stem, old) = file.rsplit_once('.').unwrap_or((&file, ""));
        let lower = old.to_lowercase();
        let is_right = lower == ending || ending == "jpg" && lower == "jpeg";
        let ending = if is_right { old } else { ending };
        let stem: String = stem.trim_matches(['.', ' ']).chars().take(NAME_CHARS).collect();
        let stem = if stem.is_empty() { "image" } else { &stem };
        let mut name = format!("{stem}.{ending}");
        let mut number = 1;
        while self.media.contains_key(&name) {
            number += 1;
            name = format!("{stem}-{number}.{ending}");
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

/// What a file's name must end in, by how the file begins.
fn kind(image: &[u8]) -> Option<&'static str> {
    match image {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => None,
    }
}

/// An address without its percent signs: Anki's editor writes them for what HTML would misread.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = behind.get(if byte.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_decoded() {
        assert_eq!(decoded("a%20b%C3%A4.png"), "a bä.png");
        assert_eq!(decoded("100%.png %zz %"), "100%.png %zz %");
    }
}
