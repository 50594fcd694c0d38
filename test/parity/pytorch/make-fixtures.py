"""Writes what PyTorch's optimisers make of a small network, and its learning rates step by step.

Run it from the repository's root when the optimiser or the schedules change:

    ${PRESEND_PYTHON:-python3} test/parity/pytorch/make-fixtures.py

It needs torch, whose version is kept beside the figures. All arithmetic is in float64.
"""

import json
import platform
import re
from pathlib import Path

import torch
from torch.optim import lr_scheduler
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

FIXTURES = Path(__file__).parent / "fixtures"

WIDTHS = [5, 7, 3, 1]
ROWS = 24
BATCH = 8
STEPS = 10
LEARNING_RATE = 0.02
EPSILON = 1e-7

# By the names of Presend's UpdateOptions; what is left out is off.
UPDATES = {
    "Adam": {},
    "L2": {"l2": 0.05},
    "weight decay": {"weightDecay": 0.5},
    "clipping": {"clipNorm": 0.01},
    "clipping of nothing": {"clipNorm": 1000},
    "averaging": {"emaMomentum": 0.8},
    "everything": {"l2": 0.05, "weightDecay": 0.5, "clipNorm": 0.01, "emaMomentum": 0.8},
}

SCHEDULES = [
    {"name": "one_cycle", "peak": 0.01, "warmup": 0, "steps": steps}
    for steps in [1, 2, 3, 4, 10, 37, 100]
] + [
    {"name": "cosine", "peak": 0.003, "warmup": warmup, "steps": steps}
    for warmup, steps in [(0, 1), (0, 20), (0.05, 20), (0.1, 37), (0.5, 10), (0.3, 100)]
]


def single(tensor):
    """Numbers that float32 holds exactly, so that both sides start from the same."""
    return tensor.float().double()


def make_network(weights):
    layers = []
    for layer, (kernel, bias) in enumerate(weights):
        dense = torch.nn.Linear(*kernel.shape)
        with torch.no_grad():
            dense.weight.copy_(kernel.T)
            dense.bias.copy_(bias)
        layers += [dense] if layer == len(weights) - 1 else [dense, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers)


def weights_of(network):
    """Kernels as Keras has them, shape [inputs, units], each followed by its bias."""
    dense = [layer for layer in network if isinstance(layer, torch.nn.Linear)]
    return [
        tensor.detach().flatten().tolist()
        for layer in dense
        for tensor in (layer.weight.T, layer.bias)
    ]


def update(start, rows, labels, options):
    """Weights, or their averages, after the first step and after the last, and all losses."""
    network = make_network(start)
    kernels = [parameter for parameter in network.parameters() if parameter.ndim == 2]
    biases = [parameter for parameter in network.parameters() if parameter.ndim == 1]
    optimizer = torch.optim.AdamW(
        [
            {"params": kernels, "weight_decay": options.get("weightDecay", 0)},
            {"params": biases, "weight_decay": 0},
        ],
        lr=LEARNING_RATE,
        eps=EPSILON,
    )
    kept = network
    if "emaMomentum" in options:
        average = AveragedModel(
            network, multi_avg_fn=get_ema_multi_avg_fn(options["emaMomentum"])
        )
        kept = average.module
    losses, weights = [], []
    for step in range(STEPS):
        batch = torch.arange(step * BATCH, (step + 1) * BATCH) % ROWS
        logits = network(rows[batch]).squeeze(1)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, labels[batch])
        penalty = options.get("l2", 0) * sum(kernel.square().sum() for kernel in kernels)
        optimizer.zero_grad()
        (loss + penalty).backward()
        clip(network.parameters(), options.get("clipNorm"))
        optimizer.step()
        if kept is not network:
            average.update_parameters(network)
        losses.append(loss.item())
        weights.append(weights_of(kept))
    return {"losses": losses, "first": weights[0], "last": weights[-1]}


def clip(parameters, longest):
    """As Keras; `clip_grad_norm_` divides by the norm plus 1e-6."""
    gradients = [parameter.grad for parameter in parameters]
    norm = torch.nn.utils.get_total_norm(gradients)
    if longest is not None and norm > longest:
        for gradient in gradients:
            gradient.mul_(longest / norm)


def learning_rates(name, peak, warmup, steps):
    parameter = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([parameter], lr=peak)
    if name == "one_cycle":
        scheduler = lr_scheduler.OneCycleLR(optimizer, max_lr=peak, total_steps=steps)
    else:
        climb = round(warmup * steps)
        scheduler = lr_scheduler.CosineAnnealingLR(optimizer, T_max=steps - climb)
        if climb > 0:
            linear = lr_scheduler.LinearLR(
                optimizer, start_factor=1 / climb, total_iters=climb - 1
            )
            scheduler = lr_scheduler.SequentialLR(
                optimizer, [linear, scheduler], milestones=[climb]
            )
    rates = []
    for step in range(steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if step < steps - 1:
            scheduler.step()
    return rates


def made_with():
    return {"python": platform.python_version(), "torch": torch.__version__}


def write(name, document):
    text = json.dumps({"made_with": made_with(), **document}, indent=1, allow_nan=False) + "\n"
    lists_on_one_line = re.sub(
        r"\[[^][{}]*\]", lambda values: re.sub(r"\s+", " ", values[0]), text
    )
    (FIXTURES / name).write_text(lists_on_one_line, encoding="utf-8", newline="\n")


def main():
    torch.manual_seed(20240613)
    torch.set_default_dtype(torch.float64)
    start = [
        (single(torch.randn(inputs, units) / inputs**0.5), single(torch.randn(units) / 10))
        for inputs, units in zip(WIDTHS, WIDTHS[1:])
    ]
    rows = single(torch.randn(ROWS, WIDTHS[0]))
    labels = (rows[:, 0] + torch.randn(ROWS) > 0).double()
    write(
        "updates.json",
        {
            "widths": WIDTHS,
            "batch": BATCH,
            "learning_rate": LEARNING_RATE,
            "rows": rows.flatten().tolist(),
            "labels": [int(label) for label in labels],
            "start": weights_of(make_network(start)),
            "updates": [
                {"name": name, "options": options, **update(start, rows, labels, options)}
                for name, options in UPDATES.items()
            ],
        },
    )
    write(
        "schedules.json",
        {
            "schedules": [
                {**schedule, "rates": learning_rates(**schedule)} for schedule in SCHEDULES
            ]
        },
    )


if __name__ == "__main__":
    main()
