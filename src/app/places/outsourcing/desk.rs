use super::super::{Ask, Table, texts::named};
use crate::outsource::{
    Advice, Answers, Catalogue, Layer, LayerAdvice, LayerAnswers, Verdict, advise, stack::BoardLayer,
};
use std::{collections::BTreeMap, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The answers as they stand, what they come to, and the way to change them.
#[derive(Clone)]
pub struct Desk {
    /// The answers, the board among them.
    pub answers: Rc<Answers>,
    /// What they come to.
    pub advice: Rc<Advice>,
    /// What is known.
    pub catalogue: &'static Catalogue,
    /// Why the answers that the page holds could not be read; neutral ones stand in.
    pub fault: Option<Rc<str>>,
    table: Table,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.answers, &other.answers)
    }
}

impl Desk {
    /// Reads the answers out of the page's state.
    pub fn new(table: Table) -> Self {
        let catalogue = Catalogue::bundled();
        let read = match &table.state.outsource {
            None => Ok(Answers::default()),
            Some(json) => Answers::from_json(&json.to_string(), catalogue),
        };
        let (mut answers, fault) = match read {
            Ok(answers) => (answers, None),
            Err(fault) => (Answers::default(), Some(Rc::from(fault))),
        };
        let board = table.state.stack_board.iter();
        answers.stack_board.extend(board.filter_map(|(layer, id)| Some((BoardLayer::from_word(layer)?, id.clone()))));
        let advice = Rc::new(advise(catalogue, &answers));
        Self { answers: Rc::new(answers), advice, catalogue, fault, table }
    }

    /// Changes the answers.
    pub fn change(&self, change: impl FnOnce(&mut Answers)) {
        let mut answers = (*self.answers).clone();
        change(&mut answers);
        let board = std::mem::take(&mut answers.stack_board);
        let mut asked = self.table.answers();
        asked.outsource = (answers != Answers::default()).then(|| serde_json::to_value(&answers).unwrap_or_default());
        asked.board = board.into_iter().map(|(layer, id)| (layer.as_str().to_owned(), id)).collect();
        self.table.ask.emit(Ask::Answers(asked));
    }

    /// Changes what is answered about layers; all layers stay asked for.
    pub fn change_layers(&self, layers: &[Layer], change: impl Fn(Layer, &mut LayerAnswers)) {
        self.change(|answers| {
            let all = || Layer::ALL.iter().map(|layer| (*layer, LayerAnswers::default())).collect::<BTreeMap<_, _>>();
            let map = answers.layers.get_or_insert_with(all);
            for layer in layers {
                change(*layer, map.entry(*layer).or_default());
            }
        });
    }

    /// A callback that changes the answers.
    pub fn on_click(&self, change: impl Fn(&mut Answers) + 'static) -> Callback<MouseEvent> {
        let desk = self.clone();
        Callback::from(move |_| desk.change(&change))
    }

    /// What is said of a layer, if it is asked for.
    pub fn layer(&self, layer: Layer) -> Option<&LayerAdvice> {
        self.advice.layers.iter().find(|a| a.layer == layer)
    }
}

/// The answers and what they come to, from any component of the place.
///
/// # Panics
/// Outside of the place.
#[hook]
pub fn use_desk() -> Desk {
    use_context::<Desk>().expect("parts of the place live inside it")
}

/// A verdict in words.
pub fn verdict_words(verdict: Verdict) -> String {
    named("out-verdict", verdict.as_str())
}

/// The value of the list that an event came from.
pub fn chosen(event: &Event) -> String {
    let target = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
    target.map(|s| s.value()).unwrap_or_default()
}

/// Whether the box that an event came from is ticked.
pub fn ticked(event: &Event) -> bool {
    event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()).is_some_and(|i| i.checked())
}

/// Brings a part of the place into view and the focus to it.
pub fn go_to(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        element.scroll_into_view();
        let _ = element.focus();
    }
}
