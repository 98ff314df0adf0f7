//! The style as a whole.

use serde::{Deserialize, Serialize};

use super::{
    AnnexStyle, BilingualStyle, ElectronicStyle, FormStyle, FrontMatterStyle, InitialsStyle,
    LetterheadStyle, ListStyle, Logos, Margins, MeteraiStyle, OriginalLabelStyle,
    PageNumberPosition, Paper, PartyStyle, RoleWords, RunningHeadStyle, SignatureStyle, Spacing,
    TableStyle, TitleStyle, WatermarkStyle,
};
use crate::Length;

/// How documents look.
///
/// Made by [`Style::builtin`] or [`Style::from_ron`]; single fields may then be changed.
///
/// ```
/// use naskah::{Length, Press, Style, Template};
///
/// let mut style = Style::builtin("a4-arial")?;
/// assert_eq!(style.paper.width, Length::mm(210));
/// style.margins.left = Length::mm(35);
/// let press = Press::with_style(Template::builtin("pks")?, style)?;
/// # Ok::<(), naskah::diagnostic::Errors>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Style {
    /// The name by which data asks for the style: that of a built-in style, or its file's path.
    #[serde(skip)]
    pub name: Option<String>,
    /// The paper size.
    pub paper: Paper,
    /// The page margins.
    pub margins: Margins,
    /// The name of the typeface family.
    pub typeface: String,
    /// The font size of running text.
    pub size: Length,
    /// The distance between baselines in running text.
    pub leading: Length,
    /// Whether words of running text are hyphenated.
    pub hyphenation: bool,
    /// Foreign words and phrases that are set in italics in Indonesian text (EYD V).
    pub foreign_words: Vec<String>,
    /// Vertical space between parts.
    pub spacing: Spacing,
    /// Logos above the title.
    pub logos: Logos,
    /// The letterhead.
    pub letterhead: LetterheadStyle,
    /// The title.
    pub title: TitleStyle,
    /// The paragraphs that introduce the parties (*komparisi*).
    pub parties: PartyStyle,
    /// Forms: labels and values.
    pub forms: FormStyle,
    /// Lists.
    pub lists: ListStyle,
    /// Tables.
    pub tables: TableStyle,
    /// Annexes.
    pub annexes: AnnexStyle,
    /// The signature block.
    pub signatures: SignatureStyle,
    /// The box for the duty stamp (*meterai*).
    pub meterai: MeteraiStyle,
    /// What pages of electronically signed documents show.
    pub electronic: ElectronicStyle,
    /// The boxes for initials.
    pub initials: InitialsStyle,
    /// The label of a numbered original (*Rangkap Kesatu*).
    pub original_label: OriginalLabelStyle,
    /// What stands before the document: cover, contents.
    pub front_matter: FrontMatterStyle,
    /// The running head.
    pub running_head: RunningHeadStyle,
    /// The position of page numbers.
    pub page_numbers: PageNumberPosition,
    /// The watermark.
    pub watermark: WatermarkStyle,
    /// The parties' role words.
    pub role_words: RoleWords,
    /// Whether role words are bold wherever they occur.
    pub bold_role_words: bool,
    /// Whether titles of chapters and articles are in capitals.
    pub capital_headings: bool,
    /// Agreements in two languages.
    pub bilingual: BilingualStyle,
}
