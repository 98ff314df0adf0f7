//! Passwords: from a file, the environment or the prompt, never from the command line, which others see.

use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;

use naskah::diagnostic::Diagnostic;
use zeroize::Zeroizing;

use crate::args;
use crate::failure::Failure;
use crate::input;

/// The password for a file of keys; it is wiped when it goes. Nothing when there is none to be had.
pub(crate) fn password(
    args: &args::Password,
    of: &Path,
) -> Result<Option<Zeroizing<String>>, Failure> {
    if let Some(path) = &args.password_file {
        let (name, bytes) = input::bytes(path)?;
        let bytes = Zeroizing::new(bytes);
        let line = bytes.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
        let Ok(line) = str::from_utf8(line) else {
            return Err(Diagnostic::uncoded_error(format!(
                "the password in `{name}` is not UTF-8"
            ))
            .into());
        };
        return Ok(Some(Zeroizing::new(line.to_owned())));
    }
    if let Some(variable) = &args.password_env {
        return match env::var(variable) {
            Ok(password) => Ok(Some(Zeroizing::new(password))),
            Err(_) => Err(Failure::usage(
                Diagnostic::uncoded_error(format!("the environment has no password `{variable}`"))
                    .help("set the variable, or give the password in a file or at the prompt"),
            )),
        };
    }
    if !io::stdin().is_terminal() {
        return Ok(None);
    }
    let password = rpassword::prompt_password(format!("password of `{}`: ", of.display()));
    match password {
        Ok(password) => Ok(Some(Zeroizing::new(password))),
        Err(error) => Err(Failure::system("ask for the password of", of, &error)),
    }
}
