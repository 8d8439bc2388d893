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
pub struct Filter(Kind);

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
                return Filter(Kind::Fault(
                    pattern.as_ref().to_owned(),
                    fault.pos,
                    fault.msg,
                ));
            }
        }
    }
    Filter(Kind::Patterns(all))
}

impl Filter {
    /// Parameters of exactly these names.
    pub fn list<S: AsRef<str>>(list: impl IntoIterator<Item = S>) -> Self {
        names(list.into_iter().map(|name| Pattern::escape(name.as_ref())))
    }

    /// Whether it is one.
    pub(super) fn check(&self) -> Result<(), Error> {
        match &self.0 {
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
        match &self.0 {
            Kind::Patterns(patterns) => patterns,
            Kind::Closure(_) | Kind::Fault(..) => &[],
        }
    }

    /// Whether it has this parameter. A pattern that matches is told of by its position.
    pub(super) fn has(&self, param: &Param<'_>, mut matched: impl FnMut(usize)) -> bool {
        match &self.0 {
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

impl<F: Fn(&Param<'_>) -> bool + Send + Sync + 'static> From<F> for Filter {
    fn from(closure: F) -> Self {
        Self(Kind::Closure(Arc::new(closure)))
    }
}

impl fmt::Debug for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Patterns(patterns) => {
                let patterns = patterns.iter().map(Pattern::as_str);
                f.debug_list().entries(patterns).finish()
            }
            Kind::Closure(_) => f.write_str("a closure"),
            Kind::Fault(pattern, ..) => write!(f, "the invalid pattern {pattern:?}"),
        }
    }
}
