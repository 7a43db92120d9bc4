"""Trains the judge's trees and measures the judge by cross-validation.

    python3 -m venv target/training && target/training/bin/pip install -r training/requirements.txt
    target/training/bin/python training/train.py [PUBLIC_SETS] --read DIR/unseen.jsonl ...

It learns from `training/corpus` (answers to flashcards, judged in their decks), `training/adversarial.jsonl` and `training/golden.jsonl`. If
PUBLIC_SETS is a folder with the public sets below as JSON Lines ({"id", "question", "refs", "answer", "label"}), it learns from these as well; the
models in the repository did. The features come from `examples/judge_features.rs`, the same code that judges. `--read` names what
`cross_encoder.py train --fold K` and `cross_encoder.py read` said about answers that their models hadn't seen; answers that are in none of them count as
if nobody had read them. The thresholds and the calibration of what was read come from the decks `calibration-*` alone: only those were read by the model that is shipped.

Out come `term_model.json`, `explanation_model.json`, `explanation_reading_model.json` and `rule_confidence.json` in
`crates/popquiz-judge/src/decision`, and on standard output the tables of docs/judge.md.

    --measure          leaves the models as they are
    --errors           lists the answers of the corpus that were judged differently than by people
    --features FILE    takes the features from there, or writes them if there is no such file

The public sets: ScientsBank and Beetle (SemEval-2013 task 7), EfficientQA's residue (CC BY-SA 3.0), EVOUNA (Apache-2.0), NQ-301 and SAF (MIT). None
of their text is in this repository; the models hold thresholds on the features and nothing else.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import unicodedata

import lightgbm
import numpy as np
from rapidfuzz import fuzz

from off_topic_answers import off_topic

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "training/corpus"
LABELS = ("correct", "partial", "wrong")
FOLDS = 5

# name, file, weight of an answer when learning terms and when learning explanations
PUBLIC = [
    ("scientsbank", "scientsbank.train.jsonl", 0.3, 0.5),
    ("beetle", "beetle3.train.jsonl", 0.3, 0.5),
    ("evouna_short", "evouna_short.train.jsonl", 0.35, 0.3),
    ("evouna_long", "evouna_long.train.jsonl", 0.2, 0.3),
    ("nq301", "nq301.train.jsonl", 0.5, 0.5),
    ("efficientqa", "efficientqa.train.jsonl", 0.35, 0.5),
    ("saf_en", "saf_en.train.jsonl", 0.3, 0.7),
]
# "corpus alone" are the corpus's answers without their decks.
WEIGHTS = {"corpus": (1.0, 1.0), "corpus alone": (0.5, 0.3), "adversarial": (1.0, 1.0), "golden": (1.0, 1.0), "off topic": (0.5, 1.0), "off topic alone": (0.3, 0.3)} | {name: (term, long) for name, _, term, long in PUBLIC}
# The decks on which no cross-encoder is trained. Only there is known what the shipped one says about answers that it hasn't seen, so their readings weigh more.
CALIBRATION, CALIBRATION_WEIGHT = "calibration-", 4
FAMILIES = ("Term", "Explanation")
# What it costs to say (column) of an answer that is (row). Accepting a wrong answer costs twice as much as rejecting a right one, and half credit
# is halfway.
COSTS = {"correct": {"correct": 0, "partial": 0.5, "wrong": 1}, "partial": {"correct": 0.5, "partial": 0, "wrong": 0.5}, "wrong": {"correct": 2, "partial": 1, "wrong": 0}}
# How much an answer about something else weighs beside a written one, when thresholds are chosen: few people type another card's answer.
OFF_TOPIC_WEIGHT = 0.5
# Thresholds that cost this share more than the cheapest are as good.
HARDLY_MORE = 0.02
MODEL = {
    ("Term", False): "term_model.json", ("Explanation", False): "explanation_model.json",
    ("Explanation", True): "explanation_reading_model.json",
}
TREES = 150
TREE = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 24, "max_depth": 8, "min_data_in_leaf": 20, "feature_fraction": 0.4, "bagging_fraction": 0.8,
    "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
}


def read(file, name):
    return [{**json.loads(line), "set": name} for line in open(file, encoding="utf-8")]


def load(public):
    rows = []
    for file in sorted(CORPUS.glob("*.jsonl")):
        rows += read(file, "corpus")
    rows += [{**{key: value for key, value in row.items() if key not in ("deck", "card")}, "set": "corpus alone", "group": row["deck"]} for row in rows]
    # The same that `cross_encoder.py train --fold` reads.
    made = off_topic([row for row in rows if row["set"] == "corpus"], random.Random(1))
    rows += [{**row, "set": "off topic"} for row in made]
    rows += [{**{key: value for key, value in row.items() if key not in ("deck", "card")}, "set": "off topic alone", "group": row["deck"]} for row in made]
    for name in ("adversarial", "golden"):
        rows += read(ROOT / f"training/{name}.jsonl", name)
    for name, file, *_ in PUBLIC if public else []:
        rows += read(public / file, name)
    for row in rows:
        if row["set"] not in ("corpus", "off topic"):
            row.pop("card", None)
        # What must not be in training and in test at once: a deck, or a question of a set without decks.
        row["group"] = row.get("group") or row.get("deck") or row["question"]
        row["lang"] = row.get("lang", "en")
    return rows


def features(rows, file):
    """Adds the judge's features to each row, and what its rules say."""
    if file and file.exists():
        lines = file.read_text(encoding="utf-8").splitlines()
    else:
        subprocess.run(["cargo", "build", "--quiet", "--release", "--example", "judge_features"], cwd=ROOT, check=True)
        metadata = subprocess.run(["cargo", "metadata", "--format-version", "1", "--no-deps"], cwd=ROOT, capture_output=True, text=True, check=True)
        program = pathlib.Path(json.loads(metadata.stdout)["target_directory"]) / "release/examples/judge_features"
        told = subprocess.run([program, CORPUS], input="\n".join(map(json.dumps, rows)), capture_output=True, text=True, check=True)
        lines = told.stdout.splitlines()
        if file:
            file.write_text(told.stdout, encoding="utf-8")
    return json.loads(lines[0]), [json.loads(line) for line in lines[1:]]


