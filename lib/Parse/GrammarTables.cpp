//===- GrammarTables.cpp - What is known of the grammar beforehand --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/GrammarTables.h"

#include "Parse/Lexer.h"

#include "llvm/ADT/STLExtras.h"

#include "tree/xpath/XPath.h"
#include "tree/xpath/XPathElement.h"

using namespace tmc;
using namespace tmc::parse;

size_t parse::predict(const TokenCursor &Cursor, size_t Decision) {
  const PredictionTables &T = GrammarPredictions;
  if (Decision >= T.NumDecisions || T.Decisions[Decision] < 0)
    return 0;
  auto State = static_cast<uint32_t>(T.Decisions[Decision]);
  for (uint32_t I = 0;; ++I) {
    int32_t Token = Cursor.typeAhead(I);
    llvm::ArrayRef<PredictionEdge> Edges(T.Edges + T.States[State],
                                         T.Edges + T.States[State + 1]);
    const PredictionEdge *E =
        llvm::lower_bound(Edges, Token, [](const PredictionEdge &L, int32_t R) {
          return L.Token < R;
        });
    if (E == Edges.end() || E->Token != Token)
      return 0;
    if (E->Next >= PredictionDecided)
      return E->Next - PredictionDecided;
    State = E->Next;
  }
}

//===----------------------------------------------------------------------===//
// A part of ANTLR's runtime that is left out
//===----------------------------------------------------------------------===//

// antlr4::Parser can look for patterns in parse trees, which nobody here asks
// it to. Whoever links it also gets the language of those patterns with a lexer
// of its own, whose network is built before main(). With this class in front of
// the archive the linker takes none of it.
namespace antlr4::tree::xpath {

XPath::XPath(Parser *, const std::string &) {}

std::vector<std::unique_ptr<XPathElement>> XPath::split(const std::string &) {
  throw UnsupportedOperationException("no patterns of parse trees here");
}

std::vector<ParseTree *> XPath::evaluate(ParseTree *) {
  throw UnsupportedOperationException("no patterns of parse trees here");
}

std::unique_ptr<XPathElement> XPath::getXPathElement(Token *, bool) {
  throw UnsupportedOperationException("no patterns of parse trees here");
}

} // namespace antlr4::tree::xpath
