"""Keras as a contestant: `fit` as it comes, or with more steps in each call of its graph.

    python3 keras_peer.py [STEPS_PER_EXECUTION] DATA_FOLDER
"""

import os

from conversation import answer_requests

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")


class KerasPeer:
    def __init__(self, data, steps_per_execution="1"):
        import keras
        import tensorflow  # noqa: F401 (named here, so that its absence is noticed at once)

        self.keras = keras
        self.data = data
        self.steps_per_execution = int(steps_per_execution)
        suffix = "" if self.steps_per_execution == 1 else f", {steps_per_execution} steps an execution"
        self.name = f"Keras {keras.__version__} fit{suffix}"
        self.models = {}

    def prepare(self, recipe):
        """Takes a model back to its start: building it anew would compile its graph anew."""
        key = tuple(recipe.hidden)
        if key not in self.models:
            self.models[key] = self.build(recipe)
        self.model, weights, state = self.models[key]
        self.batch_size = recipe.batch_size
        self.model.set_weights(weights)
        for variable, value in zip(self.model.optimizer.variables, state):
            variable.assign(value)

    def build(self, recipe):
        self.keras.utils.set_random_seed(recipe.seed)
        layers = self.keras.layers
        model = self.keras.Sequential([layers.Input((self.data.inputs,))])
        for units in recipe.hidden:
            model.add(layers.Dense(units, activation="relu"))
            model.add(layers.Dropout(recipe.dropout))
        model.add(layers.Dense(1, activation="sigmoid"))
        model.compile(
            optimizer=self.keras.optimizers.Adam(recipe.learning_rate),
            loss="binary_crossentropy",
            metrics=["accuracy"],  # as ours tells for each epoch
            steps_per_execution=self.steps_per_execution,
        )
        model.optimizer.build(model.trainable_variables)
        return model, model.get_weights(), [v.numpy() for v in model.optimizer.variables]

    def train(self, rows, epochs):
        x, y = self.data.train_x[:rows], self.data.train_y[:rows]
        self.model.fit(x, y, batch_size=self.batch_size, epochs=epochs, verbose=0)

    def predict(self):
        return self.model.predict(self.data.test_x, batch_size=4096, verbose=0)[:, 0]


if __name__ == "__main__":
    answer_requests(KerasPeer)
