use super::super::{
    Ask,
    texts::{named, text},
    use_table,
};
use crate::{
    app::platform,
    share::{Made, State},
};
use std::{collections::BTreeMap, rc::Rc};
use yew::prelude::*;

/// Answers of which there is one set only, so that a copy can meet the reader's own.
const SINGLE: [&str; 3] = ["swarm", "outsource", "board"];

/// What a [`TakeCopy`] offers.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What its sender entered.
    pub state: Rc<State>,
}

/// Which of the [`SINGLE`] answers both have, and differently.
fn meets(mine: &State, theirs: &State) -> Vec<&'static str> {
    let differs = |name: &&str| match *name {
        "swarm" => mine.swarm.is_some() && theirs.swarm.is_some() && mine.swarm != theirs.swarm,
        "outsource" => mine.outsource.is_some() && theirs.outsource.is_some() && mine.outsource != theirs.outsource,
        _ => !mine.stack_board.is_empty() && !theirs.stack_board.is_empty() && mine.stack_board != theirs.stack_board,
    };
    SINGLE.into_iter().filter(differs).collect()
}

/// What is to be added to the reader's: documents that they don't have, and answers that they don't have or give up.
fn added(mine: &State, theirs: &State, given_up: &[&str]) -> State {
    let take = |name: &str, is_free: bool| is_free || given_up.contains(&name);
    State {
        documents: theirs.documents.iter().filter(|d| !mine.documents.contains(d)).cloned().collect(),
        swarm: theirs.swarm.clone().filter(|_| take("swarm", mine.swarm.is_none())),
        outsource: theirs.outsource.clone().filter(|_| take("outsource", mine.outsource.is_none())),
        stack_board: if take("board", mine.stack_board.is_empty()) {
            theirs.stack_board.clone()
        } else {
            BTreeMap::new()
        },
        made: Made::default(),
        ..State::default()
    }
}

/// The button that opens a copy to edit. Nothing of the reader's goes: documents come beside theirs, and where both have
/// answers, they choose, with theirs kept as a file if they give them up.
#[component]
pub fn TakeCopy(props: &Props) -> Html {
    let table = use_table();
    let is_asking = use_state(|| false);
    let given_up = use_state(Vec::<&'static str>::new);
    let first = use_node_ref();
    let meets = meets(&table.state, &props.state);
    {
        let first = first.clone();
        use_effect_with(*is_asking, move |is_asking| {
            if let Some(choice) = first.cast::<web_sys::HtmlElement>().filter(|_| *is_asking) {
                let _ = choice.focus();
            }
        });
    }
    let take = {
        let (table, theirs, given_up) = (table.clone(), Rc::clone(&props.state), (*given_up).clone());
        Callback::from(move |()| {
            if !given_up.is_empty() && platform::download("plimsoll-before-copy.json", &table.state.to_json()).is_err()
            {
                table.ask.emit(Ask::Say(text("rep.copy-unsaved").to_owned()));
                return;
            }
            table.ask.emit(Ask::Copy(added(&table.state, &theirs, &given_up)));
        })
    };
    let begin = {
        let (take, is_asking, is_plain) = (take.clone(), is_asking.clone(), meets.is_empty());
        move |_: MouseEvent| {
            if is_plain {
                take.emit(());
            } else {
                is_asking.set(true);
            }
        }
    };
    let go = move |_: MouseEvent| take.emit(());
    let choice = |(n, name): (usize, &&'static str)| {
        let name = *name;
        let option = |theirs: bool| {
            let given_up = given_up.clone();
            let is_chosen = given_up.contains(&name) == theirs;
            let choose = move |_: Event| {
                let mut list: Vec<_> = given_up.iter().copied().filter(|one| *one != name).collect();
                if theirs {
                    list.push(name);
                }
                given_up.set(list);
            };
            let node = if n == 0 && !theirs { first.clone() } else { NodeRef::default() };
            html! {
                <label class="out-option">
                    <input ref={node} type="radio" name={format!("rep-copy-{name}")} checked={is_chosen} onchange={choose} />
                    <span>{ text(if theirs { "rep.copy-theirs" } else { "rep.copy-mine" }) }</span>
                </label>
            }
        };
        html! {
            <fieldset class="out-line">
                <legend>{ named("rep-single", name) }</legend>
                <div class="out-options">{ option(false) }{ option(true) }</div>
            </fieldset>
        }
    };
    html! {
        <>
            <button type="button" class="primary" id="rep-copy" onclick={begin}>{ text("rep.copy") }</button>
            if *is_asking {
                <div class="rep-choices" role="group" aria-label={text("rep.copy-both")}>
                    <p>{ text("rep.copy-both") }</p>
                    { for meets.iter().enumerate().map(choice) }
                    <button type="button" class="primary" onclick={go}>{ text("rep.copy-go") }</button>
                </div>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::{Document, DocumentKind};
    use serde_json::json;

    fn state(texts: &[&str], swarm: Option<serde_json::Value>) -> State {
        let document =
            |text: &&str| Document { kind: DocumentKind::Dockerfile, name: "Dockerfile".into(), text: (*text).into() };
        State { documents: texts.iter().map(document).collect(), swarm, ..State::default() }
    }

    #[test]
    fn a_copy_gives_up_only_what_its_reader_gives_up() {
        let mine = state(&["FROM a"], Some(json!({ "zones": 1 })));
        let theirs = state(&["FROM a", "FROM b"], Some(json!({ "zones": 3 })));
        assert_eq!(meets(&mine, &theirs), ["swarm"]);
        let kept = added(&mine, &theirs, &[]);
        assert_eq!((kept.documents.len(), kept.swarm), (1, None));
        assert_eq!(added(&mine, &theirs, &["swarm"]).swarm, theirs.swarm);
        let fresh = state(&[""], None);
        assert!(meets(&fresh, &theirs).is_empty());
        assert_eq!(added(&fresh, &theirs, &[]).swarm, theirs.swarm);
    }
}
