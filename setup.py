"""The theme stands beside the program in the repository, and inside it where it is installed."""

from pathlib import Path
from shutil import copytree

from setuptools import setup
from setuptools.command.build_py import build_py


class WithTheme(build_py):
    """Builds the package with overrides/ in it."""

    def run(self) -> None:
        """Copy the program, then the theme; an editable install finds it in the repository."""
        super().run()
        if not self.editable_mode:
            copytree("overrides", Path(self.build_lib) / "localoffer" / "overrides", dirs_exist_ok=True)


setup(cmdclass={"build_py": WithTheme})
