#!/usr/bin/env python3
"""Derives static/data/images.json, what is known of base images, from clones of public repositories.

usage: scripts/images/derive.py --clones FOLDER [--as-of YYYY-MM-DD] [--out static/data/images.json]

FOLDER holds git directories, bare or not, as FOLDER/OWNER+NAME/repo or FOLDER/NAME:
  endoflife-date/endoflife.date         how long each line of a product is supported
  docker-library/official-images        which tags there are today, and where each image's Dockerfile stands
  the repositories that its files name  what each image declares (those that are missing are told of, and left out)
`catalogue.toml` beside this script says which images are looked at and what an editor decided about them.

The date `as_of` is the day of the newest commit of the first two, unless told: everything is judged as of that day.
Needs Python 3.11, PyYAML and git. Only facts are taken: names, versions, dates and what a Dockerfile declares.
"""

import argparse
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import yaml

HERE = Path(__file__).parent
EOL = "endoflife-date+endoflife.date"
OFFICIAL = "docker-library+official-images"

# Instructions that an image hands on.
HANDED_ON = {"VOLUME", "EXPOSE", "USER", "WORKDIR", "CMD", "ENTRYPOINT", "STOPSIGNAL", "HEALTHCHECK", "ENV", "ARG"}
# Variables that nobody refers to.
NOISE = re.compile(r"SHA(256|512)?$|_ASC_URL$|GPG|_CHECKSUM")
# What a variant may say in its own way.
FIELDS = [
    "volumes", "ports", "user", "workdir", "entrypoint", "cmd", "stopsignal", "healthcheck",
    "shell", "package_manager", "libc",
]
# What stands for "nothing" where a variant takes away what most tags have.
NOTHING = {"volumes": [], "ports": [], "entrypoint": [], "cmd": [], "healthcheck": False}


class Clones:
    """Reads files of the newest commit of git directories."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.missing = set()

    def git(self, name, *args):
        for place in (self.folder / name / "repo", self.folder / name, self.folder / name.split("+")[-1]):
            if place.is_dir():
                run = subprocess.run(["git", "-C", str(place), *args], capture_output=True, check=False)
                return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else None
        self.missing.add(name)
        return None

    def show(self, name, path, revisions=()):
        """A file's text at the first of the revisions that the clone has, or else at its newest commit."""
        texts = (self.git(name, "show", f"{revision}:{path}") for revision in (*revisions, "HEAD"))
        return next((text for text in texts if text is not None), None)


# ---- end of life


def lines_of(clones, product, settings, as_of):
    """The lines of a product, newest first: {"line", "names", "released", "support", "ends", "ended", "lts"}."""
    text = clones.show(EOL, f"products/{product}.md")
    if text is None:
        sys.exit(f"endoflife.date has no page `{product}`")
    page = yaml.safe_load(text.split("\n---")[0].removeprefix("---"))
    ends_at = settings.get(product, {}).get("ends", "eol")
    lines = []
    for release in page["releases"]:
        line = {"line": str(release["releaseCycle"])}
        names = [str(n) for n in [codename(product, release)] if n]
        if names:
            line["names"] = names
        if release.get("releaseDate"):
            line["released"] = str(release["releaseDate"])
        end = release.get(ends_at, release.get("eol"))
        if end is True:
            line["ended"] = True
        elif end:
            line["ends"] = str(end)
        if ends_at != "eol" and release.get("eol") not in (True, False, None, end):
            line["support"] = str(release["eol"])
        # A day says from when on it is one.
        if release.get("lts") and (release["lts"] is True or str(release["lts"]) <= as_of):
            line["lts"] = True
        lines.append(line)
    title = page["title"]
    return {"title": title, "url": f"https://endoflife.date/{product}", "lines": lines}


def codename(product, release):
    """The name that tags are called by, such as `bookworm` or `jammy`."""
    name = release.get("codename")
    if not name or product not in ("debian", "ubuntu"):
        return None
    return name.split()[0].lower()


# ---- which tags there are


