"""Writes what statsmodels says about holdouts: sends needed, the smallest share, its power.

Run it from the repository's root when a case is added:

    ${PRESEND_PYTHON:-python3} test/parity/statsmodels/make-fixtures.py

It needs statsmodels and scipy, whose versions are kept beside the figures. What statsmodels has no
function for (the share that is just enough) is found with scipy's root finding and minimum over
statsmodels' own sample size.
"""

import json
import platform
from pathlib import Path

import scipy
import statsmodels
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import norm
from statsmodels.stats.proportion import (
    power_proportions_2indep,
    samplesize_proportions_2indep_onetail,
)

FIXTURE = Path(__file__).parent / "fixtures" / "holdout.json"
POWER = 0.8

# Sends, conversions if all are sent, and the part of these that the email causes.
CASES = {
    "a usual campaign": (10_000, 1_500, 0.2),
    "a large list that seldom converts": (1_000_000, 9_400, 0.1),
    "many of few convert, all because of it": (400, 220, 1.0),
    "most convert": (5_000, 4_500, 0.15),
    "all convert": (3_000, 3_000, 0.3),
    "just enough with nearly half": (3_900, 1_200, 0.14),
    "not enough": (500, 60, 0.2),
    "far from enough": (2_000, 12, 0.01),
    "fractions of sends": (1_234.5, 321.75, 0.45),
}


def sends_needed(share, mailed, left_out):
    smaller = samplesize_proportions_2indep_onetail(
        left_out - mailed, mailed, POWER, ratio=(1 - share) / share
    )
    return smaller / share


def power(share, sends, mailed, left_out):
    return power_proportions_2indep(
        left_out - mailed, mailed, share * sends, ratio=(1 - share) / share
    ).power


def holdout(sends, conversions, caused):
    mailed = conversions / sends
    rates = mailed, mailed * (1 - caused)
    best = minimize_scalar(
        lambda share: sends_needed(share, *rates),
        bounds=(1e-9, 0.5),
        method="bounded",
        options={"xatol": 1e-12},
    )
    share = None
    if best.fun <= sends:
        share = brentq(
            lambda share: sends_needed(share, *rates) - sends, 1 / sends, best.x, xtol=1e-15
        )
    return {
        "sends": sends,
        "conversions": conversions,
        "caused": caused,
        "needed_with_a_tenth": sends_needed(0.1, *rates),
        "needed_with_half": sends_needed(0.5, *rates),
        "needed_at_least": best.fun,
        "share": share,
        "power": None if share is None else power(share, sends, *rates),
    }


def main():
    document = {
        "made_with": {
            "python": platform.python_version(),
            "scipy": scipy.__version__,
            "statsmodels": statsmodels.__version__,
        },
        "quantiles": {"0.975": norm.ppf(0.975), "0.8": norm.ppf(0.8)},
        "cases": {name: holdout(*case) for name, case in CASES.items()},
    }
    text = json.dumps(document, indent=1, allow_nan=False)
    FIXTURE.write_text(text + "\n", newline="\n")


if __name__ == "__main__":
    main()
