//! `naskah sign`: signs a field of a PDF, or of every PDF in a folder.

mod folder;
mod http;
mod key;
mod options;

use std::path::Path;

use naskah_batch::output;
use naskah_diagnostic::Diagnostic;
use naskah_sign::Prepared;
use serde::Serialize;

use self::http::Http;
use self::options::{authority, lasting, request, shown};
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
            let digest = hex::encode(digest);
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

fn put(path: &Path, pdf: &[u8], reporter: &Reporter) -> Result<(), Failure> {
    if is_standard(path) {
        return reporter.bytes(pdf);
    }
    Ok(output::write(path, pdf)?)
}