def add_readings(rows, files):
    """Adds the probabilities that the cross-encoder gave to answers that it hadn't seen in training."""
    known = {}
    for file in files:
        for line in open(file, encoding="utf-8"):
            told = json.loads(line)
            known[told["id"]] = told["logits"]
    for row in rows:
        logits = known.get(row["id"])
        if logits is not None:
            powers = np.exp(np.array(logits) - max(logits))
            row["reading"] = list(powers / powers.sum())


def f1(true, said, label):
    return 2 * np.sum((true == label) & (said == label)) / max(1, np.sum(true == label) + np.sum(said == label))


def macro_f1(true, said):
    return float(np.mean([f1(true, said, label) for label in LABELS if np.any(true == label)]))


def two(labels):
    return np.where(labels == "correct", "correct", "rest")


def macro_f1_of_two(true, said):
    return float(np.mean([f1(two(true), two(said), label) for label in ("correct", "rest")]))


def share(true, said, label, verdict):
    return np.sum((true == label) & (said == verdict)) / max(1, np.sum(true == label))


def folds_of(groups):
    dice = random.Random(7)
    of_group = {group: dice.randrange(FOLDS) for group in sorted(set(groups))}
    return np.array([of_group[group] for group in groups])


def logit(p):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return np.log(p / (1 - p))


def platt(p, true):
    """Slope and offset that make calibrated probabilities (Platt, 1999), by Newton's method."""
    x, w = logit(p), np.array([1.0, 0.0])
    for _ in range(30):
        q = 1 / (1 + np.exp(-(w[0] * x + w[1])))
        gradient = np.array([np.sum((q - true) * x), np.sum(q - true)]) + 1e-3 * (w - [1, 0])
        v = q * (1 - q) + 1e-9
        hessian = np.array([[np.sum(v * x * x), np.sum(v * x)], [np.sum(v * x), np.sum(v)]]) + 1e-3 * np.eye(2)
        w = w - np.linalg.solve(hessian, gradient)
    return w


def apply_platt(p, w):
    return 1 / (1 + np.exp(-(w[0] * logit(p) + w[1])))


