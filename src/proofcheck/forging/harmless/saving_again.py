"""Harmless versions in which a program saves the file again; the pages stay as they are."""

from __future__ import annotations

import io
from random import Random

import cv2
import numpy as np
import pikepdf

from proofcheck.forging.genuine import Genuine
from proofcheck.forging.saving import edited, rewritten
from proofcheck.forging.traces import COMPRESSORS, touched
from proofcheck.forging.way import Layer, Made, Way, Workshop

LEAST_SIDE_PX = 64
PICTURE_QUALITY = 70
PLAIN_SPACES = ("/DeviceRGB", "/DeviceGray")


def _untouched(genuine: Genuine, _: Random, __: Workshop) -> Made:
    return Made(data=genuine.data, layer=Layer.OLD)


def _resaved(genuine: Genuine, _: Random, __: Workshop) -> Made:
    genuine.refuse_signed()
    with edited(genuine.data) as pdf:
        return Made(data=rewritten(pdf), layer=Layer.OLD)


def _linearised(genuine: Genuine, _: Random, __: Workshop) -> Made:
    genuine.refuse_signed()
    with edited(genuine.data) as pdf:
        return Made(data=rewritten(pdf, linearise=True), layer=Layer.OLD)


def _compressed(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with edited(genuine.data) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image":
                _compress_picture(item)
        touched(pdf, genuine, rng, COMPRESSORS)
        return Made(data=rewritten(pdf, pack=True), layer=Layer.OLD, is_else_same=False)


def _compress_picture(stream: pikepdf.Stream) -> None:
    """Store a plain colour or grey picture as JPEG, if that makes it smaller."""
    width, height = int(stream.get("/Width", 0)), int(stream.get("/Height", 0))
    space = stream.get("/ColorSpace")
    is_plain = isinstance(space, pikepdf.Name) and str(space) in PLAIN_SPACES
    if not is_plain or stream.get("/BitsPerComponent") != 8 or min(width, height) < LEAST_SIDE_PX:
        return
    if "/Decode" in stream or "/Mask" in stream:
        return
    try:
        picture = pikepdf.PdfImage(stream).as_pil_image()
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError):
        return
    pixels = np.asarray(picture.convert("RGB"), dtype=np.uint8)
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    done, data = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, PICTURE_QUALITY])
    if done and len(data) < len(stream.read_raw_bytes()):
        stream.write(bytes(data.tobytes()), filter=pikepdf.Name.DCTDecode)
        stream.ColorSpace = pikepdf.Name.DeviceRGB


def _metadata_stripped(genuine: Genuine, _: Random, __: Workshop) -> Made:
    genuine.refuse_signed()
    with edited(genuine.data) as pdf:
        for key in ("/Metadata", "/PieceInfo"):
            if key in pdf.Root:
                del pdf.Root[key]
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        return Made(data=rewritten(pdf), layer=Layer.OLD)


def _print_locked(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    allow = pikepdf.Permissions(modify_other=False, modify_form=False, modify_annotation=False)
    lock = pikepdf.Encryption(owner=f"{rng.getrandbits(64):x}", user="", allow=allow)
    with edited(genuine.data) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=lock)
        return Made(data=out.getvalue(), layer=Layer.OLD)


SAVING_AGAIN = (
    Way(name="untouched", title="the file as it came: the control", make=_untouched),
    Way(name="resaved", title="written anew by qpdf", make=_resaved),
    Way(name="linearised", title="written for fast web view", make=_linearised),
    Way(
        name="compressed",
        title="object streams, pictures stored as smaller JPEG",
        make=_compressed,
    ),
    Way(name="metadata-stripped", title="without Info and XMP", make=_metadata_stripped),
    Way(
        name="print-locked",
        title="encrypted, opens without a password, printing allowed",
        make=_print_locked,
    ),
)
