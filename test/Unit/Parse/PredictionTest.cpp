//===- PredictionTest.cpp - The tables against ANTLR's simulator ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// tmc-grammar writes tables of what ANTLR predicts. Here ANTLR predicts the
// same while it runs, for sequences of tokens along the tables' edges and off
// them.
//
//===----------------------------------------------------------------------===//

#include "Parse/GrammarTables.h"
#include "Parse/Lexer.h"

#include "TmParser.h"

#include <gtest/gtest.h>

#include <random>

using namespace tmc;
using namespace tmc::parse;

namespace {

/// ANTLR, with the network of the grammar.
struct Simulated {
  /// The parser's own tables are private; its network is not.
  explicit Simulated(const antlr4::atn::ATN &Network) {
    for (size_t I = 0; I < Network.getNumberOfDecisions(); ++I)
      Automata.emplace_back(Network.getDecisionState(I), I);
    Simulator = std::make_unique<antlr4::atn::ParserATNSimulator>(
        Network, Automata, Contexts);
    Simulator->setPredictionMode(antlr4::atn::PredictionMode::SLL);
  }

  /// 0 if no alternative fits.
  size_t predict(const TokenList &List, size_t Decision) {
    TokenCursor Cursor(List);
    try {
      return Simulator->adaptivePredict(&Cursor, Decision, nullptr);
    } catch (const antlr4::RecognitionException &) {
      return 0;
    }
  }

  std::vector<antlr4::dfa::DFA> Automata;
  antlr4::atn::PredictionContextCache Contexts;
  std::unique_ptr<antlr4::atn::ParserATNSimulator> Simulator;
};

TokenList tokens(const std::vector<int32_t> &Types) {
  TokenList List;
  for (int32_t Type : Types)
    List.Tokens.emplace_back(Type, 0, 0, uint32_t(List.Tokens.size()));
  List.Tokens.emplace_back(-1, 0, 0, uint32_t(List.Tokens.size()));
  return List;
}

/// A walk over the edges of \p Decision, with a step beside them now and then.
std::vector<int32_t> walk(size_t Decision, std::mt19937 &Random) {
  const PredictionTables &T = GrammarPredictions;
  std::vector<int32_t> Types;
  auto State = uint32_t(T.Decisions[Decision]);
  for (int I = 0; I < 12; ++I) {
    uint32_t Begin = T.States[State];
    uint32_t End = T.States[State + 1];
    if (Begin == End || Random() % 20 == 0) {
      Types.push_back(int32_t(Random() % 120) + 1);
      break;
    }
    // Edges that decide nothing yet are few: prefer them.
    PredictionEdge E = T.Edges[Begin + Random() % (End - Begin)];
    for (int Try = 0; Try < 40 && E.Next >= PredictionDecided; ++Try)
      E = T.Edges[Begin + Random() % (End - Begin)];
    if (E.Token < 0)
      break; // the end of the list is one
    Types.push_back(E.Token);
    if (E.Next >= PredictionDecided)
      break;
    State = E.Next;
  }
  return Types;
}

} // namespace

TEST(Prediction, TablesAreWhatAntlrPredicts) {
  tmgen::TmParser::loadNetwork();
  TokenList None = tokens({});
  TokenCursor Cursor(None);
  tmgen::TmParser Parser(&Cursor);
  Simulated Antlr(Parser.getATN());
  std::mt19937 Random(1);
  const PredictionTables &T = GrammarPredictions;
  ASSERT_EQ(T.NumDecisions, Antlr.Automata.size());
  unsigned Tables = 0;
  unsigned Decided = 0;
  unsigned Refused = 0;
  unsigned Left = 0;
  for (size_t D = 0; D < T.NumDecisions; ++D) {
    if (T.Decisions[D] < 0)
      continue;
    ++Tables;
    for (int I = 0; I < 400; ++I) {
      std::vector<int32_t> Types = walk(D, Random);
      TokenList List = tokens(Types);
      size_t Ours = predict(TokenCursor(List), D);
      size_t Theirs = Antlr.predict(List, D);
      (Ours ? Decided : Theirs ? Left : Refused) += 1;
      if (Ours) {
        ASSERT_EQ(Ours, Theirs)
            << "decision " << D << ", " << ::testing::PrintToString(Types);
      }
    }
  }
  // Left to ANTLR are wrong tokens, among which it prefers an alternative that
  // could end before them, and what looks too far ahead for a table.
  EXPECT_LT(Left, Decided / 10);
  EXPECT_GE(Tables, 10U);
  EXPECT_GE(Decided, 2000U);
  EXPECT_GE(Refused, 100U);
}

TEST(Prediction, KeywordsAreTheVocabularys) {
  TokenList None = tokens({});
  TokenCursor Cursor(None);
  tmgen::TmParser Parser(&Cursor);
  size_t Count = 0;
  for (size_t Type = 1; Type <= Parser.getVocabulary().getMaxTokenType();
       ++Type) {
    std::string Literal = Parser.getVocabulary().getLiteralName(Type);
    bool IsWord = Literal.size() > 3 && isalpha(Literal[1]);
    EXPECT_EQ(isKeyword(int32_t(Type)), IsWord) << Literal;
    Count += IsWord;
  }
  ASSERT_EQ(GrammarKeywords.Count, Count);
  for (size_t I = 0; I < Count; ++I) {
    const Keyword &K = GrammarKeywords.Words[I];
    std::string Text(K.Text, K.Length);
    EXPECT_EQ("'" + Text + "'", Parser.getVocabulary().getLiteralName(K.Type));
    if (I) {
      EXPECT_LT(std::string(GrammarKeywords.Words[I - 1].Text), Text);
    }
  }
}
