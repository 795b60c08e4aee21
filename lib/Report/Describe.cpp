//===- Describe.cpp - What every output says in the same words ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/Describe.h"

#include "Analysis/Nesting.h"
#include "Analysis/Scope.h"
#include "Document/Escape.h"
#include "IR/ExprInfo.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

unsigned report::severityCount(const ir::Program &P) {
  return P.Known.Severity ? P.Enums[P.Known.Severity].Values.Count : 0;
}

std::string report::severityName(const ir::Program &P, unsigned Ordinal) {
  if (Ordinal < severityCount(P))
    return P
        .text(
            P.EnumValues[P.Enums[P.Known.Severity].Values.Begin + Ordinal].Text)
        .str();
  return std::to_string(Ordinal);
}

std::string report::severityText(const ir::Program &P, const Finding &F) {
  std::string Out = severityName(P, F.Severity);
  if (F.SeverityBy)
    Out += " (was " + severityName(P, F.OwnSeverity) + ")";
  return Out;
}

std::string report::evidenceText(const rules::FindingSet &All,
                                 const Finding &F) {
  static constexpr StringRef Texts[] = {
      "", "the test passed", "the test failed",
      "the test was made from another model", "no test shows it"};
  std::string Out = Texts[static_cast<unsigned>(F.Shown)].str();
  if (F.Result < All.Results.size())
    Out += " (" + All.Results[F.Result].Test + ", " +
           All.Results[F.Result].Time + ")";
  return Out;
}

std::string report::mitigatedText(const rules::FindingSet &All) {
  size_t Against =
      llvm::count_if(All.Findings.rows(),
                     [](const rules::Finding &F) { return F.Contradicted; });
  std::vector<uint32_t> ByBasis(std::begin(All.MitigatedBy),
                                std::end(All.MitigatedBy));
  ByBasis[static_cast<unsigned>(analysis::Basis::Said)] -=
      static_cast<uint32_t>(Against);
  std::string Rest = mitigatedText(ByBasis);
  if (Against == 0)
    return Rest;
  return std::to_string(Against) + " against what the model says" +
         (Rest.empty() ? "" : ", " + Rest);
}

std::string report::mitigatedText(llvm::ArrayRef<uint32_t> ByBasis) {
  std::string Out;
  for (size_t B = ByBasis.size(); B-- > 0;)
    if (ByBasis[B] != 0)
      Out += (Out.empty() ? "" : ", ") + std::to_string(ByBasis[B]) + " " +
             analysis::info(static_cast<analysis::Basis>(B)).Counted.str();
  return Out;
}

std::string report::basisText(const BackendInput &In, FindingId Id) {
  const rules::Finding &Row = In.Findings.Findings[Id];
  if (Row.State != FindingState::Mitigated)
    return {};
  if (Row.Contradicted)
    return "against what the model says";
  const ir::Program &P = In.Program;
  Slice Clauses = P.Rules[Row.Rule].Unless;
  // What controls provide, they are named for.
  bool Named = Row.Basis == analysis::Basis::Controlled ||
               Row.Basis == analysis::Basis::Proved;
  if (Row.Unless >= Clauses.Count || (Named && !Row.SilencedBy.empty()))
    return {};
  Range At =
      P.Exprs[P.RuleUnlesses[Clauses.Begin + Row.Unless].Condition].Where;
  FileId File = In.Sources.fileOf(At.Begin);
  std::string Out = analysis::info(Row.Basis).Counted.str();
  if (File && At.End > At.Begin)
    Out += ": `" +
           oneLine(
               In.Sources.text(File).slice(In.Sources.offsetIn(File, At.Begin),
                                           In.Sources.offsetIn(File, At.End))) +
           "`";
  return Out;
}

