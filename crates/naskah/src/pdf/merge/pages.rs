//! The page tree, a node for each file, and the labels of the pages: as each file counts its own, with its name in front
//! (ISO 32000-1, 7.7.3 and 12.4.2).

use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::bookmarks::dictionary;
use super::output::Output;
use crate::pdf::text_string::text_string;

/// As many files are under one node, so that no node is long.
const BRANCH: usize = 256;

#[derive(Debug)]
pub(super) struct Pages {
    root: ObjectId,
    /// The node of the files that are added now.
    branch: Branch,
    branches: Vec<Object>,
    /// The labels of the files under each of them.
    labels: Vec<Object>,
    /// How many pages are under the branches.
    count: usize,
}

#[derive(Debug)]
struct Branch {
    id: ObjectId,
    files: Vec<Object>,
    pages: usize,
    labels: Vec<Object>,
}

impl Branch {
    fn new<W: Write>(output: &mut Output<W>) -> Self {
        Self { id: output.reserve(), files: Vec::new(), pages: 0, labels: Vec::new() }
    }
}

impl Pages {
    pub(super) fn new<W: Write>(output: &mut Output<W>) -> Self {
        Self {
            root: output.reserve(),
            branch: Branch::new(output),
            branches: Vec::new(),
            labels: Vec::new(),
            count: 0,
        }
    }

    /// How many pages there are.
    pub(super) fn count(&self) -> usize {
        self.count + self.branch.pages
    }

    /// Adds the pages of a file; gives their numbers.
    ///
    /// # Errors
    /// Those of writing.
    pub(super) fn add<W: Write>(
        &mut self,
        name: &str,
        document: &Document,
        pages: Vec<Dictionary>,
        output: &mut Output<W>,
    ) -> io::Result<Vec<ObjectId>> {
        if self.branch.files.len() == BRANCH {
            self.close(output)?;
            self.branch = Branch::new(output);
        }
        let first = self.count();
        self.branch.labels.extend(labels(name, document, first, pages.len()));
        self.branch.pages += pages.len();
        let node = output.reserve();
        let mut ids = Vec::new();
        for mut page in pages {
            page.set("Parent", Object::Reference(node));
            ids.push(output.add(&page.into())?);
        }
        self.branch.files.push(Object::Reference(node));
        let kids = ids.iter().copied().map(Object::Reference).collect();
        output.put(node, &tree_node(kids, ids.len(), Some(self.branch.id)))?;
        Ok(ids)
    }

    /// Writes the node of the files that were added last, and their labels.
    fn close<W: Write>(&mut self, output: &mut Output<W>) -> io::Result<()> {
        let files = std::mem::take(&mut self.branch.files);
        let id = self.branch.id;
        output.put(id, &tree_node(files, self.branch.pages, Some(self.root)))?;
        self.branches.push(Object::Reference(id));
        let nums = std::mem::take(&mut self.branch.labels);
        let last = nums.iter().rev().nth(1).cloned().unwrap_or(Object::Null);
        let limits = vec![Object::Integer(self.count as i64), last];
        let labels = output.add(&dictionary! { "Limits" => limits, "Nums" => nums }.into())?;
        self.labels.push(Object::Reference(labels));
        self.count += std::mem::take(&mut self.branch.pages);
        Ok(())
    }

    /// Writes the roots; gives the page tree's and the labels'.
    ///
    /// # Errors
    /// Those of writing.
    pub(super) fn finish<W: Write>(
        mut self,
        output: &mut Output<W>,
    ) -> io::Result<(ObjectId, ObjectId)> {
        self.close(output)?;
        output.put(self.root, &tree_node(self.branches, self.count, None))?;
        let labels = output.add(&dictionary! { "Kids" => self.labels }.into())?;
        Ok((self.root, labels))
    }
}

fn tree_node(kids: Vec<Object>, count: usize, parent: Option<ObjectId>) -> Object {
    let mut node = dictionary! { "Type" => "Pages", "Count" => count as i64, "Kids" => kids };
    if let Some(parent) = parent {
        node.set("Parent", Object::Reference(parent));
    }
    node.into()
}

/// The labels of a file's pages, its first page being that of the whole: where a range begins, and how it is counted.
fn labels(name: &str, document: &Document, first: usize, pages: usize) -> Vec<Object> {
    let own = document.catalog().ok().and_then(|it| dictionary(document, it, b"PageLabels"));
    let nums = own.and_then(|own| own.get(b"Nums").and_then(Object::as_array).ok());
    let mut labels = Vec::new();
    for range in nums.map(Vec::as_slice).unwrap_or_default().chunks_exact(2) {
        let (Ok(at), Ok(range)) = (range[0].as_i64(), range[1].as_dict()) else { continue };
        let number = range.get(b"St").and_then(Object::as_i64).unwrap_or(1);
        if usize::try_from(at).is_ok_and(|at| at < pages) {
            labels.push((at, number));
        }
    }
    // The first page of a file begins a range in any case, and ranges are in their order.
    let starts = labels.first().is_some_and(|(at, _)| *at == 0) && labels.is_sorted();
    let labels = if starts { labels } else { vec![(0, 1)] };
    let range = |(at, number): (i64, i64)| {
        let prefix = text_string(&format!("{name} "));
        let range = dictionary! { "S" => "D", "St" => number, "P" => prefix };
        [Object::Integer(first as i64 + at), range.into()]
    };
    labels.into_iter().flat_map(range).collect()
}
