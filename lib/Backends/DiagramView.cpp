//===- DiagramView.cpp - Which part of a model is drawn, and how ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/DiagramView.h"

#include "Report/AttackWords.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::report;
using diagram::Diagram;
using diagram::ModelOptions;
using ir::EntityClass;
using ir::EntityId;
using ir::ViewArgument;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Options
//===----------------------------------------------------------------------===//

std::optional<diagram::Direction> backends::directionOf(StringRef Word) {
  if (Word == "down")
    return diagram::Direction::Down;
  if (Word == "right")
    return diagram::Direction::Right;
  return std::nullopt;
}

std::optional<PictureOptions>
backends::readPictureOptions(const BackendInput &In) {
  PictureOptions Options;
  if (std::optional<StringRef> Word = In.Options.extra("direction");
      Word && *Word != "auto") {
    Options.Dir = directionOf(*Word);
    if (!Options.Dir) {
      In.Diags.report(diag::UnknownDirection) << *Word;
      return std::nullopt;
    }
  }
  if (In.Options.extra("theme") == StringRef("dark"))
    Options.Look = diagram::Theme::Dark;
  Options.ShowThreats = In.Options.extra("overlay") != StringRef("none");
  if (std::optional<StringRef> Most = In.Options.extra("collapse"))
    if (Most->getAsInteger(10, Options.Collapse) || Options.Collapse == 0) {
      In.Diags.report(diag::BadCollapse) << *Most;
      return std::nullopt;
    }
  return Options;
}

//===----------------------------------------------------------------------===//
// Views that every model has
//===----------------------------------------------------------------------===//

/// Why a view that every model has may show nothing, as NothingInView says it.
enum class Nothing : unsigned { OfThat, Open, Reached, Changed };

static std::nullopt_t reportNothing(const BackendInput &In, StringRef View,
                                    Nothing Why) {
  In.Diags.report(diag::NothingInView) << View << static_cast<unsigned>(Why);
  return std::nullopt;
}

static std::optional<Diagram> drawAll(const BackendInput &In,
                                      const ModelOptions &Options) {
  return std::move(diagram::makeDiagram(In, Options).Picture);
}

static std::optional<Diagram> drawOverview(const BackendInput &In,
                                           const ModelOptions &Options) {
  return diagram::overview(diagram::makeDiagram(In, Options).Picture);
}

static std::optional<Diagram> drawContext(const BackendInput &In,
                                          const ModelOptions &Options) {
  return diagram::contextOf(diagram::makeDiagram(In, Options).Picture);
}

static std::optional<Diagram> drawThreats(const BackendInput &In,
                                          const ModelOptions &Options) {
  Diagram D = diagram::threatened(diagram::makeDiagram(In, Options).Picture);
  if (D.Nodes.empty())
    return reportNothing(In, "threats", Nothing::Open);
  return D;
}

/// What an attack goes through: elements and flows by entity, and the flows in
/// the order in which they are used.
static rules::ViewSelection attackOf(const BackendInput &In,
                                     const attack::Result &R,
                                     const attack::GoalResult &Goal) {
  const ir::Program &P = In.Program;
  rules::ViewSelection Out;
  Out.Shown.resize(P.Entities.size());
  Out.Collapsed.resize(P.Entities.size());
  Out.Followed.resize(P.Entities.size());
  auto See = [&](attack::NodeId N) {
    EntityId Of = R.G.describe(N).Of;
    if (!Of)
      return;
    if (P.Entities[Of].Class == EntityClass::Element) {
      // The parts of a whole are drawn in its place.
      for (EntityId X : In.Engine.facts().elements(Of))
        Out.Shown.set(X.index());
    } else if (P.Entities[Of].Class == EntityClass::Flow &&
               !Out.Shown.test(Of.index())) {
      Out.Shown.set(Of.index());
      Out.Shown.set(P.flow(Of).Source.index());
      Out.Shown.set(P.flow(Of).Target.index());
      Out.Steps.push_back(Of);
    }
  };
  for (attack::StepId S : Goal.Attack) {
    for (attack::NodeId N : R.G.premises(S))
      See(N);
    See(R.G.step(S).Gives);
  }
  See(R.G.node(Goal.What.Kind, Goal.What.Of));
  return Out;
}

