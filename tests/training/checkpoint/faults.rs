//! Each check of `docs/checkpoint.md`: what it refuses, and what a reader of version 1 passes over.

use optim_runtime::{Adam, CheckpointFault, LossScale, Optimizer, Param};

use super::{bytes, bytes_with, fault};

fn built() -> Optimizer {
    let optimizer = Optimizer::new(Adam::default());
    optimizer
        .and_then(|it| it.with_loss_scale(LossScale::fixed(2.0)))
        .unwrap()
}

/// A checkpoint with the weights of two parameters, of which one has gathered a gradient since its first step.
fn saved() -> Vec<u8> {
    let mut optimizer = built();
    let (mut a, mut b) = (vec![1.0_f32; 6], vec![2.0_f64; 3]);
    let mut params = [
        Param::new("a", &mut a, &[0.5; 6])
            .unwrap()
            .with_shape(&[2, 3])
            .unwrap(),
        Param::new("b", &mut b, &[0.25; 3]).unwrap(),
    ];
    optimizer.step(&mut params).unwrap();
    optimizer.accumulate(&params[..1]).unwrap();
    bytes_with(&optimizer, &params)
}

/// The file with another text in its header, whose length is right.
fn with(file: &[u8], text: &str, another: &str) -> Vec<u8> {
    let length = usize::try_from(u64::from_le_bytes(file[..8].try_into().unwrap())).unwrap();
    let (header, data) = file[8..].split_at(length);
    let header = String::from_utf8(header.to_vec()).unwrap();
    assert!(header.contains(text), "{text} is not in {header}");
    let header = header.replacen(text, another, 1);
    let length = (header.len() as u64).to_le_bytes();
    [&length, header.as_bytes(), data].concat()
}

/// What is wrong with the file, of which the optimizer takes nothing.
fn refused(file: &[u8]) -> CheckpointFault {
    let mut optimizer = built();
    let fault = fault(optimizer.read_from(file));
    assert!(bytes(&optimizer) == bytes(&built()), "{fault}");
    fault
}

#[test]
fn lengths() {
    let file = saved();
    let whole = file.len() as u64;
    let header = u64::from_le_bytes(file[..8].try_into().unwrap());
    let longer = |by: u64| [&(header + by).to_le_bytes(), &file[8..]].concat();
    let wrong = [
        (file[..7].to_vec(), (8, 7)),
        (file[..20].to_vec(), (8 + header, 20)),
        (longer(1_000), (8 + header + 1_000, whole)),
        (file[..file.len() - 1].to_vec(), (whole, whole - 1)),
        ([&file[..], b" "].concat(), (whole, whole + 1)),
    ];
    for (file, (expected, given)) in wrong {
        assert_eq!(refused(&file), CheckpointFault::Length { expected, given });
    }
    let too_long = refused(&longer(100_000_000));
    assert!(
        matches!(&too_long, CheckpointFault::Header { what } if what.contains("at most")),
        "{too_long}"
    );
}

/// What stands in the header must be a header, without a doubt.
#[test]
fn headers() {
    let file = saved();
    let deep = format!("{{\"x\":{},", "[".repeat(1_000));
    for (text, another, told) in [
        ("{", "[", "expected an object"),
        ("{", &deep, "invalid type: sequence"),
        ("\"state.a.v\"", "\"state.a.m\"", "`state.a.m` comes twice"),
        (
            "{",
            "{\"__metadata__\":{},",
            "duplicate field `__metadata__`",
        ),
        ("\"version\":", "\"format\":", "`format` comes twice"),
        (
            "\"shape\":[2,3]",
            "\"shape\":[2,3],\"x\":1",
            "unknown field `x`",
        ),
        ("\"shape\":[2,3]", "\"shape\":[-2,3]", "invalid value"),
        ("\"shape\":[2,3]", "\"shape\":[2,3.0]", "invalid type"),
    ] {
        let fault = refused(&with(&file, text, another));
        assert!(
            matches!(&fault, CheckpointFault::Header { what } if what.contains(told)),
            "{text} → {another}: {fault}"
        );
    }
}

