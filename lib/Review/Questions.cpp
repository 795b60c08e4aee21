//===- Questions.cpp - What to ask first ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/ReviewImpl.h"

#include "Rules/Suppose.h"

#include "IR/ExprInfo.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SHA1.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::AttrId;
using ir::EntityId;
using ir::ExprId;
using ir::KindId;
using ir::Value;

/// How \p R asks for \p Fact of a finding with \p Bindings; empty if it does
/// not.
static std::string askedByRule(const Context &C, const ir::Rule &R,
                               llvm::ArrayRef<EntityId> Bindings,
                               UnknownFact Fact) {
  for (const ir::RuleQuestion &Q : R.Questions.of(C.P.RuleQuestions)) {
    const ir::Expr &Subject = C.P.Exprs[Q.Subject];
    if (Subject.Op != ir::ExprOp::Attr || ir::AttrId(Subject.B) != Fact.Attr)
      continue;
    Evaluator Ev(C);
    bindRule(Ev, C.P, R, Bindings);
    Value Of = Ev.eval(ir::ExprId(Subject.A));
    if (Of.Tag != ir::ValueTag::Entity || Of.entity() != Fact.Entity)
      continue;
    std::string Out;
    Ev.printText(Q.Text, Out);
    return Out;
  }
  return {};
}

std::string review::questionOf(const Context &C, UnknownFact Fact) {
  std::string Of;
  Evaluator(C).print(Value::entity(Fact.Entity), Of);
  const ir::Attr &A = C.P.Attrs[Fact.Attr];
  if (llvm::StringRef Question = C.P.text(A.Question); !Question.empty())
    return Of + ": " + Question.str();
  return "What is `" + C.P.text(A.Text).str() + "` of " + Of + "?";
}

size_t review::countAnswers(llvm::ArrayRef<RankedQuestion> Qs) {
  size_t N = 0;
  for (const RankedQuestion &Q : Qs)
    N += Q.Answers.size();
  return N;
}

/// Eight hex digits that are the question's name.
static std::string hashOf(llvm::StringRef Identity) {
  auto Hash = llvm::SHA1::hash(llvm::arrayRefFromStringRef(Identity));
  return llvm::toHex(llvm::ArrayRef(Hash).take_front(4), /*LowerCase=*/true);
}

namespace {
/// Gathers what is asked into questions, and says what each can change.
class Asking {
public:
  Asking(const Context &C, const FindingSet &F)
      : C(C), P(C.P), F(F), Reads(C.P) {}
  std::vector<RankedQuestion> run();

private:
  /// An attribute that follows from a set of an enum's values, and the value
  /// for whose presence it asks.
  struct Member {
    AttrId Follows;
    uint32_t Ordinal;
  };
  bool asksForMembers(AttrId A) const {
    const ir::Type &Ty = P.Attrs[A].Ty;
    return Ty.IsSet && Ty.Base == ir::TypeBase::Enum;
  }
  /// Whether what can be answered depends on the kind.
  bool askedByKind(AttrId A) const {
    return asksForMembers(A) &&
           P.Kinds[P.Attrs[A].Owner].Class == ir::EntityClass::Element;
  }
  void gather();
  void addChoices(Answer &A);
  const std::vector<Member> &membersOf(AttrId A);
  const llvm::BitVector &relevantTo(ir::RuleId R, AttrId A);
  bool decides(const Finding &X, UnknownFact Fact,
               llvm::ArrayRef<uint32_t> Ordinals);
  EntityId systemOf(EntityId E) const;
  KindId common(KindId A, KindId B) const;
  void findDefault(RankedQuestion &Q) const;
  std::string namesOf(llvm::ArrayRef<Answer> Of) const;
  std::string textOf(const RankedQuestion &Q) const;
  RankedQuestion entry(llvm::ArrayRef<uint32_t> Rows);
  void weigh(RankedQuestion &Q) const;
  /// Whether it can stand on the list of what one thing is asked for.
  bool fitsList(const Answer &A) const {
    const ir::Type &Ty = P.Attrs[A.Fact.Attr].Ty;
    return !A.Settles.empty() && !Ty.IsSet &&
           (Ty.Base == ir::TypeBase::Bool || Ty.Base == ir::TypeBase::Enum);
  }
  void splitPairs(std::vector<std::vector<uint32_t>> &Groups) const;
  void makeChecklists(std::vector<RankedQuestion> &Qs) const;
  void joinSameThings(std::vector<RankedQuestion> &Qs) const;
  RankedQuestion makeList(llvm::ArrayRef<RankedQuestion *> Of) const;

