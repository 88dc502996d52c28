//! Work that is done side by side, as far as the machine has room, with answers in the order of what was asked.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does `work` for every item and gives the answers in the order of the items. A panic in one is a panic of the whole.
pub(crate) fn spread<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    spread_in(items, || (), |(), item| work(item))
}

/// As [`spread`], where everybody who works has `room` that serves for one item after the other.
pub(crate) fn spread_in<T: Sync, R: Send, M>(
    items: &[T],
    room: impl Fn() -> M + Sync,
    work: impl Fn(&mut M, &T) -> R + Sync,
) -> Vec<R> {
    // Asking the machine means reading several of its files.
    static ROOM: OnceLock<usize> = OnceLock::new();
    let room_for = *ROOM.get_or_init(|| thread::available_parallelism().map_or(1, usize::from));
    let workers = room_for.min(items.len());
    if workers < 2 {
        let mut room = room();
        return items.iter().map(|item| work(&mut room, item)).collect();
    }
    let next = AtomicUsize::new(0);
    let share = || {
        let mut room = room();
        let mut done = Vec::new();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(item) = items.get(at)
        {
            done.push((at, work(&mut room, item)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(share)).collect();
        let mut done = share();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, answer)| answer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_the_order_of_the_questions() {
        for count in [0, 1, 2, 1_000] {
            let items: Vec<u32> = (0..count).collect();
            let doubled: Vec<u32> = items.iter().map(|item| item * 2).collect();
            assert_eq!(spread(&items, |item| item * 2), doubled);
        }
    }
}
