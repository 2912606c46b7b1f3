//! The stages as a picture, the same in words, and what the last image is like.

use super::html::{escaped, join};
use crate::{
    app::places::texts::{named, text},
    dockerfile::{self, EdgeKind, NodeKind, StageGraph},
    images,
    lint::Analysis,
};

/// Sizes in the picture's own units.
const WIDTH: usize = 150;
const HEIGHT: usize = 28;
const GAP_X: usize = 50;
const GAP_Y: usize = 14;
/// More nodes than this are told in words only.
const MOST: usize = 40;
/// Characters of a name that fit into a box.
const LETTERS: usize = 20;

/// The structure of a file.
pub(super) fn structure(source: &str, analysis: &Analysis) -> String {
    let stages = dockerfile::stages(&analysis.dockerfile);
    let graph = StageGraph::of(&analysis.dockerfile, &stages);
    let picture = if graph.nodes.is_empty() || graph.nodes.len() > MOST { String::new() } else { picture(&graph) };
    let words = join(graph.in_words().iter().map(|sentence| format!("<li>{}</li>", escaped(sentence))));
    let properties = join(images::shape(&analysis.dockerfile, &stages).iter().map(|property| {
        let value = property.value.as_deref().unwrap_or_else(|| text("structure.unknown"));
        let whence = match (property.range, property.inherited) {
            (_, true) if property.value.is_some() => {
                format!(" <span class=\"ladder-whose\">{}</span>", text("structure.inherited"))
            }
            (Some(range), false) => {
                let at = |offset| analysis.index.editor_offset(source, offset);
                format!(
                    " <button type=\"button\" class=\"link\" data-from=\"{}\" data-to=\"{}\">{}</button>",
                    at(range.start),
                    at(range.end),
                    text("ladder.line").replace("{line}", &analysis.index.line(range.start).to_string())
                )
            }
            _ => String::new(),
        };
        format!("<div><dt>{}</dt><dd>{}{whence}</dd></div>", escaped(&named("property", property.name)), escaped(value))
    }));
    format!(
        "<div class=\"ladder-open\"><h4>{}</h4>{picture}<ol class=\"structure-words\">{words}</ol><h4>{}</h4><dl class=\"structure-facts\">{properties}</dl><p class=\"ladder-whose\">{}</p></div>",
        text("structure.stages"),
        text("structure.image"),
        text("structure.age").replace("{date}", &images::as_of().to_string()),
    )
}

/// The graph, from left to right.
fn picture(graph: &StageGraph) -> String {
    let columns = columns(graph);
    let mut taken = vec![0; graph.nodes.len() + 1];
    let places: Vec<(usize, usize)> = columns
        .iter()
        .map(|&column| {
            let row = taken[column];
            taken[column] += 1;
            (8 + column * (WIDTH + GAP_X), 8 + row * (HEIGHT + GAP_Y))
        })
        .collect();
    let wide = columns.iter().max().map_or(1, |c| c + 1) * (WIDTH + GAP_X) - GAP_X + 16;
    let high = taken.iter().max().copied().unwrap_or(1) * (HEIGHT + GAP_Y) + 8;
    let mut drawn = Vec::new();
    let edges = join(graph.edges.iter().filter_map(|edge| {
        // Several copies between the same two are one line.
        let key = (edge.from, edge.to, edge.kind);
        if drawn.contains(&key) {
            return None;
        }
        drawn.push(key);
        let ((x1, y1), (x2, y2)) = (places[edge.from], places[edge.to]);
        let (x1, y1, y2) = (x1 + WIDTH, y1 + HEIGHT / 2, y2 + HEIGHT / 2);
        let middle = usize::midpoint(x1, x2);
        let kind = match edge.kind {
            EdgeKind::Base => "base",
            EdgeKind::Copy => "copy",
            EdgeKind::Mount => "mount",
        };
        Some(format!("<path class=\"flow flow-{kind}\" d=\"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}\"/>"))
    }));
    let nodes = join(graph.nodes.iter().zip(&places).map(|(node, (x, y))| {
        let kind = match node.kind {
            NodeKind::Final => "final",
            NodeKind::Stage => "stage",
            NodeKind::Image => "image",
        };
        let label: String = if node.label.chars().count() > LETTERS {
            node.label.chars().take(LETTERS - 1).chain(['…']).collect()
        } else {
            node.label.clone()
        };
        format!(
            "<g class=\"node node-{kind}\"><rect x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"6\"/><text x=\"{}\" y=\"{}\">{}</text></g>",
            x + 8,
            y + 19,
            escaped(&label)
        )
    }));
    format!(
        "<div class=\"structure-picture\" tabindex=\"0\" role=\"group\" aria-label=\"{0}\"><svg role=\"img\" aria-label=\"{0}\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\">{edges}{nodes}</svg></div>",
        text("structure.picture")
    )
}

/// The column of each node: behind all that flows into it.
fn columns(graph: &StageGraph) -> Vec<usize> {
    let mut columns = vec![0; graph.nodes.len()];
    // Stages come in order, so that one pass sees what flows into each before it flows on.
    for to in 0..graph.nodes.len() {
        for edge in graph.edges.iter().filter(|e| e.to == to) {
            columns[to] = columns[to].max(columns[edge.from] + 1);
        }
    }
    columns
}
