//! Words: quotes, variables, substitutions, arithmetic, braces, patterns.

use super::list::{is_blank, is_operator};
use super::{Closer, DEPTH_LIMIT, Reader};
use crate::shell::{Enclosure, Part, PartKind, Quote, Reach, Variable, Word, mapping};
use crate::text::{Derived, TextRange};

/// A word being put together.
#[derive(Default)]
pub(super) struct Builder {
    parts: Vec<Part>,
    text: String,
}

impl Builder {
    fn push(&mut self, kind: PartKind, quote: Quote, range: TextRange, text: &str) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        let end = self.text.len() as u32;
        // Characters of one sort that follow one another are one part.
        if let Some(last) = self.parts.last_mut()
            && kind == PartKind::Literal
            && last.kind == PartKind::Literal
            && last.quote == quote
            && quote != Quote::Escape
            && last.range.end == range.start
        {
            last.range.end = range.end;
            last.end = end;
            return;
        }
        self.parts.push(Part { kind, quote, range, start, end });
    }

    /// Makes one part of all parts from the one with this number on.
    fn merge(&mut self, from: usize, kind: PartKind, range: TextRange, text: &str) {
        let start = self.parts.get(from).map_or(self.text.len(), |p| p.start as usize);
        self.parts.truncate(from);
        self.text.truncate(start);
        self.push(kind, Quote::None, range, text);
    }

    fn finish(self, range: TextRange) -> Word {
        Word { range, parts: self.parts, text: self.text }
    }
}

impl Word {
    /// Goes on with a list in parentheses.
    pub(super) fn add_list(&mut self, range: TextRange, text: &str) {
        let mut builder = Builder { parts: std::mem::take(&mut self.parts), text: std::mem::take(&mut self.text) };
        builder.push(PartKind::List, Quote::None, range, text);
        *self = builder.finish(self.range.join(range));
    }
}

/// Where an unquoted run of parts ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    /// At a blank or an operator.
    Word,
    /// At the `}` of `${`.
    Brace,
    /// At the `)` of `@(`.
    Parenthesis,
    /// At a blank: the right side of `=~`, where `(` and `|` belong to the word.
    Regex,
}

