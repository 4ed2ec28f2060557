"""Files that are imported, one module for each format: bytes in, rows or records out, nothing compared yet.

texts      bytes as text, whatever saved them; a clear sentence for what is no text
tables     CSV: rows by the names of our columns
documents  JSON: our own document, or a list of events or rows
"""
