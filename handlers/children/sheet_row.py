"""One row of a spreadsheet read by its columns, with everything that is wrong in it."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from handlers.children import sheet_cells
from handlers.children.sheet import MOST_ADULTS, Adult, Problem, Row
from handlers.children.sheet_cells import NotACell
from policy.spelling import sought

T = TypeVar("T")


class Line:
    """The cells of one row; what is wrong in one is kept as a problem, and the others are read
    on.
    """

    def __init__(self, number: int, cells: list[str], columns: Mapping[str, int]) -> None:
        self.problems: list[Problem] = []
        self._number, self._cells, self._columns = number, cells, columns

    def row(self, wide: int) -> Row:
        """What the row says of its child; `wide` is how many columns the header has."""
        if any(cell.strip() for cell in self._cells[wide:]):
            self.problem(
                "",
                "there are more cells than columns.",
                "A comma within a cell needs quotation marks around the cell.",
            )
        starts = self._take("Starts", sheet_cells.day)
        leaves = self._take("Leaves", sheet_cells.day)
        if starts and leaves and leaves < starts:
            self.problem("Leaves", "the last day is before the first.", "Look at both days.")
        return Row(
            number=self._number,
            child=self._child(),
            family=self._take("Family", sheet_cells.words) or "",
            room=self._take("Room", sheet_cells.words) or "",
            starts_on=starts,
            leaves_on=leaves,
            adults=tuple(self._adults()),
        )

    def problem(self, column: str, wrong: str, instead: str) -> None:
        self.problems.append(Problem(self._number, column, wrong, instead))

    def _take(self, column: str, read: Callable[[str], T]) -> T | None:
        """What the cell holds; None when that is wrong or the file has no such column."""
        place = self._columns.get(column)
        if place is None or place >= len(self._cells):
            return None
        try:
            return read(self._cells[place])
        except NotACell as problem:
            self.problem(column, problem.wrong, problem.instead)
            return None

    def _child(self) -> str:
        name = self._take("Child", sheet_cells.name)
        if not name and not self._stumbled("Child"):
            self.problem("Child", "there is no name.", "Write the child’s name.")
        return name or ""

    def _adults(self) -> list[Adult]:
        found: dict[str, Adult] = {}
        for number in range(1, MOST_ADULTS + 1):
            adult = self._adult(number)
            if adult and found.setdefault(sought(adult.name), adult) is not adult:
                self.problem(
                    f"Adult {number}",
                    "the same name stands in this row twice.",
                    "Take one out, or write the names so that they differ.",
                )
        return list(found.values())

    def _adult(self, number: int) -> Adult | None:
        column = f"Adult {number}"
        name = self._take(column, sheet_cells.name)
        relationship = self._take(f"Relationship {number}", sheet_cells.words) or ""
        responsibility = self._take(f"Responsibility {number}", sheet_cells.answer) or ""
        if name:
            return Adult(name, relationship, responsibility)
        if (relationship or responsibility) and not self._stumbled(column):
            self.problem(
                column,
                "there is no name, but something is written about the adult.",
                "Write the name, or empty the cells beside it.",
            )
        return None

    def _stumbled(self, column: str) -> bool:
        """Whether the cell was wrong."""
        return any(problem.column == column for problem in self.problems)
