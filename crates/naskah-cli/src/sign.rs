//! `naskah sign`: fills a signature field.

use std::path::Path;

use naskah::diagnostic::Diagnostic;
use naskah_sign::{Authority, Hash, Lock, Prepared, Request};

use crate::args;
use crate::failure::{Failure, Status};
use crate::http::Http;
use crate::input::{self, is_standard};
use crate::key;
use crate::moment::Moment;
use crate::output;
use crate::report::Reporter;
use crate::verify::criteria;

pub(crate) fn sign(args: &args::Sign, reporter: &Reporter) -> Result<Status, Failure> {
    let (name, pdf) = input::bytes(&args.pdf)?;
    let http = Http::new();
    let authority = args.tsa.as_deref().map(|url| Authority { url, transport: &http });
    let failure = |errors| http.failure(errors);
    let mut signed = if let Some(message) = &args.embed {
        let (_, message) = input::bytes(message)?;
        naskah_sign::embed(&name, &pdf, &message, authority).map_err(failure)?
    } else {
        let mut request = request(args)?;
        if args.prepare {
            let hash = args.digest.unwrap_or(args::Digest::Sha256).into();
            let Prepared { pdf, digest, .. } = naskah_sign::prepare(&name, &pdf, &request, hash)?;
            put(&args.output, &pdf, reporter)?;
            return reporter.digest(&digest).map(|()| Status::Well);
        }
        let key = key::key(args)?;
        if !args.no_appearance {
            request.shown.get_or_insert_with(|| key.name());
        }
        naskah_sign::sign(&name, &pdf, &request, &*key, authority).map_err(failure)?
    };
    if args.long_term {
        let criteria = criteria(Moment::now()?, &args.trust)?;
        signed = naskah_sign::extend(&name, &signed, &criteria, &http).map_err(failure)?;
    }
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
        shown: args.name.clone(),
        reason: args.reason.clone(),
        location: args.location.clone(),
        certification: args.certify.map(Into::into),
        lock: lock(&args.lock),
    })
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
