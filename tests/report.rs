//! The report: its verdict by the rule, its digest, and that nothing that was entered gets through as markup.

use plimsoll::{
    report::{
        self, Beside, Report, ReportFormat,
        model::{PartId, Standing},
    },
    share::{Document, DocumentKind, State, read_state},
};
use serde_json::{Value, json};

fn state(documents: &[(DocumentKind, &str, &str)]) -> State {
    let document = |(kind, name, text): &(DocumentKind, &str, &str)| Document {
        kind: *kind,
        name: (*name).to_owned(),
        text: (*text).to_owned(),
    };
    State { documents: documents.iter().map(document).collect(), ..State::default() }
}

fn dockerfile(text: &str) -> State {
    state(&[(DocumentKind::Dockerfile, "Dockerfile", text)])
}

fn report_on(state: &State) -> Report {
    report::make(state, &Beside::default())
}

fn made(text: &str) -> Report {
    report_on(&dockerfile(text))
}

/// A file at the top of the ladder without a finding that counts.
const FIT: &str = include_str!("share/fit.Dockerfile");

#[test]
fn the_verdict_follows_the_rule() {
    let refused = made("FROM alpine:3.20\nRUNN x\nCMD [\"top\"]\n");
    assert_eq!(refused.verdict.value, Standing::NotYet);
    assert_eq!(refused.verdict.reasons[0].part, PartId::Dockerfiles);
    assert!(refused.verdict.reasons[0].text.starts_with("Dockerfile:2: "), "{:?}", refused.verdict);

    let unpinned = made("FROM alpine:latest\nCMD [\"top\"]\n");
    assert_eq!(unpinned.verdict.value, Standing::Conditions, "{:?}", unpinned.verdict);
    assert_eq!(unpinned.verdict.reasons[0].code.as_deref(), Some("DL3007"));

    let below = made("FROM scratch\nCOPY app /app\n");
    assert_eq!(below.verdict.value, Standing::NotYet, "{:?}", below.verdict);
    assert!(below.verdict.reasons.iter().any(|r| r.part == PartId::Maturity));

    let fit = made(FIT);
    assert_eq!(fit.verdict.value, Standing::Fit, "{:?}", fit.verdict);
    assert!(fit.verdict.reasons.is_empty());

    let nothing = report_on(&State::default());
    assert_eq!(nothing.verdict.value, Standing::NotYet);
    assert!(nothing.verdict.reasons[0].text.contains("Nothing was entered"));
    assert!(nothing.parts.iter().all(|p| p.standing.is_none() && p.summary.starts_with("Not looked at")));
}

#[test]
fn at_most_five_reasons_the_gravest_first_each_rule_once() {
    let text =
        "FROM debian:latest\nFROM ubuntu\nRUN apt-get install x\nENV A_PASSWORD=x\nENV B_PASSWORD=x\nRUNN\nUSER\n";
    let verdict = made(text).verdict;
    assert_eq!(verdict.reasons.len(), 5);
    assert_eq!(verdict.reasons[0].standing, Standing::NotYet);
    let keys: Vec<_> = verdict.reasons.iter().map(|r| (r.standing, r.rank)).collect();
    assert!(keys.is_sorted(), "{keys:?}");
    let mut codes: Vec<_> = verdict.reasons.iter().filter_map(|r| r.code.clone()).collect();
    let all = codes.len();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), all);
}

#[test]
fn the_configuration_counts_and_a_void_one_is_said() {
    let text = "FROM alpine:latest\nCMD [\"top\"]\n";
    let with = |config: &str| {
        report_on(&state(&[
            (DocumentKind::Dockerfile, "Dockerfile", text),
            (DocumentKind::Config, ".hadolint.yaml", config),
        ]))
    };
    let told = |r: &Report| r.verdict.reasons.iter().any(|r| r.code.as_deref() == Some("DL3007"));
    assert!(told(&made(text)) && !told(&with("ignored: [DL3007]\n")));
    let void = with("ignored: [DL3007]\nno-fail: maybe\n");
    assert!(told(&void));
    assert!(void.next.iter().any(|s| s.places == [".hadolint.yaml:2"]), "{:?}", void.next);
}

#[test]
fn outsourcing_is_advice_and_says_what_it_refuses() {
    let with = |outsource: Value| report_on(&State { outsource: Some(outsource), ..dockerfile(FIT) });
    let report = with(json!({ "team": { "oncall": "0-2" }, "layers": { "registry": { "need": "now" } } }));
    assert_eq!(report.verdict.value, Standing::Fit);
    let part = report.parts.iter().find(|p| p.id == PartId::Outsourcing).expect("the part");
    assert_eq!(part.result["layers"][0]["layer"], "registry");
    let refused = with(json!({ "team": { "oncal": "0-2" } }));
    let part = refused.parts.iter().find(|p| p.id == PartId::Outsourcing).expect("the part");
    assert!(part.standing.is_none() && part.summary.contains("oncal"), "{}", part.summary);
    // A board alone is something entered.
    let mut board = State::default();
    board.stack_board.insert("registry".into(), "no-such-product".into());
    assert!(report_on(&board).parts.iter().any(|p| p.summary.contains("no-such-product")));
}

