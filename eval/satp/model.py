"""A linear model of the codes over features of the reading: who did it, what was done, to whom.

Trained by `eval/satp/train`; the weights are in model.json beside this file. A code that has no model is left to the rules of
adapter.py, whose answers are features too.
"""
import json
import os

from satp import adapter
from satp.features import of_reading

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "model.json")
PERPETRATORS = ("Maoist", "Security", "Unknown")


def features(reading):
    """Features of the reading, and what the rules say of it."""
    found = of_reading(reading)
    found |= {f"rule perpetrator={adapter.perpetrator(reading)}"}
    actions, targets = sorted(adapter.actions(reading)), sorted(adapter.targets(reading))
    found |= {f"rule action={a}" for a in actions} | {f"rule actions={'+'.join(actions)}"}
    found |= {f"rule target={t}" for t in targets} | {f"rule targets={'+'.join(targets)}"}
    return found


def load(path=PATH):
    """{label: {feature: weight}}, or None where no model was trained."""
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as stream:
        return json.load(stream)["weights"]


def score(weights, found):
    return sum(weights.get(f, 0.0) for f in found)


def codes(weights, reading):
    """(perpetrator, set of actions, set of targets) of a reading."""
    found = features(reading)
    told = {label: score(own, found) for label, own in weights.items()}
    actions = {a for a in adapter.ACTIONS if told[f"action {a}"] > 0}
    if not actions:
        actions = {max(adapter.ACTIONS, key=lambda a: told[f"action {a}"])}
    targets = {t for t in adapter.TARGETS if told[f"target {t}"] > 0}
    if not targets:
        targets = {max(adapter.TARGETS, key=lambda t: told[f"target {t}"])}
    return max(PERPETRATORS, key=lambda p: told[f"perpetrator {p}"]), actions, targets
