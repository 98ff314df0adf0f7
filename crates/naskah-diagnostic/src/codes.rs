//! The codes that every crate shares.

crate::codes! {
    /// A path names nothing that can be used: no such file, or a folder in a file's place.
    FILE_NOT_USABLE: Input = "file-not-usable";
    /// The operating system failed to read or write a file: a missing permission, a full disk, too many
    /// open files. Trying again may help.
    IO_FAILED: Machine = "io-failed";
}
