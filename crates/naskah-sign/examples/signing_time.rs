//! Signs again and again in one process, for `benches/signing/run`: a field of a file each time, or without a file
//! only what a key signs in the end.
//!
//! `signing_time KEY.pem CERT.pem HOW-MANY [IN.pdf FIELD]`

use std::error::Error;
use std::{env, fs};

use jiff::Timestamp;
use jiff::tz::Offset;
use naskah_sign::{Key, Request, Shown, Signer, sign};

/// Many documents are made of very many small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [key, certificates, count, file @ ..] = arguments.as_slice() else {
        return Err("wanted: KEY.pem CERT.pem HOW-MANY [IN.pdf FIELD]".into());
    };
    let key =
        Key::from_pem((key, &fs::read(key)?), (certificates, &fs::read(certificates)?), None)?;
    let count: usize = count.parse()?;
    let [name, field] = file else {
        for number in 0..count {
            key.sign(&number.to_be_bytes())?;
        }
        return Ok(());
    };
    let pdf = fs::read(name)?;
    let request = Request {
        field: field.clone(),
        time: Timestamp::UNIX_EPOCH,
        offset: Offset::UTC,
        reason: Some("Menyetujui isi perjanjian".into()),
        location: None,
        certification: None,
        lock: None,
        shown: Some(Shown::new(key.name())),
    };
    for _ in 0..count {
        sign(name, &pdf, &request, &key, None)?;
    }
    Ok(())
}
