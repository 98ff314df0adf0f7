//! Prints an agreement from the JSON of a web form, and tells the form which field is wrong.
//!
//! ```sh
//! cargo run -p naskah-examples --example web_form < examples/web_form.json > agreement.pdf
//! ```

use std::io::{Write, stdin, stdout};
use std::sync::Arc;

use naskah::picture::InMemory;
use naskah::{Agreement, Press, Template};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let agreement: Agreement = serde_json::from_reader(stdin())?;
    // Whoever fills in the form names no file of this machine.
    let press = Press::new(Template::builtin("pks")?)?.with_assets(Arc::new(InMemory::new()));
    match press.print(&agreement) {
        Ok(print) => stdout().write_all(&print.pdf)?,
        Err(errors) => {
            for error in &errors {
                let path = error.path.as_deref().unwrap_or("-");
                eprintln!("{path}: {}: {}", error.code, error.message);
            }
            std::process::exit(1);
        }
    }
    Ok(())
}
