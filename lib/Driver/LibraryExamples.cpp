//===- LibraryExamples.cpp - A model that uses a thing of the library -----===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Library.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::driver;
using namespace tmc::ir;
using llvm::StringRef;
using sema::Thing;
using sema::ThingKind;

std::string Library::import(const Thing &T) const {
  StringRef Package = Index.text(T.Package);
  if (T.What == ThingKind::Package)
    return ("import " + Package + ".*;").str();
  if (Prelude.contains(Package))
    return "";
  return ("import " + Package + ".{" + Index.text(T.Owner ? T.Owner : T.Text) +
          "};")
      .str();
}

/// The first kind of \p K or below it that things can be of.
KindId Library::concrete(KindId K) const {
  // Every kind of data is one that items can be of.
  if (!P.Kinds[K].Abstract || P.Kinds[K].Class == EntityClass::Data)
    return K;
  for (uint32_t I = 0; I != P.Kinds.size(); ++I) {
    const Thing *T = thing(P.Kinds[KindId(I)].Id);
    if (T && isShown(*T) && !P.Kinds[KindId(I)].Abstract &&
        P.derives(KindId(I), K))
      return KindId(I);
  }
  return KindId::none();
}

/// A value that \p A takes, as a model writes it; what it needs is declared in
/// \p Data. Empty if that is not easily said.
std::string Library::valueFor(AttrId A, std::string &Data) const {
  return valueOf(P.Attrs[A].Ty, P.allowed(P.Attrs[A]), Data);
}

/// The same for a type, and for what is allowed of it, if that is said.
std::string Library::valueOf(Type Ty, const ValueRange *Allowed,
                             std::string &Data) const {
  std::string V;
  switch (Ty.Base) {
  case TypeBase::Bool:
    V = "true";
    break;
  case TypeBase::Int:
  case TypeBase::Decimal:
  case TypeBase::Duration:
  case TypeBase::Date:
    if (Allowed && !Allowed->Least.isUnknown())
      V = valueText(P, Allowed->Least);
    else if (Allowed && !Allowed->Most.isUnknown())
      V = valueText(P, Allowed->Most);
    else
      V = Ty.Base == TypeBase::Int        ? "1"
          : Ty.Base == TypeBase::Decimal  ? "1.0"
          : Ty.Base == TypeBase::Duration ? "30d"
                                          : "2027-01-31";
    break;
  case TypeBase::String:
    // An address fits where links are wanted, too.
    V = "\"https://example.com\"";
    break;
  case TypeBase::Endpoint:
    V = "\"https://example.com:443\"";
    break;
  case TypeBase::Enum:
    if (auto Values = P.Enums[Ty.enumId()].Values.of(P.EnumValues);
        !Values.empty())
      V = P.text(Values.front().Text).str();
    break;
  case TypeBase::Entity:
    if (P.Kinds[Ty.kindId()].Class == EntityClass::Data) {
      Data = "data Item;\n";
      V = "Item";
    }
    break;
  default:
    break;
  }
  return Ty.IsSet && !V.empty() ? "[" + V + "]" : V;
}

/// What a thing of kind \p K sets: \p More, and what it requires. Elements that
/// it has to refer to go to \p Body, and their imports to \p Imports.
std::string Library::settings(KindId K, StringRef More, std::string &Imports,
                              std::string &Body) const {
  std::string Out = More.str();
  for (KindId Up = K; Up; Up = P.Kinds[Up].Base)
    for (AttrId A : P.Kinds[Up].Attrs.of(P.KindAttrs)) {
      const Attr &Row = P.Attrs[A];
      std::string Unused;
      if (!Row.Required || P.defaultOf(K, A) ||
          More.starts_with((P.text(Row.Text) + " ").str()))
        continue;
      std::string Value = valueFor(A, Unused);
      KindId Of = Row.Ty.Base == TypeBase::Entity ? concrete(Row.Ty.kindId())
                                                  : KindId::none();
      // Of its own kind it would need another one, and so on.
      if (Value.empty() && Of && Of != K) {
        Value = ("some_" + P.text(Row.Text)).str();
        declare(Imports, Body, Value, Of, "");
        if (Row.Ty.IsSet)
          Value = "[" + Value + "]";
      }
      Out += (Out.empty() ? "" : " ");
      Out += P.text(Row.Text);
      Out += " = " + Value + ";";
    }
  return Out;
}

