//! The values that a template sees: every field of the agreement, and values derived from them.

mod derived;
mod extra;
mod origins;
mod tree;

use minijinja::value::Value;

pub(super) use self::extra::Extra;
pub(super) use self::origins::TextOrigins;
use self::tree::{Collector, Tree};
use crate::agreement::Agreement;
use naskah_diagnostic::Diagnostic;

/// The values for the template engine, the origins of their texts, and errors in them.
pub(super) struct Data {
    pub(super) context: Value,
    pub(super) origins: TextOrigins,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Collects the values that a template sees.
pub(super) fn collect(agreement: &Agreement, extra: &Extra<'_>) -> Data {
    let mut collector = Collector::new(agreement);
    let mut tree = collector.fields();
    let details = collector.details(extra.details);
    tree.put("details", details);
    derived::add(&mut tree, &mut collector, extra);
    Data {
        context: Tree::Fields(tree).into(),
        origins: collector.origins,
        diagnostics: collector.diagnostics,
    }
}
