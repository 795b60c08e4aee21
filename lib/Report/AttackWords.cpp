//===- AttackWords.cpp - Attacks in sentences -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Report/AttackWords.h"

#include "Report/Describe.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::report;
using ir::EntityClass;
using ir::EntityId;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Goals
//===----------------------------------------------------------------------===//

namespace {
struct GoalWord {
  StringRef Word;
  EntityClass Class;
  NodeKind Kind;
};
} // namespace
// The first of a class is what is meant without a word.
static constexpr GoalWord GoalWords[] = {
    {"read", EntityClass::Data, NodeKind::Read},
    {"change", EntityClass::Data, NodeKind::Change},
    {"control", EntityClass::Element, NodeKind::Control},
    {"stop", EntityClass::Element, NodeKind::Stop},
    {"enter", EntityClass::Boundary, NodeKind::Present},
    {"use", EntityClass::Flow, NodeKind::Use},
};

static EntityId findEntity(const BackendInput &In, StringRef Name) {
  const ir::Program &P = In.Program;
  llvm::SmallVector<EntityId, 4> ByLast;
  std::vector<StringRef> Ids;
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    const ir::Entity &E = P.Entities[EntityId(I)];
    if (P.text(E.Id) == Name)
      return EntityId(I);
    if (P.text(E.Text) == Name)
      ByLast.push_back(EntityId(I));
    if (E.Class != EntityClass::System) {
      Ids.push_back(P.text(E.Id));
      Ids.push_back(P.text(E.Text));
    }
  }
  if (ByLast.size() == 1)
    return ByLast.front();
  if (!ByLast.empty()) {
    std::string All;
    for (EntityId E : ByLast)
      if (All.size() < 200)
        All +=
            (All.empty() ? "`" : ", `") + P.text(P.Entities[E].Id).str() + "`";
    In.Diags.report(diag::AmbiguousGoal) << Name << All;
    return {};
  }
  StringRef Near = nearest(Name, Ids);
  if (Near.empty())
    In.Diags.report(diag::UnknownGoal) << Name;
  else
    In.Diags.report(diag::UnknownGoalDidYouMean) << Name << Near;
  return {};
}

std::optional<std::vector<Goal>> report::readGoals(const BackendInput &In) {
  std::vector<Goal> Goals;
  bool Ok = true;
  for (const std::string &Text : In.Options.Goals) {
    auto [Name, Word] = StringRef(Text).split(':');
    EntityId Of = findEntity(In, Name.trim());
    if (!Of) {
      Ok = false;
      continue;
    }
    EntityClass Class = In.Program.Entities[Of].Class;
    Word = Word.trim();
    const GoalWord *Found = nullptr;
    std::string Fitting;
    for (const GoalWord &W : GoalWords)
      if (W.Class == Class) {
        Fitting += (Fitting.empty() ? "`" : ", `") + W.Word.str() + "`";
        if (!Found && (Word.empty() || W.Word == Word))
          Found = &W;
      }
    if (Found) {
      if (llvm::none_of(Goals, [&](const Goal &G) {
            return G.Kind == Found->Kind && G.Of == Of;
          }))
        Goals.push_back({Found->Kind, Of});
      continue;
    }
    Ok = false;
    if (Fitting.empty())
      In.Diags.report(diag::GoalIsSystem) << Name;
    else
      In.Diags.report(diag::UnfitGoal)
          << Word << Name << spelling(Class) << Fitting;
  }
  if (!Ok)
    return std::nullopt;
  return Goals;
}

std::optional<bool> report::readQuestions(const BackendInput &In) {
  StringRef Word = In.Options.extra("questions").value_or("false");
  if (Word == "true" || Word == "false")
    return Word == "true";
  In.Diags.report(diag::BadAttackOption)
      << "questions" << Word << "`true` or `false`";
  return std::nullopt;
}

