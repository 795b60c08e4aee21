//===- Print.cpp - Values as text -----------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Evaluator.h"

using namespace tmc;
using namespace tmc::rules;
using ir::Value;
using ir::ValueTag;
using llvm::StringRef;

// A message names at most so many members of a set.
static constexpr size_t MaxMembersInMessage = 8;

static void printQuoted(StringRef Text, std::string &Out) {
  Out += '"';
  for (char C : Text) {
    switch (C) {
    case '\n':
      Out += "\\n";
      break;
    case '\t':
      Out += "\\t";
      break;
    case '"':
    case '\\':
    case '$':
      Out += '\\';
      [[fallthrough]];
    default:
      Out += C;
    }
  }
  Out += '"';
}

void Evaluator::print(const Value &V, std::string &Out, Style How) const {
  bool Message = How == Style::Message;
  auto Add = [&](StringRef S) { Out.append(S.data(), S.size()); };
  switch (V.Tag) {
  case ValueTag::Unknown:
    return Add("unknown");
  case ValueTag::Bool:
    return Add(V.Payload ? "true" : "false");
  case ValueTag::Int:
    return Add(std::to_string(V.Payload));
  case ValueTag::Decimal:
    return Add(ir::decimalText(V.Payload));
  case ValueTag::Duration:
    return Add(ir::durationText(V.Payload));
  case ValueTag::Date:
    return Add(ir::dateText(V.Payload));
  case ValueTag::String:
  case ValueTag::Endpoint:
    return Message ? Add(text(V)) : printQuoted(text(V), Out);
  case ValueTag::Enum: {
    const ir::Enum &E = P.Enums[ir::EnumId(V.Aux)];
    return Add(P.text(P.EnumValues[E.Values.Begin + V.Payload].Text));
  }
  case ValueTag::Entity: {
    const ir::Entity &E = P.Entities[V.entity()];
    return Add(Message ? P.shownName(V.entity()) : P.text(E.Id).str());
  }
  case ValueTag::Kind:
    return Add(P.shortName(P.Kinds[V.kind()].Id));
  case ValueTag::Control:
    return Add(P.shortName(P.Controls[V.control()].Id));
  case ValueTag::Ref:
    return Add(P.text(P.Refs[V.Aux].Text));
  case ValueTag::Set: {
    if (!Message)
      Out += '[';
    llvm::ArrayRef<Value> M = members(V);
    for (size_t I = 0; I < M.size(); ++I) {
      if (I != 0)
        Out += ", ";
      if (Message && I == MaxMembersInMessage && M.size() > I + 1) {
        Out += "and " + std::to_string(M.size() - I) + " more";
        break;
      }
      print(M[I], Out, How);
    }
    if (!Message)
      Out += ']';
    else if (M.empty())
      Out += "nothing";
    return;
  }
  case ValueTag::Path: {
    if (V.Payload < 0)
      return Add("no path");
    // The elements on the way, in its direction. The first of a two-way flow is
    // the end that the second flow does not touch.
    llvm::ArrayRef<Value> Hops = members(V);
    if (Hops.empty())
      return Add("no flow");
    const ir::Flow &First = P.flow(Hops[0].entity());
    ir::EntityId At = First.Source;
    if (Hops.size() > 1 && First.TwoWay) {
      const ir::Flow &Second = P.flow(Hops[1].entity());
      auto Leaves = [&](ir::EntityId X) {
        return Second.Source == X || (Second.TwoWay && Second.Target == X);
      };
      if (!Leaves(First.Target) && Leaves(First.Source))
        At = First.Target;
    }
    print(Value::entity(At), Out, How);
    for (const Value &Hop : Hops) {
      const ir::Flow &F = P.flow(Hop.entity());
      At = F.Source == At ? F.Target : F.Source;
      Add(" -> ");
      print(Value::entity(At), Out, How);
    }
    return;
  }
  }
}

/// The members that the set \p Id has, or may have: of a filter those for which
/// its condition is not false.
Value Evaluator::possibleMembers(ir::ExprId Id) {
  const ir::Expr *E = &P.Exprs[Id];
  if (E->Op == ir::ExprOp::Local && Base == 0 && LetExprs[E->A])
    E = &P.Exprs[Id = LetExprs[E->A]];
  if (E->Op != ir::ExprOp::Each)
    return eval(Id);
  Value From = possibleMembers(ir::ExprId(E->B));
  size_t Begin = Building.size();
  std::vector<Value> Members(members(From));
  // Its variable is of this frame.
  for (const Value &M : Members) {
    bind(E->A, M);
    if (!eval(ir::ExprId(E->C)).isFalse())
      Building.push_back(M);
  }
  return finishSet(Begin, true);
}

/// What to call a value of which nothing is known.
static std::string nounFor(const ir::Program &P, const ir::Expr &E) {
  if (E.Ty.Base == ir::TypeBase::Entity && P.Kinds.contains(E.Ty.kindId())) {
    ir::EntityClass C = P.Kinds[E.Ty.kindId()].Class;
    if (C == ir::EntityClass::Data)
      return "data";
    if (E.Ty.IsSet)
      return C == ir::EntityClass::Boundary ? "boundaries"
                                            : (ir::spelling(C) + "s").str();
    return ((C == ir::EntityClass::Element ? "an " : "a ") + ir::spelling(C))
        .str();
  }
  if (E.Op != ir::ExprOp::Attr)
    return "something";
  std::string Word = P.text(P.Attrs[ir::AttrId(E.B)].Text).str();
  std::replace(Word.begin(), Word.end(), '_', ' ');
  return "unsaid " + Word;
}

/// A message names what is known, else what may be meant, else says a noun: a
/// reader cannot do anything with `(unknown)`.
void Evaluator::printUnknown(ir::ExprId Id, const Value &V, std::string &Out) {
  Value Known = V;
  if (!hasMembers(Known) || Known.Payload == 0)
    Known = possibleMembers(Id);
  if (hasMembers(Known) && Known.Payload != 0) {
    Known.Tag = ValueTag::Set;
    return print(Known, Out);
  }
  const ir::Expr *E = &P.Exprs[Id];
  if (E->Op == ir::ExprOp::Local && Base == 0 && LetExprs[E->A])
    E = &P.Exprs[LetExprs[E->A]];
  Out += nounFor(P, *E);
}

void Evaluator::printText(ir::ExprId Id, std::string &Out) {
  const ir::Expr &E = P.Exprs[Id];
  if (E.Op != ir::ExprOp::Text) {
    Value V = eval(Id);
    return V.isUnknown() ? printUnknown(Id, V, Out) : print(V, Out);
  }
  for (uint32_t I = 0; I < E.B; ++I)
    printText(P.ExprArgs[E.A + I], Out);
}
