"""Trains the judge's trees and measures the judge by cross-validation.

    python3 -m venv target/training && target/training/bin/pip install -r training/requirements.txt
    target/training/bin/python training/train.py [PUBLIC_SETS]

It learns from `training/corpus` (answers to flashcards, judged in their decks), `training/adversarial.jsonl` and `training/golden.jsonl`. If
PUBLIC_SETS is a folder with the public sets below as JSON Lines ({"id", "question", "refs", "answer", "label"}), it learns from these as well; the
models in the repository did. The features come from `examples/judge_features.rs`, the same code that judges. Out come
`crates/popquiz-judge/src/model.json` (explanations) and `term_model.json`, and on standard output the tables of docs/judge.md.

    --measure   leaves the models as they are
    --errors    lists the answers of the corpus that were judged differently than by people

The public sets: ScientsBank and Beetle (SemEval-2013 task 7), EfficientQA's residue (CC BY-SA 3.0), EVOUNA (Apache-2.0), NQ-301 and SAF (MIT). None
of their text is in this repository; the models hold thresholds on the features and nothing else.
"""

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
WEIGHTS = {"corpus": (1.0, 1.0), "corpus alone": (0.5, 0.3), "adversarial": (1.0, 1.0), "golden": (1.0, 1.0)} | {name: (term, long) for name, _, term, long in PUBLIC}
FAMILIES = ("Term", "Explanation")
# What a wrong answer called correct costs, in macro-F1, when the thresholds are chosen.
FALSE_ACCEPT_COST = {"Term": 0.35, "Explanation": 0.0}
MODEL = {"Term": "term_model.json", "Explanation": "model.json"}
# How much an answer that we made up counts, beside one that people gave.
MADE_UP = 0.05
TREES = 150
TREE = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 24, "max_depth": 8, "min_data_in_leaf": 20, "feature_fraction": 0.4, "bagging_fraction": 0.8,
    "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "num_threads": 2, "seed": 1, "deterministic": True, "force_row_wise": True,
}


def read(file, name):
    return [{**json.loads(line), "set": name, "made": False} for line in open(file, encoding="utf-8")]


def load(public):
    rows = []
    for file in sorted(CORPUS.glob("*.jsonl")):
        rows += read(file, "corpus")
    rows += [{**{key: value for key, value in row.items() if key not in ("deck", "card")}, "set": "corpus alone", "group": row["deck"]} for row in rows]
    for name in ("adversarial", "golden"):
        rows += read(ROOT / f"training/{name}.jsonl", name)
    for name, file, *_ in PUBLIC if public else []:
        rows += read(public / file, name)
    for row in rows:
        if row["set"] not in ("corpus",):
            row.pop("card", None)
        # What must not be in training and in test at once: a deck, or a question of a set without decks.
        row["group"] = row.get("group") or row.get("deck") or row["question"]
        row["lang"] = row.get("lang", "en")
    return rows


def made_up(rows):
    """Answers whose label is known without asking people: what players try who have no answer."""
    dice = random.Random(1)
    by_set = {}
    for row in rows:
        if row["set"] not in ("corpus", "corpus alone", "adversarial"):
            by_set.setdefault(row["set"], {}).setdefault(row["question"], row)
    made = []
    for name, questions in by_set.items():
        all_refs = [row["refs"][0] for row in questions.values()]
        for row in dice.sample(list(questions.values()), min(120, len(questions))):
            others = dice.sample(all_refs, min(6, len(all_refs)))
            ref = row["refs"][0]
            tries = [row["question"], others[0] if others[0] != ref else "no idea", " ".join(others + [ref]).replace(",", " "), "not " + ref]
            made += [{**row, "answer": answer, "label": "wrong", "made": True} for answer in tries]
            words = ref.split()
            # A piece of a long answer is part of it.
            if name == "golden" and len(words) >= 8 and not ref.startswith("-"):
                for share in (0.25, 0.4):
                    length = max(2, round(len(words) * share))
                    at = dice.randrange(len(words) - length)
                    made.append({**row, "answer": " ".join(words[at:at + length]), "label": "partial", "made": True})
    return made


def features(rows):
    """Adds the judge's features to each row, and what its rules say."""
    subprocess.run(["cargo", "build", "--quiet", "--release", "--example", "judge_features"], cwd=ROOT, check=True)
    metadata = subprocess.run(["cargo", "metadata", "--format-version", "1", "--no-deps"], cwd=ROOT, capture_output=True, text=True, check=True)
    program = pathlib.Path(json.loads(metadata.stdout)["target_directory"]) / "release/examples/judge_features"
    told = subprocess.run([program, CORPUS], input="\n".join(map(json.dumps, rows)), capture_output=True, text=True, check=True)
    lines = told.stdout.splitlines()
    return json.loads(lines[0]), [json.loads(line) for line in lines[1:]]


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


