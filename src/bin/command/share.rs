use super::{
    CLEAN,
    args::{EncodeArgs, ShareArgs},
    complain,
    files::read,
    say, state, write_out,
};
use plimsoll::{
    report,
    share::{Band, Link, Qr, secrets},
    text::LineIndex,
};
use std::path::Path;

/// `plimsoll share`.
pub fn run(args: &ShareArgs) -> Result<u8, String> {
    match args {
        ShareArgs::Encode(args) => encode(args),
        ShareArgs::Decode { link } => decode(link),
    }
}

fn encode(args: &EncodeArgs) -> Result<u8, String> {
    let mut state = state::read(&args.files)?;
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
    report::sign(&mut state);
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
