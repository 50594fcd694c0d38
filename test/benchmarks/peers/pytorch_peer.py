"""PyTorch as a contestant: a plain loop over slices of shuffled tensors, without a DataLoader.

    python3 pytorch_peer.py [fused] DATA_FOLDER
"""

from conversation import answer_requests


class PyTorchPeer:
    def __init__(self, data, adam="plain"):
        import torch

        self.torch = torch
        self.is_fused = adam == "fused"
        self.train_x = torch.from_numpy(data.train_x)
        self.train_y = torch.from_numpy(data.train_y).unsqueeze(1)
        self.test_x = torch.from_numpy(data.test_x)
        self.name = f"PyTorch {torch.__version__}, {'Adam(fused=True)' if self.is_fused else 'Adam'}"

    def prepare(self, recipe):
        nn = self.torch.nn
        self.torch.manual_seed(recipe.seed)
        layers, inputs = [], self.train_x.shape[1]
        for units in recipe.hidden:
            layers += [nn.Linear(inputs, units), nn.ReLU(), nn.Dropout(recipe.dropout)]
            inputs = units
        self.model = nn.Sequential(*layers, nn.Linear(inputs, 1))
        self.batch_size = recipe.batch_size
        self.optimizer = self.torch.optim.Adam(
            self.model.parameters(), lr=recipe.learning_rate, fused=self.is_fused or None
        )

    def train(self, rows, epochs):
        loss_of = self.torch.nn.BCEWithLogitsLoss()
        self.model.train()
        for _ in range(epochs):
            order = self.torch.randperm(rows)
            x, y = self.train_x[order], self.train_y[order]
            for batch_x, batch_y in zip(x.split(self.batch_size), y.split(self.batch_size)):
                self.optimizer.zero_grad()
                loss_of(self.model(batch_x), batch_y).backward()
                self.optimizer.step()

    def predict(self):
        self.model.eval()
        with self.torch.no_grad():
            return self.model(self.test_x).sigmoid()[:, 0].numpy()


if __name__ == "__main__":
    answer_requests(PyTorchPeer)
