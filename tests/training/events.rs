//! What an optimizer tells `tracing`.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

use optim_runtime::{Adam, Clip, LossScale, Optimizer, Param, names};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::with_default;
use tracing::{Event, Metadata, Subscriber};

/// Writes every event down as a line.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).expect("a text");
    }
}

impl Subscriber for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "optim"
    }
    fn new_span(&self, _span: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _span: &Id, _values: &Record<'_>) {}
    fn record_follows_from(&self, _span: &Id, _follows: &Id) {}
    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields(event.metadata().level().to_string());
        event.record(&mut fields);
        self.0.lock().unwrap().push(fields.0);
    }
    fn enter(&self, _span: &Id) {}
    fn exit(&self, _span: &Id) {}
}

/// A step is a debug event, a skipped one and a pattern without a parameter a warning, a checkpoint an information.
#[test]
fn steps_and_checkpoints_are_events() {
    let lines = Lines::default();
    let file =
        std::env::temp_dir().join(format!("optim-events-{}.safetensors", std::process::id()));
    let name = file.display().to_string();
    with_default(lines.clone(), || {
        let build = || {
            Optimizer::new(Adam::default())
                .and_then(|it| it.with_group("biases", Adam::default(), names(["*.bais"])))
                .and_then(|it| it.with_clip(Clip::global_norm(1.0)))
                .and_then(|it| it.with_loss_scale(LossScale::fixed(1.0)))
                .unwrap()
        };
        let mut optimizer = build();
        let mut w = [1.0_f32];
        for g in [2.0, f32::NAN] {
            optimizer
                .step(&mut [Param::new("w", &mut w, &[g]).unwrap()])
                .unwrap();
        }
        optimizer.save(&file).unwrap();
        build().load(&file).unwrap();
        build().load(file.with_extension("gone")).unwrap_err();
    });
    std::fs::remove_file(file).unwrap();
    let wanted = [
        "DEBUG message=took a step steps=1 gradient_norm=2.0 clipped=true".to_owned(),
        "WARN message=no parameter matches a pattern group=biases pattern=*.bais".to_owned(),
        "WARN message=skipped a step: its gradients are not finite steps=1".to_owned(),
        format!("INFO message=saved a checkpoint path={name} steps=1"),
        format!("INFO message=loaded a checkpoint path={name} steps=1"),
    ];
    assert_eq!(*lines.0.lock().unwrap(), wanted);
}
