use plimsoll::stack::Variables;

/// The variables that the Docker client would see; names and values that are no text it could not use either.
pub fn environment() -> Variables {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}
