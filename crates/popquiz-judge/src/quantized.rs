//! Products of weights in 8 bits with activations in 12, the one step of the cross-encoder that takes time.
//!
//! Each row of weights has a scale of its own, and so has each row of activations, which are rounded as they come. A sum
//! of products fits into 32 bits: 127 × [`STEPS`] × 1,536 is less than 2³¹.

#![allow(clippy::inline_always, reason = "only inlined code gets the vector instructions of its caller")]

use pulp::Arch;
#[cfg(target_arch = "x86_64")]
use pulp::x86::V3;

/// The largest value of a rounded activation.
const STEPS: f32 = 4095.0;
/// So many numbers are multiplied at once. The rows of all matrices are multiples of it.
pub(crate) const LANES: usize = 16;
/// As many rows of weights are used for all activations before the next ones are fetched: they fit into the first-level cache.
const BLOCK: usize = 16;

type Lanes = pulp::i16x16;

/// A linear layer: weights in 8 bits, a scale for each row, and a bias.
#[derive(Debug)]
pub(crate) struct Linear {
    columns: usize,
    weights: Vec<Lanes>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

/// Rows of activations, rounded to 12 bits and a sign.
#[derive(Debug, Default)]
pub(crate) struct Activations {
    columns: usize,
    values: Vec<Lanes>,
    scales: Vec<f32>,
}

impl Linear {
    /// Takes the weights row by row. `None` if the sizes don't fit, or the number of rows is odd.
    pub(crate) fn new(columns: usize, weights: &[u8], scales: Vec<f32>, bias: Vec<f32>) -> Option<Self> {
        let fits =
            columns > 0 && columns.is_multiple_of(LANES) && bias.len().is_multiple_of(2) && scales.len() == bias.len();
        if !fits || weights.len() != columns * bias.len() {
            return None;
        }
        let widened: Vec<i16> = weights.iter().map(|&weight| i16::from(weight.cast_signed())).collect();
        let weights = bytemuck::cast_slice(&widened).to_vec();
        Some(Self { columns, weights, scales, bias })
    }

    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    pub(crate) fn rows(&self) -> usize {
        self.bias.len()
    }

    /// One row of output for each row of activations: `weights × row + bias`.
    pub(crate) fn apply(&self, input: &Activations, output: &mut Vec<f32>) {
        debug_assert_eq!(input.columns, self.columns, "the layers fit together");
        output.clear();
        output.resize(input.scales.len() * self.rows(), 0.0);
        #[cfg(target_arch = "x86_64")]
        if let Some(simd) = V3::try_new() {
            simd.vectorize(Product { linear: self, input, output, simd });
            return;
        }
        self.apply_plainly(input, output);
    }

    /// For processors without AVX2.
    fn apply_plainly(&self, input: &Activations, output: &mut [f32]) {
        let per_row = self.columns / LANES;
        let rows = input.values.chunks_exact(per_row).zip(&input.scales);
        for ((values, scale), output) in rows.zip(output.chunks_exact_mut(self.rows())) {
            let weights = self.weights.chunks_exact(per_row).zip(&self.scales).zip(&self.bias);
            for (output, ((weights, weight_scale), bias)) in output.iter_mut().zip(weights) {
                *output = dot(weights, values) as f32 * weight_scale * scale + bias;
            }
        }
    }
}

fn dot(one: &[Lanes], other: &[Lanes]) -> i32 {
    let (one, other): (&[i16], &[i16]) = (bytemuck::cast_slice(one), bytemuck::cast_slice(other));
    one.iter().zip(other).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum()
}

#[cfg(target_arch = "x86_64")]
struct Product<'a> {
    linear: &'a Linear,
    input: &'a Activations,
    output: &'a mut [f32],
    simd: V3,
}

#[cfg(target_arch = "x86_64")]
impl pulp::NullaryFnOnce for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { linear, input, output, simd } = self;
        let (per_row, width) = (linear.columns / LANES, linear.rows());
        let blocks =
            linear.weights.chunks(per_row * BLOCK).zip(linear.scales.chunks(BLOCK)).zip(linear.bias.chunks(BLOCK));
        for (block, ((weights, weight_scales), bias)) in blocks.enumerate() {
            let tiles = input.values.chunks(per_row * 4).zip(input.scales.chunks(4));
            for ((values, scales), output) in tiles.zip(output.chunks_mut(width * 4)) {
                let mut rows = values.chunks_exact(per_row);
                let (Some(a), b, c, d) = (rows.next(), rows.next(), rows.next(), rows.next()) else { continue };
                // A tile at the end may have fewer rows: the first one stands in for those that are missing.
                let tile = [a, b.unwrap_or(a), c.unwrap_or(a), d.unwrap_or(a)];
                let pairs =
                    weights.chunks_exact(per_row * 2).zip(weight_scales.chunks_exact(2)).zip(bias.chunks_exact(2));
                for (pair, ((weights, weight_scales), bias)) in pairs.enumerate() {
                    let (first, second) = weights.split_at(per_row);
                    let sums = tile_of_products(simd, [first, second], tile);
                    let at = block * BLOCK + pair * 2;
                    for ((sums, scale), output) in sums.iter().zip(scales).zip(output.chunks_exact_mut(width)) {
                        let output = output.iter_mut().skip(at);
                        for (((sum, weight_scale), bias), output) in
                            sums.iter().zip(weight_scales).zip(bias).zip(output)
                        {
                            *output = *sum as f32 * weight_scale * scale + bias;
                        }
                    }
                }
            }
        }
    }
}