static std::optional<Diagram> drawAttack(const BackendInput &In,
                                         const ModelOptions &Options) {
  std::optional<attack::Result> R = analyseAttacks(In);
  if (!R)
    return std::nullopt;
  auto Goal = llvm::find_if(
      R->Goals, [](const attack::GoalResult &G) { return G.Reached; });
  if (Goal == R->Goals.end())
    return reportNothing(In, "attack", Nothing::Reached);
  rules::ViewSelection Of = attackOf(In, *R, *Goal);
  if (Of.none())
    return reportNothing(In, "attack", Nothing::OfThat);
  Diagram D = diagram::viewDiagram(In, Of, Options);
  if (In.Options.Title.empty())
    D.Title += ": how attackers " + AttackWords(In, R->G).goal(Goal->What);
  return D;
}

namespace {
struct BuiltinView {
  StringRef Word;
  std::optional<Diagram> (*Draw)(const BackendInput &, const ModelOptions &);
};
} // namespace
static constexpr BuiltinView BuiltinViews[] = {
#define BUILTIN_VIEW(WORD, FUNCTION, SUMMARY) {WORD, FUNCTION},
#include "Backends/BuiltinViews.def"
};

/// All words for `view=`, those that take a name with what they take.
static std::vector<std::string> viewWords() {
  static constexpr StringRef Arguments[] = {"NAME", "NAME", "DATA", "FLOW"};
  std::vector<std::string> Words;
  for (const BuiltinView &V : BuiltinViews)
    Words.push_back(V.Word.str());
  for (const ir::ViewSelectInfo &S : ir::viewSelectors())
    if (!S.Word.empty()) {
      StringRef Argument = Arguments[static_cast<size_t>(S.Takes)];
      Words.push_back((S.Word + ":" + Argument +
                       (S.NumArguments == 2 ? "," + Argument : ""))
                          .str());
    }
  return Words;
}

//===----------------------------------------------------------------------===//
// Views of one thing
//===----------------------------------------------------------------------===//

static bool takes(ViewArgument A, EntityClass C) {
  switch (A) {
  case ViewArgument::Any:
    return true;
  case ViewArgument::Place:
    return C != EntityClass::Flow && C != EntityClass::Data;
  case ViewArgument::Data:
    return C == EntityClass::Data;
  case ViewArgument::Flow:
    return C == EntityClass::Flow;
  }
  return false;
}

/// The thing of \p View that is called \p Name: by id, else by name or title.
/// None after a report.
static EntityId findThing(const BackendInput &In, StringRef View,
                          ViewArgument Takes, StringRef Name) {
  const ir::Program &P = In.Program;
  std::vector<EntityId> Found;
  std::vector<StringRef> Names;
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    const ir::Entity &E = P.Entities[EntityId(I)];
    if (!takes(Takes, E.Class))
      continue;
    if (P.text(E.Id) == Name)
      return EntityId(I);
    if (P.text(E.Text) == Name || (E.Title && P.text(E.Title) == Name))
      Found.push_back(EntityId(I));
    Names.push_back(P.text(E.Text));
    Names.push_back(P.text(E.Id));
  }
  if (Found.size() == 1)
    return Found.front();
  if (!Found.empty()) {
    std::vector<std::string> Ids;
    for (EntityId E : Found)
      Ids.push_back(P.text(P.Entities[E].Id).str());
    In.Diags.report(diag::AmbiguousViewThing) << Name << View << Ids;
  } else if (StringRef Near = nearest(Name, Names); !Near.empty()) {
    In.Diags.report(diag::UnknownViewThingDidYouMean) << Name << View << Near;
  } else {
    In.Diags.report(diag::UnknownViewThing)
        << Name << View << static_cast<unsigned>(Takes);
  }
  return {};
}

