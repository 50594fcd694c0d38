"""What every Python contestant of `pnpm bench train` says and hears: one JSON object a line.

It begins with {"ready": name}, or {"missing": reason} where a package is not installed. Then

    {"train": {...}}          trains a network from scratch  ->  {"seconds": 1.23}
    {"predict": "file.bin"}   scores the test rows           ->  {"rows": 40000}

The seconds are those of training alone. The file holds the trained network's probability of
each test row, as float32. See ../contestant.ts for the other end.
"""

import json
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np


def answer_requests(open_peer):
    """Answers until stdin ends.

    open_peer(data, arguments) imports the library and returns an object with `name`,
    `prepare(recipe)`, `train(rows, epochs)` and `predict()`. Arguments of the script: the peer's
    own, then the folder of the data.
    """
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print is no answer

    def answer(message):
        print(json.dumps(message), file=answers, flush=True)

    *arguments, folder = sys.argv[1:]
    try:
        peer = open_peer(read_matrices(Path(folder)), *arguments)
    except ImportError as error:
        answer({"missing": str(error)})
        return
    answer({"ready": peer.name})
    for line in sys.stdin:
        request = json.loads(line)
        answer(train(peer, request["train"]) if "train" in request else predict(peer, request))


def read_matrices(folder):
    """The matrices that ../data.ts wrote: x of shape [rows, inputs], y of shape [rows]."""
    inputs = json.loads((folder / "meta.json").read_text())["inputs"]
    x = {part: np.fromfile(folder / f"{part}-x.bin", "<f4") for part in ("train", "test")}
    return SimpleNamespace(
        inputs=inputs,
        train_x=x["train"].reshape(-1, inputs),
        train_y=np.fromfile(folder / "train-y.bin", "<f4"),
        test_x=x["test"].reshape(-1, inputs),
    )


def train(peer, recipe):
    peer.prepare(SimpleNamespace(**recipe))
    start = time.perf_counter()
    peer.train(recipe["rows"], recipe["epochs"])
    return {"seconds": time.perf_counter() - start}


def predict(peer, request):
    probabilities = np.asarray(peer.predict(), "<f4")
    probabilities.tofile(request["predict"])
    return {"rows": len(probabilities)}
