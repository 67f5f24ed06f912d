"""PDFs for tests, put together byte by byte: what stands on which line of which page, and what is wrong with the file."""

import zlib
from io import BytesIO

from pypdf import PdfReader, PdfWriter

WIDTH, HEIGHT, LEADING = 612, 792, 14
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf_of(pages: list[list[str]]) -> bytes:
    """A PDF with these lines on these pages, from the top of each downwards."""
    return pdf_of_streams([lines_stream(lines) for lines in pages])


def lines_stream(lines: list[str], left: int = 72, top: int = 720) -> bytes:
    """What prints `lines` below each other."""
    shown = b" ".join(b"(%s) Tj 0 -%d Td" % (_escape(line), LEADING) for line in lines)
    return b"BT /F1 11 Tf %d %d Td %s ET" % (left, top, shown)


def pdf_of_streams(streams: list[bytes], packed: bool = False, length: int | None = None) -> bytes:
    """A PDF whose pages have these content streams; `packed` ones are deflated already. `length` is what each says of itself."""
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(streams)),
        FONT,
    ]
    for number, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % (WIDTH, HEIGHT, first + 2 * number + 1)
        )
        objects.append(_stream(stream, b"/Filter /FlateDecode" if packed else b"", length))
    return pdf_of_objects(objects)


def pdf_of_objects(objects: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    file, places = BytesIO(), []
    file.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return file.getvalue()


def encrypted(content: bytes, password: str) -> bytes:
    """The same PDF, opened only with `password` ('' for everybody, though printing is not allowed)."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def bomb(size: int) -> bytes:
    """A deflated stream of `size` spaces."""
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)), packer.flush()])


def nested_forms(depth: int, each: int) -> bytes:
    """One page whose forms draw forms, `each` in each, `depth` deep."""
    streams = [b"/X Do " * each for _ in range(depth)] + [lines_stream(["deep"])]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>",
        _stream(b"/X Do"),
    ]
    for number, stream in enumerate(streams, 5):
        inner = b"/XObject << /X %d 0 R >>" % (number + 1) if number < 4 + len(streams) else b""
        form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >>" % inner
        objects.append(_stream(stream, form))
    return pdf_of_objects(objects)


def circle_of_pages() -> bytes:
    """A page tree that holds itself."""
    return pdf_of_objects(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 1000000000 >>", FONT]
    )


def _stream(content: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    said = len(content) if length is None else length
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, said, content)


def _escape(line: str) -> bytes:
    return b"".join(b"\\" + bytes([byte]) if byte in b"()\\" else bytes([byte]) for byte in line.encode("cp1252"))
