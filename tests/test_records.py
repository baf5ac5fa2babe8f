"""The fast named tuples are what ``typing.NamedTuple`` makes, as far as anything here asks for it."""

from __future__ import annotations

import pickle
import typing

import pytest

from healthlint.records import NamedTuple


class Fast(NamedTuple):
    """A pair."""

    left: int
    right: str = "b"

    @property
    def both(self) -> str:
        """Both in one."""
        return f"{self.left}{self.right}"

    def __str__(self) -> str:
        return f"<{self.both}>"


class Slow(typing.NamedTuple):
    """A pair."""

    left: int
    right: str = "b"


def test_fields_defaults_and_text_are_those_of_typing() -> None:
    for name in ("_fields", "_field_defaults", "__doc__", "__module__"):
        assert getattr(Fast, name) == getattr(Slow, name)
    assert tuple(Fast(1)) == tuple(Slow(1)) == (1, "b")
    assert repr(Fast(1)) == "Fast(left=1, right='b')"
    assert Fast(1)._replace(right="c")._asdict() == {"left": 1, "right": "c"}


def test_methods_and_properties_are_those_of_the_class() -> None:
    assert (Fast(1).both, str(Fast(1))) == ("1b", "<1b>")


def test_an_instance_can_be_pickled_and_not_be_changed() -> None:
    assert pickle.loads(pickle.dumps(Fast(2))) == Fast(2)  # noqa: S301
    with pytest.raises(AttributeError):
        Fast(2).left = 3  # type: ignore[misc]
    with pytest.raises(TypeError):
        Fast()  # type: ignore[call-arg]
