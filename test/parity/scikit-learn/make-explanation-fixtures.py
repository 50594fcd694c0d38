"""Writes how scikit-learn explains a tiny logistic regression: importance and dependence.

Run it from the repository's root when permutation importance or partial dependence change:

    ${PRESEND_PYTHON:-python3} test/parity/scikit-learn/make-explanation-fixtures.py

It needs scikit-learn, pandas and numpy, whose versions are kept beside the figures.
"""

import json
import platform
import re
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.compose import make_column_transformer
from sklearn.inspection import partial_dependence, permutation_importance
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

FIXTURE = Path(__file__).parent / "fixtures" / "explanations.json"
FEATURES = ["recency", "plan", "spend"]
PLANS = ["basic", "gold", "silver"]
REPEATS = 400


def customers(random, rows):
    frame = pd.DataFrame(
        {
            "recency": random.integers(0, 12, size=rows).astype(float),
            "plan": random.choice(PLANS, size=rows, p=[0.5, 0.2, 0.3]),
            "spend": random.lognormal(3, 1, size=rows).round(2),
        }
    )
    logit = 1.5 - 0.35 * frame["recency"] + 1.2 * (frame["plan"] == "gold")
    labels = (random.random(rows) < 1 / (1 + np.exp(-logit))).astype(int)
    return frame, labels


def main():
    random = np.random.default_rng(20240613)
    frame, labels = customers(random, 300)
    encoding = make_column_transformer(
        (StandardScaler(), ["recency"]),
        (OneHotEncoder(categories=[PLANS]), ["plan"]),
        (StandardScaler(), ["spend"]),
    )
    model = make_pipeline(encoding, LogisticRegression()).fit(frame, labels)
    scalers = [encoding.transformers_[0][1], encoding.transformers_[2][1]]

    importance = permutation_importance(
        model,
        frame,
        labels,
        scoring=["roc_auc", "neg_log_loss"],
        n_repeats=REPEATS,
        random_state=1,
    )
    dependence = {}
    for feature, grid in [
        ("recency", np.arange(12.0)),
        ("plan", np.array(PLANS, dtype=object)),
        ("spend", np.array([5.0, 20.0, 80.0])),
    ]:
        result = partial_dependence(
            model,
            frame,
            [feature],
            categorical_features=["plan"],
            custom_values={feature: grid},
            response_method="predict_proba",
            method="brute",
            kind="average",
        )
        dependence[feature] = {"values": grid.tolist(), "means": result["average"][0].tolist()}

    document = {
        "made_with": {
            "python": platform.python_version(),
            "scikit-learn": sklearn.__version__,
            "pandas": pd.__version__,
            "numpy": np.__version__,
        },
        "customers": frame[FEATURES].to_numpy().tolist(),
        "labels": labels.tolist(),
        "scaling": [
            {"mean": float(scaler.mean_[0]), "scale": float(scaler.scale_[0])}
            for scaler in scalers
        ],
        "plans": PLANS,
        "weights": model[-1].coef_[0].tolist(),
        "bias": float(model[-1].intercept_[0]),
        "importance": {
            feature: {
                "rocAucDrop": float(importance["roc_auc"].importances_mean[index]),
                "rocAucDeviation": float(importance["roc_auc"].importances_std[index]),
                "logLossRise": float(importance["neg_log_loss"].importances_mean[index]),
                "logLossDeviation": float(importance["neg_log_loss"].importances_std[index]),
            }
            for index, feature in enumerate(FEATURES)
        },
        "dependence": dependence,
    }
    text = json.dumps(document, indent=1, allow_nan=False) + "\n"
    lists_on_one_line = re.sub(
        r"\[[^][{}]*\]", lambda values: re.sub(r"\s+", " ", values[0]), text
    )
    FIXTURE.write_text(lists_on_one_line, newline="\n")


if __name__ == "__main__":
    main()
