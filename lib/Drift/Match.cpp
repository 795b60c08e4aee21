//===- Match.cpp - Which parts are the same -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the model says (`deployed_as`) comes first. What is left is matched by
/// names, tags and endpoints, each only if it tells exactly one of each side
/// apart; and boundaries at last by what is in them.
///
//===----------------------------------------------------------------------===//

#include "Drift/Drift.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::drift;
using importers::PartId;
using ir::EntityClass;
using ir::EntityId;
using llvm::StringRef;

StringRef drift::spelling(MatchedBy M) {
  static constexpr StringRef Words[] = {"deployed_as", "name", "tag",
                                        "endpoint", "members"};
  return Words[static_cast<unsigned>(M)];
}

/// Letters and digits alone: `orders-db`, `Orders DB` and `orders_db` are one
/// name.
static std::string plain(StringRef Text) {
  std::string Out;
  for (char C : Text)
    if (llvm::isAlnum(C) || static_cast<unsigned char>(C) >= 0x80)
      Out += llvm::toLower(C);
  return Out;
}

/// The host of `https://shop.example:8443/x`, `shop.example:8443`.
static std::string hostOf(StringRef Address) {
  if (size_t Scheme = Address.find("://"); Scheme != StringRef::npos)
    Address = Address.drop_front(Scheme + 3);
  Address = Address.take_until([](char C) { return C == '/' || C == ':'; });
  return Address.rtrim('.').lower();
}

/// Whether \p Text is \p Pattern, in which `*` stands for any characters.
static bool isLike(StringRef Text, StringRef Pattern) {
  size_t T = 0, Q = 0, Star = StringRef::npos, Behind = 0;
  while (T < Text.size()) {
    if (Q < Pattern.size() && Pattern[Q] == '*') {
      Star = Q++;
      Behind = T;
    } else if (Q < Pattern.size() && Pattern[Q] == Text[T]) {
      ++Q;
      ++T;
    } else if (Star != StringRef::npos) {
      Q = Star + 1;
      T = ++Behind;
    } else {
      return false;
    }
  }
  return Pattern.drop_front(Q).trim('*').empty();
}

void Drift::collect() {
  for (importers::Import *Source : Sources) {
    const auto &Rows = Source->Model.parts();
    for (uint32_t I = 0; I != Rows.size(); ++I) {
      const auto &Row = Rows[Rows.idAt(I)];
      if (!Row.At.isValid() || Row.Sort == PartKind::Data ||
          Row.Sort == PartKind::Threat)
        continue;
      IndexOf[{Source, I}] = static_cast<uint32_t>(Parts.size());
      Parts.push_back({Source, Rows.idAt(I)});
    }
  }
  PairsOfPart.resize(Parts.size());
  PairsOfEntity.resize(P.Entities.size());
  for (uint32_t I = 0; I != Parts.size(); ++I)
    ByAddress.emplace_back(address(I), I);
  llvm::sort(ByAddress);
  for (uint32_t I = 0; I != P.Kinds.size(); ++I)
    KindByName[P.text(P.Kinds[ir::KindId(I)].Id)] = ir::KindId(I);
}

uint32_t Drift::partOf(const importers::Import *Source, PartId Id) const {
  auto It = IndexOf.find({Source, Id.index()});
  return It == IndexOf.end() ? NoPart : It->second;
}

EntityId Drift::modelOf(uint32_t Part) const {
  return Part == NoPart || PairsOfPart[Part].empty()
             ? EntityId()
             : Pairs[PairsOfPart[Part].front()].Model;
}

std::string Drift::address(uint32_t Part) const {
  const auto &Row = part(Part);
  if (!Row.Address.empty())
    return Row.Address;
  if (Row.Sort != PartKind::Flow)
    return Row.Title.empty() ? Row.Name : Row.Title;
  auto End = [&](PartId Id) {
    uint32_t I = partOf(Parts[Part].Source, Id);
    return I == NoPart ? Parts[Part].Source->Model.parts()[Id].Title
                       : address(I);
  };
  return End(Row.From) + " -> " + End(Row.To);
}

ir::KindId Drift::kindOf(const importers::Kind *K) const {
  if (!K)
    return {};
  return KindByName.lookup(K->Package.empty() ? K->Name
                                              : K->Package + "." + K->Name);
}

/// How much the kinds have in common: the depth of the nearest kind that both
/// are; 0 if it is that of all elements. What is not known rules nothing out.
unsigned Drift::likeness(EntityId E, uint32_t Part) const {
  ir::KindId Theirs = kindOf(part(Part).What);
  if (!Theirs || P.Entities[E].Class != EntityClass::Element)
    return 1;
  unsigned Depth = 0;
  for (ir::KindId K = P.Entities[E].Kind; K; K = P.Kinds[K].Base)
    if (Depth != 0 || P.derives(Theirs, K))
      Depth += P.Kinds[K].Base.isValid();
  return Depth;
}

