//! The promises of the map: modules import only what their crate's front page lists before them, and no files import
//! each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{read_dir, read_to_string};
use std::path::Path;

/// The path of a module below its crate's root, such as `["store", "sqlite"]`.
type Module = Vec<String>;

/// The modules of a crate, with their imports from other modules.
struct Crate {
    front: String,
    imports: BTreeMap<Module, BTreeSet<Module>>,
}

impl Crate {
    fn read(folder: &str) -> Self {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("src");
        let front = read_to_string(src.join("lib.rs")).unwrap();
        let mut sources = BTreeMap::new();
        add_sources(&src, &[], &mut sources);
        sources.insert(Module::new(), code(&front));
        let in_tests: Vec<Module> = sources.iter().flat_map(|(module, source)| test_modules(module, source)).collect();
        sources.retain(|module, _| !in_tests.iter().any(|test| module.starts_with(test)));
        let modules: BTreeSet<&Module> = sources.keys().collect();
        let imports = sources.iter().map(|(module, source)| (module.clone(), imports(module, source, &modules)));
        Self { imports: imports.collect(), front }
    }

    /// The top modules in the order of the front page's table.
    fn map(&self) -> Vec<&str> {
        let rows = self.front.lines().filter_map(|line| line.strip_prefix("//! | ")?.split_once(" | "));
        rows.flat_map(|(modules, _)| modules.split('`').skip(1).step_by(2)).collect()
    }

    /// The first circle of imports, if any.
    fn circle(&self) -> Option<String> {
        let mut done = BTreeSet::new();
        let shown = |circle: &[&Module]| circle.iter().map(|it| it.join("::")).collect::<Vec<_>>().join(" → ");
        self.imports
            .keys()
            .find_map(|module| self.circle_through(module, &mut Vec::new(), &mut done))
            .map(|it| shown(&it))
    }

    fn circle_through<'a>(
        &'a self,
        module: &'a Module,
        path: &mut Vec<&'a Module>,
        done: &mut BTreeSet<&'a Module>,
    ) -> Option<Vec<&'a Module>> {
        if let Some(start) = path.iter().position(|earlier| *earlier == module) {
            path.push(module);
            return Some(path.split_off(start));
        }
        if done.contains(module) {
            return None;
        }
        path.push(module);
        let circle = self.imports[module].iter().find_map(|import| self.circle_through(import, path, done));
        path.pop();
        done.insert(module);
        circle
    }
}

fn add_sources(folder: &Path, above: &[String], sources: &mut BTreeMap<Module, String>) {
    for entry in read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let module = [above, std::slice::from_ref(&name)].concat();
        if path.is_dir() {
            add_sources(&path, &module, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            match name.as_str() {
                "mod" => drop(sources.insert(above.to_vec(), code(&read_to_string(&path).unwrap()))),
                "lib" | "main" if above.is_empty() => {}
                _ => drop(sources.insert(module, code(&read_to_string(&path).unwrap()))),
            }
        }
    }
}

/// A source without its comments and its inline test module, which is the last item.
fn code(source: &str) -> String {
    let source = source.split("\nmod tests {").next().unwrap();
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap().to_owned() + "\n").collect()
}

/// The modules that a source declares for tests only.
fn test_modules(module: &Module, code: &str) -> Vec<Module> {
    let declared = code.split("#[cfg(test)]\n").skip(1).filter_map(|item| {
        let name = item.lines().next()?.split("mod ").nth(1)?.strip_suffix(';')?;
        Some([module.as_slice(), &[name.to_owned()]].concat())
    });
    declared.collect()
}

