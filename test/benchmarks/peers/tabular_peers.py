"""What else people train on a table of customers, each encoded the usual Python way.

    python3 tabular_peers.py HISTORY.csv DELIMITER SCHEMA.json SEEDS OUT.json

Everything is fitted on the rows that the split column does not call test; those are predicted.
Writes {"labels": [..], "models": [{"name", "runs": [{"seconds", "probabilities": [..]}]}],
"missing": [..]}: a run for each seed 1 .. SEEDS, one where chance has no part.
"""

import json
import sys
import time

import numpy as np
import pandas as pd

# scikit-learn's trees take no more categories in a column; the codes of more are plain numbers.
MOST_CATEGORIES = 255


def read_history(path, delimiter, schema):
    """Features and labels of train and test rows. The columns lose their names, which LightGBM
    may refuse; numbers are float64, categories str, and what is missing NaN in both. A column that
    train rows leave empty is dropped, since not every model takes one."""
    cells = pd.read_csv(
        path, sep=delimiter, dtype=str, keep_default_na=False, encoding="utf-8-sig"
    )
    cells.columns = cells.columns.str.strip()
    columns = {}
    for index, feature in enumerate(schema["features"]):
        missing = ["", *schema["missing_values"], *feature.get("missing_values", [])]
        texts = cells[feature["name"]].str.strip()
        if feature["type"] == "category":
            column = texts.astype(object)
        else:
            spelled = texts.str.replace(",", ".") if schema["decimal_comma"] else texts
            column = pd.to_numeric(spelled, errors="coerce").astype("float64")
        column = column.where(~texts.isin(missing), np.nan)
        columns[f"f{index}"] = column
    features = pd.DataFrame(columns)
    label = schema["label"]
    labels = cells[label["column"]].str.strip().isin(label["positive"]).astype(int)
    is_test = cells[schema["split"]].str.strip().str.lower() == "test"
    train = features[~is_test].dropna(axis="columns", how="all")
    return train, labels[~is_test], features.loc[is_test, train.columns], labels[is_test]


def category_columns(features):
    return [name for name in features if features[name].dtype != "float64"]


def with_categories(train, test):
    """Categories of the train rows; others are missing."""
    train, test = train.copy(), test.copy()
    for name in category_columns(train):
        known = sorted(train[name].dropna().unique())
        train[name] = pd.Categorical(train[name], categories=known)
        test[name] = pd.Categorical(test[name].where(test[name].isin(known)), categories=known)
    return train, test


def lightgbm():
    import lightgbm as library

    def fit(train, labels, test, _seed):
        train, test = with_categories(train, test)
        return library.LGBMClassifier(verbose=-1).fit(train, labels).predict_proba(test)

    return f"LightGBM {library.__version__}", fit


def catboost():
    import catboost as library

    def fit(train, labels, test, seed):
        # It wants texts for names, a missing one too.
        names = category_columns(train)
        train, test = (
            rows.assign(**{name: rows[name].fillna("").astype(str) for name in names})
            for rows in (train, test)
        )
        model = library.CatBoostClassifier(
            verbose=False, random_seed=seed, cat_features=names, allow_writing_files=False
        )
        return model.fit(train, labels).predict_proba(test)

    return f"CatBoost {library.__version__}", fit


def histogram_boosting():
    import sklearn
    from sklearn.ensemble import HistGradientBoostingClassifier

    def fit(train, labels, test, seed):
        train, test = with_categories(train, test)
        for name in category_columns(train):
            if len(train[name].cat.categories) > MOST_CATEGORIES:
                train[name] = train[name].cat.codes.astype(float)
                test[name] = test[name].cat.codes.astype(float)
        model = HistGradientBoostingClassifier(categorical_features="from_dtype", random_state=seed)
        return model.fit(train, labels).predict_proba(test)

    return f"scikit-learn {sklearn.__version__} HistGradientBoosting", fit


def logistic_regression():
    import sklearn
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    def fit(train, labels, test, _seed):
        categories = category_columns(train)
        numbers = [name for name in train if name not in categories]
        scaled = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
        one_hot = OneHotEncoder(handle_unknown="ignore")
        encoder = ColumnTransformer(
            [("number", scaled, numbers), ("category", one_hot, categories)]
        )
        model = make_pipeline(encoder, LogisticRegression(max_iter=1000))
        return model.fit(train, labels).predict_proba(test)

    return f"scikit-learn {sklearn.__version__} LogisticRegression", fit


# How to get ready, which imports and is not timed, and whether a seed changes anything.
PEERS = [
    (lightgbm, False),
    (catboost, True),
    (histogram_boosting, True),
    (logistic_regression, False),
]


def run(fit, data, seed):
    train, labels, test, _ = data
    start = time.perf_counter()
    probabilities = fit(train, labels, test, seed)[:, 1]
    return {"seconds": time.perf_counter() - start, "probabilities": probabilities.tolist()}


def main(history_path, delimiter, schema_path, seeds, out_path):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    data = read_history(history_path, delimiter, schema)
    models, missing = [], []
    for prepare, is_seeded in PEERS:
        try:
            name, fit = prepare()
            runs = [run(fit, data, seed) for seed in range(1, seeds + 1 if is_seeded else 2)]
            models.append({"name": name, "runs": runs})
        except (ImportError, ValueError) as error:  # not installed; rows that it cannot take
            missing.append(f"{prepare.__name__}: {error}")
    with open(out_path, "w", encoding="utf-8") as file:
        json.dump({"labels": data[3].tolist(), "models": models, "missing": missing}, file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5])
