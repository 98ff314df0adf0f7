//! Stable names for kinds of diagnostics, and whose fault each kind is.

use std::fmt;

/// Whose fault a diagnostic is, in increasing order of severity for a command's exit status.
///
/// ```
/// use naskah_diagnostic::Category;
///
/// // A command's exit status follows its most severe diagnostic.
/// let found = [Category::Input, Category::Machine, Category::Usage];
/// assert_eq!(found.into_iter().max(), Some(Category::Machine));
/// assert_eq!(Category::Machine.name(), "machine");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Category {
    /// The input is at fault; the same input fails again.
    Input,
    /// The command or function was called wrongly.
    Usage,
    /// A server failed or could not be reached; trying again may help.
    Network,
    /// The machine failed (a full disk, a missing permission); trying again may help.
    Machine,
    /// A defect of the program itself.
    Internal,
}

impl Category {
    /// The name in words, as JSON output has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Usage => "usage",
            Self::Network => "network",
            Self::Machine => "machine",
            Self::Internal => "internal",
        }
    }
}

/// The stable name of one kind of diagnostic, such as `unknown-field`.
///
/// Names are lower-case words joined by hyphens. They do not change between versions, while messages may.
///
/// ```
/// use naskah_diagnostic::{Category, codes};
///
/// let code = codes::FILE_NOT_USABLE;
/// assert_eq!(code.to_string(), "file-not-usable");
/// assert_eq!(code.category(), Category::Input);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    name: &'static str,
    category: Category,
    explanation: &'static str,
}

impl Code {
    /// A code; crates declare theirs with [`codes!`](crate::codes!).
    pub const fn new(name: &'static str, category: Category, explanation: &'static str) -> Self {
        Self { name, category, explanation }
    }

    /// How many codes the lists have together.
    pub const fn count(lists: &[&[Self]]) -> usize {
        let (mut count, mut list) = (0, 0);
        while list < lists.len() {
            count += lists[list].len();
            list += 1;
        }
        count
    }

    /// The lists as one, at compile time; `N` is their [`count`](Self::count).
    ///
    /// ```
    /// use naskah_diagnostic::{Category, Code};
    ///
    /// const NO_ROOT: Code = Code::new("no-root", Category::Usage, "No trusted root is given.");
    /// const LISTS: &[&[Code]] = &[&[NO_ROOT], naskah_diagnostic::codes::ALL];
    /// const ALL: &[Code] = &Code::concat::<{ Code::count(LISTS) }>(LISTS);
    /// assert_eq!(ALL[0], NO_ROOT);
    /// ```
    ///
    /// # Panics
    /// At compile time, where `N` is another number.
    pub const fn concat<const N: usize>(lists: &[&[Self]]) -> [Self; N] {
        assert!(N == Self::count(lists), "N is not the number of the codes");
        let mut all = [Self::new("", Category::Internal, ""); N];
        let (mut next, mut list) = (0, 0);
        while list < lists.len() {
            let mut index = 0;
            while index < lists[list].len() {
                all[next] = lists[list][index];
                next += 1;
                index += 1;
            }
            list += 1;
        }
        all
    }

    /// The stable name.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Whose fault it is.
    pub const fn category(self) -> Category {
        self.category
    }

    /// What the code stands for, in a sentence or two.
    pub const fn explanation(self) -> &'static str {
        self.explanation.trim_ascii()
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Declares a crate's codes as constants, and `ALL`, the list of them.
///
/// The doc comment of a code is its explanation.
///
/// ```
/// naskah_diagnostic::codes! {
///     /// The data names a field that does not exist.
///     UNKNOWN_FIELD: Input = "unknown-field";
///     /// The disk is full.
///     DISK_FULL: Machine = "disk-full";
/// }
///
/// assert_eq!(UNKNOWN_FIELD.explanation(), "The data names a field that does not exist.");
/// assert_eq!(ALL.len(), 2);
/// ```
#[macro_export]
macro_rules! codes {
    ($($(#[doc = $text:literal])+ $constant:ident: $category:ident = $name:literal;)+) => {
        $(
            $(#[doc = $text])+
            pub const $constant: $crate::Code =
                $crate::Code::new($name, $crate::Category::$category, concat!($($text),+));
        )+

        /// Every code of this module, in the order of declaration.
        pub const ALL: &[$crate::Code] = &[$($constant),+];
    };
}
