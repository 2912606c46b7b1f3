//! What stands above the findings of a Dockerfile: its ladder and its structure. The module with all rules writes it
//! as JSON, the page's further parts read it; places are in the editor's units.

use crate::{
    diagnostic::Config,
    dockerfile::{self, Arguments, Base, EdgeKind, NodeKind, StageGraph},
    images::{self, Known, Line, Product},
    lint::{self, BuildContext, IgnoreFile},
    maturity::{self, CriterionResult},
    text::{LineIndex, TextRange},
};
use serde::{Deserialize, Serialize};

/// The ladder and the structure of a Dockerfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The rung that it stands on; none below the first.
    pub stands: Option<String>,
    /// The first rung that is missed.
    pub next: Option<String>,
    /// The steps to that rung.
    pub steps: Vec<Step>,
    /// All rungs, the lowest first.
    pub rungs: Vec<Rung>,
    /// Stages and images, as the graph has them.
    pub nodes: Vec<Node>,
    /// What flows between them.
    pub edges: Vec<Edge>,
    /// The graph in sentences.
    pub words: Vec<String>,
    /// What the last image is like.
    pub properties: Vec<Property>,
    /// What is known of the age of base images.
    pub bases: Vec<BaseAge>,
    /// The day that the data on base images tell of.
    pub as_of: String,
}

/// A place in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its first line, from 1.
    pub first: u32,
    /// Its last line.
    pub last: u32,
    /// Its first character, in the editor's units.
    pub from: u32,
    /// The end of it.
    pub to: u32,
}

/// A rung.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rung {
    /// Its word: `starts`.
    pub id: String,
    /// What it says of a file.
    pub title: String,
    /// `met`, `missed` or `unseen`.
    pub status: String,
    /// Its criteria.
    pub criteria: Vec<Criterion>,
}

/// A criterion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its word: `exec-form`.
    pub id: String,
    /// What it asks for.
    pub title: String,
    /// How it stands.
    pub status: String,
    /// Why.
    pub why: String,
    /// What to do; empty where nothing is missed.
    pub todo: String,
    /// The lines that prove it.
    pub evidence: Vec<Place>,
    /// Codes of rules that speak of it.
    pub codes: Vec<String>,
}

/// A step to the next rung.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What to do.
    pub todo: String,
    /// Codes of rules whose findings, and fixes, belong to it.
    pub codes: Vec<String>,
}

/// A stage, or an image from outside.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Its name.
    pub label: String,
    /// `stage`, `final` or `image`.
    pub kind: String,
    /// Whether the last image needs it.
    pub is_needed: bool,
}

/// What flows from one to the other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    /// The node that it comes from.
    pub from: usize,
    /// The node that it goes to.
    pub to: usize,
    /// `base`, `copy` or `mount`.
    pub kind: String,
}

/// A property of the last image.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Property {
    /// Its word: `user`.
    pub name: String,
    /// Its value; none where nothing is known of the base image.
    pub value: Option<String>,
    /// Whether the base image brings it.
    pub inherited: bool,
    /// The instruction that says it.
    pub place: Option<Place>,
}

/// What is known of a base image's age.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BaseAge {
    /// The image as it is written.
    pub image: String,
    /// Its FROM.
    pub place: Place,
    /// The lines of releases that it is made of: the product's, and that of the distribution below.
    pub lines: Vec<LineAge>,
    /// Remarks on the choice: each text with whose it is.
    pub advice: Vec<(String, String)>,
}

/// How long a line of releases is looked after.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LineAge {
    /// Product and line: `Node.js 20`.
    pub title: String,
    /// `ended`, `supported`, or `open` where no day is set.
    pub state: String,
    /// The day.
    pub day: String,
    /// The page that tells it.
    pub url: String,
}

