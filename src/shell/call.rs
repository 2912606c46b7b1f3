use super::{Command, Script, Word, wrappers};
use std::borrow::Cow;

/// A command as a rule sees it: a name and arguments, whatever runs it.
///
/// The same rule serves both views of a [`Script`]: texts, flags and operands follow the view that the call
/// comes from.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    /// The command that it was found in, with its redirections, place and pipeline.
    pub command: &'a Command,
    /// The script that the command belongs to: an inner one for the text of `sh -c`.
    pub script: Option<&'a Script>,
    /// The wrappers that were seen through, outermost first: `["sudo", "env"]`.
    pub through: Vec<&'a str>,
    name: &'a str,
    name_word: &'a Word,
    words: &'a [Word],
    strict: bool,
}

/// A flag among the arguments of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag<'a> {
    /// The argument that holds it; several short flags may share one.
    pub word: &'a Word,
    /// Its name without dashes: one character for a short flag.
    pub name: Cow<'a, str>,
    /// Whether it stands behind a single dash.
    pub short: bool,
    /// What stands behind a `=` in the same word.
    pub value: Option<Cow<'a, str>>,
}

impl<'a> Call<'a> {
    /// The call as hadolint sees it; `None` for a command without words. Where hadolint sees through `exec` and
    /// its like it takes the name from behind it, but the arguments are all words behind the first all the same:
    /// `exec apk add x` is `apk` with the arguments `apk`, `add` and `x`.
    pub(super) fn strict(command: &'a Command) -> Option<Self> {
        let word = wrappers::strict_name(&command.words)?;
        Some(Self::new(command, Vec::new(), word, command.args(), true))
    }

    /// The call as it is written; `None` for a command without words.
    pub(super) fn written(command: &'a Command) -> Option<Self> {
        Some(Self::new(command, Vec::new(), command.words.first()?, command.args(), false))
    }

    /// What the command really runs; `None` for a command without words.
    pub(super) fn effective(script: &'a Script, command: &'a Command) -> Option<Self> {
        let through = command.wrappers.iter().filter_map(|&n| command.words.get(n as usize)?.literal());
        let through = through.map(wrappers::base_name).collect();
        let (name, words) = command.words.get(command.runs as usize..)?.split_first()?;
        let mut call = Self::new(command, through, name, words, false);
        call.name = wrappers::base_name(call.name);
        call.script = Some(script);
        Some(call)
    }

    fn new(command: &'a Command, through: Vec<&'a str>, word: &'a Word, words: &'a [Word], strict: bool) -> Self {
        Self { command, script: None, through, name: word.literal().unwrap_or(""), name_word: word, words, strict }
    }

