//! The codes of this crate's diagnostics. [`ErrorKind`](crate::ErrorKind) groups them.

naskah_diagnostic::codes! {
    /// The file has no signature field of that name, or several.
    FIELD_NOT_FOUND: Input = "field-not-found";
    /// The field has a signature.
    FIELD_ALREADY_SIGNED: Input = "field-already-signed";
    /// The field is too small for what it should show.
    FIELD_TOO_SMALL: Input = "field-too-small";
    /// An earlier signature forbids another one in this field.
    SIGNING_FORBIDDEN: Input = "signing-forbidden";
    /// Only the first signature of a document may certify it.
    CERTIFICATION_NOT_FIRST: Input = "certification-not-first";
    /// The file has no field of the name that should be locked.
    LOCK_FIELD_NOT_FOUND: Input = "lock-field-not-found";

    /// The private key cannot be read from the file.
    KEY_UNREADABLE: Input = "key-unreadable";
    /// The private key is encrypted and no password was given.
    KEY_PASSWORD_MISSING: Input = "key-password-missing";
    /// The password of the private key, or the PIN of the device, is wrong.
    KEY_PASSWORD_WRONG: Input = "key-password-wrong";
    /// The private key is encrypted in an obsolete format.
    KEY_ENCRYPTION_OBSOLETE: Input = "key-encryption-obsolete";
    /// The file or device has no private key of that name, or several.
    KEY_NOT_FOUND: Input = "key-not-found";
    /// The algorithm or size of the key is not supported.
    KEY_UNSUPPORTED: Input = "key-unsupported";
    /// No certificate belongs to the private key.
    KEY_CERTIFICATE_MISSING: Input = "key-certificate-missing";
    /// The private key refused to sign.
    KEY_REFUSED: Machine = "key-refused";
    /// The digest algorithm does not fit the key.
    DIGEST_UNSUPPORTED: Input = "digest-unsupported";
    /// A certificate of the key cannot be read.
    SIGNER_CERTIFICATE_UNREADABLE: Input = "signer-certificate-unreadable";
    /// The library given for PKCS #11 cannot be loaded.
    PKCS11_MODULE_UNUSABLE: Input = "pkcs11-module-unusable";
    /// The PKCS #11 device failed.
    PKCS11_FAILED: Machine = "pkcs11-failed";

    /// The file was not prepared for a signature, or was changed since.
    NOT_PREPARED: Input = "not-prepared";
    /// The signature does not fit into the space kept for it.
    SIGNATURE_TOO_LARGE: Input = "signature-too-large";
    /// The signature message cannot be read.
    SIGNATURE_UNREADABLE: Input = "signature-unreadable";
    /// The signature message signs other bytes than the file's.
    SIGNATURE_OF_OTHER_FILE: Input = "signature-of-other-file";
    /// The signature message could not be encoded.
    SIGNATURE_NOT_ENCODED: Internal = "signature-not-encoded";
    /// The text is too long for a QR code.
    QR_TEXT_TOO_LONG: Input = "qr-text-too-long";
    /// The system gave no random numbers.
    RANDOM_UNAVAILABLE: Machine = "random-unavailable";

    /// The server could not be reached, or did not answer in time.
    SERVER_UNREACHABLE: Network = "server-unreachable";
    /// The server failed.
    SERVER_FAILED: Network = "server-failed";
    /// The server refused the request, or its address is wrong.
    SERVER_REFUSED: Input = "server-refused";
    /// The time stamp authority refused to stamp, or answered with something else than a time stamp.
    TIME_STAMP_REFUSED: Input = "time-stamp-refused";

    /// A certificate was revoked.
    CERTIFICATE_REVOKED: Input = "certificate-revoked";
    /// No CRL and no OCSP response says whether a certificate was revoked.
    REVOCATION_UNKNOWN: Input = "revocation-unknown";
    /// The servers that know whether a certificate was revoked failed or could not be reached.
    REVOCATION_UNAVAILABLE: Network = "revocation-unavailable";
    /// The certificate of an issuer is neither in the file, nor trusted, nor available.
    ISSUER_UNKNOWN: Input = "issuer-unknown";
    /// The servers that have the certificate of an issuer failed or could not be reached.
    ISSUER_UNAVAILABLE: Network = "issuer-unavailable";
    /// A certificate chain is longer than is accepted.
    CHAIN_TOO_LONG: Input = "chain-too-long";
}
