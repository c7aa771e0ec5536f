"""Bytes to `Document`: what an upload really is, its limits, its pages, their pictures.

In: a path or bytes from a stranger. Out: an `Upload`, whose `document` says what was found;
faults of the upload are noted there and never raised.
"""

from proofcheck.intake.opening import open_revision, open_upload
from proofcheck.intake.page_images import write_page_image
from proofcheck.intake.structure import Attachment
from proofcheck.intake.upload import Upload

__all__ = ["Attachment", "Upload", "open_revision", "open_upload", "write_page_image"]
