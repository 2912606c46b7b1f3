//! The outsourcing decision: worked examples, whole plans, calibration by the talk, and properties proved by trying
//! every set of answers.

use plimsoll::outsource::{
    Advice, Answers, Case, Catalogue, Fact, Layer, LayerAdvice, LayerFacts, Method, Question, Rule, Team, Verdict,
    advise,
    answers::{Avail, Budget, Compliance, Hours, Need, Oncall, Residency, Scale, Skill},
    explain, verdict,
};
use serde_json::Value;
use std::collections::BTreeMap;

fn ask(json: &str) -> Advice {
    let catalogue = Catalogue::bundled();
    advise(catalogue, &Answers::from_json(json, catalogue).expect(json))
}

/// One layer of the answer to a set of answers, given as JSON.
fn one(layer: &str, team: &str, answers: &str) -> LayerAdvice {
    let json = format!(r#"{{"team":{{{team}}},"layers":{{"{layer}":{{{answers}}}}}}}"#);
    let mut advice = ask(&json);
    assert_eq!(advice.layers.len(), 1, "only what is asked for is judged");
    advice.layers.remove(0)
}

/// An example: name, layer, team, layer's answers, challenge, market, verdict, rule, strength, sets that tip it.
type Example = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    i32,
    i32,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const EXAMPLES: &[Example] = &[
    ("E1", "registry", "", "", 3, 3, "outsource", "M2", "close", &[]),
    (
        "E2",
        "logs",
        r#""oncall":"0-2","hours":"<4","scale":"small","budget":"none""#,
        r#""skill":"none""#,
        4,
        3,
        "outsource",
        "M2",
        "close",
        &["scale"],
    ),
    (
        "E3",
        "monitoring",
        r#""oncall":"6+","hours":">16","scale":"large""#,
        r#""skill":"two+""#,
        2,
        3,
        "self-host",
        "M1",
        "close",
        &["skill", "hours", "oncall"],
    ),
    (
        "E4",
        "monitoring",
        r#""oncall":"6+","hours":">16","scale":"large""#,
        "",
        3,
        3,
        "outsource",
        "M2",
        "close",
        &["scale"],
    ),
    (
        "E5",
        "registry",
        r#""residency":"own","compliance":"no-processor","oncall":"0-2""#,
        "",
        4,
        2,
        "self-host",
        "G1",
        "firm",
        &["residency"],
    ),
    ("E6", "logs", r#""residency":"region","compliance":"review""#, "", 3, 2, "outsource", "T3", "close", &[]),
    (
        "E7",
        "logs",
        r#""residency":"region","compliance":"no-processor""#,
        "",
        3,
        0,
        "self-host",
        "M4",
        "firm",
        &["compliance"],
    ),
    ("E8", "l7_proxy", "", "", 2, 2, "self-host", "M1", "close", &[]),
    (
        "E9",
        "l7_proxy",
        r#""oncall":"0-2","avail":"revenue""#,
        r#""skill":"none""#,
        5,
        2,
        "outsource",
        "M3",
        "firm",
        &["skill oncall avail"],
    ),
    ("E10", "cd_auto", "", r#""need":"later""#, 3, 1, "defer", "D1", "firm", &["need"]),
    (
        "E11",
        "storage",
        r#""oncall":"0-2","avail":"revenue""#,
        r#""need":"now","skill":"none""#,
        6,
        1,
        "self-host",
        "M5",
        "firm",
        &[],
    ),
    ("E12", "database", r#""avail":"revenue""#, r#""skill":"none""#, 5, 3, "outsource", "M2", "firm", &[]),
    (
        "E13",
        "ci_build",
        r#""hours":">16""#,
        r#""contract":true,"skill":"two+""#,
        1,
        3,
        "outsource",
        "G3",
        "firm",
        &["contract"],
    ),
    ("E14", "logs", r#""budget":"none","scale":"large""#, "", 4, 0, "self-host", "M4", "firm", &["budget"]),
    ("E15", "backup_target", r#""hours":">16""#, r#""skill":"two+""#, -1, 3, "outsource", "S1", "firm", &[]),
    ("E16", "monitoring", "", r#""diff":true"#, 4, 3, "self-host", "G2", "firm", &["diff"]),
    ("E17", "gui", "", r#""need":"now""#, 2, 1, "self-host", "M1", "firm", &[]),
    ("E18", "registry", "", r#""need":"later""#, 3, 3, "defer", "K1", "firm", &["need"]),
    ("E19", "ci_build", "", r#""skill":"two+""#, 2, 2, "self-host", "M1", "close", &["skill"]),
    ("E20", "scanning", r#""hours":"<4""#, r#""skill":"none""#, 3, 3, "outsource", "M2", "close", &["skill", "hours"]),
];

#[test]
fn worked_examples() {
    for (name, layer, team, answers, challenge, market, verdict, rule, strength, tipped) in EXAMPLES {
        let advice = one(layer, team, answers);
        let got = (
            advice.challenge.sum,
            advice.market.sum,
            advice.verdict.as_str(),
            advice.rule.as_str(),
            advice.strength.as_str(),
        );
        assert_eq!(got, (*challenge, *market, *verdict, *rule, *strength), "{name}");
        let set = |set: &Vec<Question>| set.iter().map(|q| q.as_str()).collect::<Vec<_>>().join(" ");
        let mut sets = vec![set(&advice.tipped_by)];
        sets.extend(advice.tipped_by_also.iter().map(set));
        sets.retain(|s| !s.is_empty());
        assert_eq!(sets, *tipped, "{name}");
        let added: i32 = advice.challenge.lines.iter().map(|l| l.value).sum();
        assert_eq!(added, advice.challenge.sum, "{name}: a reader can add it up");
        let added: i32 = advice.market.lines.iter().map(|l| l.value).sum();
        assert_eq!(added, advice.market.sum, "{name}: a reader can add it up");
    }
}

#[test]
fn deferred_layers_say_where_they_lean_and_actions_stand_where_they_belong() {
    assert_eq!(one("cd_auto", "", r#""need":"later""#).direction, Some(Verdict::SelfHost));
    assert_eq!(one("registry", "", r#""need":"later""#).direction, Some(Verdict::Outsource));
    assert_eq!(one("registry", "", r#""need":"no""#).direction, None);
    assert_eq!(one("registry", "", "").direction, None);
    let says = |advice: &LayerAdvice, word: &str| advice.actions.iter().any(|a| a.contains(word));
    assert!(says(&one("logs", r#""residency":"region","compliance":"review""#, ""), "data processing agreement"));
    assert!(!says(&one("l7_proxy", r#""compliance":"review""#, ""), "data processing"), "kept in house");
    let storage = one("storage", r#""oncall":"0-2","avail":"revenue""#, r#""need":"now","skill":"none""#);
    assert!(says(&storage, "database") && says(&storage, "what breaks on day one"));
    assert!(says(&one("l7_proxy", r#""oncall":"0-2","avail":"revenue""#, r#""skill":"none""#), "exit plan"));
    assert!(says(&one("backup_target", r#""residency":"own""#, ""), "second site"));
}

/// `layer verdict wave` for each layer.
fn plan(json: &str) -> BTreeMap<&'static str, (Verdict, Option<usize>)> {
    ask(json).layers.iter().map(|a| (a.layer.as_str(), (a.verdict, a.wave))).collect()
}

const DAY_ONE: [&str; 8] =
    ["backup_target", "registry", "logs", "monitoring", "ci_build", "database", "l7_proxy", "scanning"];
const DAY_TWO: [&str; 6] = ["cd_auto", "storage", "gui", "secrets_mgr", "autoscaling", "faas"];

#[test]
fn plans() {
    use Verdict::{Defer, Outsource, SelfHost};
    let neutral = plan("{}");
    assert_eq!(neutral.len(), 14);
    for layer in &DAY_ONE[..6] {
        assert_eq!(neutral[layer], (Outsource, None), "P1 {layer}");
    }
    for layer in &DAY_ONE[6..] {
        assert_eq!(neutral[layer], (SelfHost, Some(1)), "P1 {layer}");
    }

    let solo = plan(
        r#"{"team":{"oncall":"0-2","hours":"<4","scale":"small","budget":"small"},"layers":{
        "registry":{"skill":"none"},"logs":{"skill":"none"},"monitoring":{"skill":"none"},"l7_proxy":{"skill":"none"},
        "ci_build":{"skill":"none"},"scanning":{"skill":"none"},"database":{"skill":"none"},
        "backup_target":{"skill":"none"},"cd_auto":{},"storage":{},"gui":{},"secrets_mgr":{},"autoscaling":{},"faas":{}}}"#,
    );
    for layer in DAY_ONE {
        assert_eq!(solo[layer], (Outsource, None), "P2 {layer}");
    }

    let own = plan(r#"{"team":{"residency":"own"}}"#);
    let waves = ["backup_target", "registry", "l7_proxy", "logs", "monitoring", "ci_build", "scanning", "database"];
    for (n, layer) in waves.into_iter().enumerate() {
        assert_eq!(own[layer], (SelfHost, Some(n / 2 + 1)), "P3 {layer}");
    }

    let able = plan(
        r#"{"team":{"oncall":"6+","hours":">16"},"layers":{
        "registry":{"skill":"two+"},"logs":{"skill":"two+"},"monitoring":{"skill":"two+"},"l7_proxy":{"skill":"two+"},
        "ci_build":{"skill":"two+"},"scanning":{"skill":"two+"},"database":{"skill":"two+"},
        "backup_target":{"skill":"two+"},"cd_auto":{},"storage":{},"gui":{},"secrets_mgr":{},"autoscaling":{},"faas":{}}}"#,
    );
    assert_eq!(able["backup_target"], (Outsource, None), "P4");
    for (n, layer) in waves[1..].iter().enumerate() {
        assert_eq!(able[layer], (SelfHost, Some(n / 3 + 1)), "P4 {layer}");
    }
    for layer in DAY_TWO {
        for plan in [&neutral, &solo, &own, &able] {
            assert_eq!(plan[layer], (Defer, None), "{layer}");
        }
    }
}

#[test]
fn calibration_by_the_talk() {
    for layer in ["registry", "logs", "monitoring"] {
        assert_eq!(one(layer, "", "").verdict, Verdict::Outsource, "{layer}");
    }
    for layer in ["l7_proxy", "gui"] {
        assert_eq!(one(layer, "", r#""need":"now""#).verdict, Verdict::SelfHost, "{layer}");
    }
    for layer in ["cd_auto", "autoscaling", "storage"] {
        assert_eq!(one(layer, "", r#""need":"later""#).verdict, Verdict::Defer, "{layer}");
        assert_eq!(one(layer, "", "").verdict, Verdict::Defer, "{layer}: later is what it defaults to");
    }
}

#[test]
fn need_defaults_by_layer_also_for_a_layer_that_is_named() {
    assert_eq!(one("gui", "", r#""skill":"two+""#).rule, Rule::D1);
    assert_eq!(one("registry", "", r#""skill":"one""#).rule, Rule::M2);
}

#[test]
fn would_change_if_takes_one_step_and_counts_verdicts_only() {
    let changes = |advice: &LayerAdvice| {
        let all = serde_json::to_value(&advice.would_change_if).expect("JSON");
        let text = |v: &Value| format!("{}={} {}", v["answer"], v["to"], v["verdict"]).replace('"', "");
        all.as_array().expect("a list").iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(
        changes(&one("registry", "", "")),
        [
            "oncall=6+ self-host",
            "hours=>16 self-host",
            "avail=office self-host",
            "scale=small self-host",
            "skill=two+ self-host",
            "diff=true self-host",
            "need=later defer",
        ]
    );
    assert_eq!(changes(&one("registry", "", r#""need":"later""#)), ["need=now outsource"]);
    assert_eq!(changes(&one("registry", "", r#""need":"no""#)), [""; 0], "later is no other verdict");
    assert_eq!(changes(&one("monitoring", "", r#""diff":true"#)), ["diff=false outsource", "need=later defer"]);
}

/// Every set of answers about the team.
fn teams() -> Vec<Team> {
    let mut teams = Vec::new();
    for &oncall in Oncall::ALL {
        for &hours in Hours::ALL {
            for &avail in Avail::ALL {
                for &scale in Scale::ALL {
                    for &residency in Residency::ALL {
                        for &compliance in Compliance::ALL {
                            for &budget in Budget::ALL {
                                teams.push(Team { oncall, hours, avail, scale, residency, compliance, budget });
                            }
                        }
                    }
                }
            }
        }
    }
    teams
}

/// Every case: all answers about the team by all answers about a layer.
fn cases() -> impl Iterator<Item = Case> {
    teams().into_iter().flat_map(|team| {
        Skill::ALL.iter().flat_map(move |&skill| {
            [false, true].into_iter().flat_map(move |contract| {
                [false, true]
                    .into_iter()
                    .flat_map(move |diff| Need::ALL.iter().map(move |&need| Case { team, skill, contract, diff, need }))
            })
        })
    })
}

fn facts(layer: Layer) -> LayerFacts {
    Catalogue::bundled().layer(layer).layer_facts()
}

fn judged(layer: Layer, facts: &LayerFacts, case: &Case) -> verdict::Ruling {
    verdict::judge(layer, facts, case, &Method::OURS)
}

#[test]
fn verdicts_are_monotone_over_all_answers() {
    // Questions with the direction that must never turn one verdict into the other, as the answers rise.
    use Verdict::{Outsource, SelfHost};
    let never = [
        (Question::Oncall, SelfHost, Outsource),
        (Question::Hours, SelfHost, Outsource),
        (Question::Skill, SelfHost, Outsource),
        (Question::Budget, Outsource, SelfHost),
        (Question::Contract, Outsource, SelfHost),
        (Question::Residency, SelfHost, Outsource),
        (Question::Compliance, SelfHost, Outsource),
        (Question::Diff, SelfHost, Outsource),
        (Question::Avail, Outsource, SelfHost),
    ];
    let mut tried = 0_u64;
    for &layer in Layer::ALL {
        let facts = facts(layer);
        for case in cases().filter(|c| c.need == Need::Now) {
            tried += 1;
            let here = judged(layer, &facts, &case).verdict;
            for (question, from, to) in never {
                let next = case.get(question) + 1;
                if here == from && next < question.options() {
                    let there = judged(layer, &facts, &case.with(question, next)).verdict;
                    assert_ne!(there, to, "{layer}: {question} to {} in {case:?}", question.word(next));
                }
            }
        }
    }
    assert_eq!(tried, 26_244 * 14);
}

#[test]
fn every_rule_speaks_both_ways_where_it_has_two() {
    let mut count: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    let mut all = 0_u64;
    for &layer in Layer::ALL {
        let facts = facts(layer);
        for case in cases() {
            all += 1;
            let ruling = judged(layer, &facts, &case);
            *count.entry((ruling.rule.as_str(), ruling.verdict.as_str())).or_default() += 1;
            assert_eq!(ruling.direction.is_some(), matches!(ruling.rule, Rule::D1 | Rule::K1));
        }
    }
    assert_eq!(all, 2187 * 36 * 14);
    let seen: Vec<_> = count.keys().copied().collect();
    assert_eq!(
        seen,
        [
            ("D1", "defer"),
            ("G1", "self-host"),
            ("G2", "self-host"),
            ("G3", "outsource"),
            ("K1", "defer"),
            ("M1", "self-host"),
            ("M2", "outsource"),
            ("M3", "outsource"),
            ("M4", "self-host"),
            ("M5", "self-host"),
            ("N0", "defer"),
            ("S1", "outsource"),
            ("S1", "self-host"),
            ("T1", "outsource"),
            ("T1", "self-host"),
            ("T2", "self-host"),
            ("T3", "outsource"),
        ]
    );
    assert_eq!(count[&("T2", "self-host")], 218, "the rarest rule");
    for rule in Rule::ALL {
        assert!(seen.iter().any(|(r, _)| *r == rule.as_str()) && !rule.meaning().is_empty());
    }
}

#[test]
fn explanations_hold_for_all_answers() {
    let method = &Method::OURS;
    for &layer in Layer::ALL {
        let facts = facts(layer);
        // Every seventh case: the explanations try others around each.
        for case in cases().step_by(7) {
            let verdict = judged(layer, &facts, &case).verdict;
            let tipped = explain::tipped_by(layer, &facts, &case, method);
            let size = tipped.first().map_or(0, Vec::len);
            for set in &tipped {
                assert!(set.len() == size && set.iter().all(|q| case.get(*q) != q.neutral()), "{layer} {case:?}");
                let reset = set.iter().fold(case, |c, q| c.with(*q, q.neutral()));
                assert_ne!(judged(layer, &facts, &reset).verdict, verdict, "{layer} {case:?}");
                for left in set.iter().filter(|_| size > 1) {
                    let less = set.iter().filter(|q| *q != left).fold(case, |c, q| c.with(*q, q.neutral()));
                    assert_eq!(judged(layer, &facts, &less).verdict, verdict, "{layer} {case:?}: {left} is enough");
                }
            }
            let changes = explain::would_change_if(layer, &facts, &case, method);
            let is_close = changes.iter().any(|c| Question::CAPACITY.contains(&c.question));
            let strength = explain::strength(layer, &facts, &case, method);
            assert_eq!(strength == explain::Strength::Close, is_close, "{layer} {case:?}");
            if verdict == Verdict::Defer {
                assert_eq!(tipped, [[Question::Need]], "{layer} {case:?}");
                assert!(!is_close);
            }
        }
    }
}

#[test]
fn shares_and_sensitivity() {
    let capacity: Vec<Team> = teams()
        .into_iter()
        .filter(|t| t.residency == Residency::Any && t.compliance == Compliance::None && t.budget == Budget::Planned)
        .collect();
    let share = |layer: Layer| {
        let facts = facts(layer);
        let sets = capacity.iter().flat_map(|team| Skill::ALL.iter().map(|skill| (*team, *skill)));
        let cases: Vec<Case> = sets.map(|(team, skill)| Case { team, skill, ..Case::NEUTRAL }).collect();
        assert_eq!(cases.len(), 243);
        let out = cases.iter().filter(|c| judged(layer, &facts, c).verdict == Verdict::Outsource).count();
        (out * 200 + 243) / 486
    };
    let expected = [
        (Layer::Monitoring, 79),
        (Layer::Logs, 63),
        (Layer::Registry, 60),
        (Layer::Database, 60),
        (Layer::CiBuild, 47),
        (Layer::L7Proxy, 32),
        (Layer::Scanning, 11),
        (Layer::BackupTarget, 100),
        (Layer::CdAuto, 0),
        (Layer::Storage, 0),
        (Layer::Gui, 0),
        (Layer::SecretsMgr, 0),
        (Layer::Faas, 0),
        (Layer::Autoscaling, 0),
    ];
    for (layer, percent) in expected {
        assert_eq!(share(layer), percent, "{layer}");
    }

    // The bands are pinned by the talk: moving them breaks what it outsources and what it keeps.
    let neutral = |layer: Layer, method: &Method| verdict::judge(layer, &facts(layer), &Case::NEUTRAL, method).verdict;
    let lower = Method { medium_from: 2, high_from: 4, ..Method::OURS };
    assert_eq!(neutral(Layer::L7Proxy, &lower), Verdict::Outsource);
    let higher = Method { medium_from: 4, high_from: 6, ..Method::OURS };
    for layer in [Layer::Registry, Layer::Logs, Layer::CiBuild, Layer::Database] {
        assert_eq!(neutral(layer, &higher), Verdict::SelfHost, "{layer}");
    }
    // No weight of what a team can do changes a neutral verdict.
    let weights: [fn(&mut Method) -> &mut i32; 5] =
        [|m| &mut m.oncall, |m| &mut m.hours, |m| &mut m.skill, |m| &mut m.avail, |m| &mut m.scale];
    for weight in weights {
        for value in [0, 2] {
            let mut method = Method::OURS;
            *weight(&mut method) = value;
            for &layer in Layer::ALL {
                assert_eq!(neutral(layer, &method), neutral(layer, &Method::OURS), "{layer}");
            }
        }
    }
}

#[test]
fn the_facts_of_the_layers_are_those_of_the_method() {
    let table = "registry 1110111 code no|logs 1101111 personal no|monitoring 1111111 metrics no|\
        l7_proxy 0011110 personal no|ci_build 0111101 code no|cd_auto 0111001 code yes|storage 1110100 personal yes|\
        database 1110111 personal no|gui 1001001 metrics yes|secrets_mgr 1111100 code yes|scanning 0001111 code no|\
        backup_target 1000111 personal no|autoscaling 0110000 metrics yes|faas 0111100 code yes";
    for row in table.split('|') {
        let [name, bits, data, day_two] = row.split_whitespace().collect::<Vec<_>>()[..] else { panic!("{row}") };
        let facts = facts(Layer::from_word(name).expect(name));
        let got: String = Fact::ALL[..7].iter().map(|f| if facts.is(*f) { '1' } else { '0' }).collect();
        assert_eq!((got.as_str(), facts.data.as_str()), (bits, data), "{name}");
        assert_eq!(facts.is(Fact::DayTwo), day_two == "yes", "{name}");
        assert_eq!(facts.is(Fact::RegionSensitive), ["logs", "l7_proxy"].contains(&name), "{name}");
    }
}

#[test]
fn what_is_outsourced_prints_its_exit_and_what_is_self_run_what_must_be_run() {
    let teams = ["", r#""residency":"own""#, r#""oncall":"0-2","hours":"<4""#, r#""oncall":"6+","hours":">16""#];
    for team in teams {
        for &layer in Layer::ALL {
            for need in ["now", "later"] {
                let advice = one(layer.as_str(), team, &format!(r#""need":"{need}""#));
                let lines = (advice.exit_plan.len(), advice.to_run.len());
                match advice.verdict {
                    Verdict::Outsource => assert_eq!(lines, (3, 0), "{layer}"),
                    Verdict::SelfHost => {
                        assert_eq!(lines, (0, 4), "{layer}");
                        assert!(advice.to_run[0].starts_with("Run: ") && advice.to_run[1].starts_with("Back up: "));
                    }
                    Verdict::Defer => assert_eq!(lines, (0, 0), "{layer}"),
                }
                assert!(advice.reason.ends_with('.') && !advice.reason.contains("()"), "{}", advice.reason);
            }
        }
    }
}

#[test]
fn changed_facts_change_the_sums_and_are_said() {
    let advice = ask(r#"{"layers":{"registry":{}},"constants":{"registry":{"state":false,"parts":true}}}"#);
    assert_eq!((advice.layers[0].challenge.sum, advice.layers[0].rule), (2, Rule::M1));
    let [change] = &advice.constants_changed[..] else { panic!("one change: what stays the same is none") };
    assert_eq!(
        (change.layer, change.fact, change.from.as_str(), change.to.as_str()),
        (Layer::Registry, "state", "yes", "no")
    );
    assert!(ask("{}").constants_changed.is_empty());
}

#[test]
fn day_one_list_speaks_of_what_is_planned() {
    let said = |json: &str| {
        let all = ask(json).day_one;
        let said = all.iter().filter(|d| d.status.as_str() != "clear");
        said.map(|d| format!("{} {}", d.item, d.status)).collect::<Vec<_>>()
    };
    assert_eq!(said("{}"), [""; 0]);
    assert_eq!(said(r#"{"project":{"full_cicd":true,"legacy":true}}"#), ["full_cicd leave-out", "legacy welcome"]);
    assert_eq!(said(r#"{"project":{"microservices_first":true}}"#), ["microservices_first no-gate"]);
    assert_eq!(
        said(r#"{"layers":{"autoscaling":{"need":"now"}}}"#),
        ["autoscaling leave-out"],
        "a layer asked for now is planned"
    );
}

#[test]
fn the_talks_tables_are_whole_and_its_stacks_show_their_age() {
    let catalogue = Catalogue::bundled();
    let stack = |id: &str| catalogue.stacks.iter().find(|s| s.id == id).expect(id);
    let eleven = [
        "gui",
        "monitoring",
        "logs",
        "l7_proxy",
        "registry",
        "ci_build",
        "storage",
        "networking",
        "orchestration",
        "runtime",
        "hw_os",
    ];
    for id in ["T1", "T2", "T3"] {
        let stack = stack(id);
        for layer in eleven {
            assert!(stack.choices.keys().any(|k| k.as_str() == layer), "{id} {layer}");
        }
        let words =
            |layer: &str| stack.choices.iter().find(|(k, _)| k.as_str() == layer).map(|(_, c)| c.words.as_str());
        assert_eq!((words("networking"), words("orchestration")), (Some("Docker Swarm"), Some("Docker Swarm")));
        let report = plimsoll::outsource::stack::compose(catalogue, &stack.board());
        assert!(report.conflicts.iter().any(|c| c.kind.as_str() == "ended"), "{id} is of 2017");
    }
    let (two, three) = (stack("T2"), stack("T3"));
    for layer in
        two.choices.keys().filter(|k| ["monitoring", "logs", "ci_build", "storage", "hw_os"].contains(&k.as_str()))
    {
        assert_eq!(two.choices[layer], three.choices[layer], "{layer}");
    }
    for id in ["T1'", "T2'", "T3'"] {
        let report = plimsoll::outsource::stack::compose(catalogue, &stack(id).board());
        let grave: Vec<_> = report.conflicts.iter().filter(|c| c.level.as_str() == "error").collect();
        assert!(grave.is_empty(), "{id}: {grave:?}");
    }
}

#[test]
fn a_board_shows_its_conflicts_and_its_sum() {
    let advice = ask(
        r#"{"stack_board":{"registry":"harbor","faas":"openfaas","monitoring":"grafana-cloud","logs":"grafana-cloud",
        "gui":"portainer","storage":"rex-ray"}}"#,
    );
    let stack = advice.stack.expect("a board was given");
    let kinds: Vec<&str> = stack.conflicts.iter().map(|c| c.kind.as_str()).collect();
    for kind in ["ended", "swarm", "assumes", "circle"] {
        assert!(kinds.contains(&kind), "{kind} in {kinds:?}");
    }
    assert!(stack.conflicts.iter().any(|c| c.message.contains("PostgreSQL")), "Harbor needs a database");
    assert_eq!(stack.total.services, 1, "one vendor for two layers is one service");
    assert_eq!(stack.total.own, 4);
    assert!(stack.total.back_up.iter().any(|b| b.starts_with("Harbor: PostgreSQL")));
    let one_vendor = ask(r#"{"stack_board":{"registry":"ecr","logs":"cloudwatch","hw_os":"vm-provider"}}"#);
    assert!(one_vendor.stack.expect("a board").conflicts.iter().all(|c| c.kind.as_str() != "vendor"));
    let mirantis = ask(r#"{"stack_board":{"gui":"ucp","registry":"docker-trusted-registry","runtime":"docker-ee"}}"#);
    let conflicts = mirantis.stack.expect("a board").conflicts;
    assert!(conflicts.iter().any(|c| c.kind.as_str() == "vendor" && c.layers.len() == 3));
}

#[test]
fn the_same_answers_give_the_same_text() {
    let catalogue = Catalogue::bundled();
    let advice = ask(r#"{"project":{"full_cicd":true},"platform":{},"stack_board":{"registry":"zot"}}"#);
    for write in [plimsoll::outsource::written::terminal, plimsoll::outsource::written::markdown] {
        let text = write(catalogue, &advice);
        assert_eq!(text, write(catalogue, &advice));
        for part in
            ["Image registry", "Export: ", "Run: ", "Tipped by: ", "Would change if: ", "talk 2017", "2026-11-23"]
        {
            assert!(text.contains(part), "{part}");
        }
    }
}

#[cfg(feature = "schema")]
#[test]
fn schemas_say_what_is_read_and_written() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("static/schema");
    let made = [
        ("outsource-answers-1.json", plimsoll::outsource::answers_schema()),
        ("outsource-advice-1.json", plimsoll::outsource::advice_schema()),
    ];
    for (name, made) in &made {
        let path = root.join(name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, made).expect("a file");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == *made, "{name} is stale: UPDATE=1 cargo test --features cli --test outsource");
    }
    let [answers, advice] = made.map(|(_, text)| serde_json::from_str::<Value>(&text).expect("JSON"));
    // Everything that is read can be left out; unknown keys are refused, which a schema says as well.
    assert_eq!(answers["additionalProperties"], false);
    assert!(answers.get("required").is_none());
    let words = answers["$defs"]["Oncall"].to_string();
    assert!(["0-2", "3-5", "6+"].iter().all(|w| words.contains(w)), "{words}");
    // What is written is described key by key, also of a layer.
    let written = serde_json::to_value(ask(r#"{"stack_board":{"l7_proxy":"traefik"}}"#)).expect("JSON");
    for key in written.as_object().expect("an object").keys() {
        assert!(advice["properties"].get(key).is_some(), "{key}");
    }
    for key in written["layers"][0].as_object().expect("an object").keys() {
        assert!(advice["$defs"]["LayerAdvice"]["properties"].get(key).is_some(), "{key}");
    }
}
