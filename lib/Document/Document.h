//===- Document.h - Content of a report as values -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a report says, apart from the format in which it says it. Lines are
/// made of runs that know what they are: words of ours, text of a model, code,
/// links. Blocks are made of lines. A writer for each format is the only one
/// that escapes, so that a new report is no new way to get it wrong.
/// docs/design/documents.md says more.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DOCUMENT_DOCUMENT_H
#define TMC_DOCUMENT_DOCUMENT_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace tmc::document {

/// What a part of a line is.
enum class RunKind : char {
  Words,  ///< ours: nothing in it can be taken for markup
  Text,   ///< of a model, and so anything
  Prose,  ///< the same with code in backquotes
  Code,   ///< of a model, to be shown as it is written
  Strong, ///< of a model, with emphasis
  Link,   ///< of a model, and where it leads
  Break,  ///< a new line in the same paragraph or cell
};

/// A line of text. Its runs stand in one string: reports have hundreds of
/// thousands of lines.
class Line {
public:
  Line() = default;
  /// Words of ours.
  Line(const char *Ours) { words(Ours); }
  Line(const std::string &Ours) { words(Ours); }

  Line &words(llvm::StringRef Ours) { return add(RunKind::Words, Ours); }
  Line &text(llvm::StringRef T) { return add(RunKind::Text, T); }
  Line &prose(llvm::StringRef T) { return add(RunKind::Prose, T); }
  Line &code(llvm::StringRef T) { return add(RunKind::Code, T); }
  Line &strong(llvm::StringRef T) { return add(RunKind::Strong, T); }
  /// \p Url: absolute and of http or https, relative, or `#` with the anchor
  /// of a heading (anchorOf); of anything else only the text is shown.
  Line &link(llvm::StringRef T, llvm::StringRef Url) {
    add(RunKind::Link, T);
    piece(Url);
    return *this;
  }
  Line &lineBreak() { return add(RunKind::Break, {}); }
  Line &add(const Line &More) {
    Bytes += More.Bytes;
    return *this;
  }
  /// Puts \p Between in front of the next run unless this is the first.
  Line &separate(llvm::StringRef Between) {
    return empty() ? *this : words(Between);
  }

  bool empty() const { return Bytes.empty(); }

  struct Run {
    RunKind Kind;
    llvm::StringRef Text;
    llvm::StringRef Url; ///< of a link
  };
  void forEach(llvm::function_ref<void(const Run &)> Fn) const;
  /// What a reader sees of it, without any markup.
  std::string plain() const;

private:
  Line &add(RunKind Kind, llvm::StringRef T) {
    // Nothing to be said, whatever it would have been.
    if (T.empty() && (Kind == RunKind::Words || Kind == RunKind::Text ||
                      Kind == RunKind::Prose))
      return *this;
    Bytes += static_cast<char>(Kind);
    piece(T);
    return *this;
  }
  void piece(llvm::StringRef T);

  std::string Bytes;
};

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

/// How good or bad it is what a heading is about, for formats with colours.
enum class Tone : uint8_t { None, Bad, Warning, Mild };

struct Heading {
  unsigned Level; ///< from 1
  Line Title;
  Tone Look = Tone::None;
};
struct Paragraph {
  Line Content;
};
/// A doc comment: paragraphs of a model, separated by blank lines.
struct Prose {
  std::string Text;
  bool HasCode = false; ///< backquotes mean code
};
struct List {
  std::vector<Line> Items;
  bool Numbered = false;
};
struct Column {
  Line Title;
  bool IsNumber = false; ///< stands to the right
};
struct DataTable {
  std::vector<Column> Columns;
  /// A row may be shorter than the columns are many.
  std::vector<std::vector<Line>> Rows = {};
};
struct Code {
  std::string Text;
  std::string Language = {};
};
/// A picture, in words that some formats draw by themselves.
struct Picture {
  std::string Title;
  std::string Source; ///< of a diagram in \p Language
  std::string Language;
  /// Draws it as SVG; empty if that is not possible. Called by formats that
  /// need it.
  std::function<std::string()> Draw;
};
struct Fold;

using Block = std::variant<Heading, Paragraph, Prose, List, DataTable, Code,
                           Picture, Fold>;

/// Blocks that are folded until someone wants to see them.
struct Fold {
  std::string Title; ///< words of ours
  std::vector<Block> Blocks;
};

/// What takes the blocks of a report, one after the other: a document, or a
/// writer, which keeps none of them.
class BlockSink {
public:
  virtual ~BlockSink() = default;
  virtual void add(Block B) = 0;

  // Short forms.
  void heading(unsigned Level, Line Title, Tone Look = Tone::None) {
    add(Heading{Level, std::move(Title), Look});
  }
  void paragraph(Line Content) { add(Paragraph{std::move(Content)}); }
  void list(std::vector<Line> Items, bool Numbered = false) {
    add(List{std::move(Items), Numbered});
  }
};

/// A document in memory.
class Document final : public BlockSink {
public:
  void add(Block B) override { Blocks.push_back(std::move(B)); }
  llvm::ArrayRef<Block> blocks() const { return Blocks; }
  bool empty() const { return Blocks.empty(); }
  std::vector<Block> take() { return std::move(Blocks); }

private:
  std::vector<Block> Blocks;
};

/// The anchor of a heading, as GitHub makes it of the title: `gaps`.
std::string anchorOf(llvm::StringRef Title);

} // namespace tmc::document

#endif // TMC_DOCUMENT_DOCUMENT_H
