//! The arguments of `naskah sign` and `naskah verify`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use naskah_sign::Certification;

use super::jobs::jobs;
use crate::signing_time::SigningTime;

/// `naskah sign`
#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// The PDF; `-` is standard input. Or a folder: all its PDFs are signed.
    #[arg(value_name = "IN.pdf|DIR")]
    pub(crate) pdf: PathBuf,

    /// The signed PDF; `-` is standard output. For a folder, another folder, created if necessary; existing files
    /// that are complete and signed with this key are kept.
    #[arg(short, long, value_name = "OUT.pdf|DIR")]
    pub(crate) output: PathBuf,

    /// The number of threads for a folder, up to 1024 [default: one for each processor]
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// The field's name, as `naskah fields` lists it, such as PIHAK-KESATU.
    #[arg(long, value_name = "NAME", conflicts_with = "embed")]
    pub(crate) field: Option<String>,

    /// The signer's key with its certificates, in PKCS #12 (.p12, .pfx).
    #[arg(long, value_name = "KEY.p12", conflicts_with_all = ["key", "cert", "prepare", "embed"])]
    pub(crate) p12: Option<PathBuf>,

    /// The signer's key, in PEM (PKCS #8, or the older RSA and EC formats).
    #[arg(long, value_name = "KEY.pem", requires = "cert", conflicts_with_all = ["prepare", "embed"])]
    pub(crate) key: Option<PathBuf>,

    /// The key's certificate and its issuers', in PEM; optional if they are on the device.
    #[arg(long, value_name = "CERT.pem", conflicts_with_all = ["prepare", "embed"])]
    pub(crate) cert: Option<PathBuf>,

    /// The PKCS #11 library of the device that holds the signer's key.
    #[arg(long, value_name = "MODULE", conflicts_with_all = ["p12", "key", "prepare", "embed"])]
    pub(crate) pkcs11: Option<PathBuf>,

    /// The label of the token with the key, if the device has several.
    #[arg(long, value_name = "LABEL", requires = "pkcs11")]
    pub(crate) token: Option<String>,

    /// The label of the key, if the token has several.
    #[arg(long, value_name = "LABEL", requires = "pkcs11")]
    pub(crate) object: Option<String>,

    #[command(flatten)]
    pub(crate) password: Password,

    /// The digest algorithm [default: sha256; for ECDSA, the one of the curve's size]
    #[arg(long, value_enum, conflicts_with = "embed")]
    pub(crate) digest: Option<Digest>,

    /// The signing time, such as 2021-09-21T10:00:00+08:00 [default: SOURCE_DATE_EPOCH, or now]
    #[arg(long, value_name = "TIME", conflicts_with = "embed")]
    pub(crate) time: Option<SigningTime>,

    /// The displayed name [default: the certificate's; none with --prepare]
    #[arg(long, value_name = "NAME", conflicts_with = "embed")]
    pub(crate) name: Option<String>,

    /// A picture displayed beside or above the text, such as a scanned signature: PNG or JPEG.
    #[arg(long, value_name = "PICTURE", conflicts_with = "embed")]
    pub(crate) picture: Option<PathBuf>,

    /// The text of a QR code displayed at the left of the field, such as a link.
    #[arg(long, value_name = "TEXT", conflicts_with = "embed")]
    pub(crate) qr: Option<String>,

    /// Leave the field's appearance unchanged.
    #[arg(long, conflicts_with_all = ["embed", "name", "picture", "qr"])]
    pub(crate) no_appearance: bool,

    /// The reason for signing.
    #[arg(long, value_name = "TEXT", conflicts_with = "embed")]
    pub(crate) reason: Option<String>,

    /// The place of signing.
    #[arg(long, value_name = "TEXT", conflicts_with = "embed")]
    pub(crate) location: Option<String>,

    /// Certify the document and restrict later changes; only for the first signature.
    #[arg(long, value_enum, value_name = "PERMITTED", conflicts_with = "embed")]
    pub(crate) certify: Option<Permitted>,

    /// A field to lock with this signature, or `all`; may be repeated.
    #[arg(long, value_name = "NAME|all", conflicts_with = "embed")]
    pub(crate) lock: Vec<String>,

    /// The URL of a time stamp authority (RFC 3161): the signature stays valid as long as the authority's
    /// certificate.
    #[arg(long, value_name = "URL", conflicts_with = "prepare")]
    pub(crate) tsa: Option<String>,

    /// Add certificates and revocation data for all signatures, fetched from their issuers, so that the PDF can be
    /// verified offline.
    #[arg(long, requires = "tsa")]
    pub(crate) long_term: bool,

    /// With --long-term: additional issuer certificates in PEM; may be repeated.
    #[arg(long, value_name = "ROOT.pem", requires = "long_term")]
    pub(crate) trust: Vec<PathBuf>,

    /// Only reserve space for an external signature, and print the digest to sign.
    #[arg(long, conflicts_with = "embed")]
    pub(crate) prepare: bool,

    /// Insert an external signature, a CMS message in DER, into a PDF from --prepare.
    #[arg(long, value_name = "MESSAGE.p7s")]
    pub(crate) embed: Option<PathBuf>,
}

/// `naskah verify`
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// The PDF; `-` is standard input.
    #[arg(value_name = "IN.pdf")]
    pub(crate) pdf: PathBuf,

    /// Trusted root certificates in PEM; may be repeated.
    #[arg(long, value_name = "ROOT.pem")]
    pub(crate) trust: Vec<PathBuf>,

    /// Require a valid signature whose certificate has this name; may be repeated. Without it, a PDF whose last
    /// signatures were cut off is valid.
    #[arg(long, value_name = "NAME")]
    pub(crate) expect: Vec<String>,

    /// Require a valid signature in this field, by anybody; may be repeated.
    #[arg(long, value_name = "FIELD")]
    pub(crate) expect_field: Vec<String>,

    /// Verify as of this time, such as 2021-09-21T10:00:00+08:00 [default: SOURCE_DATE_EPOCH, or now]
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<SigningTime>,
}

/// The source of a key's password; the default is a prompt on the terminal.
#[derive(Debug, Args)]
pub(crate) struct Password {
    /// A file whose first line is the password of the key or the PIN of the device.
    #[arg(long, value_name = "FILE", conflicts_with = "password_env")]
    pub(crate) password_file: Option<PathBuf>,

    /// The environment variable that contains the password or PIN.
    #[arg(long, value_name = "VARIABLE")]
    pub(crate) password_env: Option<String>,
}

/// The digest algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Digest {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

/// The changes that others may make to a certified document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Permitted {
    /// No changes, not even further signatures.
    Nothing,
    /// Filling in and signing fields.
    Forms,
    /// Filling in and signing fields, and adding annotations.
    Annotations,
}

impl From<Permitted> for Certification {
    fn from(permitted: Permitted) -> Self {
        match permitted {
            Permitted::Nothing => Self::Nothing,
            Permitted::Forms => Self::Forms,
            Permitted::Annotations => Self::Annotations,
        }
    }
}
