//===- Writers.h - Documents in each format -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DOCUMENT_WRITERS_H
#define TMC_DOCUMENT_WRITERS_H

#include "Document/Document.h"

#include "llvm/Support/raw_ostream.h"

namespace tmc::document {

/// Markdown for GitHub and the like. A blank line stands between two blocks.
class MarkdownWriter final : public BlockSink {
public:
  explicit MarkdownWriter(llvm::raw_ostream &OS) : OS(OS) {}
  void add(Block B) override;

private:
  llvm::raw_ostream &OS;
  bool First = true;
};
std::string markdown(const Line &L);

/// One page of HTML that needs nothing else: no scripts, styles or pictures
/// from elsewhere. It is whole when the writer is gone.
class HtmlWriter final : public BlockSink {
public:
  explicit HtmlWriter(llvm::raw_ostream &OS) : OS(OS) {}
  ~HtmlWriter() override;
  void add(Block B) override;
  using BlockSink::heading;

private:
  void begin(llvm::StringRef Title);
  void block(const Block &B);
  void heading(const Heading &H);
  void table(const DataTable &T);
  void picture(const Picture &P);

  llvm::raw_ostream &OS;
  bool Begun = false;
  /// The headings so far, for the table of contents.
  struct Entry {
    unsigned Level;
    std::string Anchor;
    std::string Title;
  };
  std::vector<Entry> Contents;
};
std::string html(const Line &L);

/// Plain text, with emphasis where a terminal has it. Tables that are too wide
/// for one become lists of what is in their rows.
class TerminalWriter final : public BlockSink {
public:
  TerminalWriter(llvm::raw_ostream &OS, bool Colours)
      : OS(OS), Colours(Colours) {}
  void add(Block B) override;

private:
  void block(const Block &B);
  void table(const DataTable &T);
  std::string line(const Line &L) const;
  std::string bold(llvm::StringRef Text) const;

  llvm::raw_ostream &OS;
  bool Colours;
  bool First = true;
};

} // namespace tmc::document

#endif // TMC_DOCUMENT_WRITERS_H
