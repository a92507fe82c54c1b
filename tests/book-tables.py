"""book-tables BOOK FOLDER - a workbook's worksheets as tables, FOLDER/NAME.tsv, read by openpyxl.

A number or date is written as its cell shows it. Fails where a worksheet has a
formula or a link, no filter, or a header that scrolls away.
"""
import datetime
import re
import sys

import openpyxl

TIMES = {
    "yyyy-mm-dd": "%Y-%m-%d",
    'yyyy-mm-dd"T"hh:mm': "%Y-%m-%dT%H:%M",
    'yyyy-mm-dd"T"hh:mm:ss': "%Y-%m-%dT%H:%M:%S",
}


def unescape(text):
    """openpyxl leaves the characters that XML does not have as they are written."""
    return re.sub("_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), text)


def shown(cell):
    if cell.value is None:
        return ""
    if isinstance(cell.value, datetime.datetime):
        time = cell.value + datetime.timedelta(microseconds=500000)
        return f"{time.year:04}" + time.strftime(TIMES[cell.number_format][2:])
    if cell.data_type == "n":
        return f"{cell.value:.{len(cell.number_format.partition('.')[2])}f}"
    assert cell.data_type in ("s", "inlineStr"), (cell.coordinate, cell.data_type)
    assert cell.number_format == "@", (cell.coordinate, cell.number_format)
    assert len(cell.value.encode("utf-16-le")) // 2 <= 32767, cell.coordinate
    return unescape(cell.value)


book = openpyxl.load_workbook(sys.argv[1])
for sheet in book:
    assert sheet.freeze_panes == "A2", sheet.freeze_panes
    assert sheet.auto_filter.ref == sheet.dimensions or sheet.max_row == sheet.max_column == 1, sheet.auto_filter.ref
    assert all(cell.font.bold for cell in sheet[1])
    with open(f"{sys.argv[2]}/{sheet.title}.tsv", "w", encoding="utf-8", newline="") as table:
        for row in sheet.iter_rows():
            assert not any(cell.hyperlink for cell in row)
            table.write("\t".join(map(shown, row)) + "\n")
