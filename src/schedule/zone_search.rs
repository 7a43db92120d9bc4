//! Which time zones somebody may mean who types a city, a country, an offset, or an abbreviation.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::zone::Zone;
use crate::clock::UnixMs;

/// Zones that many people live in, which stand for others with the same clock.
const WELL_KNOWN: &[&str] = &[
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Rome",
    "Europe/Lisbon",
    "Europe/Athens",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "Europe/Moscow",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Halifax",
    "America/St_Johns",
    "America/Mexico_City",
    "America/Bogota",
    "America/Caracas",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/Argentina/Buenos_Aires",
    "Atlantic/Azores",
    "Africa/Lagos",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Tehran",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Dhaka",
    "Asia/Yangon",
    "Asia/Bangkok",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Manila",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Australia/Perth",
    "Australia/Adelaide",
    "Australia/Brisbane",
    "Australia/Sydney",
    "Pacific/Auckland",
];

/// A place or the name of a time, and its zones, the most populous first.
struct Place {
    names: Vec<String>,
    zones: Vec<&'static str>,
}

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let lines = include_str!("places.txt").lines().filter(|line| !line.starts_with('#'));
    let place = |line: &'static str| {
        let (names, zones) = line.split_once(" = ")?;
        Some(Place { names: names.split(';').map(key).collect(), zones: zones.split_whitespace().collect() })
    };
    lines.filter_map(place).collect()
});

/// A zone somebody may mean, and its offset from UTC at the time in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneMatch {
    pub name: String,
    pub offset_seconds: i32,
}

/// Shown as "Europe/Berlin (UTC+1)".
impl std::fmt::Display for ZoneMatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (minutes, sign) = (self.offset_seconds.abs() / 60, if self.offset_seconds < 0 { '−' } else { '+' });
        match (minutes / 60, minutes % 60) {
            _ if self.name == "UTC" => f.write_str("UTC"),
            (hours, 0) => write!(f, "{} (UTC{sign}{hours})", self.name),
            (hours, minutes) => write!(f, "{} (UTC{sign}{hours}:{minutes:02})", self.name),
        }
    }
}

/// The zones that `typed` may mean, the likeliest first, at most `limit`: by the zone's name or a part of it, by city
/// or country, by its offset at `now` ("UTC+2", where the plus means east, unlike in "Etc/GMT+2"), and by its
/// abbreviation in summer or winter ("CEST"). Without text, the zones that many people live in.
pub fn zones_meant(typed: &str, now: UnixMs, limit: usize) -> Vec<ZoneMatch> {
    let wanted = key(typed);
    let mut names: Vec<String> = Vec::new();
    if wanted.is_empty() {
        names.extend(WELL_KNOWN.iter().map(|name| (*name).to_owned()));
    } else if let Some(offset) = read_offset(typed) {
        names.extend(known_zones().filter(|name| offset_of(name, now) == Some(offset)).map(str::to_owned));
    } else {
        let is_named = |place: &&Place| place.names.contains(&wanted);
        names.extend(PLACES.iter().filter(is_named).flat_map(|place| &place.zones).map(|name| (*name).to_owned()));
        names.extend(known_zones().filter(|name| is_abbreviated(name, typed, now)).map(str::to_owned));
        names.extend(named_like(&wanted));
        let begins = |place: &&Place| wanted.len() > 2 && place.names.iter().any(|name| name.starts_with(&wanted));
        names.extend(PLACES.iter().filter(begins).flat_map(|place| &place.zones).map(|name| (*name).to_owned()));
    }
    let mut found: Vec<ZoneMatch> = Vec::new();
    for name in names {
        if found.len() == limit {
            break;
        }
        if found.iter().all(|other| other.name != name)
            && let Some(offset_seconds) = offset_of(&name, now)
        {
            found.push(ZoneMatch { name, offset_seconds });
        }
    }
    found
}

/// Names in the zone data that aren't what most people mean by them: "EST" has no daylight saving time, unlike New
/// York.
const MISLEADING: &[&str] =
    &["est", "mst", "hst", "cet", "met", "eet", "wet", "est5edt", "cst6cdt", "mst7mdt", "pst8pdt"];

