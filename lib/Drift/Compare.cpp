//===- Compare.cpp - What is otherwise than the model says ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Drift/Drift.h"

#include "IR/Print.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace tmc;
using namespace tmc::drift;
using analysis::Origin;
using importers::PartId;
using importers::quoted;
using ir::EntityClass;
using ir::EntityId;
using llvm::StringRef;

StringRef drift::title(List L) {
  static constexpr StringRef Words[] = {"Only deployed", "Only modelled",
                                        "Claimed otherwise than deployed"};
  return Words[static_cast<unsigned>(L)];
}

StringRef drift::key(List L) {
  static constexpr StringRef Words[] = {"only_deployed", "only_modelled",
                                        "claimed_otherwise"};
  return Words[static_cast<unsigned>(L)];
}

std::vector<std::string>
drift::packagesOf(llvm::ArrayRef<importers::Import *> Sources) {
  std::set<std::string> Out;
  for (const importers::Import *I : Sources)
    for (const auto &Row : I->Model.parts().rows())
      if (Row.What && StringRef(Row.What->Package).starts_with("std."))
        Out.insert(Row.What->Package);
  return {Out.begin(), Out.end()};
}

Drift::Drift(ir::Program &P, const analysis::Facts &F,
             const sema::ModuleSet &Set,
             llvm::ArrayRef<importers::Import *> Sources, Diagnostics &Diags)
    : P(P), F(F), Sources(Sources), Diags(Diags),
      Fixes(P, Set, Diags.sources()) {}

/// Notes the message that was reported last; what was said before is no news.
void Drift::add(List L, uint32_t Before, EntityId Model, uint32_t Part) {
  if (Diags.all().size() != Before)
    Differences.push_back({L, Before, Model, Part});
}

static uint32_t next(const Diagnostics &Diags) {
  return static_cast<uint32_t>(Diags.all().size());
}

/// The place of the value behind the name at \p Name, if it is one word.
static Range valueBehind(const SourceManager &Sources, Range Name) {
  FileId File = Sources.fileOf(Name.End);
  if (!File)
    return {};
  StringRef Text = Sources.text(File);
  size_t At = Sources.offsetIn(File, Name.End);
  size_t Begin = Text.find_first_not_of(" \t\r\n", At);
  if (Begin == StringRef::npos || Text[Begin] != '=')
    return {};
  Begin = Text.find_first_not_of(" \t\r\n", Begin + 1);
  size_t End = Text.find_first_not_of("abcdefghijklmnopqrstuvwxyz"
                                      "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789",
                                      Begin);
  if (End == StringRef::npos || End == Begin ||
      !Text.drop_front(End).ltrim().starts_with(";"))
    return {};
  return {Sources.locAt(File, static_cast<uint32_t>(Begin)),
          Sources.locAt(File, static_cast<uint32_t>(End))};
}

/// \p Text as a value of type \p T; unknown if it is none.
static ir::Value valueOf(const ir::Program &P, ir::Type T, StringRef Text) {
  if (T.IsSet)
    return {};
  if (T.Base == ir::TypeBase::Bool && (Text == "true" || Text == "false"))
    return ir::Value::boolean(Text == "true");
  int64_t N;
  if (T.Base == ir::TypeBase::Int && !Text.getAsInteger(10, N))
    return ir::Value::integer(N);
  if (T.Base == ir::TypeBase::Enum) {
    auto All = P.Enums[T.enumId()].Values.of(P.EnumValues);
    for (uint32_t I = 0; I != All.size(); ++I)
      if (P.text(All[I].Text) == Text)
        return ir::Value::enumValue(T.enumId(), I);
  }
  return {};
}

//===----------------------------------------------------------------------===//
// Claimed otherwise
//===----------------------------------------------------------------------===//

void Drift::values(const Pair &X) {
  for (const auto &S : part(X.Part).Settings)
    if (!S.IsList)
      value(X, S);
}

