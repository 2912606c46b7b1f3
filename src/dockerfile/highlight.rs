use super::{Arguments, Command, Dockerfile, Healthcheck, Instruction, Keyword, VariableReference, references};
use crate::text::{Derived, TextRange};

/// A run of characters of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands in the document.
    pub range: TextRange,
}

/// What a run of characters is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Nothing in particular: arguments and blanks.
    Plain,
    /// A parser directive.
    Directive,
    /// A comment.
    Comment,
    /// An instruction's keyword, `AS`, `CMD` and `NONE`.
    Keyword,
    /// A word that is no instruction.
    Unknown,
    /// A `--flag=value`.
    Flag,
    /// The image of FROM.
    Image,
    /// A name: of a stage, an ARG, an ENV, a LABEL.
    Name,
    /// Text in quotes.
    String,
    /// `$name`, `${name}`.
    Variable,
    /// `&&`, `||`, `|`, `;` in a shell text.
    Operator,
    /// The character that continues a line.
    Continuation,
    /// `<<EOF` and the line that ends it.
    HeredocMarker,
    /// A heredoc's body.
    Heredoc,
}

impl TokenKind {
    /// All kinds, each at the place of its number.
    pub const ALL: [Self; 14] = [
        Self::Plain,
        Self::Directive,
        Self::Comment,
        Self::Keyword,
        Self::Unknown,
        Self::Flag,
        Self::Image,
        Self::Name,
        Self::String,
        Self::Variable,
        Self::Operator,
        Self::Continuation,
        Self::HeredocMarker,
        Self::Heredoc,
    ];

    /// The name that style sheets use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Directive => "directive",
            Self::Comment => "comment",
            Self::Keyword => "keyword",
            Self::Unknown => "unknown",
            Self::Flag => "flag",
            Self::Image => "image",
            Self::Name => "name",
            Self::String => "string",
            Self::Variable => "variable",
            Self::Operator => "operator",
            Self::Continuation => "continuation",
            Self::HeredocMarker => "heredoc-marker",
            Self::Heredoc => "heredoc",
        }
    }
}

/// The tokens of a document. They tile it: each byte belongs to exactly one, in order.
pub fn highlight(file: &Dockerfile, source: &str) -> Vec<Token> {
    let mut canvas = Canvas { kinds: vec![TokenKind::Plain as u8; source.len()] };
    for instruction in &file.instructions {
        paint_instruction(&mut canvas, file, instruction, source);
    }
    for comment in &file.comments {
        canvas.paint(comment.range, TokenKind::Comment);
    }
    for directive in &file.directives {
        canvas.paint(directive.range, TokenKind::Directive);
    }
    canvas.tokens(source)
}

/// One kind a byte: painting over is how the finer wins over the coarser.
struct Canvas {
    kinds: Vec<u8>,
}

impl Canvas {
    fn paint(&mut self, range: TextRange, kind: TokenKind) {
        if let Some(bytes) = self.kinds.get_mut(range.from()..range.to()) {
            bytes.fill(kind as u8);
        }
    }

    /// Paints a range of a logical line, leaving out what stands between its slices.
    fn paint_part(&mut self, line: &Derived, at: TextRange, kind: TokenKind) {
        for slice in line.map.part(at).slices() {
            self.paint(slice, kind);
        }
    }

    fn tokens(&self, source: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut start = 0;
        while start < self.kinds.len() {
            let kind = self.kinds[start];
            let mut end = self.kinds[start..].iter().position(|&k| k != kind).map_or(self.kinds.len(), |n| start + n);
            while !source.is_char_boundary(end) {
                end += 1;
            }
            tokens.push(Token { kind: TokenKind::ALL[kind as usize], range: TextRange::new(start, end) });
            start = end;
        }
        tokens
    }
}

fn paint_instruction(canvas: &mut Canvas, file: &Dockerfile, instruction: &Instruction, source: &str) {
    let line = &instruction.line;
    let mut gap = None;
    for slice in line.map.slices() {
        if let Some(from) = gap {
            paint_continuation(canvas, source, TextRange::new(from, slice.from()), file.escape);
        }
        gap = Some(slice.to());
    }
    if let Some(from) = gap {
        // A continuation with nothing behind it.
        let end = source[from..].find('\n').map_or(source.len(), |n| from + n);
        paint_continuation(canvas, source, TextRange::new(from, end), file.escape);
    }
    paint_parts(canvas, file, instruction);
    for heredoc in &instruction.heredocs {
        canvas.paint(heredoc.marker, TokenKind::HeredocMarker);
        canvas.paint(heredoc.body, TokenKind::Heredoc);
        if let Some(end) = heredoc.terminator {
            canvas.paint(end, TokenKind::HeredocMarker);
        }
    }
}

