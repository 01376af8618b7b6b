//! Threads for work: each piece has its own, the newest of a kind cancels the one before, notes are saved one after
//! another. A thread that breaks down says so and takes nothing with it.

use super::Incoming;
use super::tools::Tools;
use crate::app::{Answer, Lane, Message, Revision, Work};
use crate::model::{NoteKey, Sentence};
use crate::read::Progress;
use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

/// The threads, and where their answers go.
pub struct Workers {
    tools: Arc<Tools>,
    answers: Sender<Incoming>,
    cancel: HashMap<Lane, Arc<AtomicBool>>,
    cancel_load: Option<Arc<Progress>>,
    disk: Option<(Sender<DiskOrder>, JoinHandle<()>)>,
}

/// What must reach the disk in the order in which it was ordered.
enum DiskOrder {
    Save(Revision, Work),
    Draft(NoteKey, Option<String>),
}

thread_local! {
    /// Where this thread broke down.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Notes where a thread breaks down, for the answer that tells it.
pub(super) fn note_place(place: String) {
    PLACE.with(|kept| *kept.borrow_mut() = place);
}

impl Workers {
    /// Threads that answer to a channel.
    #[must_use]
    pub fn new(tools: Arc<Tools>, answers: Sender<Incoming>) -> Self {
        let (orders, inbox) = channel();
        let (disk_tools, disk_answers) = (Arc::clone(&tools), answers.clone());
        let disk = std::thread::spawn(move || {
            while let Ok(order) = inbox.recv() {
                match order {
                    DiskOrder::Save(revision, work) => {
                        answer(&disk_tools, revision, work, &AtomicBool::new(false), &disk_answers);
                    }
                    DiskOrder::Draft(key, text) => disk_tools.keep_draft(key, text),
                }
            }
        });
        Self { tools, answers, cancel: HashMap::new(), cancel_load: None, disk: Some((orders, disk)) }
    }

    /// Begins a piece of work.
    pub fn begin(&mut self, revision: Revision, work: Work) {
        let lane = work.lane();
        if lane == Lane::Notes {
            return self.send_to_disk(DiskOrder::Save(revision, work));
        }
        self.cancel(lane);
        let flag = Arc::new(AtomicBool::new(false));
        self.cancel.insert(lane, Arc::clone(&flag));
        if let Work::Load { progress, .. } = &work {
            // A load looks at the flag of its progress.
            let progress = Arc::clone(progress);
            self.cancel_load = Some(progress);
        }
        let (tools, answers) = (Arc::clone(&self.tools), self.answers.clone());
        std::thread::spawn(move || answer(&tools, revision, work, &flag, &answers));
    }

    /// Tells the work of a kind that it is no longer wanted.
    pub fn cancel(&mut self, lane: Lane) {
        if let Some(flag) = self.cancel.remove(&lane) {
            flag.store(true, Ordering::Relaxed);
        }
        if lane == Lane::Load
            && let Some(progress) = self.cancel_load.take()
        {
            progress.cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Keeps text that is being typed.
    pub fn keep_draft(&mut self, key: NoteKey, text: Option<String>) {
        self.send_to_disk(DiskOrder::Draft(key, text));
    }

    fn send_to_disk(&self, order: DiskOrder) {
        if let Some((orders, _)) = &self.disk {
            // The thread ends only when this end is dropped.
            let _ = orders.send(order);
        }
    }

    /// Waits until everything that was ordered for the disk is there.
    pub fn finish(mut self) {
        let lanes: Vec<Lane> = self.cancel.keys().copied().collect();
        for lane in lanes {
            self.cancel(lane);
        }
        if let Some((orders, thread)) = self.disk.take() {
            drop(orders);
            let _ = thread.join();
        }
    }
}

fn answer(tools: &Tools, revision: Revision, work: Work, cancel: &AtomicBool, answers: &Sender<Incoming>) {
    let lane = work.lane();
    let answer = catch_unwind(AssertUnwindSafe(|| tools.perform(work, cancel))).unwrap_or_else(|_| {
        let place = PLACE.with(|kept| kept.borrow().clone());
        Answer::BrokeDown(lane, Sentence::new().word(place))
    });
    // Nobody listens any more once the program ends.
    let _ = answers.send(Incoming::Message(Message::Answer(revision, answer)));
}
