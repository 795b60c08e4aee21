//===- Advice.cpp - What to say of a name that means nothing --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// An unknown name is looked for in everything that has a name (NameIndex.h),
/// in sight or not: by that very name in a package that the file does not
/// import, as a former name or a synonym, as written otherwise; then for what
/// is near. Only what can stand at the place is proposed.
///
//===----------------------------------------------------------------------===//

#include "Sema/Context.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::sema;
using ast::NodeId;
using llvm::StringRef;

const NameIndex &Context::index() {
  if (!Index)
    Index = std::make_unique<NameIndex>(Set, Sources, Names);
  return *Index;
}

unsigned Context::thingsOf(SymbolKind K) {
  switch (K) {
  case SymbolKind::None:
    return bit(ThingKind::Enum) | bit(ThingKind::Kind) |
           bit(ThingKind::Control) | bit(ThingKind::Function) |
           bit(ThingKind::Rule) | bit(ThingKind::Verification);
  case SymbolKind::Enum:
    return bit(ThingKind::Enum);
  case SymbolKind::Kind:
    return bit(ThingKind::Kind);
  case SymbolKind::Control:
    return bit(ThingKind::Control);
  case SymbolKind::Func:
    return bit(ThingKind::Function);
  case SymbolKind::Rule:
    return bit(ThingKind::Rule);
  case SymbolKind::Verification:
    return bit(ThingKind::Verification);
  case SymbolKind::Entity:
  case SymbolKind::Package:
    break;
  }
  return 0;
}

static ir::EntityClass classOf(ast::KindClass C) {
  switch (C) {
  case ast::KindClass::Component:
    return ir::EntityClass::Element;
  case ast::KindClass::Channel:
    return ir::EntityClass::Flow;
  case ast::KindClass::Data:
    return ir::EntityClass::Data;
  case ast::KindClass::Zone:
    return ir::EntityClass::Boundary;
  }
  return ir::EntityClass::Element;
}

bool Context::fits(const Thing &T, const WantedName &In) const {
  if (T.IsPrivate || !(In.Things & bit(T.What)) ||
      (In.Package && T.Package != In.Package))
    return false;
  if (In.Fits)
    return In.Fits(T);
  // A zone that is marked as such is the kind of systems; nobody looks for it.
  return !In.Class || T.What != ThingKind::Kind ||
         classOf(T.Class) == *In.Class;
}

bool Context::isAttrOf(const Thing &A, ir::KindId K) const {
  for (; A.What == ThingKind::Attribute && K; K = P.Kinds[K].Base)
    if (P.text(P.Kinds[K].Id) == (text(A.Package) + "." + text(A.Owner)).str())
      return true;
  return false;
}

bool Context::isValueOf(const Thing &V, ir::EnumId E) const {
  if (V.What != ThingKind::EnumValue)
    return false;
  // One that adds to another has a row of its own.
  const std::string Owner = (text(V.Package) + "." + text(V.Owner)).str();
  for (uint32_t I = 0; I != P.Enums.size(); ++I)
    if (EnumIds[I] == E && text(P.Enums[ir::EnumId(I)].Id) == Owner)
      return true;
  return false;
}

bool Context::isVisible(ModuleId M, const Thing &T) const {
  Symbol S = lookup(M, T.Text);
  return S && S.Owner && Set.Modules[S.Owner].Package == T.Package;
}

llvm::SmallVector<Context::OtherName, 4>
Context::otherNames(StringRef Text, const WantedName &In) {
  llvm::SmallVector<OtherName, 4> Rows;
  for (const NameIndex::Match &X : index().find(Text)) {
    if (!fits(*X.T, In) || text(X.T->Text) == Text)
      continue;
    const bool Hidden = !In.Fits && !In.Package && !isVisible(In.M, *X.T);
    OtherName Here{X.T, X.N->Sort, X.Exact, Hidden};
    auto Same = llvm::find_if(Rows, [&](auto &R) { return R.T == X.T; });
    if (Same == Rows.end())
      Rows.push_back(Here);
    else if (Here.rank() < Same->rank())
      *Same = Here;
  }
  std::stable_sort(Rows.begin(), Rows.end(),
                   [](const OtherName &A, const OtherName &B) {
                     return A.rank() < B.rank();
                   });
  return Rows;
}

