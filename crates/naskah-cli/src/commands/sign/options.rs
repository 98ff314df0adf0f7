//! What the arguments of `naskah sign` ask for, as naskah-sign takes it.

use naskah::picture;
use naskah_diagnostic::{Diagnostic, Errors};
use naskah_sign::{AppearanceSpec, Authority, Criteria, Hash, Lock, Request};

use super::http::Http;
use crate::signing_time::SigningTime;
use crate::{args, codes};

/// The time-stamp authority, if one is asked for.
pub(super) fn authority<'a>(args: &'a args::Sign, http: &'a Http) -> Option<Authority<'a>> {
    args.tsa.as_deref().map(|url| Authority::new(url, http))
}

/// The signed PDF; with certificates and revocation information, if they are asked for.
pub(super) fn lasting(
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

pub(super) fn request(args: &args::Sign) -> Result<Request, Errors> {
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
pub(super) fn shown(
    args: &args::Sign,
    name: Option<String>,
) -> Result<Option<AppearanceSpec>, Errors> {
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
    let mut shown = AppearanceSpec::new(name);
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