  /// Questions about one thing that make a list: one by itself is no list.
  static constexpr size_t LeastInList = 2;

  const Context &C;
  const ir::Program &P;
  const FindingSet &F;
  Dependence Reads;
  std::unique_ptr<Evaluator> Ev;
  std::vector<Answer> Answers;
  std::map<AttrId, std::vector<Member>> MembersOf;
  std::map<std::pair<ir::RuleId, AttrId>, llvm::BitVector> Relevant;
};
} // namespace

/// Everything that is asked, one answer a row.
void Asking::gather() {
  llvm::DenseMap<uint64_t, uint32_t> ByFact;
  auto Row = [&](UnknownFact Fact) -> Answer & {
    auto [It, New] = ByFact.try_emplace(Context::key(Fact.Entity, Fact.Attr),
                                        static_cast<uint32_t>(Answers.size()));
    if (New)
      Answers.push_back({Fact, {}, 0, {}, {}});
    return Answers[It->second];
  };
  for (uint32_t Index = 0; Index < F.Findings.size(); ++Index) {
    FindingId Id(Index);
    const Finding &X = F.Findings[Id];
    // One that a decision has settled needs no answer.
    if (X.State != FindingState::Question)
      continue;
    for (UnknownFact Fact : X.Unknowns.of(F.Unknowns)) {
      Answer &A = Row(Fact);
      A.Settles.push_back(Id);
      A.Severity = std::max(A.Severity, X.Severity);
    }
  }
  for (UnknownFact Fact : F.OpenSets)
    Row(Fact);
}

/// The attributes that follow from \p A by asking whether a value is in it, on
/// the entity itself or, as of a flow, on something that refers to it.
const std::vector<Asking::Member> &Asking::membersOf(AttrId A) {
  auto [It, New] = MembersOf.try_emplace(A);
  if (!New)
    return It->second;
  for (const ir::Default &D : P.Defaults) {
    llvm::SmallVector<ExprId, 16> Work = {D.V};
    while (!Work.empty()) {
      const ir::Expr &X = P.Exprs[Work.pop_back_val()];
      ir::forEachOperand(P, X, [&](ExprId Sub) { Work.push_back(Sub); });
      if (X.Op != ir::ExprOp::IsIn)
        continue;
      const ir::Expr &Set = P.Exprs[ExprId(X.B)], &What = P.Exprs[ExprId(X.A)];
      if (Set.Op == ir::ExprOp::Attr && AttrId(Set.B) == A &&
          What.Op == ir::ExprOp::Const &&
          P.Constants[What.A].Tag == ir::ValueTag::Enum)
        It->second.push_back(
            {D.Attr, static_cast<uint32_t>(P.Constants[What.A].Payload)});
    }
  }
  return It->second;
}

/// The values of set \p A whose presence can change whether \p R applies.
const llvm::BitVector &Asking::relevantTo(ir::RuleId Id, AttrId A) {
  auto [It, New] = Relevant.try_emplace({Id, A});
  if (!New)
    return It->second;
  It->second.resize(P.Enums[P.Attrs[A].Ty.enumId()].Values.Count);
  const ir::Rule &R = P.Rules[Id];
  llvm::BitVector Read(P.Attrs.size());
  for (ExprId Where : R.Where.of(P.RuleConditions))
    Read |= Reads.readBy(R, Where);
  for (const Member &M : membersOf(A))
    if (Reads.affectedBy(M.Follows).anyCommon(Read))
      It->second.set(M.Ordinal);
  return It->second;
}

