"""The order of the house, read from the code itself: who may import whom, and what no function may do."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted([*(ROOT / "timeline").rglob("*.py"), *ROOT.glob("*.py")])

# A layer may import from the layers above it and from itself; extract and store do not know each other.
LAYERS = {
    "core": 0,
    "extract": 1,
    "store": 1,
    "view": 2,
    "publish": 3,
    "desk": 3,
    "pages": 4,
    "cli": 5,
    "app": 5,
    "__main__": 6,
}
# each may import those before it
CORE = ["errors", "edtf", "language", "labels", "model", "reading", "settings", "users"]
STAGES = [  # the same
    "articles", "sentences", "grammar", "timexes", "actors", "candidates", "events", "explaining", "pipeline",
    "studies",
]  # fmt: skip

# A library is known in these places only, so that it can be replaced.
ONLY_IN = {
    "streamlit": ("timeline/pages/", "app.py"),
    "dateparser": ("timeline/extract/timexes",),
    "spacy": ("timeline/extract/grammar/parsing.py", "timeline/extract/grammar/speechparts.py"),
    "trafilatura": ("timeline/extract/articles",),
    "htmldate": ("timeline/extract/articles",),
    "filelock": ("timeline/store/",),
    "sqlalchemy": ("timeline/store/",),
    "psycopg": ("timeline/store/",),
    "plotly": ("timeline/view/", "timeline/publish/", "app.py"),
    "starlette": ("timeline/publish/", "timeline/pages/headers.py", "timeline/pages/returning.py", "app.py"),
    "icalendar": ("timeline/publish/calendar.py", "timeline/desk/formats/calendars.py"),
    "resvg_py": ("timeline/publish/picture.py",),
    "babel": ("timeline/core/language.py",),
    "typer": ("timeline/cli/",),
    "rich": ("timeline/cli/",),
}
CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime"}
MAY_READ_THE_CLOCK = ("timeline/pages/", "timeline/cli/", "app.py")
MAY_READ_THE_ENVIRONMENT = ("timeline/pages/", "timeline/cli/", "app.py")
NOT_OUR_WORDS = {
    "item",
    "items",
    "entry",
    "entries",
    "info",
    "util",
    "utils",
    "helper",
    "helpers",
    "manager",
    "handler",
}
LONGEST_FILE, LONGEST_FUNCTION = 350, 50


def place(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def module(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), filename=str(file))


MODULES = {module(file) for file in FILES}


@cache
def imports(file: Path) -> list[str]:
    """The full names of all modules that a file imports, wherever in it the import stands."""
    found: list[str] = []
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found += [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(file)}:{node.lineno}: write the whole name of the module"
            wholes = [f"{node.module}.{one.name}" for one in node.names]
            found += [whole if whole in MODULES else str(node.module) for whole in wholes]
    return found


def layer(name: str) -> str:
    """`core` for `timeline.core.edtf`, `app` for app.py; `timeline` itself is a layer of its own, under all."""
    parts = name.split(".")
    return parts[1] if parts[0] == "timeline" and len(parts) > 1 else parts[0]


def step(name: str, package: str) -> str:
    """`timexes` for `timeline.extract.timexes.points`, when asked for timeline.extract."""
    return name.removeprefix(package + ".").split(".")[0] if name.startswith(package + ".") else ""


def ours(file: Path) -> list[str]:
    return [name for name in imports(file) if name.split(".")[0] in ("timeline", "app")]


every_file = pytest.mark.parametrize("file", FILES, ids=place)


@every_file
def test_a_module_imports_only_from_layers_above_it(file):
    here = layer(module(file))
    for name in ours(file):
        there = layer(name)
        if there in (here, "timeline") or here == "timeline":
            continue
        assert LAYERS[there] < LAYERS[here], f"{place(file)} ({here}) imports {name} ({there})"


@pytest.mark.parametrize(("package", "order"), [("timeline.core", CORE), ("timeline.extract", STAGES)])
def test_inside_a_layer_the_way_goes_one_way(package, order):
    for file in FILES:
        here = step(module(file), package)
        for name in ours(file):
            there = step(name, package)
            if there not in order or there == here:
                continue
            known = here in order and order.index(there) < order.index(here)
            outside = not module(file).startswith(package)
            assert known or outside, f"{place(file)} imports {name}, which comes after it"


def test_every_module_of_core_has_its_place():
    assert {file.stem for file in (ROOT / "timeline/core").glob("*.py")} - {"__init__"} == set(CORE)


def test_no_two_modules_import_each_other():
    graph = {module(file): {name for name in ours(file) if name != module(file)} for file in FILES}
    # A package's face imports its own modules; these may not import the face, only each other in one direction.
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way[way.index(name) :], name))
        if name not in done:
            for further in graph.get(name, set()):
                walk(further, (*way, name))
            done.add(name)

    for name in graph:
        walk(name, ())


@every_file
def test_a_library_is_known_in_one_place(file):
    for name in imports(file):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert not allowed or place(file).startswith(allowed), f"{place(file)} imports {name}"


@every_file
def test_no_function_reads_the_clock(file):
    if place(file).startswith(MAY_READ_THE_CLOCK):
        return
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            asked = ast.unparse(node.func.value).split(".")[-1]
            clock = asked in ("datetime", "date", "time", "Timestamp", "dt")
            assert not clock, f"{place(file)}:{node.lineno} reads the clock: take the time as an argument"


@every_file
def test_only_entry_points_read_the_environment(file):
    if place(file).startswith(MAY_READ_THE_ENVIRONMENT):
        return
    for node in ast.walk(tree(file)):
        found = isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
        assert not found, f"{place(file)}:{node.lineno} reads the environment: take Settings as an argument"


@every_file
def test_files_and_functions_stay_small(file):
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST_FILE
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{place(file)}: {node.name} has {length} lines"


@every_file
def test_names_are_our_words(file):
    names = set(file.stem.split("_"))
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names |= set(node.name.lower().split("_"))
        elif isinstance(node, ast.arg):
            names |= set(node.arg.lower().split("_"))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names |= set(node.id.lower().split("_"))
    assert sorted(names & NOT_OUR_WORDS) == []


FOR_TESTS = {"read_texts", "paths", "article_of"}  # what tests and benchmarks ask for without a file or a server


def test_every_function_and_constant_is_used():
    """By its own module if it begins with “_”, else anywhere: a definition alone is dead."""
    code = {path: path.read_text("utf-8") for path in [*ROOT.glob("timeline/**/*.py"), ROOT / "app.py"]}
    everywhere = Counter(word for text in code.values() for word in re.findall(r"\w+", text))
    unused = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, text in code.items()
        for own in [Counter(re.findall(r"\w+", text))]
        for node in ast.parse(text).body
        for name in _defined(node)
        if not name.startswith("__") and name not in FOR_TESTS
        if (own if name.startswith("_") else everywhere)[name] < 2
    ]
    assert not unused


def _defined(node):
    """The names that a statement of a module defines; what is decorated is called by whoever decorates it."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [] if node.decorator_list else [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
