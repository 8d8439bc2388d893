//! A hash of what a rule computes, by which a checkpoint knows the equations it was written under.
//!
//! It is taken of the lowered equations, before any pass, so that no optimisation changes it. Names
//! of hyper-parameters and states count, for a checkpoint stores values under them; so does the order
//! of operands, which rounding depends on. Spelling does not: the rule's name, intermediates, the
//! order of declarations, documentation, defaults and domains. Nor does `eval` count: state is what the
//! steps have made of it, and a checkpoint may be evaluated in another way than was thought of when it
//! was written.

use super::{Body, Graph, Initial, Nothing, Op, Phase, Program, Whole};
use crate::language::ids::Target;
use crate::language::reduction::Reduction;
use crate::language::scope::Scope;

pub(crate) fn fingerprint(program: &Program<Whole>) -> u64 {
    let conditions = hashes(program, &program.conditions, |own: Nothing, _| match own {});
    let mut parts = Vec::new();
    for state in &program.states {
        let mut hash = Hash::new();
        hash.text(&state.name);
        hash.text(state.storage.word().unwrap_or("weight"));
        hash.number(state.condition.map_or(0, |node| conditions[node.index()]));
        match &state.initial {
            Initial::Step(node) => hash.number(conditions[node.index()]),
            Initial::Element(body) => stores(program, body, &mut hash),
        }
        parts.push(hash.0);
    }
    for variant in &program.loops {
        for setting in &variant.settings {
            // Switches in an order of their own, not that of the text.
            let switches = program.switches.iter().zip(setting);
            let mut switches: Vec<_> = switches
                .map(|(node, on)| (conditions[node.index()], *on))
                .collect();
            switches.sort_unstable();
            let mut hash = Hash::new();
            for (switch, on) in switches {
                hash.number(switch);
                hash.number(u64::from(on));
            }
            stores(program, &variant.code, &mut hash);
            parts.push(hash.0);
        }
    }
    parts.sort_unstable();
    let mut whole = Hash::new();
    parts.into_iter().for_each(|part| whole.number(part));
    whole.0
}

fn stores(program: &Program<Whole>, body: &Body<Whole>, hash: &mut Hash) {
    let nodes = hashes(program, &body.graph, |own, hash| {
        let reduce = match own {
            Whole::Reduce(reduce) => reduce,
            Whole::Matrix(matrix) => {
                hash.text(matrix.function.name());
                for (place, operand) in matrix.matrices().enumerate() {
                    if operand.turned {
                        hash.text(["first turned", "second turned"][place]);
                    }
                }
                return;
            }
        };
        let Reduction { fold, over: _, of } = reduce.reduction;
        hash.text(reduce.reduction.name());
        // A mean of rows is that of all weights, and what is written so or so is the same.
        if of != Scope::Element && !fold.is_of_shares() {
            hash.text(match of {
                Scope::Row => "of rows",
                Scope::RowPair => "of pairs of rows",
                Scope::ColumnPair => "of pairs of columns",
                _ => "of columns",
            });
        }
    });
    let mut stores: Vec<_> = body
        .stores
        .iter()
        .map(|(target, node)| {
            let name = match target {
                Target::Weight => "w",
                Target::State(id) => program.states[*id].name.as_str(),
            };
            // The weights come first, whatever a state is called.
            (*target != Target::Weight, name, nodes[node.index()])
        })
        .collect();
    stores.sort_unstable();
    for (_, name, value) in stores {
        hash.text(name);
        hash.number(value);
    }
}

/// A hash of each node, from its operation and the hashes of its operands.
fn hashes<P: Phase>(
    program: &Program<Whole>,
    graph: &Graph<P>,
    own: impl Fn(P, &mut Hash),
) -> Vec<u64> {
    let mut list: Vec<u64> = Vec::new();
    for node in graph.nodes() {
        let op = graph.op(node);
        let mut hash = Hash::new();
        match op {
            Op::Number(bits) => {
                hash.text("number");
                hash.number(bits.get().to_bits());
            }
            Op::Truth(value) => hash.text(if value { "true" } else { "false" }),
            Op::Param(id) => {
                hash.text("param");
                hash.text(&program.params[id].name);
            }
            Op::Step => hash.text("step"),
            Op::Measure(measure) => hash.text(measure.name()),
            Op::Weight => hash.text("weight"),
            Op::Grad => hash.text("gradient"),
            Op::Input(id) | Op::InputNumber(id) => {
                hash.text("input");
                hash.text(&program.inputs[id].name);
            }
            Op::Noise(noise) => {
                hash.text(noise.distribution.name());
                hash.number(noise.call as u64);
            }
            Op::State(id) | Op::ScalarState(id) | Op::AxisState(_, id) => {
                hash.text("state");
                hash.text(&program.states[id].name);
            }
            Op::Unary(unary, _) => hash.text(unary.symbol()),
            Op::Binary(binary, ..) => hash.text(binary.symbol()),
            Op::Compare(compare, ..) => hash.text(compare.symbol()),
            Op::New(id) => {
                hash.text("new");
                hash.text(&program.states[id].name);
            }
            Op::BiasCorrection(id, _) => {
                hash.text("bias_correction");
                hash.text(&program.states[id].name);
            }
            Op::OneMinusPow(..) => hash.text("one_minus_pow"),
            Op::Call(function, _) => hash.text(function.name),
            Op::Select(..) => hash.text("select"),
            Op::Own(only) => own(only, &mut hash),
        }
        for operand in op.operands() {
            hash.number(list[operand.index()]);
        }
        list.push(hash.0);
    }
    list
}

/// FNV-1a, 64 bits.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    fn number(&mut self, value: u64) {
        value
            .to_le_bytes()
            .into_iter()
            .for_each(|byte| self.byte(byte));
    }

    fn text(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.byte(byte));
        // No text runs into the next one.
        self.byte(0);
    }
}
