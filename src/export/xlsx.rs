//! The cells of the CSV as an Excel sheet. Every cell is text there, so that nothing is run as a formula or made a
//! date.

use super::{Cells, Report, write_csv};
use crate::query::List;
use csv::ReaderBuilder;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use std::io::{self, Write};

/// Writes the list that was asked for as a workbook of one sheet.
pub fn write_xlsx(mut out: impl Write, report: &Report<'_>) -> io::Result<()> {
    let mut csv = Vec::new();
    write_csv(&mut csv, report, Cells::Raw)?;
    let name = match report.list {
        List::Server => "server accounts",
        List::Cloud => "report rows",
    };
    out.write_all(&workbook(name, &csv)?)?;
    out.flush()
}

fn workbook(name: &str, csv: &[u8]) -> io::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    // Two runs write the same bytes.
    let made = ExcelDateTime::from_timestamp(0).map_err(|error| refused(&error))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let fill = |workbook: &mut Workbook| -> Result<(), XlsxError> {
        let sheet = workbook.add_worksheet().set_name(name)?.set_freeze_panes(1, 0)?;
        sheet.set_row_format(0, &Format::new().set_bold())?;
        for (row, record) in (0..).zip(ReaderBuilder::new().has_headers(false).from_reader(csv).records()) {
            let record = record.map_err(|error| XlsxError::CustomError(error.to_string()))?;
            for (column, cell) in (0..).zip(&record).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(row, column, cell)?;
            }
        }
        Ok(())
    };
    fill(&mut workbook).and_then(|()| workbook.save_to_buffer()).map_err(|error| refused(&error))
}

fn refused(error: &XlsxError) -> io::Error {
    io::Error::other(match error {
        XlsxError::RowColumnLimitError => "an Excel sheet has room for 1,048,575 rows; export CSV".to_owned(),
        XlsxError::MaxStringLengthExceeded => "an Excel cell has room for 32,767 characters; export CSV".to_owned(),
        other => other.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_runs_write_the_same_bytes() {
        let csv = b"login,name\nann,=1+1\n";
        assert_eq!(workbook("accounts", csv).unwrap(), workbook("accounts", csv).unwrap());
    }

    #[test]
    fn what_a_cell_cannot_hold_is_told() {
        let csv = format!("login\n{}\n", "x".repeat(32_768));
        let error = workbook("accounts", csv.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), "an Excel cell has room for 32,767 characters; export CSV");
    }
}
