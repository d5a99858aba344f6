"""Print precision and recall of `localoffer drift` over the copies of tests/drift/copies/. Usage: python benchmarks/drift.py."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))


def main() -> None:
    """Judge every copy and print what was said rightly, falsely and not at all."""
    from copies_drift import COPIES, copied_site, corpus, counted, fixture, judged, said  # type: ignore[import-not-found]

    total: Counter[str] = Counter()
    verdicts = 0
    with tempfile.TemporaryDirectory() as folder:
        ours = corpus(copied_site(Path(folder) / "site"))
        for file in COPIES:
            copy = fixture(file)
            result = judged(ours, copy)
            count = counted(copy["findings"], said(result.findings))
            total += count
            verdicts += str(result.verdict) == copy["verdict"]
            print(f"{file.stem:34} {result.verdict!s:11} right {count['right']}  false {count['false']}  lost {count['lost']}")
    right, false, lost = total["right"], total["false"], total["lost"]
    print(f"{len(COPIES)} copies, {verdicts} verdicts right")
    print(f"precision {right / (right + false):.3f} ({right} of {right + false} findings had cause)")
    print(f"recall    {right / (right + lost):.3f} ({right} of {right + lost} faults were found)")


if __name__ == "__main__":
    main()
