"""How fast healthlint is beside proselint: cold on one article, and on many, both tools in turn in one run.

    python benchmarks/speed.py [--articles 200] [--rounds 5]

Builds a batch of Markdown articles of about 1,000 words from a list of sentences of its own, installs proselint into an
environment of its own, and prints medians, spreads and ratios.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

SENTENCES = """Walking every day helps many people with a sore back.
The trial compared two kinds of exercise in 210 adults.
Ginger is used in cooking all over the world.
Ask your doctor before you stop a medicine.
Cupping relieves pain and boosts circulation.
Sleep is often the first thing to suffer when people worry.
A study found that tea drinkers had fewer headaches.
The nurse measures blood pressure twice and writes down both values.
Some people report relief, while others do not.
Our clinic offers a natural, gentle answer to migraine.
Most colds go away within ten days whatever is done.
The evidence is limited, and larger trials are needed.
Wash your hands with soap for as long as a song takes.
Experts say that turmeric is a powerful healer.
Children need vaccines at set ages, and the red book lists them.
A glass of water by the bed is a habit worth keeping.
The tablets may cause drowsiness, so do not drive.
Stretch slowly, and stop when it hurts.""".splitlines()
WORDS = 1000


def article(rnd: random.Random, number: int) -> str:
    """One article: front matter, headings, paragraphs, a list, links."""
    parts, words = [f"---\ntitle: Article {number}\ndate: 2024-01-26\n---\n", f"# Article {number}\n"], 0
    while words < WORDS:
        paragraph = " ".join(rnd.choices(SENTENCES, k=5))
        words += len(paragraph.split())
        parts.append(paragraph + "\n")
        if rnd.random() < 0.2:
            parts.append(f"## Part {len(parts)}\n")
        if rnd.random() < 0.1:
            parts.append("- **Sleep:** read [this guide](https://www.nhs.uk/live-well/).\n- Rest.\n")
    return "\n".join(parts)


def seconds(command: list[str]) -> float:
    """Wall time of one run; its output is thrown away, its exit code (problems or none) is not looked at."""
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def compare(name: str, ours: list[str], theirs: list[str], rounds: int) -> None:
    """Run both commands in turn and print a line."""
    seconds(ours)  # warms the file system and the cache of the catalogue
    seconds(theirs)
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    mine, peer = ([pair[side] for pair in pairs] for side in (0, 1))
    ratio = statistics.median(mine) / statistics.median(peer)
    print(
        f"{name:28} healthlint {statistics.median(mine):7.3f} s ({min(mine):.3f} to {max(mine):.3f})"
        f"   proselint {statistics.median(peer):7.3f} s ({min(peer):.3f} to {max(peer):.3f})   ratio {ratio:.2f}"
    )


def main() -> None:
    """Build the batch, install the peer, print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rnd = random.Random(20261125)  # noqa: S311 - the same batch every time
    with tempfile.TemporaryDirectory() as folder:
        batch = Path(folder) / "batch"
        batch.mkdir()
        paths = [batch / f"{number:04}.md" for number in range(options.articles)]
        for number, path in enumerate(paths):
            path.write_text(article(rnd, number), encoding="utf-8")
        venv.create(Path(folder) / "peer", with_pip=True)
        scripts = Path(folder) / "peer" / "bin"
        subprocess.run([scripts / "pip", "install", "--quiet", "proselint==0.16.0"], check=True)
        ours = [str(Path(sys.executable).parent / "healthlint"), "check"]
        theirs = [str(scripts / "proselint"), "check"]
        files = [str(path) for path in paths]
        compare("cold, one article", [*ours, files[0]], [*theirs, files[0]], options.rounds * 3)
        compare(f"{options.articles} articles", [*ours, *files], [*theirs, *files], options.rounds)


if __name__ == "__main__":
    main()
