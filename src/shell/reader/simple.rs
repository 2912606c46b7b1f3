//! Simple commands, their assignments and redirections.

use super::compound::is_name_byte;
use super::heredoc::Pending;
use super::list::{is_blank, is_operator};
use super::{Place, Reader};
use crate::shell::{Assignment, CommandKind, Reach, Redirect, RedirectKind, Word};
use crate::text::TextRange;

/// Commands whose arguments may be assignments of lists: `declare a=(1 2)`.
const DECLARING: &[&str] = &["declare", "export", "local", "readonly", "typeset"];

impl Reader<'_> {
    /// `A=1 name word > file`
    pub(super) fn simple(&mut self, place: Place) {
        let start = self.at;
        let number = self.begin_command(place, CommandKind::Simple);
        let (mut assignments, mut words, mut redirects) = (Vec::new(), Vec::<Word>::new(), Vec::new());
        let mut end = start;
        let outer = self.host.replace(number);
        loop {
            self.steps += 1;
            self.blanks();
            if let Some(redirect) = self.redirect() {
                redirects.push(redirect);
            } else if !self.at_word() {
                break;
            } else if let Some(assignment) = words.is_empty().then(|| self.assignment()).flatten() {
                assignments.push(assignment);
            } else {
                let mut word = self.word();
                let declares = || words.first().is_some_and(|w| DECLARING.contains(&w.text()));
                if self.byte() == Some(b'(') && word.text().ends_with('=') && declares() {
                    self.list_in_word(&mut word);
                }
                words.push(word);
            }
            if self.at == end {
                // Cannot happen while every branch above goes on; a reader must not hang for all that.
                self.pass_char();
            }
            end = self.at;
        }
        self.at = end;
        self.host = outer;
        self.blanks();
        if self.byte() == Some(b'(')
            && let ([word], [], []) = (words.as_slice(), assignments.as_slice(), redirects.as_slice())
            && self.slice(word.range).bytes().all(is_name_byte)
        {
            return self.function(start, word.range, place);
        }
        self.at = end;
        let range = self.since(start);
        if let Some(command) = self.script.commands.get_mut(number as usize) {
            command.range = range;
            command.assignments = assignments;
            command.words = words;
            command.redirects = redirects;
        }
    }

    /// `name()`: what was begun as a command is a function.
    fn function(&mut self, start: usize, name: TextRange, place: Place) {
        let end = self.at;
        self.at += 1;
        self.blanks();
        if self.byte() == Some(b')') {
            self.at += 1;
            self.script.commands.pop();
            return self.function_body(start, name, place);
        }
        // `f(a) {` is a mistake that readers see through; a call with its arguments in parentheses spoils all; and
        // parentheses that are not closed are not taken for a function's at all.
        let reach = match self.parameters() {
            Some((close, true)) => {
                self.at = close + 1;
                self.script.commands.pop();
                return self.function_body(start, name, place);
            }
            Some(_) => Reach::Whole,
            None => Reach::Rest,
        };
        self.fault(TextRange::new(end, end + 1), "`(` behind a name starts a function, and `)` must follow", reach);
        self.at = end;
        // Read on as if it were a command.
        let word = self.rest_of_word(name);
        if let Some(command) = self.script.commands.last_mut() {
            command.range = name;
            command.words = vec![word];
        }
    }

    /// Where the next `)` of the line stands, and whether a `{` follows it. Looked for once only: behind the first
    /// fault the answer makes no difference.
    fn parameters(&mut self) -> Option<(usize, bool)> {
        if self.seen.is_some() {
            return None;
        }
        let rest = self.rest();
        let len = rest.find([')', '\n']).unwrap_or(rest.len());
        self.steps += len as u64;
        let behind = rest.get(len..)?.strip_prefix(')')?;
        Some((self.at + len, behind.trim_start_matches([' ', '\t']).starts_with('{')))
    }

    /// A word again that has been read before.
    fn rest_of_word(&mut self, range: TextRange) -> Word {
        let at = std::mem::replace(&mut self.at, range.from());
        let word = self.word();
        self.at = at;
        word
    }

    /// Whether a word starts here.
    pub(super) fn at_word(&self) -> bool {
        match self.byte() {
            None | Some(b'\n' | b'#') => false,
            Some(b'<' | b'>') => self.ahead(1) == Some(b'('),
            Some(b) => !is_operator(b) && !is_blank(b),
        }
    }

    /// `NAME=value`, `NAME+=value`, `NAME[index]=value`, `NAME=(a b)`
    fn assignment(&mut self) -> Option<Assignment> {
        let bytes = self.text.as_bytes().get(self.at..self.end)?;
        let len = bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
        if len == 0 || bytes[0].is_ascii_digit() {
            return None;
        }
        let mut n = len;
        if bytes.get(n) == Some(&b'[') {
            n += 1 + bytes[n + 1..].iter().position(|b| *b == b']' || is_blank(*b) || is_operator(*b))?;
            n += usize::from(bytes.get(n) == Some(&b']'));
        }
        if bytes.get(n) == Some(&b'+') {
            n += 1;
        }
        if bytes.get(n) != Some(&b'=') {
            return None;
        }
        let start = self.at;
        let name = self.slice(TextRange::new(start, start + len)).to_owned();
        self.at += n + 1;
        let (mut value, mut list) = (Word { range: TextRange::at(self.at), ..Word::default() }, Vec::new());
        if self.byte() == Some(b'(') {
            list = self.list_of_words();
        } else if self.at_word() || self.byte() == Some(b'#') {
            value = self.word();
        }
        Some(Assignment { range: self.since(start), name, value, list })
    }

    /// `(a b c)` behind `NAME=`.
    fn list_of_words(&mut self) -> Vec<Word> {
        let start = self.at;
        self.at += 1;
        let mut words = Vec::new();
        loop {
            self.lines();
            match self.byte() {
                Some(b')') => {
                    self.at += 1;
                    break;
                }
                Some(_) if self.at_word() => words.push(self.word()),
                _ => {
                    self.refuse(TextRange::new(start, start + 1), "no `)` closes this list");
                    break;
                }
            }
        }
        words
    }

    /// A redirection, if one stands here.
    pub(super) fn redirect(&mut self) -> Option<Redirect> {
        let bytes = self.text.as_bytes().get(self.at..self.end)?;
        let fd = match bytes.first()? {
            b'0'..=b'9' => bytes.iter().take_while(|b| b.is_ascii_digit()).count(),
            b'{' => {
                let name = bytes[1..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
                if name == 0 || bytes.get(name + 1) != Some(&b'}') {
                    return None;
                }
                name + 2
            }
            b'<' | b'>' | b'&' => 0,
            _ => return None,
        };
        let rest = &bytes[fd..];
        let (kind, len) = match rest {
            [b'&', b'>', b'>', ..] if fd == 0 => (RedirectKind::AppendBoth, 3),
            [b'&', b'>', ..] if fd == 0 => (RedirectKind::WriteBoth, 2),
            [b'<' | b'>', b'(', ..] if fd == 0 => return None,
            [b'<', b'<', b'<', ..] => (RedirectKind::HereString, 3),
            [b'<', b'<', b'-', ..] => (RedirectKind::HeredocTabs, 3),
            [b'<', b'<', ..] => (RedirectKind::Heredoc, 2),
            [b'<', b'>', ..] => (RedirectKind::ReadWrite, 2),
            [b'<', b'&', ..] => (RedirectKind::DuplicateRead, 2),
            [b'<', ..] => (RedirectKind::Read, 1),
            [b'>', b'>', ..] => (RedirectKind::Append, 2),
            [b'>', b'&', ..] => (RedirectKind::DuplicateWrite, 2),
            [b'>', b'|', ..] => (RedirectKind::Write, 2),
            [b'>', ..] => (RedirectKind::Write, 1),
            _ => return None,
        };
        let start = self.at;
        self.at += fd;
        let fd = (fd > 0).then(|| self.slice(self.since(start)).to_owned());
        self.at += len;
        let sign = self.since(start);
        let end = self.at;
        self.blanks();
        let mut target = Word { range: TextRange::at(end), ..Word::default() };
        if self.at_word() {
            target = self.word();
        } else {
            self.at = end;
            self.refuse(sign, "nothing stands behind this redirection");
        }
        if matches!(kind, RedirectKind::Heredoc | RedirectKind::HeredocTabs) && !target.range.is_empty() {
            self.pending.push(Pending::new(&target, kind == RedirectKind::HeredocTabs, self.host));
        }
        Some(Redirect { range: self.since(start), fd, kind, target, heredoc: None })
    }

    /// Adds `(a b)`, which stands here, to a word that ends with `=`.
    fn list_in_word(&mut self, word: &mut Word) {
        let start = self.at;
        self.list_of_words();
        let range = self.since(start);
        word.add_list(range, self.slice(range));
    }
}
