//! Every argument of the command; the comments are its help.

mod signing;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use naskah::pdf::Standard;

use crate::batch::Asked;
use crate::originals::Original;

pub(crate) use self::signing::{Digest, Password, Sign, Verify};

/// Official Indonesian agreements as PDF, from data.
///
/// Results go to standard output, messages to standard error. The exit status is 0 when all is
/// well, 1 when the input is at fault, 2 when the command is used wrongly, 3 when the machine
/// failed and trying again may help, 130 after Ctrl-C, and 141 when nobody reads an archive any more.
///
/// A PDF bears the day of signing as its date; or, where the environment sets SOURCE_DATE_EPOCH, that
/// moment, in seconds since 1970.
#[derive(Debug, Parser)]
#[command(name = "naskah", version, propagate_version = true)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,

    /// How results and messages are written: for people, or one JSON object a line.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    pub(crate) format: Format,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make one PDF from the data of one agreement.
    Render(Render),
    /// Make one PDF for each entry of a batch.
    Batch(Batch),
    /// Work with the manifests of batches.
    #[command(subcommand)]
    Manifest(Manifest),
    /// Say what is wrong with agreements and batches, without writing anything.
    Check(Check),
    /// Take the data out of a PDF that was made with --attach-data.
    Extract(Extract),
    /// List the signature fields of a PDF, a line each.
    Fields(Fields),
    /// Sign a field of a PDF; what was there stays bit by bit in front of what is appended.
    Sign(Box<Sign>),
    /// Judge every signature of a PDF, whoever made it; the exit status is 1 unless all are valid.
    Verify(Verify),
}

/// `naskah render`
#[derive(Debug, Args)]
pub(crate) struct Render {
    /// The agreement's data, in RON; `-` is standard input.
    #[arg(value_name = "DATA.ron")]
    pub(crate) data: PathBuf,

    /// The PDF; `-` is standard output [default: the data's name with .pdf, in this folder]
    #[arg(short, long, value_name = "OUT.pdf")]
    pub(crate) output: Option<PathBuf>,

    /// Print the original of that number, or each to a file of its own, OUT-rangkap-1.pdf and so on;
    /// with its label, and a meterai only for the one who signs over it.
    #[arg(long, value_name = "N|all")]
    pub(crate) original: Option<Original>,

    /// Write where the document is signed to this file, in JSON: each place's name, page and rectangle,
    /// whether or not there is a field; `-` is standard output.
    #[arg(long, value_name = "FILE.json")]
    pub(crate) fields_json: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) look: Look,

    #[command(flatten)]
    pub(crate) filing: Filing,
}

/// `naskah batch`
#[derive(Debug, Args)]
pub(crate) struct Batch {
    /// The batch, in RON; `-` is standard input.
    #[arg(value_name = "BATCH.ron")]
    pub(crate) data: PathBuf,

    /// The folder for the PDFs, each named by its entry's id; made where it is missing. Where that is built in, a place in
    /// a store of objects, which the environment says how to open, as for other programs (AWS_ACCESS_KEY_ID …).
    #[arg(short, long, value_name = "DIR|s3://BUCKET/PREFIX", conflicts_with = "tar")]
    pub(crate) output: Option<PathBuf>,

    /// A tar archive for the PDFs instead, in the order of the data, and the manifest at its end; `-` is standard output.
    #[arg(long, value_name = "OUT.tar")]
    pub(crate) tar: Option<PathBuf>,

    /// Print the original of that number, or each, to ID-rangkap-1.pdf and so on; with its label, and
    /// a meterai only for the one who signs over it.
    #[arg(long, value_name = "N|all")]
    pub(crate) original: Option<Original>,

    /// Write beside each PDF, to ID.json, where it is signed, as `naskah render --fields-json` does.
    #[arg(long)]
    pub(crate) fields_json: bool,

    #[command(flatten)]
    pub(crate) look: Look,

    #[command(flatten)]
    pub(crate) filing: Filing,

    /// How many documents are made at the same time [default: one for each processor]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// Make only the entry with this id; may be given several times.
    #[arg(long, value_name = "ID")]
    pub(crate) only: Vec<String>,

