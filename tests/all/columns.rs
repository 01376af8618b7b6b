//! The columns that a shown text says it takes are those that ratatui gives it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use seatmatch::model::Raw;

#[test]
fn a_shown_text_takes_as_many_columns_as_ratatui_draws() {
    for text in [
        "Ann Lee",
        "José",
        "e\u{301}e\u{301}",
        "山田 太郎",
        "ｶﾞｷﾞ",
        "\u{FF9E}",
        "🙂👋🏽🇩🇪",
        "لا إله",
        "नमस्ते",
        "한국 \u{1100}\u{1161}",
        "\u{1161}",
        "\u{202E}\u{1b}[31m\t",
        "👨\u{200D}👩\u{200D}👧",
        "❤\u{FE0F}",
        "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "\u{2E3B}x",
    ] {
        let shown = Raw::of(text).shown();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 1));
        let (end, _) = buffer.set_stringn(0, 0, shown.as_str(), 200, Style::default());
        assert_eq!(usize::from(end), shown.width(), "{shown}");
    }
}

#[test]
fn a_truncated_text_never_reaches_into_the_next_column() {
    for text in ["山田太郎", "ｶﾞｷﾞｸﾞ", "e\u{301}e\u{301}e\u{301}", "🙂🙂🙂", "\u{202E}\u{202E}", "Ann Lee"]
    {
        for columns in 0..12_u16 {
            let shown = Raw::of(text).shown();
            let cut = shown.truncated(usize::from(columns));
            let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
            let (end, _) = buffer.set_stringn(0, 0, cut.as_str(), 40, Style::default());
            assert!(end <= columns, "{cut} in {columns} columns ends at {end}");
        }
    }
}