    /// The name; empty where it is not known, as in `$TOOL install`. In the effective view without its folders.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// The word that names the command.
    pub fn name_word(&self) -> &'a Word {
        self.name_word
    }

    /// The arguments: the words behind the name.
    pub fn args(&self) -> &'a [Word] {
        self.words
    }

    /// The text of a word in this view.
    pub fn text(&self, word: &'a Word) -> Cow<'a, str> {
        if self.strict { word.strict_text() } else { Cow::Borrowed(word.text()) }
    }

    /// The texts of all arguments.
    pub fn texts(&self) -> impl Iterator<Item = Cow<'a, str>> + '_ {
        self.words.iter().map(|w| self.text(w))
    }

    /// Whether an argument has this very text.
    pub fn has_arg(&self, text: &str) -> bool {
        self.words.iter().any(|w| self.text(w) == text)
    }

    /// Whether any argument has one of these texts.
    pub fn has_any_arg(&self, texts: &[&str]) -> bool {
        texts.iter().any(|t| self.has_arg(t))
    }

    /// Whether a flag is given, anywhere among the arguments. A name of one character is looked for among the
    /// letters of `-abc` as well as in `--a`; a longer one in `--name` and `--name=value`.
    pub fn has_flag(&self, name: &str) -> bool {
        self.words.iter().any(|w| {
            let text = self.text(w);
            match split_flag(&text) {
                Some(FlagText::Long(long, _)) => long == name,
                Some(FlagText::Short(letters)) => {
                    is_letter(name) && name.chars().all(|c| self.letters(letters).contains(c))
                }
                None => false,
            }
        })
    }

    /// Whether any of these flags is given.
    pub fn has_any_flag(&self, names: &[&str]) -> bool {
        names.iter().any(|n| self.has_flag(n))
    }

    /// How often a short flag is given: twice in `-qq`.
    pub fn count_flag(&self, letter: char) -> usize {
        self.flags().filter(|f| f.short && f.name.chars().eq([letter])).count()
    }

    /// The flags, in order.
    pub fn flags(&self) -> impl Iterator<Item = Flag<'a>> + '_ {
        self.words.iter().flat_map(|word| {
            let text = self.text(word);
            let mut flags = Vec::new();
            match split_flag(&text) {
                Some(FlagText::Long(name, value)) => flags.push(Flag {
                    word,
                    name: Cow::Owned(name.to_owned()),
                    short: false,
                    value: value.map(|v| Cow::Owned(v.to_owned())),
                }),
                Some(FlagText::Short(letters)) => {
                    let value = letters.split_once('=').map(|(_, v)| v.to_owned());
                    flags.extend(self.letters(letters).chars().map(|c| Flag {
                        word,
                        name: Cow::Owned(c.to_string()),
                        short: true,
                        value: value.clone().map(Cow::Owned),
                    }));
                }
                None => {}
            }
            flags
        })
    }

    /// The arguments that are no flags.
    pub fn operands(&self) -> impl Iterator<Item = &'a Word> + '_ {
        self.words.iter().filter(|w| !self.is_flag(w))
    }

    /// The arguments that are neither flags nor the values of the flags named here, which take theirs from the
    /// next argument.
    pub fn operands_without(&self, with_value: &[&str]) -> impl Iterator<Item = &'a Word> + '_ {
        let mut skip = false;
        let taken: Vec<bool> = self
            .words
            .iter()
            .map(|w| {
                let dropped = skip;
                // To hadolint, the value of one flag may be another one that takes the next word as well.
                skip = (self.strict || !dropped) && self.takes_next(w, with_value);
                dropped
            })
            .collect();
        self.words.iter().zip(taken).filter(|(w, taken)| !taken && !self.is_flag(w)).map(|(w, _)| w)
    }

    /// The value of a flag: `--name value`, `--name=value`, `-n value` or (not in the strict view) `-nvalue`.
    pub fn value_of(&self, names: &[&str]) -> Option<Cow<'a, str>> {
        self.values_of(names).into_iter().next()
    }

    /// The values of every use of a flag; see [`Self::value_of`].
    pub fn values_of(&self, names: &[&str]) -> Vec<Cow<'a, str>> {
        let mut values = Vec::new();
        for (n, word) in self.words.iter().enumerate() {
            let text = self.text(word);
            match split_flag(&text) {
                Some(FlagText::Long(name, Some(value))) if names.contains(&name) => {
                    values.push(Cow::Owned(value.to_owned()));
                }
                _ if self.takes_next(word, names) => {
                    values.extend(self.words.get(n + 1).map(|w| self.text(w)));
                }
                Some(FlagText::Short(letters)) => {
                    let attached = names.iter().filter(|n| is_letter(n)).find_map(|n| letters.strip_prefix(*n));
                    if let Some(value) = attached.filter(|v| !v.is_empty()) {
                        values.push(Cow::Owned(value.strip_prefix('=').unwrap_or(value).to_owned()));
                    }
                }
                _ => {}
            }
        }
        values
    }

    /// Whether a word is a flag: it starts with a dash and is more than dashes.
    pub fn is_flag(&self, word: &Word) -> bool {
        let text = if self.strict { word.strict_text() } else { Cow::Borrowed(word.text()) };
        split_flag(&text).is_some()
    }

    /// Whether the next argument is the value of a flag in this one.
    fn takes_next(&self, word: &Word, with_value: &[&str]) -> bool {
        let text = if self.strict { word.strict_text() } else { Cow::Borrowed(word.text()) };
        match split_flag(&text) {
            Some(FlagText::Long(name, None)) => with_value.contains(&name),
            // Hadolint takes any letter of `-tstable` for a flag, this one included.
            Some(FlagText::Short(letters)) if self.strict => {
                !letters.contains('=') && with_value.iter().any(|n| is_letter(n) && letters.contains(n))
            }
            Some(FlagText::Short(letters)) => with_value.iter().any(|n| is_letter(n) && letters.ends_with(n)),
            _ => false,
        }
    }

    /// The letters of a short flag that count as flags: to hadolint, all of `-y=x`.
    fn letters<'t>(&self, text: &'t str) -> &'t str {
        if self.strict { text } else { text.split('=').next().unwrap_or(text) }
    }
}

/// The effective calls of a script and of those inside it.
pub(super) fn collect_effective<'a>(script: &'a Script, calls: &mut Vec<Call<'a>>) {
    let mut inner = script.inner.iter().peekable();
    for (n, command) in script.commands.iter().enumerate() {
        let Some(call) = Call::effective(script, command) else { continue };
        let outer = calls.len();
        calls.push(call);
        while inner.peek().is_some_and(|i| i.command as usize <= n) {
            let Some(found) = inner.next() else { break };
            let first = calls.len();
            collect_effective(&found.script, calls);
            let through: Vec<&str> = calls[outer].through.iter().copied().chain([calls[outer].name]).collect();
            for call in &mut calls[first..] {
                call.through.splice(0..0, through.iter().copied());
            }
        }
    }
}

enum FlagText<'t> {
    Short(&'t str),
    Long(&'t str, Option<&'t str>),
}

fn split_flag(text: &str) -> Option<FlagText<'_>> {
    match text.strip_prefix("--") {
        Some("") => None,
        Some(long) => Some(match long.split_once('=') {
            Some((name, value)) => FlagText::Long(name, Some(value)),
            None => FlagText::Long(long, None),
        }),
        None => text.strip_prefix('-').filter(|letters| !letters.is_empty()).map(FlagText::Short),
    }
}

fn is_letter(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some() && chars.next().is_none()
}
