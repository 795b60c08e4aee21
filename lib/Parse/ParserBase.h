//===- ParserBase.h - What ANTLR's parser is made on top of ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The superclass of the generated parser. Generated code calls `_tracker`,
/// `_input`, `enterRule`, `match`, … without saying whose they are; the members
/// here hide those of antlr4::Parser, so that
/// - a rule's context lives only while the rule is open: no parse tree,
/// - ended rules go to the Builder,
/// - the calls that every token and rule makes are not virtual,
/// - tables decide where one token does not,
/// - depth is bounded.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_PARSERBASE_H
#define TMC_PARSE_PARSERBASE_H

#include "Parse/Builder.h"
#include "Parse/GrammarTables.h"
#include "Parse/Lexer.h"

#include "antlr4-runtime.h"

#include <memory>
#include <vector>

namespace tmc::parse {

/// Ends parsing from within: the text does not parse (first try), there are too
/// many errors, or nesting is too deep. No part of ANTLR catches it.
struct ParseAborted {};

/// Open rules at a time. A bracket opens at most five; see MaxNesting.
inline constexpr unsigned MaxOpenRules = 1400;

/// Contexts of the open rules: a stack, in memory that is never moved.
class ContextStack {
public:
  template <typename ContextT>
  ContextT *createInstance(antlr4::ParserRuleContext *Parent, size_t State) {
    static_assert(sizeof(ContextT) <= sizeof(Slot), "slot too small");
    if (Used == MaxOpenRules) {
      Overfull = true;
      throw ParseAborted();
    }
    return new (&Slots[Used]) ContextT(Parent, State);
  }

private:
  friend class ParserBase;
  struct alignas(std::max_align_t) Slot {
    std::byte Bytes[sizeof(antlr4::ParserRuleContext)];
  };
  std::unique_ptr<Slot[]> Slots{new Slot[MaxOpenRules]};
  unsigned Used = 0;
  bool Overfull = false;
};

class ParserBase : public antlr4::Parser {
public:
  explicit ParserBase(antlr4::TokenStream *Input)
      : Parser(Input), _input(static_cast<TokenCursor *>(Input)) {}

  /// Asks ANTLR's simulator, with the network that \p Load builds, about what
  /// the tables do not say; \p Always about everything, in LL mode. Then the
  /// network is there for others, too.
  void setNetwork(void (*Load)(), bool Always) {
    LoadNetwork = Load;
    AlwaysSimulate = Always;
    if (Always)
      Load();
    using antlr4::atn::PredictionMode;
    interpreter().setPredictionMode(Always ? PredictionMode::LL
                                           : PredictionMode::SLL);
  }

  /// Sends what is parsed to \p B.
  void setBuilder(Builder *B) { Build = B; }
  /// Says whether a token that is consumed is one that is skipped.
  void setSkipping(bool On) { Skipping = On; }
  TokenCursor &cursor() { return *_input; }
  /// Builds as if a token of \p Type had been matched.
  void pretend(int32_t Type) {
    uint32_t I = _input->position();
    Build->token(Type, I ? I - 1 : 0);
  }
  /// Whether parsing ended because too many rules were open.
  bool isOverfull() const { return _tracker.Overfull; }
  /// Generated code asks its interpreter to predict: this is who answers.
  template <typename> ParserBase *getInterpreter() { return this; }
  size_t adaptivePredict(antlr4::TokenStream *Input, size_t Decision,
                         antlr4::ParserRuleContext *Context) {
    if (!AlwaysSimulate)
      if (size_t Alternative = predict(*_input, Decision))
        return Alternative;
    return simulator().adaptivePredict(Input, Decision, Context);
  }
  /// Generated code calls `finally([=] { exitRule(); })`. ANTLR's own makes a
  /// std::function of it and copies that twice, for each rule.
  template <typename Action> static auto finally(Action Run) {
    struct AtEnd {
      Action Run;
      ~AtEnd() { Run(); }
    };
    return AtEnd{std::move(Run)};
  }
  antlr4::Token *consume() final {
    antlr4::Token *Current = _input->LT(1);
    uint32_t I = _input->position();
    if (!Skipping)
      Build->token(_input->type(), I);
    _input->advance();
    return Current;
  }
  /// The innermost open rule, and the one around it; ~0 if there is none.
  size_t openRule(unsigned Outwards = 0) const {
    unsigned Open = _tracker.Used;
    return Outwards < Open ? Frames[Open - 1 - Outwards].Rule : ~size_t(0);
  }
  /// The token with which the open rule \p Outwards began.
  uint32_t firstToken(unsigned Outwards = 0) const {
    return Frames[_tracker.Used - 1 - Outwards].First;
  }

protected:
  void enterRule(antlr4::ParserRuleContext *Context, size_t State,
                 size_t Rule) final {
    if (Build->isTooDeep())
      throw ParseAborted();
    setState(State);
    _ctx = Context;
    uint32_t First = _input->position();
    Context->start = _input->LT(1);
    Frames[_tracker.Used++] = {static_cast<uint32_t>(Rule), Build->mark(),
                               First};
  }
  void enterOuterAlt(antlr4::ParserRuleContext *, size_t) final {}
  void exitRule() {
    const Frame &F = Frames[--_tracker.Used];
    antlr4::ParserRuleContext *Context = _ctx;
    Build->endRule(F.Rule, F.Mark, F.First, _input->position());
    setState(Context->invokingState);
    _ctx = static_cast<antlr4::ParserRuleContext *>(Context->parent);
    // Nothing else in a context owns memory: it has no children.
    if (Context->exception)
      Context->~ParserRuleContext();
  }
  antlr4::Token *match(size_t Type) final {
    if (_input->LA(1) == Type) {
      _errHandler->reportMatch(this);
      return consume();
    }
    return _errHandler->recoverInline(this);
  }

  // NOLINTBEGIN(readability-identifier-naming): generated code has these names.
  ContextStack _tracker;
  TokenCursor *_input;
  // NOLINTEND(readability-identifier-naming)

private:
  /// ANTLR's own, with its network.
  antlr4::atn::ParserATNSimulator &interpreter() {
    return *Recognizer::getInterpreter<antlr4::atn::ParserATNSimulator>();
  }
  antlr4::atn::ParserATNSimulator &simulator() {
    LoadNetwork();
    return interpreter();
  }

  struct Frame {
    uint32_t Rule;
    uint32_t Mark;
    uint32_t First;
  };
  std::unique_ptr<Frame[]> Frames{new Frame[MaxOpenRules]};
  Builder *Build = nullptr;
  void (*LoadNetwork)() = nullptr;
  bool AlwaysSimulate = false;
  bool Skipping = false;
};

} // namespace tmc::parse

namespace tmgen {
using tmc::parse::ParserBase;
} // namespace tmgen

#endif // TMC_PARSE_PARSERBASE_H
