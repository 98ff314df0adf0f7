//! Batches: many agreements in one file, as shared data and one entry for each.

use super::Agreement;
use super::entry_id::{EntryIds, unsafe_id, unsafe_name};
use crate::codes;
use crate::data::{self, Lists, SplicedText, ValueKind, ValueNode};
use naskah_diagnostic::{Diagnostic, Errors, Result, Source, closest};

/// The field with the shared data.
const SHARED: &str = "shared";

/// The field with the entries.
pub(super) const EACH: &str = "each";

/// The field that names an entry.
const ID: &str = "id";

/// A batch of agreements.
///
/// ```
/// use naskah::agreement::Batch;
///
/// let data = r#"(
///     shared: (subject: "Sinergi", parties: [(name: "Badan", signer: (name: "Ana", position: "Ketua"))]),
///     each: [(id: "dkp", parties: [(), (name: "Dinas", signer: (name: "Budi", position: "Kepala"))])],
/// )"#;
/// for entry in Batch::from_ron("batch.ron", data)?.entries {
///     assert_eq!(entry.id, "dkp");
///     assert_eq!(entry.agreement?.parties[1].name, "Dinas");
/// }
/// # Ok::<(), naskah::diagnostic::Errors>(())
/// ```
#[derive(Clone, Debug)]
pub struct Batch {
    /// The agreements, in the order of the file.
    pub entries: Vec<Entry>,
}

/// One agreement of a batch.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id, which is a safe file name.
    pub id: String,
    /// Its data, or the errors in it.
    pub agreement: Result<Agreement>,
}

impl Batch {
    /// Whether a text is a batch rather than a single agreement.
    pub fn is_batch(text: &str) -> bool {
        data::scan(text).is_some_and(|tree| tree.field(EACH, text).is_some())
    }

    /// Reads `(shared: (…), each: [(id: "…", …), …])`.
    ///
    /// Each entry is overlaid on the shared data: field by field; the lists of parties and of witnesses by
    /// position, where `()` keeps the shared value; the details entry by entry. Every other value replaces
    /// the shared one.
    ///
    /// # Errors
    /// Text that is not RON or not of that form, and ids that are missing, unsafe as file names or used
    /// twice. Errors in the data of one entry are in [`Entry::agreement`].
    pub fn from_ron(name: impl Into<String>, text: &str) -> Result<Self> {
        let source = Source::new(name, text);
        data::check_syntax(&SplicedText::from_source(&source))?;
        let tree = data::scan(text).ok_or_else(|| not_a_batch(&source))?;
        let mut diagnostics = unknown_fields(&source, &tree);

        let Some(each) = tree.field(EACH, text) else { return Err(not_a_batch(&source).into()) };
        let ValueKind::List(nodes) = &each.kind else {
            return Err(Diagnostic::error(codes::NOT_A_BATCH, "`each` is not a list")
                .at(source.span(each.extent.clone()), "here")
                .help("write `each: [(id: \"…\", …), …]`")
                .into());
        };
        if nodes.is_empty() {
            diagnostics.push(
                Diagnostic::error(codes::BATCH_EMPTY, "the batch has no agreements")
                    .at(source.span(each.extent.clone()), "this list is empty")
                    .help("add an entry for each: `(id: \"…\", …)`"),
            );
        }
        let ids = ids(&source, nodes, &mut diagnostics);
        let entries = nodes.iter().zip(ids).map(|(node, id)| Entry {
            id,
            agreement: Agreement::from_spliced(overlay_on_shared(
                (&source, &tree),
                (&source, node),
            )),
        });
        let entries = entries.collect();
        Ok(Self { entries: Errors::check(diagnostics, entries)?.0 })
    }
}

/// An entry's data, overlaid on the shared data of the batch at `tree`.
pub(super) fn overlay_on_shared(
    (source, tree): (&Source, &ValueNode),
    entry: (&Source, &ValueNode),
) -> SplicedText {
    match tree.field(SHARED, source.text()) {
        Some(shared) => data::overlay((source, shared), entry, &[ID], Lists::Appended),
        None => {
            let empty_source = Source::new(source.name(), "()");
            let empty = ValueNode {
                content: 0..2,
                extent: 0..2,
                kind: ValueKind::Struct { name: None, fields: Vec::new() },
            };
            data::overlay((&empty_source, &empty), entry, &[ID], Lists::Appended)
        }
    }
}

pub(super) fn not_a_batch(source: &Source) -> Diagnostic {
    Diagnostic::error(codes::NOT_A_BATCH, "this is not a batch")
        .at(source.span(0..0), "here")
        .help("a batch has the form `(shared: (…), each: [(id: \"…\", …), …])`")
}

pub(super) fn unknown_fields(source: &Source, tree: &ValueNode) -> Vec<Diagnostic> {
    tree.fields()
        .iter()
        .filter(|field| ![SHARED, EACH].contains(&&source.text()[field.name.clone()]))
        .map(|field| {
            let name = &source.text()[field.name.clone()];
            Diagnostic::error(
                codes::UNKNOWN_FIELD,
                format!("there is no field `{name}` in a batch"),
            )
            .path(name)
            .at(source.span(field.name.clone()), "unknown field")
            .help(closest(name, [SHARED, EACH], "fields"))
        })
        .collect()
}

/// The entries' ids, checked; a missing id is empty.
fn ids(source: &Source, nodes: &[ValueNode], diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut seen = EntryIds::default();
    let mut ids = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let Some(id) = node.field(ID, source.text()) else {
            diagnostics.push(
                Diagnostic::error(codes::MISSING_ID, "an entry has no id")
                    .at(source.span(node.extent.start..node.extent.start + 1), "this entry")
                    .help("add `id: \"…\"`: the name of its file"),
            );
            ids.push(String::new());
            continue;
        };
        let span = source.span(id.content.clone());
        let text = span.text().to_owned();
        if let Some(reason) = unsafe_name(&text) {
            diagnostics.push(unsafe_id(span.clone(), reason));
        }
        if let Some(first) = seen.add(&text, index) {
            let first = nodes[first].field(ID, source.text());
            let first = first.map(|id| source.span(id.content.clone()));
            diagnostics.push(EntryIds::duplicate(&text, span).at(first, "first used here"));
        }
        ids.push(text);
    }
    ids
}
