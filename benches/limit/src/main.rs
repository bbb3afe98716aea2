//! The limit: `serde_json::to_vec` of structs with exactly the answer's shape, built before the clock starts. Its answers are the
//! reference for every engine.

mod answer;
mod data;
mod errors;
mod inputs;
mod lists;
mod loads;
mod nested;
mod validation;
mod wide;

use std::process::ExitCode;

use bench_shared::{Case, Command, Engine, Mode, Unsupported};

use answer::Answer;

fn main() -> ExitCode {
    Command::main(&["serde_json"], bench_shared::workloads::cases(), |command| command.run(&Limit))
}

struct Limit;

impl Engine for Limit {
    type Prepared = Answer;
    type Answer = Vec<u8>;

    fn prepare(&self, case: Case, _: Mode) -> Result<Answer, Unsupported> {
        let size = case.size.as_str();
        let answer = match case.workload {
            "W1" | "W2" => lists::answer(size),
            "W3" | "W4" => nested::answer(size),
            "W5" | "W6" => wide::answer(size),
            "W7" | "W8" => lists::asynchronous_answer(size),
            "W9" => loads::answer(size),
            "W11" => inputs::answer(size),
            "W13" => errors::answer(size),
            workload => validation::answer(workload),
        };
        answer.ok_or_else(|| Unsupported(format!("no reference for {} at {size}", case.workload)))
    }

    async fn answer(&self, prepared: &Answer) -> Vec<u8> {
        prepared()
    }

    fn to_json(&self, answer: Vec<u8>) -> Vec<u8> {
        answer
    }
}
