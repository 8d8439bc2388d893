//! A value for each intermediate or state, by its number.

/// A value for each number; the default where none was set.
#[derive(Clone, Debug)]
pub(super) struct Marks<T>(Vec<T>);

impl<T> Default for Marks<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone + Default> Marks<T> {
    pub(super) fn at(&mut self, id: usize) -> &mut T {
        if self.0.len() <= id {
            self.0.resize(id + 1, T::default());
        }
        &mut self.0[id]
    }

    pub(super) fn find(&self, id: usize) -> Option<&T> {
        self.0.get(id)
    }

    pub(super) fn get(&self, id: usize) -> T {
        self.find(id).cloned().unwrap_or_default()
    }
}
