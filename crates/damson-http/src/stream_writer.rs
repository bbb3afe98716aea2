//! Writes the responses of a stream in its form. Knows neither when they come nor where they go.

use bytes::Bytes;
use damson::Response;
use damson::user_code::Panicked;
use damson_wire::multipart::{self, SubscriptionPart};
use damson_wire::{jsonl, sse};

use crate::lines::{Place, write_line};
use crate::stream_form::{IncrementalSpec, StreamForm};

/// Writes a stream, one piece after the other.
#[derive(Debug)]
pub(crate) struct StreamWriter {
    form: StreamForm,
    parts: multipart::Writer,
    /// The places of the responses, if they answer a batch.
    places: std::vec::IntoIter<Place>,
}

impl StreamWriter {
    pub(crate) fn new(form: StreamForm) -> Self {
        StreamWriter { form, parts: multipart::Writer::default(), places: Vec::new().into_iter() }
    }

    /// Writes the responses to the requests at these places of a batch.
    pub(crate) fn of_batch(places: Vec<Place>) -> Self {
        StreamWriter { places: places.into_iter(), ..StreamWriter::new(StreamForm::Lines(IncrementalSpec::ById)) }
    }

    pub(crate) fn form(&self) -> StreamForm {
        self.form
    }

    /// The whole stream of a single response.
    pub(crate) fn only(mut self, response: Response) -> Vec<u8> {
        let mut stream = Vec::new();
        self.response(Ok(response), &mut stream);
        self.end(&mut stream);
        stream
    }

    /// Writes a response, or that the execution has panicked.
    pub(crate) fn response(&mut self, response: Result<Response, Panicked>, stream: &mut Vec<u8>) {
        match (self.form, response) {
            (StreamForm::SubscriptionParts, Err(panicked)) => {
                let errors = serde_json::to_string(&Response::of_panic(panicked).errors).unwrap_or_default();
                self.part(&SubscriptionPart::Errors(errors.into()), stream);
            }
            (_, response) => self.json(response.unwrap_or_else(Response::of_panic).into_bytes(), stream),
        }
    }

    fn json(&mut self, response: Vec<u8>, stream: &mut Vec<u8>) {
        match self.form {
            StreamForm::Events(_) => {
                let payload = text(response).into();
                event(&sse::Message::Next { id: None, payload }, stream);
            }
            StreamForm::SubscriptionParts => self.part(&SubscriptionPart::Payload(text(response).into()), stream),
            StreamForm::Parts(_) => self.parts.part(&response, stream),
            StreamForm::Lines(_) => match self.places.next() {
                Some(place) => write_line(stream, &response, place),
                None => jsonl::write(&response, stream),
            },
        }
    }

    fn part(&mut self, part: &SubscriptionPart<'_>, stream: &mut Vec<u8>) {
        self.parts.part(part.to_json().as_bytes(), stream);
    }

    /// Bytes that tell the client, and all between, that the connection is in use; none if the form has no
    /// [heartbeat](StreamForm::has_heartbeat).
    pub(crate) fn heartbeat(&mut self) -> Bytes {
        let mut part = Vec::new();
        match self.form {
            StreamForm::Events(_) => return comment(),
            StreamForm::SubscriptionParts => self.part(&SubscriptionPart::Heartbeat, &mut part),
            StreamForm::Parts(_) | StreamForm::Lines(_) => {}
        }
        part.into()
    }

    /// Writes the end of the stream.
    pub(crate) fn end(&mut self, stream: &mut Vec<u8>) {
        match self.form {
            StreamForm::Events(_) => event(&sse::Message::Complete { id: None }, stream),
            StreamForm::SubscriptionParts | StreamForm::Parts(_) => self.parts.end(stream),
            StreamForm::Lines(_) => {}
        }
    }
}

/// An event that says nothing.
pub(crate) fn comment() -> Bytes {
    let mut stream = String::new();
    sse::write_comment("", &mut stream);
    stream.into()
}

/// Writes a message as an event.
pub(crate) fn event(message: &sse::Message<'_>, stream: &mut Vec<u8>) {
    let mut text = String::new();
    message.to_event().write(&mut text);
    stream.extend_from_slice(text.as_bytes());
}

/// A response as text, which JSON always is.
pub(crate) fn text(json: Vec<u8>) -> String {
    String::from_utf8(json).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
