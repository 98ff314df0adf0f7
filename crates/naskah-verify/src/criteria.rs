//! What signatures are verified against.

use jiff::Timestamp;
use naskah_diagnostic::{Diagnostic, Result};

use crate::cms::Certificate;
use crate::report::Expected;
use crate::{codes, pem};

/// What signatures are verified against: trusted certificates, a time, and the signatures that must exist.
///
/// ```no_run
/// use naskah_verify::{Criteria, Expected, Timestamp};
///
/// let mut criteria = Criteria::new(Timestamp::now());
/// criteria.trust("root.pem", &std::fs::read("root.pem")?)?;
/// criteria.expect(Expected::Field("PIHAK-KEDUA".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Criteria {
    roots: Vec<Certificate>,
    time: Timestamp,
    expected: Vec<Expected>,
}

impl Criteria {
    /// Criteria that trust nobody and expect nothing. Certificates are validated at `time`, unless a time
    /// stamp proves an earlier one.
    pub fn new(time: Timestamp) -> Self {
        Self { roots: Vec::new(), time, expected: Vec::new() }
    }

    /// Trusts the certificates of a PEM file and everything issued under them; `name` is the file's, for
    /// messages.
    ///
    /// # Errors
    /// No certificates, or one that cannot be read.
    pub fn trust(&mut self, name: &str, pem: &[u8]) -> Result<()> {
        for der in pem::certificates(name, pem)? {
            self.roots.push(Certificate::read(&der).map_err(|_| {
                let message = format!("a certificate in `{name}` cannot be read");
                Diagnostic::error(codes::CERTIFICATE_UNREADABLE, message)
            })?);
        }
        Ok(())
    }

    /// Requires a valid signature of somebody or in a field. Nothing else reveals that the last signatures
    /// of a file were cut off.
    pub fn expect(&mut self, expected: Expected) {
        self.expected.push(expected);
    }

    /// The trusted certificates.
    pub fn roots(&self) -> &[Certificate] {
        &self.roots
    }

    /// The time at which certificates are validated.
    pub fn time(&self) -> Timestamp {
        self.time
    }

    pub(crate) fn expected(&self) -> &[Expected] {
        &self.expected
    }
}
