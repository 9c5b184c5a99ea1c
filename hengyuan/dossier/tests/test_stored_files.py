"""A received file: sealed where it lies, in a folder or in an S3 store, and read again."""

import stat

import boto3
import moto
import pytest
from django.core.files.storage import default_storage

from hengyuan.dossier.commands import papers
from hengyuan.dossier.files import content_of, name_of
from hengyuan.kernel import crypto, files

PDF = b"%PDF-1.7\n" + "陈小工的身份证".encode() * 200
S3 = "s3://dossiers/qingshi?region=cn-north-1"
pytestmark = pytest.mark.django_db


@pytest.fixture
def in_a_folder(settings):
    return lambda name: (settings.FILES_DIR / name).read_bytes()


@pytest.fixture
def in_a_store(settings, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    with moto.mock_aws():
        client = boto3.client("s3", region_name="cn-north-1")
        client.create_bucket(
            Bucket="dossiers", CreateBucketConfiguration={"LocationConstraint": "cn-north-1"}
        )
        settings.STORAGES = {**settings.STORAGES, "default": files.storage(S3)}
        yield lambda name: client.get_object(Bucket="dossiers", Key=f"qingshi/{name}")[
            "Body"
        ].read()


@pytest.fixture(params=["in_a_folder", "in_a_store"])
def lies(request):
    """The bytes of a file where it lies."""
    return request.getfixturevalue(request.param)


def test_a_file_is_sealed_where_it_lies_and_comes_back(lies):
    stored = papers.store_file(content=PDF)
    raw = lies(name_of(stored.pk))
    assert len(raw) > len(PDF) and PDF[:9] not in raw
    assert content_of(stored) == PDF


def test_a_file_that_was_changed_or_exchanged_is_not_opened(lies):
    first, second = papers.store_file(content=PDF), papers.store_file(content=PDF + b"x")
    name, other = name_of(first.pk), name_of(second.pk)
    raw = lies(other)
    default_storage.delete(name)
    default_storage.save(name, papers.ContentFile(raw))
    with pytest.raises(crypto.CannotUnseal):
        content_of(first)


def test_the_folder_is_the_owners_alone(in_a_folder, settings):
    stored = papers.store_file(content=PDF)
    path = settings.FILES_DIR / name_of(stored.pk)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_store_of_ones_own_is_reached_by_its_address():
    found = files.storage("s3://dossiers?endpoint=https://minio.local:9000")["OPTIONS"]
    assert found["endpoint_url"] == "https://minio.local:9000"
    assert (found["bucket_name"], found["location"]) == ("dossiers", "")


@pytest.mark.parametrize("place", ["ftp://host/x", "s3:///x", "s3://dossiers?key=secret"])
def test_a_wrong_place_is_refused_at_the_start(place):
    with pytest.raises(files.WrongFiles):
        files.storage(place)
