//===- Ratings.cpp - What rates findings ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Ratings.h"

#include "IR/RiskFunctions.h"
#include "Risk/Score.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

namespace {

class RatingChooser {
public:
  explicit RatingChooser(Context &C) : C(C), P(C.P) {}

  void run() {
    // What the library chose stands, unless somebody marks functions too.
    if (C.Base.Funcs != 0 && !anyMarked())
      return;
    for (const Pending &D : llvm::ArrayRef<Pending>(C.Funcs))
      collect(D);
    bool Ok = true, Some = false, All = true;
    for (unsigned R = 0; R != NumRiskRoles; ++R) {
      Ok &= choose(R);
      Some |= P.Known.Rating[R].isValid();
      All &= P.Known.Rating[R].isValid();
    }
    if (Ok && Some && !All)
      Ok = reportMissing();
    // The matrix speaks of the others' results.
    for (unsigned R = 0; Ok && All && R != NumRiskRoles; ++R)
      Ok = checkSignature(static_cast<RiskRole>(R));
    if (!Ok || !All)
      for (FuncId &F : P.Known.Rating)
        F = FuncId::none();
    for (unsigned Which = 0; Which != 2; ++Which)
      checkWho(Which);
  }

private:
  struct Marked {
    FuncId F;
    bool Library;
  };

  bool anyMarked() const {
    return llvm::any_of(
        llvm::ArrayRef<Pending>(C.Funcs).drop_front(C.Base.Funcs),
        [&](const Pending &D) {
          return !std::as_const(P.Funcs)[FuncId(D.Index)].Annotations.empty();
        });
  }

  void collect(const Pending &D) {
    FuncId F(D.Index);
    for (const Property &A : P.Funcs[F].Annotations.of(P.Properties))
      for (unsigned R = 0; R != NumRiskRoles; ++R)
        if (C.text(A.Key) == spelling(static_cast<RiskRole>(R)))
          ByRole[R].push_back({F, C.Set.Modules[D.Module].Library});
    for (const Property &A : P.Funcs[F].Annotations.of(P.Properties))
      for (unsigned Which = 0; Which != 2; ++Which)
        if (C.text(A.Key) == WhoWords[Which])
          Who[Which].push_back({F, C.Set.Modules[D.Module].Library});
  }

  /// The functions that say by whom findings are: `@by` and `@attempt`. A
  /// team's own outweighs the library's.
  void checkWho(unsigned Which) {
    bool Own = false;
    for (const Marked &M : Who[Which])
      Own |= !M.Library;
    for (const Marked &M : Who[Which]) {
      if (Own && M.Library) {
        P.Funcs[M.F].Annotations.Count = 0;
        continue;
      }
      const Func &F = P.Funcs[M.F];
      llvm::ArrayRef<Param> Params = F.Params.of(P.Params);
      EnumId Position = C.positionEnum();
      auto Is = [&](Type T, bool Set) {
        return Position && T.Base == TypeBase::Enum && T.IsSet == Set &&
               T.enumId() == Position;
      };
      bool Good =
          Which == 0
              ? Is(F.Result, true) &&
                    llvm::all_of(Params,
                                 [](const Param &Q) {
                                   return Q.Ty.Base == TypeBase::Entity &&
                                          Q.Ty.IsSet;
                                 })
              : isRating(P, F) && Params.size() == 2 &&
                    Is(Params[0].Ty, false) &&
                    Params[1].Ty.Base == TypeBase::Int && !Params[1].Ty.IsSet;
      if (!Good)
        C.Diags.report(diag::WhoFunction, F.Where)
            << P.shortName(F.Id) << WhoWords[Which] << uint64_t(Which != 0);
    }
  }

  /// A team's own outweighs the library's, which then is as if not marked.
  bool choose(unsigned R) {
    bool Own = false;
    for (const Marked &M : ByRole[R])
      Own |= !M.Library;
    llvm::SmallVector<FuncId, 2> Left;
    for (const Marked &M : ByRole[R])
      if (Own && M.Library)
        P.Funcs[M.F].Annotations.Count = 0;
      else
        Left.push_back(M.F);
    P.Known.Rating[R] = Left.empty() ? FuncId::none() : Left.front();
    if (Left.size() < 2)
      return true;
    for (FuncId F : Left)
      C.Diags.report(diag::RatingsContradict, P.Funcs[F].Where)
              .note(diag::NoteOtherRating,
                    P.Funcs[Left[F == Left[0] ? 1 : 0]].Where)
          << P.text(P.Funcs[F].Id) << spelling(static_cast<RiskRole>(R));
    return false;
  }

  bool reportMissing() {
    for (unsigned R = 0; R != NumRiskRoles; ++R) {
      if (!P.Known.Rating[R])
        continue;
      const Func &F = P.Funcs[P.Known.Rating[R]];
      for (unsigned Other = 0; Other != NumRiskRoles; ++Other)
        if (!P.Known.Rating[Other]) {
          C.Diags.report(diag::RatingIncomplete, F.Where)
              << P.shortName(F.Id) << spelling(static_cast<RiskRole>(R))
              << spelling(static_cast<RiskRole>(Other));
          return false;
        }
    }
    return true;
  }

  bool checkSignature(RiskRole R) {
    const Func &F = P.Funcs[P.Known.rating(R)];
    if (!isRating(P, F)) {
      C.Diags.report(diag::RatingResult, F.Where)
          << P.shortName(F.Id) << spelling(R) << typeName(P, F.Result);
      return false;
    }
    for (uint32_t I = 0; I < F.Params.Count; ++I) {
      if (riskInput(P, F, R, I))
        continue;
      const Param &X = F.Params.of(P.Params)[I];
      DiagBuilder D = C.Diags.report(diag::RatingParameter, F.Where);
      D << P.shortName(F.Id) << spelling(R) << P.text(X.Text)
        << typeName(P, X.Ty) << uint64_t(R != RiskRole::Risk);
      if (R == RiskRole::Risk)
        for (RiskRole Part : {RiskRole::Likelihood, RiskRole::Impact})
          D << typeName(P, P.Funcs[P.Known.rating(Part)].Result);
      return false;
    }
    if (R == RiskRole::Risk && F.Params.Count != 2) {
      C.Diags.report(diag::RiskParameters, F.Where)
          << P.shortName(F.Id) << uint64_t(F.Params.Count);
      return false;
    }
    return true;
  }

  Context &C;
  Program &P;
  llvm::SmallVector<Marked, 2> ByRole[NumRiskRoles];
  static constexpr StringRef WhoWords[] = {"by", "attempt"};
  llvm::SmallVector<Marked, 2> Who[2];
};

} // namespace

void sema::chooseRatings(Context &C) { RatingChooser(C).run(); }

bool sema::checkVector(Context &C, ModuleId M, NodeId N, StringRef Text) {
  risk::Error E;
  if (risk::score(Text, E))
    return true;
  Range Where = C.range(M, N);
  // Behind the quotation mark stands the text itself, unless it is escaped.
  FileId File = C.Set.Modules[M].File;
  const ast::Tree &T = C.tree(M);
  StringRef Raw = C.Sources.text(File).slice(T[N].Begin, T[N].End);
  if (Raw.size() == Text.size() + 2 && Raw.drop_front().starts_with(Text) &&
      E.End <= Text.size()) {
    auto At = [&](size_t Offset) {
      return C.Sources.locAt(File,
                             static_cast<uint32_t>(T[N].Begin + 1 + Offset));
    };
    Where = {At(E.Begin), At(E.End)};
  }
  C.Diags.report(diag::BadVector, Where) << E.Message;
  return false;
}
