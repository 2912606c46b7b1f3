//! The maturity ladder above the findings, and the file's structure, as HTML.
//!
//! The module with all rules writes it and the page takes it as it is: so neither the ladder nor what is known of base
//! images weighs anything in the first load. The page hears of clicks by attributes: `data-rung` opens a rung,
//! `data-from` and `data-to` are a place in the editor, `data-code` a rule whose first finding is opened.

mod html;
mod structure;

use crate::{
    app::places::texts::{count, named, text},
    diagnostic::Config,
    images, lint,
    maturity::{Assessment, CriterionResult, Rung, RungResult, Status, assess},
    text::LineIndex,
};
use html::{escaped, join};

/// The name under which the structure is opened, beside the rungs.
const STRUCTURE: &str = "structure";

/// The ladder of a Dockerfile. `open` is the rung whose criteria are shown, `structure`, or nothing.
pub fn ladder(source: &str, open: &str) -> String {
    let analysis = lint::lint(source, &Config::default());
    let assessment = assess(source, &analysis);
    let rungs = join(assessment.rungs.iter().map(|rung| rung_button(rung, open)));
    let opened = assessment.rungs.iter().find(|r| r.rung.as_str() == open);
    let body = match opened {
        Some(rung) => criteria(source, &analysis.index, rung, &assessment),
        None if open == STRUCTURE => structure::structure(source, &analysis),
        None => String::new(),
    };
    let structure_open = open == STRUCTURE;
    format!(
        "<h3 class=\"unseen\">{title}</h3><div class=\"ladder-row\">{mark}<ol class=\"rungs\">{rungs}</ol>\
         <button type=\"button\" class=\"rung\" data-rung=\"{STRUCTURE}\" aria-expanded=\"{structure_open}\">{structure}</button></div>\
         <p class=\"ladder-verdict\">{verdict}</p>{body}",
        title = text("ladder.title"),
        mark = "<svg class=\"mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><circle class=\"mark-ring\" cx=\"12\" cy=\"12\" r=\"7\"/><path class=\"mark-line\" d=\"M1 12h22\"/></svg>",
        structure = text("ladder.structure"),
        verdict = escaped(&verdict(&assessment)),
    )
}

fn verdict(assessment: &Assessment) -> String {
    let stands = match assessment.rung {
        Some(rung) => text("ladder.stands").replace("{rung}", rung.title()),
        None => text("ladder.below").to_owned(),
    };
    let next = assessment.next_rung().map_or(text("ladder.top").to_owned(), |rung| {
        let steps = count("ladder.steps", assessment.next.len());
        text("ladder.next").replace("{rung}", rung.title()).replace("{steps}", &steps)
    });
    format!("{stands} {next}")
}

fn mark(status: Status) -> &'static str {
    match status {
        Status::Met => "▣",
        Status::Missed => "▢",
        Status::Unseen => "?",
        Status::NotApplicable => "–",
    }
}

fn rung_button(rung: &RungResult, open: &str) -> String {
    let name = rung.rung.as_str();
    format!(
        "<li><button type=\"button\" class=\"rung rung-{status}\" data-rung=\"{name}\" aria-expanded=\"{expanded}\">\
         <span aria-hidden=\"true\">{mark}</span> {label}<span class=\"unseen\">: {says}</span></button></li>",
        status = rung.status.as_str(),
        expanded = name == open,
        mark = mark(rung.status),
        label = escaped(&named("rung", name)),
        says = escaped(&named("status", rung.status.as_str())),
    )
}

fn criteria(source: &str, index: &LineIndex, rung: &RungResult, assessment: &Assessment) -> String {
    let items = join(rung.criteria.iter().map(|c| criterion(source, index, c)));
    let is_next = assessment.next_rung() == Some(rung.rung);
    let note = if is_next { format!("<p>{}</p>", text("ladder.is-next")) } else { String::new() };
    format!(
        "<div class=\"ladder-open\"><h4>{}</h4>{note}<ul class=\"criteria\">{items}</ul><p class=\"ladder-whose\">{}</p></div>",
        escaped(&title(rung.rung)),
        text("ladder.whose").replace("{date}", &images::as_of().to_string()),
    )
}

fn title(rung: Rung) -> String {
    let title = rung.title();
    let mut letters = title.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

fn criterion(source: &str, index: &LineIndex, criterion: &CriterionResult) -> String {
    let places = join(criterion.evidence.iter().take(6).map(|&(first, last)| {
        let (from, to) = editor_lines(source, index, first, last);
        let label = if first == last {
            text("ladder.line").replace("{line}", &first.to_string())
        } else {
            text("ladder.lines").replace("{first}", &first.to_string()).replace("{last}", &last.to_string())
        };
        format!(" <button type=\"button\" class=\"link\" data-from=\"{from}\" data-to=\"{to}\">{label}</button>")
    }));
    let todo = if criterion.todo.is_empty() { String::new() } else { format!("<p>{}</p>", escaped(&criterion.todo)) };
    let codes =
        join(criterion.codes.iter().map(|code| {
            format!(" <button type=\"button\" class=\"link\" data-code=\"{0}\">{0}</button>", escaped(code))
        }));
    let codes = if codes.is_empty() { codes } else { format!("<p>{}{codes}</p>", text("ladder.findings")) };
    format!(
        "<li class=\"criterion criterion-{status}\"><span class=\"criterion-mark\" aria-hidden=\"true\">{mark}</span>\
         <div><p><b>{title}</b> <span class=\"criterion-status\">{says}</span></p><p>{why}{places}</p>{todo}{codes}</div></li>",
        status = criterion.status.as_str(),
        mark = mark(criterion.status),
        title = escaped(criterion.title),
        says = escaped(&named("status", criterion.status.as_str())),
        why = escaped(&criterion.why),
    )
}

/// The first and last character of lines, in the editor's units.
fn editor_lines(source: &str, index: &LineIndex, first: u32, last: u32) -> (u32, u32) {
    let starts = |line: u32| {
        let breaks = source.match_indices('\n').map(|(at, _)| at as u32 + 1);
        std::iter::once(0).chain(breaks).nth(line.saturating_sub(1) as usize).unwrap_or(source.len() as u32)
    };
    let end =
        starts(last + 1).saturating_sub(u32::from(starts(last + 1) < source.len() as u32 || source.ends_with('\n')));
    (index.editor_offset(source, starts(first)), index.editor_offset(source, end.max(starts(first))))
}
