use super::{
    Arguments, Comment, Directive, Dockerfile, Fault, FaultKind, Flag, Heredoc, Instruction, Keyword,
    arguments::Reader,
    flags, heredoc,
    lines::{self, Line, Lines, LogicalLine},
    mount,
};
use crate::text::{Derived, TextRange, sort_by};

/// Reads a Dockerfile. Never fails: what a build would refuse is in [`Dockerfile::faults`], and the rest is
/// read all the same.
pub fn parse(source: &str) -> Dockerfile {
    let bom = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut file = Dockerfile { escape: '\\', ..Dockerfile::default() };
    let mut lines = Lines::new(source, bom);
    read_directives(source, &mut lines, &mut file);

    while let Some(first) = lines.next() {
        let text = first.range.of(source).trim_start();
        if text.is_empty() {
            continue;
        }
        if text.starts_with('#') {
            let start = first.range.to() - text.len();
            file.comments.push(Comment { range: TextRange::new(start, first.range.to()), inside: None });
            continue;
        }
        let (escape, index) = (file.escape, file.instructions.len());
        let logical = lines::join(source, first, &mut lines, escape, index, &mut file.comments);
        if logical.joined.text.trim().is_empty() {
            // A continuation, and nothing behind it up to the end of the file.
            let range = TextRange::new(logical.range.from(), first.range.to());
            file.faults.push(Fault { kind: FaultKind::LoneContinuation, range, anchor: range });
        } else {
            let instruction = read_instruction(source, logical, &mut lines, escape, &mut file.faults);
            file.instructions.push(instruction);
        }
    }
    check_order(source, &mut file);
    sort_by(&mut file.faults, |a, b| a.range.start.cmp(&b.range.start));
    file
}

/// Directives stand before everything else; the first line that is none ends them.
fn read_directives(source: &str, lines: &mut Lines<'_>, file: &mut Dockerfile) {
    loop {
        let mut ahead = lines.clone();
        let Some(directive) = ahead.next().and_then(|line| read_directive(source, line)) else { return };
        *lines = ahead;
        file.comments.push(Comment { range: directive.range, inside: None });
        if file.directives.iter().any(|d| d.name == directive.name) {
            let kind = FaultKind::DuplicateDirective(directive.name.clone());
            file.faults.push(Fault { kind, range: directive.range, anchor: directive.range });
        } else if directive.name == "escape" {
            match directive.value.as_str() {
                "`" => file.escape = '`',
                "\\" => file.escape = '\\',
                other => {
                    let kind = FaultKind::EscapeValue(other.to_owned());
                    file.faults.push(Fault { kind, range: directive.value_range, anchor: directive.range });
                }
            }
        }
        file.directives.push(directive);
    }
}

fn read_directive(source: &str, line: Line) -> Option<Directive> {
    let text = line.range.of(source).trim_start();
    let start = line.range.to() - text.len();
    let body = text.strip_prefix('#')?;
    let equals = body.find('=')?;
    let (name, value) = (body[..equals].trim(), body[equals + 1..].trim());
    let lower = name.to_ascii_lowercase();
    if !matches!(lower.as_str(), "syntax" | "escape" | "check") || value.is_empty() {
        return None;
    }
    let place = |part: &str| {
        let at = part.as_ptr() as usize - source.as_ptr() as usize;
        TextRange::new(at, at + part.len())
    };
    Some(Directive {
        name: lower,
        value: value.to_owned(),
        range: TextRange::new(start, line.range.to()),
        name_range: place(name),
        value_range: place(value),
    })
}