/// Whether \p X may be a finding if \p Fact is the set of \p Ordinals: no
/// condition is false then.
bool Asking::decides(const Finding &X, UnknownFact Fact,
                     llvm::ArrayRef<uint32_t> Ordinals) {
  const ir::Rule &R = P.Rules[X.Rule];
  Supposition S{Fact.Entity, ir::ControlId(), Fact.Attr, Value::unknown(),
                &Reads.affectedBy(Fact.Attr)};
  Ev->suppose(&S);
  bindRule(*Ev, P, R, X.Bindings.of(F.Bindings));
  // Of the evaluator, for as long as these bindings hold.
  llvm::SmallVector<Value, 16> Values;
  for (uint32_t I : Ordinals)
    Values.push_back(Value::enumValue(P.Attrs[Fact.Attr].Ty.enumId(), I));
  S.V = Ev->valueSet(Values);
  bool Decides = llvm::none_of(R.Where.of(P.RuleConditions), [&](ExprId Where) {
    return Ev->eval(Where).isFalse();
  });
  Ev->suppose(nullptr);
  return Decides;
}

/// Of a question such as "which of these does it do?": what of all that there
/// is decides about a finding here. What the kind excludes, or an attribute of
/// its own answers, does not.
void Asking::addChoices(Answer &A) {
  AttrId Attr = A.Fact.Attr;
  if (membersOf(Attr).empty())
    return;
  if (!Ev)
    Ev = std::make_unique<Evaluator>(C);
  uint32_t Count = P.Enums[P.Attrs[Attr].Ty.enumId()].Values.Count;
  llvm::BitVector Chosen(Count);
  // With one value alone, or with all but one, as far as is asked.
  auto DecidesWith = [&](const Finding &X,
                         llvm::function_ref<bool(uint32_t)> In) {
    llvm::SmallVector<uint32_t, 16> Ordinals;
    for (uint32_t I = 0; I < Count; ++I)
      if (In(I))
        Ordinals.push_back(I);
    return decides(X, A.Fact, Ordinals);
  };
  for (FindingId Id : A.Settles) {
    const Finding &X = F.Findings[Id];
    std::optional<bool> WithAll;
    for (unsigned Ordinal : relevantTo(X.Rule, Attr).set_bits()) {
      if (Chosen.test(Ordinal))
        continue;
      if (DecidesWith(X, [&](uint32_t I) { return I == Ordinal; })) {
        Chosen.set(Ordinal);
        continue;
      }
      // Where it takes two of them, neither decides alone.
      if (!WithAll)
        WithAll = DecidesWith(X, [](uint32_t) { return true; });
      if (*WithAll && !DecidesWith(X, [&](uint32_t I) { return I != Ordinal; }))
        Chosen.set(Ordinal);
    }
  }
  for (unsigned Ordinal : Chosen.set_bits())
    A.Choices.push_back(Ordinal);
}

EntityId Asking::systemOf(EntityId E) const {
  while (P.Entities[E].Parent)
    E = P.Entities[E].Parent;
  return P.Entities[E].Class == ir::EntityClass::System ? E : EntityId();
}

KindId Asking::common(KindId A, KindId B) const {
  while (A && !P.derives(B, A))
    A = P.Kinds[A].Base;
  return A;
}

/// The `default` that answers \p Q for all, if one line can: in the innermost
/// boundary or system around all of them, for the nearest kind that they have
/// in common. Not where it would outweigh what a kind says of others there.
void Asking::findDefault(RankedQuestion &Q) const {
  const ir::Attr &Attr = P.Attrs[Q.Attr];
  if (Q.Answers.size() < 2 || Attr.Ty.Base == ir::TypeBase::Entity ||
      Attr.Ty.Base == ir::TypeBase::String)
    return;
  auto IsPlace = [&](EntityId E) {
    return P.Entities[E].Class == ir::EntityClass::System ||
           P.Entities[E].Class == ir::EntityClass::Boundary;
  };
  auto Holds = [&](EntityId Place, EntityId E) {
    for (; E; E = P.Entities[E].Parent)
      if (E == Place)
        return true;
    return false;
  };
  EntityId Scope = P.Entities[Q.Answers.front().Fact.Entity].Parent;
  KindId Kind = P.Entities[Q.Answers.front().Fact.Entity].Kind;
  for (const Answer &A : Q.Answers) {
    Kind = common(Kind, P.Entities[A.Fact.Entity].Kind);
    while (Scope && !(IsPlace(Scope) && Holds(Scope, A.Fact.Entity)))
      Scope = P.Entities[Scope].Parent;
  }
  if (!Scope || !Kind || !P.derives(Kind, Attr.Owner))
    return;
  for (EntityId E : C.F.instances(Kind))
    if (Holds(Scope, E) &&
        C.F.resolve(E, Q.Attr).From == analysis::Origin::KindDefault &&
        C.F.resolve(E, Q.Attr).isConstant() &&
        !C.F.resolve(E, Q.Attr).V.isUnknown())
      return;
  Q.Scope = Scope;
  Q.Kind = Kind;
}

