"""Named tuples whose classes are made fast: the fields are read from the class, and their types are left unread.

``typing.NamedTuple`` compiles the type of every field at import, for two dozen classes a twentieth of a run on one
article. Type checkers see that one; at run time there is this one, without generic types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Maker(type):
        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = list(body.get("__annotations__", ()))
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))
            made.__annotations__ = body.pop("__annotations__", {})
            for key, value in body.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """The base of a named tuple, as in ``typing``."""


__all__ = ["NamedTuple"]
