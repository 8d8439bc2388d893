//! A rule that is known at run time only, and `Frozen`, which is none.

use std::fmt;

#[cfg(feature = "cuda")]
use crate::device::{OnDevice, vtable};
use crate::door::meta::RuleMeta;
use crate::door::rule::Rule;
use crate::error::{Error, nearest, quoted};
use crate::step::erased::ErasedRule;
use crate::value::hyper::HyperValue;
#[cfg(feature = "serde")]
use crate::value::hyper::list_of;

/// Any [`Rule`] with its hyper-parameters, or [`Frozen`]: what a group of an [`Optimizer`](crate::Optimizer) has.
///
/// Whatever is a rule becomes one by itself: `Optimizer::new(Adam::default())`.
///
/// ```
/// use optim_runtime::{Adam, AnyRule, Lion};
///
/// let mut rules: Vec<AnyRule> = vec![Adam::default().into(), Lion::default().into()];
/// for rule in &mut rules {
///     rule.set_hyper("lr", 1e-4)?;
/// }
/// assert_eq!(rules[1].name(), "Lion");
/// assert!(rules[0].downcast_ref::<Adam>().is_some());
/// # Ok::<(), optim_runtime::Error>(())
/// ```
pub struct AnyRule {
    rule: Option<Box<dyn ErasedRule>>,
    /// What is done with its states where these lie on a device.
    #[cfg(feature = "cuda")]
    on_device: Option<&'static dyn OnDevice>,
}

/// What is given in place of a rule to a group whose parameters rest: they are not moved, need no gradient, and
/// their state, if they have one, waits for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frozen;

impl<R: Rule> From<R> for AnyRule {
    fn from(rule: R) -> Self {
        Self {
            rule: Some(Box::new(rule)),
            #[cfg(feature = "cuda")]
            on_device: Some(vtable::<R>()),
        }
    }
}

impl From<Frozen> for AnyRule {
    fn from(Frozen: Frozen) -> Self {
        Self {
            rule: None,
            #[cfg(feature = "cuda")]
            on_device: None,
        }
    }
}

impl Clone for AnyRule {
    fn clone(&self) -> Self {
        Self {
            rule: self.rule.as_ref().map(|rule| rule.cloned()),
            #[cfg(feature = "cuda")]
            on_device: self.on_device,
        }
    }
}

impl fmt::Debug for AnyRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.rule {
            Some(rule) => rule.fmt(f),
            None => Frozen.fmt(f),
        }
    }
}

impl AnyRule {
    /// Its name, such as `AdamW`; `Frozen` for none.
    pub fn name(&self) -> &'static str {
        self.meta().map_or("Frozen", |meta| meta.name)
    }

    /// What is known of it without running it; `None` for [`Frozen`].
    pub fn meta(&self) -> Option<&'static RuleMeta> {
        self.rule.as_ref().map(|rule| rule.meta())
    }

    /// Whether it is [`Frozen`].
    pub fn is_frozen(&self) -> bool {
        self.rule.is_none()
    }

    /// The rule, if it is of this type.
    pub fn downcast_ref<R: Rule>(&self) -> Option<&R> {
        self.rule.as_ref()?.as_any().downcast_ref()
    }

    /// Value of the hyper-parameter of this name.
    pub fn hyper(&self, name: &str) -> Option<HyperValue> {
        self.hyper_at(self.hyper_index(name)?)
    }

    /// Sets a hyper-parameter by name.
    ///
    /// # Errors
    /// Those of [`Rule::set_hyper`], [`Frozen`] having no hyper-parameters. The rule is unchanged then.
    pub fn set_hyper(&mut self, name: &str, value: impl Into<HyperValue>) -> Result<(), Error> {
        match &mut self.rule {
            Some(rule) => rule.set_hyper(name, value.into()),
            None => self.known_hyper(name).map(drop),
        }
    }

    /// Sets several hyper-parameters by name, which are checked together: `nesterov` may stand before the `momentum` that it
    /// needs.
    ///
    /// # Errors
    /// Those of [`set_hyper`](Self::set_hyper). The rule is unchanged then.
    pub fn set_hypers_together<'n>(
        &mut self,
        values: impl IntoIterator<Item = (&'n str, HyperValue)>,
    ) -> Result<(), Error> {
        let values = values.into_iter();
        let values = values.map(|(name, value)| Ok((self.known_hyper(name)?, value)));
        let values: Vec<_> = values.collect::<Result<_, Error>>()?;
        self.set_hypers(&values)
    }

    /// Checks that a list of hyper-parameters has as many elements as it is given.
    ///
    /// # Errors
    /// [`Error::ListLength`]; [`Error::HyperKind`] for what is no list; [`Error::UnknownHyper`].
    #[cfg(feature = "serde")]
    pub(crate) fn check_length(&self, list: &str, given: usize) -> Result<(), Error> {
        let hypers = self.meta().map_or(&[][..], |meta| meta.hypers);
        let elements = hypers
            .iter()
            .filter(|hyper| list_of(hyper.name) == Some(list));
        let expected = elements.count();
        if expected == 0 {
            let hyper = &hypers[self.known_hyper(list)?];
            return Err(Error::HyperKind {
                rule: self.name(),
                hyper: hyper.name,
                expected: hyper.default.kind(),
                given: "list",
            });
        }
        if expected != given {
            return Err(Error::ListLength {
                rule: self.name(),
                list: list.to_owned(),
                expected,
                given,
            });
        }
        Ok(())
    }

    /// Checks every hyper-parameter against its domain, then every `require`.
    ///
    /// # Errors
    /// Those of [`Rule::validate`].
    pub fn validate(&self) -> Result<(), Error> {
        self.rule.as_ref().map_or(Ok(()), |rule| rule.validate())
    }

    /// Position of the hyper-parameter of this name.
    pub(super) fn hyper_index(&self, name: &str) -> Option<usize> {
        let hypers = self.meta()?.hypers;
        hypers.iter().position(|hyper| hyper.name == name)
    }

    /// Position of the hyper-parameter of this name.
    ///
    /// # Errors
    /// [`Error::UnknownHyper`].
    pub(super) fn known_hyper(&self, name: &str) -> Result<usize, Error> {
        let index = self.hyper_index(name);
        let hypers = self.meta().map_or(&[][..], |meta| meta.hypers);
        let names = || hypers.iter().map(|hyper| hyper.name);
        index.ok_or_else(|| Error::UnknownHyper {
            rule: self.name(),
            hyper: name.to_owned(),
            known: quoted(names()),
            nearest: nearest(name, names()),
        })
    }

    pub(super) fn hyper_at(&self, index: usize) -> Option<HyperValue> {
        self.rule.as_ref()?.hyper_at(index)
    }

    /// Sets hyper-parameters by their positions, all together.
    ///
    /// # Errors
    /// Those of [`Rule::set_hyper`]. The rule is unchanged then.
    pub(super) fn set_hypers(&mut self, values: &[(usize, HyperValue)]) -> Result<(), Error> {
        let rule = self.rule.as_mut();
        rule.map_or(Ok(()), |rule| rule.set_hypers(values))
    }

    /// The rule, and what is done with its states where these lie on a device.
    #[cfg(feature = "cuda")]
    pub(super) fn on_device(&self) -> Option<(&dyn ErasedRule, &'static dyn OnDevice)> {
        self.rule.as_deref().zip(self.on_device)
    }

    pub(super) fn erased(&self) -> Option<&dyn ErasedRule> {
        self.rule.as_deref()
    }
}