/// The things that are asked for, a few of them by name.
std::string Asking::namesOf(llvm::ArrayRef<Answer> Of) const {
  constexpr size_t MaxNames = 4;
  std::string Names;
  size_t N = Of.size();
  for (size_t I = 0; I < N; ++I) {
    if (I == MaxNames && N > MaxNames + 1) {
      Names += " and " + std::to_string(N - I) + " more";
      break;
    }
    Names += I == 0 ? "" : I + 1 == N ? " and " : ", ";
    Evaluator(C).print(Value::entity(Of[I].Fact.Entity), Names);
  }
  return Names;
}

/// As a rule asks it, if it is about one thing; of several as the attribute
/// does.
std::string Asking::textOf(const RankedQuestion &Q) const {
  const Answer &First = Q.Answers.front();
  if (Q.Answers.size() == 1) {
    for (FindingId Id : First.Settles) {
      const Finding &X = F.Findings[Id];
      std::string Text = askedByRule(C, P.Rules[X.Rule],
                                     X.Bindings.of(F.Bindings), First.Fact);
      if (!Text.empty())
        return Text;
    }
    return questionOf(C, First.Fact);
  }
  std::string Names = namesOf(Q.Answers);
  const ir::Attr &A = P.Attrs[Q.Attr];
  if (llvm::StringRef Question = P.text(A.Question); !Question.empty())
    return Names + ": " + Question.str();
  return "What is `" + P.text(A.Text).str() + "` of " + Names + "?";
}

/// The question of \p Rows, which ask for one attribute in one system.
RankedQuestion Asking::entry(llvm::ArrayRef<uint32_t> Rows) {
  RankedQuestion Q;
  for (uint32_t Row : Rows)
    Q.Answers.push_back(std::move(Answers[Row]));
  llvm::sort(Q.Answers, [&](const Answer &A, const Answer &B) {
    auto Place = [&](const Answer &X) {
      return P.Entities[X.Fact.Entity].Where.Begin.Offset;
    };
    return std::tuple(Place(A), A.Fact) < std::tuple(Place(B), B.Fact);
  });
  UnknownFact First = Q.Answers.front().Fact;
  Q.Attr = First.Attr;
  if (asksForMembers(Q.Attr))
    for (Answer &A : Q.Answers)
      addChoices(A);
  weigh(Q);
  findDefault(Q);
  Q.Text = textOf(Q);

  std::string Identity = "question ";
  if (EntityId System = systemOf(First.Entity))
    Identity += P.text(P.Entities[System].Id);
  Identity += ' ';
  Identity += P.text(P.Kinds[askedByKind(Q.Attr) ? P.Entities[First.Entity].Kind
                                                 : P.Attrs[Q.Attr].Owner]
                         .Id);
  Identity += ' ';
  Identity += P.text(P.Attrs[Q.Attr].Text);
  Q.Id = hashOf(Identity);
  return Q;
}

