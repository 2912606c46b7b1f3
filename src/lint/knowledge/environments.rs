//! Names of environments, and the conventions in which such a name is no fault.
//!
//! Sources: the twelve factors (<https://12factor.net/config>), the manuals of the frameworks named below, and usage
//! in public repositories; our own collection, November 2025.

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Environment {
    /// The developer's own machine.
    Local,
    /// Development.
    Development,
    /// Tests.
    Test,
    /// What stands between tests and production.
    Staging,
    /// Production.
    Production,
}

impl Environment {
    /// Whether frameworks have a mode of that name, so that the word alone says little: `production`, `test`,
    /// `development`.
    pub fn is_mode(self) -> bool {
        matches!(self, Self::Production | Self::Test | Self::Development)
    }
}

const NAMES: &[(&str, Environment)] = &[
    ("local", Environment::Local),
    ("dev", Environment::Development),
    ("devel", Environment::Development),
    ("development", Environment::Development),
    ("develop", Environment::Development),
    ("test", Environment::Test),
    ("testing", Environment::Test),
    ("tst", Environment::Test),
    ("ci", Environment::Test),
    ("qa", Environment::Staging),
    ("uat", Environment::Staging),
    ("sit", Environment::Staging),
    ("int", Environment::Staging),
    ("stage", Environment::Staging),
    ("staging", Environment::Staging),
    ("stg", Environment::Staging),
    ("preprod", Environment::Staging),
    ("preproduction", Environment::Staging),
    ("acceptance", Environment::Staging),
    ("acc", Environment::Staging),
    ("sandbox", Environment::Staging),
    ("demo", Environment::Staging),
    ("integration", Environment::Staging),
    ("preview", Environment::Staging),
    ("prod", Environment::Production),
    ("prd", Environment::Production),
    ("production", Environment::Production),
    ("live", Environment::Production),
];

/// The environment that a whole word names, in any case: `prod`, `Staging`, `qa2`.
pub fn named(word: &str) -> Option<Environment> {
    let lower = word.to_ascii_lowercase();
    let plain = lower.trim_end_matches(|c: char| c.is_ascii_digit());
    NAMES.iter().find(|(name, _)| *name == plain).map(|(_, e)| *e)
}

/// The first environment among the words of a text, which are parted by anything but letters and digits, and where
/// small letters turn to capitals: `application-prod.properties`, `appsettings.Production.json`.
pub fn among(text: &str) -> Option<(Environment, &str)> {
    words(text).into_iter().find_map(|word| named(word).map(|e| (e, word)))
}

/// The words of a name.
pub fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
        let mut start = 0;
        let bytes = word.as_bytes();
        for n in 1..bytes.len() {
            if bytes[n].is_ascii_uppercase() && bytes[n - 1].is_ascii_lowercase() {
                words.push(&word[start..n]);
                start = n;
            }
        }
        words.push(&word[start..]);
    }
    words
}

/// Whether a variable tells the program in which environment or mode it runs.
pub fn is_environment_variable(name: &str) -> bool {
    let upper = name.to_ascii_uppercase();
    let parts: Vec<&str> = upper.split('_').collect();
    matches!(parts.last(), Some(&("ENV" | "ENVIRONMENT" | "STAGE" | "PROFILE" | "PROFILES")))
        && !matches!(upper.as_str(), "VIRTUAL_ENV" | "BASH_ENV" | "CONDA_ENV" | "CONDA_DEFAULT_ENV" | "BUILD_STAGE")
        || matches!(
            upper.as_str(),
            "SPRING_PROFILES_ACTIVE"
                | "DJANGO_SETTINGS_MODULE"
                | "DEPLOY_ENV"
                | "STAGE"
                | "ENV"
                | "ENVIRONMENT"
                | "TIER"
                | "TARGET_ENV"
                | "MICRONAUT_ENVIRONMENTS"
                | "QUARKUS_PROFILE"
                | "DEPLOYMENT"
                | "DEPLOYMENT_TARGET"
                | "BUILD_TARGET"
                | "MODE"
                | "APP_MODE"
        )
}

