"""Edit the small site step by step, and build it warm and from nothing after each: the same bytes, and the same issues.

``python tests/warm.py 20 40`` lives through 20 lives of 40 steps each (``make fuzz`` does it after the other edits), and
``python tests/warm.py 1 40 7`` is life 7 alone. A few steps of one are in tests/test_kept.py.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing import Pool
from pathlib import Path

import copies
from copies import GOOD, commit, copy_site, git
from localoffer.acts.review import sign
from localoffer.build import Options, build, read
from localoffer.issues import stops
from localoffer.languages.interface import interface_words
from localoffer.publish import check, publish

DAYS = ("2026-11-23", "2026-11-24", "2026-12-06", "2027-05-24", "2027-06-20")
"""The day after, past the end of a council, past the day when reviews of half a year are due, and later."""
TREES = ("content", "docs", "overrides")
Edit = Callable[[Path, random.Random], None]
EDITS: dict[str, Edit] = {}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n} 9"><title>x</title><path d="M0 0h{n}v9z"/></svg>\n'


def edit(kind: Edit) -> Edit:
    """Note a kind of edit under its name."""
    EDITS[kind.__name__] = kind
    return kind


def site(folder: Path) -> Path:
    """Return a copy of the small site with a theme of its own, a logo, a review and a council that ends, committed."""
    root = copy_site(GOOD, folder)
    shutil.copytree(copies.ROOT / "overrides", root / "overrides")
    put(root / "mkdocs.yml", r"custom_dir: .*", "custom_dir: overrides")
    put(root / "content" / "councils" / "west.yml", r"until: .*", "until: 2026-12-02")
    put(root / "docs" / "en" / "letter.md", r"sources: \[L1\]", "sources: [L1]\nmoved_from: [once]")
    put(
        root / "docs" / "en" / "faqs.md",
        r"\nNo\.\n",
        "\nNo.\n\n![A shape](../shape.svg)\n\n{{picture:letter}}\n\n{{pages:now}}\n",
    )
    put(root / "content" / "site.yml", "owner: null", "look: {logo: shape.svg}\nowner: null")
    (root / "docs" / "shape.svg").write_text(SVG.format(n=9), "utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    os.environ["SOURCE_DATE_EPOCH"] = epoch(DAYS[0])
    edition, _ = read(root)
    assert edition is not None
    sign(edition, edition.pages["en", "faqs"], "A Reader", "")
    commit(root, "Review", "2026-01-06")
    return root


def epoch(day: str) -> str:
    """Return noon of a day as the seconds that SOURCE_DATE_EPOCH wants."""
    return str(int(dt.datetime.fromisoformat(f"{day}T12:00+00:00").timestamp()))


def put(file: Path, pattern: str, by: str, count: int = 1) -> None:
    """Put something else where a pattern matches; nothing where it does not, or the file is gone."""
    if file.is_file():
        file.write_text(re.sub(pattern, lambda _: by, file.read_text("utf-8"), count=count), "utf-8")


def some(root: Path, pattern: str, chance: random.Random) -> Path:
    """Return one of the files of a pattern."""
    return chance.choice(sorted(root.glob(pattern)) or [root / "nothing"])


def flip(file: Path, one: str, other: str) -> None:
    """Put a line at the end of a file, or take it out where it is."""
    if file.is_file():
        text = file.read_text("utf-8")
        file.write_text(text.replace(other, one) if other in text else text.replace(one, other), "utf-8")


def toggle(file: Path, text: str) -> None:
    """Make a file, or take it away."""
    if file.exists():
        file.unlink()
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def word(chance: random.Random) -> str:
    """Return a word; a number would have to stand in every language."""
    return "".join(chance.choices("aeiou", k=5))


def number(chance: random.Random) -> str:
    """Return a number of two digits."""
    return str(chance.randrange(10, 100))


@edit
def word_of_a_page(root: Path, chance: random.Random) -> None:
    file = some(root, "docs/*/[il]*.md", chance)
    put(file, r"\n(?=\n## |\Z)", f"\nMore {word(chance)}.\n\n")


@edit
def word_of_an_english_page(root: Path, chance: random.Random) -> None:
    put(some(root, "docs/en/[il]*.md", chance), r"\b(Ring|Read it|No|See)\b", f"Now {word(chance)}")


@edit
def title(root: Path, chance: random.Random) -> None:
    put(some(root, "docs/*/[il]*.md", chance), r"(?m)^title: .*$", f"title: Title {word(chance)}")


@edit
def short_title(root: Path, chance: random.Random) -> None:
    put(root / "docs" / "en" / "letter.md", r"(?m)^short_title: .*$", f"short_title: Short {word(chance)}")


@edit
def description(root: Path, chance: random.Random) -> None:
    put(
        some(root, "docs/*/*.md", chance),
        r"(?m)^description: .*$",
        f"description: What this page says to you, in {word(chance)}.",
    )


@edit
def heading(root: Path, chance: random.Random) -> None:
    put(some(root, "docs/*/[il]*.md", chance), r"(?m)^(##) .* (?=\{#)", f"## Heading {word(chance)} ")


@edit
def anchor(root: Path, chance: random.Random) -> None:
    for file in (
        root / "docs" / "en" / "letter.md",
        root / "content" / "questions.yml",
        root / "content" / "translations" / "pl.po",
    ):
        flip(file, "#lists", "#things")


@edit
def sources_of_a_page(root: Path, chance: random.Random) -> None:
    flip(some(root, "docs/en/*.md", chance), "sources: [K1]", "sources: [K1, L1]")


@edit
def service_of_a_page(root: Path, chance: random.Random) -> None:
    flip(root / "docs" / "en" / "faqs.md", "layout: faqs", "service: service\nlayout: faqs")


@edit
def layout_of_a_page(root: Path, chance: random.Random) -> None:
    flip(root / "docs" / "en" / "faqs.md", "layout: faqs", "layout: leaflet")


@edit
def moved_from(root: Path, chance: random.Random) -> None:
    put(root / "docs" / "en" / "letter.md", r"moved_from: .*", f"moved_from: [once, earlier-{word(chance)}]")


@edit
def review(root: Path, chance: random.Random) -> None:
    put(root / "docs" / "en" / "faqs.md", r"reviewed_by: .*", f"reviewed_by: Reader {word(chance)}")


@edit
def telephone(root: Path, chance: random.Random) -> None:
    put(root / "content" / "contacts" / "mediation.yml", r"7946 00\d\d", f"7946 00{number(chance)}")


@edit
def hours(root: Path, chance: random.Random) -> None:
    put(root / "content" / "contacts" / "mediation.yml", r'closes: "1\d', f'closes: "1{chance.randrange(3, 8)}')


@edit
def check_of_a_fact(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "contacts" / "mediation.yml", "checked_by: A Tester", "checked_by: Another")


@edit
def certainty(root: Path, chance: random.Random) -> None:
    flip(some(root, "content/**/*.yml", chance), "certainty: secondary", "certainty: unconfirmed")


@edit
def deadline(root: Path, chance: random.Random) -> None:
    put(root / "content" / "deadlines.yml", r"amount: \d+", f"amount: {chance.randrange(1, 9)}")


@edit
def term(root: Path, chance: random.Random) -> None:
    put(root / "content" / "glossary.yml", r"meaning: [\w ]+", f"meaning: A legal paper {word(chance)}")


@edit
def another_term(root: Path, chance: random.Random) -> None:
    line = "adviser: {term: adviser, forms: [advisers], aside: who tells you, meaning: Somebody who tells you.}\n"
    file = root / "content" / "glossary.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace(line, "") if line in text else text + line, "utf-8")


@edit
def notice(root: Path, chance: random.Random) -> None:
    put(root / "content" / "notices.yml", r"text: .*", f"text: The rules {word(chance)} apply.")


@edit
def loudness_of_a_notice(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "notices.yml", "kind: information", "kind: urgent")


@edit
def step(root: Path, chance: random.Random) -> None:
    put(root / "content" / "steps.yml", r"text: Note.*", f"text: Note its date {word(chance)}.")


@edit
def another_step(root: Path, chance: random.Random) -> None:
    own = "- {id: more, phase: before, title: Wait, text: Wait., page: letter, anchor: today}\n"
    flip(root / "content" / "steps.yml", "- id: letter", own + "- id: letter")


@edit
def testimonial(root: Path, chance: random.Random) -> None:
    put(root / "content" / "testimonials.yml", r"words: .*", f"words: We were heard {word(chance)}.")


@edit
def consent(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "testimonials.yml", "state: given", "state: refused")


@edit
def source(root: Path, chance: random.Random) -> None:
    put(root / "content" / "sources.yml", r"K1: \{title: [^,]*", f"K1: {{title: A page {word(chance)}")


@edit
def question(root: Path, chance: random.Random) -> None:
    put(root / "content" / "questions.yml", r"question: .*", f"question: Which way {word(chance)}?")


@edit
def outcome(root: Path, chance: random.Random) -> None:
    put(root / "content" / "questions.yml", r"title: Wait.*", f"title: Wait for {word(chance)}")


@edit
def the_service(root: Path, chance: random.Random) -> None:
    put(root / "content" / "service.yml", r"cost: .*", f"cost: Free {word(chance)}")


@edit
def another_service(root: Path, chance: random.Random) -> None:
    text = (root / "content" / "service.yml").read_text("utf-8").replace("name: A service", "name: Another service")
    toggle(root / "content" / "services" / "another.yml", text)


@edit
def order_of_pages(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "navigation.yml", "[letter, faqs]", "[faqs, letter]")


@edit
def name_of_a_group(root: Path, chance: random.Random) -> None:
    put(root / "content" / "navigation.yml", r"title: .*", f"title: Group {word(chance)}")


@edit
def words_of_facts(root: Path, chance: random.Random) -> None:
    file = some(root, "content/translations/*.po", chance)
    if file.is_file():
        text = file.read_text("utf-8")
        places = [each for each in re.finditer(r'(?m)^msgstr "([^"\\]*)"$', text) if each.start() > 500]
        at = chance.choice(places)
        file.write_text(text[: at.start()] + f'msgstr "[x] {word(chance)}"' + text[at.end() :], "utf-8")


@edit
def words_of_the_interface(root: Path, chance: random.Random) -> None:
    tag = chance.choice(["pl", "ar"])
    said = (root / "content" / "translations" / f"{tag}.po").read_text("utf-8")
    words = {key: forms[0] for key, forms in interface_words("en", "en", None).items() if len(forms) == 1 and "{" not in forms[0]}
    key = chance.choice(sorted(key for key in words if f'"interface:{key}"' not in said))
    copies.translate(root, tag, f"interface:{key}", words[key], f"Words {word(chance)}")


@edit
def method_of_a_catalogue(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "translations" / "pl.po", "X-Translation-Method: machine", "X-Translation-Method: human")


@edit
def method_of_a_page(root: Path, chance: random.Random) -> None:
    flip(some(root, "docs/[ap]*/*.md", chance), "method: machine", "method: human")


@edit
def name_of_the_site(root: Path, chance: random.Random) -> None:
    put(root / "content" / "site.yml", r"name: Small.*", f"name: Small site {word(chance)}")


@edit
def name_of_a_language(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "site.yml", "name: Polski", "name: Po polsku")


@edit
def roles(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "site.yml", "roles: {help: letter}", "roles: {help: faqs, glossary: letter}")


@edit
def embeds(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "site.yml", "owner: null", "embeds: false\nowner: null")


@edit
def owner(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "site.yml", "owner: null", "owner: {name: Somebody, email: someone@kids.org.uk}")


@edit
def look(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "site.yml", "{logo: shape.svg}", "{roundness: square, accent: '#5b2a68'}")


@edit
def own_words(root: Path, chance: random.Random) -> None:
    which = chance.choice(["disclaimer", "quoted", "council_ended", "nobody_answers"])
    put(root / "content" / "site.yml", rf"{which}: .*", f"{which}: Words of our own {word(chance)}.")


@edit
def licence(root: Path, chance: random.Random) -> None:
    put(root / "content" / "site.yml", r"name: Open .*", f"name: Open Government Licence v{number(chance)}")


@edit
def span_of_reviews(root: Path, chance: random.Random) -> None:
    put(root / "content" / "site.yml", r"review_in: .*", f"review_in: {chance.randrange(1, 12)} months")


@edit
def title_of_a_category(root: Path, chance: random.Random) -> None:
    put(root / "content" / "site.yml", r"\{id: mediation, ", f"{{id: mediation, title: Kind {word(chance)}, ")


@edit
def draft_language(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "site.yml", "name: Polski", "name: Polski\n    draft: true")


@edit
def order_of_languages(root: Path, chance: random.Random) -> None:
    pl, ar = "  - tag: pl\n    name: Polski\n", "  - tag: ar\n    name: العربية\n"
    flip(root / "content" / "site.yml", pl + ar, ar + pl)


@edit
def words_of_a_template(root: Path, chance: random.Random) -> None:
    """Say more in a template, in front of the first element that it ends."""
    file = some(root, f"overrides/{chance.choice(['layouts/*.html', 'partials/*.html', 'components/*/template.html'])}", chance)
    found = re.search(r"</(?:p|h1|h2|li|article|section|div|footer|a|span)>", file.read_text("utf-8"))
    if found:
        put(file, re.escape(found[0]), f" {number(chance)}{found[0]}")


@edit
def parameters(root: Path, chance: random.Random) -> None:
    file = some(root, "overrides/components/*/parameters.yml", chance)
    flip(file, file.read_text("utf-8"), file.read_text("utf-8") + f"more_{number(chance)}?: text\n")


@edit
def examples(root: Path, chance: random.Random) -> None:
    put(some(root, "overrides/components/*/examples.yml", chance), r"(?m)\A", f"# {number(chance)}\n")


@edit
def stylesheet(root: Path, chance: random.Random) -> None:
    file = some(root, "overrides/**/*.css", chance)
    file.write_text(file.read_text("utf-8") + f"\nmain {{ --x: {number(chance)}px }}\n", "utf-8")


@edit
def tokens(root: Path, chance: random.Random) -> None:
    put(root / "overrides" / "assets" / "css" / "tokens.css", r"--radius: [^;]*", f"--radius: .{number(chance)}rem")


@edit
def script(root: Path, chance: random.Random) -> None:
    file = some(root, "overrides/assets/js/**/*.js", chance)
    file.write_text(file.read_text("utf-8") + f"\nvoid {number(chance)};\n", "utf-8")


@edit
def picture(root: Path, chance: random.Random) -> None:
    (root / "docs" / "shape.svg").write_text(SVG.format(n=number(chance)), "utf-8")


@edit
def no_picture(root: Path, chance: random.Random) -> None:
    toggle(root / "docs" / "shape.svg", SVG.format(n=9))


@edit
def drawing(root: Path, chance: random.Random) -> None:
    put(root / "overrides" / "components" / "picture" / "letter.svg", r"</svg>", f"<path d='M0 0h{number(chance)}'/></svg>")


@edit
def sitemap(root: Path, chance: random.Random) -> None:
    put(root / "overrides" / "sitemap.xml", r"\A", f"{{# {number(chance)} #}}")


@edit
def another_council(root: Path, chance: random.Random) -> None:
    text = (root / "content" / "councils" / "south.yml").read_text("utf-8").replace("South", "East")
    toggle(root / "content" / "councils" / "east.yml", text)


@edit
def name_of_a_council(root: Path, chance: random.Random) -> None:
    put(
        root / "content" / "councils" / f"{chance.choice(['north', 'south', 'west'])}.yml",
        r"(?m)^name: .*",
        f"name: Council {word(chance)}",
    )


@edit
def accent(root: Path, chance: random.Random) -> None:
    put(root / "content" / "councils" / "south.yml", r'accent: "#\w+"', f'accent: "#1b2a{number(chance)}"')


@edit
def contact_of_a_council(root: Path, chance: random.Random) -> None:
    flip(root / "content" / "councils" / "south.yml", "gaps:", "contacts: [mediation]\ngaps:")


@edit
def end_of_a_council(root: Path, chance: random.Random) -> None:
    put(
        root / "content" / "councils" / "west.yml",
        r"until: .*",
        f"until: {chance.choice(['2026-03-31', '2026-12-02', '2027-06-01'])}",
    )


@edit
def another_page(root: Path, chance: random.Random) -> None:
    text = (root / "docs" / "en" / "letter.md").read_text("utf-8").replace("title: ", "title: Another ")
    toggle(root / "docs" / "en" / "another.md", re.sub(r"short_.*\n|moved_.*\n", "", text))
    flip(root / "content" / "navigation.yml", "faqs", "faqs, another")


@edit
def page_in_folders(root: Path, chance: random.Random) -> None:
    about = "title: Deep\ndescription: A page that stands in folders, for the tests of what is kept."
    toggle(root / "docs" / "en" / "some" / "folders" / "deep.md", f"---\n{about}\n---\n\n## More {{#more}}\n\n{word(chance)}\n")
    flip(root / "content" / "navigation.yml", "[letter", "[some/folders/deep, letter")


@edit
def one_translation_less(root: Path, chance: random.Random) -> None:
    toggle(root / "docs" / "pl" / "index.md", (GOOD / "docs" / "pl" / "index.md").read_text("utf-8"))


@edit
def change_note(root: Path, chance: random.Random) -> None:
    note = f"layout: faqs\nchanges: [{{changed_on: 2026-11-20, note: Said {word(chance)} more clearly.}}]"
    flip(root / "docs" / "en" / "faqs.md", "layout: faqs", note)


def files(folder: Path) -> dict[str, bytes]:
    """Return name -> bytes of every file below a folder, and of every folder that holds nothing."""
    found = {}
    for at, folders, names in os.walk(folder):
        found.update({Path(at, name).relative_to(folder).as_posix(): Path(at, name).read_bytes() for name in names})
        if not folders and not names:
            found[Path(at).relative_to(folder).as_posix() + "/"] = b""
    return found


class Life:
    """The life of one site: what is done to it, and how it is built."""

    def __init__(self, root: Path, fresh: Path, chance: random.Random) -> None:
        """Live below ``root``, and build from nothing into ``fresh``."""
        self.root, self.fresh, self.chance, self.day = root, fresh, chance, 0
        self.before: dict[str, bytes] = self._trees()

    def _trees(self) -> dict[str, bytes]:
        found = ((f"{tree}/{name}", content) for tree in TREES for name, content in files(self.root / tree).items())
        return {name: content for name, content in found if not name.endswith("/")}

    def revert(self, to: dict[str, bytes]) -> None:
        """Make the editor's files what they were."""
        now = self._trees()
        for name in now.keys() - to.keys():
            (self.root / name).unlink(missing_ok=True)
        for name in (each for each in to if now.get(each) != to[each]):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_bytes(to[name])

    def live(self, *kinds: str) -> Iterator[str]:
        """Do these edits at once, and yield what is not the same in a warm build and one from nothing."""
        chance, now = self.chance, self._trees()
        for kind in kinds:
            if kind == "midnight":
                self.day = (self.day + 1) % len(DAYS)
            elif kind == "revert":
                self.revert(self.before)
            else:
                EDITS[kind](self.root, chance)
        self.before = now
        if is_committed := chance.random() < 0.5:
            commit(self.root, "More", "2026-11-22")
        draft = Options(draft=True, gallery=True)
        options = (
            chance.choice([Options(ready_only=True), Options(address="https://elsewhere.example/")]) if is_committed else draft
        )
        stops = yield from self.compare(options)
        if stops:
            self.revert(now)
            self.before = self._trees()

    def compare(self, options: Options) -> Iterator[str]:
        """Yield what is not the same."""
        os.environ["SOURCE_DATE_EPOCH"] = epoch(DAYS[self.day])
        if self.chance.random() < 0.2:
            check(self.root, lambda _: None)
        was = files(self.root / "site")
        jobs = self.chance.choice([1, 2])  # how many work at once makes no difference either
        warm = publish(self.root, replace(options, jobs=jobs), lambda _: None).issues
        shutil.rmtree(self.fresh, ignore_errors=True)
        self.fresh.mkdir()
        fresh = build(self.root, self.fresh, replace(options, fresh=True, jobs=3 - jobs)).issues
        yield from (f"issue: {each}" for each in set(warm) ^ set(fresh))
        if warm != fresh:
            yield "order of issues"
        is_stopped = stops(fresh)
        one, other = files(self.root / "site"), was if is_stopped else files(self.fresh)
        yield from (name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name))
        return is_stopped