def tags_of(clones, image):
    """The entries of an official image: [(tags, repository, folder, file, revisions)]."""
    text = clones.show(OFFICIAL, f"library/{image}")
    if text is None:
        return []
    entries, head = [], {}
    for index, block in enumerate(re.split(r"\n\s*\n", re.sub(r"^#.*\n", "", text, flags=re.M))):
        fields, key = {}, None
        for line in block.split("\n"):
            if match := re.match(r"([A-Za-z0-9-]+):\s*(.*)", line):
                key = match[1]
                fields[key] = match[2]
            elif key:
                fields[key] += " " + line.strip()
        if "Tags" not in fields and "GitRepo" in fields:
            head = fields
            continue
        if "Tags" not in fields:
            continue
        fields = {**head, **fields}
        tags = [t.strip() for t in (fields["Tags"] + "," + fields.get("SharedTags", "")).split(",") if t.strip()]
        repository = fields.get("GitRepo", "").removesuffix(".git").removesuffix("/")
        folder = fields.get("Directory", "").strip("/")
        branch = fields.get("GitFetch", "").removeprefix("refs/heads/").removeprefix("refs/tags/")
        revisions = [r for r in (fields.get("GitCommit"), branch, f"origin/{branch}" if branch else None) if r]
        folder = folder.removeprefix("./")
        entries.append((tags, "+".join(repository.split("/")[-2:]), folder, fields.get("File", "Dockerfile"), revisions))
    return entries


# ---- what a Dockerfile declares


def instructions(text):
    """(keyword, rest) of each instruction; heredocs are passed over."""
    escape = "`" if re.search(r"^#\s*escape\s*=\s*`", text, re.M) else "\\"
    found, lines, logical = [], iter(text.split("\n")), ""
    for line in lines:
        if re.match(r"\s*#", line) or (logical and not line.strip()):
            continue
        if line.rstrip().endswith(escape):
            logical += line.rstrip()[:-1] + " "
            continue
        logical += line
        if match := re.match(r"\s*(\w+)\s+(.*)", logical, re.S):
            found.append((match[1].upper(), match[2].strip()))
            for word in re.findall(r"<<-?\s*[\"']?(\w+)[\"']?", logical) if match[1].upper() in ("RUN", "COPY") else []:
                for inner in lines:
                    if inner.strip() == word:
                        break
        logical = ""
    return found


def words(text):
    """JSON array or shell words."""
    if text.startswith("["):
        try:
            return json.loads(text)
        except ValueError:
            return None
    return None


def expand(text, variables):
    def value(match):
        return variables.get(match[1] or match[2], match[0])

    return re.sub(r"\$\{(\w+)[^}]*\}|\$(\w+)", value, text)


def pairs(rest):
    """The names and values of ENV."""
    if re.match(r"\w+=", rest):
        return [(n, v.strip("\"'")) for n, v in re.findall(r"(\w+)=(\"[^\"]*\"|'[^']*'|\S*)", rest)]
    name, _, value = rest.partition(" ")
    return [(name, value.strip())]