void Drift::value(const Pair &X, const importers::ModelWriter::Setting &S) {
  const Range At = S.At.isValid() ? S.At : part(X.Part).At;
  ir::AttrId A;
  for (ir::AttrId Own : F.attributes().attrsOf(P.Entities[X.Model].Kind))
    if (P.text(P.Attrs[Own].Text) == S.Name)
      A = Own;
  if (!A || P.Attrs[A].Derived)
    return;
  ir::Value Is = valueOf(P, P.Attrs[A].Ty, S.Value);
  if (Is.isUnknown())
    return;
  analysis::Resolved R = F.resolve(X.Model, A);
  if (!R.isConstant() || R.V.isUnknown() || R.V == Is) {
    Proven.push_back({X.Model, A, Is, X.Part, At});
    return;
  }
  Contradicted.insert({X.Model, A});
  const std::string Claimed = ir::valueText(P, R.V);
  StringRef Id = P.text(P.Entities[X.Model].Id);
  Range Here = P.Entities[X.Model].Where;
  uint32_t Before = next(Diags);
  auto Append = [&](DiagBuilder &B, StringRef Word) {
    if (std::optional<Loc> End = Fixes.endOf(X.Model))
      B.fix({*End, *End},
            Fixes.add(X.Model, (Word + S.Name + " = " + S.Value + ";").str(),
                      {}));
  };
  if (R.From == Origin::Control || R.From == Origin::Shield) {
    DiagBuilder B = Diags.report(diag::DriftControl, Here);
    B.note(diag::NoteDeployedHere, At, {address(X.Part)});
    if (R.On)
      B.note(diag::NoteControlHere, P.Entities[R.On].Where);
    B << P.shortName(P.Controls[R.Control].Id) << S.Name << Claimed << Id
      << S.Value;
  } else if (R.From == Origin::KindDefault) {
    DiagBuilder B = Diags.report(diag::DriftAssumed, Here);
    B.note(diag::NoteDeployedHere, At, {address(X.Part)});
    Append(B, "");
    B << P.shortName(P.Kinds[R.Kind].Id) << S.Name << Claimed << Id << S.Value;
  } else {
    DiagBuilder B = Diags.report(diag::DriftValue, R.Where);
    B.note(diag::NoteDeployedHere, At, {address(X.Part)});
    Range Old = valueBehind(Diags.sources(), R.Where);
    if (R.From == Origin::Scope)
      Append(B, "");
    else if (!Fixes.isRoot(R.Where))
      Append(B, "override ");
    else if (Old.isValid())
      B.fix(Old, S.Value);
    B << S.Name << Claimed << Id << S.Value;
  }
  add(List::Otherwise, Before, X.Model, X.Part);
}

/// What several parts of the deployment say differently proves nothing.
void Drift::keepAgreed() {
  std::map<std::pair<EntityId, ir::AttrId>, ir::Value> First;
  for (const Evidence &E : Proven)
    if (First.try_emplace({E.Of, E.Attr}, E.V).first->second != E.V)
      Contradicted.insert({E.Of, E.Attr});
  std::set<std::pair<EntityId, ir::AttrId>> Kept;
  llvm::erase_if(Proven, [&](const Evidence &E) {
    return Contradicted.count({E.Of, E.Attr}) ||
           !Kept.insert({E.Of, E.Attr}).second;
  });
}

void Drift::kind(const Pair &X) {
  ir::KindId Theirs = kindOf(part(X.Part).What);
  if (!Theirs || likeness(X.Model, X.Part) != 0)
    return;
  uint32_t Before = next(Diags);
  Diags.report(diag::DriftKind, P.Entities[X.Model].Where)
          .note(diag::NoteDeployedHere, part(X.Part).At, {address(X.Part)})
      << P.text(P.Entities[X.Model].Id)
      << P.shortName(P.Kinds[P.Entities[X.Model].Kind].Id)
      << P.shortName(P.Kinds[Theirs].Id);
  add(List::Otherwise, Before, X.Model, X.Part);
}