#[test]
fn tensors() {
    let file = saved();
    for (text, another, told) in [
        ("[0,24]", "[24,0]", "ends before it begins"),
        (
            "[0,24]",
            "[0,25]",
            "has another number of bytes than its shape and type",
        ),
        (
            "[0,24]",
            "[8,32]",
            "does not begin where the one before it ends",
        ),
        (
            "\"shape\":[2,3]",
            "\"shape\":[2,4]",
            "has another number of bytes than its shape and type",
        ),
        (
            "\"shape\":[2,3]",
            "\"shape\":[4294967296,4294967296]",
            "has a shape that no memory could hold",
        ),
        (
            "\"state.a.v\"",
            "\"state.a.w\"",
            "belongs to no parameter of its metadata",
        ),
        (
            "\"state.a.v\"",
            "\"state.c.v\"",
            "belongs to no parameter of its metadata",
        ),
        (
            "\"weights.a\":{\"dtype",
            "\"weights.c\":{\"dtype",
            "belongs to no parameter of its metadata",
        ),
        (
            "\"accumulated.a\"",
            "\"average.a\"",
            "belongs to no parameter of its metadata",
        ),
        ("\"accumulated.a\"", "\"x\"", "is missing"),
        ("\"state.a.v\"", "\"x\"", "is missing"),
        ("\"weights.a\":{\"dtype", "\"x\":{\"dtype", "is missing"),
        ("\\\"averaged\\\":0", "\\\"averaged\\\":1", "is missing"),
        (
            "\"shape\":[2,3]",
            "\"shape\":[6],\"dtype\":\"I32\"",
            "has another type than its parameter",
        ),
        (
            "\\\"dtype\\\":\\\"F32\\\"",
            "\\\"dtype\\\":\\\"F64\\\"",
            "has another type than its parameter",
        ),
        (
            "\\\"shape\\\":[2,3],\\\"strides\\\":[3,1]",
            "\\\"shape\\\":[2,4],\\\"strides\\\":[4,1]",
            "has another number of values than its parameter has",
        ),
    ] {
        let file = with(&file, text, another);
        // A second type in place of the first.
        let file = if another.contains("I32") {
            with(&file, "\"dtype\":\"F32\",\"shape\":[6]", "\"shape\":[6]")
        } else {
            file
        };
        let fault = refused(&file);
        assert!(
            matches!(&fault, CheckpointFault::Tensor { what, .. } if *what == told),
            "{text} → {another}: {fault}"
        );
    }
}

/// Fields that are missing, come twice, or are not what they must be.
#[test]
fn metadata() {
    let file = saved();
    for (text, another, told) in [
        ("\\\"steps\\\":1,", "", "missing field `steps`"),
        (
            "\\\"steps\\\":1,",
            "\\\"steps\\\":1,\\\"steps\\\":1,",
            "duplicate field `steps`",
        ),
        (
            "\\\"steps\\\":1,",
            "\\\"steps\\\":\\\"1\\\",",
            "invalid type",
        ),
        (
            "\\\"steps\\\":1,",
            "\\\"steps\\\":9007199254740993,",
            "nothing counts to 9007199254740993",
        ),
        ("\\\"steps\\\":1,", "\\\"steps\\\":-1,", "invalid value"),
        (
            "\\\"growth\\\":\\\"1.0\\\"",
            "\\\"growth\\\":\\\"NaN\\\"",
            "`NaN` is no number",
        ),
        (
            "\\\"growth\\\":\\\"1.0\\\"",
            "\\\"growth\\\":1.0",
            "invalid type",
        ),
        (
            "\\\"growth\\\":\\\"1.0\\\"",
            "\\\"growth\\\":\\\"0.5\\\"",
            "growth",
        ),
        (
            "\\\"scale\\\":\\\"2.0\\\"",
            "\\\"scale\\\":\\\"0.0\\\"",
            "scale",
        ),
        (
            "\\\"fingerprint\\\":\\\"",
            "\\\"fingerprint\\\":\\\"0",
            "is no fingerprint",
        ),
        (
            "\\\"hypers\\\":{",
            "\\\"hypers\\\":{\\\"lr\\\":\\\"1.0\\\",",
            "`lr` comes twice",
        ),
        (
            "\\\"shape\\\":[2,3]",
            &format!("\\\"shape\\\":[{}1]", "1,".repeat(64)),
            "at most 64 values",
        ),
    ] {
        let fault = refused(&with(&file, text, another));
        assert!(
            matches!(&fault, CheckpointFault::Metadata { what } if what.contains(told)),
            "{text} → {another}: {fault}"
        );
    }
}

