//! The rule book: the list of all rules, a rule's page, and what stands under an open finding.

mod book;
mod markdown;
mod starting;

use super::{
    Ask, Table,
    texts::{count, named, text},
    use_table,
};
use crate::{
    app::{
        components::sentence,
        routes::{Place, Route},
        texts::{self as page_texts, fill},
    },
    share::{Document, DocumentKind},
};
use book::{Book, Entry};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What of the rule book is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The list of all rules.
    List,
    /// A rule's page, by its code, slug or alias.
    Page(String),
    /// What stands under an open finding, by the rule's code.
    Aside(String),
}

/// What a [`RuleBook`] shows.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is wanted.
    pub wanted: Wanted,
}

/// A part of the rule book, which is fetched when first asked for.
#[component]
pub fn RuleBook(Props { wanted }: &Props) -> Html {
    let table = use_table();
    let found = use_state(Book::default);
    let fetch = {
        let found = found.clone();
        move || spawn_local(async move { found.set(book::book().await) })
    };
    {
        let fetch = fetch.clone();
        use_effect_with((), move |()| fetch());
    }
    let again = move |_: MouseEvent| (fetch.clone())();
    let body = match &*found {
        Book::Fetching => html! { <p class="muted" role="status">{ text("rule.loading") }</p> },
        Book::Refused => html! {
            <div role="alert">
                <p>{ text("rule.refused") }</p>
                <button type="button" onclick={again}>{ text("rule.again") }</button>
            </div>
        },
        Book::Open(entries) => match wanted {
            Wanted::List => list(entries),
            Wanted::Page(name) => match entries.iter().find(|e| e.is_called(name)) {
                Some(entry) => rule(&table, entry),
                None => html! { <h2>{ fill(text("rule.unknown"), &[("name", name)]) }</h2> },
            },
            Wanted::Aside(code) => match entries.iter().find(|e| e.code == *code) {
                Some(entry) => aside(&table, entry),
                None => html! { <p>{ text("rule.missing") }</p> },
            },
        },
    };
    if matches!(wanted, Wanted::Aside(_)) {
        return body;
    }
    html! {
        <article class="rule">
            <p class="back"><a href={Route::At(Place::Dockerfile).href()}>{ text("rule.back") }</a></p>
            { body }
        </article>
    }
}

fn sources(entry: &Entry) -> Html {
    html! {
        <ul class="sources" aria-label={text("rule.sources")}>
            { for entry.sources.iter().map(|(title, url)| html! {
                <li><a href={url.clone()} rel="noreferrer" target="_blank">{ title }</a></li>
            }) }
        </ul>
    }
}

fn aside(table: &Table, entry: &Entry) -> Html {
    html! {
        <>
            if entry.group == "environment-specific" {
                { starting::starting_script(table) }
            }
            { sources(entry) }
            <details class="doc">
                <summary>{ text("rule.documentation") }</summary>
                { prose(table, entry, 3) }
            </details>
        </>
    }
}

/// The documentation, with headings from level `top` on and its examples to try.
fn prose(table: &Table, entry: &Entry, top: usize) -> Html {
    let code_block = |info: &str, body: &str| {
        let is_dockerfile = info.split_whitespace().next() == Some("dockerfile");
        let example = Document {
            kind: DocumentKind::Dockerfile,
            name: format!("{}.Dockerfile", entry.code),
            text: body.to_owned(),
        };
        let onclick = table.ask.reform(move |_: MouseEvent| Ask::Open(example.clone()));
        html! {
            <div class="sample">
                <pre tabindex="0"><code>{ body }</code></pre>
                if is_dockerfile {
                    <button type="button" {onclick}>{ text("rule.try") }</button>
                }
            </div>
        }
    };
    // The first line is the slug as a title, which the page says better.
    let docs = &*entry.docs;
    let body = docs.split_once('\n').filter(|(first, _)| first.starts_with("# ")).map_or(docs, |(_, body)| body);
    html! { <div class="prose">{ markdown::draw(body, top, code_block) }</div> }
}

fn rule(table: &Table, entry: &Entry) -> Html {
    let fact = |name: &str, value: &str| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
    html! {
        <>
            <h2><span class="code">{ &entry.code }</span>{ " " }{ &entry.slug }</h2>
            <p class="lead">{ sentence(&entry.summary) }</p>
            <dl class="facts">
                { fact(text("rule.severity"), &page_texts::named("severity", &entry.level)) }
                { fact(text("rule.group"), &page_texts::named("group", &entry.group)) }
                { fact(text("rule.fix"), &named("rule-fix", &entry.fix)) }
                { fact(text("rule.since"), &entry.since) }
                if !entry.aliases.is_empty() {
                    { fact(text("rule.aliases"), &entry.aliases.join(", ")) }
                }
            </dl>
            { prose(table, entry, 2) }
            <h3>{ text("rule.sources") }</h3>
            { sources(entry) }
        </>
    }
}

fn list(entries: &[Entry]) -> Html {
    let mut groups: Vec<Vec<&Entry>> = Vec::new();
    for entry in entries {
        match groups.iter_mut().find(|group| group[0].group == entry.group) {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    let row = |entry: &&Entry| {
        html! {
            <li>
                <a class="code" href={Route::Rule(entry.code.clone()).href()}>{ &entry.code }</a>
                <span>{ sentence(&entry.summary) }</span>
            </li>
        }
    };
    html! {
        <>
            <h2>{ text("rules.title") }</h2>
            <p class="muted">{ count("rules.count", entries.len()) }</p>
            { for groups.iter().map(|group| html! {
                <section>
                    <h3>{ page_texts::named("group", &group[0].group) }</h3>
                    <ul class="rules">{ for group.iter().map(row) }</ul>
                </section>
            }) }
        </>
    }
}
