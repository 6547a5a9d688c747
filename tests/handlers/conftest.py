from collections.abc import Iterator
from pathlib import Path

import pytest

from policy.roles import Role
from tests.handlers.phones import Phone, Preschool


@pytest.fixture
def preschool(tmp_path: Path) -> Iterator[Preschool]:
    opened = Preschool(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def maya(preschool: Preschool) -> Phone:
    return preschool.add(Role.MANAGER, "Maya Thompson")


@pytest.fixture
def dan(preschool: Preschool) -> Phone:
    return preschool.add(Role.DEPUTY, "Dan Price")


@pytest.fixture
def team(preschool: Preschool) -> Phone:
    return preschool.add(Role.TEAM, "Tess Moore")


@pytest.fixture
def carol(preschool: Preschool) -> Phone:
    return preschool.add(Role.CHAIR, "Carol Hughes")


@pytest.fixture
def tom(preschool: Preschool) -> Phone:
    return preschool.add(Role.STAFF, "Tom Evans")


@pytest.fixture
def grace(preschool: Preschool) -> Phone:
    return preschool.add(Role.PARENT, "Grace Okafor")


@pytest.fixture
def sian(preschool: Preschool) -> Phone:
    return preschool.add(Role.PARENT, "Siân Morgan")


@pytest.fixture
def aled(preschool: Preschool) -> Phone:
    return preschool.add(Role.PARENT, "Aled Morgan")
