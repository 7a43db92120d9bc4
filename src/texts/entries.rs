//! What is in the text files: keys, and what each text takes.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::bundle::SOURCES;
use super::locale::Locale;

/// The texts of a language, by key. An attribute's key is that of its message, a dot and its name.
pub(crate) fn entries(locale: Locale) -> BTreeMap<String, Text> {
    let mut entries = BTreeMap::new();
    for (file, source) in SOURCES[locale.0].files {
        let parsed =
            parser::parse(*source).unwrap_or_else(|(_, errors)| panic!("{}/{file}: {errors:?}", locale.code()));
        for entry in parsed.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name.to_owned();
            let attributes = message.attributes.iter().map(|it| (format!("{key}.{}", it.id.name), &it.value));
            for (key, pattern) in message.value.iter().map(|value| (key.clone(), value)).chain(attributes) {
                let mut text = Text::default();
                text.read(pattern);
                assert!(entries.insert(key.clone(), text).is_none(), "{}/{file}: {key} is there twice", locale.code());
            }
        }
    }
    entries
}

/// What a text takes.
#[derive(Debug, Default)]
pub(crate) struct Text {
    variables: BTreeSet<String>,
    /// The keys of other texts in it.
    pub(crate) references: BTreeSet<String>,
    /// The commands that it names.
    pub(crate) commands: BTreeSet<String>,
}

impl Text {
    /// The arguments that it takes, for itself and the texts in it.
    pub(crate) fn arguments(&self, entries: &BTreeMap<String, Text>) -> BTreeSet<String> {
        let others = self.references.iter().map(|key| &entries[key]);
        others.flat_map(|text| text.arguments(entries)).chain(self.variables.iter().cloned()).collect()
    }

    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::Placeable { expression } => self.read_expression(expression),
                PatternElement::TextElement { value } => {
                    let code = value.split('`').filter(|code| code.starts_with('/'));
                    self.commands.extend(code.map(str::to_owned));
                }
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                for variant in variants {
                    self.read(&variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => drop(self.variables.insert(id.name.to_owned())),
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|it| format!(".{}", it.name)).unwrap_or_default();
                self.references.insert(format!("{}{attribute}", id.name));
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.read_inline(argument);
                }
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::TermReference { .. } => {}
        }
    }
}