void Drift::place(const Pair &X) {
  if (part(X.Part).Sort != PartKind::Element ||
      P.Entities[X.Model].Class != EntityClass::Element)
    return;
  // The nearest boundary around it that the model has.
  const importers::Import *Source = Parts[X.Part].Source;
  uint32_t Around = NoPart;
  for (PartId Id = part(X.Part).Parent; Id;
       Id = Source->Model.parts()[Id].Parent) {
    Around = partOf(Source, Id);
    if (modelOf(Around))
      break;
  }
  if (!modelOf(Around))
    return;
  // Of a boundary that is several at once, one is enough.
  bool Any = false;
  EntityId There;
  for (uint32_t I : PairsOfPart[Around]) {
    There = Pairs[I].Model;
    Any |= Pairs[I].By == MatchedBy::Members ||
           llvm::is_contained(F.zones(X.Model), There);
  }
  if (Any || !There)
    return;
  EntityId Home = F.zone(X.Model);
  uint32_t Before = next(Diags);
  Diags.report(diag::DriftPlace, P.Entities[X.Model].Where)
          .note(diag::NoteDeployedHere, part(X.Part).At, {address(X.Part)})
          .note(diag::NoteModelledHere, P.Entities[There].Where,
                {P.text(P.Entities[There].Id)})
      << P.text(P.Entities[X.Model].Id)
      << (Home ? ("`" + P.text(P.Entities[Home].Id) + "`").str()
               : std::string("no boundary"))
      << P.text(P.Entities[There].Id);
  add(List::Otherwise, Before, X.Model, X.Part);
}

//===----------------------------------------------------------------------===//
// Only on one side
//===----------------------------------------------------------------------===//

/// Where in the model a part belongs that it does not have: the nearest
/// boundary around it that it has, else the system.
EntityId Drift::home(uint32_t Part) const {
  const importers::Import *Source = Parts[Part].Source;
  for (PartId Id = part(Part).Parent; Id; Id = Source->Model.parts()[Id].Parent)
    if (EntityId E = modelOf(partOf(Source, Id)))
      return E;
  for (const Pair &X : Pairs)
    if (EntityId S = F.system(X.Model))
      return S;
  llvm::ArrayRef<EntityId> Systems = F.entities(EntityClass::System);
  return Systems.empty() ? EntityId() : Systems.front();
}

/// Proposes the only part of the model that is of the same kind and has nothing
/// that is deployed.
void Drift::nearest(DiagBuilder &B, uint32_t Part) const {
  ir::KindId Theirs = kindOf(part(Part).What);
  EntityId Only;
  unsigned Count = 0;
  for (EntityId E : F.entities(EntityClass::Element))
    if (PairsOfEntity[E.index()].empty() && isDeployable(E) && Theirs &&
        (P.derives(Theirs, P.Entities[E].Kind) ||
         P.derives(P.Entities[E].Kind, Theirs)))
      Only = ++Count == 1 ? E : Only;
  if (Count == 1)
    B.note(diag::NoteMayBeSame, P.Entities[Only].Where,
           {P.text(P.Entities[Only].Id), quoted(address(Part))});
}

/// Gives \p Part, and what is in it, names that the system of \p Home does not
/// have.
void Drift::nameApart(uint32_t Part, EntityId Home) {
  if (ModelNames.empty())
    for (const ir::Entity &E : P.Entities.rows())
      ModelNames.insert(P.text(E.Id));
  importers::ModelWriter &Writer = Parts[Part].Source->Model;
  const std::string Before = P.text(P.Entities[F.system(Home)].Id).str() + ".";
  const auto &Rows = Writer.parts();
  for (uint32_t I = 0; I != Rows.size(); ++I) {
    PartId Id = Rows.idAt(I);
    if (!Writer.isIn(Id, Parts[Part].Id) || Rows[Id].Sort == PartKind::Flow)
      continue;
    std::string Name = Rows[Id].Name;
    for (unsigned N = 2; !ModelNames.insert(Before + Name).second; ++N)
      Name = Rows[Id].Name + "_" + std::to_string(N);
    if (Name != Rows[Id].Name)
      Writer.rename(Id, Name);
  }
}

