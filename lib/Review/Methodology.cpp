//===- Methodology.cpp - What a methodology asks --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Review/Methodology.h"

#include "IR/ExprInfo.h"
#include "Review/ReviewImpl.h"
#include "Rules/Compile.h"
#include "Rules/Views.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::review;
using namespace tmc::rules;
using ir::EntityId;
using ir::ExprId;
using ir::Value;
using ir::ValueTag;

// Of one cell, or of what decides about one row. `all e in b.elements` may wait
// for every element; nobody reads further than this.
static constexpr size_t MaxFacts = 16;

namespace {

class Reporter {
public:
  Reporter(const Context &C, PlanMode Mode, const FindingSet &F)
      : C(C), Mode(Mode), P(C.P), F(F), Ev(C) {}

  MethodReport run(ir::MethodologyId Id);

private:
  void part(const ir::MethodPart &X, ReportPart &To);
  void table(const ir::MethodPart &X, ReportPart &To);
  void columns(const ir::MethodPart &X, ReportPart &To);
  void row(const ir::MethodPart &X, llvm::ArrayRef<EntityId> Bound,
           ReportPart &To);
  Slice cellFindings(llvm::ArrayRef<EntityId> Bound, const llvm::BitVector &Of,
                     const Value &Category);
  Slice addGaps(llvm::ArrayRef<UnknownFact> Facts);
  uint32_t gap(UnknownFact Fact);
  uint32_t kindGap(ir::KindId K);
  llvm::BitVector rulesOf(Slice Of) const;
  bool hasCategory(ir::RuleId R, const Value &Category) const {
    return llvm::is_contained(P.Rules[R].Categories.of(P.RuleCategories),
                              Category);
  }
  void indexFindings();

  const Context &C;
  PlanMode Mode;
  const ir::Program &P;
  const FindingSet &F;
  Evaluator Ev;
  MethodReport Out;
  llvm::DenseMap<uint64_t, uint32_t> GapOf; ///< by Context::key
  llvm::DenseMap<ir::KindId, uint32_t> KindGapOf;
  llvm::SmallVector<llvm::BitVector, 4> ColumnRules; ///< of the table
  /// The findings that are about each entity.
  std::vector<uint32_t> FirstOf;
  std::vector<FindingId> FindingsOf;
};

/// Finds the rows of a table, as RuleRun does the candidates of a rule.
class RowSearch {
public:
  RowSearch(const Context &C, Evaluator &Ev, const ir::MethodPart &Part,
            PlanMode Mode)
      : C(C), P(C.P), Ev(Ev), Part(Part) {
    Query.Vars = Part.Vars;
    Query.Lets = Part.Lets;
    Query.Where = Part.Conditions;
    Query.NumSlots = Part.NumSlots;
    ThePlan = compileQuery(C, Query, Mode);
  }

  void run() {
    bindRule(Ev, P, Query, {});
    Bound.assign(Part.Vars.Count, EntityId::none());
    enumerate(0, false);
    openSets();
  }

  std::vector<llvm::SmallVector<EntityId, 2>> Rows;
  std::vector<UnknownFact> Facts; ///< that decide about more rows
  uint32_t Uncertain = 0;
  uint64_t Candidates = 0;
  bool Cut = false;

private:
  void enumerate(size_t Level, bool Unknown);
  void tryEntity(size_t Level, EntityId E, bool Unknown);
  void judge(bool Unknown);
  void openSets();

  const Context &C;
  const ir::Program &P;
  Evaluator &Ev;
  const ir::MethodPart &Part;
  ir::Rule Query;
  Plan ThePlan;
  llvm::SmallVector<EntityId, 4> Bound;
};

} // namespace

void RowSearch::enumerate(size_t Index, bool Unknown) {
  const Level &L = ThePlan.Levels[Index];
  // What is unknown of a set, openSets asks for.
  forEachCandidate(C, Ev, L.From, Part.Vars.of(P.RuleVars)[L.Var].Kind,
                   [&](EntityId E) { tryEntity(Index, E, Unknown); });
}

void RowSearch::tryEntity(size_t Index, EntityId E, bool Unknown) {
  if (Cut)
    return;
  if (++Candidates > MaxReportCandidates) {
    Cut = true;
    return;
  }
  const Level &L = ThePlan.Levels[Index];
  Evaluator::Mark Before = Ev.mark();
  Ev.bind(L.Var, Value::entity(E));
  Bound[L.Var] = E;
  bool Holds = true;
  for (uint32_t Check : L.Checks) {
    const Conjunct &Cond = ThePlan.Conjuncts[Check];
    Value V = Ev.eval(Cond.E);
    if (V.isTrue())
      continue;
    if (V.isFalse() || Cond.IsLink) {
      Holds = false;
      break;
    }
    Unknown = true;
  }
  if (Holds && Index + 1 == ThePlan.Levels.size())
    judge(Unknown);
  else if (Holds)
    enumerate(Index + 1, Unknown);
  Ev.rewind(Before);
}

