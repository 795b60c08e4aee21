//===- ExplainCode.cpp - What a diagnostic means --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/ExplainCode.h"
#include "AST/Embedded.h"
#include "Basic/Terminal.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using llvm::StringRef;

bool driver::isDiagnosticCode(StringRef Id) {
  return Id.size() > 2 && Id.starts_with_insensitive("TM") &&
         llvm::all_of(Id.drop_front(2), llvm::isDigit);
}

StringRef driver::diagnosticPage(StringRef Code) {
#ifdef TMC_HAVE_STDLIB_BLOB
  for (const ast::EmbeddedFile &F : ast::embeddedPages())
    if (F.Path.starts_with(Code) && F.Path.drop_front(Code.size()) == ".md")
      return F.Text;
#endif
  return {};
}

StringRef driver::pageTitle(StringRef Page) {
  return Page.split('\n').first.split(": ").second;
}

namespace {

/// Writes a page's Markdown as plain text: code is set in instead of fenced.
class PageWriter {
public:
  PageWriter(bool Colours, llvm::raw_ostream &OS) : Colours(Colours), OS(OS) {}

  void heading(StringRef Text) {
    OS << terminal::coloured(Colours, terminal::Colour::Bold, Text) << "\n";
  }

  void body(StringRef Text) {
    bool Code = false;
    StringRef Prompt;
    while (!Text.empty()) {
      auto [Line, Rest] = Text.split('\n');
      Text = Rest;
      if (Line.consume_front("```")) {
        Code = !Code;
        auto [Language, Name] = Line.split(" file=");
        Prompt = Language == "sh" ? "$ " : "";
        if (Code && !Name.empty())
          OS << "    // " << Name << "\n";
      } else if (Code) {
        OS << (Line.empty() ? "" : "    ") << (Line.empty() ? "" : Prompt)
           << Line << "\n";
      } else if (Line.consume_front("## ")) {
        heading(Line);
      } else {
        OS << Line << "\n";
      }
    }
  }

private:
  bool Colours;
  llvm::raw_ostream &OS;
};

/// The row of \p Code, or none.
const DiagInfo *findRow(StringRef Code) {
  for (unsigned I = 0; I < diag::NumKinds; ++I)
    if (info(static_cast<diag::Kind>(I)).Code == Code)
      return &info(static_cast<diag::Kind>(I));
  return nullptr;
}

} // namespace

bool driver::explainCode(StringRef Code, const RenderOptions &Options,
                         Diagnostics &Diags, llvm::raw_ostream &OS) {
  std::string Upper = Code.upper();
  const DiagInfo *Row = findRow(Upper);
  if (!Row) {
    std::vector<StringRef> Codes;
    for (unsigned I = 0; I < diag::NumKinds; ++I) {
      const DiagInfo &Info = info(static_cast<diag::Kind>(I));
      if (Info.DefaultLevel != Severity::Note)
        Codes.push_back(Info.Code);
    }
    StringRef Near = nearest(Upper, Codes);
    if (Near.empty())
      Diags.report(diag::UnknownCode) << Code;
    else
      Diags.report(diag::UnknownCodeDidYouMean) << Code << Near;
    return false;
  }
  if (Row->DefaultLevel == Severity::Note) {
    Diags.report(diag::CodeOfNote) << Row->Code;
    return false;
  }
  PageWriter Writer(Options.Colours, OS);
  StringRef Page = diagnosticPage(Row->Code);
  Writer.heading((Row->Code + ": " + pageTitle(Page)).str());
  if (Row->DefaultLevel == Severity::Warning)
    OS << "\nA warning; `-Wno-" << Row->Group
       << "` turns it off, `-Werror=" << Row->Group << "` makes it an error.\n";
  else if (Row->DefaultLevel == Severity::Ignored)
    OS << "\nA warning that `-W" << Row->Group << "` turns on.\n";
  Writer.body(Page.split('\n').second);
  return true;
}
