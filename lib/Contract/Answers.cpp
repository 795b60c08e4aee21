//===- Answers.cpp - Questions as a model to be filled in -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Contract/Write.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::contract;
using llvm::StringRef;

/// \p Text as lines of a comment.
static void comment(StringRef Text, llvm::raw_ostream &OS) {
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    OS << "// " << Line << '\n';
    Text = Rest;
  }
}

/// A name as the language writes it: in backquotes unless it is plain.
static std::string nameText(StringRef Name) {
  bool Plain = !Name.empty() && !llvm::isDigit(Name.front()) &&
               llvm::all_of(Name, [](char Letter) {
                 return llvm::isAlnum(Letter) || Letter == '_';
               });
  return Plain ? Name.str() : ("`" + Name + "`").str();
}

void contract::writeAnswers(const Contract &C, StringRef Package,
                            llvm::raw_ostream &OS) {
  if (!Package.empty())
    OS << "package " << Package << ";\n\n";
  for (const OpenQuestion &Q : C.Questions) {
    if (Q.Answer || C[Q.Self].Kind != ClaimKind::OpenQuestion)
      continue;
    comment(Q.Ask, OS);
    if (!Q.Proposed.empty())
      comment("Proposed: " + Q.Proposed.str(), OS);
    OS << "extend " << nameText(C.Project.Id) << '.' << nameText(C[Q.Self].Id)
       << " {\n"
          "  // answer = Yes;\n"
          "  // answer_text = \"\";\n"
          "  // answered_by = \"\";\n"
          "  // answered_on = …;\n"
          "}\n\n";
  }
}
