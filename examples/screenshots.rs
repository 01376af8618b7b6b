//! Writes the pictures of the documentation into `screenshots/`: text, and SVG to be turned into PNG.
//!
//! `cargo run --example screenshots`, then for each SVG `resvg --zoom 1.5 main.svg main.png` (or `rsvg-convert`).

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new("screenshots");
    std::fs::create_dir_all(folder)?;
    for picture in seatmatch::tui::pictures()? {
        std::fs::write(folder.join(picture.name).with_extension("txt"), picture.text)?;
        std::fs::write(folder.join(picture.name).with_extension("svg"), picture.svg)?;
    }
    Ok(())
}
