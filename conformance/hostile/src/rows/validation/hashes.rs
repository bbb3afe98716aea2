//! Names that a hash without a secret puts into one bucket.

use std::hash::{BuildHasher, Hasher};

use ahash::RandomState;
use foldhash::SharedSeed;
use foldhash::fast::SeedableRandomState;

use crate::measure::{Cost, cost};
use crate::row::Case;
use crate::server::{Server, Setting};

/// Nearly as many aliases as the limit on tokens accepts; a table of them has so many buckets.
const NAMES: usize = 4_990;
const BUCKETS: u64 = 8_192;

/// The number of names with eight letters.
const LETTERS: u64 = 26_u64.pow(8);

/// The most time of colliding names in times of random ones.
const MOST: f64 = 3.0;

fn fnv(name: &[u8]) -> u64 {
    name.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3))
}

fn fx(name: &[u8]) -> u64 {
    let words = name.chunks(8).map(|chunk| chunk.iter().rev().fold(0_u64, |word, &byte| word << 8 | u64::from(byte)));
    words.fold(0, |hash: u64, word| (hash.rotate_left(5) ^ word).wrapping_mul(0x51_7C_C1_B7_27_22_0A_95))
}

/// The hash of ahash with constant keys.
fn a_hash(name: &[u8]) -> u64 {
    finish(RandomState::with_seeds(0, 0, 0, 0).build_hasher(), name)
}

/// The hash that this project would use with a seed that everybody knows.
fn fold(name: &[u8]) -> u64 {
    finish(SeedableRandomState::with_seed(0, SharedSeed::global_fixed()).build_hasher(), name)
}

fn finish(mut hasher: impl Hasher, name: &[u8]) -> u64 {
    hasher.write(name);
    hasher.finish()
}

/// Names of eight letters whose hashes have equal low bits, by which a table chooses the bucket.
fn names(hash: fn(&[u8]) -> u64) -> Vec<String> {
    let letters = |mut number: u64| {
        let mut name = *b"aaaaaaaa";
        for letter in &mut name {
            *letter = b'a' + u8::try_from(number % 26).unwrap_or_default();
            number /= 26;
        }
        name
    };
    let bucket = hash(&letters(0)) % BUCKETS;
    // All letters vary, since the low bits of some hashes depend on the first letters alone.
    let candidates = (0_u64..).map(|number| letters(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) % LETTERS));
    candidates.filter(|name| hash(name) % BUCKETS == bucket).take(NAMES).map(text).collect()
}

fn text(name: [u8; 8]) -> String {
    name.iter().copied().map(char::from).collect()
}

fn case(names: &[String]) -> Case {
    let fields: String = names.iter().map(|name| format!("{name}:b ")).collect();
    Case::document(format!("{{{fields}}}"))
}

/// Colliding aliases take at most three times as long as random ones.
pub(super) fn colliding(is_measured: bool) -> Result<String, String> {
    let mut rng = fastrand::Rng::with_seed(12);
    let random: Vec<_> =
        (0..NAMES).map(|number| format!("{}{number:04}", text([(); 8].map(|()| rng.alphabetic() as u8)))).collect();
    let server = Server::new(&Setting::Defaults);
    let mut figures = Vec::new();
    let base = is_measured.then(|| cost(&case(&random)));
    for (name, hash) in [("FNV", fnv as fn(&[u8]) -> u64), ("Fx", fx), ("ahash", a_hash), ("foldhash", fold)] {
        let case = case(&names(hash));
        case.check(&server)?;
        let Some(Cost { cpu, .. }) = base else { continue };
        let factor = cost(&case).cpu.as_secs_f64() / cpu.as_secs_f64();
        if factor > MOST {
            return Err(format!("names that collide under {name} take {factor:.1} times as long as random ones"));
        }
        figures.push(format!("{name} {factor:.2}×"));
    }
    Ok(figures.join(", "))
}
