//! `naskah sign`: signs a field of a PDF, or of every PDF in a folder.

mod folder;
mod http;
mod key;

use std::path::Path;

use naskah::picture;
use naskah_batch::output;
use naskah_diagnostic::{Diagnostic, Errors};
use naskah_sign::{Authority, Criteria, Hash, Lock, Prepared, Request, Shown};
use serde::Serialize;

use self::http::Http;
use super::verify::criteria;
use crate::exit_status::{Failure, Status};
use crate::input::{self, is_standard};
use crate::reporter::Reporter;
use crate::signing_time::SigningTime;
use crate::{args, codes};

/// A digest in JSON.
#[derive(Serialize)]
struct DigestJson<'a> {
    digest: &'a str,
}

pub(crate) fn sign(args: &args::Sign, reporter: &Reporter) -> Result<Status, Failure> {
    if args.pdf.is_dir() {
        return folder::sign(args, reporter);
    }
    if args.jobs.is_some() {
        return Err(Diagnostic::error(codes::OPTIONS_CONFLICT, "--jobs goes with a folder only")
            .help("leave it out")
            .into());
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
            let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            reporter.result(&DigestJson { digest: &digest }, || digest.clone())?;
            return Ok(Status::Success);
        }
        let key = key::key(args)?;
        request.appearance = shown(args, Some(key.name()))?;
        let authority = authority(args, &http);
        naskah_sign::sign(&name, &pdf, &request, &*key, authority)?
    };
    let criteria = criteria(SigningTime::now()?, &args.trust)?;
    put(&args.output, &lasting(args, &name, signed, &criteria, &http)?, reporter)?;
    Ok(Status::Success)
}

/// The time-stamp authority, if one is asked for.
fn authority<'a>(args: &'a args::Sign, http: &'a Http) -> Option<Authority<'a>> {
    args.tsa.as_deref().map(|url| Authority::new(url, http))
}

/// The signed PDF; with certificates and revocation information, if they are asked for.
fn lasting(
    args: &args::Sign,
    name: &str,
    signed: Vec<u8>,
    criteria: &Criteria,
    http: &Http,
) -> Result<Vec<u8>, Errors> {
    if !args.long_term {
        return Ok(signed);
    }
    Ok(naskah_sign::extend(name, &signed, criteria, http)?)
}

fn put(path: &Path, pdf: &[u8], reporter: &Reporter) -> Result<(), Failure> {
    if is_standard(path) {
        return reporter.bytes(pdf);
    }
    Ok(output::write(path, pdf)?)
}

fn request(args: &args::Sign) -> Result<Request, Errors> {
    let Some(field) = args.field.clone() else {
        return Err(Diagnostic::error(codes::OPTION_MISSING, "no field is given")
            .help("name one with --field; `naskah fields` lists them")
            .into());
    };
    let SigningTime { time, offset } = match args.time {
        Some(time) => time,
        None => SigningTime::now()?,
    };
    let mut request = Request::new(field, time).offset(offset);
    request.reason.clone_from(&args.reason);
    request.location.clone_from(&args.location);
    request.certification = args.certify.map(Into::into);
    request.lock = lock(&args.lock);
    Ok(request)
}

/// What the field shows: the name in the arguments, or else this one.
fn shown(args: &args::Sign, name: Option<String>) -> Result<Option<Shown>, Errors> {
    if args.no_appearance {
        return Ok(None);
    }
    let Some(name) = args.name.clone().or(name) else {
        if args.picture.is_none() && args.qr.is_none() {
            return Ok(None);
        }
        let message = "with --prepare, the signer's name is unknown, which --picture and --qr need";
        return Err(Diagnostic::error(codes::OPTION_MISSING, message)
            .help("name the signer with --name")
            .into());
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