std::optional<Result> report::analyseAttacks(const BackendInput &In) {
  std::optional<std::vector<Goal>> Goals = readGoals(In);
  std::optional<bool> Questions = readQuestions(In);
  if (!Goals || !Questions)
    return std::nullopt;
  AnalysisOptions O;
  for (const auto &[Key, Name] : In.Options.Extra) {
    if (Key != "from")
      continue;
    EntityId Of = findEntity(In, StringRef(Name).trim());
    if (!Of)
      return std::nullopt;
    EntityClass Class = In.Program.Entities[Of].Class;
    if (Class != EntityClass::Element && Class != EntityClass::Boundary) {
      In.Diags.report(diag::BadAttackOption)
          << "from" << Name << "an element or a boundary";
      return std::nullopt;
    }
    O.From.push_back(Of);
  }
  O.Goals = std::move(*Goals);
  O.Questions = *Questions;
  return analyse(In.whole(), O);
}

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

bool report::isByTheWay(StepKind K) {
  switch (K) {
  case StepKind::Begins:
  case StepKind::Relays:
  case StepKind::Sends:
  case StepKind::Enters:
  case StepKind::Spreads:
  case StepKind::Listens:
  case StepKind::Meets:
    return true;
  default:
    return false;
  }
}

std::string AttackWords::goal(const Goal &W) const {
  std::string N = name(W.Of);
  switch (W.Kind) {
  case NodeKind::Read:
    return "read " + N;
  case NodeKind::Change:
    return "change " + N;
  case NodeKind::Control:
    return "control " + N;
  case NodeKind::Stop:
    return "stop " + N;
  case NodeKind::Present:
    return "get into " + N;
  case NodeKind::Use:
    return "use " + N;
  default:
    return spelling(W.Kind).str() + " " + N;
  }
}

std::string AttackWords::node(NodeId Id) const {
  Node N = G.describe(Id);
  std::string Of = N.Of ? name(N.Of) : "";
  switch (N.Kind) {
  case NodeKind::Start:
    return "is anybody";
  case NodeKind::Outside:
    return "is where flows pass outside every boundary";
  case NodeKind::Control:
    return "controls " + Of;
  case NodeKind::Input:
    return "can send to " + Of;
  case NodeKind::Peer:
    return "controls what " + Of + " talks with";
  case NodeKind::Stop:
    return "stops " + Of;
  case NodeKind::Present:
    return "is in " + Of;
  case NodeKind::Own:
    return "controls everything in " + Of;
  case NodeKind::Way:
    return "is on the way of " + Of;
  case NodeKind::Use:
    return "uses " + Of + " as " + name(P.flow(N.Of).Source) + " may";
  case NodeKind::Read:
    return "reads " + Of;
  case NodeKind::Change:
    return "changes " + Of;
  }
  return "";
}

/// How the attacker came to have \p N, as far as the lines before do not say:
/// `sending through Browser, Gateway`. Empty if there is nothing to say.
std::string AttackWords::whenceBy(NodeId N, StepOf By) const {
  constexpr size_t MaxNamed = 4;
  if (N == G.start())
    return {};
  std::vector<std::string> Passed; // from the end to the beginning
  Node First = G.describe(N);
  Node Last = First;
  bool FromStart = false;
  while (true) {
    StepId S = By(N);
    if (!S || !isByTheWay(G.step(S).Kind)) {
      FromStart = N == G.start();
      break;
    }
    Last = G.describe(N);
    N = G.premises(S).front();
    if (Node From = G.describe(N); From.Of)
      Passed.push_back(name(From.Of));
  }
  // What stands at the beginning is where he is, or what he controls.
  std::string Origin;
  if (FromStart) {
    if (Last.Of && Last.Kind == NodeKind::Control)
      Origin = "from " + name(Last.Of);
    else if (Last.Of && Last.Kind == NodeKind::Input)
      Origin = "as anyone at " + name(Last.Of);
    else if (Last.Of)
      Origin = "as anyone in " + name(Last.Of);
    else
      Origin = "somewhere outside every boundary";
  } else if (Node From = G.describe(N); From.Of) {
    Origin = From.Kind == NodeKind::Control ? "from " + name(From.Of)
                                            : "as the attacker " + node(N);
  }
  if (First.Kind != NodeKind::Input)
    return Origin;
  // The elements between the origin and the target.
  std::vector<std::string> Through(Passed.rbegin(), Passed.rend());
  if (!Through.empty())
    Through.erase(Through.begin());
  if (Through.empty())
    return Origin;
  Origin += " through ";
  for (size_t I = 0; I < Through.size(); ++I) {
    if (I == MaxNamed && Through.size() > MaxNamed + 1)
      return Origin + " and " + std::to_string(Through.size() - I) + " more";
    Origin += (I ? ", " : "") + Through[I];
  }
  return Origin;
}