class Learner:
    """The trees of one family: whether an answer is correct, and whether it has any merit. With `reading`, they also know what the cross-encoder read."""

    def __init__(self, family, reading, names, rows):
        self.family, self.reading = family, reading
        # By words alone, the rules come first.
        self.rows = [row for row in rows if row["family"] == family and (row.get("reading") if reading else row["by_rule"] is None)]
        self.stored_names = names[family] + (names["reading"] if reading else [])
        self.X = np.array([row["features"] + (row["rule_values"] + row["reading"] if reading else []) for row in self.rows], dtype=np.float32)
        self.label = np.array([row["label"] for row in self.rows])
        self.set = np.array([row["set"] for row in self.rows])
        self.weight = np.array([WEIGHTS[row["set"]][FAMILIES.index(family)] for row in self.rows])
        self.targets = {"correct": self.label == "correct", "merit": self.label != "wrong"}
        self.capped = np.array([bool(row["capped"]) and not reading for row in self.rows])
        # What the calibration and the thresholds are for.
        self.home = np.array([row["set"] == "corpus" and row["lang"] == "en" for row in self.rows])
        if reading:
            unseen = np.array([row["group"].startswith(CALIBRATION) for row in self.rows])
            self.weight = np.where(unseen, CALIBRATION_WEIGHT, 1) * self.weight
            self.home = unseen & np.isin(self.set, ("corpus", "off topic"))

    def train(self, target, among=None):
        among = np.ones(len(self.rows), bool) if among is None else among
        names = [f"{number} {name}" for number, name in enumerate(self.stored_names)]
        data = lightgbm.Dataset(self.X[among], self.targets[target][among].astype(float), weight=self.weight[among], feature_name=[name.replace(" ", "_") for name in names])
        return lightgbm.train(TREE, data, TREES)

    def cross_validate(self, groups):
        self.fold = folds_of(groups)
        self.told = {target: np.zeros(len(self.rows)) for target in self.targets}
        for number in range(FOLDS):
            for target, told in self.told.items():
                told[self.fold == number] = self.train(target, self.fold != number).predict(self.X[self.fold == number])
        # A rule may keep words alone from calling an answer correct.
        self.told["correct"] = np.where(self.capped, 0.0, self.told["correct"])
        self.calibration = {target: platt(told[self.home & ~self.capped], self.targets[target][self.home & ~self.capped]) for target, told in self.told.items()}

    def confidences(self, said):
        """How likely each verdict is right. The calibration of each fold comes from the others."""
        sure = {}
        for target, told in self.told.items():
            sure[target] = np.zeros(len(told))
            for number in range(FOLDS):
                others = self.home & ~self.capped & (self.fold != number)
                here = self.fold == number
                sure[target][here] = apply_platt(told[here], platt(told[others], self.targets[target][others]))
        merit = np.maximum(sure["merit"], sure["correct"])
        return np.where(said == "correct", sure["correct"], np.where(said == "wrong", 1 - merit, merit - sure["correct"]))

    def verdicts(self, correct_from, partial_from):
        """What crates/popquiz-judge/src/decision/classifier.rs makes of the probabilities."""
        return np.where(self.told["correct"] >= correct_from, "correct", np.where(self.told["merit"] >= partial_from, "partial", "wrong"))

    def choose_thresholds(self):
        """Those that cost least on the English answers of the corpus. Of those that cost hardly more, the ones with the best macro-F1."""
        def judged(pair):
            said = self.verdicts(*pair)
            costs = [COSTS[true][verdict] * (OFF_TOPIC_WEIGHT if of == "off topic" else 1) for true, verdict, of, home in zip(self.label, said, self.set, self.home) if home]
            written = self.home & (self.set == "corpus")
            return sum(costs), macro_f1(self.label[written], said[written])

        grid = {(a / 100, b / 100): judged((a / 100, b / 100)) for a in range(30, 86, 5) for b in range(30, 91, 5)}
        bound = min(cost for cost, _ in grid.values()) * (1 + HARDLY_MORE)
        self.thresholds = max((pair for pair, (cost, _) in grid.items() if cost <= bound), key=lambda pair: grid[pair][1])

    def write(self):
        model = {"features": self.stored_names, "correct_from": self.thresholds[0], "partial_from": self.thresholds[1]}
        for target in self.targets:
            model[f"{target}_calibration"] = [round(float(x), 4) for x in self.calibration[target]]
        for target in self.targets:
            trees = self.train(target).dump_model()["tree_info"]
            model[target] = [as_arrays(tree) for tree in trees]
        text = json.dumps(model, separators=(",", ":")).replace('{"feature"', '\n{"feature"')
        (ROOT / "crates/popquiz-judge/src/decision" / MODEL[self.family, self.reading]).write_text(text + "\n")
        print(f"{MODEL[self.family, self.reading]}: {len(text):,} bytes")


