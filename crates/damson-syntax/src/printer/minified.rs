//! The shortest text: tokens, and a space only where two would grow together.

use super::Group;
use super::sink::Sink;
use super::string::push_string;
use crate::block_string::push_minified_block_string;
use crate::lexer::is_name_continue;

#[derive(Default)]
pub(super) struct Minified {
    text: String,
    /// The brackets that end the open groups.
    closers: Vec<&'static str>,
    /// Whether the last token is `""`, which must not meet another quote.
    after_empty_string: bool,
}

impl Minified {
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn last_is_name_continue(&self) -> bool {
        self.text.as_bytes().last().is_some_and(|&byte| is_name_continue(byte))
    }
}

impl Sink for Minified {
    fn token(&mut self, token: &str) {
        let grows = token.as_bytes().first().is_some_and(|&byte| is_name_continue(byte));
        if grows && self.last_is_name_continue() {
            self.text.push(' ');
        }
        self.text.push_str(token);
        self.after_empty_string = false;
    }

    fn string(&mut self, value: &str, block: bool) {
        if self.after_empty_string {
            self.text.push(' ');
        }
        if block {
            push_minified_block_string(&mut self.text, value);
        } else {
            push_string(&mut self.text, value);
        }
        self.after_empty_string = !block && value.is_empty();
    }

    fn open(&mut self, group: Group) {
        self.token(group.brackets.open);
        self.closers.push(group.brackets.close);
    }

    fn close(&mut self) {
        let bracket = self.closers.pop().expect("a group is open");
        self.token(bracket);
    }

    fn space(&mut self) {}
    fn line(&mut self) {}
    fn blank_line(&mut self) {}
    fn between(&mut self) {}

    fn width(&self) -> usize {
        0
    }
}