/// The constant texts of \p A on \p E; none if nothing sets it.
std::optional<Drift::Names> Drift::texts(EntityId E, ir::AttrId A) const {
  if (!A)
    return std::nullopt;
  analysis::Resolved R = F.resolve(E, A);
  if (!R.isConstant() || R.V.isUnknown())
    return std::nullopt;
  Names Out;
  llvm::ArrayRef<ir::Value> All = R.V;
  if (R.V.Tag == ir::ValueTag::Set)
    All = P.elements(R.V);
  for (const ir::Value &V : All)
    if (V.Tag == ir::ValueTag::String || V.Tag == ir::ValueTag::Endpoint)
      Out.push_back(P.text(V.name()));
  return Out;
}

/// Parts by address, in which `*` stands for any characters. Addresses that
/// begin as the pattern does lie together.
std::vector<uint32_t> Drift::called(StringRef Pattern) const {
  std::vector<uint32_t> Out;
  StringRef Plain = Pattern.take_until([](char C) { return C == '*'; });
  auto It = llvm::lower_bound(
      ByAddress, Plain,
      [](const auto &Row, StringRef Wanted) { return Row.first < Wanted; });
  for (; It != ByAddress.end() && StringRef(It->first).starts_with(Plain); ++It)
    if (isLike(It->first, Pattern))
      Out.push_back(It->second);
  return Out;
}

void Drift::match(EntityId E, uint32_t Part, MatchedBy By) {
  auto Index = static_cast<uint32_t>(Pairs.size());
  Pairs.push_back({E, Part, By});
  PairsOfEntity[E.index()].push_back(Index);
  PairsOfPart[Part].push_back(Index);
}

/// Whether \p E may still be matched by something else than `deployed_as`.
bool Drift::isOpen(EntityId E) const {
  EntityClass C = P.Entities[E].Class;
  return (C == EntityClass::Element || C == EntityClass::Boundary) &&
         PairsOfEntity[E.index()].empty() && !texts(E, P.Known.deployedAs(C));
}

void Drift::byAddress() {
  for (uint32_t I = 0; I != P.Entities.size(); ++I) {
    EntityId E(I);
    EntityClass C = P.Entities[E].Class;
    std::optional<Names> Wanted = texts(E, P.Known.deployedAs(C));
    if (!Wanted)
      continue;
    for (StringRef Pattern : *Wanted) {
      bool Any = false;
      for (uint32_t Part : called(Pattern)) {
        if ((part(Part).Sort == PartKind::Boundary) !=
                (C == EntityClass::Boundary) ||
            part(Part).Sort == PartKind::Flow)
          continue;
        match(E, Part, MatchedBy::DeployedAs);
        Any = true;
      }
      if (Any || F.isOutOfScope(E))
        continue;
      std::vector<StringRef> Candidates;
      for (const auto &[Address, Part] : ByAddress)
        Candidates.push_back(Address);
      auto Before = static_cast<uint32_t>(Diags.all().size());
      analysis::Resolved R = F.resolve(E, P.Known.deployedAs(C));
      {
        DiagBuilder B = Diags.report(diag::DriftNothingDeployed, R.Where);
        B << P.text(P.Entities[E].Id) << Pattern;
        if (StringRef Near = tmc::nearest(Pattern, Candidates); !Near.empty())
          B.note(diag::NoteNearName, part(called(Near).front()).At, {Near});
      }
      add(List::OnlyModelled, Before, E, NoPart);
    }
  }
}

/// What the model says it leaves out.
void Drift::markIgnored() {
  for (const ir::Decision &D : P.Decisions.rows()) {
    if (D.Verb != ir::DecisionVerb::Assume)
      continue;
    for (const ir::Property &Row : D.Properties.of(P.Properties)) {
      if (P.text(Row.Key) != "not_modelled")
        continue;
      llvm::ArrayRef<ir::Value> All = Row.V;
      if (Row.V.Tag == ir::ValueTag::Set)
        All = P.elements(Row.V);
      for (const ir::Value &V : All) {
        bool Any = false;
        for (uint32_t Part : called(P.text(V.name())))
          if (PairsOfPart[Part].empty())
            Any = Parts[Part].Ignored = true;
        if (!Any)
          Diags.report(diag::DriftStaleIgnore, Row.Where) << P.text(V.name());
      }
    }
  }
}

