"""Documents, mail, feeds, wires and archives, built byte by byte from stories written for the tests."""

# ruff: noqa: E501 -- mark-up as it comes

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

import lz4.frame

from tests.transforms.formats.samples import PAGE, zipped

LEAD = "TARN HOLLOW - Six passengers died when a minibus left the road before dawn, the county police said."
MORE = "Four others were taken to the district hospital, where a doctor called their condition stable."
HTML = f"<p>{LEAD}</p><p>{MORE}</p>"


def pdf(pages: list[list[tuple[int, int, str]]], *, size: int = 11, encrypted: bool = False) -> bytes:
    """A PDF whose pages hold lines of Helvetica: (x, y, text) each, in points from the lower left corner."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids: list[int] = []
    for page in pages:
        shown = "".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, text in page).encode(
            "cp1252"
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(shown), shown))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % content
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _assembled(objects, encrypted=encrypted)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assembled(objects: list[bytes], *, encrypted: bool) -> bytes:
    trailer = b"/Root 1 0 R /Size %d" % (len(objects) + 1)
    if encrypted:
        objects = [*objects, b"<< /Filter /Standard /V 1 /R 2 /P -4 /O (%b) /U (%b) >>" % (b"o" * 32, b"u" * 32)]
        trailer = b"/Root 1 0 R /Size %d /Encrypt %d 0 R /ID [(a) (a)]" % (len(objects) + 1, len(objects))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< %b >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, trailer, start,
    )  # fmt: skip


def wrapped(text: str, width: int, x: int, y: int, step: int = 14) -> list[tuple[int, int, str]]:
    """``text`` as lines of at most ``width`` characters below each other, words divided where they do not fit."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if len(line) + len(word) + 1 <= width:
            line = f"{line} {word}".strip()
        elif len(word) > 9 and len(line) + 7 <= width:
            lines.append(f"{line} {word[:5]}-")
            line = word[5:]
        else:
            lines.append(line)
            line = word
    return [(x, y - step * number, shown) for number, shown in enumerate([*lines, line])]


def docx(paragraphs: list[str], more: dict[str, bytes] | None = None) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<?xml version="1.0"?><w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>'
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
        'document.main+xml"/></Types>'
    )
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    members = {"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document}
    return zipped({name: text.encode() for name, text in members.items()} | (more or {}))


def epub(chapters: list[str]) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<metadata><dc:title>Calder Times</dc:title><dc:date>2023-11-04</dc:date><dc:language>en</dc:language></metadata>"
        f'<manifest>{items}<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    pages = {
        f"OEBPS/c{n}.xhtml": f"<html><body><h1>Story {n}</h1>{text}</body></html>" for n, text in enumerate(chapters)
    }
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/content.opf": package}
    nav = {"OEBPS/nav.xhtml": "<html><body><a>Story 0</a></body></html>"}
    return zipped({name: text.encode() for name, text in (members | nav | pages).items()})


def mail(
    *, html: str | None = None, text: str | None = LEAD, files: dict[str, bytes] | None = None, number: int = 1
) -> bytes:
    message = EmailMessage()
    message["From"] = "Calder Times <news@calder.example>"
    message["To"] = "reader@example.test"
    message["Subject"] = f"Six die in bus crash – report {number}"
    message["Date"] = "Sat, 04 Nov 2023 06:10:00 +0000"
    message["Message-ID"] = f"<m{number}@calder.example>"
    if text is not None:
        message.set_content(text)
    if html is not None and text is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    for name, data in (files or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def mbox(n_messages: int) -> bytes:
    return b"".join(b"From news Sat Nov  4 06:10:00 2023\n" + mail(number=n) + b"\n" for n in range(1, n_messages + 1))


def mhtml() -> bytes:
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://calder.example/bus\nSubject: Six die in bus crash\n"
        "Date: Sat, 4 Nov 2023 06:10:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="edge"\n\n'
    )
    page = PAGE.decode().encode("ascii", "xmlcharrefreplace").replace(b"=", b"=3D").decode()
    return (
        f"{head}--edge\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{page}\n"
        "--edge\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--edge--\n"
    ).encode()


def rss(n_items: int, prolog: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    items = "".join(
        f"<item><title>Bus crash {n}</title><link>https://calder.example/{n}</link><guid>g{n}</guid>"
        f"<pubDate>Sat, 04 Nov 2023 06:10:00 GMT</pubDate><description><![CDATA[{HTML}]]></description></item>"
        for n in range(n_items)
    )
    return f'{prolog}<rss version="2.0"><channel><title>Calder Times</title>{items}</channel></rss>'.encode()


def atom() -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Calder Times</title><entry><title>Bus crash</title><id>urn:1</id>'
        '<link href="https://calder.example/1"/><published>2023-11-04T06:10:00Z</published>'
        f'<content type="html"><![CDATA[{HTML}]]></content></entry></feed>'
    ).encode()