/// Variables of frameworks whose values are modes of the program: `production` means "compiled, quiet, fast".
pub fn is_mode_variable(name: &str) -> bool {
    matches!(
        name,
        "NODE_ENV"
            | "RAILS_ENV"
            | "RACK_ENV"
            | "FLASK_ENV"
            | "MIX_ENV"
            | "ASPNETCORE_ENVIRONMENT"
            | "DOTNET_ENVIRONMENT"
            | "HANAMI_ENV"
            | "GO_ENV"
            | "APP_ENV"
            | "BABEL_ENV"
            | "SYMFONY_ENV"
            | "CAKE_ENV"
            | "YII_ENV"
            | "PHOENIX_ENV"
            | "CRAFT_ENVIRONMENT"
            | "WP_ENV"
    )
}

/// Endings of files that configure a program when it runs.
const RUN_TIME: &[&str] = &[
    "env",
    "json",
    "yml",
    "yaml",
    "properties",
    "ini",
    "toml",
    "conf",
    "cfg",
    "config",
    "xml",
    "cnf",
    "settings",
    "hcl",
    "tfvars",
    "edn",
    "exs",
    "neon",
    "php",
    "py",
    "rb",
    "js",
    "ts",
    "template",
    "tmpl",
    "j2",
    "vars",
    "secrets",
    "pem",
    "crt",
    "key",
    "sql",
];

/// Beginnings of the names of files that configure a build or its tools: there an environment's word is the tool's own.
const BUILD_FILES: &[&str] = &[
    "tsconfig",
    "webpack",
    "babel",
    "package",
    "jest",
    "karma",
    "vite",
    "rollup",
    "gulpfile",
    "gruntfile",
    "requirements",
    "pipfile",
    "poetry",
    "gemfile",
    "composer",
    "constraints",
    "makefile",
    "docker-compose",
    "compose",
    "dockerfile",
    "pytest",
    "phpunit",
    "eslint",
    ".eslint",
    "tslint",
    "cypress",
    "playwright",
    "protractor",
    "nodemon",
    "environment.yml",
    "tox",
    "conda",
    "readme",
    "license",
    "pyproject",
    "metro",
    "tailwind",
    "postcss",
    "codecept",
    "behat",
    "mocha",
    "nyc",
    "localhost",
    "locale",
];

/// Endings of samples, which hold no environment's values.
const SAMPLES: &[&str] = &["example", "sample", "dist", "template", "tmpl", "tpl", "defaults", "default", "j2", "erb"];

/// What a copied file says of an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileRole {
    /// Nothing.
    None,
    /// It is the configuration of one environment.
    Configuration,
    /// It is an `.env` file, whose values are some environment's.
    DotEnv,
    /// It configures a build, or tests.
    Build,
}

