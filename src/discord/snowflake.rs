//! Reads ids as Discord writes them in JSON: strings of decimal digits. (The bot's own stored JSON has ids as numbers.)

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::id::{ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId};

/// An id that Discord hands out.
pub(super) trait Snowflake {
    fn from_snowflake(snowflake: u64) -> Self;
}

macro_rules! snowflakes {
    ($($name:ident)*) => {$(
        impl Snowflake for $name {
            fn from_snowflake(snowflake: u64) -> Self {
                Self(snowflake)
            }
        }
    )*};
}

snowflakes! { ChannelId GuildId InteractionId MessageId RoleId UserId }

/// Ids without a type of their own: applications, commands, and targets that may be a role or a user.
impl Snowflake for u64 {
    fn from_snowflake(snowflake: u64) -> Self {
        snowflake
    }
}

struct FromText<T>(T);

impl<'de, T: Snowflake> Deserialize<'de> for FromText<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Digits<T>(PhantomData<T>);

        impl<T: Snowflake> Visitor<'_> for Digits<T> {
            type Value = FromText<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string of decimal digits")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                let digits = text.bytes().all(|byte| byte.is_ascii_digit());
                let number = text.parse().ok().filter(|_| digits);
                number.map(|number| FromText(T::from_snowflake(number))).ok_or_else(|| E::custom("not a snowflake"))
            }
        }

        deserializer.deserialize_str(Digits(PhantomData))
    }
}

/// For `#[serde(deserialize_with)]`.
pub(super) fn id<'de, D: Deserializer<'de>, T: Snowflake>(deserializer: D) -> Result<T, D::Error> {
    FromText::deserialize(deserializer).map(|FromText(id)| id)
}

/// The same for a field that may be null or, with `#[serde(default)]`, missing.
pub(super) fn optional_id<'de, D: Deserializer<'de>, T: Snowflake>(deserializer: D) -> Result<Option<T>, D::Error> {
    Ok(Option::deserialize(deserializer)?.map(|FromText(id)| id))
}

/// The same for a list of ids.
pub(super) fn ids<'de, D: Deserializer<'de>, T: Snowflake>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Ok(Vec::deserialize(deserializer)?.into_iter().map(|FromText(id)| id).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn an_id_is_a_string_of_digits() {
        let read = |value: Value| id::<_, UserId>(value).ok();
        assert_eq!(read(json!("175928847299117063")), Some(UserId(175_928_847_299_117_063)));
        for wrong in [
            json!(""),
            json!("+5"),
            json!("-5"),
            json!("5 "),
            json!("x"),
            json!(5),
            json!(null),
            json!("99999999999999999999"),
        ] {
            assert_eq!(read(wrong.clone()), None, "{wrong}");
        }
        assert_eq!(optional_id::<_, UserId>(json!(null)).ok(), Some(None));
        assert_eq!(ids::<_, RoleId>(json!(["1", "2"])).ok(), Some(vec![RoleId(1), RoleId(2)]));
    }
}
