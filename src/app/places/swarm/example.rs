//! The stack that is sized while there is none of the reader's.

/// The name it has as a document.
pub const NAME: &str = "shop.stack.yml";
/// The file.
pub const TEXT: &str = include_str!("../../../../static/examples/shop.stack.yml");

#[cfg(test)]
mod tests {
    #[test]
    fn the_example_gets_a_sound_answer() {
        let input =
            crate::swarm::Input::default().with_stack_files(&[super::TEXT], &crate::stack::Variables::default());
        assert_eq!(input.check(), Ok(()));
        assert_eq!(input.services.len(), 5);
        let answer = crate::swarm::size(&input);
        assert_ne!(answer.worst(), Some(crate::diagnostic::Severity::Error), "{:?}", answer.findings);
    }
}
