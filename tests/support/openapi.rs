//! Discord's own description of its API (an `OpenAPI` document), and checking a story's requests against it.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use discord_sandbox::RecordedRequest;
use jsonschema::Validator;
use jsonschema::error::{ValidationError, ValidationErrorKind};
use serde_json::{Map, Value, json};

/// Corrections where Discord accepts more than the description says: (schema, property, correction).
///
/// It has `default_member_permissions` as an integer in requests and as a string in responses. The documentation of
/// application commands, and Discord itself, use a string, because JSON numbers can't represent all 64 bits.
const CORRECTIONS: [(&str, &str, &str); 1] = [(
    "ApplicationCommandUpdateRequest",
    "default_member_permissions",
    r#"{"type":["string","null"],"pattern":"^[0-9]+$"}"#,
)];

/// Discord's description, ready to be asked.
pub struct OpenApi {
    /// The schemas that others refer to.
    components: Value,
    routes: Vec<Route>,
    /// Compiled when first needed, by the text of the schema.
    validators: Mutex<HashMap<String, Arc<Validator>>>,
}

/// A method and a path such as `/channels/{channel_id}`.
struct Route {
    method: String,
    template: String,
    /// The schema of each `{parameter}`.
    parameters: HashMap<String, Value>,
    body: Option<Value>,
    body_required: bool,
}

impl OpenApi {
    /// The description, from the developers' data; without it, prints a message and returns `None`.
    pub fn get() -> Option<&'static Self> {
        static OPEN_API: OnceLock<Option<OpenApi>> = OnceLock::new();
        OPEN_API
            .get_or_init(|| {
                let shared = std::env::var_os("POPQUIZ_SHARED")
                    .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")), PathBuf::from);
                let file = shared.join("discord-openapi.json");
                match std::fs::read(&file) {
                    Ok(text) => Some(Self::new(serde_json::from_slice(&text).unwrap())),
                    Err(error) => {
                        // Directly to standard error: captured output is only shown for failed tests.
                        let _ = writeln!(
                            std::io::stderr(),
                            "skipped: requests are not compared with Discord's description of its API, because {} \
                             cannot be read ({error}); set POPQUIZ_SHARED to the folder that holds it",
                            file.display()
                        );
                        None
                    }
                }
            })
            .as_ref()
    }

    fn new(mut document: Value) -> Self {
        for (schema, property, right) in CORRECTIONS {
            let place = document.pointer_mut(&format!("/components/schemas/{schema}/properties/{property}")).unwrap();
            *place = serde_json::from_str(right).unwrap();
        }
        close(&mut document);
        let mut routes = Vec::new();
        for (template, operations) in document.get("paths").and_then(Value::as_object).unwrap() {
            for method in ["get", "put", "post", "patch", "delete"] {
                let Some(operation) = operations.get(method) else { continue };
                let lists = [operations.get("parameters"), operation.get("parameters")];
                let parameters = lists.into_iter().flatten().filter_map(Value::as_array).flatten();
                let in_path = parameters.filter(|parameter| parameter["in"] == "path");
                routes.push(Route {
                    method: method.to_uppercase(),
                    template: template.clone(),
                    parameters: in_path
                        .map(|it| (it["name"].as_str().unwrap().to_owned(), it["schema"].clone()))
                        .collect(),
                    body: operation.pointer("/requestBody/content/application~1json/schema").cloned(),
                    body_required: operation.pointer("/requestBody/required") == Some(&json!(true)),
                });
            }
        }
        Self { components: document.get_mut("components").unwrap().take(), routes, validators: Mutex::default() }
    }

    /// Which of Discord's routes this request takes, as `POST /channels/{channel_id}/messages`.
    pub fn route(&self, request: &RecordedRequest) -> Option<String> {
        self.find(request).map(|route| format!("{} {}", route.method, route.template))
    }

    fn find(&self, request: &RecordedRequest) -> Option<&Route> {
        let fits = |route: &&Route| route.method == request.method && route.matches(&request.path).is_some();
        // `/users/@me` rather than `/users/{user_id}`.
        self.routes.iter().filter(fits).min_by_key(|route| route.template.matches('{').count())
    }

    /// The description's objections to this request; empty if there are none.
    pub fn complaints(&self, request: &RecordedRequest) -> Vec<String> {
        let Some(route) = self.find(request) else { return vec!["there is no such route".into()] };
        let mut complaints = Vec::new();
        for (name, value) in route.matches(&request.path).unwrap_or_default() {
            if let Some(schema) = route.parameters.get(name) {
                let found = self.compare(schema, &json!(value));
                complaints.extend(found.into_iter().map(|why| format!("{name} in the path: {why}")));
            }
        }
        match &route.body {
            None if !request.body.is_null() => complaints.push("this route takes no body".into()),
            Some(_) if request.body.is_null() && route.body_required => complaints.push("the body is missing".into()),
            Some(schema) if !request.body.is_null() => complaints.extend(self.compare(schema, &request.body)),
            _ => {}
        }
        complaints
    }

    fn compare(&self, schema: &Value, value: &Value) -> Vec<String> {
        let validator = Arc::clone(self.validators.lock().unwrap().entry(schema.to_string()).or_insert_with(|| {
            let whole = json!({ "components": self.components, "allOf": [schema] });
            Arc::new(jsonschema::draft202012::new(&whole).unwrap())
        }));
        validator.iter_errors(value).map(|error| reason(&error)).collect()
    }
}

