"""Word files, workbooks and PDF made on the fly for the tests of the readers."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; ``numbering`` and ``styles`` give the inside of those parts."""
    files: dict[str, str | bytes] = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    files |= {f"word/{name}.xml": f"<w:{name} {W}>{inside}</w:{name}>" for name, inside in parts.items()}
    return packed({"[Content_Types].xml": "<Types/>", **files})


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def numbered(text: str, list_id: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def lists(*levels: tuple[str, str], number: int = 1, extra: str = "") -> str:
    """One list with a level per (number format, text)."""
    inside = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val={quoteattr(text)}/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    abstract = f'<w:abstractNum w:abstractNumId="{number}">{inside}</w:abstractNum>'
    return f'{abstract}<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{extra}</w:num>'


def cell(text: str, properties: str = "") -> str:
    """A table cell with a paragraph per line."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, text.split(chr(10))))}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def xlsx(
    sheets: dict[str, str], strings: list[str] | None = None, styles: str = "", hidden: tuple[str, ...] = ()
) -> bytes:
    """A workbook; each sheet is given as the inside of its ``worksheet``."""
    names = list(sheets)
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"{" state=" + quoteattr("hidden") if name in hidden else ""}/>'
        for n, name in enumerate(names, 1)
    )
    links = "".join(f'<Relationship Id="rId{n}" Target="worksheets/s{n}.xml"/>' for n in range(1, len(names) + 1))
    files: dict[str, str | bytes] = {
        "xl/workbook.xml": f"<workbook {S}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        "xl/sharedStrings.xml": f"<sst {S}>{''.join(f'<si><t>{escape(s)}</t></si>' for s in strings or [])}</sst>",
        "xl/styles.xml": f"<styleSheet {S}>{styles}</styleSheet>",
    }
    files |= {
        f"xl/worksheets/s{n}.xml": f"<worksheet {S}>{sheets[name]}</worksheet>" for n, name in enumerate(names, 1)
    }
    return packed(files)


def rows(*found: list[str | None], first: int = 1) -> str:
    """Sheet rows of inline strings; None is an empty cell."""
    made = ""
    for n, row in enumerate(found, first):
        cells = "".join(
            f'<c r="{chr(65 + c)}{n}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            for c, text in enumerate(row)
            if text is not None
        )
        made += f'<row r="{n}">{cells}</row>'
    return f"<sheetData>{made}</sheetData>"


def pdf(pages: list[list[tuple[float, float, str]]], drawings: dict[int, str] | None = None, size: float = 12) -> bytes:
    """A PDF with these lines per page, each at a place from the upper left corner of an A4 page."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
    ]
    for n, lines in enumerate(pages):
        shown = "".join(
            f"BT /F1 {size} Tf {x} {842 - y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n" for x, y, text in lines
        )
        stream = shown + (drawings or {}).get(n, "")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, places = "%PDF-1.5\n", []
    for n, inside in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{inside}\nendobj\n"
    table_at = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    return (out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table_at}\n%%EOF").encode("ascii")