#[test]
fn documents_and_answers_that_contradict_each_other_are_told() {
    let stack = "services:\n  web:\n    image: registry.example.com/shop/web:1.4\n    ports: [\"80:8080\"]\n    deploy: {replicas: 6}\n";
    let mut state = state(&[
        (DocumentKind::Dockerfile, "web.Dockerfile", "FROM node:24.9.0-slim\nEXPOSE 3000\nCMD [\"node\", \"a.js\"]\n"),
        (DocumentKind::Stack, "stack.yml", stack),
    ]);
    state.swarm = Some(json!({ "goal": "prod", "services": [{ "name": "web", "replicas": 2 }] }));
    let report = report_on(&state);
    let part = report.parts.iter().find(|p| p.id == PartId::Between).expect("the part");
    let told = |code: &str| part.result.as_array().expect("findings").iter().find(|f| f["code"] == code).cloned();
    let unexposed = told("PL7001").expect("the port");
    assert_eq!((&unexposed["file"], &unexposed["line"]), (&json!("stack.yml"), &json!(4)));
    assert!(unexposed["message"].as_str().expect("words").contains("exposes 3000"));
    assert!(told("PL7006").expect("the size")["message"].as_str().expect("words").contains("6 tasks"));
    assert_eq!(part.standing, Some(Standing::Conditions));
    assert!(report.digest.contains("between="));
    let sarif = report::write(ReportFormat::Sarif, &state, &report);
    assert!(sarif.contains("PL7001") && sarif.contains("port-not-exposed"));
    // The configuration rules here, too.
    let config =
        Document { kind: DocumentKind::Config, name: ".plimsoll.yaml".into(), text: "ignored: [PL7001]\n".into() };
    state.documents.push(config);
    let report = report_on(&state);
    let part = report.parts.iter().find(|p| p.id == PartId::Between).expect("the part");
    assert!(!part.result.to_string().contains("PL7001"));
    // One document alone contradicts nobody.
    assert!(made(FIT).parts.iter().any(|p| p.id == PartId::Between && p.standing.is_none()));
}

#[test]
fn equal_inputs_give_equal_reports_and_other_rules_are_told() {
    let mut state = dockerfile("FROM alpine:latest\nCMD [\"top\"]\n");
    report::sign(&mut state);
    let report = report_on(&state);
    assert_eq!(state.made.digest, report.digest);
    assert!(report.differences.is_empty());
    for format in ReportFormat::ALL {
        let again = report_on(&state);
        assert_eq!(report::write(format, &state, &report), report::write(format, &state, &again));
    }
    // As an older version with other rules would have signed it.
    state.made.app = "0.0.9".into();
    let (_, rest) = state.made.digest.split_once(' ').expect("two parts");
    state.made.digest = format!("dockerfiles=00000000 {rest}");
    let report = report_on(&state);
    let parts: Vec<_> = report.differences.iter().map(|d| d.part).collect();
    assert_eq!(parts, [PartId::Dockerfiles]);
    assert!(report.differences[0].text.contains("0.0.9"));
    assert!(report::write(ReportFormat::Text, &state, &report).contains("OTHER RESULTS THAN THE SENDER SAW"));
}

/// What a stranger may put into names, texts and answers.
const HOSTILE: &str = "<script>alert(1)</script>\"'`|\u{1b}[31m\u{7}\u{202e}&lt;![x](javascript:alert(1))</pre>```";

fn hostile() -> State {
    let text = format!(
        "FROM alpine:{HOSTILE}\nENV \"{HOSTILE}_PASSWORD\"=x\nLABEL {HOSTILE}={HOSTILE}\nRUNN `a```<img src=x onerror=alert(1)>\n{HOSTILE}\n"
    );
    let mut state = state(&[
        (DocumentKind::Dockerfile, HOSTILE, &text),
        (DocumentKind::Dockerfile, "```", "FROM a AS `b```<b>`\nFROM `x`|<i>\n"),
        (DocumentKind::Config, ".hadolint.yaml", &format!("no-fail: \"{}\"\n", "<script>|`")),
        (DocumentKind::Stack, HOSTILE, &format!("services:\n  \"<script>\": {{image: '{}'}}\n", "<img>")),
    ]);
    state.outsource = Some(json!({ HOSTILE: 1 }));
    state.made.app = HOSTILE.into();
    state.made.digest = format!("dockerfiles={HOSTILE} <script>=1");
    state
}