impl Route {
    /// The values of the template's parameters, if a path matches it.
    fn matches<'a>(&'a self, path: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
        let (template, path): (Vec<_>, Vec<_>) = (self.template.split('/').collect(), path.split('/').collect());
        let mut values = Vec::new();
        if template.len() != path.len() {
            return None;
        }
        for (expected, found) in template.into_iter().zip(path) {
            match expected.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) => values.push((name, found)),
                None if expected == found => {}
                None => return None,
            }
        }
        Some(values)
    }
}

/// Treats properties that the description doesn't mention as errors: Discord ignores them, so a misspelled
/// `allowed_mentions` would ping everybody without a warning.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(close);
            if fields.get("properties").is_some_and(Value::is_object) {
                fields.entry("additionalProperties").or_insert(json!(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// An error with its location. For a choice between schemas, only the intended one's errors are useful.
fn reason(error: &ValidationError<'_>) -> String {
    let branches = match error.kind() {
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => context.as_slice(),
        _ => &[],
    };
    let place = error.instance_path().as_str();
    let depth = |error: &ValidationError<'_>| error.instance_path().as_str().matches('/').count();
    // Another type of value or component: Discord distinguishes these by their `type`.
    let is_another_kind = |inner: &ValidationError<'_>| {
        let inner_place = inner.instance_path().as_str();
        inner_place == place && matches!(inner.kind(), ValidationErrorKind::Type { .. })
            || inner_place.strip_prefix(place) == Some("/type")
    };
    let meant = branches.iter().filter(|errors| !errors.iter().any(is_another_kind));
    match meant.max_by_key(|errors| errors.iter().map(depth).max()).and_then(|errors| errors.first()) {
        Some(inner) => reason(inner),
        None => format!("{place}: {error}"),
    }
}

/// Fails the test if the description objects to any request, and shows all objections.
pub fn assert_described(requests: &[RecordedRequest], story: &str) {
    let Some(openapi) = OpenApi::get() else { return };
    let mut wrong = Map::new();
    for request in requests {
        let complaints = openapi.complaints(request);
        if !complaints.is_empty() {
            wrong.insert(format!("{} {} {}", request.method, request.path, request.body), json!(complaints));
        }
    }
    assert!(wrong.is_empty(), "not what Discord describes:\n{:#}\nthe story was:\n{story}", Value::Object(wrong));
}
