"""LogitGaze-Med, improved: a likelihood of whole scanpaths, fixation after fixation.

The published network draws each slot by itself from a Gaussian and learns from the distance of that draw.
Here a path's probability is a product over its fixations, each given all before it: does it end; in which
cell of the visual grid; where in the cell; for how long (log-normal). What a sample does next depends on what
it did, so samples are paths and not lists of places, and the likelihood is the loss. Places are read from the
memory by attention, with a term of their own for how well a patch's words fit the finding that is asked for.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

import torch
import torch.nn.functional as F
from torch import nn

from eyetracking.scanpaths import Scanpath
from inference.scanpaths.logitgaze_med import MEAN_LOG_MS, SD_LOG_MS, sine_positions

SEMANTICS = ("words", "lens", "none")
SHORTEST_MS, LONGEST_MS = 60.0, 2500.0


@dataclass(frozen=True)
class PathConfig:
    """visual, semantic, task: widths of the inputs. semantics: which of SEMANTICS feeds it. slots: the start
    and up to slots - 1 fixations. fine: each cell is divided into fine x fine places. least_log_sd: of a
    standardised log duration; people's paths need one, as the start that is put before them always lasts
    equally long."""

    visual: int = 296
    semantic: int = 11
    task: int = 192
    semantics: str = "words"
    width: int = 64
    heads: int = 4
    encoder_layers: int = 2
    decoder_layers: int = 2
    slots: int = 10
    grid: int = 14
    fine: int = 4
    dropout: float = 0.1
    least_log_sd: float = -4.0

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


class Paths(NamedTuple):
    """Scanpaths of the same films: place (films, paths, slots, 2) in fractions of the image, log_ms
    (films, paths, slots) standardised log durations, length (films, paths), 0 for a path that is none."""

    place: torch.Tensor
    log_ms: torch.Tensor
    length: torch.Tensor


class Memory(NamedTuple):
    """What the network knows of films: tokens (films, cells, width), words (films, cells, width)."""

    tokens: torch.Tensor
    words: torch.Tensor


class Setting(NamedTuple):
    """How samples are drawn; the default is as learnt. temperature: of the cells. noise: of the place in the
    cell and of the duration; 0 takes the mean. stop_bias: added to the logit of the end."""

    temperature: float = 1.0
    noise: float = 1.0
    stop_bias: float = 0.0


class _Attention(nn.Module):
    """Queries (n, q, width) at keys (n, k, width)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.both = nn.Linear(width, width), nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)

    def keys(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        k, v = self.both(x).chunk(2, dim=-1)
        return self._split(k), self._split(v)

    def forward(
        self, x: torch.Tensor, keys: tuple[torch.Tensor, torch.Tensor], *, causal: bool = False
    ) -> torch.Tensor:
        k, v = keys
        q = self._split(self.query(x))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=causal)
        out: torch.Tensor = self.out(y.transpose(1, 2).flatten(2))
        return out

    def _split(self, x: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = x.unflatten(-1, (self.heads, -1)).transpose(1, 2)
        return out


class _Layer(nn.Module):
    """Looks at its own past, then at the film, then thinks."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.own, self.film = (_Attention(width, heads) for _ in range(2))
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(3))
        self.think = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))
        self.drop = nn.Dropout(dropout)

    def forward(
        self,
        x: torch.Tensor,
        film: tuple[torch.Tensor, torch.Tensor],
        past: list[tuple[torch.Tensor, torch.Tensor]] | None = None,
    ) -> torch.Tensor:
        """x (films, paths, slots, width). past: what earlier slots of the same paths left, which grows."""
        films, paths, slots, _ = x.shape
        flat = self.norms[0](x).flatten(0, 1)
        keys = self.own.keys(flat)
        if past is not None:
            if past:
                keys = tuple(torch.cat([a, b], dim=2) for a, b in zip(past.pop(), keys, strict=True))  # type: ignore[assignment]
            past.append(keys)
        x = x + self.drop(self.own(flat, keys, causal=past is None)).view_as(x)
        asked = self.norms[1](x).flatten(1, 2)
        x = x + self.drop(self.film(asked, film)).view(films, paths, slots, -1)
        out: torch.Tensor = x + self.drop(self.think(self.norms[2](x)))
        return out


class _Neighbours(nn.Module):
    """A patch with what lies beside it (the stem has looked farther already)."""

    def __init__(self, width: int, grid: int, dropout: float) -> None:
        super().__init__()
        self.grid, self.norm = grid, nn.LayerNorm(width)
        self.beside = nn.Conv2d(width, width, 3, padding=1, groups=width)
        self.think = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))
        self.drop = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        square = self.norm(x).transpose(1, 2).unflatten(2, (self.grid, self.grid))
        y = self.beside(square).flatten(2).transpose(1, 2)
        out: torch.Tensor = x + self.drop(self.think(y))
        return out


class PathNetwork(nn.Module):
    positions: torch.Tensor
    places: torch.Tensor
    mean: torch.Tensor
    spread: torch.Tensor

    def __init__(self, config: PathConfig) -> None:
        super().__init__()
        self.config = c = config
        w = c.width
        self.register_buffer("mean", torch.zeros(c.visual))
        self.register_buffer("spread", torch.ones(c.visual))
        self.register_buffer("positions", sine_positions(c.grid, w), persistent=False)
        at = (torch.arange(c.grid) + 0.5) / c.grid
        places = torch.stack([at.repeat(c.grid), at.repeat_interleave(c.grid)], -1)
        self.register_buffer("places", places, persistent=False)
        self.visual = nn.Linear(c.visual, w)
        self.semantic, self.word = nn.Linear(c.semantic, w), nn.Linear(c.semantic, w)
        self.encoder = nn.Sequential(*(_Neighbours(w, c.grid, c.dropout) for _ in range(c.encoder_layers)))
        self.task, self.asked = nn.Linear(c.task, w), nn.Linear(c.task, w)
        self.slots = nn.Parameter(0.1 * torch.randn(c.slots, w))
        self.here, self.timing, self.fit = nn.Linear(w, w), nn.Linear(1, w), nn.Linear(1, w)
        self.place = nn.Linear(w, w)
        self.layers = nn.ModuleList(_Layer(w, c.heads, c.dropout) for _ in range(c.decoder_layers))
        self.norm = nn.LayerNorm(w)
        self.stop, self.gain = nn.Linear(w, 1), nn.Linear(w, 1)
        self.point, self.key = nn.Linear(w, w), nn.Linear(w, w)
        self.fine = _Local(w, c.fine**2)
        self.duration = _Local(w, 2)

    def learn_scale(self, visual: torch.Tensor) -> None:
        """Mean and spread of each visual channel over films (n, cells, visual)."""
        self.mean.copy_(visual.mean((0, 1)))
        self.spread.copy_(visual.std((0, 1)) + 1e-3)

    def encode(self, visual: torch.Tensor, semantics: torch.Tensor) -> Memory:
        """visual (films, cells, visual), semantics (films, cells, semantic), cells in raster order. The same
        for every finding."""
        x = self.visual((visual - self.mean) / self.spread) + self.semantic(semantics) + self.positions
        return Memory(self.encoder(x), self.word(semantics))

    def fits(self, memory: Memory, task: torch.Tensor) -> torch.Tensor:
        """How well the words of each cell fit what is asked (films, paths, cells)."""
        asked = self.asked(task)
        fit: torch.Tensor = asked @ memory.words.transpose(1, 2) / self.config.width**0.5
        return fit

    def film_keys(self, memory: Memory) -> list[tuple[torch.Tensor, torch.Tensor]]:
        """What the decoder's layers look at: the memory, four cells together."""
        grid = self.config.grid
        square = (memory.tokens + self.positions).transpose(1, 2).unflatten(2, (grid, grid))
        pooled = F.avg_pool2d(square, 2, ceil_mode=True).flatten(2).transpose(1, 2)
        return [layer.film.keys(pooled) for layer in self.layers]  # type: ignore[union-attr, operator]

    def cell_of(self, place: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Cell and place in the cell of fractions (..., 2)."""
        grid, fine = self.config.grid, self.config.fine
        at = (place.clamp(0, 0.99999) * grid * fine).long()
        cell, within = at // fine, at % fine
        return cell[..., 1] * grid + cell[..., 0], within[..., 1] * fine + within[..., 0]

    def enter(
        self, memory: Memory, fit: torch.Tensor, place: torch.Tensor, log_ms: torch.Tensor, slot: torch.Tensor
    ) -> torch.Tensor:
        """A fixation as the decoder reads it: (films, paths, slots, width)."""
        cell, _ = self.cell_of(place)
        tokens = _picked(memory.tokens, cell)
        fits = torch.gather(fit, 2, cell)
        x = self.here(tokens) + self.timing(log_ms[..., None]) + self.fit(fits[..., None])
        out: torch.Tensor = x + self.place(_waves(place, self.config.width)) + self.slots[slot]
        return out

    def step(
        self,
        x: torch.Tensor,
        task: torch.Tensor,
        film: list[tuple[torch.Tensor, torch.Tensor]],
        past: list[list[tuple[torch.Tensor, torch.Tensor]]] | None = None,
    ) -> torch.Tensor:
        """States (films, paths, slots, width) after the fixations that `enter` made x of."""
        x = x + self.task(task)[:, :, None]
        for k, layer in enumerate(self.layers):
            x = layer(x, film[k], None if past is None else past[k])
        out: torch.Tensor = self.norm(x)
        return out

    def cells(self, state: torch.Tensor, memory: Memory, fit: torch.Tensor) -> torch.Tensor:
        """Log-probabilities of the next fixation's cell (films, paths, slots, cells)."""
        films, paths, slots, width = state.shape
        keys = self.key(memory.tokens + self.positions).transpose(1, 2)
        seen = (self.point(state).flatten(1, 2) @ keys / width**0.5).view(films, paths, slots, -1)
        out: torch.Tensor = (seen + self.gain(state) * fit[:, :, None]).log_softmax(-1)
        return out

    def local(
        self, head: _Local, state: torch.Tensor, memory: Memory, fit: torch.Tensor, cell: torch.Tensor
    ) -> torch.Tensor:
        """What a head says of the fixation in `cell` (films, paths, slots) after `state`."""
        out: torch.Tensor = head(state, _picked(memory.tokens, cell), torch.gather(fit, 2, cell)[..., None])
        return out


class _Local(nn.Module):
    """A small head on a state and the cell that was chosen."""

    def __init__(self, width: int, outputs: int) -> None:
        super().__init__()
        self.state, self.cell, self.fit = (
            nn.Linear(width, width),
            nn.Linear(width, width),
            nn.Linear(1, width),
        )
        self.out = nn.Linear(width, outputs)

    def forward(self, state: torch.Tensor, token: torch.Tensor, fit: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.out(F.gelu(self.state(state) + self.cell(token) + self.fit(fit)))
        return out


def path_loss(
    network: PathNetwork, memory: Memory, task: torch.Tensor, paths: Paths
) -> dict[str, torch.Tensor]:
    """Mean negative log-likelihood a fixation, in its parts: cell, fine, duration, stop. task (films, paths,
    task)."""
    slots = paths.log_ms.shape[2]
    fit = network.fits(memory, task)
    slot = torch.arange(slots, device=fit.device)
    entered = network.enter(memory, fit, paths.place, paths.log_ms, slot)
    state = network.step(entered, task, network.film_keys(memory))
    there = slot[None, None] < paths.length[..., None]  # the fixation exists
    after = there[..., 1:]
    cell, fine = network.cell_of(paths.place)
    logp = network.cells(state[:, :, :-1], memory, fit)
    chosen = logp.gather(-1, cell[:, :, 1:, None])[..., 0]
    within = network.local(network.fine, state[:, :, :-1], memory, fit, cell[:, :, 1:]).log_softmax(-1)
    within = within.gather(-1, fine[:, :, 1:, None])[..., 0]
    before = torch.cat([torch.zeros_like(state[:, :, :1]), state[:, :, :-1]], dim=2)
    mean, log_sd = network.local(network.duration, before, memory, fit, cell).unbind(-1)
    log_sd = log_sd.clamp(network.config.least_log_sd, 2)
    timed = 0.5 * ((paths.log_ms - mean) / log_sd.exp()) ** 2 + log_sd
    stop = network.stop(state)[..., 0]
    ends = slot[None, None] == paths.length[..., None] - 1
    full = paths.length[..., None] >= slots  # cut by the slots, not by the reader
    asked = there & (slot > 0) & ~(ends & full)
    ended = F.binary_cross_entropy_with_logits(stop, ends.to(stop.dtype), reduction="none")
    n = after.sum().clamp(min=1)
    return {
        "cell": -(chosen * after).sum() / n,
        "fine": -(within * after).sum() / n,
        "duration": (timed * there).sum() / there.sum().clamp(min=1),
        "stop": (ended * asked).sum() / n,
    }


@torch.no_grad()
def draw(
    network: PathNetwork,
    memory: Memory,
    task: torch.Tensor,
    *,
    count: int,
    generator: torch.Generator,
    setting: Setting | None = None,
    start: tuple[float, float] = (0.5, 0.5),
) -> tuple[Paths, torch.Tensor]:
    """`count` scanpaths of each film's task (films, task): Paths (films, count, slots), and how far each
    place was open before it was drawn, as a standard deviation in fractions of the image (0 at the start)."""
    how = setting or Setting()
    films, slots = len(task), network.config.slots
    asked = task[:, None].expand(-1, count, -1)
    fit = network.fits(memory, task[:, None]).expand(-1, count, -1)
    film = network.film_keys(memory)
    past: list[list[tuple[torch.Tensor, torch.Tensor]]] = [[] for _ in network.layers]
    places, log_ms = torch.zeros(films, count, slots, 2), torch.zeros(films, count, slots)
    spreads, length = torch.zeros(films, count, slots), torch.full((films, count), slots)
    place, spread = torch.tensor(start).expand(films, count, 1, 2), torch.zeros(films, count, 1)
    state = torch.zeros(films, count, 1, network.config.width)
    going = torch.arange(count)
    for k in range(slots):
        if k:
            place, spread = _next_place(network, state, memory, fit, generator, how)
        lasts = _next_duration(network, state, memory, fit, place, generator, how)
        places[:, going, k], log_ms[:, going, k], spreads[:, going, k] = (
            place[:, :, 0], lasts[:, :, 0], spread[:, :, 0]
        )  # fmt: skip
        if k == slots - 1:
            break
        x = network.enter(memory, fit, place, lasts, torch.tensor([k]))
        state = network.step(x, asked, film, past)
        if not k:
            continue
        ends = torch.rand(films, len(going), generator=generator) < _end(network, state, how)
        length[:, going] = torch.where(ends & (length[:, going] == slots), k + 1, length[:, going])
        over = (length[:, going] <= k + 1).all(0)
        if over.all():
            break
        if over.any():  # paths that have ended on every film are not followed any further
            kept = ~over
            going, state, asked, fit = going[kept], state[:, kept], asked[:, kept], fit[:, kept]
            flat = kept.repeat(films)
            past = [[(a[flat], b[flat]) for a, b in layer] for layer in past]
    return Paths(places, log_ms, length), spreads


@torch.no_grad()
def next_cells(network: PathNetwork, memory: Memory, task: torch.Tensor, begun: Paths) -> torch.Tensor:
    """How likely each cell is to be looked at next, after each begun path: (films, paths, cells). task
    (films, task); begun: of at most slots - 1 fixations, none of length 0."""
    fit = network.fits(memory, task[:, None]).expand(-1, begun.length.shape[1], -1)
    slot = torch.arange(begun.log_ms.shape[2], device=fit.device)
    entered = network.enter(memory, fit, begun.place, begun.log_ms, slot)
    state = network.step(entered, task[:, None].expand(-1, fit.shape[1], -1), network.film_keys(memory))
    last = (begun.length - 1)[..., None, None].expand(-1, -1, 1, state.shape[-1])
    return network.cells(state.gather(2, last), memory, fit)[:, :, 0].exp()


def _end(network: PathNetwork, state: torch.Tensor, how: Setting) -> torch.Tensor:
    """Probability that the path ends here (films, paths)."""
    out: torch.Tensor = (network.stop(state)[:, :, 0, 0] + how.stop_bias).sigmoid()
    return out


def _next_place(
    network: PathNetwork,
    state: torch.Tensor,
    memory: Memory,
    fit: torch.Tensor,
    generator: torch.Generator,
    how: Setting,
) -> tuple[torch.Tensor, torch.Tensor]:
    c = network.config
    logp = network.cells(state, memory, fit)
    share = logp.exp()
    variance = share @ network.places**2 - (share @ network.places) ** 2
    cell = _drawn(logp / how.temperature, generator)
    within = network.local(network.fine, state, memory, fit, cell).log_softmax(-1)
    if how.noise > 0:
        fine = _drawn(within / max(how.noise, 1e-3), generator)
        jitter = how.noise * (torch.rand(*fine.shape, 2, generator=generator) - 0.5)
        at = torch.stack([fine % c.fine, fine // c.fine], -1) + 0.5 + jitter
    else:
        steps = torch.arange(c.fine**2)
        at = within.exp() @ (torch.stack([steps % c.fine, steps // c.fine], -1).float() + 0.5)
    corner = torch.stack([cell % c.grid, cell // c.grid], -1)
    return (corner + at / c.fine) / c.grid, variance.clamp(min=0).mean(-1).sqrt()


def _next_duration(
    network: PathNetwork,
    state: torch.Tensor,
    memory: Memory,
    fit: torch.Tensor,
    place: torch.Tensor,
    generator: torch.Generator,
    how: Setting,
) -> torch.Tensor:
    cell, _ = network.cell_of(place)
    mean, log_sd = network.local(network.duration, state, memory, fit, cell).unbind(-1)
    return mean + how.noise * log_sd.clamp(network.config.least_log_sd, 2).exp() * torch.randn(
        mean.shape, generator=generator
    )


def _drawn(logits: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """An index of the last axis, by the inverse of the cumulated probabilities."""
    cumulated = logits.softmax(-1).cumsum(-1)
    uniform = torch.rand(*logits.shape[:-1], 1, generator=generator) * cumulated[..., -1:]
    return (cumulated < uniform).sum(-1).clamp(max=logits.shape[-1] - 1)


def _picked(tokens: torch.Tensor, cell: torch.Tensor) -> torch.Tensor:
    """tokens (films, cells, width) at cell (films, paths, slots)."""
    films, paths, slots = cell.shape
    index = cell.flatten(1)[..., None].expand(-1, -1, tokens.shape[-1])
    return torch.gather(tokens, 1, index).view(films, paths, slots, -1)


def _waves(place: torch.Tensor, width: int) -> torch.Tensor:
    """Sine encoding of fractions (..., 2) at octaves up to 2^7: (..., width)."""
    octaves = width // 4
    frequency = 2 * math.pi * torch.exp(torch.linspace(0, math.log(32.0), octaves)) / 2
    angle = place[..., None] * frequency
    return torch.cat([angle.sin(), angle.cos()], -1).flatten(-2)


def encode_path(path: Scanpath, slots: int) -> tuple[torch.Tensor, torch.Tensor, int]:
    """Places (slots, 2), standardised log durations (slots,), length."""
    n = min(len(path), slots)
    place, log_ms = torch.zeros(slots, 2), torch.zeros(slots)
    place[:n, 0] = torch.from_numpy(path.x_px[:n] / path.width_px)
    place[:n, 1] = torch.from_numpy(path.y_px[:n] / path.height_px)
    log_ms[:n] = (torch.from_numpy(path.duration_ms[:n]).log() - MEAN_LOG_MS) / SD_LOG_MS
    return place, log_ms, n


def rows_of(paths: Paths, film: int) -> torch.Tensor:
    """The paths of a film as (paths, slots, 3): x, y fractions, milliseconds; those after a path's length
    mean nothing."""
    ms = (paths.log_ms[film] * SD_LOG_MS + MEAN_LOG_MS).exp().clamp(SHORTEST_MS, LONGEST_MS)
    return torch.cat([paths.place[film], ms[..., None]], dim=-1)
