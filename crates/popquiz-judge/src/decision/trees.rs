//! Gradient-boosted decision trees: how they are stored, and how one gets a probability from them.

use serde::Deserialize;

/// Boosted decision trees, with all their nodes in one vector.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<Tree>")]
pub(crate) struct Forest {
    /// The index of each tree's root.
    pub(crate) roots: Vec<u32>,
    nodes: Vec<Node>,
    /// Steps from a root to its farthest leaf.
    depth: usize,
}

/// A tree as the file has it: inner nodes in arrays; a negative child is a leaf (-1 is the first).
#[derive(Debug, Deserialize)]
struct Tree {
    feature: Vec<u8>,
    threshold: Vec<f32>,
    left: Vec<i32>,
    right: Vec<i32>,
    /// Log-odds that each leaf adds.
    leaf: Vec<f32>,
}

/// Goes left if the feature is at most the threshold. A leaf leads to itself, so each tree takes the same number of
/// steps and the loop has no branch to predict, which makes it fast.
#[derive(Clone, Copy, Debug)]
struct Node {
    threshold: f32,
    /// Log-odds that a leaf adds.
    value: f32,
    feature: u16,
    /// Steps from here to the children.
    left: u8,
    right: u8,
}

impl From<Vec<Tree>> for Forest {
    fn from(trees: Vec<Tree>) -> Self {
        let (mut roots, mut nodes, mut depth) = (Vec::new(), Vec::new(), 0);
        for tree in trees {
            roots.push(u32::try_from(nodes.len()).unwrap_or(u32::MAX));
            let inner = tree.feature.len();
            // The leaves come after the inner nodes.
            let place = |child: i32| usize::try_from(child).unwrap_or(inner + usize::try_from(-1 - child).unwrap_or(0));
            let steps = |at: usize, child: i32| u8::try_from(place(child).saturating_sub(at)).unwrap_or(u8::MAX);
            let splits = tree.feature.iter().zip(&tree.threshold).zip(tree.left.iter().zip(&tree.right)).enumerate();
            nodes.extend(splits.map(|(at, ((feature, threshold), (left, right)))| Node {
                threshold: *threshold,
                value: 0.0,
                feature: u16::from(*feature),
                left: steps(at, *left),
                right: steps(at, *right),
            }));
            let leaf = |value: &f32| Node { threshold: 0.0, value: *value, feature: 0, left: 0, right: 0 };
            nodes.extend(tree.leaf.iter().map(leaf));
            depth = depth.max(tree.depth());
        }
        Self { roots, nodes, depth }
    }
}

impl Tree {
    /// Steps from the root to the farthest leaf. A child comes after its parent.
    fn depth(&self) -> usize {
        let mut depths = vec![0; self.feature.len()];
        let mut deepest = 0;
        for (at, children) in self.left.iter().zip(&self.right).enumerate() {
            let below = depths.get(at).copied().unwrap_or(0) + 1;
            deepest = deepest.max(below);
            for child in [children.0, children.1] {
                if let Some(depth) = usize::try_from(*child).ok().and_then(|child| depths.get_mut(child)) {
                    *depth = below;
                }
            }
        }
        deepest
    }
}

/// How many trees are walked at a time.
const LANES: usize = 8;

impl Forest {
    /// A probability in [0, 1].
    pub(crate) fn probability(&self, features: &[f32]) -> f32 {
        let mut log_odds = 0.0;
        // Several trees at once: while one waits for its node, the others proceed.
        for roots in self.roots.chunks(LANES) {
            let mut places = [0_usize; LANES];
            for (place, root) in places.iter_mut().zip(roots) {
                *place = *root as usize;
            }
            for _ in 0..self.depth {
                for place in &mut places {
                    let Some(node) = self.nodes.get(*place) else { continue };
                    let feature = features.get(usize::from(node.feature)).copied().unwrap_or(0.0);
                    *place += usize::from(if feature <= node.threshold { node.left } else { node.right });
                }
            }
            let leaves = places.iter().take(roots.len()).filter_map(|place| self.nodes.get(*place));
            log_odds += leaves.map(|leaf| leaf.value).sum::<f32>();
        }
        1.0 / (1.0 + (-log_odds).exp())
    }
}
