//===- tmc-grammar - Tables of the grammar --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// tmc-grammar -o <out.cpp> <TmParser.interp> <TmParser.cpp>
//
// Runs while tmc is built and writes the tables of Parse/GrammarTables.h: the
// keywords, and what the parser predicts. Where one token does not decide,
// ANTLR's parser builds an automaton of the grammar's network while it runs,
// which takes millions of instructions before the first file is read. This tool
// has ANTLR build those automata now, by asking for every sequence of tokens.
//
//===----------------------------------------------------------------------===//

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

#include "antlr4-runtime.h"

#include <set>

using antlr4::dfa::DFAState;
using llvm::StringRef;

namespace {

/// Asked for a token behind those that there are.
struct NeedsMore {};

/// Some tokens, of which only the types count, and nothing behind them.
class Prefix final : public antlr4::TokenStream {
public:
  explicit Prefix(const std::vector<size_t> &Types) {
    for (size_t Type : Types)
      Tokens.push_back(std::make_unique<antlr4::CommonToken>(Type));
  }
  antlr4::Token *LT(ssize_t K) override {
    if (K < 1 || Pos + static_cast<size_t>(K) > Tokens.size())
      throw NeedsMore();
    return Tokens[Pos + static_cast<size_t>(K) - 1].get();
  }
  size_t LA(ssize_t K) override { return LT(K)->getType(); }
  antlr4::Token *get(size_t I) const override { return Tokens[I].get(); }
  void consume() override { ++Pos; }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return Pos; }
  void seek(size_t I) override { Pos = I; }
  size_t size() override { return Tokens.size(); }
  std::string getSourceName() const override { return {}; }
  antlr4::TokenSource *getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval &) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext *) override { return {}; }
  std::string getText(antlr4::Token *, antlr4::Token *) override { return {}; }

private:
  std::vector<std::unique_ptr<antlr4::CommonToken>> Tokens;
  size_t Pos = 0;
};

/// The automata of a grammar.
class Automata {
public:
  explicit Automata(const std::vector<uint16_t> &Serialized) {
    antlr4::atn::ATNDeserializer Deserializer;
    Network = Deserializer.deserialize(Serialized);
    for (size_t I = 0; I < Network.getNumberOfDecisions(); ++I)
      Decisions.emplace_back(Network.getDecisionState(I), I);
    Simulator = std::make_unique<antlr4::atn::ParserATNSimulator>(
        Network, Decisions, Contexts);
    Simulator->setPredictionMode(antlr4::atn::PredictionMode::SLL);
  }

  size_t numDecisions() const { return Decisions.size(); }

  /// Follows sequences of tokens, short ones first, until ANTLR decides or
  /// \p MaxStates are known; the first state.
  const DFAState *explore(size_t Decision, size_t MaxStates) {
    std::vector<std::vector<size_t>> Work = {{}};
    std::set<const DFAState *> Seen;
    for (size_t Next = 0; Next < Work.size() && Next < MaxStates; ++Next) {
      std::vector<size_t> Types = Work[Next];
      for (size_t I = 0; I <= Network.maxTokenType; ++I) {
        Types.push_back(I ? I : antlr4::Token::EOF);
        if (const DFAState *S = advance(Decision, Types); S && !Seen.count(S)) {
          Seen.insert(S);
          Work.push_back(Types);
        }
        Types.pop_back();
      }
    }
    return Decisions[Decision].s0;
  }

private:
  /// The state in which \p Types leave ANTLR undecided, or null.
  const DFAState *advance(size_t Decision, const std::vector<size_t> &Types) {
    Prefix Input(Types);
    try {
      Simulator->adaptivePredict(&Input, Decision, nullptr);
      return nullptr;
    } catch (const antlr4::RecognitionException &) {
      return nullptr; // no alternative begins so
    } catch (const NeedsMore &) {
    }
    const DFAState *S = Decisions[Decision].s0;
    for (size_t Type : Types)
      S = S->edges.at(Type);
    return S;
  }

  antlr4::atn::ATN Network;
  std::vector<antlr4::dfa::DFA> Decisions;
  antlr4::atn::PredictionContextCache Contexts;
  std::unique_ptr<antlr4::atn::ParserATNSimulator> Simulator;
};

/// The tables while they grow.
struct Tables {
  struct Edge {
    int Token;
    unsigned Next;
  };
  std::vector<int> First; ///< by decision; -1 if it has no automaton
  std::vector<std::vector<Edge>> States;

  void add(const DFAState *Start) {
    llvm::DenseMap<const DFAState *, unsigned> Number;
    std::vector<const DFAState *> Work;
    auto NumberOf = [&](const DFAState *S) {
      auto [It, IsNew] =
          Number.try_emplace(S, static_cast<unsigned>(States.size()));
      if (IsNew) {
        States.emplace_back();
        Work.push_back(S);
      }
      return It->second;
    };
    First.push_back(static_cast<int>(NumberOf(Start)));
    for (size_t I = 0; I < Work.size(); ++I) {
      const DFAState *S = Work[I];
      std::vector<Edge> Edges;
      for (auto [Token, Next] : S->edges) {
        if (!Next || Next == antlr4::atn::ATNSimulator::ERROR.get())
          continue;
        Edges.push_back({Token == antlr4::Token::EOF ? -1 : int(Token),
                         Next->isAcceptState
                             ? unsigned(Decided + Next->prediction)
                             : NumberOf(Next)});
      }
      llvm::sort(Edges, [](const Edge &A, const Edge &B) {
        return A.Token < B.Token;
      });
      States[Number.lookup(S)] = std::move(Edges);
    }
  }

