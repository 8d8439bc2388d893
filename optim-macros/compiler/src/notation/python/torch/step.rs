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
            self.line(2, "if self._evaluates():");
            self.line(
                3,
                "raise RuntimeError(\"`train_weights` must be called before a step\")",
            );
        }
        for (input, name) in inputs.iter().zip(&names) {
            if input.scalar {
                continue;
            }
            self.line(2, &format!("if not hasattr({name}, \"get\"):"));
            self.line(
                3,
                &format!("raise TypeError(f\"`{name}` is a {{type({name}).__name__}}: it must be a dictionary with a tensor for each parameter\")"),
            );
        }
        self.line(2, "result = None");
        self.line(2, "if closure is not None:");
        self.line(3, "with torch.enable_grad():");
        self.line(4, "result = closure()");
        match (file.lists, file.sums) {
            (true, _) => self.step_of_lists(),
            (false, true) => self.step_of_all(file),
            (false, false) => self.step_of_each(file),
        }
        self.line(2, "return result");
    }

    /// What `_update` is given behind the weights and the gradient.
    fn further(&self) -> String {
        let inputs = self.model.inputs().iter().zip(&self.names.inputs);
        let inputs = inputs.map(|(input, name)| match input.scalar {
            true => format!("{name}, "),
            false => format!("{name}.get(p), "),
        });
        inputs.collect()
    }

    fn step_of_each(&mut self, file: &File<'_>) {
        let t = self.each_parameter(file);
        let further = self.further();
        self.line(
            4,
            &format!("p.copy_(self._update(p, p.grad, {further}state, float({t}), **hypers))"),
        );
        self.line(4, &format!("state[\"step\"] = {t}"));
    }

    fn step_of_all(&mut self, file: &File<'_>) {
        self.line(2, "parameters, updates = [], []");
        let t = self.each_parameter(file);
        let further = self.further();
        self.line(4, &format!("state[\"step\"] = {t}"));
        self.line(4, "parameters.append(p)");
        self.line(
            4,
            &format!(
                "updates.append(self._update(p, p.grad, {further}state, float({t}), **hypers))"
            ),
        );
        let w = self.names.locals().fresh("w");
        self.line(
            2,
            &format!("for p, {w} in zip(parameters, _together(updates)):"),
        );
        self.line(3, &format!("p.copy_({w})"));
    }

    /// The head of a loop over all parameters; gives the name that the number of the step has in it.
    fn each_parameter(&mut self, file: &File<'_>) -> String {
        let t = self.names.locals().fresh("t");
        self.line(2, "for group in self.param_groups:");
        self.line(3, "hypers = self._hypers(group)");
        self.line(3, "for p in _with_gradients(group[\"params\"]):");
        self.line(4, "state = self.state[p]");
        self.line(4, &format!("{t} = state.get(\"step\", 0) + 1"));
        if file.asks_of_tensors {
            self.line(4, "if p.numel() == 0:");
            self.line(5, "# There is nothing to reduce of no weights.");
            self.line(5, &format!("state[\"step\"] = {t}"));
            self.line(5, "continue");
        }
        t
    }

    fn step_of_lists(&mut self) {
        let inputs = self.model.inputs().iter().zip(self.names.inputs.clone());
        let further: String = inputs
            .map(|(input, name)| match input.scalar {
                true => format!("{name}, "),
                false => format!("[{name}.get(p) for p in params], "),
            })
            .collect();
        let t = self.names.locals().fresh("t");
        self.line(2, "for group in self.param_groups:");
        self.line(3, "hypers = self._hypers(group)");
        self.line(
            3,
            "# Those that have taken as many steps and have the same states go together.",
        );
        self.line(3, "alike = {}");
        self.line(3, "for p in _with_gradients(group[\"params\"]):");
        self.line(4, "state = self.state[p]");
        self.line(4, "key = (state.get(\"step\", 0) + 1, *sorted(state))");
        self.line(4, "alike.setdefault(key, []).append(p)");
        self.line(3, &format!("for ({t}, *_), params in alike.items():"));
        self.line(4, "grads = [p.grad for p in params]");
        self.line(4, "states = [self.state[p] for p in params]");
        self.line(
            4,
            &format!("torch._foreach_copy_(params, self._update(params, grads, {further}states, float({t}), **hypers))"),
        );
        self.line(4, "for state in states:");
        self.line(5, &format!("state[\"step\"] = {t}"));
    }

    /// The steps of a parameter are counted beside its states, so under a name that none of these has.
    pub(super) fn with_step_key(&mut self, start: usize) {
        let key = self.key_beside("step");
        let text = self.out.split_off(start);
        self.out
            .push_str(&text.replace("\"step\"", &format!("\"{key}\"")));
    }
}
