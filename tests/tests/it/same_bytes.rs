//! The same agreement gives the same bytes, whatever was printed before or beside it.

use std::collections::BTreeMap;
use std::thread;

use naskah_tests::example::{agreements, press};

#[test]
fn on_a_new_press_and_on_a_used_one_forwards_and_backwards() {
    let agreements = agreements();
    assert_eq!(agreements.len(), 4);
    let alone: BTreeMap<_, _> = agreements
        .iter()
        .map(|(id, agreement)| (id, press().print(agreement).unwrap().pdf))
        .collect();
    let used = press();
    for (id, agreement) in agreements.iter().chain(agreements.iter().rev()) {
        assert_eq!(used.print(agreement).unwrap().pdf, alone[id], "{id}");
    }
}

#[test]
fn on_many_threads_of_one_press() {
    let (agreements, press) = (agreements(), press());
    let print = |index: usize| press.print(&agreements[index].1).unwrap().pdf;
    let expected: Vec<_> = (0..agreements.len()).map(print).collect();
    let made: Vec<Vec<u8>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..agreements.len())
            .map(|index| {
                scope.spawn({
                    let print = &print;
                    move || print(index)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(made == expected);
}

#[test]
fn no_two_agreements_give_the_same_file() {
    let press = press();
    let mut seen = BTreeMap::new();
    for (id, agreement) in agreements() {
        let other = seen.insert(press.print(&agreement).unwrap().pdf, id.clone());
        assert_eq!(other, None, "{id}");
    }
}
