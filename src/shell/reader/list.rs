//! Lists and pipelines.

use super::{Closer, Place, Reader};
use crate::shell::{Join, Reach};
use crate::text::TextRange;

impl<'a> Reader<'a> {
    /// Reads commands until one of `wanted` stands here, or something that an outer construct waits for; `wanted`
    /// empty means the end of the text. `opened` is what waits: the place of the fault when it waits in vain.
    pub(super) fn list_until(
        &mut self,
        wanted: &[Closer],
        may_be_empty: bool,
        opened: TextRange,
        missing: &'static str,
    ) -> Closer {
        let mut empty = !may_be_empty;
        loop {
            self.steps += 1;
            let found_commands = self.list();
            let closer = self.closer();
            let here = TextRange::new(self.at, self.at + closer_len(closer, self.rest()));
            let top = wanted.is_empty();
            if empty && !found_commands && closer != Closer::End {
                self.refuse(here, "a command must stand here");
            }
            empty = false;
            if wanted.contains(&closer) || (top && closer == Closer::End) {
                return closer;
            }
            if closer == Closer::End {
                self.refuse(opened, missing);
                return closer;
            }
            if closer == Closer::Other(0) {
                self.stray(here, stray(closer));
            } else {
                self.fault(here, stray(closer), Reach::Rest);
            }
            if closer.index().is_some_and(|i| self.open[i] > 0) {
                return closer;
            }
            // Nothing waits for it: pass over it. What may start a command is read as one in the next round.
            if closer != Closer::Other(0) || !found_commands {
                self.at += here.len();
            }
        }
    }

    /// Reads commands until something stands here that cannot start one; whether there were any.
    fn list(&mut self) -> bool {
        let mut join = Join::Start;
        let mut found = false;
        self.lines();
        while self.starts_command() {
            found = true;
            self.and_or(join);
            self.blanks();
            join = Join::Sequence;
            match self.byte() {
                Some(b';') if !matches!(self.ahead(1), Some(b';' | b'&')) => self.at += 1,
                Some(b'&') if !matches!(self.ahead(1), Some(b'&')) => {
                    self.at += 1;
                    join = Join::Background;
                    // `a &; b` is refused by shells but harmless.
                    self.blanks();
                    if self.byte() == Some(b';') && !matches!(self.ahead(1), Some(b';' | b'&')) {
                        self.at += 1;
                    }
                }
                Some(b'\n' | b'#') => {}
                _ => break,
            }
            self.lines();
        }
        found
    }

    /// Whether what stands here can start a command, at the start of a list or behind `&&`.
    fn starts_command(&self) -> bool {
        self.can_be_command() && matches!(self.keyword_closer(), Closer::Other(_))
    }

    /// Whether what stands here can start a command behind `|` or `!`, where no word closes anything.
    pub(super) fn can_be_command(&self) -> bool {
        match self.byte() {
            None | Some(b';' | b'|' | b')' | b'\n') => false,
            Some(b'&') => self.ahead(1) == Some(b'>'),
            Some(_) => true,
        }
    }

    /// Pipelines joined by `&&` and `||`.
    fn and_or(&mut self, mut join: Join) {
        loop {
            self.pipeline(join);
            self.blanks();
            let start = self.at;
            join = match (self.byte(), self.ahead(1)) {
                (Some(b'&'), Some(b'&')) => Join::And,
                (Some(b'|'), Some(b'|')) => Join::Or,
                _ => return,
            };
            self.at += 2;
            let sign = self.since(start);
            self.lines();
            if !self.starts_command() {
                self.refuse(sign, "no command follows");
                return;
            }
        }
    }

    /// Commands joined by `|`.
    fn pipeline(&mut self, join: Join) {
        let start = self.at;
        let pipeline = self.new_pipeline(start);
        let mut place = Place { join, pipeline };
        loop {
            self.bang(pipeline);
            self.command(place);
            let end = self.at;
            self.blanks();
            let pipe = self.at;
            place.join = match (self.byte(), self.ahead(1)) {
                (Some(b'|'), Some(b'&')) => Join::PipeBoth,
                (Some(b'|'), next) if next != Some(b'|') => Join::Pipe,
                _ => {
                    if let Some(p) = self.script.pipelines.get_mut(pipeline as usize) {
                        p.range = TextRange::new(start, end);
                    }
                    return;
                }
            };
            self.at += if place.join == Join::Pipe { 1 } else { 2 };
            let sign = self.since(pipe);
            if let Some(p) = self.script.pipelines.get_mut(pipeline as usize) {
                p.pipes.push(sign);
                p.range = TextRange::new(start, sign.to());
            }
            self.lines();
            if !self.can_be_command() {
                self.refuse(sign, "no command follows");
                return;
            }
        }
    }

