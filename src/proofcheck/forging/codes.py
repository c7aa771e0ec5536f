"""QR codes drawn by zxing-cpp."""

from __future__ import annotations

import numpy as np
import zxingcpp
from numpy.typing import NDArray

MODULE_PX = 8


def code_pixels(payload: str) -> NDArray[np.uint8]:
    """Return a QR code without margin as RGB pixels `(height, width, 3)`."""
    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode)
    grey = np.array(zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False))
    large = np.kron(grey, np.ones((MODULE_PX, MODULE_PX), dtype=np.uint8)).astype(np.uint8)
    return np.repeat(large[:, :, None], 3, axis=2)
