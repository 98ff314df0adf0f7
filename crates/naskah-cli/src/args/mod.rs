//! All command-line arguments; the doc comments are the help texts.

mod jobs;
mod shard;
mod signing;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use naskah::pdf::Standard;
use naskah_batch::Original;

use self::jobs::jobs;
pub(crate) use self::shard::ShardArg;
pub(crate) use self::signing::{Digest, Password, Sign, Verify};

/// Official Indonesian agreements as PDF, from data.
///
/// Results go to standard output, messages to standard error. Exit status: 0 success; 1 invalid input; 2 wrong
/// usage; 3 the machine or a server failed, and trying again may help; 130 Ctrl-C; 141 the output pipe was
/// closed.
///
/// The creation date of a PDF is the day of signing, or SOURCE_DATE_EPOCH (in seconds since 1970) if the
/// environment sets it.
#[derive(Debug, Parser)]
#[command(name = "naskah", version, propagate_version = true)]
pub(crate) struct Arguments {
    /// The subcommand.
    #[command(subcommand)]
    pub(crate) command: Command,

    /// The output format of results and messages: text, or one JSON object per line.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    pub(crate) format: Format,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a PDF from the data of one agreement.
    Render(Render),
    /// Make a PDF for each entry of a batch.
    Batch(Batch),
    /// Work with the manifests of batches.
    #[command(subcommand)]
    Manifest(Manifest),
    /// Check agreements and batches without writing anything.
    Check(Check),
    /// List the templates; of one template, its details and articles.
    Templates(Templates),
    /// Extract the data from a PDF that was made with --attach-data.
    Extract(Extract),
    /// List the signature fields of any PDF, one per line.
    Fields(Fields),
    /// Sign a field of a PDF, as an incremental update: existing bytes stay unchanged.
    Sign(Box<Sign>),
    /// Verify every signature of any PDF; the exit status is 1 unless all are valid.
    Verify(Verify),
}

/// `naskah render`
#[derive(Debug, Args)]
pub(crate) struct Render {
    /// The agreement's data, in RON; `-` is standard input.
    #[arg(value_name = "DATA.ron")]
    pub(crate) data: PathBuf,

    /// The PDF; `-` is standard output [default: the data file's name with .pdf, in this folder]
    #[arg(short, long, value_name = "OUT.pdf")]
    pub(crate) output: Option<PathBuf>,

    /// Print one original, or each to its own file, OUT-rangkap-1.pdf and so on; labelled, and with a meterai
    /// only for the party that signs over it.
    #[arg(long, value_name = "N|all")]
    pub(crate) original: Option<Original>,

    /// Write the signature positions to this file, in JSON: name, page and rectangle of each, with or without a
    /// field; `-` is standard output.
    #[arg(long, value_name = "FILE.json")]
    pub(crate) fields_json: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) overrides: RenderOverrides,

    #[command(flatten)]
    pub(crate) pdf: PdfOptions,
}

/// `naskah batch`
#[derive(Debug, Args)]
pub(crate) struct Batch {
    /// The batch, in RON; `-` is standard input.
    #[arg(value_name = "BATCH.ron")]
    pub(crate) data: PathBuf,

    /// The folder for the PDFs, each named after its entry's id; created if necessary. Or an S3-compatible object
    /// store, configured by environment variables (AWS_ACCESS_KEY_ID …), if support is built in.
    #[arg(short, long, value_name = "DIR|s3://BUCKET/PREFIX", conflicts_with = "tar")]
    pub(crate) output: Option<PathBuf>,

    /// Write the PDFs to a tar archive instead, in data order, with the manifest at the end; `-` is standard output.
    #[arg(long, value_name = "OUT.tar")]
    pub(crate) tar: Option<PathBuf>,

    /// Print one original of each agreement, or all of them, to ID-rangkap-1.pdf and so on; labelled, and with a
    /// meterai only for the party that signs over it.
    #[arg(long, value_name = "N|all")]
    pub(crate) original: Option<Original>,

    /// Write the signature positions to ID.json beside each PDF, as `naskah render --fields-json` does.
    #[arg(long)]
    pub(crate) fields_json: bool,

    #[command(flatten)]
    pub(crate) overrides: RenderOverrides,

    #[command(flatten)]
    pub(crate) pdf: PdfOptions,

    /// The number of threads, up to 1024 [default: one for each processor]
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// Make only the entry with this id; may be repeated.
    #[arg(long, value_name = "ID")]
    pub(crate) only: Vec<String>,

    /// A table with one row per agreement, which overrides the batch's shared data: .csv, .xlsx or .ndjson, with field
    /// paths such as `parties.2.name` as headings, or .ron, a list of entries; `-` is JSON lines on standard input.
    #[arg(long, value_name = "ROWS")]
    pub(crate) rows: Option<PathBuf>,

