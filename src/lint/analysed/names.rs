//! The names of variables that a stage knows.

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

/// How many stages behind a stage are looked through.
const DEPTH: usize = 32;

/// Names of variables at some place of a stage. What the stage starts from stands behind it: copying its names for each
/// stage, or for each RUN, would take time by the square of the file's length.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Names by their letters in capitals: a slip is looked for among names that differ in that alone.
    own: HashMap<String, Vec<String>>,
    base: Option<Rc<Names>>,
}

impl Names {
    /// What a stage knows that starts where these are known.
    pub fn on(base: &Rc<Self>) -> Self {
        Self { own: HashMap::new(), base: Some(Rc::clone(base)) }
    }

    /// Adds what may be the name of a variable.
    pub fn learn(&mut self, name: &str) {
        let is_name =
            !name.starts_with(|c: char| c.is_ascii_digit()) && !name.is_empty() && name.bytes().all(is_letter);
        if is_name {
            let alike = self.own.entry(name.to_ascii_uppercase()).or_default();
            if !alike.iter().any(|known| known == name) {
                alike.push(name.to_owned());
            }
        }
    }

    /// Adds the names that a text may mean, in the order of the text.
    pub fn meant_in(&self, text: &str, found: &mut Vec<String>) {
        if self.own.is_empty() && self.base.is_none() {
            return;
        }
        let mut seen = HashSet::new();
        for word in text.split(|c: char| !c.is_ascii() || !is_letter(c as u8)).filter(|w| !w.is_empty()) {
            let word = word.to_ascii_uppercase();
            if seen.contains(&word) {
                continue;
            }
            let before = found.len();
            let stages = std::iter::successors(Some(self), |n| n.base.as_deref()).take(DEPTH);
            for name in stages.filter_map(|n| n.own.get(&word)).flatten() {
                // Only names of the same letters can stand there already.
                if !found[before..].contains(name) {
                    found.push(name.clone());
                }
            }
            seen.insert(word);
        }
    }
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_means_the_names_in_it_those_in_other_letters_included() {
        let mut first = Names::default();
        for name in ["APP_HOME", "path_to", "1st", "b-c"] {
            first.learn(name);
        }
        let mut second = Names::on(&Rc::new(first));
        for name in ["PORT", "Path_To", "other"] {
            second.learn(name);
        }
        let mut found = Vec::new();
        second.meant_in("echo ${PORT}é$APP_HOME; ls $PATH_TO 1st b-c APP_HOMES", &mut found);
        assert_eq!(found, ["PORT", "APP_HOME", "Path_To", "path_to"]);
    }
}