StringRef Context::calledInstead(StringRef Text,
                                 llvm::ArrayRef<StringRef> Candidates,
                                 const WantedName &In) {
  StringRef Near = nearest(Text, Candidates);
  if (!Near.equals_insensitive(Text))
    if (auto Rows = otherNames(Text, In); !Rows.empty())
      return text(Rows.front().T->Text);
  return Near;
}

bool Context::reportOtherName(StringRef What, StringRef Text, Range Where,
                              const WantedName &In) {
  const auto Rows = otherNames(Text, In);
  if (Rows.empty())
    return false;
  const OtherName &First = Rows.front();
  // But for a plural it is its own name: near, and in sight.
  if (First.Sort == NameSort::Own && !First.Exact && !First.Hidden)
    return false;
  const auto Others = llvm::ArrayRef(Rows).drop_front().take_while(
      [&](const OtherName &R) { return R.rank() == First.rank(); });
  const Surety Sure =
      OnlyGuesses || Set.Incomplete || !Others.empty() || !First.Exact
          ? Surety::Guess
          : Surety::Certain;
  const StringRef Called = text(First.T->Text);
  const StringRef Package = text(First.T->Package);
  const bool Former = First.Sort == NameSort::Former;
  DiagBuilder D = Diags.report(
      Former ? (First.Hidden ? diag::NameRenamedElsewhere : diag::NameRenamed)
             : (First.Hidden ? diag::NameSynonymElsewhere : diag::NameSynonym),
      Where);
  D << What << Text << Called;
  if (First.Hidden) {
    const Loc At = importPlace(In.M);
    D << Package;
    D.propose({At, At}, "import " + Package + ".{" + Called + "};\n", Sure);
  }
  D.propose(Where, Called, Sure);
  if (Range Declared = index().where(*First.T); Declared.isValid())
    D.note(diag::NoteDeclaredHere, Declared);
  for (const OtherName &R : Others)
    D.note(diag::NoteAlsoCalled, index().where(*R.T),
           {wordFor(R.T->What).str(), text(R.T->Text).str(),
            text(R.T->Package).str()});
  return true;
}

/// Whether \p Near is so near to \p Text that it is worth a proposal though
/// there are thousands of names.
static bool isVeryNear(StringRef Text, StringRef Near) {
  const unsigned Bound = std::max<unsigned>(1, Text.size() / 5);
  return Text.size() >= 4 &&
         Text.edit_distance(Near, /*AllowReplacements=*/true, Bound + 1) <=
             Bound;
}

bool Context::reportNearElsewhere(StringRef What, StringRef Text, Range Where,
                                  const WantedName &In) {
  std::vector<StringRef> Candidates;
  llvm::DenseMap<StringRef, const Thing *> ByName;
  index().forEach([&](const Thing &T) {
    if (index().isLoaded(T) || !fits(T, In))
      return;
    if (ByName.try_emplace(text(T.Text), &T).second)
      Candidates.push_back(text(T.Text));
  });
  StringRef Near = nearest(Text, Candidates);
  if (Near.empty() || !isVeryNear(Text, Near))
    return false;
  const StringRef Package = text(ByName.lookup(Near)->Package);
  const Loc At = importPlace(In.M);
  Diags.report(diag::NearNameElsewhere, Where)
          .suggest({At, At}, "import " + Package + ".{" + Near + "};\n")
          .suggest(Where, Near)
      << What << Text << Near << Package;
  return true;
}

/// Whether a statement begins in front of \p At, so that what stands there may
/// be a name that is declared.
static bool mayDeclare(StringRef Source, size_t At) {
  // `inside.web : Kind;` is meant to declare `web`.
  while (At > 1 && Source[At - 1] == '.' &&
         (llvm::isAlnum(Source[At - 2]) || Source[At - 2] == '_')) {
    --At;
    while (At > 0 && (llvm::isAlnum(Source[At - 1]) || Source[At - 1] == '_'))
      --At;
  }
  StringRef Before = Source.take_front(At).rtrim();
  if (Before.empty() || Source.slice(Before.size(), At).contains('\n'))
    return true;
  if (StringRef("{};").contains(Before.back()))
    return true;
  StringRef Word = Before.take_back(
      Before.size() -
      (Before.find_last_not_of("abcdefghijklmnopqrstuvwxyz") + 1));
  static constexpr StringRef Declaring[] = {
      "boundary",     "channel", "component", "control", "data",     "derive",
      "enum",         "flow",    "function",  "attr",    "let",      "port",
      "predicate",    "rule",    "system",    "zone",    "abstract", "package",
      "verification", "actor",   "process",   "store",   "as"};
  return llvm::is_contained(Declaring, Word);
}

