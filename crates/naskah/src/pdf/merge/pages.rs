//! The page tree with a node for each file, and the page labels: the numbers of each file, prefixed with its name
//! (ISO 32000-1, 7.7.3 and 12.4.2).

use std::io::{self, Write};

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use naskah_reader::{ReadResult, View};

use super::output::Output;
use crate::pdf::text_string::text_string;

/// The most files under one node.
const BRANCH: usize = 256;

#[derive(Debug)]
pub(super) struct Pages {
    root: ObjectId,
    /// The node of the files being added.
    branch: Branch,
    branches: Vec<Object>,
    /// The labels of the files under each of them.
    labels: Vec<Object>,
    /// The number of pages under the branches.
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

    /// The number of pages so far.
    pub(super) fn count(&self) -> usize {
        self.count + self.branch.pages
    }

    /// Adds the pages of a file and its labels; returns their ids.
    ///
    /// # Errors
    /// Those of writing.
    pub(super) fn add<W: Write>(
        &mut self,
        name: &str,
        labels: Vec<Label>,
        pages: Vec<Dictionary>,
        output: &mut Output<W>,
    ) -> io::Result<Vec<ObjectId>> {
        if self.branch.files.len() == BRANCH {
            self.close(output)?;
            self.branch = Branch::new(output);
        }
        let first = self.count();
        self.branch.labels.extend(written(name, labels, first));
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

    /// Writes the node of the last files, and their labels.
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

    /// Writes the roots; returns the ids of the page tree and the labels.
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

/// The range of pages that begins at an index, and the number of its first page.
pub(super) type Label = (i64, i64);

/// The labels of a file of so many pages.
///
/// # Errors
/// Labels that cannot be read.
pub(super) fn labels(view: &View, pages: usize) -> ReadResult<Vec<Label>> {
    let own = view.dictionary(&view.catalog()?, "PageLabels")?.unwrap_or_default();
    let mut labels = Vec::new();
    for range in view.array(&own, "Nums")?.chunks_exact(2) {
        let range = (range[0].as_integer(), view.resolve(&range[1])?);
        let (Some(at), Some(range)) = (range.0, range.1.as_dictionary()) else { continue };
        if usize::try_from(at).is_ok_and(|at| at < pages) {
            labels.push((at, range.get("St").as_integer().unwrap_or(1)));
        }
    }
    // The first page has to begin a range, and ranges have to be in order.
    let valid = labels.first().is_some_and(|(at, _)| *at == 0) && labels.is_sorted();
    Ok(if valid { labels } else { vec![(0, 1)] })
}

/// The entries of the number tree for labels whose first page has the index `first` in the merged file.
fn written(name: &str, labels: Vec<Label>, first: usize) -> impl Iterator<Item = Object> {
    let prefix = text_string(&format!("{name} "));
    labels.into_iter().flat_map(move |(at, number)| {
        let range = dictionary! { "S" => "D", "St" => number, "P" => prefix.clone() };
        [Object::Integer(first as i64 + at), range.into()]
    })
}
