//! The style sheets are whole: a brace that a merge loses takes the look of all that follows with it.

use std::path::Path;

/// The sheet without its comments and strings.
fn bare(sheet: &str) -> String {
    let mut out = String::new();
    let mut rest = sheet;
    while let Some(at) = rest.find("/*") {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once("*/").expect("a comment ends").1;
    }
    out.push_str(rest);
    out
}

#[test]
fn braces_pair_up_and_nest_no_deeper_than_a_rule_in_a_query() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|e| e != "css") {
            continue;
        }
        seen += 1;
        let sheet = std::fs::read_to_string(&path).expect("UTF-8");
        let mut depth = 0_i32;
        for (number, line) in bare(&sheet).lines().enumerate() {
            for sign in line.chars() {
                depth += i32::from(sign == '{') - i32::from(sign == '}');
                assert!((0..=2).contains(&depth), "{}: line {} or one before it", path.display(), number + 1);
            }
        }
        assert_eq!(depth, 0, "{} ends inside of a block", path.display());
    }
    assert!(seen >= 2, "the sheets are looked at");
}
