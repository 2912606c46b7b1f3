//! The catalogue: layers with their facts and what running or leaving them means, products with their dated
//! status, and the stacks of the talk beside today's. It is data, `static/data/catalogue.json`; how to bring it up
//! to date stands in `CONTRIBUTING.md`.

mod check;
mod layer_record;
mod product;
mod stacks;

pub use check::faults;
pub use layer_record::{FactRecord, LayerRecord};
pub use product::{Assumption, Effort, Evidence, Maturity, Product, Role, Status, SwarmFit};
pub use stacks::{BoardRow, Stack, StackChoice};

use super::{Layer, stack::BoardLayer};
use serde::Deserialize;
use std::sync::OnceLock;

/// The version of the catalogue's form.
pub const SCHEMA: u32 = 1;

const BUNDLED: &str = include_str!("../../../static/data/catalogue.json");

/// The catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// Version of its form.
    pub schema: u32,
    /// The day that it speaks for: what is old is old at that day.
    pub as_of: String,
    /// What it is, for those who open the file.
    pub about: String,
    /// The layers of the decision, in the order of [`Layer::ALL`].
    pub layers: Vec<LayerRecord>,
    /// The rows of the stack board, in the order of [`BoardLayer::ALL`].
    pub board: Vec<BoardRow>,
    /// The stacks to start from.
    pub stacks: Vec<Stack>,
    /// The products.
    pub products: Vec<Product>,
}

impl Catalogue {
    /// Reads a catalogue.
    ///
    /// # Errors
    /// Names what is not as it should be.
    pub fn read(json: &str) -> Result<Self, String> {
        let mut reader = serde_json::Deserializer::from_str(json);
        let catalogue: Self =
            serde_path_to_error::deserialize(&mut reader).map_err(|e| format!("{}: {}", e.path(), e.inner()))?;
        if catalogue.schema != SCHEMA {
            return Err(format!("schema: {} is not the one known here, {SCHEMA}", catalogue.schema));
        }
        let layers = catalogue.layers.iter().map(|l| l.id);
        if !layers.eq(Layer::ALL.iter().copied()) {
            return Err("layers: each has to stand once, in the order of the decision".to_owned());
        }
        let board = catalogue.board.iter().map(|r| r.id);
        if !board.eq(BoardLayer::ALL.iter().copied()) {
            return Err("board: each row has to stand once, in the order of the board".to_owned());
        }
        Ok(catalogue)
    }

    /// The catalogue that this program came with.
    ///
    /// # Panics
    /// Never: a test reads it.
    pub fn bundled() -> &'static Self {
        static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
        CATALOGUE.get_or_init(|| Self::read(BUNDLED).expect("the bundled catalogue is read by a test"))
    }

    /// A layer's record.
    pub fn layer(&self, layer: Layer) -> &LayerRecord {
        &self.layers[layer as usize]
    }

    /// A row of the board.
    pub fn row(&self, layer: BoardLayer) -> &BoardRow {
        &self.board[layer as usize]
    }

    /// A product by its id.
    pub fn product(&self, id: &str) -> Option<&Product> {
        self.products.iter().find(|p| p.id == id)
    }

    /// The products that serve a layer, as they stand in the file.
    pub fn serving(&self, layer: BoardLayer) -> impl Iterator<Item = &Product> {
        self.products.iter().filter(move |p| p.layers.contains(&layer))
    }

    /// Whether a date lies more than twelve months before the catalogue's own day; such evidence is greyed.
    pub fn is_old(&self, date: &str) -> bool {
        let Some((year, rest)) = self.as_of.split_once('-') else { return true };
        let year: u32 = year.parse().unwrap_or(0);
        let limit = format!("{:04}-{rest}", year.saturating_sub(1));
        // A month without a day counts to its end.
        let day = if date.len() == 7 { format!("{date}-31") } else { date.to_owned() };
        day < limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_is_more_than_twelve_months_before_its_own_day() {
        let catalogue = Catalogue { as_of: "2026-11-23".to_owned(), ..Catalogue::bundled().clone() };
        assert!(catalogue.is_old("2025-11-22") && catalogue.is_old("2025-10") && catalogue.is_old("2018"));
        assert!(!catalogue.is_old("2025-11-23") && !catalogue.is_old("2025-11") && !catalogue.is_old("2026-08-22"));
    }
}