  static constexpr unsigned Decided = 1U << 15;
};

std::string readFile(StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer) {
    llvm::errs() << "tmc-grammar: " << Path << ": "
                 << Buffer.getError().message() << "\n";
    exit(1);
  }
  return (*Buffer)->getBuffer().str();
}

/// The numbers of the last line of a `.interp` file.
std::vector<uint16_t> networkOf(StringRef Interp) {
  std::vector<uint16_t> Out;
  StringRef Rest = Interp.rsplit("atn:").second.trim();
  Rest.consume_front("[");
  Rest.consume_back("]");
  while (!Rest.empty()) {
    auto [Number, Tail] = Rest.split(',');
    uint16_t Value = 0;
    if (Number.trim().getAsInteger(10, Value))
      break;
    Out.push_back(Value);
    Rest = Tail;
  }
  return Out;
}

struct Word {
  std::string Text;
  size_t Type;
};

/// The words among the literals of a `.interp` file, by text.
std::vector<Word> keywordsOf(StringRef Interp) {
  std::vector<Word> Out;
  StringRef List =
      Interp.split("token literal names:\n").second.split("\n\n").first;
  llvm::SmallVector<StringRef, 0> Lines;
  List.split(Lines, '\n');
  for (size_t Type = 0; Type < Lines.size(); ++Type) {
    StringRef Text = Lines[Type].trim("'");
    if (Lines[Type].starts_with("'") && Text.size() > 1 &&
        llvm::isAlpha(Text[0]))
      Out.push_back({Text.str(), Type});
  }
  llvm::sort(Out, [](const Word &A, const Word &B) { return A.Text < B.Text; });
  return Out;
}

/// The decisions for which the generated code \p Code predicts.
std::set<size_t> decisionsOf(StringRef Code) {
  constexpr StringRef Call = "adaptivePredict(_input, ";
  std::set<size_t> Out;
  for (size_t At = Code.find(Call); At != StringRef::npos;
       At = Code.find(Call, At + 1)) {
    size_t Number = 0;
    StringRef Rest = Code.drop_front(At + Call.size());
    if (!Rest.consumeInteger(10, Number))
      Out.insert(Number);
  }
  return Out;
}

void write(const Tables &T, const std::vector<Word> &Words,
           llvm::raw_ostream &OS) {
  OS << "// Made by tmc-grammar of grammar/TmParser.g4.\n\n"
        "#include \"Parse/GrammarTables.h\"\n\n"
        "using namespace tmc::parse;\n\n"
        "static const PredictionEdge Edges[] = {\n";
  size_t Count = 0;
  for (const auto &State : T.States)
    for (const Tables::Edge &E : State) {
      OS << "{" << E.Token << "," << E.Next << "},"
         << (++Count % 10 ? "" : "\n");
    }
  // No array is empty.
  OS << "{0,0}};\n\nstatic const uint32_t States[] = {\n";
  Count = 0;
  for (size_t I = 0; I < T.States.size(); ++I) {
    OS << Count << "," << (I % 16 == 15 ? "\n" : "");
    Count += T.States[I].size();
  }
  OS << Count << "};\n\nstatic const int32_t Decisions[] = {\n";
  for (size_t I = 0; I < T.First.size(); ++I)
    OS << T.First[I] << "," << (I % 20 == 19 ? "\n" : "");
  OS << "-1};\n\nconst PredictionTables tmc::parse::GrammarPredictions = {"
     << T.First.size()
     << ", Decisions, States, Edges};\n\nstatic const Keyword Words[] = {\n";
  for (const Word &W : Words)
    OS << "{\"" << W.Text << "\"," << W.Text.size() << "," << W.Type << "},\n";
  OS << "};\n\nconst KeywordList tmc::parse::GrammarKeywords = {"
     << Words.size() << ", Words};\n";
}

} // namespace

int main(int Argc, char **Argv) {
  if (Argc != 5 || StringRef(Argv[1]) != "-o") {
    llvm::errs() << "usage: tmc-grammar -o <out.cpp> <TmParser.interp> "
                    "<TmParser.cpp>\n";
    return 2;
  }
  // Enough for all that looks a bounded number of tokens ahead; what goes on
  // from the last of these states ANTLR is asked.
  constexpr size_t MaxStates = 64;
  std::string Interp = readFile(Argv[3]);
  Automata All(networkOf(Interp));
  std::set<size_t> Used = decisionsOf(readFile(Argv[4]));
  Tables T;
  for (size_t I = 0; I < All.numDecisions(); ++I)
    if (Used.count(I))
      T.add(All.explore(I, MaxStates));
    else
      T.First.push_back(-1);
  if (T.States.size() >= Tables::Decided) {
    llvm::errs() << "tmc-grammar: the tables are too large\n";
    return 1;
  }
  std::error_code Error;
  llvm::raw_fd_ostream Out(Argv[2], Error);
  write(T, keywordsOf(Interp), Out);
  Out.close();
  if (!Error)
    Error = Out.error();
  if (Error)
    llvm::errs() << "tmc-grammar: " << Argv[2] << ": " << Error.message()
                 << "\n";
  return Error ? 1 : 0;
}
