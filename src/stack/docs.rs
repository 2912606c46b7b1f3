//! The examples in the documentation of the rules are their tests.

#[cfg(test)]
mod tests {
    use crate::{
        diagnostic::{
            Config, FixAvailability, apply_fix,
            docs::{Example, examples, markdown},
        },
        stack::{Analysis, Rule, Variables, lint, rules},
    };

    fn analyse(text: &str) -> Analysis {
        lint(&[text], &Variables::new(), &Config::default())
    }

    /// The lines with findings of the rule. A line `# next file` parts the files of one stack.
    fn lines(rule: &Rule, text: &str) -> Vec<u32> {
        let texts: Vec<&str> = text.split("# next file\n").collect();
        let analysis = lint(&texts, &Variables::new(), &Config::default());
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
        let text = markdown(&rule.meta);
        let mut faults = Vec::new();
        for heading in ["## What it does", "## Why it is bad", "## Example", "## Use instead", "## Fix safety"] {
            if !text.lines().any(|l| l == heading) {
                faults.push(format!("no heading `{heading}`"));
            }
        }
        if text.lines().next() != Some(&format!("# {}", rule.meta.slug)) {
            faults.push("the first line is not `# <slug>`".to_owned());
        }
        let (mut flagged, mut clean, mut with_fix) = (0, 0, 0);
        let mut last_flagged: Option<Example> = None;
        for example in examples(&text, "yaml") {
            let got = lines(rule, &example.text);
            if let Some(want) = example.mark("flagged") {
                flagged += 1;
                let want: Vec<u32> = want.split(',').map(|n| n.parse().expect("a line number")).collect();
                if got != want {
                    faults.push(format!("line {}: findings on lines {got:?}, not {want:?}", example.line));
                }
                last_flagged = Some(example);
            } else if example.mark("clean").is_some() {
                clean += 1;
                if !got.is_empty() {
                    faults.push(format!("line {}: findings on lines {got:?}, though it is clean", example.line));
                }
            } else if example.mark("fixed").is_some() {
                with_fix += 1;
                let before = last_flagged.as_ref().expect("a flagged block before it");
                let after = fixed(rule, &before.text);
                if after != example.text {
                    faults.push(format!("line {}: fixed to\n{after}", example.line));
                }
            } else {
                faults.push(format!("line {}: a block without flagged, clean or fixed", example.line));
            }
        }
        if flagged == 0 || clean == 0 {
            faults.push(format!("{flagged} flagged and {clean} clean examples"));
        }
        if (rule.meta.fix == FixAvailability::None) != (with_fix == 0) {
            faults.push(format!("{with_fix} fixed examples, but fixes are called {:?}", rule.meta.fix));
        }
        faults
    }

    #[test]
    fn every_example_does_what_its_marks_say() {
        let said: Vec<String> = rules()
            .flat_map(|rule| faults(rule).into_iter().map(|f| format!("{} {}: {f}", rule.meta.code, rule.meta.slug)))
            .collect();
        assert!(said.is_empty(), "\n{}", said.join("\n"));
    }
}
