"""Events of supervisors and their contacts, on the stream of the case."""

from django.utils.translation import gettext_lazy as _

from hengyuan.law.contacts import Party
from hengyuan.ledger.catalogue import event_type

PARTIES = {"party": {word.value: word.name_zh for word in Party}}

NAMED = event_type("supervisor.named", _("指定专人监督"))
NOTED = event_type("contact.noted", _("专人联系{party}"), words=("text",), names=PARTIES)
TRIED = event_type("contact.tried", _("专人联系{party}，未联系上"), words=("text",), names=PARTIES)
