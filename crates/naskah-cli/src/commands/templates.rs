//! `naskah templates`: the built-in templates, and what is in one.

use naskah::Template;
use naskah::template::{ArticleOutline, Field};
use serde::Serialize;

use crate::args;
use crate::exit_status::{Failure, Status};
use crate::reporter::Reporter;

/// A template in JSON.
#[derive(Serialize)]
struct TemplateJson<'a> {
    name: &'a str,
    title: &'a str,
    style: &'a str,
}

/// A detail in JSON.
#[derive(Serialize)]
struct DetailJson<'a> {
    detail: &'a str,
    kind: &'static str,
    default: Option<&'a naskah::agreement::Value>,
    help: &'a str,
}

/// An article in JSON.
#[derive(Serialize)]
struct ArticleJson<'a> {
    article: &'a str,
    title: &'a str,
}

pub(crate) fn templates(args: &args::Templates, reporter: &Reporter) -> Result<Status, Failure> {
    match &args.name {
        Some(name) => one(name, reporter),
        None => all(reporter),
    }
}

fn all(reporter: &Reporter) -> Result<Status, Failure> {
    for name in Template::builtin_names() {
        let template = Template::builtin(name)?;
        head(name, &template, reporter)?;
    }
    Ok(Status::Success)
}

fn head(name: &str, template: &Template, reporter: &Reporter) -> naskah_diagnostic::Result<()> {
    let title = &template.manifest().title;
    let json = TemplateJson { name, title, style: template.default_style() };
    reporter.result(&json, || format!("{name}: {title}, style {}", template.default_style()))
}

fn one(name: &str, reporter: &Reporter) -> Result<Status, Failure> {
    let template = Template::named(name)?;
    head(name, &template, reporter)?;
    for (name, Field { kind, default, help, .. }) in &template.manifest().fields {
        let json =
            DetailJson { detail: name, kind: kind.description(), default: default.as_ref(), help };
        reporter.result(&json, || format!("detail {name} ({}): {help}", kind.description()))?;
    }
    for ArticleOutline { label, title, .. } in template.articles() {
        let json = ArticleJson { article: &label, title: &title };
        reporter.result(&json, || format!("article {label}: {title}"))?;
    }
    Ok(Status::Success)
}
