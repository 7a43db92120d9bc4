//! A small model that reads question, reference and answer together.
//!
//! It's a transformer like BERT (Devlin and others, 2018): 6 layers, 384 wide, trained by `training/cross_encoder.py`
//! from all-MiniLM-L6-v2. Its file has 8-bit weights. Reading 60 word pieces takes about ten milliseconds on one core,
//! so it's only used where words don't decide.

#![allow(clippy::inline_always, reason = "only inlined code gets the vector instructions of its caller")]

use std::sync::Arc;

use pulp::Arch;

use crate::reader::quantized::{Activations, LANES, Linear};
use crate::reader::vector;
use crate::reader::word_pieces::{Piece, WordPieces};
use crate::verdicts::reading::Reading;

/// A small language model that reads a question, a reference and an answer together, and says how likely the answer is
/// wrong, partial or correct. Cheap to clone.
#[derive(Clone, Debug)]
pub struct CrossEncoder {
    model: Arc<Model>,
}

/// Why a file is no cross-encoder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CrossEncoderError {
    /// The file doesn't begin as such a model does.
    NotAModel,
    /// The file is of a version that this program doesn't know.
    UnknownVersion(u32),
    /// The file is shorter or longer than it says.
    WrongSize {
        /// What the file says, in bytes.
        expected: u64,
        /// The actual size, in bytes.
        found: u64,
    },
    /// The checksum isn't that of the contents, or the sizes don't fit together.
    Damaged,
}

impl std::fmt::Display for CrossEncoderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAModel => write!(f, "this isn't a Popquiz model"),
            Self::UnknownVersion(version) => {
                write!(f, "this model has version {version}, but this program reads version {VERSION} only")
            }
            Self::WrongSize { expected, found } => {
                write!(f, "this model should have {expected} bytes, but has {found}")
            }
            Self::Damaged => write!(f, "this model is damaged"),
        }
    }
}

impl std::error::Error for CrossEncoderError {}

const MAGIC: &[u8; 8] = b"pqreader";
const VERSION: u32 = 1;
/// Where the part begins that the checksum is of: after magic, version and checksum.
const CHECKED_FROM: usize = 8 + 4 + 4;
/// How many sizes of parts the header gives.
const SIZES: usize = 7;
/// The checked part begins with the size of the file and the sizes of its parts.
const HEADER: usize = CHECKED_FROM + 8 + SIZES * 4;

impl CrossEncoder {
    /// Reads a model from the bytes of its file. This takes some ten milliseconds.
    ///
    /// # Errors
    ///
    /// If the bytes aren't those of a model, or are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CrossEncoderError> {
        let checksum = check_header(bytes, bytes.len() as u64)?;
        let body = bytes.get(CHECKED_FROM..).unwrap_or_default();
        if crc32fast::hash(body) != checksum {
            return Err(CrossEncoderError::Damaged);
        }
        let model = Model::read(&mut Reader { rest: body }).ok_or(CrossEncoderError::Damaged)?;
        Ok(Self { model: Arc::new(model) })
    }

    /// Checks the beginning of a file of `size` bytes, without reading all of it. At least the first
    /// [`HEADER_BYTES`](Self::HEADER_BYTES) bytes are needed.
    ///
    /// # Errors
    ///
    /// If the file can't be a whole model.
    pub fn check_header(beginning: &[u8], size: u64) -> Result<(), CrossEncoderError> {
        check_header(beginning, size).map(|_| ())
    }

    /// How much of a file [`check_header`](Self::check_header) needs, in bytes.
    pub const HEADER_BYTES: usize = HEADER;

    /// Reads an answer. `reference` is what the card's author wrote.
    pub fn read(&self, question: &str, reference: &str, answer: &str) -> Reading {
        let mut probabilities = self.model.logits(question, reference, answer);
        vector::softmax(&mut probabilities);
        let [wrong, partial, correct] = probabilities;
        Reading { wrong, partial, correct }
    }
}

/// The checksum, if the beginning is that of a model of this size.
fn check_header(beginning: &[u8], size: u64) -> Result<u32, CrossEncoderError> {
    let mut reader = Reader { rest: beginning };
    if reader.take(MAGIC.len()) != Some(MAGIC.as_slice()) {
        return Err(CrossEncoderError::NotAModel);
    }
    let version = reader.number().ok_or(CrossEncoderError::Damaged)?;
    if version != VERSION {
        return Err(CrossEncoderError::UnknownVersion(version));
    }
    let checksum = reader.number().ok_or(CrossEncoderError::Damaged)?;
    let (low, high) = reader.number().zip(reader.number()).ok_or(CrossEncoderError::Damaged)?;
    let expected = u64::from(low) | u64::from(high) << 32;
    if expected != size {
        return Err(CrossEncoderError::WrongSize { expected, found: size });
    }
    Ok(checksum)
}