class Declarations:
    """What official images declare, by image and tag."""

    def __init__(self, clones, catalogue):
        self.clones = clones
        self.catalogue = catalogue
        self.entries = {}
        self.known = {}

    def entries_of(self, image):
        if image not in self.entries:
            self.entries[image] = tags_of(self.clones, image)
        return self.entries[image]

    def of(self, image, tag, depth=0):
        """What IMAGE:TAG declares, or None where that can't be told."""
        settings = self.catalogue["images"].get(image, {})
        if "lineage" in settings and settings["kind"] == "operating-system":
            own = dict(settings["declares"])
            line = self.system_line(image, tag)
            if line:
                own["system"] = f"{settings['lineage']} {line}"
            return own
        key = (image, tag)
        if key in self.known or depth > 6:
            return self.known.get(key)
        self.known[key] = None
        for entry in self.entries_of(image):
            if tag in entry[0]:
                self.known[key] = self.read(image, entry, depth)
                break
        else:
            # A Dockerfile may name a tag of yesterday, or of tomorrow: the nearest is the one with the same words.
            own = version_and_words(tag)[1]
            tags = (t for entry in self.entries_of(image) for t in entry[0])
            other = next((t for t in tags if version_and_words(t)[1] == own), "latest")
            if tag != other:
                self.known[key] = self.of(image, other, depth + 1)
        if self.known[key] is None and settings.get("declares"):
            self.known[key] = dict(settings["declares"])
        return self.known[key]

    def system_line(self, image, tag):
        product = self.catalogue["images"][image].get("product")
        if not product:
            return None
        lines = self.catalogue["lines"][product]["lines"]
        tags = {t for entry in self.entries_of(image) if tag in entry[0] for t in entry[0]} | {tag}
        for candidate in sorted(tags):
            first = re.split(r"-", candidate)[0]
            for line in lines:
                if first in line.get("names", []) or first == line["line"] or first.startswith(line["line"] + "."):
                    return line["line"]
        return None

    def read(self, image, entry, depth):
        _, repository, folder, name, revisions = entry
        repository = self.catalogue["images"].get(image, {}).get("clone", repository)
        text = self.clones.show(repository, f"{folder}/{name}".strip("/"), revisions)
        if text is None:
            return None
        stages, variables, now = {}, {}, None
        for keyword, rest in instructions(text):
            if keyword == "FROM":
                base, _, alias = re.sub(r"--platform=\S+\s*", "", expand(rest, variables)).partition(" ")
                now = dict(self.base(base, stages, depth) or {})
                if match := re.match(r"(?i)as\s+(\S+)", alias.strip()):
                    stages[match[1]] = now
                continue
            if keyword == "ARG" and "=" in rest:
                name, _, value = rest.partition("=")
                variables.setdefault(name.strip(), expand(value.strip("\"' "), variables))
            if now is not None and keyword in HANDED_ON:
                declare(now, keyword, expand(rest, variables), variables)
        return now

    def base(self, base, stages, depth):
        if base in stages:
            return stages[base]
        if base == "scratch":
            return {}
        image, _, tag = base.partition("@")[0].partition(":")
        image = image.removeprefix("docker.io/").removeprefix("library/")
        if "/" in image:
            settings = self.catalogue["images"].get(image, {})
            return dict(settings.get("declares", {}))
        return self.of(image, tag or "latest", depth + 1)


def declare(now, keyword, rest, variables):
    """Takes an instruction's word into what an image declares."""
    if keyword == "ENV":
        for name, value in pairs(rest):
            variables[name] = expand(value, variables)
            now["env"] = sorted({*now.get("env", []), name})
    elif keyword == "VOLUME":
        paths = words(rest) or rest.split()
        now["volumes"] = list(dict.fromkeys([*now.get("volumes", []), *paths]))
    elif keyword == "EXPOSE":
        ports = [p.removesuffix("/tcp") for p in rest.split()]
        now["ports"] = list(dict.fromkeys([*now.get("ports", []), *ports]))
    elif keyword in ("CMD", "ENTRYPOINT"):
        listed = words(rest)
        now[keyword.lower()] = listed if listed is not None else ["/bin/sh", "-c", rest]
        if keyword == "ENTRYPOINT":
            # A command of the base belongs to the entry point of the base: the build clears it.
            now.pop("cmd", None)
    elif keyword == "HEALTHCHECK":
        now["healthcheck"] = rest.strip().upper() != "NONE"
    elif keyword == "USER":
        now["user"] = rest
    elif keyword == "STOPSIGNAL":
        now["stopsignal"] = rest
    elif keyword == "WORKDIR":
        rest = rest.strip("\"'")
        now["workdir"] = rest if rest.startswith("/") else now.get("workdir", "/").rstrip("/") + "/" + rest


# ---- one record


def version_and_words(tag):
    """`3.12.4-slim-bookworm` -> ("3.12.4", ["slim", "bookworm"])."""
    match = re.match(r"v?(\d+(?:\.\d+)*)(?![a-z0-9])", tag)
    version = match[1] if match else None
    rest = tag[match.end():] if match else tag
    return version, [w for w in re.split(r"[-_]", rest) if w]


def lineage_word(word, names):
    """`bookworm` -> `debian`, `alpine3.20` -> `alpine`."""
    if word in names:
        return names[word]
    return "alpine" if re.fullmatch(r"alpine\d[\d.]*", word) else word


