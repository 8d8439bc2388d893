//! Numbers as text, to the bit.
//!
//! JSON has no NaN and no infinities, and its readers do not agree on the last digit of a number. So numbers stand in
//! strings: the shortest digits that read back as the same number, `inf`, `-inf`, and a NaN with its bits in hexadecimal.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What stands before the bits of a NaN.
const NAN: &str = "nan:";
/// The largest whole number up to which all are numbers of `f64`: nothing counts so far.
const MOST: u64 = 1 << 53;

/// A number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number(pub(super) f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(number) = self;
        if number.is_nan() {
            return serializer.collect_str(&format_args!("{NAN}{:016x}", number.to_bits()));
        }
        serializer.collect_str(&format_args!("{number:?}"))
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?)
    }
}

impl Number {
    pub(super) fn parse<E: Error>(text: &str) -> Result<Self, E> {
        let number = match text.strip_prefix(NAN) {
            Some(bits) => bits_of(bits).map(f64::from_bits).filter(|it| it.is_nan()),
            None => text.parse().ok().filter(|it: &f64| !it.is_nan()),
        };
        number
            .map(Self)
            .ok_or_else(|| E::custom(format_args!("`{text}` is no number")))
    }
}

/// Sixteen hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fingerprint(pub(super) u64);

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:016x}", self.0))
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        bits_of(&text)
            .map(Self)
            .ok_or_else(|| D::Error::custom(format_args!("`{text}` is no fingerprint")))
    }
}

fn bits_of(text: &str) -> Option<u64> {
    let is_hex = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| u64::from_str_radix(text, 16).ok()).flatten()
}

/// How often something happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Count(pub(super) u64);

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.0)
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let count = u64::deserialize(deserializer)?;
        if count > MOST {
            return Err(D::Error::custom(format_args!("nothing counts to {count}")));
        }
        Ok(Self(count))
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn numbers_come_back_to_the_bit() {
        let odd = [
            0.0,
            -0.0,
            0.1,
            f64::MAX,
            f64::MIN_POSITIVE,
            f64::from_bits(1),
            -f64::from_bits(0x000f_ffff_ffff_ffff),
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NAN,
            -f64::NAN,
            f64::from_bits(0x7ff0_0000_0000_0001),
            f64::from_bits(0xfff8_1234_5678_9abc),
        ];
        let even = (0..64).map(|power| f64::from_bits(0x9e37_79b9_7f4a_7c15 >> power));
        for number in odd.into_iter().chain(even) {
            let text = serde_json::to_string(&Number(number)).unwrap();
            let Number(back) = serde_json::from_str(&text).unwrap();
            assert_eq!(back.to_bits(), number.to_bits(), "{text}");
        }
        for none in [
            "\"nan\"",
            "\"NaN\"",
            "\"nan:1\"",
            "\"nan:3ff0000000000000\"",
            "1.0",
            "\"\"",
        ] {
            assert!(serde_json::from_str::<Number>(none).is_err(), "{none}");
        }
    }
}
