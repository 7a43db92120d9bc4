//! The little of Protocol Buffers that Anki's packages need: a message is read field by field.
//!
//! Source: <https://protobuf.dev/programming-guides/encoding/>.

/// A field's value, as the wire has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Number(u64),
    /// A text, some bytes or a message.
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    pub(super) fn bytes(self) -> &'a [u8] {
        if let Self::Bytes(bytes) = self { bytes } else { &[] }
    }

    pub(super) fn text(self) -> String {
        String::from_utf8_lossy(self.bytes()).into_owned()
    }

    pub(super) fn number(self) -> u64 {
        if let Self::Number(number) = self { number } else { 0 }
    }
}

/// The fields of a message, as (number, value), up to its end or the first invalid one.
pub(super) struct Fields<'a>(pub &'a [u8]);

impl<'a> Fields<'a> {
    fn varint(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = (u64, Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let read = |fields: &mut Self| {
            let tag = fields.varint()?;
            let value = match tag & 7 {
                0 => Value::Number(fields.varint()?),
                1 => Value::Bytes(fields.take(8)?),
                2 => {
                    let length = fields.varint()?;
                    Value::Bytes(fields.take(length)?)
                }
                5 => Value::Bytes(fields.take(4)?),
                _ => return None,
            };
            Some((tag >> 3, value))
        };
        let field = read(self);
        if field.is_none() {
            self.0 = &[];
        }
        field
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn fields_are_read_as_in_the_specification() {
        // The specification's own examples: field 1 is 150; field 2 is the text "testing".
        let message = [&[0x08, 0x96, 0x01, 0x12, 0x07][..], b"testing"].concat();
        let fields: Vec<_> = Fields(&message).collect();
        assert_eq!(fields, [(1, Value::Number(150)), (2, Value::Bytes(b"testing"))]);
        assert_eq!(Fields(&[0x08, 0x96]).count(), 0);
        assert_eq!(Fields(&[0x12, 0x7f, 0x00]).count(), 0);
    }

    proptest! {
        #[test]
        fn any_message_is_handled(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            prop_assert!(Fields(&bytes).count() <= bytes.len());
        }
    }
}
