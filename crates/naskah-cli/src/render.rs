//! `naskah render`: one PDF from the data of one agreement.

use std::path::{Path, PathBuf};

use naskah::Agreement;
use naskah::diagnostic::Diagnostic;

use crate::args;
use crate::failure::{Failure, Status};
use crate::input::{self, is_standard};
use crate::output;
use crate::presses::Presses;
use crate::report::Reporter;

pub(crate) fn render(args: &args::Render, reporter: &Reporter) -> Result<Status, Failure> {
    let path = match &args.output {
        Some(path) => path.clone(),
        None => beside_the_caller(&args.data)?,
    };
    let input = input::read(&args.data)?;
    let agreement = Agreement::from_ron(&input.name, &input.text)?;
    let print = Presses::new(&args.look, [&agreement]).print(&agreement)?;
    reporter.diagnostics(&print.warnings);
    if is_standard(&path) {
        reporter.bytes(&print.pdf)?;
    } else {
        output::write(&path, &print.pdf)
            .map_err(|error| Failure::system("write", &path, &error))?;
        reporter.file(None, &path, print.pages)?;
    }
    Ok(Status::Well)
}

/// The data's name with `.pdf`, in the current folder.
fn beside_the_caller(data: &Path) -> Result<PathBuf, Failure> {
    match data.file_stem() {
        Some(stem) if !is_standard(data) => {
            // Not `with_extension`: it would cut a name such as `Dinas No. 3`.
            let mut name = stem.to_owned();
            name.push(".pdf");
            Ok(name.into())
        }
        _ => Err(Diagnostic::error(format!("`{}` gives the PDF no name", data.display()))
            .help("name it with --output")
            .into()),
    }
}
