//! Which parameters a group has.

use std::fmt;
use std::sync::Arc;

use glob::Pattern;

use crate::error::Error;
use crate::tensor::param::Param;

/// Which parameters a group has: by patterns of their names ([`names`]), by a list ([`Filter::list`]), or by a
/// closure that looks at them:
///
/// ```
/// use optim_runtime::{AdamW, Lion, Optimizer, Param, names};
///
/// let optimizer = Optimizer::new(AdamW::default())?
///     .with_group("no decay", AdamW::default().with_weight_decay(0.0), names(["*.bias", "*.norm.*"]))?
///     .with_group("matrices", Lion::default(), |p: &Param<'_>| p.ndim() == 2)?;
/// # Ok::<(), optim_runtime::Error>(())
/// ```
#[derive(Clone)]
pub struct Filter {
    kind: Kind,
    /// Only tensors of so many axes.
    ndim: Option<usize>,
}

#[derive(Clone)]
enum Kind {
    Patterns(Vec<Pattern>),
    Closure(Arc<dyn Fn(&Param<'_>) -> bool + Send + Sync>),
    /// A pattern that is none, where its fault is, and what that is.
    Fault(String, usize, &'static str),
}

/// Parameters whose names match one of these patterns: `*` stands for any letters, also none, `?` for any one,
/// `[abc]` and `[a-z]` for one of these, `[!abc]` for another one; a bracket itself is `[[]`.
pub fn names<S: AsRef<str>>(patterns: impl IntoIterator<Item = S>) -> Filter {
    let mut all = Vec::new();
    for pattern in patterns {
        match Pattern::new(pattern.as_ref()) {
            Ok(pattern) => all.push(pattern),
            Err(fault) => {
                let pattern = pattern.as_ref().to_owned();
                return Kind::Fault(pattern, fault.pos, fault.msg).into();
            }
        }
    }
    Kind::Patterns(all).into()
}

impl Filter {
    /// Parameters of exactly these names.
    pub fn list<S: AsRef<str>>(list: impl IntoIterator<Item = S>) -> Self {
        names(list.into_iter().map(|name| Pattern::escape(name.as_ref())))
    }

    /// Of these only tensors of so many axes: 2 for matrices.
    #[must_use]
    pub fn of_ndim(self, ndim: usize) -> Self {
        Self {
            ndim: Some(ndim),
            ..self
        }
    }

    /// Whether it has this parameter.
    #[cfg(feature = "serde")]
    pub(crate) fn matches(&self, param: &Param<'_>) -> bool {
        self.has(param, |_| ())
    }

    /// Whether it is one.
    pub(crate) fn check(&self) -> Result<(), Error> {
        match &self.kind {
            Kind::Fault(pattern, place, what) => Err(Error::InvalidPattern {
                pattern: pattern.clone(),
                place: *place,
                what,
            }),
            Kind::Patterns(_) | Kind::Closure(_) => Ok(()),
        }
    }

    /// Its patterns; none of a closure.
    pub(super) fn patterns(&self) -> &[Pattern] {
        match &self.kind {
            Kind::Patterns(patterns) => patterns,
            Kind::Closure(_) | Kind::Fault(..) => &[],
        }
    }

    /// Whether it has this parameter. A pattern that matches is told of by its position.
    pub(super) fn has(&self, param: &Param<'_>, mut matched: impl FnMut(usize)) -> bool {
        if self.ndim.is_some_and(|ndim| ndim != param.ndim()) {
            return false;
        }
        match &self.kind {
            Kind::Patterns(patterns) => {
                let mut any = false;
                for (index, pattern) in patterns.iter().enumerate() {
                    if pattern.matches(param.name()) {
                        matched(index);
                        any = true;
                    }
                }
                any
            }
            Kind::Closure(closure) => closure(param),
            Kind::Fault(..) => false,
        }
    }
}

impl From<Kind> for Filter {
    fn from(kind: Kind) -> Self {
        Self { kind, ndim: None }
    }
}

impl<F: Fn(&Param<'_>) -> bool + Send + Sync + 'static> From<F> for Filter {
    fn from(closure: F) -> Self {
        Kind::Closure(Arc::new(closure)).into()
    }
}

impl fmt::Debug for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Patterns(patterns) => {
                let patterns = patterns.iter().map(Pattern::as_str);
                f.debug_list().entries(patterns).finish()
            }
            Kind::Closure(_) => f.write_str("a closure"),
            Kind::Fault(pattern, ..) => write!(f, "the invalid pattern {pattern:?}"),
        }
    }
}
