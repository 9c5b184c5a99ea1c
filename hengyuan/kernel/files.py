"""Where sealed files lie: a folder on one machine, an S3 store on many. The setting decides.

What is stored is sealed before it leaves the process, so neither place reads it.
"""

from typing import Any
from urllib.parse import parse_qs, urlsplit

FOLDER = "django.core.files.storage.FileSystemStorage"
S3 = "storages.backends.s3.S3Storage"


class WrongFiles(ValueError):
    """HENGYUAN_FILES is no folder and no store; the site does not start."""


def storage(place: str) -> dict[str, Any]:
    """Django's storage for a folder's path or s3://bucket/prefix?endpoint=…&region=…

    The key of the store comes from the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY), so
    that it stands in no address. Raises WrongFiles.
    """
    if "://" not in place:
        return {"BACKEND": FOLDER}
    address = urlsplit(place)
    options = parse_qs(address.query)
    if address.scheme != "s3" or not address.netloc or set(options) - {"endpoint", "region"}:
        raise WrongFiles(
            "HENGYUAN_FILES is a folder, or s3://bucket/prefix?endpoint=https://host&region=name"
        )
    found: dict[str, Any] = {
        "bucket_name": address.netloc,
        "location": address.path.strip("/"),
        "file_overwrite": False,
        "signature_version": "s3v4",
    }
    if "endpoint" in options:
        found |= {"endpoint_url": options["endpoint"][0], "addressing_style": "path"}
    if "region" in options:
        found["region_name"] = options["region"][0]
    return {"BACKEND": S3, "OPTIONS": found}
