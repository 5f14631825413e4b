"""The wheel holds the three packages as they stand in the tree, and nothing else."""

import subprocess
import sys
import tomllib
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(root)]
    built = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = target.glob("*.whl")
    return zipfile.Path(found)


def packages(root: Path) -> list[Path]:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return [root / name for name in settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]]


def content(package: Path) -> set[str]:
    """Give the files of a package by their names in the wheel, without what Python and desktops leave."""
    files = (path.relative_to(package.parent) for path in package.rglob("*") if path.is_file())
    return {
        file.as_posix()
        for file in files
        if not any(part.startswith(".") or part == "__pycache__" for part in file.parts)
    }


def names(wheel: zipfile.Path) -> set[str]:
    return {name for name in wheel.root.namelist() if not name.endswith("/")}


def test_the_wheel_holds_each_file_of_the_three_packages_and_no_other(root: Path, wheel: zipfile.Path) -> None:
    standing = set[str]().union(*map(content, packages(root)))
    held = {name for name in names(wheel) if ".dist-info/" not in name}
    assert held == standing


def test_each_import_root_holds_one_package(root: Path) -> None:
    """An editable install puts the roots on the path: another package there would work, unshipped."""
    for package in packages(root):
        modules = package.parent.rglob("*.py")
        assert {module.relative_to(package.parent).parts[0] for module in modules} == {package.name}


def test_the_wheel_brings_the_command_the_license_and_the_version(wheel: zipfile.Path) -> None:
    import acompte

    (info,) = (path for path in wheel.iterdir() if path.name.endswith(".dist-info"))
    assert "acompte = acompte_cli.main:main" in (info / "entry_points.txt").read_text(encoding="utf-8")
    assert (info / "licenses" / "LICENSE").exists()
    metadata = HeaderParser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
    assert (metadata["Name"], metadata["Version"]) == ("acompte", acompte.__version__)
