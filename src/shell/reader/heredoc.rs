//! Heredocs: `<<END`, its text on the lines behind, and the line `END`.

use super::Reader;
use crate::shell::{Command, Heredoc, Redirect, Script, Word};
use crate::text::{TextRange, sort_by};

/// A heredoc whose text follows behind the end of the line.
pub(super) struct Pending {
    delimiter: String,
    quoted: bool,
    tabs: bool,
    sign: TextRange,
    /// The command that it is fed to.
    host: Option<u32>,
}

impl Pending {
    pub(super) fn new(target: &Word, tabs: bool, host: Option<u32>) -> Self {
        Self { delimiter: target.text().to_owned(), quoted: target.is_quoted(), tabs, sign: target.range, host }
    }
}

impl Reader<'_> {
    /// Reads the texts of the heredocs that were announced on the line that ends here.
    pub(super) fn read_heredocs(&mut self) {
        for pending in std::mem::take(&mut self.pending) {
            self.read_heredoc(&pending);
        }
    }

    fn read_heredoc(&mut self, pending: &Pending) {
        let start = self.at;
        let mut line = start;
        let (body_end, end) = loop {
            self.steps += 1;
            if line >= self.end {
                self.refuse(pending.sign, "this heredoc has no end");
                // Shells take the rest of the text for the document.
                break (self.end, self.end);
            }
            let len = self.text.get(line..self.end).and_then(|rest| rest.find('\n')).unwrap_or(self.end - line);
            let next = (line + len + 1).min(self.end);
            self.steps += len as u64;
            let mut text = self.slice(TextRange::new(line, line + len));
            if pending.tabs {
                text = text.trim_start_matches('\t');
            }
            // Blanks behind the delimiter are a mistake that readers see through.
            if text.trim_end_matches([' ', '\t', '\r']) == pending.delimiter {
                break (line, next);
            }
            line = next.max(line + 1);
        };
        if !pending.quoted {
            let outer = std::mem::replace(&mut self.host, pending.host);
            self.within(body_end, Self::expansions_in_document);
            self.host = outer;
        }
        self.at = end;
        let body = TextRange::new(start, body_end);
        let heredoc = Heredoc { delimiter: pending.delimiter.clone(), quoted: pending.quoted, body };
        self.documents.push((pending.sign.start, heredoc));
    }
}

/// Gives the documents, found behind the lines that announce them, to their redirections.
pub(super) fn attach(script: &mut Script, mut documents: Vec<(u32, Heredoc)>) {
    if documents.is_empty() {
        return;
    }
    sort_by(&mut documents, |a, b| a.0.cmp(&b.0));
    let attach = |redirects: &mut Vec<Redirect>| {
        for redirect in redirects {
            if let Ok(n) = documents.binary_search_by_key(&redirect.target.range.start, |d| d.0) {
                redirect.heredoc = Some(documents[n].1.clone());
            }
        }
    };
    let commands = script.commands.iter_mut().map(|Command { redirects, .. }| redirects);
    commands.chain(script.compounds.iter_mut().map(|c| &mut c.redirects)).for_each(attach);
}
