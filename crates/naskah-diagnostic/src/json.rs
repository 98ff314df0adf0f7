//! Diagnostics as programs read them.
//!
//! `file`, `line` and `column` repeat the start of the first label, so that simple readers need no loop.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Code, Diagnostic, Errors, Label, Position, Span};

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let start = self.span().map(Span::position);
        let mut fields = serializer.serialize_struct("Diagnostic", 10)?;
        fields.serialize_field("severity", self.severity.name())?;
        fields.serialize_field("code", &self.code)?;
        fields.serialize_field("category", self.code.category().name())?;
        fields.serialize_field("message", &self.message)?;
        fields.serialize_field("path", &self.path)?;
        fields.serialize_field("file", &self.span().map(|span| span.source.name()))?;
        fields.serialize_field("line", &start.map(|start| start.line))?;
        fields.serialize_field("column", &start.map(|start| start.column))?;
        fields.serialize_field("labels", &self.labels)?;
        fields.serialize_field("help", &self.help)?;
        fields.end()
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Span { source, range } = &self.span;
        let mut fields = serializer.serialize_struct("Label", 4)?;
        fields.serialize_field("file", source.name())?;
        fields.serialize_field("start", &Boundary(self.span.position(), range.start))?;
        fields.serialize_field("end", &Boundary(self.span.end(), range.end.max(range.start)))?;
        fields.serialize_field("text", &self.text)?;
        fields.end()
    }
}

/// One end of a range: line and column from 1, and the byte offset from 0.
struct Boundary(Position, usize);

impl Serialize for Boundary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(Position { line, column }, offset) = self;
        let mut fields = serializer.serialize_struct("Boundary", 3)?;
        fields.serialize_field("line", line)?;
        fields.serialize_field("column", column)?;
        fields.serialize_field("offset", offset)?;
        fields.end()
    }
}

impl Serialize for Errors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Category, Code, Diagnostic, Source};

    const CODE: Code = Code::new("bad-value", Category::Input, "");

    #[test]
    fn a_range_has_both_ends_in_lines_columns_and_bytes() {
        let source = Source::new("a.ron", "(\n  é: 1)");
        let diagnostic = Diagnostic::error(CODE, "bad")
            .path("é")
            .at(source.span(7..8), "here")
            .help("change it");
        assert_eq!(
            serde_json::to_string(&diagnostic).unwrap(),
            r#"{"severity":"error","code":"bad-value","category":"input","message":"bad","path":"é","file":"a.ron","line":2,"column":5,"labels":[{"file":"a.ron","start":{"line":2,"column":5,"offset":7},"end":{"line":2,"column":6,"offset":8},"text":"here"}],"help":["change it"]}"#
        );
    }

    #[test]
    fn a_diagnostic_without_a_place_has_nulls() {
        let json = serde_json::to_value(Diagnostic::warning(CODE, "bad")).unwrap();
        assert!(json["path"].is_null() && json["file"].is_null() && json["line"].is_null());
        assert_eq!(json["labels"].as_array().unwrap().len(), 0);
    }
}
