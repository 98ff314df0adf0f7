//! The choices of the arguments that take precedence over the data's own.

use naskah::agreement::TextTagSyntax;
use naskah_batch::RenderOverrides;

use crate::args::{self, Profile, Tags};

impl From<&args::RenderOverrides> for RenderOverrides {
    fn from(args: &args::RenderOverrides) -> Self {
        Self::default()
            .template(args.template.clone())
            .style(args.style.clone())
            .watermark(args.watermark.clone())
            .tags(args.tags.map(TextTagSyntax::from))
            .emeterai(args.profile == Some(Profile::Emeterai))
    }
}

impl From<Tags> for TextTagSyntax {
    fn from(tags: Tags) -> Self {
        match tags {
            Tags::DocuSeal => Self::DocuSeal,
            Tags::Documenso => Self::Documenso,
            Tags::DocuSign => Self::DocuSign,
        }
    }
}
