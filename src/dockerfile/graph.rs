//! The stages of a file and what flows between them.

use super::{Arguments, Base, Dockerfile, Instruction, Keyword, Stage};
use crate::text::TextRange;
use serde::Serialize;
use std::{collections::HashMap, ops::Range};

/// Stages and images as nodes, what flows between them as edges.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StageGraph {
    /// The stages in order, then the images from outside in order of their first use.
    pub nodes: Vec<Node>,
    /// What flows, in order of the text.
    pub edges: Vec<Edge>,
}

/// A stage, or an image from outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Node {
    /// A stage's name or number, an image's reference as written.
    pub label: String,
    /// What it is.
    pub kind: NodeKind,
    /// Whether the last image needs it.
    pub is_needed: bool,
    /// The FROM of a stage; where an image is first named.
    pub range: TextRange,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeKind {
    /// A stage that is not the last.
    Stage,
    /// The last stage: the image that the file is there to build.
    Final,
    /// An image from outside.
    Image,
}

/// Something that flows from a node to a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edge {
    /// Index of the node that it comes from.
    pub from: usize,
    /// Index of the stage that it goes to.
    pub to: usize,
    /// How.
    pub kind: EdgeKind,
    /// What is copied; empty for a base and for mounts.
    pub paths: Vec<String>,
    /// The instruction.
    pub range: TextRange,
}

/// How something flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EdgeKind {
    /// FROM: the stage starts with all of it.
    Base,
    /// `COPY --from`: files of it.
    Copy,
    /// `RUN --mount=from`: it is there while the step runs.
    Mount,
}

impl StageGraph {
    /// Draws the graph of a file.
    pub fn of(file: &Dockerfile, stages: &[Stage]) -> Self {
        let mut drawing = Drawing::default();
        for stage in stages {
            if let Some(name) = &stage.name {
                drawing.named.entry(name.to_ascii_lowercase()).or_default().push(stage.index);
            }
            let label = stage.name.clone().unwrap_or_else(|| stage.index.to_string());
            let kind = if stage.index + 1 == stages.len() { NodeKind::Final } else { NodeKind::Stage };
            let range = stage.of(file).first().map_or(TextRange::at(0), |from| from.range);
            drawing.graph.nodes.push(Node { label, kind, is_needed: false, range });
        }
        for stage in stages {
            for instruction in stage.of(file) {
                drawing.flows_of(stage, instruction);
            }
        }
        drawing.graph.mark_needed(stages.len());
        drawing.graph
    }

    /// The edges into a stage, as indices: edges stand in the order of the text.
    fn edges_into(&self, stage: usize) -> Range<usize> {
        self.edges.partition_point(|e| e.to < stage)..self.edges.partition_point(|e| e.to <= stage)
    }

    fn mark_needed(&mut self, stages: usize) {
        let Some(last) = stages.checked_sub(1) else { return };
        self.nodes[last].is_needed = true;
        // Edges into a stage come from earlier stages or from images.
        for to in (0..stages).rev().filter(|&n| n <= last) {
            if self.nodes[to].is_needed {
                for n in self.edges_into(to) {
                    let from = self.edges[n].from;
                    self.nodes[from].is_needed = true;
                }
            }
        }
    }

    /// The graph in words, a sentence a stage.
    pub fn in_words(&self) -> Vec<String> {
        let stages = self.nodes.iter().enumerate().filter(|(_, n)| n.kind != NodeKind::Image);
        stages
            .map(|(index, node)| {
                let mut flows: Vec<String> = Vec::new();
                for edge in &self.edges[self.edges_into(index)] {
                    let from = &self.nodes[edge.from];
                    let what = if from.kind == NodeKind::Image { "the image" } else { "stage" };
                    let text = match edge.kind {
                        EdgeKind::Base => format!("starts from {what} {}", from.label),
                        EdgeKind::Copy => format!("copies {} from {what} {}", edge.paths.join(", "), from.label),
                        EdgeKind::Mount => format!("mounts {what} {}", from.label),
                    };
                    if !flows.contains(&text) {
                        flows.push(text);
                    }
                }
                if flows.is_empty() {
                    flows.push("starts from nothing".to_owned());
                }
                let name = match node.kind {
                    NodeKind::Final => format!("The last stage, {},", node.label),
                    _ => format!("Stage {}", node.label),
                };
                let unused = if node.is_needed { "" } else { "; the last image does not need it" };
                format!("{name} {}{unused}.", flows.join("; "))
            })
            .collect()
    }
}

