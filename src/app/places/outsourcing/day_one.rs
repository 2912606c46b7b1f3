use super::{
    super::texts::{named, text},
    desk::{ticked, use_desk},
};
use crate::outsource::day_one::{DayOne, Project, Status};
use yew::prelude::*;

/// The talk's list for a first project.
#[component]
pub fn DayOneList() -> Html {
    let desk = use_desk();
    let project = desk.answers.project.unwrap_or_default();
    let line = |day_one: &DayOne| {
        let item = day_one.item;
        let desk = desk.clone();
        let set = move |event: Event| {
            let planned = ticked(&event);
            desk.change(|answers| {
                let mut project = answers.project.unwrap_or_default();
                project.set(item, planned);
                answers.project = (project != Project::default()).then_some(project);
            });
        };
        let by_layer = day_one.from.is_some_and(|from| from != "project");
        html! {
            <li>
                <label>
                    <input type="checkbox" checked={project.plans(item)} onchange={set} />{ " " }
                    <strong>{ named("out-item", item.as_str()) }</strong>
                </label>
                if day_one.status != Status::Clear {
                    <p>
                        <strong>{ named("out-day", day_one.status.as_str()) }</strong>{ " " }{ day_one.advice }{ " " }
                        if by_layer {
                            { text("out.by-layer") }{ " " }
                        }
                        <span class="out-whose">{ day_one.whose }</span>
                    </p>
                }
            </li>
        }
    };
    html! {
        <section class="out-part" id="out-day-one" tabindex="-1" aria-label={text("out.day-one")}>
            <h3>{ text("out.day-one") }</h3>
            <p>{ text("out.day-one-note") }</p>
            <ul class="out-list">{ for desk.advice.day_one.iter().map(line) }</ul>
        </section>
    }
}
