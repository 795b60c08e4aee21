//===- Resources.cpp - Resources of a cloud that name each other ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/Resources.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

void Resource::name(const std::string &Other, StringRef Key) {
  if (Other == Address)
    return;
  if (!llvm::is_contained(Names, Other))
    Names.push_back(Other);
  std::vector<std::string> &Of = ByKey[Key.str()];
  if (!llvm::is_contained(Of, Other))
    Of.push_back(Other);
}

Resource &ResourceGraph::add(const std::string &Address) {
  auto [It, IsNew] = ByAddress.try_emplace(Address, Resources.size());
  if (IsNew)
    Resources.emplace_back().Address = Address;
  return Resources[It->second];
}

Resource *ResourceGraph::find(StringRef Address) {
  auto It = ByAddress.find(Address);
  return It == ByAddress.end() ? nullptr : &Resources[It->second];
}

PartId ResourceGraph::account(const Resource &R) {
  const Kind *What = I.K.map(table("Accounts"), R.Provider);
  if (!What)
    return {};
  PartId &P = Accounts[R.Provider];
  if (!P) {
    P = Model.boundary({}, *What, R.Provider + " account");
    Model.comment(P, "What the provider of the resources makes them in.");
  }
  return P;
}

PartId ResourceGraph::callers() {
  if (!Callers) {
    Internet = Model.boundary({}, I.kind("PublicInternet"), "Internet");
    Callers = Model.element(Internet, I.kind("UserAgent"), "Callers");
    Model.comment(Callers, "Whoever may call from any address.");
  }
  return Callers;
}

void ResourceGraph::declare(Resource &R) {
  if (const Kind *Zone = I.K.map(table("Zones"), R.Type)) {
    if (R.IsPublic)
      if (const Kind *Public =
              I.K.map(table("Zones"), ("public " + R.Provider)))
        Zone = Public;
    R.IsZone = true;
    R.Part = Model.boundary(account(R), *Zone, R.Title);
  } else if (const Kind *Store = I.K.map(table("Stores"), R.Type)) {
    R.IsStore = true;
    R.Part = Model.element(account(R), *Store, R.Title);
  } else if (I.K.map(table("Components"), R.Type) || !R.IsDetail) {
    R.Part = Model.element(
        account(R), I.kindFor(table("Components"), R.Type, "Service", R.At),
        R.Title);
  } else {
    return;
  }
  Model.deployed(R.Part, R.At, R.Address);
  Model.comment(R.Part,
                R.Address + ", " + I.where(R.At) +
                    (R.Instances > 1
                         ? ", " + std::to_string(R.Instances) + " instances"
                         : ""));
  names(R);
  settings(R);
}

/// `encrypted`, which says what an attribute says; `not public`, which says the
/// opposite; and `has Encryption`, which says it by being there.
void ResourceGraph::settings(Resource &R) {
  if (R.IsZone || !R.Values)
    return;
  for (const Entry &E : R.Values->Entries) {
    for (StringRef Before : {"", "not ", "has "})
      set(R, (Before + E.Key).str(), *E.Item);
    // Some settings have a block of their own, which may be a list of one.
    const Value *Block = E.Item;
    if (Block->isList() && Block->Entries.size() == 1)
      Block = Block->Entries.front().Item;
    for (const Entry &Inner :
         Block->isMap() ? Block->Entries : std::vector<Entry>())
      for (StringRef Before : {"", "not "})
        set(R, (Before + E.Key + "." + Inner.Key).str(), *Inner.Item);
  }
}

void ResourceGraph::set(Resource &R, StringRef Word, Value &V) {
  StringRef Attribute = I.K.word(table("Attributes"), Word);
  if (Attribute.empty() || (!R.IsStore && !I.K.isOfAllElements(Attribute)))
    return;
  bool Is;
  if (Word.starts_with("has ")) {
    if (V.isLeaf())
      return;
    Is = true;
    Import::approximated(&V, "that it is there is what counts");
  } else {
    StringRef Text = V.isScalar() ? V.Text : StringRef();
    if (!Text.equals_insensitive("true") && !Text.equals_insensitive("false"))
      return;
    Is = Text.equals_insensitive("true") != Word.starts_with("not ");
    Import::imported(&V);
  }
  StringRef Key = Word.contains(' ') ? Word.split(' ').second : Word;
  Model.set(R.Part, Attribute, Is ? "true" : "false",
            Key.str() + ", " + I.where(V.At), V.At);
}

/// What else it is called where it runs, for those who look for it there.
void ResourceGraph::names(Resource &R) {
  for (const Entry &E : R.Values ? R.Values->Entries : std::vector<Entry>()) {
    // A map of tags, or a list of maps of a key and a value.
    if (E.Key.equals_insensitive("tags"))
      for (const Entry &Tag : E.Item->Entries) {
        if (Tag.Item->isScalar())
          Model.alias(R.Part, Tag.Item->Text);
        else
          Model.alias(R.Part, I.peek(Tag.Item, "Value"));
      }
    if (!E.Item->isScalar())
      continue;
    StringRef Word = I.K.word(table("Attributes"), E.Key);
    if (Word == "deployed_as" || Word == "endpoint")
      Model.alias(R.Part, E.Item->Text);
  }
}

