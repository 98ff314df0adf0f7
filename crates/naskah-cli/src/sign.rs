//! `naskah sign`: fills a signature field of a file, or of every file of a folder.

mod folder;

use std::path::Path;

use naskah::diagnostic::Diagnostic;
use naskah::picture;
use naskah_sign::{Authority, Criteria, Hash, Lock, Prepared, Request, Shown};

use crate::args;
use crate::failure::{Failure, Status};
use crate::http::Http;
use crate::input::{self, is_standard};
use crate::key;
use crate::moment::Moment;
use crate::output;
use crate::report::Reporter;
use crate::verify::criteria;

pub(crate) use self::folder::{State, Tally};

pub(crate) fn sign(args: &args::Sign, reporter: &Reporter) -> Result<Status, Failure> {
    if args.pdf.is_dir() {
        return folder::sign(args, reporter);
    }
    if args.jobs.is_some() {
        return Err(Failure::usage(
            Diagnostic::uncoded_error("--jobs is for a folder, and this is one file")
                .help("leave it out"),
        ));
    }
    let (name, pdf) = input::bytes(&args.pdf)?;
    let http = Http::new();
    let signed = if let Some(message) = &args.embed {
        let (_, message) = input::bytes(message)?;
        naskah_sign::embed(&name, &pdf, &message, authority(args, &http))?
    } else {
        let mut request = request(args)?;
        if args.prepare {
            request.appearance = shown(args, None)?;
            let hash = args.digest.unwrap_or(args::Digest::Sha256).into();
            let Prepared { pdf, digest, .. } = naskah_sign::prepare(&name, &pdf, &request, hash)?;
            put(&args.output, &pdf, reporter)?;
            return reporter.digest(&digest).map(|()| Status::Well);
        }
        let key = key::key(args)?;
        request.appearance = shown(args, Some(key.name()))?;
        let authority = authority(args, &http);
        naskah_sign::sign(&name, &pdf, &request, &*key, authority)?
    };
    let criteria = criteria(Moment::now()?, &args.trust)?;
    put(&args.output, &lasting(args, &name, signed, &criteria, &http)?, reporter)?;
    Ok(Status::Well)
}

/// Who stamps the time, if anybody is to.
fn authority<'a>(args: &'a args::Sign, http: &'a Http) -> Option<Authority<'a>> {
    args.tsa.as_deref().map(|url| Authority::new(url, http))
}

/// The signed file with all that its signatures are verified by, if that is asked for.
fn lasting(
    args: &args::Sign,
    name: &str,
    signed: Vec<u8>,
    criteria: &Criteria,
    http: &Http,
) -> Result<Vec<u8>, Failure> {
    if !args.long_term {
        return Ok(signed);
    }
    Ok(naskah_sign::extend(name, &signed, criteria, http)?)
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
            Diagnostic::uncoded_error("no field is named")
                .help("name one with --field: `naskah fields` lists them"),
        ));
    };
    let Moment { time, offset } = match args.time {
        Some(moment) => moment,
        None => Moment::now()?,
    };
    let mut request = Request::new(field, time).offset(offset);
    request.reason.clone_from(&args.reason);
    request.location.clone_from(&args.location);
    request.certification = args.certify.map(Into::into);
    request.lock = lock(&args.lock);
    Ok(request)
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
            Diagnostic::uncoded_error(
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

fn lock(names: &[String]) -> Option<Lock> {
    match names {
        [] => None,
        names if names.iter().any(|name| name == "all") => Some(Lock::All),
        names => Some(Lock::Fields(names.to_vec())),
    }
}

impl From<args::Digest> for Hash {
    fn from(digest: args::Digest) -> Self {
        match digest {
            args::Digest::Sha256 => Self::Sha256,
            args::Digest::Sha384 => Self::Sha384,
            args::Digest::Sha512 => Self::Sha512,
        }
    }
}
