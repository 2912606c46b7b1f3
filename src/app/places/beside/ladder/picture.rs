//! The stages as a picture, from left to right. The same stands beside it in words.

use super::super::super::texts::text;
use crate::app::sheet::Sheet;
use yew::prelude::*;

/// Sizes in the picture's own units, which are pixels.
const WIDTH: usize = 142;
const HEIGHT: usize = 28;
const GAP_X: usize = 40;
const GAP_Y: usize = 14;
const EDGE: usize = 8;
/// More nodes than this are told in words only.
const MOST: usize = 40;
/// Characters of a name that fit into a box.
const LETTERS: usize = 19;

/// The graph; nothing for none, and for one that is too large to be looked at.
pub fn picture(sheet: &Sheet) -> Html {
    if sheet.nodes.is_empty() || sheet.nodes.len() > MOST {
        return html! {};
    }
    let columns = columns(sheet);
    let mut taken = vec![0; sheet.nodes.len() + 1];
    let places: Vec<(usize, usize)> = columns
        .iter()
        .map(|&column| {
            let row = taken[column];
            taken[column] += 1;
            (EDGE + column * (WIDTH + GAP_X), EDGE + row * (HEIGHT + GAP_Y))
        })
        .collect();
    let wide = columns.iter().max().map_or(1, |c| c + 1) * (WIDTH + GAP_X) - GAP_X + 2 * EDGE;
    let high = taken.iter().max().copied().unwrap_or(1) * (HEIGHT + GAP_Y) - GAP_Y + 2 * EDGE;
    // Several copies between the same two are one line.
    let mut drawn: Vec<(usize, usize, &str)> = Vec::new();
    for edge in &sheet.edges {
        let key = (edge.from, edge.to, edge.kind.as_str());
        if !drawn.contains(&key) {
            drawn.push(key);
        }
    }
    let flow = |(from, to, kind): (usize, usize, &str)| {
        let (Some(&(x1, y1)), Some(&(x2, y2))) = (places.get(from), places.get(to)) else { return html! {} };
        let (x1, y1, y2) = (x1 + WIDTH, y1 + HEIGHT / 2, y2 + HEIGHT / 2);
        // Past the columns in between it runs level, and bends in front of where it goes.
        let bend = x2.saturating_sub(GAP_X).max(x1);
        let middle = usize::midpoint(bend, x2);
        // The head of the arrow stands in front of the box.
        let end = x2.saturating_sub(6);
        html! {
            <g class={classes!("flow", format!("flow-{kind}"))}>
                <path d={format!("M{x1} {y1}H{bend}C{middle} {y1} {middle} {y2} {end} {y2}")} />
                <path class="flow-head" d={format!("M{end} {}l6 4l-6 4z", y2.saturating_sub(4))} />
            </g>
        }
    };
    let node = |(n, &(x, y)): (usize, &(usize, usize))| {
        let node = &sheet.nodes[n];
        let label: String = if node.label.chars().count() > LETTERS {
            node.label.chars().take(LETTERS - 1).chain(['…']).collect()
        } else {
            node.label.clone()
        };
        html! {
            <g class={classes!("node", format!("node-{}", node.kind), (!node.is_needed).then_some("node-unused"))}>
                <rect x={x.to_string()} y={y.to_string()} width={WIDTH.to_string()} height={HEIGHT.to_string()} rx="6" />
                <text x={(x + 8).to_string()} y={(y + 19).to_string()}>{ label }</text>
            </g>
        }
    };
    html! {
        <div class="structure-picture" tabindex="0" role="group" aria-label={text("structure.picture")}>
            <svg role="img" aria-label={text("structure.picture")} width={wide.to_string()} height={high.to_string()}
                    viewBox={format!("0 0 {wide} {high}")}>
                { for drawn.iter().copied().map(flow) }
                { for places.iter().enumerate().map(node) }
            </svg>
        </div>
    }
}

/// The column of each node: behind all that flows into it.
fn columns(sheet: &Sheet) -> Vec<usize> {
    let mut columns = vec![0; sheet.nodes.len()];
    // Stages come in order, so that one pass sees what flows into each before it flows on.
    for to in 0..sheet.nodes.len() {
        let flows = sheet.edges.iter().filter(|e| e.to == to).filter_map(|e| columns.get(e.from));
        columns[to] = flows.map(|column| column + 1).max().unwrap_or_default();
    }
    columns
}
