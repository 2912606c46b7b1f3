//! A letter and a pattern for each service, so that its tasks are known without colour.

/// Patterns that the style sheet has.
const PATTERNS: usize = 8;

/// How a service's tasks are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its letter.
    pub letter: char,
    /// The number of its pattern.
    pub pattern: usize,
}

/// Marks for services in their order: the first letter of the name that none before has, else any that is left.
pub fn marks<'n>(names: impl Iterator<Item = &'n str>) -> Vec<Mark> {
    let mut taken: Vec<char> = Vec::new();
    names
        .enumerate()
        .map(|(n, name)| {
            let own = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
            let letter = own.chain('A'..='Z').chain('a'..='z').find(|c| !taken.contains(c));
            taken.extend(letter);
            Mark { letter: letter.unwrap_or('?'), pattern: n % PATTERNS }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_apart() {
        let letters = |names: &[&str]| marks(names.iter().copied()).iter().map(|m| m.letter).collect::<String>();
        assert_eq!(letters(&["web", "worker", "api", "agent", "db"]), "WOAGD");
        assert_eq!(letters(&["a", "a-a", "1"]), "AB1");
        let many: Vec<String> = (0..100).map(|n| format!("s{n}")).collect();
        assert_eq!(marks(many.iter().map(String::as_str)).len(), 100);
    }
}