/// Reads an instruction and the heredocs behind it.
fn read_instruction(
    source: &str,
    logical: LogicalLine,
    lines: &mut Lines<'_>,
    escape: char,
    faults: &mut Vec<Fault>,
) -> Instruction {
    let head = Head::read(&logical.joined, TextRange::new(0, logical.joined.text.len()), escape);
    let (keyword, arguments) = match head.keyword {
        Keyword::Onbuild => {
            let trigger = Head::read(&logical.joined, head.arguments, escape);
            (trigger.keyword, trigger.arguments)
        }
        keyword => (keyword, head.arguments),
    };
    let mut heredocs = if matches!(keyword, Keyword::Run | Keyword::Copy | Keyword::Add) {
        heredoc::markers(&logical.joined, arguments, escape)
    } else {
        Vec::new()
    };
    let mut range = logical.range;
    range.start = head.keyword_range.start;
    if !heredocs.is_empty() {
        let end = after_line_break(source, logical.range.to());
        let last = heredoc::read_bodies(source, &mut heredocs, lines, end);
        if let Some(last) = last {
            range.end = last.range.end;
        }
        // The first that never ends takes the rest of the file, and with it the ends of the others.
        if let Some(open) = heredocs.iter().find(|h| h.terminator.is_none()) {
            let kind = FaultKind::UnterminatedHeredoc(open.name.clone());
            faults.push(Fault { kind, range: open.marker, anchor: head.keyword_range });
        }
    }
    let mut instruction = head.build(source, &logical.joined, escape, heredocs, faults);
    instruction.range = range;
    instruction.line = logical.joined;
    instruction.blank_lines = logical.blank_lines;
    instruction.lead = logical.range.from();
    instruction
}

fn after_line_break(source: &str, end: usize) -> usize {
    source[end..].find('\n').map_or(source.len(), |n| end + n + 1)
}

/// Keyword, flags and the place of the arguments.
#[derive(Debug)]
struct Head {
    keyword: Keyword,
    keyword_at: TextRange,
    keyword_range: TextRange,
    flags: Vec<Flag>,
    arguments: TextRange,
}

impl Head {
    fn read(line: &Derived, at: TextRange, escape: char) -> Self {
        let text = at.of(&line.text);
        let start = text.len() - text.trim_start().len();
        let end = text[start..]
            .find([' ', '\t', '\r', '\x0b', '\x0c'])
            .map_or(text.trim_end().len().max(start), |n| start + n);
        let keyword_at = TextRange::new(at.from() + start, at.from() + end);
        let keyword = Keyword::read(keyword_at.of(&line.text));
        let (flags, from) = flags::read(line, TextRange::new(keyword_at.to(), at.to()), escape);
        let rest = &line.text[from..at.to()];
        let from = from + rest.len() - rest.trim_start().len();
        let to = from + line.text[from..at.to()].trim_end().len();
        Self { keyword, keyword_at, keyword_range: line.source(keyword_at), flags, arguments: TextRange::new(from, to) }
    }

    /// The instruction, but for its line, which the caller puts in.
    fn build(
        self,
        source: &str,
        line: &Derived,
        escape: char,
        heredocs: Vec<Heredoc>,
        faults: &mut Vec<Fault>,
    ) -> Instruction {
        let keyword_text = self.keyword_at.of(&line.text).to_owned();
        if self.keyword == Keyword::Unknown {
            let kind = FaultKind::UnknownInstruction(keyword_text.clone());
            faults.push(Fault { kind, range: self.keyword_range, anchor: self.keyword_range });
        } else {
            self.check_flags(line, faults);
        }
        let arguments = if self.keyword == Keyword::Onbuild {
            Arguments::Onbuild(self.trigger(source, line, escape, &heredocs, faults))
        } else {
            Reader {
                source,
                keyword: self.keyword,
                line,
                at: self.arguments,
                keyword_range: self.keyword_range,
                escape,
                heredocs: &heredocs,
                faults,
            }
            .read()
        };
        Instruction {
            range: line.range(),
            keyword: self.keyword,
            keyword_range: self.keyword_range,
            keyword_text,
            arguments_at: self.arguments,
            line: Derived::default(),
            flags: self.flags,
            arguments,
            heredocs,
            blank_lines: Vec::new(),
            lead: self.keyword_range.from(),
        }
    }

