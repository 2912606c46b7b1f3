//! The old `restart:` words, which the client turns into a restart policy where `deploy` has none.

/// What a word comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restart {
    /// `no`: no policy is set, and the swarm's default restarts always.
    Unset,
    /// `always`, `unless-stopped`.
    Any,
    /// `on-failure`.
    OnFailure,
}

/// Reads the word with its number of attempts; `None` where the client refuses it.
pub fn parse(text: &str) -> Option<(Restart, Option<u64>)> {
    let (word, count) = text.split_once(':').map_or((text, ""), |(w, c)| (w, c));
    if word.is_empty() && !text.is_empty() {
        return None;
    }
    let count = if count.is_empty() { 0 } else { count.parse::<i64>().ok()? };
    let restart = match word {
        "" | "no" => Restart::Unset,
        "always" | "unless-stopped" => Restart::Any,
        "on-failure" => Restart::OnFailure,
        _ => return None,
    };
    Some((restart, (count > 0).then_some(count.unsigned_abs())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_restart() {
        assert_eq!(parse("always:3"), Some((Restart::Any, Some(3))));
        assert_eq!(parse("no"), Some((Restart::Unset, None)));
        for bad in ["never", "on-failure:x", ":3", "Always"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