/// What it says of parameters must be what a run can have made.
#[test]
fn parameters() {
    let file = saved();
    let none = "\\\"scalars\\\":{}";
    for (text, another, told) in [
        (
            "\\\"group\\\":\\\"default\\\"",
            "\\\"group\\\":\\\"x\\\"",
            "it is in a group that is not there",
        ),
        (
            "\\\"dtype\\\":\\\"F32\\\"",
            "\\\"dtype\\\":\\\"F16\\\"",
            "its element type is not known",
        ),
        (
            "\\\"strides\\\":[3,1]",
            "\\\"strides\\\":[4,1]",
            "its strides are not those of an array",
        ),
        (
            "\\\"strides\\\":[3,1]",
            "\\\"strides\\\":[1]",
            "its strides are not those of an array",
        ),
        (
            "\\\"shape\\\":[2,3],\\\"strides\\\":[3,1],\\\"said\\\":true",
            "\\\"shape\\\":[2,3],\\\"strides\\\":[3,1],\\\"said\\\":false",
            "its shape was said, for it has several axes",
        ),
        (
            "\\\"shape\\\":[3],\\\"strides\\\":[1]",
            "\\\"shape\\\":[2305843009213693952],\\\"strides\\\":[1]",
            "no memory could hold it",
        ),
        (
            "\\\"step\\\":1,",
            "\\\"step\\\":0,",
            "it has a state and has taken no step",
        ),
        (
            none,
            "\\\"scalars\\\":{\\\"m\\\":\\\"0.0\\\"}",
            "a state is missing, or is not what its rule keeps",
        ),
        (
            none,
            "\\\"scalars\\\":{\\\"x\\\":\\\"0.0\\\"}",
            "its rule has no such state",
        ),
    ] {
        let fault = refused(&with(&file, text, another));
        assert!(
            matches!(&fault, CheckpointFault::Parameter { what, .. } if *what == told),
            "{text} → {another}: {fault}"
        );
    }
}

/// A rate holds since a step that was taken, by a rate that was there from a step on, and both are whole.
#[test]
fn histories() {
    let file = saved();
    let history = "\\\"v\\\":[\\\"0.0\\\",\\\"0.999\\\",\\\"0.0\\\",\\\"0.0\\\"]";
    let with = |numbers: &[&str]| {
        let numbers: Vec<_> = numbers.iter().map(|it| format!("\\\"{it}\\\"")).collect();
        let other = format!("\\\"v\\\":[{}]", numbers.join(","));
        with(&file, history, &other)
    };
    for can_be in [["0.0", "0.5", "1.0", "0.9"], ["1.0", "0.999", "1.0", "0.0"]] {
        built().read_from(&with(&can_be)).unwrap();
    }
    for cannot in [
        &["0.0", "0.999", "2.0", "0.0"][..],
        &["1.0", "0.999", "0.0", "0.0"],
        &["0.5", "0.999", "1.0", "0.0"],
        &["0.0", "0.999", "0.5", "0.0"],
        &["-1.0", "0.999", "0.0", "0.0"],
        &["-0.0", "0.999", "0.0", "0.0"],
        &["NaN", "0.999", "1.0", "0.0"],
        &["0.0", "0.999", "inf", "0.0"],
        &["0.0", "0.999", "0.0"],
        &["0.0", "0.999", "0.0", "0.0", "0.0"],
    ] {
        let fault = refused(&with(cannot));
        assert!(
            matches!(&fault, CheckpointFault::Parameter { what, .. } if *what == "a history is missing, or is none")
                || matches!(&fault, CheckpointFault::Metadata { .. }) && cannot[0] == "NaN",
            "{cannot:?}: {fault}"
        );
    }
}

/// A reader passes over what may be added without a new version, and has read the same.
#[test]
fn what_may_be_added() {
    let file = saved();
    let deep = "[".repeat(10_000) + &"]".repeat(10_000);
    let deep = format!("\\\"steps\\\":1,\\\"more\\\":{deep},");
    let mut plain = built();
    plain.read_from(&file).unwrap();
    for (text, another) in [
        ("\"version\":", "\"note\":\"of a run\",\"version\":"),
        ("\\\"steps\\\":1,", &deep),
        (
            "\\\"steps\\\":1,",
            "\\\"steps\\\":1,\\\"more\\\":[{\\\"x\\\":0.5}],",
        ),
        ("\\\"step\\\":1,", "\\\"step\\\":1,\\\"more\\\":null,"),
        ("\\\"average\\\":null", "\\\"more\\\":null"),
        (
            "\"weights.a\":{\"dtype",
            "\"more.a\":{\"dtype\":\"I8\",\"shape\":[0],\"data_offsets\":[0,0]},\"weights.a\":{\"dtype",
        ),
    ] {
        let mut optimizer = built();
        let read = optimizer.read_from(&with(&file, text, another));
        read.unwrap_or_else(|error| panic!("{text} → {another}: {error}"));
        assert!(bytes(&optimizer) == bytes(&plain), "{text} → {another}");
    }
}
