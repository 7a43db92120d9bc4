"""Trains the judge's trees and measures the judge by cross-validation.

    python3 -m venv /tmp/training && /tmp/training/bin/pip install -r training/requirements.txt
    /tmp/training/bin/python training/train.py ../shared/judge

The folder holds answers that people judged, as JSON Lines ({"id", "question", "refs", "answer", "label"}). The features come from
`examples/judge_features.rs`, the same code that judges. Out come `crates/popquiz-judge/src/model.json` and, on standard output, the tables of docs/judge.md.
With --measure the model file is left as it is; --curve shows other thresholds, --errors the flashcards that were judged differently than by people.

The sets: ScientsBank and Beetle (SemEval-2013 task 7), EfficientQA's residue (CC BY-SA 3.0), EVOUNA (Apache-2.0), NQ-301 and SAF (MIT), and flashcard answers of this
project's own. None of their text is in this repository; the model holds thresholds on the features and nothing else.
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
# name, file, weight of the set beside the square root of its size
SETS = [
    ("scientsbank", "scientsbank.train.jsonl", 1.0),
    ("beetle", "beetle3.train.jsonl", 1.0),
    ("evouna_short", "evouna_short.train.jsonl", 1.0),
    ("evouna_long", "evouna_long.train.jsonl", 1.0),
    ("nq301", "nq301.train.jsonl", 1.0),
    ("efficientqa", "efficientqa.train.jsonl", 1.0),
    ("saf_en", "saf_en.train.jsonl", 1.0),
    ("golden", "golden_dev.jsonl", 3.0),
]
FOLDS = 5
# How much an answer that we made up counts, beside one that people gave.
MADE_UP = 0.05
TREES = 200
TREE = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 20, "max_depth": 7, "min_data_in_leaf": 40, "feature_fraction": 0.5, "bagging_fraction": 0.8,
    "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "num_threads": 2, "seed": 1, "deterministic": True, "force_row_wise": True,
}


def features(rows):
    """Adds the judge's features to each row, and what its rules say."""
    subprocess.run(["cargo", "build", "--quiet", "--release", "--example", "judge_features"], cwd=ROOT, check=True)
    told = subprocess.run([ROOT / "target/release/examples/judge_features"], input="\n".join(map(json.dumps, rows)), capture_output=True, text=True, check=True)
    lines = told.stdout.splitlines()
    return json.loads(lines[0])["names"], [json.loads(line) for line in lines[1:]]


def made_up(rows):
    """Answers whose label is known without asking people: what players try who have no answer."""
    dice = random.Random(1)
    by_set = {}
    for row in rows:
        by_set.setdefault(row["set"], {}).setdefault(row["question"], row)
    made = []
    for name, questions in by_set.items():
        all_refs = [row["refs"][0] for row in questions.values()]
        for row in dice.sample(list(questions.values()), min(120, len(questions))):
            others = dice.sample(all_refs, min(6, len(all_refs)))
            ref = row["refs"][0]
            tries = [row["question"], others[0] if others[0] != ref else "no idea", " ".join(others + [ref]).replace(",", " ")]
            tries.append("not " + ref)
            for answer in tries:
                made.append({**row, "answer": answer, "label": "wrong", "made": True})
            words = ref.split()
            # A piece of a long answer is part of it.
            if name == "golden" and len(words) >= 8 and not ref.startswith("-"):
                for share in (0.25, 0.4):
                    length = max(2, round(len(words) * share))
                    at = dice.randrange(len(words) - length)
                    made.append({**row, "answer": " ".join(words[at:at + length]), "label": "partial", "made": True})
    return made


def macro_f1(true, said, labels):
    total = 0.0
    for label in labels:
        hit = np.sum((true == label) & (said == label))
        total += 2 * hit / max(1, np.sum(true == label) + np.sum(said == label))
    return total / len(labels)


def two(labels):
    return np.where(labels == "correct", "correct", "rest")


def fold(text):
    text = unicodedata.normalize("NFKD", text).lower()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(word for word in re.findall(r"\w+", text) if word not in ("a", "an", "the"))


def token_f1(one, other):
    one, other = one.split(), other.split()
    common = sum(min(one.count(word), other.count(word)) for word in set(one))
    return 2 * common / (len(one) + len(other)) if common else 0.0