void RowSearch::judge(bool Unknown) {
  // What is not reviewed has to answer nothing.
  if (Unknown &&
      llvm::any_of(Bound, [&](EntityId E) { return C.F.isOutOfScope(E); }))
    return;
  if (!Unknown) {
    Rows.emplace_back(Bound.begin(), Bound.end());
    return;
  }
  // Unknown for a reason that no attribute settles: it does not belong.
  if (Ev.trace().empty())
    return;
  ++Uncertain;
  llvm::append_range(Facts, Ev.trace().take_front(MaxFacts));
}

/// As RuleRun::collectOpenSets: sets that would be enumerated, and that nothing
/// sets.
void RowSearch::openSets() {
  for (const Link &L : ThePlan.Links) {
    if (!llvm::has_single_bit(L.OfVars))
      continue;
    uint32_t Var = static_cast<uint32_t>(llvm::countr_zero(L.OfVars));
    for (EntityId E : C.F.candidates(Part.Vars.of(P.RuleVars)[Var].Kind)) {
      if (C.F.isOutOfScope(E))
        continue;
      Evaluator::Mark Before = Ev.mark();
      Ev.bind(Var, Value::entity(E));
      if (Ev.eval(L.Of).isUnknown() && Ev.traceSize() != Before.Trace) {
        uint32_t End =
            std::min<uint32_t>(Ev.traceSize(), Before.Trace + MaxFacts);
        bool Applies = llvm::none_of(ThePlan.Conjuncts, [&](const Conjunct &X) {
          return X.Vars == L.OfVars && Ev.eval(X.E).isFalse();
        });
        if (Applies)
          Facts.insert(Facts.end(), Ev.trace().begin() + Before.Trace,
                       Ev.trace().begin() + End);
      }
      Ev.rewind(Before);
    }
  }
}

//===----------------------------------------------------------------------===//
// Gaps
//===----------------------------------------------------------------------===//

uint32_t Reporter::gap(UnknownFact Fact) {
  auto [It, New] = GapOf.try_emplace(Context::key(Fact.Entity, Fact.Attr),
                                     static_cast<uint32_t>(Out.Gaps.size()));
  if (New) {
    ReportGap &G = Out.Gaps.emplace_back();
    G.Fact = Fact;
    G.Question = questionOf(C, Fact);
  }
  ++Out.Gaps[It->second].Uses;
  return It->second;
}

uint32_t Reporter::kindGap(ir::KindId K) {
  auto [It, New] =
      KindGapOf.try_emplace(K, static_cast<uint32_t>(Out.Gaps.size()));
  if (New)
    Out.Gaps.emplace_back().Kind = K;
  ++Out.Gaps[It->second].Uses;
  return It->second;
}

/// Each fact once, in the order of the model.
Slice Reporter::addGaps(llvm::ArrayRef<UnknownFact> Facts) {
  std::vector<UnknownFact> Sorted(Facts);
  llvm::sort(Sorted);
  Sorted.erase(llvm::unique(Sorted), Sorted.end());
  Slice S{static_cast<uint32_t>(Out.GapRefs.size()), 0};
  for (UnknownFact Fact : Sorted)
    Out.GapRefs.push_back(gap(Fact));
  S.Count = static_cast<uint32_t>(Sorted.size());
  return S;
}

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

/// The rules that \p Of speaks of; all if it is empty.
llvm::BitVector Reporter::rulesOf(Slice Of) const {
  llvm::BitVector Rules(P.Rules.size(), Of.empty());
  for (const ir::MethodSubject &S : Of.of(P.MethodSubjects)) {
    if (S.Rule) {
      Rules.set(S.Rule.index());
      continue;
    }
    for (uint32_t R = 0; R < P.Rules.size(); ++R) {
      const ir::Rule &Rule = P.Rules[ir::RuleId(R)];
      bool Is = S.Package
                    ? P.text(Rule.Id).rsplit('.').first == P.text(S.Package)
                    : llvm::any_of(Rule.Categories.of(P.RuleCategories),
                                   [&](const Value &V) {
                                     return S.Categories ? ir::EnumId(V.Aux) ==
                                                               S.Categories
                                                         : V == S.Category;
                                   });
      if (Is)
        Rules.set(R);
    }
  }
  return Rules;
}

