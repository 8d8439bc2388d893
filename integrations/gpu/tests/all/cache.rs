//! Compiled code on disk.

use std::fs;

use optim_gpu::CudaDevice;
use optim_gpu::optim_runtime::device::Shape;
use optim_gpu::optim_runtime::{GradientDescent, Optimizer};

use crate::pair::Pair;
use crate::standin::{device, folder};

/// Compiled once, found by the next process, told apart by shapes; a file that is damaged, cut, or another's is compiled
/// again.
#[test]
fn code_is_kept() {
    let Some(held) = device() else { return };
    let Some(standin) = held.standin else {
        println!("!! SKIPPED: how often a real compiler is asked cannot be seen");
        return;
    };
    let folder = folder().join(format!("cache-{}", std::process::id()));
    let step = |device: &CudaDevice| {
        let before = standin.compiled();
        let host = Optimizer::new(GradientDescent::default()).expect("a valid rule");
        let mut pair = Pair::<f32>::new(device, host);
        pair.step();
        pair.compare("a step");
        standin.compiled() - before
    };
    // A device that is made anew has nothing loaded.
    let fresh = || held.device.with_cache(Some(&folder));
    assert_eq!(step(&fresh()), 1);
    assert_eq!(step(&fresh()), 0, "it is kept");
    let one = fresh();
    assert_eq!((step(&one), step(&one)), (0, 0));
    let shape = Shape {
        threads: 64,
        ..Shape::default()
    };
    let of_shape = || fresh().with_shape(shape).expect("a shape of launches");
    assert_eq!(step(&of_shape()), 1, "of another shape");
    assert_eq!(step(&held.device.with_cache(None)), 1, "kept nowhere");
    let files = || {
        let files = fs::read_dir(&folder)
            .expect("a folder")
            .map(|file| file.expect("a file").path());
        files.collect::<Vec<_>>()
    };
    assert_eq!(files().len(), 2, "and nothing beside them");
    type Damage<'d> = &'d dyn Fn(&mut Vec<u8>);
    let damages: [Damage<'_>; 5] = [
        &|bytes| *bytes.last_mut().expect("bytes") ^= 1,
        &|bytes| bytes[30] ^= 1,
        &|bytes| bytes.truncate(bytes.len() / 2),
        &Vec::clear,
        &|bytes| bytes[0] = b'O',
    ];
    for damage in damages {
        for file in files() {
            let mut bytes = fs::read(&file).expect("a file");
            damage(&mut bytes);
            fs::write(&file, bytes).expect("a file");
        }
        assert_eq!(step(&fresh()), 1, "a damaged file is compiled again");
        assert_eq!(step(&fresh()), 0, "and is whole then");
        step(&of_shape());
    }
    // Another's file under this one's name.
    let (a, b) = (files().remove(0), files().remove(1));
    let (of_a, of_b) = (fs::read(&a).expect("a file"), fs::read(&b).expect("a file"));
    fs::write(&a, of_b).expect("a file");
    fs::write(&b, of_a).expect("a file");
    assert_eq!(step(&fresh()), 1, "a file of another key is compiled again");
    // Sound by its checksum, and refused by the driver.
    standin.fail(crate::standin::Call::Module, 1);
    assert_eq!(
        step(&fresh()),
        1,
        "what the driver refuses is compiled again"
    );
    fs::remove_dir_all(folder).ok();
}
