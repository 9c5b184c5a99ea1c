"""Which forms bear a number, and which kinds of file may enter a dossier."""

# form -> the character of its reference number: (机构简称)援X字〔year〕第n号
NUMBER_WORDS = {
    "D-10": "审",
    "D-11": "决",
    "D-12": "决",
    "D-14": "指",
    "D-17": "函",
    "D-31": "更",
    "D-32": "终",
}

MAX_FILE_BYTES = 50 * 1024 * 1024

# media type -> how the bytes of such a file begin
SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "application/pdf": (b"%PDF-",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (b"PK\x03\x04",),
}
SUFFIXES = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def media_type_of(content: bytes) -> str | None:
    """The media type told by the first bytes, never by the name; None for what is not taken."""
    for media_type, beginnings in SIGNATURES.items():
        if content.startswith(beginnings):
            return media_type
    return None
