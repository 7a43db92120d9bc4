"""Lets Anki itself import packages, one after the other, into a new collection, and says what it then has. For tests/anki.rs.

    python tests/decks/anki/read.py PACKAGE...

Prints one JSON object a package: what the import did, all notes with what their cards show, and the media. In the end it exports all of it as back.apkg,
beside the first package.
"""

import json
import os
import sys
import tempfile

import anki.lang
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.utils import field_checksum

anki.lang.set_lang("en_US")
with tempfile.TemporaryDirectory() as folder:
    collection = Collection(os.path.join(folder, "collection.anki2"))
    for package in sys.argv[1:]:
        request = ImportAnkiPackageRequest(package_path=package, options=ImportAnkiPackageOptions())
        log = collection.import_anki_package(request).log
        notes = []
        for id in collection.find_notes(""):
            note = collection.get_note(id)
            first = collection.db.scalar("select csum from notes where id = ?", id)
            notes.append({
                "guid": note.guid,
                "type": note.note_type()["name"],
                "fields": dict(note.items()),
                "tags": note.tags,
                "decks": sorted({collection.decks.name(card.did) for card in note.cards()}),
                "cards": [[card.question(), card.answer()] for card in note.cards()],
                "is_found_by_its_first_field": first == field_checksum(note.fields[0]),
            })
        media = collection.media.dir()
        print(json.dumps({
            "new": len(log.new),
            "updated": len(log.updated),
            "same": len(log.duplicate),
            "others": len(log.conflicting) + len(log.missing_notetype) + len(log.missing_deck) + len(log.empty_first_field),
            "notes": notes,
            "media": {name: os.path.getsize(os.path.join(media, name)) for name in os.listdir(media)},
            "check": collection.fix_integrity()[0],
        }))
    collection.export_anki_package(
        out_path=os.path.join(os.path.dirname(sys.argv[1]), "back.apkg"),
        options=ExportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False, with_media=True, legacy=False),
        limit=None)
    collection.close()
