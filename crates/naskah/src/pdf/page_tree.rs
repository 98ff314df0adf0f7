//! The page tree (ISO 32000-1, 7.7.3), and the encoding of content streams by printpdf.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::annotations::Annotation;
use super::deflate::Deflater;
use super::number::points;
use crate::page::Page;

/// The page tree, without content streams.
pub(super) struct PageTree<'a> {
    pub(super) pages: &'a [Page],
    pub(super) ids: &'a [ObjectId],
    pub(super) annotations: &'a [Annotation],
    /// The resource dictionary that all pages share.
    pub(super) resources: ObjectId,
    pub(super) deflater: &'a Deflater,
}

impl PageTree<'_> {
    /// Adds the tree to a file: each page with its boxes, content and annotations.
    pub(super) fn add_to(&self, document: &mut Document, contents: Vec<Vec<u8>>) -> ObjectId {
        let mut annotations = vec![Vec::new(); self.pages.len()];
        for annotation in self.annotations {
            annotations[annotation.page].push(Object::Reference(annotation.id));
        }
        let tree = document.new_object_id();
        let pages = contents.into_iter().zip(annotations);
        for (index, (content, annotations)) in pages.enumerate() {
            let content = document.add_object(self.deflater.stream(Dictionary::new(), content));
            let mut page = self.page(index, content);
            page.set("Parent", Object::Reference(tree));
            if !annotations.is_empty() {
                page.set("Annots", annotations);
            }
            document.set_object(self.ids[index], page);
        }
        let kids: Vec<Object> = self.ids.iter().copied().map(Object::Reference).collect();
        let count = kids.len() as i64;
        let root = dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids };
        document.set_object(tree, root);
        tree
    }

    fn page(&self, index: usize, content: ObjectId) -> Dictionary {
        let paper = self.pages[index].paper;
        let media_box: Vec<Object> =
            vec![0.into(), 0.into(), points(paper.width).into(), points(paper.height).into()];
        dictionary! {
            "Type" => "Page",
            "MediaBox" => media_box.clone(),
            "CropBox" => media_box,
            "Resources" => Object::Reference(self.resources),
            "Contents" => Object::Reference(content),
            "StructParents" => index as i64,
            // The tab order follows the structure (ISO 14289-1, 7.18.3).
            "Tabs" => "S",
        }
    }
}

/// The content streams of pages, encoded by printpdf. The rest of its file is discarded: it would claim
/// PDF/X and a date in 1970, and differ from run to run.
pub(super) fn encode_operators(contents: Vec<Vec<Op>>) -> Vec<Vec<u8>> {
    let mut printed = PdfDocument::new("");
    printed.pages = contents.into_iter().map(|ops| PdfPage::new(Mm(0.0), Mm(0.0), ops)).collect();
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        // `secure` would drop raw operators, `TJ` among them.
        secure: false,
        image_optimization: None,
    };
    let mut document = printpdf::serialize::to_lopdf_doc(&printed, &options, &mut Vec::new());
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let content = |page| {
        let contents = document.get_dictionary(page).and_then(|page| page.get(b"Contents"));
        let contents = contents.and_then(Object::as_reference).ok()?;
        match document.objects.remove(&contents) {
            Some(Object::Stream(stream)) => Some(stream.content),
            _ => None,
        }
    };
    pages.into_iter().map(content).map(Option::unwrap_or_default).collect()
}
