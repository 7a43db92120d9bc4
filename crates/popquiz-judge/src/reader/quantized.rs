//! Products of weights in 8 bits with activations in 12, the one step of the cross-encoder that takes time.
//!
//! Each row of weights has a scale of its own, and so has each row of activations, which are rounded as they come. A sum
//! of products fits into 32 bits: 127 × [`STEPS`] × 1,536 is less than 2³¹.
//!
//! Weights lie in panels of [`PANEL`] rows: for each two columns, the two weights of each row. So one instruction multiplies
//! two columns of a whole panel by the same two activations, and its sums are the outputs, side by side.

#![allow(clippy::inline_always, reason = "only inlined code gets the vector instructions of its caller")]

use pulp::Arch;
#[cfg(target_arch = "x86_64")]
use pulp::x86::V3;

/// The largest value of a rounded activation.
const STEPS: f32 = 4095.0;
/// The numbers of rows and columns of all matrices are multiples of this.
pub(crate) const LANES: usize = 16;
/// The number of rows in a panel of weights.
const PANEL: usize = 8;
/// The number of weights that one instruction multiplies: two of each row of a panel.
const STEP: usize = PANEL * 2;
/// The number of panels that are multiplied together.
const PANELS: usize = 2;
/// The number of rows of activations that are multiplied together.
const TILE: usize = 4;

/// A linear layer: weights in 8 bits, a scale for each row, and a bias.
#[derive(Debug)]
pub(crate) struct Linear {
    columns: usize,
    weights: Vec<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

/// Rows of activations, rounded to 12 bits and a sign.
#[derive(Debug, Default)]
pub(crate) struct Activations {
    columns: usize,
    /// Two activations in each.
    pairs: Vec<i32>,
    scales: Vec<f32>,
}

impl Linear {
    /// Takes the weights row by row. `None` if the sizes don't fit.
    pub(crate) fn new(columns: usize, weights: &[u8], scales: Vec<f32>, bias: Vec<f32>) -> Option<Self> {
        let rows = bias.len();
        let fits = columns > 0 && columns.is_multiple_of(LANES) && rows.is_multiple_of(LANES) && scales.len() == rows;
        if !fits || weights.len() != columns * rows {
            return None;
        }
        let mut packed = vec![0; weights.len()];
        for (panel, rows) in packed.chunks_exact_mut(columns * PANEL).zip(weights.chunks_exact(columns * PANEL)) {
            for (at, row) in rows.chunks_exact(columns).enumerate() {
                for (step, pair) in panel.chunks_exact_mut(STEP).zip(row.as_chunks::<2>().0) {
                    for (to, from) in step.iter_mut().skip(at * 2).zip(pair) {
                        *to = from.cast_signed();
                    }
                }
            }
        }
        Some(Self { columns, weights: packed, scales, bias })
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
        let rows = input.pairs.chunks_exact(self.columns / 2).zip(&input.scales);
        for ((pairs, scale), output) in rows.zip(output.chunks_exact_mut(self.rows())) {
            let panels = self.weights.chunks_exact(self.columns * PANEL).zip(self.factors());
            for ((weights, factors), output) in panels.zip(output.as_chunks_mut().0) {
                let mut sums = [0; PANEL];
                for (step, &pair) in weights.as_chunks::<STEP>().0.iter().zip(pairs) {
                    let [a, b]: [i16; 2] = bytemuck::cast(pair);
                    for (sum, [first, second]) in sums.iter_mut().zip(step.as_chunks().0) {
                        *sum += i32::from(*first) * i32::from(a) + i32::from(*second) * i32::from(b);
                    }
                }
                *output = scaled(sums, factors, *scale);
            }
        }
    }

    /// The scales and biases of each panel.
    fn factors(&self) -> impl Iterator<Item = Factors<'_>> {
        self.scales.as_chunks().0.iter().zip(self.bias.as_chunks().0)
    }
}

type Factors<'a> = (&'a [f32; PANEL], &'a [f32; PANEL]);

