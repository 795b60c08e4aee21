//===- Markdown.cpp - Documents as Markdown -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/Escape.h"
#include "Document/Writers.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::document;
using llvm::StringRef;

std::string document::markdown(const Line &L) {
  std::string Out;
  L.forEach([&](const Line::Run &R) {
    switch (R.Kind) {
    case RunKind::Words:
      Out += R.Text;
      break;
    case RunKind::Text:
      Out += escapeMarkdown(R.Text);
      break;
    case RunKind::Prose:
      Out += markdownProse(R.Text);
      break;
    case RunKind::Code:
      Out += markdownCode(R.Text);
      break;
    case RunKind::Strong:
      Out += "**" + escapeMarkdown(R.Text) + "**";
      break;
    case RunKind::Link:
      Out += markdownLink(R.Text, R.Url);
      break;
    case RunKind::Break:
      Out += "<br>";
      break;
    }
  });
  return Out;
}

/// Paragraphs of a model, with code in backquotes.
static std::string proseWithCode(StringRef Text) {
  std::string Out;
  for (StringRef Rest = Text;;) {
    auto [Line, More] = Rest.split('\n');
    Out += markdownProse(Line.trim());
    if (Line.size() == Rest.size())
      return Out;
    Out += '\n';
    Rest = More;
  }
}

namespace {
struct BlockWriter {
  llvm::raw_ostream &OS;

  void operator()(const Heading &H) {
    OS << std::string(H.Level, '#') << ' ' << markdown(H.Title) << '\n';
  }
  void operator()(const Paragraph &P) { OS << markdown(P.Content) << '\n'; }
  void operator()(const Prose &P) {
    OS << (P.HasCode ? proseWithCode(P.Text) : markdownParagraphs(P.Text))
       << '\n';
  }
  void operator()(const List &L) {
    for (size_t I = 0; I < L.Items.size(); ++I) {
      if (L.Numbered)
        OS << I + 1 << ". ";
      else
        OS << "- ";
      OS << markdown(L.Items[I]) << '\n';
    }
  }
  void operator()(const DataTable &T) {
    OS << '|';
    for (const Column &C : T.Columns)
      cell(C.Title);
    OS << "\n|";
    for (const Column &C : T.Columns)
      OS << (C.IsNumber ? " ---: |" : " --- |");
    OS << '\n';
    for (const std::vector<Line> &Row : T.Rows) {
      OS << '|';
      for (const Line &L : Row)
        OS << ' ' << markdown(L) << " |";
      for (size_t I = Row.size(); I < T.Columns.size(); ++I)
        OS << " |";
      OS << '\n';
    }
  }
  void operator()(const Code &C) { OS << markdownFence(C.Text, C.Language); }
  void operator()(const Picture &P) {
    OS << markdownFence(P.Source, P.Language);
  }
  void operator()(const Fold &F) {
    OS << "<details><summary>" << escapeHtml(F.Title) << "</summary>\n\n";
    MarkdownWriter Inside(OS);
    for (const Block &B : F.Blocks)
      Inside.add(B);
    OS << "\n</details>\n";
  }

private:
  void cell(const Line &L) {
    if (!L.empty())
      OS << ' ' << markdown(L);
    OS << " |";
  }
};
} // namespace

void MarkdownWriter::add(Block B) {
  if (!First)
    OS << '\n';
  First = false;
  std::visit(BlockWriter{OS}, B);
}
