//===- Builtins.cpp - Functions that the language has by itself -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Unicode.h"
#include "Rules/Endpoint.h"
#include "Rules/Evaluator.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::rules;
using ir::Builtin;
using ir::Value;
using ir::ValueTag;
using llvm::StringRef;

/// Whether \p Text matches \p Pattern, in which `*` stands for any text and `?`
/// for one character. Goes back to the last `*` only, so it takes at most the
/// product of the two lengths.
static bool matchesGlob(StringRef Text, StringRef Pattern) {
  size_t T = 0, I = 0;
  size_t StarAt = StringRef::npos, StarText = 0;
  while (T < Text.size()) {
    if (I < Pattern.size() && Pattern[I] == '*') {
      StarAt = I++;
      StarText = T;
    } else if (I < Pattern.size() && Pattern[I] == '?') {
      T = characterEnd(Text, T + 1);
      ++I;
    } else if (I < Pattern.size() && Pattern[I] == Text[T]) {
      ++T;
      ++I;
    } else if (StarAt != StringRef::npos) {
      I = StarAt + 1;
      T = ++StarText;
    } else {
      return false;
    }
  }
  return Pattern.drop_front(I).find_first_not_of('*') == StringRef::npos;
}

Value Evaluator::evalBuiltin(const ir::Expr &E) {
  auto Which = static_cast<Builtin>(E.A);
  uint32_t From = traceSize();
  Value Args[3];
  bool Known = true;
  for (uint32_t I = 0; I < std::min<uint32_t>(E.C, 3); ++I) {
    Args[I] = eval(P.ExprArgs[E.B + I]);
    // The second of `or_else` is not asked for if the first is known.
    if (Which == Builtin::OrElse) {
      if (Args[I].isUnknown() && I == 0)
        continue;
      if (!Args[I].isUnknown())
        truncateTrace(From);
      return Args[I];
    }
    Known &= !Args[I].isUnknown();
  }
  if (Which == Builtin::Empty && hasCertainMembers(Args[0])) {
    truncateTrace(From);
    return Value::boolean(false);
  }
  if (!Known)
    return Value::unknown();

  StringRef A =
      text(Args[0].Tag == ValueTag::String || Args[0].Tag == ValueTag::Endpoint
               ? Args[0]
               : Value::string(Name::none()));
  StringRef B = text(
      Args[1].Tag == ValueTag::String ? Args[1] : Value::string(Name::none()));
  switch (Which) {
  case Builtin::StartsWith:
    return Value::boolean(A.starts_with(B));
  case Builtin::EndsWith:
    return Value::boolean(A.ends_with(B));
  case Builtin::Contains:
    return Value::boolean(A.contains(B));
  case Builtin::Glob:
    return Value::boolean(matchesGlob(A, B));
  case Builtin::MatchesRegex: {
    const Regex *R = C.regex(Args[1].name());
    return R ? Value::boolean(R->search(A)) : Value::unknown();
  }
  case Builtin::KindOf:
    return Value::kind(P.Entities[Args[0].entity()].Kind);
  case Builtin::KindsOf: {
    size_t First = Building.size();
    for (ir::KindId K = P.Entities[Args[0].entity()].Kind; K;
         K = P.Kinds[K].Base)
      Building.push_back(Value::kind(K));
    return finishSet(First, true);
  }
  case Builtin::Before:
    return Value::boolean(P.text(P.Entities[Args[0].entity()].Id) <
                          P.text(P.Entities[Args[1].entity()].Id));
  case Builtin::Lower:
    return Texts.make(A.lower());
  case Builtin::Length:
    return Value::integer(countCodePoints(A));
  case Builtin::Host: {
    auto Parts = parseEndpoint(A);
    return Parts ? Texts.make(Parts->Host) : Value::unknown();
  }
  case Builtin::PortOf: {
    auto Parts = parseEndpoint(A);
    if (!Parts)
      return Value::unknown();
    if (!Parts->Port)
      Parts->Port = defaultPort(Parts->Scheme);
    return Parts->Port ? Value::integer(*Parts->Port) : Value::unknown();
  }
  case Builtin::Scheme: {
    auto Parts = parseEndpoint(A);
    if (!Parts || Parts->Scheme.empty())
      return Value::unknown();
    return Texts.make(Parts->Scheme);
  }
  case Builtin::Size:
    return Value::integer(Args[0].Payload);
  case Builtin::Empty:
    return Value::boolean(Args[0].Payload == 0);
  case Builtin::MinOf:
  case Builtin::MaxOf: {
    Value Best;
    for (const Value &M : members(Args[0])) {
      if (Best.isUnknown()) {
        Best = M;
        continue;
      }
      std::optional<int> Order = order(M, Best);
      if (!Order)
        return Value::unknown();
      if (Which == Builtin::MinOf ? *Order < 0 : *Order > 0)
        Best = M;
    }
    return Best;
  }
  case Builtin::NameOf:
    if (Args[0].Tag == ValueTag::Entity)
      return Value::string(P.Entities[Args[0].entity()].Text);
    [[fallthrough]];
  case Builtin::TitleOf: {
    std::string Out;
    print(Args[0], Out);
    return Texts.make(Out);
  }
  case Builtin::IdOf: {
    std::string Out;
    switch (Args[0].Tag) {
    case ValueTag::Kind:
      return Value::string(P.Kinds[Args[0].kind()].Id);
    case ValueTag::Control:
      return Value::string(P.Controls[Args[0].control()].Id);
    default:
      print(Args[0], Out, Style::Source);
      return Texts.make(Out);
    }
  }
  case Builtin::Hops:
    return Args[0].Payload >= 0 ? Value::integer(Args[0].Payload)
                                : Value::unknown();
  case Builtin::Today:
    return {ValueTag::Date, 0, C.Today};
  case Builtin::Annotation: {
    if (Args[0].Tag != ValueTag::Enum)
      return Value::unknown();
    const ir::EnumValue &V = P.Enums[ir::EnumId(Args[0].Aux)].Values.of(
        P.EnumValues)[static_cast<size_t>(Args[0].Payload)];
    for (const ir::Property &Said : V.Annotations.of(P.Properties)) {
      if (P.text(Said.Key) != B)
        continue;
      if (Said.V.Tag == ValueTag::String)
        return Said.V;
      return Said.V.Tag == ValueTag::Bool
                 ? Value::string(Said.Key)
                 : Texts.make(ir::valueText(P, Said.V));
    }
    return Value::unknown();
  }
  // References are made while compiling; a rule's are constants.
  case Builtin::Reference:
  case Builtin::OrElse:
    return Value::unknown();
  }
  llvm_unreachable("unknown builtin");
}
