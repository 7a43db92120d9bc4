//! Formulas in any notation: "πr²", "pi*r^2", "\pi r^2" and "pi r squared" are one.
//!
//! A formula is parsed into steps for a stack machine. Two formulas are equal if their values agree at a few fixed
//! points, which takes care of the order of terms and factors, and of expanded and factored forms. Equations are equal
//! if one holds wherever the other one does, so it doesn't matter for which variable they are solved.

use std::cell::{LazyCell, RefCell};

use crate::notations::formula_names::{Names, id};
use crate::notations::formula_tokens::{Function, Relation, Token};

/// The maximum number of steps of a formula, and how deep its parentheses may be nested.
const MAX_STEPS: usize = 120;
const MAX_DEPTH: usize = 24;

/// The number of points at which two formulas are compared.
const POINTS: usize = 5;

/// At how many of them an equation needs no solution.
const FAILURES: usize = 2;

/// How close two values have to be, relative to their size.
const TOLERANCE: f64 = 1e-7;

/// A step of the stack machine.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Number(f64),
    Variable(u64),
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Negate,
    Factorial,
    Apply(Function),
    /// A function without a definition, such as the probability in P(A).
    Call(u64),
    /// Two arguments: P(A, B) or P(A|B).
    Pair,
}

impl Step {
    fn takes_one(&self) -> bool {
        matches!(self, Self::Negate | Self::Factorial | Self::Apply(_) | Self::Call(_))
    }

    fn takes_two(&self) -> bool {
        matches!(self, Self::Add | Self::Subtract | Self::Multiply | Self::Divide | Self::Power | Self::Pair)
    }

    fn of_one(&self, value: f64) -> f64 {
        match self {
            Self::Negate => -value,
            Self::Factorial => factorial(value),
            Self::Apply(function) => function.value(value),
            Self::Call(name) => opaque(*name, value),
            _ => f64::NAN,
        }
    }

    fn of_two(&self, left: f64, right: f64) -> f64 {
        match self {
            Self::Add => left + right,
            Self::Subtract => left - right,
            Self::Multiply => left * right,
            Self::Divide => left / right,
            Self::Power => left.powf(right),
            Self::Pair => left.mul_add(1.7, (right * 2.3).sin()),
            _ => f64::NAN,
        }
    }
}

/// An expression, as steps for a stack machine.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Expression(Vec<Step>);

/// An expression, or two or more of them with relations in between.
#[derive(Clone, Debug)]
pub(crate) struct Formula {
    sides: Vec<Expression>,
    relations: Vec<Relation>,
}

/// The reach of operators in ambiguous formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// "a/2b" is (a/2)b.
    Loose,
    /// "a/2b" is a/(2b).
    Tight,
    /// "Times" and "root of" reach to the end of the sum, and "over" to its start: "p times one minus p".
    Wide,
}

/// How two formulas compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Equality {
    Equal,
    /// One lacks a constant of integration, or bars around the argument of a logarithm.
    Nearly,
    Unequal,
}

/// Values of the variables: a pseudo-random number for each of them at each point.
#[derive(Clone, Copy, Debug)]
struct Point<'a> {
    index: usize,
    /// The constant of integration, if it is to be zero.
    without: Option<u64>,
    is_negative: bool,
    /// Variables with a value of their own.
    fixed: &'a [(u64, f64)],
}

impl<'a> Point<'a> {
    fn new(index: usize, fixed: &'a [(u64, f64)]) -> Self {
        Self { index, without: None, is_negative: false, fixed }
    }

