//! The HTTP client for Discord's API.

use std::time::Duration;

use reqwest::header;

use super::error::EgressError;

/// In the form that Discord asks for: requests of another form may be blocked. Source: the API documentation, "User Agent".
fn user_agent(contact_url: &str) -> Result<header::HeaderValue, EgressError> {
    let text = format!("DiscordBot ({contact_url}, {})", env!("CARGO_PKG_VERSION"));
    header::HeaderValue::from_str(&text).map_err(|_| EgressError::BadContact(contact_url.to_owned()))
}

/// A client for an API's address, with time-outs; requests to this machine go there past any proxy of the environment,
/// and no answer sends the token elsewhere.
pub(super) fn client(api_url: &str, contact_url: &str, timeout: Duration) -> Result<reqwest::Client, EgressError> {
    let address =
        reqwest::Url::parse(api_url).map_err(|error| EgressError::BadAddress(format!("{api_url} ({error})")))?;
    let plain = address.has_host() && address.query().is_none() && address.fragment().is_none();
    if !plain || !matches!(address.scheme(), "http" | "https") {
        return Err(EgressError::BadAddress(api_url.to_owned()));
    }
    let mut client = reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(5))
        .timeout(timeout)
        .redirect(reqwest::redirect::Policy::none())
        .user_agent(user_agent(contact_url)?);
    if is_on_this_machine(&address) {
        client = client.no_proxy();
    }
    client.build().map_err(|error| EgressError::BadAddress(error.to_string()))
}

/// Whether an address is a loopback address.
pub(super) fn is_on_this_machine(address: &reqwest::Url) -> bool {
    let host = address.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}
