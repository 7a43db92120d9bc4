//! Spreadsheets: `.xlsx`, `.xlsb`, `.xls` and `.ods`, recognized by their bytes. Each sheet is a table of its own; with
//! several, a sheet's name becomes a tag.
//!
//! Cells are read one by one where the format allows it: a sheet with two cells far apart would otherwise take
//! gigabytes.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader as _, Sheets, open_workbook_auto_from_rs};
use csv::StringRecord;
use popquiz_deck::Deck;
use popquiz_deck::limits::DECK_TEXTS_BYTES;
use zip::ZipArchive;

use super::error::DeckError;
use super::file_name::{deck_id, default_title};
use super::formats::Format;
use super::import::{Import, OnProgress, Progress};
use super::table::Table;
use crate::texts::phrase;

/// The most columns of a sheet that are read.
const COLUMNS: u32 = 200;

/// The most bytes that the parts of a spreadsheet may have unpacked.
const UNPACKED_BYTES: u64 = 192 * 1024 * 1024;

/// Whether bytes are a spreadsheet: an archive with its parts, or what Excel wrote before there were archives.
pub(super) fn is_spreadsheet(bytes: &[u8]) -> bool {
    const ODS: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    const OLD_EXCEL: &[u8] = b"W\0o\0r\0k\0b\0o\0o\0k\0";
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return bytes.windows(OLD_EXCEL.len()).any(|window| window == OLD_EXCEL);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return false;
    }
    let begins = bytes.get(..200.min(bytes.len())).unwrap_or_default();
    if begins.windows(ODS.len()).any(|window| window == ODS) {
        return true;
    }
    ZipArchive::new(Cursor::new(bytes))
        .is_ok_and(|archive| archive.file_names().flatten().any(|name| name.starts_with("xl/workbook.")))
}

/// The rows of a sheet by their numbers, each with its cells by theirs.
type Rows = BTreeMap<u32, BTreeMap<u32, String>>;

pub(super) fn read(file: &str, stem: &str, bytes: &[u8], progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let broken = |detail: String| DeckError::new(file, None, phrase!("file-spreadsheet-broken", detail = detail));
    if let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) {
        let sizes = (0..archive.len()).filter_map(|part| archive.by_index_raw(part).ok().map(|part| part.size()));
        if sizes.fold(0_u64, u64::saturating_add) > UNPACKED_BYTES {
            let most = UNPACKED_BYTES / 1024 / 1024;
            return Err(DeckError::new(file, None, phrase!("file-spreadsheet-too-large", most = most)));
        }
    }
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
    let names = book.sheet_names();
    let mut sheets: Vec<(String, Rows)> = Vec::new();
    for name in names {
        let rows = rows(&mut book, &name).map_err(&broken)?;
        if !rows.is_empty() {
            sheets.push((name, rows));
        }
    }
    let is_single = sheets.len() < 2;
    let total = sheets.iter().map(|(_, rows)| rows.len()).sum();
    let mut done = 0;
    let mut table = Table::empty(Format::Spreadsheet);
    for (name, rows) in sheets {
        let records: Vec<(usize, StringRecord)> = rows.iter().map(|(row, cells)| record(*row, cells)).collect();
        let sample: Vec<StringRecord> = records.iter().map(|(_, record)| record.clone()).collect();
        table = table.next(&sample, ',', if is_single { None } else { Some(name) });
        for (line, record) in records {
            done += 1;
            progress(Progress { done, total });
            table.read(&record, line);
            if table.builder.is_full() {
                break;
            }
        }
    }
    table.finish(file, Deck::new(deck_id(stem), default_title(stem)), phrase!("file-empty-table"))
}

/// A row with its number in the sheet.
fn record(row: u32, cells: &BTreeMap<u32, String>) -> (usize, StringRecord) {
    let last = cells.keys().next_back().copied().unwrap_or_default();
    let texts = (0..=last).map(|column| cells.get(&column).map_or("", String::as_str));
    (usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1), texts.collect())
}

/// The rows of a sheet that aren't blank.
fn rows(book: &mut Sheets<Cursor<&[u8]>>, sheet: &str) -> Result<Rows, String> {
    let mut rows = Rows::new();
    let mut left = DECK_TEXTS_BYTES;
    let mut add = |(row, column): (u32, u32), text: String| {
        let is_in = column < COLUMNS && !text.trim().is_empty() && left > 0;
        if is_in {
            left = left.saturating_sub(text.len());
            rows.entry(row).or_default().insert(column, text);
        }
    };
    match book {
        Sheets::Xlsx(book) => {
            let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| error.to_string())?;
            while let Some(cell) = cells.next_cell().map_err(|error| error.to_string())? {
                add(cell.get_position(), text_of_ref(cell.get_value()));
            }
        }
        Sheets::Xlsb(book) => {
            let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| error.to_string())?;
            while let Some(cell) = cells.next_cell().map_err(|error| error.to_string())? {
                add(cell.get_position(), text_of_ref(cell.get_value()));
            }
        }
        Sheets::Xls(_) | Sheets::Ods(_) => {
            let range = book.worksheet_range(sheet).map_err(|error| error.to_string())?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let place =
                    |start: u32, number: usize| u32::try_from(number).map_or(u32::MAX, |it| start.saturating_add(it));
                add((place(top, row), place(left, column)), text_of(value));
            }
        }
    }
    Ok(rows)
}

fn text_of_ref(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        other => text_of(&Data::from(other.clone())),
    }
}

/// What a cell shows, as far as its value tells.
fn text_of(value: &Data) -> String {
    match value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => without_noise(*number),
        Data::Bool(is_true) => if *is_true { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(date) => date_text(date),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// A number as spreadsheets show it, with 15 digits: `0.1 + 0.2` is 0.3.
fn without_noise(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    rounded.to_string()
}

fn date_text(date: &ExcelDateTime) -> String {
    let (year, month, day, hours, minutes, seconds, _) = date.to_ymd_hms_milli();
    let time = match (hours, minutes, seconds) {
        (0, 0, 0) => String::new(),
        (hours, minutes, 0) => format!("{hours:02}:{minutes:02}"),
        (hours, minutes, seconds) => format!("{hours:02}:{minutes:02}:{seconds:02}"),
    };
    // Times of day have no date.
    if date.as_f64() < 1.0 || date.is_duration() {
        return if time.is_empty() { "00:00".to_owned() } else { time };
    }
    [format!("{year:04}-{month:02}-{day:02}"), time].join(" ").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_without_noise() {
        for (number, text) in [(2.0, "2"), (0.1 + 0.2, "0.3"), (-1.5, "-1.5"), (1e21, "1000000000000000000000")] {
            assert_eq!(without_noise(number), text);
        }
    }
}
