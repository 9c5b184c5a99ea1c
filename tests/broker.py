"""The RabbitMQ of this machine, and a queue of a test's own in it."""

import socket
import uuid
from contextlib import closing, contextmanager

from kombu.connection import Connection

ADDRESS = ("127.0.0.1", 5672)
BROKER = "amqp://guest:guest@{}:{}//".format(*ADDRESS)


def answers():
    """Whether a RabbitMQ runs here."""
    with closing(socket.socket()) as found:
        found.settimeout(1)
        return found.connect_ex(ADDRESS) == 0


@contextmanager
def queue_of_its_own():
    """The settings by which a site reaches a queue that nobody else knows; it goes afterwards."""
    name = f"hengyuan-test-{uuid.uuid4()}"
    yield {"HENGYUAN_QUEUE": f"celery+{BROKER}", "HENGYUAN_QUEUE_NAME": name}
    with Connection(BROKER) as connection:
        connection.channel().queue_delete(name)