def rdf() -> bytes:
    return (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>'
        f"Calder Times</title></channel><item><title>Bus crash</title><description>{LEAD}</description>"
        "<dc:date>2023-11-04</dc:date></item></rdf:RDF>"
    ).encode()


def nitf() -> bytes:
    return (
        '<?xml version="1.0"?><nitf><head><docdata><doc-id id-string="n1"/><date.issue norm="20231104T061000Z"/></docdata>'
        '<pubdata name="Calder Times"/></head><body><body.head><hedline><hl1>Bus crash</hl1></hedline><byline>By <person>'
        f"Ann Li</person></byline></body.head><body.content>{HTML}</body.content></body></nitf>"
    ).encode()


def newsml_g2() -> bytes:
    def item(number: int, content: str) -> str:
        return (
            f'<newsItem guid="g{number}"><itemMeta><firstCreated>2023-11-04T06:10:00Z</firstCreated></itemMeta><contentMeta>'
            f"<headline>Bus crash</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"
        )

    text = f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{HTML}</body></html></inlineXML>'
    items = item(1, text) + item(2, '<remoteContent href="x.jpg"/>')
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'.encode()


def newsml_1() -> bytes:
    return (
        '<?xml version="1.0"?><NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>n1</NewsItemId></NewsIdentifier>'
        "</Identification><NewsManagement><FirstCreated>20231104T061000+0000</FirstCreated></NewsManagement><NewsComponent>"
        f"<NewsLines><HeadLine>Bus crash</HeadLine></NewsLines><ContentItem><DataContent>{HTML}</DataContent></ContentItem>"
        "</NewsComponent></NewsItem></NewsML>"
    ).encode()


def rcv1() -> bytes:
    return (
        '<?xml version="1.0" encoding="iso-8859-1"?><newsitem itemid="7" date="2023-11-04" xml:lang="en"><headline>Bus crash'
        f"</headline><dateline>TARN HOLLOW 2023-11-04</dateline><text>{HTML}</text></newsitem>"
    ).encode()


def wxr() -> bytes:
    head = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return (
        f'<?xml version="1.0"?><rss version="2.0" {head}><channel><title>Calder Times</title><item><title>Bus crash</title>'
        f"<content:encoded><![CDATA[{HTML}]]></content:encoded><wp:post_id>5</wp:post_id><wp:post_date>2023-11-04 06:10:00"
        "</wp:post_date><wp:post_type>post</wp:post_type></item><item><title>pic</title><wp:post_type>attachment"
        "</wp:post_type></item></channel></rss>"
    ).encode()


def sitemap(*, of_news: bool) -> bytes:
    news = (
        "<n:news><n:publication><n:name>Calder Times</n:name><n:language>en</n:language></n:publication><n:publication_date>"
        "2023-11-04</n:publication_date><n:title>Six die in bus crash</n:title></n:news>"
    )
    return (
        f'<urlset xmlns:n="n"><url><loc>https://calder.example/1</loc>{news if of_news else ""}</url></urlset>'.encode()
    )


def other_xml() -> bytes:
    story = f"<article id='5'><title>Bus crash</title><date>2023-11-04</date><body>{LEAD}</body></article>"
    return f"<?xml version='1.0'?><export><articles>{story}{story.replace('5', '6')}</articles></export>".encode()


def anpa() -> bytes:
    return (
        b"\x16\x16\x01a0123 \x1f r i\r\nBC-Bus Crash,0120\r\n\x02^Six die in bus crash<\r\n^By ANN LI<\r\n   "
        + f"{LEAD}\r\n   {MORE}\r\n".encode()
        + b"\x03AP-NY-11-04-23 0610EDT<\r\n\x04"
    )


def iptc() -> bytes:
    message = b"\x01CAL123 4 UI 120\r\nBUS-CRASH\r\n\x02" + LEAD.encode() + b"\r\n\x03\r\n041023 NOV 23\r\n\x04"
    return message * 2


def markdown(front: str = "---\ntitle: Bus crash\ndate: 2023-11-04\nauthor: Ann Li\n---\n") -> bytes:
    return f"{front}\n{LEAD}\n\n{MORE}\n".encode()


def lexis() -> bytes:
    story = (
        "\n\n                               {n} of 2 DOCUMENTS\n\n\n                        Calder Times\n\n"
        "                   November 4, 2023 Saturday\n\nSix die in bus crash {n}\n\nBYLINE: Ann Li\n\nSECTION: NEWS; Pg. 4\n\n"
        "LENGTH: 120 words\n\n{lead} ({n})\n\n{more}\n\nLOAD-DATE: November 5, 2023\n\nLANGUAGE: ENGLISH\n\n"
        "                   Copyright 2023 Calder Times\n"
    )
    return "".join(story.format(n=n, lead=LEAD, more=MORE) for n in (1, 2)).encode()