    fn check_flags(&self, line: &Derived, faults: &mut Vec<Fault>) {
        // The build does not look at the flags of these.
        let is_none = self.keyword == Keyword::Healthcheck
            && self.arguments.of(&line.text).get(..4).is_some_and(|word| word.eq_ignore_ascii_case("none"));
        if is_none || matches!(self.keyword, Keyword::Arg | Keyword::Stopsignal) {
            return;
        }
        let anchor = self.keyword_range;
        let mut seen: Vec<&str> = Vec::new();
        for flag in &self.flags {
            let value = flag.value.as_ref();
            let name = || flag.name.clone();
            let kind = if !flags::known(self.keyword).contains(&flag.name.as_str()) {
                FaultKind::UnknownFlag(self.keyword, name())
            } else if value.map_or(!flags::is_switch(&flag.name), |v| v.text.is_empty() && flags::is_switch(&flag.name))
            {
                FaultKind::FlagWithoutValue(name())
            } else if !flags::is_repeatable(&flag.name) && seen.contains(&flag.name.as_str()) {
                FaultKind::DuplicateFlag(name())
            } else if let Some(wanted) = value.and_then(|v| flags::wanted_value(self.keyword, &flag.name, &v.value)) {
                FaultKind::FlagValue(name(), wanted)
            } else {
                if !seen.contains(&flag.name.as_str()) {
                    seen.push(&flag.name);
                }
                if self.keyword == Keyword::Run && flag.name == "mount" {
                    mount::check(flag, line, anchor, faults);
                }
                continue;
            };
            faults.push(Fault { kind, range: flag.range, anchor });
        }
    }

    /// The instruction behind ONBUILD.
    fn trigger(
        &self,
        source: &str,
        line: &Derived,
        escape: char,
        heredocs: &[Heredoc],
        faults: &mut Vec<Fault>,
    ) -> Option<Box<Instruction>> {
        if self.arguments.is_empty() {
            let kind = FaultKind::MissingArguments(Keyword::Onbuild);
            faults.push(Fault { kind, range: self.keyword_range, anchor: self.keyword_range });
            return None;
        }
        let inner = Self::read(line, self.arguments, escape);
        let keyword = inner.keyword;
        let range = inner.keyword_range;
        if matches!(keyword, Keyword::Onbuild | Keyword::From | Keyword::Maintainer) {
            let kind = FaultKind::OnbuildTrigger(keyword);
            faults.push(Fault { kind, range, anchor: self.keyword_range });
        }
        if keyword == Keyword::Onbuild {
            // A chain of ONBUILD is refused, and reading it would nest without end.
            return None;
        }
        let before = faults.len();
        let mut trigger = inner.build(source, line, escape, heredocs.to_vec(), faults);
        for fault in &mut faults[before..] {
            fault.anchor = self.keyword_range;
        }
        trigger.range = line.source(self.arguments);
        trigger.line = line.clone();
        Some(Box::new(trigger))
    }
}

/// FROM comes first; only ARG may stand before it.
fn check_order(source: &str, file: &mut Dockerfile) {
    let whole = TextRange::at(source.len() - source.trim_start_matches('\u{feff}').len());
    if file.instructions.is_empty() {
        file.faults.push(Fault { kind: FaultKind::Empty, range: whole, anchor: whole });
        return;
    }
    let from = file.instructions.iter().position(|i| i.keyword == Keyword::From);
    let mut early = file.instructions[..from.unwrap_or(file.instructions.len())]
        .iter()
        .filter(|i| !matches!(i.keyword, Keyword::Arg | Keyword::Unknown));
    if let Some(first) = early.next() {
        let kind = FaultKind::BeforeFrom(first.keyword);
        file.faults.push(Fault { kind, range: first.keyword_range, anchor: first.keyword_range });
    } else if from.is_none() {
        let first = file.instructions[0].keyword_range;
        file.faults.push(Fault { kind: FaultKind::NoFrom, range: first, anchor: first });
    }
}