/// The outputs that follow from the sums of products.
#[inline(always)]
fn scaled(sums: [i32; PANEL], (scales, bias): Factors<'_>, scale: f32) -> [f32; PANEL] {
    let mut outputs = *bias;
    for ((output, sum), row_scale) in outputs.iter_mut().zip(sums).zip(scales) {
        *output += sum as f32 * row_scale * scale;
    }
    outputs
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
        let (width, pairs_per_row) = (linear.rows(), linear.columns / 2);
        let mut widened = Vec::new();
        let panels = linear.weights.chunks_exact(linear.columns * PANEL * PANELS);
        let scales = linear.scales.as_chunks::<PANEL>().0.as_chunks::<PANELS>().0;
        let bias = linear.bias.as_chunks::<PANEL>().0.as_chunks::<PANELS>().0;
        for (at, ((weights, scales), bias)) in panels.zip(scales).zip(bias).enumerate() {
            // Widened once for all rows of activations.
            widened.clear();
            let steps = weights.as_chunks::<STEP>().0.iter();
            widened.extend(steps.map(|step| simd.convert_i8x16_to_i16x16(bytemuck::cast(*step))));
            let (first, second) = widened.split_at(pairs_per_row);
            let tiles = input.pairs.chunks(pairs_per_row * TILE).zip(input.scales.chunks(TILE));
            for ((pairs, row_scales), output) in tiles.zip(output.chunks_mut(width * TILE)) {
                let mut rows = pairs.chunks_exact(pairs_per_row);
                let (Some(a), b, c, d) = (rows.next(), rows.next(), rows.next(), rows.next()) else { continue };
                // A tile at the end may have fewer rows: the first one stands in for those that are missing.
                let tile = [a, b.unwrap_or(a), c.unwrap_or(a), d.unwrap_or(a)];
                let sums = tile_of_products(simd, [first, second], tile);
                for ((sums, scale), output) in sums.iter().zip(row_scales).zip(output.chunks_exact_mut(width)) {
                    let outputs = output.as_chunks_mut::<PANEL>().0.iter_mut().skip(at * PANELS);
                    for ((output, sums), factors) in outputs.zip(sums).zip(scales.iter().zip(bias)) {
                        *output = scaled(bytemuck::cast(*sums), factors, *scale);
                    }
                }
            }
        }
    }
}

/// The products of two panels of weights with four rows of activations.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn tile_of_products(
    simd: V3,
    panels: [&[pulp::i16x16]; PANELS],
    tile: [&[i32]; TILE],
) -> [[pulp::i32x8; PANELS]; TILE] {
    let zero = simd.splat_i32x8(0);
    let [mut a0, mut a1, mut b0, mut b1, mut c0, mut c1, mut d0, mut d1] = [zero; TILE * PANELS];
    let [w0, w1] = panels;
    let [a, b, c, d] = tile;
    for (((((&w0, &w1), &a), &b), &c), &d) in w0.iter().zip(w1).zip(a).zip(b).zip(c).zip(d) {
        let add = |sum, weights, pair| {
            let both = bytemuck::cast(simd.splat_i32x8(pair));
            simd.wrapping_add_i32x8(sum, simd.multiply_wrapping_add_adjacent_i16x16(weights, both))
        };
        (a0, a1) = (add(a0, w0, a), add(a1, w1, a));
        (b0, b1) = (add(b0, w0, b), add(b1, w1, b));
        (c0, c1) = (add(c0, w0, c), add(c1, w1, c));
        (d0, d1) = (add(d0, w0, d), add(d1, w1, d));
    }
    [[a0, a1], [b0, b1], [c0, c1], [d0, d1]]
}

impl Activations {
    /// Rounds rows of activations.
    pub(crate) fn round(&mut self, columns: usize, rows: &[f32]) {
        self.columns = columns;
        self.scales.clear();
        self.pairs.clear();
        self.pairs.resize(rows.len() / 2, 0);
        let values: &mut [i16] = bytemuck::cast_slice_mut(&mut self.pairs);
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
        for (rows, columns, inputs) in [(16, 16, 1), (48, 32, 3), (384, 384, 5), (384, 1536, 9), (16, 384, 4)] {
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
        assert!(Linear::new(16, &[0; 256], vec![1.0; 16], vec![0.0; 16]).is_some());
        assert!(Linear::new(16, &[0; 255], vec![1.0; 16], vec![0.0; 16]).is_none());
        assert!(Linear::new(15, &[0; 240], vec![1.0; 16], vec![0.0; 16]).is_none());
        assert!(Linear::new(16, &[0; 256], vec![1.0; 15], vec![0.0; 16]).is_none());
        assert!(Linear::new(16, &[0; 128], vec![1.0; 8], vec![0.0; 8]).is_none());
    }
}