/// Whether this is the name of a zone that isn't what most people mean by it.
pub fn is_misleading(typed: &str) -> bool {
    MISLEADING.contains(&typed.trim().to_lowercase().as_str())
}

/// The zones of all places, those that many people live in first.
fn known_zones() -> impl Iterator<Item = &'static str> {
    let of_places = PLACES.iter().flat_map(|place| place.zones.iter().copied());
    WELL_KNOWN.iter().copied().chain(of_places.filter(|name| !WELL_KNOWN.contains(name)))
}

/// The zones whose names contain this key: those whose city it is first, then those whose name or city begins with it.
fn named_like(wanted: &str) -> Vec<String> {
    let mut found: Vec<(u8, bool, String)> = jiff::tz::db()
        .available()
        .map(|name| name.as_str().to_owned())
        .filter(|name| !name.starts_with("Etc/") && !is_misleading(name))
        .filter_map(|name| {
            let (whole, city) = (key(&name), key(name.rsplit('/').next().unwrap_or(&name)));
            let rank = match () {
                () if whole == wanted || city == wanted => 0,
                () if whole.starts_with(wanted) || city.starts_with(wanted) => 1,
                () if whole.contains(wanted) => 2,
                () => return None,
            };
            Some((rank, !PLACES.iter().any(|place| place.zones.contains(&name.as_str())), name))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, _, name)| name).collect()
}

