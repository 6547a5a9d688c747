"""What DESIGN's house asks for and no tool checks."""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
ALLOWED_LINES = 300
FUNCTION_LINES = 40
VAGUE_NAMES = {"utils", "helpers", "common", "core", "services"}
SQL_METHODS = {"execute", "rows", "find", "one", "get", "value"}
ASYNC = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

# The brackets keep this file from finding itself.
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X])\b")
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(work|root|home|opt|Users)[/]\w")
INDEX_HOST = re.compile(
    r"py[p]i\.|py[t]honhosted|np[m]js|find[-]links|(?<!emit)[-]index-url|file[:]///?\w"
)


def files(*endings: str) -> Iterator[Path]:
    """The project's files as git sees them, those about to be added among them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in sorted(set(listed.stdout.split("\0")) - {""}):
        path = ROOT / name
        if path.is_file() and (not endings or path.suffix in endings):
            yield path


def trees(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in files(".py"):
        name = path.relative_to(ROOT)
        if not folders or name.parts[0] in folders:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files()
        if (text := text_of(path))
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def text_of(path: Path) -> str:
    """The text of a file, nothing of a picture."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_file_is_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in files(".py", ".js", ".css", ".html", ".sql")
    }
    assert {name: count for name, count in lengths.items() if count > ALLOWED_LINES} == {}


def test_no_function_is_long() -> None:
    long = [
        f"{name}:{node.lineno} {node.name} has {function_lines(node)} lines"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, FUNCTIONS) and function_lines(node) >= FUNCTION_LINES
    ]
    assert long == []


def function_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How long a function is, its docstring apart."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def test_every_name_says_what_is_inside() -> None:
    names = [path.relative_to(ROOT) for path in files()]
    vague = [str(name) for name in names if VAGUE_NAMES & {Path(part).stem for part in name.parts}]
    assert vague == []


def test_only_the_shell_waits() -> None:
    waiting = [
        f"{name}:{node.lineno}"
        for name, tree in trees("policy", "storage", "handlers")
        if name != Path("storage/database.py")
        for node in ast.walk(tree)
        if isinstance(node, ASYNC)
    ]
    assert waiting == []


def test_sql_is_written_out() -> None:
    made = [
        f"{name}:{call.lineno}: {ast.unparse(call)}"
        for name, tree in trees()
        for texts in [constants(tree)]
        for call in sql_calls(tree)
        if not is_written_out(call, texts)
    ]
    assert made == []


def sql_calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=on, attr=method)) if method in SQL_METHODS:
                if ast.unparse(on).split(".")[-1] in {"tx", "transaction"}:
                    yield node


def is_written_out(call: ast.Call, constants: set[str]) -> bool:
    match call.args:
        case [ast.Constant(value=str()), *_]:
            return True
        case [ast.Name(id=name), *_] | [ast.Subscript(value=ast.Name(id=name)), *_]:
            return name in constants
    return False


def constants(tree: ast.Module) -> set[str]:
    """The module's names that stand for one text, or for several by name, known before anything
    runs.
    """
    texts: set[str] = set()
    for statement in tree.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.Dict() as value)
            ) if is_text(value, texts):
                texts.add(name)
    given = Counter(name for node in ast.walk(tree) for name in names_given(node))
    return {name for name in texts if given[name] == 1}


def is_text(value: ast.AST, texts: set[str]) -> bool:
    """Whether a text is made of nothing but written-out texts."""
    match value:
        case ast.Constant(value=str()):
            return True
        case ast.Name(id=name):
            return name in texts
        case ast.Dict(values=parts):
            return all(is_text(part, texts) for part in parts)
        case ast.JoinedStr(values=parts):
            return all(is_text(part, texts) for part in parts)
        case ast.FormattedValue(value=part, format_spec=None):
            return is_text(part, texts)
    return False


def names_given(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
            return [name]
    return []


def test_nothing_is_left_unfinished() -> None:
    assert lines_with(UNFINISHED) == []


def test_nothing_names_one_machine_or_one_package_index() -> None:
    assert lines_with(MACHINE_PATH) == []
    assert lines_with(INDEX_HOST) == []


def test_the_tests_run_on_what_the_bot_runs_on() -> None:
    run, test = (pins(name) for name in ("run", "test"))
    assert run
    assert run <= test


def pins(name: str) -> set[str]:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if "==" in line}