    /// `!` signs before a command.
    pub(super) fn bang(&mut self, pipeline: u32) {
        while self.byte() == Some(b'!') {
            let start = self.at;
            self.at += 1;
            self.steps += 1;
            let sign = self.since(start);
            if let Some(p) = self.script.pipelines.get_mut(pipeline as usize) {
                p.negated = !p.negated;
            }
            self.blanks();
            if !self.can_be_command() {
                self.refuse(sign, "no command follows");
                return;
            }
        }
    }

    /// What stands here, if a list cannot go on with it.
    pub(super) fn closer(&self) -> Closer {
        match (self.byte(), self.ahead(1), self.ahead(2)) {
            (None, ..) => Closer::End,
            (Some(b')'), ..) => Closer::Parenthesis,
            (Some(b';'), Some(b';' | b'&'), _) => Closer::Arm,
            (Some(b'&'), Some(b'&'), _) | (Some(b'|'), Some(b'|'), _) => Closer::Other(2),
            (Some(b'&'), Some(b'>'), _) => Closer::Other(0),
            (Some(b';' | b'&' | b'|'), ..) => Closer::Other(1),
            _ => self.keyword_closer(),
        }
    }

    /// The closing keyword that stands here.
    fn keyword_closer(&self) -> Closer {
        if self.byte() == Some(b'}') {
            return Closer::Brace;
        }
        match self.keyword() {
            "then" => Closer::Then,
            "elif" => Closer::Elif,
            "else" => Closer::Else,
            "fi" => Closer::Fi,
            "do" => Closer::Do,
            "done" => Closer::Done,
            "esac" => Closer::Esac,
            _ => Closer::Other(0),
        }
    }

    /// The word of small letters that stands here, if something behind it ends it.
    pub(super) fn keyword(&self) -> &'a str {
        let bytes = self.text.as_bytes().get(self.at..self.end).unwrap_or_default();
        let len = bytes.iter().take(9).take_while(|b| b.is_ascii_lowercase()).count();
        let ended = match bytes.get(len) {
            None => true,
            Some(b'\\') => bytes.get(len + 1) == Some(&b'\n'),
            // `if[ a ]` lacks a blank; readers take it for what it was meant to be.
            Some(b'[') => matches!(&bytes[..len], b"if" | b"elif" | b"while" | b"until"),
            Some(b) => is_blank(*b) || is_operator(*b),
        };
        if ended { self.text.get(self.at..self.at + len).unwrap_or("") } else { "" }
    }

    /// Passes the closer that was found here.
    pub(super) fn pass(&mut self, closer: Closer) {
        self.at += closer_len(closer, self.rest());
    }

    /// Says that a construct waits for these, while `read` runs.
    pub(super) fn waiting<T>(&mut self, closers: &[Closer], read: impl FnOnce(&mut Self) -> T) -> T {
        for i in closers.iter().filter_map(|c| c.index()) {
            self.open[i] += 1;
        }
        let result = read(self);
        for i in closers.iter().filter_map(|c| c.index()) {
            self.open[i] -= 1;
        }
        result
    }
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Whether an unquoted byte ends a word.
pub(super) fn is_operator(byte: u8) -> bool {
    matches!(byte, b';' | b'&' | b'|' | b'(' | b')' | b'<' | b'>')
}

fn closer_len(closer: Closer, rest: &str) -> usize {
    match closer {
        Closer::Then | Closer::Elif | Closer::Else | Closer::Done | Closer::Esac => 4,
        Closer::Arm if rest.starts_with(";;&") => 3,
        Closer::Fi | Closer::Do | Closer::Arm => 2,
        Closer::Brace | Closer::Parenthesis => 1,
        Closer::End => 0,
        Closer::Other(0) => rest.chars().next().map_or(0, char::len_utf8),
        Closer::Other(n) => n,
    }
}

fn stray(closer: Closer) -> &'static str {
    match closer {
        Closer::Then => "`then` without an `if` before it",
        Closer::Elif => "`elif` without an `if` before it",
        Closer::Else => "`else` without an `if` before it",
        Closer::Fi => "`fi` without an `if` before it",
        Closer::Do => "`do` without a loop before it",
        Closer::Done => "`done` without a loop before it",
        Closer::Esac => "`esac` without a `case` before it",
        Closer::Arm => "`;;` outside of `case`",
        Closer::Brace => "`}` without a `{` before it",
        Closer::Parenthesis => "`)` without a `(` before it",
        Closer::Other(0) => "this cannot follow here; `;` or `&&` may be missing",
        Closer::End | Closer::Other(_) => "no command stands before this sign",
    }
}
