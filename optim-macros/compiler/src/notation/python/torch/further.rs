//! Methods that not every rule has: the weights to evaluate with, and random numbers.

use super::File;
use crate::notation::python::Python;

impl Python<'_> {
    pub(super) fn eval_methods(&mut self, file: &File<'_>) {
        let (w, t) = (self.names.weight.clone(), self.names.step.clone());
        let lines = [
            (
                1,
                "# The weights of training, while the parameters have those to evaluate with.",
            ),
            (1, "_training_weights = {}"),
            (0, ""),
            (1, "@torch.no_grad()"),
            (1, "def eval_weights(self):"),
            (
                2,
                "\"\"\"Gives the parameters the weights to evaluate with, until `train_weights` is called.\"\"\"",
            ),
            (2, "if self._training_weights:"),
            (3, "return"),
            (2, "self._training_weights = {}"),
            (2, "for group in self.param_groups:"),
            (3, "hypers = self._hypers(group)"),
            (3, "for p in group[\"params\"]:"),
            (4, "state = self.state.get(p)"),
            (4, "if state:"),
            (5, "self._training_weights[p] = p.clone()"),
            (
                5,
                "p.copy_(self._eval(p, state, state[\"step\"], **hypers))",
            ),
            (0, ""),
            (1, "@torch.no_grad()"),
            (1, "def train_weights(self):"),
            (
                2,
                "\"\"\"Gives the parameters the weights of training back.\"\"\"",
            ),
            (2, "for p, w in self._training_weights.items():"),
            (3, "p.copy_(w)"),
            (2, "self._training_weights = {}"),
            (0, ""),
            (1, "@staticmethod"),
        ];
        self.line(0, "");
        for (depth, line) in lines {
            self.line(depth, line);
        }
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