class Learner:
    """The trees of one family: whether an answer is correct, and whether it has any merit."""

    def __init__(self, family, names, rows):
        self.family, self.rows = family, [row for row in rows if row["family"] == family]
        # Two features of one name belong to the two halves of the list.
        self.names = [name if names.index(name) == at else f"{name} of term" for at, name in enumerate(names)]
        self.stored_names = names
        self.X = np.array([row["features"] for row in self.rows], dtype=np.float32)
        self.label = np.array([row["label"] for row in self.rows])
        self.set = np.array([row["set"] for row in self.rows])
        weight = [WEIGHTS[row["set"]][FAMILIES.index(family)] * (MADE_UP if row["made"] else 1.0) for row in self.rows]
        self.weight = np.array(weight)
        self.targets = {"correct": self.label == "correct", "merit": self.label != "wrong"}

    def train(self, target, among=None):
        among = np.ones(len(self.rows), bool) if among is None else among
        data = lightgbm.Dataset(self.X[among], self.targets[target][among].astype(float), weight=self.weight[among], feature_name=list(range_names(self.names)))
        return lightgbm.train(TREE, data, TREES)

    def cross_validate(self, groups):
        fold = folds_of(groups)
        self.told = {target: np.zeros(len(self.rows)) for target in self.targets}
        for number in range(FOLDS):
            for target, told in self.told.items():
                told[fold == number] = self.train(target, fold != number).predict(self.X[fold == number])
        # A rule may keep an answer from being called correct.
        self.told["correct"] = np.where([row["capped"] for row in self.rows], 0.0, self.told["correct"])

    def verdicts(self, correct_from, partial_from):
        """What crates/popquiz-judge/src/classifier.rs makes of the probabilities."""
        return np.where(self.told["correct"] >= correct_from, "correct", np.where(self.told["merit"] >= partial_from, "partial", "wrong"))

    def choose_thresholds(self):
        """Those with the best macro-F1 on the English answers of the corpus, where a wrong answer called correct costs most."""
        here = (self.set == "corpus") & np.array([row["lang"] == "en" for row in self.rows])

        def value(pair):
            said = self.verdicts(*pair)[here]
            return macro_f1(self.label[here], said) - FALSE_ACCEPT_COST[self.family] * share(self.label[here], said, "wrong", "correct")

        grid = [(a / 100, b / 100) for a in range(40, 76, 5) for b in range(30, 86, 5)]
        self.thresholds = max(grid, key=value)

    def write(self):
        model = {"features": self.stored_names, "correct_from": self.thresholds[0], "partial_from": self.thresholds[1]}
        for target in self.targets:
            trees = self.train(target).dump_model()["tree_info"]
            model[target] = [as_arrays(tree) for tree in trees]
        text = json.dumps(model, separators=(",", ":")).replace('{"feature"', '\n{"feature"')
        (ROOT / "crates/popquiz-judge/src" / MODEL[self.family]).write_text(text + "\n")
        print(f"{MODEL[self.family]}: {len(text):,} bytes")


def range_names(names):
    return (name.replace(" ", "_") for name in names)


def as_arrays(tree):
    """One tree of LightGBM's dump as the arrays that crates/popquiz-judge/src/trees.rs reads."""
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


def main():
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    rows = load(pathlib.Path(arguments[0]) if arguments else None)
    names, rows = features(rows + made_up(rows))
    learners = [Learner(family, names[family], rows) for family in FAMILIES]
    for title, group in (("question", lambda row: row["question"]), ("deck", lambda row: row["group"])):
        for learner in learners:
            learner.cross_validate([group(row) for row in learner.rows])
            learner.choose_thresholds()
        by_rule = [row for row in rows if row["features"] is None]
        judged = [row for learner in learners for row in learner.rows] + by_rule
        said = np.concatenate([learner.verdicts(*learner.thresholds) for learner in learners] + [np.array([row["rule"] for row in by_rule])])
        true = np.array([row["label"] for row in judged])
        print(f"\n# Cross-validated by {title}; thresholds", *(f"{learner.family} {learner.thresholds}" for learner in learners))

        def some(keep):
            at = [index for index, row in enumerate(judged) if not row["made"] and keep(row)]
            return [judged[index] for index in at], true[at], said[at]

        print_table("English, in deck, by kind", *some(lambda row: row["set"] == "corpus" and row["lang"] == "en"), lambda row: row["kind"])
        print_table("In deck, by language", *some(lambda row: row["set"] == "corpus"), lambda row: row["lang"])
        print_table("Alone", *some(lambda row: row["set"] in ("corpus alone", "adversarial", "golden")), lambda row: row["set"])
        public, public_true, public_said = some(lambda row: row["set"] in {name for name, *_ in PUBLIC})
        print("\nPublic sets, alone, correct against the rest:", end=" ")
        for name, *_ in PUBLIC if public else []:
            here = np.array([row["set"] == name for row in public])
            print(f"{name} {macro_f1_of_two(public_true[here], public_said[here]):.3f}", end="  ")
        print()
    if "--errors" in sys.argv:
        for row, label, verdict in zip(judged, true, said):
            if label != verdict and row["set"] in ("corpus", "adversarial"):
                print(f"{label} > {verdict} | {row['lang']} {row['kind']} | {row['question'][:70]} | {' // '.join(row['refs'])[:80]} | {row['answer'][:110]}")
    if "--measure" not in sys.argv:
        print()
        for learner in learners:
            learner.write()


main()
