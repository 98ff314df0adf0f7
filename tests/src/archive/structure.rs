//! The tree of elements, and how content and annotations belong to it (ISO 32000-1, 14.7; ISO 14289-1,
//! 7.1 and 7.18).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::Faults;
use super::content::Content;
use super::file::File;

/// The types that naskah uses. Rules on others cannot be broken while there are only these.
const TYPES: [&str; 24] = [
    "Document", "Part", "Sect", "Div", "H1", "H2", "H3", "H4", "H5", "H6", "P", "Span", "L", "LI",
    "Lbl", "LBody", "Table", "TR", "TH", "TD", "TOC", "TOCI", "Figure", "Link",
];

/// The rules on other types: those of PDF/A and PDF/UA that are not standard, and standard ones that
/// naskah does without.
pub(super) const OTHERS: [&str; 29] = [
    "6.7.3.4-1",
    "UA 7.1-5",
    "UA 7.2-5",
    "UA 7.2-6",
    "UA 7.2-7",
    "UA 7.2-11",
    "UA 7.2-12",
    "UA 7.2-13",
    "UA 7.2-14",
    "UA 7.2-16",
    "UA 7.2-26",
    "UA 7.2-27",
    "UA 7.2-28",
    "UA 7.2-36",
    "UA 7.2-37",
    "UA 7.2-38",
    "UA 7.2-39",
    "UA 7.2-40",
    "UA 7.4.4-1",
    "UA 7.4.4-2",
    "UA 7.4.4-3",
    "UA 7.5-2",
    "UA 7.7-1",
    "UA 7.9-1",
    "UA 7.9-2",
    "UA 7.10-1",
    "UA 7.18.1-1",
    "UA 7.18.6.2-1",
    "UA 7.18.8-1",
];

/// An element with all that is in it.
#[derive(Clone, Debug)]
pub(super) struct Element<'a> {
    pub(super) id: ObjectId,
    pub(super) role: &'a str,
    pub(super) dictionary: &'a Dictionary,
    pub(super) kids: Vec<Kid<'a>>,
}

/// What stands in an element.
#[derive(Clone, Debug)]
pub(super) enum Kid<'a> {
    Element(Element<'a>),
    /// The marked content of that number on that page.
    Content(ObjectId, i64),
    /// An annotation.
    Annotation(ObjectId),
}

/// The elements of a file.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    pub(super) file: &'a File,
    pub(super) roots: Vec<Element<'a>>,
}

impl Element<'_> {
    /// The elements in it, in order.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.kids.iter().filter_map(|kid| match kid {
            Kid::Element(element) => Some(element),
            _ => None,
        })
    }

    /// Itself and all under it, in reading order.
    pub(super) fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.elements().flat_map(Element::all));
        all
    }
}

impl<'a> Tree<'a> {
    /// All elements in reading order.
    pub(super) fn all(&self) -> Vec<&Element<'a>> {
        self.roots.iter().flat_map(Element::all).collect()
    }
}

pub(super) fn check<'a>(file: &'a File, content: &Content, faults: &mut Faults) -> Tree<'a> {
    let mut reader = Reader { file, faults, seen: BTreeSet::new() };
    let root = file.catalog().get(b"StructTreeRoot").and_then(Object::as_reference).ok();
    let Some((id, root)) = root.and_then(|id| Some((id, file.document.get_dictionary(id).ok()?)))
    else {
        for rule in ["6.7.3.3-1", "UA 7.1-11"] {
            faults.add(rule, "there is no structure");
        }
        return Tree { file, roots: Vec::new() };
    };
    let kids = reader.kids(root, id, None);
    let roots: Vec<Element<'_>> = kids
        .into_iter()
        .filter_map(|kid| match kid {
            Kid::Element(element) => Some(element),
            _ => None,
        })
        .collect();
    if root.has(b"RoleMap") {
        for rule in ["6.7.3.4-2", "6.7.3.4-3", "UA 7.1-6", "UA 7.1-7"] {
            faults.add(rule, "there is a role map");
        }
    }
    let tree = Tree { file, roots };
    let one = matches!(&tree.roots[..], [root] if root.role == "Document");
    faults.unless(one, "UA 7.1-11", "the outermost element is not one Document");
    types(&tree, faults);
    let parents = numbers(file, root);
    contents(&tree, content, &parents, faults);
    annotations(&tree, &parents, faults);
    tree
}

struct Reader<'a, 'f> {
    file: &'a File,
    faults: &'f mut Faults,
    seen: BTreeSet<ObjectId>,
}

