//! What is done with trees of tensors: `init`, `update` and the evaluation weights.

use super::File;
use crate::notation::python::Python;

impl Python<'_> {
    pub(super) fn init(&mut self, file: &File<'_>) {
        let class = file.state(self);
        let count = self.fields(file).len();
        self.line(0, "");
        self.line(1, "def init(params):");
        let key = if file.draws {
            ", jax.random.PRNGKey(seed)"
        } else {
            ""
        };
        if count == 0 {
            return self.line(2, &format!("return {class}(jnp.zeros([], jnp.int32){key})"));
        }
        self.line(2, "leaves, tree = jax.tree.flatten(params)");
        self.line(2, "states = [begin_one(w) for w in leaves]");
        self.line(
            2,
            &format!(
                "trees = [tree.unflatten([own[i] for own in states]) for i in range({count})]"
            ),
        );
        self.line(
            2,
            &format!("return {class}(jnp.zeros([], jnp.int32){key}, *trees)"),
        );
    }

    pub(super) fn update_all(&mut self, file: &File<'_>) {
        let class = file.state(self);
        let count = self.fields(file).len();
        let first = if file.draws { 2 } else { 1 };
        let names = self.names.inputs.clone();
        self.line(0, "");
        let mut given = vec![
            "updates".to_owned(),
            "state".to_owned(),
            "params=None".to_owned(),
        ];
        if !names.is_empty() {
            given.push("*".to_owned());
            given.extend(names.iter().cloned());
            given.push("**_".to_owned());
        }
        self.call_lines(1, "def update(", &given, "):");
        let mut doc = Vec::new();
        for (input, name) in self.model.inputs().iter().zip(&names) {
            doc.push(match input.scalar {
                true => format!("`{name}` is one number for the step."),
                false => format!("`{name}` is a tree like the parameters."),
            });
        }
        if !doc.is_empty() {
            self.doc(2, &doc);
        }
        self.line(2, "if params is None:");
        self.line(
            3,
            "raise ValueError(\"`update` needs `params`, the weights that the updates are for\")",
        );
        self.line(2, "leaves, tree = jax.tree.flatten(params)");
        self.line(2, "count = optax.safe_increment(state.count)");
        let mut locals = self.names.locals();
        let [t, w, g, new, old, x, i] =
            ["t", "w", "g", "new", "old", "x", "i"].map(|name| locals.fresh(name));
        self.line(2, &format!("{t} = jnp.asarray(count, float)"));
        if file.draws {
            self.line(2, "key, own = jax.random.split(state.key)");
            self.line(
                2,
                &format!("keys = [jax.random.fold_in(own, {i}) for {i} in range(len(leaves))]"),
            );
        }
        self.line(2, "grads = _leaves(\"updates\", params, updates)");
        self.line(
            2,
            &format!("states = [tree.flatten_up_to({x}) for {x} in state[{first}:]]"),
        );
        let mut lists = vec!["leaves".to_owned(), "grads".to_owned()];
        let mut loops = vec![w.clone(), g];
        let mut call = loops.clone();
        for (input, name) in self.model.inputs().iter().zip(&names) {
            if input.scalar {
                call.push(name.clone());
            } else {
                let own = locals.fresh(&format!("own_{name}"));
                lists.push(format!("_leaves(\"{name}\", params, {name})"));
                loops.push(own.clone());
                call.push(own);
            }
        }
        if file.draws {
            let own = locals.fresh("own_key");
            lists.push("keys".to_owned());
            loops.push(own.clone());
            call.push(own);
        }
        loops.push("*own".to_owned());
        call.extend([t, "*own".to_owned()]);
        let (loops, lists, call) = (loops.join(", "), lists.join(", "), call.join(", "));
        self.line(2, "done = [");
        let rests = match (file.asks_of_tensors, file.sums) {
            (false, _) => String::new(),
            // There is nothing to reduce of no weights.
            (true, false) => format!(" if {w}.size else ({w}, own)"),
            (true, true) => format!(" if {w}.size else _rested({w}, own)"),
        };
        self.line(3, &format!("step_one({call}){rests}"));
        self.line(3, &format!("for {loops} in zip({lists}, *states)"));
        self.line(2, "]");
        if file.sums {
            self.line(2, "done = _together(done)");
        }
        self.line(
            2,
            &format!(
                "updates = [_like({new}, {w}) - {w} for ({new}, _), {w} in zip(done, leaves)]"
            ),
        );
        let key = if file.draws { ", key" } else { "" };
        if count == 0 {
            return self.line(
                2,
                &format!("return tree.unflatten(updates), {class}(count{key})"),
            );
        }
        self.line(2, "trees = [");
        self.line(
            3,
            &format!("tree.unflatten([None if {x} is None else _like(own[{i}], {x}) for (_, own), {x} in zip(done, {old})])"),
        );
        self.line(3, &format!("for {i}, {old} in enumerate(states)"));
        self.line(2, "]");
        self.line(
            2,
            &format!("return tree.unflatten(updates), {class}(count{key}, *trees)"),
        );
    }

    pub(super) fn eval_of_tree(&mut self, file: &File<'_>, body: &str) {
        let function = format!("{}_eval", file.function);
        let (w, t) = (self.names.weight.clone(), self.names.step.clone());
        self.line(0, "");
        self.line(0, "");
        self.head_of(&function, &["params", "state"], file);
        let rule = &file.function;
        self.doc(
            1,
            &[format!(
                "The weights to evaluate with, for the state of `{rule}` and its hyper-parameters."
            )],
        );
        let mut given = vec![w.clone(), t.clone()];
        given.extend(self.names.states.iter().cloned());
        let kept = file
            .retained
            .iter()
            .map(|(id, _)| self.names.retained[*id].clone());
        given.extend(kept.collect::<Vec<_>>());
        self.line(0, "");
        self.call_lines(1, "def eval_one(", &given, "):");
        self.out.push_str(body);
        self.line(2, &format!("return {w}"));
        let first = if file.draws { 2 } else { 1 };
        self.line(0, "");
        self.line(1, "leaves, tree = jax.tree.flatten(params)");
        self.line(1, "count = jnp.asarray(state.count, float)");
        self.line(
            1,
            &format!("states = [tree.flatten_up_to(own) for own in state[{first}:]]"),
        );
        // Loops have names of their own, which hide none that `eval_one` reads.
        let rests = match file.asks_of_tensors {
            false => "",
            true => " if p.size else p",
        };
        self.line(1, &format!("return tree.unflatten([_like(eval_one(p, count, *own), p){rests} for p, *own in zip(leaves, *states)])"));
    }
}
