//! `step`: the tensors that have a gradient, each or as lists.

use super::File;
use crate::notation::python::Python;

impl Python<'_> {
    pub(super) fn step(&mut self, file: &File<'_>) {
        let inputs = self.model.inputs();
        let names = self.names.inputs.clone();
        self.line(0, "");
        self.line(1, "@torch.no_grad()");
        self.call_lines(
            1,
            "def step(self, closure=None",
            &match names.is_empty() {
                true => Vec::new(),
                false => std::iter::once("*".to_owned())
                    .chain(names.clone())
                    .collect(),
            },
            "):",
        );
        let mut doc =
            vec!["Takes a step; `closure` computes the loss again and returns it.".to_owned()];
        if !names.is_empty() {
            doc.push(String::new());
            for (input, name) in inputs.iter().zip(&names) {
                doc.push(match input.scalar {
                    true => format!("`{name}` is one number for the step."),
                    false => format!(
                        "`{name}` has a tensor for each parameter: a dictionary, which may be empty in a step that does not read it."
                    ),
                });
            }
        }
        self.doc(2, &doc);
        if file.eval.is_some() {
            self.line(2, "if self._training_weights:");
            self.line(
                3,
                "raise RuntimeError(\"`train_weights` must be called before a step\")",
            );
        }
        self.line(2, "result = None");
        self.line(2, "if closure is not None:");
        self.line(3, "with torch.enable_grad():");
        self.line(4, "result = closure()");
        match (file.lists, file.sums) {
            (true, _) => self.step_of_lists(),
            (false, true) => self.step_of_all(),
            (false, false) => self.step_of_each(),
        }
        self.line(2, "return result");
    }

    /// What `_update` is given behind the weights and the gradient.
    pub(super) fn further(&self) -> String {
        let inputs = self.model.inputs().iter().zip(&self.names.inputs);
        let inputs = inputs.map(|(input, name)| match input.scalar {
            true => format!("{name}, "),
            false => format!("{name}.get(p), "),
        });
        inputs.collect()
    }

    pub(super) fn step_of_each(&mut self) {
        self.each_parameter();
        let further = self.further();
        self.line(
            4,
            &format!("p.copy_(self._update(p, p.grad, {further}state, t, **hypers))"),
        );
        self.line(4, "state[\"step\"] = t");
    }

    pub(super) fn step_of_all(&mut self) {
        self.line(2, "parameters, updates = [], []");
        self.each_parameter();
        let further = self.further();
        self.line(4, "state[\"step\"] = t");
        self.line(4, "parameters.append(p)");
        self.line(
            4,
            &format!("updates.append(self._update(p, p.grad, {further}state, t, **hypers))"),
        );
        self.line(2, "for p, w in zip(parameters, _together(updates)):");
        self.line(3, "p.copy_(w)");
    }

    pub(super) fn each_parameter(&mut self) {
        self.line(2, "for group in self.param_groups:");
        self.line(3, "hypers = self._hypers(group)");
        self.line(3, "for p in group[\"params\"]:");
        self.line(4, "if p.grad is None:");
        self.line(5, "continue");
        self.line(4, "state = self.state[p]");
        self.line(4, "t = state.get(\"step\", 0) + 1");
    }

    pub(super) fn step_of_lists(&mut self) {
        let inputs = self.model.inputs().iter().zip(self.names.inputs.clone());
        let further: String = inputs
            .map(|(input, name)| match input.scalar {
                true => format!("{name}, "),
                false => format!("[{name}.get(p) for p in params], "),
            })
            .collect();
        self.line(2, "for group in self.param_groups:");
        self.line(3, "hypers = self._hypers(group)");
        self.line(
            3,
            "# Those that have taken as many steps and have the same states go together.",
        );
        self.line(3, "alike = {}");
        self.line(3, "for p in group[\"params\"]:");
        self.line(4, "if p.grad is not None:");
        self.line(5, "state = self.state[p]");
        self.line(5, "key = (state.get(\"step\", 0) + 1, *sorted(state))");
        self.line(5, "alike.setdefault(key, []).append(p)");
        self.line(3, "for (t, *_), params in alike.items():");
        self.line(4, "grads = [p.grad for p in params]");
        self.line(4, "states = [self.state[p] for p in params]");
        self.line(
            4,
            &format!("torch._foreach_copy_(params, self._update(params, grads, {further}states, t, **hypers))"),
        );
        self.line(4, "for state in states:");
        self.line(5, "state[\"step\"] = t");
    }

    /// The steps of a parameter are counted beside its states, so under a name that none of these has.
    pub(super) fn with_step_key(&mut self, start: usize) {
        let mut key = "step".to_owned();
        while (0..self.model.states.len()).any(|id| self.model.state_name(id) == key) {
            key.push('_');
        }
        let text = self.out.split_off(start);
        self.out
            .push_str(&text.replace("\"step\"", &format!("\"{key}\"")));
    }
}
