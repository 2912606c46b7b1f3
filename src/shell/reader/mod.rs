//! The reader: recursive descent over the bytes of the text, with bounded depth, that goes on behind faults.
//!
//! Each construct is read where it stands; nothing is read twice but the inside of backticks, which must be
//! unescaped first, and `$((`, where only its end tells arithmetic from a subshell.
//!
//! A list of commands ends where something stands that cannot start a command. Whoever reads the list knows what
//! it waits for (`then`, `)`, the end of the text); anything else is a fault. Behind a fault the reader passes
//! over what it does not understand until it meets something that an open construct waits for.

mod compound;
mod condition;
mod expand;
mod heredoc;
mod list;
mod simple;

use super::{CommandKind, Compound, Enclosure, Fault, Heredoc, Join, Pipeline, Reach, Redirect, Script};
use crate::text::TextRange;
use heredoc::Pending;

/// How deep constructs may stand in one another; deeper ones are passed over.
const DEPTH_LIMIT: usize = 100;

/// Reads shell text.
pub(super) fn read(text: &str) -> Script {
    Reader::new(text, 0).finish().0
}

struct Reader<'a> {
    text: &'a str,
    /// Where this reading stops: the end of the text, or of the heredoc or arithmetic inside which it reads.
    end: usize,
    at: usize,
    depth: usize,
    script: Script,
    /// How many open constructs wait for each closer.
    open: [u32; Closer::COUNT],
    /// Heredocs whose text follows after the end of the line.
    pending: Vec<Pending>,
    /// The texts of heredocs, by the place of their delimiter.
    documents: Vec<(u32, Heredoc)>,
    /// The innermost open compound.
    inside: Option<u32>,
    /// The command in whose word a substitution is being read.
    host: Option<u32>,
    /// The number of commands and pipelines that a strict reader has seen before it stopped.
    seen: Option<(usize, usize)>,
    /// A word behind the end of a compound, until it is read: how far a strict reader gets hangs on it.
    stray: Option<Stray>,
    /// From here on `((` is not looked at for arithmetic.
    no_arithmetic_behind: Option<usize>,
    /// Steps taken, to show that their number is linear in the length of the text.
    steps: u64,
}

/// A word where none can stand, with what a strict reader has seen before it.
struct Stray {
    range: TextRange,
    reason: &'static str,
    seen: (usize, usize),
}

/// What can end a list of commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closer {
    Then,
    Elif,
    Else,
    Fi,
    Do,
    Done,
    Esac,
    /// `;;`, `;&` or `;;&`
    Arm,
    Brace,
    Parenthesis,
    End,
    /// Something that nothing waits for, of this many bytes; 0 for what may start a command.
    Other(usize),
}

impl Closer {
    const COUNT: usize = 10;

    fn index(self) -> Option<usize> {
        Some(match self {
            Self::Then => 0,
            Self::Elif => 1,
            Self::Else => 2,
            Self::Fi => 3,
            Self::Do => 4,
            Self::Done => 5,
            Self::Esac => 6,
            Self::Arm => 7,
            Self::Brace => 8,
            Self::Parenthesis => 9,
            Self::End | Self::Other(_) => return None,
        })
    }
}

