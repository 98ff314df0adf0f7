//! The progress of a long command: one line on the terminal, rewritten as it goes on.

use std::io::{self, Write};
use std::time::{Duration, Instant};

/// Clears the terminal's line.
const CLEAR: &str = "\r\x1b[K";

/// The line; dropping it clears it.
#[derive(Debug)]
pub(crate) struct Progress {
    shown: bool,
    total: Option<usize>,
    done: usize,
    began: Instant,
}

impl Progress {
    /// Progress to that total, where it is known; hidden where standard error is not a terminal.
    pub(crate) fn new(total: Option<usize>, shown: bool) -> Self {
        Self { shown, total, done: 0, began: Instant::now() }
    }

    /// Clears the line, so that messages can be written.
    pub(crate) fn clear(&self) {
        self.write(CLEAR);
    }

    /// Counts one more, and shows the line again.
    pub(crate) fn advance(&mut self) {
        self.done += 1;
        self.clear();
        self.write(&line(self.done, self.total, self.began.elapsed()));
    }

    fn write(&self, text: &str) {
        if self.shown {
            let mut stderr = io::stderr();
            // The work does not depend on the line.
            let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// `120 of 500, 85.0 a second, 5 s left`
fn line(done: usize, total: Option<usize>, elapsed: Duration) -> String {
    let rate = done as f64 / elapsed.as_secs_f64().max(1e-3);
    let Some(total) = total else { return format!("{done}, {rate:.1} a second") };
    let left = (total.saturating_sub(done) as f64 / rate).ceil();
    let (minutes, seconds) = ((left / 60.0).floor(), left % 60.0);
    let left =
        if minutes > 0.0 { format!("{minutes} min {seconds} s") } else { format!("{seconds} s") };
    format!("{done} of {total}, {rate:.1} a second, {left} left")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_has_rate_and_remaining_time() {
        let after = |done, seconds| line(done, Some(500), Duration::from_secs(seconds));
        assert_eq!(after(120, 2), "120 of 500, 60.0 a second, 7 s left");
        assert_eq!(after(1, 2), "1 of 500, 0.5 a second, 16 min 38 s left");
        assert_eq!(after(5, 0), "5 of 500, 5000.0 a second, 1 s left");
        assert_eq!(line(120, None, Duration::from_secs(2)), "120, 60.0 a second");
    }
}
