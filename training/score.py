"""Measures a judge of quiz answers on the judged answers in this folder.

    python3 training/score.py target/release/popquiz judge
    python3 training/score.py --alone path/to/your-judge

The arguments are a command that judges JSON Lines (see training/README.md). It runs as `COMMAND --jsonl` for answers alone, and as
`COMMAND --deck FILE --jsonl` for answers in their decks. A verdict that is missing counts as "wrong".

    --alone, --in-deck   only one of the two
    --data PATH          answers to use instead of training/corpus: a file, or a folder of such files; may be repeated. A file without decks
                         is judged alone
    --one-deck           for files without decks: in deck means in one deck of all cards of the file, with a wording each
    --errors FILE        writes the misjudged answers to a file, as JSON Lines with the verdict and its reason
"""

import argparse
import json
import subprocess
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
LABELS = ("correct", "partial", "wrong")


class Confusion:
    """How often each label met each verdict."""

    def __init__(self):
        self.cells = Counter()

    def add(self, label, verdict):
        self.cells[label, verdict] += 1

    def labeled(self, label):
        return sum(self.cells[label, verdict] for verdict in LABELS)

    def judged(self, verdict):
        return sum(self.cells[label, verdict] for label in LABELS)

    def macro_f1(self):
        """The mean F1 of the labels that occur."""
        scores = [2 * self.cells[label, label] / (self.labeled(label) + self.judged(label)) for label in LABELS if self.labeled(label)]
        return sum(scores) / len(scores)

    def rate(self, label, verdict):
        """The share of the answers with a label that got a verdict; `None` if there are no such answers."""
        return self.cells[label, verdict] / self.labeled(label) if self.labeled(label) else None


def run(command, lines):
    """Sends lines to a judge and returns its replies by id."""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8")
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    if not replies:
        raise SystemExit(f"{' '.join(command)} printed no verdicts.\n{done.stderr}")
    return {reply["id"]: reply for reply in replies}


def judge_alone(command, answers):
    keys = ("id", "question", "refs", "answer", "kind")
    return run([*command, "--jsonl"], ({key: answer[key] for key in keys if key in answer} for answer in answers))


def judge_in_decks(command, answers):
    by_deck = defaultdict(list)
    for answer in answers:
        by_deck[answer["folder"] / f"{answer['deck']}.toml"].append({key: answer[key] for key in ("id", "card", "answer")})
    replies = {}
    for deck, lines in by_deck.items():
        replies |= run([*command, "--deck", str(deck), "--jsonl"], lines)
    return replies


def judge_in_one_deck(command, answers):
    """Judges answers in a deck of all their cards, which is written as text: each prompt and its answer, between blank lines."""
    cards = list(dict.fromkeys((answer["question"], answer["refs"][0]) for answer in answers))
    number = {question: at for at, (question, _) in enumerate(cards, 1)}
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as deck:
        deck.write("\n\n".join(["Cards"] + [text for card in cards for text in card]) + "\n")
        deck.flush()
        lines = ({"id": answer["id"], "card": number[answer["question"]], "answer": answer["answer"]} for answer in answers)
        return run([*command, "--deck", deck.name, "--jsonl"], lines)


def percent(rate):
    return "–" if rate is None else f"{rate:.1%}"


def print_table(groups):
    print("| | answers | macro-F1 | wrong called correct | correct called wrong | correct called partial |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, confusion in groups:
        rates = [percent(confusion.rate(*pair)) for pair in (("wrong", "correct"), ("correct", "wrong"), ("correct", "partial"))]
        print(f"| {name} | {sum(confusion.cells.values()):,} | {confusion.macro_f1():.3f} | {' | '.join(rates)} |")
    print()


def report(title, answers, replies):
    """Prints the tables of one run and returns what was misjudged."""
    total, groups = Confusion(), {"kind": defaultdict(Confusion), "lang": defaultdict(Confusion)}
    misjudged, missing = [], 0
    for answer in answers:
        reply = replies.get(answer["id"], {})
        verdict = reply.get("verdict")
        missing += verdict not in LABELS
        verdict = verdict if verdict in LABELS else "wrong"
        total.add(answer["label"], verdict)
        for key, by_value in groups.items():
            if key in answer:
                by_value[answer[key]].add(answer["label"], verdict)
        if verdict != answer["label"]:
            known = {key: value for key, value in answer.items() if key != "folder"}
            misjudged.append({**known, "how": title, "verdict": verdict, "reason": reply.get("reason", reply.get("error"))})
    print(f"## {title}\n")
    print_table([("all", total)])
    for key, by_value in groups.items():
        if len(by_value) > 1:
            print(f"By {'language' if key == 'lang' else key}:\n")
            print_table(sorted(by_value.items()))
    if missing:
        print(f"{missing:,} answers got no verdict.\n")
    return misjudged


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--in-deck", action="store_true")
    parser.add_argument("--one-deck", action="store_true")
    parser.add_argument("--data", type=Path, action="append")
    parser.add_argument("--errors", type=Path)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if not options.command:
        parser.error("name the judge to measure, such as `target/release/popquiz judge`")
    answers = []
    paths = options.data or [FOLDER / "corpus"]
    for file in (file for path in paths for file in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])):
        with open(file, encoding="utf-8") as lines:
            answers += [{**json.loads(line), "folder": file.parent} for line in lines]
    misjudged = []
    if options.alone or not options.in_deck:
        misjudged += report("Alone", answers, judge_alone(options.command, answers))
    in_decks = [answer for answer in answers if options.one_deck or "deck" in answer]
    if in_decks and (options.in_deck or not options.alone):
        judge_all = judge_in_one_deck if options.one_deck else judge_in_decks
        misjudged += report("In deck", in_decks, judge_all(options.command, in_decks))
    if options.errors:
        options.errors.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in misjudged), encoding="utf-8")


if __name__ == "__main__":
    main()