    /// Keep documents made from the same data, according to the manifest, if they are unchanged; make the others.
    #[arg(long)]
    pub(crate) resume: bool,

    /// Make one part of several, such as 2/8; `auto` takes the part from AWS Batch or Slurm, and `auto/N` also from
    /// Kubernetes.
    #[arg(long, value_name = "I/N|auto|auto/N")]
    pub(crate) shard: Option<ShardArg>,

    /// Also merge all documents into this PDF, for the printer: in data order, with a bookmark and page labels for
    /// each, without fields; PDF/A-2b. Not written if the batch is incomplete.
    #[arg(long, value_name = "ALL.pdf")]
    pub(crate) merge: Option<PathBuf>,

    /// Write a table of all documents to this PDF: number, parties, date, pages, file name and SHA-256.
    #[arg(long, value_name = "RECAP.pdf")]
    pub(crate) recap: Option<PathBuf>,

    /// Start no more documents after an error.
    #[arg(long)]
    pub(crate) fail_fast: bool,
}

/// `naskah manifest`
#[derive(Debug, Subcommand)]
pub(crate) enum Manifest {
    /// Merge the manifests of the parts of a batch, in the order of the file names.
    Merge {
        /// The manifests of the parts.
        #[arg(value_name = "PART.jsonl", required = true)]
        manifests: Vec<PathBuf>,

        /// The merged manifest; `-` is standard output.
        #[arg(short, long, value_name = "OUT.jsonl")]
        output: PathBuf,
    },
}

/// `naskah check`
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Agreements and batches, in RON; `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// Check a batch with the rows of this table, as for `naskah batch --rows`.
    #[arg(long, value_name = "ROWS")]
    pub(crate) rows: Option<PathBuf>,
}

/// `naskah templates`
#[derive(Debug, Args)]
pub(crate) struct Templates {
    /// A built-in template, or the path of a template's folder.
    #[arg(value_name = "NAME|./FOLDER")]
    pub(crate) name: Option<String>,
}

/// `naskah extract`
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// The PDF, signed or not; `-` is standard input.
    #[arg(value_name = "IN.pdf")]
    pub(crate) pdf: PathBuf,

    /// The folder for the data, `agreement.ron`, and its pictures; or, for the data alone, a `.ron` file, or `-` for
    /// standard output [default: the PDF's name without .pdf, in this folder]
    #[arg(short, long, value_name = "DIR|OUT.ron")]
    pub(crate) output: Option<PathBuf>,
}

/// `naskah fields`
#[derive(Debug, Args)]
pub(crate) struct Fields {
    /// The PDF; `-` is standard input.
    #[arg(value_name = "IN.pdf")]
    pub(crate) pdf: PathBuf,
}

/// The PDF's standard and attachments.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct PdfOptions {
    /// The PDF's standard: PDF/A-2a or PDF/A-3a, each with PDF/UA-1, or none [default: a-2a, with
    /// --attach-data a-3a]
    #[arg(long, value_name = "a-2a|a-3a|none")]
    pub(crate) standard: Option<Standard>,

    /// Attach the data and its pictures to the PDF; `naskah extract` recovers them.
    #[arg(long)]
    pub(crate) attach_data: bool,
}

/// Options that override the data.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct RenderOverrides {
    /// The template: a name, or a folder (a path with a `/`); overrides the data's.
    #[arg(long, value_name = "NAME|DIR")]
    pub(crate) template: Option<String>,

    /// The style: a name, or a `.ron` file; overrides the data's.
    #[arg(long, value_name = "NAME|FILE.ron")]
    pub(crate) style: Option<String>,

    /// A watermark behind the text of every page, such as DRAF; overrides the data's.
    #[arg(long, value_name = "TEXT")]
    pub(crate) watermark: Option<String>,

    /// The text tags by which a signing service finds the signature positions; only for electronically signed
    /// documents.
    #[arg(long, value_enum, value_name = "docuseal|documenso|docusign")]
    pub(crate) tags: Option<Tags>,

    /// The purpose of the file: `emeterai` reserves a box for the electronic duty stamp and checks the file against
    /// the limits of the stamp service.
    #[arg(long, value_enum, value_name = "emeterai")]
    pub(crate) profile: Option<Profile>,
}

/// The text tags of a signing service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tags {
    /// `{{PIHAK-KESATU;type=signature;role=PIHAK KESATU}}`
    #[value(name = "docuseal")]
    DocuSeal,
    /// `{{signature, r1}}`
    #[value(name = "documenso")]
    Documenso,
    /// `/PIHAK-KESATU/`
    #[value(name = "docusign")]
    DocuSign,
}

/// The purpose of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    /// The electronic duty stamp.
    #[value(name = "emeterai")]
    Emeterai,
}

/// The output format of results and messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Human-readable text.
    Text,
    /// Machine-readable output: one JSON object per line.
    Json,
}