bool Context::isConsequence(StringRef Text, Range Where, bool Open) const {
  if (!Set.Damaged)
    return false;
  FileId File = Sources.fileOf(Where.Begin);
  uint32_t Line = File ? Sources.lineCol(Where.Begin).Line : 0;
  // With a certain fix, such as a missing `;`, the statement was understood.
  // So was what another notation writes (lib/Parse/Habits.cpp).
  auto Understood = [](const Diagnostic &D) {
    if (parse::isHabit(D.Kind))
      return true;
    return !D.FixIts.empty() && llvm::all_of(D.FixIts, [](const FixIt &F) {
      return F.Sure == Surety::Certain;
    });
  };
  for (const Diagnostic &D : Diags.all())
    if (D.Level == Severity::Error && info(D.Kind).Code.starts_with("TM01") &&
        !Understood(D) && D.Where.isValid() &&
        Sources.fileOf(D.Where.Begin) == File &&
        Sources.lineCol(D.Where.Begin).Line == Line)
      return true;
  if (!Open)
    return false;
  for (const Module &M : Set.Modules.rows()) {
    if (!M.Damaged)
      continue;
    StringRef Source = Sources.text(M.File);
    for (size_t At = Source.find(Text); At != StringRef::npos;
         At = Source.find(Text, At + 1)) {
      auto IsPart = [](char C) { return llvm::isAlnum(C) || C == '_'; };
      size_t End = At + Text.size();
      if ((At && IsPart(Source[At - 1])) ||
          (End < Source.size() && IsPart(Source[End])))
        continue;
      if (mayDeclare(Source, At))
        return true;
    }
  }
  return false;
}

void Context::reportUnknown(StringRef What, StringRef Text, Range Where,
                            llvm::ArrayRef<StringRef> Candidates, bool Closed,
                            const WantedName *In) {
  if (isConsequence(Text, Where, !Closed) ||
      (!Closed && Forgiven.contains(Names.find(Text))))
    return;
  StringRef Near = nearest(Text, Candidates);
  // A kind of the library that cannot stand here.
  if (In && In->Class && Near.empty())
    for (const NameIndex::Match &X : index().find(Text))
      if (X.Exact && X.N->Sort == NameSort::Own && text(X.T->Text) == Text &&
          X.T->What == ThingKind::Kind && !X.T->IsPrivate &&
          classOf(X.T->Class) != *In->Class) {
        Diags.report(diag::WrongKindClass, Where)
            << Text << ir::spelling(classOf(X.T->Class))
            << ir::spelling(*In->Class);
        return;
      }
  // A file that is missing may declare it.
  const bool MayBeMissing = Set.Incomplete && !Closed;
  // What differs in case only is in sight: nothing is nearer.
  if (In && !MayBeMissing && !Near.equals_insensitive(Text) &&
      reportOtherName(What, Text, Where, *In))
    return;
  // A short name is near to many that it does not mean.
  if (MayBeMissing && (Near.empty() || Text.size() < 4))
    return;
  const bool Elsewhere = In && !MayBeMissing && !In->Fits && !In->Package &&
                         !Set.Modules[In->M].Library;
  if (Elsewhere && (Near.empty() || !isVeryNear(Text, Near)) &&
      reportNearElsewhere(What, Text, Where, *In))
    return;
  if (Near.empty() && Closed && Candidates.empty()) {
    Diags.report(diag::UnknownOfNone, Where) << What << Text;
    return;
  }
  if (Near.empty() && Closed) {
    Diags.report(diag::UnknownOfSome, Where)
        << What << Text << uint64_t(Candidates.size() != 1)
        << std::vector<StringRef>(Candidates.begin(), Candidates.end());
    return;
  }
  if (Near.empty()) {
    Diags.report(diag::UnknownName, Where) << What << Text;
    return;
  }
  Surety Sure = OnlyGuesses || MayBeMissing ? Surety::Guess
                                            : suretyOf(Text, Near, Candidates);
  Diags.report(diag::UnknownNameDidYouMean, Where).propose(Where, Near, Sure)
      << What << Text << Near;
}

