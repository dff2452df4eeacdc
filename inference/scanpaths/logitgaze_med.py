"""LogitGaze-Med: scanpaths from image features fused with a medical VLM's logit lens.

Gazeformer's parallel decoder (LogitGaze's base): visual tokens plus projected lens semantics through an
encoder, the task's text joined to the memory, L slots decoded at once into stop logits and Gaussians of
x, y and log duration. Differences from the public LogitGaze code, all where its code is at fault:
semantics are resampled to the visual grid instead of added by flat index, the lens finds image tokens by
position of the span, the last state is not normed twice, the semantic projection trains at the full rate,
durations are milliseconds. `loss="l1"` is the published objective. The place of a fixation is read from
the memory by attention: a mixture over the grid's cells, because readers begin on either side, and the
mean of left and right is where nobody looks. A linear head alone did not look at the image at all within
the steps that two cores can do."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

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
    loss: str = "mixture"

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Prediction:
    """Per slot: stop log-probabilities (n, L, 2) (1 = stop); mean and log variance of x, y (fractions of the
    image) and of standardised log duration, (n, L, 3).

    Place is a mixture: cell c of the memory grid with log-probability cells[..., c] (n, L, P) stands for
    places[c] + shift (fractions; shift (n, L, 2)), with the spread exp(log_scale) (n, L, 3) of a Laplace
    distribution; mean and variance are those of the mixture.
    """

    token: torch.Tensor
    mean: torch.Tensor
    log_variance: torch.Tensor
    cells: torch.Tensor
    places: torch.Tensor
    shift: torch.Tensor
    log_scale: torch.Tensor


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
    positions: torch.Tensor
    pooled_positions: torch.Tensor
    places: torch.Tensor

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
        cells = (self.point(out) @ memory.transpose(1, 2) / self.config.width**0.5).log_softmax(-1)
        share = cells.exp()
        shift = mean[..., :2].tanh() / (self.config.grid // self.config.pool)
        log_scale = 0.5 * (self.log_variance(out).clamp(-7, 2) - 2.0 - math.log(2))
        place = share @ self.places
        between = (share @ self.places**2 - place**2).clamp(min=0.0)
        variance = torch.cat([between, torch.zeros_like(mean[..., 2:])], dim=-1) + 2 * (2 * log_scale).exp()
        return Prediction(
            token=self.token(out).log_softmax(-1),
            mean=torch.cat([(place + shift).clamp(0.0, 1.0), mean[..., 2:]], dim=-1),
            log_variance=variance.log(),
            cells=cells,
            places=self.places,
            shift=shift,
            log_scale=log_scale,
        )


def scanpath_loss(
    prediction: Prediction, target: torch.Tensor, *, kind: str, generator: torch.Generator | None = None
) -> torch.Tensor:
    """target (n, L, 3): x, y fractions, standardised log duration; PAD rows after the last fixation.
    Raises ValueError."""
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
    if kind == "mixture":
        log_scale = prediction.log_scale[valid]
        centres = prediction.places + prediction.shift[valid][:, None]  # (m, P, 2)
        off = ((truth[:, None, :2] - centres).abs() / log_scale[:, None, :2].exp()).sum(-1)
        place = (prediction.cells[valid] - off).logsumexp(-1) - log_scale[:, :2].sum(-1)
        duration = -(truth[:, 2] - mean[:, 2]).abs() / log_scale[:, 2].exp() - log_scale[:, 2]
        return stop - (place + duration).mean()
    raise ValueError(f"unknown loss {kind!r}: mixture or l1")


@torch.no_grad()
def sample(
    prediction: Prediction, row: int, *, generator: torch.Generator | None, temperature: float = 1.0
) -> torch.Tensor:
    """One scanpath (k, 4): x, y fractions, duration ms, positional standard deviation (fraction).

    Slot 0 is the start and always there; the path ends at the first slot that stops. generator None: one path
    without chance, each fixation where most of its mixture is, the median number of them.
    """
    mean, deviation = prediction.mean[row], (0.5 * prediction.log_variance[row]).exp()
    stop = prediction.token[row, :, 1].exp().clone()
    stop[0] = 0.0
    stopped = 1 - (1 - stop).cumprod(0)
    share = prediction.cells[row].exp()
    if generator is None:
        threshold = 0.5  # the median length; the first slot likelier to stop than not would be far too late
        near = torch.cdist(prediction.places, prediction.places) < 1.6 * _spacing(prediction.places)
        densest = (share @ near.to(share.dtype)).argmax(-1)
        share = share * near[densest]
        place = share @ prediction.places / share.sum(-1, keepdim=True) + prediction.shift[row]
        duration = mean[:, 2]
    else:
        threshold = 0.5 + temperature * (float(torch.rand(1, generator=generator)) - 0.5)
        cell = torch.multinomial(share ** (1 / temperature), 1, generator=generator)[:, 0]
        scale = temperature * prediction.log_scale[row].exp()
        noise = torch.rand(mean.shape, generator=generator) - 0.5
        laplace = -noise.sign() * (1 - 2 * noise.abs()).clamp(min=1e-6).log()
        place = prediction.places[cell] + prediction.shift[row] + (scale * laplace)[:, :2]
        duration = mean[:, 2] + (scale * laplace)[:, 2]
    ended = stopped > threshold
    length = int(ended.float().argmax()) if bool(ended.any()) else len(ended)
    duration = (duration[:length] * SD_LOG_MS + MEAN_LOG_MS).exp().clamp(60, 2000)
    spread = deviation[:length, :2].mean(-1, keepdim=True)
    return torch.cat([place[:length].clamp(0.0, 0.999), duration[:, None], spread], dim=-1)


def _spacing(places: torch.Tensor) -> float:
    """Distance of neighbouring cells."""
    return float(places[1, 0] - places[0, 0])


def encode_scanpath(x: torch.Tensor, y: torch.Tensor, duration_ms: torch.Tensor, slots: int) -> torch.Tensor:
    """Fractions and milliseconds (k,) to a target (slots, 3)."""
    out = torch.full((slots, 3), PAD)
    k = min(len(x), slots)
    out[:k, 0], out[:k, 1] = x[:k], y[:k]
    out[:k, 2] = (duration_ms[:k].log() - MEAN_LOG_MS) / SD_LOG_MS
    return out
