//! The `naskah` command: one file for each subcommand in `commands`, and what they share.

mod args;
mod codes;
mod commands;
mod counts;
mod exit_status;
mod input;
mod interrupt;
mod password;
mod pdf_options;
mod progress;
mod render_overrides;
mod reporter;
mod signing_time;

use std::process::ExitCode;

use clap::Parser;

use self::args::{Arguments, Command};
use self::reporter::Reporter;

/// Documents are made of very many small allocations.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let reporter = Reporter::new(arguments.format);
    let outcome = match arguments.command {
        Command::Render(args) => commands::render(&args, &reporter),
        Command::Batch(args) => commands::batch(&args, &reporter),
        Command::Manifest(args) => commands::manifest(&args, &reporter),
        Command::Check(args) => commands::check(&args, &reporter),
        Command::Templates(args) => commands::templates(&args, &reporter),
        Command::Extract(args) => commands::extract(&args, &reporter),
        Command::Fields(args) => commands::fields(&args, &reporter),
        Command::Sign(args) => commands::sign(&args, &reporter),
        Command::Verify(args) => commands::verify(&args, &reporter),
    };
    outcome.unwrap_or_else(|failure| reporter.failure(&failure)).into()
}
