"""Measures what a judge makes of answers to explanation cards that have nothing to do with the card.

    python3 training/off_topic.py target/release/popquiz judge [--model off]

For each of 300 English cards of the corpus: the model answer of another card in its deck, the model answer of a card in another deck, and
talk as people type it during a round. All of them are wrong. The answers are judged alone and in their deck.

Then right answers to other cards, on the decks that the built-in model wasn't trained on (`calibration-*`): "a related card" is one of the
three of the deck that share most words with this one. What keeps them out also costs right answers, so the ordinary answers to the same decks
are judged as well. The limits for reading an answer against another card were chosen on the first half of these decks. Needs Python 3.9.
"""

import json
import random
import sys

import off_topic_answers
from score import FOLDER, Confusion, judge_alone, judge_in_decks, percent

CORPUS = FOLDER / "corpus"
CARDS = 300
UNKNOWN = "calibration-"
# How many answers of other cards there are for each ordinary one.
SHARE = 1.2
SOURCES = {"a related card": 4, "another card of the deck": 3, "another deck": 1}
TALK = [
    "this is a hard one guys", "i have to go now, see you later", "anyone up for pizza tonight", "what was the question again",
    "i should have read the chapter", "good morning everyone", "can we skip this one please", "my cat just jumped on the keyboard",
    "wait i know this one", "because that is how it works",
]


def corpus():
    return [json.loads(line) for file in sorted(CORPUS.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]


def model_answers(command):
    """The table for model answers of other cards."""
    dice = random.Random(1)
    cards = {}
    for row in corpus():
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



def unknown_decks(command):
    """The tables for right answers to other cards, and for ordinary answers, on decks that the model doesn't know."""
    ordinary = [row for row in corpus() if row["deck"].startswith(UNKNOWN)]
    off_topic_answers.SHARE, off_topic_answers.SOURCES = SHARE, SOURCES
    rows = [{**row, "folder": CORPUS} for row in ordinary + off_topic_answers.off_topic(ordinary, random.Random(1))]
    alone, in_deck = judge_alone(command, rows), judge_in_decks(command, rows)
    first_half = set(sorted({row["deck"] for row in ordinary})[::2])
    for title, decks in (("The first half of the decks", first_half), ("The other half", {row["deck"] for row in ordinary} - first_half)):
        print(f"\n{title}:\n\n| answer | answers | called correct alone | in deck |\n| --- | ---: | ---: | ---: |")
        here = [row for row in rows if row["deck"] in decks]
        for source in SOURCES:
            ids = [row["id"] for row in here if row.get("source") == source]
            share = [sum(replies[id]["verdict"] == "correct" for id in ids) / len(ids) for replies in (alone, in_deck)]
            print(f"| {source} | {len(ids)} | {share[0]:.1%} | {share[1]:.1%} |")
        print("\n| ordinary answers | answers | macro-F1 | wrong called correct | correct called wrong |\n| --- | ---: | ---: | ---: | ---: |")
        for way, replies in (("alone", alone), ("in deck", in_deck)):
            confusion = Confusion()
            for row in here:
                if "source" not in row:
                    confusion.add(row["label"], replies[row["id"]]["verdict"])
            rates = percent(confusion.rate("wrong", "correct")), percent(confusion.rate("correct", "wrong"))
            print(f"| {way} | {sum(confusion.cells.values())} | {confusion.macro_f1():.4f} | {rates[0]} | {rates[1]} |")


model_answers(sys.argv[1:])
unknown_decks(sys.argv[1:])
