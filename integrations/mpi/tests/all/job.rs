//! A job of several ranks, and what each of them has said.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, thread};

use optim_mpi::MpiRanks;
use optim_mpi::mpi::environment::Universe;
use optim_mpi::mpi::topology::SimpleCommunicator;
use optim_mpi::mpi::traits::Communicator as _;
use optim_mpi::mpi::{Threading, initialize_with_threading};
use optim_runtime::Collective as _;

/// A case: its name, and what each rank does.
pub(crate) type Case = (&'static str, fn(Log));

const CASE: &str = "OPTIM_MPI_CASE";
const FOLDER: &str = "OPTIM_MPI_FOLDER";

/// No job takes longer than that.
const LONGEST: Duration = Duration::from_secs(180);

/// Where a rank writes lines.
pub(crate) struct Log {
    folder: PathBuf,
    file: Option<File>,
    rank: usize,
    ranks: usize,
}

/// The case that this process is to be a rank of.
pub(crate) fn asked_for() -> Option<(String, Log)> {
    let folder = PathBuf::from(env::var_os(FOLDER)?);
    let log = Log {
        folder,
        file: None,
        rank: 0,
        ranks: 0,
    };
    Some((env::var(CASE).ok()?, log))
}

impl Log {
    /// Becomes a rank.
    pub(crate) fn begin(&mut self) -> (Universe, MpiRanks) {
        let (universe, _) =
            initialize_with_threading(Threading::Funneled).expect("it is the first time");
        let ranks = MpiRanks::new(&universe.world()).expect("all are there");
        (self.rank, self.ranks) = (ranks.rank(), ranks.ranks());
        let file = File::create(self.folder.join(format!("rank{}", self.rank)));
        self.file = Some(file.expect("a file"));
        (universe, ranks)
    }

    pub(crate) fn say(&mut self, line: impl std::fmt::Display) {
        let file = self.file.as_mut().expect("a rank that has begun");
        writeln!(file, "{line}").expect("room on the disk");
    }

    /// Ends the job, once all but these have said all.
    pub(crate) fn end_all(mut self, world: &SimpleCommunicator, but: &[usize]) -> ! {
        self.say("end");
        let said = |rank: usize| {
            let text = fs::read_to_string(self.folder.join(format!("rank{rank}")));
            text.is_ok_and(|text| text.ends_with("end\n"))
        };
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(30)
            && !(0..self.ranks).all(|rank| but.contains(&rank) || said(rank))
        {
            thread::sleep(Duration::from_millis(5));
        }
        world.abort(1)
    }
}

/// How a job has ended.
pub(crate) struct Ended {
    /// Whether `mpirun` says that all is well.
    pub(crate) well: bool,
    /// What each rank has written.
    pub(crate) said: Vec<Vec<String>>,
    /// What came to the terminal.
    pub(crate) printed: String,
    pub(crate) took: Duration,
}

/// Runs a case on so many ranks; `None` if there is no `mpirun`.
pub(crate) fn run(case: &str, ranks: usize) -> Option<Ended> {
    run_with(case, ranks, &[])
}

/// The same with options of `mpirun`.
pub(crate) fn run_with(case: &str, ranks: usize, options: &[&str]) -> Option<Ended> {
    // One job at a time: they wait for clocks.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("{case}-{ranks}{}", options.concat()));
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).expect("a folder");
    let printed = folder.join("printed");
    let terminal = File::create(&printed).expect("a file");
    let mut command = Command::new("mpirun");
    command.args(options).args(["-n", &ranks.to_string()]);
    command.arg(env::current_exe().expect("this program"));
    command.args(["--exact", "as_rank", "--nocapture"]);
    command.env(CASE, case).env(FOLDER, &folder);
    // More ranks than cores, and a user that is root, as in containers: what Open MPI asks for by itself. Others do not read it.
    command.env("OMPI_MCA_rmaps_base_oversubscribe", "1");
    command.env("PRTE_MCA_rmaps_default_mapping_policy", ":oversubscribe");
    for name in ["OMPI_ALLOW_RUN_AS_ROOT", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] {
        command.env(name, "1");
    }
    // Steps of several threads each would only take the cores from one another.
    command.env("RAYON_NUM_THREADS", "1");
    command.stdin(Stdio::null());
    command.stdout(terminal.try_clone().expect("a file"));
    let begun = Instant::now();
    let Ok(mut child) = command.stderr(terminal).spawn() else {
        // Not by a macro: those are heard of tests that fail only.
        let words = "!! SKIPPED: there is no mpirun, so nothing runs on several ranks\n";
        std::io::stderr().write_all(words.as_bytes()).ok();
        return None;
    };
    let status = loop {
        if let Some(status) = child.try_wait().expect("a process") {
            break status;
        }
        if begun.elapsed() > LONGEST {
            child.kill().ok();
            child.wait().ok();
            panic!("{case} on {ranks} ranks has not ended");
        }
        thread::sleep(Duration::from_millis(10));
    };
    let lines = |rank: usize| {
        let text = fs::read_to_string(folder.join(format!("rank{rank}"))).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    };
    Some(Ended {
        well: status.success(),
        said: (0..ranks).map(lines).collect(),
        printed: fs::read_to_string(printed).unwrap_or_default(),
        took: begun.elapsed(),
    })
}
