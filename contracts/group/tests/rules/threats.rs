//! docs/security.md names a test for every attack: here, that each of them exists.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn contracts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every test of the contracts, as `file::name`.
fn tests() -> BTreeSet<String> {
    let folders = [
        "group/tests/rules",
        "group/tests/fuzz",
        "factory/tests/rules",
        "testkit/tests/resources",
    ];
    let files = folders.iter().flat_map(|folder| {
        let files = std::fs::read_dir(contracts().join(folder)).unwrap();
        files.map(|file| file.unwrap().path())
    });
    let sources = files.filter(|path| path.extension().is_some_and(|kind| kind == "rs"));
    sources.flat_map(|path| tests_of(&path)).collect()
}

fn tests_of(path: &Path) -> Vec<String> {
    let folder = path.parent().unwrap().file_name().unwrap();
    let stem = match path.file_stem().unwrap().to_str().unwrap() {
        "main" => folder.to_str().unwrap(),
        stem => stem,
    };
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<_> = text.lines().collect();
    let pairs = lines.windows(2).filter(|pair| pair[0] == "#[test]");
    let names = pairs.filter_map(|pair| pair[1].strip_prefix("fn ")?.split('(').next());
    names.map(|name| format!("{stem}::{name}")).collect()
}

/// What the table of attacks names, as `file::name`.
fn named() -> Vec<String> {
    let page = std::fs::read_to_string(contracts().join("../docs/security.md")).unwrap();
    let (_, table) = page.split_once("<!-- threats -->").expect("its beginning");
    let (table, _) = table.split_once("<!-- end -->").expect("its end");
    let quoted = table.split('`').skip(1).step_by(2);
    quoted.map(str::to_string).collect()
}

#[test]
fn every_attack_that_the_security_page_lists_is_tried_by_the_test_it_names() {
    let (tests, named) = (tests(), named());
    assert!(named.len() >= 40, "only {} tests are named", named.len());
    let missing: Vec<_> = named.iter().filter(|name| !tests.contains(*name)).collect();
    assert!(missing.is_empty(), "no such tests: {missing:#?}");
}

#[test]
fn the_security_page_lists_every_adversary_that_is_tested() {
    let named: BTreeSet<_> = named().into_iter().collect();
    let adversaries = [
        "money_adversaries",
        "powers_adversaries",
        "hostile_token",
        "peer_failures",
        "authorisations",
    ];
    let unlisted: Vec<_> = tests()
        .into_iter()
        .filter(|test| adversaries.contains(&test.split("::").next().unwrap()))
        .filter(|test| !named.contains(test))
        .collect();
    assert!(unlisted.is_empty(), "not on the page: {unlisted:#?}");
}
