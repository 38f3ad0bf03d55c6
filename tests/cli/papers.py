# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that come as attachments, good and hostile, made by hand."""
import os
import shutil
import struct
import subprocess
import zlib

from office import path, write


def pdf(extra_objects=(), catalog="", padding=0):
    """A PDF of one page; the padding is a stream nobody looks at."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {catalog}>>".encode(),
               b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
               b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"]
    text = b"BT /F1 24 Tf 72 700 Td (Pyydan tietoni. Salasanako Omenapuu) Tj ET"
    objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text))
    objects += [extra.encode() for extra in extra_objects]
    if padding:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (padding, os.urandom(1024) * (padding // 1024)))
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, xref)
    return bytes(out)


def script_pdf():
    """Opening it would run a program and start another."""
    return pdf(["<< /Type /Action /S /JavaScript /JS (app.alert\\('x'\\);) >>"], "/OpenAction 5 0 R ")


def png(width=8, height=8, rows=None):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    pixels = b"".join(b"\0" + b"\x80\x40\x20" * width for _ in range(rows if rows is not None else height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b""))


def tiff(width, height, data=b"\0" * 64):
    """Grey, one strip; what it says of its size and what it holds are two things."""
    tags = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
            (273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, len(data))]
    directory = struct.pack("<H", len(tags)) + b"".join(
        struct.pack("<HHI", tag, kind, count) + struct.pack("<I", number) for tag, kind, count, number in tags)
    return b"II*\0" + struct.pack("<I", 8 + len(data)) + data + directory + b"\0\0\0\0"


def signed_pdf(name):
    """A PDF signed by an invented person; None where the tools are missing."""
    if not all(shutil.which(tool) for tool in ("certutil", "pdfsig")):
        return None
    keys, noise = path("nss"), write("noise", os.urandom(2048))
    os.makedirs(keys, exist_ok=True)
    for command in (["certutil", "-N", "-d", f"sql:{keys}", "--empty-password"],
                    ["certutil", "-S", "-x", "-n", "koe", "-s", "CN=Eeva Koemaki", "-t", "CTu,CTu,CTu", "-z", noise,
                     "-d", f"sql:{keys}", "-v", "24", "-Z", "SHA256", "-g", "2048"],
                    ["pdfsig", "-nssdir", keys, "-nss-pwd", "", "-add-signature", "-nick", "koe",
                     write("unsigned.pdf", pdf()), path(name)]):
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode != 0:
            print("#", command[0], done.stderr.decode()[-300:], done.stdout.decode()[-300:])
            return None
    return path(name)
