"""`acompte dossier`: the folder for a court, with copies as they are and one PDF of all."""

import io
import json
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from acompte_cli.main import cli
from support.ledgers import OPTIONS
from support.remind_books import HEAD, bill

pypdf = pytest.importorskip("pypdf")

QUOTE = """
2026-04-01 custom "quote" "D2026-001" Actif:Clients:Lumen 1200.00 EUR
  title: "Entretien de la verrière"
  vat-reason: "franchise"
2026-04-05 custom "accepted" "D2026-001"
2026-05-04 * "Entretien" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-06-20
  Actif:Clients:Lumen  1200.00 EUR
  Produits:Travaux
"""


class Books:
    def __init__(self, folder: Path, text: str) -> None:
        self.folder = folder / "livres"
        self.folder.mkdir()
        self.path = self.folder / "main.beancount"
        self.path.write_text(OPTIONS + HEAD + text, encoding="utf-8")
        self.out = folder / "dossier"

    def link(self, name: str, data: bytes, links: str, *more: str, day: str = "2026-07-01") -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        lines = "".join(f"\n  {line}" for line in more)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f'\n{day} document Actif:Clients:Lumen "{name}" {links}{lines}\n')

    def __call__(self, *words: str, day: str = "2026-07-10", lang: str = "en") -> Result:
        command = ["-f", str(self.path), "--as-of", day, "--lang", lang, "dossier", *words, "-o", str(self.out)]
        result = CliRunner().invoke(cli, command)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    @property
    def names(self) -> list[str]:
        return sorted(path.name for path in (self.out / "pieces").iterdir())

    def joined(self) -> tuple[list[str], str]:
        read = pypdf.PdfReader(self.out / "dossier.pdf")
        return [item.title for item in read.outline], "\n".join(page.extract_text() for page in read.pages)


