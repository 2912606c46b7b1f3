//! All packages that a RUN installs, whichever manager it uses.

use super::{
    manager::{APK, APT, DNF, YUM, ZYPPER},
    pins::Removed,
    pip,
};
use crate::{
    lint::{Context, RunScript},
    shell::Word,
};

/// The words that name packages, each with whether it is one of the system's and not one of pip's. Packages that the
/// same RUN removes again are left out.
pub(in crate::lint) fn packages<'a>(context: &Context<'_>, run: &'a RunScript<'_>) -> Vec<(&'a Word, bool)> {
    let mut found = Vec::new();
    let removed = Removed::of(run);
    for manager in [&APT, &APK, &YUM, &DNF, &ZYPPER] {
        for install in manager.installs(context, run) {
            let group = install.call.value_of(&["t", "virtual"]).filter(|_| install.call.name() == "apk");
            let is_gone = group.is_some_and(|group| removed.groups.contains(&*group));
            if !is_gone {
                found.extend(install.operands.iter().map(|word| (*word, true)));
            }
        }
    }
    if run.text.text.contains("pip") {
        found.extend(pip::installs(context, run).into_iter().flat_map(|i| i.operands).map(|word| (word, false)));
    }
    found
}