    /// Rows to make agreements of, each laid over what the batch shares: .csv, .xlsx or .ndjson, whose headings are
    /// paths of fields, such as `parties.2.name`, or .ron, a list of entries; `-` is JSON lines on standard input.
    #[arg(long, value_name = "ROWS")]
    pub(crate) rows: Option<PathBuf>,

    /// Keep what the manifest says was made of the same data and stands there whole; make the rest.
    #[arg(long)]
    pub(crate) resume: bool,

    /// Make one part of several, such as 2/8: `auto` takes the number that Kubernetes (with `auto/N`), AWS Batch or
    /// Slurm gives.
    #[arg(long, value_name = "I/N|auto|auto/N")]
    pub(crate) shard: Option<Asked>,

    /// Put all documents into this PDF as well, for the printer: in the order of the data, with a bookmark and page
    /// labels for each, without fields; PDF/A-2b. A batch that is not complete makes none.
    #[arg(long, value_name = "ALL.pdf")]
    pub(crate) merge: Option<PathBuf>,

    /// Write a table of all documents to this PDF: number, parties, date, pages, and the file with its SHA-256.
    #[arg(long, value_name = "RECAP.pdf")]
    pub(crate) recap: Option<PathBuf>,

    /// Begin no further document once one has failed.
    #[arg(long)]
    pub(crate) fail_fast: bool,
}

/// `naskah manifest`
#[derive(Debug, Subcommand)]
pub(crate) enum Manifest {
    /// Make one manifest of those of the parts of a batch, in the order of the files' names.
    Merge {
        /// The manifests of the parts.
        #[arg(value_name = "PART.jsonl", required = true)]
        manifests: Vec<PathBuf>,

        /// The manifest of the whole; `-` is standard output.
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

    /// Check a batch with these rows, as `naskah batch --rows` would make them.
    #[arg(long, value_name = "ROWS")]
    pub(crate) rows: Option<PathBuf>,
}

/// `naskah extract`
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// The PDF, perhaps signed since; `-` is standard input.
    #[arg(value_name = "IN.pdf")]
    pub(crate) pdf: PathBuf,

    /// The folder for the data, `agreement.ron`, and its pictures; or, for the data alone, a file that
    /// ends in `.ron`, or `-` for standard output [default: the PDF's name without .pdf, in this folder]
    #[arg(short, long, value_name = "DIR|OUT.ron")]
    pub(crate) output: Option<PathBuf>,
}

/// `naskah fields`
#[derive(Debug, Args)]
pub(crate) struct Fields {
    /// The PDF, whoever made it; `-` is standard input.
    #[arg(value_name = "IN.pdf")]
    pub(crate) pdf: PathBuf,
}

/// What kind of file is made.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Filing {
    /// What the PDF claims to be: PDF/A-2a or PDF/A-3a, each with PDF/UA-1, or neither [default: a-2a,
    /// with --attach-data a-3a]
    #[arg(long, value_name = "a-2a|a-3a|none")]
    pub(crate) standard: Option<Standard>,

    /// Put the data and its pictures into the PDF, from which `naskah extract` takes them.
    #[arg(long)]
    pub(crate) attach_data: bool,
}

/// What is set from outside the data.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Look {
    /// The template: a name, or a folder (a path with a `/`); instead of the data's.
    #[arg(long, value_name = "NAME|DIR")]
    pub(crate) template: Option<String>,

    /// The style: a name, or a file that ends in `.ron`; instead of the data's.
    #[arg(long, value_name = "NAME|FILE.ron")]
    pub(crate) style: Option<String>,

    /// A word behind the text of every page, such as DRAF; instead of the data's.
    #[arg(long, value_name = "TEXT")]
    pub(crate) watermark: Option<String>,

    /// Text tags in the rooms to sign, by which another service finds them; for what is signed
    /// electronically.
    #[arg(long, value_enum, value_name = "docuseal|documenso|docusign")]
    pub(crate) tags: Option<Tags>,

    /// What the file is made for: `emeterai` keeps a box for the electronic duty stamp and holds the file to
    /// what its service takes.
    #[arg(long, value_enum, value_name = "emeterai")]
    pub(crate) profile: Option<Profile>,
}

/// How a service writes its text tags.
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

/// What a file is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    /// The electronic duty stamp.
    #[value(name = "emeterai")]
    Emeterai,
}

/// Who reads what the command writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}