/// What `incoming:web` shows; none after a report. \p Select has the word.
static std::optional<Diagram> drawSelected(const BackendInput &In,
                                           StringRef View,
                                           const ir::ViewSelectInfo &Select,
                                           StringRef Arguments,
                                           const ModelOptions &Options) {
  llvm::SmallVector<StringRef, 2> Names;
  Arguments.split(Names, ',');
  if (Names.size() != Select.NumArguments || Arguments.trim().empty()) {
    In.Diags.report(diag::ViewSelectorArguments)
        << Select.Word << Select.NumArguments
        << (Arguments.trim().empty() ? 0 : Names.size());
    return std::nullopt;
  }
  ir::ViewClause Clause;
  Clause.Select =
      static_cast<ir::ViewSelect>(&Select - ir::viewSelectors().begin());
  for (StringRef Name : Names) {
    EntityId E = findThing(In, View, Select.Takes, Name.trim());
    if (!E)
      return std::nullopt;
    (Clause.What.isUnknown() ? Clause.What : Clause.Other) =
        ir::Value::entity(E);
  }
  rules::ViewSelection Of = In.Engine.select(Clause);
  if (Of.none())
    return reportNothing(In, View, Nothing::OfThat);
  return diagram::viewDiagram(In, Of, Options);
}

//===----------------------------------------------------------------------===//
// Views of the model
//===----------------------------------------------------------------------===//

/// `: the views are `a`, `b``, or nothing.
static std::string viewList(const ir::Program &P) {
  constexpr size_t MaxListed = 12;
  std::string List;
  for (uint32_t I = 0; I < P.Views.size() && I < MaxListed; ++I)
    List += (I ? ", `" : ": the views are `") +
            P.shortName(P.Views[ir::ViewId(I)].Id).str() + "`";
  return List;
}

/// The cluster that \p Name means: by id, else by name or title. None is
/// reported.
static std::optional<unsigned> findCluster(const BackendInput &In,
                                           const diagram::ModelDiagram &M,
                                           StringRef Name) {
  const ir::Program &P = In.Program;
  std::vector<unsigned> Found;
  for (unsigned C = 0; C < M.Clusters.size(); ++C) {
    const ir::Entity &E = P.Entities[M.Clusters[C]];
    if (P.text(E.Id) == Name)
      return C;
    if (P.text(E.Text) == Name || P.text(E.Title) == Name)
      Found.push_back(C);
  }
  if (Found.size() == 1)
    return Found.front();
  std::string Ids;
  for (unsigned C : Found)
    Ids += (Ids.empty() ? "`" : ", `") + M.Picture.Clusters[C].Id + "`";
  if (Found.empty())
    In.Diags.report(diag::UnknownView) << Name << viewList(P) << viewWords();
  else
    In.Diags.report(diag::AmbiguousView) << Name << Ids;
  return std::nullopt;
}

/// The diagram of declared view \p Id; none if it shows nothing, which is
/// reported.
static std::optional<Diagram> drawView(const BackendInput &In, ir::ViewId Id,
                                       const ModelOptions &Options) {
  const ir::View &V = In.Program.Views[Id];
  rules::ViewSelection Of = In.Engine.selectView(Id);
  if (Of.none()) {
    In.Diags.report(diag::EmptyView, V.Where) << In.Program.text(V.Id);
    return std::nullopt;
  }
  Diagram D = diagram::viewDiagram(In, Of, Options);
  if (V.Title && In.Options.Title.empty())
    D.Title = In.Program.text(V.Title).str();
  return D;
}

std::vector<ir::ViewId> backends::findViews(const ir::Program &P,
                                            StringRef Name) {
  std::vector<ir::ViewId> Found;
  for (uint32_t I = 0; I < P.Views.size(); ++I) {
    tmc::Name Id = P.Views[ir::ViewId(I)].Id;
    if (P.text(Id) == Name)
      return {ir::ViewId(I)};
    if (P.shortName(Id) == Name)
      Found.push_back(ir::ViewId(I));
  }
  return Found;
}