std::string report::decisionScope(const rules::Engine &E,
                                  const ir::Decision &D) {
  static constexpr StringRef Stars[] = {"", ".*", ".**"};
  const ir::Program &P = E.program();
  std::string Out;
  if (D.Rule)
    Out = P.text(P.Rules[D.Rule].StableId);
  else if (!D.Category.isUnknown())
    Out = E.valueText(D.Category);
  else if (D.Package)
    Out = (P.text(D.Package) + ".*").str();
  if (D.Target) {
    Out += Out.empty() ? "on " : " on ";
    Out += P.text(P.Entities[D.Target].Id);
    Out += Stars[static_cast<unsigned>(D.Mode)];
  }
  if (D.Kind)
    Out += (" : " + P.shortName(P.Kinds[D.Kind].Id)).str();
  return Out;
}

StringRef report::entityTitle(const ir::Program &P, ir::EntityId E) {
  StringRef Title = P.text(P.Entities[E].Title);
  return Title.empty() ? P.text(P.Entities[E].Id) : Title;
}

std::string report::foundBy(const BackendInput &In, const rules::Finding &F) {
  const ir::Rule &R = In.Program.Rules[F.Rule];
  if (!R.IsThreat)
    return {};
  std::string By = propertyText(In, R.Properties, "found_by");
  return By.empty() ? "a person" : "a person: " + By;
}

StringRef report::outOfScopeReason(const rules::Engine &Of, ir::EntityId E) {
  const analysis::Scope &Scope = Of.facts().scope();
  return Scope.isOut(E) ? Of.program().text(Scope.reason(E)) : StringRef();
}

std::string report::outOfScopeCounts(const rules::Engine &Of) {
  const ir::Program &P = Of.program();
  uint32_t Count[ir::NumEntityClasses] = {};
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    if (Of.facts().isOutOfScope(ir::EntityId(I)) &&
        !P.isStatement(ir::EntityId(I)))
      ++Count[static_cast<unsigned>(P.Entities[ir::EntityId(I)].Class)];
  static constexpr std::pair<ir::EntityClass, StringRef> Classes[] = {
      {ir::EntityClass::Element, "element"},
      {ir::EntityClass::Flow, "flow"},
      {ir::EntityClass::Data, "data item"},
  };
  llvm::SmallVector<std::string, 3> Parts;
  for (const auto &[Class, Word] : Classes)
    if (uint32_t N = Count[static_cast<unsigned>(Class)])
      Parts.push_back(std::to_string(N) + " " + Word.str() +
                      (N == 1 ? "" : "s"));
  // An empty boundary is something, too.
  if (Parts.empty() && !Of.facts().scope().saying().empty())
    Parts.push_back("1 boundary");
  std::string Out;
  for (size_t I = 0; I < Parts.size(); ++I)
    Out += (I == 0 ? "" : I + 1 == Parts.size() ? " and " : ", ") + Parts[I];
  return Out;
}

StringRef report::protocolName(const ir::Program &P, ir::KindId K) {
  const ir::Property *Label = P.annotation(K, "label");
  return Label && Label->V.Tag == ir::ValueTag::String
             ? P.text(Label->V.name())
             : P.shortName(P.Kinds[K].Id);
}

StringRef report::refUrl(const ir::Program &P, const ir::Value &Ref) {
  return Ref.Tag == ir::ValueTag::Ref && Ref.Aux < P.Refs.size()
             ? P.text(P.Refs[Ref.Aux].Url)
             : StringRef();
}

StringRef report::refText(const ir::Program &P, const ir::Value &Ref) {
  return Ref.Tag == ir::ValueTag::Ref && Ref.Aux < P.Refs.size()
             ? P.text(P.Refs[Ref.Aux].Text)
             : StringRef();
}

const ir::Property *report::findProperty(const ir::Program &P, Slice Properties,
                                         StringRef Key) {
  for (const ir::Property &Prop : Properties.of(P.Properties))
    if (P.text(Prop.Key) == Key)
      return &Prop;
  return nullptr;
}

std::string report::plainValue(const rules::Engine &E, const ir::Value &V) {
  const ir::Program &P = E.program();
  switch (V.Tag) {
  case ir::ValueTag::String:
  case ir::ValueTag::Endpoint:
    return stringText(E, V);
  case ir::ValueTag::Date:
    return ir::dateText(V.Payload);
  case ir::ValueTag::Ref:
    return refText(P, V).str();
  default:
    return E.valueText(V);
  }
}