/// Reads the path of a copied file or folder; the environment where it names one.
pub fn file_role(path: &str) -> (FileRole, Option<Environment>) {
    let path = path.trim_matches(['"', '\'']).trim_end_matches(['/', '\\']);
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let lower = name.to_ascii_lowercase();
    let folders = path.strip_suffix(name).unwrap_or_default();
    let last = lower.rsplit('.').next().unwrap_or_default();
    if lower.contains('.') && SAMPLES.contains(&last) && !lower.ends_with("-prod.template") {
        return (FileRole::None, None);
    }
    if lower == ".env" || lower.starts_with(".env.") || lower.starts_with(".env-") || lower.starts_with(".env_") {
        return (FileRole::DotEnv, among(&lower[4..]).map(|(e, _)| e));
    }
    if lower.strip_suffix(".env").is_some() {
        return (FileRole::DotEnv, among(name).map(|(e, _)| e).or_else(|| among(folders).map(|(e, _)| e)));
    }
    let is_build = BUILD_FILES.iter().any(|b| lower.starts_with(b))
        || matches!(last, "lock" | "md" | "txt" | "sh" | "go" | "java" | "c" | "rs");
    let in_name = among(name).map(|(e, _)| e);
    // Folders count whole: `config/prod/app.json`, not `production-tools/`.
    let in_folder = folders.split(['/', '\\']).filter(|f| !f.is_empty()).find_map(named);
    let has_no_ending = !lower.trim_start_matches('.').contains('.');
    let Some(environment) = in_name.or(in_folder.filter(|e| *e != Environment::Local)) else {
        return (FileRole::None, None);
    };
    // `local` is part of many paths and names; `application-local.yml` is a developer's.
    let words = words(path);
    let is_local = || {
        let is_settings = words.iter().any(|w| {
            ["config", "conf", "configs", "settings", "env", "envs", "environments"]
                .iter()
                .any(|c| w.eq_ignore_ascii_case(c))
        });
        lower.contains("-local.") || lower.contains(".local.") || (lower.starts_with("local.") && is_settings)
    };
    if environment == Environment::Local && !is_local() {
        return (FileRole::None, None);
    }
    let is_config_path = [
        "config",
        "conf",
        "configs",
        "configuration",
        "settings",
        "env",
        "envs",
        "environments",
        "environment",
        "deploy",
        "deployment",
        "profiles",
        "etc",
        "secrets",
        "values",
    ]
    .iter()
    .any(|w| words.iter().any(|p| p.eq_ignore_ascii_case(w)));
    if is_build {
        return (FileRole::Build, Some(environment));
    }
    if has_no_ending {
        // `test/`, `local/` and `dev/` are folders of every project; `config/prod` is not.
        let role = if is_config_path { FileRole::Configuration } else { FileRole::None };
        return (role, Some(environment));
    }
    let is_archive = matches!(last, "gz" | "tgz" | "zip" | "tar") && is_config_path;
    let is_run_time = RUN_TIME.contains(&last) || is_archive;
    // Fixtures of tests, and scripts of a language that only a folder called `test` makes suspicious.
    let is_code = matches!(last, "php" | "py" | "rb" | "js" | "ts" | "sql" | "key" | "crt" | "pem");
    let is_test = matches!(environment, Environment::Test | Environment::Local);
    let is_weak = (!is_config_path && (in_name.is_none() || is_code)) || (is_test && is_code);
    match () {
        () if !is_run_time || is_weak => (FileRole::None, Some(environment)),
        () => (FileRole::Configuration, Some(environment)),
    }
}

/// Public hosts that bear the word of an environment in their names.
const PUBLIC_HOSTS: &[&str] = &[
    "test.pypi.org",
    "dev.mysql.com",
    "dev.azure.com",
    "live.sysinternals.com",
    "pkgs.dev.azure.com",
    "dev.to",
    "deno.dev",
    "go.dev",
    "web.dev",
    "pkg.dev",
];

/// Endings of the names of hosts that one network alone knows.
const PRIVATE_SUFFIXES: &[&str] = &[
    ".local",
    ".lan",
    ".corp",
    ".internal",
    ".intranet",
    ".intra",
    ".home",
    ".private",
    ".localdomain",
    ".consul",
    ".svc",
];

/// What a host says of where the image can run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostRole {
    /// An address that one network alone has.
    Private,
    /// A name that bears an environment's.
    Environment(Environment),
}

/// Reads a host name or address; `None` for public hosts, for single names such as `db`, and for the container itself.
pub fn host_role(host: &str) -> Option<HostRole> {
    let host = host.to_ascii_lowercase();
    let host = host.trim_end_matches('.');
    if !host.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    if host.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        let numbers: Vec<u16> = host.split('.').filter_map(|n| n.parse().ok().filter(|n| *n < 256)).collect();
        return match numbers.as_slice() {
            [10, _, _, _] | [192, 168, _, _] => Some(HostRole::Private),
            [172, second, _, _] if (16..32).contains(second) => Some(HostRole::Private),
            _ => None,
        };
    }
    if !host.contains('.') || PUBLIC_HOSTS.iter().any(|p| is_at(host, p)) {
        // A single name is one of Docker's networks, unless it says where it stands: `staging-db`.
        let is_numbered = host.contains('-')
            && among(host).is_some_and(|(e, _)| !matches!(e, Environment::Local | Environment::Test));
        return is_numbered.then(|| among(host).map(|(e, _)| HostRole::Environment(e))).flatten();
    }
    if host == "host.docker.internal"
        || host.ends_with(".docker.internal")
        || host == "metadata.google.internal"
        || host == "localhost.localdomain"
    {
        return None;
    }
    // Documentation and tests use these.
    let labels: Vec<&str> = host.split('.').collect();
    let labels = &labels[..labels.len() - 1];
    let (registrable, front) = labels.split_last()?;
    let whole = front.iter().find_map(|l| among(l)).map(|(e, _)| e);
    let part = registrable.contains('-').then(|| among(registrable).map(|(e, _)| e)).flatten();
    // A build server is no environment: `ci.example.com`.
    let is_build_server = words(host).contains(&"ci");
    let named = whole.or(part).filter(|e| *e != Environment::Local && !(is_build_server && *e == Environment::Test));
    if let Some(environment) = named {
        return Some(HostRole::Environment(environment));
    }
    let is_inside = front.iter().any(|l| matches!(*l, "internal" | "intranet" | "intra" | "corp"));
    (is_inside || PRIVATE_SUFFIXES.iter().any(|s| host.ends_with(s))).then_some(HostRole::Private)
}

