//! The examples in the documentation of the rules are their tests.

#[cfg(test)]
mod tests {
    use crate::{
        diagnostic::{
            Config, apply_fix,
            docs::{self, Example},
        },
        stack::{Analysis, Rule, Surroundings, Variables, lint, lint_in, rules},
    };

    fn analyse(text: &str) -> Analysis {
        lint(&[text], &Variables::new(), &Config::default())
    }

    /// What is known around an example.
    fn surroundings(example: &Example) -> Surroundings {
        let sizes = example.mark("sizes").into_iter().flat_map(|m| m.split(','));
        let size = |entry: &str| {
            let (path, size) = entry.rsplit_once(':').expect("path:size");
            (path.to_owned(), size.parse().expect("a size"))
        };
        Surroundings { sizes: sizes.map(size).collect(), ..Surroundings::default() }
    }

    /// The lines with findings of the rule. A line `# next file` parts the files of one stack.
    fn lines(rule: &Rule, example: &Example) -> Vec<u32> {
        let texts: Vec<&str> = example.text.split("# next file\n").collect();
        let analysis = lint_in(&texts, &surroundings(example), &Config::default());
        let mut first = 0;
        let mut lines = Vec::new();
        for file in &analysis.files {
            let own = file.findings.iter().filter(|f| f.rule.code == rule.meta.code);
            lines.extend(own.map(|f| first + file.index.line(f.range.start)));
            // The empty line behind the last break is where the parting comment stands.
            first += file.index.line_count();
        }
        lines
    }

    /// Applies the first fix of this rule's first fixable finding until none is left.
    fn fixed(rule: &Rule, text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..20 {
            let analysis = analyse(&text);
            let own = analysis.files[0].findings.iter().filter(|f| f.rule.code == rule.meta.code);
            let Some(fix) = own.filter_map(|f| f.fixes.first()).find(|f| !f.edits.is_empty()) else { break };
            text = apply_fix(&text, fix).expect("a fix fits the text that it was made for");
        }
        text
    }

    /// What is wrong with a rule's documentation, in words.
    fn faults(rule: &Rule) -> Vec<String> {
        docs::faults(&rule.meta, "yaml", |example| lines(rule, example), |example| fixed(rule, &example.text))
    }

    #[test]
    fn every_example_does_what_its_marks_say() {
        let said: Vec<String> = rules()
            .flat_map(|rule| faults(rule).into_iter().map(|f| format!("{} {}: {f}", rule.meta.code, rule.meta.slug)))
            .collect();
        assert!(said.is_empty(), "\n{}", said.join("\n"));
    }
}
