//! Names of files extracted from a PDF, which may be hostile.

/// The name of the data among the attachments.
pub const DATA: &str = "agreement.ron";

/// Whether a relative path stays inside the folder that it is joined to, on every operating system, and
/// names no hidden file.
pub(super) fn is_safe_path(name: &str) -> bool {
    let unfit = |c: char| c.is_control() || r#"\:*?"<>|"#.contains(c);
    name.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with(['.', ' '])
            && !part.contains(unfit)
    })
}

/// Whether a picture or an article may have the name: it stays inside, and does not replace the data file.
pub(super) fn is_safe_file_name(name: &str) -> bool {
    let first = name.split('/').next().unwrap_or_default();
    is_safe_path(name) && !first.eq_ignore_ascii_case(DATA)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leaves_its_folder() {
        for name in ["agreement.ron", "logos/tp-pkk.png", "a b/ç…/logo 1.2.png"] {
            assert!(is_safe_path(name), "{name}");
        }
        for name in [
            "",
            "/etc/passwd",
            "../logo.png",
            "logos/../../a",
            "./a",
            "a//b",
            "a/",
            "..",
            ".bashrc",
            "a/.ssh/rc",
            r"..\a",
            "C:a",
            "C:/a",
            "a\0",
            "a\n",
            "a.",
            "a ",
            "nul:",
        ] {
            assert!(!is_safe_path(name), "{name:?}");
        }
    }

    #[test]
    fn a_picture_never_takes_the_place_of_the_data() {
        assert!(is_safe_file_name("logos/agreement.ron"));
        for name in ["agreement.ron", "Agreement.RON", "agreement.ron/logo.png"] {
            assert!(!is_safe_file_name(name), "{name}");
        }
    }
}
