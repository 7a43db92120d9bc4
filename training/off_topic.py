"""Measures what a judge makes of answers to explanation cards that have nothing to do with the card.

    python3 training/off_topic.py target/release/popquiz judge [--model off]

For each of 300 English cards of the corpus: the model answer of another card in its deck, the model answer of a card in another deck, and
talk as people type it during a round. All of them are wrong. The answers are judged alone and in their deck. Needs Python 3.9.
"""

import json
import random
import sys

from score import FOLDER, judge_alone, judge_in_decks

CORPUS = FOLDER / "corpus"
CARDS = 300
TALK = [
    "this is a hard one guys", "i have to go now, see you later", "anyone up for pizza tonight", "what was the question again",
    "i should have read the chapter", "good morning everyone", "can we skip this one please", "my cat just jumped on the keyboard",
    "wait i know this one", "because that is how it works",
]


def main():
    command = sys.argv[1:]
    dice = random.Random(1)
    cards = {}
    for file in sorted(CORPUS.glob("*.jsonl")):
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            if row["kind"] == "explanation" and row["lang"] == "en":
                cards[row["deck"], row["card"]] = row
    rows = []
    for card in dice.sample(sorted(cards), CARDS):
        siblings = [other for other in cards if other[0] == card[0] and other != card]
        strangers = [other for other in cards if other[0] != card[0]]
        answers = {"another card of the deck": siblings, "a card of another deck": strangers}
        answers = {what: cards[dice.choice(others)]["refs"][0] for what, others in answers.items() if others} | {"talk": dice.choice(TALK)}
        for what, answer in answers.items():
            rows.append({"id": str(len(rows)), "what": what, "folder": CORPUS, "deck": card[0], "card": card[1], "question": cards[card]["question"],
                         "refs": cards[card]["refs"], "answer": answer, "kind": "explanation"})
    alone, in_deck = judge_alone(command, rows), judge_in_decks(command, rows)
    print("| answer | answers | called correct alone | in deck |\n| --- | ---: | ---: | ---: |")
    for what in ("another card of the deck", "a card of another deck", "talk"):
        ids = [row["id"] for row in rows if row["what"] == what]
        share = [sum(replies[id]["verdict"] == "correct" for id in ids) / len(ids) for replies in (alone, in_deck)]
        print(f"| {what} | {len(ids)} | {share[0]:.1%} | {share[1]:.1%} |")


main()
