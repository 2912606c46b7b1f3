//! The examples in the documentation of the rules are their tests.

#[cfg(test)]
mod tests {
    use super::super::{Rule, Swarm, fix_all, lint, rules};
    use crate::{
        diagnostic::{
            Config,
            docs::{self, Example},
        },
        stack::{self, Surroundings},
        swarm::Input,
    };

    fn swarm(example: &Example) -> Swarm {
        let input = example.mark("swarm").map_or_else(Input::default, |m| Input::from_json(m).expect("answers"));
        let nodes = example.mark("nodes").map(|m| serde_json::from_str(m).expect("nodes"));
        Swarm { input, nodes }
    }

    fn lines(rule: &Rule, example: &Example) -> Vec<u32> {
        let analysis = lint(&[&example.text], &Surroundings::default(), &Config::default(), &swarm(example));
        let file = &analysis.files[0];
        file.findings.iter().filter(|f| f.rule.code == rule.meta.code).map(|f| file.index.line(f.range.start)).collect()
    }

    #[test]
    fn every_example_does_what_its_marks_say() {
        // Each rule's own fix: what other rules would mend stays.
        let others = |rule: &Rule| -> Vec<String> {
            let on_swarm = rules().map(|r| &r.meta).filter(|m| m.code != rule.meta.code);
            stack::rules().map(|r| &r.meta).chain(on_swarm).map(|m| m.code.to_owned()).collect()
        };
        let said: Vec<String> = rules()
            .flat_map(|rule| {
                let config = Config { ignored: others(rule), ..Config::default() };
                let fixed = |example: &Example| {
                    fix_all(&example.text, &Surroundings::default(), &config, &swarm(example), true).text
                };
                let faults = docs::faults(&rule.meta, "yaml", |example| lines(rule, example), fixed);
                faults.into_iter().map(|f| format!("{} {}: {f}", rule.meta.code, rule.meta.slug))
            })
            .collect();
        assert!(said.is_empty(), "\n{}", said.join("\n"));
    }

    #[test]
    fn stack_files_know_these_rules_by_name() {
        let mut own: Vec<&str> = rules().map(|r| r.meta.code).collect();
        let mut known: Vec<&str> = stack::ON_SWARM.iter().map(|(code, _)| *code).collect();
        own.sort_unstable();
        known.sort_unstable();
        assert_eq!(own, known);
        assert!(rules().all(|r| stack::ON_SWARM.contains(&(r.meta.code, r.meta.slug))));
    }

    #[test]
    fn comments_silence_these_rules_and_are_not_called_idle_where_nobody_knows_the_nodes() {
        let text = "services:\n  # plimsoll ignore=ST20 a second swarm takes the rest\n  web:\n    image: nginx:1.27\n    deploy: {replicas: 9, placement: {max_replicas_per_node: 1}}\n";
        let codes = |analysis: &stack::Analysis| -> Vec<&str> {
            analysis.files[0].findings.iter().map(|f| f.rule.code).collect()
        };
        let swarm = Swarm { input: Input::from_json("{\"existing_nodes\":3}").expect("answers"), nodes: None };
        let with = lint(&[text], &Surroundings::default(), &Config::default(), &swarm);
        assert!(!codes(&with).contains(&"ST20") && !codes(&with).contains(&"ST106"), "{:?}", codes(&with));
        let without = stack::lint(&[text], &stack::Variables::new(), &Config::default());
        assert!(!codes(&without).contains(&"ST105") && !codes(&without).contains(&"ST106"), "{:?}", codes(&without));
    }
}
