//! Bytes of a file that nothing refers to: after its end, and revisions that later ones skip.

use std::ops::Range;

use naskah_reader::{Id, Object, Pdf, ReadResult};

use super::change::{Change, ChangeKind, ChangeVerdict};
use crate::coverage::flaws;
use crate::signatures::Signature;

const STARTXREF: &[u8] = b"startxref";

/// Bytes after the newest revision that no signature covers.
pub(super) fn trailing(pdf: &Pdf, signatures: &[Signature]) -> ReadResult<Option<Change>> {
    let newest = pdf.revisions().len() - 1;
    let mut end = pdf.revisions()[newest].end;
    for signature in signatures {
        if let Some([_, _, second, rest]) = signature.byte_range
            && flaws(pdf, signature, signatures)?.is_empty()
        {
            end = end.max(second + rest);
        }
    }
    let count = pdf.bytes().len() - end;
    Ok((count > 0).then(|| of_file(newest, ChangeKind::Trailing(count))))
}

fn of_file(revision: usize, kind: ChangeKind) -> Change {
    Change { revision, path: "the file".into(), kind, verdict: ChangeVerdict::Refused }
}

/// `startxref`s that end no known revision: a revision that skips another one hides it, and its signatures.
pub(super) fn lost(pdf: &Pdf) -> ReadResult<Vec<Change>> {
    let mut lost = Vec::new();
    let mut start = 0;
    for (index, revision) in pdf.revisions().iter().enumerate() {
        let known: Vec<usize> = revision.sections.iter().map(|section| section.end).collect();
        // The `startxref` of a section is the first one after it.
        let mut words = startxrefs(pdf.bytes(), start..revision.end);
        for end in known {
            if let Some(at) = words.iter().position(|word| *word >= end) {
                words.remove(at);
            }
        }
        if !words.is_empty() {
            let streams = streams(pdf, index);
            words.retain(|word| !streams.iter().any(|stream| stream.contains(word)));
        }
        if !words.is_empty() {
            lost.push(of_file(index, ChangeKind::Lost));
        }
        start = revision.end;
    }
    Ok(lost)
}

fn startxrefs(bytes: &[u8], within: Range<usize>) -> Vec<usize> {
    let start = within.start;
    let windows = bytes[within].windows(STARTXREF.len()).enumerate();
    windows.filter(|(_, window)| *window == STARTXREF).map(|(at, _)| start + at).collect()
}

/// The data of a revision's streams, which may contain attached files.
fn streams(pdf: &Pdf, revision: usize) -> Vec<Range<usize>> {
    let view = pdf.at(revision);
    let mut streams = Vec::new();
    for section in &pdf.revisions()[revision].sections {
        for number in section.entries.keys() {
            // An object that cannot be read excuses nothing.
            if let Ok(Object::Stream(stream)) = view.get(Id::new(*number)) {
                streams.push(stream.data);
            }
        }
    }
    streams
}