#[derive(Debug)]
struct Model {
    pieces: WordPieces,
    width: usize,
    heads: usize,
    /// Embeddings of the pieces, in 8 bits, with a scale for each.
    words: Vec<u8>,
    word_scales: Vec<f32>,
    positions: Vec<f32>,
    /// Embeddings of the two segments: question and reference, and the answer.
    segments: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    head_weights: Vec<f32>,
    head_bias: Vec<f32>,
}

#[derive(Debug)]
struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    mix: Linear,
    attention_norm: Norm,
    up: Linear,
    down: Linear,
    output_norm: Norm,
}

#[derive(Debug)]
struct Norm {
    weights: Vec<f32>,
    bias: Vec<f32>,
}

/// Rows that are needed again and again.
#[derive(Default)]
struct Scratch {
    activations: Activations,
    query: Vec<f32>,
    key: Vec<f32>,
    value: Vec<f32>,
    seen: Vec<f32>,
    inner: Vec<f32>,
    mixed: Vec<f32>,
}

impl Model {
    fn logits(&self, question: &str, reference: &str, answer: &str) -> [f32; 3] {
        let (pieces, answer_from) = self.encode(question, reference, answer);
        let mut rows = self.embed(&pieces, answer_from);
        let mut scratch = Scratch::default();
        let last = self.layers.len().saturating_sub(1);
        for (at, layer) in self.layers.iter().enumerate() {
            layer.apply(&mut rows, self.heads, at == last, &mut scratch);
        }
        let first = rows.get(..self.width).unwrap_or_default();
        let mut logits = [0.0; 3];
        for ((logit, weights), bias) in logits.iter_mut().zip(self.head_weights.chunks(self.width)).zip(&self.head_bias)
        {
            *logit = weights.iter().zip(first).map(|(weight, value)| weight * value).sum::<f32>() + bias;
        }
        logits
    }

    /// `[CLS] question [SEP] reference [SEP] answer [SEP]`, and where the answer begins. If that is too long, the longest
    /// of the three is cut first.
    fn encode(&self, question: &str, reference: &str, answer: &str) -> (Vec<Piece>, usize) {
        let mut parts = [question, reference, answer].map(|text| self.pieces.split(text));
        let room = (self.positions.len() / self.width).saturating_sub(4);
        cut(&mut parts, room);
        let mut pieces = vec![self.pieces.start];
        let mut answer_from = 0;
        for part in &parts {
            answer_from = pieces.len();
            pieces.extend(part);
            pieces.push(self.pieces.separator);
        }
        (pieces, answer_from)
    }

    fn embed(&self, pieces: &[Piece], answer_from: usize) -> Vec<f32> {
        let (of_question, of_answer) = self.segments.split_at(self.width.min(self.segments.len()));
        let mut rows = vec![0.0; pieces.len() * self.width];
        let positions = self.positions.chunks_exact(self.width);
        for (at, ((row, &piece), position)) in rows.chunks_exact_mut(self.width).zip(pieces).zip(positions).enumerate()
        {
            let number = piece as usize;
            let scale = self.word_scales.get(number).copied().unwrap_or_default();
            let word = self.words.get(number * self.width..).unwrap_or_default();
            let segment = if at < answer_from { of_question } else { of_answer };
            for (((value, &weight), position), segment) in row.iter_mut().zip(word).zip(position).zip(segment) {
                *value = f32::from(weight.cast_signed()) * scale + position + segment;
            }
        }
        self.norm.apply(&mut rows);
        rows
    }
}

/// Cuts the longest part down to the second longest, then both by turns, until all have room.
fn cut(parts: &mut [Vec<Piece>; 3], room: usize) {
    loop {
        let total: usize = parts.iter().map(Vec::len).sum();
        let over = total.saturating_sub(room);
        // The first of several that are as long.
        let longest =
            parts.iter().enumerate().rev().max_by_key(|(_, part)| part.len()).map(|(at, part)| (at, part.len()));
        let Some((at, length)) = longest.filter(|_| over > 0) else { return };
        let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
        let second = others.map(|(_, part)| part.len()).max().unwrap_or_default();
        if let Some(part) = parts.get_mut(at) {
            part.truncate(length.saturating_sub(over).max(second.min(length - 1)));
        }
    }
}