    fn value(&self, variable: u64) -> f64 {
        if self.without == Some(variable) {
            return 0.0;
        }
        if let Some((_, value)) = self.fixed.iter().find(|(name, _)| *name == variable) {
            return *value;
        }
        // "e^x" is "exp(x)".
        if variable == id("e") {
            return std::f64::consts::E;
        }
        let mixed = mix(variable ^ (self.index as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        // Between 0.4 and 2.9: powers stay within reach, and no two variables are close to each other by chance.
        let value = 0.4 + 2.5 * ((mixed >> 11) as f64 / (1_u64 << 53) as f64);
        if self.is_negative { -value } else { value }
    }
}

/// The finalizer of the `SplitMix64` generator.
fn mix(seed: u64) -> u64 {
    let seed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let seed = (seed ^ (seed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    seed ^ (seed >> 31)
}

impl Expression {
    fn value(&self, point: &Point<'_>) -> f64 {
        self.value_on(&mut Vec::with_capacity(16), point)
    }

    /// The same with a stack that is used again.
    fn value_on(&self, stack: &mut Vec<f64>, point: &Point<'_>) -> f64 {
        stack.clear();
        for step in &self.0 {
            let value = match step {
                Step::Number(value) => *value,
                Step::Variable(name) => point.value(*name),
                step if step.takes_two() => {
                    let right = stack.pop().unwrap_or(f64::NAN);
                    step.of_two(stack.pop().unwrap_or(f64::NAN), right)
                }
                step => step.of_one(stack.pop().unwrap_or(f64::NAN)),
            };
            stack.push(value);
        }
        stack.pop().unwrap_or(f64::NAN)
    }

    /// The expression with the values of all variables but one, and what they alone decide computed.
    fn with_values(&self, point: &Point<'_>, unknown: u64) -> Self {
        let mut steps: Vec<Step> = Vec::with_capacity(self.0.len());
        for step in &self.0 {
            let known = match (steps.as_slice(), step) {
                (_, Step::Variable(name)) if *name != unknown => Some((0, point.value(*name))),
                ([.., Step::Number(left), Step::Number(right)], step) if step.takes_two() => {
                    Some((2, step.of_two(*left, *right)))
                }
                ([.., Step::Number(value)], step) if step.takes_one() => Some((1, step.of_one(*value))),
                _ => None,
            };
            match known {
                Some((taken, value)) => {
                    steps.truncate(steps.len() - taken);
                    steps.push(Step::Number(value));
                }
                None => steps.push(*step),
            }
        }
        Self(steps)
    }

    fn as_variable(&self) -> Option<u64> {
        match self.0.as_slice() {
            [Step::Variable(name)] | [Step::Variable(_), Step::Call(name)] => Some(*name),
            _ => None,
        }
    }

    fn as_plain_variable(&self) -> Option<u64> {
        if let [Step::Variable(name)] = self.0.as_slice() { Some(*name) } else { None }
    }

    fn has(&self, variable: u64) -> bool {
        self.0.contains(&Step::Variable(variable))
    }

    fn variables(&self) -> impl Iterator<Item = u64> {
        self.0.iter().filter_map(|step| if let Step::Variable(name) = step { Some(*name) } else { None })
    }

    /// Whether it's a variable with an extra letter that the definition doesn't have: "KE" for E.
    fn is_qualified(&self, name: u64, definition: &Self) -> bool {
        let [Step::Variable(one), Step::Variable(other), Step::Multiply] = self.0.as_slice() else { return false };
        let qualifier = if *one == name { other } else { one };
        (*one == name || *other == name) && *qualifier != name && !definition.has(*qualifier)
    }

    fn minus(&self, other: &Self) -> Self {
        Self(self.0.iter().chain(&other.0).copied().chain([Step::Subtract]).collect())
    }

    fn has_bars(&self) -> bool {
        self.0.contains(&Step::Apply(Function::Absolute))
    }
}

/// A smooth replacement for n!, close enough to distinguish it from anything else.
fn factorial(n: f64) -> f64 {
    (n.mul_add(n.abs().ln_1p(), 0.37 * n)).exp()
}

/// The value of an undefined function: any function that distinguishes its arguments.
fn opaque(name: u64, argument: f64) -> f64 {
    let shift = (mix(name) >> 11) as f64 / (1_u64 << 53) as f64;
    (argument * 1.3 + 6.0 * shift).sin() + 1.5 + shift
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= TOLERANCE * (1.0 + one.abs().max(other.abs()))
}

impl Formula {
    /// Parses a formula.
    pub(crate) fn parse(tokens: &[Token], names: &Names, reach: Reach) -> Option<Self> {
        let mut parser = Parser { tokens, at: 0, steps: Vec::new(), depth: 0, names, reach };
        let (mut sides, mut relations) = (Vec::new(), Vec::new());
        loop {
            parser.sum(true)?;
            sides.push(Expression(std::mem::take(&mut parser.steps)));
            match parser.next() {
                Some(Token::Relation(relation)) => relations.push(relation),
                None => return Some(Self { sides, relations }),
                Some(_) => return None,
            }
        }
    }

    pub(crate) fn variables(&self) -> impl Iterator<Item = u64> {
        self.sides.iter().flat_map(Expression::variables)
    }

    /// What it says that a variable is which the names don't have: D in "√D with D = b² − 4ac".
    pub(crate) fn new_definition(&self, names: &Names) -> Option<(u64, Expression)> {
        let (name, side) = self.definition()?;
        (!names.has_id(name)).then(|| (name, side.clone()))
    }

    /// The formula with an expression in the place of a variable.
    pub(crate) fn with(mut self, name: u64, expression: &Expression) -> Self {
        for side in &mut self.sides {
            let steps = side.0.iter().flat_map(|step| match step {
                Step::Variable(own) if *own == name => expression.0.clone(),
                step => vec![*step],
            });
            side.0 = steps.take(2 * MAX_STEPS).collect();
        }
        self
    }

    /// The value of an expression without variables; two values if it has a ±.
    pub(crate) fn constant_values(&self) -> Option<Vec<f64>> {
        let side = self.only_side()?;
        if side.variables().any(|name| name != PLUS_MINUS) {
            return None;
        }
        let value = |sign: f64| side.value(&Point::new(0, &[(PLUS_MINUS, sign)]));
        let values = if side.has(PLUS_MINUS) { vec![value(1.0), value(-1.0)] } else { vec![value(1.0)] };
        values.iter().all(|value| value.is_finite()).then_some(values)
    }

    fn sides(&self) -> Option<(&Expression, Relation, &Expression)> {
        match (self.sides.as_slice(), self.relations.as_slice()) {
            ([left, right], [relation]) => Some((left, *relation, right)),
            _ => None,
        }
    }

    fn only_side(&self) -> Option<&Expression> {
        if let [side] = self.sides.as_slice() { Some(side) } else { None }
    }

    /// The side that says what a variable is: the right one of "A = πr²".
    fn definition(&self) -> Option<(u64, &Expression)> {
        let (left, Relation::Equal, right) = self.sides()? else { return None };
        let defines = |name: &Expression, side: &Expression| {
            name.as_variable().filter(|name| !side.has(*name) && side.as_variable().is_none())
        };
        defines(left, right).map(|name| (name, right)).or_else(|| defines(right, left).map(|name| (name, left)))
    }
}

/// A formula that others are compared with.
#[derive(Clone, Debug)]
pub(crate) struct ExpectedFormula {
    formula: Formula,
    /// Where the equation holds: the variable that is solved for, and its value at each point.
    solutions: Vec<(usize, u64, f64)>,
    /// The constant of integration, if there is one.
    constant: Option<u64>,
}

impl ExpectedFormula {
    pub(crate) fn new(formula: Formula, constant: Option<u64>) -> Self {
        Self { solutions: solve(&formula), constant, formula }
    }

    pub(crate) fn compare(&self, given: &Formula) -> Equality {
        match (self.formula.sides(), given.sides()) {
            (Some((left, relation, right)), Some((given_left, given_relation, given_right))) => {
                let is_same = match relation {
                    Relation::Equal => {
                        given_relation == Relation::Equal
                            && (self.holds(given_left, given_right)
                                || self.sides_agree(left, right, given_left, given_right))
                    }
                    Relation::Proportional => {
                        matches!(given_relation, Relation::Equal | Relation::Proportional)
                            && are_proportional(left, right, given_left, given_right)
                    }
                    relation => {
                        relation == given_relation
                            && agree(left, given_left, None, false)
                            && agree(right, given_right, None, false)
                            || relation.flipped() == given_relation
                                && agree(left, given_right, None, false)
                                && agree(right, given_left, None, false)
                    }
                };
                if is_same { Equality::Equal } else { self.compare_definitions(given) }
            }
            (Some(_), None) => match (self.formula.definition(), given.only_side()) {
                (Some((_, definition)), Some(given)) => self.compare_sides(definition, given),
                // "A = πd²/4 = πr²": every side says it.
                _ => self.compare_chain(given),
            },
            (None, _) => match (self.formula.only_side(), given.sides.as_slice()) {
                (Some(own), [side]) => self.compare_sides(own, side),
                (Some(own), [first, rest @ ..])
                    if given.relations.iter().all(|relation| *relation == Relation::Equal) =>
                {
                    let names_it = first.as_variable().is_some_and(|name| !own.has(name));
                    let sides = if names_it { rest } else { given.sides.as_slice() };
                    let all = sides.iter().map(|side| self.compare_sides(own, side));
                    let first_as_name = rest.len() == 1
                        && rest.iter().all(|side| side.as_variable().is_some_and(|name| !own.has(name)));
                    if first_as_name {
                        return self.compare_sides(own, first);
                    }
                    all.max_by_key(|equality| *equality as u8).unwrap_or(Equality::Unequal)
                }
                _ => Equality::Unequal,
            },
        }
    }

    /// An equation with three sides or more: its last two sides have to say it, and the others not to contradict.
    fn compare_chain(&self, given: &Formula) -> Equality {
        let Some((name, definition)) = self.formula.definition() else { return Equality::Unequal };
        if given.sides.len() < 2 || given.relations.iter().any(|relation| *relation != Relation::Equal) {
            return Equality::Unequal;
        }
        let is_name = |side: &Expression| side.as_variable() == Some(name);
        let all = given.sides.iter().filter(|side| !is_name(side)).map(|side| self.compare_sides(definition, side));
        all.max_by_key(|equality| *equality as u8).unwrap_or(Equality::Unequal)
    }

    /// "F(x) = x²" without the constant of integration.
    fn compare_definitions(&self, given: &Formula) -> Equality {
        match (self.formula.definition(), given.definition()) {
            (Some((own_name, own)), Some((name, side))) if own_name == name => self.compare_sides(own, side),
            (Some((own_name, own)), None) if given.sides.iter().any(|side| side.is_qualified(own_name, own)) => given
                .sides
                .iter()
                .filter(|side| !side.is_qualified(own_name, own))
                .map(|side| self.compare_sides(own, side))
                .max_by_key(|equality| *equality as u8)
                .unwrap_or(Equality::Unequal),
            // "5 − 3 = 2" for x = 2.
            (Some(_), _) if given.variables().next().is_none() => self.compare_chain(given),
            _ => Equality::Unequal,
        }
    }

    fn compare_sides(&self, own: &Expression, given: &Expression) -> Equality {
        let lacks_bars = || own.has_bars() && !agree(own, given, None, true);
        let lacks_constant =
            || self.constant.is_some_and(|constant| !given.has(constant) && agree(own, given, Some(constant), false));
        let lacks_sign =
            || own.has(PLUS_MINUS) && (agree_with_sign(own, given, 1.0) || agree_with_sign(own, given, -1.0));
        match agree(own, given, None, false) {
            true if !lacks_bars() => Equality::Equal,
            false if !lacks_sign() && !lacks_constant() => Equality::Unequal,
            _ => Equality::Nearly,
        }
    }

    /// Whether an equation holds wherever this one does, and not elsewhere.
    fn holds(&self, left: &Expression, right: &Expression) -> bool {
        let on = |index: usize, variable: u64, value: f64| {
            let fixed = [(variable, value)];
            let point = Point::new(index, &fixed);
            close(left.value(&point), right.value(&point))
        };
        self.solutions.len() > 1
            && self.solutions.iter().all(|(index, variable, value)| on(*index, *variable, *value))
            && self.solutions.iter().all(|(index, variable, value)| !on(*index, *variable, *value * 1.37))
    }

    fn sides_agree(&self, left: &Expression, right: &Expression, one: &Expression, other: &Expression) -> bool {
        // Where nothing could be solved, as for sin²x + cos²x = 1.
        let differences_agree = || {
            let (own, same, swapped) = (left.minus(right), one.minus(other), other.minus(one));
            let is_identity = agree(left, right, None, false);
            !is_identity && (agree(&own, &same, None, false) || agree(&own, &swapped, None, false))
        };
        self.solutions.is_empty()
            && (agree(left, one, None, false) && agree(right, other, None, false)
                || agree(left, other, None, false) && agree(right, one, None, false)
                || differences_agree())
    }

    /// Whether an expression grows as fast: it differs by a constant factor.
    pub(crate) fn grows_like(&self, given: &Formula) -> bool {
        let (Some(own), Some(given)) = (self.formula.only_side(), given.only_side()) else { return false };
        let ratio = |index: usize| {
            let point = Point::new(index, &[]);
            given.value(&point) / own.value(&point)
        };
        let first = ratio(0);
        first.is_finite() && first.abs() > 0.0 && (1..POINTS).all(|index| close(ratio(index) / first, 1.0))
    }
}

/// Whether two expressions have the same value at every point where either has one.
fn agree(own: &Expression, given: &Expression, without: Option<u64>, is_negative: bool) -> bool {
    let mut compared = 0;
    for index in 0..4 * POINTS {
        let point = Point { index, without, is_negative, fixed: &[] };
        let (own, given) = (own.value(&point), given.value(&point));
        match (own.is_finite(), given.is_finite()) {
            (true, true) if close(own, given) => compared += 1,
            (false, false) => {}
            _ => return false,
        }
        if compared >= POINTS {
            return true;
        }
    }
    compared > 1
}

/// Whether an expression has the value that another one has with + or − for ±.
fn agree_with_sign(own: &Expression, given: &Expression, sign: f64) -> bool {
    let fixed = [(PLUS_MINUS, sign)];
    (0..4 * POINTS)
        .filter(|index| {
            let point = Point::new(*index, &fixed);
            own.value(&point).is_finite()
        })
        .take(POINTS)
        .all(|index| {
            let point = Point::new(index, &fixed);
            close(own.value(&point), given.value(&point))
        })
}

/// Whether two proportions are the same: T² ∝ a³ and T ∝ a^(3/2).
fn are_proportional(left: &Expression, right: &Expression, given_left: &Expression, given_right: &Expression) -> bool {
    // A constant of proportionality has the same value at all points, so that it cancels.
    let own: Vec<u64> = left.variables().chain(right.variables()).collect();
    let others = given_left.variables().chain(given_right.variables()).filter(|name| !own.contains(name));
    let fixed: Vec<(u64, f64)> = others.map(|name| (name, 1.9)).collect();
    let logarithms = |index: usize| {
        let point = Point::new(index, &fixed);
        let own = (left.value(&point) / right.value(&point)).ln();
        let given = (given_left.value(&point) / given_right.value(&point)).ln();
        (own, given)
    };
    let first = logarithms(0);
    let slope = |index: usize| {
        let (own, given) = logarithms(index);
        (given - first.1) / (own - first.0)
    };
    let once = slope(1);
    once.is_finite() && once.abs() > TOLERANCE && (2..POINTS).all(|index| close(slope(index), once))
}

/// Finds points where an equation holds: for one of its variables, from its definition or by bisection.
fn solve(formula: &Formula) -> Vec<(usize, u64, f64)> {
    let Some((left, Relation::Equal, right)) = formula.sides() else { return Vec::new() };
    if let Some(variable) = left.as_plain_variable().filter(|variable| !right.has(*variable)) {
        let value = |index: usize| right.value(&Point::new(index, &[]));
        let solved: Vec<_> = (0..POINTS)
            .map(|index| (index, variable, value(index)))
            .filter(|(_, _, value)| SOLVED_FOR.contains(&value.abs()))
            .collect();
        if solved.len() >= POINTS - FAILURES {
            return solved;
        }
    }
    let mut variables: Vec<u64> = left.variables().chain(right.variables()).collect();
    variables.dedup();
    for variable in variables.into_iter().take(8) {
        let mut solved = Vec::with_capacity(POINTS);
        for index in 0..POINTS {
            solved.extend(root(left, right, index, variable).map(|value| (index, variable, value)));
            if index + 1 - solved.len() > FAILURES {
                break;
            }
        }
        if solved.len() >= POINTS - FAILURES {
            return solved;
        }
    }
    Vec::new()
}

/// The steps of the grid, in each direction from 1, between whose points roots are looked for.
const GRID_STEPS: i32 = 24;

/// The sizes of the values that a variable is solved for: those of the grid, 1.6 to the power of -24 to 24.
const SOLVED_FOR: std::ops::RangeInclusive<f64> = 1.3e-5..=79_228.0;

fn root(left: &Expression, right: &Expression, index: usize, variable: u64) -> Option<f64> {
    // It is evaluated hundreds of times, so what doesn't depend on the variable is computed once.
    let elsewhere = Point::new(index, &[]);
    let (left, right) = (left.with_values(&elsewhere, variable), right.with_values(&elsewhere, variable));
    if [&left, &right].iter().any(|side| matches!(side.0.as_slice(), [Step::Number(value)] if !value.is_finite())) {
        return None;
    }
    let stack = RefCell::new(Vec::with_capacity(16));
    let difference = |value: f64| {
        let fixed = [(variable, value)];
        let point = Point::new(index, &fixed);
        let stack = &mut *stack.borrow_mut();
        left.value_on(stack, &point) - right.value_on(stack, &point)
    };
    let grid = (-GRID_STEPS..=GRID_STEPS).map(|step| 1.6_f64.powi(step));
    let at = |value: f64| (value, difference(value));
    let positive: Vec<(f64, f64)> = grid.clone().map(at).collect();
    // Most equations are solved by a positive value.
    let negative = LazyCell::new(|| grid.rev().map(|value| at(-value)).collect::<Vec<_>>());
    let negative = std::iter::once(()).flat_map(|()| negative.windows(2));
    for pair in positive.windows(2).chain(negative) {
        let [(mut low, at_low), (mut high, at_high)] = *pair else { continue };
        if !(at_low.is_finite() && at_high.is_finite()) || at_low * at_high > 0.0 {
            continue;
        }
        loop {
            let middle = f64::midpoint(low, high);
            if middle <= low || middle >= high {
                break;
            }
            if difference(middle) * at_low > 0.0 { low = middle } else { high = middle }
        }
        let found = f64::midpoint(low, high);
        let point = [(variable, found)];
        let point = Point::new(index, &point);
        // A change of sign at a pole isn't a solution.
        if close(left.value(&point), right.value(&point)) {
            return Some(found);
        }
    }
    None
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    steps: Vec<Step>,
    depth: usize,
    names: &'a Names,
    reach: Reach,
}

impl Parser<'_> {
    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.peek();
        self.at += 1;
        token
    }

    fn eat(&mut self, wanted: Token) -> bool {
        let is_it = self.peek() == Some(wanted);
        self.at += usize::from(is_it);
        is_it
    }

    fn push(&mut self, step: Step) -> Option<()> {
        self.steps.push(step);
        (self.steps.len() <= MAX_STEPS).then_some(())
    }

    /// Terms with signs between them. "All over" divides everything before it.
    fn sum(&mut self, may_divide: bool) -> Option<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        match self.peek() {
            Some(Token::Minus) => {
                self.at += 1;
                self.product()?;
                self.push(Step::Negate)?;
            }
            Some(Token::PlusMinus) => {
                self.at += 1;
                self.push(Step::Variable(PLUS_MINUS))?;
                self.product()?;
                self.push(Step::Multiply)?;
            }
            Some(Token::Plus) => {
                self.at += 1;
                self.product()?;
            }
            _ => self.product()?,
        }
        loop {
            match self.peek() {
                Some(Token::Plus) => {
                    self.at += 1;
                    self.product()?;
                    self.push(Step::Add)?;
                }
                Some(Token::Minus) => {
                    self.at += 1;
                    self.product()?;
                    self.push(Step::Subtract)?;
                }
                Some(Token::PlusMinus) => {
                    self.at += 1;
                    self.push(Step::Variable(PLUS_MINUS))?;
                    self.product()?;
                    self.push(Step::Multiply)?;
                    self.push(Step::Add)?;
                }
                Some(Token::SaidOver) if self.reach == Reach::Wide => {
                    self.at += 1;
                    self.product()?;
                    self.push(Step::Divide)?;
                }
                Some(Token::AllOver) if may_divide => {
                    self.at += 1;
                    self.product()?;
                    self.push(Step::Divide)?;
                }
                Some(Token::AllTimes) if may_divide => {
                    self.at += 1;
                    self.product()?;
                    self.push(Step::Multiply)?;
                }
                _ => break,
            }
        }
        self.depth -= 1;
        Some(())
    }

    fn product(&mut self) -> Option<()> {
        self.factor()?;
        loop {
            match self.peek() {
                Some(Token::SaidTimes) if self.reach == Reach::Wide => {
                    self.at += 1;
                    self.sum(false)?;
                    self.push(Step::Multiply)?;
                }
                Some(Token::SaidOver) if self.reach == Reach::Wide => return Some(()),
                Some(Token::Times | Token::SaidTimes) => {
                    self.at += 1;
                    self.signed_factor()?;
                    self.push(Step::Multiply)?;
                }
                Some(Token::Over | Token::SaidOver) => {
                    self.at += 1;
                    self.signed_factor()?;
                    while self.reach != Reach::Loose && self.begins_factor() {
                        self.factor()?;
                        self.push(Step::Multiply)?;
                    }
                    self.push(Step::Divide)?;
                }
                _ if self.begins_factor() => {
                    self.factor()?;
                    self.push(Step::Multiply)?;
                }
                _ => return Some(()),
            }
        }
    }

    fn begins_factor(&self) -> bool {
        matches!(
            self.peek(),
            Some(
                Token::Number(_)
                    | Token::Variable(_)
                    | Token::Apply(_)
                    | Token::SaidRoot
                    | Token::Open
                    | Token::Fraction
                    | Token::PowerOf(_)
                    | Token::Inverse
            )
        )
    }

    fn signed_factor(&mut self) -> Option<()> {
        if self.eat(Token::Minus) {
            self.factor()?;
            return self.push(Step::Negate);
        }
        self.factor()
    }

    fn factor(&mut self) -> Option<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.primary()?;
        loop {
            match self.peek() {
                Some(Token::Power) => {
                    self.at += 1;
                    self.signed_factor()?;
                    self.push(Step::Power)?;
                }
                Some(Token::ToPower(exponent)) => {
                    self.at += 1;
                    self.push(Step::Number(exponent))?;
                    self.push(Step::Power)?;
                }
                Some(Token::Factorial) => {
                    self.at += 1;
                    self.push(Step::Factorial)?;
                }
                _ => break,
            }
        }
        self.depth -= 1;
        Some(())
    }

