//! The arguments of `naskah sign` and `naskah verify`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use naskah_sign::Certification;

use crate::moment::Moment;

/// `naskah sign`
#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// The PDF; `-` is standard input. Or a folder, of which every PDF is signed.
    #[arg(value_name = "IN.pdf|DIR")]
    pub(crate) pdf: PathBuf,

    /// The signed PDF; `-` is standard output. For a folder, another one, made where it is missing; what is
    /// there already, signed as a whole by this key, is kept.
    #[arg(short, long, value_name = "OUT.pdf|DIR")]
    pub(crate) output: PathBuf,

    /// How many files of a folder are signed at the same time [default: one for each processor]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// The field, as `naskah fields` names it, such as PIHAK-KESATU.
    #[arg(long, value_name = "NAME", conflicts_with = "embed")]
    pub(crate) field: Option<String>,

    /// The signer's key with its certificates, in PKCS #12 (.p12, .pfx).
    #[arg(long, value_name = "KEY.p12", conflicts_with_all = ["key", "cert", "prepare", "embed"])]
    pub(crate) p12: Option<PathBuf>,

    /// The signer's key, in PEM (PKCS #8, or the older forms of RSA and EC).
    #[arg(long, value_name = "KEY.pem", requires = "cert", conflicts_with_all = ["prepare", "embed"])]
    pub(crate) key: Option<PathBuf>,

    /// The key's certificate and those that vouch for it, in PEM; a device may have them itself.
    #[arg(long, value_name = "CERT.pem", conflicts_with_all = ["prepare", "embed"])]
    pub(crate) cert: Option<PathBuf>,

    /// The signer's key is on a device: the library of PKCS #11 by which it is spoken to.
    #[arg(long, value_name = "MODULE", conflicts_with_all = ["p12", "key", "prepare", "embed"])]
    pub(crate) pkcs11: Option<PathBuf>,

    /// The label of the token with the key, where the device has several.
    #[arg(long, value_name = "LABEL", requires = "pkcs11")]
    pub(crate) token: Option<String>,

    /// The label of the key, where the token has several.
    #[arg(long, value_name = "LABEL", requires = "pkcs11")]
    pub(crate) object: Option<String>,

    #[command(flatten)]
    pub(crate) password: Password,

    /// The digest that is signed [default: sha256; on an elliptic curve, that of its size]
    #[arg(long, value_enum, conflicts_with = "embed")]
    pub(crate) digest: Option<Digest>,

    /// When it is signed, such as 2021-09-21T10:00:00+08:00 [default: SOURCE_DATE_EPOCH, or now]
    #[arg(long, value_name = "TIME", conflicts_with = "embed")]
    pub(crate) time: Option<Moment>,

    /// The name that the field shows [default: the certificate's; with --prepare, it shows none]
    #[arg(long, value_name = "NAME", conflicts_with = "embed")]
    pub(crate) name: Option<String>,

    /// A picture that the field shows beside the text or above it, such as a scanned signature: PNG or JPEG.
    #[arg(long, value_name = "PICTURE", conflicts_with = "embed")]
    pub(crate) picture: Option<PathBuf>,

    /// What a QR code says that the field shows left of all else, such as a link.
    #[arg(long, value_name = "TEXT", conflicts_with = "embed")]
    pub(crate) qr: Option<String>,

    /// Let the field look as it did.
    #[arg(long, conflicts_with_all = ["embed", "name", "picture", "qr"])]
    pub(crate) no_appearance: bool,

    /// Why it is signed.
    #[arg(long, value_name = "TEXT", conflicts_with = "embed")]
    pub(crate) reason: Option<String>,

    /// Where it is signed.
    #[arg(long, value_name = "TEXT", conflicts_with = "embed")]
    pub(crate) location: Option<String>,

    /// Certify the document: say what may still be done with it. Only the first signer can.
    #[arg(long, value_enum, value_name = "PERMITTED", conflicts_with = "embed")]
    pub(crate) certify: Option<Permitted>,

    /// Fields in which nobody may sign any more, or `all`; may be given several times.
    #[arg(long, value_name = "NAME|all", conflicts_with = "embed")]
    pub(crate) lock: Vec<String>,

    /// Stamp the signature with the time of an authority at this address (RFC 3161): it then counts for as
    /// long as the authority's does.
    #[arg(long, value_name = "URL", conflicts_with = "prepare")]
    pub(crate) tsa: Option<String>,

    /// Put into the PDF what all its signatures are verified by, asked of who issued the certificates: they
    /// can then be verified when nobody answers any more.
    #[arg(long, requires = "tsa")]
    pub(crate) long_term: bool,

    /// With --long-term: certificates in PEM, of those who issued what the key does not have with it; may be
    /// given several times.
    #[arg(long, value_name = "ROOT.pem", requires = "long_term")]
    pub(crate) trust: Vec<PathBuf>,

    /// Only make room for a signature that is made elsewhere, and tell the digest to sign.
    #[arg(long, conflicts_with = "embed")]
    pub(crate) prepare: bool,

    /// Put a signature that was made elsewhere, a CMS message in DER, into a PDF of --prepare.
    #[arg(long, value_name = "MESSAGE.p7s")]
    pub(crate) embed: Option<PathBuf>,
}

/// `naskah verify`
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// The PDF; `-` is standard input.
    #[arg(value_name = "IN.pdf")]
    pub(crate) pdf: PathBuf,

    /// Certificates in PEM that are trusted, and all for whom they vouch; may be given several times.
    #[arg(long, value_name = "ROOT.pem")]
    pub(crate) trust: Vec<PathBuf>,

    /// Somebody who has to have signed, by the name in the certificate; may be given several times. Without it,
    /// nobody notices that the last signatures were cut off.
    #[arg(long, value_name = "NAME")]
    pub(crate) expect: Vec<String>,

    /// A field that has to be signed, by whomever; may be given several times.
    #[arg(long, value_name = "FIELD")]
    pub(crate) expect_field: Vec<String>,

    /// Judge as if it were then, such as 2021-09-21T10:00:00+08:00 [default: SOURCE_DATE_EPOCH, or now]
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<Moment>,
}

/// Where the password of a key is; without either, it is asked for at the terminal.
#[derive(Debug, Args)]
pub(crate) struct Password {
    /// A file whose first line is the password of the key, or the PIN of the device.
    #[arg(long, value_name = "FILE", conflicts_with = "password_env")]
    pub(crate) password_file: Option<PathBuf>,

    /// The variable of the environment that holds the password or the PIN.
    #[arg(long, value_name = "VARIABLE")]
    pub(crate) password_env: Option<String>,
}

/// How the signed bytes are made into a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Digest {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

/// What may still be done with a certified document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Permitted {
    /// Nothing, and nobody else can sign.
    Nothing,
    /// Fields may be filled in and signed.
    Forms,
    /// The same, and notes may be put on the pages.
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
