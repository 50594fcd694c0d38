"""Writes what NumPy says about money, groups and the RFM rule, computed by definition.

Run it from the repository's root when a case is added:

    ${PRESEND_PYTHON:-python3} test/parity/numpy/make-fixtures.py

It needs numpy, whose version is kept beside the figures.
"""

import json
import platform
import re
from pathlib import Path

import numpy as np

FIXTURES = Path(__file__).parent / "fixtures"


def outcomes(random, rows, amounts, decimals=6):
    """Customers whose outcomes follow their probabilities, with costs and values."""
    probabilities = random.beta(1, 6, size=rows).round(decimals)
    costs, values = amounts(random, rows)
    return {
        "labels": (random.random(rows) < probabilities).astype(int),
        "probabilities": probabilities,
        "costs": costs,
        "values": values,
    }


def constant(cost, value):
    return lambda random, rows: (np.full(rows, cost), np.full(rows, value))


def columns(random, rows):
    return (
        random.choice([0.5, 1.0, 2.25], size=rows),
        random.lognormal(2.5, 1, size=rows).round(2),
    )


def shared(expected, per_row):
    """Per-row values, best row first, rows of equal expected profit with the same mean value."""
    order = np.argsort(-expected, kind="stable")
    _, tie = np.unique(-expected[order], return_inverse=True)
    means = np.bincount(tie, per_row[order]) / np.bincount(tie)
    return means[tie]


def totals(rows):
    """Conversions and profit of mailing the best 0, 1, 2 ... rows."""
    expected = rows["values"] * rows["probabilities"] - rows["costs"]
    profit = np.where(rows["labels"] == 1, rows["values"], 0) - rows["costs"]
    return [
        np.concatenate([[0], np.cumsum(shared(expected, per_row.astype(float)))])
        for per_row in (rows["labels"], profit)
    ]


def point(rows, sends):
    conversions, profits = totals(rows)
    return {
        "share": sends / len(rows["labels"]),
        "sends": int(sends),
        "conversions": float(conversions[sends]),
        "profit": float(profits[sends]),
    }


def choose(rows):
    """Tries every threshold from 0 up, and mailing nobody."""
    expected = rows["values"] * rows["probabilities"] - rows["costs"]
    profit = rows["labels"] * rows["values"] - rows["costs"]
    best = {"share": 0.0, "expectedProfit": None, "probability": None}
    best_profit = 0.0
    for threshold in np.unique(expected[expected >= 0])[::-1]:
        mailed = expected >= threshold
        if profit[mailed].sum() > best_profit + 1e-9:
            best_profit = profit[mailed].sum()
            best = {
                "share": float(mailed.mean()),
                "expectedProfit": float(threshold),
                "probability": float(rows["probabilities"][mailed].min()),
            }
    return best


def profit_case(random, amounts, budget, decimals=6):
    validation = outcomes(random, 120, amounts, decimals)
    test = outcomes(random, 250, amounts, decimals)
    rule = choose(validation)
    expected = test["values"] * test["probabilities"] - test["costs"]
    profit = test["labels"] * test["values"] - test["costs"]
    threshold = np.inf if rule["expectedProfit"] is None else rule["expectedProfit"]
    mailed = expected >= threshold
    share = float(mailed.mean())
    gains = np.where(mailed, profit, 0) - profit
    resampled = random.choice(gains, size=(20_000, len(gains))).mean(axis=1)
    return {
        "validation": as_lists(validation),
        "test": as_lists(test),
        "budget": budget,
        "rule": rule,
        "curve": [point(test, int(np.floor(step * 2.5 + 0.5))) for step in range(101)],
        "chosen": {
            "share": share,
            "sends": int(mailed.sum()),
            "conversions": float(test["labels"][mailed].sum()),
            "profit": float(profit[mailed].sum()),
        },
        "everyone": point(test, 250),
        "random": {
            "share": share,
            "sends": int(mailed.sum()),
            "conversions": share * float(test["labels"].sum()),
            "profit": share * float(profit.sum()),
        },
        "best": point(test, min(budget, int(mailed.sum()))),
        "gain": float(1000 * gains.mean()),
        "gain_interval": (1000 * np.quantile(resampled, [0.025, 0.975])).tolist(),
        "gain_error": float(1000 * resampled.std()),
    }