/// Whether a host is a domain or lies in it.
fn is_at(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|front| front.is_empty() || front.ends_with('.'))
}

/// The hosts in a text: of addresses with a scheme, behind `@`, and where the whole text is one.
pub fn hosts(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    if !text.bytes().any(|b| matches!(b, b'.' | b':')) {
        return found;
    }
    let end =
        |t: &str| t.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))).unwrap_or(t.len());
    for (at, _) in text.match_indices("://") {
        let rest = &text[at + 3..];
        let authority = &rest[..rest.find(['/', '?', '#', '"', '\'', ' ', ',']).unwrap_or(rest.len())];
        let host = authority.rsplit_once('@').map_or(authority, |(_, h)| h);
        found.push(&host[..end(host)]);
    }
    if found.is_empty() {
        for word in text.split([' ', ',', ';', '=', '"', '\'']) {
            // `host`, `host:port`, and `@tcp(host:port)` of Go's database addresses.
            let word = word.rsplit_once("tcp(").map_or(word, |(_, h)| h);
            let host = &word[..end(word)];
            let rest = &word[host.len()..];
            let is_port =
                rest.is_empty() || rest.strip_prefix(':').is_some_and(|p| p.starts_with(|c: char| c.is_ascii_digit()));
            let is_host = host.contains('.') && !host.starts_with('.') && host.split('.').all(|l| !l.is_empty());
            let has_file_ending = host.rsplit('.').next().is_some_and(|e| {
                RUN_TIME.contains(&e) || matches!(e, "jar" | "war" | "log" | "txt" | "md" | "sh" | "html" | "so" | "db")
            });
            let is_address = host.bytes().all(|b| b.is_ascii_digit() || b == b'.') && host.split('.').count() == 4;
            if is_port && ((is_host && !has_file_ending && !host.contains('_')) || is_address) {
                found.push(host);
            }
        }
    }
    found
}

