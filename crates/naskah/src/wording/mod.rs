//! Official Indonesian: numbers in words, dates, money, Roman numerals, ordinals, names.
