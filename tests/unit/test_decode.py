"""Bytes -> letters, as browsers do."""

from __future__ import annotations

import pytest

from localoffer.html.decode import charset, decoded


@pytest.mark.parametrize(
    ("raw", "label", "text"),
    [
        pytest.param("é".encode(), "", "é", id="UTF-8 where nobody says anything"),
        pytest.param(b"\xe9\x80", "", "é€", id="windows-1252 where it is no UTF-8"),
        pytest.param("Привет".encode("koi8-r"), "KOI8-R ", "Привет", id="what the header says, in any case"),
        pytest.param(b"\x80", "iso-8859-1", "€", id="Latin 1 is windows-1252 on the web"),
        pytest.param("é".encode(), "utf-7", "é", id="a label that is none is passed over"),
        pytest.param(b"Uryyb", "rot13", "Uryyb", id="a transform of Python's is no encoding"),
        pytest.param("<meta charset=gbk>中".encode("gbk"), "", "<meta charset=gbk>中", id="the page says it"),
        pytest.param("<meta charset=gbk>é".encode(), "utf-8", "<meta charset=gbk>é", id="the header goes before the page"),
        pytest.param("\ufeffé".encode(), "windows-1251", "é", id="a byte order mark goes before the header"),
        pytest.param("é".encode("utf-16"), "", "é", id="a byte order mark of UTF-16"),
        pytest.param(
            "<meta charset=utf-16>é".encode(), "", "<meta charset=utf-16>é", id="a page that says UTF-16 in ASCII is not"
        ),
        pytest.param(
            "<meta charset=utf-16be>é".encode(), "", "<meta charset=utf-16be>é", id="whichever way round it says that it is"
        ),
        pytest.param(b"<meta charset=x-user-defined>\x80", "", "<meta charset=x-user-defined>€", id="no letters of its own"),
        pytest.param(b"<!--<meta charset=gbk>-->\xe9", "", "<!--<meta charset=gbk>-->é", id="a comment says nothing"),
        pytest.param(b" " * 1024 + b"<meta charset=gbk>\xe9", "", " " * 1024 + "<meta charset=gbk>é", id="nor what comes late"),
        pytest.param(
            b'<META content="text/html; charset=cp1251" http-equiv=Content-Type>\xcf',
            "",
            '<META content="text/html; charset=cp1251" http-equiv=Content-Type>П',
            id="the page says it in the old way",
        ),
        pytest.param(
            b'<meta name=a content="charset=gbk">\xe9', "", '<meta name=a content="charset=gbk">é', id="not any content"
        ),
        pytest.param(b"<meta charset=x-user-defined>\xe9", "", "<meta charset=x-user-defined>é", id="the page's own encoding"),
        *(
            pytest.param(
                f"<meta charset={said}>".encode() + b"\xff", "", f"<meta charset={said}>\ufffd", id=f"{said} is UTF-8 then"
            )
            for said in ("utf-16", "utf-16le", "utf-16be")
        ),
        pytest.param(
            "<meta charset=x-user-defined>é".encode(), "", "<meta charset=x-user-defined>Ã©", id="and then it is no UTF-8"
        ),
        pytest.param(b"a\xff", "utf-8", "a\ufffd", id="what is no letter is told from one"),
    ],
)
def test_letters_are_those_a_browser_shows(raw: bytes, label: str, text: str) -> None:
    assert decoded(raw, label) == text


@pytest.mark.parametrize(
    ("said", "label"),
    [("text/html; Charset = 'utf-8'; a=b", "utf-8"), ("text/html", ""), ('x; charset="gbk"', "gbk"), ("charset=", "")],
)
def test_a_content_type_names_its_encoding(said: str, label: str) -> None:
    assert charset(said) == label
