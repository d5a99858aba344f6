"""``python -m localoffer``."""

from localoffer.cli import main

main()
