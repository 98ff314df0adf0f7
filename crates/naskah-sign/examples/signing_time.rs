//! Signs again and again in one process, for `benches/signing/run`: a field of a file each time, or without a
//! file only what a key signs in the end.
//!
//! `signing_time KEY.pem CERT.pem HOW-MANY [IN.pdf FIELD]`

use std::error::Error;
use std::{env, fs};

use naskah_sign::{AppearanceSpec, Key, Request, Signer, Timestamp, sign};

/// Documents consist of many small allocations.
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
    let request = Request::new(field, Timestamp::UNIX_EPOCH)
        .reason("Menyetujui isi perjanjian")
        .appearance(AppearanceSpec::new(key.name()));
    for _ in 0..count {
        sign(name, &pdf, &request, &key, None)?;
    }
    Ok(())
}