def as_arrays(tree):
    """One tree of LightGBM's dump as the arrays that crates/popquiz-judge/src/decision/trees.rs reads."""
    out = {"feature": [], "threshold": [], "left": [], "right": [], "leaf": []}

    def visit(node):
        if "leaf_value" in node:
            out["leaf"].append(float(f"{node['leaf_value']:.4g}"))
            return -len(out["leaf"])
        at = len(out["feature"])
        out["feature"].append(node["split_feature"])
        out["threshold"].append(float(f"{float(np.float32(node['threshold'])):.6g}") if abs(node["threshold"]) < 1e30 else 1e30)
        out["left"].append(0)
        out["right"].append(0)
        out["left"][at] = visit(node["left_child"])
        out["right"][at] = visit(node["right_child"])
        return at

    visit(tree["tree_structure"])
    return out


def fold(text):
    text = unicodedata.normalize("NFKD", text).lower()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(word for word in re.findall(r"\w+", text) if word not in ("a", "an", "the"))


def token_f1(one, other):
    one, other = one.split(), other.split()
    common = sum(min(one.count(word), other.count(word)) for word in set(one))
    return 2 * common / (len(one) + len(other)) if common else 0.0


def baselines(rows):
    """What bots commonly do: equality after folding, a ratio of at least 85, and token F1 of at least 0.5."""
    exact, ratio, tokens = [], [], []
    for row in rows:
        answer, refs = fold(row["answer"]), [fold(ref) for ref in row["refs"]]
        exact.append(answer in refs)
        ratio.append(max(fuzz.ratio(answer, ref) for ref in refs) >= 85)
        tokens.append(max(token_f1(answer, ref) for ref in refs) >= 0.5)
    return [np.where(of, "correct", "wrong") for of in (exact, ratio, tokens)]


def print_table(title, rows, true, said, by):
    print(f"\n{title}\n")
    print("| | answers | macro-F1 | wrong called correct | correct called wrong | exact | ratio 85 | token F1 |\n| --- | --- | --- | --- | --- | --- | --- | --- |")
    for value in sorted({by(row) for row in rows}):
        here = np.array([by(row) == value for row in rows])
        some = [row for row, is_here in zip(rows, here) if is_here]
        plain = [macro_f1(true[here], of) for of in baselines(some)]
        figures = f"{macro_f1(true[here], said[here]):.3f} | {share(true[here], said[here], 'wrong', 'correct'):.1%} | {share(true[here], said[here], 'correct', 'wrong'):.1%}"
        print(f"| {value} | {here.sum():,} | **{figures.replace(' |', '** |', 1)} | " + " | ".join(f"{score:.3f}" for score in plain) + " |")


def reliability(true, said, confidence):
    """The table of reliability, and the expected calibration error (Naeini, Cooper and Hauskrecht, 2015)."""
    error = 0.0
    print("\n| confidence | answers | mean confidence | share right |\n| --- | --- | --- | --- |")
    for low in np.arange(0, 1, 0.1):
        here = (confidence >= low) & ((confidence < low + 0.1) | (low > 0.85))
        if here.any():
            right = np.mean(true[here] == said[here])
            error += here.mean() * abs(right - confidence[here].mean())
            print(f"| {low:.1f} to {low + 0.1:.1f} | {here.sum():,} | {confidence[here].mean():.2f} | {right:.2f} |")
    print(f"\nExpected calibration error: {error:.3f}")