impl<'a> Reader<'a, '_> {
    fn kids(
        &mut self,
        parent: &'a Dictionary,
        id: ObjectId,
        page: Option<ObjectId>,
    ) -> Vec<Kid<'a>> {
        let listed: &[Object] = match self.file.get(parent, "K") {
            Some(Object::Array(kids)) => kids,
            Some(_) => std::slice::from_ref(parent.get(b"K").unwrap_or(&Object::Null)),
            None => &[],
        };
        listed.iter().filter_map(|kid| self.kid(kid, id, page)).collect()
    }

    fn kid(
        &mut self,
        kid: &'a Object,
        parent: ObjectId,
        page: Option<ObjectId>,
    ) -> Option<Kid<'a>> {
        if let Ok(number) = self.file.resolve(kid).as_i64() {
            return Some(Kid::Content(page?, number));
        }
        let dictionary = self.file.as_dictionary(kid)?;
        let reference = |key: &[u8]| dictionary.get(key).and_then(Object::as_reference).ok();
        let page = reference(b"Pg").or(page);
        match self.file.name(dictionary, "Type") {
            Some("MCR") => Some(Kid::Content(page?, self.file.integer(dictionary, "MCID")?)),
            Some("OBJR") => Some(Kid::Annotation(reference(b"Obj")?)),
            _ => {
                let id = kid.as_reference().ok()?;
                let first = self.seen.insert(id);
                let right = first && reference(b"P") == Some(parent);
                let what = format!("the element {} does not name its parent", id.0);
                self.faults.unless(right, "UA 7.1-12", what);
                let role = self.file.name(dictionary, "S").unwrap_or_default();
                let kids = if first { self.kids(dictionary, id, page) } else { Vec::new() };
                Some(Kid::Element(Element { id, role, dictionary, kids }))
            }
        }
    }
}

fn types(tree: &Tree<'_>, faults: &mut Faults) {
    for element in tree.all() {
        if !TYPES.contains(&element.role) && element.role != "Form" {
            for rule in OTHERS {
                faults.add(rule, format!("an element of the type {}", element.role));
            }
        }
    }
}

/// What the parent tree says of each number, its nodes followed.
fn numbers<'a>(file: &'a File, root: &'a Dictionary) -> BTreeMap<i64, &'a Object> {
    let mut numbers = BTreeMap::new();
    let mut open: Vec<&Dictionary> = file.dictionary(root, "ParentTree").into_iter().collect();
    while let Some(node) = open.pop() {
        let (pairs, _) = file.array(node, "Nums").as_chunks::<2>();
        for [number, value] in pairs {
            numbers.insert(number.as_i64().unwrap_or(-1), value);
        }
        open.extend(file.array(node, "Kids").iter().filter_map(|kid| file.as_dictionary(kid)));
    }
    numbers
}

/// Each marked content is in one element, and the parent tree leads back to it.
fn contents(
    tree: &Tree<'_>,
    content: &Content,
    parents: &BTreeMap<i64, &Object>,
    faults: &mut Faults,
) {
    let file = tree.file;
    let mut owners: BTreeMap<(ObjectId, i64), Vec<ObjectId>> = BTreeMap::new();
    for element in tree.all() {
        for kid in &element.kids {
            if let Kid::Content(page, number) = kid {
                owners.entry((*page, *number)).or_default().push(element.id);
            }
        }
    }
    for (number, id, page) in file.pages() {
        let listed = file.integer(page, "StructParents").and_then(|it| parents.get(&it));
        let listed =
            listed.and_then(|it| file.resolve(it).as_array().ok()).map_or(&[][..], |it| it);
        let marked = content.marked.get(&id).map_or(&[][..], Vec::as_slice);
        let different: BTreeSet<i64> = marked.iter().copied().collect();
        let twice = different.len() != marked.len();
        faults.unless(!twice, "UA 7.1-3", format!("page {number}: a number is used twice"));
        for mark in different {
            let owners = owners.remove(&(id, mark)).unwrap_or_default();
            let named = usize::try_from(mark).ok().and_then(|mark| listed.get(mark));
            let named = named.and_then(|it| it.as_reference().ok());
            let right = matches!(owners[..], [owner] if named == Some(owner));
            let what = format!("page {number}: the content {mark} is in {owners:?}, not {named:?}");
            faults.unless(right, "UA 7.1-3", what);
        }
    }
    for ((page, mark), _) in owners {
        faults.add("UA 7.1-3", format!("there is no content {mark} on the page {}", page.0));
    }
}

/// Each annotation is in one element of its own kind, and the parent tree leads back to it.
fn annotations(tree: &Tree<'_>, parents: &BTreeMap<i64, &Object>, faults: &mut Faults) {
    let file = tree.file;
    let mut owners: BTreeMap<ObjectId, Vec<&Element<'_>>> = BTreeMap::new();
    for element in tree.all() {
        for kid in &element.kids {
            if let Kid::Annotation(id) = kid {
                owners.entry(*id).or_default().push(element);
            }
        }
    }
    for (number, _, page) in file.pages() {
        for (object, annotation) in file.annotations(page) {
            let (role, rule) = match file.name(annotation, "Subtype") {
                Some("Widget") => ("Form", "UA 7.18.4-1"),
                _ => ("Link", "UA 7.18.5-1"),
            };
            let owners = object.as_reference().ok().and_then(|id| owners.get(&id));
            let named = file.integer(annotation, "StructParent").and_then(|it| parents.get(&it));
            let named = named.and_then(|it| it.as_reference().ok());
            let right = owners.is_some_and(|owners| {
                matches!(owners[..], [owner] if owner.role == role && named == Some(owner.id))
            });
            faults.unless(right, rule, format!("page {number}: an annotation is in no {role}"));
        }
    }
}
