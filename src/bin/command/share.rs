use super::{
    CLEAN,
    args::{EncodeArgs, ShareArgs},
    complain,
    files::read,
    say, write_out,
};
use plimsoll::{
    share::{Band, Document, DocumentKind, Link, Qr, State, read_state, secrets},
    text::LineIndex,
};
use std::path::{Path, PathBuf};

/// `plimsoll share`.
pub fn run(args: &ShareArgs) -> Result<u8, String> {
    match args {
        ShareArgs::Encode(args) => encode(args),
        ShareArgs::Decode { link } => decode(link),
    }
}

fn encode(args: &EncodeArgs) -> Result<u8, String> {
    let mut state = state(&args.files)?;
    let found = secrets::find(&state);
    if args.redact {
        state = secrets::redact(&state, &found);
    } else {
        for secret in &found {
            let document = &state.documents[secret.document];
            let line = LineIndex::new(&document.text).line(secret.range.start);
            complain(&format!("{}:{line}: looks like {}", document.name, secret.looks_like));
        }
        if !found.is_empty() {
            complain("whoever has the link can read that: take it out, or repeat with --redact");
        }
    }
    let fragment = Link::to_report(state).fragment().map_err(|e| e.to_string())?;
    let link = format!("{}{fragment}", args.base);
    if let Some(path) = &args.qr {
        let code = Qr::of(&link).ok_or("the link is too long for a QR code, which holds 2,953 characters")?;
        write_out(Some(path), &code.svg())?;
    }
    write_out(None, &format!("{link}\n"))?;
    say(&format!("{} characters: {}\n", link.len(), Band::of(link.len()).words()));
    Ok(CLEAN)
}

fn decode(link: &str) -> Result<u8, String> {
    let text = if link == "-" { read(Path::new("-"))?.text } else { link.to_owned() };
    let link = Link::read(&text).map_err(|e| e.to_string())?;
    let json = serde_json::to_string_pretty(&link.state).map_err(|e| e.to_string())?;
    write_out(None, &format!("{json}\n"))?;
    Ok(CLEAN)
}

/// A state from one JSON file, or from files as its documents.
fn state(files: &[PathBuf]) -> Result<State, String> {
    if let [path] = files
        && (path == Path::new("-") || path.extension().is_some_and(|e| e == "json"))
    {
        let input = read(path)?;
        return read_state(&input.text).map_err(|e| format!("{}: {e}", input.name));
    }
    let document = |path: &PathBuf| {
        let input = read(path)?;
        let name = path.file_name().map_or(input.name, |n| n.to_string_lossy().into_owned());
        Ok(Document { kind: DocumentKind::of_file(&name), name, text: input.text })
    };
    Ok(State { documents: files.iter().map(document).collect::<Result<_, String>>()?, ..State::default() })
}
