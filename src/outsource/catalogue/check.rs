use super::{Catalogue, Evidence, Product, Status};
use crate::outsource::{Fact, stack::BoardLayer};
use std::collections::BTreeSet;

/// Everything that is not as it should be in a catalogue; a test keeps the bundled one free of faults.
pub fn faults(catalogue: &Catalogue) -> Vec<String> {
    let mut faults = Vec::new();
    if !is_day(&catalogue.as_of) {
        faults.push(format!("as_of: `{}` is no day", catalogue.as_of));
    }
    for layer in &catalogue.layers {
        let at = format!("layers.{}", layer.id);
        for fact in Fact::ALL {
            match layer.facts.get(fact) {
                None => faults.push(format!("{at}.facts: `{fact}` is missing")),
                Some(record) if record.why.trim().is_empty() => {
                    faults.push(format!("{at}.facts.{fact}: no reason"));
                }
                Some(_) => {}
            }
        }
        let texts = [&layer.name, &layer.what, &layer.export, &layer.standard, &layer.survival, &layer.secrecy];
        if texts.iter().any(|t| t.trim().is_empty()) || layer.run.is_empty() || layer.back_up.is_empty() {
            faults.push(format!("{at}: a text is empty"));
        }
        dated(catalogue, &at, &layer.source, &layer.date, &mut faults);
    }
    let mut ids = BTreeSet::new();
    for product in &catalogue.products {
        if !ids.insert(product.id.as_str()) {
            faults.push(format!("products.{}: stands twice", product.id));
        }
        check_product(catalogue, product, &mut faults);
    }
    let serves = |at: String, layer: BoardLayer, id: &str, faults: &mut Vec<String>| match catalogue.product(id) {
        None => faults.push(format!("{at}: `{id}` is no product")),
        Some(p) if !p.layers.contains(&layer) => faults.push(format!("{at}: `{id}` does not serve {layer}")),
        Some(_) => {}
    };
    for row in &catalogue.board {
        for id in &row.today {
            serves(format!("board.{}", row.id), row.id, id, &mut faults);
            if catalogue.product(id).is_some_and(Product::is_gone) {
                faults.push(format!("board.{}: `{id}` has ended and is shown as today's", row.id));
            }
        }
    }
    for stack in &catalogue.stacks {
        for (layer, choice) in &stack.choices {
            for id in &choice.products {
                serves(format!("stacks.{}.{layer}", stack.id), *layer, id, &mut faults);
            }
        }
    }
    faults
}

fn check_product(catalogue: &Catalogue, product: &Product, faults: &mut Vec<String>) {
    let at = format!("products.{}", product.id);
    dated(catalogue, &at, &product.source, &product.date, faults);
    if product.layers.is_empty() || product.name.trim().is_empty() || product.note.trim().is_empty() {
        faults.push(format!("{at}: name, note or layers are missing"));
    }
    if product.id.bytes().any(|b| !(b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')) {
        faults.push(format!("{at}: an id is lower case, digits and hyphens"));
    }
    if let Some(date) = &product.status_date
        && !is_date(date)
    {
        faults.push(format!("{at}.status_date: `{date}` is no date"));
    }
    if product.status_date.is_none() && product.evidence == Evidence::Strong {
        faults.push(format!("{at}: strong evidence for a status without a date"));
    }
    for id in &product.successors {
        match catalogue.product(id) {
            None => faults.push(format!("{at}.successors: `{id}` is no product")),
            Some(next) if next.is_gone() => faults.push(format!("{at}.successors: `{id}` has ended itself")),
            Some(_) => {}
        }
    }
    for assumption in &product.assumes {
        for id in &assumption.any_of {
            if catalogue.product(id).is_none_or(|p| !p.layers.contains(&assumption.layer)) {
                faults.push(format!("{at}.assumes: `{id}` does not serve {}", assumption.layer));
            }
        }
    }
    if product.talk_2017.is_some() && product.is_gone() && product.status != Status::Ended && product.note.len() < 20 {
        faults.push(format!("{at}: a product of the talk needs its story"));
    }
}

fn dated(catalogue: &Catalogue, at: &str, source: &str, date: &str, faults: &mut Vec<String>) {
    if !source.starts_with("https://") || source.len() < 13 || source.contains(char::is_whitespace) {
        faults.push(format!("{at}.source: `{source}` is no address"));
    }
    if !is_date(date) {
        faults.push(format!("{at}.date: `{date}` is no date"));
    } else if *date > *catalogue.as_of {
        faults.push(format!("{at}.date: {date} lies behind the catalogue's own day, {}", catalogue.as_of));
    }
}

/// Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, digits: usize, range: std::ops::RangeInclusive<u32>| {
        part.len() == digits && part.parse().is_ok_and(|n| range.contains(&n))
    };
    parts.len() <= 3
        && number(parts[0], 4, 1990..=2100)
        && parts.get(1).is_none_or(|p| number(p, 2, 1..=12))
        && parts.get(2).is_none_or(|p| number(p, 2, 1..=31))
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && is_date(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_catalogue_has_no_faults() {
        let faults = faults(Catalogue::bundled());
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn each_kind_of_fault_is_found() {
        let spoilt = |spoil: fn(&mut Catalogue)| {
            let mut catalogue = Catalogue::bundled().clone();
            spoil(&mut catalogue);
            faults(&catalogue).join("\n")
        };
        assert!(spoilt(|c| c.products[0].source = String::new()).contains("no address"));
        assert!(spoilt(|c| c.products[0].date = "soon".to_owned()).contains("no date"));
        assert!(spoilt(|c| c.products[0].date = "2099-01-01".to_owned()).contains("own day"));
        assert!(spoilt(|c| c.products[1].id = c.products[0].id.clone()).contains("twice"));
        assert!(spoilt(|c| c.products[0].successors = vec!["nosuch".to_owned()]).contains("no product"));
        assert!(spoilt(|c| drop(c.layers[0].facts.remove(&Fact::State))).contains("missing"));
        assert!(spoilt(|c| c.layers[0].source = "http://x".to_owned()).contains("no address"));
        assert!(spoilt(|c| c.as_of = "2026".to_owned()).contains("no day"));
        assert!(spoilt(|c| c.board[0].today = vec!["traefik".to_owned()]).contains("does not serve"));
    }
}
