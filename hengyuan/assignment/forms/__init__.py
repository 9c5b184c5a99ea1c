"""Forms of assignment: plain forms that parse and explain, and never save."""

from hengyuan.assignment.forms.declarations import (
    EndDeclarationForm,
    InterestForm,
    PartiesForm,
    PostForm,
    TieForm,
)
from hengyuan.assignment.forms.lots import (
    AbandonForm,
    HashForm,
    NumberForm,
    PrepareLotForm,
    SecretForm,
    WithdrawForm,
)
from hengyuan.assignment.forms.methods import (
    AcceptForm,
    ApprovalForm,
    AssignForm,
    BatchForm,
    DesignationForm,
    HandlerForm,
)
from hengyuan.assignment.forms.policies import (
    FilingForm,
    PolicyDecisionForm,
    PolicyForm,
    PublishForm,
    policy_initial,
)
from hengyuan.assignment.forms.replacement import (
    HandOverForm,
    ReplacementDecisionForm,
    ReplacementForm,
)

__all__ = [
    "AbandonForm",
    "AcceptForm",
    "ApprovalForm",
    "AssignForm",
    "BatchForm",
    "DesignationForm",
    "EndDeclarationForm",
    "FilingForm",
    "HandOverForm",
    "HandlerForm",
    "HashForm",
    "InterestForm",
    "NumberForm",
    "PartiesForm",
    "PolicyDecisionForm",
    "PolicyForm",
    "PostForm",
    "PrepareLotForm",
    "PublishForm",
    "ReplacementDecisionForm",
    "ReplacementForm",
    "SecretForm",
    "TieForm",
    "WithdrawForm",
    "policy_initial",
]
