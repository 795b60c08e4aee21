//===- Terminal.cpp - Documents as plain text -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Terminal.h"
#include "Document/Escape.h"
#include "Document/Writers.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Unicode.h"

using namespace tmc;
using namespace tmc::document;
using llvm::StringRef;

/// Tables that are wider than this are hard to read on a terminal.
static constexpr size_t MaxWidth = 100;

/// The columns that \p Text takes up on a terminal.
static size_t width(StringRef Text) {
  int Width = llvm::sys::unicode::columnWidthUTF8(Text);
  return Width < 0 ? Text.size() : static_cast<size_t>(Width);
}

static std::string padded(std::string Text, size_t To, bool Right) {
  size_t Missing = To - std::min(To, width(Text));
  std::string Blanks(Missing, ' ');
  return Right ? Blanks + Text : Text + Blanks;
}

std::string TerminalWriter::line(const Line &L) const {
  std::string Out;
  L.forEach([&](const Line::Run &R) {
    switch (R.Kind) {
    case RunKind::Words:
      Out += R.Text;
      break;
    case RunKind::Code:
      Out += "`" + terminalText(R.Text) + "`";
      break;
    case RunKind::Prose:
      Out += terminalText(R.Text);
      break;
    case RunKind::Text:
    case RunKind::Strong:
    case RunKind::Link:
      Out += StringRef(terminalText(R.Text)).trim(' ');
      break;
    case RunKind::Break:
      Out += "; ";
      break;
    }
  });
  return Out;
}

std::string TerminalWriter::bold(StringRef Text) const {
  return terminal::coloured(Colours, terminal::Colour::Bold, Text);
}

void TerminalWriter::table(const DataTable &T) {
  size_t N = T.Columns.size();
  std::vector<std::string> Titles;
  std::vector<size_t> Widths;
  for (const Column &C : T.Columns) {
    Titles.push_back(line(C.Title));
    Widths.push_back(width(Titles.back()));
  }
  std::vector<std::vector<std::string>> Rows;
  for (const std::vector<Line> &Row : T.Rows) {
    std::vector<std::string> &Cells = Rows.emplace_back(N);
    for (size_t I = 0; I < Row.size() && I < N; ++I) {
      Cells[I] = line(Row[I]);
      Widths[I] = std::max(Widths[I], width(Cells[I]));
    }
  }
  size_t Total = 2 * (N - 1);
  for (size_t W : Widths)
    Total += W;
  if (Total <= MaxWidth) {
    auto Row = [&](const std::vector<std::string> &Cells) {
      std::string Text;
      for (size_t I = 0; I < N; ++I)
        Text += (I ? "  " : "") +
                padded(Cells[I], Widths[I], T.Columns[I].IsNumber);
      return StringRef(Text).rtrim(' ').str();
    };
    OS << bold(Row(Titles)) << '\n';
    for (const std::vector<std::string> &Cells : Rows)
      OS << Row(Cells) << '\n';
    return;
  }
  for (const std::vector<std::string> &Cells : Rows) {
    OS << "- " << Cells.front() << '\n';
    for (size_t I = 1; I < N; ++I)
      if (!Cells[I].empty())
        OS << "    " << Titles[I] << (Titles[I].empty() ? "" : ": ") << Cells[I]
           << '\n';
  }
}

void TerminalWriter::block(const Block &B) {
  if (const auto *H = std::get_if<Heading>(&B)) {
    OS << bold(line(H->Title)) << '\n';
  } else if (const auto *P = std::get_if<Paragraph>(&B)) {
    OS << line(P->Content) << '\n';
  } else if (const auto *D = std::get_if<Prose>(&B)) {
    OS << StringRef(multiLine(D->Text)).trim("\n ") << '\n';
  } else if (const auto *L = std::get_if<List>(&B)) {
    for (size_t I = 0; I < L->Items.size(); ++I)
      OS << (L->Numbered ? std::to_string(I + 1) + ". " : "- ")
         << line(L->Items[I]) << '\n';
  } else if (const auto *T = std::get_if<DataTable>(&B)) {
    table(*T);
  } else if (const auto *C = std::get_if<Code>(&B)) {
    OS << StringRef(multiLine(C->Text)).rtrim('\n') << '\n';
  } else if (const auto *X = std::get_if<Picture>(&B)) {
    OS << "(a picture: " << terminalText(X->Title) << ")\n";
  } else {
    const auto &F = std::get<Fold>(B);
    OS << F.Title << "\n";
    for (const Block &Inside : F.Blocks) {
      OS << '\n';
      block(Inside);
    }
  }
}

void TerminalWriter::add(Block B) {
  if (!First)
    OS << '\n';
  First = false;
  block(B);
}
