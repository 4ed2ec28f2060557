"""Files that are imported, one module for each format: bytes in, rows or records out, nothing compared yet.

texts      bytes as text, whatever saved them; a clear sentence for what is no text
rows       what each of them gives: rows by the names of our columns
tables     CSV: our own, or what a spreadsheet saves
documents  JSON: our own document, or a list of events or rows
slides     TimelineJS: its JSON, and its table of Google Sheets
calendars  iCalendar (RFC 5545)
foreign    what files of other programs share: ids, dates beside their words, texts that end in quotes
markup     HTML texts in them as plain text
"""
