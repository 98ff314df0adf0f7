//! The `naskah` command: one file a subcommand.

mod args;
mod batch;
mod check;
mod count;
mod extract;
mod failure;
mod fields;
mod filing;
mod http;
mod input;
mod interrupt;
mod key;
mod manifest;
mod moment;
mod originals;
mod output;
mod parallel;
mod presses;
mod progress;
mod render;
mod report;
mod rows;
mod secret;
mod sign;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use self::args::{Arguments, Command};
use self::report::Reporter;

/// Many documents are made of very many small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let reporter = Reporter::new(arguments.format);
    let done = match arguments.command {
        Command::Render(args) => render::render(&args, &reporter),
        Command::Batch(args) => {
            interrupt::listen();
            batch::batch(&args, &reporter)
        }
        Command::Check(args) => check::check(&args, &reporter),
        Command::Extract(args) => extract::extract(&args, &reporter),
        Command::Fields(args) => fields::fields(&args, &reporter),
        Command::Sign(args) => sign::sign(&args, &reporter),
        Command::Manifest(args) => manifest::manifest(&args, &reporter),
        Command::Verify(args) => verify::verify(&args, &reporter),
    };
    done.unwrap_or_else(|failure| reporter.failure(&failure)).into()
}
