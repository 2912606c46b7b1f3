//! What stands behind each keyword.

use super::{
    Alias, ArgDeclaration, Arguments, Command, Fault, FaultKind, Healthcheck, Heredoc, Keyword, Pair, Word,
    exec_form::{self, ExecForm},
    ports::is_port,
    variables::malformed,
    words::{open_quote, split_blanks, split_quoted, word},
};
use crate::text::{Derived, TextRange};

/// An instruction's text while its arguments are read.
pub(super) struct Reader<'t> {
    pub source: &'t str,
    pub keyword: Keyword,
    /// The logical line.
    pub line: &'t Derived,
    /// The arguments in it.
    pub at: TextRange,
    pub keyword_range: TextRange,
    pub escape: char,
    pub heredocs: &'t [Heredoc],
    pub faults: &'t mut Vec<Fault>,
}

impl Reader<'_> {
    /// Reads the arguments of all instructions but ONBUILD.
    pub fn read(&mut self) -> Arguments {
        match self.keyword {
            Keyword::From => self.from(),
            Keyword::Run | Keyword::Cmd | Keyword::Entrypoint => self.command(self.at).map_or_else(
                || {
                    // `CMD` with nothing behind it is refused for RUN only when it has no heredoc either.
                    self.missing();
                    Arguments::Command(Command::Shell(self.line.part(self.at)))
                },
                Arguments::Command,
            ),
            Keyword::Shell => self.shell(),
            Keyword::Add | Keyword::Copy => self.transfer(),
            Keyword::Env | Keyword::Label => self.pairs(),
            Keyword::Arg => self.arg(),
            Keyword::Expose | Keyword::Volume => self.list(),
            Keyword::User | Keyword::Workdir | Keyword::Stopsignal | Keyword::Maintainer => self.text(),
            Keyword::Healthcheck => self.healthcheck(),
            Keyword::Onbuild => Arguments::Onbuild(None),
            Keyword::Unknown => Arguments::Unknown,
        }
    }

    fn fault(&mut self, kind: FaultKind, range: TextRange) {
        self.faults.push(Fault { kind, range, anchor: self.keyword_range });
    }

    fn missing(&mut self) {
        self.fault(FaultKind::MissingArguments(self.keyword), self.keyword_range);
    }

    /// Notes what the build stumbles over when it replaces variables: an open quote, a `${...}` that is none.
    fn check_word(&mut self, word: &Word) {
        if let Some(at) = malformed(&word.text, self.escape) {
            let place = TextRange::new(word.at.from() + at.from(), word.at.from() + at.to());
            let kind = FaultKind::Substitution(self.keyword, at.of(&word.text).to_owned());
            self.fault(kind, self.line.source(place));
        }
        if let Some(quote) = open_quote(&word.text, self.escape) {
            self.fault(FaultKind::OpenQuote(self.keyword, quote), word.range);
        }
    }

    fn rest(&self) -> &str {
        self.at.of(&self.line.text)
    }

    fn words(&self) -> Vec<Word> {
        split_blanks(self.line, self.at, self.escape)
    }

    fn from(&mut self) -> Arguments {
        let mut words = self.words().into_iter();
        let Some(image) = words.next() else {
            self.missing();
            return Arguments::From { image: None, alias: None };
        };
        self.check_word(&image);
        let rest: Vec<Word> = words.collect();
        let alias = match rest.as_slice() {
            [] => None,
            [keyword, name] if keyword.text.eq_ignore_ascii_case("as") => {
                Some(Alias { keyword: keyword.clone(), name: name.clone() })
            }
            [first, .., last] | [first @ last] => {
                self.fault(FaultKind::FromArguments, first.range.join(last.range));
                // A name is a name, whatever follows it.
                let is_as = first.text.eq_ignore_ascii_case("as");
                rest.get(1).filter(|_| is_as).map(|name| Alias { keyword: first.clone(), name: name.clone() })
            }
        };
        if let Some(alias) = &alias {
            let name = alias.name.text.to_ascii_lowercase();
            let plain = name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
            if !plain {
                self.fault(FaultKind::StageName(alias.name.text.clone()), alias.name.range);
            }
        }
        Arguments::From { image: Some(image), alias }
    }

    /// The command in `at`; `None` where there is none.
    fn command(&mut self, at: TextRange) -> Option<Command> {
        if at.of(&self.line.text).trim().is_empty() {
            return None;
        }
        Some(match exec_form::read(self.line, at) {
            ExecForm::Strings(words) => Command::Exec(words),
            ExecForm::Mixed => {
                self.fault(FaultKind::NotStrings(self.keyword), self.line.source(at));
                Command::Shell(self.script(at))
            }
            ExecForm::No => Command::Shell(self.script(at)),
        })
    }

    /// What the shell gets to see: a lone heredoc's body, or the text with its heredocs behind it.
    fn script(&self, at: TextRange) -> Derived {
        if let [heredoc] = self.heredocs
            && heredoc.marker_at == at
        {
            return heredoc.text(self.source);
        }
        let mut script = self.line.part(at);
        if let (Some(first), Some(last)) = (self.heredocs.first(), self.heredocs.last()) {
            let end = last.terminator.map_or(last.body.to(), TextRange::to);
            // The line break before the first body belongs to the script.
            let from = self.source[..first.body.from()].rfind('\n').unwrap_or(first.body.from());
            script.push(self.source, TextRange::new(from.max(script.range().to()), end));
        }
        script
    }

    fn shell(&mut self) -> Arguments {
        if self.rest().is_empty() {
            self.missing();
        }
        Arguments::Command(match exec_form::read(self.line, self.at) {
            ExecForm::Strings(words) => {
                if words.is_empty() {
                    self.missing();
                }
                Command::Exec(words)
            }
            other => {
                if !self.rest().is_empty() {
                    let mixed = matches!(other, ExecForm::Mixed);
                    let kind = if mixed { FaultKind::NotStrings(self.keyword) } else { FaultKind::ShellNotExec };
                    self.fault(kind, self.line.source(self.at));
                }
                Command::Shell(self.line.part(self.at))
            }
        })
    }

    fn items(&mut self) -> (Vec<Word>, bool) {
        match exec_form::read(self.line, self.at) {
            ExecForm::Strings(words) => (words, true),
            ExecForm::Mixed => {
                self.fault(FaultKind::NotStrings(self.keyword), self.line.source(self.at));
                (self.words(), false)
            }
            ExecForm::No => (self.words(), false),
        }
    }

    fn transfer(&mut self) -> Arguments {
        let (paths, exec) = self.items();
        match paths.as_slice() {
            [] => self.missing(),
            [only] => self.fault(FaultKind::MissingDestination(self.keyword), only.range),
            [.., last] if self.heredocs.iter().any(|h| h.marker_at == last.at) => {
                self.fault(FaultKind::HeredocDestination(self.keyword), last.range);
            }
            _ => {}
        }
        if !exec {
            for path in &paths {
                self.check_word(path);
            }
        }
        Arguments::Transfer { paths, exec }
    }

    fn list(&mut self) -> Arguments {
        let (items, exec) = if self.keyword == Keyword::Volume { self.items() } else { (self.words(), false) };
        if items.is_empty() {
            self.missing();
        }
        if !exec {
            for item in &items {
                self.check_word(item);
            }
        }
        if self.keyword == Keyword::Expose {
            for item in items.iter().filter(|i| !i.text.contains('$') && !is_port(&i.value)) {
                self.fault(FaultKind::Port(item.value.clone()), item.range);
            }
        }
        Arguments::List { items, exec }
    }

    fn text(&mut self) -> Arguments {
        if self.rest().is_empty() {
            self.missing();
            return Arguments::Text(None);
        }
        let text = word(self.line, self.at, self.escape);
        if self.keyword != Keyword::Maintainer {
            self.check_word(&text);
        }
        Arguments::Text(Some(text))
    }

    fn pairs(&mut self) -> Arguments {
        let words = split_quoted(self.line, self.at, self.escape);
        let Some(first) = words.first() else {
            self.missing();
            return Arguments::Pairs { pairs: Vec::new(), legacy: false };
        };
        if !first.text.contains('=') {
            return self.legacy_pair();
        }
        let mut pairs = Vec::new();
        let mut has_stray = false;
        for item in words {
            self.check_word(&item);
            let Some(equals) = item.text.find('=') else {
                // One such word is enough for the build, and for the reader: the rest mostly belongs to it.
                if !std::mem::replace(&mut has_stray, true) {
                    self.fault(FaultKind::PairWithoutEquals(self.keyword, item.text.clone()), item.range);
                }
                continue;
            };
            if equals == 0 {
                self.fault(FaultKind::PairWithoutName(self.keyword), item.range);
            }
            let at = |from: usize, to: usize| TextRange::new(item.at.from() + from, item.at.from() + to);
            pairs.push(Pair {
                name: word(self.line, at(0, equals), self.escape),
                value: word(self.line, at(equals + 1, item.text.len()), self.escape),
                range: item.range,
            });
        }
        Arguments::Pairs { pairs, legacy: false }
    }

    /// `ENV name the whole rest`.
    fn legacy_pair(&mut self) -> Arguments {
        let rest = self.rest();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let value = end + rest[end..].len() - rest[end..].trim_start().len();
        let at = |from: usize, to: usize| TextRange::new(self.at.from() + from, self.at.from() + to);
        let pair = Pair {
            name: word(self.line, at(0, end), self.escape),
            value: word(self.line, at(value, rest.len()), self.escape),
            range: self.line.source(self.at),
        };
        if pair.value.text.is_empty() {
            self.fault(FaultKind::PairWithoutValue(self.keyword, pair.name.text.clone()), pair.range);
        }
        self.check_word(&pair.name);
        self.check_word(&pair.value);
        Arguments::Pairs { pairs: vec![pair], legacy: true }
    }

    fn arg(&mut self) -> Arguments {
        let words = split_quoted(self.line, self.at, self.escape);
        if words.is_empty() {
            self.missing();
        }
        let mut declared = Vec::new();
        for item in words {
            self.check_word(&item);
            let equals = item.text.find('=');
            if equals == Some(0) {
                self.fault(FaultKind::PairWithoutName(self.keyword), item.range);
            }
            let at = |from: usize, to: usize| TextRange::new(item.at.from() + from, item.at.from() + to);
            declared.push(ArgDeclaration {
                name: word(self.line, at(0, equals.unwrap_or(item.text.len())), self.escape),
                default: equals.map(|n| word(self.line, at(n + 1, item.text.len()), self.escape)),
                range: item.range,
            });
        }
        Arguments::Arg(declared)
    }

    fn healthcheck(&mut self) -> Arguments {
        let rest = self.rest();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let kind = rest[..end].to_owned();
        let start = end + rest[end..].len() - rest[end..].trim_start().len();
        let kind_range = self.line.source(TextRange::new(self.at.from(), self.at.from() + end));
        let command_at = TextRange::new(self.at.from() + start, self.at.to());
        Arguments::Healthcheck(if kind.is_empty() {
            self.missing();
            Healthcheck::Unknown
        } else if kind.eq_ignore_ascii_case("none") {
            if !command_at.is_empty() {
                let range = self.line.source(command_at);
                self.fault(FaultKind::HealthcheckNone, range);
            }
            Healthcheck::None
        } else if kind.eq_ignore_ascii_case("cmd") {
            if let Some(command) = self.command(command_at) {
                if matches!(&command, Command::Exec(words) if words.is_empty()) {
                    self.fault(FaultKind::MissingArguments(self.keyword), kind_range);
                }
                Healthcheck::Command(command)
            } else {
                self.fault(FaultKind::MissingArguments(self.keyword), kind_range);
                Healthcheck::Unknown
            }
        } else {
            self.fault(FaultKind::HealthcheckType(kind), kind_range);
            Healthcheck::Unknown
        })
    }
}