/// Adds to \p Body the element \p Name of kind \p K with \p Setting.
void Library::declare(std::string &Imports, std::string &Body, StringRef Name,
                      KindId K, StringRef Setting) const {
  addImport(Imports, K);
  std::string Sets = settings(K, Setting, Imports, Body);
  Body += ("  " + Name + " : " + P.shortName(P.Kinds[K].Id)).str();
  Body += Sets.empty() ? ";\n" : " { " + Sets + " }\n";
}

void Library::addImport(std::string &Imports, KindId K) const {
  const Thing *T = thing(P.Kinds[K].Id);
  std::string Import = T ? import(*T) : "";
  if (!Import.empty() && Imports.find(Import) == std::string::npos)
    Imports += Import + "\n";
}

/// Adds to \p Body, that of a system, a thing of kind \p K.
void Library::useKind(std::string &Imports, std::string &Body, KindId K,
                      StringRef Setting) const {
  const Kind &Row = P.Kinds[K];
  addImport(Imports, K);
  StringRef Name = P.shortName(Row.Id);
  if (Row.Class == EntityClass::Element)
    return declare(Imports, Body, "example", K, Setting);
  const std::string Sets = settings(K, Setting, Imports, Body);
  const std::string Rest = Sets.empty() ? ";" : " { " + Sets + " }";
  llvm::raw_string_ostream OS(Body);
  switch (Row.Class) {
  case EntityClass::Boundary:
    OS << "  boundary example : " << Name << Rest << "\n";
    return;
  case EntityClass::Data:
    OS << "  data Example : " << Name << Rest << "\n";
    return;
  case EntityClass::Flow:
    OS << "  caller : Service;\n  called : Service;\n"
       << "  flow example : caller -> called via " << Name << Rest << "\n";
    return;
  case EntityClass::Element:
  case EntityClass::System:
    return;
  }
}

/// The arguments of a call in a rule, for \p Params. What is matched for them
/// goes to \p Binders, what is imported to \p Imports. Nothing if there is no
/// short value for one.
std::optional<std::string> Library::argumentsFor(Slice Params,
                                                 std::string &Binders,
                                                 std::string &Imports) const {
  std::string Out;
  char Next = 'a';
  for (const Param &One : Params.of(P.Params)) {
    std::string Value, Unused;
    if (One.Ty.Base == TypeBase::Entity && One.Ty.kindId()) {
      const Thing *Kind = thing(P.Kinds[One.Ty.kindId()].Id);
      if (!Kind || Next > 'z')
        return std::nullopt;
      if (std::string Import = import(*Kind);
          !Import.empty() && Imports.find(Import) == std::string::npos)
        Imports += Import + "\n";
      Value = std::string(1, Next++);
      Binders += (Binders.empty() ? "" : ", ") + Value + " : " +
                 P.shortName(P.Kinds[One.Ty.kindId()].Id).str();
      if (One.Ty.IsSet)
        Value = "[" + Value + "]";
    } else {
      Value = valueOf(One.Ty, nullptr, Unused);
      // A value of an enum is found by the type of the parameter.
      if (Value.empty())
        return std::nullopt;
    }
    Out += (Out.empty() ? "" : ", ") + Value;
  }
  return Out;
}

/// A rule with \p Clauses, of which the first binds \p Binders.
static std::string ruleWith(StringRef Binders, StringRef Clauses) {
  std::string Matched = Binders.empty() ? "a : Element" : Binders.str();
  return "@id(\"EXAMPLE-1\")\nrule Example \"Example: ${a} is one\" {\n"
         "  match " +
         Matched + ";\n" + Clauses.str() + "  severity = Low;\n}\n";
}

std::string Library::exampleOfFunction(const Thing &T) const {
  const FuncId Id = funcOf(T);
  if (!Id)
    return "";
  const Func &Row = P.Funcs[Id];
  std::string Imports, Binders;
  if (std::string Import = import(T); !Import.empty())
    Imports = Import + "\n";
  auto Args = argumentsFor(Row.Params, Binders, Imports);
  if (!Args)
    return "";
  const std::string Call = Index.text(T.Text).str() + "(" + *Args + ")";
  std::string Clauses;
  if (Row.Result == Type{TypeBase::Bool})
    Clauses = "  where " + Call + ";\n";
  else if (Row.Result == Type{TypeBase::Ref})
    Clauses = "  refs = [" + Call + "];\n";
  else
    Clauses = "  where known(" + Call + ");\n";
  return Imports + (Imports.empty() ? "" : "\n") + ruleWith(Binders, Clauses);
}