def variants(entries, names, line_of):
    """(what most tags declare, [{"word" or "line": ..., "set": {...}}]): later ones win over earlier ones."""
    seen = []
    for tags, declared in entries:
        word_sets = [{lineage_word(w, names) for w in version_and_words(t)[1]} for t in tags]
        lines = {line for t in tags if (line := line_of(t))}
        seen.append((declared, word_sets, lines, "latest" in tags))
    if not seen:
        return {}, []
    default = next((s[0] for s in seen if s[3]), seen[0][0])
    overrides = {}
    # A tag without a word of its own follows from its line; a word wins over a line.
    for field in FIELDS:
        value = default.get(field)
        for declared, word_sets, lines, _ in seen:
            if declared.get(field) == value:
                continue
            # What the entry always says of itself.
            own = set.intersection(*word_sets) if word_sets else set()
            key = next((("word", w) for w in sorted(own) if agree(seen, field, declared.get(field), word=w)), None)
            key = key or next((("line", n) for n in sorted(lines) if agree(seen, field, declared.get(field), line=n)), None)
            if key is None and lines and own:
                both = [(w, n) for w in sorted(own) for n in sorted(lines)]
                hit = next((b for b in both if agree(seen, field, declared.get(field), *b)), None)
                key = ("both", *hit) if hit else None
            if key:
                overrides.setdefault(key, {})[field] = declared.get(field, NOTHING.get(field, ""))
    order = {"line": 0, "word": 1, "both": 2}
    listed = []
    for key in sorted(overrides, key=lambda k: (order[k[0]], k)):
        when = {"word": key[1], "line": key[2]} if key[0] == "both" else {key[0]: key[1]}
        listed.append({**when, "set": overrides[key]})
    # Names that some tag sets: enough to say that a variable may be there.
    default = dict(default)
    default.pop("system", None)
    if env := sorted({name for s in seen for name in s[0].get("env", []) if not NOISE.search(name)}):
        default["env"] = env
    return default, listed


def agree(seen, field, value, word=None, line=None):
    """Whether all entries with that word (and of that line) declare the same."""
    hit = False
    for declared, word_sets, lines, _ in seen:
        has_word = word is None or any(word in s for s in word_sets)
        if has_word and (line is None or line in lines):
            if declared.get(field) != value:
                return False
            hit = True
    return hit


def current(entries, lines, system_of):
    """Tags of today by line, as what follows the line's number or name: which tag a fix may move to."""
    by_line, systems = {}, {}
    for entry in entries:
        tags = entry[0]
        for line in lines:
            for suffix, key in (("", "system"), ("-alpine", "alpine")):
                if line["line"] + suffix in tags and (system := system_of(tags[0])):
                    systems.setdefault(line["line"], {})[key] = system
        for tag in tags:
            for line in lines:
                for start in [line["line"], *line.get("names", [])]:
                    if tag == start or tag.startswith(start + "-"):
                        by_line.setdefault(line["line"], {"suffixes": set(), "version": None})
                        if not re.search(r"\d{8}|^(rc|ea|beta|nightly|alpha|preview)\b|[-.](rc|ea|beta)\b", tag):
                            by_line[line["line"]]["suffixes"].add(tag[len(start):])
                version, rest = version_and_words(tag)
                if version and version.startswith(line["line"] + ".") and not rest and version.count(".") >= 1:
                    place = by_line.setdefault(line["line"], {"suffixes": set(), "version": None})
                    key = [int(n) for n in version.split(".")]
                    if place["version"] is None or key > [int(n) for n in place["version"].split(".")]:
                        place["version"] = version
    groups = []
    for line in lines:
        if line["line"] not in by_line:
            continue
        place = by_line[line["line"]]
        windows = re.compile("windows|nanoserver")
        suffixes = sorted(s for s in place["suffixes"] if not windows.search(s))
        group = next((g for g in groups if g["suffixes"] == suffixes), None)
        if group is None:
            group = {"lines": [], "suffixes": suffixes}
            groups.append(group)
        entry = {"line": line["line"]}
        if place["version"]:
            entry["version"] = place["version"]
        entry |= systems.get(line["line"], {})
        group["lines"].append(entry)
    return groups


def is_windows(tags):
    return any(re.search("windows|nanoserver", t) for t in tags)


