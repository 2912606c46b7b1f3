use super::inputs::documents;
use crate::{
    lint::fix::fix_all,
    share::{Document, DocumentKind, State},
};

/// The documents that all safe fixes change, as they are then.
pub fn fixed(state: &State) -> Vec<Document> {
    let config = super::inputs::Inputs::of(state).settings.config();
    let mend = |d: &Document| {
        let text = fix_all(&d.text, &config, false).text;
        (text != d.text).then(|| Document { text, ..d.clone() })
    };
    documents(state, DocumentKind::Dockerfile).filter_map(mend).collect()
}