/// Letters and digits without case and accents, by which `America/NewYork` is `America/New_York`.
fn key(name: &str) -> String {
    let letters = name.nfkd().filter(|letter| !is_combining_mark(*letter) && letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn zone_of(name: &str) -> Option<TimeZone> {
    name.parse::<Zone>().ok().map(|zone| zone.tz().clone())
}

fn offset_of(name: &str, now: UnixMs) -> Option<i32> {
    let now = Timestamp::from_millisecond(now.0).ok()?;
    Some(zone_of(name)?.to_offset(now).seconds())
}

/// Whether this is how people abbreviate the zone's time, now or half a year from now.
fn is_abbreviated(name: &str, typed: &str, now: UnixMs) -> bool {
    const HALF_A_YEAR_MS: i64 = 182 * 24 * 60 * 60 * 1000;
    let typed = typed.trim();
    if typed.len() < 2 || typed.eq_ignore_ascii_case("UTC") || !typed.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return false;
    }
    let Some(zone) = zone_of(name) else { return false };
    [now.0, now.0.saturating_add(HALF_A_YEAR_MS)].into_iter().any(|at| {
        Timestamp::from_millisecond(at)
            .is_ok_and(|at| zone.to_offset_info(at).abbreviation().eq_ignore_ascii_case(typed))
    })
}

/// An offset from UTC in seconds, east positive: "UTC+2", "GMT -5", "+05:30", "+0530", "UTC+5.5".
fn read_offset(typed: &str) -> Option<i32> {
    let typed = typed.trim().to_lowercase().replace(['−', '–'], "-");
    let rest = ["utc", "gmt", "z"].iter().find_map(|name| typed.strip_prefix(name)).unwrap_or(&typed).trim_start();
    let sign = match rest.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let rest = rest.get(1..)?.trim();
    let (hours, minutes) = match rest.split_once([':', '.', ',']) {
        Some((hours, "5")) if !rest.contains(':') => (hours, 30),
        Some((hours, "75")) if !rest.contains(':') => (hours, 45),
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes.parse().ok()?),
        Some(_) => return None,
        None if rest.len() == 4 && rest.is_ascii() => (rest.get(..2)?, rest.get(2..)?.parse().ok()?),
        None => (rest, 0),
    };
    let hours: i32 = hours.parse().ok().filter(|hours| (0..=14).contains(hours))?;
    let minutes: i32 = Some(minutes).filter(|minutes| (0..60).contains(minutes))?;
    Some(sign * (hours * 60 + minutes) * 60)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// 2026-07-01 and 2026-12-01.
    const SUMMER: UnixMs = UnixMs(1_782_864_000_000);
    const WINTER: UnixMs = UnixMs(1_796_083_200_000);

    fn meant(typed: &str, now: UnixMs) -> Vec<String> {
        zones_meant(typed, now, 25).into_iter().map(|found| found.name).collect()
    }

    #[test]
    fn every_place_has_zones_that_exist() {
        let zones: Vec<&str> = known_zones().collect();
        assert!(zones.len() > 400, "{}", zones.len());
        let unknown: Vec<_> = zones.into_iter().filter(|name| zone_of(name).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn offsets_are_read_as_people_write_them() {
        for (typed, first) in [
            ("GMT+2", "Europe/Berlin"),
            ("utc+2", "Europe/Berlin"),
            ("UTC +02:00", "Europe/Berlin"),
            ("+2", "Europe/Berlin"),
            ("UTC-5", "America/Chicago"),
            ("UTC−7", "America/Phoenix"),
            ("UTC+5:30", "Asia/Kolkata"),
            ("+0530", "Asia/Kolkata"),
            ("UTC+5.5", "Asia/Kolkata"),
            ("GMT+5,75", "Asia/Kathmandu"),
        ] {
            let found = meant(typed, SUMMER);
            let expected = if typed.ends_with("-7") || typed.ends_with("−7") { "America/Phoenix" } else { first };
            assert!(found.iter().take(3).any(|name| name == expected), "{typed}: {found:?}");
        }
        assert!(meant("UTC+1", WINTER).contains(&"Europe/Berlin".to_owned()), "an offset is that of today");
        for typed in ["UTC+15", "+", "GMT+", "2", "UTC+2:5", "+99999999999", "+1:99", "--5", "UTC+2h"] {
            assert_eq!(read_offset(typed), None, "{typed}");
        }
    }

    #[test]
    fn abbreviations_and_places_lead_to_zones() {
        for (typed, first) in [
            ("PST", "America/Los_Angeles"),
            ("pdt", "America/Los_Angeles"),
            ("EST", "America/New_York"),
            ("CEST", "Europe/Berlin"),
            ("CET", "Europe/Berlin"),
            ("BST", "Europe/London"),
            ("JST", "Asia/Tokyo"),
            ("SGT", "Asia/Singapore"),
            ("Germany", "Europe/Berlin"),
            ("DE", "Europe/Berlin"),
            ("usa", "America/New_York"),
            ("UK", "Europe/London"),
            ("Ivory coast", "Africa/Abidjan"),
            ("cote d'ivoire", "Africa/Abidjan"),
            ("California", "America/Los_Angeles"),
            ("San Francisco", "America/Los_Angeles"),
            ("America/NewYork", "America/New_York"),
            ("new york", "America/New_York"),
            ("sao paulo", "America/Sao_Paulo"),
            ("berl", "Europe/Berlin"),
            ("Swed", "Europe/Stockholm"),
        ] {
            for now in [SUMMER, WINTER] {
                let found = meant(typed, now);
                assert_eq!(found.first().map(String::as_str), Some(first), "{typed}: {found:?}");
            }
        }
        let ist = meant("IST", SUMMER);
        assert!(["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"].iter().all(|it| ist.contains(&(*it).to_owned())));
        assert_eq!(meant("Atlantis", SUMMER), Vec::<String>::new());
        assert!(meant("", SUMMER).len() == 25);
        for (typed, misleads) in [("EST", true), ("cet", true), ("UTC", false), ("GMT", false), ("Japan", false)] {
            assert_eq!(is_misleading(typed), misleads, "{typed}");
        }
    }

    #[test]
    fn a_match_shows_its_offset() {
        let shown = |typed: &str, now| zones_meant(typed, now, 1).first().map(ZoneMatch::to_string).unwrap();
        assert_eq!(shown("Berlin", WINTER), "Europe/Berlin (UTC+1)");
        assert_eq!(shown("Berlin", SUMMER), "Europe/Berlin (UTC+2)");
        assert_eq!(shown("Kolkata", SUMMER), "Asia/Kolkata (UTC+5:30)");
        assert_eq!(shown("St John's", SUMMER), "America/St_Johns (UTC−2:30)");
        assert_eq!(shown("UTC", SUMMER), "UTC");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_leads_to_real_zones(typed in ".{0,40}", now in any::<i64>(), limit in 0..30_usize) {
            let found = zones_meant(&typed, UnixMs(now), limit);
            prop_assert!(found.len() <= limit);
            for zone in found {
                prop_assert!(zone.name.parse::<Zone>().is_ok(), "{zone:?}");
            }
        }
    }
}