impl Reader<'_> {
    /// Reads the word that starts here.
    pub(super) fn word(&mut self) -> Word {
        let start = self.at;
        let word = self.plain_word().unwrap_or_else(|| {
            let mut builder = Builder::default();
            self.parts(&mut builder, Until::Word);
            builder.finish(self.since(start))
        });
        self.word_ends(start);
        word
    }

    /// Reads the word that starts here if none of its characters has a meaning of its own, as in most words.
    fn plain_word(&mut self) -> Option<Word> {
        let start = self.at;
        let bytes = self.text.as_bytes().get(start..self.end)?;
        let plain = |b: &u8| b.is_ascii_alphanumeric() || b"-_./:=,%^~".contains(b);
        let len = bytes.iter().take_while(|b| plain(b)).count();
        if len == 0 || bytes.get(len).is_some_and(|b| !is_blank(*b) && !matches!(b, b';' | b'|' | b'&')) {
            self.steps += 1;
            return None;
        }
        self.at += len;
        self.steps += len as u64;
        let range = self.since(start);
        let text = self.slice(range).to_owned();
        let part = Part { kind: PartKind::Literal, quote: Quote::None, range, start: 0, end: len as u32 };
        Some(Word { range, parts: vec![part], text })
    }

    /// Reads a word for the sake of the substitutions in it.
    pub(super) fn word_aside(&mut self) {
        let start = self.at;
        self.word();
        if self.at == start {
            self.pass_char();
        }
    }

    /// Reads a regular expression behind `=~`.
    pub(super) fn regex(&mut self) -> Word {
        let start = self.at;
        let mut builder = Builder::default();
        self.parts(&mut builder, Until::Regex);
        builder.finish(self.since(start))
    }

    /// Reads parts of a word, up to a sign that ends them; whether that sign was found.
    fn parts(&mut self, builder: &mut Builder, until: Until) -> bool {
        // Open braces: number of their first part, place, and whether a comma or `..` was met.
        let mut braces: Vec<(usize, usize, bool)> = Vec::new();
        let mut parentheses = 0_u32;
        loop {
            self.steps += 1;
            let start = self.at;
            let Some(byte) = self.byte() else { return until == Until::Word || until == Until::Regex };
            match byte {
                b'\\' => self.escape(builder),
                b'\'' => self.single(builder),
                b'"' => self.double(builder, Quote::Double),
                b'$' => self.dollar(builder, Quote::None),
                b'`' => self.backticks(builder, Quote::None),
                b'<' | b'>' if until == Until::Word && self.ahead(1) == Some(b'(') => self.process(builder),
                b'?' | b'*' | b'+' | b'@' | b'!' if until != Until::Brace && self.ahead(1) == Some(b'(') => {
                    self.pattern(builder);
                }
                b'*' | b'?' | b'[' => self.one(builder, PartKind::Glob),
                b'}' if until == Until::Brace => return true,
                b'{' if until == Until::Word => {
                    braces.push((builder.parts.len(), start, false));
                    // A part of its own, so that a merge can begin with it.
                    self.at += 1;
                    builder.parts.push(Part {
                        kind: PartKind::Literal,
                        quote: Quote::None,
                        range: self.since(start),
                        start: builder.text.len() as u32,
                        end: builder.text.len() as u32 + 1,
                    });
                    builder.text.push('{');
                }
                b'}' if until == Until::Word => self.end_braces(builder, &mut braces),
                b',' | b'.' if !braces.is_empty() => {
                    if byte == b',' || self.ahead(1) == Some(b'.') {
                        // Only the outermost pair makes a part.
                        if let Some(outermost) = braces.first_mut() {
                            outermost.2 = true;
                        }
                    }
                    self.one(builder, PartKind::Literal);
                }
                b'(' if until == Until::Parenthesis || until == Until::Regex => {
                    parentheses += 1;
                    self.one(builder, PartKind::Literal);
                }
                b')' if until == Until::Parenthesis || until == Until::Regex => {
                    if parentheses == 0 {
                        return true;
                    }
                    parentheses -= 1;
                    self.one(builder, PartKind::Literal);
                }
                b'|' if until == Until::Regex => self.one(builder, PartKind::Literal),
                _ if until == Until::Regex && is_blank(byte) && parentheses > 0 && byte != b'\n' => {
                    self.one(builder, PartKind::Literal);
                }
                _ if matches!(until, Until::Word | Until::Regex) && (is_blank(byte) || is_operator(byte)) => {
                    return true;
                }
                _ => self.run(builder, until),
            }
        }
    }

    /// One byte that stands for itself or is a glob sign.
    fn one(&mut self, builder: &mut Builder, kind: PartKind) {
        let start = self.at;
        self.at += 1;
        let range = self.since(start);
        builder.push(kind, Quote::None, range, self.slice(range));
    }

    /// Characters without a meaning of their own.
    fn run(&mut self, builder: &mut Builder, until: Until) {
        let start = self.at;
        let bytes = self.text.as_bytes().get(self.at..self.end).unwrap_or_default();
        let len = bytes
            .iter()
            .skip(1)
            .position(|b| match b {
                b'\\' | b'\'' | b'"' | b'$' | b'`' | b'?' | b'*' | b'+' | b'@' | b'!' | b'[' | b'{' | b'}' | b','
                | b'.' => true,
                _ if until == Until::Brace => false,
                _ => is_blank(*b) || is_operator(*b),
            })
            .map_or(bytes.len(), |n| n + 1);
        self.at += len;
        self.steps += len as u64;
        let range = self.since(start);
        builder.push(PartKind::Literal, Quote::None, range, self.slice(range));
    }

    /// `\x`
    fn escape(&mut self, builder: &mut Builder) {
        let start = self.at;
        self.at += 1;
        match self.byte() {
            None => builder.push(PartKind::Literal, Quote::None, self.since(start), "\\"),
            Some(b'\n') => self.at += 1,
            Some(_) => {
                let start = self.at;
                self.pass_char();
                let range = self.since(start);
                builder.push(PartKind::Literal, Quote::Escape, range, self.slice(range));
            }
        }
    }

    /// `' '`
    fn single(&mut self, builder: &mut Builder) {
        let quote = self.at;
        self.at += 1;
        let start = self.at;
        let len = self.rest().find('\'');
        self.at = len.map_or(self.end, |n| start + n);
        self.steps += (self.at - start) as u64;
        let range = self.since(start);
        builder.push(PartKind::Literal, Quote::Single, range, self.slice(range));
        if len.is_some() {
            self.at += 1;
        } else {
            self.refuse(TextRange::new(quote, quote + 1), "no `'` closes this quote");
        }
    }

    /// `" "`, or `$" "` behind its `$`
    fn double(&mut self, builder: &mut Builder, quote: Quote) {
        let opened = self.at;
        self.at += 1;
        let before = builder.parts.len();
        let closed = self.quoted(builder, quote, Some(b'"'));
        if builder.parts.len() == before {
            builder.push(PartKind::Literal, quote, TextRange::at(opened + 1), "");
        }
        if closed {
            self.at += 1;
        } else {
            self.refuse(TextRange::new(opened, opened + 1), "no `\"` closes this quote");
        }
    }

    /// Text in which only `$`, backticks and some backslashes have a meaning, up to `end`; whether it was found.
    fn quoted(&mut self, builder: &mut Builder, quote: Quote, end: Option<u8>) -> bool {
        loop {
            self.steps += 1;
            let start = self.at;
            match self.byte() {
                None => return false,
                byte if byte == end => return true,
                Some(b'$') => self.dollar(builder, quote),
                Some(b'`') => self.backticks(builder, quote),
                Some(b'\\') => match self.ahead(1) {
                    Some(b'\n') => self.at += 2,
                    Some(b'"' | b'\\' | b'$' | b'`') => {
                        self.at += 2;
                        let range = TextRange::new(start + 1, start + 2);
                        builder.push(PartKind::Literal, Quote::Escape, range, self.slice(range));
                    }
                    _ => {
                        self.at += 1;
                        builder.push(PartKind::Literal, quote, self.since(start), "\\");
                    }
                },
                Some(_) => {
                    let bytes = self.text.as_bytes().get(self.at..self.end).unwrap_or_default();
                    let special = |b: &u8| matches!(b, b'$' | b'`' | b'\\') || Some(*b) == end;
                    let len = bytes.iter().position(special).unwrap_or(bytes.len());
                    self.at += len.max(1);
                    self.steps += len as u64;
                    let range = self.since(start);
                    builder.push(PartKind::Literal, quote, range, self.slice(range));
                }
            }
        }
    }

    /// Expansions in a heredoc.
    pub(super) fn expansions_in_document(&mut self) {
        self.quoted(&mut Builder::default(), Quote::Double, None);
    }

    /// Expansions and quotes in arithmetic.
    pub(super) fn expansions_only(&mut self) {
        let mut builder = Builder::default();
        while self.at < self.end {
            if !self.parts(&mut builder, Until::Brace) || self.at < self.end {
                self.pass_char();
            }
        }
    }

    /// `$` and what it begins.
    fn dollar(&mut self, builder: &mut Builder, quote: Quote) {
        let start = self.at;
        let deep = self.depth >= DEPTH_LIMIT;
        match self.ahead(1) {
            Some(b'(' | b'{') if deep => {
                self.refuse(TextRange::new(start, start + 2), "too many constructs inside one another");
                self.at += 2;
                let range = self.since(start);
                builder.push(PartKind::Literal, quote, range, self.slice(range));
            }
            Some(b'(') => {
                let end = if self.ahead(2) == Some(b'(') { self.arithmetic_end(self.at + 3, false) } else { None };
                if let Some(end) = end {
                    self.at += 1;
                    self.depth += 1;
                    self.arithmetic_inside(end);
                    self.depth -= 1;
                    let range = self.since(start);
                    builder.push(PartKind::Arithmetic, quote, range, self.slice(range));
                } else {
                    self.at += 2;
                    self.substituted(builder, quote, start, Enclosure::Substitution, Closer::Parenthesis);
                }
            }
            // ksh's substitution without a subshell.
            Some(b'{') if matches!(self.ahead(2), Some(b' ' | b'\t' | b'\n' | b'|')) => {
                self.at += if self.ahead(2) == Some(b'|') { 3 } else { 2 };
                self.substituted(builder, quote, start, Enclosure::Substitution, Closer::Brace);
            }
            Some(b'{') => {
                self.depth += 1;
                self.braced(builder, quote);
                self.depth -= 1;
            }
            Some(b'[') => self.old_arithmetic(builder, quote),
            Some(b'\'') if quote == Quote::None => self.ansi(builder),
            Some(b'"') if quote == Quote::None => {
                self.at += 1;
                self.double(builder, Quote::Locale);
            }
            Some(b) if b.is_ascii_alphabetic() || b == b'_' => {
                self.at += 1;
                while self.byte().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_') {
                    self.at += 1;
                    self.steps += 1;
                }
                self.variable(builder, quote, start);
            }
            Some(b) if b.is_ascii_digit() || b"@*#?-$!".contains(&b) => {
                self.at += 2;
                self.variable(builder, quote, start);
            }
            _ => {
                self.at += 1;
                builder.push(PartKind::Literal, quote, self.since(start), "$");
            }
        }
    }

    /// Adds `$NAME`, which stands from `start` to here.
    fn variable(&mut self, builder: &mut Builder, quote: Quote, start: usize) {
        let range = self.since(start);
        let text = self.slice(range);
        let name = text.get(1..).unwrap_or("").to_owned();
        let variable = Variable { name, operator: String::new(), argument: TextRange::at(self.at) };
        builder.push(PartKind::Variable(Box::new(variable)), quote, range, text);
    }

    /// `${ ... }`
    fn braced(&mut self, builder: &mut Builder, quote: Quote) {
        let start = self.at;
        self.at += 2;
        let mut operator = String::new();
        // `${#x}` and `${!x}`, but `${#}` and `${!}` are variables themselves.
        if matches!(self.byte(), Some(b'#' | b'!')) && !matches!(self.ahead(1), None | Some(b'}' | b':' | b'%' | b'='))
        {
            operator.push_str(self.slice(TextRange::new(self.at, self.at + 1)));
            self.at += 1;
        }
        let name = self.at;
        if self.byte().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_') {
            while self.byte().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_') {
                self.at += 1;
                self.steps += 1;
            }
        } else if self.byte().is_some_and(|b| b"@*#?-$!".contains(&b)) {
            self.at += 1;
        }
        let name = self.slice(self.since(name)).to_owned();
        let sign = self.at;
        while self.byte().is_some_and(|b| b":-=?+#%/^,@[".contains(&b)) && self.at < sign + 2 {
            self.at += 1;
        }
        operator.push_str(self.slice(self.since(sign)));
        let argument = self.at;
        let closed = self.parts(&mut Builder::default(), Until::Brace);
        let argument = self.since(argument);
        if closed {
            self.at += 1;
        } else {
            self.refuse(TextRange::new(start, start + 2), "no `}` closes this variable");
        }
        let range = self.since(start);
        let variable = Variable { name, operator, argument };
        builder.push(PartKind::Variable(Box::new(variable)), quote, range, self.slice(range));
    }

    /// `$[ ... ]`
    fn old_arithmetic(&mut self, builder: &mut Builder, quote: Quote) {
        let start = self.at;
        let bytes = self.text.as_bytes().get(self.at + 2..self.end).unwrap_or_default();
        // A sum is short; a `]` further off belongs to something else.
        let len = bytes.iter().take(200).position(|b| matches!(b, b']' | b'"' | b'\n')).unwrap_or(bytes.len());
        self.steps += len.min(200) as u64;
        if bytes.get(len) == Some(&b']') {
            self.at += len + 3;
            let range = self.since(start);
            builder.push(PartKind::OldArithmetic, quote, range, self.slice(range));
        } else {
            self.at += 2;
            let range = self.since(start);
            builder.push(PartKind::Literal, quote, range, self.slice(range));
        }
    }

    /// `$' '`
    fn ansi(&mut self, builder: &mut Builder) {
        let opened = self.at;
        self.at += 2;
        let start = self.at;
        let bytes = self.text.as_bytes().get(start..self.end).unwrap_or_default();
        let mut n = 0;
        while n < bytes.len() && bytes[n] != b'\'' {
            n += if bytes[n] == b'\\' { 2 } else { 1 };
        }
        self.steps += n as u64;
        self.at = (start + n).min(self.end);
        let range = self.since(start);
        builder.push(PartKind::Literal, Quote::Ansi, range, self.slice(range));
        if n < bytes.len() {
            self.at += 1;
        } else {
            self.at = self.end;
            self.refuse(TextRange::new(opened, opened + 2), "no `'` closes this quote");
        }
    }

    /// `<( ... )` or `>( ... )`
    fn process(&mut self, builder: &mut Builder) {
        let start = self.at;
        self.at += 2;
        self.substituted(builder, Quote::None, start, Enclosure::Process, Closer::Parenthesis);
    }

    /// The commands of a substitution that was opened at `start`, and what closes it.
    fn substituted(&mut self, builder: &mut Builder, quote: Quote, start: usize, kind: Enclosure, closer: Closer) {
        let opened = self.since(start);
        // Keywords inside have nothing to do with what is open outside.
        let outer = std::mem::take(&mut self.open);
        if let Some(number) = self.open(kind, start, None) {
            let may_be_empty = kind == Enclosure::Substitution;
            let missing = "nothing closes this substitution";
            let found = self.waiting(&[closer], |r| r.list_until(&[closer], may_be_empty, opened, missing));
            if found == closer {
                self.pass(closer);
            }
            self.close(number, Vec::new());
        }
        self.open = outer;
        let range = self.since(start);
        let part = if kind == Enclosure::Process { PartKind::Process } else { PartKind::Substitution };
        builder.push(part, quote, range, self.slice(range));
    }

    /// Backticks. What is inside is read by a reader of its own, once its backslashes are taken away.
    fn backticks(&mut self, builder: &mut Builder, quote: Quote) {
        let start = self.at;
        self.at += 1;
        let mut inside = Derived::default();
        let mut run = self.at;
        let closed = loop {
            self.steps += 1;
            match self.byte() {
                None => break false,
                Some(b'`') => break true,
                Some(b'\\') => {
                    let escapes = match self.ahead(1) {
                        Some(b'`' | b'\\' | b'$') => true,
                        Some(b'"') => quote != Quote::None,
                        _ => false,
                    };
                    if escapes {
                        inside.push(self.text, self.since(run));
                        run = self.at + 1;
                        self.at += 2;
                    } else {
                        self.at += 1;
                    }
                }
                Some(_) => self.at += 1,
            }
        };
        inside.push(self.text, self.since(run));
        if closed {
            self.at += 1;
        } else {
            self.refuse(TextRange::new(start, start + 1), "no backtick closes this substitution");
        }
        if let Some(number) = self.open(Enclosure::Backticks, start, None) {
            self.take_in(&inside);
            self.close(number, Vec::new());
        }
        let range = self.since(start);
        builder.push(PartKind::Backticks, quote, range, self.slice(range));
    }

    /// Reads a text that was taken out of this one, and takes in what it holds.
    fn take_in(&mut self, inside: &Derived) {
        let mut reader = Reader::new(&inside.text, self.depth);
        std::mem::swap(&mut reader.steps, &mut self.steps);
        let (mut read, steps) = reader.finish();
        self.steps = steps;
        mapping::map(&mut read, &|range| inside.source(range));
        if let Some(fault) = read.fault {
            self.fault(fault.range, fault.reason, Reach::Substitution);
        }
        let script = &mut self.script;
        let (commands, compounds, pipelines) =
            (script.commands.len() as u32, script.compounds.len() as u32, script.pipelines.len() as u32);
        let (inside, host) = (self.inside, self.host);
        script.commands.extend(read.commands.into_iter().map(|mut c| {
            c.pipeline += pipelines;
            c.inside = c.inside.map(|i| i + compounds).or(inside);
            c.parent = c.parent.map(|p| p + commands).or(host);
            c
        }));
        script.compounds.extend(read.compounds.into_iter().map(|mut c| {
            c.pipeline = c.pipeline.map(|p| p + pipelines);
            c.inside = c.inside.map(|i| i + compounds).or(inside);
            c.parent = c.parent.map(|p| p + commands).or(host);
            c
        }));
        script.pipelines.extend(read.pipelines);
        script.comments.extend(read.comments);
    }

    /// `@(a|b)` and its like.
    fn pattern(&mut self, builder: &mut Builder) {
        let start = self.at;
        self.at += 2;
        if self.depth >= DEPTH_LIMIT {
            self.refuse(self.since(start), "too many constructs inside one another");
            let range = self.since(start);
            return builder.push(PartKind::Literal, Quote::None, range, self.slice(range));
        }
        self.depth += 1;
        let closed = self.parts(&mut Builder::default(), Until::Parenthesis);
        self.depth -= 1;
        if closed {
            self.at += 1;
        } else {
            self.refuse(TextRange::new(start, start + 2), "no `)` closes this pattern");
        }
        let range = self.since(start);
        builder.push(PartKind::Pattern, Quote::None, range, self.slice(range));
    }

    /// `}` in a word: the end of `{a,b}`, or a brace that stands for itself.
    fn end_braces(&mut self, builder: &mut Builder, braces: &mut Vec<(usize, usize, bool)>) {
        let open = braces.pop();
        self.one(builder, PartKind::Literal);
        // Only the outermost pair makes a part.
        if let Some((part, start, true)) = open.filter(|_| braces.is_empty()) {
            let range = self.since(start);
            builder.merge(part, PartKind::Braces, range, self.slice(range));
        }
    }

    /// Where the `))` of arithmetic starts whose inside begins at `start`; `None` if it is no arithmetic, because
    /// the parentheses do not close together.
    ///
    /// Text with `;` or `{` is none either, but for the three parts of `for ((`.
    pub(super) fn arithmetic_end(&mut self, start: usize, three_parts: bool) -> Option<usize> {
        if self.no_arithmetic_behind.is_some_and(|limit| start >= limit) {
            return None;
        }
        let bytes = self.text.as_bytes().get(..self.end)?;
        let mut depth = 0_usize;
        let mut at = start;
        while let Some(byte) = bytes.get(at) {
            self.steps += 1;
            match byte {
                b'\\' => at += 1,
                b'\'' | b'"' => {
                    let len = bytes[at + 1..].iter().take_while(|b| *b != byte).count();
                    self.steps += len as u64;
                    at += len + 1;
                }
                b';' if !three_parts => return None,
                b'{' if bytes.get(at - 1) != Some(&b'$') => return None,
                b'(' => depth += 1,
                b')' if depth > 0 => depth -= 1,
                b')' => return (bytes.get(at + 1) == Some(&b')')).then_some(at),
                _ => {}
            }
            at += 1;
        }
        // It never closes. Neither does anything that it holds, or the text is broken anyway: don't look again.
        self.no_arithmetic_behind = Some(start);
        None
    }
}
