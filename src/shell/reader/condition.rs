//! `[ ... ]` and `[[ ... ]]`.
//!
//! To a shell `[` is a command like any other; a strict reader knows its grammar and refuses what does not follow
//! it.

use super::{DEPTH_LIMIT, Place, Reader};
use crate::shell::{CommandKind, Word};
use crate::text::TextRange;

/// A test being read.
struct Test {
    /// Whether it is `[[`.
    double: bool,
    words: Vec<Word>,
}

impl Reader<'_> {
    /// Reads the test that starts here.
    pub(super) fn condition(&mut self, place: Place) {
        let start = self.at;
        let number = self.begin_command(place, CommandKind::Test);
        let outer = self.host.replace(number);
        let double = self.ahead(1) == Some(b'[');
        let mut test = Test { double, words: Vec::new() };
        self.test_sign(&mut test, if double { 2 } else { 1 });
        let opened = self.since(start);
        self.test_blanks(&test);
        if !self.at_test_end() && !self.expression(&mut test) {
            self.refuse(opened, "this test does not follow the grammar of tests");
        }
        self.test_blanks(&test);
        if !self.at_test_end() {
            self.refuse(opened, "this test does not end where a `]` with a blank before it should stand");
            // Take what may belong to it.
            while !self.at_test_end() && self.at_word() {
                let word = self.word();
                test.words.push(word);
                self.blanks();
            }
        }
        if self.at_test_end() {
            let len = if self.ahead(1) == Some(b']') { 2 } else { 1 };
            self.test_sign(&mut test, len);
        }
        self.host = outer;
        let redirects = self.redirects();
        let range = self.since(start);
        if let Some(command) = self.script.commands.get_mut(number as usize) {
            command.range = range;
            command.words = test.words;
            command.redirects = redirects;
        }
    }

    /// Takes the next bytes as a word of their own.
    fn test_sign(&mut self, test: &mut Test, len: usize) {
        let start = self.at;
        let end = start + len;
        let word = self.within(end, |r| {
            let mut word = r.regex();
            // `[` at the end of the text, `&&`: whatever the bytes are, they are one word.
            word.range = TextRange::new(start, end);
            word
        });
        self.at = end;
        test.words.push(word);
    }

    fn test_blanks(&mut self, test: &Test) {
        if test.double {
            self.lines();
        } else {
            self.blanks();
        }
    }

    /// Whether `]` or `]]` stands here, at the start of a word.
    fn at_test_end(&self) -> bool {
        self.byte() == Some(b']')
    }

    /// Terms joined by `&&`, `||`, `-a`, `-o`; whether it is well-formed.
    fn expression(&mut self, test: &mut Test) -> bool {
        loop {
            self.steps += 1;
            if !self.term(test) {
                return false;
            }
            self.test_blanks(test);
            let len = match (self.byte(), self.ahead(1), self.ahead(2)) {
                (Some(b'&'), Some(b'&'), _) | (Some(b'|'), Some(b'|'), _) => 2,
                (Some(b'-'), Some(b'a' | b'o'), Some(b)) if b.is_ascii_whitespace() => 2,
                _ => return true,
            };
            self.test_sign(test, len);
            self.test_blanks(test);
        }
    }

    fn term(&mut self, test: &mut Test) -> bool {
        while self.byte() == Some(b'!') && self.ahead(1).is_some_and(|b| b != b'=') {
            self.test_sign(test, 1);
            self.test_blanks(test);
        }
        let open = if self.starts_with("\\(") { 2 } else { usize::from(self.byte() == Some(b'(')) };
        if open > 0 {
            if self.depth >= DEPTH_LIMIT {
                return false;
            }
            self.test_sign(test, open);
            self.test_blanks(test);
            self.depth += 1;
            let well = self.expression(test);
            self.depth -= 1;
            self.test_blanks(test);
            let close = if self.starts_with("\\)") { 2 } else { usize::from(self.byte() == Some(b')')) };
            if well && close > 0 {
                self.test_sign(test, close);
            }
            return well && close > 0;
        }
        let unary = self.unary_len();
        if unary > 0 {
            self.test_sign(test, unary);
            self.test_blanks(test);
            return self.operand(test);
        }
        if !self.operand(test) {
            return false;
        }
        self.test_blanks(test);
        match self.binary_len() {
            0 if !test.double && self.at_quoted_sign() => {
                self.operand(test) && {
                    self.test_blanks(test);
                    self.operand(test)
                }
            }
            0 => true,
            len => {
                let regex = self.starts_with("=~");
                self.test_sign(test, len);
                self.test_blanks(test);
                if regex && !self.at_test_end() {
                    let word = self.regex();
                    test.words.push(word);
                    return true;
                }
                self.operand(test)
            }
        }
    }

    /// A word; whether there is one.
    fn operand(&mut self, test: &mut Test) -> bool {
        if self.at_test_end() || !self.at_word() {
            return false;
        }
        let word = self.word();
        test.words.push(word);
        true
    }

    /// Length of `-f` or its like, if it stands here as a word; 0 if none does.
    fn unary_len(&self) -> usize {
        if self.byte() != Some(b'-') {
            return 0;
        }
        let letters = (1..8).take_while(|n| self.ahead(*n).is_some_and(|b| b.is_ascii_alphabetic())).count();
        let ended = self.ahead(letters + 1).is_none_or(|b| b.is_ascii_whitespace());
        if letters > 0 && ended { letters + 1 } else { 0 }
    }

    /// Whether an operator between two words stands here in quotes.
    fn at_quoted_sign(&self) -> bool {
        let Some(quote @ (b'"' | b'\'')) = self.byte() else { return false };
        let sign: Vec<u8> = (1..5).map_while(|n| self.ahead(n).filter(|b| *b != quote)).collect();
        self.ahead(sign.len() + 1) == Some(quote)
            && matches!(
                sign.as_slice(),
                b"=" | b"=="
                    | b"!="
                    | b"<"
                    | b">"
                    | b"<="
                    | b">="
                    | b"=~"
                    | b"-eq"
                    | b"-ne"
                    | b"-lt"
                    | b"-le"
                    | b"-gt"
                    | b"-ge"
                    | b"-nt"
                    | b"-ot"
                    | b"-ef"
            )
    }

    /// Length of the operator between two words that stands here; 0 if none does.
    fn binary_len(&self) -> usize {
        for sign in ["\\<", "\\>", "==", "!=", "=~", "<=", ">=", "=", "<", ">"] {
            if self.starts_with(sign) {
                return sign.len();
            }
        }
        // A blank behind these may be missing.
        if ["-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef"].iter().any(|sign| self.starts_with(sign)) {
            return 3;
        }
        let joins = matches!((self.byte(), self.ahead(1)), (Some(b'-'), Some(b'a' | b'o')));
        if joins { 0 } else { self.unary_len() }
    }
}
