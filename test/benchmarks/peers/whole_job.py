"""The whole job as it is usually written in Python: what `pnpm bench job` measures against.

    python3 whole_job.py HISTORY.csv EPOCHS

Reads a campaign history under the default schema, splits it as `pnpm train` does (a fifth to
test, a tenth of the rest to watch training), trains, and leaves metrics.csv and model.keras in
the current folder.
"""

import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras  # noqa: E402
import pandas as pd  # noqa: E402
from sklearn.compose import ColumnTransformer  # noqa: E402
from sklearn.impute import SimpleImputer  # noqa: E402
from sklearn.metrics import classification_report, roc_auc_score  # noqa: E402
from sklearn.model_selection import train_test_split  # noqa: E402
from sklearn.pipeline import make_pipeline  # noqa: E402
from sklearn.preprocessing import OneHotEncoder, StandardScaler  # noqa: E402

NUMERIC = ["recency", "frequency", "monetary", "open_rate", "ctr", "age"]
CATEGORIES = ["gender", "region"]

# As in the trainer. Keras's default of 32 would be slower.
PREDICTION_BATCH = 4096


def main(path, epochs):
    history = pd.read_csv(path)
    x, y = history[NUMERIC + CATEGORIES], history["label"]
    x_rest, x_test, y_rest, y_test = train_test_split(
        x, y, test_size=0.2, stratify=y, random_state=1
    )
    x_train, x_watch, y_train, y_watch = train_test_split(
        x_rest, y_rest, test_size=0.1, stratify=y_rest, random_state=1
    )
    encoder = ColumnTransformer(
        [
            ("numeric", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), NUMERIC),
            ("category", OneHotEncoder(handle_unknown="ignore", sparse_output=False), CATEGORIES),
        ]
    )
    encoded_train = encoder.fit_transform(x_train).astype("float32")
    encoded_watch = encoder.transform(x_watch).astype("float32")
    encoded_test = encoder.transform(x_test).astype("float32")

    model = build_model(encoded_train.shape[1])
    model.fit(
        encoded_train,
        y_train.to_numpy("float32"),
        batch_size=32,
        epochs=epochs,
        validation_data=(encoded_watch, y_watch.to_numpy("float32")),
        validation_batch_size=PREDICTION_BATCH,
        verbose=0,
    )

    probabilities = model.predict(encoded_test, batch_size=PREDICTION_BATCH, verbose=0)[:, 0]
    report = classification_report(y_test, probabilities > 0.5, output_dict=True)
    metrics = pd.DataFrame(report).transpose()
    metrics["roc_auc"] = roc_auc_score(y_test, probabilities)
    metrics.to_csv("metrics.csv")
    model.save("model.keras")


def build_model(inputs):
    model = keras.Sequential(
        [
            keras.layers.Input((inputs,)),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(1e-3),
        loss="binary_crossentropy",
        metrics=["accuracy"],
        steps_per_execution=64,
    )
    return model


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