/// What the answers of \p Q can change together.
void Asking::weigh(RankedQuestion &Q) const {
  Q.Settles.clear();
  for (const Answer &A : Q.Answers) {
    Q.Severity = std::max(Q.Severity, A.Severity);
    Q.Settles.insert(Q.Settles.end(), A.Settles.begin(), A.Settles.end());
  }
  llvm::sort(Q.Settles);
  Q.Settles.erase(llvm::unique(Q.Settles), Q.Settles.end());
  for (FindingId Id : Q.Settles) {
    const Finding &X = F.Findings[Id];
    // The lowest severity is better than nothing to know, too.
    Q.Weight += 1 + X.Severity;
    Q.Unlocks += X.Premise && !P.Rules[X.Rule].Unless.empty();
  }
}

/// One list of what \p Of ask, all of them of the same things.
RankedQuestion Asking::makeList(llvm::ArrayRef<RankedQuestion *> Of) const {
  RankedQuestion List;
  size_t Things = Of.front()->Answers.size();
  List.Text = namesOf(Of.front()->Answers);
  bool YesOrNo = true;
  for (RankedQuestion *Q : Of) {
    YesOrNo &= P.Attrs[Q->Attr].Ty.Base == ir::TypeBase::Bool;
    llvm::append_range(List.Answers, Q->Answers);
  }
  List.Text += YesOrNo       ? ": Which of these hold?"
               : Things == 1 ? ": What are its settings?"
                             : ": What are their settings?";
  weigh(List);
  return List;
}

/// Sorts what goes onto one list: the heaviest first, as among questions.
static void heaviestFirst(llvm::ArrayRef<RankedQuestion> Qs,
                          std::vector<uint32_t> &Rows) {
  llvm::stable_sort(Rows, [&](uint32_t A, uint32_t B) {
    return std::pair(Qs[A].Weight, Qs[A].Severity) >
           std::pair(Qs[B].Weight, Qs[B].Severity);
  });
}

/// Puts \p Lists behind those of \p Qs that are not \p Gone into them.
static void replace(std::vector<RankedQuestion> &Qs,
                    const llvm::BitVector &Gone,
                    llvm::ArrayRef<RankedQuestion> Lists) {
  std::vector<RankedQuestion> Out;
  for (uint32_t I = 0; I < Qs.size(); ++I)
    if (!Gone.test(I))
      Out.push_back(std::move(Qs[I]));
  llvm::append_range(Out, Lists);
  Qs = std::move(Out);
}

/// Makes one list of what is asked of the same things and answered in the same
/// place: who knows one of the answers knows the others, and one `default` says
/// them.
void Asking::joinSameThings(std::vector<RankedQuestion> &Qs) const {
  using Key = std::tuple<std::vector<EntityId>, EntityId, KindId>;
  std::map<Key, std::vector<uint32_t>> Of;
  for (uint32_t I = 0; I < Qs.size(); ++I) {
    const RankedQuestion &Q = Qs[I];
    auto Fits = [&](const Answer &A) { return fitsList(A); };
    if (!Q.Attr || Q.Answers.size() < 2 || !llvm::all_of(Q.Answers, Fits))
      continue;
    std::vector<EntityId> Things;
    for (const Answer &A : Q.Answers)
      Things.push_back(A.Fact.Entity);
    Of[{std::move(Things), Q.Scope, Q.Kind}].push_back(I);
  }
  llvm::BitVector Gone(Qs.size());
  std::vector<RankedQuestion> Lists;
  for (auto &[K, Rows] : Of) {
    if (Rows.size() < LeastInList)
      continue;
    heaviestFirst(Qs, Rows);
    llvm::SmallVector<RankedQuestion *, 8> Parts;
    std::vector<std::string> Ids;
    for (uint32_t Row : Rows) {
      Gone.set(Row);
      const ir::Attr &A = P.Attrs[Qs[Row].Attr];
      llvm::StringRef Text = P.text(A.Question);
      for (Answer &X : Qs[Row].Answers)
        X.Text = !Text.empty() ? Text.str()
                               : "What is `" + P.text(A.Text).str() + "`?";
      Parts.push_back(&Qs[Row]);
      Ids.push_back(Qs[Row].Id);
    }
    RankedQuestion List = makeList(Parts);
    List.Scope = std::get<1>(K);
    List.Kind = std::get<2>(K);
    // By what it asks, as of one attribute: no thing's name is part of it.
    llvm::sort(Ids);
    List.Id = hashOf("checklist " + llvm::join(Ids, " "));
    Lists.push_back(std::move(List));
  }
  replace(Qs, Gone, Lists);
}

