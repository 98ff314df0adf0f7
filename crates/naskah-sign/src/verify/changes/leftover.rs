//! Bytes of a file to which nothing leads: behind its end, and revisions that updates pass over.

use std::ops::Range;

use super::super::coverage::flaws;
use super::{Change, Verdict, What};
use crate::file::{File, Id, Object, Read};
use crate::signature::Signature;

const WORD: &[u8] = b"startxref";

/// Bytes behind the newest revision that no signature covers.
pub(super) fn trailing(file: &File, signatures: &[Signature]) -> Read<Option<Change>> {
    let newest = file.revisions().len() - 1;
    let mut end = file.revisions()[newest].end;
    for signature in signatures {
        if let Some([_, _, second, rest]) = signature.byte_range
            && flaws(file, signature, signatures)?.is_empty()
        {
            end = end.max(second + rest);
        }
    }
    let count = file.bytes().len() - end;
    Ok((count > 0).then(|| of_file(newest, What::Trailing(count))))
}

fn of_file(revision: usize, what: What) -> Change {
    Change { revision, path: "the file".into(), what, verdict: Verdict::Refused }
}

/// Ends of revisions that none of those ends which are known: an update that leads past another hides it, and
/// the signatures that came with it.
pub(super) fn lost(file: &File) -> Read<Vec<Change>> {
    let mut lost = Vec::new();
    let mut start = 0;
    for (index, revision) in file.revisions().iter().enumerate() {
        let known: Vec<usize> = revision.sections.iter().map(|section| section.end).collect();
        // The word that leads to a section is the first behind it.
        let mut words = places(file.bytes(), start..revision.end);
        for end in known {
            if let Some(at) = words.iter().position(|word| *word >= end) {
                words.remove(at);
            }
        }
        if !words.is_empty() {
            let streams = streams(file, index);
            words.retain(|word| !streams.iter().any(|stream| stream.contains(word)));
        }
        if !words.is_empty() {
            lost.push(of_file(index, What::Lost));
        }
        start = revision.end;
    }
    Ok(lost)
}

fn places(bytes: &[u8], within: Range<usize>) -> Vec<usize> {
    let start = within.start;
    let windows = bytes[within].windows(WORD.len()).enumerate();
    windows.filter(|(_, window)| *window == WORD).map(|(at, _)| start + at).collect()
}

/// Where the data of the streams that came with a revision stand: other files may be attached in them.
fn streams(file: &File, revision: usize) -> Vec<Range<usize>> {
    let view = file.at(revision);
    let mut streams = Vec::new();
    for section in &file.revisions()[revision].sections {
        for number in section.entries.keys() {
            // What cannot be read hides nothing.
            if let Ok(Object::Stream(stream)) = view.get(Id { number: *number, generation: 0 }) {
                streams.push(stream.data);
            }
        }
    }
    streams
}
