//! Arithmetic on rows of numbers, written so that compilers make vector instructions of it.

#![allow(clippy::inline_always, reason = "only inlined code gets the vector instructions of its caller")]

/// The number of parallel sums.
const LANES: usize = 8;

#[inline(always)]
fn sum_of(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    let chunks = values.chunks_exact(LANES);
    let rest: f32 = chunks.remainder().iter().map(|&value| of(value)).sum();
    for chunk in chunks {
        for (sum, &value) in sums.iter_mut().zip(chunk) {
            *sum += of(value);
        }
    }
    rest + sums.iter().sum::<f32>()
}

/// The sum of rows, each multiplied by its factor.
#[inline(always)]
pub(crate) fn sum_scaled<'a, const N: usize>(rows: impl Iterator<Item = (&'a f32, &'a [f32; N])>) -> [f32; N] {
    let mut sums = [0.0; N];
    for (factor, row) in rows {
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += factor * value;
        }
    }
    sums
}

/// Layer normalization (Ba, Kiros and Hinton, 2016) of one row.
#[inline(always)]
pub(crate) fn normalize(row: &mut [f32], weights: &[f32], bias: &[f32]) {
    const EPSILON: f32 = 1e-12;
    let count = row.len() as f32;
    let mean = sum_of(row, |value| value) / count;
    let variance = sum_of(row, |value| (value - mean) * (value - mean)) / count;
    let scale = 1.0 / (variance + EPSILON).sqrt();
    for ((value, weight), bias) in row.iter_mut().zip(weights).zip(bias) {
        *value = (*value - mean) * scale * weight + bias;
    }
}

/// Makes probabilities of scores.
#[inline(always)]
pub(crate) fn softmax(scores: &mut [f32]) {
    let largest = scores.iter().fold(f32::NEG_INFINITY, |largest, &score| largest.max(score));
    for score in scores.iter_mut() {
        *score = exp(*score - largest);
    }
    let scale = 1.0 / sum_of(scores, |score| score);
    for score in scores {
        *score *= scale;
    }
}

/// The activation function GELU (Hendrycks and Gimpel, 2016): `x × Φ(x)`.
#[inline(always)]
pub(crate) fn gelu(values: &mut [f32]) {
    for value in values {
        *value *= 0.5 * (1.0 + erf(*value * std::f32::consts::FRAC_1_SQRT_2));
    }
}

/// eˣ for x ≤ 88, to 5 digits or more: a power of two made of the bits of the exponent, times a polynomial for the rest.
#[inline(always)]
fn exp(x: f32) -> f32 {
    // Adding it leaves a rounded number in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    let scaled = x.max(-87.0) * std::f32::consts::LOG2_E;
    let rounded = scaled + ROUND;
    let rest = (scaled - (rounded - ROUND)) * std::f32::consts::LN_2;
    // The Taylor series of eˣ up to the 6th power, for |x| ≤ ln 2 / 2.
    let power = 1.0
        + rest
            * (1.0
                + rest * (1.0 / 2.0 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    f32::from_bits(power.to_bits().wrapping_add(rounded.to_bits() << 23))
}

/// The error function to 7 digits after the point: formula 7.1.26 of Abramowitz and Stegun, *Handbook of Mathematical
/// Functions*.
#[inline(always)]
#[allow(clippy::excessive_precision, reason = "the digits are those of the handbook")]
fn erf(x: f32) -> f32 {
    let magnitude = x.abs().min(9.0);
    let t = 1.0 / (1.0 + 0.327_591_1 * magnitude);
    let polynomial =
        t * (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
    (1.0 - polynomial * exp(-magnitude * magnitude)).copysign(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponentials_are_those_of_the_standard_library() {
        for step in -870..=200 {
            let x = step as f32 / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}: {} for {}", exp(x), x.exp());
        }
        assert!(exp(f32::NEG_INFINITY) < 1e-37);
    }

    #[test]
    fn the_error_function_has_its_known_values() {
        for (x, known) in [
            (0.0, 0.0),
            (0.1, 0.112_463),
            (0.5, 0.520_500),
            (1.0, 0.842_701),
            (2.0, 0.995_322),
            (3.0, 0.999_978),
            (40.0, 1.0),
        ] {
            assert!((erf(x) - known).abs() < 1e-6, "{x}: {}", erf(x));
            assert!((erf(-x) + known).abs() < 1e-6, "-{x}: {}", erf(-x));
        }
    }

    #[test]
    fn a_normalized_row_has_mean_0_and_variance_1() {
        let mut row: Vec<f32> = (0..37).map(|x| (x * x) as f32).collect();
        normalize(&mut row, &[1.0; 37], &[0.0; 37]);
        assert!(row.iter().sum::<f32>().abs() < 1e-4);
        assert!((row.iter().map(|x| x * x).sum::<f32>() / 37.0 - 1.0).abs() < 1e-4);
    }

    #[test]
    fn probabilities_sum_up_to_1() {
        let mut scores = vec![1000.0, 1001.0, -5000.0, 1000.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6, "{scores:?}");
        assert!(scores[1] > scores[0] && (scores[0] - scores[3]).abs() < 1e-9 && scores[2] < 1e-9);
    }
}
