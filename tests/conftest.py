"""What holds for all tests: ``make fuzz`` runs those on random texts with many more of them."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("fuzz", max_examples=5_000, deadline=None)
