//! The examples in the documentation of the rules are their tests.

#[cfg(test)]
mod tests {
    use crate::{
        diagnostic::{
            Config, Profile,
            docs::{self, Example},
        },
        lint::{BuildContext, EntryKind, IgnoreFile, Paths, Rule, fix::apply_fix, lint, lint_in, rules},
    };

    /// Applies the first fix of this rule's first fixable finding until none is left.
    fn fixed(rule: &Rule, text: &str, config: &Config) -> String {
        let mut text = text.to_owned();
        for _ in 0..20 {
            let analysis = lint(&text, config);
            let own = analysis.findings.iter().filter(|f| f.rule.code == rule.meta.code);
            let Some(fix) = own.filter_map(|f| f.fixes.first()).find(|f| !f.edits.is_empty()) else { break };
            text = apply_fix(&text, fix).expect("a fix fits the text that it was made for");
        }
        text
    }

    fn lines(rule: &Rule, example: &Example, config: &Config) -> Vec<u32> {
        let analysis = lint_in(&example.text, config, &folder(example));
        let own = analysis.findings.iter().filter(|f| f.rule.code == rule.meta.code);
        own.map(|f| analysis.index.line(f.place(config.profile, &analysis.index).start)).collect()
    }

    /// The build's folder that an example asks for.
    fn folder(example: &Example) -> BuildContext {
        let ignore = example.mark("ignore").map(|m| IgnoreFile::read(".dockerignore", &m.replace(',', "\n")));
        let entry =
            |path: &str| (path.to_owned(), if path.ends_with('/') { EntryKind::Folder } else { EntryKind::File });
        let paths = example.mark("paths").map(|m| Paths::new(m.split(',').map(entry)));
        BuildContext { ignore, paths, dockerfile: example.mark("name").map(str::to_owned) }
    }

    /// The configuration that an example asks for: the rule is on, labels and registries as marked.
    fn config(rule: &Rule, profile: Profile, example: &Example) -> Config {
        let mut config = Config::of(profile);
        if !config.wants(&rule.meta) {
            config.overrides.push((rule.meta.code.to_owned(), rule.meta.severity));
        }
        let words = |name| example.mark(name).into_iter().flat_map(|m| m.split(',')).map(str::to_owned);
        config.trusted_registries = words("trusted").collect();
        config.label_schema = words("labels")
            .map(|l| {
                let (label, form) = l.split_once(':').expect("label:type");
                (label.to_owned(), form.parse().expect("a type of label"))
            })
            .collect();
        config.strict_labels = example.mark("strict").is_some();
        config
    }

    /// What is wrong with a rule's documentation, in words.
    fn faults(rule: &Rule) -> Vec<String> {
        let config = |example: &Example| {
            let profile = example.mark("profile").map_or(Ok(Profile::Plimsoll), str::parse);
            config(rule, profile.expect("a profile's name"), example)
        };
        docs::faults(
            &rule.meta,
            "dockerfile",
            |example| lines(rule, example, &config(example)),
            |example| fixed(rule, &example.text, &config(example)),
        )
    }

    #[test]
    fn every_example_does_what_its_marks_say() {
        // What is said of ShellCheck's numbers has examples of another form (`tests/shell.rs`).
        let said: Vec<String> = rules()
            .filter(|rule| !rule.meta.file.is_empty())
            .flat_map(|rule| faults(rule).into_iter().map(|f| format!("{} {}: {f}", rule.meta.code, rule.meta.slug)))
            .collect();
        assert!(said.is_empty(), "\n{}", said.join("\n"));
    }
}