def baselines(rows):
    exact, ratio, tokens = [], [], []
    for row in rows:
        answer, refs = fold(row["answer"]), [fold(ref) for ref in row["refs"]]
        exact.append(answer in refs)
        ratio.append(max(fuzz.ratio(answer, ref) for ref in refs) >= 85)
        tokens.append(max(token_f1(answer, ref) for ref in refs))
    return np.array(exact), np.array(ratio), np.array(tokens)


def train(X, y, weight, names):
    return lightgbm.train(TREE, lightgbm.Dataset(X, y, weight=weight, feature_name=names), TREES)


def verdicts(rule, correct, merit, correct_from, partial_from):
    """What crates/popquiz-judge/src/classifier.rs makes of the trees' probabilities."""
    said = np.where(correct >= correct_from, "correct", np.where(merit >= partial_from, "partial", "wrong"))
    return np.where(rule != "", rule, said)


def as_arrays(tree, names):
    """One tree of LightGBM's dump as the arrays that crates/popquiz-judge/src/trees.rs reads."""
    out = {"feature": [], "threshold": [], "left": [], "right": [], "leaf": []}

    def visit(node):
        if "leaf_value" in node:
            out["leaf"].append(float(f"{node['leaf_value']:.5g}"))
            return -len(out["leaf"])
        at = len(out["feature"])
        out["feature"].append(node["split_feature"])
        out["threshold"].append(float(np.float32(node["threshold"])) if abs(node["threshold"]) < 1e30 else 1e30)
        out["threshold"][at] = float(f"{out['threshold'][at]:.6g}")
        out["left"].append(0)
        out["right"].append(0)
        out["left"][at] = visit(node["left_child"])
        out["right"][at] = visit(node["right_child"])
        return at

    visit(tree["tree_structure"])
    return out


