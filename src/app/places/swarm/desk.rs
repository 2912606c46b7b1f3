use super::{
    super::{Ask, Table},
    marks::Mark,
    shown::{Drill, Origin, Sized},
};
use crate::swarm::{Input, Refusal, drill::Action, input::Network};
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

/// The swarm as it was last reckoned, and the ways to change it.
#[derive(Clone)]
pub struct Desk {
    /// The reader's answers, without services that are read from a file.
    pub own: Rc<Input>,
    /// The sized swarm.
    pub sized: Rc<Sized>,
    /// The drill.
    pub drill: Rc<Drill>,
    /// A mark for each service.
    pub marks: Rc<Vec<Mark>>,
    /// What happened in the drill, as asked for.
    pub actions: Rc<Vec<Action>>,
    /// Plays these actions instead.
    pub play: Callback<Vec<Action>>,
    pub table: Table,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.own, &other.own)
            && Rc::ptr_eq(&self.sized, &other.sized)
            && Rc::ptr_eq(&self.drill, &other.drill)
            && Rc::ptr_eq(&self.actions, &other.actions)
    }
}

impl Desk {
    /// Changes the answers, unless the change is refused.
    pub fn change(&self, change: impl FnOnce(&mut Input)) -> Result<(), Refusal> {
        let mut next = (*self.own).clone();
        if self.sized.origin == Origin::Example && self.table.state.swarm.is_none() {
            // What was an example becomes the reader's own: so a link and a report say the same as the page.
            next.services.clone_from(&self.sized.input.services);
            next.networks.clone_from(&self.sized.input.networks);
        }
        change(&mut next);
        if self.sized.origin == Origin::Stack && next.services.is_empty() {
            // The file's services still name their networks.
            next.networks.retain(|n| *n != Network::named(&n.name));
        }
        next.check()?;
        let mut asked = self.table.answers();
        asked.swarm = Some(place(self.table.state.swarm.as_ref(), next.to_value()));
        self.table.ask.emit(Ask::Answers(asked));
        Ok(())
    }

    /// Changes a network, which the answers may not name yet.
    pub fn change_network(&self, name: &str, change: impl FnOnce(&mut Network)) -> Result<(), Refusal> {
        self.change(|input| {
            let at = input.networks.iter().position(|n| n.name == name).unwrap_or_else(|| {
                input.networks.push(Network::named(name));
                input.networks.len() - 1
            });
            change(&mut input.networks[at]);
        })
    }

    /// One action more.
    pub fn act(&self, action: Action) {
        let mut actions = (*self.actions).clone();
        actions.push(action);
        self.play.emit(actions);
    }

    /// A callback of one action more.
    pub fn on_act(&self, action: Action) -> Callback<MouseEvent> {
        let desk = self.clone();
        Callback::from(move |_| desk.act(action.clone()))
    }

    /// Says something at the foot of the page.
    pub fn say(&self, words: String) {
        self.table.ask.emit(Ask::Say(words));
    }

    /// The name of a service by its number.
    pub fn service(&self, n: usize) -> &str {
        self.sized.input.services.get(n).map_or("", |s| s.name.as_str())
    }

    /// Tasks in words: `web ×3, api`.
    pub fn tasks(&self, tasks: &[(usize, u32)]) -> String {
        let one = |(service, n): &(usize, u32)| {
            if *n == 1 { self.service(*service).to_owned() } else { format!("{} ×{n}", self.service(*service)) }
        };
        tasks.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}

/// The answers that the place works with: of several scenarios the first one.
pub fn first(state: Option<&Value>) -> Option<&Value> {
    match state {
        Some(Value::Array(all)) => all.first(),
        other => other,
    }
}

/// Those answers put back where they came from.
fn place(state: Option<&Value>, next: Value) -> Value {
    match state {
        Some(Value::Array(all)) if !all.is_empty() => {
            let mut all = all.clone();
            all[0] = next;
            Value::Array(all)
        }
        _ => next,
    }
}

/// The swarm, from any component of the place.
///
/// # Panics
/// Outside of the place.
#[hook]
pub fn use_desk() -> Desk {
    use_context::<Desk>().expect("parts of the place live inside it")
}
