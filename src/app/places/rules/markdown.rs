//! Rule documentation, drawn. It knows the Markdown that rules are written in: headings, paragraphs, lists,
//! fenced code, `code`, **strong**, links. Everything becomes nodes; nothing is taken as markup.

use yew::prelude::*;

/// A block of a documentation.
enum Block {
    Heading(usize, String),
    Paragraph(String),
    List(Vec<String>),
    Code(String, String),
}

fn blocks(source: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut lines = source.lines();
    let mut fresh = true;
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|l| !l.starts_with("```")).collect();
            out.push(Block::Code(info.to_owned(), body.join("\n") + "\n"));
            fresh = true;
        } else if line.trim().is_empty() {
            fresh = true;
        } else if let Some(title) = line.strip_prefix('#') {
            let level = 1 + title.len() - title.trim_start_matches('#').len();
            out.push(Block::Heading(level, title.trim_start_matches('#').trim().to_owned()));
            fresh = true;
        } else if let Some(item) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
            match out.last_mut() {
                Some(Block::List(items)) if !fresh => items.push(item.to_owned()),
                _ => out.push(Block::List(vec![item.to_owned()])),
            }
            fresh = false;
        } else {
            let more = line.trim();
            match out.last_mut() {
                Some(Block::Paragraph(text)) if !fresh => *text = format!("{text} {more}"),
                Some(Block::List(items)) if !fresh => {
                    if let Some(last) = items.last_mut() {
                        *last = format!("{last} {more}");
                    }
                }
                _ => out.push(Block::Paragraph(more.to_owned())),
            }
            fresh = false;
        }
    }
    out
}

/// Text up to the next mark, and what the mark encloses.
fn inline(text: &str) -> Html {
    let mut out: Vec<Html> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['`', '*', '[', '<']) {
        let (before, from) = rest.split_at(at);
        let taken = marked(from);
        let Some((node, len)) = taken else {
            let step = at + 1;
            out.push(html! { { &rest[..step] } });
            rest = &rest[step..];
            continue;
        };
        out.push(html! { { before } });
        out.push(node);
        rest = &from[len..];
    }
    out.push(html! { { rest } });
    out.into_iter().collect()
}

/// The node of a mark at the start of `from`, and its length; `None` where the sign is just a sign.
fn marked(from: &str) -> Option<(Html, usize)> {
    let between = |open: &str, close: &str| {
        let body = from.strip_prefix(open)?;
        let end = body.find(close).filter(|n| *n > 0)?;
        Some((body[..end].to_owned(), open.len() + end + close.len()))
    };
    if from.starts_with("``") {
        return None;
    }
    if let Some((body, len)) = between("`", "`") {
        return Some((html! { <code>{ body }</code> }, len));
    }
    if let Some((body, len)) = between("**", "**") {
        return Some((html! { <strong>{ body }</strong> }, len));
    }
    if let Some((body, len)) = between("*", "*").filter(|(b, _)| !b.starts_with(' ')) {
        return Some((html! { <em>{ body }</em> }, len));
    }
    if let Some((url, len)) = between("<", ">").filter(|(url, _)| url.starts_with("https://")) {
        return Some((link(&url, &url), len));
    }
    let (label, len) = between("[", "](")?;
    let rest = &from[len..];
    let end = rest.find(')')?;
    let url = &rest[..end];
    let safe = url.starts_with("https://") || url.starts_with('#');
    safe.then(|| (link(url, &label), len + end + 1))
}

fn link(url: &str, label: &str) -> Html {
    if url.starts_with('#') {
        return html! { <a href={url.to_owned()}>{ label }</a> };
    }
    html! { <a href={url.to_owned()} rel="noreferrer" target="_blank">{ label }</a> }
}

/// Draws Markdown. `code` draws a fenced block, given what stands behind its fence and its text; headings
/// start at `top`.
pub fn draw(source: &str, top: usize, code: impl Fn(&str, &str) -> Html) -> Html {
    let block = |block: Block| match block {
        Block::Heading(level, title) => match level + top - 1 {
            ..=2 => html! { <h2>{ inline(&title) }</h2> },
            3 => html! { <h3>{ inline(&title) }</h3> },
            _ => html! { <h4>{ inline(&title) }</h4> },
        },
        Block::Paragraph(text) => html! { <p>{ inline(&text) }</p> },
        Block::List(items) => html! { <ul>{ for items.iter().map(|i| html! { <li>{ inline(i) }</li> }) }</ul> },
        Block::Code(info, text) => code(&info, &text),
    };
    blocks(source).into_iter().map(block).collect()
}