    fn primary(&mut self) -> Option<()> {
        match self.next()? {
            Token::Number(value) => self.push(Step::Number(value)),
            Token::Variable(name) => {
                if self.names.is_function(name) && self.eat(Token::Open) {
                    self.arguments()?;
                    return self.push(Step::Call(name));
                }
                self.push(Step::Variable(name))
            }
            Token::Open => {
                self.sum(true)?;
                self.eat(Token::Close).then_some(())
            }
            Token::Bar => {
                self.sum(true)?;
                self.eat(Token::Bar).then_some(())?;
                self.push(Step::Apply(Function::Absolute))
            }
            Token::Fraction => {
                self.primary()?;
                self.primary()?;
                self.push(Step::Divide)
            }
            Token::PowerOf(exponent) => {
                self.primary()?;
                self.push(Step::Number(exponent))?;
                self.push(Step::Power)
            }
            Token::Inverse => {
                self.push(Step::Number(1.0))?;
                self.factor()?;
                self.push(Step::Divide)
            }
            Token::SaidRoot if self.reach == Reach::Wide => {
                self.sum(false)?;
                self.push(Step::Apply(Function::Root))
            }
            Token::SaidRoot => self.apply(Function::Root),
            Token::Apply(function) => self.apply(function),
            _ => None,
        }
    }