def main():
    folder = pathlib.Path(next(argument for argument in sys.argv[1:] if not argument.startswith("--")))
    rows = []
    for name, file, _ in SETS:
        rows += [{**json.loads(line), "set": name, "made": False} for line in open(folder / file)]
    for row in rows:
        row.pop("card", None)
    names, rows = features(rows + made_up(rows))
    # What the rules leave to the trees is what the trees learn from.
    judged = [row for row in rows if row["features"] is not None]
    X = np.array([row["features"] for row in judged], dtype=np.float32)
    label = np.array([row["label"] for row in judged])
    set_of = np.array([row["set"] for row in judged])
    made = np.array([row["made"] for row in judged])
    question = np.array([row["question"] for row in judged])
    size = {name: max(1, np.sum((set_of == name) & ~made)) for name, _, _ in SETS}
    share = {name: share for name, _, share in SETS}
    weight = np.array([share[name] / size[name] ** 0.5 for name in set_of]) * np.where(made, MADE_UP, 1.0)
    weight /= weight.mean()

    dice = random.Random(7)
    of_question = {name: dice.randrange(FOLDS) for name in sorted(set(question))}
    fold_of = np.array([of_question[name] for name in question])
    correct, merit = np.zeros(len(label)), np.zeros(len(label))
    for number in range(FOLDS):
        seen = fold_of != number
        for target, told in ((label == "correct", correct), (label != "wrong", merit)):
            told[fold_of == number] = train(X[seen], target[seen].astype(float), weight[seen], names).predict(X[fold_of == number])

    # Everything is scored together with what the other kinds of keys say.
    others = [row for row in rows if row["features"] is None and not row["made"]]
    real = ~made
    all_set = np.concatenate([set_of[real], [row["set"] for row in others]])
    all_label = np.concatenate([label[real], [row["label"] for row in others]])
    all_rule = np.array([""] * int(real.sum()) + [row["rule"] for row in others])
    pad = np.zeros(len(others))
    # A rule may keep an answer from being called correct.
    correct = np.where(np.array([row["capped"] for row in judged]), 0.0, correct)
    all_correct, all_merit = np.concatenate([correct[real], pad]), np.concatenate([merit[real], pad])
    all_rows = [row for row in judged if not row["made"]] + others

    def scores(correct_from, partial_from):
        said = verdicts(all_rule, all_correct, all_merit, correct_from, partial_from)
        by_set = [macro_f1(two(all_label[all_set == name]), two(said[all_set == name]), ["correct", "rest"]) for name, _, _ in SETS[:-1]]
        golden = all_set == "golden"
        three = macro_f1(all_label[golden], said[golden], ["correct", "partial", "wrong"])
        too_good = np.sum((all_label[golden] == "wrong") & (said[golden] == "correct")), np.sum(all_label[golden] == "wrong")
        return by_set, three, too_good

    def value(correct_from, partial_from):
        by_set, three, too_good = scores(correct_from, partial_from)
        # A wrong answer called correct is what a quiz group forgives last.
        return sum(by_set) + 2 * three - max(0.0, too_good[0] / too_good[1] - 0.01)

    # Rather partial than denied: nobody minds half a point too many as much as none for a right answer.
    grid = [(a / 100, b / 100) for a in range(40, 80, 2) for b in range(20, 64, 2)]
    correct_from, partial_from = max(grid, key=lambda pair: value(*pair))
    by_set, three, too_good = scores(correct_from, partial_from)
    print(f"thresholds: correct from {correct_from}, partial from {partial_from}\n")

    if "--curve" in sys.argv:
        for at in range(40, 64, 4):
            by, golden_f1, wrong = scores(at / 100, partial_from)
            print(at / 100, f"mean {sum(by) / len(by):.4f} golden {golden_f1:.3f} wrong called correct {wrong[0]}", " ".join(f"{score:.3f}" for score in by))
    exact, ratio, tokens = baselines(all_rows)
    cut = max((c / 50 for c in range(5, 45)), key=lambda c: sum(macro_f1(two(all_label[all_set == n]), np.where(tokens[all_set == n] >= c, "correct", "rest"), ["correct", "rest"]) for n, _, _ in SETS[:-1]))
    print(f"| set | answers | questions | exact match | fuzzy ratio 85 | token F1 (tuned: {cut:.2f}) | Popquiz |\n| --- | --- | --- | --- | --- | --- | --- |")
    for (name, _, _), ours in zip(SETS[:-1], by_set):
        here = all_set == name
        plain = [macro_f1(two(all_label[here]), np.where(of[here], "correct", "rest"), ["correct", "rest"]) for of in (exact, ratio, tokens >= cut)]
        questions = len({row["question"] for row, is_here in zip(all_rows, here) if is_here})
        print(f"| {name} | {here.sum():,} | {questions:,} | " + " | ".join(f"{score:.3f}" for score in plain) + f" | **{ours:.3f}** |")
    golden = all_set == "golden"
    said = verdicts(all_rule, all_correct, all_merit, correct_from, partial_from)
    print(f"\nflashcards, three labels: {three:.3f}; {too_good[0]} of {too_good[1]} wrong answers called correct")
    for kind in ("term", "list", "yes_no", "explanation"):
        here = golden & np.array([row["kind"] == kind for row in all_rows])
        print(f"  {kind}: {macro_f1(all_label[here], said[here], ['correct', 'partial', 'wrong']):.3f} of {here.sum()},", ", ".join(f"{a}>{b} {np.sum((all_label[here] == a) & (said[here] == b))}" for a in ("correct", "partial", "wrong") for b in ("correct", "partial", "wrong") if a != b))
    if "--errors" in sys.argv:
        for row, is_here, verdict, a, b in zip(all_rows, golden, said, all_correct, all_merit):
            if is_here and verdict != row["label"]:
                print(f"{row['kind'][:4]} {row['label']} > {verdict} {a:.2f} {b:.2f} {'rule' if row['rule'] else ''} | {row['question'][:50]} | {' // '.join(row['refs'])[:110]} | {row['answer'][:110]}")
    if "--measure" in sys.argv:
        return
    model = {"features": names, "correct_from": correct_from, "partial_from": partial_from}
    for name, target in (("correct", label == "correct"), ("merit", label != "wrong")):
        trees = train(X, target.astype(float), weight, names).dump_model()["tree_info"]
        model[name] = [as_arrays(tree, names) for tree in trees]
    text = json.dumps(model, separators=(",", ":")).replace('{"feature"', '\n{"feature"')
    (ROOT / "crates/popquiz-judge/src/model.json").write_text(text + "\n")
    print(f"\ncrates/popquiz-judge/src/model.json: {len(text):,} bytes")


main()
