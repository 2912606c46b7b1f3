use crate::app::platform;
use gloo::events::EventListener;
use std::rc::Rc;
use yew::prelude::*;

/// The address's fragment where it carries a state, as it is and as it changes.
#[hook]
pub fn use_link() -> Option<Rc<str>> {
    let link = use_state(here);
    {
        let link = link.setter();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| link.set(here()));
            move || drop(listener)
        });
    }
    (*link).clone()
}

fn here() -> Option<Rc<str>> {
    let fragment = platform::fragment();
    crate::app::routes::carries_state(&fragment).then(|| Rc::from(fragment))
}

/// Goes to the reader's own report.
pub fn leave() {
    platform::go("#report");
}
