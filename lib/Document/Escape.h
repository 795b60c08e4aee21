//===- Escape.h - The one writer of a user's text, a format each ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A model's text is not trusted by the program that shows an output: a title
/// must not become markup, a link, a statement or a terminal command. Every
/// output passes such text through one of these functions.
///
/// All take any bytes. Malformed UTF-8 becomes U+FFFD. Characters that move the
/// cursor or turn the reading direction (C0 and C1 controls, bidirectional
/// overrides and isolates, zero-width no-break space, line separators) become
/// U+FFFD in formats without an escape for them, and an escape elsewhere.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DOCUMENT_ESCAPE_H
#define TMC_DOCUMENT_ESCAPE_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace tmc::document {

/// Valid UTF-8 on one line: malformed bytes and hazardous characters become
/// U+FFFD, line ends and tabs a blank. What other writers start from.
std::string oneLine(llvm::StringRef Text);

/// As oneLine, but keeps line ends (as `\n`).
std::string multiLine(llvm::StringRef Text);

/// Inline Markdown (CommonMark and GitHub's): shows exactly \p Text. No HTML,
/// link, emphasis, mention, issue number, heading or list can come of it, and
/// it is safe in a table's cell.
std::string escapeMarkdown(llvm::StringRef Text);

/// A Markdown code span that shows \p Text; safe in a table's cell.
std::string markdownCode(llvm::StringRef Text);

/// Inline Markdown of a text in which code stands in backquotes, as Describe.h
/// makes them.
std::string markdownProse(llvm::StringRef Text);

/// Text made of paragraphs, as a doc comment: each line escaped, blank lines
/// kept, no blocks but paragraphs.
std::string markdownParagraphs(llvm::StringRef Text);

/// A fenced code block, its fence longer than any in \p Text.
std::string markdownFence(llvm::StringRef Text, llvm::StringRef Language = "");

/// \p Url as the target of a link: only characters that mean nothing in
/// Markdown or an attribute but for `&`. Empty unless it is an absolute http or
/// https address or a relative path.
std::string linkTarget(llvm::StringRef Url);

/// A Markdown link, or only the escaped text if \p Url is not an absolute
/// http or https address or a relative path.
std::string markdownLink(llvm::StringRef Text, llvm::StringRef Url);

/// The inside of a double-quoted Mermaid label.
std::string escapeMermaid(llvm::StringRef Text);

/// The rest of a line of a Mermaid diagram without labels in quotes, as of a
/// sequence.
std::string escapeMermaidLine(llvm::StringRef Text);

/// A label of PlantUML with its quotes: shows exactly \p Text, on one line.
std::string plantUmlString(llvm::StringRef Text);

/// A string of D2 with its quotes; line ends as `\n`.
std::string d2String(llvm::StringRef Text);

/// HTML and XML text, and attributes in double or single quotes.
std::string escapeHtml(llvm::StringRef Text);

/// A cell of CSV (RFC 4180), with quotation marks if it needs them: shows
/// exactly \p Text, lines included. What a spreadsheet would take for a formula
/// gets an apostrophe in front.
std::string csvCell(llvm::StringRef Text);

/// Plain text of a SARIF message, in which brackets are no link. \p Braces:
/// doubles braces, which hold the places of arguments.
std::string sarifText(llvm::StringRef Text, bool Braces);

/// The path of a file as a URI: relative, or `file://` and absolute.
std::string fileUri(llvm::StringRef Path);

/// The inside of a double-quoted DOT string: shows exactly \p Text.
std::string escapeDot(llvm::StringRef Text);
/// \p Text as an id of DOT: as it is where DOT takes it so, else in quotes. In
/// it the escapes of labels are what they are: they are not escaped again.
void writeDotId(std::string &Out, llvm::StringRef Text);

/// A JSON string with its quotes; ASCII controls and hazardous characters as
/// `\uXXXX`. Outputs are written by JsonWriter.
std::string jsonString(llvm::StringRef Text);

/// JSON for a `<script>` element of HTML: nothing in it can end the element.
std::string jsonForHtml(llvm::StringRef Json);

/// How many bytes at the start of \p Text a JSON string holds as they are.
size_t plainInJson(llvm::StringRef Text);

/// Takes the first character off \p Text, and returns what stands for it in a
/// JSON string: itself, or what was put into \p Buffer.
inline constexpr size_t MaxJsonEscape = 12;
llvm::StringRef escapeForJson(llvm::StringRef &Text,
                              char (&Buffer)[MaxJsonEscape]);

/// A Python string literal with its quotes, in ASCII.
std::string pythonString(llvm::StringRef Text);

/// The inside of a Python `"""` docstring, which shows \p Text and cannot end
/// before it.
std::string pythonDocText(llvm::StringRef Text);

/// A Python identifier made from \p Text: ASCII letters, digits and `_`, never
/// a keyword, never empty. Different texts may give the same one.
std::string pythonIdentifier(llvm::StringRef Text);

/// For a terminal: as oneLine, which is all that a terminal needs.
inline std::string terminalText(llvm::StringRef Text) { return oneLine(Text); }

} // namespace tmc::document

#endif // TMC_DOCUMENT_ESCAPE_H
