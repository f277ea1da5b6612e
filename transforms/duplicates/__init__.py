"""Near-duplicates: articles that come from the same original text, however abridged, edited or wrapped.

``sign`` belongs to prepare; ``verify`` and ``link`` run when a batch is published, on candidates that the warehouse
finds (warehouse/duplicates.py).
"""

from transforms.duplicates.canonical import RANKED_BY, choose_canonical
from transforms.duplicates.differences import differences
from transforms.duplicates.link import GROUPS, link
from transforms.duplicates.sign import SIGNATURES, sign, unsigned
from transforms.duplicates.thresholds import Thresholds
from transforms.duplicates.verify import NEAR_DUPLICATES, SIDE, measure, verify
from transforms.duplicates.versions import VERSIONS, order_versions

__all__ = [
    "GROUPS",
    "NEAR_DUPLICATES",
    "RANKED_BY",
    "SIDE",
    "SIGNATURES",
    "VERSIONS",
    "Thresholds",
    "choose_canonical",
    "differences",
    "link",
    "measure",
    "order_versions",
    "sign",
    "unsigned",
    "verify",
]
