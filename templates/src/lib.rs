//! naskah's built-in templates and styles, embedded as text.
//!
//! A template is a folder with three files: `template.dj`, the wording; `template.ron`, its title, details
//! and default style; `example.ron`, data to start from. Some have a fourth, `template.en.dj`: the wording
//! in English.
//!
//! ```
//! let template = naskah_templates::template("pks").unwrap();
//! assert!(template.manifest.contains("Perjanjian Kerja Sama"));
//! assert!(naskah_templates::style("a4-times").unwrap().contains("Liberation Serif"));
//! ```

/// The files of one template.
#[derive(Debug)]
#[non_exhaustive]
pub struct Template {
    /// The name by which data asks for the template; the folder's name.
    pub name: &'static str,
    /// The wording: Djot with MiniJinja expressions.
    pub wording: &'static str,
    /// The same wording in English, for bilingual agreements.
    pub english: Option<&'static str>,
    /// The manifest, in RON.
    pub manifest: &'static str,
    /// Data to start from, in RON.
    pub example: &'static str,
}

/// All templates.
pub const TEMPLATES: &[Template] = &[
    Template {
        name: "pks",
        wording: include_str!("../pks/template.dj"),
        english: Some(include_str!("../pks/template.en.dj")),
        manifest: include_str!("../pks/template.ron"),
        example: include_str!("../pks/example.ron"),
    },
    Template {
        name: "kesepakatan-bersama",
        wording: include_str!("../kesepakatan-bersama/template.dj"),
        english: None,
        manifest: include_str!("../kesepakatan-bersama/template.ron"),
        example: include_str!("../kesepakatan-bersama/example.ron"),
    },
    Template {
        name: "nphd",
        wording: include_str!("../nphd/template.dj"),
        english: None,
        manifest: include_str!("../nphd/template.ron"),
        example: include_str!("../nphd/example.ron"),
    },
    Template {
        name: "pemanfaatan-data",
        wording: include_str!("../pemanfaatan-data/template.dj"),
        english: None,
        manifest: include_str!("../pemanfaatan-data/template.ron"),
        example: include_str!("../pemanfaatan-data/example.ron"),
    },
    Template {
        name: "pinjam-pakai",
        wording: include_str!("../pinjam-pakai/template.dj"),
        english: None,
        manifest: include_str!("../pinjam-pakai/template.ron"),
        example: include_str!("../pinjam-pakai/example.ron"),
    },
    Template {
        name: "bantuan-hukum",
        wording: include_str!("../bantuan-hukum/template.dj"),
        english: None,
        manifest: include_str!("../bantuan-hukum/template.ron"),
        example: include_str!("../bantuan-hukum/example.ron"),
    },
    Template {
        name: "adendum",
        wording: include_str!("../adendum/template.dj"),
        english: None,
        manifest: include_str!("../adendum/template.ron"),
        example: include_str!("../adendum/example.ron"),
    },
    Template {
        name: "berita-acara",
        wording: include_str!("../berita-acara/template.dj"),
        english: None,
        manifest: include_str!("../berita-acara/template.ron"),
        example: include_str!("../berita-acara/example.ron"),
    },
    Template {
        name: "rencana-kerja",
        wording: include_str!("../rencana-kerja/template.dj"),
        english: None,
        manifest: include_str!("../rencana-kerja/template.ron"),
        example: include_str!("../rencana-kerja/example.ron"),
    },
    Template {
        name: "daftar-hadir",
        wording: include_str!("../daftar-hadir/template.dj"),
        english: None,
        manifest: include_str!("../daftar-hadir/template.ron"),
        example: include_str!("../daftar-hadir/example.ron"),
    },
];

/// All styles: names and RON texts.
pub const STYLES: &[(&str, &str)] = &[
    ("f4-bookman", include_str!("../styles/f4-bookman.ron")),
    ("a4-arial", include_str!("../styles/a4-arial.ron")),
    ("a4-times", include_str!("../styles/a4-times.ron")),
];

/// The template of that name.
pub fn template(name: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.name == name)
}

/// The RON text of the style of that name.
pub fn style(name: &str) -> Option<&'static str> {
    STYLES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