impl Sheet {
    /// Judges a text; `ignore` is the `.dockerignore` beside it, by name and text.
    pub fn of(text: &str, ignore: Option<(&str, &str)>) -> Self {
        let analysis = lint::lint(text, &Config::default());
        let ignore = ignore.map(|(name, text)| IgnoreFile::read(name, text));
        let assessment = maturity::assess_in(text, &analysis, &BuildContext { ignore, ..BuildContext::default() });
        let places = Places { text, index: &analysis.index };
        let stages = dockerfile::stages(&analysis.dockerfile);
        let graph = StageGraph::of(&analysis.dockerfile, &stages);
        // Only what can be opened in the list of findings.
        let codes = |codes: &[&'static str]| -> Vec<String> {
            let is_found = |code: &&&str| analysis.findings.iter().any(|f| f.rule.code == **code);
            codes.iter().filter(is_found).map(|&c| c.to_owned()).collect()
        };
        let criterion = |c: &CriterionResult| Criterion {
            id: c.id.to_owned(),
            title: c.title.to_owned(),
            status: c.status.as_str().to_owned(),
            why: c.why.clone(),
            todo: c.todo.clone(),
            evidence: c.evidence.iter().map(|&(first, last)| places.lines(first, last)).collect(),
            codes: codes(&c.codes),
        };
        Self {
            stands: assessment.rung.map(|r| r.as_str().to_owned()),
            next: assessment.next_rung().map(|r| r.as_str().to_owned()),
            steps: assessment.next.iter().map(|s| Step { todo: s.todo.clone(), codes: codes(&s.codes) }).collect(),
            rungs: assessment
                .rungs
                .iter()
                .map(|r| Rung {
                    id: r.rung.as_str().to_owned(),
                    title: r.rung.title().to_owned(),
                    status: r.status.as_str().to_owned(),
                    criteria: r.criteria.iter().map(criterion).collect(),
                })
                .collect(),
            nodes: graph
                .nodes
                .iter()
                .map(|n| Node { label: n.label.clone(), kind: node_kind(n.kind).to_owned(), is_needed: n.is_needed })
                .collect(),
            edges: graph
                .edges
                .iter()
                .map(|e| Edge { from: e.from, to: e.to, kind: edge_kind(e.kind).to_owned() })
                .collect(),
            words: graph.in_words(),
            properties: images::shape(&analysis.dockerfile, &stages)
                .into_iter()
                .map(|p| Property {
                    name: p.name.to_owned(),
                    value: p.value,
                    inherited: p.inherited,
                    place: p.range.map(|r| places.range(r)),
                })
                .collect(),
            bases: stages
                .iter()
                .filter_map(|stage| {
                    let Base::Image(image) = &stage.base else { return None };
                    let from = stage.of(&analysis.dockerfile).first()?;
                    let Arguments::From { image: Some(word), .. } = &from.arguments else { return None };
                    let reference = image.resolved.as_ref().unwrap_or(&image.written);
                    let known = images::find(reference);
                    let is_last = stage.index + 1 == stages.len();
                    let advice = known.as_ref().filter(|_| is_last).map(|k| images::advice(k, reference));
                    Some(BaseAge {
                        image: word.text.clone(),
                        place: places.range(from.range),
                        lines: known.as_ref().map(ages).unwrap_or_default(),
                        advice: advice.into_iter().flatten().map(|a| (a.text.to_owned(), a.whose.to_owned())).collect(),
                    })
                })
                .collect(),
            as_of: images::as_of().to_string(),
        }
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        // The types hold nothing that JSON can't say.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A rung by its word.
    pub fn rung(&self, id: &str) -> Option<&Rung> {
        self.rungs.iter().find(|r| r.id == id)
    }
}

fn node_kind(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Stage => "stage",
        NodeKind::Final => "final",
        NodeKind::Image => "image",
    }
}

fn edge_kind(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Base => "base",
        EdgeKind::Copy => "copy",
        EdgeKind::Mount => "mount",
    }
}

/// The lines that an image's tag names, with the days on which they end.
fn ages(known: &Known) -> Vec<LineAge> {
    let own = known.product.zip(known.line);
    let below = known.system.and_then(|s| s.product.zip(s.line)).filter(|(p, _)| own.is_none_or(|(o, _)| o.id != p.id));
    own.into_iter().chain(below).map(|(product, line)| age(product, line)).collect()
}

fn age(product: &Product, line: &Line) -> LineAge {
    let state = match line.ends {
        _ if line.has_ended(images::as_of()) => "ended",
        Some(_) => "supported",
        None => "open",
    };
    LineAge {
        title: format!("{} {}", product.title, line.line),
        state: state.to_owned(),
        day: line.ends.map(|d| d.to_string()).unwrap_or_default(),
        url: product.url.clone(),
    }
}

/// A text's lines in the editor's units.
struct Places<'t> {
    text: &'t str,
    index: &'t LineIndex,
}

impl Places<'_> {
    fn range(&self, range: TextRange) -> Place {
        let last = range.end.max(range.start + 1) - 1;
        Place {
            first: self.index.line(range.start),
            last: self.index.line(last),
            from: self.index.editor_offset(self.text, range.start),
            to: self.index.editor_offset(self.text, range.end),
        }
    }

    /// Whole lines, without the break behind the last.
    fn lines(&self, first: u32, last: u32) -> Place {
        let start = self.index.line_range(first).start;
        let until = TextRange { start, end: self.index.line_range(last).end.max(start) };
        let body = until.of(self.text).trim_end_matches(['\n', '\r']);
        Place { first, last, ..self.range(TextRange { start, end: start + body.len() as u32 }) }
    }
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    #[test]
    fn a_sheet_travels_as_json() {
        let text = "# the é shop\nFROM nginx:1.27.0 AS web\nCOPY html/ /usr/share/nginx/html/\n";
        let sheet = Sheet::of(text, None);
        assert_eq!(serde_json::from_str::<Sheet>(&sheet.to_json()).ok().as_ref(), Some(&sheet));
        assert_eq!(sheet.rungs.len(), 6);
        let comment = sheet.rungs[2].criteria.iter().find(|c| c.id == "comments").expect("a criterion");
        let place = comment.evidence[0];
        assert_eq!((place.first, place.last, place.from, place.to), (1, 1, 0, 12));
        assert_eq!(Sheet::of("", None).rungs.len(), 6);
        let whole = "FROM nginx:1.27.0\nCOPY . /usr/share/nginx/html/\n";
        let status = |sheet: &Sheet| {
            let lean = &sheet.rungs[4].criteria;
            lean.iter().find(|c| c.id == "dockerignore").map(|c| c.status.clone())
        };
        assert_eq!(status(&Sheet::of(whole, None)).as_deref(), Some("unseen"));
        assert_eq!(status(&Sheet::of(whole, Some((".dockerignore", ".git")))).as_deref(), Some("met"));
    }
}