    fn arguments(&mut self) -> Option<()> {
        self.sum(true)?;
        while self.eat(Token::Bar) || self.eat(Token::Comma) {
            self.sum(true)?;
            self.push(Step::Pair)?;
        }
        self.eat(Token::Close).then_some(())
    }

    fn apply(&mut self, function: Function) -> Option<()> {
        // sin²x is the square of sin x, and sin⁻¹ the inverse.
        let exponent = match self.peek() {
            Some(Token::ToPower(exponent)) => {
                self.at += 1;
                Some(exponent)
            }
            Some(Token::Power) if function != Function::Root => {
                match (self.tokens.get(self.at + 1), self.tokens.get(self.at + 2)) {
                    (Some(Token::Number(exponent)), _) => {
                        self.at += 2;
                        Some(*exponent)
                    }
                    (Some(Token::Minus), Some(Token::Number(exponent))) => {
                        self.at += 3;
                        Some(-exponent)
                    }
                    _ => return None,
                }
            }
            _ => None,
        };
        match (self.peek(), self.names.only_variable()) {
            (Some(Token::Open | Token::Bar), _) => self.primary()?,
            (Some(Token::Number(_) | Token::Variable(_) | Token::Fraction | Token::PowerOf(_)), _) => {
                self.factor()?;
                // A root covers one factor, another function all that is multiplied without a sign.
                while function != Function::Root && matches!(self.peek(), Some(Token::Number(_) | Token::Variable(_))) {
                    self.factor()?;
                    self.push(Step::Multiply)?;
                }
            }
            (Some(Token::Apply(_)), _) => self.factor()?,
            // "Cosine" for cos x.
            (_, Some(variable)) => self.push(Step::Variable(variable))?,
            _ => return None,
        }
        match exponent {
            Some(exponent) if (exponent + 1.0).abs() < TOLERANCE => self.push(Step::Apply(function.inverse()?)),
            Some(exponent) => {
                self.push(Step::Apply(function))?;
                self.push(Step::Number(exponent))?;
                self.push(Step::Power)
            }
            None => self.push(Step::Apply(function)),
        }
    }
}

/// The variable that stands for the sign in ±: it has a value as any other variable has.
pub(crate) const PLUS_MINUS: u64 = 0x2b2d;
