//! Who has to be polled again: holes in groups, each group with a waker of its own.
//!
//! Few holes share the task's waker and are polled together. Many are grouped, so that one that wakes does not cause all
//! to be polled, and a group costs one allocation instead of one for each future.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Wake, Waker};

/// Holes that share a waker, where there are many.
const GROUP: usize = 16;

/// Up to here all holes share the task's waker.
const FEW: usize = 32;

/// How the holes of an output are woken.
#[derive(Default)]
pub(crate) enum Wakers {
    /// Every hole was polled with the task's waker while the output was written, and nothing has woken it since.
    #[default]
    Fresh,
    /// By the task's waker, all together.
    Task,
    /// By the wakers of their groups.
    Groups(Groups),
}

impl Wakers {
    /// Whether this many holes are worth a waker for each group.
    pub(crate) fn worth_groups(holes: usize) -> bool {
        holes > FEW
    }
}

/// One waker for every [`GROUP`] holes.
pub(crate) struct Groups {
    shared: Arc<Shared>,
    wakers: Vec<Waker>,
}

struct Shared {
    /// A bit for every group that was woken since it was last polled.
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
    /// Groups for this many holes, all of them to be polled.
    pub(crate) fn new(holes: usize, task: &Waker) -> Self {
        let count = holes.div_ceil(GROUP);
        let woken = (0..count.div_ceil(64)).map(|word| AtomicU64::new(all_below(count - word * 64))).collect();
        let shared = Arc::new(Shared { woken, task: Mutex::new(task.clone()) });
        let group = |index| Waker::from(Arc::new(Group { shared: shared.clone(), index }));
        Groups { wakers: (0..count).map(group).collect(), shared }
    }

    /// Makes the groups wake this task.
    pub(crate) fn follow(&self, task: &Waker) {
        self.shared.task().clone_from(task);
    }

    /// The groups that were woken, each only once: its waker and its holes.
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