def judge(rows, learners):
    """Labels, verdicts and confidences by learners that are cross-validated. Later learners overrule earlier ones."""
    told = {}
    for learner in learners:
        said = learner.verdicts(*learner.thresholds)
        for row, verdict, confidence in zip(learner.rows, said, learner.confidences(said)):
            told[id(row)] = (verdict, confidence)
    shares = {of: rule_confidence(rows, of) for of in ("rule", "by_rule")}
    for row in rows:
        if id(row) not in told:
            of = "rule" if row["rule"] else "by_rule"
            told[id(row)] = (row[of], shares[of].get((row["kind"], row[of]), 0.5))
    return np.array([row["label"] for row in rows]), np.array([told[id(row)][0] for row in rows]), np.array([told[id(row)][1] for row in rows])


def rule_confidence(rows, of):
    """How often each verdict of a rule is right, by kind: of the rules that always decide ("rule"), or until a model reads ("by_rule")."""
    share = {}
    for row in rows:
        if row[of] and row["set"] == "corpus":
            share.setdefault((row["kind"], row[of]), []).append(row["label"] == row[of])
    # As if there had been one more of each: few answers don't make certain.
    return {key: (sum(right) + 1) / (len(right) + 2) for key, right in share.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("public", nargs="?", type=pathlib.Path)
    parser.add_argument("--read", nargs="*", default=[])
    parser.add_argument("--features", type=pathlib.Path)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    names, rows = features(load(args.public), args.features)
    add_readings(rows, args.read)
    ways = [("By words alone", [Learner(family, False, names, rows) for family in FAMILIES])]
    if args.read:
        ways.append(("With the cross-encoder", ways[0][1] + [Learner("Explanation", True, names, rows)]))
    for title, group in (("question", lambda row: row["question"]), ("deck", lambda row: row["group"])):
        for learner in ways[-1][1]:
            learner.cross_validate([group(row) for row in learner.rows])
            learner.choose_thresholds()
        for way, learners in ways:
            true, said, confidence = judge(rows, learners)
            print(f"\n# {way}, cross-validated by {title}; thresholds", *(f"{learner.family} {learner.thresholds}" for learner in learners))

            def some(keep):
                at = [index for index, row in enumerate(rows) if keep(row)]
                return [rows[index] for index in at], true[at], said[at]

            def english(row):
                return row["set"] == "corpus" and row["lang"] == "en"

            print_table("English, in deck, by kind", *some(english), lambda row: row["kind"])
            print_table("English, in deck", *some(english), lambda row: "all")
            print_table("Explanations of the decks that no cross-encoder was trained on", *some(lambda row: row["set"] == "corpus" and row["group"].startswith(CALIBRATION)), lambda row: "all")
            print_table("In deck, by language", *some(lambda row: row["set"] == "corpus"), lambda row: row["lang"])
            print_table("Alone", *some(lambda row: row["set"] in ("corpus alone", "adversarial", "golden")), lambda row: row["set"])
            print_table("About something else, decks that no cross-encoder was trained on", *some(lambda row: row["set"].startswith("off topic") and row["group"].startswith(CALIBRATION)), lambda row: f"{row['source']}, {'in deck' if row['set'] == 'off topic' else 'alone'}")
            public, public_true, public_said = some(lambda row: row["set"] in {name for name, *_ in PUBLIC})
            print("\nPublic sets, alone, correct against the rest:", end=" ")
            for name, *_ in PUBLIC if public else []:
                here = np.array([row["set"] == name for row in public])
                print(f"{name} {macro_f1_of_two(public_true[here], public_said[here]):.3f}", end="  ")
            here = np.array([english(row) for row in rows])
            reliability(true[here], said[here], confidence[here])
    if args.errors:
        for row, label, verdict in zip(rows, true, said):
            if label != verdict and row["set"] in ("corpus", "adversarial"):
                print(f"{label} > {verdict} | {row['lang']} {row['kind']} | {row['question'][:70]} | {' // '.join(row['refs'])[:80]} | {row['answer'][:110]} | {row.get('reading')}")
    if not args.measure:
        print()
        for learner in ways[-1][1]:
            learner.write()
        told = {}
        for name, of in (("always", "rule"), ("until_read", "by_rule")):
            told[name] = {}
            for (kind, verdict), share in sorted(rule_confidence(rows, of).items()):
                told[name].setdefault(kind, {})[verdict] = round(share, 3)
        (ROOT / "crates/popquiz-judge/src/decision/rule_confidence.json").write_text(json.dumps(told, indent=1) + "\n")


main()
