"""scikit-learn's MLPClassifier as a contestant. It has no dropout, so it does less work.

    python3 scikit_learn_peer.py DATA_FOLDER
"""

import warnings

from conversation import answer_requests


class ScikitLearnPeer:
    def __init__(self, data):
        import sklearn
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.neural_network import MLPClassifier

        warnings.simplefilter("ignore", ConvergenceWarning)
        self.MLPClassifier = MLPClassifier
        self.data = data
        self.labels = data.train_y.astype(int)
        self.name = f"scikit-learn {sklearn.__version__} MLPClassifier, no dropout"

    def prepare(self, recipe):
        self.recipe = recipe

    def train(self, rows, epochs):
        self.model = self.MLPClassifier(
            hidden_layer_sizes=self.recipe.hidden,
            batch_size=self.recipe.batch_size,
            learning_rate_init=self.recipe.learning_rate,
            alpha=0,
            max_iter=epochs,
            n_iter_no_change=epochs + 1,  # every epoch is trained
            random_state=self.recipe.seed,
        )
        self.model.fit(self.data.train_x[:rows], self.labels[:rows])

    def predict(self):
        return self.model.predict_proba(self.data.test_x)[:, 1]


if __name__ == "__main__":
    answer_requests(ScikitLearnPeer)
