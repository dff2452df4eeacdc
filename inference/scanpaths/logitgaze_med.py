"""LogitGaze-Med: scanpaths from image features fused with a medical VLM's logit lens.

Gazeformer's parallel decoder (LogitGaze's base): visual tokens plus projected lens semantics through an
encoder, the
task's text joined to the memory, L slots decoded at once into stop logits and Gaussians of x, y and log
duration.
Differences from the public LogitGaze code, all where its code is at fault: semantics are resampled to the
visual grid
instead of added by flat index, the lens finds image tokens by position of the span, the last state is not
normed twice,
the semantic projection trains at the full rate, durations are milliseconds. `loss="l1"` is the published
objective. The place of a fixation is read from the memory by attention (a soft argmax) and corrected by the
linear head, which alone did not look at the image at all within the steps that two cores can do.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn

PAD = -1.0
MEAN_LOG_MS, SD_LOG_MS = math.log(230.0), 0.5


@dataclass(frozen=True)
class LogitGazeConfig:
    """Widths of the inputs and of the network; slots: the start and up to slots - 1 fixations; pool: the
    encoded grid is averaged pool x pool before each task joins it (the decoder's cost is per task)."""

    visual_width: int = 96
    semantic_width: int = 192
    task_width: int = 192
    width: int = 96
    heads: int = 3
    encoder_layers: int = 2
    decoder_layers: int = 3
    slots: int = 10
    grid: int = 14
    pool: int = 2
    dropout: float = 0.1
    loss: str = "laplace"

    def to_dict(self) -> dict:
        return asdict(self)


@dataclass(frozen=True)
class Prediction:
    """Per slot: stop log-probabilities (n, L, 2) (1 = stop), mean and log variance of x, y (fractions of the
    image) and of standardised log duration, (n, L, 3)."""

    token: torch.Tensor
    mean: torch.Tensor
    log_variance: torch.Tensor


def sine_positions(grid: int, width: int) -> torch.Tensor:
    """Fixed 2-D sine encoding (grid * grid, width): y half, x half, temperature 1e4."""
    quarter = width // 4
    frequency = 10000 ** (-torch.arange(quarter) / quarter)
    place = (torch.arange(grid) + 0.5) / grid * 2 * math.pi
    wave = torch.cat([(place[:, None] * frequency).sin(), (place[:, None] * frequency).cos()], dim=1)
    y = wave[:, None].expand(grid, grid, -1)
    x = wave[None].expand(grid, grid, -1)
    return torch.cat([y, x], dim=-1).reshape(grid * grid, width)


class LogitGazeMed(nn.Module):
    def __init__(self, config: LogitGazeConfig) -> None:
        super().__init__()
        self.config = c = config
        self.visual = nn.Sequential(nn.LayerNorm(c.visual_width), nn.Linear(c.visual_width, c.width))
        self.semantic = nn.Linear(c.semantic_width, c.width)
        layer = nn.TransformerEncoderLayer(
            c.width, c.heads, 2 * c.width, c.dropout, batch_first=True, norm_first=True
        )
        self.encoder = nn.TransformerEncoder(
            layer, c.encoder_layers, nn.LayerNorm(c.width), enable_nested_tensor=False
        )
        self.task = nn.Sequential(nn.LayerNorm(c.task_width), nn.Linear(c.task_width, c.width))
        self.join = nn.Sequential(nn.Linear(2 * c.width, c.width), nn.ReLU(), nn.Dropout(c.dropout))
        self.slots = nn.Parameter(torch.randn(c.slots, c.width))
        decoder = nn.TransformerDecoderLayer(
            c.width, c.heads, 2 * c.width, c.dropout, batch_first=True, norm_first=True
        )
        self.decoder = nn.TransformerDecoder(decoder, c.decoder_layers, nn.LayerNorm(c.width))
        self.token = nn.Linear(c.width, 2)
        self.point = nn.Linear(c.width, c.width)
        self.mean = nn.Linear(c.width, 3)
        self.log_variance = nn.Linear(c.width, 3)
        self.register_buffer("positions", sine_positions(c.grid, c.width), persistent=False)
        side = c.grid // c.pool
        self.register_buffer("pooled_positions", sine_positions(side, c.width), persistent=False)
        centres = (torch.arange(side) + 0.5) / side
        places = torch.stack([centres.repeat(side), centres.repeat_interleave(side)], dim=-1)
        self.register_buffer("places", places, persistent=False)

    def encode(self, visual: torch.Tensor, semantics: torch.Tensor) -> torch.Tensor:
        """visual (n, g*g, visual_width), semantics (n, g*g, semantic_width) -> memory (n, (g/pool)^2, width),
        the same for every task."""
        grid = self.config.grid
        memory = self.encoder(self.visual(visual) + self.semantic(semantics) + self.positions)
        square = memory.transpose(1, 2).unflatten(2, (grid, grid))
        return F.avg_pool2d(square, self.config.pool).flatten(2).transpose(1, 2)

    def forward(self, visual: torch.Tensor, semantics: torch.Tensor, task: torch.Tensor) -> Prediction:
        """As encode, then decode; task (n, task_width)."""
        return self.decode(self.encode(visual, semantics), task)

    def decode(self, memory: torch.Tensor, task: torch.Tensor) -> Prediction:
        """memory of encode, task (n, task_width): one scanpath distribution a row."""
        n = len(memory)
        asked = self.task(task)[:, None].expand(-1, memory.shape[1], -1)
        memory = self.join(torch.cat([memory, asked], dim=-1)) + self.pooled_positions
        slots = self.slots[None].expand(n, -1, -1) + self.task(task)[:, None]
        out = self.decoder(slots, memory)
        mean = self.mean(out)
        looked_at = (self.point(out) @ memory.transpose(1, 2) / self.config.width**0.5).softmax(-1)
        place = (looked_at @ self.places + 0.5 * mean[..., :2].tanh()).clamp(0.0, 1.0)
        mean = torch.cat([place, mean[..., 2:]], dim=-1)
        return Prediction(self.token(out).log_softmax(-1), mean, self.log_variance(out).clamp(-7, 2) - 2.0)


def scanpath_loss(
    prediction: Prediction, target: torch.Tensor, *, kind: str, generator: torch.Generator | None = None
) -> torch.Tensor:
    """target (n, L, 3): x, y fractions, standardised log duration; PAD rows after the last fixation."""
    valid = target[..., 0] != PAD
    _n, slots = valid.shape
    token = (~valid).long()
    # slots after the first stop say nothing new
    first_stop = valid.sum(1, keepdim=True)
    counted = torch.arange(slots, device=valid.device)[None] <= first_stop
    stop = F.nll_loss(prediction.token[counted], token[counted])
    mean, log_variance, truth = prediction.mean[valid], prediction.log_variance[valid], target[valid]
    if kind == "l1":  # the published objective: L1 on the sampled value
        noise = torch.randn(mean.shape, generator=generator, device=mean.device)
        return stop + (mean + (0.5 * log_variance).exp() * noise - truth).abs().sum(-1).mean()
    if kind == "laplace":  # its location is the median, which keeps to one mode where readers differ
        scale = (0.5 * (log_variance - math.log(2))).exp()
        return stop + ((truth - mean).abs() / scale + scale.log()).sum(-1).mean()
    nll = 0.5 * (log_variance + (truth - mean) ** 2 / log_variance.exp())
    return stop + nll.sum(-1).mean()


@torch.no_grad()
def sample(
    prediction: Prediction, row: int, *, generator: torch.Generator | None, temperature: float = 1.0
) -> torch.Tensor:
    """One scanpath (k, 4): x, y fractions, duration ms, positional standard deviation (fraction). Slot 0 is
    the
    start and always there; the path ends at the first slot that stops. generator None: the mean path."""
    mean, deviation = prediction.mean[row], (0.5 * prediction.log_variance[row]).exp()
    stop = prediction.token[row, :, 1].exp().clone()
    stop[0] = 0.0
    stopped = 1 - (1 - stop).cumprod(0)
    value = mean
    if generator is None:
        threshold = 0.5  # the median length; the first slot likelier to stop than not would be far too late
    else:
        value = mean + temperature * deviation * torch.randn(mean.shape, generator=generator)
        threshold = float(torch.rand(1, generator=generator))
    ended = stopped > threshold
    length = int(ended.float().argmax()) if bool(ended.any()) else len(ended)
    duration = (value[:length, 2] * SD_LOG_MS + MEAN_LOG_MS).exp().clamp(60, 2000)
    place = value[:length, :2].clamp(0.0, 0.999)
    return torch.cat([place, duration[:, None], deviation[:length, :2].mean(-1, keepdim=True)], dim=-1)


def encode_scanpath(x: torch.Tensor, y: torch.Tensor, duration_ms: torch.Tensor, slots: int) -> torch.Tensor:
    """Fractions and milliseconds (k,) to a target (slots, 3)."""
    out = torch.full((slots, 3), PAD)
    k = min(len(x), slots)
    out[:k, 0], out[:k, 1] = x[:k], y[:k]
    out[:k, 2] = (duration_ms[:k].log() - MEAN_LOG_MS) / SD_LOG_MS
    return out
