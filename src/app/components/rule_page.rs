use super::markdown;
use crate::{
    app::{
        analysis,
        documentation::{self, Documentation},
        routes::{Place, Route},
        state::{Action, use_page},
        texts::{count, fill, named, text},
    },
    diagnostic::{FixAvailability, RuleMeta},
    lint,
};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct RuleTextProps {
    /// The rule's code.
    pub code: AttrValue,
    /// Whether the title is left out.
    #[prop_or_default]
    pub brief: bool,
}

/// A rule's documentation, fetched when first asked for.
#[component]
pub fn RuleText(props: &RuleTextProps) -> Html {
    let page = use_page();
    let found = use_state(Documentation::default);
    {
        let found = found.clone();
        use_effect_with(props.code.clone(), move |code| {
            let code = code.clone();
            spawn_local(async move { found.set(documentation::of(&code).await) });
        });
    }
    let again = {
        let (found, code) = (found.clone(), props.code.clone());
        move |_: MouseEvent| {
            let (found, code) = (found.clone(), code.clone());
            spawn_local(async move { found.set(documentation::of(&code).await) });
        }
    };
    let code_block = |info: &str, body: &str| {
        let mut words = info.split_whitespace();
        let is_dockerfile = words.next() == Some("dockerfile");
        let body: Rc<str> = Rc::from(body);
        let name = format!("{}.Dockerfile", props.code);
        let (session, content) = (page.session.clone(), body.clone());
        let onclick = move |_: MouseEvent| {
            session.store();
            session.dispatch(Action::Add(name.clone(), content.clone()));
            session.dispatch(Action::Go(Route::At(Place::Dockerfile)));
            crate::app::platform::go(&Route::At(Place::Dockerfile).href());
        };
        html! {
            <div class="sample">
                <pre tabindex="0"><code>{ &*body }</code></pre>
                if is_dockerfile {
                    <button type="button" {onclick}>{ text("rule.try") }</button>
                }
            </div>
        }
    };
    match &*found {
        Documentation::Loading => html! { <p class="muted" role="status">{ text("rule.loading") }</p> },
        Documentation::Missing => html! { <p>{ text("rule.missing") }</p> },
        Documentation::Refused => html! {
            <div role="alert">
                <p>{ text("rule.refused") }</p>
                <button type="button" onclick={again}>{ text("rule.again") }</button>
            </div>
        },
        Documentation::Found(source) => {
            // The first line is the slug as a title, which the page says better.
            let body =
                source.split_once('\n').filter(|(first, _)| first.starts_with("# ")).map_or(&**source, |(_, b)| b);
            html! { <div class="prose">{ markdown::draw(body, if props.brief { 3 } else { 2 }, code_block) }</div> }
        }
    }
}

fn facts(rule: &RuleMeta) -> Html {
    let fix = match rule.fix {
        FixAvailability::None => text("rule.fix-none"),
        FixAvailability::Sometimes => text("rule.fix-sometimes"),
        FixAvailability::Always => text("rule.fix-always"),
    };
    html! {
        <dl class="facts">
            <div><dt>{ text("rule.severity") }</dt><dd>{ named("severity", rule.severity.as_str()) }</dd></div>
            <div><dt>{ text("rule.group") }</dt><dd>{ named("group", rule.group.as_str()) }</dd></div>
            <div><dt>{ text("rule.fix") }</dt><dd>{ fix }</dd></div>
            <div><dt>{ text("rule.since") }</dt><dd>{ rule.since }</dd></div>
            if !rule.aliases.is_empty() {
                <div><dt>{ text("rule.aliases") }</dt><dd>{ rule.aliases.join(", ") }</dd></div>
            }
        </dl>
    }
}

fn back() -> Html {
    html! { <p class="back"><a href={Route::At(Place::Dockerfile).href()}>{ text("rule.back") }</a></p> }
}

/// A rule, in the place of the findings; `name` is its code, slug or an alias.
pub fn rule_page(name: &str) -> Html {
    let Some(rule) = analysis::rule(name) else {
        return html! {
            <div class="rule">
                { back() }
                <h2>{ fill(text("rule.unknown"), &[("name", name)]) }</h2>
                <p><a href={Route::Rules.href()}>{ text("rules.title") }</a></p>
            </div>
        };
    };
    html! {
        <article class="rule">
            { back() }
            <h2><span class="code">{ rule.code }</span>{ " " }{ rule.slug }</h2>
            <p class="lead">{ markdown::sentence(rule.summary) }</p>
            { facts(rule) }
            <RuleText code={rule.code} />
            if !rule.sources.is_empty() {
                <h3>{ text("finding.sources") }</h3>
                <ul>
                    { for rule.sources.iter().map(|s| html! { <li><a href={s.url} rel="noreferrer" target="_blank">{ s.title }</a></li> }) }
                </ul>
            }
        </article>
    }
}

/// All rules, in the place of the findings.
pub fn rule_list() -> Html {
    let rules: Vec<&RuleMeta> = lint::rules().map(|rule| &rule.meta).collect();
    let mut groups: Vec<Vec<&RuleMeta>> = Vec::new();
    for rule in &rules {
        match groups.iter_mut().find(|group| group[0].group == rule.group) {
            Some(group) => group.push(rule),
            None => groups.push(vec![rule]),
        }
    }
    html! {
        <div class="rule">
            { back() }
            <h2>{ text("rules.title") }</h2>
            <p class="muted">{ count("rules.count", rules.len()) }</p>
            { for groups.iter().map(|group| html! {
                <section>
                    <h3>{ named("group", group[0].group.as_str()) }</h3>
                    <ul class="rules">
                        { for group.iter().map(|rule| html! {
                            <li>
                                <a class="code" href={Route::Rule(rule.code.to_owned()).href()}>{ rule.code }</a>
                                <span>{ markdown::sentence(rule.summary) }</span>
                            </li>
                        }) }
                    </ul>
                </section>
            }) }
        </div>
    }
}