def record(name, settings, catalogue, declarations):
    product = settings.get("product")
    lines = catalogue["lines"][product]["lines"] if product else []
    names = catalogue["names"]

    def line_of(tag):
        version, rest = version_and_words(tag)
        for line in lines:
            if version and (version == line["line"] or version.startswith(line["line"] + ".")):
                return line["line"]
            if rest and rest[0] in line.get("names", []):
                return line["line"]
        return version

    entries = declarations.entries_of(name) if "/" not in name else []
    linux = [e for e in entries if not is_windows(e[0][:1])]
    result = {"name": name, "title": settings["title"], "kind": settings["kind"]}
    for key in ("product", "line", "lineage"):
        if key in settings:
            result[key] = settings[key]
    if settings.get("data"):
        result["data"] = settings["data"]
    sources = []
    if "declares" in settings and ("source" in settings or "deprecated" in settings or not entries):
        declared, others = settings["declares"], []
    elif settings["kind"] == "operating-system":
        declared, others = settings["declares"], []
    else:
        known = [(e[0], declarations.of(name, e[0][0])) for e in linux]
        known = [(tags, d) for tags, d in known if d]
        if not known and entries:
            print(f"{name}: no Dockerfile could be read", file=sys.stderr)
        declared, others = variants(known, names, line_of)
        repository = entries[0][1].replace("+", "/") if entries else None
        if repository:
            sources.append(f"https://github.com/{repository}")
    if declared:
        result["declares"] = declared
    family = next((f for n, f in catalogue.get("families", {}).items() if name.startswith(n)), {})
    others = [*others, *family.get("variants", []), *settings.get("variants", [])]
    if others:
        result["variants"] = others
    if "deprecated" in settings:
        result["deprecated"] = settings["deprecated"]
    if entries:
        sources.append(f"https://github.com/docker-library/official-images/blob/master/library/{name}")
        own_system = settings["kind"] == "operating-system"
        tagged = current(linux, lines, lambda t: None if own_system else (declarations.of(name, t) or {}).get("system"))
        if tagged:
            result["current"] = tagged
    if "source" in settings:
        sources.append(settings["source"])
    also = [n for n, s in catalogue["images"].items() if s.get("as") == name]
    if also:
        result["also"] = also
    result["sources"] = sources or [settings["deprecated"]["source"]]
    return result


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--clones", required=True, help="folder of clones")
    arguments.add_argument("--as-of", help="the day that everything is judged as of")
    arguments.add_argument("--out", default=str(HERE.parent.parent / "static/data/images.json"))
    options = arguments.parse_args()

    clones = Clones(options.clones)
    catalogue = tomllib.loads((HERE / "catalogue.toml").read_text())
    settings = catalogue.get("products", {})
    images = catalogue["images"]
    products = sorted({s["product"] for s in images.values() if "product" in s})
    days = [clones.git(c, "log", "-1", "--format=%cs") for c in (EOL, OFFICIAL)]
    if None in days:
        sys.exit(f"clones of {EOL} and {OFFICIAL} are needed")
    as_of = options.as_of or max(d.strip() for d in days)
    catalogue["lines"] = {p: lines_of(clones, p, settings, as_of) for p in products}
    catalogue["names"] = {
        name: images[image]["lineage"]
        for image in ("debian", "ubuntu")
        for line in catalogue["lines"][images[image]["product"]]["lines"]
        for name in line.get("names", [])
    }
    declarations = Declarations(clones, catalogue)
    records = [record(n, s, catalogue, declarations) for n, s in images.items() if "as" not in s]
    records.sort(key=lambda r: r["name"])
    data = {
        "as_of": as_of,
        "sources": [
            {"title": "endoflife.date", "url": "https://github.com/endoflife-date/endoflife.date", "day": days[0].strip()},
            {"title": "Docker official images", "url": "https://github.com/docker-library/official-images", "day": days[1].strip()},
        ],
        "products": [{"id": p, **catalogue["lines"][p]} for p in products],
        "images": records,
    }
    for missing in sorted(clones.missing):
        print(f"no clone of {missing.replace('+', '/')}", file=sys.stderr)
    out = Path(options.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    # One record a line: a change of one image is a change of one line.
    def rows(key):
        return ",\n".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in data[key])

    out.write_text(
        f'{{"as_of":{json.dumps(as_of)},\n"sources":[\n{rows("sources")}\n],\n'
        f'"products":[\n{rows("products")}\n],\n"images":[\n{rows("images")}\n]}}\n'
    )
    print(f"{out}: {len(records)} images, {len(products)} products, as of {as_of}")


if __name__ == "__main__":
    main()