void Drift::byKeys(
    MatchedBy By,
    llvm::function_ref<void(EntityId, std::vector<std::string> &)> OfModel,
    llvm::function_ref<void(uint32_t, std::vector<std::string> &)> OfPart) {
  // Both sides by what they are called; a boundary is no element.
  struct Row {
    llvm::SmallVector<EntityId, 2> Model;
    llvm::SmallVector<uint32_t, 2> Deployed;
  };
  llvm::StringMap<Row> Rows;
  std::vector<std::string> Keys;
  auto KeysOf = [&](char Sort) -> std::vector<std::string> & {
    for (std::string &K : Keys)
      K.insert(K.begin(), Sort);
    llvm::erase_if(Keys, [](const std::string &K) { return K.size() < 2; });
    llvm::sort(Keys);
    Keys.erase(llvm::unique(Keys), Keys.end());
    return Keys;
  };
  std::vector<EntityId> Open;
  for (uint32_t I = 0; I != P.Entities.size(); ++I)
    if (EntityId E(I); isOpen(E)) {
      Open.push_back(E);
      Keys.clear();
      OfModel(E, Keys);
      for (const std::string &K :
           KeysOf(P.Entities[E].Class == EntityClass::Boundary ? 'b' : 'e'))
        Rows[K].Model.push_back(E);
    }
  for (uint32_t I = 0; I != Parts.size(); ++I)
    if (PairsOfPart[I].empty() && part(I).Sort != PartKind::Flow) {
      Keys.clear();
      OfPart(I, Keys);
      for (const std::string &K :
           KeysOf(part(I).Sort == PartKind::Boundary ? 'b' : 'e'))
        Rows[K].Deployed.push_back(I);
    }
  for (EntityId E : Open) {
    Keys.clear();
    OfModel(E, Keys);
    for (const std::string &K :
         KeysOf(P.Entities[E].Class == EntityClass::Boundary ? 'b' : 'e')) {
      const Row &R = Rows[K];
      if (R.Model.size() != 1 || !PairsOfEntity[E.index()].empty())
        continue;
      // Of several, the one whose kind is nearest.
      llvm::SmallVector<uint32_t, 2> Fit;
      unsigned Best = 1;
      for (uint32_t Part : R.Deployed) {
        unsigned Now = likeness(E, Part);
        if (Now > Best)
          Fit.clear();
        if (Now >= Best)
          Fit.push_back(Part);
        Best = std::max(Best, Now);
      }
      if (Fit.size() == 1 && PairsOfPart[Fit.front()].empty())
        match(E, Fit.front(), By);
    }
  }
}

/// A boundary of the deployment is that of the model in which all is that is in
/// it and matched, if nothing else tells.
void Drift::byMembers() {
  llvm::DenseMap<uint32_t, llvm::SmallVector<EntityId, 2>> HomesOf;
  std::map<EntityId, llvm::SmallVector<uint32_t, 2>> PartsOf;
  for (const Pair &X : llvm::ArrayRef(Pairs)) {
    uint32_t Around = partOf(Parts[X.Part].Source, part(X.Part).Parent);
    EntityId Home = F.zone(X.Model);
    if (Around == NoPart || !PairsOfPart[Around].empty() || !Home ||
        part(X.Part).Sort != PartKind::Element || !isOpen(Home))
      continue;
    if (!llvm::is_contained(HomesOf[Around], Home))
      HomesOf[Around].push_back(Home);
    if (!llvm::is_contained(PartsOf[Home], Around))
      PartsOf[Home].push_back(Around);
  }
  for (const auto &[Home, Around] : PartsOf)
    for (uint32_t Part : Around)
      if (HomesOf[Part].size() == 1)
        match(Home, Part, MatchedBy::Members);
}

void Drift::run() {
  collect();
  byAddress();
  auto Tail = [](StringRef Address) {
    size_t At = Address.find_last_of("./");
    return At == StringRef::npos ? Address : Address.drop_front(At + 1);
  };
  byKeys(
      MatchedBy::Name,
      [&](EntityId E, std::vector<std::string> &Keys) {
        Keys.push_back(plain(P.text(P.Entities[E].Text)));
        if (P.Entities[E].Title)
          Keys.push_back(plain(P.text(P.Entities[E].Title)));
      },
      [&](uint32_t Part, std::vector<std::string> &Keys) {
        const auto &Row = part(Part);
        Keys = {plain(Row.Name), plain(Row.Title), plain(Tail(Row.Address))};
        for (const std::string &A : Row.Aliases)
          Keys.push_back(plain(A));
      });
  byKeys(
      MatchedBy::Tag,
      [&](EntityId E, std::vector<std::string> &Keys) {
        if (auto All = texts(E, P.Known.tags(P.Entities[E].Class)))
          for (StringRef Tag : *All)
            Keys.push_back(plain(Tag));
      },
      [&](uint32_t Part, std::vector<std::string> &Keys) {
        for (const std::string &A : part(Part).Aliases)
          Keys.push_back(plain(A));
      });
  byKeys(
      MatchedBy::Endpoint,
      [&](EntityId E, std::vector<std::string> &Keys) {
        if (P.Entities[E].Class != EntityClass::Element)
          return;
        if (auto All = texts(E, P.Known.ElementEndpoint))
          for (StringRef Address : *All)
            Keys.push_back(hostOf(Address));
      },
      [&](uint32_t Part, std::vector<std::string> &Keys) {
        for (const std::string &A : part(Part).Aliases)
          if (StringRef(A).contains('.'))
            Keys.push_back(hostOf(A));
      });
  byMembers();
  markIgnored();
  for (const Pair &X : Pairs) {
    kind(X);
    values(X);
    place(X);
  }
  keepAgreed();
  onlyDeployed();
  flows();
  onlyModelled();
}

unsigned Drift::ignored() const {
  return static_cast<unsigned>(
      llvm::count_if(Parts, [](const Deployed &X) { return X.Ignored; }));
}

unsigned Drift::count(List L) const {
  return static_cast<unsigned>(llvm::count_if(
      Differences, [&](const Difference &D) { return D.In == L; }));
}