void Drift::onlyDeployed() {
  // A boundary counts only if nothing that is in it is in the model: whoever
  // models its members has another idea of where they are.
  std::vector<uint8_t> HasMatch(Parts.size()), HasMembers(Parts.size());
  for (uint32_t I = 0; I != Parts.size(); ++I) {
    if (part(I).Sort != PartKind::Element)
      continue;
    for (PartId Id = part(I).Parent; Id;
         Id = Parts[I].Source->Model.parts()[Id].Parent)
      if (uint32_t Around = partOf(Parts[I].Source, Id); Around != NoPart) {
        HasMembers[Around] |= !Parts[I].Ignored;
        HasMatch[Around] |= !PairsOfPart[I].empty();
      }
  }
  auto IsNew = [&](uint32_t I) {
    if (!PairsOfPart[I].empty() || Parts[I].Ignored)
      return false;
    return part(I).Sort == PartKind::Element ||
           (part(I).Sort == PartKind::Boundary && HasMembers[I] &&
            !HasMatch[I]);
  };
  for (uint32_t I = 0; I != Parts.size(); ++I) {
    if (!IsNew(I))
      continue;
    importers::ModelWriter &Writer = Parts[I].Source->Model;
    const bool IsBoundary = part(I).Sort == PartKind::Boundary;
    bool Covered = false;
    for (PartId Id = part(I).Parent; Id; Id = Writer.parts()[Id].Parent)
      if (uint32_t Around = partOf(Parts[I].Source, Id); Around != NoPart)
        Covered |= IsNew(Around);
    EntityId Home = home(I);
    uint32_t Before = next(Diags);
    {
      DiagBuilder B = Diags.report(diag::DriftOnlyDeployed, part(I).At);
      B << address(I) << (IsBoundary ? "boundary" : "element");
      nearest(B, I);
      if (Home) {
        B.note(diag::NoteNotModelled, P.Entities[Home].Where,
               {P.text(P.Entities[F.system(Home)].Id), quoted(address(I))});
        // What is around it brings it along.
        if (std::optional<Loc> End = Fixes.endOf(Home); End && !Covered) {
          std::vector<std::string> Imports;
          nameApart(I, Home);
          std::string Text = Writer.declare(
              Parts[I].Id,
              [&](const importers::Kind &K) {
                return Fixes.nameOf(K, Home, Imports);
              },
              [&](PartId Id) {
                uint32_t Inside = partOf(Parts[I].Source, Id);
                return Inside != NoPart && !Parts[Inside].Ignored;
              });
          B.fix({*End, *End}, Fixes.add(Home, Text, Imports));
        }
      }
    }
    add(List::OnlyDeployed, Before, {}, I);
  }
}

bool Drift::isDeployable(EntityId E) const {
  if (F.isOutOfScope(E) || F.whole(E) ||
      texts(E, P.Known.deployedAs(EntityClass::Element)))
    return false;
  if (!P.Known.ElementRunByUs)
    return true;
  analysis::Resolved R = F.resolve(E, P.Known.ElementRunByUs);
  return !R.V.isFalse();
}

void Drift::onlyModelled() {
  for (EntityId E : F.entities(EntityClass::Element)) {
    if (!PairsOfEntity[E.index()].empty() || !isDeployable(E))
      continue;
    uint32_t Before = next(Diags);
    {
      DiagBuilder B =
          Diags.report(diag::DriftOnlyModelled, P.Entities[E].Where);
      B << ir::spelling(P.Entities[E].Class) << P.text(P.Entities[E].Id);
      // What may be the same is said there; here are the files that lack it.
      std::vector<const importers::Import *> Named;
      for (const importers::Import *I : Sources)
        for (const importers::SourceTree &T : I->Trees)
          if (!T.Documents.empty() && !llvm::is_contained(Named, I)) {
            Named.push_back(I);
            B.note(diag::NoteNotDeployed, T.Documents.front()->At);
          }
    }
    add(List::OnlyModelled, Before, E, NoPart);
  }
}

