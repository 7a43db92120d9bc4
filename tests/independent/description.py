"""Discord's OpenAPI document: its routes, and what it objects to in a value."""

import json
from urllib.parse import unquote

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

ROOT = "urn:discord"
METHODS = ("get", "put", "post", "patch", "delete")


def _close(schema):
    """Makes unknown properties errors: Discord ignores them, so a misspelled name would go unnoticed."""
    if isinstance(schema, dict):
        for value in schema.values():
            _close(value)
        if isinstance(schema.get("properties"), dict):
            schema.setdefault("additionalProperties", False)
    elif isinstance(schema, list):
        for value in schema:
            _close(value)


def _escape(part):
    return part.replace("~", "~0").replace("/", "~1")


class Operation:
    """A method on a path such as `/channels/{channel_id}/messages`."""

    def __init__(self, method, template, path_item, operation):
        self.method = method
        self.template = template
        self.parts = template.strip("/").split("/")
        parameters = path_item.get("parameters", []) + operation.get("parameters", [])
        self.path_parameters = {it["name"]: it["schema"] for it in parameters if it["in"] == "path"}
        self.query_parameters = {it["name"]: it for it in parameters if it["in"] == "query"}
        body = operation.get("requestBody")
        self.takes_body = body is not None
        self.body_required = bool(body and body.get("required"))
        self.body_schema = None
        pointer = f"{ROOT}#/paths/{_escape(template)}/{method.lower()}"
        if body and "application/json" in body["content"]:
            self.body_schema = {"$ref": f"{pointer}/requestBody/content/application~1json/schema"}
        self.answers = {
            status: {"$ref": f"{pointer}/responses/{status}/content/application~1json/schema"}
            for status, answer in operation.get("responses", {}).items()
            if "application/json" in answer.get("content", {})
        }
        self.statuses = set(operation.get("responses", {}))
        security = operation.get("security", [{}])
        self.needs_token = {} not in security

    @property
    def name(self):
        return f"{self.method} {self.template}"

    def match(self, segments):
        """The values of the template's parameters, if the path's segments match."""
        if len(segments) != len(self.parts):
            return None
        values = {}
        for part, segment in zip(self.parts, segments):
            if part.startswith("{"):
                values[part[1:-1]] = unquote(segment)
            elif part != segment:
                return None
        return values


class Description:
    def __init__(self, file):
        document = json.loads(file.read_text())
        schemas = document["components"]["schemas"]
        # The document has an integer here, but a string in answers. The documentation and Discord itself take a string,
        # because JSON numbers can't represent all 64 bits.
        schemas["ApplicationCommandUpdateRequest"]["properties"]["default_member_permissions"] = {
            "type": ["string", "null"],
            "pattern": "^[0-9]+$",
        }
        for name, schema in schemas.items():
            if name not in ("Error", "ErrorResponse"):
                _close(schema)
        self.operations = [
            Operation(method.upper(), template, item, item[method])
            for template, item in document["paths"].items()
            for method in METHODS
            if method in item
        ]
        resource = Resource(contents=document, specification=DRAFT202012)
        self.registry = Registry().with_resource(ROOT, resource).crawl()
        self.validators = {}

    def find(self, method, segments):
        """The operation that a request takes and its parameters, or why there is none."""
        found = [(it, it.match(segments)) for it in self.operations]
        found = [(it, values) for it, values in found if values is not None]
        # `/users/@me` rather than `/users/{user_id}`.
        found.sort(key=lambda it: it[0].template.count("{"))
        if not found:
            return None, f"there is no route /{'/'.join(segments)}"
        for operation, values in found:
            if operation.method == method:
                return (operation, values), None
        return None, f"/{'/'.join(segments)} doesn't take {method}"

    def complaints(self, schema, value):
        """What the document objects to in this value; empty if nothing."""
        key = json.dumps(schema, sort_keys=True)
        if key not in self.validators:
            # References within the document are relative to it.
            whole = json.loads(key.replace('"#/', f'"{ROOT}#/'))
            self.validators[key] = Draft202012Validator(whole, registry=self.registry)
        error = best_match(self.validators[key].iter_errors(value))
        return [] if error is None else [f"{error.json_path}: {error.message[:500]}"]

    def component(self, name, value):
        return self.complaints({"$ref": f"{ROOT}#/components/schemas/{name}"}, value)