def kinds_of(chance: random.Random, steps: int) -> Iterator[str]:
    """Yield kinds of edits, with now and then a day that passes or a revert."""
    for _ in range(steps):
        yield chance.choices(["midnight", "revert", chance.choice(sorted(EDITS))], [1, 2, 14])[0]


def lived(seed: int, steps: int) -> list[str]:
    """Live one life. Return what was wrong in it."""
    chance = random.Random(seed)  # noqa: S311  # the same edits each time
    with tempfile.TemporaryDirectory(prefix="localoffer-warm-") as folder:
        life = Life(site(Path(folder) / "site"), Path(folder) / "fresh", chance)
        wrong = list(life.compare(Options(draft=True, gallery=True)))
        for at, kind in enumerate(kinds_of(chance, steps)):
            found = list(life.live(kind))
            wrong += [f"life {seed}, step {at}, {kind}: {each}" for each in found]
        return wrong


def _lived(seed_and_steps: tuple[int, int]) -> list[str]:
    return lived(*seed_and_steps)


def main(lives: int = 20, steps: int = 40, first: int = 0) -> int:
    """Live lives, print what was not the same, and return how often that was."""
    begun, wrong = time.perf_counter(), 0
    with Pool(int(os.environ.get("JOBS", os.cpu_count() or 2))) as pool:
        for found in pool.imap_unordered(_lived, ((seed, steps) for seed in range(first, first + lives))):
            wrong += len(found)
            for each in found:
                print(each, flush=True)
    print(f"{lives} lives of {steps} steps in {time.perf_counter() - begun:.0f} s: {wrong} files or issues were not the same.")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(*map(int, sys.argv[1:])) else 0)
