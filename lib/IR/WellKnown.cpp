//===- WellKnown.cpp - What the compiler knows by name --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/RiskFunctions.h"
#include "IR/Verify.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::ir;
using llvm::StringRef;

namespace {

/// An attribute of the root kind of its class.
struct KnownAttr {
  AttrId WellKnown::*Member;
  EntityClass Class;
  llvm::StringLiteral Text;
};
constexpr KnownAttr KnownAttrs[] = {
    {&WellKnown::Carries, EntityClass::Flow, "carries"},
    {&WellKnown::Returns, EntityClass::Flow, "returns"},
    {&WellKnown::Payload, EntityClass::Flow, "payload"},
    {&WellKnown::Stores, EntityClass::Element, "stores"},
    {&WellKnown::ElementServing, EntityClass::Element, "serving"},
    {&WellKnown::ElementCallsOut, EntityClass::Element, "calls_out"},
    {&WellKnown::BoundaryTrust, EntityClass::Boundary, "trust"},
    {&WellKnown::ElementAlsoIn, EntityClass::Element, "also_in"},
    {&WellKnown::FlowControls, EntityClass::Flow, "controls"},
    {&WellKnown::ElementControls, EntityClass::Element, "controls"},
    {&WellKnown::BoundaryControls, EntityClass::Boundary, "controls"},
    {&WellKnown::DataControls, EntityClass::Data, "controls"},
    {&WellKnown::SystemControls, EntityClass::System, "controls"},
    {&WellKnown::DataWorthReading, EntityClass::Data, "worth_reading"},
    {&WellKnown::DataWorthChanging, EntityClass::Data, "worth_changing"},
    {&WellKnown::ElementWorthStopping, EntityClass::Element, "worth_stopping"},
    {&WellKnown::ElementEndpoint, EntityClass::Element, "endpoint"},
    {&WellKnown::ElementRunByUs, EntityClass::Element, "run_by_us"},
    {&WellKnown::FlowRunsAtSource, EntityClass::Flow, "runs_at_source"},
    {&WellKnown::FlowCommands, EntityClass::Flow, "commands"},
    {&WellKnown::ElementPosition, EntityClass::Element, "position"},
    {&WellKnown::ElementAgent, EntityClass::Element, "agent"},
    {&WellKnown::ElementForwards, EntityClass::Element, "forwards"},
    {&WellKnown::ElementQueues, EntityClass::Element, "queues"},
    {&WellKnown::ElementKeepsCode, EntityClass::Element, "keeps_code"},
    {&WellKnown::ElementBreached, EntityClass::Element, "breached"},
    {&WellKnown::BoundaryPopulation, EntityClass::Boundary, "population"},
    {&WellKnown::BoundaryHeldBy, EntityClass::Boundary, "held_by"},
    {&WellKnown::BoundarySharedRuntime, EntityClass::Boundary,
     "shared_runtime"},
    {&WellKnown::BoundaryBreached, EntityClass::Boundary, "breached"},
    {&WellKnown::FlowMedium, EntityClass::Flow, "medium"},
    {&WellKnown::FlowNetworked, EntityClass::Flow, "networked"},
    {&WellKnown::FlowEncrypted, EntityClass::Flow, "encrypted"},
    {&WellKnown::FlowBringsCode, EntityClass::Flow, "brings_code"},
    {&WellKnown::DataCode, EntityClass::Data, "code"},
};

/// The first enum with an annotation.
struct KnownEnum {
  EnumId WellKnown::*Member;
  llvm::StringLiteral Annotation;
};
constexpr KnownEnum KnownEnums[] = {
    {&WellKnown::Severity, "severity"}, {&WellKnown::Gain, "gain"},
    {&WellKnown::Vantage, "vantage"},   {&WellKnown::Position, "position"},
    {&WellKnown::Medium, "medium"},
};

} // namespace

/// The functions that say by whom findings are, each if it has the types of
/// one.
static void resolveAttackers(Program &P) {
  WellKnown &W = P.Known;
  if (!W.Position)
    return;
  for (uint32_t I = 0; I < P.Funcs.size(); ++I) {
    const Func &F = P.Funcs[FuncId(I)];
    llvm::ArrayRef<Param> Params = F.Params.of(P.Params);
    for (const Property &A : F.Annotations.of(P.Properties)) {
      bool IsPosition = F.Result.Base == TypeBase::Enum &&
                        F.Result.enumId() == W.Position && F.Result.IsSet;
      bool TakesEntities = llvm::all_of(Params, [](const Param &Q) {
        return Q.Ty.Base == TypeBase::Entity && Q.Ty.IsSet;
      });
      if (P.text(A.Key) == "by" && IsPosition && TakesEntities)
        W.By = FuncId(I);
      if (P.text(A.Key) == "attempt" && isRating(P, F) && Params.size() == 2 &&
          Params[0].Ty.Base == TypeBase::Enum && !Params[0].Ty.IsSet &&
          Params[0].Ty.enumId() == W.Position &&
          Params[1].Ty.Base == TypeBase::Int && !Params[1].Ty.IsSet)
        W.Attempt = FuncId(I);
    }
  }
}

