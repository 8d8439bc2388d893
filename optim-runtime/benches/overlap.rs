//! What is gained where gradients go ahead of their step, on links that are not there: threads of one process are ranks, and what one
//! sends another comes as late as a link would have it. `cargo bench --features sharded --bench overlap`.
//!
//! A backward pass is a thread that sleeps, as one does while a device computes. So ranks have no need of cores, but for their steps.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use optim_runtime::{Adam, Collective, Error, Exec, Optimizer, Param, ShardedOptimizer};

/// Weights of each of so many layers.
const LAYER: usize = 400_000;
const LAYERS: usize = 12;
/// Bytes a second that a rank's link sends.
const LINK: f64 = 250e6;
const LATENCY: Duration = Duration::from_micros(20);
const BACKWARD: [Duration; 3] = [
    Duration::from_millis(0),
    Duration::from_millis(60),
    Duration::from_millis(180),
];
const WARM: usize = 2;
const STEPS: usize = 9;

/// Bytes with the time when they are there, by kind, number, sender and receiver.
type Mail = HashMap<(bool, u64, usize, usize), (Instant, Vec<u8>)>;

/// A rank, with a link of its own.
struct Linked {
    mail: Arc<(Mutex<Mail>, Condvar)>,
    rank: usize,
    ranks: usize,
    numbers: [u64; 2],
    started: VecDeque<u64>,
    /// When the link has sent all.
    free: Instant,
}

impl Linked {
    fn post(&mut self, words: bool, number: u64, to: usize, bytes: Vec<u8>) {
        let takes = Duration::from_secs_f64(bytes.len() as f64 / LINK);
        self.free = self.free.max(Instant::now()) + takes;
        let (mail, posted) = &*self.mail;
        let letter = (self.free + LATENCY, bytes);
        mail.lock()
            .expect("no panic")
            .insert((words, number, self.rank, to), letter);
        posted.notify_all();
    }

    fn fetch(&self, words: bool, number: u64, from: usize) -> Vec<u8> {
        let (mail, posted) = &*self.mail;
        let mut mail = mail.lock().expect("no panic");
        loop {
            if let Some((there, bytes)) = mail.remove(&(words, number, from, self.rank)) {
                drop(mail);
                thread::sleep(there.saturating_duration_since(Instant::now()));
                return bytes;
            }
            mail = posted.wait(mail).expect("no panic");
        }
    }

    fn others(&self) -> impl Iterator<Item = usize> + use<> {
        let own = self.rank;
        (0..self.ranks).filter(move |rank| *rank != own)
    }

    fn number(&mut self, words: bool) -> u64 {
        let number = &mut self.numbers[usize::from(words)];
        *number += 1;
        *number
    }
}

impl Collective for Linked {
    fn rank(&self) -> usize {
        self.rank
    }
    fn ranks(&self) -> usize {
        self.ranks
    }
    fn gather(&mut self, own: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
        let number = self.number(true);
        for to in self.others() {
            self.post(true, number, to, own.to_vec());
        }
        let mut all = vec![own.to_vec(); self.ranks];
        for from in self.others() {
            all[from] = self.fetch(true, number, from);
        }
        Ok(all)
    }
    fn start(&mut self, send: Vec<Arc<Vec<u8>>>, _receive: Vec<Vec<u8>>) -> Result<(), Error> {
        let number = self.number(false);
        for to in self.others() {
            self.post(false, number, to, send[to].to_vec());
        }
        self.started.push_back(number);
        Ok(())
    }
    fn has_come(&mut self) -> Result<bool, Error> {
        let Some(number) = self.started.front() else {
            return Ok(false);
        };
        let (mail, now) = (self.mail.0.lock().expect("no panic"), Instant::now());
        let is_there = |from| {
            let letter = mail.get(&(false, *number, from, self.rank));
            letter.is_some_and(|(there, _)| *there <= now)
        };
        Ok(self.others().all(is_there))
    }
    fn finish(&mut self) -> Result<Vec<Vec<u8>>, Error> {
        let number = self
            .started
            .pop_front()
            .expect("an exchange that was started");
        let mut all = vec![Vec::new(); self.ranks];
        for from in self.others() {
            all[from] = self.fetch(false, number, from);
        }
        Ok(all)
    }
}

/// Milliseconds that backward and a step take, by rank 0: the median.
fn time(ranks: usize, backward: Duration, ahead: bool) -> f64 {
    let mail = Arc::default();
    let of_rank = |rank| {
        let linked = Linked {
            mail: Arc::clone(&mail),
            rank,
            ranks,
            numbers: [0; 2],
            started: VecDeque::new(),
            free: Instant::now(),
        };
        let exec = Exec::default().with_parallel_from(usize::MAX);
        let adam = Optimizer::new(Adam::default()).expect("its defaults");
        let sharded = ShardedOptimizer::new(adam.with_exec(exec), linked);
        let mut sharded = sharded.expect("a new one").with_bucket(1 << 18);
        let mut w = vec![vec![0.1_f32; LAYER]; LAYERS];
        let g = vec![vec![0.01_f32; LAYER]; LAYERS];
        let mut times = Vec::new();
        for _ in 0..WARM + STEPS {
            let layers = w.iter_mut().zip(&g).enumerate();
            let layers = layers.map(|(at, (w, g))| Param::slices(format!("layer {at}"), w, g));
            let mut layers: Vec<_> = layers.map(|it| it.expect("as many")).collect();
            sharded.collective_mut().gather(&[]).expect("all are there");
            let begun = Instant::now();
            for layer in layers.chunks(1).rev() {
                thread::sleep(backward / LAYERS as u32);
                if ahead {
                    sharded.send_gradients(layer).expect("sound gradients");
                }
            }
            drop(sharded.step(&mut layers).expect("a sound step"));
            times.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        let mut times = times.split_off(WARM);
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    thread::scope(|scope| {
        let ranks: Vec<_> = (0..ranks)
            .map(|rank| scope.spawn(move || of_rank(rank)))
            .collect();
        let times: Vec<f64> = ranks
            .into_iter()
            .map(|it| it.join().expect("no panic"))
            .collect();
        times[0]
    })
}

fn main() {
    println!(
        "{} weights, Adam, links of {} MB/s, one thread a rank",
        LAYER * LAYERS,
        LINK / 1e6
    );
    println!("| ranks | backward, ms | with a step, ms | gradients ahead, ms |");
    println!("|---|---|---|---|");
    for ranks in [2, 4, 8] {
        for backward in BACKWARD {
            let (plain, ahead) = (time(ranks, backward, false), time(ranks, backward, true));
            println!(
                "| {ranks} | {} | {plain:.0} | {ahead:.0} |",
                backward.as_millis()
            );
        }
    }
}