fn paint_continuation(canvas: &mut Canvas, source: &str, gap: TextRange, escape: char) {
    if gap.of(source).starts_with(escape) {
        canvas.paint(TextRange::new(gap.from(), gap.from() + 1), TokenKind::Continuation);
    }
}

fn paint_parts(canvas: &mut Canvas, file: &Dockerfile, instruction: &Instruction) {
    let line = &instruction.line;
    let known = instruction.keyword != Keyword::Unknown;
    canvas.paint(instruction.keyword_range, if known { TokenKind::Keyword } else { TokenKind::Unknown });
    for flag in &instruction.flags {
        canvas.paint(flag.range, TokenKind::Flag);
    }
    match &instruction.arguments {
        Arguments::From { image, alias } => {
            if let Some(image) = image {
                canvas.paint_part(line, image.at, TokenKind::Image);
            }
            if let Some(alias) = alias {
                canvas.paint_part(line, alias.keyword.at, TokenKind::Keyword);
                canvas.paint_part(line, alias.name.at, TokenKind::Name);
            }
        }
        Arguments::Pairs { pairs, .. } => {
            for pair in pairs {
                canvas.paint_part(line, pair.name.at, TokenKind::Name);
            }
            paint_text(canvas, line, instruction.arguments_at, file.escape, false);
        }
        Arguments::Arg(declared) => {
            for arg in declared {
                canvas.paint_part(line, arg.name.at, TokenKind::Name);
            }
            paint_text(canvas, line, instruction.arguments_at, file.escape, false);
        }
        Arguments::Healthcheck(check) => {
            if !matches!(check, Healthcheck::Unknown) {
                let text = instruction.arguments_text();
                let len = text.find(char::is_whitespace).unwrap_or(text.len());
                let from = instruction.arguments_at.from();
                canvas.paint_part(line, TextRange::new(from, from + len), TokenKind::Keyword);
            }
            let shell = matches!(check, Healthcheck::Command(Command::Shell(_)));
            paint_text(canvas, line, instruction.arguments_at, file.escape, shell);
        }
        Arguments::Onbuild(Some(inner)) => paint_parts(canvas, file, inner),
        Arguments::Unknown => {}
        other => {
            let shell = matches!(other, Arguments::Command(Command::Shell(_)));
            paint_text(canvas, line, instruction.arguments_at, file.escape, shell);
        }
    }
    if matches!(instruction.arguments, Arguments::From { .. }) {
        paint_variables(canvas, line, instruction.arguments_at, file.escape);
    }
}

/// Quoted text, variables and, in a shell text, operators.
fn paint_text(canvas: &mut Canvas, line: &Derived, at: TextRange, escape: char, shell: bool) {
    let text = at.of(&line.text);
    let mut chars = text.char_indices().peekable();
    let place = |from: usize, to: usize| TextRange::new(at.from() + from, at.from() + to);
    while let Some((n, c)) = chars.next() {
        match c {
            '"' | '\'' => {
                let mut end = text.len();
                while let Some((m, d)) = chars.next() {
                    if d == c {
                        end = m + 1;
                        break;
                    }
                    if d == escape && c == '"' {
                        chars.next();
                    }
                }
                canvas.paint_part(line, place(n, end), TokenKind::String);
            }
            '&' | '|' | ';' if shell => canvas.paint_part(line, place(n, n + 1), TokenKind::Operator),
            _ if c == escape => {
                chars.next();
            }
            _ => {}
        }
    }
    paint_variables(canvas, line, at, escape);
}

fn paint_variables(canvas: &mut Canvas, line: &Derived, at: TextRange, escape: char) {
    for VariableReference { at: inner, .. } in references(at.of(&line.text), escape) {
        let place = TextRange::new(at.from() + inner.from(), at.from() + inner.to());
        canvas.paint_part(line, place, TokenKind::Variable);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dockerfile::parse;

    #[test]
    fn tokens_tile_the_text_and_say_what_it_is() {
        let source = "# syntax=x\nFROM a:1 AS b\nRUN x \"q\" && \\\n # c\n y $Z <<E\nbody\nE\n";
        let tokens = highlight(&parse(source), source);
        let text: String = tokens.iter().map(|t| t.range.of(source)).collect();
        assert_eq!(text, source);
        let kind_of = |part: &str| {
            let at = source.find(part).expect("present");
            tokens.iter().find(|t| t.range.contains(at)).map(|t| t.kind.as_str())
        };
        for (part, kind) in [
            ("# syntax", "directive"),
            ("FROM", "keyword"),
            ("a:1", "image"),
            ("AS", "keyword"),
            ("\"q\"", "string"),
            ("&&", "operator"),
            ("\\\n", "continuation"),
            ("# c", "comment"),
            ("$Z", "variable"),
            ("<<E", "heredoc-marker"),
            ("body", "heredoc"),
        ] {
            assert_eq!(kind_of(part), Some(kind), "{part}");
        }
    }
}