/// The functions that rate findings: all of them, if each role is marked once
/// and can be evaluated, else none. Sema has said what is wrong.
static void resolveRatings(Program &P) {
  bool Ok = true;
  for (uint32_t I = 0; I < P.Funcs.size(); ++I)
    if (std::optional<RiskRole> R = riskRole(P, P.Funcs[FuncId(I)])) {
      FuncId &F = P.Known.Rating[static_cast<unsigned>(*R)];
      Ok &= !F;
      F = FuncId(I);
    }
  for (FuncId F : P.Known.Rating)
    Ok = Ok && F && isRating(P, P.Funcs[F]);
  for (unsigned R = 0; Ok && R != NumRiskRoles; ++R) {
    const Func &F = P.Funcs[P.Known.Rating[R]];
    Ok = R != static_cast<unsigned>(RiskRole::Risk) || F.Params.Count == 2;
    for (uint32_t I = 0; Ok && I < F.Params.Count; ++I)
      Ok = riskInput(P, F, static_cast<RiskRole>(R), I).has_value();
  }
  if (!Ok)
    for (FuncId &F : P.Known.Rating)
      F = FuncId::none();
}

/// The kinds without a base, one a class. False if there is another number.
static bool resolveRoots(Program &P, Diagnostics *Diags) {
  bool Ok = true;
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    const Kind &K = P.Kinds[KindId(I)];
    if (K.Base)
      continue;
    KindId &Root = P.Known.Root[static_cast<unsigned>(K.Class)];
    if (!Root) {
      Root = KindId(I);
      continue;
    }
    Ok = false;
    if (Diags)
      Diags->report(diag::IRSecondRoot, K.Where)
          << P.text(P.Kinds[Root].Id) << P.text(K.Id) << spelling(K.Class);
  }
  for (unsigned C = 0; C != NumEntityClasses; ++C)
    if (!P.Known.Root[C]) {
      Ok = false;
      if (Diags)
        Diags->report(diag::IRMissingRoot)
            << spelling(static_cast<EntityClass>(C));
    }
  return Ok;
}

/// The attribute \p Text of the root of \p C, or none.
static AttrId rootAttr(const Program &P, EntityClass C, StringRef Text) {
  KindId Root = P.Known.Root[static_cast<unsigned>(C)];
  Name Wanted = P.Names->find(Text);
  if (Root && Wanted)
    for (AttrId A : P.Kinds[Root].Attrs.of(P.KindAttrs))
      if (P.Attrs[A].Text == Wanted)
        return A;
  return AttrId::none();
}

/// The first row of \p Rows with the annotation \p Key, or none.
template <typename IdT, typename RowT>
static IdT annotated(const Program &P, const Table<IdT, RowT, Pool<RowT>> &Rows,
                     StringRef Key) {
  Name Wanted = P.Names->find(Key);
  for (uint32_t I = 0; I < Rows.size() && Wanted; ++I)
    for (const Property &A : Rows[IdT(I)].Annotations.of(P.Properties))
      if (A.Key == Wanted)
        return IdT(I);
  return IdT::none();
}

bool ir::resolveWellKnown(Program &P, Diagnostics *Diags) {
  P.Known = WellKnown();
  WellKnown &W = P.Known;
  bool Ok = resolveRoots(P, Diags);
  for (const KnownAttr &A : KnownAttrs)
    W.*A.Member = rootAttr(P, A.Class, A.Text);
  for (unsigned I = 0; I != NumEntityClasses; ++I) {
    auto C = static_cast<EntityClass>(I);
    W.OutOfScope[I] = rootAttr(P, C, "out_of_scope");
    W.Tags[I] = rootAttr(P, C, "tags");
    W.Links[I] = rootAttr(P, C, "links");
    W.DeployedAs[I] = rootAttr(P, C, "deployed_as");
  }
  for (const KnownEnum &E : KnownEnums)
    W.*E.Member = annotated(P, P.Enums, E.Annotation);
  W.StandIn = annotated(P, P.Kinds, "stand_in");
  resolveAttackers(P);
  resolveRatings(P);
  P.findSharedNames();
  return Ok;
}