def as_lists(arrays):
    return {name: values.tolist() for name, values in arrays.items()}


def placements(positives, negatives):
    """For every pair, whether the positive is above: 1, 1/2 or 0."""
    return (np.sign(positives[:, None] - negatives[None, :]) + 1) / 2


def group_case(random):
    sizes = [200, 90, 310]
    of_row = random.permutation(np.repeat(np.arange(3), sizes))
    probabilities = random.beta(2, 3, size=len(of_row)).round(9)
    labels = (random.random(len(of_row)) < probabilities).astype(int)
    figures = []
    for group in range(3):
        inside = of_row == group
        p, y = probabilities[inside], labels[inside]
        wins = placements(p[y == 1], p[y == 0])
        ascending = np.argsort(p)
        bins = np.split((p - y)[ascending], 10)
        variance = wins.mean(axis=1).var() / (y == 1).sum()
        variance += wins.mean(axis=0).var() / (y == 0).sum()
        figures.append(
            {
                "rows": int(inside.sum()),
                "positives": int(y.sum()),
                "rate": float(y.mean()),
                "meanProbability": float(p.mean()),
                "rocAuc": float(wins.mean()),
                "rocAucError": float(np.sqrt(variance)),
                "logLoss": float(-np.where(y == 1, np.log(p), np.log(1 - p)).mean()),
                "expectedCalibrationError": float(
                    np.mean([abs(gaps.mean()) for gaps in bins])
                ),
            }
        )
    return {
        "of_row": of_row.tolist(),
        "labels": labels.tolist(),
        "probabilities": probabilities.tolist(),
        "groups": figures,
    }


def rfm_case(random):
    def column(values, missing):
        return np.where(random.random(len(values)) < missing, np.nan, values)

    rows, training = 160, 120
    customers = np.stack(
        [
            column(random.integers(0, 200, size=rows), 0.1),
            column(random.poisson(1, size=rows), 0.1),  # few values: quintiles tie
            column(random.lognormal(3, 1, size=rows).round(2), 0.1),
        ]
    )
    labels = (random.random(rows) < 0.3).astype(int)
    sums = np.zeros(rows, dtype=int)
    for role, values in enumerate(customers):
        present = values[:training][~np.isnan(values[:training])]
        edges = np.quantile(present, [0.2, 0.4, 0.6, 0.8], method="inverted_cdf")
        above = np.searchsorted(edges, values, side="left")
        score = 5 - above if role == 0 else 1 + above
        sums += np.where(np.isnan(values), 1, score)
    base = labels[:training].mean()
    rates = []
    for total in range(3, 16):
        of_sum = labels[:training][sums[:training] == total]
        rates.append(float((of_sum.sum() + 2 * base) / (len(of_sum) + 2)))
    return {
        "training_rows": training,
        "customers": [
            [None if np.isnan(value) else float(value) for value in customer]
            for customer in customers.T
        ],
        "labels": labels.tolist(),
        "sums": sums.tolist(),
        "rates": rates,
        "probabilities": [rates[total - 3] for total in sums],
    }


def write(name, document):
    made_with = {"python": platform.python_version(), "numpy": np.__version__}
    text = json.dumps({"made_with": made_with, **document}, indent=1, allow_nan=False)
    lists_on_one_line = re.sub(
        r"\[[^][{}]*\]", lambda values: re.sub(r"\s+", " ", values[0]), text
    )
    (FIXTURES / f"{name}.json").write_text(lists_on_one_line + "\n", newline="\n")


def main():
    random = np.random.default_rng(20240613)
    cases = {
        "constant amounts": profit_case(random, constant(1, 8), 40),
        "amounts in columns": profit_case(random, columns, 40),
        "tied probabilities": profit_case(random, constant(1, 8), 40, decimals=1),
        "sends that never pay": profit_case(random, constant(9, 8), 40),
        "free sends, a budget above all": profit_case(random, constant(0, 8), 900),
    }
    write("profit", {"cases": cases})
    write("groups", group_case(random))
    write("rfm", rfm_case(random))


if __name__ == "__main__":
    main()