Line report::decisionProperties(const BackendInput &In, const ir::Decision &D) {
  const ir::Program &P = In.Program;
  Line L;
  for (const ir::Property &Prop : D.Properties.of(P.Properties))
    L.separate("; ")
        .text(P.text(Prop.Key))
        .words(": ")
        .text(plainValue(In.Engine, Prop.V));
  return L;
}

std::string report::worstFirst(const BackendInput &In,
                               const rules::FindingSet &Set,
                               llvm::ArrayRef<FindingId> Ids, size_t Max) {
  const ir::Program &P = In.Program;
  std::vector<FindingId> Sorted(Ids.begin(), Ids.end());
  llvm::stable_sort(Sorted, [&](FindingId X, FindingId Y) {
    return Set.Findings[X].Severity > Set.Findings[Y].Severity;
  });
  std::string Out;
  for (size_t I = 0; I < Sorted.size(); ++I) {
    if (I == Max && Sorted.size() > Max + 1) {
      Out += "      and " + std::to_string(Sorted.size() - I) + " more\n";
      break;
    }
    const Finding &F = Set.Findings[Sorted[I]];
    Out += "      " +
           terminalText(StringRef(severityName(P, F.Severity)).lower()) + ": " +
           terminalText(In.Review.title(Set, Sorted[I])) + " [" +
           terminalText(P.text(P.Rules[F.Rule].StableId)) + " " +
           rules::shortId(P, Set, Sorted[I]) + "]\n";
  }
  return Out;
}

