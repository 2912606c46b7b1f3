use super::{
    super::model::{Block, Report},
    line, visible,
};
use std::fmt::Write;

/// Colours come from the system, sizes from the paper: the file prints on A4 and on Letter alike.
const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#14202b;--soft:#4a5a68;--line:#b9c4cd;--paper:#fff;--stop:#a4201d;--mind:#7a4d00;--fit:#1d6b3a}\
@media(prefers-color-scheme:dark){:root{--ink:#e8edf1;--soft:#aab7c2;--line:#43515c;--paper:#14191e;--stop:#ff8f87;--mind:#f0b75a;--fit:#7fd19b}}\
*{box-sizing:border-box}body{margin:0 auto;padding:2rem 1.25rem;max-width:60rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}\
h1{font-size:2rem;margin:0 0 .5rem;padding-left:.75rem;border-left:.4rem solid}h1.not-yet{border-color:var(--stop)}h1.conditions{border-color:var(--mind)}h1.fit{border-color:var(--fit)}\
h2{margin:2rem 0 .5rem;border-bottom:2px solid var(--line)}h3{margin:1.25rem 0 .5rem}p,li{overflow-wrap:anywhere}\
code,pre{font-family:ui-monospace,monospace;font-size:.875em}pre{border:1px solid var(--line);padding:.75rem;white-space:pre-wrap;overflow-wrap:anywhere;counter-reset:n}\
pre span{display:block;padding-left:3.5em;text-indent:-3.5em}pre span::before{counter-increment:n;content:counter(n);display:inline-block;width:3em;margin-right:.5em;text-indent:0;text-align:right;color:var(--soft)}\
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
footer{margin-top:2rem;border-top:2px solid var(--line);color:var(--soft);font-size:.875rem}\
@page{margin:16mm}@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--line:#888;--paper:#fff;--stop:#000;--mind:#000;--fit:#000}\
body{max-width:none;padding:0;font-size:10pt}h2,h3{break-after:avoid}tr,li{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}}";

/// The report as one HTML file: no script, nothing fetched, everything that was entered escaped.
pub(super) fn write(report: &Report) -> String {
    let title = report.verdict.value.title();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title} - Plimsoll report</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1 class=\"{}\">{title}</h1>\n",
        report.verdict.value.as_str()
    );
    let reasons: Vec<String> = report
        .verdict
        .reasons
        .iter()
        .map(|r| {
            let code = r.code.as_ref().map_or(String::new(), |c| format!(" <code>{}</code>", escaped(c)));
            format!("{}{code}", inline(&r.text))
        })
        .collect();
    list(&mut out, "ul", &reasons);
    if !report.differences.is_empty() {
        out.push_str("<h2>Other results than the sender saw</h2>\n");
        let items = report.differences.iter().map(|d| format!("{}: {}", d.part.title(), inline(&d.text)));
        list(&mut out, "ul", &items.collect::<Vec<_>>());
    }
    if !report.next.is_empty() {
        out.push_str("<h2>Next steps</h2>\n");
        let step = |s: &super::super::model::Step| {
            let places: Vec<String> = s.places.iter().map(|p| format!("<code>{}</code>", escaped(&line(p)))).collect();
            format!("{} {}", inline(&s.todo), places.join(", ")).trim().to_owned()
        };
        list(&mut out, "ol", &report.next.iter().map(step).collect::<Vec<_>>());
    }
    for part in &report.parts {
        let _ = write!(
            out,
            "<section>\n<h2 id=\"{}\">{}</h2>\n<p>{}</p>\n",
            part.id.as_str(),
            part.id.title(),
            inline(&part.summary)
        );
        for block in &part.blocks {
            write_block(&mut out, block);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n<footer>\n");
    let mut versions = vec![format!("Plimsoll {}", report.versions.app)];
    versions.extend(report.versions.data.iter().map(|d| format!("{} as of {}", d.name, d.as_of)));
    if !report.versions.made_by.is_empty() {
        versions.push(format!("entered with version {}", report.versions.made_by));
    }
    if !report.digest.is_empty() {
        versions.push(format!("digest of the results: {}", report.digest));
    }
    let _ = write!(out, "<p>{}</p>\n</footer>\n</body>\n</html>\n", escaped(&line(&versions.join("; "))));
    out
}

fn list(out: &mut String, tag: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "<{tag}>");
    for item in items {
        let _ = writeln!(out, "<li>{item}</li>");
    }
    let _ = writeln!(out, "</{tag}>");
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading { text } => {
            let _ = writeln!(out, "<h3>{}</h3>", inline(text));
        }
        Block::Text { text } => {
            let _ = writeln!(out, "<p>{}</p>", inline(text));
        }
        Block::List { items } => list(out, "ul", &items.iter().map(|i| inline(i)).collect::<Vec<_>>()),
        Block::Table { columns, rows } => {
            out.push_str("<div class=\"wide\"><table>\n<thead><tr>");
            for column in columns {
                let _ = write!(out, "<th scope=\"col\">{}</th>", inline(column));
            }
            out.push_str("</tr></thead>\n<tbody>\n");
            for row in rows {
                out.push_str("<tr>");
                for cell in row {
                    let _ = write!(out, "<td>{}</td>", inline(cell));
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody>\n</table></div>\n");
        }
        Block::Source { text, .. } => {
            out.push_str("<pre>");
            for line in visible(text).lines() {
                let _ = write!(out, "<span>{}</span>", escaped(line));
            }
            out.push_str("</pre>\n");
        }
    }
}

/// Text on one line; what stands between backticks is code.
fn inline(words: &str) -> String {
    let words = line(words);
    if !words.matches('`').count().is_multiple_of(2) {
        return escaped(&words);
    }
    let piece = |(n, piece): (usize, &str)| match n % 2 {
        0 => escaped(piece),
        _ => format!("<code>{}</code>", escaped(piece)),
    };
    words.split('`').enumerate().map(piece).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
