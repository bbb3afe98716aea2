//! Wakers of holes. Few holes share the waker of the task, and are polled together.
//!
//! Many holes form groups, and each group has its own waker: a hole that wakes causes only its group to be polled, and a waker
//! costs one allocation for a group, not one for each hole.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Wake, Waker};

/// The number of holes in a group.
const GROUP: usize = 16;

/// The most holes that all share the waker of the task.
const FEW: usize = 32;

/// The wakers of an output's holes.
#[derive(Default)]
pub(crate) enum Wakers {
    /// The task's waker: every hole was polled with it while the output was written, and need not be polled now.
    #[default]
    Fresh,
    /// The task's waker, for all holes together.
    Task,
    /// The wakers of groups.
    Groups(Groups),
}

impl Wakers {
    /// Whether to put this many holes into groups.
    pub(crate) fn worth_groups(holes: usize) -> bool {
        holes > FEW
    }
}

/// A waker for each group of [`GROUP`] holes.
pub(crate) struct Groups {
    shared: Arc<Shared>,
    wakers: Vec<Waker>,
}

struct Shared {
    /// A bit for each group, set if the group was woken since it was last polled.
    woken: Box<[AtomicU64]>,
    /// The waker of the task that polls the groups.
    task: Mutex<Waker>,
}

struct Group {
    shared: Arc<Shared>,
    index: usize,
}

impl Wake for Group {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let bit = 1 << (self.index % 64);
        let before = self.shared.woken[self.index / 64].fetch_or(bit, Ordering::AcqRel);
        if before & bit == 0 {
            self.shared.task().wake_by_ref();
        }
    }
}

impl Shared {
    fn task(&self) -> std::sync::MutexGuard<'_, Waker> {
        self.task.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Groups {
    /// Groups for this many holes, all of them woken.
    pub(crate) fn new(holes: usize, task: &Waker) -> Self {
        let count = holes.div_ceil(GROUP);
        let woken = (0..count.div_ceil(64)).map(|word| AtomicU64::new(all_below(count - word * 64))).collect();
        let shared = Arc::new(Shared { woken, task: Mutex::new(task.clone()) });
        let group = |index| Waker::from(Arc::new(Group { shared: shared.clone(), index }));
        Groups { wakers: (0..count).map(group).collect(), shared }
    }

    /// Sets the task that the groups wake.
    pub(crate) fn follow(&self, task: &Waker) {
        self.shared.task().clone_from(task);
    }

    /// The wakers and holes of the groups that were woken, which are then no longer marked as woken.
    pub(crate) fn woken(&self) -> impl Iterator<Item = (&Waker, Range<usize>)> {
        let words = self.shared.woken.iter().enumerate();
        let groups =
            words.flat_map(|(word, bits)| ones(bits.swap(0, Ordering::AcqRel)).map(move |bit| word * 64 + bit));
        groups.map(|index| (&self.wakers[index], index * GROUP..(index + 1) * GROUP))
    }
}

/// A word whose lowest `count` bits are set.
fn all_below(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}

/// The places of the ones in a word.
fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = word.trailing_zeros() as usize;
        word &= word.wrapping_sub(1);
        (place < 64).then_some(place)
    })
}