std::string AttackWords::whence(NodeId N, const Cheapest &By) const {
  return whenceBy(N, [&](NodeId X) { return By.by(X); });
}

std::string AttackWords::legitimate(const Step &S) const {
  std::string Has = node(S.Gives);
  NodeId From = G.premises(S).front();
  switch (S.Kind) {
  case StepKind::Holds:
    return name(G.describe(From).Of) + " has it: " + Has;
  case StepKind::Acts:
    return "from " + name(G.describe(From).Of) + " " + Has;
  case StepKind::Exchanges:
    return name(G.describe(From).Of) + " carries it: " + Has;
  case StepKind::Commands:
    return name(G.describe(From).Of) + " gives control: " + Has;
  case StepKind::Runs:
    return (G.describe(From).Kind == NodeKind::Change
                ? "it runs " + name(G.describe(From).Of)
                : "it runs what " + name(G.describe(From).Of) + " signs") +
           ": " + Has;
  case StepKind::LogsIn:
    return name(G.describe(From).Of) + " lets them in: " + Has;
  case StepKind::Contains:
    return "it is in " + name(G.describe(From).Of) + ": " + Has;
  default:
    return Has;
  }
}

std::vector<AttackLine>
AttackWords::lines(llvm::ArrayRef<StepId> Attack) const {
  llvm::DenseMap<NodeId, StepId> Steps;
  for (StepId S : Attack)
    Steps[G.step(S).Gives] = S;
  auto By = [&](NodeId N) {
    auto It = Steps.find(N);
    return It == Steps.end() ? StepId() : It->second;
  };
  std::vector<AttackLine> Out;
  uint64_t Before = 0; // the cost of steps that the next line tells
  for (StepId Id : Attack) {
    const Step &S = G.step(Id);
    bool IsLast = Id == Attack.back();
    if (isByTheWay(S.Kind) && !IsLast) {
      Before += S.Cost;
      continue;
    }
    AttackLine L;
    L.Finding = S.Finding;
    L.Cost = S.Cost + Before;
    Before = 0;
    if (S.Finding) {
      for (NodeId N : G.premises(S))
        if (N != G.start())
          if (std::string Text = whenceBy(N, By); !Text.empty())
            L.Text += (L.Text.empty() ? "" : ", ") + Text;
      L.Text += (L.Text.empty() ? "" : ": ") + title(S.Finding) + ", and so " +
                node(S.Gives);
    } else if (isByTheWay(S.Kind)) {
      L.Text = whenceBy(S.Gives, By);
      L.Text += (L.Text.empty() ? "" : ": ") + node(S.Gives);
    } else {
      L.Text = legitimate(S);
    }
    Out.push_back(std::move(L));
  }
  return Out;
}

std::string AttackWords::placed(const Placed &X) const {
  return P.shortName(P.Controls[X.Control].Id).str() + " on " +
         P.text(P.Entities[X.On].Id).str();
}

std::string AttackWords::measure(const Measure &M, unsigned Max) const {
  std::string Text = placed(M.Ways.front());
  size_t Named = std::min<size_t>(M.Ways.size(), Max);
  for (size_t I = 1; I < Named; ++I) {
    bool SamePlace = M.Ways[I].On == M.Ways.front().On;
    Text += (I == 1 ? " (or " : ", ") +
            (SamePlace ? P.shortName(P.Controls[M.Ways[I].Control].Id).str()
                       : placed(M.Ways[I]));
  }
  if (Named < M.Ways.size())
    Text += (Named == 1 ? " (or " : " or ") +
            std::to_string(M.Ways.size() - Named) + " more";
  return M.Ways.size() > 1 ? Text + ")" : Text;
}

std::string AttackWords::findingTag(rules::FindingId Id) const {
  const rules::Finding &F = In.all().Findings[Id];
  std::string Text = "[" + P.text(P.Rules[F.Rule].StableId).str() + " " +
                     rules::shortId(P, In.all(), Id) + ", " +
                     StringRef(severityName(P, F.Severity)).lower();
  if (F.State != rules::FindingState::Open)
    Text += ", " + rules::spelling(F.State).str();
  return Text + "]";
}