void Reporter::indexFindings() {
  if (!FirstOf.empty())
    return;
  FirstOf.assign(P.Entities.size() + 1, 0);
  // A finding may be about one entity twice.
  auto ForEach = [&](auto Visit) {
    for (uint32_t X = 0; X < F.Findings.size(); ++X) {
      llvm::SmallVector<EntityId, 4> Bound(
          F.Findings[FindingId(X)].Bindings.of(F.Bindings));
      llvm::sort(Bound);
      Bound.erase(llvm::unique(Bound), Bound.end());
      for (EntityId B : Bound)
        Visit(FindingId(X), B);
    }
  };
  ForEach([&](FindingId, EntityId B) { ++FirstOf[B.index() + 1]; });
  for (size_t X = 1; X < FirstOf.size(); ++X)
    FirstOf[X] += FirstOf[X - 1];
  FindingsOf.resize(FirstOf.back());
  std::vector<uint32_t> Next = FirstOf;
  ForEach(
      [&](FindingId Id, EntityId B) { FindingsOf[Next[B.index()]++] = Id; });
}

/// The findings that are about all of \p Bound.
Slice Reporter::cellFindings(llvm::ArrayRef<EntityId> Bound,
                             const llvm::BitVector &Of, const Value &Category) {
  auto Begin = static_cast<uint32_t>(Out.FindingRefs.size());
  EntityId Fewest = Bound[0];
  auto Count = [&](EntityId B) {
    return FirstOf[B.index() + 1] - FirstOf[B.index()];
  };
  for (EntityId B : Bound)
    if (Count(B) < Count(Fewest))
      Fewest = B;
  for (FindingId Id : llvm::ArrayRef<FindingId>(FindingsOf)
                          .slice(FirstOf[Fewest.index()], Count(Fewest))) {
    const Finding &X = F.Findings[Id];
    if (!Of.test(X.Rule.index()) ||
        (!Category.isUnknown() && !hasCategory(X.Rule, Category)))
      continue;
    if (llvm::all_of(Bound, [&](EntityId B) {
          return llvm::is_contained(X.Bindings.of(F.Bindings), B);
        }))
      Out.FindingRefs.push_back(Id);
  }
  return {Begin, static_cast<uint32_t>(Out.FindingRefs.size()) - Begin};
}

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

void Reporter::columns(const ir::MethodPart &X, ReportPart &To) {
  ColumnRules.clear();
  To.Columns.Begin = static_cast<uint32_t>(Out.Columns.size());
  for (const ir::MethodColumn &M : X.Columns.of(P.MethodColumns)) {
    ColumnRules.push_back(M.V ? llvm::BitVector() : rulesOf(M.Of));
    if (!M.By) {
      Out.Columns.push_back({M.Title, !M.V, {}});
      continue;
    }
    uint32_t Ordinal = 0;
    for (const ir::EnumValue &V : P.Enums[M.By].Values.of(P.EnumValues))
      Out.Columns.push_back({V.Title ? V.Title : V.Text, true,
                             Value::enumValue(M.By, Ordinal++)});
  }
  To.Columns.Count =
      static_cast<uint32_t>(Out.Columns.size()) - To.Columns.Begin;
}

void Reporter::row(const ir::MethodPart &X, llvm::ArrayRef<EntityId> Bound,
                   ReportPart &To) {
  ReportRow Row;
  Row.Bound = {static_cast<uint32_t>(Out.Entities.size()),
               static_cast<uint32_t>(Bound.size())};
  llvm::append_range(Out.Entities, Bound);
  if (const EntityId *Unreviewed =
          llvm::find_if(Bound, [&](EntityId E) { return C.F.isOutOfScope(E); });
      Unreviewed != Bound.end())
    Row.OutOfScope = *Unreviewed;
  Row.Cells.Begin = static_cast<uint32_t>(Out.Cells.size());
  Ev.reset(X.NumSlots);
  for (uint32_t B = 0; B < Bound.size(); ++B)
    Ev.bind(B, Value::entity(Bound[B]));
  for (const ir::RuleLet &Let : X.Lets.of(P.RuleLets))
    Ev.bindLazily(Let.Slot, Let.V);

  llvm::ArrayRef<ReportColumn> Columns = To.Columns.of(Out.Columns);
  size_t Next = 0;
  size_t Source = 0;
  for (const ir::MethodColumn &M : X.Columns.of(P.MethodColumns)) {
    const llvm::BitVector &Of = ColumnRules[Source++];
    if (!M.V) {
      do
        Out.Cells.push_back({Value::unknown(),
                             {},
                             cellFindings(Bound, Of, Columns[Next].Category)});
      while (++Next < Columns.size() && M.By &&
             Columns[Next].Category.Payload != 0);
      continue;
    }
    ++Next;
    Evaluator::Mark Before = Ev.mark();
    ReportCell Cell;
    Cell.V = Ev.eval(M.V);
    if (Cell.V.isUnknown() && !Row.OutOfScope) {
      llvm::ArrayRef<UnknownFact> Facts = Ev.trace().drop_front(Before.Trace);
      Cell.Gaps = addGaps(Facts.take_front(MaxFacts));
    }
    if (hasCertainMembers(Cell.V))
      Cell.V.Tag = ValueTag::Set;
    Cell.V = Ev.share(Cell.V);
    Out.Cells.push_back(Cell);
    Ev.rewind(Before);
  }
  Row.Cells.Count = static_cast<uint32_t>(Out.Cells.size()) - Row.Cells.Begin;
  Out.Rows.push_back(Row);
}