/// The products of two rows of weights with four rows of activations.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn tile_of_products(simd: V3, weights: [&[Lanes]; 2], tile: [&[Lanes]; 4]) -> [[i32; 2]; 4] {
    let zero = simd.splat_i32x8(0);
    let [mut a0, mut a1, mut b0, mut b1, mut c0, mut c1, mut d0, mut d1] = [zero; 8];
    let [w0, w1] = weights;
    let [a, b, c, d] = tile;
    for (((((&w0, &w1), &a), &b), &c), &d) in w0.iter().zip(w1).zip(a).zip(b).zip(c).zip(d) {
        let add = |sum, weight, value| {
            simd.wrapping_add_i32x8(sum, simd.multiply_wrapping_add_adjacent_i16x16(weight, value))
        };
        (a0, a1) = (add(a0, w0, a), add(a1, w1, a));
        (b0, b1) = (add(b0, w0, b), add(b1, w1, b));
        (c0, c1) = (add(c0, w0, c), add(c1, w1, c));
        (d0, d1) = (add(d0, w0, d), add(d1, w1, d));
    }
    let sum = |lanes: pulp::i32x8| bytemuck::cast::<_, [i32; 8]>(lanes).iter().sum::<i32>();
    [[sum(a0), sum(a1)], [sum(b0), sum(b1)], [sum(c0), sum(c1)], [sum(d0), sum(d1)]]
}

impl Activations {
    /// Rounds rows of activations.
    pub(crate) fn round(&mut self, columns: usize, rows: &[f32]) {
        self.columns = columns;
        self.scales.clear();
        self.values.clear();
        self.values.resize(rows.len() / LANES, bytemuck::Zeroable::zeroed());
        let values: &mut [i16] = bytemuck::cast_slice_mut(&mut self.values);
        let scales = &mut self.scales;
        Arch::new().dispatch(|| {
            for (row, values) in rows.chunks_exact(columns).zip(values.chunks_exact_mut(columns)) {
                let largest = row.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
                let scale = if largest > 0.0 { largest / STEPS } else { 1.0 };
                let inverse = 1.0 / scale;
                for (value, rounded) in row.iter().zip(values) {
                    *rounded = nearest(value * inverse);
                }
                scales.push(scale);
            }
        });
    }
}

/// Rounds a number of a magnitude below 2²² to the nearest integer. Adding this constant leaves the integer in the lowest
/// bits, which is quicker than a conversion.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "the lowest bits are the number")]
fn nearest(value: f32) -> i16 {
    (value + 12_582_912.0).to_bits() as i16
}

#[cfg(test)]
#[allow(clippy::cast_possible_truncation, reason = "any numbers will do")]
mod tests {
    use super::*;

    fn numbers(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f32::from(i16::from_ne_bytes([(state >> 16) as u8, (state >> 24) as u8])) / 20_000.0
        };
        std::iter::repeat_with(next).take(count).collect()
    }

    #[test]
    fn products_are_those_of_exact_arithmetic_up_to_rounding() {
        for (rows, columns, inputs) in [(16, 16, 1), (18, 32, 3), (384, 384, 5), (384, 1536, 9), (4, 384, 4)] {
            let weights: Vec<u8> =
                numbers(rows * columns, 1).iter().map(|x| ((x * 60.0) as i8).cast_unsigned()).collect();
            let scales = vec![0.01; rows];
            let bias = numbers(rows, 2);
            let input = numbers(inputs * columns, 3);
            let linear = Linear::new(columns, &weights, scales, bias.clone()).unwrap();
            let mut activations = Activations::default();
            activations.round(columns, &input);
            let (mut fast, mut plain) = (Vec::new(), vec![0.0; inputs * rows]);
            linear.apply(&activations, &mut fast);
            linear.apply_plainly(&activations, &mut plain);
            for (at, (fast, plain)) in fast.iter().zip(&plain).enumerate() {
                let (row, input) = (at % rows, &input[at / rows * columns..][..columns]);
                let exact: f32 = weights[row * columns..][..columns]
                    .iter()
                    .zip(input)
                    .map(|(&weight, value)| f32::from(weight.cast_signed()) * 0.01 * value)
                    .sum::<f32>()
                    + bias[row];
                assert!((fast - exact).abs() < 0.02 * (1.0 + exact.abs()), "{rows} {columns} {at}: {fast} for {exact}");
                assert!((fast - plain).abs() < 1e-3 * (1.0 + exact.abs()), "{rows} {columns} {at}: {fast} and {plain}");
            }
        }
    }

    #[test]
    fn weights_of_another_size_are_refused() {
        assert!(Linear::new(16, &[0; 32], vec![1.0; 2], vec![0.0; 2]).is_some());
        assert!(Linear::new(16, &[0; 31], vec![1.0; 2], vec![0.0; 2]).is_none());
        assert!(Linear::new(15, &[0; 30], vec![1.0; 2], vec![0.0; 2]).is_none());
        assert!(Linear::new(16, &[0; 32], vec![1.0; 1], vec![0.0; 2]).is_none());
    }
}
