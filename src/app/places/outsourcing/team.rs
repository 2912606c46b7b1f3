use super::{
    super::texts::{named, text},
    desk::use_desk,
};
use crate::outsource::{Case, Question, Team};
use yew::prelude::*;

/// A team with another answer.
fn with(team: Team, question: Question, n: usize) -> Team {
    Case { team, ..Case::NEUTRAL }.with(question, n).team
}

/// The seven questions about the team, one line each, answered in place.
#[component]
pub fn TeamQuestions() -> Html {
    let desk = use_desk();
    let case = Case { team: desk.answers.team, ..Case::NEUTRAL };
    let line = |question: Question| {
        let option = |(n, word): (usize, &'static str)| {
            let desk = desk.clone();
            let choose = move |_: Event| desk.change(|answers| answers.team = with(answers.team, question, n));
            html! {
                <label class="out-option">
                    <input type="radio" name={question.as_str()} checked={case.get(question) == n} onchange={choose} />
                    <span>{ named("out-answer", &format!("{question}.{word}")) }</span>
                </label>
            }
        };
        html! {
            <fieldset class="out-line">
                <legend>{ named("out-ask", question.as_str()) }</legend>
                <div class="out-options">{ for question.words().into_iter().enumerate().map(option) }</div>
            </fieldset>
        }
    };
    let reset = desk.on_click(|answers| answers.team = Team::default());
    html! {
        <section class="out-part" id="out-team" tabindex="-1" aria-label={text("out.team")}>
            <h3>{ text("out.team") }</h3>
            <div class="out-team">{ for Question::TEAM.into_iter().map(line) }</div>
            <button type="button" class="link" onclick={reset}>{ text("out.team-reset") }</button>
        </section>
    }
}
