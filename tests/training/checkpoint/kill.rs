//! A process that is killed while it saves leaves a whole file.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use optim_runtime::{Adam, Optimizer, Param};
use optim_tests::inputs::random;

/// What tells the program that it is the child, and where to save.
const INTO: &str = "OPTIM_TEST_SAVES_INTO";
const KILLS: usize = 200;
/// Weights: enough to be killed in the middle of.
const LEN: usize = 40_000;

fn built() -> Optimizer {
    Optimizer::new(Adam::default()).unwrap()
}

/// Steps and saves until it is killed. All weights are the same, and so are the values of each state.
fn save_for_ever(file: &Path) -> ! {
    let mut optimizer = built();
    let mut w = vec![1.0_f32; LEN];
    if file.exists() {
        let mut params = [Param::weights("w", &mut w).unwrap()];
        optimizer.load_with_weights(file, &mut params).unwrap();
    }
    loop {
        #[allow(clippy::cast_precision_loss, reason = "a few hundred steps")]
        let g = vec![(optimizer.steps() as f32).sin(); LEN];
        let mut params = [Param::new("w", &mut w, &g).unwrap()];
        optimizer.step(&mut params).unwrap();
        optimizer.save_with_weights(file, &params).unwrap();
        // The parent waits for the first.
        println!("saved");
    }
}

/// A child saves over and over and is killed at 200 random moments. Afterwards there is a whole file each time, of the step
/// before the kill or an earlier one, from which the next child goes on; and what is left of half a file is cleared away by
/// the next save.
#[test]
fn a_whole_file_is_there_after_every_kill() {
    if let Some(file) = std::env::var_os(INTO) {
        save_for_ever(Path::new(&file));
    }
    let folder = std::env::temp_dir().join(format!("optim-kill-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("run.safetensors");
    let mut last = 0;
    let mut halves = 0;
    for moment in random(KILLS, 5) {
        let this = std::env::current_exe().unwrap();
        let mut child = Command::new(this)
            .args([
                "--exact",
                "checkpoint::kill::a_whole_file_is_there_after_every_kill",
            ])
            .args(["--nocapture", "--test-threads=1"])
            .env(INTO, &file)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = child.stdout.take().unwrap();
        // It has begun to save when it tells of the first.
        let mut told = Vec::new();
        while !told.ends_with(b"saved\n") {
            let mut byte = [0];
            assert_eq!(out.read(&mut byte).unwrap(), 1, "the child ended by itself");
            told.push(byte[0]);
        }
        std::thread::sleep(Duration::from_secs_f64((moment + 0.5) * 0.012));
        child.kill().unwrap();
        child.wait().unwrap();
        let beside = std::fs::read_dir(&folder).unwrap().count() - 1;
        assert!(
            beside <= 1,
            "{beside} halves: those of earlier kills were not cleared away"
        );
        halves += beside;
        let (mut optimizer, mut w) = (built(), vec![0.0_f32; LEN]);
        let mut params = [Param::weights("w", &mut w).unwrap()];
        optimizer.load_with_weights(&file, &mut params).unwrap();
        assert!(optimizer.steps() > last, "a save was told, and is lost");
        last = optimizer.steps();
        assert!(w.iter().all(|x| *x == w[0]), "weights of two steps");
    }
    println!("{last} saves, {halves} of {KILLS} kills in the middle of one");
    assert!(halves > 0, "no kill was in the middle of a save");
    std::fs::remove_dir_all(&folder).unwrap();
}