void Drift::flows() {
  std::set<std::pair<EntityId, EntityId>> Said;
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> Drawn;
  for (EntityId Id : F.entities(EntityClass::Flow)) {
    const ir::Flow &Row = P.flow(Id);
    for (EntityId From : {Row.Source, F.whole(Row.Source)})
      for (EntityId To : {Row.Target, F.whole(Row.Target)})
        if (From && To) {
          Drawn.insert({From.index(), To.index()});
          Drawn.insert({To.index(), From.index()});
        }
  }
  // Whoever is not deployed calls from outside.
  auto IsCalledFromOutside = [&](EntityId To) {
    return llvm::any_of(F.incoming(To), [&](EntityId Id) {
      return PairsOfEntity[P.flow(Id).Source.index()].empty();
    });
  };
  for (uint32_t I = 0; I != Parts.size(); ++I) {
    const auto &Row = part(I);
    if (Row.Sort != PartKind::Flow || Parts[I].Ignored)
      continue;
    const importers::Import *Source = Parts[I].Source;
    uint32_t FromPart = partOf(Source, Row.From);
    EntityId From = modelOf(FromPart), To = modelOf(partOf(Source, Row.To));
    if (!To || From == To || (FromPart != NoPart && !From))
      continue;
    if (From ? Drawn.contains({From.index(), To.index()})
             : IsCalledFromOutside(To))
      continue;
    if (!Said.insert({From, To}).second)
      continue;
    uint32_t Before = next(Diags);
    Diags.report(diag::DriftFlow, Row.At)
            .note(diag::NoteModelledHere, P.Entities[To].Where,
                  {P.text(P.Entities[To].Id)})
            .note(diag::NoteNotModelled, {},
                  {P.text(P.Entities[F.system(To)].Id), quoted(address(I))})
        << (From ? P.text(P.Entities[From].Id)
                 : StringRef(Source->Model.parts()[Row.From].Title))
        << P.text(P.Entities[To].Id);
    add(List::OnlyDeployed, Before, From, I);
  }
}

//===----------------------------------------------------------------------===//
// Evidence
//===----------------------------------------------------------------------===//

unsigned drift::prove(ir::Program &P, const Drift &D) {
  const ir::Program &Of = D.program();
  llvm::StringMap<std::vector<const Evidence *>> ByName;
  for (const Evidence &E : D.evidence())
    ByName[Of.text(Of.Entities[E.Of].Id)].push_back(&E);
  unsigned Count = 0;
  for (uint32_t I = 0; I != P.Entities.size(); ++I) {
    ir::Entity &Row = P.Entities[EntityId(I)];
    auto It = ByName.find(P.text(Row.Id));
    if (It == ByName.end())
      continue;
    std::vector<ir::Proof> Own;
    for (const Evidence *E : It->second)
      for (ir::KindId K = Row.Kind; K; K = P.Kinds[K].Base)
        for (ir::AttrId A : P.Kinds[K].Attrs.of(P.KindAttrs))
          if (P.text(P.Attrs[A].Text) == Of.text(Of.Attrs[E->Attr].Text)) {
            ir::Value V = E->V;
            if (V.Tag == ir::ValueTag::Enum)
              V = ir::Value::enumValue(P.Attrs[A].Ty.enumId(),
                                       static_cast<uint32_t>(V.Payload));
            Own.push_back(
                {A, V, P.Names->intern(D.where(E->Part, E->At)), E->At});
          }
    llvm::stable_sort(Own, [](const ir::Proof &X, const ir::Proof &Y) {
      return X.Attr < Y.Attr;
    });
    Own.erase(std::unique(Own.begin(), Own.end(),
                          [](const ir::Proof &X, const ir::Proof &Y) {
                            return X.Attr == Y.Attr;
                          }),
              Own.end());
    Row.Proofs = {static_cast<uint32_t>(P.Proofs.size()),
                  static_cast<uint32_t>(Own.size())};
    P.Proofs.insert(P.Proofs.end(), Own.begin(), Own.end());
    Count += static_cast<unsigned>(Own.size());
  }
  return Count;
}
