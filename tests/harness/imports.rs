//! The imports between the files of `src`, and the circles they form.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

type Sources = BTreeMap<String, String>;

/// For each file the files it imports names from. A re-export is followed to the file that defines the name.
pub(crate) fn of(sources: &Sources) -> BTreeMap<String, BTreeSet<String>> {
    let graph = Graph::new(sources);
    let imported = |path: &String| (path.clone(), graph.imports(path));
    sources.keys().map(imported).collect()
}

/// The strongly connected components with more than one file, the largest first.
pub(crate) fn circles(edges: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = edges
        .keys()
        .map(|path| (path, reach(edges, path)))
        .collect();
    let mut found = BTreeSet::new();
    for (path, others) in &reached {
        let circle: BTreeSet<String> = others
            .iter()
            .filter(|other| reached[*other].contains(path))
            .map(|other| (*other).clone())
            .collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    found
}

/// The files that can be reached from a file by one import or more.
fn reach<'a>(edges: &'a BTreeMap<String, BTreeSet<String>>, from: &String) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&String> = edges[from].iter().collect();
    while let Some(path) = open.pop() {
        if found.insert(path) {
            open.extend(&edges[path]);
        }
    }
    found
}

/// A module path, like `["text", "span"]`.
type Module = Vec<String>;

struct Graph<'a> {
    sources: &'a Sources,
    files: BTreeMap<Module, &'a String>,
}

impl<'a> Graph<'a> {
    fn new(sources: &'a Sources) -> Self {
        let files = sources.keys().map(|path| (module(path), path)).collect();
        Self { sources, files }
    }

    fn imports(&self, path: &String) -> BTreeSet<String> {
        static USE: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?m)^\s*(?:pub(?:\([^)]*\))?\s+)?use\s+([^;]+);").unwrap()
        });
        let mut found = BTreeSet::new();
        for used in USE.captures_iter(&self.sources[path]) {
            for import in expand(&used[1]) {
                if let Some((file, name)) = self.target(&module(path), &import) {
                    found.insert(self.defining(file, &name, 0).clone());
                }
            }
        }
        found.remove(path);
        found
    }

    /// The file that an import names, and the name it takes from it; `None` for other crates.
    fn target(&self, from: &Module, import: &str) -> Option<(&'a String, String)> {
        let mut segments: Module = import
            .split("::")
            .map(|part| part.trim().to_owned())
            .collect();
        let mut full = from.clone();
        match segments[0].as_str() {
            "crate" => full.clear(),
            "super" => {
                full.pop();
            }
            "self" => {}
            child => {
                let child = child.to_owned();
                full.push(child);
                self.files.get(&full)?;
                full.pop();
                segments.insert(0, "self".to_owned());
            }
        }
        full.extend(segments.drain(1..));
        let known = (1..=full.len())
            .rev()
            .find(|end| self.files.contains_key(&full[..*end]))?;
        let name = full.get(known).cloned().unwrap_or_else(|| "*".to_owned());
        Some((self.files[&full[..known]], name))
    }

    /// Follows re-exports of a name from a file to the file that defines it.
    fn defining(&self, path: &'a String, name: &str, depth: usize) -> &'a String {
        static REEXPORT: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"pub(?:\([^)]*\))?\s+use\s+([^;]+);").unwrap());
        let code = &self.sources[path];
        let defined = format!(r"\b(?:struct|enum|trait|fn|const|static|type)\s+{name}\b");
        if depth > 6 || name == "*" || Regex::new(&defined).unwrap().is_match(code) {
            return path;
        }
        for used in REEXPORT.captures_iter(code) {
            for import in expand(&used[1]) {
                if import.rsplit("::").next() == Some(name)
                    && let Some((file, name)) = self.target(&module(path), &import)
                    && file != path
                {
                    return self.defining(file, &name, depth + 1);
                }
            }
        }
        path
    }
}

fn module(path: &str) -> Module {
    path.trim_end_matches(".rs")
        .split('/')
        .filter(|part| !matches!(*part, "mod" | "lib" | "main"))
        .map(str::to_owned)
        .collect()
}

/// The single paths of a `use` tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn expand(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((prefix, inner)) = tree.strip_suffix('}').and_then(|open| open.split_once('{')) else {
        return vec![tree.split(" as ").next().unwrap().trim().to_owned()];
    };
    let mut depth = 0;
    let parts = inner.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    parts
        .filter(|part| !part.trim().is_empty())
        .flat_map(expand)
        .map(|part| format!("{prefix}{part}"))
        .collect()
}