/// Where a command or compound stands in its list.
#[derive(Clone, Copy)]
struct Place {
    join: Join,
    pipeline: u32,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, depth: usize) -> Self {
        Self {
            text,
            end: text.len(),
            at: 0,
            depth,
            script: Script::default(),
            open: [0; Closer::COUNT],
            pending: Vec::new(),
            documents: Vec::new(),
            inside: None,
            host: None,
            seen: None,
            stray: None,
            no_arithmetic_behind: None,
            steps: 0,
        }
    }

    /// Reads the whole text; the second result is the number of steps that it took.
    fn finish(mut self) -> (Script, u64) {
        self.list_until(&[], true, TextRange::default(), "");
        self.settle_stray();
        self.read_heredocs();
        heredoc::attach(&mut self.script, self.documents);
        if let Some((commands, pipelines)) = self.seen {
            self.script.commands.iter_mut().skip(commands).for_each(|c| c.strict = false);
            self.script.pipelines.iter_mut().skip(pipelines).for_each(|p| p.strict = false);
        }
        (self.script, self.steps)
    }

    // Characters.

    fn byte(&self) -> Option<u8> {
        self.ahead(0)
    }

    fn ahead(&self, n: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + n).copied().filter(|_| self.at + n < self.end)
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or("")
    }

    fn starts_with(&self, text: &str) -> bool {
        self.text.as_bytes().get(self.at..self.end).is_some_and(|rest| rest.starts_with(text.as_bytes()))
    }

    fn slice(&self, range: TextRange) -> &'a str {
        range.of(self.text)
    }

    fn since(&self, start: usize) -> TextRange {
        TextRange::new(start, self.at.max(start))
    }

    /// Goes on by one character, whatever it is.
    fn pass_char(&mut self) {
        self.steps += 1;
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    /// Passes blanks and continued lines.
    fn blanks(&mut self) {
        loop {
            self.steps += 1;
            match self.byte() {
                Some(b' ' | b'\t' | b'\r') => self.at += 1,
                Some(b'\\') if self.ahead(1) == Some(b'\n') => self.at += 2,
                _ => break,
            }
        }
    }

    /// Passes blanks, newlines and comments; whether there was a newline. Texts of heredocs come out here.
    fn lines(&mut self) -> bool {
        let mut newline = false;
        loop {
            self.blanks();
            match self.byte() {
                Some(b'\n') => {
                    self.at += 1;
                    newline = true;
                    self.read_heredocs();
                }
                Some(b'#') => {
                    let start = self.at;
                    self.at += self.rest().find('\n').unwrap_or(self.end - self.at);
                    self.steps += (self.at - start) as u64;
                    let range = self.since(start);
                    self.script.comments.push(range);
                }
                _ => return newline,
            }
        }
    }

    // Faults.

    /// Notes a fault. Only the first counts, and only the first that stops a strict reader stops it.
    ///
    /// A fault inside a compound costs the whole text, since the compound is then never complete.
    fn fault(&mut self, range: TextRange, reason: &'static str, reach: Reach) {
        let reach = if reach == Reach::Rest && self.inside.is_some() { Reach::Whole } else { reach };
        if self.script.fault.is_none() {
            self.script.fault = Some(Fault { range, reason, reach });
        }
        if self.seen.is_none() {
            match reach {
                Reach::Whole => self.seen = Some((0, 0)),
                Reach::Rest => self.seen = Some((self.script.commands.len(), self.script.pipelines.len())),
                Reach::Substitution => {}
            }
        }
    }

    /// Notes a word behind the end of a compound. A strict reader takes it in before it finds it out of place: where
    /// the word has no end, the whole text is lost to it.
    fn stray(&mut self, range: TextRange, reason: &'static str) {
        let is_first = self.script.fault.is_none() && self.stray.is_none() && self.inside.is_none();
        let is_word = !self.rest().starts_with(['(', '<', '>', '&', ';', '|', ')', '{', '}', '!']);
        if is_first && is_word && self.is_behind_compound() {
            let seen = (self.script.commands.len(), self.script.pipelines.len());
            self.stray = Some(Stray { range, reason, seen });
        } else {
            self.fault(range, reason, Reach::Rest);
        }
    }

    /// The word that started at `start` has been read.
    fn word_ends(&mut self, start: usize) {
        let Some(at) = self.stray.as_ref().map(|s| s.range.from()).filter(|_| self.inside.is_none()) else { return };
        if start == at || self.text.get(at..start).is_some_and(|between| between.contains([' ', '\t', '\n'])) {
            self.settle_stray();
        }
    }

    fn settle_stray(&mut self) {
        if let Some(stray) = self.stray.take()
            && self.script.fault.is_none()
        {
            self.script.fault = Some(Fault { range: stray.range, reason: stray.reason, reach: Reach::Rest });
            self.seen.get_or_insert(stray.seen);
        }
    }

    /// Whether a compound ends right here, with its redirections.
    fn is_behind_compound(&self) -> bool {
        let end = self.text[..self.at].trim_end_matches([' ', '\t']).len();
        let ends_here = |c: &Compound| {
            let is_command = !matches!(c.kind, Enclosure::Substitution | Enclosure::Backticks | Enclosure::Process);
            is_command && (c.range.to() == end || c.redirects.last().is_some_and(|r| r.range.to() == end))
        };
        let arithmetic =
            self.script.commands.last().is_some_and(|c| c.kind == CommandKind::Arithmetic && c.range.to() == end);
        arithmetic || self.script.compounds.iter().any(ends_here)
    }

    /// Notes that the text as a whole cannot be parsed.
    fn refuse(&mut self, range: TextRange, reason: &'static str) {
        self.fault(range, reason, Reach::Whole);
    }

    // Compounds.

    /// Opens a compound, unless constructs stand too deep in one another.
    fn open(&mut self, kind: Enclosure, start: usize, place: Option<Place>) -> Option<u32> {
        if self.depth >= DEPTH_LIMIT {
            self.refuse(TextRange::at(start), "too many constructs inside one another");
            return None;
        }
        self.depth += 1;
        let number = self.script.compounds.len() as u32;
        self.script.compounds.push(Compound {
            kind,
            range: TextRange::at(start),
            inside: self.inside,
            parent: self.host,
            join: place.map_or(Join::Start, |p| p.join),
            pipeline: place.map(|p| p.pipeline),
            redirects: Vec::new(),
        });
        self.inside = Some(number);
        Some(number)
    }

    /// Closes the innermost compound, which ends here.
    fn close(&mut self, number: u32, redirects: Vec<Redirect>) {
        self.depth -= 1;
        let end = self.at;
        if let Some(compound) = self.script.compounds.get_mut(number as usize) {
            compound.range = TextRange::new(compound.range.from(), end);
            compound.redirects = redirects;
            self.inside = compound.inside;
        }
    }

    /// Opens the pipeline with the next number.
    fn new_pipeline(&mut self, start: usize) -> u32 {
        let number = self.script.pipelines.len() as u32;
        self.script.pipelines.push(Pipeline {
            range: TextRange::at(start),
            pipes: Vec::new(),
            negated: false,
            strict: true,
        });
        number
    }
}

/// The number of steps that reading takes.
#[cfg(test)]
pub(super) fn steps(text: &str) -> u64 {
    Reader::new(text, 0).finish().1
}
