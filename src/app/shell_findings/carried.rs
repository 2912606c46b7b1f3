//! Findings of an earlier text in a newer one, until the newer one has been analysed.

use crate::{
    app::analysis::Item,
    text::{LineIndex, TextRange},
};

/// What of `items`, the findings of `old`, stands in `new` at characters that did not change. They come without their
/// fixes: whether those still fit only an analysis can say.
pub fn over(old: &str, items: &[Item], new: &str) -> Vec<Item> {
    if items.is_empty() {
        return Vec::new();
    }
    let (head, tail) = common(old, new);
    let index = LineIndex::new(new);
    let behind = old.len() - tail;
    let moved = |range: TextRange| {
        if range.to() <= head {
            Some(range)
        } else if range.from() >= behind {
            let shift = |at: usize| at - behind + (new.len() - tail);
            Some(TextRange::new(shift(range.from()), shift(range.to())))
        } else {
            None
        }
    };
    let shown = |item: &Item| {
        let range = moved(item.range)?;
        let place = index.position(new, range.start);
        Some(Item {
            range,
            place: (place.line, place.column),
            units: (index.editor_offset(new, range.start), index.editor_offset(new, range.end)),
            fixes: Vec::new(),
            ..item.clone()
        })
    };
    items.iter().filter_map(shown).collect()
}

/// How many bytes two texts have in common at their start, and behind that at their end; whole characters.
fn common(old: &str, new: &str) -> (usize, usize) {
    let head = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let head = (0..=head).rev().find(|&n| old.is_char_boundary(n) && new.is_char_boundary(n)).unwrap_or(0);
    let (rest_old, rest_new) = (&old[head..], &new[head..]);
    let tail = rest_old.bytes().rev().zip(rest_new.bytes().rev()).take_while(|(a, b)| a == b).count();
    let whole =
        |n: &usize| rest_old.is_char_boundary(rest_old.len() - n) && rest_new.is_char_boundary(rest_new.len() - n);
    (head, (0..=tail).rev().find(whole).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use proptest::prelude::*;

    fn items(text: &str, words: &[&str]) -> Vec<Item> {
        let at = |word: &str| {
            let start = text.find(word).expect("in the text");
            Item::remark(text, Severity::Info, word.to_owned(), TextRange::new(start, start + word.len()))
        };
        words.iter().map(|w| at(w)).collect()
    }

    #[test]
    fn what_stands_before_and_behind_a_change_is_kept_at_its_characters() {
        let old = "RUN é $a\nRUN $b\nRUN \u{1f600} $c\n";
        let new = "RUN é $a\nRUN x\nRUN y\nRUN \u{1f600} $c\n";
        let kept = over(old, &items(old, &["$a", "$b", "$c"]), new);
        let want = items(new, &["$a", "$c"]);
        assert_eq!(kept, want);
    }

    proptest! {
        #[test]
        fn every_finding_carried_over_marks_the_characters_that_it_was_made_for(
            old in "[ab$é\n]{0,30}", new in "[ab$é\n]{0,30}", at in 0usize..30, len in 0usize..6,
        ) {
            let boundary = |n: usize| (0..=n.min(old.len())).rev().find(|&n| old.is_char_boundary(n)).unwrap_or(0);
            let range = TextRange::new(boundary(at), boundary(at + len));
            let item = Item::remark(&old, Severity::Info, String::new(), range);
            for kept in over(&old, std::slice::from_ref(&item), &new) {
                prop_assert_eq!(kept.range.of(&new), range.of(&old));
                let fresh = Item::remark(&new, Severity::Info, String::new(), kept.range);
                prop_assert_eq!((kept.place, kept.units), (fresh.place, fresh.units));
            }
            prop_assert_eq!(over(&old, std::slice::from_ref(&item), &old), vec![item]);
        }
    }
}