/// A graph while it is drawn.
#[derive(Default)]
struct Drawing {
    graph: StageGraph,
    /// Stages by their names in small letters.
    named: HashMap<String, Vec<usize>>,
    /// Nodes of images from outside by their labels.
    images: HashMap<String, usize>,
}

impl Drawing {
    fn flows_of(&mut self, stage: &Stage, instruction: &Instruction) {
        let range = instruction.range;
        let to = stage.index;
        match (&instruction.arguments, instruction.keyword) {
            (Arguments::From { image: Some(image), .. }, _) => {
                let from = match &stage.base {
                    Base::Stage(n) => Some(*n),
                    Base::Image(_) => Some(self.image(&image.text, range)),
                    _ => None,
                };
                self.graph.edges.extend(from.map(|from| Edge {
                    from,
                    to,
                    kind: EdgeKind::Base,
                    paths: Vec::new(),
                    range,
                }));
            }
            (Arguments::Transfer { paths, .. }, Keyword::Copy) => {
                let Some(name) = instruction.flag_value("from") else { return };
                let from = self.source(to, name, range);
                let paths = paths[..paths.len().saturating_sub(1)].iter().map(|p| p.value.clone()).collect();
                self.graph.edges.push(Edge { from, to, kind: EdgeKind::Copy, paths, range });
            }
            (_, Keyword::Run) => {
                let names: Vec<_> =
                    instruction.flags.iter().filter(|f| f.name == "mount").filter_map(|f| f.option("from")).collect();
                for name in names {
                    let from = self.source(to, &name, range);
                    self.graph.edges.push(Edge { from, to, kind: EdgeKind::Mount, paths: Vec::new(), range });
                }
            }
            _ => {}
        }
    }

    /// The stage of that name or number before `limit`, or else the image of that name.
    fn source(&mut self, limit: usize, name: &str, range: TextRange) -> usize {
        let called = self.named.get(&name.to_ascii_lowercase()).map_or(&[][..], Vec::as_slice);
        let named = called[..called.partition_point(|&n| n < limit)].last().copied();
        let numbered = || name.parse().ok().filter(|&n: &usize| n < limit);
        named.or_else(numbered).unwrap_or_else(|| self.image(name, range))
    }

    fn image(&mut self, label: &str, range: TextRange) -> usize {
        if let Some(&known) = self.images.get(label) {
            return known;
        }
        let nodes = &mut self.graph.nodes;
        nodes.push(Node { label: label.to_owned(), kind: NodeKind::Image, is_needed: false, range });
        self.images.insert(label.to_owned(), nodes.len() - 1);
        nodes.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::{
        EdgeKind::{Base, Copy, Mount},
        StageGraph,
    };
    use crate::dockerfile::{parse, stages};

    fn graph(text: &str) -> StageGraph {
        let file = parse(text);
        StageGraph::of(&file, &stages(&file))
    }

    #[test]
    fn stages_and_images_are_joined_by_what_flows() {
        let graph = graph(
            "FROM go:1 AS build\nRUN go build\nFROM build AS test\nFROM scratch\nCOPY --from=BUILD /a /b /\nCOPY --from=nginx:1 /c /\nRUN --mount=from=0,target=/x y\n",
        );
        let labels: Vec<_> = graph.nodes.iter().map(|n| (n.label.as_str(), n.is_needed)).collect();
        assert_eq!(labels, [("build", true), ("test", false), ("2", true), ("go:1", true), ("nginx:1", true)]);
        let edges: Vec<_> = graph.edges.iter().map(|e| (e.from, e.to, e.kind)).collect();
        assert_eq!(edges, [(3, 0, Base), (0, 1, Base), (0, 2, Copy), (4, 2, Copy), (0, 2, Mount)]);
        assert_eq!(
            graph.in_words(),
            [
                "Stage build starts from the image go:1.",
                "Stage test starts from stage build; the last image does not need it.",
                "The last stage, 2, copies /a, /b from stage build; copies /c from the image nginx:1; mounts stage build.",
            ]
        );
    }

    #[test]
    fn no_stage_no_graph() {
        assert_eq!(graph("RUN x\n"), StageGraph::default());
        assert_eq!(graph("FROM scratch\n").in_words(), ["The last stage, 0, starts from nothing."]);
    }
}
