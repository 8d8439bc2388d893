//! What is known below one assumption.

use crate::interval::Range;
use crate::ir::NodeId;

/// What an assumption tells, and what was found out below it.
#[derive(Default)]
pub(super) struct Frame {
    pub(super) ranges: Told<Range>,
    pub(super) truths: Told<bool>,
    pub(super) seen: Seen,
}

impl Frame {
    /// The first node that it can say anything of: operands have smaller numbers than what uses them.
    pub(super) fn first(&self) -> Option<NodeId> {
        let firsts = [self.ranges.first(), self.truths.first()];
        firsts.into_iter().flatten().min()
    }

    /// Adds what another tells. What was found out of nodes that this does not concern stays.
    pub(super) fn learn(&mut self, news: Self) {
        if let Some(first) = news.first() {
            self.seen.0.truncate(first.index());
        }
        self.ranges.extend(news.ranges);
        self.truths.extend(news.truths);
    }
}

/// What is told of a few nodes: a list in their order.
pub(super) struct Told<T>(Vec<(NodeId, T)>);

impl<T> Default for Told<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Told<T> {
    pub(super) fn get(&self, node: NodeId) -> Option<T> {
        // Most tell nothing.
        if self.0.is_empty() {
            return None;
        }
        let place = self.0.binary_search_by_key(&node, |(told, _)| *told);
        place.ok().map(|place| self.0[place].1)
    }

    pub(super) fn insert(&mut self, node: NodeId, value: T) {
        match self.0.binary_search_by_key(&node, |(told, _)| *told) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (node, value)),
        }
    }

    fn extend(&mut self, other: Self) {
        for (node, value) in other.0 {
            self.insert(node, value);
        }
    }

    fn first(&self) -> Option<NodeId> {
        self.0.first().map(|(node, _)| *node)
    }
}

/// The ranges that were found out, by node: asked for more often than anything else, so it is a place in a list.
#[derive(Default)]
pub(super) struct Seen(Vec<Option<Range>>);

impl Seen {
    pub(super) fn get(&self, node: NodeId) -> Option<Range> {
        self.0.get(node.index()).copied().flatten()
    }

    pub(super) fn insert(&mut self, node: NodeId, range: Range) {
        if self.0.len() <= node.index() {
            self.0.resize(node.index() + 1, None);
        }
        self.0[node.index()] = Some(range);
    }
}
