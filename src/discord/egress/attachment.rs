//! Files that people uploaded, fetched from Discord's file servers.

use std::time::Duration;

use bytes::Bytes;
use reqwest::{Response, Url};

use super::client::is_on_this_machine;
use super::sender::Egress;
use crate::discord::interaction::Attachment;

/// Discord's servers for uploaded files ("Signed Attachment CDN URLs", in the API documentation).
const HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];

/// How long a download may take.
const WITHIN: Duration = Duration::from_secs(20);

/// Why a file could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The address isn't Discord's; no request was sent.
    #[error("the file is not on Discord's servers")]
    Elsewhere,
    /// The file is larger than allowed.
    #[error("the file is larger than {most} bytes")]
    TooLarge {
        /// The limit, in bytes.
        most: usize,
    },
    /// The file doesn't exist (any more), or access is denied.
    #[error("cannot download the file: status {status}")]
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// The download failed or timed out.
    #[error("cannot download the file: {cause}")]
    Unreachable {
        /// What happened.
        cause: String,
    },
}

/// A file on its way.
#[derive(Debug)]
pub struct Download {
    response: Response,
    received: usize,
    most: usize,
}

impl Download {
    /// The next part of the file; `None` at its end. All parts together have at most the bytes that are allowed.
    ///
    /// # Errors
    /// If the file is larger, or the connection breaks.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, FetchError> {
        let chunk = self.response.chunk().await.map_err(unreachable)?;
        self.received += chunk.as_ref().map_or(0, Bytes::len);
        if self.received > self.most { Err(FetchError::TooLarge { most: self.most }) } else { Ok(chunk) }
    }
}

fn unreachable(error: reqwest::Error) -> FetchError {
    // Anyone who has the address can get the file.
    FetchError::Unreachable { cause: format!("{:#}", anyhow::Error::new(error.without_url())) }
}

impl Egress {
    /// Downloads a file that somebody uploaded, part by part; never reads more than `most` bytes.
    ///
    /// Only Discord's own file servers are contacted, and the API's address if the API is on this machine: an address
    /// in an event can't be trusted. Requests have no token and follow no redirects.
    pub async fn fetch(&self, attachment: &Attachment, most: usize) -> Result<Download, FetchError> {
        let url = Url::parse(&attachment.url).ok().filter(|url| self.keeps_files(url)).ok_or(FetchError::Elsewhere)?;
        let too_large = |size: u64| usize::try_from(size).map_or(true, |size| size > most);
        if too_large(attachment.size) {
            return Err(FetchError::TooLarge { most });
        }
        let response = self.client().get(url).timeout(WITHIN).send().await.map_err(unreachable)?;
        if !response.status().is_success() {
            return Err(FetchError::Refused { status: response.status().as_u16() });
        }
        if response.content_length().is_some_and(too_large) {
            return Err(FetchError::TooLarge { most });
        }
        Ok(Download { response, received: 0, most })
    }

    fn keeps_files(&self, url: &Url) -> bool {
        let is_discords =
            url.scheme() == "https" && url.port().is_none() && HOSTS.contains(&url.host_str().unwrap_or_default());
        let api = Url::parse(self.base()).ok().filter(is_on_this_machine);
        is_discords || api.is_some_and(|api| api.origin() == url.origin())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::discord::egress::sender::EgressOptions;

    fn egress(api: &str) -> Egress {
        Egress::new(EgressOptions::new(api.to_owned(), "token".to_owned().into())).unwrap()
    }

    #[test]
    fn files_are_fetched_from_discord_or_the_sandbox() {
        let (real, sandbox) = (egress("https://discord.com/api/v10"), egress("http://127.0.0.1:4000/api/v10"));
        let by_proxy = egress("http://10.0.0.1:4000/api/v10");
        let may = |egress: &Egress, url: &str| egress.keeps_files(&Url::parse(url).unwrap());
        assert!(may(&real, "https://cdn.discordapp.com/ephemeral-attachments/1/2/deck.toml?ex=1&hm=2"));
        assert!(may(&by_proxy, "https://media.discordapp.net/attachments/1/2/deck.toml"));
        assert!(may(&sandbox, "http://127.0.0.1:4000/attachments/1/deck.toml"));
        for elsewhere in [
            "http://cdn.discordapp.com/attachments/1/2/deck.toml",
            "https://cdn.discordapp.com:8443/attachments/1/2/deck.toml",
            "https://cdn.discordapp.com.example.com/deck.toml",
            "https://cdn.discordapp.com@example.com/deck.toml",
            "https://discord.com/deck.toml",
            "http://127.0.0.1:4000/attachments/1/deck.toml",
            "http://10.0.0.1:4000/attachments/1/deck.toml",
            "http://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
        ] {
            assert!(!may(&real, elsewhere) && !may(&by_proxy, elsewhere), "{elsewhere}");
        }
        for elsewhere in ["http://127.0.0.1:4001/x", "http://localhost:4000/x", "https://127.0.0.1:4000/x"] {
            assert!(!may(&sandbox, elsewhere), "{elsewhere}");
        }
    }
}
