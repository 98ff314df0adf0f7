//! Passwords: from a file, the environment or the terminal, never from the command line, which other users
//! can see.

use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;

use naskah_diagnostic::{Diagnostic, Result};
use zeroize::Zeroizing;

use crate::{args, codes, input};

/// The password of a key file or device, wiped when dropped; none where nothing gives one.
pub(crate) fn password(args: &args::Password, of: &Path) -> Result<Option<Zeroizing<String>>> {
    if let Some(path) = &args.password_file {
        let (name, bytes) = input::bytes(path)?;
        let bytes = Zeroizing::new(bytes);
        // Editors on Windows may begin a file with a byte order mark.
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let line = text.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
        let Ok(line) = str::from_utf8(line) else {
            let message = format!("the password in `{name}` is not UTF-8");
            return Err(Diagnostic::error(codes::PASSWORD_NOT_UTF8, message).into());
        };
        return Ok(Some(Zeroizing::new(line.to_owned())));
    }
    if let Some(variable) = &args.password_env {
        return match env::var(variable) {
            Ok(password) => Ok(Some(Zeroizing::new(password))),
            Err(_) => {
                let message = format!("the environment variable `{variable}` is not set");
                Err(Diagnostic::error(codes::PASSWORD_NOT_SET, message)
                    .help("set it, or give the password in a file or at the prompt")
                    .into())
            }
        };
    }
    if !io::stdin().is_terminal() {
        return Ok(None);
    }
    let password = rpassword::prompt_password(format!("password of `{}`: ", of.display()));
    match password {
        Ok(password) => Ok(Some(Zeroizing::new(password))),
        Err(error) => Err(Diagnostic::io("ask for the password of", of, &error).into()),
    }
}
