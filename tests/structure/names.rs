//! What people call the built-in rules: in papers, in other packages, and in words.

/// By the rule: its names elsewhere and what it is known for, for whoever searches the page.
pub(crate) const NAMES: &[(&str, &str)] = &[
    (
        "AdEmaMix",
        "AdEMAMix, `optax.contrib.ademamix`; Adam with a slow and a fast average of the gradient",
    ),
    (
        "AdaBelief",
        "AdaBelief, `optax.adabelief`; Adam by the variance of gradients",
    ),
    (
        "AdaBound",
        "AdaBound, AMSBound; from Adam to SGD by dynamic bounds of the learning rate",
    ),
    (
        "AdaDelta",
        "Adadelta, `torch.optim.Adadelta`, `optax.adadelta`, `keras.optimizers.Adadelta`",
    ),
    (
        "AdaGrad",
        "Adagrad, `torch.optim.Adagrad`, `optax.adagrad`, `keras.optimizers.Adagrad`; adaptive gradients",
    ),
    (
        "AdaMax",
        "Adamax, `torch.optim.Adamax`, `optax.adamax`; Adam by the infinity norm",
    ),
    (
        "AdaMod",
        "AdaMod; adaptive and momental bounds, Adam without warm-up",
    ),
    ("AdaPnm", "AdaPNM; positive–negative momentum"),
    (
        "Adafactor",
        "Adafactor, `torch.optim.Adafactor`, Transformers' `Adafactor`; factored second moments, sublinear memory",
    ),
    (
        "Adam",
        "Adam, `torch.optim.Adam`, `optax.adam`, `keras.optimizers.Adam`; with AMSGrad, `optax.amsgrad`",
    ),
    (
        "AdamC",
        "AdamC; AdamW with corrected weight decay of normalised layers",
    ),
    (
        "AdamMini",
        "Adam-mini; Adam with fewer learning rates, half the memory",
    ),
    (
        "AdamP",
        "AdamP, timm's `adamp`; Adam for scale-invariant weights",
    ),
    (
        "AdamW",
        "AdamW, `torch.optim.AdamW`, `optax.adamw`, `keras.optimizers.AdamW`; Adam with decoupled weight decay",
    ),
    ("Adan", "Adan, `optax.adan`; adaptive Nesterov momentum"),
    ("Adopt", "ADOPT; Adam that converges at any β₂"),
    (
        "Asgd",
        "ASGD, `torch.optim.ASGD`; averaged SGD, Polyak–Ruppert averaging",
    ),
    (
        "Came",
        "CAME; confidence-guided adaptive memory-efficient optimization",
    ),
    (
        "DAdaptAdam",
        "D-Adaptation, `DAdaptAdam`; Adam without a learning rate",
    ),
    (
        "DiffGrad",
        "diffGrad; Adam with a friction by the gradient's change",
    ),
    (
        "Dog",
        "DoG, L-DoG, `optax.contrib.dog`; distance over gradients, SGD without a learning rate",
    ),
    ("Focus", "FOCUS; first-order concentrated updating"),
    (
        "Fromage",
        "Fromage, `optax.fromage`; Frobenius matched gradients",
    ),
    (
        "Ftrl",
        "FTRL-Proximal, `keras.optimizers.Ftrl`; follow the regularised leader, sparse linear models",
    ),
    (
        "GradientDescent",
        "gradient descent, steepest descent; plain SGD",
    ),
    (
        "Grams",
        "Grams; gradient descent with adaptive momentum scaling",
    ),
    ("LaProp", "LaProp; Adam with momentum and adaptivity apart"),
    (
        "Lamb",
        "LAMB, `optax.lamb`; layer-wise Adam for large batches of BERT",
    ),
    (
        "Lars",
        "LARS, `optax.lars`; layer-wise adaptive rate scaling",
    ),
    (
        "Lion",
        "Lion, `optax.lion`, `keras.optimizers.Lion`; evolved sign momentum",
    ),
    ("Madgrad", "MADGRAD; momentumized adaptive dual averaging"),
    (
        "Mars",
        "MARS, MARS-AdamW, MARS-Lion; variance reduction for large models",
    ),
    (
        "Momentum",
        "momentum that averages, exponential moving average of the gradient",
    ),
    (
        "NAdam",
        "NAdam, `torch.optim.NAdam`, `optax.nadam`, `keras.optimizers.Nadam`; Adam with Nesterov momentum",
    ),
    (
        "NovoGrad",
        "NovoGrad, `optax.novograd`; layer-wise second moments",
    ),
    (
        "Prodigy",
        "Prodigy, `optax.contrib.prodigy`; Adam without a learning rate",
    ),
    ("QhAdam", "QHAdam; quasi-hyperbolic Adam"),
    ("Qhm", "QHM; quasi-hyperbolic momentum"),
    (
        "RAdam",
        "RAdam, `torch.optim.RAdam`, `optax.radam`; rectified Adam",
    ),
    (
        "Ranger",
        "Ranger; RAdam with Lookahead and gradient centralization",
    ),
    (
        "RmsProp",
        "RMSprop, `torch.optim.RMSprop`, `optax.rmsprop`, `keras.optimizers.RMSprop`; centred too",
    ),
    (
        "Rprop",
        "Rprop, `torch.optim.Rprop`, `optax.rprop`; resilient backpropagation",
    ),
    (
        "ScheduleFreeAdamW",
        "schedule-free AdamW, `AdamWScheduleFree`, `optax.contrib.schedule_free_adamw`",
    ),
    (
        "ScheduleFreeSgd",
        "schedule-free SGD, `SGDScheduleFree`, `optax.contrib.schedule_free_sgd`",
    ),
    (
        "Sgd",
        "SGD, `torch.optim.SGD`, `optax.sgd`, `keras.optimizers.SGD`; momentum, heavy ball, Nesterov's accelerated gradient",
    ),
    (
        "Sgdp",
        "SGDP, timm's `sgdp`; SGD for scale-invariant weights",
    ),
    (
        "Sgdw",
        "SGDW, timm's `sgdw`; SGD with decoupled weight decay",
    ),
    (
        "SignDescent",
        "signSGD, `optax.sign_sgd`; sign gradient descent",
    ),
    ("Signum", "Signum, signSGD with momentum; Tiger"),
    (
        "SimplifiedAdEmaMix",
        "Simplified AdEMAMix, `optax.contrib.simplified_ademamix`",
    ),
    ("Sm3", "SM3, SM3-II, `optax.sm3`; memory-efficient AdaGrad"),
    (
        "StableAdamW",
        "StableAdamW; AdamW with Adafactor's update clipping, against loss spikes",
    ),
    (
        "Yogi",
        "Yogi, `optax.yogi`; Adam with additive second moments",
    ),
];
