use super::{Arguments, Instruction, Keyword, VariableReference, Word, variables};
use crate::text::TextRange;

/// A word in which the build replaces variables.
#[derive(Clone, Debug)]
pub struct ExpandedWord<'i> {
    /// The word, quotes and escapes kept.
    pub text: &'i str,
    place: Place,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    /// The word starts at this byte of the instruction's logical line.
    Line(usize),
    /// It starts at this byte of the document, and quotes mean nothing in it: a heredoc's body.
    Body(usize),
    /// Its bytes can't be told apart in the document: a JSON string with escapes in it.
    Whole(TextRange),
}

impl ExpandedWord<'_> {
    /// The variables it names, each with its place in the document.
    pub fn references(&self, instruction: &Instruction, escape: char) -> Vec<(VariableReference, TextRange)> {
        let found = match self.place {
            Place::Body(_) => variables::references_in_body(self.text),
            _ => variables::references(self.text, escape),
        };
        let place = |at: TextRange| match self.place {
            Place::Line(start) => instruction.source(TextRange::new(start + at.from(), start + at.to())),
            Place::Body(start) => TextRange::new(start + at.from(), start + at.to()),
            Place::Whole(range) => range,
        };
        found.into_iter().map(|reference| (place(reference.at), reference)).map(|(at, r)| (r, at)).collect()
    }
}

/// The words of an instruction in which the build itself replaces variables, in the order in which it does.
///
/// RUN, CMD and ENTRYPOINT leave them to the shell; of RUN only the options of `--mount` are the build's.
pub fn expanded_words<'i>(instruction: &'i Instruction, source: &'i str) -> Vec<ExpandedWord<'i>> {
    let mut words = Vec::new();
    match &instruction.arguments {
        Arguments::Pairs { pairs, .. } => {
            words.extend(pairs.iter().flat_map(|p| [plain(&p.name), plain(&p.value)]));
        }
        Arguments::Arg(declared) => {
            words.extend(declared.iter().filter_map(|a| a.default.as_ref()).map(plain));
        }
        Arguments::Transfer { paths, exec } => {
            let flags = ["chown", "chmod", "checksum"];
            words.extend(flags.iter().filter_map(|name| instruction.flag(name)?.value.as_ref()).map(plain));
            let is_heredoc = |w: &&Word| instruction.heredocs.iter().any(|h| h.marker_at.covers(w.at));
            words.extend(paths.iter().filter(|w| !is_heredoc(w)).map(|w| item(w, *exec)));
            let bodies = instruction.heredocs.iter().filter(|h| h.expand);
            words.extend(bodies.map(|h| ExpandedWord { text: h.body.of(source), place: Place::Body(h.body.from()) }));
        }
        Arguments::List { items, exec } => words.extend(items.iter().map(|w| item(w, *exec))),
        Arguments::Text(Some(text)) if instruction.keyword != Keyword::Maintainer => words.push(plain(text)),
        Arguments::Command(_) if instruction.keyword == Keyword::Run => {
            let mounts = instruction.flags.iter().filter(|f| f.name == "mount");
            words.extend(mounts.flat_map(super::Flag::options).filter_map(|option| {
                let text = option.at.of(&instruction.line.text);
                let value = text.find('=')? + 1;
                let text = text[value..].trim_end_matches('"');
                Some(ExpandedWord { text, place: Place::Line(option.at.from() + value) })
            }));
        }
        _ => {}
    }
    words
}

fn plain(word: &Word) -> ExpandedWord<'_> {
    ExpandedWord { text: &word.text, place: Place::Line(word.at.from()) }
}

/// A word of a list, or a string of a JSON array.
fn item(word: &Word, exec: bool) -> ExpandedWord<'_> {
    if !exec {
        return plain(word);
    }
    let is_verbatim = word.text.len() == word.value.len() + 2;
    let place = if is_verbatim { Place::Line(word.at.from() + 1) } else { Place::Whole(word.range) };
    ExpandedWord { text: &word.value, place }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dockerfile::parse;

    #[test]
    fn the_build_expands_what_it_reads_itself() {
        let text = "FROM a\n\
            ENV a=$b \"c=$d\"\n\
            COPY --chown=$e [\"$f\", \"\\t$g\"]\n\
            COPY <<X --not-a-flag $h\n'$i' $j\nX\n\
            RUN --mount=type=cache,target=$k,id=\"${l}\" echo $m\n\
            CMD echo $n\n\
            ARG o=${p:-$q}\n\
            WORKDIR '$r'$s\n";
        let file = parse(text);
        let named: Vec<(String, &str)> = file
            .instructions
            .iter()
            .flat_map(|i| expanded_words(i, text).into_iter().flat_map(move |w| w.references(i, '\\')))
            .map(|(r, at)| (r.name, at.of(text)))
            .collect();
        let order: String = named.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(order, "bdefghijklpqs");
        for (name, at) in &named {
            assert!(at.contains(name.as_str()) && at.contains('$'), "{name}: {at}");
        }
    }
}