def arc() -> bytes:
    def record(url: str, kind: str, body: bytes) -> bytes:
        return f"{url} 127.0.0.1 20231104061000 {kind} {len(body)}\n".encode() + body + b"\n"

    about = b"1 0 Calder\nURL IP-address Archive-date Content-type Archive-length\n"
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
    image = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
    return (
        record("filedesc://a.arc", "text/plain", about)
        + record("https://calder.example/1", "text/html", page)
        + record("https://calder.example/2", "image/png", image)
        + record("https://calder.example/3", "text/html", page)
    )


def wacz(warc: bytes) -> bytes:
    members = {
        "datapackage.json": b"{}", "archive/data.warc.gz": gzip.compress(warc), "pages/pages.jsonl": b'{"title": "x"}',
        "indexes/index.cdx.gz": gzip.compress(b"com,calder)/ 2023 {}"),
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def lz4_packed(data: bytes) -> bytes:
    return lz4.frame.compress(data)


def as_json(value: object) -> bytes:
    return json.dumps(value).encode()


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook; numbers as numbers, all else as text in its cell."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    members: dict[str, str] = {}
    named, related, typed = "", "", ""
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        cells = "".join(
            f'<row r="{at}">{"".join(_cell(cell, f"{chr(65 + column)}{at}") for column, cell in enumerate(row))}</row>'
            for at, row in enumerate(rows, start=1)
        )
        members[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
        )
        named += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
        related += f'<Relationship Id="r{number}" Type="{links}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
        typed += f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{kind}"/>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    members["[Content_Types].xml"] = (
        f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/>{typed}</Types>'
    )
    members["_rels/.rels"] = (
        f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r0" Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    members["xl/workbook.xml"] = f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>{named}</sheets></workbook>'
    members["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{package}/relationships">{related}</Relationships>'
    return zipped({name: f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode() for name, text in members.items()})


def _cell(value: object, at: str) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return f'<c r="{at}"><v>{value}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{_escaped_xml(str(value))}</t></is></c>'


def _escaped_xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def open_document(kind: str, body: str, about: str = "") -> bytes:
    """An OpenDocument file of a kind ("text", "spreadsheet") with this content."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "meta")
    )
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    type_ = f"application/vnd.oasis.opendocument.{kind}"
    content = f"<office:document-content {spaces}><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{type_}"/>'
    return zipped(
        {
            "mimetype": type_.encode(),
            "content.xml": content.encode(),
            "meta.xml": f"<office:document-meta {spaces} {dc}><office:meta>{about}</office:meta></office:document-meta>".encode(),
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{manifest}">{entry}</manifest:manifest>'.encode(),
        }
    )


def rtf(lines: list[str], codepage: int = 1252) -> bytes:
    """An RTF document with a picture; what is not ASCII is written as word processors do."""
    body = "".join(f"{''.join(_rtf_sign(sign, codepage) for sign in line)}\\par\n" for line in lines)
    picture = r"{\pict\pngblip 89504e470d0a1a0a}"
    return f"{{\\rtf1\\ansi\\ansicpg{codepage}{{\\fonttbl{{\\f0 Arial;}}}}{picture}\n{body}}}".encode()


def _rtf_sign(sign: str, codepage: int) -> str:
    if sign.isascii():
        return f"\\{sign}" if sign in "\\{}" else sign
    coded = sign.encode(f"cp{codepage}", "ignore")
    return f"\\'{coded.hex()}" if len(coded) == 1 else f"\\u{ord(sign)}?"


def factiva(n_stories: int, text: str) -> str:
    """A download of Factiva: its stories, and the search behind them."""
    stories = (
        f"World\nFerry sinks off Tarn, part {n}\nBy Ann Li\n345 words\n6 January 2026\n09:12\nCalder Times\nCALTIM\n"
        f"English\nCopyright 2026 Calder Times. All rights reserved.\n\n{text.format(n)}\n\nBoats went out at dawn.\n\n"
        f"Document CALTIM0020260106em16000{n:03}\n\n"
        for n in range(1, n_stories + 1)
    )
    return "".join(stories) + "Search Summary\nText: ferry\nDate: All Dates\n"


def nexis(n_stories: int, text: str) -> list[str]:
    """Paragraphs of a download of Nexis Uni."""
    return [
        line
        for n in range(1, n_stories + 1)
        for line in (
            f"Ferry sinks off Tarn, part {n}", "The Calder Times (Tarn)", "January 6, 2026 Tuesday",
            "Copyright 2026 Calder Times Limited All Rights Reserved", "Section: WORLD NEWS; Pg. 12", "Length: 500 words",
            "Byline: Ann Li in Tarn", "Body", text.format(n), "Boats went out at dawn.", "Load-Date: January 6, 2026",
            "End of Document",
        )
    ]  # fmt: skip