/// Puts what one thing alone is asked for, a yes or no or a value each, onto
/// one list: who knows one of the answers knows the others.
void Asking::makeChecklists(std::vector<RankedQuestion> &Qs) const {
  std::map<EntityId, std::vector<uint32_t>> Of;
  for (uint32_t I = 0; I < Qs.size(); ++I)
    if (Qs[I].Answers.size() == 1 && fitsList(Qs[I].Answers.front()))
      Of[Qs[I].Answers.front().Fact.Entity].push_back(I);
  llvm::BitVector Gone(Qs.size());
  std::vector<RankedQuestion> Lists;
  for (auto &[E, Rows] : Of) {
    if (Rows.size() < LeastInList)
      continue;
    heaviestFirst(Qs, Rows);
    llvm::SmallVector<RankedQuestion *, 8> Parts;
    for (uint32_t Row : Rows) {
      Gone.set(Row);
      Qs[Row].Answers.front().Text = Qs[Row].Text;
      Parts.push_back(&Qs[Row]);
    }
    RankedQuestion List = makeList(Parts);
    List.Id = hashOf("checklist " + P.text(P.Entities[E].Id).str());
    Lists.push_back(std::move(List));
  }
  replace(Qs, Gone, Lists);
}

/// Takes apart what is asked of two things, each of which is asked for
/// something else besides: two lines are to be written either way, and whoever
/// knows one answer about a thing knows the others.
void Asking::splitPairs(std::vector<std::vector<uint32_t>> &Groups) const {
  auto Fits = [&](uint32_t Row) { return fitsList(Answers[Row]); };
  llvm::DenseSet<EntityId> HasList;
  for (const std::vector<uint32_t> &Rows : Groups)
    if (Rows.size() == 1 && Fits(Rows.front()))
      HasList.insert(Answers[Rows.front()].Fact.Entity);
  for (size_t I = 0, E = Groups.size(); I < E; ++I) {
    if (Groups[I].size() != 2 || !llvm::all_of(Groups[I], [&](uint32_t Row) {
          return Fits(Row) && HasList.contains(Answers[Row].Fact.Entity);
        }))
      continue;
    Groups.push_back({Groups[I].back()});
    Groups[I].pop_back();
  }
}

std::vector<RankedQuestion> Asking::run() {
  gather();
  using Key = std::tuple<AttrId, EntityId, KindId>;
  std::map<Key, std::vector<uint32_t>> Groups;
  for (uint32_t I = 0; I < Answers.size(); ++I) {
    auto [E, A] = Answers[I].Fact;
    Groups[{A, systemOf(E), askedByKind(A) ? P.Entities[E].Kind : KindId()}]
        .push_back(I);
  }
  std::vector<std::vector<uint32_t>> Entries;
  for (auto &[K, Rows] : Groups)
    Entries.push_back(std::move(Rows));
  splitPairs(Entries);
  std::vector<RankedQuestion> Out;
  for (const std::vector<uint32_t> &Rows : Entries)
    Out.push_back(entry(Rows));
  makeChecklists(Out);
  joinSameThings(Out);

  auto Place = [&](const RankedQuestion &Q) {
    return P.Entities[Q.Answers.front().Fact.Entity].Where.Begin.Offset;
  };
  llvm::sort(Out, [&](const RankedQuestion &A, const RankedQuestion &B) {
    if (A.Weight != B.Weight)
      return A.Weight > B.Weight;
    if (A.Severity != B.Severity)
      return A.Severity > B.Severity;
    if (A.Unlocks != B.Unlocks)
      return A.Unlocks > B.Unlocks;
    return std::tuple(Place(A), A.Answers.front().Fact) <
           std::tuple(Place(B), B.Answers.front().Fact);
  });
  return Out;
}

std::vector<RankedQuestion> review::findQuestions(const Review &R) {
  return Asking(R.engine().context(), R.findings()).run();
}
