use super::shell_text::ShellText;
use crate::stack::Variables;

/// What bears on a report and is in no state. By default nothing is known of it.
#[derive(Debug, Default)]
pub struct Beside {
    /// The variables of stack files.
    pub variables: Variables,
    /// What was found in shell text, where that is looked for by another program.
    pub shell: ShellText,
}
