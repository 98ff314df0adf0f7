//! Makes one agreement from its data: `cargo run --example embed -- DATA.ron OUT.pdf`.

use std::error::Error;
use std::{env, fs};

use naskah::{Agreement, Press, Template};

fn main() -> Result<(), Box<dyn Error>> {
    let [data, pdf] =
        env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "two files")?;
    let press = Press::new(Template::builtin("pks")?)?;
    let agreement = Agreement::from_ron(&data, &fs::read_to_string(&data)?)?;
    fs::write(pdf, press.print(&agreement)?.pdf)?;
    Ok(())
}
