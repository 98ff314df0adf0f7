//! Tables: each row is an agreement, overlaid on shared data; each heading is the path of a field.

mod cell;
mod columns;
mod heading;
mod plan;
mod row;
mod shared;
#[cfg(test)]
mod tests;
mod written;

pub use self::cell::Cell;
pub use self::columns::Table;
pub use self::shared::Shared;
pub use self::written::Row;