/// The first host of a text that one network or environment alone has. `plain`: the whole text may be a host's name.
pub fn one_network_host(text: &str, plain: bool) -> Option<(&str, HostRole)> {
    hosts(text)
        .into_iter()
        .chain(
            plain
                .then_some(text)
                .filter(|t| t.contains('-') && t.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')),
        )
        .find_map(|host| {
            host_role(host)
                .filter(|r| host.contains('.') || text.contains("://") || is_named(host, *r))
                .map(|role| (host, role))
        })
}

/// `staging-db`: a single name that ends in what a host is.
fn is_named(host: &str, role: HostRole) -> bool {
    const SERVICES: &[&str] =
        &["db", "database", "redis", "mysql", "postgres", "mongo", "kafka", "rabbitmq", "api", "host", "server"];
    let (first, last) = (host.split('-').next().unwrap_or_default(), host.rsplit('-').next().unwrap_or_default());
    matches!(role, HostRole::Environment(_)) && (SERVICES.contains(&first) || SERVICES.contains(&last))
}

/// The environment that a word of a command names, and whether nothing else can be meant.
pub fn in_command(before: &str, word: &str) -> Option<(Environment, bool)> {
    if word.contains('$') || word.starts_with("/dev/") || word.starts_with("/proc/") {
        return None;
    }
    if let Some((option, value)) = word.split_once('=')
        && is_chooser(option)
    {
        return words(value).into_iter().find_map(named).map(|e| (e, true));
    }
    if is_chooser(before) && !word.starts_with('-') {
        return words(word).into_iter().find_map(named).map(|e| (e, true));
    }
    // `config/production.yml` of the command line
    if let (FileRole::Configuration | FileRole::DotEnv, Some(environment)) =
        file_role(word.rsplit('=').next().unwrap_or(word))
        && !word.starts_with("http")
    {
        return Some((environment, true));
    }
    // `start:staging`; `start:prod` and `start:dev` are modes of the program in most projects.
    if let Some((_, name)) = word.split_once(':')
        && !word.contains(['/', '.'])
        && let Some(environment) = named(name)
    {
        return Some((environment, environment == Environment::Staging));
    }
    None
}

/// Whether an option chooses the environment.
pub fn is_chooser(option: &str) -> bool {
    let name = option.trim_start_matches('-').to_ascii_lowercase();
    matches!(
        name.as_str(),
        "dspring.profiles.active"
            | "spring.profiles.active"
            | "env"
            | "environment"
            | "e"
            | "profile"
            | "profiles"
            | "stage"
            | "denv"
            | "dprofile"
            | "denvironment"
            | "dapp.env"
            | "node_env"
            | "app_env"
            | "rails_env"
            | "rack_env"
            | "settings"
            | "dquarkus.profile"
            | "dmicronaut.environments"
            | "dconfig.resource"
            | "dconfig.file"
            | "dplay.config"
            | "dgrails.env"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_environment_are_told_from_others() {
        for path in [
            "src/main/resources/application-prod.properties",
            "config/production.json",
            "test-environment.json",
            "deploy/nginx.prod.conf",
            "config\\Web.Staging.config",
            "config/prod/",
            "deploy/qa/values.yaml",
            "appsettings.Production.json",
            "settings_staging.ini",
            "config/local.yaml",
        ] {
            assert_eq!(file_role(path).0, FileRole::Configuration, "{path}");
        }
        for path in [".env", ".env.production", "config/prod.env", ".env.local", "docker/.env"] {
            assert_eq!(file_role(path).0, FileRole::DotEnv, "{path}");
        }
        for path in [
            ".env.example",
            ".env.dist",
            "tests/",
            "testdata/",
            "bin/",
            "localhost.crt",
            "latest.conf",
            "src/test/fixtures/a.json.sample",
            "local/bin",
            "config.yml",
            "contest.json",
            "data/cities.json",
            "server.js",
            "live/index.html",
            "local.ini",
        ] {
            assert_eq!(file_role(path).0, FileRole::None, "{path}");
        }
        for path in [
            "requirements-dev.txt",
            "requirements/prod.txt",
            "tsconfig.prod.json",
            "webpack.prod.js",
            "docker-compose.prod.yml",
        ] {
            assert_eq!(file_role(path).0, FileRole::Build, "{path}");
        }
    }

    #[test]
    fn hosts_are_private_or_of_an_environment() {
        for host in [
            "10.1.2.3",
            "192.168.0.9",
            "172.20.0.1",
            "db.acme.internal",
            "db.internal.acme.example",
            "npm.intranet.acme-corp.local",
            "nexus.lan",
        ] {
            assert_eq!(host_role(host), Some(HostRole::Private), "{host}");
        }
        for host in [
            "db.staging.example.com",
            "staging-api.example.com",
            "api.qa.example.com",
            "prod-db.example.com",
            "acme-staging.io",
            "uat.bank.example",
        ] {
            assert!(matches!(host_role(host), Some(HostRole::Environment(_))), "{host}");
        }
        for host in [
            "localhost",
            "0.0.0.0",
            "127.0.0.1",
            "db",
            "api.example.com",
            "deno.dev",
            "test.pypi.org",
            "8.8.8.8",
            "host.docker.internal",
            "github.com",
            "redis-test",
        ] {
            assert_eq!(host_role(host), None, "{host}");
        }
    }

    #[test]
    fn hosts_are_found_in_texts() {
        for (text, want) in [
            ("postgres://app:x@10.0.0.5:5432/db", "10.0.0.5"),
            ("db.staging.example.com", "db.staging.example.com"),
            ("jdbc:mysql://db.prod.internal:3306/x", "db.prod.internal"),
            ("--host=10.1.1.1:80", "10.1.1.1"),
            ("kafka1.qa.example.com:9092,kafka2.qa.example.com:9092", "kafka1.qa.example.com"),
        ] {
            assert_eq!(hosts(text).first(), Some(&want), "{text}");
        }
        assert!(hosts("/etc/app.conf and app.jar").is_empty());
    }
}
