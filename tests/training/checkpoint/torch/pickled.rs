//! Files of `torch.save`.

use optim_runtime::{CheckpointFault, Error, Optimizer};

use super::super::{bytes as checkpoint_of, fault};
use super::{Case, bytes, cases, folder, weights};

/// Names in the order of PyTorch's numbers.
fn order(case: &Case) -> Vec<&str> {
    case.groups.iter().flatten().map(String::as_str).collect()
}

/// What `torch.save` has written is the same as the flattened state, also inside a dictionary of the whole run.
#[test]
fn pickled_files_say_the_same() {
    for case in cases() {
        let mut model = case.model::<f32>(&case.file("model"), "");
        let mut flat = case.optimizer();
        let loaded = flat
            .read_torch_from(&case.file("optimizer"), &weights(&mut model))
            .unwrap();
        let name = case.id.strip_prefix("checkpoint.t.").unwrap();
        let mut files = vec![format!("{name}.optimizer.pt")];
        files.extend((name == "adamw_named").then(|| format!("{name}.whole.pt")));
        for file in files {
            let mut pickled = case.optimizer();
            let read =
                pickled.read_torch_pickled_from(&bytes(&file), &order(&case), &weights(&mut model));
            assert_eq!(
                read.unwrap_or_else(|error| panic!("{file}: {error}")),
                loaded,
                "{file}"
            );
            let saved = |optimizer: &Optimizer| checkpoint_of(optimizer);
            assert_eq!(saved(&pickled), saved(&flat), "{file}");
        }
    }
}

/// Names in the file go before those that are given, and without either it is said how many there are.
#[test]
fn names_in_a_pickled_file_hold() {
    let case = cases()
        .into_iter()
        .find(|case| case.id.ends_with("adamw_named"))
        .unwrap();
    let mut model = case.model::<f32>(&case.file("model"), "");
    let file = bytes("adamw_named.optimizer.pt");
    let mut named = case.optimizer();
    let loaded = named
        .read_torch_pickled_from(&file, &[], &weights(&mut model))
        .unwrap();
    assert_eq!(loaded.parameters.len(), 10);
    let file = bytes("adam.optimizer.pt");
    let error = named
        .read_torch_pickled_from(&file, &["a"], &weights(&mut model))
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("2 parameters or more without names, and 1 names were given"),
        "{error}"
    );
    let path = folder().join("adam.optimizer.pt");
    let error = named
        .load_torch_pickled(&path, &[], &weights(&mut model))
        .unwrap_err();
    assert!(error.to_string().contains("adam.optimizer.pt"), "{error}");
    let error = named.read_torch_pickled_from(b"no", &[], &[]).unwrap_err();
    assert!(matches!(
        fault(Err::<(), _>(error)),
        CheckpointFault::Archive { .. }
    ));
}

/// A tensor that begins inside a storage which it shares with another, as a slice that was saved does.
#[test]
fn a_tensor_may_begin_inside_its_storage() {
    let case = cases()
        .into_iter()
        .find(|case| case.id.ends_with("t.adam"))
        .unwrap();
    let mut model = case.model::<f32>(&case.file("model"), "");
    let mut file = bytes("adam.optimizer.pt");
    // Storage, number of values in it, offset and shape of a first moment.
    let tensor = b"X\x01\0\0\x007q5h\tK\x08tq6QK\0K\x08\x85";
    let other = b"X\x01\0\0\x004q5h\tK\x58tq6QK\x05K\x08\x85";
    let place = file
        .windows(tensor.len())
        .position(|found| found == tensor)
        .unwrap();
    file[place..place + tensor.len()].copy_from_slice(other);
    let mut optimizer = case.optimizer();
    optimizer
        .read_torch_pickled_from(&file, &order(&case), &weights(&mut model))
        .unwrap();
    let moment = |parameter: usize| {
        let state = optimizer.state(order(&case)[parameter]).unwrap();
        state.get("m").unwrap().to_vec()
    };
    assert_eq!(
        moment(2),
        moment(1)[5..13],
        "eight values from the sixth on"
    );
}

/// Archives by chance are read or refused: bits of the whole file, and codes and numbers of its pickle and its directory.
#[test]
fn archives_by_chance_are_read_or_refused() {
    let mut seed = 7_u64;
    let mut next = move |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let (mut read, mut refused) = (0, 0);
    for case in cases() {
        let name = case.id.strip_prefix("checkpoint.t.").unwrap();
        let whole = bytes(&format!("{name}.optimizer.pt"));
        let mut model = case.model::<f32>(&case.file("model"), "");
        let find = |what: &[u8]| {
            whole
                .windows(what.len())
                .position(|found| found == what)
                .unwrap()
        };
        let (pickle, directory) = (find(b"\x80\x02}"), find(b"PK\x01\x02"));
        for round in 0..300 {
            let mut file = whole.clone();
            match round % 4 {
                0 => file.truncate(next(whole.len())),
                1 => {
                    let at = next(whole.len());
                    file[at] ^= 1 << next(8);
                }
                2 => {
                    let at = pickle + next(2_000);
                    let codes = b".NJKMX()]}tasecqhQRb\x85\x86\x87\x8a\x8c\x93\x94\xff\x00\x01u";
                    file[at] = codes[next(codes.len())];
                }
                _ => {
                    let at = directory + next(whole.len() - directory);
                    file[at] = [0, 1, 0xff, 0x7f, next(256) as u8][next(5)];
                }
            }
            let mut optimizer = case.optimizer();
            match optimizer.read_torch_pickled_from(&file, &order(&case), &weights(&mut model)) {
                Ok(_) => {
                    read += 1;
                    case.steps(&mut optimizer, &mut model.clone(), 10..11);
                }
                Err(error) => {
                    refused += 1;
                    assert!(matches!(error, Error::Checkpoint { .. }));
                    assert_eq!((optimizer.steps(), optimizer.parameters().count()), (0, 0));
                }
            }
        }
    }
    assert!(
        read > 200 && refused > 1_500,
        "{read} read, {refused} refused"
    );
}
