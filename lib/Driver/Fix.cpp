//===- Fix.cpp - Applying the mends that messages propose -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Fix.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace tmc;
using namespace tmc::driver;

namespace {

/// Edits that do not overlap, by where they begin. Two insertions at one place
/// overlap: which one comes first would be a guess.
class Edits {
public:
  bool isFree(const FixIt &F) const {
    auto Next = ByBegin.lower_bound(F.Where.Begin.Offset);
    if (Next != ByBegin.end() && (Next->first < F.Where.End.Offset ||
                                  Next->first == F.Where.Begin.Offset))
      return false;
    return Next == ByBegin.begin() ||
           std::prev(Next)->second->Where.End.Offset <= F.Where.Begin.Offset;
  }
  void add(const FixIt &F) { ByBegin[F.Where.Begin.Offset] = &F; }
  void remove(const FixIt &F) { ByBegin.erase(F.Where.Begin.Offset); }
  const std::map<uint32_t, const FixIt *> &all() const { return ByBegin; }

private:
  std::map<uint32_t, const FixIt *> ByBegin;
};

} // namespace

std::vector<FixedFile>
driver::applyFixIts(const Diagnostics &Diags, const SourceManager &Sources,
                    llvm::function_ref<bool(FileId)> MayChange) {
  Edits Accepted;
  std::map<uint32_t, FixedFile> Files; // by index
  for (const Diagnostic &D : Diags.all()) {
    // Where a person has to fill in something, nothing is certain.
    if (llvm::any_of(D.FixIts, [](const FixIt &F) {
          return llvm::StringRef(F.Text).contains("…");
        }))
      continue;
    size_t Taken = 0;
    for (const FixIt &F : D.FixIts) {
      FileId File = Sources.fileOf(F.Where.Begin);
      if (!File || !MayChange(File) || !Accepted.isFree(F))
        break;
      Accepted.add(F);
      ++Taken;
    }
    if (Taken != D.FixIts.size()) {
      for (const FixIt &F : llvm::ArrayRef(D.FixIts).take_front(Taken))
        Accepted.remove(F);
      continue;
    }
    if (Taken != 0) {
      FileId File = Sources.fileOf(D.FixIts[0].Where.Begin);
      ++Files.try_emplace(File.index(), FixedFile{File, {}, 0})
            .first->second.Count;
    }
  }
  std::vector<FixedFile> Out;
  for (auto &[Index, Fixed] : Files) {
    llvm::StringRef Text = Sources.text(Fixed.File);
    uint32_t Start = Sources.start(Fixed.File).Offset;
    uint32_t At = 0;
    for (auto It = Accepted.all().lower_bound(Start);
         It != Accepted.all().end() && It->first <= Start + Text.size(); ++It) {
      const FixIt &F = *It->second;
      if (Sources.fileOf(F.Where.Begin) != Fixed.File)
        break;
      Fixed.Text += Text.slice(At, F.Where.Begin.Offset - Start);
      Fixed.Text += F.Text;
      At = F.Where.End.Offset - Start;
    }
    Fixed.Text += Text.drop_front(At);
    Out.push_back(std::move(Fixed));
  }
  return Out;
}