#[test]
fn nothing_that_was_entered_gets_through_as_markup() {
    let state = hostile();
    let report = report_on(&state);
    for format in ReportFormat::ALL {
        let out = report::write(format, &state, &report);
        let bad = |c: char| c.is_control() && c != '\n' && c != '\t';
        assert!(!out.chars().any(bad), "{format:?}: control characters");
        if format != ReportFormat::Json && format != ReportFormat::Sarif {
            assert!(!out.contains('\u{202e}'), "{format:?}: text that runs the other way");
        }
    }
    let html = report::write(ReportFormat::Html, &state, &report);
    let body = html.split_once("</style>").expect("a style").1;
    // Every tag of the file is one that the exporter writes, and none carries a handler or a script.
    for tag in body.split('<').skip(1).map(|t| t.split_once('>').expect("a closed tag").0) {
        let name = tag.trim_start_matches('/').split(' ').next().expect("a name");
        let known = [
            "head", "body", "main", "section", "footer", "h1", "h2", "h3", "p", "ul", "ol", "li", "code", "pre",
            "span", "div", "table", "thead", "tbody", "tr", "th", "td", "html",
        ];
        assert!(known.contains(&name), "<{tag}>");
        let attributes = tag.split_once(' ').map_or("", |(_, a)| a);
        assert!(
            ["", "class=", "id=", "scope="].iter().any(|a| if a.is_empty() {
                attributes.is_empty()
            } else {
                attributes.starts_with(a)
            }),
            "<{tag}>"
        );
    }
    assert!(html.contains("&lt;script&gt;"));

    // Markdown: outside of fences and code no tag starts, no link is made, and no row has more cells than its table.
    let markdown = report::write(ReportFormat::Markdown, &state, &report);
    let mut fence: Option<String> = None;
    let mut columns = None;
    for line in markdown.lines() {
        match &fence {
            Some(open) if line == open => fence = None,
            Some(_) => {}
            None if line.starts_with("```") => fence = Some(line.to_owned()),
            None => {
                assert!(!line.contains("``"), "{line}");
                let outside: String = line.split('`').step_by(2).collect();
                assert!(!outside.contains('<') && !outside.contains("]("), "{line}");
                let cells = line.replace("\\|", "").matches('|').count();
                if line.starts_with("| ") {
                    assert_eq!(*columns.get_or_insert(cells), cells, "{line}");
                } else if !line.starts_with("|---") {
                    columns = None;
                }
            }
        }
    }
    assert!(fence.is_none());
}

#[test]
fn json_says_what_its_schema_says() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("static/schema");
    for (name, made) in [("report-1.json", report::report_schema()), ("state-1.json", report::state_schema())] {
        let path = root.join(name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(&root).expect("a folder");
            std::fs::write(&path, &made).expect("a file");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == made, "{name} is stale: UPDATE=1 cargo test --features cli --test report");
    }
    let schema: Value = serde_json::from_str(&report::report_schema()).expect("JSON");
    let state = dockerfile("FROM alpine:latest\n");
    let report: Value =
        serde_json::from_str(&report::write(ReportFormat::Json, &state, &report_on(&state))).expect("JSON");
    let required = schema["required"].as_array().expect("a list");
    for (key, value) in report.as_object().expect("an object") {
        assert!(schema["properties"].get(key).is_some() && required.contains(&json!(key)), "{key}");
        assert!(!value.is_null(), "{key}");
    }
    assert_eq!(report["schema"], 1);
    assert_eq!(report["verdict"]["value"], "conditions");
    for key in ["part", "code", "text"] {
        assert!(report["verdict"]["reasons"][0].get(key).is_some(), "{key}");
    }
}

#[test]
fn fixed_documents_are_those_that_change() {
    let state = state(&[
        (DocumentKind::Dockerfile, "a", "FROM debian:12\nMAINTAINER me\n"),
        (DocumentKind::Dockerfile, "b", FIT),
    ]);
    let fixed = report::fixed(&state, &Beside::default());
    assert_eq!(fixed.iter().map(|d| d.name.as_str()).collect::<Vec<_>>(), ["a"]);
    assert!(!fixed[0].text.contains("MAINTAINER me\n") || fixed[0].text.contains("LABEL"));
}

#[test]
fn a_state_of_a_link_makes_the_same_report() {
    let state = hostile();
    let read = read_state(&state.to_json()).expect("a state");
    assert_eq!(report_on(&read).digest, report_on(&state).digest);
}
