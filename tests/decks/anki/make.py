"""Makes the packages and text exports beside this file, by Anki's own code and by genanki, for the tests of tests/anki.rs.

Needs a Python environment with both:

    python3 -m venv /tmp/anki && /tmp/anki/bin/pip install anki==26.9.3 genanki==0.13.1
    /tmp/anki/bin/python tests/decks/anki/make.py

The files are committed. Made anew they have other ids, which Anki takes from the clock, so a test that names one has to be changed with them.
"""

import os
import shutil
import tempfile

import genanki
from anki.collection import Collection, ExportAnkiPackageOptions

HERE = os.path.dirname(os.path.abspath(__file__))

with open(os.path.join(HERE, "dot.png"), "rb") as file:
    DOT = file.read()


def add(collection, kind, deck, fields, tags=(), guid=None):
    note = collection.new_note(collection.models.by_name(kind))
    for name, value in fields.items():
        note[name] = value
    note.tags = list(tags)
    if guid:
        note.guid = guid
    collection.add_note(note, collection.decks.id(deck))
    return note


def vocabulary(collection):
    """A note type of one's own: two cards, a conditional part, a field beside the answer."""
    models = collection.models
    kind = models.new("Vocabulary")
    for name in ("Word", "Reading", "Meaning", "Sentence"):
        models.add_field(kind, models.new_field(name))
    for name, front, back in (
        ("Recognise", "<div class=word>{{Word}}</div>{{#Sentence}}<div>{{hint:Sentence}}</div>{{/Sentence}}",
         "{{FrontSide}}<hr id=answer>{{Reading}}<br>{{Meaning}}{{#Sentence}}<p>Used: {{Sentence}}</p>{{/Sentence}}"),
        ("Recall", "{{Meaning}}: which word?", "{{FrontSide}}<hr id=answer>{{Word}}"),
    ):
        template = models.new_template(name)
        template["qfmt"], template["afmt"] = front, back
        models.add_template(kind, template)
    models.add(kind)


def by_anki():
    folder = tempfile.mkdtemp()
    collection = Collection(os.path.join(folder, "collection.anki2"))
    with open(os.path.join(folder, "a dot.png"), "wb") as file:
        file.write(DOT)
    dot = collection.media.add_file(os.path.join(folder, "a dot.png"))
    drawing = collection.media.write_data("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    unused = collection.media.write_data("unused.png", DOT)
    vocabulary(collection)
    add(collection, "Basic", "World::Europe",
        {"Front": "What is the capital of <b>France</b>?", "Back": "Paris"}, ["cities", "geo::west", "leech"], "france")
    add(collection, "Basic", "World::Europe",
        {"Front": "Which colours has the flag of Italy?", "Back": "<ul><li>green</li><li>white</li><li>red</li></ul>"})
    add(collection, "Basic (and reversed card)", "World::Asia", {"Front": "Nepal", "Back": "Kathmandu"}, ["marked"], "nepal")
    add(collection, "Basic (optional reversed card)", "World::Asia", {"Front": "Laos", "Back": "Vientiane", "Add Reverse": ""})
    add(collection, "Basic (type in the answer)", "World::Asia", {"Front": "How many islands has Japan?", "Back": "14125"})
    add(collection, "Cloze", "World",
        {"Text": "{{c1::Canberra::city}} was founded in {{c2::1913}}, not far from {{c1::Sydney}}.", "Back Extra": "By a vote."},
        (), "canberra")
    add(collection, "Basic", "World", {"Front": f'<img src="{dot}">', "Back": "A dot &amp; no more[sound:dot.mp3]"})
    add(collection, "Basic", "World", {"Front": f"Draw it.<br><img src=\"{drawing}\">", "Back": "See the drawing"})
    add(collection, "Basic", "World", {"Front": f'<img src="{drawing}">', "Back": "A drawing"})
    add(collection, "Basic", "World", {"Front": r"What is the area of a circle? \(A = ?\)", "Back": r"\(\pi r^2\)"})
    add(collection, "Vocabulary", "World::Asia", {"Word": "猫[ねこ]", "Reading": "ねこ", "Meaning": "cat", "Sentence": "猫がいる。"})
    add(collection, "Image Occlusion", "World",
        {"Occlusion": "{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2}}", "Image": f'<img src="{dot}">'})
    for name, legacy in (("legacy", True), ("latest", False)):
        collection.export_anki_package(
            out_path=os.path.join(HERE, f"{name}.apkg"),
            options=ExportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False, with_media=True, legacy=legacy),
            limit=None)
    for name, html in (("notes", True), ("notes-plain", False)):
        collection.export_note_csv(out_path=os.path.join(HERE, f"{name}.txt"), limit=None, with_html=html, with_tags=True,
                                   with_deck=True, with_notetype=True, with_guid=True)
    collection.export_card_csv(out_path=os.path.join(HERE, "cards.txt"), limit=None, with_html=True)
    # These close the collection.
    for name, legacy in (("whole-legacy", True), ("whole", False)):
        collection.export_collection_package(os.path.join(HERE, f"{name}.colpkg"), include_media=True, legacy=legacy)
        collection.reopen()
    collection.close()
    shutil.rmtree(folder)
    assert unused


def by_genanki():
    kind = genanki.Model(1607392319, "Simple", fields=[{"name": "Question"}, {"name": "Answer"}, {"name": "MyMedia"}],
                         templates=[{"name": "Card 1", "qfmt": "{{Question}}<br>{{MyMedia}}",
                                     "afmt": '{{FrontSide}}<hr id="answer">{{Answer}}'}])
    deck = genanki.Deck(2059400110, "Rivers of Africa")
    folder = tempfile.mkdtemp()
    dot = os.path.join(folder, "dot.png")
    with open(dot, "wb") as file:
        file.write(DOT)
    deck.add_note(genanki.Note(kind, ["What is the longest river of Africa?", "the Nile", '<img src="dot.png">'], tags=["rivers"]))
    deck.add_note(genanki.Note(kind, ["Where does the Niger end?", "In the Gulf of Guinea", ""]))
    deck.add_note(genanki.Note(genanki.CLOZE_MODEL, ["The {{c1::Congo}} crosses the {{c2::equator}} twice.", ""]))
    package = genanki.Package(deck)
    package.media_files = [dot]
    package.write_to_file(os.path.join(HERE, "genanki.apkg"))
    shutil.rmtree(folder)


by_anki()
by_genanki()