def pdf(*sizes: tuple[float, float], rotate: int = 0) -> bytes:
    writer = pypdf.PdfWriter()
    for width, height in sizes:
        page = writer.add_blank_page(width, height)
        if rotate:
            page.rotate(rotate)
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (2).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    rows = zlib.compress(b"\x00" + b"\xff\x00\x00" * 2 + b"\x00" + b"\x00\xff\x00" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def books(tmp_path: Path) -> Books:
    return Books(tmp_path, QUOTE)


def test_the_folder_has_the_claim_the_pieces_their_list_and_one_pdf_with_bookmarks(books: Books) -> None:
    books.link("documents/devis-signe.pdf", pdf((595, 842), (595, 842)), "^D2026-001", day="2026-04-05")
    books.link("documents/lettre.txt", b"Mise en demeure\n", "^FA2026-001", 'reminder: "formal-notice"',
               'sent: "post"')  # fmt: skip
    before = books.path.read_bytes()
    result = books("Lumen")
    assert result.exit_code == 0, result.output
    assert books.path.read_bytes() == before
    assert books.names == [
        "01-decompte-de-la-creance.pdf",
        "02-calcul-des-interets.pdf",
        "03-releve-du-compte.pdf",
        "04-envois-et-relances.pdf",
        "05-devis-d2026-001.pdf",
        "06-devis-signe.pdf",
        "07-facture-de-solde-fa2026-001.pdf",
        "08-mise-en-demeure-fa2026-001.txt",
    ]
    titles, text = books.joined()
    assert titles[0] == "Bordereau des pièces"
    assert [title.split(".")[0] for title in titles[1:]] == [str(number) for number in range(1, 9)]
    assert [f"Pièce n° {number}" in text for number in range(1, 10)] == [True] * 8 + [False]
    plain = " ".join(text.split())
    assert "Somme demandée 1 248,07 €" in plain
    assert "Mise en demeure : FA2026-001 n° 8" in plain
    assert "the acknowledgement of receipt of the formal notice" in result.output
    assert "the signed quote" not in result.output
    assert (books.out / "read-me.txt").read_text(encoding="utf-8").startswith("Lumen SAS, on 2026-07-10")


def test_copies_are_enclosed_as_they_are(books: Books) -> None:
    files = {
        "bon.pdf": pdf((842, 595), rotate=90),
        "photo.png": png(),
        "accord.eml": b"From: a@b.example\nSubject: Accord\n\nBon pour accord.\n",
        "abime.pdf": b"%PDF-1.7 rien",
        "plan.dwg": b"\x00\x01",
    }
    for name, data in files.items():
        books.link(f"documents/{name}", data, "^FA2026-001")
    result = books("FA2026-001")
    assert result.exit_code == 0, result.output
    stored = {path.name.partition("-")[2]: path.read_bytes() for path in (books.out / "pieces").iterdir()}
    assert {name: stored[name] for name in files} == files
    titles, text = books.joined()
    assert "Bon pour accord." in text
    assert not any("abime" in title or "plan" in title for title in titles)
    assert any("bon.pdf" in title for title in titles)
    assert "Not in dossier.pdf" in result.stderr
    assert "abime.pdf" in result.stderr
    assert "plan.dwg" in result.stderr


def test_a_file_that_is_gone_or_lies_elsewhere_is_named_and_never_read(books: Books, tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(pdf((595, 842)))
    books.link("documents/bon.pdf", pdf((595, 842)), "^FA2026-001")
    (books.folder / "documents" / "lien.pdf").symlink_to(tmp_path / "secret.pdf")
    with books.path.open("a", encoding="utf-8") as file:
        for name in ("../secret.pdf", "documents/lien.pdf", "documents/parti.pdf"):
            file.write(f'2026-07-01 document Actif:Clients:Lumen "{name}" ^FA2026-001\n')
    result = books("Lumen")
    assert result.exit_code == 0, result.output
    for name in ("secret.pdf", "lien.pdf", "parti.pdf"):
        assert f"{name}: the file is missing, or not below the ledger's folder" in result.output
    assert not any("secret" in name or "lien" in name for name in books.names)


def test_a_folder_is_replaced_only_where_this_command_made_it(books: Books) -> None:
    assert books("Lumen").exit_code == 0
    kept = (books.out / "dossier.pdf").read_bytes()
    taken = books("Lumen")
    assert (taken.exit_code, "is not empty" in taken.output) == (1, True)
    assert books("Lumen", "--replace").exit_code == 0
    assert (books.out / "dossier.pdf").read_bytes() == kept  # the same day, the same bytes
    (books.out / "00-bordereau.pdf").unlink()
    assert books("Lumen", "--replace").exit_code == 1
    assert (books.out / "dossier.pdf").read_bytes() == kept


def test_nothing_is_half_written(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.write_bytes

    def failing(path: Path, data: bytes) -> int:
        if path.name.startswith("03"):
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", failing)
    result = books("Lumen", "--html")
    assert (result.exit_code, "cannot be written" in result.output) == (1, True)
    assert [path.name for path in books.out.parent.iterdir()] == ["livres"]


def test_pages_instead_of_pdf(books: Books) -> None:
    assert books("Lumen", "--html").exit_code == 0
    assert all(name.endswith(".html") for name in books.names)
    assert not (books.out / "dossier.pdf").exists()
    page = (books.out / "pieces" / "01-decompte-de-la-creance.html").read_text(encoding="utf-8")
    assert '<html lang="fr">' in page


def test_names_and_files_cannot_break_the_pages(tmp_path: Path) -> None:
    books = Books(tmp_path, QUOTE.replace("Entretien de la verrière", "<script>alert(1)</script> {{ 7*7 }}"))
    books.link("documents/<b>gras<b>.txt", b"<script>alert(2)</script> {% raw %}", "^FA2026-001")
    assert books("Lumen", "--html").exit_code == 0
    text = "".join(path.read_text(encoding="utf-8") for path in books.out.rglob("*.html"))
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "49" not in text.partition("&lt;script&gt;alert(1)")[2][:40]
    assert books("Lumen", "--replace").exit_code == 0
    assert "<script>alert(2)</script> {% raw %}" in books.joined()[1]


def test_programs_get_the_claim_the_procedures_and_the_pieces(books: Books) -> None:
    result = books("FA2026-001", "--format", "json", "--dry-run")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert (found["principal"], found["interest"], found["fees"], found["total"]) == (
        "1200.00", "8.07", "40.00", "1248.07",
    )  # fmt: skip
    assert [(one["name"], one["fits"], one["forms"]) for one in found["procedures"]] == [
        ("order", True, ["12946*02"]),
        ("small-claim", True, []),
    ]
    assert [row["what"] for row in found["pieces"]][:4] == ["claim", "interest", "account", "quote"]
    assert {row["what"] for row in found["missing"]} == {"signed", "terms", "delivery"}
    assert found["last_day"] == "2031-05-04"
    assert not books.out.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Roche",), "Nothing to ask Mme Anne Roche for on 2026-07-10"),
        (("Lumen", "Roche"), "several customers"),
        (("FA2026-999",), "nobody is called"),
    ],
)
def test_what_cannot_be_claimed_is_said(books: Books, words: tuple[str, ...], said: str) -> None:
    result = books(*words)
    assert result.exit_code != 0
    assert said in result.output
    assert not books.out.exists()


def test_what_is_left_out_is_named(books: Books) -> None:
    with books.path.open("a", encoding="utf-8") as file:
        file.write(bill("FA2026-002", "2026-07-01") + '2026-07-02 custom "dispute" "FA2026-002" "métré"\n')
    assert "Left out: FA2026-002 (disputed)" in books("Lumen", "--dry-run").output
    assert "Laissés de côté\u00a0: FA2026-002 (contesté)" in books("Lumen", "--dry-run", lang="fr").output


def test_a_template_of_the_user_that_fails_is_named_and_nothing_is_written(books: Books) -> None:
    own = books.folder / "templates" / "documents" / "dossier-claim.html"
    own.parent.mkdir(parents=True)
    own.write_text("{{ dossier.nothing.here }}", encoding="utf-8")
    result = books("Lumen")
    assert result.exit_code == 1
    assert f"{own}:1:" in result.output
    assert not books.out.exists()
