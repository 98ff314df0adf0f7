//! The names of files that are taken out of a PDF, whoever wrote them.

use super::DATA;

/// Whether a name leads to a file in the folder to which it is added, or in a folder below: on every
/// system, and to none that is hidden.
pub(super) fn stays_inside(name: &str) -> bool {
    let unfit = |c: char| c.is_control() || r#"\:*?"<>|"#.contains(c);
    name.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with(['.', ' '])
            && !part.contains(unfit)
    })
}

/// Whether a picture may have the name: it stays inside, and does not take the place of the data.
pub(super) fn suits_a_picture(name: &str) -> bool {
    let first = name.split('/').next().unwrap_or_default();
    stays_inside(name) && !first.eq_ignore_ascii_case(DATA)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leaves_its_folder() {
        for name in ["agreement.ron", "logos/tp-pkk.png", "a b/ç…/logo 1.2.png"] {
            assert!(stays_inside(name), "{name}");
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
            assert!(!stays_inside(name), "{name:?}");
        }
    }

    #[test]
    fn a_picture_never_takes_the_place_of_the_data() {
        assert!(suits_a_picture("logos/agreement.ron"));
        for name in ["agreement.ron", "Agreement.RON", "agreement.ron/logo.png"] {
            assert!(!suits_a_picture(name), "{name}");
        }
    }
}
