//! `naskah sign`: fills a signature field of a file, or of every file of a folder.

mod folder;

use std::path::Path;

use naskah::diagnostic::Diagnostic;
use naskah::picture;
use naskah_sign::{Hash, Key, Prepared, Request, Shown};
use zeroize::Zeroizing;

use crate::args;
use crate::failure::{Failure, Status};
use crate::input::{self, is_standard};
use crate::moment::Moment;
use crate::output;
use crate::report::Reporter;
use crate::secret;

pub(crate) use self::folder::{State, Tally};

pub(crate) fn sign(args: &args::Sign, reporter: &Reporter) -> Result<Status, Failure> {
    if args.pdf.is_dir() {
        return folder::sign(args, reporter);
    }
    if args.jobs.is_some() {
        return Err(Failure::usage(
            Diagnostic::error("--jobs is for a folder, and this is one file").help("leave it out"),
        ));
    }
    let (name, pdf) = input::bytes(&args.pdf)?;
    let signed = if let Some(message) = &args.embed {
        let (_, message) = input::bytes(message)?;
        naskah_sign::embed(&name, &pdf, &message)?
    } else {
        let mut request = request(args)?;
        if args.prepare {
            request.shown = shown(args, None)?;
            let hash = args.digest.unwrap_or(args::Digest::Sha256).into();
            let Prepared { pdf, digest, .. } = naskah_sign::prepare(&name, &pdf, &request, hash)?;
            put(&args.output, &pdf, reporter)?;
            return reporter.digest(&digest).map(|()| Status::Well);
        }
        let key = key(args)?;
        request.shown = shown(args, Some(key.name()))?;
        naskah_sign::sign(&name, &pdf, &request, &key)?
    };
    put(&args.output, &signed, reporter)?;
    Ok(Status::Well)
}

fn put(path: &Path, pdf: &[u8], reporter: &Reporter) -> Result<(), Failure> {
    if is_standard(path) {
        return reporter.bytes(pdf);
    }
    output::write(path, pdf)
}

fn request(args: &args::Sign) -> Result<Request, Failure> {
    let Some(field) = args.field.clone() else {
        return Err(Failure::usage(
            Diagnostic::error("no field is named")
                .help("name one with --field: `naskah fields` lists them"),
        ));
    };
    let Moment { time, offset } = match args.time {
        Some(moment) => moment,
        None => Moment::now()?,
    };
    Ok(Request {
        field,
        time,
        offset,
        shown: None,
        reason: args.reason.clone(),
        location: args.location.clone(),
        certification: args.certify.map(Into::into),
    })
}

/// What the field is to show: by that name, where the command gives none.
fn shown(args: &args::Sign, name: Option<String>) -> Result<Option<Shown>, Failure> {
    if args.no_appearance {
        return Ok(None);
    }
    let Some(name) = args.name.clone().or(name) else {
        if args.picture.is_none() && args.qr.is_none() {
            return Ok(None);
        }
        return Err(Failure::usage(
            Diagnostic::error(
                "with --prepare, nobody is known whose name goes with the picture or code",
            )
            .help("name the signer with --name"),
        ));
    };
    let mut shown = Shown::new(name);
    if let Some(path) = &args.picture {
        shown = shown.with_picture(picture::read(&path.display().to_string(), None)?);
    }
    if let Some(text) = &args.qr {
        shown = shown.with_code(text)?;
    }
    Ok(Some(shown))
}

fn key(args: &args::Sign) -> Result<Key, Failure> {
    let key = match (&args.p12, &args.key, &args.cert) {
        (Some(path), ..) => {
            let (name, bytes) = input::bytes(path)?;
            let bytes = Zeroizing::new(bytes);
            let password = secret::password(&args.password, path)?.unwrap_or_default();
            Key::from_p12(&name, &bytes, &password)?
        }
        (None, Some(key), Some(certificates)) => {
            let (name, bytes) = input::bytes(key)?;
            let bytes = Zeroizing::new(bytes);
            let locked = bytes.windows(LOCKED.len()).any(|it| it == LOCKED);
            let password = if locked { secret::password(&args.password, key)? } else { None };
            let (of, certificates) = input::bytes(certificates)?;
            let password = password.as_ref().map(|it| it.as_str());
            Key::from_pem((&name, &bytes), (&of, &certificates), password)?
        }
        _ => {
            return Err(Failure::usage(
                Diagnostic::error("no key is given")
                    .help("give --p12, or --key with --cert; or --prepare, to sign elsewhere"),
            ));
        }
    };
    Ok(match args.digest {
        Some(digest) => key.with_hash(digest.into())?,
        None => key,
    })
}

/// How a key in PEM begins that needs a password.
const LOCKED: &[u8] = b"BEGIN ENCRYPTED";

impl From<args::Digest> for Hash {
    fn from(digest: args::Digest) -> Self {
        match digest {
            args::Digest::Sha256 => Self::Sha256,
            args::Digest::Sha384 => Self::Sha384,
            args::Digest::Sha512 => Self::Sha512,
        }
    }
}
