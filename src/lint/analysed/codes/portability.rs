//! SC3###: what bash has and `sh` has not.

use super::{Entry, sc};

/// An entry whose reason and remedy are those of all that goes beyond POSIX.
macro_rules! beyond {
    ($code:literal $slug:literal $summary:literal $bad:literal => $good:literal) => {
        sc!($code $slug Warning $summary "The text runs in `/bin/sh`: dash on Debian and Ubuntu, busybox on Alpine. What bash adds is an error there, or means something else." "Write it the POSIX way, or name bash with `SHELL [\"/bin/bash\", \"-c\"]`." $bad => $good)
    };
}

pub(super) const ALL: &[Entry] = &[
    beyond!(3001 "process-substitution" "sh has no process substitution" "cat <(date)" => "date | cat"),
    beyond!(3002 "extended-glob" "sh has no extended patterns" "ls @(a|b)" => "ls a b"),
    beyond!(3003 "ansi-quotes" "sh has no `$'...'`" "echo $'a\\tb'" => "printf 'a\\tb\\n'"),
    beyond!(3004 "locale-quotes" "sh has no `$\"...\"`" "echo $\"a\"" => "echo \"a\""),
    beyond!(3005 "arithmetic-for" "sh has no `for ((...))`" "for ((i=0; i<3; i++)); do echo a; done" => "for i in 0 1 2; do echo \"$i\"; done"),
    beyond!(3006 "arithmetic-command" "sh has no `((...))`" "((1 + 2))" => "echo \"$((1 + 2))\""),
    beyond!(3007 "bracket-arithmetic" "sh has no `$[...]`" "echo \"$[1 + 2]\"" => "echo \"$((1 + 2))\""),
    beyond!(3008 "select" "sh has no `select`" "select a in b c; do ls \"$a\"; done" => "for a in b c; do ls \"$a\"; done"),
    beyond!(3009 "brace-expansion" "sh has no `{a,b}`" "mkdir /a/{b,c}" => "mkdir /a/b /a/c"),
    beyond!(3010 "double-bracket-test" "sh has no `[[ ]]`" "[[ -d /a ]]" => "[ -d /a ]"),
    beyond!(3011 "here-string" "sh has no `<<<`" "cat <<< a" => "echo a | cat"),
    beyond!(3012 "string-order-in-test" "sh does not compare order in tests" "a=$(date); [[ $a < b ]]" => "a=$(date); [ \"$a\" = b ]"),
    beyond!(3014 "double-equals-in-test" "sh compares with one `=`" "a=$(date); [ \"$a\" == b ]" => "a=$(date); [ \"$a\" = b ]"),
    beyond!(3015 "regex-test" "sh has no `=~`" "a=$(date); [[ $a =~ b ]]" => "a=$(date); echo \"$a\" | grep b"),
    beyond!(3016 "set-test" "sh has no `-v`" "[[ -v a ]]" => "[ -n \"${a+x}\" ]"),
    beyond!(3017 "file-test" "sh has no `-a` for files" "[[ -a f ]]" => "[ -e f ]"),
    beyond!(3018 "increment" "sh has no `++` and `--`" "a=1; echo \"$((a++))\"" => "a=1; echo \"$((a + 1))\""),
    beyond!(3020 "redirect-both" "sh has no `&>`" "a &> f" => "a > f 2>&1"),
    beyond!(3021 "redirect-both-old" "sh takes `>&` with a number only" "a >& f" => "a > f 2>&1"),
    beyond!(3022 "named-descriptor" "sh has no names for descriptors" "ls {fd}> f" => "ls > f"),
    beyond!(3024 "append-assignment" "sh has no `+=`" "a=b; a+=c; echo \"$a\"" => "a=b; a=${a}c; echo \"$a\""),
    beyond!(3026 "caret-in-brackets" "sh negates with `!`" "ls [^a]" => "ls [!a]"),
    beyond!(3028 "variable-of-bash" "sh does not set this variable" "echo \"$RANDOM\"" => "echo \"$HOME\""),
    beyond!(3029 "pipe-both" "sh has no `|&`" "ls |& cat" => "ls 2>&1 | cat"),
    beyond!(3030 "array" "sh has no arrays" "a=(b c); echo \"$a\"" => "a='b c'; echo \"$a\""),
    beyond!(3032 "coprocess" "sh has no `coproc`" "coproc ls" => "ls &"),
    beyond!(3033 "function-name" "sh allows letters, digits and `_` in names of functions" "a-b() { true; }; a-b" => "a_b() { true; }; a_b"),
    beyond!(3034 "file-substitution" "sh has no `$(< file)`" "a=$(< f); echo \"$a\"" => "a=$(cat f); echo \"$a\""),
    beyond!(3037 "echo-options" "`echo` takes no options in sh" "echo -e a" => "printf 'a\\n'"),
    beyond!(3040 "set-option" "sh does not know this option of `set`" "set -o pipefail" => "set -o errexit"),
    beyond!(3041 "set-flag" "sh does not know this flag of `set`" "set -E" => "set -e"),
    beyond!(3042 "let-in-sh" "sh has no `let`" "" => ""),
    beyond!(3043 "local-in-sh" "POSIX has no `local`" "f() { local a; a=1; echo \"$a\"; }; f" => "f() { a=1; echo \"$a\"; }; f"),
    beyond!(3044 "builtin-of-bash" "sh has no such command" "pushd /a || exit" => "cd /a || exit"),
    beyond!(3045 "option-of-bash" "sh does not know this option" "read -r -p x a; echo \"$a\"" => "read -r a; echo \"$a\""),
    beyond!(3046 "source" "sh has no `source`" "source ./a" => ". ./a"),
    beyond!(3047 "trap-err" "sh has no such trap" "trap a ERR" => "trap a EXIT"),
    beyond!(3048 "signal-prefix" "sh takes signals without SIG" "trap a SIGINT" => "trap a INT"),
    beyond!(3050 "printf-q" "sh has no `%q`" "printf %q a" => "printf %s a"),
    beyond!(3052 "number-base" "sh has no numbers of another base" "echo \"$((10#08))\"" => "echo \"$((8))\""),
    beyond!(3053 "indirect-expansion" "sh has no `${!name}`" "a=HOME; echo \"${!a}\"" => "echo \"$HOME\""),
    beyond!(3054 "array-element" "sh has no elements of arrays" "a=(b); echo \"${a[0]}\"" => "a=b; echo \"$a\""),
    beyond!(3055 "array-keys" "sh has no keys of arrays" "a=(b); echo \"${!a[@]}\"" => "a=b; echo \"$a\""),
    beyond!(3057 "substring" "sh has no `${name:1:2}`" "a=bcd; echo \"${a:1:2}\"" => "a=bcd; echo \"${a#b}\""),
    beyond!(3058 "trim-of-list" "sh does not trim `$@`" "f() { echo \"${@#a}\"; }; f b" => "f() { echo \"${1#a}\"; }; f b"),
    beyond!(3059 "case-change" "sh has no `${name^}`" "a=b; echo \"${a^^}\"" => "a=b; echo \"$a\" | tr '[:lower:]' '[:upper:]'"),
    beyond!(3060 "replacement" "sh has no `${name/a/b}`" "a=b; echo \"${a/b/c}\"" => "a=b; echo \"$a\" | sed s/b/c/"),
    beyond!(3061 "read-without-name" "`read` needs a name in sh" "" => ""),
    beyond!(3062 "option-test" "sh has no `-o` in tests" "" => ""),
    beyond!(3065 "sticky-test" "sh has no `-k`" "[ -k /a ]" => "[ -d /a ]"),
    beyond!(3067 "owner-test" "sh has no `-O`" "[ -O /a ]" => "[ -r /a ]"),
];
