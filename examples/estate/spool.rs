//! Where the files go: plain, compressed or UTF-16, and in random order with little memory.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write};
use std::path::Path;

use flate2::{Compression, write::GzEncoder};

use crate::random::Random;

enum Target {
    Plain(BufWriter<File>),
    Gzip(Box<BufWriter<GzEncoder<File>>>),
}

/// A text file that is being written.
pub struct Output {
    target: Target,
    utf16: bool,
    units: Vec<u8>,
    /// Bytes of text so far, before any compression.
    pub bytes: u64,
}

impl Output {
    /// Creates the file, with a byte order mark for UTF-16.
    pub fn create(path: &Path, gzip: bool, utf16: bool) -> io::Result<Self> {
        let file = File::create(path)?;
        let target = if gzip {
            Target::Gzip(Box::new(BufWriter::with_capacity(1 << 16, GzEncoder::new(file, Compression::fast()))))
        } else {
            Target::Plain(BufWriter::with_capacity(1 << 18, file))
        };
        let mut out = Self { target, utf16, units: Vec::new(), bytes: 0 };
        if utf16 {
            out.write("\u{feff}")?;
        }
        Ok(out)
    }

    /// Writes text.
    pub fn write(&mut self, text: &str) -> io::Result<()> {
        let bytes = if self.utf16 {
            self.units.clear();
            self.units.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
            &self.units
        } else {
            text.as_bytes()
        };
        self.bytes += bytes.len() as u64;
        match &mut self.target {
            Target::Plain(file) => file.write_all(bytes),
            Target::Gzip(file) => file.write_all(bytes),
        }
    }

    /// Writes what is left.
    pub fn finish(self) -> io::Result<u64> {
        match self.target {
            Target::Plain(mut file) => file.flush()?,
            Target::Gzip(file) => {
                file.into_inner().map_err(io::IntoInnerError::into_error)?.finish()?;
            }
        }
        Ok(self.bytes)
    }
}

/// Records that leave in random order: spread over buckets on disk, and each bucket shuffled by itself.
pub struct Spool {
    buckets: Vec<Bucket>,
    random: Random,
}

#[derive(Default)]
struct Bucket {
    waiting: Vec<u8>,
    file: Option<File>,
}

const WAITING: usize = 1 << 20;

impl Spool {
    /// A spool for about `records` records.
    pub fn new(records: u64, random: Random) -> Self {
        let count = (records / 16_000).clamp(1, 256);
        Self { buckets: (0..count).map(|_| Bucket::default()).collect(), random }
    }

    /// Adds a record.
    pub fn push(&mut self, record: &str) -> io::Result<()> {
        let at = self.random.index(self.buckets.len());
        let bucket = &mut self.buckets[at];
        bucket.waiting.extend((record.len() as u32).to_le_bytes());
        bucket.waiting.extend(record.as_bytes());
        if bucket.waiting.len() > WAITING {
            if bucket.file.is_none() {
                bucket.file = Some(tempfile::tempfile()?);
            }
            if let Some(file) = &mut bucket.file {
                file.write_all(&bucket.waiting)?;
            }
            bucket.waiting.clear();
        }
        Ok(())
    }

    /// Hands out all records.
    pub fn drain(mut self, mut take: impl FnMut(&str) -> io::Result<()>) -> io::Result<()> {
        for bucket in std::mem::take(&mut self.buckets) {
            let mut bytes = Vec::new();
            if let Some(mut file) = bucket.file {
                file.seek(SeekFrom::Start(0))?;
                file.read_to_end(&mut bytes)?;
            }
            bytes.extend(bucket.waiting);
            let mut places = Vec::new();
            let mut at = 0;
            while let Some(&[a, b, c, d]) = bytes.get(at..at + 4) {
                let len = u32::from_le_bytes([a, b, c, d]) as usize;
                places.push((at + 4, len));
                at += 4 + len;
            }
            self.random.shuffle(&mut places);
            for (start, len) in places {
                let record = bytes.get(start..start + len).unwrap_or_default();
                take(std::str::from_utf8(record).map_err(io::Error::other)?)?;
            }
        }
        Ok(())
    }
}