/// What a detail names, that of which it is a detail names, too: a policy of a
/// role lets the role use what the policy names.
void ResourceGraph::shareDetails() {
  for (Resource &R : Resources) {
    if (R.Part || R.IsGroup)
      continue;
    for (StringRef Key : Owners) {
      auto It = R.ByKey.find(Key.str());
      if (It == R.ByKey.end())
        continue;
      for (const std::string &Owner : It->second)
        if (Resource *Of = find(Owner)) {
          for (const std::string &Name : R.Names)
            if (Name != Owner && !llvm::is_contained(Of->Names, Name))
              Of->Names.push_back(Name);
          // A setting may be a resource of its own.
          if (Of->Part && !Of->IsZone && R.Values && !R.Values->isLeaf())
            set(*Of, "has " + R.Type, *R.Values);
        }
    }
  }
}

/// Elements and boundaries that \p R names, itself or through details.
std::vector<Resource *> ResourceGraph::reachable(Resource &R,
                                                 bool ThroughGroups) {
  llvm::SetVector<Resource *> Work, Out;
  Work.insert(&R);
  for (size_t N = 0; N != Work.size(); ++N)
    for (const std::string &Name : Work[N]->Names) {
      Resource *To = find(Name);
      if (!To || To == &R || (To->IsGroup && !ThroughGroups))
        continue;
      if (To->Part)
        Out.insert(To);
      else
        Work.insert(To);
    }
  return {Out.begin(), Out.end()};
}

void ResourceGraph::place(Resource &R) {
  bool Placed = false;
  auto IsSubnet = [](const Resource *A) {
    return StringRef(A->Type).contains_insensitive("subnet");
  };
  std::vector<Resource *> Around = reachable(R, /*ThroughGroups=*/false);
  // Subnets before networks, as they are the closer ones.
  llvm::stable_sort(Around, [&](const Resource *A, const Resource *B) {
    return IsSubnet(A) > IsSubnet(B);
  });
  bool InSubnet = false;
  for (Resource *Z : Around) {
    if (!Z->IsZone || Model.isIn(Z->Part, R.Part))
      continue;
    if (!Placed)
      Model.move(R.Part, Z->Part);
    else if (!R.IsZone && (IsSubnet(Z) || !InSubnet))
      Model.add(R.Part, "also_in", Model.name(Z->Part));
    Placed = true;
    InSubnet |= IsSubnet(Z);
  }
  if (Placed || R.IsZone)
    return;
  for (Resource *Z : reachable(R, /*ThroughGroups=*/true))
    if (Z->IsZone && !Placed) {
      Model.move(R.Part, Z->Part);
      Placed = true;
    }
}

void ResourceGraph::call(PartId From, PartId To, StringRef Port,
                         const std::string &Why, Range At) {
  if (From == To)
    return;
  PartId &F = Flows[{From.index(), To.index()}];
  if (!F) {
    F = Model.flow(From, To, I.K.map("compose.Ports", Port), "");
    Model.madeFrom(F, At);
  }
  unsigned Number;
  if (!Port.getAsInteger(10, Number) && Number && Number < 65536)
    Model.set(F, "port", Port);
  Model.comment(F, Why);
}

void ResourceGraph::calls(Resource &R) {
  for (Resource *To : reachable(R, /*ThroughGroups=*/false)) {
    if (To->IsZone)
      continue;
    const bool Direct = llvm::is_contained(R.Names, To->Address);
    std::string Why =
        R.Address +
        (Direct ? " names " : " names, through what belongs to it, ") +
        To->Address + ", " + I.where(R.At);
    // A store calls nobody: what it names uses it.
    if (R.IsStore && !To->IsStore)
      call(To->Part, R.Part, "", Why, R.At);
    else if (!R.IsStore)
      call(R.Part, To->Part, "", Why, R.At);
  }
}

std::vector<Resource *> ResourceGraph::members(const std::string &Group) {
  if (MembersOf.empty())
    for (Resource &R : Resources)
      if (R.Part && !R.IsZone)
        for (const std::string &Name : R.Names)
          if (Resource *G = find(Name); G && G->IsGroup)
            MembersOf[Name].push_back(&R);
  auto It = MembersOf.find(Group);
  return It == MembersOf.end() ? std::vector<Resource *>() : It->second;
}

void ResourceGraph::allow(const std::string &From, const std::string &To,
                          StringRef Port, const std::string &Why, Range At) {
  if (From.empty()) {
    for (Resource *R : members(To))
      call(callers(), R->Part, Port, Why, At);
    return;
  }
  for (Resource *A : members(From))
    for (Resource *B : members(To))
      if (!A->IsStore)
        call(A->Part, B->Part, Port, Why, At);
}

void ResourceGraph::build() {
  for (Resource &R : Resources)
    declare(R);
  shareDetails();
  for (Resource &R : Resources)
    if (R.Part && R.IsZone)
      place(R);
  for (Resource &R : Resources)
    if (R.Part && !R.IsZone) {
      place(R);
      calls(R);
    }
}