void Reporter::table(const ir::MethodPart &X, ReportPart &To) {
  columns(X, To);
  if (llvm::any_of(X.Columns.of(P.MethodColumns),
                   [](const ir::MethodColumn &M) { return !M.V; }))
    indexFindings();
  RowSearch Search(C, Ev, X, Mode);
  Search.run();
  auto Place = [&](EntityId Id) {
    return std::pair(P.Entities[Id].Where.Begin, Id);
  };
  llvm::sort(Search.Rows, [&](const auto &A, const auto &B) {
    return std::lexicographical_compare(
        A.begin(), A.end(), B.begin(), B.end(),
        [&](EntityId L, EntityId R) { return Place(L) < Place(R); });
  });
  To.Cut = Search.Cut;
  To.Uncertain = Search.Uncertain;
  size_t Shown = std::min<size_t>(Search.Rows.size(), MaxReportRows);
  To.Omitted = Search.Rows.size() - Shown;
  To.Rows = {static_cast<uint32_t>(Out.Rows.size()),
             static_cast<uint32_t>(Shown)};
  for (size_t R = 0; R < Shown; ++R)
    row(X, Search.Rows[R], To);
  To.Gaps = addGaps(Search.Facts);
  if (!Search.Rows.empty() || !Search.Facts.empty())
    return;
  // Nothing at all of a class, as no data, is something that the model does not
  // say; so is what the methodology says that it needs.
  for (const ir::RuleVar &V : X.Vars.of(P.RuleVars)) {
    if (!C.F.candidates(V.Kind).empty() || (P.Kinds[V.Kind].Base && !X.Needed))
      continue;
    Out.GapRefs.push_back(kindGap(V.Kind));
    ++To.Gaps.Count;
  }
}

//===----------------------------------------------------------------------===//
// Putting it together
//===----------------------------------------------------------------------===//

void Reporter::part(const ir::MethodPart &X, ReportPart &To) {
  switch (X.Kind) {
  case ir::MethodPartKind::Table:
    return table(X, To);
  case ir::MethodPartKind::Diagram: {
    ir::View V;
    V.Clauses = X.Clauses;
    To.Shown = viewMembers(C, V).Shown;
    return;
  }
  case ir::MethodPartKind::Show: {
    if (!ir::info(X.What).Filter)
      return;
    llvm::BitVector Rules = rulesOf(X.Of);
    To.Findings.Begin = static_cast<uint32_t>(Out.FindingRefs.size());
    for (uint32_t Id = 0; Id < F.Findings.size(); ++Id)
      if (Rules.test(F.Findings[FindingId(Id)].Rule.index()))
        Out.FindingRefs.push_back(FindingId(Id));
    To.Findings.Count =
        static_cast<uint32_t>(Out.FindingRefs.size()) - To.Findings.Begin;
    return;
  }
  }
}

MethodReport Reporter::run(ir::MethodologyId Id) {
  Out.Methodology = Id;
  const ir::Methodology &M = P.Methodologies[Id];
  for (uint32_t S = 0; S < M.Sections.Count; ++S) {
    ReportSection Section;
    Section.Section = M.Sections.Begin + S;
    Slice Parts = P.MethodSections[Section.Section].Parts;
    Section.Parts.Begin = static_cast<uint32_t>(Out.Parts.size());
    auto FirstRef = static_cast<std::ptrdiff_t>(Out.GapRefs.size());
    for (uint32_t X = 0; X < Parts.Count; ++X) {
      ReportPart Part;
      Part.Part = Parts.Begin + X;
      part(P.MethodParts[Part.Part], Part);
      Out.Parts.push_back(std::move(Part));
      ++Section.Parts.Count;
    }
    std::vector<uint32_t> Met(Out.GapRefs.begin() + FirstRef,
                              Out.GapRefs.end());
    llvm::sort(Met);
    Section.NumGaps = static_cast<uint32_t>(llvm::unique(Met) - Met.begin());
    Out.Sections.push_back(Section);
  }
  return std::move(Out);
}

MethodReport Review::report(ir::MethodologyId Id) const {
  return Reporter(I->C, E.planMode(), F).run(Id);
}
