"""A real S3 server of a test's own: SeaweedFS, on addresses of this machine alone."""

import json
import shutil
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from tests.processes import kill, until

KEY, SECRET, BUCKET = "testing", "testing-secret", "dossiers"
PORTS = ("master.port", "volume.port", "filer.port", "s3.port")


def free_ports(count):
    """So many free ports whose neighbours 10,000 above are free as well: SeaweedFS takes both."""
    found = []
    while len(found) < count:
        with closing(socket.socket()) as one, closing(socket.socket()) as other:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            if port > 55_000:
                continue
            try:
                other.bind(("127.0.0.1", port + 10_000))
            except OSError:
                continue
            found.append(port)
    return found


def client(port):
    return boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{port}",
        region_name="cn-north-1",
        aws_access_key_id=KEY,
        aws_secret_access_key=SECRET,
        config=Config(connect_timeout=2, retries={"max_attempts": 0}),
    )


def has_bucket(port):
    try:
        client(port).create_bucket(Bucket=BUCKET)
    except client(port).exceptions.BucketAlreadyOwnedByYou:
        return True
    except (BotoCoreError, ClientError):
        return False
    return True


@contextmanager
def object_store(folder):
    """The settings by which a site reaches the store; it ends with the block."""
    weed = shutil.which("weed", path=str(Path(sys.executable).parent))
    assert weed, "no SeaweedFS: python3 tools/setup.py --dev installs it"
    folder.mkdir(exist_ok=True)
    rights = folder / "rights.json"
    rights.write_text(json.dumps({"identities": [{
        "name": "site", "credentials": [{"accessKey": KEY, "secretKey": SECRET}],
        "actions": ["Admin", "Read", "Write", "List"],
    }]}))  # fmt: skip
    ports = dict(zip(PORTS, free_ports(len(PORTS)), strict=True))
    server = subprocess.Popen(
        [weed, "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer", "-s3",
         f"-s3.config={rights}", "-master.volumeSizeLimitMB=64",
         *(f"-{name}={port}" for name, port in ports.items())],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    try:
        until(lambda: has_bucket(ports["s3.port"]), "the store")
        yield {
            "HENGYUAN_FILES": f"s3://{BUCKET}/site?region=cn-north-1"
            f"&endpoint=http://127.0.0.1:{ports['s3.port']}",
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
        }
    finally:
        kill(server)