/// What a person calls the thing that was wanted.
StringRef sema::wantedText(SymbolKind K) {
  switch (K) {
  case SymbolKind::Enum:
    return "enum";
  case SymbolKind::Kind:
    return "kind";
  case SymbolKind::Control:
    return "control";
  case SymbolKind::Func:
    return "function";
  case SymbolKind::Rule:
    return "rule";
  case SymbolKind::Verification:
    return "verification";
  case SymbolKind::Package:
    return "package";
  case SymbolKind::Entity:
  case SymbolKind::None:
    break;
  }
  return "name";
}

Loc Context::importPlace(ModuleId M) const {
  FileId F = Set.Modules[M].File;
  const ast::Tree &T = tree(M);
  uint32_t After = 0;
  if (NodeId Root = T.root()) {
    if (NodeId Package = node::File(T, Root).package())
      After = T[Package].End;
    for (NodeId N : node::File(T, Root).declarations())
      if (T.kind(N) == ast::NodeKind::Import)
        After = std::max(After, T[N].End);
  }
  StringRef Source = Sources.text(F);
  size_t LineEnd = After ? Source.find('\n', After) : StringRef::npos;
  return Sources.locAt(
      F, LineEnd == StringRef::npos ? 0 : static_cast<uint32_t>(LineEnd) + 1);
}

bool Context::reportNotImported(ModuleId M, NodeId Ident, SymbolKind Wanted,
                                std::optional<ir::EntityClass> Class) {
  Name N = tree(M).nameOf(Ident);
  Symbol Hidden;
  struct Place {
    std::string Package;
    Range Where; ///< invalid in a package that is not loaded
  };
  std::vector<Place> Found;
  for (const Package &Pkg : Packages.rows()) {
    auto It = Pkg.Names.find(N);
    if (It == Pkg.Names.end() || It->second.K != Wanted)
      continue;
    if (It->second.Private) {
      Hidden = It->second;
      continue;
    }
    if (Class && Wanted == SymbolKind::Kind && KindIds[It->second.Index] &&
        P.Kinds[KindIds[It->second.Index]].Class != *Class)
      continue;
    Found.push_back({text(Pkg.Text).str(), It->second.Where});
  }
  const WantedName In{M, thingsOf(Wanted), Class};
  if (!Set.Modules[M].Library)
    for (const NameIndex::Match &Row : index().find(text(N)))
      if (Row.N->Text == N && Row.N->Sort == NameSort::Own &&
          !index().isLoaded(*Row.T) && fits(*Row.T, In))
        Found.push_back({text(Row.T->Package).str(), {}});
  if (!Found.empty()) {
    const Place &First = Found.front();
    std::string Import =
        ("import " + First.Package + ".{" + text(N) + "};\n").str();
    Range At{importPlace(M), importPlace(M)};
    // Imported as a whole, under a name of its own.
    for (const auto &[Alias, S] : ImportsOf[M.index()].Explicit)
      if (S.K == SymbolKind::Package &&
          text(Packages[PackageId(S.Index)].Text) == First.Package) {
        UsedImports.insert({M, Alias});
        Diags.report(diag::NameInImported, range(M, Ident))
                .fix(range(M, Ident), text(Alias) + "." + text(N))
            << wantedText(Wanted) << text(N) << First.Package << text(Alias);
        return true;
      }
    DiagBuilder D = Diags.report(diag::NameNotImported, range(M, Ident));
    D << wantedText(Wanted) << text(N) << First.Package;
    if (First.Where.isValid())
      D.note(diag::NoteDeclaredHere, First.Where);
    for (const Place &Other : llvm::ArrayRef(Found).drop_front())
      D.note(diag::NoteAlsoInPackage, Other.Where,
             {wantedText(Wanted).str(), text(N).str(), Other.Package});
    // Of several packages one would be a guess.
    D.propose(At, Import, Found.size() == 1 ? Surety::Certain : Surety::Guess);
    return true;
  }
  if (!Hidden)
    return false;
  Diags.report(diag::PrivateName, range(M, Ident))
          .note(diag::NoteDeclaredHere, Hidden.Where)
      << text(N);
  return true;
}
