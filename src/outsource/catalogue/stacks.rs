use crate::outsource::{Layer, stack::BoardLayer};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A row of the stack board.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardRow {
    /// The row.
    pub id: BoardLayer,
    /// Its name.
    pub name: String,
    /// The layer of the decision that it belongs to; none: not scored, the talk's advice is to stick with what
    /// one knows.
    #[serde(default)]
    pub decision: Option<Layer>,
    /// What one would look at today, by id.
    pub today: Vec<String>,
    /// That in a sentence; ours.
    pub today_note: String,
}

/// What a stack takes for a row.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StackChoice {
    /// The words of the table.
    pub words: String,
    /// The products that they mean, by id; the first one is taken when a team starts from this stack.
    pub products: Vec<String>,
}

/// A stack to start from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stack {
    /// `T1` to `T3`, and `T1'` to `T3'`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The year that it speaks for.
    pub year: u32,
    /// Whose it is.
    pub whose: String,
    /// What to know before taking it.
    pub note: String,
    /// What it takes for each row.
    pub choices: BTreeMap<BoardLayer, StackChoice>,
    /// What its table lists beside the layers.
    #[serde(default)]
    pub also: Vec<String>,
}

impl Stack {
    /// The board that a team gets that starts from here: the first product of each row.
    pub fn board(&self) -> BTreeMap<BoardLayer, String> {
        let first = |(layer, choice): (&BoardLayer, &StackChoice)| Some((*layer, choice.products.first()?.clone()));
        self.choices.iter().filter_map(first).collect()
    }
}
