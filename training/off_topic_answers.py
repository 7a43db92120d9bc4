"""Makes answers to explanation cards that are about something else, so that the models learn that it matters what an answer is about.

Few people who label answers think of them: a wrong answer in the corpus is mostly a wrong claim about the right thing. What comes out has the form
of the corpus's rows, with ids of their own. All of it is wrong.
"""

import pathlib

TALK = pathlib.Path(__file__).resolve().parent.joinpath("talk.txt").read_text(encoding="utf-8").splitlines()
# How many there are for each real answer to an explanation.
SHARE = 0.4
# Cards that share more than this of their words may share an answer as well.
SAME = 0.45
# What an answer is taken from, and how often.
SOURCES = {"a related card": 4, "another card of the deck": 3, "another deck": 4, "talk": 1}


def words(text):
    return set("".join(c.lower() if c.isalnum() else " " for c in text).split())


def overlap(one, other):
    """The share of words that two texts have in common (Dice's coefficient)."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def off_topic(rows, dice):
    """Wrong answers to the English explanations. `rows` are the corpus's."""
    cards = {}
    for row in rows:
        if row["kind"] == "explanation" and row["lang"] == "en":
            card = cards.setdefault((row["deck"], row["card"]), {"row": row, "answers": list(row["refs"]), "count": 0})
            card["count"] += 1
            if row["label"] == "correct":
                card["answers"].append(row["answer"])
    for card in cards.values():
        card["words"] = words(" ".join(card["row"]["refs"]))
        card["content"] = {word for word in card["words"] | words(card["row"]["question"]) if len(word) > 3}
    decks = {}
    for key in cards:
        decks.setdefault(key[0], []).append(key)
    made = []
    for key, card in cards.items():
        siblings = [cards[other] for other in decks[key[0]] if other != key]
        related = sorted(siblings, key=lambda other: -len(other["content"] & card["content"]))[:3]
        strangers = [deck for deck in decks if deck != key[0]]
        taken = set(card["answers"])
        for _ in range(round(card["count"] * SHARE)):
            source = dice.choices(list(SOURCES), SOURCES.values())[0]
            if source == "talk":
                answer = dice.choice(TALK)
            else:
                among = {"a related card": related, "another card of the deck": siblings}.get(source) or [cards[dice.choice(decks[dice.choice(strangers)])]]
                answer = dice.choice(dice.choice(among)["answers"])
            if answer in taken or max(overlap(words(answer), words(text)) for text in card["answers"]) > SAME:
                continue
            taken.add(answer)
            made.append({**card["row"], "id": f"off-topic-{key[0]}-{key[1]}-{len(taken)}", "answer": answer, "label": "wrong", "source": source})
    return made
