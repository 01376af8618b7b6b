//! What a licence costs a month, as it was typed: a plain decimal, never a floating-point number.

use std::str::FromStr;

/// An amount for one licence and month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    units: u64,
    decimals: u32,
}

/// The amount is no plain decimal.
#[derive(Debug, thiserror::Error)]
#[error("a price is a plain decimal number such as 21 or 19.95, without a currency")]
pub struct NoPrice;

impl FromStr for Price {
    type Err = NoPrice;

    fn from_str(text: &str) -> Result<Self, NoPrice> {
        let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !part.is_none_or(digits) || text.len() > 16 {
            return Err(NoPrice);
        }
        let part = part.unwrap_or_default();
        let units = format!("{whole}{part}").parse().map_err(|_| NoPrice)?;
        Ok(Self { units, decimals: part.len() as u32 })
    }
}

impl Price {
    /// What a number of licences costs a month, as plain decimal text with at least two decimals where there are any.
    #[must_use]
    pub fn of_licenses(&self, licenses: u64) -> String {
        let scale = 10_u128.pow(self.decimals);
        let units = u128::from(self.units) * u128::from(licenses);
        let (whole, part) = (units / scale, units % scale);
        match self.decimals {
            0 => whole.to_string(),
            1 => format!("{whole}.{part}0"),
            decimals => format!("{whole}.{part:0width$}", width = decimals as usize),
        }
    }

    /// The same with a comma between thousands, for eyes.
    #[must_use]
    pub fn of_licenses_shown(&self, licenses: u64) -> String {
        let plain = self.of_licenses(licenses);
        let (whole, part) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, part)| (whole, Some(part)));
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), crate::model::thousands);
        part.map_or_else(|| whole.clone(), |part| format!("{whole}.{part}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cents_are_exact_and_thousands_grouped_for_eyes() {
        for (price, licenses, plain, shown) in [
            ("21", 9, "189", "189"),
            ("21.00", 100, "2100.00", "2,100.00"),
            ("19.95", 3, "59.85", "59.85"),
            ("0.1", 3, "0.30", "0.30"),
            ("0.005", 1, "0.005", "0.005"),
        ] {
            let price: Price = price.parse().unwrap();
            assert_eq!(
                (price.of_licenses(licenses).as_str(), price.of_licenses_shown(licenses).as_str()),
                (plain, shown)
            );
        }
    }

    #[test]
    fn anything_else_is_no_price() {
        for text in ["", "-1", "1e3", "21,00", "$21", ".5", "5.", "99999999999999999999", "NaN"] {
            assert!(text.parse::<Price>().is_err(), "{text}");
        }
    }
}
