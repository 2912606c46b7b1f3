//! Compound commands: subshells, groups, `if`, loops, `case`, functions.

use super::list::is_operator;
use super::{Closer, DEPTH_LIMIT, Place, Reader};
use crate::shell::{Command, CommandKind, Enclosure, Redirect};
use crate::text::TextRange;

/// Words that open a compound. They are keywords wherever a command may start, behind `|` too.
const OPENERS: &[&str] = &["if", "while", "until", "for", "select", "case", "function", "coproc", "time"];

impl Reader<'_> {
    /// Reads a command or a compound. Something that can be a command must stand here.
    pub(super) fn command(&mut self, place: Place) {
        self.steps += 1;
        let start = self.at;
        let deep = self.depth >= DEPTH_LIMIT;
        match self.byte() {
            Some(b'(' | b'{') if deep => {
                self.refuse(TextRange::new(start, start + 1), "too many constructs inside one another");
                self.at += 1;
            }
            Some(b'(') if self.ahead(1) == Some(b'(') => match self.arithmetic_end(self.at + 2, false) {
                Some(end) => self.arithmetic_command(place, end),
                None => self.enclosed(Enclosure::Subshell, place),
            },
            Some(b'(') => self.enclosed(Enclosure::Subshell, place),
            Some(b'{') => self.enclosed(Enclosure::Group, place),
            Some(b'[') => self.condition(place),
            _ => match OPENERS.iter().find(|k| **k == self.keyword()) {
                Some(_) if deep => self.simple(place),
                Some(&"if") => self.if_(place),
                Some(&keyword @ ("while" | "until")) => self.while_(place, keyword),
                Some(&keyword @ ("for" | "select")) => self.for_(place, keyword),
                Some(&"case") => self.case(place),
                Some(&"function") => self.function_keyword(place),
                Some(&"coproc") => self.coprocess(place),
                Some(&"time") => self.time(place),
                _ => self.simple(place),
            },
        }
    }

    /// Passes `text`, which stands here.
    fn sign(&mut self, text: &str) -> TextRange {
        let start = self.at;
        self.at += text.len();
        self.since(start)
    }

    /// The redirections behind a compound.
    pub(super) fn redirects(&mut self) -> Vec<Redirect> {
        let mut found = Vec::new();
        loop {
            let end = self.at;
            self.blanks();
            let Some(redirect) = self.redirect() else {
                self.at = end;
                return found;
            };
            found.push(redirect);
        }
    }

    /// `( ... )` or `{ ... }`
    fn enclosed(&mut self, kind: Enclosure, place: Place) {
        let start = self.at;
        let Some(number) = self.open(kind, start, Some(place)) else { return self.pass_char() };
        let (sign, closer, missing) = match kind {
            Enclosure::Subshell => ("(", Closer::Parenthesis, "no `)` closes this subshell"),
            _ => ("{", Closer::Brace, "no `}` with a `;` before it closes this group"),
        };
        let opened = self.sign(sign);
        let found = self.waiting(&[closer], |r| r.list_until(&[closer], false, opened, missing));
        if found == closer {
            self.pass(closer);
        }
        let redirects = self.redirects();
        self.close(number, redirects);
    }

    /// A list that is part of a compound.
    fn part(&mut self, kind: Enclosure, wanted: &[Closer], opened: TextRange, missing: &'static str) -> Closer {
        let start = self.at;
        let Some(number) = self.open(kind, start, None) else { return self.list_until(wanted, false, opened, missing) };
        if let Some(c) = self.script.compounds.get_mut(number as usize) {
            // A part stands where its compound stands.
            c.pipeline = None;
        }
        let found = self.list_until(wanted, false, opened, missing);
        self.close(number, Vec::new());
        found
    }

    /// Passes a keyword and a needless `;` behind it.
    fn pass_keyword(&mut self, closer: Closer) {
        self.pass(closer);
        self.blanks();
        if self.byte() == Some(b';') && !matches!(self.ahead(1), Some(b';' | b'&')) {
            self.at += 1;
        }
    }

    fn if_(&mut self, place: Place) {
        let start = self.at;
        let Some(number) = self.open(Enclosure::If, start, Some(place)) else { return self.pass_char() };
        let opened = self.sign("if");
        self.waiting(&[Closer::Then, Closer::Elif, Closer::Else, Closer::Fi], |r| {
            let mut found = r.part(Enclosure::Condition, &[Closer::Then], opened, "no `then` follows this `if`");
            loop {
                let missing = "no `fi` ends this `if`";
                match found {
                    Closer::Then => {
                        r.pass_keyword(found);
                        let wanted = [Closer::Elif, Closer::Else, Closer::Fi];
                        found = r.part(Enclosure::Branch, &wanted, opened, missing);
                    }
                    Closer::Elif => {
                        let at = r.at;
                        r.pass(found);
                        let elif = r.since(at);
                        let missing = "no `then` follows this `elif`";
                        found = r.part(Enclosure::Condition, &[Closer::Then], elif, missing);
                    }
                    Closer::Else => {
                        r.pass_keyword(found);
                        found = r.part(Enclosure::Branch, &[Closer::Fi], opened, missing);
                    }
                    Closer::Fi => {
                        r.pass(found);
                        break;
                    }
                    _ => break,
                }
            }
        });
        let redirects = self.redirects();
        self.close(number, redirects);
    }

    fn while_(&mut self, place: Place, keyword: &str) {
        let start = self.at;
        let Some(number) = self.open(Enclosure::Loop, start, Some(place)) else { return self.pass_char() };
        let opened = self.sign(keyword);
        self.waiting(&[Closer::Do, Closer::Done], |r| {
            let found = r.part(Enclosure::Condition, &[Closer::Do], opened, "no `do` follows this loop's condition");
            r.body(found, opened);
        });
        let redirects = self.redirects();
        self.close(number, redirects);
    }

    /// `do ... done`; `found` is what stands here.
    fn body(&mut self, found: Closer, opened: TextRange) {
        let mut found = found;
        if found == Closer::Do {
            self.pass_keyword(found);
            found = self.part(Enclosure::Body, &[Closer::Done], opened, "no `done` ends this loop");
        }
        if found == Closer::Done {
            self.pass(found);
        }
    }

    fn for_(&mut self, place: Place, keyword: &str) {
        let start = self.at;
        let Some(number) = self.open(Enclosure::Loop, start, Some(place)) else { return self.pass_char() };
        let opened = self.sign(keyword);
        self.blanks();
        if self.byte() == Some(b'(') && keyword == "for" {
            match self.arithmetic_end(self.at + 2, true).filter(|_| self.ahead(1) == Some(b'(')) {
                Some(end) => {
                    if self.slice(TextRange::new(self.at, end)).bytes().filter(|b| *b == b';').count() < 2 {
                        self.refuse(opened, "`for ((` takes three parts with `;` between them");
                    }
                    self.arithmetic_inside(end);
                }
                None => self.refuse(opened, "a variable's name or `((` must follow `for`"),
            }
            self.blanks();
            if self.byte() == Some(b';') {
                self.at += 1;
            }
        } else {
            self.loop_variable(opened);
        }
        self.lines();
        self.waiting(&[Closer::Do, Closer::Done], |r| match r.closer() {
            Closer::Do => r.body(Closer::Do, opened),
            _ if r.byte() == Some(b'{') => {
                let opened = r.sign("{");
                let closer = Closer::Brace;
                let missing = "no `}` ends this loop";
                let found = r.waiting(&[closer], |r| r.part(Enclosure::Body, &[closer], opened, missing));
                if found == closer {
                    r.pass(closer);
                }
            }
            _ => {
                r.refuse(opened, "no `do` follows this loop's words");
                let found = r.list_until(&[Closer::Do, Closer::Done], true, opened, "no `done` ends this loop");
                r.body(found, opened);
            }
        });
        let redirects = self.redirects();
        self.close(number, redirects);
    }

    /// `NAME [in WORDS]` and what ends it.
    fn loop_variable(&mut self, opened: TextRange) {
        // `for $i in` is a common slip that readers let pass.
        if self.byte() == Some(b'$') {
            self.at += 1;
        }
        let name = self.name();
        if name.is_empty() {
            self.refuse(opened, "a variable's name must follow");
        }
        self.lines();
        if self.keyword() == "in" {
            self.at += 2;
            loop {
                self.blanks();
                // `for i in a b do` lacks a `;`, and shells would loop over `do`; nobody means that.
                if self.closer() == Closer::Do {
                    return;
                }
                match self.byte() {
                    Some(b) if !is_operator(b) && b != b'\n' && b != b'#' => self.word_aside(),
                    _ => break,
                }
            }
        }
        self.blanks();
        if self.byte() == Some(b';') && self.ahead(1) != Some(b';') {
            self.at += 1;
        }
    }

    /// A variable's name; empty where none stands.
    fn name(&mut self) -> TextRange {
        let start = self.at;
        if self.byte().is_some_and(|b| !b.is_ascii_digit()) {
            while self.byte().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_') {
                self.at += 1;
            }
        }
        self.since(start)
    }

    fn case(&mut self, place: Place) {
        let start = self.at;
        let Some(number) = self.open(Enclosure::Case, start, Some(place)) else { return self.pass_char() };
        let opened = self.sign("case");
        self.blanks();
        match self.byte() {
            Some(b) if !is_operator(b) && b != b'\n' => self.word_aside(),
            _ => self.refuse(opened, "a word must follow `case`"),
        }
        self.lines();
        if self.keyword() == "in" {
            self.at += 2;
        } else {
            self.refuse(opened, "no `in` follows this `case`");
        }
        self.waiting(&[Closer::Arm, Closer::Esac], |r| r.arms(opened));
        let redirects = self.redirects();
        self.close(number, redirects);
    }

    /// The arms of a `case` up to its `esac`.
    fn arms(&mut self, opened: TextRange) {
        loop {
            self.lines();
            match self.closer() {
                Closer::Esac => return self.pass(Closer::Esac),
                Closer::End => return self.refuse(opened, "no `esac` ends this `case`"),
                _ => {}
            }
            let arm = self.at;
            if !self.patterns() {
                self.refuse(self.since(arm), "a pattern with `)` behind it must stand here");
            }
            self.lines();
            let empty = self.closer();
            let found = if matches!(empty, Closer::Arm | Closer::Esac) {
                empty
            } else {
                let wanted = [Closer::Arm, Closer::Esac];
                self.part(Enclosure::Branch, &wanted, opened, "no `esac` ends this `case`")
            };
            match found {
                Closer::Arm => self.pass(found),
                Closer::Esac => return self.pass(found),
                // Something that an outer construct waits for, or the end.
                _ => return,
            }
            if self.at == arm {
                self.pass_char();
            }
        }
    }

    /// `(a | b)` in front of an arm, the first `(` optional; whether it is as it must be.
    fn patterns(&mut self) -> bool {
        if self.byte() == Some(b'(') {
            self.at += 1;
        }
        loop {
            self.blanks();
            match self.byte() {
                Some(b) if !is_operator(b) && b != b'\n' => self.word_aside(),
                _ => return false,
            }
            self.blanks();
            match self.byte() {
                Some(b'|') => self.at += 1,
                Some(b')') => {
                    self.at += 1;
                    return true;
                }
                _ => return false,
            }
        }
    }

    /// `function name { ... }`
    fn function_keyword(&mut self, place: Place) {
        let start = self.at;
        let opened = self.sign("function");
        self.blanks();
        let name = self.at;
        while self.byte().is_some_and(is_name_byte) {
            self.at += 1;
        }
        if self.at == name {
            // A command of that name.
            self.at = start;
            return self.simple(place);
        }
        self.blanks();
        if self.byte() == Some(b'(') {
            self.at += 1;
            self.blanks();
            if self.byte() == Some(b')') {
                self.at += 1;
            }
        }
        self.function_body(start, opened, place);
    }

    /// The body of a function, behind `()`.
    pub(super) fn function_body(&mut self, start: usize, opened: TextRange, place: Place) {
        self.lines();
        let Some(number) = self.open(Enclosure::Function, start, Some(place)) else { return };
        let inner = Place { pipeline: place.pipeline, join: crate::shell::Join::Start };
        match self.byte() {
            Some(b'(' | b'{') => self.command(inner),
            _ => self.refuse(opened, "`{` or `(` must follow a function's name"),
        }
        self.close(number, Vec::new());
    }

    /// `coproc [NAME] command`
    fn coprocess(&mut self, place: Place) {
        let start = self.at;
        self.sign("coproc");
        self.blanks();
        if !self.can_be_command() {
            self.at = start;
            return self.simple(place);
        }
        let Some(number) = self.open(Enclosure::Coprocess, start, Some(place)) else { return self.simple(place) };
        let name = self.at;
        self.name();
        self.blanks();
        if self.at == name || !matches!(self.byte(), Some(b'{' | b'(')) {
            self.at = name;
        }
        self.command(place);
        self.close(number, Vec::new());
    }

    /// `time [-p] pipeline`
    fn time(&mut self, place: Place) {
        let start = self.at;
        let word = self.sign("time");
        self.blanks();
        let mut options = false;
        while self.byte() == Some(b'-') {
            options = true;
            self.word_aside();
            self.blanks();
        }
        self.bang(place.pipeline);
        if self.can_be_command() && self.depth < DEPTH_LIMIT {
            // Deep only in hostile text (`time time time ...`), but recursion all the same.
            self.depth += 1;
            self.command(place);
            self.depth -= 1;
        } else if options {
            self.refuse(word, "no command follows");
        } else {
            self.at = start;
            self.simple(place);
        }
    }

    /// `(( ... ))`, whose first `)` at the end stands at `end`.
    fn arithmetic_command(&mut self, place: Place, end: usize) {
        let start = self.at;
        let number = self.begin_command(place, CommandKind::Arithmetic);
        self.in_word_of(number, |r| r.arithmetic_inside(end));
        let redirects = self.redirects();
        let range = self.since(start);
        if let Some(command) = self.script.commands.get_mut(number as usize) {
            command.range = range;
            command.redirects = redirects;
        }
    }

    /// Reads `(( ... ))` from its start to its end; `end` is the place of the first `)` of the two.
    pub(super) fn arithmetic_inside(&mut self, end: usize) {
        self.at += 2;
        self.within(end, Self::expansions_only);
        self.at = end + 2;
    }

    /// Takes up a command, to be filled when it is read, so that commands in its words follow it.
    pub(super) fn begin_command(&mut self, place: Place, kind: CommandKind) -> u32 {
        let number = self.script.commands.len() as u32;
        let pipeline = self.script.pipelines.get(place.pipeline as usize);
        self.script.commands.push(Command {
            range: TextRange::at(self.at),
            kind,
            assignments: Vec::new(),
            words: Vec::new(),
            redirects: Vec::new(),
            join: place.join,
            pipeline: place.pipeline,
            negated: pipeline.is_some_and(|p| p.negated),
            inside: self.inside,
            depth: self.depth as u32,
            parent: self.host,
            strict: true,
            wrappers: Vec::new(),
            runs: 0,
        });
        number
    }

    /// Reads with a command as the host of substitutions.
    pub(super) fn in_word_of<T>(&mut self, command: u32, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.host.replace(command);
        let result = read(self);
        self.host = outer;
        result
    }

    /// Reads with another end.
    pub(super) fn within<T>(&mut self, end: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        let end = end.min(self.end);
        let outer = std::mem::replace(&mut self.end, end);
        let result = read(self);
        self.end = outer;
        result
    }
}

/// Whether a byte may stand in a function's name.
pub(super) fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || b"_.:+-/@,^!?".contains(&byte)
}
