use serde::Serialize;

/// Where a link of some length can be pasted.
///
/// Firm are 2,000 characters for a message of Discord and 8,000 octets, which RFC 9110 asks every implementation to
/// carry; the rest is what chats and mail gateways do in practice, and our judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// Up to 2,000 characters: pastes anywhere.
    Anywhere,
    /// Up to 8,000: most chats, wikis and issue trackers.
    MostPlaces,
    /// Longer: save it as a file instead.
    File,
}

impl Band {
    /// The band of a whole address of this many characters.
    pub fn of(characters: usize) -> Self {
        match characters {
            0..=2_000 => Self::Anywhere,
            2_001..=8_000 => Self::MostPlaces,
            _ => Self::File,
        }
    }

    /// The band in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Anywhere => "short enough to paste anywhere",
            Self::MostPlaces => "pastes in most chats, wikis and issue trackers; some cut it off",
            Self::File => "too long for most chats and mails, which cut it off: save it as a file instead",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Band;

    #[test]
    fn the_limits_belong_to_the_shorter_band() {
        let bands = [0, 2_000, 2_001, 8_000, 8_001].map(Band::of);
        assert_eq!(bands, [Band::Anywhere, Band::Anywhere, Band::MostPlaces, Band::MostPlaces, Band::File]);
    }
}