std::string Library::exampleOfCheck(const Thing &T) const {
  const VerificationId Id = verificationOf(T);
  if (!Id)
    return "";
  std::string Imports =
      ("import " + Index.text(T.Package) + ".{" + Index.text(T.Text) + "};\n")
          .str();
  std::string Binders;
  auto Args = argumentsFor(P.Verifications[Id].Params, Binders, Imports);
  if (!Args)
    return "";
  return Imports + "\n" +
         ruleWith(Binders, "  verify " + Index.text(T.Text).str() + "(" +
                               *Args + ");\n");
}

static std::string exampleOfMethodology(StringRef Name, StringRef Package) {
  return ("// tmc --methodology=" + Name + " example.tm\n").str() +
         ("import " + Package + ".*;\n\n").str() +
         "system Example {\n  boundary inside : PrivateNetwork { "
         "example : Service; }\n}\n";
}

std::string Library::example(const Thing &T) const {
  std::string Imports, Body, Data;
  if (std::string Import = import(T); !Import.empty())
    Imports = Import + "\n";
  StringRef Name = Index.text(T.Text);
  std::string Kind; // of the system
  auto Model = [&] {
    return Imports + Data + "system Example" + Kind + " {\n" + Body + "}\n";
  };
  // A thing of \p K, if there can be one, with a setting.
  auto Use = [&](KindId K, const std::string &Setting) {
    if (P.Kinds[K].Class == EntityClass::System) {
      // The root is the kind of every system.
      const bool IsRoot = !P.Kinds[K].Base;
      if (!IsRoot) {
        addImport(Imports, K);
        Kind = (" : " + P.shortName(P.Kinds[K].Id)).str();
      }
      std::string Sets = settings(K, Setting, Imports, Body);
      if (!Sets.empty())
        Body += "  " + Sets + "\n";
      return !Sets.empty();
    }
    KindId Of = concrete(K);
    if (Of)
      useKind(Imports, Body, Of, Setting);
    return Of.isValid();
  };
  auto Sets = [&](AttrId A, std::string Value) {
    std::string Out = P.text(P.Attrs[A].Text).str();
    return Out + " = " + Value + ";";
  };
  switch (T.What) {
  case ThingKind::Kind: {
    KindId K = kindOf(T);
    if (!K || P.Kinds[K].Abstract || !Use(K, ""))
      return P.Kinds[K].Class == EntityClass::Data && Use(K, "") ? Model() : "";
    return Model();
  }
  case ThingKind::Attribute: {
    AttrId A = attrOf(T);
    if (!A || P.Attrs[A].Derived)
      return "";
    std::string Value = valueFor(A, Data);
    return !Value.empty() && Use(P.Attrs[A].Owner, Sets(A, Value)) ? Model()
                                                                   : "";
  }
  case ThingKind::Control: {
    ControlId C = controlOf(T);
    if (!C || P.Controls[C].Abstract)
      return "";
    for (KindId K : P.Controls[C].For.of(P.ControlKinds)) {
      std::string Setting = "controls = [";
      Setting += Name;
      if (Use(K, Setting + "];"))
        return Model();
    }
    return "";
  }
  case ThingKind::Enum:
  case ThingKind::EnumValue: {
    const Thing *Owner = &T;
    if (T.What == ThingKind::EnumValue)
      Owner = thing((Index.text(T.Package) + "." + Index.text(T.Owner)).str());
    EnumId E = Owner ? enumOf(*Owner) : EnumId::none();
    if (!E || P.Enums[E].Values.Count == 0)
      return "";
    if (T.What == ThingKind::Enum)
      Name = P.text(P.Enums[E].Values.of(P.EnumValues).front().Text);
    for (uint32_t I = 0; I != P.Attrs.size(); ++I) {
      const Attr &A = P.Attrs[AttrId(I)];
      if (A.Ty.Base != TypeBase::Enum || A.Ty.enumId() != E || A.Derived)
        continue;
      std::string Value = A.Ty.IsSet ? "[" : "";
      Value += Name;
      Value += A.Ty.IsSet ? "]" : "";
      if (Use(A.Owner, Sets(AttrId(I), Value))) {
        // The value is found by the attribute's type.
        if (std::string Import = import(T);
            !Import.empty() && StringRef(Imports).starts_with(Import))
          Imports.erase(0, Import.size() + 1);
        return Model();
      }
    }
    return "";
  }
  case ThingKind::Rule:
  case ThingKind::Package:
    // Imported is in force.
    return Imports.empty() ? "" : Imports;
  case ThingKind::Function:
    return exampleOfFunction(T);
  case ThingKind::Verification:
    return exampleOfCheck(T);
  case ThingKind::Methodology:
    return exampleOfMethodology(Name, Index.text(T.Package));
  }
  return "";
}
