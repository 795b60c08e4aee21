//===- Scope.cpp - What is not reviewed in this model ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Scope.h"

#include "Analysis/Facts.h"
#include "IR/Print.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::analysis;
using ir::EntityClass;
using ir::EntityId;

std::unique_ptr<Scope> Scope::run(const ir::Program &P, const Facts &F) {
  auto R = std::make_unique<Scope>();
  const uint32_t N = P.Entities.size();
  std::vector<Name> Own(N);
  bool Any = false;
  for (uint32_t I = 0; I < N; ++I) {
    EntityId E(I);
    ir::AttrId A = P.Known.outOfScope(P.Entities[E].Class);
    if (!A)
      continue;
    ir::Value V = F.attributes().resolve(E, A).V;
    if (V.Tag != ir::ValueTag::String)
      continue;
    Own[I] = V.name();
    Any = true;
    if (!P.isStatement(E))
      R->Saying.push_back(E);
  }
  if (!Any)
    return R;

  R->By.resize(N);
  R->Reasons = std::move(Own);
  // A parent's id is smaller than its children's.
  for (uint32_t I = 0; I < N; ++I) {
    EntityId E(I);
    const ir::Entity &Row = P.Entities[E];
    bool Contained =
        Row.Class == EntityClass::Boundary || Row.Class == EntityClass::Element;
    if (Contained && Row.Parent && R->By[Row.Parent.index()])
      R->By[I] = R->By[Row.Parent.index()];
    else if (R->Reasons[I])
      R->By[I] = E;
  }
  for (const ir::Flow &Row : P.Flows) {
    EntityId &By = R->By[Row.Self.index()];
    if (EntityId Source = R->By[Row.Source.index()];
        !By && Source && R->By[Row.Target.index()])
      By = Source;
  }
  R->findData(P, F);
  for (EntityId E : R->Saying)
    if (R->By[E.index()] == E)
      R->Roots.push_back(E);
  return R;
}

/// Data that only what is out of scope stores or carries is so itself.
void Scope::findData(const ir::Program &P, const Facts &F) {
  std::vector<EntityId> Outside(P.Entities.size());
  std::vector<uint8_t> Reviewed(P.Entities.size());
  auto Note = [&](const ir::Value &V, EntityId At) {
    if (V.Tag != ir::ValueTag::Entity)
      return;
    if (!By[At.index()])
      Reviewed[V.entity().index()] = 1;
    else if (!Outside[V.entity().index()])
      Outside[V.entity().index()] = By[At.index()];
  };
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    EntityId E(I);
    EntityClass C = P.Entities[E].Class;
    if (C == EntityClass::Data && P.dataItem(E).By)
      Note(ir::Value::entity(E), P.dataItem(E).By);
    ir::AttrId A = C == EntityClass::Flow      ? P.Known.Carries
                   : C == EntityClass::Element ? P.Known.Stores
                                               : ir::AttrId();
    if (!A)
      continue;
    ir::Value V = F.attributes().resolve(E, A).V;
    if (V.Tag == ir::ValueTag::Set)
      for (const ir::Value &Item : P.elements(V))
        Note(Item, E);
    else
      Note(V, E);
  }
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    if (P.Entities[EntityId(I)].Class == EntityClass::Data && !By[I] &&
        !Reviewed[I])
      By[I] = Outside[I];
}

void Scope::print(llvm::raw_ostream &OS, const ir::Program &P) const {
  for (uint32_t I = 0; I < By.size(); ++I) {
    EntityId E(I);
    if (!isOut(E))
      continue;
    OS << ir::spelling(P.Entities[E].Class) << ' ';
    ir::printEntity(OS, P, E);
    OS << " out of scope by ";
    ir::printEntity(OS, P, By[I]);
    OS << " \"";
    OS.write_escaped(P.text(reason(E)));
    OS << "\"\n";
  }
}

void Scope::statistics(llvm::SmallVectorImpl<uint64_t> &Out) const {
  auto Count = llvm::count_if(By, [](EntityId E) { return E.isValid(); });
  Out.assign({Saying.size(), static_cast<uint64_t>(Count)});
}
