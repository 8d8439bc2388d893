//! A device that gives other values than it was given: what comes of them is an error, and never an optimizer.

use std::collections::HashMap;

use optim_gpu::optim_runtime::device::AnyLaunch;
use optim_gpu::optim_runtime::{
    Accelerator, Adafactor, AnyRule, Average, DeviceOptimizer, Dtype, Error, Job, Optimizer, Param,
    Room, RoomValues, Source, Values,
};

use crate::pair::written;

/// What is told in place of values.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Lie {
    OneLess,
    OneMore,
    None,
    OfAnotherType,
}

/// Memory of the host. It keeps values, and lies about those of one room.
#[derive(Debug, Default)]
struct Liar {
    kept: HashMap<(usize, Room), RoomValues>,
    lies: Option<(Room, Lie)>,
}

fn told(values: &RoomValues, lie: Lie) -> RoomValues {
    let RoomValues::F32(values) = values else {
        panic!("values of f32")
    };
    let mut values = values.clone();
    match lie {
        Lie::OneLess => drop(values.pop()),
        Lie::OneMore => values.push(1.0),
        Lie::None => values.clear(),
        Lie::OfAnotherType => {
            return RoomValues::F64(values.into_iter().map(f64::from).collect());
        }
    }
    RoomValues::F32(values)
}

impl Accelerator for Liar {
    type Error = Error;

    fn begin(&mut self) {}

    fn undo(&mut self) {}

    fn ready(&mut self, _: Source, _: Dtype) -> Result<(), Error> {
        Ok(())
    }

    fn make(&mut self, _: usize, _: Room, _: usize, _: Dtype) -> Result<(), Error> {
        Ok(())
    }

    fn free(&mut self, _: usize, _: Room) {}

    fn fill(&mut self, _: usize, _: Room, _: f64) -> Result<(), Error> {
        Ok(())
    }

    fn copy(&mut self, _: usize, _: usize, _: Room, _: Room) -> Result<(), Error> {
        Ok(())
    }

    fn input(&mut self, _: usize, _: &str) -> Result<RoomValues, Error> {
        Ok(RoomValues::F32(Vec::new()))
    }

    fn download(&mut self, parameter: usize, _: usize, room: Room) -> Result<RoomValues, Error> {
        let values = &self.kept[&(parameter, room)];
        Ok(match self.lies {
            Some((of, lie)) if of == room => told(values, lie),
            _ => values.clone(),
        })
    }

    fn upload(&mut self, parameter: usize, room: Room, values: Values<'_>) -> Result<(), Error> {
        let Values::F32(values) = values else {
            panic!("values of f32")
        };
        self.kept
            .insert((parameter, room), RoomValues::F32(values.to_vec()));
        Ok(())
    }

    fn run(&mut self, _: &[Job], _: &mut bool) -> Result<Vec<f64>, Error> {
        Ok(Vec::new())
    }

    fn again(&mut self, _: &[(usize, AnyLaunch)], _: &mut bool) -> Result<bool, Error> {
        Ok(false)
    }
}

#[test]
fn values_that_are_no_parameters() {
    let rule: AnyRule = Adafactor::default().into();
    let mut host = Optimizer::new(rule)
        .and_then(|it| it.with_average(Average::swa()))
        .expect("a sound optimizer");
    let (mut w, g) = (vec![1.0_f32; 600 * 200], vec![0.5_f32; 600 * 200]);
    let shape = [600, 200];
    {
        let mut param = |gathers: bool| {
            let param = Param::new("w", &mut w, &g).and_then(|it| it.with_shape(&shape));
            let mut params = [param.expect("of that length")];
            match gathers {
                true => host.accumulate(&params),
                false => host.step(&mut params).map(drop),
            }
            .expect("a sound call");
        };
        param(false);
        param(true);
    }
    let mut liar = Liar::default();
    let mut device = DeviceOptimizer::from_host(&host, &mut liar).expect("a move");
    let mut rooms: Vec<_> = liar.kept.keys().map(|(_, room)| *room).collect();
    rooms.sort();
    assert!(
        rooms.contains(&Room::Gathered) && rooms.contains(&Room::Average) && rooms.len() >= 4,
        "rows, columns, a sum, an average: {rooms:?}"
    );
    for room in rooms {
        for lie in [Lie::OneLess, Lie::OneMore, Lie::None, Lie::OfAnotherType] {
            liar.lies = Some((room, lie));
            let refused = device.to_host(&mut liar).map(drop);
            let refused = refused.expect_err("values that are not the parameter's");
            let Error::DeviceValues {
                parameter,
                room: of,
                expected,
                given,
                given_dtype,
                ..
            } = &refused
            else {
                panic!("{room:?}, {lie:?}: {refused}")
            };
            assert_eq!((parameter.as_str(), *of), ("w", room));
            assert_eq!(
                (expected == given, *given_dtype == Dtype::F64),
                (lie == Lie::OfAnotherType, lie == Lie::OfAnotherType)
            );
        }
        liar.lies = None;
        let back = device.to_host(&mut liar).expect("a copy");
        assert_eq!(written(&back), written(&host));
    }
}
