//! Results on standard output, messages on standard error, as text or JSON.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use naskah_diagnostic::{Diagnostic, Renderer, Result};
use serde::Serialize;

use crate::args::Format;
use crate::exit_status::{Failure, Status};
use crate::progress::Progress;

/// Writes results and messages in one form.
#[derive(Debug)]
pub(crate) struct Reporter {
    format: Format,
    renderer: Renderer,
}

impl Reporter {
    /// Uses colours only on a terminal, and not where NO_COLOR is set.
    pub(crate) fn new(format: Format) -> Self {
        let plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colours = io::stderr().is_terminal() && !plain;
        let renderer = if colours { Renderer::coloured() } else { Renderer::plain() };
        Self { format, renderer }
    }

    /// Writes a message for each diagnostic.
    pub(crate) fn diagnostics<'a>(&self, found: impl IntoIterator<Item = &'a Diagnostic>) {
        for diagnostic in found {
            self.message(diagnostic, || format!("{}\n", self.renderer.render(diagnostic)));
        }
    }

    /// Writes the messages of a failure; gives its status.
    pub(crate) fn failure(&self, failure: &Failure) -> Status {
        match failure {
            Failure::Errors(errors) => self.diagnostics(errors),
            Failure::Closed => {}
        }
        failure.status()
    }

    /// Writes a message: the value in JSON, or the text.
    pub(crate) fn message(&self, value: &impl Serialize, text: impl FnOnce() -> String) {
        // An error here could only be reported to where this message was to go.
        let _ = writeln!(io::stderr(), "{}", self.line(value, text));
    }

    /// Writes a line about a result: the value in JSON, or the text. The command goes on if nobody reads it.
    ///
    /// # Errors
    /// Those of the system, such as a full disk behind standard output.
    pub(crate) fn result(
        &self,
        value: &impl Serialize,
        text: impl FnOnce() -> String,
    ) -> Result<()> {
        match write(format!("{}\n", self.line(value, text)).as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(unwritten(&error).into())
            }
            _ => Ok(()),
        }
    }

    /// Writes the result itself, such as a PDF, to standard output.
    ///
    /// # Errors
    /// Those of the system; a reader that closed standard output.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> std::result::Result<(), Failure> {
        match write(bytes) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::Closed),
            Err(error) => Err(unwritten(&error).into()),
        }
    }

    /// The progress of work on that many items, on a terminal. `total` is called only if it is shown, because
    /// it may read a table once more.
    pub(crate) fn progress(&self, total: impl FnOnce() -> Option<usize>) -> Progress {
        let shown = self.format == Format::Text && io::stderr().is_terminal();
        Progress::new(if shown { total() } else { None }, shown)
    }

    fn line(&self, value: &impl Serialize, text: impl FnOnce() -> String) -> String {
        match self.format {
            Format::Text => text(),
            // Only strings, numbers and lists of them, whose serialisation cannot fail.
            Format::Json => serde_json::to_string(value).unwrap_or_default(),
        }
    }
}

fn write(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes).and_then(|()| stdout.flush())
}

fn unwritten(error: &io::Error) -> Diagnostic {
    Diagnostic::io("write", Path::new("<stdout>"), error)
}