impl Layer {
    /// Replaces the rows by this layer's output; with `first_only`, only by its first row.
    fn apply(&self, rows: &mut Vec<f32>, heads: usize, first_only: bool, scratch: &mut Scratch) {
        let width = self.query.rows();
        let Scratch { activations, query, key, value, seen, inner, mixed } = scratch;
        activations.round(width, rows);
        self.key.apply(activations, key);
        self.value.apply(activations, value);
        if first_only {
            rows.truncate(width);
            activations.round(width, rows);
        }
        self.query.apply(activations, query);
        seen.clear();
        seen.resize(rows.len(), 0.0);
        Arch::new().dispatch(|| attend(width, width / heads, query, key, value, seen));
        activations.round(width, seen);
        self.mix.apply(activations, mixed);
        self.attention_norm.add_and_apply(rows, mixed);
        activations.round(width, rows);
        self.up.apply(activations, inner);
        Arch::new().dispatch(|| vector::gelu(inner));
        activations.round(self.down.columns(), inner);
        self.down.apply(activations, mixed);
        self.output_norm.add_and_apply(rows, mixed);
    }
}

/// Attention (Vaswani and others, 2017): each head of each row of `query` gathers the values whose keys are like it.
#[inline(always)]
fn attend(width: usize, head: usize, query: &[f32], key: &[f32], value: &[f32], seen: &mut [f32]) {
    let count = key.len() / width;
    let scale = 1.0 / (head as f32).sqrt();
    // The keys of a head in blocks of `LANES`, and in each block column by column: the scores of a block grow side by side.
    let mut keys = vec![0.0; head * count.next_multiple_of(LANES)];
    let mut scores = vec![0.0; count.next_multiple_of(LANES)];
    for start in (0..width).step_by(head) {
        let of_head = start..start + head;
        for (block, rows) in keys.chunks_exact_mut(head * LANES).zip(key.chunks(width * LANES)) {
            for (at, row) in rows.chunks_exact(width).enumerate() {
                let lane = block.iter_mut().skip(at).step_by(LANES);
                for (to, from) in lane.zip(row.get(of_head.clone()).unwrap_or_default()) {
                    *to = *from;
                }
            }
        }
        for (query, seen) in query.chunks_exact(width).zip(seen.chunks_exact_mut(width)) {
            let factors = query.get(of_head.clone()).unwrap_or_default();
            for (scores, block) in scores.as_chunks_mut::<LANES>().0.iter_mut().zip(keys.chunks_exact(head * LANES)) {
                *scores = vector::sum_scaled(factors.iter().zip(block.as_chunks().0)).map(|score| score * scale);
            }
            // A block at the end may have fewer keys.
            scores.get_mut(count..).unwrap_or_default().fill(f32::NEG_INFINITY);
            vector::softmax(&mut scores);
            let seen = seen.get_mut(of_head.clone()).unwrap_or_default().as_chunks_mut::<LANES>().0;
            for (sums, at) in seen.iter_mut().zip((start..).step_by(LANES)) {
                let values = value.chunks_exact(width).filter_map(|row| row.get(at..)?.first_chunk());
                *sums = vector::sum_scaled(scores.iter().zip(values));
            }
        }
    }
}

impl Norm {
    fn apply(&self, rows: &mut [f32]) {
        Arch::new().dispatch(|| {
            for row in rows.chunks_exact_mut(self.bias.len()) {
                vector::normalize(row, &self.weights, &self.bias);
            }
        });
    }

    fn add_and_apply(&self, rows: &mut [f32], others: &[f32]) {
        for (value, other) in rows.iter_mut().zip(others) {
            *value += other;
        }
        self.apply(rows);
    }
}

/// What is left of a file.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn size(&mut self) -> Option<usize> {
        Some(self.number()? as usize)
    }

    fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        let bytes = self.take(count.checked_mul(4)?)?;
        let floats: Vec<f32> = bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        floats.iter().all(|float| float.is_finite()).then_some(floats)
    }

    fn norm(&mut self, width: usize) -> Option<Norm> {
        Some(Norm { weights: self.floats(width)?, bias: self.floats(width)? })
    }

    fn linear(&mut self, rows: usize, columns: usize) -> Option<Linear> {
        let weights = self.take(rows.checked_mul(columns)?)?;
        let (scales, bias) = (self.floats(rows)?, self.floats(rows)?);
        Linear::new(columns, weights, scales, bias)
    }

    fn layer(&mut self, width: usize, inner: usize) -> Option<Layer> {
        Some(Layer {
            query: self.linear(width, width)?,
            key: self.linear(width, width)?,
            value: self.linear(width, width)?,
            mix: self.linear(width, width)?,
            attention_norm: self.norm(width)?,
            up: self.linear(inner, width)?,
            down: self.linear(width, inner)?,
            output_norm: self.norm(width)?,
        })
    }
}

