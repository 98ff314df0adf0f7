//! The signing key: from a file, or on a device.

use naskah_diagnostic::{Diagnostic, Result};
use naskah_sign::{Key, Pkcs11Key, Pkcs11Locator, Signer};
use zeroize::Zeroizing;

use crate::{args, codes, input, password};

/// The beginning of an encrypted PEM key.
const LOCKED: &[u8] = b"BEGIN ENCRYPTED";

/// Opens the key that the arguments name.
pub(crate) fn key(args: &args::Sign) -> Result<Box<dyn Signer>> {
    let digest = args.digest.map(Into::into);
    let key = match (&args.p12, &args.key, &args.cert) {
        (Some(path), ..) => {
            let (name, bytes) = input::bytes(path)?;
            let bytes = Zeroizing::new(bytes);
            let password = password::password(&args.password, path)?.unwrap_or_default();
            Key::from_p12(&name, &bytes, &password)?
        }
        (None, Some(key), Some(certificates)) => {
            let (name, bytes) = input::bytes(key)?;
            let bytes = Zeroizing::new(bytes);
            let locked = bytes.windows(LOCKED.len()).any(|it| it == LOCKED);
            let password = if locked { password::password(&args.password, key)? } else { None };
            let (of, certificates) = input::bytes(certificates)?;
            let password = password.as_ref().map(|it| it.as_str());
            Key::from_pem((&name, &bytes), (&of, &certificates), password)?
        }
        _ => {
            let device = device(args)?;
            return Ok(match digest {
                Some(digest) => Box::new(device.with_hash(digest)?),
                None => Box::new(device),
            });
        }
    };
    Ok(match digest {
        Some(digest) => Box::new(key.with_hash(digest)?),
        None => Box::new(key),
    })
}

fn device(args: &args::Sign) -> Result<Pkcs11Key> {
    let Some(module) = &args.pkcs11 else {
        return Err(Diagnostic::error(codes::OPTION_MISSING, "no key is given")
            .help("give --p12, --key with --cert, or --pkcs11; or --prepare, to sign elsewhere")
            .into());
    };
    let pin = password::password(&args.password, module)?;
    let pin = pin.as_ref().map(|it| it.as_str()).filter(|pin| !pin.is_empty());
    let certificates = args.cert.as_deref().map(input::bytes).transpose()?;
    let certificates = certificates.as_ref().map(|(name, bytes)| (&**name, &**bytes));
    let (token, object) = (args.token.as_deref(), args.object.as_deref());
    Ok(Pkcs11Key::open(Pkcs11Locator { module, token, object }, pin, certificates)?)
}
