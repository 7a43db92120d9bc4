//! Uploaded files: kept in memory, and served like Discord's CDN, to anyone who has their address.

use std::collections::VecDeque;

use axum::body::Bytes;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use rand::RngExt as _;
use serde_json::{Value, json};

/// The largest file that can be uploaded, in bytes: Discord's default.
pub(crate) const MAX_FILE_BYTES: usize = 10 * 1024 * 1024;

/// Bytes that are served, at most; beyond that, the oldest files are gone.
const STORED_BYTES: usize = 8 * MAX_FILE_BYTES;

/// What the address of a picture begins with that came with the message itself.
pub(crate) const ATTACHMENT_SCHEME: &str = "attachment://";

/// The fields of an embed that contain an image.
pub(crate) const EMBED_IMAGES: [&str; 2] = ["image", "thumbnail"];

/// Where a body's attachment object names the id under which its file was stored.
pub(crate) const UPLOADED_ID: &str = "uploaded_id";

/// Ids of files; Discord's are snowflakes.
const FIRST_ATTACHMENT_ID: u64 = 1_000_000_000_000_000_500;

/// A file that was uploaded.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// The id that Discord gave it.
    pub id: u64,
    /// The file name.
    pub name: String,
    /// The alternative text.
    pub description: Option<String>,
    /// The content.
    pub bytes: Bytes,
    /// The URL that it can be fetched from; it needs no other authorization.
    pub url: String,
}

/// All of them.
#[derive(Debug)]
pub(crate) struct Attachments {
    port: u16,
    next: u64,
    kept: VecDeque<Attachment>,
}

/// Why a file is rejected.
#[derive(Debug)]
pub(crate) struct TooLarge;

impl Attachments {
    pub(crate) fn new(port: u16) -> Self {
        Self { port, next: FIRST_ATTACHMENT_ID, kept: VecDeque::new() }
    }

    /// Takes a file in.
    pub(crate) fn add(&mut self, name: &str, bytes: Bytes) -> Result<Attachment, TooLarge> {
        if bytes.len() > MAX_FILE_BYTES {
            return Err(TooLarge);
        }
        // One image is uploaded again and again, and stays with each message that shows it.
        let known = self.kept.iter().find(|kept| kept.bytes == bytes).map(|kept| kept.bytes.clone());
        let bytes = known.unwrap_or(bytes);
        let (id, name) = (self.next, file_name(name));
        self.next += 1;
        let secret = rand::rng().random::<u128>();
        let in_url = name.bytes().fold(String::new(), |url, byte| {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
                url + &char::from(byte).to_string()
            } else {
                url + &format!("%{byte:02X}")
            }
        });
        let url = format!("http://127.0.0.1:{}/attachments/{id}/{in_url}?hm={secret:032x}", self.port);
        let attachment = Attachment { id, name, description: None, bytes, url };
        self.kept.push_back(attachment.clone());
        while self.kept.iter().map(|kept| kept.bytes.len()).sum::<usize>() > STORED_BYTES {
            self.kept.pop_front();
        }
        Ok(attachment)
    }

    pub(crate) fn get(&self, id: u64) -> Option<&Attachment> {
        self.kept.iter().find(|kept| kept.id == id)
    }

    /// The file at this address, if its secret is right.
    pub(crate) fn serve(&self, id: u64, query: &str) -> Option<Response> {
        let attachment = self.get(id).filter(|kept| kept.url.ends_with(&format!("?{query}")))?;
        let kind = content_type(&attachment.name);
        let is_image = kind.starts_with("image/");
        let headers = [
            (header::CONTENT_TYPE, if is_image { kind } else { "application/octet-stream" }),
            // Uploads are displayed as pictures or saved, never run.
            (header::CONTENT_DISPOSITION, if is_image { "inline" } else { "attachment" }),
            (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::CACHE_CONTROL, "private, max-age=3600"),
        ];
        Some((headers, attachment.bytes.clone()).into_response())
    }
}

impl Attachment {
    pub(crate) fn to_json(&self) -> Value {
        let mut file = json!({
            "id": self.id.to_string(), "filename": self.name, "size": self.bytes.len(), "url": self.url, "proxy_url": self.url,
            "content_type": content_type(&self.name),
        });
        if let (Value::Object(file), Some(description)) = (&mut file, &self.description) {
            file.insert("description".into(), json!(description));
        }
        file
    }

    /// The same as a picture of an embed.
    pub(crate) fn to_picture_json(&self) -> Value {
        let mut picture = json!({ "url": self.url, "proxy_url": self.url, "content_type": content_type(&self.name) });
        if let (Value::Object(picture), Some(description)) = (&mut picture, &self.description) {
            picture.insert("description".into(), json!(description));
        }
        picture
    }

    /// Whether an embed names this file as its picture: `attachment://` and its name.
    pub(crate) fn is_named(&self, url: &str) -> bool {
        url.strip_prefix(ATTACHMENT_SCHEME) == Some(&self.name)
    }
}

/// A name without the characters that Discord removes: folders, controls, spaces.
fn file_name(name: &str) -> String {
    let own = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let fitting = own.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' });
    let name: String = fitting.take(100).collect();
    if name.trim_matches('.').is_empty() { "unknown".to_owned() } else { name }
}

/// What a file is, by the end of its name.
fn content_type(name: &str) -> &'static str {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default();
    match end.as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "txt" | "toml" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        _ => "application/octet-stream",
    }
}
