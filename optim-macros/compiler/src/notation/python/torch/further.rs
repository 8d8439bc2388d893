//! Methods that not every rule has: the weights to evaluate with, and random numbers.

use super::File;
use crate::notation::python::Python;

impl Python<'_> {
    pub(super) fn eval_methods(&mut self, file: &File<'_>) {
        let (w, t) = (self.names.weight.clone(), self.names.step.clone());
        let kept = self.key_beside("training_weights");
        let is_there = match file.asks_of_tensors {
            true => "if state and p.numel():",
            false => "if state:",
        };
        let text = format!(
            "
    @torch.no_grad()
    def eval_weights(self):
        \"\"\"Gives the parameters the weights to evaluate with, until `train_weights` is called.

        The state keeps the weights of training meanwhile, so `state_dict` saves them too: what loads it evaluates as well,
        and `train_weights` gives them back there.
        \"\"\"
        if self._evaluates():
            return
        for group in self.param_groups:
            hypers = self._hypers(group)
            for p in group[\"params\"]:
                state = self.state.get(p)
                {is_there}
                    evaluated = self._eval(p, state, float(state[\"step\"]), **hypers)
                    state[\"{kept}\"] = p.clone()
                    p.copy_(evaluated)

    @torch.no_grad()
    def train_weights(self):
        \"\"\"Gives the parameters the weights of training back.\"\"\"
        for p, state in self.state.items():
            if \"{kept}\" in state:
                p.copy_(state.pop(\"{kept}\"))

    def _evaluates(self):
        return any(\"{kept}\" in state for state in self.state.values())

    @staticmethod
"
        );
        self.out.push_str(&text);
        let mut given = vec![w.clone(), "state".to_owned(), t.clone()];
        if !file.arguments.is_empty() {
            given.push("*".to_owned());
        }
        given.extend(file.arguments.iter().map(|it| it.name.clone()));
        self.call_lines(1, "def _eval(", &given, "):");
        self.doc(
            2,
            &[format!("The weights to evaluate with, behind step `{t}`.")],
        );
    }

    /// What draws, for whoever wants other numbers.
    pub(super) fn draws(&mut self) {
        for (word, function) in [("normal", "randn_like"), ("uniform", "rand_like")] {
            self.line(0, "");
            self.line(1, &format!("def {word}(self, w):"));
            self.doc(
                2,
                &[
                    "Random numbers like `w`; override it to draw from a generator of your own."
                        .to_owned(),
                ],
            );
            self.line(2, &format!("return torch.{function}(w)"));
        }
    }
}
