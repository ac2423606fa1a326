from pathlib import Path

import steps
from metaflow import FlowSpec, Parameter, step


# --8<-- [start:flow]
class LateFlights(FlowSpec):
    month = Parameter("month", default="02")
    following = Parameter("following", default="03")
    gate = Parameter("gate", default=0.6)

    @step
    def start(self):
        self.flights = steps.load(self.month)
        self.next(self.validate)

    @step
    def validate(self):
        self.problems = steps.validate(self.flights)
        if self.problems:
            raise ValueError(f"stopped: {self.problems}")
        self.next(self.train)
        # --8<-- [end:flow]

    # --8<-- [start:gate]
    @step
    def train(self):
        self.model = steps.train(self.flights)
        self.next(self.evaluate)

    @step
    def evaluate(self):
        newer = steps.load(self.following)
        self.auc = steps.evaluate(self.model, newer)
        self.blessed = self.auc >= self.gate
        self.next(self.end)

    @step
    def end(self):
        if self.blessed:
            steps.push(self.model, Path("serving"))
            # --8<-- [end:gate]


if __name__ == "__main__":
    LateFlights()