/// The other modules whose items a source names.
fn imports(module: &Module, code: &str, modules: &BTreeSet<&Module>) -> BTreeSet<Module> {
    let mut imports = BTreeSet::new();
    let is_of_name = |letter: char| letter == '_' || letter.is_alphanumeric();
    for (at, _) in code.match_indices("::") {
        let before = &code[..at];
        let start = before.rfind(|letter: char| !is_of_name(letter)).map_or(0, |end| end + 1);
        let (before, first) = before.split_at(start);
        // Not the beginning of a path, or the path of a visibility.
        if before.ends_with("::") || before.ends_with("pub(in ") {
            continue;
        }
        let child = [module.as_slice(), &[first.to_owned()]].concat();
        let (base, rest) = match first {
            "crate" => (Module::new(), &code[at + 2..]),
            "self" => (module.clone(), &code[at + 2..]),
            "super" => (module.clone(), &code[start..]),
            _ if modules.contains(&child) => (child, &code[at + 2..]),
            _ => continue,
        };
        for path in use_tree(rest).0 {
            let mut target = base.clone();
            for name in path {
                match name.as_str() {
                    "super" => drop(target.pop()),
                    "self" => {}
                    _ => target.push(name),
                }
            }
            while !modules.contains(&target) {
                target.pop();
            }
            imports.insert(target);
        }
    }
    imports.remove(module);
    imports
}

/// The paths in the use tree at the beginning of a text, and the rest of the text.
fn use_tree(text: &str) -> (Vec<Module>, &str) {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        let mut paths = Vec::new();
        loop {
            rest = rest.trim_start_matches(|letter: char| letter == ',' || letter.is_whitespace());
            if let Some(after) = rest.strip_prefix('}') {
                return (paths, after);
            }
            let (found, after) = use_tree(rest);
            // What follows is a comma or the end, perhaps after `as name`.
            rest = after.trim_start_matches(|letter: char| !matches!(letter, ',' | '}'));
            paths.extend(found);
        }
    }
    let end = text.find(|letter: char| letter != '_' && !letter.is_alphanumeric()).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let name = name.to_owned();
    match rest.strip_prefix("::") {
        Some(rest) => {
            let (paths, rest) = use_tree(rest);
            (paths.into_iter().map(|path| [vec![name.clone()], path].concat()).collect(), rest)
        }
        None => (vec![vec![name]], rest),
    }
}

const CRATES: [&str; 6] = [
    ".",
    "crates/popquiz-deck",
    "crates/popquiz-charts",
    "crates/popquiz-judge",
    "crates/popquiz-memory",
    "crates/discord-sandbox",
];

#[test]
fn modules_import_only_what_the_map_lists_before_them() {
    for folder in CRATES {
        let read = Crate::read(folder);
        let map = read.map();
        let place = |module: &Module| {
            let top = module.first().unwrap_or_else(|| panic!("{folder}: a module imports the crate's root"));
            map.iter().position(|listed| listed == top).unwrap_or_else(|| panic!("{folder}: the map lacks {top}"))
        };
        for (module, imports) in read.imports.iter().filter(|(module, _)| !module.is_empty()) {
            for import in imports {
                let is_before = import.first() == module.first() || place(import) < place(module);
                assert!(is_before, "{folder}: {module:?} imports {import:?}, which the map doesn't list before it");
            }
        }
    }
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    for folder in CRATES {
        assert_eq!(Crate::read(folder).circle(), None, "{folder}");
    }
}

#[test]
fn imports_are_found() {
    let path = |text: &str| -> Module { text.split("::").map(str::to_owned).collect() };
    let modules: Vec<Module> = ["a", "a::b", "a::b::c", "a::d", "e", "f"].map(path).into();
    let modules: BTreeSet<&Module> = modules.iter().collect();
    let source = "
        use std::{fmt, io};
        use super::{d::{self, D}, b::c as other};
        use crate::e::Thing;
        // crate::f::Nothing
        pub(in crate::f) fn run() { c::work(); }
        #[cfg(test)]
        mod simulation;
    ";
    let found = imports(&path("a::b"), &code(source), &modules);
    assert_eq!(found, ["a::b::c", "a::d", "e"].map(path).into());
    let tests = test_modules(&path("a::b"), &code("#[cfg(test)]\nmod simulation;\n"));
    assert_eq!(tests, [path("a::b::simulation")]);
    let imports = [("a", "e"), ("e", "f"), ("f", "e")].map(|(from, to)| (path(from), [path(to)].into()));
    let with_circle = Crate { front: String::new(), imports: imports.into() };
    assert_eq!(with_circle.circle().as_deref(), Some("e → f → e"));
}
