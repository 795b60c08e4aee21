//===- Lint.cpp - What is imported or declared for nothing ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs after a program without mistakes. Lookup notes what it finds; what it
/// never found is for nothing. Only files outside the standard library are
/// spoken of, and declarations that others may import only where the file
/// holds a system: a file of words alone is written for others.
///
//===----------------------------------------------------------------------===//

#include "IR/ExprInfo.h"
#include "Sema/Context.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

namespace {

class NameLint {
public:
  explicit NameLint(Context &C) : C(C) {}

  void run() {
    SystemFiles.resize(C.Sources.fileCount());
    for (uint32_t I = C.Base.Modules; I < C.EndOfModules; ++I) {
      const Module &M = C.Set.Modules[ModuleId(I)];
      if (M.Library)
        continue;
      if (M.HasSystem)
        SystemFiles.set(M.File.index());
      checkImports(ModuleId(I));
    }
    checkDeclarations();
    checkDerived();
  }

private:
  //===--------------------------------------------------------------------===//
  // Imports
  //===--------------------------------------------------------------------===//

  void checkImports(ModuleId M) {
    const ast::Tree &T = C.tree(M);
    for (const Import &I : C.Set.Modules[M].Imports) {
      // Without the prelude a file imports the library for its root kinds.
      if (!C.Set.Prelude && C.Set.Modules[I.Target].Library)
        continue;
      NodeId Target = node::Import(T, I.Node).target();
      PackageId Package = C.PackageOf[I.Target.index()];
      // Another file of this package is imported to be a part of the model.
      if (Package == C.PackageOf[M.index()])
        continue;
      llvm::SmallVector<NodeId, 4> Unused;
      for (NodeId Item : node::Import(T, I.Node).items())
        if (!C.UsedImports.count({M, nameOf(T, Item)}))
          Unused.push_back(Item);
      bool Selective = !node::Import(T, I.Node).items().empty();
      bool All = Unused.size() == node::Import(T, I.Node).items().size();
      if (Selective && !All) {
        for (NodeId Item : Unused)
          reportItem(M, I.Node, Item);
        continue;
      }
      if (C.Set.Modules[I.Target].HasEffect ||
          C.UsedWildcards.count({M, Package}) || usesPackage(M, I))
        continue;
      C.Diags.report(diag::UnusedImport, C.range(M, Target))
              .fix(wholeLine(C.range(M, I.Node)), "")
          << (T.kind(Target) == NodeKind::StringLit
                  ? C.text(T.nameOf(Target)).str()
                  : C.qualText(M, Target));
    }
  }

  static Name nameOf(const ast::Tree &T, NodeId Item) {
    NodeId Alias = node::ImportItem(T, Item).alias();
    return T.nameOf(Alias ? Alias : node::ImportItem(T, Item).ident());
  }

  /// Whether the name that stands for the whole package is used.
  bool usesPackage(ModuleId M, const Import &I) {
    const ast::Tree &T = C.tree(M);
    NodeId Target = node::Import(T, I.Node).target();
    NodeId Alias = node::Import(T, I.Node).alias();
    if (!Alias && T.kind(Target) == NodeKind::StringLit)
      return false;
    Name N =
        T.nameOf(Alias ? Alias : node::QualName(T, Target).idents().back());
    return C.UsedImports.count({M, N});
  }

  /// One of several names: with the comma after it, or else before it.
  void reportItem(ModuleId M, NodeId Import, NodeId Item) {
    const ast::Tree &T = C.tree(M);
    llvm::ArrayRef<NodeId> Items = node::Import(T, Import).items();
    Range R = C.range(M, Item);
    size_t At = llvm::find(Items, Item) - Items.begin();
    Range Cut = R;
    if (At + 1 < Items.size())
      Cut.End = C.range(M, Items[At + 1]).Begin;
    else
      Cut.Begin = C.range(M, Items[At - 1]).End;
    C.Diags.report(diag::UnusedImportName, R).fix(Cut, "")
        << C.text(nameOf(T, Item));
  }

  /// \p R, and the line end after it if nothing else is on the line.
  Range wholeLine(Range R) {
    FileId F = C.Sources.fileOf(R.Begin);
    StringRef Text = C.Sources.text(F);
    uint32_t Begin = C.Sources.offsetIn(F, R.Begin);
    uint32_t End = C.Sources.offsetIn(F, R.End);
    if ((Begin == 0 || Text[Begin - 1] == '\n') && End < Text.size() &&
        Text[End] == '\n')
      ++R.End.Offset;
    return R;
  }

  //===--------------------------------------------------------------------===//
  // Declarations
  //===--------------------------------------------------------------------===//

  /// What `UnusedDeclaration` calls it; empty: not spoken of.
  StringRef what(const Symbol &S) {
    switch (S.K) {
    case SymbolKind::Enum:
      // One that adds to another is used by that.
      return C.EnumIds[S.Index].index() == S.Index ? "enum" : "";
    case SymbolKind::Kind:
      return "kind";
    case SymbolKind::Control:
      return "control";
    case SymbolKind::Func:
      return C.P.Funcs[ir::FuncId(S.Index)].Result.Base == ir::TypeBase::Bool
                 ? "predicate"
                 : "function";
    case SymbolKind::Verification:
      return "verification";
    default:
      return "";
    }
  }

  void checkDeclarations() {
    for (const Package &Pkg : C.Packages.rows())
      for (const auto &[N, S] : Pkg.Names.own()) {
        if (!S.Owner || C.Set.Modules[S.Owner].Library)
          continue;
        if (!S.Private && !C.Set.Modules[S.Owner].HasSystem)
          continue;
        StringRef What = what(S);
        if (What.empty() ||
            C.UsedSymbols.count({static_cast<unsigned>(S.K), S.Index}))
          continue;
        if (S.K == SymbolKind::Kind)
          C.Diags.report(diag::UnusedKind, S.Where) << C.text(N);
        else
          C.Diags.report(diag::UnusedDeclaration, S.Where) << What << C.text(N);
      }
  }

  /// `let` of a kind that no expression reads.
  void checkDerived() {
    // The library reads only its own.
    if (C.P.Attrs.size() == C.Base.Attrs)
      return;
    llvm::BitVector Read(C.P.Attrs.size());
    for (const ir::Expr &E : C.P.Exprs.rows().drop_front(C.Base.Exprs))
      if (E.Op == ir::ExprOp::Attr)
        Read.set(E.B);
    for (uint32_t I = C.Base.Attrs; I < C.P.Attrs.size(); ++I) {
      const ir::Attr &A = C.P.Attrs[ir::AttrId(I)];
      if (!A.Derived || Read.test(I) || !A.Where.isValid())
        continue;
      FileId F = C.Sources.fileOf(A.Where.Begin);
      if (F && SystemFiles.test(F.index()))
        C.Diags.report(diag::UnusedDerived, A.Where) << C.text(A.Text);
    }
  }

  Context &C;
  llvm::BitVector SystemFiles; ///< with a system, outside the library
};

} // namespace

void sema::lintNames(Context &C) { NameLint(C).run(); }