/// The only one of \p Views; none if there are several, which is reported.
static std::optional<ir::ViewId> onlyView(const BackendInput &In,
                                          StringRef Name,
                                          llvm::ArrayRef<ir::ViewId> Views) {
  if (Views.size() == 1)
    return Views.front();
  const ir::Program &P = In.Program;
  std::string Ids;
  for (ir::ViewId V : Views)
    Ids += (Ids.empty() ? "`" : ", `") + P.text(P.Views[V].Id).str() + "`";
  In.Diags.report(diag::AmbiguousView) << Name << Ids;
  return std::nullopt;
}

/// What `view=` names; none after a report.
static std::optional<Diagram> namedView(const BackendInput &In,
                                        PictureOptions &Options) {
  ModelOptions Model;
  Model.ShowThreats = Options.ShowThreats;
  Model.Look = Options.Look;
  StringRef Name = In.Options.extra("view").value_or("all");
  const ir::Program &P = In.Program;
  if (std::vector<ir::ViewId> Views = findViews(P, Name); !Views.empty()) {
    std::optional<ir::ViewId> V = onlyView(In, Name, Views);
    if (!V)
      return std::nullopt;
    if (!In.Options.extra("direction"))
      for (const ir::Property &X : P.Views[*V].Properties.of(P.Properties))
        Options.Dir = directionOf(P.text(X.V.name()));
    return drawView(In, *V, Model);
  }
  for (const BuiltinView &V : BuiltinViews)
    if (V.Word == Name)
      return V.Draw(In, Model);
  auto [Word, Arguments] = Name.split(':');
  for (const ir::ViewSelectInfo &S : ir::viewSelectors())
    if (!S.Word.empty() && S.Word == Word)
      return drawSelected(In, Name, S, Arguments, Model);
  diagram::ModelDiagram M = diagram::makeDiagram(In, Model);
  std::optional<unsigned> C = findCluster(In, M, Name);
  if (!C)
    return std::nullopt;
  return diagram::focus(M.Picture, *C);
}

std::optional<Diagram> backends::chosenDiagram(const BackendInput &In,
                                               PictureOptions &Options) {
  std::optional<Diagram> D = namedView(In, Options);
  if (D && Options.Collapse && D->Nodes.size() > Options.Collapse)
    D = diagram::collapseTo(*D, Options.Collapse);
  return D;
}

//===----------------------------------------------------------------------===//
// Scenarios
//===----------------------------------------------------------------------===//

static bool hasSteps(const ir::Program &P, ir::ViewId V) {
  return llvm::any_of(
      P.Views[V].Clauses.of(P.ViewClauses),
      [](const ir::ViewClause &X) { return X.Select == ir::ViewSelect::Step; });
}

std::optional<ir::ViewId> backends::chosenScenario(const BackendInput &In) {
  const ir::Program &P = In.Program;
  std::vector<ir::ViewId> All;
  for (uint32_t I = 0; I < P.Views.size(); ++I)
    if (hasSteps(P, ir::ViewId(I)))
      All.push_back(ir::ViewId(I));
  if (std::optional<StringRef> Name = In.Options.extra("view")) {
    std::vector<ir::ViewId> Views = findViews(P, *Name);
    if (Views.empty()) {
      std::vector<std::string> Words;
      for (ir::ViewId V : All)
        Words.push_back(P.shortName(P.Views[V].Id).str());
      if (Words.empty())
        In.Diags.report(diag::NoScenario);
      else
        In.Diags.report(diag::UnknownView) << *Name << "" << Words;
      return std::nullopt;
    }
    std::optional<ir::ViewId> V = onlyView(In, *Name, Views);
    if (V && !hasSteps(P, *V)) {
      In.Diags.report(diag::ViewWithoutSteps, P.Views[*V].Where)
          << P.text(P.Views[*V].Id);
      return std::nullopt;
    }
    return V;
  }
  if (All.size() == 1)
    return All.front();
  if (All.empty()) {
    In.Diags.report(diag::NoScenario);
    return std::nullopt;
  }
  std::vector<std::string> Ids;
  for (ir::ViewId V : All)
    Ids.push_back(P.text(P.Views[V].Id).str());
  In.Diags.report(diag::SeveralScenarios) << Ids;
  return std::nullopt;
}