std::string report::propertyText(const BackendInput &In, Slice Properties,
                                 StringRef Key) {
  const ir::Property *Prop = findProperty(In.Program, Properties, Key);
  return Prop ? plainValue(In.Engine, Prop->V) : std::string();
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

std::string report::stringText(const rules::Engine &E, const ir::Value &V) {
  return E.text(V).str();
}

document::Line report::sourceLink(const BackendInput &In, Range Where) {
  FileId File = In.Sources.fileOf(Where.Begin);
  if (!File)
    return {};
  std::string Number = std::to_string(In.Sources.lineCol(Where.Begin).Line);
  StringRef Path = In.Sources.path(File);
  StringRef Base = In.Options.extra("source-base").value_or("");
  return document::Line().link((Path + ":" + Number).str(),
                               (Base + Path + "#L" + Number).str());
}

std::vector<ir::Value> report::setElements(const rules::Engine &E,
                                           const ir::Value &V) {
  return E.elements(V).vec();
}

std::string report::payloadText(const rules::Engine &E, ir::EntityId Id) {
  const ir::Program &P = E.program();
  auto Names = [&](ir::AttrId A) {
    std::string Text;
    if (!A)
      return Text;
    ir::Value V = E.attribute(Id, A);
    if (V.Tag == ir::ValueTag::Set)
      for (const ir::Value &Item : setElements(E, V))
        if (Item.Tag == ir::ValueTag::Entity)
          Text += (Text.empty() ? "" : ", ") +
                  P.text(P.Entities[Item.entity()].Text).str();
    return Text;
  };
  std::string Sent = Names(P.Known.Carries), Back = Names(P.Known.Returns);
  if (Back.empty() || Back == Sent)
    return Sent;
  return (Sent.empty() ? "" : Sent + ", ") + "returns " + Back;
}

std::string report::besidesText(const rules::Engine &E, ir::EntityId Id) {
  std::string Text;
  auto Places = E.facts().nesting().alsoIn(Id);
  // Of parts, the whole says it.
  ir::EntityId Whole = E.facts().whole(Id);
  if (Whole && E.facts().nesting().alsoIn(Whole) == Places)
    return Text;
  for (ir::EntityId B : Places)
    Text += (Text.empty() ? "also in " : ", ") + E.program().labelName(B);
  return Text;
}

//===----------------------------------------------------------------------===//
// Remedies
//===----------------------------------------------------------------------===//

/// The attributes on which the values of \p Conditions can depend: those they
/// read, by functions and the defaults of other attributes too.
static llvm::DenseSet<ir::AttrId>
attributesOf(const ir::Program &P, llvm::ArrayRef<ir::ExprId> Conditions) {
  llvm::DenseSet<ir::AttrId> Result;
  llvm::DenseSet<ir::ExprId> Seen;
  llvm::SmallVector<ir::ExprId, 16> Work(Conditions);
  while (!Work.empty()) {
    ir::ExprId Id = Work.pop_back_val();
    if (!Id || !Seen.insert(Id).second)
      continue;
    const ir::Expr &E = P.Exprs[Id];
    if (E.Op == ir::ExprOp::Attr && Result.insert(ir::AttrId(E.B)).second)
      for (const ir::Default &D : P.Defaults)
        if (D.Attr.index() == E.B)
          Work.push_back(D.V);
    if (E.Op == ir::ExprOp::Call)
      Work.push_back(P.Funcs[ir::FuncId(E.A)].Body);
    forEachOperand(P, E, [&](ir::ExprId Sub) { Work.push_back(Sub); });
  }
  return Result;
}

/// What has to be done for \p R: ``set `controls = [Tls]` on flow `Shop.route`
/// ``; \p Conditions are those that are to become true.
static std::string remedySentence(const BackendInput &In,
                                  const review::Remedy &R,
                                  llvm::ArrayRef<ir::ExprId> Conditions) {
  const ir::Program &P = In.Program;
  StringRef Control = P.shortName(P.Controls[R.Control].Id);
  if (!R.On)
    return ("use `" + Control + "`").str();
  const ir::Entity &E = P.Entities[R.On];
  ir::AttrId A = P.Known.controls(E.Class);
  StringRef Attr = A ? P.text(P.Attrs[A].Text) : StringRef("controls");
  std::string Where =
      (" on " + ir::spelling(E.Class) + " `" + P.text(E.Id) + "`").str();
  // What the model says outweighs a control, so it has to go first.
  llvm::DenseSet<ir::AttrId> Matters = attributesOf(P, Conditions);
  std::string Said;
  for (const ir::Provision &Pr :
       P.Controls[R.Control].Provides.of(P.Provisions))
    if (Matters.contains(Pr.Attr))
      if (const ir::Setting *S = P.setting(R.On, Pr.Attr))
        Said += (Said.empty() ? "`" : ", `") +
                P.text(P.Attrs[Pr.Attr].Text).str() + " = " +
                In.Engine.valueText(S->V) + "`";
  if (A && (P.setting(R.On, A) || P.inherited(R.On, A)))
    return (Said.empty() ? "" : "remove " + Said + " and ") +
           ("add `" + Control + "` to `" + Attr + "`").str() + Where;
  return (Said.empty() ? "set " : "replace " + Said + " with ") +
         ("`" + Attr + " = [" + Control + "]`").str() + Where;
}

static std::string listRemedies(const BackendInput &In,
                                llvm::ArrayRef<review::Remedy> All,
                                llvm::ArrayRef<ir::ExprId> Conditions,
                                unsigned Max) {
  const ir::Program &P = In.Program;
  if (All.empty())
    return {};
  auto Sentence = [&](const review::Remedy &R) {
    return remedySentence(
        In, R, Conditions.empty() ? llvm::ArrayRef(R.Condition) : Conditions);
  };
  std::string Out = Sentence(All.front());
  size_t Shown = std::min<size_t>(All.size(), Max);
  for (size_t I = 1; I < Shown; ++I) {
    // The first says all; of others that go in the same place the name will do.
    bool Last = I + 1 == All.size();
    Out += I == 1 ? "; or " : Last ? " or " : ", ";
    if (All[I].On == All.front().On || !All[I].On)
      Out += "`" + P.shortName(P.Controls[All[I].Control].Id).str() + "`";
    else
      Out += Sentence(All[I]);
  }
  if (Shown < All.size())
    Out += (Shown == 1 ? "; or one of " : " or ") +
           std::to_string(All.size() - Shown) + " more";
  return Out;
}

std::string report::fixText(const ir::Program &P, ir::RuleId Id) {
  const ir::Property *Said = findProperty(P, P.Rules[Id].Properties, "fix");
  return Said && Said->V.Tag == ir::ValueTag::String
             ? P.text(Said->V.name()).str()
             : std::string();
}

std::string report::remedyText(const BackendInput &In, FindingId Id,
                               unsigned Max) {
  return listRemedies(In, review::remedies(In.Program, In.Findings, Id), {},
                      Max);
}

/// ``write `default Http { controls = [Tls]; }` in system `Shop`; or `Vpn` ``.
static std::string scopedRemedyText(const BackendInput &In,
                                    const review::Cause &Cause, unsigned Max) {
  const ir::Program &P = In.Program;
  const ir::Entity &Scope = P.Entities[Cause.Scope];
  StringRef Kind = P.shortName(P.Kinds[Cause.Kind].Id);
  std::string Where =
      (" in " + ir::spelling(Scope.Class) + " `" + P.text(Scope.Id) +
       "`, for all " + llvm::Twine(Cause.Places) + " places")
          .str();
  if (Cause.Remedies.empty())
    return ("write `default " + Kind + " { " +
            P.text(P.Attrs[Cause.Fact.Attr].Text) + " = …; }`")
               .str() +
           Where;
  auto Control = [&](const review::Remedy &R) {
    return P.shortName(P.Controls[R.Control].Id);
  };
  ir::AttrId A = P.Known.controls(P.Entities[Cause.Remedies.front().On].Class);
  std::string Out =
      ("write `default " + Kind + " { " + P.text(P.Attrs[A].Text) + " = [" +
       Control(Cause.Remedies.front()) + "]; }`")
          .str() +
      Where;
  size_t Shown = std::min<size_t>(Cause.Remedies.size(), Max);
  for (size_t I = 1; I < Shown; ++I)
    Out += (I == 1                           ? "; or `"
            : I + 1 == Cause.Remedies.size() ? "` or `"
                                             : "`, `") +
           Control(Cause.Remedies[I]).str();
  if (Shown > 1)
    Out += "`";
  if (Shown < Cause.Remedies.size())
    Out += (Shown == 1 ? "; or one of " : " or ") +
           std::to_string(Cause.Remedies.size() - Shown) + " more";
  return Out;
}

std::string report::remedyText(const BackendInput &In,
                               const review::Cause &Cause, unsigned Max) {
  const ir::Program &P = In.Program;
  if (Cause.Scope)
    return scopedRemedyText(In, Cause, Max);
  if (!Cause.Remedies.empty()) {
    llvm::SmallVector<ir::ExprId, 8> Conditions;
    for (FindingId Id : Cause.Members)
      for (const ir::RuleUnless &U :
           P.Rules[In.Findings.Findings[Id].Rule].Unless.of(P.RuleUnlesses))
        Conditions.push_back(U.Condition);
    return listRemedies(In, Cause.Remedies, Conditions, Max);
  }
  if (!Cause.Fact.Entity)
    return remedyText(In, Cause.Members.front(), Max);
  const ir::Entity &E = P.Entities[Cause.Fact.Entity];
  return ("set `" + P.text(P.Attrs[Cause.Fact.Attr].Text) + "` of " +
          ir::spelling(E.Class) + " `" + P.text(E.Id) + "`")
      .str();
}

//===----------------------------------------------------------------------===//
// Reasons
//===----------------------------------------------------------------------===//

std::string report::atomText(const review::Atom &A) {
  std::string Text = oneLine(A.Text);
  std::string Out = "`" + Text + "` is " + A.Value;
  if (!A.Why.empty())
    Out += " (" + A.Why + ")";
  return Out;
}

DecidingAtoms report::decidingAtoms(const review::Explanation &Why,
                                    size_t Max) {
  std::vector<const review::Atom *> Where;
  std::vector<const review::Atom *> Unless;
  llvm::StringSet<> Seen;
  for (const review::Atom &A : Why.Where)
    if (Seen.insert(A.Text).second)
      Where.push_back(&A);
  for (const std::vector<review::Atom> &Clause : Why.Unless)
    for (const review::Atom &A : Clause)
      if (Seen.insert(A.Text).second)
        Unless.push_back(&A);
  size_t All = Where.size() + Unless.size();
  if (All > Max) {
    size_t FromUnless = std::min(Unless.size(), Max / 2);
    Where.resize(std::min(Where.size(), Max - FromUnless));
    Unless.resize(std::min(Unless.size(), Max - Where.size()));
  }
  DecidingAtoms Result{std::move(Where), 0};
  llvm::append_range(Result.Shown, Unless);
  Result.More = All - Result.Shown.size();
  return Result;
}

//===----------------------------------------------------------------------===//
// Questions
//===----------------------------------------------------------------------===//

// Values that are named.
static constexpr size_t MaxChoices = 6;

/// `true` or `false`, the values of an enum, an example of anything else: what
/// can stand after the `=`, or empty if the type alone says nothing.
static std::string valuesText(const ir::Program &P, const ir::Attr &A) {
  switch (A.Ty.Base) {
  case ir::TypeBase::Bool:
    return "true or false";
  case ir::TypeBase::Enum: {
    std::string Text;
    auto All = P.Enums[A.Ty.enumId()].Values.of(P.EnumValues);
    for (size_t I = 0; I < All.size(); ++I) {
      if (I == MaxChoices && All.size() > MaxChoices + 1)
        return Text + " or " + std::to_string(All.size() - I) + " more";
      Text += (I == 0 ? "" : I + 1 == All.size() ? " or " : ", ");
      Text += P.text(All[I].Text);
    }
    return Text;
  }
  default:
    break;
  }
  std::string Type = "a value of type " + ir::typeName(P, A.Ty.element());
  if (const ir::ValueRange *R = P.allowed(A)) {
    if (!R->Least.isUnknown())
      Type += " from " + ir::valueText(P, R->Least);
    if (!R->Most.isUnknown())
      Type += " to " + ir::valueText(P, R->Most);
  }
  return Type;
}

std::string report::questionCounts(llvm::ArrayRef<review::RankedQuestion> Qs) {
  size_t Answers = review::countAnswers(Qs);
  std::string Out =
      std::to_string(Qs.size()) + (Qs.size() == 1 ? " question" : " questions");
  if (Answers != Qs.size())
    Out += ", " + std::to_string(Answers) + " answers";
  return Out;
}

std::string report::membersText(const ir::Program &P, const ir::Attr &A,
                                llvm::ArrayRef<uint32_t> Choices) {
  if (Choices.empty())
    return {}; // then it need not be of an enum
  llvm::ArrayRef<ir::EnumValue> All =
      P.Enums[A.Ty.enumId()].Values.of(P.EnumValues);
  std::string Text;
  for (uint32_t I : Choices)
    Text += (Text.empty() ? "" : ", ") + P.text(All[I].Text).str();
  return Text;
}

std::vector<ir::AttrId>
report::askedAttributes(const review::RankedQuestion &Q) {
  std::vector<ir::AttrId> Out;
  for (const review::Answer &X : Q.Answers)
    if (!llvm::is_contained(Out, X.Fact.Attr))
      Out.push_back(X.Fact.Attr);
  return Out;
}

std::vector<ir::EntityId> report::askedThings(const review::RankedQuestion &Q) {
  // The first attribute's answers, and of one attribute all: no thing twice.
  std::vector<ir::EntityId> Out;
  for (const review::Answer &X : Q.Answers) {
    if (X.Fact.Attr != Q.Answers.front().Fact.Attr)
      break;
    Out.push_back(X.Fact.Entity);
  }
  return Out;
}

std::string report::answerIn(const ir::Program &P,
                             const review::RankedQuestion &Q,
                             llvm::StringRef Quote) {
  auto In = [&](ir::EntityId E) {
    return (ir::spelling(P.Entities[E].Class) + " " + Quote +
            P.text(P.Entities[E].Id) + Quote)
        .str();
  };
  auto Default = [&](llvm::StringRef Settings) {
    return (Quote + "default " + P.shortName(P.Kinds[Q.Kind].Id) + " { " +
            Settings + " }" + Quote + " in " + In(Q.Scope) +
            ", or each for itself")
        .str();
  };
  if (!Q.Attr) {
    std::string Settings;
    for (ir::AttrId A : askedAttributes(Q))
      Settings += (Settings.empty() ? "" : " ") +
                  P.text(P.Attrs[A].Text).str() + " = …;";
    if (Q.Scope)
      return Default(Settings);
    return "each in " +
           (askedThings(Q).size() == 1 ? In(Q.Answers.front().Fact.Entity)
                                       : std::string("each of them")) +
           ", or controls that answer it";
  }
  const ir::Attr &A = P.Attrs[Q.Attr];
  std::string Set = A.Ty.IsSet ? " = […];" : " = …;";
  std::string Name = P.text(A.Text).str();
  if (Q.Scope)
    return Default(Name + Set);
  std::string Out = (Quote + Name + Set + Quote).str();
  if (Q.Answers.size() == 1)
    return Out + " in " + In(Q.Answers.front().Fact.Entity);
  return Out + " in each of them";
}

/// What is asked, with what decides if that is several things.
static document::Line questionLine(const BackendInput &In,
                                   const review::RankedQuestion &Q) {
  const ir::Program &P = In.Program;
  document::Line L = document::Line().text(Q.Text);
  llvm::SmallDenseSet<ir::AttrId> Seen;
  if (!Q.Attr)
    for (const review::Answer &X : Q.Answers)
      if (Seen.insert(X.Fact.Attr).second)
        L.lineBreak()
            .code(P.text(P.Attrs[X.Fact.Attr].Text))
            .words(": ")
            .text(X.Text);
  // What decides differs where kinds or answers already given do.
  llvm::SmallVector<uint32_t, 32> Choices;
  for (const review::Answer &X : Q.Answers)
    Choices.append(X.Choices.begin(), X.Choices.end());
  llvm::sort(Choices);
  Choices.erase(llvm::unique(Choices), Choices.end());
  if (!Choices.empty())
    L.words(" ").text(membersText(P, P.Attrs[Q.Attr], Choices));
  return L;
}

document::DataTable
report::questionTable(const BackendInput &In,
                      llvm::ArrayRef<review::RankedQuestion> Qs) {
  constexpr size_t MaxPlaces = 10;
  using document::Line;
  const ir::Program &P = In.Program;
  document::DataTable T{
      {{"Question"}, {"Answer"}, {"Settles", true}, {"Up to"}, {"Source"}}};
  for (const review::RankedQuestion &Q : Qs) {
    Line Places;
    std::vector<ir::EntityId> Things = askedThings(Q);
    for (size_t I = 0; I < Things.size(); ++I) {
      if (I == MaxPlaces && Things.size() > MaxPlaces + 1) {
        Places.words(" and " + std::to_string(Things.size() - I) + " more");
        break;
      }
      Places.words(I == 0 ? "" : ", ")
          .add(sourceLink(In, P.Entities[Things[I]].Where));
    }
    T.Rows.push_back(
        {questionLine(In, Q), Line().prose(answerIn(P, Q)),
         std::to_string(Q.Settles.size()),
         Q.Settles.empty() ? Line() : Line().text(severityName(P, Q.Severity)),
         std::move(Places)});
  }
  return T;
}

std::string report::choicesText(const ir::Program &P, const ir::Attr &A) {
  if (!A.Ty.IsSet)
    return valuesText(P, A);
  std::string One = A.Ty.Base == ir::TypeBase::Enum
                        ? valuesText(P, A)
                        : ir::typeName(P, A.Ty.element());
  return "a list of " + One + "; [] if there is none";
}