impl Model {
    /// Parses everything after the checksum. `None` if the sizes are inconsistent.
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let _size_of_file = reader.take(8)?;
        let mut sizes = [0; SIZES];
        for size in &mut sizes {
            *size = reader.size()?;
        }
        let [vocabulary_bytes, piece_count, width, inner, heads, layer_count, position_count] = sizes;
        let possible = width > 0 && heads > 0 && width.is_multiple_of(heads * LANES) && position_count > 4;
        if !possible || !inner.is_multiple_of(LANES) {
            return None;
        }
        let pieces = WordPieces::new(std::str::from_utf8(reader.take(vocabulary_bytes)?).ok()?)?;
        if pieces.len() != piece_count {
            return None;
        }
        let model = Self {
            pieces,
            width,
            heads,
            words: reader.take(piece_count.checked_mul(width)?)?.to_vec(),
            word_scales: reader.floats(piece_count)?,
            positions: reader.floats(position_count.checked_mul(width)?)?,
            segments: reader.floats(width * 2)?,
            norm: reader.norm(width)?,
            layers: (0..layer_count).map(|_| reader.layer(width, inner)).collect::<Option<_>>()?,
            head_weights: reader.floats(width * 3)?,
            head_bias: reader.floats(3)?,
        };
        reader.rest.is_empty().then_some(model)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: u32 = 16;

    /// A model of one layer, whose weights are small numbers.
    fn tiny_model(layers_said: u32) -> Vec<u8> {
        let vocabulary = "[UNK]\n[CLS]\n[SEP]\na\n##b";
        let sizes = [u32::try_from(vocabulary.len()).unwrap(), 5, WIDTH, WIDTH, 1, layers_said, 12];
        let mut body: Vec<u8> = sizes.iter().flat_map(|size| size.to_le_bytes()).collect();
        body.extend(vocabulary.bytes());
        let mut state = 1_u32;
        let mut small = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0] % 8
        };
        let floats = |body: &mut Vec<u8>, count: u32| (0..count).for_each(|_| body.extend(0.1_f32.to_le_bytes()));
        let mut weights = |body: &mut Vec<u8>, rows: u32| {
            body.extend((0..rows * WIDTH).map(|_| small()));
            floats(body, rows);
        };
        weights(&mut body, 5);
        floats(&mut body, 12 * WIDTH + 2 * WIDTH + 2 * WIDTH);
        for part in 0..6 {
            weights(&mut body, WIDTH);
            // Each has a bias; a norm follows the fourth and the last.
            floats(&mut body, if part == 3 || part == 5 { 3 * WIDTH } else { WIDTH });
        }
        floats(&mut body, 3 * WIDTH + 3);
        let size = (CHECKED_FROM + 8 + body.len()) as u64;
        let checked: Vec<u8> = size.to_le_bytes().into_iter().chain(body).collect();
        let checksum = crc32fast::hash(&checked);
        [MAGIC.as_slice(), &VERSION.to_le_bytes(), &checksum.to_le_bytes(), &checked].concat()
    }

    #[test]
    fn probabilities_sum_up_to_1_whatever_is_read() {
        let model = CrossEncoder::from_bytes(&tiny_model(1)).unwrap();
        for (question, reference, answer) in
            [("a", "ab", "a b"), ("", "", ""), ("a a a a a a a a a a a a a a", "ab", "?"), ("ß 中", "a", "\u{0}")]
        {
            let Reading { wrong, partial, correct } = model.read(question, reference, answer);
            assert!((wrong + partial + correct - 1.0).abs() < 1e-5, "{question:?} {reference:?} {answer:?}");
        }
    }

    #[test]
    fn a_file_that_is_no_whole_model_is_refused() {
        let model = tiny_model(1);
        let error_of = |bytes: &[u8]| CrossEncoder::from_bytes(bytes).unwrap_err();
        assert_eq!(error_of(b"some other file"), CrossEncoderError::NotAModel);
        assert_eq!(error_of(&model[..10]), CrossEncoderError::Damaged);
        let (expected, found) = (model.len() as u64, model.len() as u64 - 1);
        assert_eq!(error_of(&model[..model.len() - 1]), CrossEncoderError::WrongSize { expected, found });
        let mut damaged = model.clone();
        damaged[100] ^= 1;
        assert_eq!(error_of(&damaged), CrossEncoderError::Damaged);
        let mut newer = model.clone();
        newer[8] = 2;
        assert_eq!(error_of(&newer), CrossEncoderError::UnknownVersion(2));
        assert_eq!(error_of(&tiny_model(2)), CrossEncoderError::Damaged, "it lacks a layer");
    }

    #[test]
    fn the_longest_part_is_cut_first() {
        let lengths = |mut parts: [Vec<Piece>; 3], room| {
            cut(&mut parts, room);
            parts.map(|part| part.len())
        };
        let parts = |lengths: [usize; 3]| lengths.map(|length| vec![0; length]);
        assert_eq!(lengths(parts([3, 4, 5]), 12), [3, 4, 5]);
        assert_eq!(lengths(parts([3, 4, 50]), 20), [3, 4, 13]);
        assert_eq!(lengths(parts([30, 40, 50]), 60), [20, 20, 20]);
        assert_eq!(lengths(parts([0, 0, 9]), 0), [0, 0, 0]);
    }
}
