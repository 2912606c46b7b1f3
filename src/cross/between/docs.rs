//! The examples in the documentation of the rules are their tests: the blocks below one heading were entered together.

#[cfg(test)]
mod tests {
    use crate::{
        cross::between::{Answers, DockerfileInput, Rule, StackInput, Where, check, rules},
        diagnostic::{
            Config,
            docs::{Example, examples, markdown},
        },
        lint, outsource,
        stack::{self, Variables},
        swarm,
        text::LineIndex,
    };

    /// Lines with findings of the rule, in the document that is marked.
    fn lines(rule: &Rule, dockerfiles: &[Example], stacks: &[Example], answers: &[Example]) -> Vec<u32> {
        let config = Config::default();
        let linted: Vec<_> = dockerfiles.iter().map(|d| lint::lint(&d.text, &config)).collect();
        let read: Vec<_> = stacks.iter().map(|s| stack::lint(&[&s.text], &Variables::default(), &config)).collect();
        let name = |e: &'static str, example: &Example| example.mark("name").unwrap_or(e).to_owned();
        let names: Vec<String> = dockerfiles.iter().map(|d| name("Dockerfile", d)).collect();
        let dockerfiles: Vec<_> = dockerfiles
            .iter()
            .zip(&linted)
            .zip(&names)
            .map(|((d, analysis), name)| DockerfileInput { name, text: &d.text, analysis })
            .collect();
        let inputs: Vec<_> = stacks
            .iter()
            .zip(&read)
            .map(|(s, analysis)| StackInput { name: "stack.yml", text: &s.text, analysis })
            .collect();
        let answer = |wanted: &str| answers.iter().find(|a| a.mark("name") == Some(wanted));
        let swarms: Vec<_> =
            answer("swarm").iter().map(|a| swarm::Input::from_json(&a.text).expect("answers on the swarm")).collect();
        let catalogue = outsource::Catalogue::bundled();
        let advice = answer("outsource").map(|a| {
            let answers = outsource::Answers::from_json(&a.text, catalogue).expect("answers on outsourcing");
            outsource::advise(catalogue, &answers)
        });
        let answers = Answers { swarms: &swarms, outsource: advice.as_ref() };
        check(&dockerfiles, &inputs, answers, &config)
            .iter()
            .filter(|f| f.finding.rule.code == rule.meta.code)
            .map(|f| {
                assert!(!f.finding.help.is_empty() && !f.finding.why.is_empty(), "{}", f.finding.message);
                let text = match f.place {
                    Where::Dockerfile(n) => dockerfiles[n].text,
                    Where::Stack(n) => inputs[n].text,
                };
                LineIndex::new(text).line(f.finding.range.start)
            })
            .collect()
    }

    #[test]
    fn every_example_does_what_its_marks_say() {
        for rule in rules() {
            let text = markdown(&rule.meta);
            assert_eq!(text.lines().next(), Some(&*format!("# {}", rule.meta.slug)));
            for heading in ["## What it does", "## Why it is bad", "## Example", "## Use instead", "## Fix safety"] {
                assert!(text.lines().any(|l| l == heading), "{}: no heading `{heading}`", rule.meta.code);
            }
            let (mut flagged, mut clean) = (0, 0);
            for section in text.split("\n## ") {
                let [dockerfiles, stacks, answers] =
                    ["dockerfile", "yaml", "json"].map(|language| examples(section, language));
                if stacks.is_empty() {
                    continue;
                }
                let marked = dockerfiles.iter().chain(&stacks).find_map(|e| e.mark("flagged"));
                let want: Vec<u32> =
                    marked.iter().flat_map(|m| m.split(',')).map(|n| n.parse().expect("a line")).collect();
                let got = lines(rule, &dockerfiles, &stacks, &answers);
                assert_eq!(got, want, "{} {section}", rule.meta.code);
                flagged += usize::from(!want.is_empty());
                clean += usize::from(want.is_empty());
            }
            assert!(flagged > 0 && clean > 0, "{}: {flagged} flagged and {clean} clean", rule.meta.code);
        }
    }

    #[test]
    fn any_texts_are_looked_at() {
        for text in
            ["", "\0", "FROM", "services:", "services: {web: {image: }}", "FROM $X\nEXPOSE $P\nVOLUME [\"a\"]\n"]
        {
            let example = |name: &str| Example { marks: vec![format!("name={name}")], text: text.to_owned(), line: 1 };
            for rule in rules() {
                let _ = lines(rule, &[example("web.Dockerfile")], &[example("stack.yml")], &[]);
            }
        }
    }
}
